"""Working together: colleagues and what they do, what one asks of another, and what leaving now would leave behind.

What is asked and answered is written down here first and sent as every write is. Presence is only told, never kept:
the engine says the latest as long as it can. Troubles: those of `desk.writing`; BadInput unknown-agent,
agent-elsewhere, unknown-transfer, unknown-promise; Conflict answered.
"""

from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from agent_tui.contract.api import NewTransfer, Presence, TicketPatch, TransferAnswer
from agent_tui.contract.writes import AnswerTransfer, ChangeTicket, OfferTransfer, Write
from agent_tui.desk.claims import QUEUE_LIMIT
from agent_tui.desk.overlay import promises_in, transfers_with
from agent_tui.desk.syncing import Syncing
from agent_tui.desk.views import AgentLine, Orphans, PromiseRow, QueueFilter, QueueRow, Sent
from agent_tui.desk.writing import Writing
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import (
    AVAILABILITIES,
    LIVE_STATUSES,
    WORKED_STATUSES,
    AgentState,
    Availability,
    Ticket,
    Transfer,
    TransferKind,
    TransferState,
    is_id,
)

_READY = Presence(state="ready")
_REASON_LIMIT = 200
_ANSWERS: tuple[TransferState, ...] = ("accepted", "declined", "withdrawn")


