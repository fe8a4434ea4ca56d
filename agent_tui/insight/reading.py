"""One reading of the work for who leads it: what needs a hand first, queues, agents, promises, callers who came back.

What cannot be told from the records is None, never a made-up number; a share always comes with its sample."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, get_args

from msgspec import Struct

from agent_tui.domain.presence import OFFERED_AHEAD, Busy, busy_with
from agent_tui.domain.targets import URGENCY_OF_TIER
from agent_tui.domain.values import AgentState, Availability, Channel
from agent_tui.insight.standing import LiveContact, OpenPromise, QueueCount, Standing

CAME_BACK = 3
"""Contacts in 168 hours from which on a caller has come back."""

PROMISE_NEAR = timedelta(minutes=30)
"""How long before its deadline a promise that its keeper cannot see to needs a hand."""

PROMISE_LATE = timedelta(minutes=30)
"""How long after its deadline a promise needs a hand whoever keeps it: nobody has seen to it."""

ANSWER_NEAR = timedelta(minutes=5)
"""How long before its deadline a customer's answer needs a hand."""

QUEUE_BREAKS = 5
"""Overdue customers of one queue and channel from which on the queue itself needs a hand."""

NeedKind = Literal["promise", "upset", "stranded", "late", "queue"]
"""In the order of urgency:

promise   due within `PROMISE_NEAR` or overdue, and its keeper is not ready (or nobody known here);
          a call-back, from when it is offered to the team, whose keeper is on a call; whoever keeps it, where it is
          overdue by `PROMISE_LATE` and more, until it is seen to
upset     a customer noted as upset, who waits for an answer or whose contact nobody has
stranded  a customer waits, the deadline is within `ANSWER_NEAR` or past, and who has the contact is not ready
late      a key account or VIP whose deadline is past, and nobody has the contact
queue     at least `QUEUE_BREAKS` customers of one queue and channel are overdue
"""

Remedy = Literal["open", "cover", "reassign", "raise"]
REMEDIES: tuple[Remedy, ...] = get_args(Remedy)
"""What can be done about it: look, have somebody else keep the promise, give the contact to somebody else, put it
before others."""

_RANK: dict[NeedKind, int] = {"promise": 0, "upset": 1, "stranded": 2, "late": 3, "queue": 4}
_REMEDIES: dict[NeedKind, tuple[Remedy, ...]] = {
    "promise": ("cover", "reassign"),
    "upset": ("open", "raise", "reassign"),
    "stranded": ("reassign", "raise"),
    "late": ("reassign", "raise"),
    "queue": ("open",),
}


class Share(Struct, frozen=True):
    """A share and what it was counted in; there is none without a sample."""

    part: int
    sample: int

    @property
    def rate(self) -> float:
        """From 0 to 1."""
        return self.part / self.sample


class Need(Struct, frozen=True):
    """Something that needs a hand. `contact` or `promise` or `queue` says what, by its kind."""

    kind: NeedKind
    remedies: tuple[Remedy, ...]
    at: datetime | None
    """The deadline it is about."""
    who: str | None = None
    """Who should see to it and cannot, or has it."""
    who_state: Busy | None = None
    contact: LiveContact | None = None
    promise: OpenPromise | None = None
    queue: QueueCount | None = None

    @property
    def ticket(self) -> str | None:
        if self.promise is not None:
            return self.promise.ticket
        return self.contact.ticket if self.contact is not None else None


class QueueReading(Struct, frozen=True):
    queue: str
    channel: Channel
    waiting: int
    in_hand: int
    oldest_since: datetime | None
    next_due: datetime | None
    overdue: int
    service_level: Share | None = None
    """Not measured yet."""
    abandoned: Share | None = None
    """Not measured yet."""


class Idle(Struct, frozen=True):
    """Why somebody who is ready has nothing in hand."""

    theirs: int
    """Customers in their queues who wait and whom nobody has."""
    waiting: int
    """Such customers in all queues."""


class AgentReading(Struct, frozen=True):
    agent: str
    state: Availability
    since: datetime
    reason: str
    contacts: int
    """In hand: new or open, claimed by them, or theirs and claimed by nobody."""
    promises: int
    """Open ones that they must keep."""
    viewing: str | None = None
    writing: bool = False
    talking: bool = False
    """On a call, or writing it up."""
    idle: Idle | None = None
    """None for who is not ready, is on a call or has something in hand."""


class PromiseReading(Struct, frozen=True):
    """The ledger. `kept`: of the promises whose deadline was today and has passed, those that were kept by then; open
    ones, those kept late and those renegotiated only after it count as not kept, withdrawn ones and those renegotiated
    in time not at all. None on a day without any. `moved`: renegotiated today, in time."""

    open: int
    due_1h: int
    overdue: int
    kept: Share | None
    due: tuple[OpenPromise, ...]
    """By deadline, overdue ones first."""
    moved: int = 0
    kept_late: int = 0
    """Of those with a deadline today that has passed: kept, but only after it."""


class CameBack(Struct, frozen=True):
    """Callers with at least `CAME_BACK` contacts in the last 168 hours, one of which is new or open now."""

    count: int
    contacts: tuple[LiveContact, ...]
    """One contact each, the most contacts first."""


