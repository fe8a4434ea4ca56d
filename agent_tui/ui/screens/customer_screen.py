"""Who a customer is: every identity on every channel, records that are or may be the same person, what other systems
know, every promise, every contact."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from textual.binding import BindingType

from agent_tui.desk.views import CustomerView, MergeCandidate, TimelineEntry
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Customer, Identity, Promise, Ticket
from agent_tui.messages.screen_rows import ROWS
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS, TIERS
from agent_tui.ui.actions import Place, action, actions_at, bindings_of
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.who_facts import shown_identity
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.cards_at_hand import CardsAtHand
from agent_tui.ui.screens.framed_screen import Around
from agent_tui.ui.screens.lines import Lines, head_line, in_columns
from agent_tui.ui.screens.list_screen import ListScreen
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

Decision = Literal["same", "undo", "different"]

CANDIDATE, MERGED = "candidate", "merged"
"""The first word of the key of such a row; the customer's id follows."""

NEWEST = 40
"""Words of a contact that are told."""


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
        self._notice = Lines(around.styles, id="notice")
        self._cards = CardsAtHand(deeds.desk, self._show_cards, lambda trouble: self.show_notice(self._told(trouble)))

    def on_mount(self) -> None:
        self.mount(self._notice, before=self.status_line)
        view = self._read()
        if view is not None:
            look = self._cards.look_at(self.app, view.customer, verified=self._deeds.verified)
            self.run_worker(look, group="cards")

    def on_unmount(self) -> None:
        self._cards.leave()

    def heading(self) -> str:
        name = self._text(self._view.customer.name) if self._view is not None else ""
        return self.wording.screen("customer.title", customer=cut(name, 40))

    def hints(self) -> tuple[str, ...]:
        key = self.list.chosen or ""
        if key.startswith(CANDIDATE):
            return ("merge", "different", "back", "help")
        return ("unmerge", "back", "help") if key.startswith(MERGED) else super().hints()

    def chosen_ticket(self) -> str | None:
        key = self.list.chosen or ""
        return None if key.split(" ")[0] in (CANDIDATE, MERGED) else super().chosen_ticket()

    def told_instead(self) -> str | None:
        """The three lines are the customer's, also while the cursor is on a record."""
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
        now = self.around.now()
        lines = who_lines(view, self.wording, verified=self._deeds.verified)
        rows = [PickRow("", line) for line in lines]
        rows += self._candidates(view)
        rows += self._merged(view)
        rows += [PickRow("", line) for line in self._card_lines()]
        rows.append(PickRow("", head_line(self.wording.screen("customer.promises", count=len(view.promises)))))
        rows += [PickRow(f"{promise.ticket} {promise.id}", self._promise(promise, now)) for promise in view.promises]
        counts = {"count": len(view.tickets), "recent": view.contacts_7d}
        rows.append(PickRow("", head_line(self.wording.screen("customer.contacts", **counts))))
        newest_first = sorted(view.tickets, key=lambda ticket: ticket.created_at, reverse=True)
        last = {entry.ticket: entry for entry in view.timeline if _is_said(entry)}
        rows += [PickRow(ticket.id, self._ticket(ticket, last.get(ticket.id))) for ticket in newest_first]
        return rows

    def show_notice(self, text: str) -> None:
        """In lines of its own where it is too long for the last one; until the next key."""
        lines = wrap(text, max(20, self.app.size.width))
        fits = len(lines) == 1 and width_of(text) <= self.app.size.width - 50
        super().show_notice(text if fits else "")
        self._notice.show(*(() if fits else [(Span(line, "label"),) for line in lines[:4]]))

    def quiet(self) -> None:
        super().quiet()
        self._notice.show()

    # Sections

    def _candidates(self, view: CustomerView) -> list[PickRow]:
        if not view.merge_candidates:
            return []
        words = self.wording
        keys = {name: words.keys(action(name), 1) for name in ("merge", "different")}
        total = len(view.merge_candidates) + view.more_candidates
        rows = [PickRow("", head_line(words.screen("merge.head", count=f"{total:,}", **keys)))]
        rows += [PickRow(f"{CANDIDATE} {one.customer.id}", self._candidate(one)) for one in view.merge_candidates]
        if view.more_candidates:
            more = words.screen(
                "merge.more", count=f"{view.more_candidates:,}", key=words.keys(action("find_customer"))
            )
            rows.append(PickRow("", (Span("   " + more, "dim"),)))
        return rows

    def _candidate(self, candidate: MergeCandidate) -> Line:
        shared = dict.fromkeys(self.wording.screen(f"identity.{one.kind}") for one in candidate.shared)
        comma = "、" if self.wording.language == "zh" else ", "
        same = self.wording.screen("merge.line", shared=comma.join(shared))
        return self._record(candidate.customer, same)

    def _merged(self, view: CustomerView) -> list[PickRow]:
        if not view.merged:
            return []
        words = self.wording
        count = len(view.merged) + view.more_merged
        head = words.screen("merge.merged", count=f"{count:,}", unmerge=words.keys(action("unmerge"), 1))
        rows = [PickRow("", head_line(head))]
        rows += [PickRow(f"{MERGED} {one.id}", self._record(one, "")) for one in view.merged]
        if view.more_merged:
            more = words.screen("merge.more-merged", count=f"{view.more_merged:,}")
            rows.append(PickRow("", (Span("   " + more, "dim"),)))
        return rows

    def _record(self, customer: Customer, same: str) -> Line:
        known_as = "  ".join(self._shown(one) for one in customer.identities[:4])
        return in_columns(
            (" ", 1, "text"),
            (self._text(customer.name) or customer.id, 18, "label"),
            (say(TIERS, customer.tier, self.wording.language), 8, "dim"),
            (same, max(10, width_of(same)), "soon") if same else (customer.id, 12, "dim"),
            (known_as, 0, "text"),
        )

    def _show_cards(self) -> None:
        """A card has come: nothing else is read again."""
        self._same_view = True
        try:
            self.show_rows()
        finally:
            self._same_view = False

    def _card_lines(self) -> list[Line]:
        cards = self._cards.cards
        if not cards:
            return []
        from agent_tui.ui.presentation.card_lines import card_lines

        words = self.wording
        return card_lines(
            cards,
            max(20, self.app.size.width),
            words.language,
            masked=not self._deeds.verified,
            verify=words.keys(action("verify"), 1),
        )

    def _promise(self, promise: Promise, now: datetime) -> Line:
        late = promise.state == "open" and promise.due_at < now
        limits = not_promised(promise.limits, self.wording.language) if promise.limits else ""
        return in_columns(
            ("!" if late else " ", 1, "late"),
            (self.wording.day_and_time(promise.due_at), 11, "late" if late else "dim"),
            (self.wording.screen(f"promise.{promise.state}"), 12, "label"),
            (self._text(f"{promise.what}  {limits}"), 0, "text"),
        )

    def _ticket(self, ticket: Ticket, last: TimelineEntry | None) -> Line:
        told = ticket.subject
        if last is not None:
            language = self.wording.language
            who = say(ROWS, "me", language) if last.author == self.around.me else self.wording.here.name(last.author)
            told += f"  {who} " + say(ROWS, "said", language, words=" ".join(last.body[:400].split()))
        return in_columns(
            (" ", 1, "text"),
            (self.wording.day_and_time(ticket.created_at), 11, "dim"),
            (self.wording.screen(f"status.{ticket.status}"), 12, "label"),
            (say(CHANNELS, ticket.channel, self.wording.language), 6, "text"),
            (self._text(told), 0, "text"),
        )

    def _text(self, text: str) -> str:
        return text if self._deeds.verified else mask_numbers(text[:800])

    def _shown(self, identity: Identity) -> str:
        return shown_identity(identity, verified=self._deeds.verified)

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
        from agent_tui.ui.screens.confirm_screen import YES
        from agent_tui.ui.screens.merge_screen import MergeScreen

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
        from agent_tui.ui.screens.confirm_screen import YES, ConfirmScreen

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
        names = {"one": self._text(view.customer.name) or view.customer.id, "other": self._text(other.name) or other.id}
        question = ConfirmScreen(
            words,
            self.around.styles,
            title=words.name(chosen),
            question=words.screen("merge.ask-different", **names),
            detail=words.screen("merge.different-later", source=record, target=view.customer.id),
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


def _is_said(entry: TimelineEntry) -> bool:
    return entry.kind in ("message", "call") and entry.direction != "internal" and bool(entry.body.strip())


def who_lines(view: CustomerView, wording: Wording, *, verified: bool = False) -> list[Line]:
    """Name, tier and tags, then one line for each identity, those of merged records too."""
    customer = view.customer
    tier = say(TIERS, customer.tier, wording.language)
    tags = "  ".join(customer.tags)
    name = customer.name if verified else mask_numbers(customer.name)
    lines: list[Line] = [(Span(name, "customer"), Span(f"  {tier}  {language_name(customer.language)}  {tags}", "dim"))]
    known = [identity for one in (customer, *view.merged) for identity in one.identities]
    lines += [
        in_columns(
            (wording.screen(f"identity.{identity.kind}"), 9, "dim"),
            (shown_identity(identity, verified=verified), 0, "text"),
        )
        for identity in dict.fromkeys(known)
    ]
    return lines
