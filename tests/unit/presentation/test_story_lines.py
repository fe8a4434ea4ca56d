"""The three lines: one row each at 80 cells, whatever happened, and the facts that must not be missing."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.domain.story import Story, tell
from agent_tui.domain.values import Customer, Identity, Promise, Ticket, WorkOrder
from agent_tui.ui.presentation.story_lines import Reader, StoryRows, masked_phone, not_promised, story_lines
from agent_tui.ui.presentation.styles import line_width, plain
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.what_facts import gist
from tests.unit.presentation.made_up import EN, NOW, ZH, entry, promise
from tests.unit.presentation.texts import BODIES, LINES, unhurried

HOUR = timedelta(hours=1)
WANG = Customer(
    id="c1",
    name="王小明",
    tier="key",
    language="zh-CN",
    tags=("勿营销", "prefers:wechat"),
    identities=(Identity("phone", "+8613800000001"),),
)
CALL = Ticket(
    id="t3",
    customer="c1",
    channel="phone",
    subject="退款没到",
    queue="billing",
    priority=2,
    status="open",
    owner=None,
    created_at=NOW,
    waiting_since=NOW,
    intent=(),
    tags=(),
)
EARLIER = (
    entry(id="i1", ticket="t1", at=NOW - 66 * HOUR, channel="phone", kind="call", body="多扣了三十块"),
    entry(
        id="i2", ticket="t1", at=NOW - 65 * HOUR, channel="phone", direction="outbound", author="李娜", body="三天退回"
    ),
    entry(id="i3", ticket="t2", at=NOW - 20 * HOUR),
    entry(id="i4", ticket="t2", at=NOW - 19 * HOUR, direction="outbound", author="陈涛", body="再等等"),
)


def story(promises: tuple[Promise, ...] = (), customer: Customer = WANG, contacts_7d: int = 3) -> Story:
    return tell(CALL, customer, EARLIER, promises, contacts_7d=contacts_7d, due_at=NOW + timedelta(minutes=5), now=NOW)


def shown(told: Story, here: Here = ZH, width: int = 80, me: str | None = None) -> list[str]:
    return [plain(line) for line in story_lines(told, width, Reader(NOW, here, me))]


def test_the_three_lines_in_chinese() -> None:
    assert shown(story((promise(ticket="t2", made_by="陈涛", made_at=NOW - 30 * 24 * HOUR),)))[0:1] == [
        "谁 王小明 大客户 138****0001 未核身(v) 勿营销 偏好微信"
    ]
    assert shown(story())[1] == "事 7天3次: 20日电话 李娜「三天退回」, 昨天微信 陈涛「再等等」, 今天电话 退款没到"
    assert shown(story((promise(),)))[2] == (
        "欠 退款30.00元 25日(三)18:00前 未办(li.na); 没答应当天到账; 先说:进度与日期"
    )


def test_a_promise_is_told_with_the_channel_on_which_it_was_made_not_the_one_on_which_it_is_kept() -> None:
    assert "昨天电话 li.na答应退款" in shown(story((promise(channel="sms"),)))[1]


def test_the_three_lines_in_english() -> None:
    who, what, owed = shown(story((promise(what="refund", limits="same-day credit"),)), EN, 120)

    assert who == "WHO  王小明 key account 138****0001 unverified (v) no marketing prefers WeChat 中文"
    assert what == (
        'WHAT third contact in 7 days: Sun Call li.na promised refund, Sun WeChat 陈涛 "再等等", today Call: 退款没到'
    )
    assert owed == (
        "OWED refund 30.00 by Wed 25 Nov 18:00 not done (li.na); not promised: same-day credit; "
        "say first: progress and date"
    )


def test_the_name_is_cut_before_what_decides_what_may_be_said() -> None:
    named = msgspec.structs.replace(WANG, name="Wang Xiaoming the Elder")

    who = shown(story(customer=named), EN, 53)[0]

    assert who == "WHO  Wang Xi~ key account unverified (v) no marketing"


def test_a_language_is_named_where_it_is_not_the_screens() -> None:
    def line(language: str, here: Here) -> str:
        return shown(story(customer=msgspec.structs.replace(WANG, language=language)), here, 120)[0]

    assert "English" in line("en-GB", ZH)
    assert "English" not in line("en-GB", EN)
    assert "中文" not in line("zh-CN", ZH)
    assert line("zh-TW", ZH).endswith("繁體中文")
    assert line("tlh", EN).endswith("tlh")


def test_what_was_said_has_the_day_on_which_it_was_said() -> None:
    long_running = (
        entry(id="i1", ticket="t1", at=NOW - 66 * HOUR, channel="phone", kind="call", body="多扣了三十块"),
        entry(id="i2", ticket="t1", at=NOW - 20 * HOUR, direction="outbound", author="李娜", body="三天退回"),
    )
    told = tell(CALL, WANG, long_running, (), contacts_7d=2, due_at=None, now=NOW)

    assert "昨天微信 李娜「三天退回」" in shown(told)[1]


def test_a_missed_promise_is_told_with_what_to_say_first() -> None:
    missed = promise(due_at=NOW - HOUR)
    _, what, owed = shown(story((missed,)))

    assert "(没做到)" in what
    assert "已逾期" in owed
    assert "先说:道歉" in owed


def test_a_broken_promise_comes_first() -> None:
    broken = promise(id="p0", what="回电", state="broken", due_at=NOW - HOUR, made_at=NOW - 20 * HOUR, amount=None)

    assert shown(story((broken, promise(made_at=NOW - 2 * HOUR))), width=120)[2].startswith(
        "欠 失约: 回电(原定今天09:42)"
    )


def test_nothing_owed_but_an_answer() -> None:
    assert shown(story())[2] == "欠 没有未了的承诺; 今天10:47前要答复"


def test_a_customer_who_comes_back_after_long_is_known() -> None:
    months_ago = entry(ticket="t0", at=NOW - timedelta(days=62), body="装宽带要多久")
    told = tell(CALL, WANG, (months_ago,), (), contacts_7d=1, due_at=None, now=NOW)

    assert shown(told)[1] == "事 7天1次: 上次9月22日微信「装宽带要多久」还没答复, 今天电话 退款没到"


def test_the_amount_is_never_cut() -> None:
    long = promise(what="把多扣的话费退回到原来的支付账户里并短信告知", limits="入账的具体时间和任何形式的补偿")

    assert "30.00元" in shown(story((long,)))[2]


def test_a_wide_pane_gets_more_of_the_words() -> None:
    told = tell(
        CALL,
        WANG,
        (entry(ticket="t2", at=NOW - HOUR, direction="outbound", author="陈涛", body="很长的一句话" * 9),),
        (),
        contacts_7d=2,
        due_at=None,
        now=NOW,
    )
    narrow = story_lines(told, 53, Reader(NOW, ZH))
    wide = story_lines(told, 53, Reader(NOW, ZH), StoryRows(1, 3, 2, 6))

    assert len(narrow) == 3
    assert len(wide) > 3
    assert "".join(map(plain, wide)).count("很长") > "".join(map(plain, narrow)).count("很长")


def test_what_happened_takes_the_rows_that_what_is_owed_leaves() -> None:
    def starts(*promises: Promise) -> list[str]:
        told = tell(CALL, WANG, EARLIER, promises, contacts_7d=3, due_at=None, now=NOW)
        lines = story_lines(told, 32, Reader(NOW, ZH), StoryRows(1, 3, 2, 5))
        return [plain(line)[:2].strip() for line in lines]

    assert starts() == ["谁", "事", "", "", "欠"]
    assert starts(promise()) == ["谁", "事", "", "欠", ""]


def test_numbers_are_masked() -> None:
    assert masked_phone("+8613800000001") == "138****0001"
    assert masked_phone("+442079460958") == "+44****0958"
    assert masked_phone("10086") == "1****86"
    assert masked_phone("12") == "****"


@unhurried
@given(
    st.lists(st.builds(entry, ticket=st.sampled_from(["t1", "t2", "t3", "t4", "t5"]), author=LINES, body=BODIES)),
    st.lists(st.builds(promise, what=BODIES, limits=LINES, made_by=LINES, amount=st.none() | LINES), max_size=3),
    st.builds(lambda name, tags: msgspec.structs.replace(WANG, name=name, tags=tuple(tags)), LINES, st.lists(LINES)),
    LINES,
    st.sampled_from([ZH, EN]),
    st.integers(min_value=40, max_value=120),
)
def test_one_row_each_and_never_wider_than_the_pane(
    happenings: list[object], promises: list[Promise], customer: Customer, subject: str, here: Here, width: int
) -> None:
    told = tell(
        msgspec.structs.replace(CALL, subject=subject),
        customer,
        happenings,  # type: ignore[arg-type]
        promises,
        contacts_7d=len(happenings),
        due_at=NOW,
        now=NOW,
    )
    lines = story_lines(told, width, Reader(NOW, here))

    assert len(lines) == 3
    assert all(line_width(line) <= width for line in lines)
    assert all("\n" not in plain(line) for line in lines)


def test_a_promise_that_hangs_on_others_says_so() -> None:
    order = WorkOrder("o1", "t1", "财务", "核对回执", NOW + 5 * HOUR, "li.na", NOW, promise=promise().id)
    told = tell(CALL, WANG, EARLIER, (promise(),), contacts_7d=3, due_at=None, now=NOW, orders=(order,))
    assert "(等财务)" in shown(told)[2]
    assert "(等财务 今天" in shown(told, ZH, 120)[2]
    assert " (hangs on 财务, due " in shown(told, EN, 160)[2]
    late = msgspec.structs.replace(order, due_at=NOW - HOUR)
    told = tell(CALL, WANG, EARLIER, (promise(),), contacts_7d=3, due_at=None, now=NOW, orders=(late,))
    assert "已逾期" in shown(told)[2]
    ended = msgspec.structs.replace(order, state="done")
    told = tell(CALL, WANG, EARLIER, (promise(),), contacts_7d=3, due_at=None, now=NOW, orders=(ended,))
    assert "财务" not in shown(told)[2]


def test_what_was_promised_shrinks_after_all_that_goes_without_saying() -> None:
    """By when the department was to be done goes, and who took it on, before the customer's words do."""
    owed = promise(
        what="Progress on the leased line and the credit for the outage", limits="a time for it", amount=None
    )
    order = WorkOrder("o1", "t1", "Network", "Measure it", NOW - HOUR, "li.na", NOW, promise=owed.id)
    told = tell(CALL, WANG, EARLIER, (owed,), contacts_7d=3, due_at=None, now=NOW, orders=(order,))
    line = shown(told, EN, 120)[2]
    assert "Progress on the" in line
    assert "(hangs on Network, LATE)" in line
    assert "not: a time for it; first: progress, date" in line


