"""What the store would not take and somebody must decide about: both versions side by side, and each way out.

Until one is taken the row stays in the outbox with my words, and theirs stands in the replica: neither is lost, over a
restart too. Troubles: those of `desk.writing`; Conflict not-seen-yet, unclear-write, others-words, goes-along;
BadInput no-text.
"""

from collections.abc import Collection
from datetime import datetime

import msgspec

from agent_tui.contract.writes import (
    AddInteraction,
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    Patch,
)
from agent_tui.desk.conflict_views import About, ConflictField, ConflictView
from agent_tui.desk.contact_views import ContactView, TimelineEntry
from agent_tui.desk.exchange_views import Draft, Sent
from agent_tui.desk.outbox_rows import outbox_row
from agent_tui.desk.outbox_writing import sent_as
from agent_tui.desk.reading import Reading
from agent_tui.desk.stale_texts import meanwhile_in
from agent_tui.desk.writing import Writing
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import Customer, Promise, Ticket, WorkOrder
from agent_tui.replica.precious_rows import GOES_WITH, OutboxItem, Seen

_VERSIONS: dict[type, About] = {
    ChangeTicket: "contact",
    ChangePromise: "promise",
    ChangeCustomer: "customer",
    ChangeWorkOrder: "work-order",
}

_SAID = frozenset({"message", "call", "note"})


