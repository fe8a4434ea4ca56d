"""What an agent writes: replies, notes, status changes, wrap-ups, drafts.

Each is one local transaction, and "saved" may be said when the call has returned; the engine sends it when it can.
Troubles: BadInput empty-text, text-too-long, text-unstorable, id-wrong, status-wrong, code-wrong, unknown-ticket,
unknown-write; Conflict claim-held, id-reused, write-under-way, others-words; NotAllowed not-signed-in; and the
troubles of `replica.sqlite_files`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from agent_tui.contract.api import NewInteraction, NewWrapUp, TicketPatch
from agent_tui.contract.writes import (
    AddInteraction,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    WrapUp,
    Write,
)
from agent_tui.desk.outbox_writing import OutboxWriting, sent_as
from agent_tui.desk.views import Draft, DraftKind, NewPromiseWords, Sent
from agent_tui.domain.basis import Basis
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import WORKED_STATUSES, Interaction, Ticket, TicketStatus, is_id
from agent_tui.replica.precious_rows import DraftKey, OutboxItem, StoredDraft

_SETTABLE: tuple[TicketStatus, ...] = ("pending", "open")


class Writing(OutboxWriting):
    def reply(
        self,
        ticket: str,
        body: str,
        *,
        id: str | None = None,
        promises: Sequence[NewPromiseWords] = (),
        meta: Mapping[str, Any] | None = None,
        basis: Basis | None = None,
        hold_s: float = 0.0,
        written_as: Draft | None = None,
    ) -> Sent:
        """Answers the customer on the contact's channel; said twice under one id it goes out once.

        `promises` are made in the same transaction; `meta` is kept with the text (which template it was made from, the
        customer's expectations); `basis` is what its writer knew. For `hold_s` seconds from when the engine sees it, it
        does not go out. `written_as`: its cursor and what a template attached are kept, should the text come back."""
        return self._write_text(ticket, body, "reply", id, promises, meta, basis, hold_s, written_as)

    def note(
        self,
        ticket: str,
        body: str,
        *,
        id: str | None = None,
        promises: Sequence[NewPromiseWords] = (),
        meta: Mapping[str, Any] | None = None,
        basis: Basis | None = None,
        hold_s: float = 0.0,
        written_as: Draft | None = None,
    ) -> Sent:
        """Writes down what only colleagues read: it keeps no report that a customer is due; the rest as `reply`."""
        promises = [msgspec.structs.replace(one, keeps=()) for one in promises]
        return self._write_text(ticket, body, "note", id, promises, meta, basis, hold_s, written_as)

    def set_status(self, ticket: str, status: TicketStatus) -> Sent:
        """Lets a contact rest (`pending`) or takes it up again (`open`)."""
        if status not in _SETTABLE:
            raise BadInput("status-wrong", status=clean_line(status)[:32], known=", ".join(_SETTABLE))
        version, seen = self._to_change(ticket)
        change = ChangeTicket(new_id(), seen.id, version, TicketPatch(status=status))
        sent = self._add([change], seen={change.id: seen})
        if status not in WORKED_STATUSES and self.agent is not None:
            self._precious.forget_claim(seen.id, self.agent)  # the store frees what rests
        return sent

    def wrap_up(self, ticket: str, disposition: str, root_cause: str | None = None, improve: str | None = None) -> Sent:
        """Closes the work on a contact: how it ended, where it came from, what would have spared it."""
        for field, code in (("disposition", disposition), ("root_cause", root_cause)):
            self._check_code(field, code)
        stored, _ = self._known_ticket(ticket)
        self._refuse_if_held(stored)
        body = NewWrapUp(
            ticket=stored.id,
            disposition=disposition,
            at=self._store_time.now(),
            root_cause=root_cause,
            improve=improve if improve and improve.strip() else None,
            fence=self._fence(stored),
        )
        return self._add([WrapUp(new_id(), body)])

    def retry(self, id: str) -> Sent:
        """Sends a refused or unclear write again, with what belongs to it, under the claim and the version that hold
        now. Conflict others-words: it waits for who wrote it."""
        item = self._precious.item(id)
        if item is None:
            raise BadInput("unknown-write", id=clean_line(id)[:64])
        self._refuse_if_others(item)
        self._written_here.add(id)
        while item.goes_with is not None and (before := self._precious.item(item.goes_with)) is not None:
            if before.state not in ("rejected", "unknown"):
                break
            item = before  # it waits for that one, and goes out again with it
        retried = self._precious.retry(item.id, self._renewed(item.write))
        self._changed(item.ticket)
        self._wake()
        return sent_as(retried)

    def drop(self, id: str, *, whoever_wrote_it: bool = False) -> None:
        """Takes back what the store has not got; Conflict others-words, unless somebody was asked about that."""
        item = self._precious.item(id)
        if item is not None and not whoever_wrote_it:
            self._refuse_if_others(item)
        dropped = self._precious.drop(id)
        self._changed(dropped.ticket)

    def _refuse_if_others(self, item: OutboxItem) -> None:
        if self.agent is not None and item.agent != self.agent:
            raise Conflict("others-words", agent=item.agent)

    def save_draft(self, draft: Draft) -> None:
        """Keeps what is being written; an empty text keeps nothing."""
        self._precious.save_draft(
            self._key(draft.ticket, draft.kind),
            draft.body,
            draft.cursor,
            self._now(),
            attached=draft.attached,
            basis=self._with_mine(draft.ticket, draft.basis),
        )

    def draft(self, ticket: str, kind: DraftKind) -> Draft | None:
        """What was being written here: this session's text, else one that a session which is over left behind."""
        key = self._key(ticket, kind)
        own = self._precious.draft(key)
        if own is not None:
            return _draft(own)
        for left in self._precious.drafts():
            if left.key.ticket == ticket and left.key.kind == kind and self._session.is_over(left.key.session):
                taken = self._precious.take_over_draft(left.key, key.session)
                if taken is not None:
                    return _draft(taken)
        return None

    def drafts(self) -> list[Draft]:
        """Every text begun and not sent, the latest first; those of another living session excepted."""
        own = self._session.known_name
        return [
            _draft(draft)
            for draft in self._precious.drafts()
            if draft.key.session == own or self._session.is_over(draft.key.session)
        ]

    def left_text(self) -> None:
        """The composer was left: what stands there stays a draft, and is not open where the next run begins."""
        if (session := self._session.known_name) is not None:
            self._precious.left_text(session)

    def cut_off(self) -> Draft | None:
        """The text in the middle of which the last run ended, or of several that which was written in last. What is
        noted down of runs that are over and points to no text any more is forgotten."""
        own = self._session.known_name
        for session in self._precious.writing_nowhere():
            if session == own or self._session.is_over(session):
                self._precious.left_text(session)
        for draft in self._precious.in_the_middle():
            if draft.key.session == own or self._session.is_over(draft.key.session):
                return _draft(draft)
        return None

    def discard_draft(self, ticket: str, kind: DraftKind) -> None:
        self._precious.discard_draft(self._key(ticket, kind))

    def _write_text(
        self,
        ticket: str,
        body: str,
        kind: DraftKind,
        id: str | None,
        promises: Sequence[NewPromiseWords],
        meta: Mapping[str, Any] | None,
        basis: Basis | None,
        hold_s: float,
        written_as: Draft | None,
    ) -> Sent:
        if id is not None and not is_id(id):
            raise BadInput("id-wrong", id=clean_line(id)[:64])
        if not body.strip():
            raise BadInput("empty-text")
        stored, _ = self._known_ticket(ticket)
        if id is not None and (said := self._said_before(id, stored, body, kind)):
            return said
        fence = None
        if kind == "reply":
            self._refuse_if_held(stored)
            fence = self._fence(stored)
        text = self._text(stored, body, kind, id or new_id(), fence=fence, meta=meta)
        writes, seen = self._promise_writes(stored, promises, text.body.at, evidence=text.id)
        return self._add([text, *writes], draft_of=kind, seen=seen, basis=basis, hold_s=hold_s, written_as=written_as)

    def _text(
        self,
        ticket: Ticket,
        body: str,
        kind: DraftKind,
        id: str,
        *,
        fence: int | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> AddInteraction:
        new = NewInteraction(
            ticket=ticket.id,
            kind="message" if kind == "reply" else "note",
            direction="outbound" if kind == "reply" else "internal",
            channel=ticket.channel,
            at=self._store_time.now(),
            body=body,
            fence=fence,
            meta=dict(meta or {}),
        )
        return AddInteraction(id, new)

    def _said_before(self, id: str, ticket: Ticket, body: str, kind: DraftKind) -> Sent | None:
        """What became of a text that was written under this id before, as far as it was the same text."""
        item = self._precious.item(id)
        if item is not None:
            write = item.write
            same = (
                isinstance(write, AddInteraction)
                and (write.ticket, write.body.body) == (ticket.id, body)
                and write.body.direction == ("outbound" if kind == "reply" else "internal")
            )
        else:
            known = self._queries.interaction(id)
            if known is None:
                return None
            same = _is_text(known, ticket, body, kind)
        if not same:
            raise Conflict("id-reused", id=id)
        return sent_as(item) if item is not None else Sent(id, "acked")

    def _renewed(self, write: Write) -> Write:
        """The same words under the claim and the version that hold now. Tags stay those of the version that the agent
        saw: what others made of them meanwhile is woven in when it is sent (`sync.conflicts`)."""
        found = self._queries.ticket(write.ticket)
        if found is None:
            return write
        ticket, version = found
        if isinstance(write, ChangeTicket):
            return msgspec.structs.replace(write, version=version)
        if isinstance(write, ChangePromise) and (promise := self._queries.promise(write.promise)):
            return msgspec.structs.replace(write, version=promise[1])
        if isinstance(write, ChangeWorkOrder) and (order := self._queries.work_order(write.order)):
            return msgspec.structs.replace(write, version=order[1])
        if isinstance(write, WrapUp):
            return msgspec.structs.replace(write, body=msgspec.structs.replace(write.body, fence=self._fence(ticket)))
        if isinstance(write, AddInteraction) and write.body.direction == "outbound":
            return msgspec.structs.replace(write, body=msgspec.structs.replace(write.body, fence=self._fence(ticket)))
        return write

    def _key(self, ticket: str, kind: DraftKind) -> DraftKey:
        return DraftKey(ticket, kind, self._session.name)


def _is_text(known: Interaction, ticket: Ticket, body: str, kind: DraftKind) -> bool:
    direction: Literal["outbound", "internal"] = "outbound" if kind == "reply" else "internal"
    return (known.ticket, known.direction, known.body) == (ticket.id, direction, clean_body(body))


def _draft(stored: StoredDraft) -> Draft:
    key = stored.key
    return Draft(key.ticket, key.kind, stored.body, stored.cursor, stored.saved_at, stored.attached, stored.basis)