def test_what_is_not_promised_and_what_to_say_first_stay_and_what_precedes_them_shrinks() -> None:
    def owed(**changes: object) -> str:
        call = promise(what="Call back with the result of the check", limits="sum of compensation", amount=None)
        return shown(story((msgspec.structs.replace(call, **changes),)), EN)[2]

    assert owed().endswith("not: sum of compensation; first: progress, date")
    assert owed(due_at=NOW - HOUR).endswith("OVERDUE; not: sum of compensation; first: sorry, date")
    assert "Call ~" in owed(due_at=NOW - HOUR)
    assert owed(limits="a sum that nobody here has the authority to name before it is checked").endswith(
        "~; first: progress, date"
    )


def test_on_whom_it_hangs_goes_before_what_to_say_first_unless_they_are_late() -> None:
    owed = promise(what="Progress report of the outage", limits="time of repair and compensation", amount=None)

    def line(order_due: timedelta) -> str:
        order = WorkOrder("o1", "t1", "Network", "Measure it", NOW + order_due, "li.na", NOW, promise=owed.id)
        told = tell(CALL, WANG, EARLIER, (owed,), contacts_7d=3, due_at=None, now=NOW, orders=(order,))
        return shown(told, EN)[2]

    assert "Network" not in line(HOUR)
    assert line(HOUR).endswith("first: progress, date")
    assert "not: time of repair" in line(HOUR)
    assert "(hangs on Network, LATE)" in line(-HOUR)


