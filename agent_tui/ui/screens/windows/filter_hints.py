"""What the last line names while a filter is typed: letters are text then."""

from collections.abc import Sequence

from agent_tui.ui.actions import action
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.wording import Wording


def filter_hints(wording: Wording) -> Sequence[Hint]:
    named = (("open", "filter.keep"), ("back", "filter.all"))
    return [Hint(wording.keys(action(id), 1, in_text=True), wording.screen(words)) for id, words in named]