class Conflicts(Reading, Writing):
    def conflict(self, write_id: str) -> ConflictView:
        """Both versions of a write that was not taken; of one that only went with another, that other one.
        BadInput("unknown-write") once it has left the outbox."""
        item = self._first_of(self._waiting_item(write_id))
        known = self._queries.ticket(item.ticket)
        contact = self.contact(item.ticket) if known is not None else None
        record = self._queries.queue_records({item.ticket}).get(item.ticket)
        view = ConflictView(
            row=outbox_row(item, record, self._titles([item])),
            about=_about(item),
            subject=contact.ticket.subject if contact is not None else "",
            number=contact.ticket.number if contact is not None else 0,
            verified=contact.verified if contact is not None else False,
            since=self._said_since(item, contact) if contact is not None else (),
            holder=self._holder(item, contact),
            holding=contact.holding if contact is not None else False,
        )
        write = item.write
        if isinstance(write, Patch):
            return self._about_change(view, item, write, contact)
        if isinstance(write, AddInteraction):
            return self._about_text(view, write)
        if isinstance(write, AnswerTransfer):
            return self._about_answer(view, write)
        return view

    def insist(self, write_id: str, fields: Collection[str] | None = None) -> Sent:
        """Mine upon theirs: a refused change goes out anew upon what stands there now, with that as what I saw; of
        `fields` alone, where they are given and can be told apart. What is no change is sent again as it is.

        Conflict others-words, not-seen-yet."""
        item = self._first_of(self._waiting_item(write_id))
        write = item.write
        if not isinstance(write, Patch):
            return self.retry(item.id)
        self._refuse_if_others(item)
        # why: loaded here, as below, because little is refused, and no first paint tells of it
        from agent_tui.desk.conflict_fields import upon

        now, version = self._as_now(item, write)
        if now is None or not _has_come(item, write, version):
            raise Conflict("not-seen-yet", id=item.id)
        retried = self._precious.retry(item.id, upon(write, item.seen, now, version, fields), seen=now)
        self._changed(item.ticket)
        self._wake()
        return sent_as(retried)

    def edit(self, write_id: str) -> Draft:
        """A text that has not gone, or was refused, is the draft again that it was, with what a template attached and
        the cursor where it stood, and its row leaves the outbox; one transaction, so that it is never both. What this
        session was writing there is kept beside it.

        Conflict write-under-way once it may be sent, unclear-write, others-words, goes-along; BadInput no-text."""
        item = self._waiting_item(write_id)
        if item.agent != self._me():
            raise Conflict("others-words", agent=item.agent)
        over = frozenset(
            draft.key.session for draft in self._precious.drafts() if self._session.is_over(draft.key.session)
        )
        taken = self._precious.take_back_text(item.id, self._session.name, over, self._now())
        self._changed(item.ticket)
        self._wake()  # what waited behind it may go
        kept = self.draft(taken.key.ticket, taken.key.kind)
        assert kept is not None
        return kept

    def keep_as_note(self, write_id: str) -> Sent:
        """What was not taken as a reply becomes a note for colleagues, and leaves the outbox as a reply; one
        transaction. Raises as `edit`."""
        item = self._waiting_item(write_id)
        write = item.write
        if item.agent != self._me():
            raise Conflict("others-words", agent=item.agent)
        if not _is_text(item) or not isinstance(write, AddInteraction):
            raise BadInput("no-text", id=item.id)
        body = msgspec.structs.replace(
            write.body, kind="note", direction="internal", fence=None, at=self._store_time.now()
        )
        noted = self._precious.replace_text(item.id, AddInteraction(new_id(), body), self._now())
        self._changed(item.ticket)
        self._wake()
        return sent_as(noted)

    def refused(self) -> list[str]:
        """What waits for somebody to decide, by id, the latest first; what only goes with another is not counted."""
        items = self._precious.outbox()
        return [
            item.id
            for item in reversed(items)
            if item.state == "rejected" and (item.refusal is None or item.refusal.name != GOES_WITH)
        ]

    # Both versions

    def _about_change(
        self, view: ConflictView, item: OutboxItem, write: Patch, contact: ContactView | None
    ) -> ConflictView:
        from agent_tui.desk.conflict_fields import by_field, fields_of

        now, version = self._as_now(item, write)
        come = now is not None and _has_come(item, write, version)
        now = now if come else None
        by, at = (None, None)
        if come and now is not None:
            by, at = self._changed_by(now, item.seen, contact)
        return msgspec.structs.replace(
            view,
            subject=_subject(now or item.seen) or view.subject,
            fields=fields_of(write, item.seen, now),
            saw_known=item.seen is not None,
            now_known=come,
            by_field=by_field(write),
            changed_by=by,
            changed_at=at,
        )

    def _about_text(self, view: ConflictView, write: AddInteraction) -> ConflictView:
        from agent_tui.desk.differences import are_versions

        text = clean_body(write.body.body)
        other = self._queries.interaction(write.id)
        if other is not None:
            return msgspec.structs.replace(view, text=text, other=other.body, other_by=other.author, other_at=other.at)
        for entry in reversed(view.since):
            if entry.direction != "inbound" and entry.kind in _SAID and are_versions(text, entry.body):
                return msgspec.structs.replace(
                    view, text=text, other=entry.body, other_by=entry.author, other_at=entry.at
                )
        return msgspec.structs.replace(view, text=text)

    def _about_answer(self, view: ConflictView, write: AnswerTransfer) -> ConflictView:
        found = self._queries.transfers_by_id([write.transfer]).get(write.transfer)
        if found is None:
            return msgspec.structs.replace(view, now_known=False)
        by = found.sender if found.state == "withdrawn" else found.receiver
        return msgspec.structs.replace(
            view,
            subject=found.note,
            fields=(ConflictField("answer", saw="offered", wanted=write.body.state, now=found.state),),
            changed_by=by if found.state != "offered" else None,
            changed_at=found.answered_at,
            text=clean_body(write.body.answer),
            other=found.answer or None,
        )

    def _as_now(self, item: OutboxItem, write: Patch) -> tuple[Seen | None, int]:
        """The record as the store told it when it refused the change, or as the feed has brought it since, and its
        version (0: none). What is out of sight by now is none, whatever was told of it before."""
        known, version = self._as_known(write)
        told = self._told_at_refusal.get(item.id)
        if known is None or told is None or told.doc is None or told.version <= version:
            return known, version
        # why: loaded here, as above
        from agent_tui.replica.cleaning import clean_record

        current = clean_record(told.doc)
        return (current, told.version) if isinstance(current, type(known)) else (known, version)

    def _as_known(self, write: Patch) -> tuple[Seen | None, int]:
        """The record as the feed has brought it."""
        if isinstance(write, ChangeTicket):
            return self._queries.ticket(write.ticket) or (None, 0)
        if isinstance(write, ChangePromise):
            return self._queries.promise(write.promise) or (None, 0)
        if isinstance(write, ChangeWorkOrder):
            return self._queries.work_order(write.order) or (None, 0)
        return self._queries.customer(write.customer), self._queries.version("customer", write.customer)

    def _changed_by(
        self, now: Seen, seen: Seen | None, contact: ContactView | None
    ) -> tuple[str | None, datetime | None]:
        """Who changed it and when, where the story says so: what ended a promise, what closed a contact."""
        if isinstance(now, Promise | WorkOrder) and now.evidence is not None:
            told = self._queries.interaction(now.evidence)
            if told is not None and getattr(seen, "evidence", None) != now.evidence:
                return told.author, told.at
        if isinstance(now, Ticket) and contact is not None and now.status in ("resolved", "closed"):
            ended = [
                entry
                for entry in contact.timeline
                if entry.ticket == now.id and entry.kind == "event" and entry.meta.get("event") == "wrap-up"
            ]
            if ended and getattr(seen, "status", None) != now.status:
                return ended[-1].author, ended[-1].at
        return None, None

    def _said_since(self, item: OutboxItem, contact: ContactView) -> tuple[TimelineEntry, ...]:
        """What others said and I did not know when I began to write; where that was not written down, what they have
        said on this contact since I wrote."""
        if item.basis is not None:
            return meanwhile_in(contact, item.basis, item.agent).words
        began = getattr(item.write.body, "at", None) or item.created_at
        return tuple(
            entry
            for entry in contact.timeline
            if entry.ticket == contact.ticket.id
            and entry.id != item.id
            and entry.state == "acked"
            and entry.kind in _SAID
            and entry.at >= began
            and (entry.direction == "inbound" or entry.author != item.agent)
        )

    # The row

    def _waiting_item(self, write_id: str) -> OutboxItem:
        item = self._precious.item(write_id)
        if item is None or item.state == "acked":
            raise BadInput("unknown-write", id=clean_line(write_id)[:64])
        return item

    def _first_of(self, item: OutboxItem) -> OutboxItem:
        """What it goes with, where that is what was refused."""
        while item.refusal is not None and item.refusal.name == GOES_WITH and item.goes_with is not None:
            before = self._precious.item(item.goes_with)
            if before is None or before.state == "acked":
                break
            item = before
        return item

    def _holder(self, item: OutboxItem, contact: ContactView | None) -> str | None:
        """A colleague who has the contact now, as the feed says, else as the refusal said."""
        if contact is not None and contact.ticket.holder is not None:
            return contact.ticket.holder if contact.ticket.holder != item.agent else None
        if item.refusal is not None and item.refusal.holder not in (None, item.agent) and contact is None:
            return item.refusal.holder
        return None


def _about(item: OutboxItem) -> About:
    if _is_text(item):
        return "text"
    return _VERSIONS.get(type(item.write), "else")


def _is_text(item: OutboxItem) -> bool:
    return isinstance(item.write, AddInteraction) and item.write.body.kind in ("message", "note")


def _has_come(item: OutboxItem, write: Patch, version: int) -> bool:
    """What the change was refused for is here: a version that is newer than mine."""
    return version > write.version or item.refusal is None or item.refusal.name != "version-mismatch"


def _subject(record: Seen | None) -> str:
    if isinstance(record, Promise | WorkOrder):
        return record.what
    if isinstance(record, Customer):
        return record.name
    return record.subject if isinstance(record, Ticket) else ""
