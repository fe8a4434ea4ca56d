"""Whether a contact goes along where something about it is handed to a colleague. Store and desk ask the same rule."""

from collections.abc import Sequence

from agent_tui.domain.values import LIVE_STATUSES, Id, TicketStatus, TransferKind


def contact_goes_along(
    kind: TransferKind,
    promises: Sequence[Id],
    sender: str,
    *,
    status: TicketStatus,
    owner: str | None,
    holder: str | None,
) -> bool:
    """True where accepting makes the receiver the contact's owner. Promises outlive their contact, and are made in
    contacts of colleagues too: of what is over, or is not the sender's at the end of their shift, the promises go
    alone."""
    if kind == "consult" or status not in LIVE_STATUSES:
        return False
    return kind == "transfer" or not promises or sender in (owner, holder)
