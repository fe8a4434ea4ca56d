"""What an agent does about a customer: sure who it is, how they are, tags, and which records are one person.

Each is one local transaction. Troubles: those of `desk.writing`; BadInput unknown-customer, same-customer, tag-wrong,
mood-wrong; Conflict merge-circular.
"""

from collections.abc import Iterable
from typing import Any, Literal, get_args

from agent_tui.contract.api import CustomerPatch, NewInteraction, NewMerge
from agent_tui.contract.writes import AddInteraction, ChangeCustomer, DecideMerge
from agent_tui.desk.people import customer_with, decisions_in, person_of
from agent_tui.desk.views import CustomerLine, Sent
from agent_tui.desk.writing import Writing
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.happenings import MOODS, VERIFIED, Mood, mood_noted
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_line

Decision = Literal["same", "undo", "different"]

_TAG_LIMIT = 64
_TAGS_LIMIT = 100


class Customers(Writing):
    def verify(self, ticket: str) -> Sent:
        """The customer is who they say, made sure in this contact."""
        return self._happened(ticket, VERIFIED)

    def note_mood(self, ticket: str, mood: Mood) -> Sent:
        """How the customer is, as the agent sees it."""
        if mood not in MOODS:
            raise BadInput("mood-wrong", mood=clean_line(mood)[:32], known=", ".join(MOODS))
        return self._happened(ticket, mood_noted(mood))

    def set_tags(self, ticket: str, customer: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Sent:
        """Changes the tags of a customer; `ticket` is the contact at hand. Tags that others give or take meanwhile
        stay as those want them."""
        stored, _ = self._known_ticket(ticket)
        items = self._precious.outbox()
        with self._queries.one_state():
            known = self._queries.customer(customer)
            version = self._queries.version("customer", customer)
        if known is None:
            raise BadInput("unknown-customer", who=clean_line(customer)[:64])
        seen = customer_with(known, items)
        taken = set(remove)
        tags = [tag for tag in seen.tags if tag not in taken]
        for tag in add:
            if not tag.strip() or len(tag) > _TAG_LIMIT or tag != clean_line(tag):
                raise BadInput("tag-wrong", limit=_TAG_LIMIT)
            if tag not in tags:
                tags.append(tag)
        if len(tags) > _TAGS_LIMIT:
            raise BadInput("tag-wrong", limit=_TAG_LIMIT)
        change = ChangeCustomer(new_id(), stored.id, customer, version, CustomerPatch(tags=tuple(tags)))
        return self._add([change], seen={change.id: seen}, tells=self._contacts_of(customer))

    def decide_merge(self, ticket: str, source: str, target: str, decision: Decision) -> Sent:
        """`same`: `target` stands for `source` from now on; `undo`: no more; `different`: they are two people, and it
        is not proposed again. `ticket` is the contact at hand."""
        if decision not in get_args(Decision):
            raise BadInput("code-wrong", field="decision")
        stored, _ = self._known_ticket(ticket)
        for customer in (source, target):
            if self._queries.customer(customer) is None:
                raise BadInput("unknown-customer", who=clean_line(customer)[:64])
        if source == target:
            raise BadInput("same-customer")
        if decision == "same":
            decisions = decisions_in(self._precious.outbox())
            if person_of(self._queries, decisions, target).root == source:
                raise Conflict("merge-circular")
        tells = [*self._contacts_of(source), *self._contacts_of(target)]
        body = NewMerge(source, target, decision, self._store_time.now())
        return self._add([DecideMerge(new_id(), stored.id, body)], tells=tells)

    def find_customers(self, words: str, limit: int = 20) -> list[CustomerLine]:
        """Customers by fragments of name, number, address or id, in any script: whole names and beginnings first. Every
        blank-separated word must be found."""
        with self._queries.one_state():
            decisions = decisions_in(self._precious.outbox())
            lines: dict[str, CustomerLine] = {}
            for id_ in self._queries.find_customers(words, limit):
                person = person_of(self._queries, decisions, id_)
                customer = self._queries.customer(person.root)
                if customer is not None and person.root not in lines:
                    contacts, live, last_at = self._queries.contacts_of(person.whose)
                    lines[person.root] = CustomerLine(customer, contacts, live, last_at)
            return list(lines.values())

    def _happened(self, ticket: str, meta: dict[str, Any]) -> Sent:
        stored, _ = self._known_ticket(ticket)
        event = NewInteraction(
            ticket=stored.id,
            kind="event",
            direction="internal",
            channel=stored.channel,
            at=self._store_time.now(),
            body="",
            meta=dict(meta),
        )
        return self._add([AddInteraction(new_id(), event)], tells=self._contacts_of(stored.customer))

    def _contacts_of(self, customer: str) -> list[str]:
        person = person_of(self._queries, (), customer)
        return [ticket.id for ticket in self._queries.tickets_of(person.whose)]
