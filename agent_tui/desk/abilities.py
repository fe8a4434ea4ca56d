"""What a backend may lack, and what is then not done: it is said, never queued for nothing. Pure."""

from typing import TYPE_CHECKING, get_args

from agent_tui.contract.writes import (
    AcknowledgeBulletin,
    AnswerTransfer,
    ChangePromise,
    ChangeWorkOrder,
    DecideMerge,
    MakePromise,
    MakeWorkOrder,
    OfferTransfer,
    PublishBulletin,
    RecordOutcome,
    WithdrawBulletin,
    Write,
)
from agent_tui.desk.views import Ability
from agent_tui.domain.errors import NotAllowed

if TYPE_CHECKING:
    from agent_tui.backends.protocol import Capabilities

_NEEDED: dict[type[Write], Ability] = {
    MakePromise: "promises",
    ChangePromise: "promises",
    OfferTransfer: "transfers",
    AnswerTransfer: "transfers",
    DecideMerge: "merges",
    MakeWorkOrder: "work_orders",
    ChangeWorkOrder: "work_orders",
    RecordOutcome: "search_outcomes",
    PublishBulletin: "bulletins",
    WithdrawBulletin: "bulletins",
    AcknowledgeBulletin: "bulletins",
}


def lacking(capabilities: "Capabilities | None") -> frozenset[Ability]:
    """What the backend cannot do; nothing as long as it is not known (None)."""
    if capabilities is None:
        return frozenset()
    abilities: tuple[Ability, ...] = get_args(Ability)
    return frozenset(ability for ability in abilities if not getattr(capabilities, ability))


def needed_for(write: Write) -> Ability | None:
    """What a backend must be able to do to take this write, beside what each can."""
    return _NEEDED.get(type(write))


def cannot(ability: Ability) -> NotAllowed:
    return NotAllowed("backend-cannot", ability=ability)
