"""The promise ledger as it is written: made, kept, broken, withdrawn, given another date, handed to somebody.

Each is one transaction of several writes: what becomes of a promise goes with the event that is its evidence, and a new
date is a new promise beside the old one. Troubles: those of `desk.writing`; BadInput unknown-promise,
promise-of-another; Conflict promise-ended.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from agent_tui.contract.api import PromisePatch
from agent_tui.contract.writes import AddInteraction, ChangePromise, MakePromise, Write
from agent_tui.desk.contact_views import renewed
from agent_tui.desk.promise_topics import PromiseTopics
from agent_tui.desk.reading import Reading
from agent_tui.desk.views import NewPromiseWords, Sent
from agent_tui.desk.work_orders import WorkOrders, event_of
from agent_tui.domain.contradictions import contradicted, other_amount, other_reference, said_again, same_topic
from agent_tui.domain.happenings import attempted, promise_ended
from agent_tui.domain.ids import new_id
from agent_tui.domain.values import Promise, PromiseState, Ticket
from agent_tui.replica.precious_rows import Seen


class Promises(Reading, WorkOrders, PromiseTopics):
    def make_promise(self, ticket: str, made: NewPromiseWords) -> Sent:
        """Promises something on a contact without saying it there (it was said on the phone). In the place of open
        promises, those are renegotiated with it. Its topic is the one that its words name, where none was said."""
        made = self.with_topic(made)
        stored, _ = self._known_ticket(ticket)
        at = self._store_time.now()
        promised = self._promise_write(stored, made, at)
        if not made.in_place_of:
            return self._add([promised])
        (made,) = self._in_place_of_all(stored, [made])
        self._renew([self._open_promise_to(stored, old) for old in made.in_place_of], promised, "", at)
        return Sent(promised.id, "queued")

    def contradicted(self, ticket: str, made: NewPromiseWords) -> list[Promise]:
        """The customer's open promises, on whatever contact and channel, that this one would contradict."""
        stored, _ = self._known_ticket(ticket)
        theirs = {row.promise.id: row.promise for row in self.promises(customer=self._queries.root(stored.customer))}
        if not theirs:
            return []
        known = self._known_topics()
        named = (msgspec.structs.replace(one, topic=self._topic(one.topic, one.what, known)) for one in theirs.values())
        # why both: the same words are the same thing, though an old promise is under a topic that they do not name
        ways = ((named, self.with_topic(made).topic), (theirs.values(), made.topic))
        found = {
            one.id
            for promises, topic in ways
            for one in contradicted(
                promises,
                what=made.what,
                due_at=made.due_at,
                topic=topic,
                amount=made.amount,
                replaces=(*made.in_place_of, *made.keeps),
            )
        }
        return sorted((theirs[id] for id in found), key=lambda old: (old.due_at, old.id))

    def said_elsewhere(self, ticket: str, made: NewPromiseWords) -> list[Promise]:
        """Where one stands in the place of another: open promises of the same customer in other contacts that say just
        what it says. Somebody who knows must say whether that is one thing or two."""
        if not made.in_place_of:
            return []
        stored, _ = self._known_ticket(ticket)
        theirs = [row.promise for row in self.promises(customer=self._queries.root(stored.customer))]
        contacts = {one.ticket for one in theirs if one.id in made.in_place_of}
        topic = self.with_topic(made).topic
        again = said_again(theirs, what=made.what, due_at=made.due_at, topic=topic, amount=made.amount)
        settled = {*made.in_place_of, *made.keeps}
        return [one for one in again if one.id not in settled and one.ticket not in contacts]

    def note_attempt(self, promise: str, words: str = "") -> Sent:
        """Somebody tried to keep it and nobody answered: that is written down, and the promise stands."""
        old, _, ticket = self._open_promise(promise)
        return self._add([event_of(ticket, attempted(old.id), words, self._store_time.now(), channel=old.channel)])

    def keep_promise(self, promise: str, words: str = "") -> Sent:
        """It was done. `words`: how, for colleagues."""
        return self._end(promise, "kept", words)

    def break_promise(self, promise: str, words: str = "") -> Sent:
        """It was not done, and will not be as it was promised."""
        return self._end(promise, "broken", words)

    def withdraw_promise(self, promise: str, words: str = "") -> Sent:
        """The customer does not want it any more, or it was made by mistake. What other departments were to do for it
        is withdrawn with it, or is done for the promise of the same (`promised_too`), where there is one."""
        old, version, ticket = self._open_promise(promise)
        at = self._store_time.now()
        event, change = _ending(old, version, ticket, "withdrawn", words, at)
        writes: list[Write] = [event, change]
        seen: dict[str, Seen] = {change.id: old}
        other = self.promised_too(old)
        if other is not None:
            moved, orders = self._orders_moved(old.id, other.id)
            return self._add([*writes, *moved], seen=seen | orders, one_by_one=True)
        for order in self.orders_of(old.id):
            ended, orders = self._order_ending(order, "withdrawn", "", at)
            writes += ended
            seen |= orders
        return self._add(writes, seen=seen, one_by_one=True)

    def promised_too(self, promise: Promise) -> Promise | None:
        """Another open promise of the same thing to the same customer, the one that is due first: what was noted twice
        is still owed once."""
        ticket, _ = self._known_ticket(promise.ticket)
        theirs = self.promises(customer=self._queries.root(ticket.customer))
        return next(
            (row.promise for row in theirs if row.promise.id != promise.id and _same(row.promise, promise)), None
        )

    def renegotiate_promise(
        self,
        promise: str,
        due_at: datetime,
        *,
        words: str = "",
        agreed: bool | None = None,
        too: Sequence[str] = (),
    ) -> Sent:
        """Another date: the old promise is `renegotiated`, and a new one stands in its place, and in that of `too`. The
        answer names the new one; where the old one has ended meanwhile, there is none."""
        old, version, ticket = self._open_promise(promise)
        at = self._store_time.now()
        made_anew = msgspec.structs.replace(renewed(old, due_at), agreed=agreed, replaces_too=tuple(too))
        (words_of_new,) = self._in_place_of_all(ticket, [made_anew])
        made = self._promise_write(ticket, words_of_new, at)
        others = [self._open_promise_to(ticket, other) for other in words_of_new.replaces_too]
        self._renew([(old, version, ticket), *others], made, words, at)
        return Sent(made.id, "queued")

    def assign_promise(self, promise: str, owner: str) -> Sent:
        """Somebody else must keep it."""
        self._check_code("owner", owner)
        old, version, ticket = self._open_promise(promise)
        change = ChangePromise(new_id(), ticket.id, old.id, version, PromisePatch(owner=owner))
        return self._add([change], seen={change.id: old})

    def _promise_writes(
        self, ticket: Ticket, made: Sequence[NewPromiseWords], at: datetime, *, evidence: str
    ) -> tuple[list[Write], dict[str, Seen]]:
        return super()._promise_writes(ticket, self._in_place_of_all(ticket, made), at, evidence=evidence)

    def _in_place_of_all(self, ticket: Ticket, made: Sequence[NewPromiseWords]) -> list[NewPromiseWords]:
        """What stands in the place of a promise stands in that of every open one of the same contact that says the same
        already: who was promised one thing by two colleagues is owed it once, also when the date of one moves to that
        of the other. In different contacts it may well be two things."""
        if not any(words.in_place_of for words in made):
            return list(made)
        theirs = [row.promise for row in self.promises(customer=ticket.customer)]
        contact_of = {one.id: one.ticket for one in theirs}
        settled = {old for words in made for old in (*words.in_place_of, *words.keeps)}
        found = []
        for words in made:
            too: list[str] = []
            if words.in_place_of:
                contacts = {contact_of.get(old) for old in words.in_place_of}
                again = said_again(theirs, what=words.what, due_at=words.due_at, topic=words.topic, amount=words.amount)
                too = [old.id for old in again if old.id not in settled and old.ticket in contacts]
                settled |= set(too)
            found.append(msgspec.structs.replace(words, replaces_too=(*words.replaces_too, *too)))
        return found

    def _end(self, promise: str, state: PromiseState, words: str) -> Sent:
        old, version, ticket = self._open_promise(promise)
        return self._change(old, version, ticket, state, words, self._store_time.now())

    def _renew(self, ended: Sequence[tuple[Promise, int, Ticket]], made: MakePromise, words: str, at: datetime) -> None:
        """What other departments do for the old ones is done for the new one."""
        writes: list[Write] = []
        then: list[Write] = [made]
        seen: dict[str, Seen] = {}
        for old, version, ticket in ended:
            event, change = _ending(old, version, ticket, "renegotiated", words, at)
            moved, orders = self._orders_moved(old.id, made.id)
            writes += (event, change)
            then += moved
            seen |= {change.id: old, **orders}
        # nothing in the place of a promise before it has ended
        self._add([*writes, *then], seen=seen, one_by_one=True)

    def _change(
        self, old: Promise, version: int, ticket: Ticket, state: PromiseState, words: str, at: datetime
    ) -> Sent:
        event, change = _ending(old, version, ticket, state, words, at)
        return self._add([event, change], seen={change.id: old}, one_by_one=True)


def _same(one: Promise, other: Promise) -> bool:
    """The same thing, and no other amount of it, nor for another order; the date may be another one."""
    is_same = same_topic(one, other.what, other.topic) and not other_amount(one.amount, other.amount)
    return is_same and not other_reference(one, other.what, other.amount)


def _ending(
    old: Promise, version: int, ticket: Ticket, state: PromiseState, words: str, at: datetime
) -> tuple[AddInteraction, ChangePromise]:
    """The evidence first: the store takes no evidence that it has not got."""
    event = event_of(ticket, promise_ended(old.id, state), words, at)
    patch = PromisePatch(state=state, evidence=event.id)
    return event, ChangePromise(new_id(), ticket.id, old.id, version, patch)
