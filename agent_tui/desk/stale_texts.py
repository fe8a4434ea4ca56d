"""Texts that others have overtaken: what was said on a customer's record since a text was begun. No network: what the
replica knows."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from agent_tui.contract.writes import WrapUp, reply_in
from agent_tui.desk.contact_reading import ContactReading
from agent_tui.desk.contact_views import ContactView, TimelineEntry
from agent_tui.desk.overlay import STANDS, ticket_with
from agent_tui.desk.people import Person, decisions_in, person_of
from agent_tui.desk.timeline import entries_of
from agent_tui.domain.basis import Basis, Stand, basis_of, ended_since, new_since, taken_since, with_mine
from agent_tui.domain.values import Interaction, Ticket, TicketStatus
from agent_tui.replica.precious_rows import OutboxItem

_LONG_AGO = datetime.fromtimestamp(0, UTC)


class Meanwhile(Struct, frozen=True):
    """What is news to who wrote a text."""

    view: ContactView
    """The contact as it is now."""
    words: tuple[TimelineEntry, ...] = ()
    """Of the customer on any channel and of colleagues, and what I replied from another session; newest last."""
    ended: TicketStatus | None = None
    """Somebody has resolved or closed the contact."""
    taken_by: str | None = None
    """A colleague has it in hand."""

    def __bool__(self) -> bool:
        return bool(self.words or self.ended or self.taken_by)


def basis_at(view: ContactView, me: str | None) -> Basis:
    """What somebody knows who has `view` before them."""
    known = basis_of(_on_record(view), _stand(view), me)
    known = msgspec.structs.replace(known, until=max((one.at for one in view.timeline), default=_LONG_AGO))
    # why: the store may give it another time than it bears here
    return with_mine(known, (one.id for one in view.timeline if one.state != "acked" and one.author == me))


def meanwhile_in(view: ContactView, basis: Basis, me: str | None) -> Meanwhile:
    """What `view` holds that was not known at `basis`."""
    stand = _stand(view)
    return Meanwhile(
        view,
        new_since(basis, _on_record(view), me),
        None if _ended_by(view, me) else ended_since(basis, stand),
        taken_since(basis, stand, me),
    )


class StaleTexts(ContactReading):
    def meanwhile(self, ticket: str, basis: Basis) -> Meanwhile | None:
        """What is news on the customer's record since a text on that contact was begun, None where nothing is;
        `BadInput("unknown-ticket")` where it went."""
        items = self._precious.outbox()
        with self._queries.one_state():
            stored, _ = self._known_ticket(ticket)
            person = person_of(self._queries, decisions_in(items), stored.customer)
            # why no further back than the basis: a text is sent at once, however long its customer's history
            fed = self._queries.interactions_since(
                person.whose, basis.since, known=basis.known, me=self.agent, mine_since=basis.until
            )
            mine = self._said_elsewhere(items, fed, stored, basis)
            if not mine and not self._may_be_news(items, fed, stored, person, basis):
                return None
        # why: asked before the record is read: between the two the feed may bring it and empty the outbox of it
        i_wrap_up = self._i_wrap_up(stored.id)
        found = meanwhile_in(self.contact(ticket), basis, self.agent)
        if found.ended is not None and i_wrap_up:
            found = Meanwhile(found.view, found.words, None, found.taken_by)
        if mine:
            words = [*found.words, *(one for one in found.view.timeline if one.id in mine)]
            ordered = tuple(sorted(words, key=lambda one: (one.at, one.id)))
            found = msgspec.structs.replace(found, words=ordered)
        return found or None

    def _said_elsewhere(
        self, items: Sequence[OutboxItem], fed: Sequence[Interaction], stored: Ticket, basis: Basis
    ) -> set[str]:
        """Replies on that contact which I sent from another session since: a customer would be answered twice."""
        me = self.agent
        if me is None or basis.until is None:
            return set()
        replies = [one for one in fed if one.author == me and one.direction == "outbound" and one.kind != "event"]
        said = {one.id for one in replies if one.ticket == stored.id and one.at > basis.until}
        for item in items:
            reply = reply_in(item.write)
            if reply is not None and item.agent == me:
                if item.session == self._session.known_name:
                    said.discard(item.id)
                elif item.ticket == stored.id and item.state in STANDS and reply.at > basis.until:
                    said.add(item.id)
        return said - self._written_here - set(basis.mine)

    def _may_be_news(
        self,
        items: Sequence[OutboxItem],
        fed: Sequence[Interaction],
        stored: Ticket,
        person: Person,
        basis: Basis,
    ) -> bool:
        # of another agent who works here too: their words are not mine
        acked = [item for item in items if item.state == "acked" and item.agent != self.agent]
        theirs = self._of_person(person, acked)
        written = entries_of([one for one in acked if one.ticket in theirs], theirs, {one.id for one in fed})
        if any(new_since(basis, known, self.agent) for known in (fed, written)):
            return True
        # what I have done to it and the feed has not brought is no news to me; it may be the reason why theirs is none
        return _has_moved(basis, stored, self.agent) and _has_moved(
            basis, ticket_with(stored, self._pending(items).get(stored.id)), self.agent
        )

    def _i_wrap_up(self, ticket: str) -> bool:
        return any(
            isinstance(item.write, WrapUp) and item.ticket == ticket and item.state in STANDS
            for item in self._precious.outbox()
        )


def _has_moved(basis: Basis, ticket: Ticket, me: str | None) -> bool:
    """True where somebody has ended the contact since, or taken it."""
    stand = Stand(ticket.status, ticket.holder)
    return ended_since(basis, stand) is not None or taken_since(basis, stand, me) is not None


def _on_record(view: ContactView) -> list[TimelineEntry]:
    """What the store has: what waits here is nobody else's."""
    return [entry for entry in view.timeline if entry.state == "acked"]


def _stand(view: ContactView) -> Stand:
    return Stand(view.ticket.status, view.ticket.holder)


def _ended_by(view: ContactView, me: str | None) -> bool:
    """True where the last to wrap this contact up was me."""
    ends = [one for one in view.timeline if one.ticket == view.ticket.id and one.meta.get("event") == "wrap-up"]
    return bool(ends) and ends[-1].author == me