class Teamwork(Syncing, Writing):
    def agents(self) -> list[AgentLine]:
        """Everybody who works at this store, and what they have to do; by id."""
        with self._queries.one_state():
            found = self._queries.agents()
            in_hand = self._queries.in_hand()
            promises = self._queries.promises_to_keep()
            talking = self._queries.on_the_phone()
        return [
            AgentLine(
                self._as_told(one),
                in_hand.get(one.id, 0),
                promises.get(one.id, 0),
                one.state != "offline" and one.id in talking,
            )
            for one in found
        ]

    def names(self) -> Mapping[str, str]:
        """Agent → what people call them; who is not in it is called by their id. The same object until one changes."""
        return self._queries.names()

    def offer(self, ticket: str, kind: TransferKind, receiver: str, note: str, promises: Sequence[str] = ()) -> Sent:
        """Asks a colleague (`consult`), or offers them the contact (`transfer`, `hand-over`) with these promises, which
        become theirs once they accept; of a contact that is over the promises alone. Conflict not-live where there are
        none."""
        if kind not in get_args(TransferKind):
            raise BadInput("code-wrong", field="kind")
        if not is_id(receiver) or receiver == self._me():
            raise BadInput("unknown-agent", agent=clean_line(receiver)[:64])
        stored, _ = self._known_ticket(ticket)
        self._check_receiver(stored, kind, receiver)
        if kind != "consult" and not promises and self._to_change(stored.id)[1].status not in LIVE_STATUSES:
            raise Conflict("not-live", ticket=stored.id)
        items = self._precious.outbox()
        known = {*self._queries.promises_by_id(promises)}
        # what was promised in this contact and not sent yet goes out before the offer
        known |= {one.id for one in promises_in(items, known) if one.ticket == stored.id}
        for promise in promises:
            if promise not in known:
                raise BadInput("unknown-promise", promise=clean_line(promise)[:64])
        body = NewTransfer(
            ticket=stored.id,
            kind=kind,
            receiver=receiver,
            note=note,
            at=self._store_time.now(),
            promises=tuple(promises),
        )
        return self._add([OfferTransfer(new_id(), body)])

    def answer(self, transfer: str, state: TransferState, words: str = "") -> Sent:
        """Accepts or declines what a colleague asks, or withdraws what I asked."""
        if state not in _ANSWERS:
            raise BadInput("code-wrong", field="state")
        asked = self._transfer(transfer)
        if asked.state != "offered":
            raise Conflict("answered", transfer=asked.id, state=asked.state)
        body = TransferAnswer(state=state, at=self._store_time.now(), answer=words)  # type: ignore[arg-type]
        return self._add([AnswerTransfer(new_id(), asked.ticket, asked.id, body)])

    def move_to_queue(self, ticket: str, queue: str, note: str = "") -> Sent:
        """Gives the contact to another queue, where nobody owns or holds it yet; `note` is for whoever takes it
        there."""
        if not queue.strip() or len(queue) > QUEUE_LIMIT or queue != clean_line(queue):
            raise BadInput("queue-wrong", queue=clean_line(queue)[:64], limit=QUEUE_LIMIT)
        version, seen = self._to_change(ticket)
        change = ChangeTicket(new_id(), seen.id, version, TicketPatch(queue=queue, owner=None))
        # the note first: there, it may be nobody's here to write
        notes: list[Write] = [self._text(seen, note, "note", new_id())] if note.strip() else []
        self._add([*notes, change], seen={change.id: seen})
        self._precious.forget_claim(seen.id, self._me())  # the store frees what goes to another queue
        return Sent(change.id, "queued")

    def assign(self, ticket: str, owner: str | None) -> Sent:
        """Makes somebody the owner of a contact; None gives it up."""
        self._check_code("owner", owner)
        return self._patch(ticket, TicketPatch(owner=owner))

    def set_priority(self, ticket: str, priority: int) -> Sent:
        """1 (most urgent) to 5."""
        if not 1 <= priority <= 5:
            raise BadInput("code-wrong", field="priority")
        return self._patch(ticket, TicketPatch(priority=priority))

    def be(self, state: Availability, reason: str = "") -> None:
        """Tells colleagues whether I am ready, and why not."""
        if state not in AVAILABILITIES:
            raise BadInput("code-wrong", field="state")
        self._tell(state=state, reason=clean_line(reason)[:_REASON_LIMIT])

    def look_at(self, ticket: str | None, writing: bool = False) -> None:
        """Tells colleagues which contact I have open, and whether I write on it."""
        viewing = ticket if ticket is not None and is_id(ticket) else None
        self._tell(viewing=viewing, writing=writing and viewing is not None)

    def orphans(self) -> Orphans:
        """My contacts in hand and the open promises I must keep, handed on already excepted."""
        me = self.agent
        if me is None:
            return Orphans()
        handed = self._handed_on()
        contacts_handed = {one.ticket for one in handed}
        given = {promise for one in handed for promise in one.promises}
        contacts: list[QueueRow] = [
            row
            for row in self.queue_list(QueueFilter(mine=True), "urgency")
            if row.status in WORKED_STATUSES and (row.holder or row.owner) == me and row.id not in contacts_handed
        ]
        promises: list[PromiseRow] = [
            row
            for row in self.promises()
            if (row.promise.owner or row.promise.made_by) == me and row.promise.id not in given
        ]
        return Orphans(tuple(contacts), tuple(promises))

    def _check_receiver(self, ticket: Ticket, kind: TransferKind, receiver: str) -> None:
        """What the store would refuse later; where it tells of nobody, it alone can say."""
        colleagues = {one.id: one for one in self._queries.agents()}
        if not colleagues:
            return
        if receiver not in colleagues:
            raise BadInput("unknown-agent", agent=clean_line(receiver)[:64])
        asked = colleagues[receiver]
        everywhere = asked.queues is None or asked.role == "admin"
        if kind != "consult" and not everywhere and ticket.queue not in (asked.queues or ()):
            raise BadInput("agent-elsewhere", agent=receiver, queue=ticket.queue)

    def _handed_on(self) -> list[Transfer]:
        """What I asked colleagues to take over, while it is unanswered."""
        items = self._precious.outbox()
        known = self._queries.offered_by(self._me())
        return [
            one
            for one in transfers_with(known, items)
            if one.sender == self.agent and one.kind != "consult" and one.state == "offered"
        ]

    def _transfer(self, id_: str) -> Transfer:
        """What somebody asked, as it will be; of the replica or asked here."""
        items = self._precious.outbox()  # why first: what goes and comes back meanwhile is seen in one of the two
        found = self._queries.transfer(id_)
        for one in transfers_with([found[0]] if found else [], items):
            if one.id == id_:
                return one
        raise BadInput("unknown-transfer", transfer=clean_line(id_)[:64])

    def _patch(self, ticket: str, patch: TicketPatch) -> Sent:
        version, seen = self._to_change(ticket)
        change = ChangeTicket(new_id(), seen.id, version, patch)
        return self._add([change], seen={change.id: seen})

    def _tell(self, **changes: object) -> None:
        """What I do now, as it was but for these fields of `Presence`."""
        with self._parts_lock:
            self._presence = presence = msgspec.structs.replace(self._presence or _READY, **changes)
            engine = self._engine
            if engine is not None:
                engine.tell_presence(presence)

    def _as_told(self, agent: AgentState) -> AgentState:
        """What I do, as I said last: the feed may bring it a moment later."""
        engine = self._engine
        if agent.id != self.agent or engine is None or engine.presence is None:
            return agent
        told = engine.presence
        return msgspec.structs.replace(
            agent, state=told.state, reason=told.reason, viewing=told.viewing, writing=told.writing
        )
