"""The desk: slots, queue, contact, composer, status – in one pane, two or three, by the width of the terminal."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import events
from textual.binding import BindingType

from agent_tui.domain.clock import Clock
from agent_tui.ui.actions import DESK_ACTIONS, Place, Situation, action, bindings_of
from agent_tui.ui.live import Changes
from agent_tui.ui.presentation.contact_story import story_of
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.desk.at_hand import AtHand
from agent_tui.ui.screens.desk.desk_part import Performer
from agent_tui.ui.screens.desk.desk_parts import DeskParts
from agent_tui.ui.screens.desk.filtering import Filtering
from agent_tui.ui.screens.windows.filter_hints import filter_hints
from agent_tui.ui.screens.windows.moving import Movable, move_in
from agent_tui.ui.widgets.line_widget import LineWidget
from agent_tui.ui.widgets.story_lines import NARROW, WIDE
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

TWO_PANES = 120
THREE_PANES = 160

HINTS: dict[Place, tuple[str, ...]] = {
    "queue": ("claim", "reply", "open", "menu", "help"),
    "contact": ("claim", "reply", "note", "wrap_up", "menu", "help"),
    "composer": ("send", "back", "next_pane", "help"),
}

MARKED_HINTS = ("mark", "bulk", "back", "menu", "help")

KEPT_HINTS = ("menu", "help")


class DeskScreen(Filtering):
    DEFAULT_CSS = """
    DeskScreen {
        layout: vertical;
        #panes { height: 1fr; layout: vertical; }
        #contact { height: 1fr; width: 1fr; }
        #card { display: none; width: 1fr; }
        &.-two, &.-three {
            #panes { layout: horizontal; }
            #contact, #card { border-left: ascii $primary; }
        }
        &.-two #queue { width: 66; }
        &.-three #queue { width: 62; }
        &.-three #contact { width: 57; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(DESK_ACTIONS)]

    def __init__(
        self, desk: "Desk", wording: Wording, styles: Styles, clock: Clock, say: Callable[[str], None]
    ) -> None:
        super().__init__(desk, wording, styles, clock, say)
        self._begun: tuple[Hint, ...] = ()
        """What keys were begun and how they go on: it stays in the last line until the next key."""
        self.parts = DeskParts(self)
        self.touring = self.parts.touring

    # Keys

    def action_perform(self, id: str) -> Awaitable[None]:
        return self.perform(id)

    async def perform(self, id: str) -> None:
        self.quiet()
        self.acted = True
        chosen = action(id)
        why_not = self.wording.why_not(chosen, self.situation())
        if why_not:
            self.say(self.wording.screen("cannot", action=self.wording.name(chosen), reason=why_not))
            return
        self.note_hand()
        with self.telling():
            await self._do(id)
        self.note_hand()

    def repeat(self, id: str, count: int) -> bool:
        """A count before a moving key."""
        self.quiet()
        self.acted = True
        self.note_hand()
        moved = move_in(self._pane_at_hand, id, count)
        self.note_hand()
        return moved

    @property
    def _pane_at_hand(self) -> Movable:
        return self.queue_list if self.place == "queue" else self.pane.timeline

    async def _do(self, id: str) -> None:
        if move_in(self._pane_at_hand, id):
            return
        if self.place == "queue":
            self.show_selected_now()  # why: a key that comes before the preview must not act beside what is shown
        answer = self._performers[id]()
        if answer is not None:
            await answer

    @cached_property
    def _performers(self) -> dict[str, Performer]:
        return self.parts.performers() | self._own_performers()

    def _own_performers(self) -> dict[str, Performer]:
        return {
            "back": self._back,
            "filter": self.ask_filter,
            "reply": lambda: self.write("reply"),
            "note": lambda: self.write("note"),
            "send": self.send,
            "promises": self.show_promises,
            "history": self.show_customer,
            "menu": self.show_menu,
            "palette": self.show_palette,
            "help": self.show_help,
            "language": lambda: self.run_in_app("app.switch_language"),
            "theme": lambda: self.run_in_app("app.switch_theme"),
            "keymap": lambda: self.run_in_app("app.switch_keymap"),
            "suspend": lambda: self.run_in_app("app.suspend_process"),
            "quit": lambda: self.run_in_app("app.quit"),
        }

    def situation(self) -> Situation:
        hand = self.at_hand()
        standing = Situation(
            place=self.place,
            # before the first answer nobody knows; a claim may be tried
            online=self.status is None or self.status.online or self.status.trouble is None,
            signed_in=self.me is not None,
            cannot=self.status.cannot if self.status is not None else frozenset(),
            rows=self.queue_list.count,
            resting=self.queue_list.resting,
            slots=self.slots,
        )
        if hand is not None:
            standing = msgspec.structs.replace(
                standing,
                ticket=hand.ticket,
                ticket_status=hand.status,
                holding=hand.holding,
                holder=None if hand.holder == self.me else hand.holder,
            )
        return self.parts.situation(standing)

    def read_contact(self, ticket: str | None) -> None:
        super().read_contact(ticket)
        self.parts.contact_shown(self.view)

    def apply(self, changes: Changes) -> None:
        super().apply(changes)
        self.parts.changed(changes)

    def say_sent(self, hand: AtHand) -> None:
        super().say_sent(hand)
        self.parts.text_sent(hand.ticket)

    def text_changed(self) -> None:
        super().text_changed()
        self.parts.text_changed()

    def queue_read(self) -> None:
        super().queue_read()
        self.parts.queue_read()

    async def stops_sending(self) -> bool:
        return await self.parts.stops_sending()

    def on_screen_resume(self) -> None:
        """Whatever lay over the desk is gone."""
        self.parts.hands_moved()

    async def run_in_app(self, command: str) -> None:
        """What the app does for every screen."""
        await self.app.run_action(command)

    # Going about

    async def _back(self) -> None:
        """One step: out of the filter line, the text, the filter, the contact; at the queue nothing."""
        if self.filtering is not None:
            self.filter_by("")
            self.end_filter()
        elif self.pane.composer is not None and self.place != "queue":
            await self.leave_composer()
        elif self.place == "contact":
            if self.pane.filtered:
                self.pane.filter_by("", self.now())
            elif not await self.go_way_back():
                self.hands_on_queue()
        elif self.wanted.text:
            self.filter_by("")
        else:
            self.parts.stepped_back()

    # What is said

    def show_notice(self, text: str) -> None:
        """In the last line; over the pane's lowest head where it is too long for what is left there. Until the next key
        that acts."""
        self.keep_if_below(text)
        self.notice.say(text)

    def quiet(self) -> None:
        super().quiet()
        self.notice.say("")

    def show_begun(self, hints: Sequence[Hint]) -> None:
        self._begun = tuple(hints)
        if hints:
            self.quiet()
        self.show_hints()

    def show_hints(self) -> None:
        if self._begun:
            self.status_line.show_hints(self._begun)
            return
        if self.filtering is not None:
            self.status_line.show_hints(filter_hints(self.wording))
            return
        situation = self.situation()
        ids = MARKED_HINTS if situation.marked and situation.place == "queue" else HINTS.get(situation.place, ())
        in_text = situation.place == "composer"
        self.status_line.show_hints(
            [
                Hint(
                    self.wording.keys(one, 1, in_text=in_text), self.wording.name(one, situation), one.id in KEPT_HINTS
                )
                for one in map(action, ids)
                if one.needs not in situation.cannot
            ]
        )

    # Shapes

    def on_mount(self) -> None:
        self.take_shape(*self.app.size)
        with self.telling():
            self.read_status()
            self.read_queue()
        self.parts.mounted()
        self.call_after_refresh(self.preview_selected)

    def on_resize(self, event: events.Resize) -> None:
        self.take_shape(*event.size)

    def lay_out_anew(self) -> None:
        self.take_shape(*self.app.size)

    def take_shape(self, width: int, height: int) -> None:
        """Arranges the panes for a terminal of that size."""
        panes = 1 if self.zoomed else 3 if width >= THREE_PANES else 2 if width >= TWO_PANES else 1
        shapes = ("-one", "-two", "-three")
        if not self.has_class(shapes[panes - 1]):
            self.remove_class(*shapes, update=False)  # why: each update asks every widget for its styles
            self.add_class(shapes[panes - 1])
        self.panes = panes
        self.pane.story.display = panes < 3
        self.card.display = panes == 3
        self.pane.story.set_rows(WIDE if panes == 2 and height >= 30 else NARROW)
        self.lay_out_panes()
        self.fit_composer()

    def lay_out_panes(self) -> None:
        alone = self.panes == 1
        self.queue_list.display = not (alone and self.reading)
        self.pane.unfold(not alone or self.reading)
        self.show_hints()
        self.parts.hands_moved()

    def wear(self, styles: Styles) -> None:
        """Other colours, everywhere on the desk."""
        self.styles_by_name = styles
        for widget in self.query(LineWidget):
            widget.set_styles_by_name(styles)
        self.card.wear(styles)

    def set_wording(self, wording: Wording) -> None:
        """Another language, everywhere on the desk."""
        self.wording = wording
        now = self.now()
        story = story_of(self.view, now) if self.view is not None else None
        self.queue_list.fold_hint = self._fold_hint
        self.queue_list.set_here(wording.here, self.me)
        self._say_why_empty()
        self.slot_strip.set_here(wording.here)
        self.status_line.set_here(wording.here)
        self.pane.set_wording(wording, self.me, now)
        self.card.story.subject_above = self.pane.story.subject_above
        self.card.set_wording(wording, self.me, story, now)
        self.warn_composer()
        self.show_filter()
        self.show_hints()
        self.parts.worded_anew()
