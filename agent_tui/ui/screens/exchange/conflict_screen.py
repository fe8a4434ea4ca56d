"""Both versions of something that the store did not take, side by side, until somebody decides. Neither is changed by
looking; leaving decides nothing."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from agent_tui.desk.conflict_views import CHANGES, ConflictView
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.ui.actions import ACTIONS, Place, action, actions_at, bindings_of
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.conflict_lines import (
    ConflictLook,
    about_lines,
    field_heads,
    field_line,
    text_lines,
)
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.exchange.outbox_deeds import OutboxDeeds
from agent_tui.ui.screens.exchange.outbox_words import with_customer
from agent_tui.ui.screens.windows.confirm_screen import FINAL, YES, ConfirmScreen
from agent_tui.ui.screens.windows.framed_screen import Around, FramedScreen
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.moving import move_in
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.widgets.text_pages import TextPages

_MOVES = frozenset({"up", "down", "page_up", "page_down", "first", "last", "open", "back", "help", "quit"})

OF_CHANGE = ("mine", "theirs")
OF_REPLY = ("edit", "retry", "as_note", "drop")
OF_NOTE = ("edit", "retry", "drop")
OF_ELSE = ("retry", "drop")


class ConflictScreen(FramedScreen[str | None]):
    """Answers with what was done, in words, or None where nothing was."""

    place: Place = "conflict"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(
            [
                *(one for one in actions_at("list") if one.id in _MOVES),
                *(one for one in ACTIONS if "conflict" in one.places),
            ]
        )
    ]
    DEFAULT_CSS = """
    ConflictScreen {
        layout: vertical;
        #fields { height: auto; }
        #texts { height: 1fr; }
        #notice { max-height: 4; }
    }
    """

    def __init__(self, around: Around, deeds: OutboxDeeds, view: ConflictView) -> None:
        super().__init__(around)
        self._deeds = deeds
        self._view = view
        self._mine = {field.name for field in view.fields}
        """The fields in which mine is to stand."""
        self._title = Lines(around.styles)
        self._heads = Lines(around.styles)
        self._fields = PickList(around.styles, id="fields")
        self._texts = TextPages(around.styles, id="texts")
        self._notice = Lines(around.styles, id="notice")
        self._answers = Lines(around.styles)
        self._busy = False

    def compose(self) -> ComposeResult:
        yield self.slot_strip
        yield self._title
        yield self._heads
        yield self._fields
        yield self._texts
        yield self._notice
        yield self._answers
        yield self.story
        yield self.status_line

    def on_mount(self) -> None:
        self._show()
        self.show_story(self._view.row.ticket)

    def on_resize(self) -> None:
        self._show()

    def minute_passed(self) -> None:
        self._show()

    def read_again(self) -> None:
        """Both versions anew; once it has left the outbox there is nothing to decide."""
        try:
            self._view = self._deeds.conflict(self._view.row.id)
        except BadInput:
            self.dismiss(self.wording.screen("conflict.gone"))
            return
        except Trouble as trouble:
            self.show_notice(self.wording.trouble(trouble))
            return
        self._show()

    # Showing

    @property
    def _look(self) -> ConflictLook:
        return ConflictLook(
            self.app.size.width,
            self.around.now(),
            self.wording.here,
            self.around.me,
            masked=not self._view.verified,
            mine=frozenset(self._mine),
        )

    def _show(self) -> None:
        view, look = self._view, self._look
        self._title.show(head_line(self._heading()))
        reason = self.wording.trouble_named(view.row.trouble) if view.row.trouble else ""
        heads = about_lines(view, reason, look)
        if view.fields:
            heads += [(), field_heads(view, look)]
        self._heads.show(*heads)
        rows = [PickRow(field.name, field_line(field, view, look)) for field in view.fields]
        if rows:
            rows += [PickRow("", (Span("   " + self._legend(), "dim"),)), PickRow("", ())]
        self._fields.display = bool(rows)
        self._fields.styles.height = len(rows)
        self._fields.show(rows, keep=self._fields.chosen)
        self._texts.show(text_lines(view, look), from_top=False)
        self._answers.show(*self._answer_lines())
        self.show_frame()

    def _heading(self) -> str:
        row = self._view.row
        title = "conflict.title" if row.state == "rejected" else "conflict.open-title"
        kind = self.wording.screen(f"outbox.kind.{row.kind}")
        number = f" #{self._view.number}" if self._view.number else ""
        # why: what stands in no contact has no customer, and is known by its words
        whose = mask_numbers(row.customer_name or row.summary)
        return self.wording.screen(title, kind=kind, customer=f"{cut(whose, 30)}{number}")

    def _legend(self) -> str:
        if self._view.by_field:
            return self.wording.screen("conflict.choose", key=self.wording.keys(action("open"), 1))
        return self.wording.screen("conflict.marks")

    def answers(self) -> tuple[str, ...]:
        """The ways out, by the ids of their actions."""
        view = self._view
        if view.about == "text":
            return OF_REPLY if view.row.kind == "reply" else OF_NOTE
        return OF_CHANGE if view.about in CHANGES else OF_ELSE

    def _answer_lines(self) -> list[Line]:
        told = [(self.wording.keys(action(id)), self.wording.name(action(id))) for id in self.answers()]
        told.append((self.wording.keys(action("back"), 1), self.wording.screen("conflict.later")))
        lines: list[Line] = []
        line: list[Span] = []
        room = 0
        for keys, name in told:
            cells = width_of(keys) + width_of(name) + 4
            if line and room < cells:
                lines.append(tuple(line))
                line = []
            if not line:
                line, room = [Span("   ")], self.app.size.width - 3
            line += [Span(keys, "hint_key"), Span(f" {name}   ", "label")]
            room -= cells
        return [*lines, tuple(line)]

    def hint_line(self) -> Sequence[Hint]:
        return [self.hint("back"), self.hint("help", kept=True)]

    def show_notice(self, text: str) -> None:
        """In lines of its own, until the next key."""
        lines = wrap(text, max(20, self.app.size.width - 3)) if text else []
        self._notice.show(*((Span("   "), Span(line, "label")) for line in lines[:4]))
        self.keep_if_below(text)

    def quiet(self) -> None:
        super().quiet()
        self._notice.show()

    # Deciding

    def perform(self, id: str) -> None:
        if id == "open":
            self._choose()
        elif id in ("up", "down") and len(self._view.fields) > 1:
            move_in(self._fields, id)
        elif move_in(self._texts, id):
            pass
        elif id == "back":
            self.dismiss(None)
        elif id == "help":
            self.show_help()
        elif id == "palette":
            self.show_palette()
        elif id == "quit":
            self.app.call_later(self.app.action_quit)
        elif not self._busy:
            self._answer(id)

    def _answer(self, id: str) -> None:
        reason = self._why_not(id)
        if reason:
            name = self.wording.name(action(id))
            self.show_notice(self.wording.screen("cannot", action=name, reason=reason))
            return
        row = self._view.row
        match id:
            case "mine":
                fields = frozenset(self._mine) if self._view.by_field else None
                self._do(lambda: self._deeds.insist(row.id, fields), "conflict.mine-done")
            case "theirs":
                self._ask(id, "conflict.ask-theirs", "conflict.theirs-done")
            case "drop":
                self._ask(id, "ask.drop", "done.dropped")
            case "as_note":
                self._do(lambda: self._deeds.as_note(row.id), "conflict.note-done")
            case "edit":
                self._take_up()
            case "retry":
                self.run_worker(self._send_again(self._deeds.send_claimed(self._view)), group="decide")

    def _why_not(self, id: str) -> str:
        view = self._view
        if id in OF_CHANGE and view.about not in CHANGES:
            return self.wording.reason("why.no-change")
        if id == "as_note" and view.row.kind != "reply":
            return self.wording.reason("why.no-reply")
        if id == "mine" and not view.now_known:
            return self.wording.reason("why.not-come")
        if id == "mine" and not self._mine:
            return self.wording.reason("why.none-mine")
        asked = "edit" if id == "as_note" else id
        return self._deeds.why_not(asked, view.row, self.wording)

    def _choose(self) -> None:
        """Mine or theirs for the field under the cursor."""
        name = self._fields.chosen
        if self._view.by_field and name is not None:
            self._mine ^= {name}
            self._show()

    def _ask(self, id: str, question: str, done: str) -> None:
        row = self._view.row

        def answered(answer: str | None) -> None:
            if answer == YES:
                self._do(lambda: self._deeds.drop(row.id), done)

        detail = self._look.shown(self._view.text or self._view.subject or row.summary)
        self.app.push_screen(
            ConfirmScreen(
                self.wording,
                self.around.styles,
                title=self.wording.name(action(id)),
                question=self._deeds.asked_before(question, row, self.wording),
                detail=with_customer(mask_numbers(row.customer_name), cut(detail, 200)),
                keys=FINAL,
            ),
            answered,
        )

    def _take_up(self) -> None:
        """The composer comes up; this screen goes with whatever lies over the desk."""
        try:
            self._deeds.take_up(self._view.row.id)
        except Trouble as trouble:
            self._not_done(trouble)

    def _do(self, deed: Callable[[], object], done: str) -> None:
        try:
            deed()
        except Trouble as trouble:
            self._not_done(trouble)
        else:
            self.dismiss(self.wording.screen(done))

    def _not_done(self, trouble: Trouble) -> None:
        """Things may be otherwise by now: they are looked at again."""
        self.read_again()
        if self.is_current:
            self.show_notice(self.wording.trouble(trouble))

    async def _send_again(self, sending: Awaitable[None]) -> None:
        self._busy = True
        if self._deeds.claims_first(self._view):
            self.show_notice(self.wording.screen("conflict.claiming"))
        try:
            await sending
        except Trouble as trouble:
            self.show_notice(self.wording.trouble(trouble))
        else:
            self.dismiss(self.wording.screen("done.retried"))
        finally:
            self._busy = False
