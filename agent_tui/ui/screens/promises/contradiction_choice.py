"""What to do where a new promise says something else than open ones: put it in their place, mean all, or go back."""

from collections.abc import Sequence

from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation.amounts_said import says_amount
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.screens.windows.choice_screen import Choice, ChoiceScreen
from agent_tui.ui.wording import Wording

ALL = "all "
BOTH = "both "
BACK = "back "
"""Answers that are no id, which has no blanks: every one is replaced; all are meant; go back. Any other is the one
promise to be replaced."""
_MOST = 6
MOST_TOLD = 24
"""Cells of what was promised: by when it is stands behind it, and is not cut off."""
MOST_AMOUNT = 12
"""Cells of its amount, among those."""
_ENDS = {
    False: ((BOTH, "contradicts.both"), (BACK, "contradicts.back")),
    True: ((BOTH, "contradicts.all-meant"), (BACK, "contradicts.back")),
}
"""By whether there are several."""


def contradiction_choice(
    wording: Wording,
    styles: Styles,
    others: Sequence[Promise],
    customer: str,
    told: Sequence[str] = (),
    *,
    same: bool = False,
) -> ChoiceScreen:
    """Of these open promises all at once, or one of the first ones; `told`: what is to be known first. `same`: they say
    the same in other contacts."""
    several = len(others) > 1
    choices: list[Choice] = []
    if several:
        choices.append((ALL, (Span(wording.screen("contradicts.replace-all", count=len(others))),)))
    choices += [(old.id, (Span(replacing(old, wording, several)),)) for old in others[:_MOST]]
    choices += [(key, (Span(wording.screen(text)),)) for key, text in _ENDS[several]]
    title = wording.screen("contradicts.again" if same else "contradicts.title", customer=cut(customer, 24))
    return ChoiceScreen(wording, styles, choices, title=title, told=told)


def replaced_by(answer: str, others: Sequence[Promise]) -> list[Promise]:
    """The promises that an answer puts the new one in the place of."""
    return [old for old in others if answer in (ALL, old.id)]


def replacing(old: Promise, wording: Wording, several: bool) -> str:
    """What was promised in at most `MOST_TOLD` cells, its amount once, by when, by whom and where."""
    what = cut(mask_numbers(old.what), MOST_TOLD)
    if old.amount and not says_amount(what, old.amount):  # it may be among the words that are cut off
        amount = " " + cut(old.amount, MOST_AMOUNT)
        what = cut(mask_numbers(old.what), MOST_TOLD - width_of(amount)) + amount
    return wording.screen(
        "contradicts.replace-one" if several else "contradicts.replace",
        what=what,
        when=wording.day_and_time(old.due_at),
        who=wording.here.name(old.owner or old.made_by),
        channel=say(CHANNELS, old.channel, wording.language),
    )
