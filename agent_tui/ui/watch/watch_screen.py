"""The wallboard: what needs a hand first, queues by channel, promises, agents, callers who came back.

Rows go to the regions that have something to show in them; while somebody presses keys none of them shrinks, so that
what is reached for does not move away."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.layout import Layout

from agent_tui.desk.views import Status
from agent_tui.insight.reading import Reading
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import plain
from agent_tui.ui.presentation.watch_cells import region_head
from agent_tui.ui.presentation.watch_heading import heading
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.screens.windows.moving import move_in
from agent_tui.ui.watch import region_contents
from agent_tui.ui.watch.board_layout import BoardLayout
from agent_tui.ui.watch.numbers import Numbers
from agent_tui.ui.watch.places import Name
from agent_tui.ui.watch.region import Made, Region
from agent_tui.ui.watch.region_contents import Contents
from agent_tui.ui.watch.target import Target, key_of_need
from agent_tui.ui.watch.watch_base import Performer, WatchBase
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.widgets.covered_ground import CoveredGround
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.ui.screens.windows.text_line import TextLine

NUMBERED = 9

UNFILLED: Mapping[Name, int] = {"needs": 8, "queues": 30, "promises": 30, "agents": 20, "back": 10}
"""Rows that the regions are given before anything is known of them."""


class WatchScreen(CoveredGround, WatchBase):
    DEFAULT_CSS = """
    WatchScreen .-right { border-left: ascii $primary; }
    """
    HINTS: ClassVar[tuple[str, ...]] = ("open", "reassign", "cover", "raise", "filter", "menu", "help")

    def __init__(self, watched: Watched) -> None:
        super().__init__(watched)
        styles = watched.styles
        self._heading = Lines(styles, [()])
        self.needs = Region(styles, "needs")
        self.queues = Region(styles, "queues")
        self.promises = Region(styles, "promises")
        self.agents = Region(styles, "agents")
        self.back = Region(styles, "back")
        self.regions = (self.needs, self.queues, self.promises, self.agents, self.back)
        self._wanted: Mapping[Name, int] = UNFILLED
        """Rows that each region would fill."""
        self._layout = BoardLayout(lambda: self._wanted)
        self._active = 0
        self._numbers = Numbers()
        self._filter = ""
        self._filtering = False
        """True while the filter line is open."""

    def compose(self) -> ComposeResult:
        yield self._heading
        for region in self.regions:
            yield region.list
        yield self.notice
        yield self.status_line

    @property
    def layout(self) -> Layout:
        return self._layout

    def on_mount(self) -> None:
        self.status = self.desk.status()
        self.active.set_active(True)
        self.show_begun(())
        self.show_again()

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self.show_again)

    # What it shows

    def show_again(self) -> None:
        self.show_reading(self.watched.reading())

    def show_reading(self, reading: Reading) -> None:
        self.count_unread()
        self._show_heading()
        if self._filled:
            made = self._made(reading)
            self._make_room(
                {name: 1 + max(1, len(contents.rows)) + bool(contents.unnamed) for name, contents in made.items()}
            )
        else:
            made = region_contents.unfilled(self.wording)
            self._make_room(UNFILLED)
        for region in self.regions:
            self._show(region, made[region.name])

    def _made(self, reading: Reading) -> dict[Name, Contents]:
        needs = {key_of_need(need): need for need in reading.needs}
        numbered = self._numbers.give(list(needs), self.watched.monotonic())
        return {
            "needs": region_contents.what_needs_a_hand(reading, needs, numbered, self.wording),
            "queues": region_contents.queues(reading, self.wording),
            "promises": region_contents.promises(reading, self.wording),
            "agents": region_contents.agents(reading, self.wording),
            "back": region_contents.callers_back(reading, self.wording),
        }

    def _make_room(self, wanted: Mapping[Name, int]) -> None:
        before = self._wanted
        if before is not UNFILLED and not self._numbers.at_rest(self.watched.monotonic()):
            wanted = {name: max(rows, before[name]) for name, rows in wanted.items()}
        if wanted != before:
            self._wanted = wanted
            self._heading.refresh(layout=True)  # why: Textual lays out anew what stands around the widget that asks

    def _show_heading(self) -> None:
        since, reading = self.watched.offline_since(), self.watched.reading()
        shown = reading if self._filled else None
        filtered = "" if self._filtering else self._filter
        width, here = self.app.size.width, self.wording.here
        self._heading.show(heading(shown, since, width, reading.as_of, here, filtered=filtered))

    def show_status(self, status: Status) -> None:
        before = self.status
        super().show_status(status)
        if before is None or (before.filled, before.filling) != (status.filled, status.filling):
            self.show_again()
        else:
            self._show_heading()

    def _show(self, region: Region, made: Contents) -> None:
        rows, empty = made.rows, made.empty
        words = self._filter_words
        if words:
            rows = [row for row in rows if all(word in plain(row[1](self._width(region))).casefold() for word in words)]
            empty = "list.nothing-found"
        said = self.wording.screen(empty) if self._filled else self._filling if region is self.needs else ""
        region.show(
            self._head(region, made, len(rows)),
            rows,
            said,
            lambda n: self.wording.screen("watch.more-below", n=n),
            unnamed=made.unnamed,
            unnamed_words=self.wording.screen("watch.not-named", n=made.unnamed),
        )

    @property
    def _filter_words(self) -> list[str]:
        return self._filter.casefold().split()

    def _head(self, region: Region, made: Contents, shown: int) -> Made:
        """How many there are; where a filter hides rows, how many of them are shown."""
        filtered = made.count is not None and bool(self._filter_words)
        count = f"{shown}/{made.count}" if filtered else "" if made.count is None else made.count
        title = self.wording.screen(f"watch.{region.name}", n=count).rstrip()
        columns, note = made.columns, "" if filtered else made.note
        return lambda width: region_head(title, columns(width), width, active=self._is_active(region), note=note)

    @property
    def _filled(self) -> bool:
        """False until the store's records were taken once: nothing can be said about them before."""
        return self.status is None or self.status.filled

    @property
    def _filling(self) -> str:
        if self.status is None or self.status.filling is None:
            return self.wording.screen("queue.unfilled")
        taken, expected = self.status.filling
        return self.wording.screen("queue.filling", taken=taken, expected=expected)

    def _width(self, region: Region) -> int:
        return region.list.size.width or self.app.size.width

    def _is_active(self, region: Region) -> bool:
        return self.regions[self._active] is region

    # Going about

    @property
    def active(self) -> Region:
        return self.regions[self._active]

    def at_hand(self) -> Target | None:
        return self.active.target

    def cursor_row(self) -> int | None:
        shown = self.active.list
        return shown.region.y + shown.cursor_line if self.active.target is not None else None

    def move(self, id: str, count: int = 1) -> bool:
        """Up and down go on in the neighbouring region where one ends."""
        if id in ("up", "down"):
            step = -1 if id == "up" else 1
            if not self.active.move(step * count):
                self._go_on(step)
            return True
        moved = move_in(self.active.list, id, count)
        if moved:
            self.active.take_up()
        return moved

    def _go_on(self, step: int) -> None:
        following = self._active + step
        while 0 <= following < len(self.regions) and not self.regions[following].count:
            following += step
        if 0 <= following < len(self.regions):
            self._enter(following)
            self.active.take_up()
            if step > 0:
                self.active.list.first()
            else:
                self.active.list.last()

    def _enter(self, index: int) -> None:
        self.active.set_active(False)
        self._active = index
        self.active.set_active(True)
        self.show_again()
        self.show_begun(())

    async def perform(self, id: str) -> None:
        self._numbers.pressed(self.watched.monotonic())
        await super().perform(id)

    def repeat(self, id: str, count: int) -> bool:
        self._numbers.pressed(self.watched.monotonic())
        return super().repeat(id, count)

    def performers(self) -> dict[str, Performer]:
        return {
            "open": self._open,
            "back": self._back,
            "next_pane": lambda: self._enter((self._active + 1) % len(self.regions)),
            "previous_pane": lambda: self._enter((self._active - 1) % len(self.regions)),
            "filter": self._ask_filter,
            **{f"need_{number}": self._chooser(number) for number in range(1, NUMBERED + 1)},
        }

    def _chooser(self, number: int) -> Performer:
        def choose() -> None:
            key, fresh = self._numbers.find(number), self._numbers.is_fresh(number, self.watched.monotonic())
            if key is not None and self.needs.shows(key) and not fresh:
                self._enter(0)
                self.needs.choose(key)
                return
            # whoever presses a letter now meant another row than the one under the cursor
            self.active.release()
            why = "watch.digit-new" if key is not None and fresh else "watch.digit-gone"
            if key is None and not self._numbers.was_given(number):
                why = "watch.digit-none"
            self.say(self.wording.screen(why, number=number))

        return choose

    def on_pick_list_picked(self) -> None:
        return

    async def _open(self) -> None:
        if self._filtering:
            self._leave_filter()
            return
        target = self.at_hand()
        if target is None:
            self.nothing_chosen("open")
            return
        if target.ticket is not None:
            from agent_tui.ui.watch.follow_screen import FollowScreen

            await self.app.push_screen(FollowScreen(self.watched, target.ticket))
        elif target.agent is not None or target.queue is not None:
            from agent_tui.ui.watch.contacts_screen import ContactsScreen

            await self.app.push_screen(ContactsScreen(self.watched, target))

    # The filter

    def _ask_filter(self) -> None:
        # why: loaded here because few filter a wallboard, and Textual's input is slow to load
        from agent_tui.ui.screens.windows.text_line import TextLine

        if self._filtering:
            return
        self._filtering = True
        line = TextLine(self._filter, id="filter")
        line.placeholder = self.wording.screen("pane.filter")
        self.mount(line, before=self.status_line)
        self.set_focus(line)
        self._show_heading()
        keep, end = (self.wording.screen(f"watch.filter-{what}") for what in ("keep", "end"))
        self.status_line.show_hints(
            [Hint(self.wording.keys(action("open"), 1), keep), Hint(self.wording.keys(action("back"), 1), end)]
        )

    def on_input_changed(self, message: "TextLine.Changed") -> None:
        self._filter = message.value
        self._numbers.pressed(self.watched.monotonic())
        for region in self.regions:
            region.take_first()
        self.show_again()

    def on_text_line_left(self) -> None:
        self._back()

    def show_begun(self, hints: Sequence[Hint]) -> None:
        """While a filter hides rows, how they come back is said before all."""
        hidden = bool(self._filter) and not self._filtering
        end = [Hint(self.wording.keys(action("back"), 1), self.wording.screen("watch.filter-end"), True)]
        super().show_begun(hints or ([*end, *self.usual_hints()] if hidden else ()))

    def _back(self) -> None:
        """Out of the filter; at the top it says where one is."""
        if self._filter or self._filtering:
            self._filter = ""
            self._leave_filter()
            self.show_again()
        else:
            self.say(self.wording.screen("watch.at-top", quit=self.wording.keys(action("quit"), 1)))

    def _leave_filter(self) -> None:
        self._filtering = False
        self.query("#filter").remove()
        self.set_focus(None)
        self._show_heading()
        self.show_begun(())

    def set_wording(self, wording: Wording) -> None:
        super().set_wording(wording)
        self.show_again()
