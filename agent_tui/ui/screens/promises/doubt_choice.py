"""What to do where a promise that is made by hand is sooner than the catalogue offers, due when nobody works, or says
otherwise than another open one: promise it all the same, or go back."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from agent_tui.domain.masking import mask_numbers
from agent_tui.expectations.check.finding import Finding
from agent_tui.messages.findings import tell_finding
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.times import deadline
from agent_tui.ui.screens.promises.contradiction_choice import BACK
from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen
from agent_tui.ui.wording import Wording

ALL_THE_SAME = "all the same "
"""An answer; the other one is `BACK`."""
_LONGEST = 180
"""Cells of what is told of one finding: a customer's words may stand in it."""
MOST_TOLD = 5
"""Findings: with more of them the choices would have no room on a screen of 24 lines."""


def doubt_choice(wording: Wording, styles: Styles, findings: Sequence[Finding], now: datetime) -> ChoiceScreen:
    """What was found is told above, not the first of it alone: somebody decides by it."""
    time_words = partial(deadline, now=now, here=wording.here)
    told = [
        cut(mask_numbers(tell_finding(one.rule, one.facts, wording.language, time_words=time_words)), _LONGEST)
        for one in findings[:MOST_TOLD]
    ]
    if len(findings) > MOST_TOLD:
        told.append(wording.screen("doubts.more", count=len(findings) - MOST_TOLD))
    choices = [
        (ALL_THE_SAME, (Span(wording.screen("doubts.all-the-same")),)),
        (BACK, (Span(wording.screen("contradicts.back")),)),
    ]
    return ChoiceScreen(wording, styles, choices, title=wording.screen("doubts.title"), told=told)
