"""The small windows that several parts open: a word to somebody, one of several. Each is loaded when it is opened."""

from collections.abc import Awaitable, Callable, Sequence

from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.screens.desk.filtering import Filtering


async def ask_words(
    at: Filtering, then: Callable[[str], None], *, title: str, label: str, quote: str = "", needed: bool = True
) -> None:
    """One line of words; `quote`: what the other one said."""
    from agent_tui.ui.screens.windows.words_screen import WordsScreen

    window = WordsScreen(
        at.wording,
        at.styles_by_name,
        title=title,
        label=label,
        quote=quote,
        needed=at.wording.screen("transfer.needs-note") if needed else "",
    )
    await at.ask(window, lambda typed: then(typed.words))


async def ask_which(
    at: Filtering,
    then: Callable[[str], Awaitable[None]],
    choices: Sequence[tuple[str, Line]],
    *,
    title: str,
    nothing: str = "",
) -> None:
    """One of `choices`; `nothing`: what stands there where there are none."""
    from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen

    await at.ask(ChoiceScreen(at.wording, at.styles_by_name, choices, title=title, nothing=nothing), then)
