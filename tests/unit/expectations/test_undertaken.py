"""What a text undertakes for a firm time, and what of that nobody has written down."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from agent_tui.desk.template_files import TemplateFiles, built_in_folder
from agent_tui.expectations.attached import Attached
from agent_tui.expectations.check.context import CheckContext, OpenPromise
from agent_tui.expectations.kept_together import kept_together
from agent_tui.expectations.known_topics import topics_of
from agent_tui.expectations.planning import PlannedPromise
from agent_tui.expectations.undertaken import LONGEST, MOST, Undertaken, names_time, undertaken_in, with_noted

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
WEDNESDAY = datetime(2026, 11, 25, 18, 0, tzinfo=ZONE)
KNOWN = CheckContext(now=MONDAY, timezone="Asia/Shanghai", hours={"mon-fri": "09:00-18:00"}, holidays="CN")
TOPICS = topics_of(TemplateFiles(built_in_folder()).shelf(date(2026, 11, 23)).by_id.values())


def undertaken(
    text: str, known: CheckContext = KNOWN, attached: Attached | None = None, *, any_time: bool = False
) -> tuple[Undertaken, ...]:
    return undertaken_in(text, "email", known, attached or Attached(), lambda: TOPICS, any_time=any_time)


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.what, f"{one.due_at:%m-%d %H:%M}", one.topic, one.amount) for one in undertaken(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The second debit leaves us by Wed 25 Nov 18:00.", ("The second debit leaves us", "11-25 18:00", None, None)),
        ("退款明天18:00前从我们这里退出。", ("退款从我们这里退出", "11-24 18:00", "refund", None)),
        (
            "您好，我们会在11月25日（周三）18:00前把30.00元退回原支付账户。",
            ("把30.00元退回原支付账户", "11-25 18:00", "refund", "30.00"),
        ),
        (
            "By Wed 25 Nov 18:00, we will refund CNY 30.00 to your card.",
            ("refund CNY 30.00 to your card", "11-25 18:00", "refund", "30.00"),
        ),
        ("I'll call you back tomorrow at 10:00.", ("call you back", "11-24 10:00", "call-back", None)),
        ("我明天上午10点给您回电，说明结果。", ("给您回电", "11-24 10:00", "call-back", None)),
        ("Your new phone will be sent by Friday.", ("Your new phone will be sent", "11-27 18:00", None, None)),
        ("我們會在11月25日下午六點前寄出您的換發卡片。", ("寄出您的換發卡片", "11-25 18:00", "delivery", None)),
        ("退款金额为50元，11月25日18:00前到账。", ("退款金额为50元，到账", "11-25 18:00", "refund", "50.00")),
        ("您的包裹明天送达。", ("您的包裹送达", "11-24 18:00", "delivery", None)),
        (
            "The debit, CNY 1,180.00, leaves us by Wed 25 Nov 18:00.",
            ("The debit, CNY 1,180.00, leaves us", "11-25 18:00", None, "1180.00"),
        ),
    ],
)
def test_what_by_when_and_what_about(text: str, found: tuple[str, str, str | None, str | None]) -> None:
    assert told(text) == [found]


def test_each_of_several_is_told_in_its_own_words() -> None:
    assert told("We refund CNY 30.00 by Wed 25 Nov 18:00 and call you by Thu 26 Nov 10:00.") == [
        ("refund CNY 30.00", "11-25 18:00", "refund", "30.00"),
        ("call you", "11-26 10:00", "call-back", None),
    ]
    assert told("退款30.00元25日18:00前退出，26日10:00前回电告诉您结果。") == [
        ("退款30.00元退出", "11-25 18:00", "refund", "30.00"),
        ("回电告诉您结果", "11-26 10:00", "call-back", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Please reply by Wed 25 Nov 18:00.",
        "请您11月25日18:00前回复。",
        "We refunded you on Friday 20 November.",
        "您的退款已于11月20日退出。",
        "If it has not left by then, I call by 26 Nov 10:00.",
        "如未退出，我11月26日10:00前致电您。",
        "We call you tomorrow at 10:00 if you need it.",
        "需要的话我们明天10点前回电。",
        "We cannot promise the refund by Friday.",
        "We will look into it as soon as possible.",
        "收到退货后3个工作日内我们为您退款。",
        "We will refund you today by 09:00.",
        "您家宽带将于11月26日（周四）9:00至12:00暂停使用，敬请谅解。",
        "The maintenance invoice is due on Wednesday 25 November.",
    ],
)
def test_what_is_the_customers_done_conditional_or_at_no_time_is_none(text: str) -> None:
    assert undertaken(text) == ()


@pytest.mark.parametrize(
    ("text", "what", "amount"),
    [
        ("退款30.00元原定今天，改为11月27日（周五）18:00前退到原支付账户。", "退到原支付账户", "30.00"),
        ("您的发票之前说今天开好，现在改到11月27日18:00前开好发您邮箱。", "开好发您邮箱", None),
        ("退款由25日改到27日18:00前退出。", "退出", None),
        ("Originally planned for today, the refund leaves us by Fri 27 Nov 18:00.", "the refund leaves us", None),
    ],
)
def test_the_date_that_was_is_not_the_one_that_is_undertaken(text: str, what: str, amount: str | None) -> None:
    (one,) = undertaken(text)
    assert (one.what, one.amount) == (what, amount)
    assert one.due_at == WEDNESDAY + timedelta(days=2)


def test_what_goes_out_with_the_text_or_is_owed_already_is_not_told() -> None:
    text = "We will refund CNY 30.00 by Wed 25 Nov 18:00."
    planned = PlannedPromise("refund", WEDNESDAY, "", "email", "refund", "30.00")
    assert undertaken(text, attached=Attached((planned,))) == ()

    def owing(topic: str | None, due_at: datetime = WEDNESDAY) -> CheckContext:
        return msgspec.structs.replace(KNOWN, open_promises=(OpenPromise(topic, "it", due_at),))

    assert undertaken(text, owing("refund")) == ()
    assert undertaken(text, owing(None)) == ()
    assert undertaken(text, owing("call-back")) != ()
    assert undertaken(text, owing("refund", WEDNESDAY + timedelta(days=1))) != ()


def test_a_template_promises_what_it_says_it_does_and_what_is_added_to_it_is_told() -> None:
    written = "You may have a replacement: it will be sent by Fri 27 Nov 18:00."
    made = Attached(meta={"template": "cannot.choice"}, written=written)
    assert undertaken(written, attached=made) == ()
    assert [one.what for one in undertaken(f"{written} I call you tomorrow at 10:00.", attached=made)] == ["call you"]


def test_any_time_is_what_the_text_dates_whether_it_reads_as_a_promise_or_not() -> None:
    text = "Next word on this: Wed 25 Nov 18:00."
    assert undertaken(text) == ()
    assert [one.due_at for one in undertaken(text, any_time=True)] == [WEDNESDAY]


def test_what_was_noted_is_one_thing_with_the_text_from_then_on() -> None:
    text = "The second debit leaves us by Wed 25 Nov 18:00."
    (one,) = undertaken(text)
    planned = PlannedPromise(one.what, one.due_at, "", "email", one.topic, one.amount)
    assert names_time(text, planned, KNOWN)
    assert not names_time(text, msgspec.structs.replace(planned, due_at=MONDAY + timedelta(days=1)), KNOWN)
    noted = with_noted(Attached(), planned, text, KNOWN)
    assert undertaken(text, attached=noted) == ()
    (moved,) = kept_together(noted, text.replace("25", "26").replace("Wed", "Thu"), KNOWN).attached.promises
    assert moved.due_at == WEDNESDAY + timedelta(days=1)
    assert kept_together(noted, "The second debit leaves us.", KNOWN).apart


def test_a_text_without_an_end_is_looked_at_as_far_as_anybody_promises() -> None:
    many = " ".join(f"We call you on {day} December at 10:00." for day in range(1, 31)) * 20
    assert 0 < len(undertaken(many)) <= MOST
    (one,) = undertaken("We refund you by Wed 25 Nov 18:00 and " * 500)
    assert len(one.what) <= LONGEST


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Hello Chen Jing, I'll call you back tomorrow at 3 pm about the plan.", "call you back about the plan"),
        ("Good morning Mr Chen, thank you for waiting, we'll call you back tomorrow at 10:00.", "call you back"),
        ("Hi we'll call you back tomorrow at 10:00.", "call you back"),
        ("Sorry, your new phone will be sent by Friday.", "your new phone will be sent"),
        ("Hello! I'm Li Na, I'll call you back tomorrow at 3 pm.", "call you back"),
        ("Please don't worry, we will refund CNY 30 by Friday.", "refund CNY 30"),
        ("OK so I'll call you back tomorrow at 10:00.", "call you back"),
        ("您好，退款30元最晚11月25日18:00前到账。", "退款30元到账"),
        ("陈女士您好，让您久等了，我明天上午10点给您回电。", "给您回电"),
        ("好的，您的包裹明天送达。", "您的包裹送达"),
        ("尊敬的客户：您的包裹明天送达。", "您的包裹送达"),
        ("您好商城的包裹明天送达。", "您好商城的包裹送达"),
        ("Your good morning card will be sent by Friday.", "Your good morning card will be sent"),
    ],
)
def test_what_is_only_polite_is_no_part_of_what_is_promised(text: str, what: str) -> None:
    assert [one.what for one in undertaken(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "You'll leave Los Angeles at 11 am.",
        "You will arrive at your destination at 16:22, and your ticket is on your phone.",
        "You are scheduled to leave the airport at 13:41.",
        "It flies out of the island and arrives at 15:02.",
    ],
)
def test_how_the_customer_travels_is_not_offered(text: str) -> None:
    assert undertaken(text) == ()


def test_what_we_do_for_a_journey_is() -> None:
    assert len(undertaken("We will send you the tickets by Friday 18:00.")) == 1
    assert len(undertaken("The engineer will arrive at your house on Friday at 15:00.")) == 1
