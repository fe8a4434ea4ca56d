"""What the parts of the desk screen stand on: its panes, what they show, and how that is read anew.

Only the screen's thread comes here. Reads go straight to the desk, because they are short."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.widget import Widget

from agent_tui.desk.views import ContactView, QueueFilter, QueueRow, RowRef, Status
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import BadInput
from agent_tui.ui.actions import Place, action
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.file_news import FileNews
from agent_tui.ui.live import Changes
from agent_tui.ui.presentation.contact_story import story_of
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.reminders import Promised
from agent_tui.ui.screens.customers.customer_card import CustomerCard
from agent_tui.ui.screens.desk.at_hand import AtHand, from_contact, from_row
from agent_tui.ui.screens.desk.contact_pane import ContactPane
from agent_tui.ui.screens.desk.slots import Slots
from agent_tui.ui.screens.desk.surroundings import Surroundings, why_empty
from agent_tui.ui.screens.desk.taking_back import DeedsDone
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.screens.windows.notice import Notice
from agent_tui.ui.screens.windows.telling_screen import OUT_OF_REACH, TellingScreen
from agent_tui.ui.widgets.covered_ground import CoveredGround, Panes
from agent_tui.ui.widgets.queue_list import QueueList
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

PREVIEW_DELAY = 0.12
"""Seconds that a contact must stay selected before it is read: a held key passes over hundreds."""


BAR_EVERY = 1.0
"""Seconds between two looks at how far a first fill is."""


class DeskBase(CoveredGround, TellingScreen):
    ESCAPE_TO_MINIMIZE: ClassVar[bool | None] = False
    AUTO_FOCUS: ClassVar[str | None] = "QueueList"

    def __init__(
        self, desk: "Desk", wording: Wording, styles: Styles, clock: Clock, say: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.desk = desk
        self.wording = wording
        self.styles_by_name = styles
        self.say = say
        self.file_news = FileNews()
        self._clock = clock
        self.me = desk.agent
        self.queue_list = QueueList(desk.rows, wording.here, me=self.me, id="queue")
        self.card = CustomerCard(wording, styles, self.me)
        self.slot_strip = SlotStrip(wording.here, id="slots")
        self.filter_shown = Lines(styles, id="filter-shown")
        self.status_line = StatusLine(wording.here, clock.now(), id="status")
        self.pane = ContactPane(wording, styles, self.me)
        self.notice = Notice(styles, self.status_line, lifted=self._rows_to_notice)
        self.pane.notice = self.notice
        self.queue_list.fold_hint = self._fold_hint
        self.surroundings = Surroundings(desk, self.slot_strip, self.status_line)
        for widget in (self.queue_list, self.slot_strip, self.status_line):
            widget.set_styles_by_name(styles)
        self.wanted = QueueFilter()
        self.status: Status | None = None
        self.view: ContactView | None = None
        """The contact in the contact pane."""
        self.opened = False
        """True once somebody opened it: it then stays, wherever the queue's selection goes."""
        self.reading = False
        """True while the hands are in the contact pane, timeline or composer."""
        self.offers: list[RowRef] = []
        """What colleagues ask of me and I have not answered."""
        self.to_cover: tuple[RowRef, ...] = ()
        """Call-backs of busy colleagues, whatever the filter hides."""
        self.promised_soon: list[Promised] = []
        """What I must keep and is due soon."""
        self.panes = 1
        self.zoomed = False
        """One pane alone, however wide the terminal is."""
        self.deeds = DeedsDone()
        """What was done here, to be taken back."""
        self._preview = Alarm(self.set_timer, self.preview_selected)
        self._grouped_by = self.wanted
        self.changes_at: datetime | None = None
        """When a colleague's call-back comes so near that it may be offered here."""
        self._shown_filled = False
        self._bar_shown_at = 0.0
        self.offline_since: datetime | None = None
        self._people = 0
        """Contacts in the queue behind a filter."""
        self.acted = False
        """True once somebody has done anything here."""

    def _rows_to_notice(self, lines: int) -> int:
        """How far above its place a notice of so many lines begins. Beneath the queue of a narrow screen it stands over
        the queue's last lines, so that whose story that is stays in sight; above the selected one where that is
        among them."""
        rows = self.pane.rows_to_head(lines)
        if self.panes > 1 or self.reading:
            return rows
        below = self.queue_list.lines_below_selected
        return rows + 1 + (0 if below >= lines else below + 1)

    def compose(self) -> ComposeResult:
        yield self.slot_strip
        with Panes(id="panes"):
            yield self.queue_list
            yield self.pane
            yield self.card
        yield self.filter_shown
        yield self.status_line

    @property
    def _fold_hint(self) -> str:
        """The key that unfolds."""
        return self.wording.keys(action("resting"), 1)

    def now(self) -> datetime:
        return self._clock.now()

    def monotonic(self) -> float:
        """Seconds of a clock that nobody sets."""
        return self._clock.monotonic()

    # Reading

    def read_queue(self, changed: frozenset[str] | None = None) -> None:
        """Groups the queue anew; rows of the tickets in `changed` are read again, all of them where it is None."""
        view = self.desk.queue(self.wanted)
        if changed is not None:
            # why: they tell of what their keepers do, of which nothing stands in their records
            changed |= {ref.ticket for ref in (*self.to_cover, *view.to_cover)}
        filled = self.status is not None and self.status.filled
        self.queue_list.show(
            view,
            changed,
            keep_selected=self.wanted == self._grouped_by,
            # while the first contacts come in, the first one is selected until somebody chooses
            from_top=not (self._shown_filled or self.acted),
        )
        self._shown_filled, self._grouped_by = filled, self.wanted
        whole = view if self.wanted == QueueFilter() else self.desk.queue()
        self.offers = [ref for group in whole.groups if group.kind == "offered" for ref in group.refs]
        self._people = len({ref.ticket for group in whole.groups for ref in group.refs}) if self.wanted.text else 0
        self._say_why_empty()
        self.surroundings.seat(whole, filled=filled)
        self._show_slots()
        self.surroundings.show_next_promise(whole)
        self.to_cover = whole.to_cover
        self.promised_soon = self.surroundings.promised_soon(whole, self.now())
        self.changes_at = whole.changes_at
        self.queue_read()

    def queue_read(self) -> None:
        """The queue was grouped anew."""

    def read_status(self, status: Status | None = None) -> None:
        before = self.status
        known = before.trouble if before is not None else None
        self.status = status or self.desk.status()
        if self.status.online:
            self.offline_since = None
            self.is_over(OUT_OF_REACH)
        elif self.offline_since is None:
            self.offline_since = self.now()
        if self.status.trouble not in (None, known):
            said = self.wording.trouble_named(self.status.trouble)
            if self.status.online:
                self.mention(said)
            else:
                self.mention_while(OUT_OF_REACH, said)
        if self.status.agent not in (None, self.me):
            self.me = self.status.agent
            self.queue_list.set_here(self.wording.here, self.me)
            self.pane.set_wording(self.wording, self.me, self.now())
            self.card.story.set_here(self.wording.here, self.me)
        if not self._is_between_bars(before, self.status):
            self.status_line.show_status(self.status)
        self._say_why_empty()

    def _is_between_bars(self, before: Status | None, now: Status) -> bool:
        """True where only a first fill has gone on, and its bar was shown less than a second ago."""
        if before is None or None in (before.filling, now.filling):
            return False
        alike = msgspec.structs.replace(before, filling=now.filling) == now
        if alike and self.monotonic() - self._bar_shown_at < BAR_EVERY:
            return True
        self._bar_shown_at = self.monotonic()
        return False

    def _say_why_empty(self) -> None:
        if self.status is not None:
            self.queue_list.set_empty_text(why_empty(self.status, self.wanted, self._people, self.wording))

    def read_contact(self, ticket: str | None) -> None:
        """Shows that contact in the contact pane; one that is no more leaves it empty."""
        self._preview.clear()
        view: ContactView | None = None
        if ticket is not None:
            try:
                view = self.desk.contact(ticket)
            except BadInput:
                view = None  # it went between the queue being read and now
        self.view = view
        now = self.now()
        story = story_of(view, now) if view is not None else None
        self.pane.show(view, story, now)
        self.card.story.subject_above = self.pane.story.subject_above
        self.card.show(view, story, now)
        self.show_hints()

    def read_selected(self) -> None:
        ref = self.queue_list.selected
        self.read_contact(ref.ticket if ref else None)

    def apply(self, changes: Changes) -> None:
        """What the desk reported: only what it touches is read again."""
        if changes.status is not None:
            self.read_status(changes.status)
        if changes.touch_contacts:
            self.read_changed(None if changes.everything else changes.tickets)

    def read_changed(self, tickets: frozenset[str] | None) -> None:
        """These contacts (None: any) are not what they were."""
        self.read_queue(tickets)
        self.read_status()
        view, composer = self.view, self.pane.composer
        if not self.opened and self._preview.is_set and view is not None:
            return  # another contact is about to be shown
        if view is None and composer is not None:
            self.read_contact(composer.ticket)  # never another one: the text would seem to go there
        elif view is None or not (self.opened or self._shows_selected()):
            self.read_selected()
        elif tickets is None or view.ticket.id in tickets or any(entry.ticket in tickets for entry in view.timeline):
            self.read_contact(view.ticket.id)
            if self.view is None and self.opened:
                self._opened_is_gone(from_contact(view))

    def _opened_is_gone(self, hand: AtHand) -> None:
        """The open contact went where I do not see it. A text that is being written on it stays, as its draft."""
        self.say(self.wording.screen("gone.unseen", customer=hand.customer))
        if self.pane.composer is None:
            self.hands_on_queue()

    @property
    def slots(self) -> Slots:
        """The contacts in hand, by slot."""
        return self.surroundings.slots

    def _show_slots(self) -> None:
        self.surroundings.show_slots(self.view if self.opened else None, self.now())

    # Preview

    def on_queue_list_selected(self, message: QueueList.Selected) -> None:
        if not self.opened:
            self._preview.set(PREVIEW_DELAY)

    def preview_selected(self) -> None:
        with self.telling():
            self.read_selected()

    def _shows_selected(self) -> bool:
        """True while the contact pane shows the contact that is selected in the queue."""
        selected = self.queue_list.selected
        return (self.view.ticket.id if self.view else None) == (selected.ticket if selected else None)

    def show_selected_now(self) -> None:
        """What is acted on stands in the contact pane, without waiting for the preview."""
        if not self.opened and not self._shows_selected():
            self.preview_selected()

    # Where the hands are

    def hands_on_contact(self, widget: Widget | None = None) -> None:
        """Into the contact pane: its timeline, or `widget`."""
        self.opened = self.reading = True
        self.set_focus(widget or self.pane.timeline)
        self.lay_out_panes()

    def hands_on_queue(self) -> None:
        """Back to the list. The contact pane follows the selection again, unless something is being written there."""
        self.reading = False
        self.opened = self.pane.composer is not None
        self.set_focus(self.queue_list)
        self.lay_out_panes()
        self._show_slots()
        if not self.opened and not self._shows_selected():
            self.read_selected()

    def show_hints(self) -> None:
        """Names the keys that help here, in the last line."""

    def lay_out_anew(self) -> None:
        """Arranges the panes for the terminal as it is."""

    def lay_out_panes(self) -> None:
        """Shows the panes that the width and the moment ask for."""

    # What is at hand

    @property
    def place(self) -> Place:
        composer = self.pane.composer
        if composer is not None and composer.is_focused:
            return "composer"
        return "contact" if self.reading else "queue"

    @property
    def selected_row(self) -> QueueRow | None:
        return self.queue_list.selected_row

    def at_hand(self) -> AtHand | None:
        """What an action is about: the open contact while the hands are in its pane, else the selected row."""
        if self.reading:
            return from_contact(self.view) if self.view is not None else None
        row = self.selected_row
        return from_row(row, self.me) if row is not None else None
