"""The promise ledger as it is written: made, kept, broken, withdrawn, given another date, handed to somebody.

Each is one transaction of several writes: what becomes of a promise goes with the event that is its evidence, and a new
date is a new promise beside the old one. Troubles: those of `desk.writing`; BadInput unknown-promise; Conflict
promise-ended.
"""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.contract.api import NewInteraction, PromisePatch
from agent_tui.contract.writes import AddInteraction, ChangePromise, MakePromise, Write
from agent_tui.desk.views import NewPromiseWords, Sent
from agent_tui.desk.writing import Writing
from agent_tui.domain.happenings import promise_ended
from agent_tui.domain.ids import new_id
from agent_tui.domain.values import Promise, PromiseState, Ticket


class Promises(Writing):
    def make_promise(self, ticket: str, made: NewPromiseWords) -> Sent:
        """Promises something on a contact without saying it there (it was said on the phone)."""
        stored, _ = self._known_ticket(ticket)
        return self._add([self._promise_write(stored, made, self._store_time.now())])

    def keep_promise(self, promise: str, words: str = "") -> Sent:
        """It was done. `words`: how, for colleagues."""
        return self._end(promise, "kept", words)

    def break_promise(self, promise: str, words: str = "") -> Sent:
        """It was not done, and will not be as it was promised."""
        return self._end(promise, "broken", words)

    def withdraw_promise(self, promise: str, words: str = "") -> Sent:
        """The customer does not want it any more, or it was made by mistake."""
        return self._end(promise, "withdrawn", words)

    def renegotiate_promise(
        self, promise: str, due_at: datetime, *, words: str = "", agreed: bool | None = None
    ) -> Sent:
        """Another date: the old promise is `renegotiated`, and a new one stands in its place. The answer names the new
        one; where the old one has ended meanwhile, there is none."""
        old, version, ticket = self._open_promise(promise)
        at = self._store_time.now()
        renewed = NewPromiseWords(
            what=old.what,
            due_at=due_at,
            limits=old.limits,
            channel=old.channel,
            topic=old.topic,
            amount=old.amount,
            owner=old.owner,
            agreed=agreed,
        )
        made = self._promise_write(ticket, renewed, at)
        self._change(old, version, ticket, "renegotiated", words, at, then=(made,))
        return Sent(made.id, "queued")

    def assign_promise(self, promise: str, owner: str) -> Sent:
        """Somebody else must keep it."""
        self._check_code("owner", owner)
        old, version, ticket = self._open_promise(promise)
        change = ChangePromise(new_id(), ticket.id, old.id, version, PromisePatch(owner=owner))
        return self._add([change], seen={change.id: old})

    def _end(self, promise: str, state: PromiseState, words: str) -> Sent:
        old, version, ticket = self._open_promise(promise)
        return self._change(old, version, ticket, state, words, self._store_time.now())

    def _change(
        self,
        old: Promise,
        version: int,
        ticket: Ticket,
        state: PromiseState,
        words: str,
        at: datetime,
        *,
        then: Sequence[MakePromise] = (),
    ) -> Sent:
        event = AddInteraction(
            new_id(),
            NewInteraction(
                ticket=ticket.id,
                kind="event",
                direction="internal",
                channel=ticket.channel,
                at=at,
                body=words,
                meta=promise_ended(old.id, state),
            ),
        )
        change = ChangePromise(new_id(), ticket.id, old.id, version, PromisePatch(state=state, evidence=event.id))
        # the evidence first: the store takes no evidence that it has not got; and nothing in the place of a promise
        # before it has ended
        writes: list[Write] = [event, change, *then]
        return self._add(writes, seen={change.id: old}, one_by_one=True)
