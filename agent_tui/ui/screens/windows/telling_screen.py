"""What does things through the desk: what the desk cannot do is said, also of what a window answers."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from textual.message import Message
from textual.screen import Screen

from agent_tui.domain.errors import OutOfReach, Trouble
from agent_tui.ui.file_news import FileNews
from agent_tui.ui.screens.windows.full_screen import FullScreen
from agent_tui.ui.wording import Wording

Answer = TypeVar("Answer")

OUT_OF_REACH = "out of reach"
"""The store does not answer."""

MOST_WAITING = 5
"""Things that wait to be mentioned; of more the oldest are dropped."""


class TellingScreen(FullScreen[None]):
    wording: Wording
    say: Callable[[str], None]
    _to_mention: tuple[str, ...] = ()
    file_news: FileNews
    """Which mistakes in files were told of."""
    _said_while: Mapping[str, tuple[str, ...]] = {}
    """What was said that is true only as long as something is so, by that."""

    class Waiting(Message):
        """Something is to be mentioned once what is being said has had its time."""

    def mention(self, text: str) -> None:
        """Says what nobody asked for, once nothing else is being said, here or on what lies over this."""
        being_said = [screen.said_now for screen in self.app.screen_stack if isinstance(screen, FullScreen)]
        if not any(being_said):
            self.say(text)
        elif text not in (*being_said, *self._to_mention):
            self._to_mention = (*self._to_mention, text)[-MOST_WAITING:]
            self.post_message(self.Waiting())

    def mention_waiting(self) -> None:
        """Says what had to wait for another notice: one thing, the next when that was said."""
        if self._to_mention:
            text, *rest = self._to_mention
            self._to_mention = tuple(rest)
            self.say(text)

    def say_again(self, text: str) -> None:
        if self.said_now in ("", text):
            self.say(text)
        else:
            self.mention(text)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What the desk cannot do is said, and nothing more comes of it."""
        try:
            yield
        except Trouble as trouble:
            said = self.wording.trouble(trouble)
            if isinstance(trouble, OutOfReach):
                self._hangs_on(OUT_OF_REACH, said)
            self.say(said)

    def mention_while(self, cause: str, text: str) -> None:
        """As `mention`, of what is true only as long as something is so: `OUT_OF_REACH`, or a file that is wrong."""
        self._hangs_on(cause, text)
        self.mention(text)

    def _hangs_on(self, cause: str, text: str) -> None:
        said = (*self._said_while.get(cause, ()), text)[-MOST_WAITING:]
        self._said_while = {**self._said_while, cause: said}

    def is_over(self, cause: str) -> None:
        """It is so no more: what was said because of it is taken back."""
        over = self._said_while.get(cause, ())
        self._said_while = {one: said for one, said in self._said_while.items() if one != cause}
        self._to_mention = tuple(text for text in self._to_mention if text not in over)
        for screen in self.app.screen_stack:
            if isinstance(screen, FullScreen) and screen.said_now in over:
                screen.take_back(screen.said_now)

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