def three_contacts(subject: str = "Disputed charge, third call") -> Story:
    refund = promise(id="p1", ticket="t1", what="Refund of CNY 30.00 to the card", made_at=NOW - 66 * HOUR)
    again = promise(id="p2", ticket="t2", what="Refund of CNY 30.00 as promised before", made_at=NOW - 19 * HOUR)
    again = msgspec.structs.replace(again, channel="wechat")
    ticket = msgspec.structs.replace(CALL, subject=subject)
    return tell(ticket, WANG, EARLIER, (refund, again), contacts_7d=3, due_at=None, now=NOW)


def test_days_and_their_order_outlive_words() -> None:
    for width in range(60, 121):
        for here, days in ((EN, ["Fri Call", "Sun WeChat", "today Call"]), (ZH, ["20日电话", "昨天微信", "今天电话"])):
            line = shown(three_contacts(), here, width)[1]
            places = [line.find(day) for day in days]
            assert -1 not in places, line
            assert places == sorted(places), line


def two_dates(due: timedelta) -> Story:
    refund = promise(id="p1", ticket="t1", what="Refund of CNY 30.00", made_at=NOW - 66 * HOUR, due_at=NOW + HOUR)
    again = promise(id="p2", ticket="t2", what="Refund of CNY 30.00", made_at=NOW - 19 * HOUR, due_at=NOW + due)
    ticket = msgspec.structs.replace(CALL, subject="Disputed charge, third call")
    return tell(ticket, WANG, EARLIER, (refund, again), contacts_7d=3, due_at=None, now=NOW)


