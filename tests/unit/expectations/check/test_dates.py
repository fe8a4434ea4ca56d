"""Dates that cannot be meant: `date.past`, `date.weekday`, `time.ambiguous`."""

import pytest

from tests.unit.expectations.check.judged import at, findings

OVER = [
    ("我们会在11月20日18:00前给您回电。", "11-23 10:00"),
    ("退款将于11月22日到账。", "11-23 10:00"),
    ("我们会在今天上午9点前回复您。", "11-23 10:00"),
    ("工程师会在11月19日14:00-16:00上门。", "11-23 10:00"),
    ("我们将在10月31日前寄出发票。", "11-23 10:00"),
    ("我們會在11月20日前回覆您。", "11-23 10:00"),
    ("我们会在今天15:00前给您答复。", "11-23 16:30"),
    ("已告知客户，我们会在十一月十八日前退款。", "11-23 10:00"),
    ("没做到：今天15:00前回电，现在改到今天15:30前给您回电。", "11-23 16:30"),
    ("我们会做到：今天15:00前给您回电。", "11-23 16:30"),
    ("As promised: we call you by 15:00 today.", "11-23 16:30"),
    ("We will call you back by 20 November.", "11-23 10:00"),
    ("We'll refund you by 18:00 on Friday 20 November.", "11-23 10:00"),
    ("Our engineer will visit you on 19 November between 2 and 4 pm.", "11-23 10:00"),
    ("We will reply before 9 am today.", "11-23 10:00"),
    ("We will send the invoice by 2026-11-01.", "11-23 10:00"),
    ("Our team will get back to you by 3 pm today.", "11-23 16:30"),
]
NOT_OVER = [
    ("我们会在11月25日18:00前给您回电。", "11-23 10:00"),
    ("我们今天会给您回电。", "11-23 19:00"),
    ("您在11月20日提交的申请，我们会在11月25日前答复。", "11-23 10:00"),
    ("11月20日已为您退款。", "11-23 10:00"),
    ("我们已于11月20日寄出发票。", "11-23 10:00"),
    ("您在11月20日前提交的材料我们已收到。", "11-23 10:00"),
    ("原定11月20日上门，现改为11月26日14:00上门。", "11-23 10:00"),
    ("我们会在1月5日前完成。", "12-28 10:00"),
    ("自11月1日起，我们会免收手续费。", "11-23 10:00"),
    ("我们会在两个工作日内回电。", "11-23 10:00"),
    ("您11月20日反映的问题，我们会在今天18:00前回复。", "11-23 10:00"),
    ("我们答应11月22日15:00前做到的事没有做到：15:00前回电告知核查结果。对不起。", "11-23 16:30"),
    ("没有兑现的承诺是：今天15:00前给您回电。", "11-23 16:30"),
    ("This was due on 22 November, as we had promised: Call by 15:00 with the result. I am sorry.", "11-23 16:30"),
    ("We missed what we promised: call you back by 15:00 today.", "11-23 16:30"),
    ("We will call you back by 25 November.", "11-23 10:00"),
    ("We refunded you on 20 November.", "11-23 10:00"),
    ("The order you placed on 20 November will be sent by 26 November.", "11-23 10:00"),
    ("We will call you today.", "11-23 19:00"),
    ("You wrote to us on 19 November. We will answer by Friday.", "11-23 10:00"),
    ("Your parcel was delivered on 18 November.", "11-23 10:00"),
    ("We will reply by 5 January.", "12-28 10:00"),
    ("We will call you at 9 tomorrow morning.", "11-23 19:00"),
    ("我们今晚给您答复。", "11-23 21:43"),
    ("我們會在今晚前回覆您。", "11-23 22:10"),
    ("We will call you back this evening.", "11-23 21:43"),
]

