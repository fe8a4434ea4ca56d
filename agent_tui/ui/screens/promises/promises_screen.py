"""The ledger of promises, by deadline: what is owed, to whom, by when, what was not promised, what of it hangs on other
departments, and what became of it. Open ones, overdue ones or all; of one customer, mine, or the whole team's."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Literal

from textual.binding import BindingType

from agent_tui.desk.views import PromiseRow, WorkOrderRow
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.screen_rows import COLUMNS
from agent_tui.messages.speech import say
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.actions.promising import LEDGER_MENU
from agent_tui.ui.presentation.cells import cut, fit_right
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.screens.promises.ledger_deeds import DEEDS, Ledger, LedgerDeeds, why_not, words_of
from agent_tui.ui.screens.promises.ledger_rows import (
    LedgerLook,
    Rank,
    lone_order_line,
    order_line,
    promise_line,
    rank_of,
)
from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen
from agent_tui.ui.screens.windows.framed_screen import Around
from agent_tui.ui.screens.windows.lines import in_columns
from agent_tui.ui.screens.windows.list_screen import ListScreen
from agent_tui.ui.screens.windows.pick_list import PickRow

Whose = Literal["customer", "mine", "team"]
States = Literal["open", "overdue", "all"]

_STATES: tuple[States, ...] = ("open", "overdue", "all")


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
        write: Callable[[str, str], object] = lambda ticket, text: None,
        starts_at_hand: bool = False,
    ) -> None:
        """`customer`: id and name of the one at hand; `starts_at_hand`: the cursor stands on their first row, if any.
        `changed` is told whose contact is not what it was; `write` opens a contact with a text for its customer."""
        super().__init__(around)
        self._ledger = ledger
        self._customer = customer
        self._whose: Whose = whose
        self._states: States = "open"
        self._changed = changed
        self._write = write
        self._starts_at_hand = starts_at_hand
        self._promises: dict[str, PromiseRow] = {}
        self._orders: dict[str, WorkOrderRow] = {}
        """By the keys of their lines, as they are shown."""
        self._deeds = LedgerDeeds(self, ledger)

    def heading(self) -> str:
        words = self.wording
        name = cut(self._customer[1], 30) if self._customer else ""
        return words.screen(
            "ledger.title",
            states=words.screen(f"ledger.{self._states}"),
            count=len(self._promises),
            whose=words.screen(f"ledger.whose.{self._whose}", customer=name),
        )

    def nothing(self) -> str:
        keys = {name: self.wording.keys(action(id), 1) for name, id in (("key", "everyone"), ("new", "new_promise"))}
        return self.wording.screen("ledger.none", **keys)

    def told_of(self) -> str | None:
        """Of the customer at hand the three lines are those of the contact at hand: who was verified there, is here."""
        row = self._under_cursor()
        ours = row is not None and self._customer is not None and row.customer_id == self._customer[0]
        return self.around.at_hand if ours and self.around.at_hand is not None else super().told_of()

    def starts_on(self) -> str | None:
        if not self._starts_at_hand or self._customer is None:
            return None
        return next((key for key, row in self._promises.items() if row.customer_id == self._customer[0]), None)

    def hints(self) -> tuple[str, ...]:
        deeds = ("keep_promise", "move_promise", "ledger_menu", "no_answer", "work_order")
        about = self._under_cursor()
        can = [id for id in deeds if id not in DEEDS or why_not(id, about, self.around.me) is None]
        return (*can, "everyone", "promise_states", "back", "help")

    def _under_cursor(self) -> PromiseRow | WorkOrderRow | None:
        key = self.list.chosen or ""
        return self._promises.get(key) or self._orders.get(key)

    def _follow_cursor(self) -> None:
        super()._follow_cursor()
        self.show_begun(())

    def hints_where_empty(self) -> tuple[str, ...]:
        return ("new_promise", "everyone", "promise_states", *super().hints_where_empty())

    def column_heads(self) -> Line:
        language = self.wording.language
        look = self._look(self.around.now())
        _, owner = look.names
        return in_columns(
            ("", 2, "label"),
            (fit_right(say(COLUMNS, "left", language), 6), 6, "label"),
            (say(COLUMNS, "due", language), 11, "label"),
            *look.customer(say(COLUMNS, "customer", language)),
            (say(COLUMNS, "keeper", language), owner, "label"),
            (say(COLUMNS, "promise", language), 0, "label"),
        )

    def _look(self, now: datetime) -> LedgerLook:
        of_one = self._whose == "customer"
        return LedgerLook(self.wording, now, self.app.size.width, self.around.me, of_one)

    def all_rows(self) -> Sequence[PickRow]:
        now = self.around.now()
        look = self._look(now)
        customer = self._customer[0] if self._whose == "customer" and self._customer else None
        promises = self._ledger.promises(state=None if self._states == "all" else "open", customer=customer)
        orders = self._ledger.work_orders(state=None if self._states == "all" else "open", customer=customer)
        shown = [row for row in promises if self._is_shown(row, now)]
        self._promises = {f"{row.promise.ticket} {row.promise.id}": row for row in shown}
        hanging: dict[str, list[WorkOrderRow]] = {}
        for order in orders:
            hanging.setdefault(order.order.promise or "", []).append(order)
        rows: list[tuple[Rank, list[PickRow]]] = []
        self._orders = {}
        for key, row in self._promises.items():
            beneath = hanging.pop(row.promise.id, [])
            lines = [PickRow(key, promise_line(row, look))]
            for order in beneath:
                lines.append(PickRow(self._order_key(order), order_line(order.order, look)))
            rows.append((rank_of([row.promise, *(one.order for one in beneath)], now), lines))
        mine = {row.promise.id for row in promises if self._keeper(row) == self.around.me}
        for order in (one for left in hanging.values() for one in left):
            late = order.order.due_at < now
            own = order.order.made_by == self.around.me or order.order.promise in mine
            if (self._whose != "mine" or own) and (self._states != "overdue" or late):
                line = lone_order_line(order, look)
                rows.append((rank_of([order.order], now), [PickRow(self._order_key(order), line)]))
        return [line for _, lines in sorted(rows, key=lambda one: one[0]) for line in lines]

    def _order_key(self, row: WorkOrderRow) -> str:
        key = f"{row.order.ticket} {row.order.id}"
        self._orders[key] = row
        return key

    def _is_shown(self, row: PromiseRow, now: datetime) -> bool:
        """An overdue list shows what hangs on others who are late, too: it will be overdue."""
        if self._whose == "mine" and self._keeper(row) != self.around.me:
            return False
        return self._states != "overdue" or row.promise.due_at < now or any(one.due_at < now for one in row.orders)

    @staticmethod
    def _keeper(row: PromiseRow) -> str:
        return row.promise.owner or row.promise.made_by

    def perform(self, id: str) -> None:
        try:
            self._perform(id)
        except Trouble as trouble:
            self.show_notice(self.wording.trouble(trouble))

    def _perform(self, id: str) -> None:
        if id == "everyone":
            order: tuple[Whose, ...] = ("customer", "mine", "team") if self._customer else ("mine", "team")
            at = order.index(self._whose) if self._whose in order else -1
            self._whose = order[(at + 1) % len(order)]
            self.show_rows()
        elif id == "promise_states":
            self._show_next_states()
        elif id == "new_promise":
            self._deeds.promise_by_hand(self._ticket_at_hand())
        elif id == "ledger_menu":
            self._show_menu()
        elif id in DEEDS:
            self._do(id)
        else:
            super().perform(id)

    def _show_next_states(self) -> None:
        """On to the next of open, overdue, all in which there is something; which have nothing is said."""
        at = _STATES.index(self._states)
        empty: list[str] = []
        for states in (*_STATES[at + 1 :], *_STATES[: at + 1]):
            self._states = states
            if self.all_rows() or states == _STATES[at]:
                break
            empty.append(self.wording.screen(f"ledger.{states}"))
        self.show_rows()
        if empty:
            comma = "、" if self.wording.language == "zh" else ", "
            self.show_notice(self.wording.screen("ledger.empty", states=comma.join(empty)))

    def _ticket_at_hand(self) -> str | None:
        return self.chosen_ticket() or self.around.at_hand

    def _do(self, id: str) -> None:
        """A deed upon what is under the cursor, or why not."""
        about = self._under_cursor()
        reason = why_not(id, about, self.around.me)
        if reason is not None or about is None:
            said = self.wording.reason(reason or "why.nothing-selected")
            self.show_notice(self.wording.screen("cannot", action=self.wording.name(action(id)), reason=said))
        else:
            self._deeds.do(id, about)

    def _show_menu(self) -> None:
        about = self._under_cursor()
        choices = [
            (id, (Span(self.wording.name(action(id))),))
            for id in LEDGER_MENU
            if id not in DEEDS or why_not(id, about, self.around.me) is None
        ]
        what = cut(mask_numbers(words_of(about)), 40) if about is not None else ""
        title = self.wording.screen("ledger.menu-title", what=what)

        def chosen(id: str | None) -> None:
            if id is not None:
                self.perform(id)

        self.app.push_screen(ChoiceScreen(self.wording, self.around.styles, choices, title=title), chosen)

    def done(self, ticket: str, said: str) -> None:
        """Something was done about what stands here."""
        self.show_rows()
        self._changed(ticket)
        self.show_notice(said)

    def leave_for(self, ticket: str, text: str) -> None:
        """To the contact, with a text for its customer in the composer."""
        self.dismiss(None)
        self._write(ticket, text)
