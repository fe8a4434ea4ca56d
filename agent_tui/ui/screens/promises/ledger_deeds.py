"""What is done from the ledger to promises, and to the work orders that they hang on."""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.desk.contact_views import renewed
from agent_tui.desk.views import PromiseRow, WorkOrderRow
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise
from agent_tui.expectations.dates import From
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.renewal_text import language_of, renewal_text
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.promises.contradiction_choice import BACK, contradiction_choice, replaced_by
from agent_tui.ui.screens.promises.ledger_making import Ledger, LedgerMaking, LedgerScreen
from agent_tui.ui.screens.promises.promise_deed_screen import DeedAnswer, PromiseDeed, PromiseDeedScreen

__all__ = ["DEEDS", "Ledger", "LedgerDeeds", "LedgerScreen", "why_not", "words_of"]

About = PromiseRow | WorkOrderRow

_WORDS: dict[str, PromiseDeed] = {
    "keep_promise": "keep",
    "break_promise": "break",
    "withdraw_promise": "withdraw",
    "move_promise": "move",
    "no_answer": "attempt",
}
DEEDS = (*_WORDS, "take_promise", "work_order")
"""What is done to the row under the cursor."""
_OF_ORDERS = ("keep_promise", "withdraw_promise", "move_promise")


def why_not(id: str, about: About | None, me: str | None) -> str | None:
    """The reason of `messages.actions` why a deed cannot be done to that row; None where it can."""
    if about is None:
        return "why.nothing-selected"
    if isinstance(about, WorkOrderRow):
        if id not in _OF_ORDERS:
            return "why.not-an-order"
        return None if about.order.state == "open" else "why.promise-closed"
    if about.promise.state != "open":
        return "why.promise-closed"
    if id == "take_promise" and me == (about.promise.owner or about.promise.made_by):
        return "why.mine-already"
    return None


def words_of(about: About) -> str:
    """What it is about."""
    return about.promise.what if isinstance(about, PromiseRow) else about.order.what


