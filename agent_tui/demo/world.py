"""The made-up world around the desk: who waits, what happens next. Pure: time and chance come in, deeds come out.

`World.see` learns from the store's feed, `World.next_deeds` decides; `simulator` does the deeds over HTTP and says
how they went (`claimed`, `finished`).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from agent_tui.demo.agenda import Agenda
from agent_tui.demo.company import COLLEAGUES, Colleague, DataLanguage
from agent_tui.demo.contacts import ContactMaker
from agent_tui.demo.conversation import (
    SPEAKERS,
    call_transcript,
    colleague_reply,
    customer_answer,
    nudge,
)
from agent_tui.demo.deeds import AnswerContact, ClaimContact, CloseContact, ComeIn, Deed, SayMore
from agent_tui.demo.live_contacts import LiveContact, LiveContacts
from agent_tui.demo.records import Deck, DemoRecords
from agent_tui.demo.situations import situations, voices
from agent_tui.demo.slots import fill
from agent_tui.demo.story_turns import StoryTurns
from agent_tui.domain.ids import new_id
from agent_tui.domain.values import (
    Channel,
    CustomerRecord,
    Interaction,
    InteractionKind,
    StoredRecord,
    Ticket,
    Transfer,
)

_ANSWERS_AFTER: dict[Channel, tuple[float, float]] = {
    "phone": (40, 90), "chat": (6, 20), "wechat": (10, 40), "sms": (15, 60), "counter": (5, 15), "weibo": (20, 80),
    "web": (40, 120), "email": (60, 180),
}  # fmt: skip
"""Seconds until a customer answers: quicker than in life, so that a visitor sees it happen."""

_MOST_NUDGES = 2
_SLOW_CHANNELS = frozenset({"email", "web"})
_ROOM = 4
"""Contacts that may wait beyond those of the start before nobody new comes."""


_FOLLOWS_AFTER_S = (12.0, 25.0)
_TAKES_UP_AFTER_S = (8.0, 20.0)


class World:
    """`only_arrivals`: colleagues work on what came since the start, and leave the rest to others."""

    def __init__(self, rng: Random, language: DataLanguage, *, only_arrivals: bool = False, pace: float = 1.0) -> None:
        self._rng, self._pace = rng, pace
        self._only_arrivals = only_arrivals
        self._deck = Deck(rng, situations(language))
        self._stories = StoryTurns(language)
        self._contacts = LiveContacts()
        self._at_work: dict[str, Colleague] = {}
        self._busy: dict[str, str] = {}
        """Colleague → the contact they are at."""
        self._spoken: set[str] = set()
        """Replies that were seen, so that the feed's repetitions are answered once."""
        self._taken_up: set[str] = set()
        """Transfers whose contacts a colleague has turned to, so that the feed's repetitions do nothing."""
        self._agenda: Agenda[Deed] = Agenda()
        self._next_event: float | None = None
        self._usual: int | None = None
        """How many wait at the start; the queue is kept near it."""

    @property
    def knows_contacts(self) -> bool:
        return bool(self._contacts)

    def know(self, made: DemoRecords) -> None:
        """What the store was filled with."""
        self._contacts.know(made)

    def comes_to_work(self, name: str) -> None:
        """A colleague can sign in now."""
        self._at_work[name] = next(one for one in COLLEAGUES if one.id == name)

    def see(self, record: StoredRecord, seconds: float, now: datetime) -> None:
        """A record as the store tells it; `seconds` is now on a clock that never goes back."""
        match record:
            case CustomerRecord():
                self._contacts.see_customer(record)
            case Ticket():
                self._contacts.see_ticket(record)
            case Interaction(direction="outbound", kind="message" | "call") if record.id not in self._spoken:
                self._spoken.add(record.id)
                self._plan_answer(record, seconds, now)
            case Transfer(kind="transfer" | "hand-over", state="accepted") if record.receiver in self._at_work:
                self._take_up(record, seconds)

    def next_deeds(self, seconds: float, now: datetime) -> Iterator[Deed]:
        """What is due by now."""
        if self._next_event is None:
            self._usual = self._contacts.waiting
            self._next_event = seconds + self._between_events() * (3 if self._only_arrivals else 1)
        for deed in self._agenda.due(seconds):
            if self._still_makes_sense(deed):
                yield deed
            else:
                self.finished(deed)
        if seconds >= self._next_event:
            self._next_event = seconds + self._between_events()
            yield from self._something_happens(now)

    def _still_makes_sense(self, deed: Deed) -> bool:
        """What was planned a while ago may have been overtaken: the contact is closed, or taken up again."""
        if isinstance(deed, ComeIn):
            return True
        seen = self._contacts.get(deed.ticket)
        if seen is None:
            return False
        if isinstance(deed, ClaimContact):
            return seen.waiting and seen.holder is None and seen.ticket.owner == deed.colleague
        if isinstance(deed, CloseContact):
            return seen.ticket.owner == deed.colleague and deed.ticket not in self._busy.values() and not seen.holder
        return True

    def next_at(self) -> float:
        """When `next_deeds` has something again, on the same clock."""
        assert self._next_event is not None
        return min(self._next_event, self._agenda.next_at())

    def claimed(self, deed: ClaimContact, fence: int, seconds: float) -> None:
        """The colleague holds the contact, reads, and answers in a moment."""
        seen = self._contacts.get(deed.ticket)
        if seen is None:
            self.finished(deed)
            return
        colleague, script, channel = self._at_work[deed.colleague], seen.script, seen.ticket.channel
        if script is None:
            self._plan_first_words(deed, fence, seen, seconds)
            return
        tongue = script.situation.tongue
        if channel == "phone":
            body, seen.script = call_transcript(script, colleague, SPEAKERS[tongue])
        else:
            body, seen.script = colleague_reply(self._rng, script, colleague, voices()[tongue])
        at = seconds + self._rng.uniform(8, 25) * self._pace
        self._agenda.plan(at, AnswerContact(colleague.id, deed.ticket, channel, fence, body))
        if not seen.script.left:
            self._agenda.plan(at + self._rng.uniform(8, 20) * self._pace, self._closing(colleague.id, seen))

    def _take_up(self, transfer: Transfer, seconds: float) -> None:
        """Who accepted a contact for which nobody wrote down a talk turns to its customer, who waits; contacts with a
        talk are found by `_find_work`."""
        seen, colleague = self._contacts.get(transfer.ticket), transfer.receiver
        if seen is None or seen.script is not None or self._only_arrivals or transfer.id in self._taken_up:
            return
        self._taken_up.add(transfer.id)
        self._busy.setdefault(colleague, transfer.ticket)
        at = seconds + self._rng.uniform(*_TAKES_UP_AFTER_S) * self._pace
        self._agenda.plan(at, ClaimContact(colleague, transfer.ticket))

    def _plan_first_words(self, deed: ClaimContact, fence: int, seen: LiveContact, seconds: float) -> None:
        """The colleague who took a contact over says so; the rest is between the two."""
        tongue = self._contacts.tongue_of(seen)
        body = fill(
            self._rng.choice(voices()[tongue].taken_over), {"agent": self._at_work[deed.colleague].name(tongue)}
        )
        if seen.ticket.channel == "phone":
            _, answerer, colon = SPEAKERS[tongue]
            body = f"{answerer}{colon}{body}"
        seen.done = True
        at = seconds + self._rng.uniform(8, 25) * self._pace
        self._agenda.plan(at, AnswerContact(deed.colleague, deed.ticket, seen.ticket.channel, fence, body))

    def finished(self, deed: Deed) -> None:
        """It is done, or the store would not have it since somebody else was quicker: the colleague is free."""
        if (
            isinstance(deed, ClaimContact | AnswerContact | CloseContact)
            and self._busy.get(deed.colleague) == deed.ticket
        ):
            del self._busy[deed.colleague]

    def _something_happens(self, now: datetime) -> Iterator[Deed]:
        """One event: mostly somebody comes or a colleague takes somebody, now and then somebody asks again."""
        waiting, usual = self._contacts.waiting, self._usual or 0
        chance = self._rng.random()
        work = self._find_work(crowded=waiting > usual)
        if work and (waiting > usual + _ROOM or chance < 0.45):
            self._busy[work.colleague] = work.ticket
            yield work
        elif chance < 0.85 and waiting <= usual + _ROOM:
            yield self._arrival(now)
        elif asking := self._someone_asks_again(now):
            yield asking

    def _arrival(self, now: datetime) -> ComeIn:
        situation = next(self._deck)
        customer = self._contacts.somebody_for(situation, self._rng)
        channel = self._rng.choice(situation.channels)
        maker = ContactMaker(self._rng, now + timedelta(seconds=1))
        contact = maker.waiting(new_id(), customer, situation, channel, now, in_talk=0)
        self._contacts.add(LiveContact(contact.ticket, contact.script, arrived=True))
        return ComeIn((customer, contact.ticket, *contact.interactions))

    def _someone_asks_again(self, now: datetime) -> SayMore | None:
        """Somebody who has waited for most of what we aim at writes again; who did so twice gives up."""
        impatient = [seen for seen in self._contacts if self._is_impatient(seen, now)]
        if not impatient:
            return None
        seen = self._rng.choice(impatient)
        assert seen.script is not None
        voice = voices()[seen.script.situation.tongue]
        seen.nudges += 1
        if seen.nudges > _MOST_NUDGES:
            seen.done = True
            return self._says(seen, self._rng.choice(voice.give_up), now)
        slow = seen.ticket.channel in _SLOW_CHANNELS
        return self._says(seen, nudge(self._rng, seen.script, voice, at_length=slow), now)

    def _is_impatient(self, seen: LiveContact, now: datetime) -> bool:
        if not seen.waiting or seen.script is None or seen.holder or seen.done or seen.nudges > _MOST_NUDGES:
            return False
        if self._only_arrivals and not seen.arrived:
            return False
        since = seen.ticket.waiting_since
        if since is None or seen.ticket.channel in ("phone", "counter", "weibo"):
            return False
        return now - since > (self._contacts.due_at(seen) - since) * (0.8 + seen.nudges)

    def _find_work(self, *, crowded: bool) -> ClaimContact | CloseContact | None:
        """What a free colleague does next: first what is their own, then what is due first, if many wait."""
        free = [one for name, one in self._at_work.items() if name not in self._busy]
        self._rng.shuffle(free)
        taken = set(self._busy.values())
        ready = [
            seen
            for seen in self._contacts
            if seen.script and seen.waiting and seen.holder is None and seen.ticket.id not in taken
            if seen.arrived or not self._only_arrivals
        ]
        ready.sort(key=lambda seen: (self._contacts.due_at(seen), seen.ticket.id))
        for colleague in free:
            for seen in ready:
                mine = seen.ticket.owner == colleague.id
                fits = seen.script is not None and seen.script.situation.tongue in colleague.tongues
                if not mine and (not fits or seen.ticket.owner is not None or not (crowded or seen.arrived)):
                    continue
                if seen.done:
                    return self._closing(colleague.id, seen)
                return ClaimContact(colleague.id, seen.ticket.id)
        return None

    def _closing(self, colleague: str, seen: LiveContact) -> CloseContact:
        assert seen.script is not None
        disposition, root_cause = seen.script.situation.outcome
        given_up = seen.nudges > _MOST_NUDGES
        return CloseContact(colleague, seen.ticket.id, "not-reached" if given_up else disposition, root_cause)

    def _plan_answer(self, reply: Interaction, seconds: float, now: datetime) -> None:
        """The customer of an answered contact says something soon, unless all was said."""
        seen = self._contacts.get(reply.ticket)
        if seen is None or seen.done or (reply.channel == "phone" and self._was_said_in_call(seen)):
            return
        if self._stories.goes_on_elsewhere(reply.ticket):
            wait = self._rng.uniform(*_FOLLOWS_AFTER_S) * self._pace
            customer = self._contacts.customer_of(seen)
            self._agenda.plan(
                seconds + wait, self._stories.elsewhere(seen.ticket, customer, now + timedelta(seconds=wait))
            )
            return
        answer = self._stories.answer(reply, seen.script)
        if answer is None:
            answer = customer_answer(self._rng, reply.body, seen.script, voices()[self._contacts.tongue_of(seen)])
        seen.script, seen.done = answer.script, answer.done
        if reply.channel == "phone" and answer.done:
            return  # who is content hangs up
        at = seconds
        for text in answer.texts:
            at += self._rng.uniform(*_ANSWERS_AFTER[seen.ticket.channel]) * self._pace
            said = self._says(seen, text, now + timedelta(seconds=at - seconds))
            self._agenda.plan(at, said)

    def _was_said_in_call(self, seen: LiveContact) -> bool:
        """Who is on the line says it there, and mostly does not call again."""
        return seen.script is None or self._rng.random() < 0.6

    def _says(self, seen: LiveContact, text: str, at: datetime) -> SayMore:
        customer = self._contacts.customer_of(seen)
        channel = seen.ticket.channel
        kind: InteractionKind = "call" if channel == "phone" else "message"
        name = customer.name if customer else ""
        return SayMore(Interaction(new_id(), seen.ticket.id, kind, "inbound", channel, name, at, text, {}))

    def _between_events(self) -> float:
        return self._rng.uniform(4, 10) * self._pace
