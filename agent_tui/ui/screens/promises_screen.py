"""The ledger of promises, by deadline: what is owed, to whom, by when, what was not promised, and what became of it.
Open ones, overdue ones or all; of one customer, mine, or the whole team's."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Literal, Protocol

from textual.binding import BindingType

from agent_tui.desk.views import PromiseRow, Sent
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise, PromiseState
from agent_tui.messages.screen_rows import COLUMNS, ROWS
from agent_tui.messages.speech import say
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.presentation.cells import cut, fit_right
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.presentation.times import left
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.framed_screen import Around
from agent_tui.ui.screens.lines import in_columns
from agent_tui.ui.screens.list_screen import ListScreen
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.screens.promise_deed_screen import DeedAnswer, PromiseDeed, PromiseDeedScreen

WIDE = 100
"""Cells from which on names have more room."""

Whose = Literal["customer", "mine", "team"]
States = Literal["open", "overdue", "all"]

_STATES: tuple[States, ...] = ("open", "overdue", "all")
_DEEDS: dict[str, PromiseDeed] = {
    "keep_promise": "keep",
    "break_promise": "break",
    "withdraw_promise": "withdraw",
    "move_promise": "move",
}


class Ledger(Protocol):
    """What the desk does to promises."""

    def promises(self, *, state: PromiseState | None = "open", customer: str | None = None) -> list[PromiseRow]: ...
    def keep_promise(self, promise: str, words: str = "") -> Sent: ...
    def break_promise(self, promise: str, words: str = "") -> Sent: ...
    def withdraw_promise(self, promise: str, words: str = "") -> Sent: ...
    def renegotiate_promise(self, promise: str, due_at: datetime, *, words: str = "") -> Sent: ...


class PromisesScreen(ListScreen):
    """Enter opens the promise's contact; a letter says what became of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of([action("everyone"), *(one for one in ACTIONS if "ledger" in one.places)])
    ]
    place = "ledger"

    def __init__(
        self,
        around: Around,
        ledger: Ledger,
        *,
        customer: tuple[str, str] | None,
        whose: Whose,
        changed: Callable[[str], None] = lambda ticket: None,
    ) -> None:
        """`customer`: id and name of the one at hand. `changed` is told whose contact is not what it was."""
        super().__init__(around)
        self._ledger = ledger
        self._customer = customer
        self._whose: Whose = whose
        self._states: States = "open"
        self._changed = changed
        self._by_key: dict[str, PromiseRow] = {}

    def heading(self) -> str:
        words = self.wording
        name = cut(self._customer[1], 30) if self._customer else ""
        return words.screen(
            "ledger.title",
            states=words.screen(f"ledger.{self._states}"),
            count=len(self._by_key),
            whose=words.screen(f"ledger.whose.{self._whose}", customer=name),
        )

    def nothing(self) -> str:
        return self.wording.screen("ledger.none", key=self.wording.keys(action("everyone"), 1))

    def hints(self) -> tuple[str, ...]:
        return ("keep_promise", "move_promise", "break_promise", "everyone", "promise_states", "back", "help")

    def hints_where_empty(self) -> tuple[str, ...]:
        return ("everyone", "promise_states", *super().hints_where_empty())

    def column_heads(self) -> Line:
        language = self.wording.language
        customer, owner = self._name_widths()
        return in_columns(
            ("", 2, "label"),
            (fit_right(say(COLUMNS, "left", language), 6), 6, "label"),
            (say(COLUMNS, "due", language), 11, "label"),
            (say(COLUMNS, "customer", language), customer, "label"),
            (say(COLUMNS, "agent", language), owner, "label"),
            (say(COLUMNS, "promise", language), 0, "label"),
        )

    def _name_widths(self) -> tuple[int, int]:
        """Cells of customer and owner."""
        return (12, 8) if self.app.size.width < WIDE else (20, 12)

    def all_rows(self) -> Sequence[PickRow]:
        now = self.around.now()
        customer = self._customer[0] if self._whose == "customer" and self._customer else None
        rows = self._ledger.promises(state=None if self._states == "all" else "open", customer=customer)
        if self._whose == "mine":
            rows = [row for row in rows if (row.promise.owner or row.promise.made_by) == self.around.me]
        if self._states == "overdue":
            rows = [row for row in rows if row.promise.due_at < now]
        self._by_key = {f"{row.promise.ticket} {row.promise.id}": row for row in rows}
        return [self._row(key, row, now) for key, row in self._by_key.items()]

    def _row(self, key: str, row: PromiseRow, now: datetime) -> PickRow:
        promise = row.promise
        is_open = promise.state == "open"
        late = is_open and promise.due_at < now
        owner, widths = promise.owner or promise.made_by, self._name_widths()
        limits = not_promised(promise.limits, self.wording.language) if promise.limits else ""
        state = "" if is_open else self.wording.screen(f"promise.{promise.state}")
        ahead = left(promise.due_at, now, self.wording.language) if is_open else ""
        return PickRow(
            key,
            in_columns(
                ("!" if late else " ", 1, "late"),
                (fit_right(ahead, 6), 6, "late" if late else "text"),
                (self.wording.day_and_time(promise.due_at), 11, "dim"),
                (called(row.customer_name, row.customer_id), widths[0], "customer"),
                (
                    say(ROWS, "me", self.wording.language)
                    if owner == self.around.me
                    else self.wording.here.name(owner),
                    widths[1],
                    "dim",
                ),
                *(((f"[{state}]", 0, "late" if promise.state == "broken" else "dim"),) if state else ()),
                (
                    mask_numbers(f"{' ' if state else ''}{promise.what}  {limits}"[:800]),
                    0,
                    "text" if is_open else "dim",
                ),
            ),
        )

    def perform(self, id: str) -> None:
        if id == "everyone":
            order: tuple[Whose, ...] = ("customer", "mine", "team") if self._customer else ("mine", "team")
            at = order.index(self._whose) if self._whose in order else -1
            self._whose = order[(at + 1) % len(order)]
            self.show_rows()
        elif id == "promise_states":
            self._states = _STATES[(_STATES.index(self._states) + 1) % len(_STATES)]
            self.show_rows()
        elif id in _DEEDS:
            self._ask(id)
        else:
            super().perform(id)

    def _ask(self, id: str) -> None:
        row = self._by_key.get(self.list.chosen or "")
        if row is None or row.promise.state != "open":
            reason = self.wording.reason("why.nothing-selected" if row is None else "why.promise-closed")
            name = self.wording.name(action(id))
            self.show_notice(self.wording.screen("cannot", action=name, reason=reason))
            return
        deed, promise = _DEEDS[id], row.promise

        def answered(answer: DeedAnswer | None) -> None:
            if answer is not None:
                self._do(deed, promise, answer)

        screen = PromiseDeedScreen(self.wording, self.around.styles, deed, promise, self.around.now())
        self.app.push_screen(screen, answered)

    def _do(self, deed: PromiseDeed, promise: Promise, answer: DeedAnswer) -> None:
        try:
            said = self._done(deed, promise, answer)
        except Trouble as trouble:
            said = self.wording.trouble(trouble)
        self.show_rows()
        self._changed(promise.ticket)
        self.show_notice(said)

    def _done(self, deed: PromiseDeed, promise: Promise, answer: DeedAnswer) -> str:
        """Does it, and what is said then."""
        what = cut(mask_numbers(promise.what), 40)
        if answer.due_at is not None:
            early = self.around.now() < promise.due_at
            self._ledger.renegotiate_promise(promise.id, answer.due_at, words=answer.words)
            when = self.wording.day_and_time(answer.due_at)
            return self.wording.screen("deed.moved" if early else "deed.moved-late", what=what, when=when)
        if deed == "keep":
            self._ledger.keep_promise(promise.id, answer.words)
            return self.wording.screen("deed.kept", what=what)
        if deed == "break":
            self._ledger.break_promise(promise.id, answer.words)
            return self.wording.screen("deed.broken", what=what)
        self._ledger.withdraw_promise(promise.id, answer.words)
        return self.wording.screen("deed.withdrawn", what=what)