MISMATCHED = [
    ("我们会在11月25日（周五）回电。", 2),
    ("11月25日星期四上门。", 2),
    ("11月26日(礼拜三)14:00", 3),
    ("定于2026年12月1日（周三）。", 1),
    ("11/25（周一）前", 2),
    ("周五（11月25日）给您答复", 2),
    ("下周二（12月2日）上门", 2),
    ("11月25日（週五）上門", 2),
    ("明天（周三）给您回电。", 1),
    ("您于11月20日（周四）提交", 4),
    ("十一月二十五日，星期五", 2),
    ("2026-11-25（周五）18:00前", 2),
    ("25日（周五）前到账", 2),
    ("Friday 25 November", 2),
    ("25 November (Friday)", 2),
    ("on Tuesday, 3 December at 2 pm", 3),
    ("Nov 25 (Thu) by 6 pm", 2),
    ("by Monday, November 25, 2026", 2),
    ("on Monday the 25th of November", 2),
    ("tomorrow, Wednesday", 1),
    ("at 3 pm on Thursday 25 November", 2),
]
MATCHED = [
    "我们会在11月25日（周三）回电。",
    "11月25日星期三上门，11月27日星期五安装",
    "11月25日至27日（周三至周五）",
    "11月25日（周三）至11月27日（周五）",
    "下周二（12月1日）",
    "周五前给您答复，最晚11月30日",
    "今天（周一）",
    "2027年11月25日（周四）",
    "每周五更新，下次是11月25日",
    "11月25日下单，周五送达",
    "Wednesday 25 November",
    "25 November, Friday 27 November",
    "Wed 25 and Fri 27 Nov",
    "between Wednesday 25 and Friday 27 November",
    "by Friday, or 30 November at the latest",
    "25 November 2027 (Thursday)",
    "every Friday from 25 November",
    "Dec 3 (Thu)",
]

AMBIGUOUS = ["我们会在12点前回电", "月底前到账", "周日前答复您", "We will call you next Friday.", "by 3/4/2027"]
CLEAR = [
    "我们会在中午12点前回电",
    "12:00前回电",
    "11月30日前到账",
    "11月29日（周日）前答复您",
    "We will call you on Friday 27 November.",
    "by noon",
    "下周五前",
]


@pytest.mark.parametrize(("text", "now"), OVER)
def test_a_promise_of_ours_is_dated_in_the_past(text: str, now: str) -> None:
    assert [one.rule for one in findings("date.past", text, now=at(now))] == ["date.past"]


@pytest.mark.parametrize(("text", "now"), NOT_OVER)
def test_what_lies_behind_may_be_told(text: str, now: str) -> None:
    assert findings("date.past", text, now=at(now)) == []


def test_nothing_is_over_without_a_clock() -> None:
    assert findings("date.past", "我们会在11月20日前回电。", now=None) == []


@pytest.mark.parametrize(("text", "right"), MISMATCHED)
def test_a_date_and_a_weekday_do_not_belong_together(text: str, right: int) -> None:
    assert [one.facts["weekday"] for one in findings("date.weekday", text)] == [right]


@pytest.mark.parametrize("text", MATCHED)
def test_a_date_and_its_weekday(text: str) -> None:
    assert findings("date.weekday", text) == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("11月25日（周五）18:00", "11月25日（周三）18:00"),
        ("11月25日（星期五）", "11月25日（星期三）"),
        ("11月25日（禮拜五）", "11月25日（禮拜三）"),
        ("Friday 25 November", "Wednesday 25 November"),
        ("Fri 25 Nov", "Wed 25 Nov"),
        ("11月25日至26日（周一至周二）", None),
    ],
)
def test_the_right_weekday_is_offered(text: str, better: str | None) -> None:
    (found,) = findings("date.weekday", text)
    changed = text[: found.start] + (found.suggestion or "") + text[found.end :]
    assert (changed if found.suggestion else None) == better


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_a_time_that_two_people_read_differently(text: str) -> None:
    assert [one.severity for one in findings("time.ambiguous", text)] == ["info"]


@pytest.mark.parametrize("text", CLEAR)
def test_a_time_that_everybody_reads_alike(text: str) -> None:
    assert findings("time.ambiguous", text) == []
