"""What is made from the ledger: work orders for a promise, and promises that were made by word of mouth."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from agent_tui.desk.views import ContactView, NewPromiseWords, NewWorkOrderWords, PromiseRow, Sent, WorkOrderRow
from agent_tui.domain.business_time import can_be_counted_from
from agent_tui.domain.contradictions import difference
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise, PromiseState, WorkOrder, WorkOrderState
from agent_tui.expectations.dates import From, read_time, typed_time
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.expectation_words import when_words
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.promises.contradiction_choice import BACK, contradiction_choice, replaced_by
from agent_tui.ui.screens.promises.ledger_form import LedgerForm, Typed
from agent_tui.ui.screens.promises.promise_deed_screen import ORDER_AHEAD, USUAL_MOVE
from agent_tui.ui.screens.windows.framed_screen import Around
from agent_tui.ui.screens.windows.line_form import WHEN, FormLine
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from textual.app import App

    from agent_tui.expectations.check.finding import Finding


def usual_order_due(promise_due: datetime, now: datetime) -> datetime:
    """By when others must have done what a promise hangs on; of little time they get half."""
    return promise_due - min(ORDER_AHEAD, (promise_due - now) / 2)


class Ledger(Protocol):
    """What the desk does to promises."""

    def promises(self, *, state: PromiseState | None = "open", customer: str | None = None) -> list[PromiseRow]: ...
    def work_orders(
        self, *, state: WorkOrderState | None = "open", customer: str | None = None
    ) -> list[WorkOrderRow]: ...
    def contact(self, ticket: str) -> ContactView: ...
    def counted_from(self, now: datetime, zone: tzinfo) -> From: ...
    def keep_promise(self, promise: str, words: str = "") -> Sent: ...
    def break_promise(self, promise: str, words: str = "") -> Sent: ...
    def withdraw_promise(self, promise: str, words: str = "") -> Sent: ...
    def said_elsewhere(self, ticket: str, made: NewPromiseWords) -> list[Promise]: ...
    def renegotiate_promise(
        self, promise: str, due_at: datetime, *, words: str = "", too: Sequence[str] = ()
    ) -> Sent: ...
    def note_attempt(self, promise: str, words: str = "") -> Sent: ...
    def promised_too(self, promise: Promise) -> Promise | None: ...
    def orders_of(self, promise: str) -> tuple[WorkOrder, ...]: ...
    def assign_promise(self, promise: str, owner: str) -> Sent: ...
    def make_promise(self, ticket: str, made: NewPromiseWords) -> Sent: ...
    def with_topic(self, made: NewPromiseWords) -> NewPromiseWords: ...
    def contradicted(self, ticket: str, made: NewPromiseWords) -> list[Promise]: ...
    def promise_findings(self, view: ContactView, made: NewPromiseWords) -> "tuple[Finding, ...]": ...
    def make_work_order(self, ticket: str, made: NewWorkOrderWords) -> Sent: ...
    def finish_work_order(self, order: str, words: str = "") -> Sent: ...
    def withdraw_work_order(self, order: str, words: str = "") -> Sent: ...
    def move_work_order(self, order: str, due_at: datetime) -> Sent: ...


class LedgerScreen(Protocol):
    """Where the deeds are asked about and said."""

    wording: Wording
    around: Around

    @property
    def app(self) -> "App[Any]": ...
    def done(self, ticket: str, said: str) -> None: ...
    def leave_for(self, ticket: str, text: str) -> None: ...
    def show_notice(self, text: str) -> None: ...


class LedgerMaking:
    def __init__(self, screen: LedgerScreen, ledger: Ledger) -> None:
        self._screen = screen
        self._ledger = ledger

    def ask_for_order(self, row: PromiseRow) -> None:
        screen, promise, wording = self._screen, row.promise, self._screen.wording
        now, due = screen.around.now(), promise.due_at
        shown = when_words(due, now, wording.here)
        start = self._ledger.counted_from(now, wording.zone)
        usual = ""  # of a promise that is overdue there is no time before it
        if due > now and can_be_counted_from(due):
            usual = typed_time(usual_order_due(due, now), start)

        def refuse(typed: Typed) -> str | None:
            return wording.screen("order.late", when=shown) if typed.due_at >= due else None

        def answered(typed: Typed | None) -> None:
            if typed is None:
                return
            made = NewWorkOrderWords(typed.words["department"], typed.words["what"], typed.due_at, promise.id)

            def make() -> str:
                self._ledger.make_work_order(promise.ticket, made)
                when = wording.day_and_time(made.due_at)
                return wording.screen("order.made", who=cut(made.department, 20), when=when, what=cut(made.what, 40))

            self._told(promise.ticket, make)

        lines = (
            FormLine("department", wording.screen("order.department")),
            FormLine("what", wording.screen("order.what")),
            FormLine(WHEN, wording.screen("order.when"), usual),
        )
        window = LedgerForm(
            wording,
            screen.around.styles,
            lines,
            title=wording.screen("order.title", what=cut(mask_numbers(promise.what), 40)),
            note=wording.screen("order.note", when=shown),
            start=start,
            refuse=refuse,
        )
        screen.app.push_screen(window, answered)

    # A promise by word of mouth

    def promise_by_hand(self, ticket: str | None) -> None:
        screen, wording = self._screen, self._screen.wording
        if ticket is None:
            reason = wording.reason("why.nothing-selected")
            name = wording.name(action("new_promise"))
            screen.show_notice(wording.screen("cannot", action=name, reason=reason))
            return
        view = self._ledger.contact(ticket)
        customer = called(view.customer.name, view.customer.id)
        now = screen.around.now()
        start = self._ledger.counted_from(now, wording.zone)
        lines = (
            FormLine("what", wording.screen("promise.what")),
            FormLine(WHEN, wording.screen("promise.when"), typed_time(read_time(USUAL_MOVE, start), start)),
            *(
                FormLine(name, wording.screen(f"promise.{name}"), needed=False)
                for name in ("limits", "topic", "amount")
            ),
        )

        def answered(typed: Typed | None) -> None:
            if typed is not None:
                words = typed.words
                topic, amount = words["topic"] or None, words["amount"] or None
                made = NewPromiseWords(words["what"], typed.due_at, words["limits"], topic=topic, amount=amount)
                self.unless_doubted(view, made, lambda: self._promise(view, made, customer))

        key = wording.keys(action("note_promise"), 1, in_text=True)
        title = wording.screen("promise.title", customer=cut(customer, 40))
        note = wording.screen("promise.note", key=key)
        screen.app.push_screen(
            LedgerForm(wording, screen.around.styles, lines, title=title, note=note, start=start), answered
        )

    def unless_doubted(
        self, view: ContactView, made: NewPromiseWords, deed: Callable[[], None], *, others: Sequence[Promise] = ()
    ) -> None:
        """Does it, after a question where something is wrong with the promise itself; `others`: open ones that it
        contradicts, where nothing else asks about them."""
        screen, wording = self._screen, self._screen.wording
        try:
            found = [
                *self._ledger.promise_findings(view, self._ledger.with_topic(made)),
                *(contradiction_of(old, made) for old in others),
            ]
        except Trouble as trouble:
            screen.show_notice(wording.trouble(trouble))
            return
        if not found:
            deed()
            return
        # why: loaded here because it is seldom
        from agent_tui.ui.screens.promises.doubt_choice import ALL_THE_SAME, doubt_choice

        def chosen(answer: str | None) -> None:
            if answer == ALL_THE_SAME:
                deed()
            else:
                screen.show_notice(wording.screen("contradicts.stopped"))

        screen.app.push_screen(doubt_choice(wording, screen.around.styles, found, screen.around.now()), chosen)

    def _promise(self, view: ContactView, made: NewPromiseWords, customer: str) -> None:
        """Made, after a question where an open promise says otherwise."""
        screen, wording, ticket = self._screen, self._screen.wording, view.ticket.id

        def make(words: NewPromiseWords) -> str:
            words = self._ledger.with_topic(words)
            self._ledger.make_promise(ticket, words)
            when = wording.day_and_time(words.due_at)
            said = wording.screen("promise.made", customer=customer, what=cut(words.what, 40), when=when)
            # why first: later promises are compared by it, perhaps nobody typed it, and the last line may be short
            return wording.screen("promise.about", topic=cut(words.topic, 12), said=said) if words.topic else said

        def chosen(answer: str | None) -> None:
            if answer is None or answer == BACK:
                screen.show_notice(wording.screen("contradicts.stopped"))
            else:
                ended = replaced_by(answer, others)
                self._told(ticket, lambda: make(_renewed(made, ended) if ended else made))

        try:
            others = self._ledger.contradicted(ticket, made)
        except Trouble as trouble:
            screen.show_notice(wording.trouble(trouble))
            return
        if others:
            screen.app.push_screen(contradiction_choice(wording, screen.around.styles, others, customer), chosen)
        else:
            self._told(ticket, lambda: make(made))

    def _told(self, ticket: str, deed: Callable[[], str]) -> bool:
        """Does it and says so, or what is wrong; True where it was done."""
        try:
            said = deed()
        except Trouble as trouble:
            self._screen.done(ticket, self._screen.wording.trouble(trouble))
            return False
        self._screen.done(ticket, said)
        return True


def contradiction_of(old: Promise, made: NewPromiseWords) -> "Finding":
    """That a new promise contradicts this open one on the same topic."""
    # why: loaded here because it is seldom
    from agent_tui.expectations.check.finding import Finding

    facts: dict[str, str | int] = {"what": old.what, "due_at": old.due_at.isoformat()}
    if difference(old, due_at=made.due_at, amount=made.amount) == "amount":
        facts |= {"case": "amount", "amount": old.amount or ""}
    return Finding("promise.contradiction", "error", 0, 0, facts)


def _renewed(made: NewPromiseWords, ended: Sequence[Promise]) -> NewPromiseWords:
    """In the place of open promises; what was not said anew stays as it was with the first of them."""
    old = ended[0]
    return msgspec.structs.replace(
        made,
        replaces=old.id,
        replaces_too=tuple(one.id for one in ended[1:]),
        limits=made.limits or old.limits,
        topic=made.topic or old.topic,
        amount=made.amount or old.amount,
    )
