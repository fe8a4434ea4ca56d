"""Colleagues around the desk: what they look at, ask, hand on, accept and keep. Pure, as `world` is: time and chance
come in, deeds come out.

They use what everybody has: presence, transfers and their answers, changes of promises. With `only_answers` they do
nothing of themselves and only answer what the agent at the desk asks or hands on.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from msgspec import Struct

from agent_tui.demo.agenda import Agenda
from agent_tui.demo.company import AT_WORK, DESK_AGENT, ON_THE_PHONE, SUPERVISOR, DataLanguage, Tongue
from agent_tui.demo.deeds import AnswerOffer, KeepPromise, LookAt, OfferContact, TeamDeed
from agent_tui.demo.records import DemoRecords
from agent_tui.demo.situations import read_texts, voices
from agent_tui.domain.values import (
    LIVE_STATUSES,
    AgentState,
    Promise,
    StoredRecord,
    Ticket,
    TicketRecord,
    Transfer,
)

_TWO_DATES = "wang-refund-second"
"""Chen Tao's contact of the first story, which he hands on."""
_TWO_DATES_AFTER_S = 75.0
_OFFERS_EVERY_S = (200.0, 420.0)
_LOOKS_ALONG = 0.35
_KEPT_BEFORE = timedelta(minutes=4)
_KEPT_EVERY_S = 25.0

_READERS: dict[str, tuple[str, ...]] = {"zhao-chat": ("wang.fang",)}
"""Who comes to look where the agent at the desk opens a story: it was theirs once."""


class _Texts(Struct, frozen=True, forbid_unknown_fields=True):
    consult: tuple[str, ...]
    answer: tuple[str, ...]
    lead_answer: tuple[str, ...]
    """Of who leads the shift, to whom others turn when they may not go further."""
    accept: tuple[str, ...]
    hand_over: tuple[str, ...]
    two_dates: str


class _Known(Struct, frozen=True):
    promise: Promise
    version: int


