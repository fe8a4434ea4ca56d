"""The world around the desk: people come, are answered, answer; the queue neither runs dry nor runs over."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec

from agent_tui.contract import strict
from agent_tui.demo.company import AT_WORK
from agent_tui.demo.deeds import AnswerContact, ClaimContact, CloseContact, ComeIn, Deed, SayMore
from agent_tui.demo.records import make_records
from agent_tui.demo.situations import read_texts, voices
from agent_tui.demo.world import World
from agent_tui.domain.values import CustomerRecord, ImportRecord, Interaction, Ticket, TicketRecord, Transfer

START = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
MADE = make_records(300, "mixed", 1, START)
T = TypeVar("T")
STORIES = {one.id for one in MADE.records if isinstance(one, TicketRecord) and not one.id.startswith("t0")}


class Desk:
    """A store in a few lines, on a clock that a test moves: it takes every deed and tells the world of it."""

    def __init__(self, *, only_arrivals: bool = False, seed: int = 1) -> None:
        self.world = World(random.Random(seed), "mixed", only_arrivals=only_arrivals)
        self.world.know(MADE)
        self.tickets = {
            one.id: _live(one)
            for one in MADE.records
            if isinstance(one, TicketRecord) and one.waiting_since is not None
        }
        self.seconds = 0.0
        self.done: list[Deed] = []
        for name in AT_WORK:
            self.world.comes_to_work(name)

    @property
    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    @property
    def waiting(self) -> int:
        return sum(one.waiting_since is not None for one in self.tickets.values())

    def run(self, seconds: float) -> None:
        until = self.seconds + seconds
        while self.seconds < until:
            for deed in self.world.next_deeds(self.seconds, self.now):
                self.done.append(deed)
                self._do(deed)
            self.seconds = max(self.seconds, self.world.next_at())

    def reply(self, ticket: str, body: str, author: str = "li.na") -> None:
        """Somebody at the desk answers."""
        said = self._said(ticket, author, body)
        self._tell(ticket, status="open", waiting_since=None, owner=author)
        self.world.see(said, self.seconds, self.now)

    def of(self, kind: type[T]) -> list[T]:
        return [deed for deed in self.done if isinstance(deed, kind)]

    def _do(self, deed: Deed) -> None:
        match deed:
            case ComeIn(records=records):
                self._come_in(records)
            case SayMore(ticket=ticket, words=words):
                self._tell(ticket, waiting_since=self.tickets[ticket].waiting_since or words.at)
            case ClaimContact(ticket=ticket, colleague=colleague):
                assert self.tickets[ticket].holder is None
                self._tell(ticket, holder=colleague, owner=self.tickets[ticket].owner or colleague)
                self.world.claimed(deed, 1, self.seconds)
            case AnswerContact(ticket=ticket, colleague=colleague, body=body):
                assert self.tickets[ticket].holder == colleague
                self._tell(ticket, holder=None, waiting_since=None, status="open")
                self.world.finished(deed)
                self.world.see(self._said(ticket, colleague, body), self.seconds, self.now)
            case CloseContact(ticket=ticket):
                self._tell(ticket, status="resolved", waiting_since=None, holder=None)
                self.world.finished(deed)

    def _said(self, ticket: str, author: str, body: str) -> Interaction:
        id, channel = f"{ticket}-{len(self.done)}", self.tickets[ticket].channel
        return Interaction(id, ticket, "message", "outbound", channel, author, self.now, body, {})

    def _come_in(self, records: Sequence[ImportRecord]) -> None:
        for record in records:
            assert strict.decode(msgspec.json.encode(record), ImportRecord) == record
            if isinstance(record, TicketRecord):
                self.tickets[record.id] = _live(record)
                self.world.see(self.tickets[record.id], self.seconds, self.now)

    def _tell(self, ticket: str, **changes: object) -> None:
        self.tickets[ticket] = msgspec.structs.replace(self.tickets[ticket], **changes)
        self.world.see(self.tickets[ticket], self.seconds, self.now)


def _live(record: TicketRecord) -> Ticket:
    return Ticket(**{name: getattr(record, name) for name in TicketRecord.__struct_fields__})


def test_people_come_colleagues_work_and_the_queue_stays_as_long_as_it_was() -> None:
    desk = Desk()
    before = desk.waiting
    desk.run(40 * 60)
    assert len(desk.of(ComeIn)) > 60
    assert len(desk.of(AnswerContact)) > 60
    assert len(desk.of(CloseContact)) > 40
    assert 0.5 * before <= desk.waiting <= 1.6 * before


def test_something_happens_every_few_seconds() -> None:
    desk = Desk()
    desk.run(10 * 60)
    assert len(desk.done) > 60


def test_the_same_seed_lets_the_same_happen() -> None:
    one, other = Desk(seed=3), Desk(seed=3)
    one.run(300)
    other.run(300)
    assert [type(deed) for deed in one.done] == [type(deed) for deed in other.done]
    told = [[deed.body for deed in desk.of(AnswerContact)] for desk in (one, other)]
    assert told[0] == told[1]


def test_colleagues_leave_the_stories_to_the_visitor() -> None:
    desk = Desk()
    desk.run(40 * 60)
    touched = {deed.ticket for deed in desk.done if isinstance(deed, ClaimContact | AnswerContact | CloseContact)}
    assert touched
    assert not touched & STORIES


def test_for_scripts_colleagues_leave_all_contacts_of_the_start_alone() -> None:
    desk = Desk(only_arrivals=True)
    at_start = set(desk.tickets)
    desk.run(20 * 60)
    touched = {
        deed.ticket for deed in desk.done if isinstance(deed, ClaimContact | AnswerContact | CloseContact | SayMore)
    }
    assert touched
    assert not touched & at_start


def test_a_customer_answers_the_one_who_answered_them_even_in_a_story() -> None:
    desk = Desk()
    desk.reply("zhao-chat", "您好，快递员说今天下午就能送到，您看可以吗？")
    desk.run(60)
    answers = [deed.words for deed in desk.of(SayMore) if deed.ticket == "zhao-chat"]
    assert answers
    assert answers[0].author == "赵敏"
    assert answers[0].direction == "inbound"


def test_a_reply_that_the_feed_tells_twice_is_answered_once() -> None:
    desk = Desk()
    said = Interaction("r1", "zhao-chat", "message", "outbound", "chat", "li.na", desk.now, "好的，已经改到周末。", {})
    desk.world.see(said, 0.0, desk.now)
    desk.world.see(said, 0.0, desk.now)
    desk.run(90)
    assert len([deed for deed in desk.of(SayMore) if deed.ticket == "zhao-chat"]) == 1


def test_nobody_speaks_in_a_contact_that_is_closed() -> None:
    desk = Desk()
    desk.reply("zhao-chat", "好的，已经改到周末。")
    desk._tell("zhao-chat", status="resolved", waiting_since=None)
    desk.run(120)
    assert not [deed for deed in desk.of(SayMore) if deed.ticket == "zhao-chat"]


def test_who_comes_again_keeps_name_and_id() -> None:
    desk = Desk()
    known = {one.id: one for one in MADE.records if isinstance(one, CustomerRecord)}
    desk.run(30 * 60)
    came = [one for deed in desk.of(ComeIn) for one in deed.records if isinstance(one, CustomerRecord)]
    assert {one.id for one in came} & known.keys()
    assert all(known.get(one.id, one) == one for one in came)


def test_who_was_answered_in_public_goes_on_in_private_once() -> None:
    desk = Desk()
    for _ in range(2):
        desk.reply("weibo-card", "A private message is on its way to you.")
        desk.run(60)
    came = [deed.records for deed in desk.done if isinstance(deed, ComeIn)]
    private = [records for records in came if getattr(records[0], "customer", "") == "shanliren"]
    assert len(private) == 1
    ticket, said = private[0]
    assert isinstance(ticket, TicketRecord)
    assert isinstance(said, Interaction)
    assert (ticket.channel, said.ticket, said.meta) == ("weibo", ticket.id, {"public": False})


def test_the_undecided_buyer_decides_then_is_content() -> None:
    desk = Desk()
    desk.reply("chen-plan", "好的，请稍等。")
    desk.run(60)
    for text in ("59是20GB，99是60GB。", "好的，下月1日生效。", "还有别的需要吗？"):
        desk.reply("chen-plan", text)
        desk.run(60)
    said = [deed.words.body for deed in desk.of(SayMore) if deed.ticket == "chen-plan"]
    assert said[1:] == list(read_texts("story-answers", dict[str, dict[str, tuple[str, ...]]])["zh"]["chen-plan"])


def test_stories_are_answered_in_both_tellings() -> None:
    told = read_texts("story-answers", dict[str, dict[str, tuple[str, ...]]])
    assert told["zh"].keys() == told["en"].keys()
    assert told["zh"].keys() <= STORIES


def test_in_a_story_who_was_told_on_the_phone_does_not_call_again() -> None:
    desk = Desk()
    for number in range(12):
        desk.reply("he-phone", f"({number}) 飞行模式已关, 已试打。")
        desk.run(100)
    assert not [deed for deed in desk.of(SayMore) if deed.ticket == "he-phone"]


def test_nobody_calls_again_to_say_thanks() -> None:
    desk = Desk(only_arrivals=True)
    calls = [one.id for one in desk.tickets.values() if one.channel == "phone" and one.id in MADE.scripts]
    for _ in range(20):
        for ticket in calls:
            desk.reply(ticket, "已经为您办好了。")
        desk.run(100)
    called = [deed.words.body for deed in desk.of(SayMore) if deed.words.channel == "phone"]
    thanks = {text for voice in voices().values() for text in voice.thanks}
    assert called
    assert not thanks.intersection(called)


def _handed_to(desk: Desk, colleague: str, ticket: str) -> None:
    accepted = Transfer(
        id="x1", ticket=ticket, kind="transfer", sender="li.na", receiver=colleague, note="", state="accepted",
        at=desk.now,
    )  # fmt: skip
    for _ in range(2):
        desk.world.see(accepted, desk.seconds, desk.now)
    desk._tell(ticket, owner=colleague)


def test_a_colleague_who_takes_a_story_over_turns_to_the_customer_once() -> None:
    desk = Desk()
    _handed_to(desk, "wang.fang", "zhao-chat")
    desk.run(90)
    answers = [deed for deed in desk.of(AnswerContact) if deed.ticket == "zhao-chat"]
    assert [deed.colleague for deed in answers] == ["wang.fang"]
    assert "王芳" in answers[0].body
    assert desk.tickets["zhao-chat"].owner == "wang.fang"


def test_what_was_answered_before_it_was_taken_over_is_left_as_it_is() -> None:
    desk = Desk()
    desk._tell("zhao-chat", waiting_since=None)
    _handed_to(desk, "wang.fang", "zhao-chat")
    desk.run(90)
    assert not [deed for deed in desk.of(AnswerContact) if deed.ticket == "zhao-chat"]


def test_for_scripts_a_contact_handed_on_is_left_alone() -> None:
    desk = Desk(only_arrivals=True)
    _handed_to(desk, "wang.fang", "zhao-chat")
    desk.run(90)
    assert not [deed for deed in desk.of(AnswerContact) if deed.ticket == "zhao-chat"]
