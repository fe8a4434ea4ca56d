"""What the customers of the stories say when they were answered, and what comes of a story by another way. Pure.

Texts: `texts/story-answers.toml`, `texts/follow-ups.toml`."""

from datetime import datetime

from msgspec import Struct

from agent_tui.demo.company import DataLanguage
from agent_tui.demo.conversation import Answer, Script, asks_to_wait
from agent_tui.demo.deeds import ComeIn
from agent_tui.demo.situations import read_texts
from agent_tui.domain.ids import new_id
from agent_tui.domain.values import CustomerRecord, Interaction, TicketRecord


class _FollowUp(Struct, frozen=True, forbid_unknown_fields=True):
    """What the customer of an answered contact writes by another way."""

    subject: str
    queue: str
    intent: tuple[str, ...]
    body: str


class StoryTurns:
    def __init__(self, language: DataLanguage) -> None:
        tongue = "en" if language == "en" else "zh"
        self._follow_ups = dict(read_texts("follow-ups", dict[str, dict[str, _FollowUp]])[tongue])
        answers = read_texts("story-answers", dict[str, dict[str, tuple[str, ...]]])[tongue]
        self._answers = {ticket: list(texts) for ticket, texts in answers.items()}

    def answer(self, reply: Interaction, script: Script | None) -> Answer | None:
        """What is told for this reply; None where the customer says what everybody would."""
        told = self._answers.get(reply.ticket)
        if not told or asks_to_wait(reply.body):
            return None
        return Answer((told.pop(0),), script, done=not told)

    def goes_on_elsewhere(self, ticket: str) -> bool:
        """True where the customer of this contact answers by another way, once."""
        return ticket in self._follow_ups

    def elsewhere(self, before: TicketRecord, customer: CustomerRecord | None, at: datetime) -> ComeIn:
        """The same customer, the same channel, but not in public: a contact of its own."""
        told, id_ = self._follow_ups.pop(before.id), new_id()
        ticket = TicketRecord(
            id=id_, customer=before.customer, channel=before.channel, subject=told.subject, queue=told.queue,
            priority=before.priority, status="new", owner=None, created_at=at, waiting_since=at, intent=told.intent,
            tags=(),
        )  # fmt: skip
        name = customer.name if customer else ""
        said = Interaction(new_id(), id_, "message", "inbound", before.channel, name, at, told.body, {"public": False})
        return ComeIn((ticket, said))
