"""Filling in a template: its fields one by one, and what the customer will read, what is promised and what is not,
as it stands with every key. What the check finds follows a moment later.

Nothing is lost by leaving, nor when the program is killed: what is typed is kept a moment later, and comes back with
the form."""

import asyncio
from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Region

from agent_tui.domain.errors import Trouble
from agent_tui.expectations.defaults import honest_topics
from agent_tui.expectations.honest import HonestTime
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.rendering import Rendered, render
from agent_tui.expectations.template import Template
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.check_as_filled_in import Check, CheckAsFilledIn
from agent_tui.ui.delayed_save import DelayedSave
from agent_tui.ui.presentation.honest_line import honest_words
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.screens.templates.form_advice import has_guidance
from agent_tui.ui.screens.templates.form_reading import reading_lines
from agent_tui.ui.screens.templates.form_rows import FormRows, Row
from agent_tui.ui.screens.templates.form_words import hint_lines, row_line, title_words
from agent_tui.ui.screens.windows.lines import Lines, first_rows, head_line
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from agent_tui.ui.screens.windows.room import keep_to, room_of
from agent_tui.ui.screens.windows.small_window import FRAME_CELLS, SmallWindow
from agent_tui.ui.screens.windows.text_line import TextLine
from agent_tui.ui.wording import Wording

_BOUND = (*MOVES_AND_BACK, "next_pane", "previous_pane", "send", "template")

TWO_COLUMNS = 110
"""Cells from which on the preview stands beside the fields."""
WIDEST = 160
OWN_ROWS = 4
"""Of the frame, the title and the foot."""
FIELD_ROWS = 5
"""Fields in sight where the preview stands below them and rows are few."""
HIGH = 30
"""Rows from which on every field stays in sight."""
HINT_ROWS = 3
"""For how a field is filled in, where rows are many; two where they are few."""