def test_where_two_days_were_promised_both_are_told_however_narrow_it_is() -> None:
    for width in (76, 80, 100, 120):
        for here, days in ((EN, ["by today", "by Wed 25 Nov"]), (ZH, ["期限今天", "期限25日(三)"])):
            line = shown(two_dates(49 * HOUR), here, width)[1]
            assert all(day in line for day in days), line

    same = shown(two_dates(2 * HOUR), EN, 120)[1]
    assert "by today" not in same
    assert same.count("Refund of") == 2


def test_of_more_contacts_than_are_told_it_is_said_since_when_they_came() -> None:
    many = tuple(
        entry(id=f"i{n}", ticket=f"t1{n}", at=NOW - n * 24 * HOUR, direction="outbound", author="李娜", body="再等等")
        for n in range(1, 7)
    )
    told = tell(CALL, WANG, many, (), contacts_7d=7, due_at=None, now=NOW)

    assert shown(told)[1].startswith("事 7天7次: 17日起另3次, 20日微信, 21日微信, 昨天微信「再等等」, ")


def test_a_contact_that_was_followed_by_others_stands_in_its_place() -> None:
    older = msgspec.structs.replace(CALL, id="t2", subject="", created_at=NOW - 20 * HOUR)
    later = entry(id="i9", ticket="t4", at=NOW - HOUR, direction="outbound", author="陈涛", body="今天退")
    told = tell(older, WANG, (*EARLIER, later), (), contacts_7d=3, due_at=None, now=NOW)

    assert shown(told)[1] == "事 7天3次: 20日电话「三天退回」, 昨天电话 怎么还没到(本次), 今天微信「今天退」"


def test_what_a_contact_is_about_is_not_said_twice() -> None:
    def line(told: Story) -> str:
        return plain(story_lines(told, 80, Reader(NOW, EN, subject_above=True))[1])

    assert "Disputed" not in line(three_contacts())
    assert line(three_contacts()).endswith("today Call")
    assert line(three_contacts()).count("Refund of") == 2


def test_an_amount_in_the_words_is_not_cut_with_them() -> None:
    owed = promise(what="把多扣的费用一次性退回到原支付账户共30.00元", amount="30.00", limits="当天到账")
    assert "30.00" in shown(story((owed,)), width=80)[2]


def test_an_amount_that_is_only_a_part_of_another_number_is_told() -> None:
    owed = promise(what="从130.00元中退", amount="30.00", limits="")
    assert "从130.00元中退30.00元" in shown(story((owed,)), width=80)[2]


def test_what_is_not_promised_is_denied_once() -> None:
    assert not_promised("到货日", "zh") == "没答应到货日"
    assert not_promised("不承诺到货日", "zh") == "没答应到货日"
    assert not_promised("查勘前不承诺工期", "zh") == "查勘前不承诺工期"
    assert not_promised("Before the survey no promise of a date", "en") == "Before the survey no promise of a date"


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ("您好，财务这两天对账，再等等", "财务这两天对账，再等等"),
        ("贵司您好：\n今日专线中断", "今日专线中断"),
        ("[排队留言] 你好 想换套餐", "想换套餐"),
        ("[left while queueing] I am Wang", "I am Wang"),
        ("Dear Sirs,\n\nour A/P run shows", "our A/P run shows"),
        ("Hi Li Na, where is it", "where is it"),
        ("Dear customers pay more, they say", "Dear customers pay more, they say"),
        ("hi I have a problem, my phone is dead", "hi I have a problem, my phone is dead"),
        ("你好像没懂，我说的是退款", "你好像没懂，我说的是退款"),
        ("您好", "您好"),
        ("[图片]", "[图片]"),
    ],
)
def test_what_was_said_is_quoted_from_where_it_says_something(said: str, point: str) -> None:
    assert gist(said) == point


def test_what_goes_without_saying_is_left_out_before_what_was_promised_is_cut() -> None:
    what = "next word on moving an eSIM"
    told = story((promise(what=what, amount=None, limits="the outcome, an end date"),))

    for width in range(110, 130):
        assert shown(told, EN, width)[2].startswith(f"OWED {what} by "), width
