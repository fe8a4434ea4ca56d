"""One contact from one situation: the ticket, what was said when, the promise with its fate, and the wrap-up."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec
from msgspec import Struct

from agent_tui.demo import slots as blanks
from agent_tui.demo.company import Colleague, colleagues_for
from agent_tui.demo.conversation import SPEAKERS, Script, call_transcript
from agent_tui.demo.situations import PromiseText, Situation, Turn, voices
from agent_tui.demo.slots import Slots
from agent_tui.domain.values import (
    Channel,
    CustomerRecord,
    Direction,
    Interaction,
    InteractionKind,
    Promise,
    PromiseState,
    TicketRecord,
)
from agent_tui.domain.waiting import waiting_since

_GAPS: dict[Channel, tuple[int, int]] = {
    "phone": (20, 60), "chat": (18, 90), "wechat": (40, 300), "sms": (90, 900), "counter": (40, 180),
    "weibo": (400, 3000), "web": (3000, 20_000), "email": (4000, 30_000),
}  # fmt: skip
"""Seconds between one side's words and the other's answer."""

_LEFT_WORD = {"zh": "[排队留言] ", "zh-TW": "[排隊留言] ", "en": "[left while queueing] "}
_FATES: tuple[tuple[PromiseState, int], ...] = (("kept", 84), ("broken", 7), ("renegotiated", 6), ("withdrawn", 3))

_Who = Literal[">", "<", "=", "survey", "event"]
_KINDS: dict[_Who, tuple[InteractionKind, Direction]] = {
    ">": ("message", "inbound"),
    "<": ("message", "outbound"),
    "=": ("note", "internal"),
    "survey": ("survey", "inbound"),
    "event": ("event", "internal"),
}


class Contact(Struct, frozen=True):
    """A contact with all that belongs to it, and how far its situation has been told."""

    ticket: TicketRecord
    interactions: tuple[Interaction, ...]
    promises: tuple[Promise, ...]
    script: Script
    """How the talk goes on from here."""


class ContactMaker:
    """Makes contacts as of `now`; `rng` decides."""

    def __init__(self, rng: random.Random, now: datetime) -> None:
        self._rng = rng
        self._now = now

    def waiting(
        self,
        id: str,
        customer: CustomerRecord,
        situation: Situation,
        channel: Channel,
        since: datetime,
        *,
        in_talk: float = 0.35,
    ) -> Contact:
        """A contact whose customer has been waiting since `since`; with the chance `in_talk` in the midst of a talk."""
        rng, turns = self._rng, situation.said()
        asked_first = _run_of_customer(turns, 0)
        later = [index for index in range(asked_first, len(turns) - 1) if turns[index].who == ">"]
        talking = bool(later) and channel not in ("phone", "weibo") and rng.random() < in_talk
        said = _run_of_customer(turns, rng.choice(later)) if talking else asked_first
        if channel == "phone":
            said = 1
        colleague = self._colleague(situation) if talking else None
        slots = self._slots(situation, customer, since, colleague)
        offsets = self._offsets(turns[:said], channel)
        first_unanswered = max((i + 1 for i, turn in enumerate(turns[:said]) if turn.who == "<"), default=0)
        begin = since - offsets[first_unanswered]
        times = [min(begin + offset, max(since, self._now - timedelta(seconds=1))) for offset in offsets]
        spoken = self._spoken(id, customer, turns[:said], times, channel, slots, colleague)
        if channel == "phone":
            left = _LEFT_WORD[situation.tongue] + spoken[0].body
            menu = {"menu": list(situation.intent), "waited_s": rng.randint(20, 200), "answered": False}
            spoken = [msgspec.structs.replace(spoken[0], body=left, meta=menu)]
        ticket = self._ticket(id, customer, situation, channel, slots, times[0])
        ticket = msgspec.structs.replace(
            ticket,
            status="open" if colleague else "new",
            owner=colleague.id if colleague else None,
            waiting_since=waiting_since(spoken),
        )
        return Contact(ticket, tuple(spoken), (), Script(situation, slots, said))

    def promised(
        self, id: str, customer: CustomerRecord, situation: Situation, channel: Channel, due: datetime
    ) -> Contact:
        """A contact that rests until a promise is kept, which is due at `due` and still open."""
        assert situation.promise is not None
        made = min(due - timedelta(hours=situation.promise.hours), self._now - timedelta(minutes=40))
        contact = self._talk(id, customer, situation, channel, made, due)
        late = [one for one in contact.interactions if one.at >= self._now]
        if late:
            contact = msgspec.structs.replace(
                contact, interactions=tuple(one for one in contact.interactions if one.at < self._now)
            )
        promise = self._promise(contact, situation.promise, due)
        ticket = msgspec.structs.replace(contact.ticket, status="pending")
        return msgspec.structs.replace(contact, ticket=ticket, promises=(promise,))

    def finished(
        self, id: str, customer: CustomerRecord, situation: Situation, channel: Channel, begin: datetime
    ) -> Contact:
        """A contact of the past, from the first word to the wrap-up, with the fate of what was promised."""
        rng = self._rng
        due = blanks.deadline(begin + timedelta(minutes=5), situation.promise.hours) if situation.promise else None
        contact = self._talk(id, customer, situation, channel, begin, due)
        said = list(contact.interactions)
        owner = contact.ticket.owner or ""
        ended = said[-1].at + timedelta(seconds=rng.randint(30, 240))
        disposition, root_cause = situation.outcome
        codes = {"event": "wrap-up", "disposition": disposition, "root_cause": root_cause, "improve": None}
        said.append(_interaction(id, len(said) + 1, "event", channel, owner, ended, "", codes))
        if rng.random() < 0.25:
            said.append(self._survey(contact.ticket, customer, situation, len(said) + 1, ended))
        promises: tuple[Promise, ...] = ()
        if situation.promise and due:
            promises = self._fate(contact, situation, due, said)
        said = [one for one in said if one.at < self._now]
        old = self._now - begin > timedelta(days=5)
        ticket = msgspec.structs.replace(contact.ticket, status="closed" if old else "resolved")
        return msgspec.structs.replace(contact, ticket=ticket, interactions=tuple(said), promises=promises)

    def _talk(
        self,
        id: str,
        customer: CustomerRecord,
        situation: Situation,
        channel: Channel,
        begin: datetime,
        due: datetime | None,
    ) -> Contact:
        """The whole talk of a situation; over the phone it is one call with its words."""
        rng, turns = self._rng, situation.said()
        colleague = self._colleague(situation)
        slots = self._slots(situation, customer, begin, colleague)
        if due:
            slots["due"] = blanks.deadline_words(due, situation.tongue)
        if channel == "phone":
            script = Script(situation, slots, 0)
            body, _ = call_transcript(script, colleague, SPEAKERS[situation.tongue])
            call = {"menu": list(situation.intent), "waited_s": rng.randint(8, 190),
                    "duration_s": len(turns) * rng.randint(18, 55)}  # fmt: skip
            spoken = [_interaction(id, 1, ">", channel, customer.name, begin, body, call)]
        else:
            times = [begin + offset for offset in self._offsets(turns, channel)]
            spoken = self._spoken(id, customer, turns, times, channel, slots, colleague)
        if rng.random() < 0.18:
            note = blanks.fill(rng.choice(voices()[situation.tongue].note), slots)
            at = spoken[-1].at + timedelta(seconds=rng.randint(5, 25))
            spoken.append(_interaction(id, len(spoken) + 1, "=", channel, colleague.id, at, note))
        ticket = self._ticket(id, customer, situation, channel, slots, begin)
        ticket = msgspec.structs.replace(ticket, owner=colleague.id)
        return Contact(ticket, tuple(spoken), (), Script(situation, slots, len(turns)))

    def _ticket(
        self, id: str, customer: CustomerRecord, situation: Situation, channel: Channel, slots: Slots, created: datetime
    ) -> TicketRecord:
        usual = 2 if situation.queue in ("complaints", "key-accounts") else 3
        urgency = {"key": -1, "vip": 0, "standard": 0}[customer.tier] + self._rng.choice((0, 0, 0, 0, 1, -1))
        return TicketRecord(
            id=id,
            customer=customer.id,
            channel=channel,
            subject=blanks.fill(self._rng.choice(situation.subjects), slots),
            queue="key-accounts" if customer.tier == "key" and self._rng.random() < 0.4 else situation.queue,
            priority=max(1, min(5, usual + urgency)),
            status="new",
            owner=None,
            created_at=created,
            waiting_since=None,
            intent=situation.intent,
            tags=(),
        )

    def _spoken(
        self,
        id: str,
        customer: CustomerRecord,
        turns: Sequence[Turn],
        times: Sequence[datetime],
        channel: Channel,
        slots: Slots,
        colleague: Colleague | None,
    ) -> list[Interaction]:
        agent = colleague.id if colleague else ""
        return [
            _interaction(
                id,
                number,
                turn.who,
                channel,
                customer.name if turn.who == ">" else agent,
                at,
                blanks.fill(turn.text, slots),
                {"public": number <= 2} if channel == "weibo" else {},
            )
            for number, (turn, at) in enumerate(zip(turns, times, strict=True), 1)
        ]

    def _offsets(self, turns: Sequence[Turn], channel: Channel) -> list[timedelta]:
        """When each turn is said after the first; one who goes on talking does so within seconds."""
        least, most = _GAPS[channel]
        seconds, found = 0, []
        for index, turn in enumerate(turns):
            if index:
                same = turns[index - 1].who == turn.who
                seconds += self._rng.randint(4, 20) if same else self._rng.randint(least, most)
            found.append(timedelta(seconds=seconds))
        return found

    def _slots(
        self, situation: Situation, customer: CustomerRecord, at: datetime, colleague: Colleague | None
    ) -> Slots:
        who = colleague or self._colleague(situation)
        hours = situation.promise.hours if situation.promise else 24
        return {
            **blanks.draw(self._rng, situation.tongue, at),
            "name": customer.name,
            "agent": who.name(situation.tongue),
            "due": blanks.deadline_words(blanks.deadline(at, hours), situation.tongue),
        }

    def _colleague(self, situation: Situation) -> Colleague:
        return self._rng.choice(colleagues_for(situation.queue, situation.tongue))

    def _survey(
        self, ticket: TicketRecord, customer: CustomerRecord, situation: Situation, number: int, ended: datetime
    ) -> Interaction:
        score = self._rng.choice((5, 5, 5, 5, 4, 4, 3, 2, 1))
        voice = voices()[situation.tongue]
        words = self._rng.choice(voice.survey_good if score >= 4 else voice.survey_bad)
        at = ended + timedelta(minutes=self._rng.randint(2, 90))
        return _interaction(
            ticket.id, number, "survey", ticket.channel, customer.name, at, words, {"score": score, "of": 5}
        )

    def _promise(self, contact: Contact, text: PromiseText, due: datetime) -> Promise:
        """What was promised, by the last one who spoke for the company, after the first words."""
        ticket, owner = contact.ticket, contact.ticket.owner or ""
        answered = [one.at for one in contact.interactions if one.direction == "outbound"]
        made = max(answered, default=contact.interactions[0].at)
        return Promise(
            id=f"{ticket.id}-p1",
            ticket=ticket.id,
            what=blanks.fill(text.what, contact.script.slots),
            due_at=due,
            limits=blanks.fill(text.limits, contact.script.slots),
            channel="phone" if text.topic == "call-back" else ticket.channel,
            state="open",
            made_by=owner,
            made_at=min(made, due),
            topic=text.topic,
            amount=blanks.fill(text.amount, contact.script.slots) if text.amount else None,
            agreed=self._rng.choice((True, True, None)),
        )

    def _fate(
        self, contact: Contact, situation: Situation, due: datetime, said: list[Interaction]
    ) -> tuple[Promise, ...]:
        """What became of the promise; the words that kept it (or the customer's, where it was broken) join `said`."""
        assert situation.promise is not None
        rng, ticket = self._rng, contact.ticket
        promise = self._promise(contact, situation.promise, due)
        if due >= self._now:
            return (promise,)
        state = rng.choices([fate for fate, _ in _FATES], [weight for _, weight in _FATES])[0]
        voice = voices()[situation.tongue]
        if state == "kept":
            at = max(said[-1].at, due - timedelta(minutes=rng.randint(10, 240)))
            body = blanks.fill(rng.choice(voice.kept), {"what": promise.what})
            said.append(_interaction(ticket.id, len(said) + 1, "<", ticket.channel, promise.made_by, at, body))
        elif state == "broken":
            at = max(said[-1].at, due) + timedelta(minutes=rng.randint(20, 300))
            name = contact.interactions[0].author
            said.append(
                _interaction(ticket.id, len(said) + 1, ">", ticket.channel, name, at, rng.choice(voice.impatient))
            )
        if state in ("kept", "broken") and said[-1].at >= self._now:
            return (promise,)
        evidence = said[-1].id if state in ("kept", "broken") else None
        first = msgspec.structs.replace(promise, state=state, evidence=evidence)
        if state != "renegotiated":
            return (first,)
        again = due + timedelta(days=1)
        after = msgspec.structs.replace(
            promise,
            id=f"{ticket.id}-p2",
            due_at=again,
            made_at=due - timedelta(minutes=30),
            state="kept" if again < self._now else "open",
        )
        return (first, after)


def _interaction(
    ticket: str,
    number: int,
    who: _Who,
    channel: Channel,
    author: str,
    at: datetime,
    body: str,
    meta: Mapping[str, object] | None = None,
) -> Interaction:
    kind, direction = _KINDS[who]
    if kind == "message" and channel == "phone":
        kind = "call"
    return Interaction(f"{ticket}-{number}", ticket, kind, direction, channel, author, at, body, dict(meta or {}))


def _run_of_customer(turns: Sequence[Turn], start: int) -> int:
    """How many turns are said when the customer who speaks at `start` has finished."""
    end = start
    while end < len(turns) and turns[end].who == ">":
        end += 1
    return end
