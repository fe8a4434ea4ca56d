"""How the work stands, from one state of the replica: what a reading is taken from."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import UNSET
from msgspec.structs import replace

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.presence import busy_with
from agent_tui.domain.targets import Targets, due_at
from agent_tui.domain.values import WORKED_STATUSES, AgentState, Promise
from agent_tui.insight.reading import ANSWER_NEAR, CAME_BACK, PROMISE_LATE
from agent_tui.insight.standing import LiveContact, OpenPromise, PromiseCount, QueueCount, Standing
from agent_tui.replica import work_counts
from agent_tui.replica.queue_order import Pending
from agent_tui.replica.replica_schema import from_column
from agent_tui.replica.team_queries import on_the_phone

MOST_OVERDUE, MOST_AHEAD = 120, 80
"""Promises that a reading names."""
MOST_PRESSING, MOST_UPSET, MOST_CAME_BACK = 80, 40, 60
"""Contacts that a reading names of each kind; it counts all of them."""

_AGENT = decoder_of(AgentState)
_PROMISE = decoder_of(Promise)


def standing_at(connection: sqlite3.Connection, targets: Targets, now: datetime, midnight: datetime) -> Standing:
    """How the work stands; `midnight`: when today began where the person is."""
    agents = tuple(_AGENT.decode(doc) for doc in work_counts.agent_docs(connection))
    there = {agent.id for agent in agents if busy_with(agent, talking=False) is None}
    in_hand = work_counts.in_hand(connection)
    absent = set(in_hand) - there if agents else set()
    often, came_back = work_counts.came_back(connection, now, CAME_BACK, MOST_CAME_BACK)
    pressing_count, pressing = work_counts.pressing(connection, targets, now, now + ANSWER_NEAR, absent, MOST_PRESSING)
    upset_count, upset = work_counts.upset(connection, now, MOST_UPSET)
    counts = work_counts.promise_counts(connection, now, midnight, now - PROMISE_LATE)
    return Standing(
        agents=agents,
        talking=frozenset(on_the_phone(connection)),
        in_hand=in_hand,
        promised=work_counts.promised(connection),
        queues=tuple(_queue(count) for count in work_counts.queue_counts(connection, targets, now)),
        promises=PromiseCount(*counts),
        due=tuple(_promise(due) for due in work_counts.due_promises(connection, now, MOST_OVERDUE, MOST_AHEAD)),
        pressing=tuple(_contact(row, targets) for row in pressing),
        pressing_count=pressing_count,
        upset=tuple(_contact(row, targets) for row in upset),
        upset_count=upset_count,
        came_back=tuple(_contact(row, targets) for row in came_back),
        came_back_count=often,
    )


def with_written(
    standing: Standing, promises: Mapping[str, Mapping[str, object]], contacts: Mapping[str, Pending], now: datetime
) -> Standing:
    """The same with what was written here and the feed has not brought: whose a promise or contact is from now on; what
    has ended is neither named nor counted beside those that are named. Other counts are the store's. `promises`: by id,
    what was changed of each (`promise_changes`)."""

    def with_owner(known: tuple[LiveContact, ...]) -> tuple[LiveContact, ...]:
        found: list[LiveContact] = []
        for one in known:
            pending = contacts.get(one.ticket, Pending())
            if pending.status is None or pending.status in WORKED_STATUSES:
                owner = one.keeper if pending.owner is UNSET else pending.owner
                found.append(replace(one, keeper=owner))
        return tuple(found)

    def ended(one: OpenPromise) -> bool:
        return promises.get(one.promise, {}).get("state", "open") != "open"

    due = tuple(
        replace(one, keeper=str(promises.get(one.promise, {}).get("owner") or one.keeper))
        for one in standing.due
        if not ended(one)
    )
    pressing, upset = with_owner(standing.pressing), with_owner(standing.upset)
    came_back = with_owner(standing.came_back)
    return replace(
        standing,
        promises=_without(standing.promises, [one.due_at for one in standing.due if ended(one)], now),
        due=due,
        pressing=pressing,
        pressing_count=standing.pressing_count - len(standing.pressing) + len(pressing),
        upset=upset,
        upset_count=standing.upset_count - len(standing.upset) + len(upset),
        came_back=came_back,
        came_back_count=standing.came_back_count - len(standing.came_back) + len(came_back),
    )


def _without(count: PromiseCount, ended: Sequence[datetime], now: datetime) -> PromiseCount:
    """Without open promises that were due then and have ended here."""
    return replace(
        count,
        open=count.open - len(ended),
        due_1h=count.due_1h - sum(now <= due <= now + timedelta(hours=1) for due in ended),
        overdue=count.overdue - sum(due < now for due in ended),
        neglected=count.neglected - sum(due <= now - PROMISE_LATE for due in ended),
    )


def _contact(row: work_counts.LiveRow, targets: Targets) -> LiveContact:
    since = None if row.waiting_since is None else from_column(row.waiting_since)
    return LiveContact(
        ticket=row.ticket,
        number=row.number,
        customer=row.customer,
        customer_name=row.customer_name,
        tier=row.tier,
        channel=row.channel,
        queue=row.queue,
        subject=row.subject,
        priority=row.priority,
        keeper=row.keeper,
        waiting_since=since,
        due_at=due_at(since, row.channel, row.tier, targets),
        contacts_7d=row.contacts,
    )


def _queue(count: work_counts.QueueCounts) -> QueueCount:
    oldest, due = count.oldest, count.next_due
    return QueueCount(
        queue=count.queue,
        channel=count.channel,
        waiting=count.waiting,
        in_hand=count.in_hand,
        oldest_since=None if oldest is None else from_column(oldest),
        next_due=None if due is None else from_column(due),
        overdue=count.overdue,
        free=count.free,
    )


def _promise(due: work_counts.DuePromise) -> OpenPromise:
    promise = _PROMISE.decode(due.doc)
    return OpenPromise(
        promise=promise.id,
        ticket=promise.ticket,
        customer_name=due.customer_name,
        tier=due.tier,
        what=promise.what,
        due_at=promise.due_at,
        keeper=promise.owner or promise.made_by,
        channel=promise.channel,
    )
