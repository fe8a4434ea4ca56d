"""The stories of the demo as records: concrete customers, contacts and promises, in times relative to the start.

`texts/stories-*.toml` explains the notation of times and of dates in texts.
"""

import re
from datetime import datetime, timedelta

from msgspec import Struct

from agent_tui.contract.api import NewWorkOrder
from agent_tui.demo.company import DataLanguage
from agent_tui.demo.situations import read_texts, turn_of
from agent_tui.demo.slots import day_words
from agent_tui.domain.values import (
    LIVE_STATUSES,
    Channel,
    CustomerRecord,
    Identity,
    ImportRecord,
    Interaction,
    Priority,
    Promise,
    PromiseState,
    TicketRecord,
    TicketStatus,
    Tier,
)
from agent_tui.domain.waiting import waiting_since

_SPAN = re.compile(r"([+-]\d+)([smhd])(?: (\d\d):(\d\d))?\Z")
_DATE = re.compile(r"\{(day|date|en|wrong)([+-]\d+)\}")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class _Customer(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str
    tier: Tier
    language: str
    tags: tuple[str, ...]
    identities: tuple[Identity, ...]


class _Order(Struct, frozen=True, forbid_unknown_fields=True):
    to: str
    what: str
    due: str


class _Promise(Struct, frozen=True, forbid_unknown_fields=True):
    what: str
    due: str
    limits: str
    made: str
    by: str
    topic: str
    state: PromiseState = "open"
    channel: Channel | None = None
    owner: str | None = None
    amount: str | None = None
    agreed: bool | None = None
    evidence: str | None = None
    orders: tuple[_Order, ...] = ()
    """What other departments must do first; made by who made the promise, at that time."""


class _Contact(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    channel: Channel
    subject: str
    queue: str
    priority: Priority
    status: TicketStatus
    intent: tuple[str, ...]
    says: tuple[tuple[str, str, str], ...]
    """When, by whom (">", "<agent", "=agent"), what."""
    owner: str | None = None
    promises: tuple[_Promise, ...] = ()


class _Story(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    customer: _Customer
    contact: tuple[_Contact, ...]


class StoryOrder(Struct, frozen=True):
    """A work order of a story, and who makes it."""

    id: str
    by: str
    order: NewWorkOrder


class _StoryFile(Struct, forbid_unknown_fields=True):
    story: tuple[_Story, ...]


def story_records(language: DataLanguage, now: datetime) -> list[list[ImportRecord]]:
    """The records of each story, the customer first; in the English telling for an English desk."""
    stories = read_texts("stories-en" if language == "en" else "stories-zh", _StoryFile).story
    return [_records_of(story, now) for story in stories]


def story_orders(language: DataLanguage, now: datetime) -> list[StoryOrder]:
    """What other departments must do in the stories. The import format has no line for it."""
    stories = read_texts("stories-en" if language == "en" else "stories-zh", _StoryFile).story
    return [
        _order(contact, at, number, promise, one, now)
        for story in stories
        for contact in story.contact
        for at, promise in enumerate(contact.promises, 1)
        for number, one in enumerate(promise.orders, 1)
    ]


def _order(contact: _Contact, at: int, number: int, promise: _Promise, one: _Order, now: datetime) -> StoryOrder:
    made = NewWorkOrder(
        ticket=contact.id,
        department=one.to,
        what=one.what,
        due_at=moment(one.due, now),
        made_at=moment(promise.made, now),
        promise=f"{contact.id}-p{at}",
    )
    return StoryOrder(f"{contact.id}-o{at}-{number}", promise.by, made)


def moment(text: str, now: datetime) -> datetime:
    """A relative time: "-90s", "+8m", "-2h", or a day with its hour, "-3d 10:40" (hours of the zone of `now`)."""
    found = _SPAN.match(text)
    if found is None:
        raise ValueError(f"no relative time: {text!r}")
    at = now + timedelta(**{_UNITS[found[2]]: int(found[1])})
    if found[3]:
        at = at.replace(hour=int(found[3]), minute=int(found[4]), second=0, microsecond=0)
    return at


def _records_of(story: _Story, now: datetime) -> list[ImportRecord]:
    who = story.customer
    made: list[ImportRecord] = [
        CustomerRecord(
            id=who.id, name=who.name, tier=who.tier, language=who.language, tags=who.tags, identities=who.identities
        )
    ]
    for contact in story.contact:
        said = [
            _said(contact, number, when, mark, text, who.name, now)
            for number, (when, mark, text) in enumerate(contact.says, 1)
        ]
        ticket = TicketRecord(
            id=contact.id,
            customer=who.id,
            channel=contact.channel,
            subject=contact.subject,
            queue=contact.queue,
            priority=contact.priority,
            status=contact.status,
            owner=contact.owner,
            created_at=said[0].at,
            waiting_since=waiting_since(said) if contact.status in LIVE_STATUSES - {"pending"} else None,
            intent=contact.intent,
            tags=(),
        )
        promises = [_promise(contact, number, one, now) for number, one in enumerate(contact.promises, 1)]
        made += [ticket, *said, *promises]
    return made


def _said(contact: _Contact, number: int, when: str, mark: str, text: str, customer: str, now: datetime) -> Interaction:
    turn = turn_of(f"{mark} {_dated(text, now)}")
    return Interaction(
        id=f"{contact.id}-{number}",
        ticket=contact.id,
        kind="note" if turn.who == "=" else "call" if contact.channel == "phone" else "message",
        direction={">": "inbound", "<": "outbound", "=": "internal"}[turn.who],  # type: ignore[arg-type]
        channel=contact.channel,
        author=turn.colleague or customer,
        at=moment(when, now),
        body=turn.text,
        meta={"public": True} if contact.channel == "weibo" else {},
    )


def _promise(contact: _Contact, number: int, one: _Promise, now: datetime) -> Promise:
    return Promise(
        id=f"{contact.id}-p{number}",
        ticket=contact.id,
        what=one.what,
        due_at=moment(one.due, now),
        limits=one.limits,
        channel=one.channel or contact.channel,
        state=one.state,
        made_by=one.by,
        made_at=moment(one.made, now),
        topic=one.topic,
        amount=one.amount,
        owner=one.owner,
        agreed=one.agreed,
        evidence=one.evidence,
    )


def _dated(text: str, now: datetime) -> str:
    """`text` with its dates: {day-3} "20日", {date+2} "11月25日(周三)", {en+2} "Wed 25 Nov", {wrong+2} with a weekday
    that is another day's."""

    def words(found: re.Match[str]) -> str:
        day = now + timedelta(days=int(found[2]))
        match found[1]:
            case "day":
                return f"{day.day}日"
            case "date":
                return day_words(day, "zh")
            case "en":
                return day_words(day, "en")
            case _:
                return day_words(day + timedelta(days=1), "en")[:3] + day_words(day, "en")[3:]

    return _DATE.sub(words, text)
