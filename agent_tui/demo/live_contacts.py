"""The live contacts of the made-up world and their customers, as far as the store has told of them."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from msgspec import Struct

from agent_tui.demo.company import Tongue, tongue_of
from agent_tui.demo.conversation import Script
from agent_tui.demo.people import PeopleMaker
from agent_tui.demo.records import DemoRecords
from agent_tui.demo.situations import Situation
from agent_tui.domain.targets import Targets, due_at
from agent_tui.domain.values import LIVE_STATUSES, CustomerRecord, Ticket, TicketRecord

_CAME_BEFORE = 0.5
"""Of those who come."""
_MOST_LOOKED_AT = 40
"""Customers, for one who fits."""


class LiveContact(Struct):
    """What is known of one."""

    ticket: TicketRecord
    script: Script | None = None
    arrived: bool = False
    """It came while the demo ran."""
    nudges: int = 0
    done: bool = False
    """The customer wants no more."""
    holder: str | None = None

    @property
    def waiting(self) -> bool:
        return self.ticket.waiting_since is not None and self.ticket.status in ("new", "open")


class LiveContacts:
    def __init__(self) -> None:
        self._customers: dict[str, CustomerRecord] = {}
        self._by_ticket: dict[str, LiveContact] = {}

    def __len__(self) -> int:
        return len(self._by_ticket)

    def __iter__(self) -> Iterator[LiveContact]:
        return iter(self._by_ticket.values())

    def get(self, ticket: str) -> LiveContact | None:
        return self._by_ticket.get(ticket)

    # As the store tells it

    def know(self, made: DemoRecords) -> None:
        """What the store was filled with."""
        for record in made.records:
            if isinstance(record, CustomerRecord):
                self.see_customer(record)
            elif isinstance(record, TicketRecord) and record.status in LIVE_STATUSES:
                self.add(LiveContact(record, made.scripts.get(record.id)))

    def see_customer(self, customer: CustomerRecord) -> None:
        self._customers[customer.id] = customer

    def see_ticket(self, ticket: Ticket) -> None:
        contact = self._by_ticket.setdefault(ticket.id, LiveContact(ticket))
        contact.ticket, contact.holder = ticket, ticket.holder
        if ticket.status not in LIVE_STATUSES:
            del self._by_ticket[ticket.id]

    def add(self, contact: LiveContact) -> None:
        self._by_ticket[contact.ticket.id] = contact

    # What follows from that

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(contact.waiting for contact in self)

    def customer_of(self, contact: LiveContact) -> CustomerRecord | None:
        return self._customers.get(contact.ticket.customer)

    def tongue_of(self, contact: LiveContact) -> Tongue:
        customer = self.customer_of(contact)
        return tongue_of(customer.language if customer else "en")

    def due_at(self, contact: LiveContact) -> datetime:
        """When a waiting contact is to be answered."""
        customer, ticket = self.customer_of(contact), contact.ticket
        tier = customer.tier if customer else "standard"
        return due_at(ticket.waiting_since, ticket.channel, tier, Targets()) or ticket.created_at

    def somebody_for(self, situation: Situation, rng: Random) -> CustomerRecord:
        """Half of those who come came before; never one who is being served."""
        if rng.random() < _CAME_BEFORE:
            served = {contact.ticket.customer for contact in self}
            ids = list(self._customers)
            for id in rng.sample(ids, min(len(ids), _MOST_LOOKED_AT)):
                customer = self._customers[id]
                fits = customer.language == situation.language and id not in served and id[1:].isdigit()
                if fits and (situation.queue != "key-accounts" or customer.tier == "key"):
                    return customer
        maker = PeopleMaker(rng, len(self._customers))
        customer = maker.make(situation.language, "key" if situation.queue == "key-accounts" else None)
        self.see_customer(customer)
        return customer