class LedgerDeeds(LedgerMaking):
    def do(self, id: str, about: About) -> None:
        """A deed of `DEEDS` that `why_not` has nothing against; raises the desk's Trouble where its contact went."""
        if isinstance(about, WorkOrderRow):
            self._ask_about_order(_WORDS[id], about)
        elif id == "work_order":
            self.ask_for_order(about)
        elif id == "take_promise":
            self._take(about)
        else:
            self._ask_about_promise(_WORDS[id], about)

    # What became of a promise

    def _ask_about_promise(self, deed: PromiseDeed, row: PromiseRow) -> None:
        screen, promise = self._screen, row.promise
        language = self._told_in(promise) if deed == "move" else screen.wording.language

        def ready(due_at: datetime) -> str:
            """What the customer is told of the new date."""
            return renewal_text(promise, due_at, screen.around.now(), language, screen.wording.zone)

        def answered(answer: DeedAnswer | None) -> None:
            if answer is None:
                return
            if answer.due_at is None:
                self._told(promise.ticket, lambda: self._done(deed, promise, answer))
            else:
                self._move(promise, answer, answer.due_at, ready(answer.due_at) if answer.tell else "")

        window = PromiseDeedScreen(
            screen.wording,
            screen.around.styles,
            deed,
            promise,
            self._start(),
            ready=ready,
            keeper=self._keeper(promise) if deed == "attempt" else "",
            besides=self._told_of_orders(promise, deed),
        )
        screen.app.push_screen(window, answered)

    def _move(self, promise: Promise, answer: DeedAnswer, due_at: datetime, text: str) -> None:
        """To another date, after a question where something is wrong with that; then to its text, if there is one."""
        ledger, screen = self._ledger, self._screen

        def deed(too: Sequence[Promise] = ()) -> None:
            if self._told(promise.ticket, lambda: self._done("move", promise, answer, too)) and text:
                screen.leave_for(promise.ticket, text)

        made = renewed(promise, due_at)
        try:
            view, others = ledger.contact(promise.ticket), ledger.contradicted(promise.ticket, made)
            same = ledger.said_elsewhere(promise.ticket, made)
        except Trouble as trouble:
            screen.done(promise.ticket, screen.wording.trouble(trouble))
            return

        def chosen(answer: str | None) -> None:
            if answer is None or answer == BACK:
                screen.show_notice(screen.wording.screen("contradicts.stopped"))
            else:
                deed(replaced_by(answer, same))

        def unless_said_elsewhere() -> None:
            if not same:
                deed()
                return
            name = called(view.customer.name, view.customer.id)
            window = contradiction_choice(screen.wording, screen.around.styles, same, name, same=True)
            screen.app.push_screen(window, chosen)

        self.unless_doubted(view, made, unless_said_elsewhere, others=others)

    def _start(self) -> From:
        """From where a new date is counted."""
        return self._ledger.counted_from(self._screen.around.now(), self._screen.wording.zone)

    def _keeper(self, promise: Promise) -> str:
        """Who must keep it, where that is not the one at the keys."""
        keeper = promise.owner or promise.made_by
        return "" if keeper == self._screen.around.me else self._screen.wording.here.name(keeper)

    def _told_in(self, promise: Promise) -> Language:
        """In which language its customer is told of it."""
        return language_of(self._ledger.contact(promise.ticket).customer.language, self._screen.wording.language)

    def _done(self, deed: PromiseDeed, promise: Promise, answer: DeedAnswer, too: Sequence[Promise] = ()) -> str:
        """Does it, and what is said then."""
        wording = self._screen.wording
        what = cut(mask_numbers(promise.what), 40)
        if answer.due_at is not None:
            early = self._screen.around.now() < promise.due_at
            also = tuple(one.id for one in too)
            self._ledger.renegotiate_promise(promise.id, answer.due_at, words=answer.words, too=also)
            when = wording.day_and_time(answer.due_at)
            return wording.screen("deed.moved" if early else "deed.moved-late", what=what, when=when)
        left = self._told_of_orders(promise, deed)
        if deed == "keep":
            self._ledger.keep_promise(promise.id, answer.words)
            return wording.screen("deed.kept", what=what) + left
        if deed == "attempt":
            self._ledger.note_attempt(promise.id, answer.words)
            return wording.screen("attempt.noted")
        if deed == "break":
            self._ledger.break_promise(promise.id, answer.words)
            return wording.screen("deed.broken", what=what) + left
        self._ledger.withdraw_promise(promise.id, answer.words)
        return wording.screen("deed.withdrawn", what=what) + left

    def _told_of_orders(self, promise: Promise, deed: PromiseDeed) -> str:
        """What becomes of the work orders that hang on it, and to whom they went; "" where there is nothing to tell."""
        if deed in ("move", "attempt"):
            return ""
        key, wording = "order.left", self._screen.wording
        departments = dict.fromkeys(cut(mask_numbers(one.department), 20) for one in self._ledger.orders_of(promise.id))
        if not departments:
            return ""
        if deed == "withdraw":
            key = "order.goes-on" if self._ledger.promised_too(promise) is not None else "order.with-it"
        comma = "、" if wording.language == "zh" else ", "
        gap = "" if wording.language == "zh" else " "
        return gap + wording.screen(key, who=comma.join(departments))

    def _take(self, row: PromiseRow) -> None:
        wording, promise = self._screen.wording, row.promise

        def deed() -> str:
            self._ledger.assign_promise(promise.id, self._screen.around.me or "")
            return wording.screen("cover.own", customer=called(row.customer_name, row.customer_id))

        self._told(promise.ticket, deed)

    # Work orders

    def _ask_about_order(self, deed: PromiseDeed, row: WorkOrderRow) -> None:
        screen, order = self._screen, row.order
        facts = {"who": cut(mask_numbers(order.department), 20), "what": cut(mask_numbers(order.what), 40)}

        def done(answer: DeedAnswer) -> str:
            if answer.due_at is not None:
                self._ledger.move_work_order(order.id, answer.due_at)
                return screen.wording.screen("order.moved", when=screen.wording.day_and_time(answer.due_at), **facts)
            if deed == "keep":
                self._ledger.finish_work_order(order.id, answer.words)
                return screen.wording.screen("order.kept", **facts)
            self._ledger.withdraw_work_order(order.id, answer.words)
            return screen.wording.screen("order.withdrawn", **facts)

        def answered(answer: DeedAnswer | None) -> None:
            if answer is not None:
                self._told(order.ticket, lambda: done(answer))

        window = PromiseDeedScreen(
            screen.wording, screen.around.styles, deed, order, self._start(), before=self._promised_by(row)
        )
        screen.app.push_screen(window, answered)

    def _promised_by(self, row: WorkOrderRow) -> datetime | None:
        """When the open promise that hangs on it is due, as far as that is still to come."""
        theirs = self._ledger.promises(customer=row.customer_id) if row.order.promise is not None else []
        due = next((one.promise.due_at for one in theirs if one.promise.id == row.order.promise), None)
        return due if due is not None and due > self._screen.around.now() else None
