"""The facts of the story: told from what was said and promised, never guessed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from agent_tui.domain.story import Said, Story, bare_limits, tell
from agent_tui.domain.values import Customer, Identity, Interaction, Promise, Ticket

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = 24 * HOUR

WANG = Customer(id="c1", name="王小明", tier="vip", language="zh-CN", tags=(), identities=())
HERE = Ticket(
    id="t9",
    customer="c1",
    channel="phone",
    subject="退款没到",
    queue="billing",
    priority=2,
    status="open",
    owner=None,
    created_at=NOW - HOUR,
    waiting_since=NOW - HOUR,
    intent=(),
    tags=(),
)


def said(ticket: str, ago: timedelta, body: str, **other: Any) -> Interaction:
    facts: dict[str, Any] = {
        "id": f"{ticket}-{ago}",
        "ticket": ticket,
        "kind": "message",
        "direction": "inbound",
        "channel": "wechat",
        "author": "王小明",
        "at": NOW - ago,
        "body": body,
        "meta": {},
    }
    return Interaction(**(facts | other))


def answered(ticket: str, ago: timedelta, body: str, who: str = "li.na", **other: Any) -> Interaction:
    return said(ticket, ago, body, direction="outbound", author=who, **other)


def promised(**other: Any) -> Promise:
    facts: dict[str, Any] = {
        "id": "p1",
        "ticket": "t1",
        "what": "退款",
        "due_at": NOW + DAY,
        "limits": "",
        "channel": "phone",
        "state": "open",
        "made_by": "li.na",
        "made_at": NOW - DAY,
    }
    return Promise(**(facts | other))


def story(
    *happenings: Interaction,
    promises: tuple[Promise, ...] = (),
    customer: Customer = WANG,
    ticket: Ticket = HERE,
    due_at: datetime | None = None,
) -> Story:
    return tell(ticket, customer, happenings, promises, contacts_7d=2, due_at=due_at, now=NOW)


def words_of(said: Said | None) -> str | None:
    return said.words if said is not None else None


def test_earlier_contacts_of_the_week_are_told_in_their_order() -> None:
    told = story(
        said("t0", 8 * DAY, "too long ago"),
        said("t2", 2 * DAY, "second"),
        said("t1", 3 * DAY, "first"),
        answered("t1", 3 * DAY - HOUR, "three days"),
        said("t9", HOUR, "now"),
    )

    assert [(episode.ticket, words_of(episode.asked)) for episode in told.what.before] == [
        ("t1", "first"),
        ("t2", "second"),
    ]
    assert [words_of(episode.told) for episode in told.what.before] == ["three days", None]
    assert told.what.current.ticket == "t9"
    assert words_of(told.what.current.asked) == "now"


def test_without_contacts_in_the_week_the_last_one_before_is_told() -> None:
    old, older = said("t1", 20 * DAY, "old"), said("t0", 40 * DAY, "older")

    assert story(older, old, said("t9", HOUR, "now")).what.last == story(old).what.last
    assert story(old).what.last is not None
    assert story(old, said("t2", DAY, "this week")).what.last is None
    assert story(said("t9", HOUR, "now")).what.last is None


def test_the_last_answer_counts_and_notes_do_not() -> None:
    told = story(
        said("t1", DAY, "?"),
        answered("t1", DAY - HOUR, "wait"),
        answered("t1", DAY - 2 * HOUR, "tomorrow", who="chen.tao"),
        said("t1", DAY - 3 * HOUR, "annoyed", kind="note", direction="internal"),
    )

    assert told.what.before[0].told == Said("chen.tao", "tomorrow", NOW - DAY + 2 * HOUR, "wechat")


def test_a_promise_of_an_earlier_contact_is_missed_once_its_deadline_passed() -> None:
    happening = said("t1", DAY, "?")

    def missed(**other: Any) -> bool:
        return story(happening, promises=(promised(**other),)).what.before[0].missed

    assert not missed()
    assert missed(due_at=NOW - HOUR)
    assert missed(state="broken")
    assert not missed(due_at=NOW - HOUR, state="kept")


def test_a_withdrawn_promise_is_not_told() -> None:
    told = story(said("t1", DAY, "?"), promises=(promised(state="withdrawn"),))

    assert told.what.before[0].promised is None
    assert told.debts.owed == ()


def test_open_promises_are_owed_by_deadline() -> None:
    late, soon, far = promised(id="a", due_at=NOW - HOUR), promised(id="b", due_at=NOW + HOUR), promised(id="c")
    told = story(promises=(far, soon, late, promised(id="d", state="kept")))

    assert [(owed.promise.id, owed.overdue) for owed in told.debts.owed] == [("a", True), ("b", False), ("c", False)]


def test_a_broken_promise_is_told_until_something_was_promised_after_it() -> None:
    broken = promised(id="b", state="broken", due_at=NOW - DAY, made_at=NOW - 2 * DAY)

    assert story(promises=(broken,)).debts.broken == broken
    assert story(promises=(broken, promised(id="n", made_at=NOW - HOUR))).debts.broken is None
    assert story(promises=(msgspec.structs.replace(broken, due_at=NOW - 40 * DAY),)).debts.broken is None


def test_an_answer_is_due_only_while_the_customer_waits() -> None:
    due = NOW - HOUR / 2
    waiting = story(due_at=due).debts
    answered_already = story(ticket=msgspec.structs.replace(HERE, waiting_since=None), due_at=due).debts

    assert (waiting.answer_due, waiting.answer_late) == (due, True)
    assert (answered_already.answer_due, answered_already.answer_late) == (None, False)


def test_tags_say_what_the_customer_asked_for() -> None:
    def who(*tags: str) -> tuple[str, str | None, tuple[str, ...]]:
        known = story(customer=msgspec.structs.replace(WANG, tags=tags)).who
        return known.consent, known.prefers, known.tags

    assert who("prefers:wechat", "老客户") == ("free", "wechat", ("老客户",))
    assert who("偏好电话", "勿营销") == ("no-marketing", "phone", ())
    assert who("偏好：微信") == ("free", "wechat", ())
    assert who("do-not-contact", "no-marketing") == ("no-contact", None, ())
    assert who("prefers:telex") == ("free", None, ("prefers:telex",))


def test_the_usual_channel_takes_a_majority_of_several_words() -> None:
    by_phone = [said(f"t{n}", n * DAY, "?", channel="phone") for n in range(10, 7, -1)]

    assert story(*by_phone).who.usual == "phone"
    assert story(*by_phone[:2]).who.usual is None
    assert story(*by_phone, *[said("t1", n * HOUR, "?") for n in range(3)]).who.usual is None
    prefers = msgspec.structs.replace(WANG, tags=("prefers:email",))
    assert story(*by_phone, customer=prefers).who.usual is None


def test_the_first_phone_number_is_the_customers() -> None:
    identities = (Identity("email", "w@example.cn"), Identity("phone", "+8613800000001"), Identity("phone", "+8610"))

    assert story(customer=msgspec.structs.replace(WANG, identities=identities)).who.phone == "+8613800000001"
    assert story().who.phone is None


def test_the_rim_of_the_calendar_breaks_nothing() -> None:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

    told = story(
        said("t1", NOW - first, "?"),
        said("t2", NOW - last, "?"),
        promises=(promised(due_at=first, state="broken"), promised(id="p2", due_at=last)),
    )

    assert told.what.before == ()
    assert [owed.promise.id for owed in told.debts.owed] == ["p2"]


def test_what_was_not_promised_is_said_without_the_words_that_say_so() -> None:
    assert bare_limits("不承诺：到账时间") == "到账时间"
    assert bare_limits("The date of arrival is not promised") == "The date of arrival"
    assert bare_limits("not promised") == ""


def test_who_says_a_million_times_that_it_is_not_promised_is_not_read_to_the_end() -> None:
    again = "not promised " * 40_000
    assert len(bare_limits(again)) > len(again) // 2
