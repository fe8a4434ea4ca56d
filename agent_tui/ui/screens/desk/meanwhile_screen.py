"""What is new since a text was begun: shown before the text goes out. Going on to write is what enter and escape do."""

from collections.abc import Callable
from datetime import datetime

from textual import events
from textual.geometry import Region

from agent_tui.desk.stale_texts import Meanwhile
from agent_tui.desk.views import DraftKind
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.timeline_lines import TimelineLook, entry_block
from agent_tui.ui.screens.windows.confirm_screen import YES, says_yes
from agent_tui.ui.screens.windows.dialog import ROW_FRAME, Dialog
from agent_tui.ui.screens.windows.lines import head_line
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

GO_ON = "go-on"

LOCKED_S = 1.0
"""Seconds in which no key sends: what was typed ahead was meant for a screen without this window."""

MOST_SHOWN = 20
"""Entries; of more the newest."""
LINES_EACH = 40
"""Of one entry."""


class MeanwhileScreen(Dialog):
    """Answers YES or GO_ON. `monotonic`: seconds of a clock that nobody sets."""

    WIDTH = 76

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        news: Meanwhile,
        kind: DraftKind,
        *,
        me: str | None,
        now: datetime,
        monotonic: Callable[[], float],
    ) -> None:
        super().__init__(wording, styles)
        self._news, self._kind, self._me, self._now = news, kind, me, now
        self._monotonic = monotonic
        self._locked_until = 0.0
        self._keys = tuple(key for key in wording.answers(action("send")) if len(key) > 1)
        self.list.more = lambda count: (Span(self.wording.screen("meanwhile.more", n=count), "dim"),)

    def on_mount(self) -> None:
        self._locked_until = self._monotonic() + LOCKED_S
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        room = self.room
        lines = self._lines(min(self.WIDTH, room.width) - ROW_FRAME)
        rows = [
            PickRow(str(number) if self._scrolls(len(lines), room) else "", line) for number, line in enumerate(lines)
        ]
        send = self.wording.keys(action("send"), 1, in_text=True)
        foot = self.wording.screen(f"meanwhile.keys.{self._kind}", send=send)
        self.frame(head_line(self.wording.screen(f"meanwhile.{self._kind}")), rows, (Span(foot, "label"),))

    @staticmethod
    def _scrolls(lines: int, room: Region) -> bool:
        """A cursor stands only where there is something to scroll through."""
        return lines > room.height - 4

    def _lines(self, width: int) -> list[Line]:
        words, news = self.wording, self._news
        lines: list[Line] = []
        if news.ended is not None:
            status = words.screen(f"status.{news.ended}")
            lines.append((Span(words.screen("meanwhile.ended", status=status), "soon"),))
        if news.taken_by is not None:
            lines.append((Span(words.screen("meanwhile.taken", who=words.here.name(news.taken_by)), "soon"),))
        if any(one.author == self._me and one.direction == "outbound" for one in news.words):
            lines.append((Span(words.screen("meanwhile.own"), "soon"),))
        look = TimelineLook(width, self._now, words.here, self._me, masked=not news.view.verified)
        before = None
        if len(news.words) > MOST_SHOWN:
            earlier = f"{len(news.words) - MOST_SHOWN:,}"
            lines.append((Span(words.screen("meanwhile.earlier", n=earlier), "dim"),))
        for entry in news.words[-MOST_SHOWN:]:
            block = entry_block(entry, before, look).lines
            lines += block[:LINES_EACH]
            if len(block) > LINES_EACH:
                lines.append((Span("  " + words.screen("meanwhile.rest"), "dim"),))
            before = entry
        return lines

    def on_key(self, event: events.Key) -> None:
        if says_yes(event, self._keys):
            event.stop()
            if self._monotonic() >= self._locked_until:
                self.dismiss(YES)

    def perform(self, id: str) -> None:
        if id in ("back", "open"):
            self.dismiss(GO_ON)
        else:
            super().perform(id)