class TemplateForm(SmallWindow[Rendered | None]):
    """Answers with what was filled in. `check`: what is wrong with it, asked in a thread; `honest`: the earliest times
    that can be kept, by topic; `draft`: nobody has approved it; `keep` puts what was typed on disk, and `failed` is
    told where that did not work. `edge`: on which side of its room it stands. `within`: the pane that it stands in,
    where the terminal is wide enough for a pane of its own; else all that is free beside the story."""

    DEFAULT_CSS = """
    TemplateForm {
        align: center top;
        &.-bottom { align: center bottom; }
        #halves { height: auto; }
        #halves > Vertical { height: auto; width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in _BOUND)]

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        template: Template,
        occasion: Occasion,
        typed: Mapping[str, str],
        *,
        customer: str,
        check: Check,
        honest: Mapping[str, HonestTime],
        draft: bool,
        keep: Callable[[Mapping[str, str]], None],
        failed: Callable[[Trouble], None],
        edge: Literal["top", "bottom"] = "top",
        within: Callable[[], Region | None] = lambda: None,
    ) -> None:
        super().__init__(classes="-bottom" if edge == "bottom" else "")
        self._wording = wording
        self._template = template
        self._occasion = occasion
        self._customer = customer
        self._within = within
        self._check = check
        self._checked: CheckAsFilledIn | None = None
        self._draft = draft
        self._honest = honest
        self._how = self._both = False
        self._rows = FormRows(template, occasion, typed)
        self._fields, self._hint, self._preview = Lines(styles), Lines(styles), Lines(styles)
        self._title, self._foot = Lines(styles), Lines(styles)
        self._line = TextLine(id="value")
        self._failed = failed
        self._keeper = DelayedSave(lambda: keep(self._rows.typed), self.set_timer, failed)
        self._at = 0
        self._taken = ""
        self._reading_room = (0, 0, False)
        self.rendered = render(template, self._rows.typed, occasion)

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, by field."""
        return self._rows.typed

    def keep_typed(self) -> None:
        """On disk when it returns; raises the desk's Trouble."""
        self._take_line()
        self._keeper.flush()

    def typed_text(self) -> str:
        """What is typed, a field a line."""
        fields = [f"{name}: {value}" for name, value in self.typed.items() if value]
        return "\n".join([f"[{self._template.id}]", *fields]) if fields else ""

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title
            with Horizontal(id="halves"):
                with Vertical(id="filling"):
                    yield self._fields
                    yield self._line
                    yield self._hint
                with Vertical(id="reading"):
                    yield self._preview
            yield self._foot

    def on_mount(self) -> None:
        title = title_words(self._template, self._customer, self._occasion, self._wording, draft=self._draft)
        self._title.show(head_line(title))
        self._checked = CheckAsFilledIn(
            self.rendered,
            self._check,
            self._show_reading,
            later=self.set_timer,
            time=asyncio.get_running_loop().time,
            on_trouble=self._failed,
        )
        self._go_to(0)

    def on_unmount(self) -> None:
        if self._checked is not None:
            self._checked.leave()

    def on_resize(self) -> None:
        self._draw()

    def _settle(self) -> Region:
        """Takes its place, beside or below each other by the width of that, and says where it is."""
        room = self._within() or room_of(self, min(TWO_COLUMNS, self.app.size.width))
        box = self.query_one(Vertical)
        keep_to(room, box)
        wide = room.width >= TWO_COLUMNS
        box.styles.width = min(room.width, WIDEST)
        self.query_one("#halves").styles.layout = "horizontal" if wide else "vertical"
        filling = self.query_one("#filling")
        filling.styles.width = "46%" if wide else "1fr"
        filling.styles.padding = (0, 2, 0, 0) if wide else 0
        return room

    # Where the hands are

    @property
    def _row(self) -> Row:
        return self._rows.rows[self._at]

    @property
    def at_a_choice(self) -> bool:
        return self._row.picks

    def _go_to(self, at: int) -> None:
        self._take_line()
        self._at = min(max(at, 0), len(self._rows.rows) - 1)
        if self._row.picks:
            self._line.display = False
            self.set_focus(None)
        else:
            self._line.display = True
            self._line.value = self._taken = self._rows.shown_in_line(self._row)
            self._line.offer_anew()
            self.set_focus(self._line)
        self._draw()

    def on_input_changed(self, message: TextLine.Changed) -> None:
        self._take_line()

    def _take_line(self) -> None:
        """What was typed into the line goes into its row: also on leaving it, before the line has told of it. What
        stood there when somebody came to it was not typed."""
        if not self._row.picks and self._line.value != self._taken:
            self._taken = self._line.value
            self._rows.put(self._row, self._taken)
            self._keeper.changed()
            self._fill_in()

    def on_key(self, event: events.Key) -> None:
        row = self._row
        key = event.character or ""
        if not row.picks or len(key) != 1:
            return
        chosen = row.picked_by(key)
        if chosen is not None:
            event.stop()
            self._rows.put(row, chosen)
            self._keeper.changed()
            self._fill_in()

    def _fill_in(self) -> None:
        self.rendered = render(self._template, self._rows.typed, self._occasion)
        if self._checked is not None:
            self._checked.changed(self.rendered)
        self._draw()

    async def action_perform(self, id: str) -> None:
        match id:
            case "back":
                self._take_line()
                self._leave(None)
            case "send":
                await self._finish()
            case "up" | "previous_pane":
                self._go_to(self._at - 1)
            case "down" | "next_pane":
                self._go_to(self._at + 1)
            case "template" if has_guidance(self._template) and not self._both:
                self._how = not self._how
                self._draw()
            case "first":
                self._go_to(0)
            case "last":
                self._go_to(len(self._rows.rows) - 1)
            case "open" if self._is_wrong():
                self._draw(insist=True)
            case "open" if self._at + 1 < len(self._rows.rows):
                self._go_to(self._at + 1)
            case "open":
                await self._finish()

    def _is_wrong(self) -> bool:
        """Something was typed into the row at hand that cannot stand there; what is empty may wait."""
        self._take_line()
        row = self._row
        typed = not row.picks and bool(self._line.value.strip())
        return typed and any(one.field == row.name and one.key != "missing" for one in self.rendered.problems)

    async def _finish(self) -> None:
        """Answers, or goes to the first field that is not right yet. No key is handled meanwhile: what is typed ahead
        belongs to the text."""
        self._take_line()
        wrong = {problem.field for problem in self.rendered.problems}
        for at, row in enumerate(self._rows.rows):
            if row.name in wrong:
                self._go_to(at)
                self._draw(insist=True)
                return
        if self._checked is not None:
            await self._checked.judge()
        if self.is_current:  # why: something may have come to lie over it
            self._leave(self.rendered)

    def _leave(self, answer: Rendered | None) -> None:
        try:
            self._keeper.flush()
        except Trouble as trouble:
            self._failed(trouble)
        self.dismiss(answer)

    # What is seen

    def _draw(self, *, insist: bool = False) -> None:
        place = self._settle()
        wide = place.width >= TWO_COLUMNS
        room = place.height - OWN_ROWS
        inner = min(place.width, WIDEST) - FRAME_CELLS
        left = int(inner * 0.46) - 2 if wide else inner
        right = inner - int(inner * 0.46) if wide else inner
        rows = self._rows.rows
        high = place.height >= HIGH
        hint_rows = HINT_ROWS if wide or high else HINT_ROWS - 1
        hint = hint_lines(
            self._template,
            self._row,
            self.rendered,
            self._occasion,
            self._wording,
            left,
            insist=insist,
            why=self._why_honest(),
        )
        # as many rows with the line as without it: nothing jumps from field to field
        below = hint_rows + (0 if self._row.picks else -1)
        hint = [*first_rows(hint, below, left), *[()] * below][:below]
        most = min(len(rows), room - hint_rows if wide or high else FIELD_ROWS)
        top = min(max(0, self._at - most // 2), max(0, len(rows) - most))
        shown = [
            row_line(rows[at], self.rendered, self._rows.typed, self._wording, left, current=at == self._at)
            for at in range(top, min(len(rows), top + most))
        ]
        self._fields.show(*shown)
        self._hint.show(*hint)
        used = 0 if wide else len(shown) + hint_rows
        self._reading_room = (right, room - used, wide or high)
        self._show_reading()

    def _show_reading(self) -> None:
        """Alone where only the check answered: the fields stay as they are."""
        width, rows, roomy = self._reading_room
        findings = self._checked.told if self._checked is not None else ()
        read = (self._template, self.rendered, findings, self._occasion, self._wording)
        lines, self._both = reading_lines(*read, width, rows, roomy=roomy, how=self._how)
        self._preview.show(*lines)
        self._show_keys()

    def _why_honest(self) -> str:
        """What the time goes by that stands in the row because nobody typed another one."""
        topic = honest_topics(self._template).get(self._row.name)
        known = self._honest.get(topic) if topic is not None and not self._rows.typed.get(self._row.name) else None
        return honest_words(known, self._wording.language) if known is not None else ""

    def _show_keys(self) -> None:
        words = self._wording.screen("form.keys", key=self._wording.keys(action("send"), 1, in_text=True))
        if has_guidance(self._template) and not self._both:
            key = self._wording.keys(action("template"), 1, in_text=True)
            words += "  " + self._wording.screen("form.text-key" if self._how else "form.how-key", key=key)
        self._foot.show((Span(words, "dim"),))