class Team:
    def __init__(self, rng: Random, language: DataLanguage, *, only_answers: bool = False, pace: float = 1.0) -> None:
        self._rng, self._pace, self._only_answers = rng, pace, only_answers
        self._tongue: Tongue = "en" if language == "en" else "zh"
        self._texts = read_texts("team", dict[str, _Texts])[self._tongue]
        self._tickets: dict[str, TicketRecord] = {}
        self._promises: dict[str, _Known] = {}
        self._here: list[str] = []
        self._asked: set[str] = set()
        """Transfers that were seen, so that each is answered once."""
        self._offer: Transfer | None = None
        """What stands open with the agent at the desk."""
        self._agenda: Agenda[TeamDeed] = Agenda()
        self._offers_at: float | None = None
        self._keeps_at: float | None = None
        self._watched = ""
        """The contact that the agent at the desk has open."""

    def know(self, made: DemoRecords) -> None:
        """What the store was filled with."""
        for record in made.records:
            if isinstance(record, TicketRecord) and record.status in LIVE_STATUSES:
                self._tickets[record.id] = record
            elif isinstance(record, Promise) and record.state == "open":
                self._promises[record.id] = _Known(record, 1)

    def comes_to_work(self, name: str, seconds: float) -> None:
        """A colleague can sign in now."""
        self._here.append(name)
        looked_at = ON_THE_PHONE.get(name)
        self._agenda.plan(seconds, LookAt(name, looked_at, writing=looked_at is not None))
        if name == "chen.tao" and not self._only_answers and _TWO_DATES in self._tickets:
            offer = OfferContact(name, _TWO_DATES, "transfer", self._texts.two_dates)
            self._agenda.plan(seconds + _TWO_DATES_AFTER_S * self._pace, offer)

    def see(self, record: StoredRecord, version: int, seconds: float) -> None:
        """A record as the store tells it."""
        match record:
            case Ticket() if record.status in LIVE_STATUSES:
                self._tickets[record.id] = record
            case Ticket():
                self._tickets.pop(record.id, None)
            case Promise(state="open"):
                self._promises[record.id] = _Known(record, version)
            case Promise():
                self._promises.pop(record.id, None)
            case Transfer() if record.receiver == DESK_AGENT.id:
                self._offer = record if record.state == "offered" else None
            case Transfer(state="offered") if record.id not in self._asked:
                self._asked.add(record.id)
                self._plan_answer(record, seconds)
            case AgentState() if record.id == DESK_AGENT.id:
                self._look_along(record.viewing or "", seconds)

    def next_deeds(self, seconds: float, now: datetime) -> Iterator[TeamDeed]:
        """What is due by now."""
        for deed in self._agenda.due(seconds):
            if not isinstance(deed, OfferContact) or self._may_offer(deed):
                yield deed
        if self._only_answers:
            return
        if self._offers_at is None or self._keeps_at is None:
            self._offers_at = seconds + self._until_offer()
            self._keeps_at = seconds + _KEPT_EVERY_S * self._pace
        if seconds >= self._offers_at:
            self._offers_at = seconds + self._until_offer()
            yield from self._asks_something()
        if seconds >= self._keeps_at:
            self._keeps_at = seconds + _KEPT_EVERY_S * self._pace
            yield from self._keeps_a_promise(now)

    def next_at(self) -> float:
        """When `next_deeds` has something again, on the same clock."""
        return min([self._agenda.next_at(), *(at for at in (self._offers_at, self._keeps_at) if at is not None)])

    def _until_offer(self) -> float:
        return self._rng.uniform(*_OFFERS_EVERY_S) * self._pace

    def _may_offer(self, deed: OfferContact) -> bool:
        """One thing at a time is asked of the agent at the desk."""
        return deed.ticket in self._tickets and self._offer is None

    def _asks_something(self) -> Iterator[TeamDeed]:
        """A colleague asks about a contact of theirs, or wants it taken over."""
        mine = [one for one in self._tickets.values() if one.owner in self._here and one.id != _TWO_DATES]
        if not mine or self._offer is not None:
            return
        ticket = self._rng.choice(sorted(mine, key=lambda one: one.id))
        assert ticket.owner is not None
        if self._rng.random() < 0.65:
            yield OfferContact(ticket.owner, ticket.id, "consult", self._rng.choice(self._texts.consult))
        else:
            yield OfferContact(ticket.owner, ticket.id, "transfer", self._rng.choice(self._texts.hand_over))

    def _plan_answer(self, transfer: Transfer, seconds: float) -> None:
        """What the agent at the desk asks or hands on is answered in a moment, by whoever is here."""
        if transfer.receiver not in self._here and transfer.receiver != SUPERVISOR.id:
            return
        answers = self._texts.lead_answer if transfer.receiver == SUPERVISOR.id else self._texts.answer
        words = answers if transfer.kind == "consult" else self._texts.accept
        slow = 3 if transfer.receiver in ON_THE_PHONE else 1
        at = seconds + self._rng.uniform(6, 15) * self._pace * slow
        self._agenda.plan(at, AnswerOffer(transfer.receiver, transfer.id, "accepted", self._rng.choice(words)))

    def _look_along(self, viewing: str, seconds: float) -> None:
        """Now and then a colleague has open what the agent at the desk has just opened; in a story, who had it once."""
        if viewing == self._watched:
            return
        self._watched = viewing
        if self._only_answers or viewing not in self._tickets:
            return
        readers = [one for one in _READERS.get(viewing, ()) if one in self._here]
        free = [one for one in self._here if one not in ON_THE_PHONE]
        if not readers and free and self._rng.random() < _LOOKS_ALONG:
            readers = [self._rng.choice(free)]
        for name in readers:
            begins = seconds + self._rng.uniform(2, 5) * self._pace
            self._agenda.plan(begins, LookAt(name, viewing, writing=False))
            self._agenda.plan(begins + 6 * self._pace, LookAt(name, viewing, writing=viewing in _READERS))
            self._agenda.plan(begins + 40 * self._pace, LookAt(name, None, writing=False))

    def not_kept_yet(self, deed: KeepPromise) -> None:
        """The store could not be told: it is done once more."""
        self._promises[deed.promise.id] = _Known(deed.promise, deed.version)

    def _keeps_a_promise(self, now: datetime) -> Iterator[TeamDeed]:
        """Who is here keeps what is about to be due. What is overdue already stays so, and is somebody's to mend."""
        for known in sorted(self._promises.values(), key=lambda one: (one.promise.due_at, one.promise.id)):
            promise = known.promise
            if promise.due_at > now + _KEPT_BEFORE:
                return
            owner = promise.owner or promise.made_by
            if owner in AT_WORK and owner in self._here and now <= promise.due_at:
                del self._promises[promise.id]
                words = self._rng.choice(voices()[self._tongue].kept).replace("{what}", promise.what)
                yield KeepPromise(owner, promise, known.version, words)
                return
