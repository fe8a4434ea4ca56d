"""What to do where a new promise says something else than an open one: put it in its place, mean both, or go back."""

from collections.abc import Sequence

from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.screens.choice_screen import Choice, ChoiceScreen
from agent_tui.ui.wording import Wording

BOTH = "both "
BACK = "back "
"""Answers that are no id, which has no blanks: both are meant; go back. Any other is the promise to be replaced."""
_MOST = 7


def contradiction_choice(wording: Wording, styles: Styles, others: Sequence[Promise], customer: str) -> ChoiceScreen:
    """Of these open promises, the first ones."""
    choices: list[Choice] = [(old.id, (Span(_replacing(old, wording)),)) for old in others[:_MOST]]
    choices += [(key, (Span(wording.screen(f"contradicts.{key.strip()}")),)) for key in (BOTH, BACK)]
    return ChoiceScreen(wording, styles, choices, title=wording.screen("contradicts.title", customer=cut(customer, 24)))


def _replacing(old: Promise, wording: Wording) -> str:
    amount = f" {old.amount}" if old.amount else ""
    return wording.screen(
        "contradicts.replace",
        what=cut(mask_numbers(old.what), 24) + amount,
        when=wording.day_and_time(old.due_at),
        who=wording.here.name(old.owner or old.made_by),
        channel=say(CHANNELS, old.channel, wording.language),
    )
