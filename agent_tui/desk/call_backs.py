"""Call-backs that are due while who promised them is busy: offered to whoever works that queue and is free."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from agent_tui.desk.outbox_reading import OutboxReading
from agent_tui.desk.overlay import promise_changes, promise_with
from agent_tui.desk.queue_views import Cover
from agent_tui.domain.presence import OFFERED_AHEAD, Busy, busy_with
from agent_tui.domain.values import AgentState, Promise
from agent_tui.replica.precious_rows import OutboxItem

OFFERED_AFTER = timedelta(hours=1)
"""How long after it: then it was broken, and is the supervisor's affair."""


class CallBacks(OutboxReading):
    def busy(self) -> Busy | None:
        """Why I could not call anybody back now, as colleagues see it."""
        me = self.agent
        return self._busy([me]).get(me) if me is not None else None

    def promise(self, id: str) -> Promise | None:
        """A promise as it is now; None where it is not known here."""
        return self._queries.promises_by_id([id]).get(id)

    def _to_cover(self, now: datetime, items: Collection[OutboxItem]) -> tuple[list[Promise], datetime | None]:
        """Call-backs of busy colleagues that I could make, and when the next one comes near enough to be one."""
        me = self.agent
        if me is None:
            return [], None
        found, next_due = self._queries.call_backs_near(me, now - OFFERED_AFTER, now + OFFERED_AHEAD)
        next_at = next_due - OFFERED_AHEAD if next_due is not None else None
        changes = promise_changes(items)
        found = [(promise_with(promise, changes), queue) for promise, queue in found]
        found = [(promise, queue) for promise, queue in found if promise.state == "open" and keeper_of(promise) != me]
        if not found:
            return [], next_at
        states = {state.id: state for state in self._queries.agents()}
        mine = states.get(me)
        if not states or mine is None or self._busy([me], states):
            return [], next_at
        busy = self._busy({keeper_of(promise) for promise, _ in found}, states)
        works = None if mine.queues is None or mine.role != "agent" else mine.queues
        return [
            promise for promise, queue in found if keeper_of(promise) in busy and (works is None or queue in works)
        ], next_at

    def _covers(self, promises: Collection[Promise], now: datetime) -> dict[str, Cover]:
        """Promise → that its keeper cannot make it, of call-backs of colleagues that are due soon."""
        near = [
            promise
            for promise in promises
            if promise.channel == "phone"
            and promise.state == "open"
            and keeper_of(promise) != self.agent
            and now - OFFERED_AFTER <= promise.due_at <= now + OFFERED_AHEAD
        ]
        busy = self._busy({keeper_of(promise) for promise in near}) if near else {}
        return {one.id: Cover(keeper, busy[keeper]) for one in near if (keeper := keeper_of(one)) in busy}

    def _busy(self, agents: Collection[str], states: Mapping[str, AgentState] | None = None) -> dict[str, Busy]:
        """Agent → why they are busy, of those who are. Where the store tells of nobody, nobody is."""
        if states is None:
            states = {state.id: state for state in self._queries.agents()}
        if not states:
            return {}
        talking = self._queries.on_the_phone()
        found = {agent: busy_with(states.get(agent), talking=agent in talking) for agent in agents}
        return {agent: why for agent, why in found.items() if why is not None}


def keeper_of(promise: Promise) -> str:
    """Who must keep it."""
    return promise.owner or promise.made_by
