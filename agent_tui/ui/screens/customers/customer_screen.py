"""The customer file: its rows (`customer_rows`), and what is decided in it: which records are one person."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from textual.binding import BindingType

from agent_tui.desk.views import CustomerView
from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import Place, action, actions_at, bindings_of
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.screens.customers.cards_at_hand import CardsAtHand
from agent_tui.ui.screens.customers.customer_rows import CANDIDATE, MERGED, FileLook, file_rows
from agent_tui.ui.screens.windows.framed_screen import Around
from agent_tui.ui.screens.windows.list_screen import ListScreen
from agent_tui.ui.screens.windows.pick_list import PickRow

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

Decision = Literal["same", "undo", "different"]


class FileDeeds(Struct, frozen=True):
    """What the file needs beside its customer."""

    desk: "Desk"
    decide: Callable[[CustomerView, str, Decision], bool]
    """Writes a decision about that record down; False where there is no contact to write it down on."""
    verified: bool
    """The file was called from a contact in which the customer was verified: numbers are shown in full."""


class CustomerScreen(ListScreen):
    """Enter opens the contact under the cursor (a promise's contact too), and compares a record that may be the same
    person."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(actions_at("customer"))]
    place: Place = "customer"

    def __init__(self, around: Around, read: Callable[[], CustomerView | None], deeds: FileDeeds) -> None:
        super().__init__(around)
        self._read = read
        self._deeds = deeds
        self._view: CustomerView | None = None
        self._same_view = False
        self._cards = CardsAtHand(deeds.desk, self._show_cards, lambda trouble: self.show_notice(self._told(trouble)))

    def on_mount(self) -> None:
        try:
            view = self._read()
        except Trouble:
            return  # why: the rows are read next, and that says it
        if view is not None:
            look = self._cards.look_at(self.app, view.customer, verified=self._deeds.verified)
            self.run_worker(look, group="cards")

    def on_unmount(self) -> None:
        self._cards.leave()

    def heading(self) -> str:
        name = self._look.name(self._view.customer) if self._view is not None else ""
        return self.wording.screen("customer.title", customer=cut(name, 40))

    def hints(self) -> tuple[str, ...]:
        key = self.list.chosen or ""
        if key.startswith(CANDIDATE):
            return ("merge", "different", "back", "help")
        return ("unmerge", "back", "help") if key.startswith(MERGED) else super().hints()

    def chosen_ticket(self) -> str | None:
        key = self.list.chosen or ""
        return None if key.split(" ")[0] in (CANDIDATE, MERGED) else super().chosen_ticket()

    def told_of(self) -> str | None:
        """The three lines are those of the contact at hand, wherever the cursor is: who was verified there, is here."""
        return self.told_instead()

    def told_instead(self) -> str | None:
        tickets = self._view.tickets if self._view is not None else ()
        if any(ticket.id == self.around.at_hand for ticket in tickets):
            return self.around.at_hand
        return max(tickets, key=lambda ticket: ticket.created_at).id if tickets else None

    def all_rows(self) -> Sequence[PickRow]:
        if not self._same_view:
            self._view = self._read()
        view = self._view
        if view is None:
            return []
        return file_rows(view, self._cards.cards, self._look)

    @property
    def _look(self) -> FileLook:
        return FileLook(self.wording, self.around.now(), self.around.me, self._deeds.verified, self.app.size.width)

    def _show_cards(self) -> None:
        """A card has come: nothing else is read again."""
        self._same_view = True
        try:
            self.show_rows()
        finally:
            self._same_view = False

    # Deciding

    def perform(self, id: str) -> None:
        kind, _, record = (self.list.chosen or "").partition(" ")
        if id == "merge" or (id == "open" and kind == CANDIDATE and self.focused is None):
            if kind == CANDIDATE:
                self._compare(record)
            else:
                self._cannot("merge", "why.no-candidate")
        elif id == "different":
            if kind == CANDIDATE:
                self._ask_different(record)
            else:
                self._cannot("different", "why.no-candidate")
        elif id == "unmerge":
            if kind == MERGED:
                self._decide(record, "undo", "merge.undone")
            else:
                self._cannot("unmerge", "why.not-merged")
        else:
            super().perform(id)
            self.show_begun(())

    def _compare(self, record: str) -> None:
        from agent_tui.ui.screens.customers.merge_screen import MergeScreen
        from agent_tui.ui.screens.windows.confirm_screen import YES

        view = self._view
        try:
            others = self._deeds.desk.customer(record)
        except Trouble as trouble:
            self.show_notice(self._told(trouble))
            return
        if view is None or not others:
            return

        def answered(answer: str | None) -> None:
            if answer == YES:
                key = self.wording.keys(action("unmerge"), 1)
                self._decide(record, "same", "merge.done", key=key)

        window = MergeScreen(
            self.wording, self.around.styles, view, others[0], self.around.now(), verified=self._deeds.verified
        )
        self.app.push_screen(window, answered)

    def _ask_different(self, record: str) -> None:
        """They are not proposed again, so it is asked first, and said how they can still be merged."""
        from agent_tui.ui.screens.windows.confirm_screen import YES, ConfirmScreen

        view = self._view
        other = (
            next((one.customer for one in view.merge_candidates if one.customer.id == record), None) if view else None
        )
        if view is None or other is None:
            return

        def answered(answer: str | None) -> None:
            if answer == YES:
                self._decide(record, "different", "merge.different")

        words, chosen = self.wording, action("different")
        names = {"one": self._look.name(view.customer), "other": self._look.name(other)}
        later = {"source": record, "target": view.customer.id, "key": words.keys(action("merge"), 1)}
        question = ConfirmScreen(
            words,
            self.around.styles,
            title=words.name(chosen),
            question=words.screen("merge.ask-different", **names),
            detail=words.screen("merge.different-later", **later),
            keys=words.answers(chosen),
        )
        self.app.push_screen(question, answered)

    def _decide(self, record: str, decision: Decision, done: str, **facts: str) -> None:
        if self._view is None:
            return
        try:
            written = self._deeds.decide(self._view, record, decision)
        except Trouble as trouble:
            self.show_notice(self._told(trouble))
            return
        self.show_rows()
        self.show_notice(self.wording.screen(done if written else "merge.needs-contact", **facts))

    def _cannot(self, id: str, reason: str) -> None:
        name = self.wording.name(action(id))
        self.show_notice(self.wording.screen("cannot", action=name, reason=self.wording.reason(reason)))

    def _told(self, trouble: Trouble) -> str:
        return self.wording.trouble(trouble)
