"""How what is written gets into the outbox: checked, in one transaction, under the claim that holds; and the promises
that go in with it. Troubles: BadInput empty-text, text-too-long, text-unstorable, code-wrong, unknown-promise; Conflict
claim-held, promise-ended; NotAllowed not-signed-in; and the troubles of `replica.sqlite_files`.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import msgspec

from agent_tui.contract.api import BODY_LIMIT, NewPromise, PromisePatch, WorkOrderPatch
from agent_tui.contract.writes import AddInteraction, ChangePromise, ChangeWorkOrder, MakePromise, Write, reply_in
from agent_tui.desk.abilities import needed_for
from agent_tui.desk.outbox_reading import OutboxReading
from agent_tui.desk.overlay import message_state, promise_changes, promise_with, promises_in, ticket_with
from agent_tui.desk.people import decisions_in, person_of
from agent_tui.desk.views import Draft, DraftKind, NewPromiseWords, Sent
from agent_tui.domain.basis import Basis, with_mine
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Promise, Ticket
from agent_tui.replica.precious_rows import DraftKey, OutboxItem, Seen

CODE_LIMIT = 64
_AMOUNT = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?\Z")
REPLIES_TOLD = 8
"""The last ones on a contact, that a text begun there is told of: those that were not on the screen yet. What stood on
disk when they were written knows of them by then."""
FIRST_VERSION = 1
"""Of a record that the store has not got yet."""


class OutboxWriting(OutboxReading):
    def can_be_promised(self, words: NewPromiseWords) -> None:
        """BadInput empty-text, code-wrong, amount-wrong where it cannot be, so worded."""
        if not words.what.strip():
            raise BadInput("empty-text")
        if words.amount is not None and not _AMOUNT.match(words.amount):
            raise BadInput("amount-wrong", amount=clean_line(words.amount)[:64])
        for field in ("topic", "owner"):
            self._check_code(field, getattr(words, field))

    def _promise_write(self, ticket: Ticket, words: NewPromiseWords, made_at: datetime) -> MakePromise:
        """A promise as it goes into the outbox; the same troubles."""
        self.can_be_promised(words)
        body = NewPromise(
            ticket=ticket.id,
            what=words.what,
            due_at=words.due_at,
            limits=words.limits,
            channel=words.channel or ticket.channel,
            made_at=made_at,
            topic=words.topic,
            amount=words.amount,
            owner=words.owner,
            agreed=words.agreed,
        )
        return MakePromise(new_id(), body)

    @staticmethod
    def _check_code(field: str, code: str | None) -> None:
        if code is not None and not (code.strip() and len(code) <= CODE_LIMIT and code == clean_line(code)):
            raise BadInput("code-wrong", field=field)

    def _promise_writes(
        self, ticket: Ticket, made: Sequence[NewPromiseWords], at: datetime, *, evidence: str
    ) -> tuple[list[Write], dict[str, Seen]]:
        """Promises that go with a text, and the ends of those in whose place they stand, or which it keeps: the text is
        the evidence."""
        writes: list[Write] = []
        seen: dict[str, Seen] = {}
        for words in made:
            promised = self._promise_write(ticket, words, at)
            writes.append(promised)
            for replaced in words.in_place_of:
                old, version, its_ticket = self._open_promise_to(ticket, replaced)
                patch = PromisePatch(state="renegotiated", evidence=evidence)
                change = ChangePromise(new_id(), its_ticket.id, old.id, version, patch)
                writes.append(change)
                seen[change.id] = old
                moved, orders = self._orders_moved(old.id, promised.id)
                writes += moved
                seen |= orders
            for kept in words.keeps:
                if (found := self._still_open(kept)) is not None:
                    old, version, its_ticket = found
                    patch = PromisePatch(state="kept", evidence=evidence)
                    change = ChangePromise(new_id(), its_ticket.id, old.id, version, patch)
                    moved, orders = self._orders_moved(old.id, promised.id)
                    writes += (change, *moved)
                    seen |= {change.id: old, **orders}
        return writes, seen

    def _still_open(self, id_: str) -> tuple[Promise, int, Ticket] | None:
        """As `_open_promise`; None where somebody has ended it meanwhile, or nobody knows it any more."""
        try:
            return self._open_promise(id_)
        except (BadInput, Conflict):
            return None

    def _orders_moved(self, old: str, new: str) -> tuple[list[Write], dict[str, Seen]]:
        """The open work orders of a promise, which hang on the one in its place from now on."""
        writes: list[Write] = []
        seen: dict[str, Seen] = {}
        for order in self._orders_for({old}, self._precious.outbox()).get(old, ()):
            version = self._queries.version("work_order", order.id) or FIRST_VERSION
            change = ChangeWorkOrder(new_id(), order.ticket, order.id, version, WorkOrderPatch(promise=new))
            writes.append(change)
            seen[change.id] = order
        return writes, seen

    def _open_promise_to(self, ticket: Ticket, id_: str) -> tuple[Promise, int, Ticket]:
        """As `_open_promise`, of one that was made to the customer of that contact; BadInput promise-of-another."""
        found = self._open_promise(id_)
        decisions = decisions_in(self._precious.outbox())
        ours, theirs = (person_of(self._queries, decisions, one.customer).root for one in (ticket, found[2]))
        if ours != theirs:
            raise BadInput("promise-of-another", promise=found[0].id)
        return found

    def _open_promise(self, id_: str) -> tuple[Promise, int, Ticket]:
        """An open promise as it will be, with its version and its contact, of the replica or just made here."""
        items = self._precious.outbox()  # why first: what goes and comes back meanwhile is seen in one of the two
        found = self._queries.promise(id_)
        if found is None:
            made = [one for one in promises_in(items, ()) if one.id == id_]
            if not made:
                raise BadInput("unknown-promise", promise=clean_line(id_)[:64])
            found = (made[0], FIRST_VERSION)
        promise, version = found
        now = promise_with(promise, promise_changes(items))
        if now.state != "open":
            raise Conflict("promise-ended", promise=promise.id, state=now.state)
        ticket, _ = self._known_ticket(promise.ticket)
        return now, version, ticket

    def _to_change(self, ticket: str) -> tuple[int, Ticket]:
        """The version of a contact, and the contact as the agent sees it: what they have changed here before is no
        conflict when this goes out after it."""
        items = self._precious.outbox()
        with self._queries.one_state():
            stored, version = self._known_ticket(ticket)
            pending = self._pending(items).get(stored.id)
        return version, ticket_with(stored, pending)

    def _add(
        self,
        writes: Sequence[Write],
        *,
        draft_of: DraftKind | None = None,
        seen: Mapping[str, Seen] | None = None,
        tells: Collection[str] = (),
        one_by_one: bool = False,
        basis: Basis | None = None,
        hold_s: float = 0.0,
        written_as: Draft | None = None,
    ) -> Sent:
        """Into the outbox in one transaction, with the draft that the first was written as; the first one's way is the
        answer. `seen`, `one_by_one`, `basis`, `hold_s`: as `Precious.add_all`. `tells`: contacts beside the writes' own
        that look different now. `written_as`: the draft of the first, where it may not be on disk as it is."""
        me = self._me()
        for write in writes:
            if (ability := needed_for(write)) is not None:
                self._need(ability)
            self._check_size(write)
        draft = None
        session = self._session.known_name
        if draft_of is not None and session is not None:
            draft = DraftKey(writes[0].ticket, draft_of, session)
        items = self._precious.add_all(
            writes,
            agent=me,
            now=self._now(),
            draft=draft,
            session=session,
            seen=seen,
            one_by_one=one_by_one,
            basis=self._with_mine(writes[0].ticket, basis),
            hold_s=hold_s,
            cursor=written_as.cursor if written_as is not None else None,
            attached=written_as.attached if written_as is not None else None,
        )
        self._written_here.update(item.id for item in items)
        if reply_in(writes[0]) is not None:
            before = self._replied_here.get(writes[0].ticket, ())
            self._replied_here[writes[0].ticket] = (*before, writes[0].id)[-REPLIES_TOLD:]
        self._written(*tells, *(write.ticket for write in writes))
        return sent_as(items[0])

    def _with_mine(self, ticket: str, basis: Basis | None) -> Basis | None:
        """What a text rests upon is kept with what was said from here since, for a later run to know of."""
        return None if basis is None else with_mine(basis, self._replied_here.get(ticket, ()))

    def _check_size(self, write: Write) -> None:
        """What the store could never take is refused before it is called saved."""
        try:
            size = len(msgspec.json.encode(write.body))
        except UnicodeEncodeError:
            raise BadInput("text-unstorable") from None
        if size > BODY_LIMIT:
            raise BadInput("text-too-long", limit=BODY_LIMIT // 1024)
        if isinstance(write, AddInteraction) and "\x00" in write.body.body:
            raise BadInput("text-unstorable")

    def _refuse_if_held(self, ticket: Ticket) -> None:
        """A colleague who holds the contact answers it. My own live claim is newer than what the feed has brought."""
        me = self._me()
        claim = self._precious.claim(ticket.id, me)
        if claim is not None and self._leases.is_live(claim):
            return
        if ticket.holder not in (None, me):
            raise Conflict("claim-held", ticket=ticket.id, holder=ticket.holder)

    def _fence(self, ticket: Ticket) -> int | None:
        """The fence of my claim, lapsed or not, as long as nobody has held the contact since; of one that I made in
        another profile or on another machine, as the feed has brought it."""
        me = self._me()
        claim = self._precious.claim(ticket.id, me)
        if claim is not None and (self._leases.is_live(claim) or claim.fence >= ticket.fence):
            return claim.fence
        return ticket.fence if ticket.holder == me else None


def sent_as(item: OutboxItem) -> Sent:
    return Sent(item.id, message_state(item), item.refusal.name if item.refusal is not None else None)
