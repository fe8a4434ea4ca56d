"""At the start: the text that was cut off is open again, and the other drafts are named."""

from typing import TYPE_CHECKING

from agent_tui.desk.views import RowRef
from agent_tui.domain.errors import BadInput
from agent_tui.domain.masking import mask_numbers
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut

if TYPE_CHECKING:
    from agent_tui.ui.screens.desk.desk_screen import DeskScreen

MOST_NAMED = 3
"""Customers; of more, that there are more."""

NAME = 16
"""Cells of a name."""


async def take_up_kept(at: "DeskScreen") -> None:
    """Opens the composer where the last run ended in the middle of a text, unless somebody was quicker; says where
    other drafts are."""
    with at.telling():
        drafts = at.desk.drafts()
        cut_off = at.desk.cut_off()
        said = []
        if cut_off is not None and not at.acted and at.touring.wish != "begun" and _is_known(at, cut_off.ticket):
            await at.take_up_draft(cut_off)
            composer = at.pane.composer
            if composer is not None:
                at.drafts.changed(lambda: composer.draft)  # written in this run, should it be cut off, too
                said.append(at.wording.screen("done.draft-open", customer=_names(at, [cut_off.ticket])))
                drafts = [one for one in drafts if (one.ticket, one.kind) != (composer.ticket, composer.kind)]
        if drafts:
            names = _names(at, [draft.ticket for draft in drafts])
            key = at.wording.keys(action("filter"), 1)
            said.append(at.wording.screen("done.drafts-kept", count=len(drafts), names=names, key=key))
        if said:
            at.say(" ".join(said))


def _is_known(at: "DeskScreen", ticket: str) -> bool:
    """False where the contact went where I do not see it."""
    try:
        at.desk.contact(ticket)
    except BadInput:
        return False
    return True


def _names(at: "DeskScreen", tickets: list[str]) -> str:
    """Of the customers, each once."""
    rows = at.desk.rows([RowRef(ticket) for ticket in dict.fromkeys(tickets)])
    names = list(dict.fromkeys(cut(mask_numbers(row.customer_name or row.customer_id), NAME) for row in rows))
    told = names[:MOST_NAMED] + (["..."] if len(names) > MOST_NAMED or len(rows) < len(set(tickets)) else [])
    return ("、" if at.wording.language == "zh" else ", ").join(told)
