"""The wrap-up: how it ended, where it came from, what should be improved. Three keys do: `w`, a digit, `f9`.

A digit chooses in the list that `tab` went to and stays there; in the line it is text."""

from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from agent_tui.messages.speech import Words
from agent_tui.messages.wrap_up_codes import DISPOSITIONS, ROOT_CAUSES
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK, move_in
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.screens.windows.room import keep_to, room_of
from agent_tui.ui.screens.windows.small_window import FRAME_CELLS, SmallWindow
from agent_tui.ui.screens.windows.text_line import TextLine
from agent_tui.ui.wording import Wording

_BOUND = (*MOVES_AND_BACK, "next_pane", "previous_pane", "send")
_FIELDS = 3
NONE = "none"
"""The row of the root causes that is chosen at first."""

WIDTH = 78
"""Cells of the window, where the terminal has them; its style sheet says so too."""

OWN_ROWS = 7
"""Rows of the window beside its codes and its warning."""


class WrapUpAnswer(Struct, frozen=True):
    disposition: str
    root_cause: str | None
    improve: str | None


class Suggested(Struct, frozen=True):
    disposition: str
    why: str


class WrapUpScreen(SmallWindow[WrapUpAnswer | None]):
    """Two lists and a line. `caution`: what to know before ending this contact; "" for nothing. `suggested`: the result
    that the cursor starts on, with the reason that is told beside it. No root cause is chosen by itself."""

    DEFAULT_CSS = """
    WrapUpScreen {
        align: center top;
        & > Vertical { width: 78; max-width: 100%; }
        Horizontal { height: auto; }
        Horizontal > Vertical { width: 1fr; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in _BOUND)]

    def __init__(
        self, wording: Wording, styles: Styles, customer: str, caution: str = "", suggested: Suggested | None = None
    ) -> None:
        super().__init__()
        self._wording = wording
        self._suggested = suggested
        self._customer = customer
        self._caution = caution
        self._codes: tuple[Mapping[str, Words], ...] = (DISPOSITIONS, {NONE: Words("none", "不选"), **ROOT_CAUSES})
        self._lists = (PickList(styles, id="dispositions"), PickList(styles, id="root-causes"))
        self._heads = (Lines(styles), Lines(styles), Lines(styles))
        self._chosen: list[str | None] = [None, None]
        self._improve = TextLine(id="improve")
        self._title = Lines(styles)
        self._warning = Lines(styles)
        self._foot = Lines(styles)
        self._field = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title
            yield self._warning
            with Horizontal():
                for head, choices in zip(self._heads, self._lists, strict=False):
                    with Vertical():
                        yield head
                        yield choices
            yield self._heads[2]
            yield self._improve
            yield self._foot

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """As high as the codes, where slots, story and status line stay in sight."""
        room = room_of(self, min(WIDTH, self.app.size.width))
        keep_to(room, self.query_one(Vertical))
        width = min(WIDTH, room.width) - FRAME_CELLS
        warning = [(Span(line, "late"),) for line in wrap(self._caution, width)] if self._caution else []
        self._warning.show(*warning)
        for choices in self._lists:
            choices.styles.height = max(3, min(10, room.height - OWN_ROWS - len(warning)))

    def on_mount(self) -> None:
        self._fit()  # why before it is laid out: what is laid out twice is painted twice
        title = self._wording.screen("wrap_up.title", customer=cut(self._customer, 40))
        self._title.show(head_line(title))
        self._say(self._wording.screen("wrap_up.keys", key=self._wording.keys(action("send"), 1, in_text=True)))
        self._go_to(0)
        if self._suggested is not None:
            self._lists[0].show(self._lists[0].rows, keep=self._suggested.disposition)

    @property
    def at_a_choice(self) -> bool:
        return self._field < len(self._lists)

    def _say(self, text: str, *, trouble: bool = False) -> None:
        self._foot.show((Span(text, "trouble" if trouble else "dim"),))

    def _go_to(self, field: int) -> None:
        self._field = field % _FIELDS
        if self._field == 2:
            self.set_focus(self._improve)
        else:
            self.set_focus(None)
        self._draw()

    def _draw(self) -> None:
        names = ("disposition", "root_cause", "improve")
        for index, (head, name) in enumerate(zip(self._heads, names, strict=True)):
            mark: Line = (Span("> " if index == self._field else "  ", "label"),)
            why = f"  {self._suggested.why}" if self._suggested is not None and index == 0 else ""
            head.show((*mark, Span(self._wording.screen(f"wrap_up.{name}"), "label"), Span(why, "dim")))
        for index, choices in enumerate(self._lists):
            rows = [
                PickRow(code, (Span(f"{self._mark(index, code)}{number} ", "hint_key"), Span(self._wording.of(words))))
                for number, (code, words) in enumerate(self._codes[index].items(), 1 - index)
            ]
            choices.show(rows, keep=choices.chosen)
            choices.set_active(index == self._field)

    def _mark(self, index: int, code: str) -> str:
        return "(*) " if (self._chosen[index] or (NONE if index else None)) == code else "( ) "

    def _choose(self, code: str) -> None:
        self._chosen[self._field] = None if code == NONE else code
        self._lists[self._field].show(self._lists[self._field].rows, keep=code)
        self._draw()

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if self._field < 2 and digit.isascii() and digit.isdigit():
            codes = list(self._codes[self._field])
            number = int(digit) - (1 - self._field)  # why: the causes begin with 0, none
            if 0 <= number < len(codes):
                event.stop()
                self._choose(codes[number])

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self._go_to(0 if message.key in self._codes[0] else 1)
        self._choose(message.key)

    def action_perform(self, id: str) -> None:
        if id == "back":
            self.dismiss(None)
        elif id == "send":
            self._save()
        elif id == "next_pane":
            self._go_to(self._field + 1)
        elif id == "previous_pane":
            self._go_to(self._field - 1)
        elif self._field == 2:
            if id == "open":
                self._save()
        else:
            choices = self._lists[self._field]
            if not move_in(choices, id) and id == "open" and choices.chosen:
                self._choose(choices.chosen)
                self._go_to(self._field + 1)

    def _save(self) -> None:
        disposition, root_cause = self._chosen
        if disposition is None:
            self._say(self._wording.screen("wrap_up.choose"), trouble=True)
            self._go_to(0)
            return
        self.dismiss(WrapUpAnswer(disposition, root_cause, self._improve.value.strip() or None))
