"""At the desk: bulletins. Each is shown by itself once, when the hands are free at the queue, or have rested for long
elsewhere; how many are unread stands in the last line; the list shows all of them again."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.timer import Timer

from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import action
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer

if TYPE_CHECKING:
    from agent_tui.desk.bulletin_views import BulletinLine
    from agent_tui.domain.values import Bulletin
    from agent_tui.ui.presentation.styles import Line

FIRST_LOOK = 0.5
"""Seconds after the first frame."""

QUIET = 1.0
"""Seconds for which the hands must rest before one is shown."""

LONG_REST = 300.0
"""Seconds after which hands that rest in an open contact or a filter are free too: some leave neither all day."""

CALM = 0.8
"""Seconds in which a bulletin that came by itself takes no keys."""


class Bulletins(DeskPart):
    """Performs the actions of `ui.actions.bulletins`."""

    _unread: "Sequence[Bulletin]" = ()
    _shown: frozenset[str] = frozenset()
    """Those that were shown by themselves."""
    _waiting: Timer | None = None
    _hands: tuple[object, ...] = ()
    """Where the hands were when they were looked at last."""
    _still_since = 0.0
    """Since when they are there, by the clock that nobody sets, while there is news."""
    _said = ""
    """What the program was saying then; it is read first, but it is no hand that moves."""
    _looks = False

    def performers(self) -> Mapping[str, Performer]:
        return {"bulletins": self._open_list}

    def mounted(self) -> None:
        self.at.set_timer(FIRST_LOOK, self._begin)

    def _begin(self) -> None:
        self._looks = True
        self._look()

    def changed(self, changes: Changes) -> None:
        if changes.records or changes.everything or changes.status is not None:
            self._look()

    def queue_read(self) -> None:
        """Once a minute at least: one may be no news any more."""
        self._look()

    def _look(self) -> None:
        if not self._looks or (self.at.status is not None and "bulletins" in self.at.status.cannot):
            return
        with self.at.telling():
            self._unread = self.at.desk.unread()
        self.at.status_line.show_unread(len(self._unread))
        if self._waiting is None:
            self._hands = ()
        self._wait()

    @property
    def _news(self) -> "list[Bulletin]":
        return [bulletin for bulletin in self._unread if bulletin.id not in self._shown]

    def _wait(self) -> None:
        """For the hands to rest, as long as there is something to show."""
        if self._waiting is None and self._news:
            self._look_at_hands()
            self._waiting = self.at.set_timer(QUIET, self._offer)

    async def _offer(self) -> None:
        self._waiting = None
        rested = self._look_at_hands()
        if rested and self._hands_are_free() and (news := self._news):
            self._shown |= {bulletin.id for bulletin in news}
            await self._read(news)
        else:
            self._wait()

    def _look_at_hands(self) -> bool:
        """True where they have not moved since the last time, and nothing was said."""
        hands, before = self._where_hands_are(), self._hands
        said, said_before = self.at.said_now, self._said
        self._said = said
        if hands != before:
            self._hands, self._still_since = hands, self.at.monotonic()
        return (hands, said) == (before, said_before)

    def _where_hands_are(self) -> tuple[object, ...]:
        at, pane = self.at, self.at.pane
        shown = (at.wanted.text, pane.filter_text, pane.timeline.top)
        return (at.place, at.queue_list.selected, at.app.screen, at.filtering, *shown)

    def _hands_are_free(self) -> bool:
        """With no text begun, no window open, nobody on the phone: at the queue, or after a long rest anywhere."""
        at = self.at
        at_queue = at.place == "queue" and at.filtering is None
        return (
            at.app.screen is at
            and (at_queue or at.monotonic() - self._still_since >= LONG_REST)
            and at.pane.composer is None
            and not at.situation().touring
            and at.desk.busy() != "talking"
        )

    async def _read(self, news: "Sequence[Bulletin]") -> None:
        # why: loaded here because the desk opens without it
        from agent_tui.ui.screens.knowledge.bulletin_screen import BulletinScreen

        at = self.at

        def closed(all_read: bool | None) -> None:
            self._look()
            if not all_read and self._unread:
                key = at.wording.way_to(action("bulletins"))
                at.say(at.wording.screen("bulletin.kept", n=len(self._unread), key=key))

        window = BulletinScreen(
            at.wording, at.styles_by_name, news, now=at.now(), acknowledge=self._acknowledge, calm_s=CALM
        )
        await at.app.push_screen(window, closed)

    def _acknowledge(self, bulletin: "Bulletin") -> bool:
        try:
            self.at.desk.acknowledge(bulletin.id)
        except Trouble as trouble:
            self.at.say(self.at.wording.trouble(trouble))
            return False
        return True

    def _who_read(self, bulletin: "Bulletin", width: int) -> "list[Line]":
        """For who supervises."""
        from agent_tui.ui.presentation.bulletin_lines import reader_lines

        desk = self.at.desk
        return reader_lines(desk.readers(bulletin.id), width, self.at.wording.here) if desk.may_publish() else []

    # To read again

    async def _open_list(self) -> None:
        from agent_tui.ui.screens.knowledge.bulletin_screen import BulletinScreen
        from agent_tui.ui.screens.knowledge.bulletins_screen import BulletinsScreen

        at = self.at

        def read(line: "BulletinLine", closed: Callable[[], None]) -> None:
            self._shown |= {line.bulletin.id}
            window = BulletinScreen(
                at.wording,
                at.styles_by_name,
                [line.bulletin],
                now=at.now(),
                acknowledge=self._acknowledge if line.due else None,
                below=self._who_read,
            )

            def answered(read: bool | None) -> None:
                self._look()
                closed()

            at.app.push_screen(window, answered)

        self._look()
        await at.app.push_screen(BulletinsScreen(at.around(), lambda: at.desk.bulletins(all=True), read))
