"""The story of a contact as facts: who this is, what happened and what they were told, what is owed.

`tell` is pure; `ui.presentation.story_lines` puts its answer into the three lines that an agent reads before the first
word. What is said here was said or written by somebody: nothing is guessed but the usual channel, which says so.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from agent_tui.domain.happenings import Mood
from agent_tui.domain.values import Channel, Customer, Promise, Ticket, WorkOrder
from agent_tui.domain.who import Happening, Who, who_of

WEEK = timedelta(days=7)
LATELY = timedelta(days=30)
"""A broken promise this recent still belongs to the story."""

_NOT_PROMISED = (
    "is not promised",
    "not promised",
    "no promises of",
    "no promise of",
    "不承诺",
    "没答应",
    "没有答应",
    "未承诺",
)
_AROUND = " \t:：,，;；"
_TIMES_SAID = 8
"""Nobody says it more often; whoever writes it a million times is not read to the end."""


class Said(Struct, frozen=True):
    who: str
    words: str
    at: datetime
    channel: Channel


class Episode(Struct, frozen=True):
    """One contact of the last seven days: when and how they came, and what they were told, each with its own day."""

    ticket: str
    at: datetime
    channel: Channel
    asked: Said | None
    """The customer's last words in it."""
    told: Said | None
    """The last answer."""
    promised: Promise | None
    """The last promise made in it."""
    missed: bool
    """True where that promise's deadline passed without it being kept, or it was broken."""


class What(Struct, frozen=True):
    contacts_7d: int
    before: tuple[Episode, ...]
    """The earlier contacts of the last seven days, oldest first."""
    last: Episode | None
    """Where there are none of those: the latest contact before them."""
    current: Episode
    """This contact, however old it is."""
    subject: str
    whole: bool = True
    """False while more contacts may still come: what is known is no count."""


class Owed(Struct, frozen=True):
    promise: Promise
    overdue: bool
    hangs_on: WorkOrder | None = None
    """The open work order to another department that is due first."""


class Debts(Struct, frozen=True):
    owed: tuple[Owed, ...]
    """Open promises to this customer on whatever contact, by deadline."""
    broken: Promise | None
    """The latest broken one of the last thirty days, while nothing was promised after it."""
    answer_due: datetime | None
    """By when this contact must be answered; None where no customer waits."""
    answer_late: bool
    recorded: bool = True
    """False where the helpdesk keeps no promises: that there are none here says nothing then."""
    whole: bool = True
    """False while more of them may still come."""


class Story(Struct, frozen=True):
    who: Who
    what: What
    debts: Debts


def tell(
    ticket: Ticket,
    customer: Customer,
    happenings: Sequence[Happening],
    promises: Sequence[Promise],
    *,
    contacts_7d: int,
    due_at: datetime | None,
    now: datetime,
    verified: bool = False,
    mood: Mood | None = None,
    mood_at: datetime | None = None,
    promises_kept: bool = True,
    whole: bool = True,
    orders: Sequence[WorkOrder] = (),
) -> Story:
    """The story of `ticket`. `happenings`: everything of the customer on every channel, oldest first (a timeline does,
    its promises are passed over); `promises`: all of the customer's; `contacts_7d`, `due_at`: as the queue shows them;
    `verified`, `mood`, `mood_at`, `promises_kept`, `whole`, `orders`: as `desk.views.ContactView`.
    """
    debts = _debts(promises, orders, due_at if ticket.waiting_since is not None else None, now)
    return Story(
        who=who_of(ticket, customer, happenings, verified=verified, mood=mood, mood_at=mood_at),
        what=msgspec.structs.replace(_what(ticket, happenings, promises, contacts_7d, now), whole=whole),
        debts=msgspec.structs.replace(debts, recorded=promises_kept, whole=whole),
    )


def bare_limits(limits: str) -> str:
    """What was not promised, without the words that say so: many people write "not promised …" into the field, and
    whoever shows it says it once. "" where nothing else stands there."""
    bare = limits.strip(_AROUND)
    for _ in range(_TIMES_SAID):
        lowered = bare.lower()
        if len(lowered) != len(bare):
            return bare  # places in the lower case are not those of the text
        before = next((words for words in _NOT_PROMISED if lowered.startswith(words)), "")
        after = next((words for words in _NOT_PROMISED if lowered.endswith(words)), "")
        if not before and not after:
            return bare
        bare = (bare[len(before) :] if before else bare[: -len(after)]).strip(_AROUND)
    return bare


def says_what_not(limits: str) -> bool:
    """True where the words say by themselves, wherever in them, that something is not promised."""
    lowered = limits.lower()
    return any(words in lowered for words in _NOT_PROMISED)


def _what(
    ticket: Ticket, happenings: Sequence[Happening], promises: Sequence[Promise], contacts_7d: int, now: datetime
) -> What:
    by_ticket: dict[str, list[Happening]] = {ticket.id: []}
    for happening in happenings:
        if happening.kind != "promise":
            by_ticket.setdefault(happening.ticket, []).append(happening)
    here = by_ticket.pop(ticket.id)
    earlier = sorted((said[0].at, which) for which, said in by_ticket.items() if said[0].at <= now)

    def episode(which: str) -> Episode:
        said = by_ticket[which]
        return _episode(which, said, promises, said[0].at, said[0].channel, now)

    before = tuple(episode(which) for at, which in earlier if now - at <= WEEK)
    return What(
        contacts_7d=contacts_7d,
        before=before,
        last=episode(earlier[-1][1]) if earlier and not before else None,
        current=_episode(ticket.id, here, promises, ticket.created_at, ticket.channel, now),
        subject=ticket.subject,
    )


def _episode(
    ticket: str,
    happenings: Sequence[Happening],
    promises: Sequence[Promise],
    at: datetime,
    channel: Channel,
    now: datetime,
) -> Episode:
    asked: Said | None = None
    told: Said | None = None
    for happening in happenings:
        if happening.kind not in ("message", "call") or not happening.body.strip():
            continue
        said = Said(happening.author, happening.body, happening.at, happening.channel)
        if happening.direction == "inbound":
            asked = said
        elif happening.direction == "outbound":
            told = said
    made = [promise for promise in promises if promise.ticket == ticket and promise.state != "withdrawn"]
    promised = max(made, key=lambda promise: (promise.made_at, promise.id), default=None)
    missed = promised is not None and (
        promised.state == "broken" or (promised.state == "open" and promised.due_at < now)
    )
    return Episode(ticket, at, channel, asked, told, promised, missed)


def _debts(
    promises: Sequence[Promise], orders: Sequence[WorkOrder], answer_due: datetime | None, now: datetime
) -> Debts:
    still_open = sorted(
        (promise for promise in promises if promise.state == "open"), key=lambda promise: (promise.due_at, promise.id)
    )
    broken = max(
        (promise for promise in promises if promise.state == "broken" and now - promise.due_at <= LATELY),
        key=lambda promise: (promise.due_at, promise.id),
        default=None,
    )
    if broken is not None and any(promise.made_at > broken.due_at for promise in promises):
        broken = None
    return Debts(
        owed=tuple(Owed(promise, promise.due_at < now, _first_order(promise, orders)) for promise in still_open),
        broken=broken,
        answer_due=answer_due,
        answer_late=answer_due is not None and answer_due < now,
    )


def _first_order(promise: Promise, orders: Sequence[WorkOrder]) -> WorkOrder | None:
    hanging = [order for order in orders if order.promise == promise.id and order.state == "open"]
    return min(hanging, key=lambda order: (order.due_at, order.id), default=None)
