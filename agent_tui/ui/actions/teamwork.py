"""What can be done about colleagues."""

from agent_tui.domain.values import Channel
from agent_tui.ui.actions.action import DESK, Action, Situation, needs_author

CHATS: frozenset[Channel | None] = frozenset({"chat", "wechat"})
"""Channels on which somebody sits and looks at the screen until an answer comes."""


def _needs_offer(situation: Situation) -> str | None:
    return None if situation.offer else "why.nothing-offered"


def _needs_offers(situation: Situation) -> str | None:
    return None if situation.offers else "why.nothing-offered"


def _signed_in(situation: Situation) -> str | None:
    return None if situation.signed_in else "why.nobody-signed-in"


def _needs_chat(situation: Situation) -> str | None:
    reason = needs_author(situation)
    if reason is None and situation.holder and not situation.holding:
        reason = "why.held-by-other"
    return reason or (None if situation.channel in CHATS else "why.no-chat")


DESK_ACTIONS: tuple[Action, ...] = (
    Action("transfer", ("x",), DESK, menu=True, disabled_reason=needs_author, needs="transfers", harmless=True),
    Action("accept", ("a",), DESK, menu=True, disabled_reason=_needs_offer, needs="transfers"),
    Action("decline", ("d",), DESK, menu=True, disabled_reason=_needs_offer, needs="transfers", harmless=True),
    Action("accept_all", ("A",), DESK, menu=True, disabled_reason=_needs_offers, needs="transfers"),
    Action("hand_over", ("H",), DESK, menu=True, disabled_reason=_signed_in, needs="transfers", harmless=True),
    Action("my_state", ("m",), DESK, menu=True, disabled_reason=_signed_in, needs="presence", harmless=True),
    Action("hold_line", ("l",), DESK, menu=True, disabled_reason=_needs_chat),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = ()
"""Performed in the lists over the desk."""
