"""What does things through the desk: what the desk cannot do is said, also of what a window answers."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from textual.screen import Screen

from agent_tui.domain.errors import Trouble
from agent_tui.ui.screens.full_screen import FullScreen
from agent_tui.ui.wording import Wording

Answer = TypeVar("Answer")


class TellingScreen(FullScreen[None]):
    wording: Wording
    say: Callable[[str], None]
    notice_shown = False
    """Something is being said."""
    _to_mention = ""

    def mention(self, text: str) -> None:
        """Says what nobody asked for, once nothing else is being said."""
        if self.notice_shown:
            self._to_mention = text
        else:
            self.say(text)

    def mention_waiting(self) -> None:
        """Says what had to wait for another notice."""
        text, self._to_mention = self._to_mention, ""
        if text:
            self.say(text)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What the desk cannot do is said, and nothing more comes of it."""
        try:
            yield
        except Trouble as trouble:
            self.say(self.wording.trouble(trouble))

    async def ask(self, window: Screen[Answer | None], then: Callable[[Answer], object]) -> None:
        """Opens a window. What it answers, if anything, goes to `then`, which is waited for where that can be."""

        async def answered(answer: Answer | None) -> None:
            if answer is None:
                return
            with self.telling():
                doing = then(answer)
                if isinstance(doing, Awaitable):
                    await doing

        await self.app.push_screen(window, answered)
