"""All records of the demo as one value: stories, contacts that wait, promises that are due, a past of sixty days.

Pure: the same number of contacts, language, seed and `now` give the same records.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from agent_tui.demo.company import AT_WORK, CLOSES, DESK_AGENT, OPENS, DataLanguage
from agent_tui.demo.contacts import Contact, ContactMaker
from agent_tui.demo.conversation import Script
from agent_tui.demo.people import PeopleMaker
from agent_tui.demo.situations import Situation, articles, situations
from agent_tui.demo.stories import StoryOrder, story_orders, story_records
from agent_tui.domain.targets import Targets
from agent_tui.domain.values import Article, Channel, CustomerRecord, ImportRecord, TicketRecord

PAST = timedelta(days=60)
_WAITING_SHARE, _PROMISED_SHARE = 0.08, 0.05
_NEW_CUSTOMER = 0.45
"""How often a contact of the past comes from somebody who never came before."""


class DemoRecords(Struct, frozen=True):
    records: tuple[ImportRecord, ...]
    """Customers first, then tickets, then the rest, so that every reference resolves as they go in."""
    scripts: dict[str, Script]
    """By ticket: how the talk goes on in contacts that wait."""
    orders: tuple[StoryOrder, ...] = ()
    """What other departments must do, of the contacts that are there."""

    @property
    def tickets(self) -> int:
        return sum(isinstance(one, TicketRecord) for one in self.records)


def make_records(contacts: int, language: DataLanguage, seed: int, now: datetime) -> DemoRecords:
    """`contacts` contacts as of `now`, stories among them; fewer stories where there is no room for all.
    Days and hours are those of the time zone of `now`."""
    return _Making(contacts, language, seed, now).make()


class Deck(Iterator[Situation]):
    """Situations dealt like cards: none comes again before all came."""

    def __init__(self, rng: random.Random, cards: Sequence[Situation]) -> None:
        self._rng, self._cards = rng, list(cards)
        self._left: list[Situation] = []

    def __next__(self) -> Situation:
        if not self._left:
            self._left = self._rng.sample(self._cards, len(self._cards))
        return self._left.pop()


class _Making:
    def __init__(self, contacts: int, language: DataLanguage, seed: int, now: datetime) -> None:
        self._rng = random.Random(f"{seed}/{language}/{contacts}")
        self._contacts, self._language = contacts, language
        self._now = now.replace(microsecond=0)
        self._people = PeopleMaker(self._rng)
        self._maker = ContactMaker(self._rng, self._now)
        self._customers: list[CustomerRecord] = []
        self._others: list[ImportRecord] = []
        self._tickets: list[TicketRecord] = []
        self._scripts: dict[str, Script] = {}
        self._busy: set[str] = set()
        """Customers who have a live contact already."""
        self._in_stories: set[str] = set()
        """Customers whose past is told by a story, and by nothing else."""

    def make(self) -> DemoRecords:
        for story in story_records(self._language, self._now):
            if len(self._tickets) + sum(isinstance(one, TicketRecord) for one in story) <= self._contacts:
                for record in story:
                    self._keep(record)
        left = self._contacts - len(self._tickets)
        waiting, promised = round(left * _WAITING_SHARE), round(left * _PROMISED_SHARE)
        known = situations(self._language)
        deck = Deck(self._rng, known)
        for _ in range(waiting):
            self._add_waiting(next(deck))
        promising = Deck(self._rng, [one for one in known if one.promise])
        for number in range(promised):
            self._add_promised(next(promising), number)
        past = Deck(self._rng, known)
        for _ in range(left - waiting - promised):
            self._add_finished(next(past))
        known_tickets = {ticket.id for ticket in self._tickets}
        return DemoRecords(
            (*self._customers, *sorted(self._tickets, key=_age), *self._others, *self._articles()),
            self._scripts,
            tuple(one for one in story_orders(self._language, self._now) if one.order.ticket in known_tickets),
        )

    def _add_waiting(self, situation: Situation) -> None:
        customer = self._customer_for(situation, at_rest=True)
        patience = [1 if channel in ("phone", "chat") else 3 for channel in situation.channels]
        channel = self._rng.choices(situation.channels, patience)[0]
        target = Targets().seconds(channel, customer.tier)
        late = self._rng.random() < 0.08
        waited = target + self._rng.randint(5, 60) if late else target * self._rng.uniform(0.03, 0.75)
        since = self._now - timedelta(seconds=max(2, round(waited)))
        contact = self._maker.waiting(self._next_id(), customer, situation, channel, since)
        if contact.ticket.owner not in AT_WORK:
            # who began it has gone home: anybody may go on
            contact = msgspec.structs.replace(contact, ticket=msgspec.structs.replace(contact.ticket, owner=None))
        self._take(contact)
        self._scripts[contact.ticket.id] = contact.script

    def _add_promised(self, situation: Situation, number: int) -> None:
        """Some promises are overdue, some due within the hour, most later."""
        minutes = (-95, 25, -20, 50, 42)[number] if number < 5 else self._rng.randint(70, 3 * 24 * 60)
        due = self._now + timedelta(minutes=minutes)
        due = due.replace(minute=due.minute // 5 * 5, second=0)
        customer = self._customer_for(situation, at_rest=True)
        channel = self._rng.choice(situation.channels)
        contact = self._maker.promised(self._next_id(), customer, situation, channel, due)
        while due < self._now and contact.ticket.owner == DESK_AGENT.id:
            # the visitor begins with the stories, not with a debt
            contact = self._maker.promised(self._next_id(), customer, situation, channel, due)
        if number == 3:
            # whose shift is over: nobody looks after it
            contact = msgspec.structs.replace(contact, ticket=msgspec.structs.replace(contact.ticket, owner=None))
        self._take(contact)

    def _add_finished(self, situation: Situation) -> None:
        customer = self._customer_for(situation, at_rest=False)
        channel = self._rng.choice(situation.channels)
        # more of it lies in the last days than in those long ago
        ago = PAST * (1 - self._rng.random() ** 0.6) + timedelta(hours=3)
        ago = timedelta(seconds=round(min(ago, PAST - timedelta(days=1)).total_seconds()))
        begin = self._in_hours(self._now - ago, channel)
        self._take(self._maker.finished(self._next_id(), customer, situation, channel, begin))

    def _in_hours(self, at: datetime, channel: Channel) -> datetime:
        """Moves a call or a visit into the desk's hours; people write at any time, but less at night."""
        open_only = channel in ("phone", "counter")
        if OPENS <= at.hour < CLOSES or (not open_only and self._rng.random() < 0.3):
            return at
        moved = at.replace(hour=self._rng.randrange(OPENS, CLOSES), minute=self._rng.randrange(60))
        return moved if moved < self._now - timedelta(hours=2) else moved - timedelta(days=1)

    def _customer_for(self, situation: Situation, *, at_rest: bool) -> CustomerRecord:
        """Somebody who speaks the situation's language; firms bring the key accounts' matters. A customer has one
        live contact at most, but as many past ones as chance gives."""
        taken = self._busy if at_rest else self._in_stories
        fitting = [one for one in self._recent() if one.language == situation.language and one.id not in taken]
        if situation.queue == "key-accounts":
            fitting = [one for one in fitting if one.tier == "key"]
        if not fitting or self._rng.random() < _NEW_CUSTOMER:
            customer = self._new_customer(situation)
        else:
            customer = self._rng.choice(fitting)
        if at_rest:
            self._busy.add(customer.id)
        return customer

    def _recent(self) -> list[CustomerRecord]:
        """A sample of those made so far; the past then comes from people who are live now as well as from others."""
        made = self._customers
        return self._rng.sample(made, min(len(made), 60))

    def _new_customer(self, situation: Situation) -> CustomerRecord:
        customer = self._people.make(situation.language, "key" if situation.queue == "key-accounts" else None)
        self._customers.append(customer)
        return customer

    def _next_id(self) -> str:
        return f"t{len(self._tickets) + 1:05d}"

    def _take(self, contact: Contact) -> None:
        self._tickets.append(contact.ticket)
        self._others += [*contact.interactions, *contact.promises]

    def _keep(self, record: ImportRecord) -> None:
        if isinstance(record, CustomerRecord):
            self._customers.append(record)
            self._busy.add(record.id)
            self._in_stories.add(record.id)
        elif isinstance(record, TicketRecord):
            self._tickets.append(record)
        else:
            self._others.append(record)

    def _articles(self) -> Iterator[Article]:
        for text in articles(self._language):
            yield Article(
                id=text.id,
                title=text.title,
                body=text.body.strip("\n"),
                language=text.language,
                audience=text.audience,
                tags=text.tags,
                updated_at=self._now - timedelta(days=text.age),
                internal=text.internal.strip("\n"),
                short=text.short,
                translates=text.translates,
                owner=text.owner,
                review_on=None if text.review is None else (self._now + timedelta(days=text.review)).date(),
            )


def _age(ticket: TicketRecord) -> tuple[datetime, str]:
    """In this order contacts came in, and get their numbers."""
    return ticket.created_at, ticket.id