class Reading(Struct, frozen=True):
    as_of: datetime
    needs: tuple[Need, ...]
    """The most urgent first: by kind, then deadline, overdue ones first, then key accounts and VIPs."""
    queues: tuple[QueueReading, ...]
    """By the next deadline; those in which nobody waits come last."""
    agents: tuple[AgentReading, ...]
    """Agents and supervisors; who is ready first, then by name."""
    promises: PromiseReading
    came_back: CameBack
    unnamed: int = 0
    """How many need a hand beside `needs`: more than a standing names."""

    @property
    def needs_count(self) -> int:
        return len(self.needs) + self.unnamed


def take_reading(standing: Standing, as_of: datetime) -> Reading:
    """The reading of how the work stands at `as_of`."""
    present = {state.id: state for state in standing.agents}
    count = standing.promises
    return Reading(
        as_of=as_of,
        needs=tuple(sorted(_needs(standing, present, as_of), key=_urgency)),
        unnamed=_unnamed(standing, as_of),
        queues=tuple(_queue(one) for one in sorted(standing.queues, key=_burning)),
        agents=tuple(_agent(one, standing) for one in sorted(standing.agents, key=_standing_of) if one.role != "admin"),
        promises=PromiseReading(
            open=count.open,
            due_1h=count.due_1h,
            overdue=count.overdue,
            kept=Share(count.kept_today, count.ended_today) if count.ended_today else None,
            due=standing.due,
            moved=count.moved_today,
            kept_late=count.kept_late_today,
        ),
        came_back=CameBack(standing.came_back_count, standing.came_back),
    )


def _needs(standing: Standing, present: dict[str, AgentState], as_of: datetime) -> Iterator[Need]:
    for promise in standing.due:
        if promise.due_at <= as_of + PROMISE_NEAR:
            calls_back = promise.channel == "phone" and promise.due_at <= as_of + OFFERED_AHEAD
            state = _busy(promise.keeper, present, talking=calls_back and promise.keeper in standing.talking)
            if state is not None or _is_neglected(promise, as_of):
                yield Need("promise", _REMEDIES["promise"], promise.due_at, promise.keeper, state, promise=promise)
    told: set[str] = set()
    for contact in standing.upset:
        if contact.waiting_since is not None or contact.keeper is None:
            told.add(contact.ticket)
            yield Need("upset", _REMEDIES["upset"], contact.due_at, contact.keeper, contact=contact)
    for contact in standing.pressing:
        if contact.ticket in told or contact.due_at is None or contact.waiting_since is None:
            continue
        if contact.keeper is not None:
            state = _busy(contact.keeper, present)
            if state is not None and contact.due_at <= as_of + ANSWER_NEAR:
                yield Need("stranded", _REMEDIES["stranded"], contact.due_at, contact.keeper, state, contact=contact)
        elif contact.tier != "standard" and contact.due_at < as_of:
            yield Need("late", _REMEDIES["late"], contact.due_at, contact=contact)
    for queue in standing.queues:
        if queue.overdue >= QUEUE_BREAKS:
            yield Need("queue", _REMEDIES["queue"], queue.next_due, queue=queue)


def _is_neglected(promise: OpenPromise, as_of: datetime) -> bool:
    return promise.due_at <= as_of - PROMISE_LATE


def _unnamed(standing: Standing, as_of: datetime) -> int:
    """How many need a hand and are counted in the standing, but not named in it."""
    neglected = sum(_is_neglected(promise, as_of) for promise in standing.due)
    return (
        max(0, standing.promises.neglected - neglected)
        + max(0, standing.pressing_count - len(standing.pressing))
        + max(0, standing.upset_count - len(standing.upset))
    )


def _busy(agent: str, present: dict[str, AgentState], *, talking: bool = False) -> Busy | None:
    """Why somebody cannot see to what is theirs; who was never seen here is offline. None for who is ready or watches,
    and for everybody where the backend tells of nobody."""
    return busy_with(present.get(agent), talking=talking) if present else None


def _urgency(need: Need) -> tuple[int, float, int, str]:
    known = need.promise or need.contact
    tier = URGENCY_OF_TIER[known.tier] if known is not None else len(URGENCY_OF_TIER)
    at = need.at.timestamp() if need.at is not None else float("inf")
    return _RANK[need.kind], at, tier, need.ticket or ""


def _burning(queue: QueueCount) -> tuple[float, str, str]:
    return queue.next_due.timestamp() if queue.next_due is not None else float("inf"), queue.queue, queue.channel


def _queue(count: QueueCount) -> QueueReading:
    return QueueReading(
        queue=count.queue,
        channel=count.channel,
        waiting=count.waiting,
        in_hand=count.in_hand,
        oldest_since=count.oldest_since,
        next_due=count.next_due,
        overdue=count.overdue,
    )


_ORDER: dict[Availability, int] = {"ready": 0, "break": 1, "away": 2, "offline": 3}


def _standing_of(state: AgentState) -> tuple[int, str]:
    return _ORDER[state.state], state.id


def _agent(state: AgentState, standing: Standing) -> AgentReading:
    contacts = standing.in_hand.get(state.id, 0)
    talking = state.state != "offline" and state.id in standing.talking
    return AgentReading(
        agent=state.id,
        state=state.state,
        since=state.since,
        reason=state.reason,
        contacts=contacts,
        promises=standing.promised.get(state.id, 0),
        viewing=state.viewing,
        writing=state.writing,
        talking=talking,
        idle=_idle(state, standing) if state.state == "ready" and not talking and not contacts else None,
    )


def _idle(state: AgentState, standing: Standing) -> Idle:
    theirs = (queue.free for queue in standing.queues if state.queues is None or queue.queue in state.queues)
    return Idle(sum(theirs), sum(queue.free for queue in standing.queues))
