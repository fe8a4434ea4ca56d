"""What the check found, beneath a text: counted, the one at the cursor first, and as many rows whatever was found."""

from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import msgspec
import pytest

from agent_tui.expectations.check.finding import Finding
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.finding_lines import at_cursor, check_lines, explained, is_at, sentence
from agent_tui.ui.presentation.styles import plain
from agent_tui.ui.presentation.times import Here, deadline
from agent_tui.ui.presentation.undertaking_words import offer_of

TEXT = "您的工单周五前会办好，我们保证。"
TERM = Finding("jargon", "warning", 2, 4, {"term": "工单", "say": "您的服务请求"}, "服务请求")
DAY = Finding("date.weekday", "error", 4, 6, {"weekday": 2}, "25日（周三）")
SURE = Finding("promise.absolute", "error", 13, 15, {"word": "保证"})
FOUND = (TERM, DAY, SURE)


def told(
    findings: tuple[Finding, ...],
    cursor: int,
    *,
    rows: int = 1,
    width: int = 80,
    language: Language = "zh",
    stopped: bool = False,
) -> list[str]:
    at = at_cursor(findings, cursor)
    lines = check_lines(
        findings, at, TEXT, rows=rows, width=width, language=language, key="ctrl+g", all_key="ctrl+f", stopped=stopped
    )
    assert len(lines) == rows
    return [plain(line) for line in lines]


def test_a_calm_line_tells_how_many_and_the_one_at_the_cursor() -> None:
    assert told((TERM,), 0) == ["检查 0错 1提示: 「工单」 -> 服务请求 (ctrl+g 改)"]
    assert told((TERM,), 0, language="en", width=120) == [
        'Check 0 errors 1 hint: "工单" -> 服务请求 (ctrl+g changes it)'
    ]


def test_where_both_do_not_fit_the_words_and_what_to_write_are_told() -> None:
    assert told((DAY,), 0) == ["检查 1错: 这一天是周三 -> 25日（周三） (ctrl+g 改)"]
    assert told((DAY,), 0, width=48) == ["检查 1错: 这一天是周三 -> 25日（周三） (ctrl+g)"]
    assert told((DAY,), 0, width=44) == ["检查 1错: 「周五」 -> 25日（周三） (ctrl+g)"]


DATED = Finding("date.weekday", "error", 3, 22, {"weekday": 2}, "Wednesday, 25 November")
DATED_TEXT = "On Friday, 25 November, we guarantee"
GUARANTEE = Finding("promise.absolute", "error", 27, 36, {"word": "guarantee"})


def dated(findings: tuple[Finding, ...], cursor: int, *, width: int, rows: int = 1) -> list[str]:
    at = at_cursor(findings, cursor)
    lines = check_lines(findings, at, DATED_TEXT, rows=rows, width=width, language="en", key="ctrl+g", all_key="ctrl+f")
    return [plain(line) for line in lines]


def test_what_could_stand_there_is_told_whole_and_the_words_in_the_text_give_way() -> None:
    assert dated((DATED,), 0, width=74) == ["Check 1 error: that day is a Wednesday -> Wednesday, 25 November (ctrl+g)"]
    assert dated((DATED,), 0, width=70) == ['Check 1 error: "Friday~" -> Wednesday, 25 November (ctrl+g changes it)']
    assert dated((DATED,), 0, width=58) == ['Check 1 error: "Frida~" -> Wednesday, 25 November (ctrl+g)']
    assert dated((DATED,), 0, width=53) == ["Check 1 error: -> Wednesday, 25 November (ctrl+g)"]
    for width in range(50, 130):
        (line,) = dated((DATED,), 0, width=width)
        assert "-> Wednesday, 25 November (ctrl+g" in line
        assert width_of(line) <= width


def test_where_the_key_changes_another_place_than_the_one_told_the_line_says_which() -> None:
    both = (DATED, GUARANTEE)
    (line,) = dated(both, 30, width=120)
    assert line.startswith('Check 2 errors (ctrl+f): "guarantee" guarantees what we cannot')
    assert line.endswith('  ctrl+g: "Friday, 25 Nove~" -> Wednesday, 25 November')
    (line,) = dated(both, 30, width=80)
    assert line.endswith('guarantees what we cannot  ctrl+g: "Frida~"')
    (line,) = dated(both, 30, width=70)
    assert line.endswith("guarantees what we cannot"), "what is wrong is whole first"
    assert "ctrl+g: " not in dated(both, 99, width=120)[0], "the gravest there is told first, and changed"
    lines = dated(both, 30, width=80, rows=3)
    assert ["ctrl+g" in line for line in lines] == [False, False, True]
    many = (DATED, *(msgspec.structs.replace(GUARANTEE, start=27 + n) for n in range(3)))
    assert ["ctrl+g" in line for line in dated(many, 30, width=80, rows=3)] == [False, False, True]


def test_no_line_is_longer_than_the_pane() -> None:
    for width in range(60, 130):
        for rows in (1, 3):
            assert all(width_of(line) <= width for line in told(FOUND, 0, rows=rows, width=width))


def test_the_one_behind_the_cursor_is_told_and_behind_all_of_them_the_gravest() -> None:
    assert [at_cursor(FOUND, cursor) for cursor in (0, 3, 4, 5, 9, 14)] == [0, 0, 0, 1, 2, 2]
    assert at_cursor((TERM, DAY), len(TEXT)) == 1
    assert at_cursor((), 0) is None


def test_with_room_each_has_a_line_and_the_rest_is_counted() -> None:
    lines = told(FOUND, 5, rows=3)
    assert lines[0] == "检查 2错 1提示  另有 1 处, 看 ctrl+f"
    assert lines[1].startswith("! 这一天是周三 -> 25日（周三） (ctrl+g 改)")
    assert "打包票" in lines[2]


def test_nothing_found_is_said_of_a_text_and_not_of_an_empty_one() -> None:
    assert told((), 0) == ["检查 没有问题"]
    (line,) = check_lines((), None, TEXT, rows=1, width=80, language="zh", key="", all_key="", clean=False)
    assert plain(line) == "检查中"
    (line,) = check_lines((), None, " \n", rows=1, width=80, language="zh", key="", all_key="")
    assert plain(line) == ""


def test_what_was_not_sent_says_so() -> None:
    assert told((DAY,), 0, stopped=True)[0].startswith("没有发送 1错: ")
    assert told((DAY,), 0, stopped=True, language="en")[0].startswith("Not sent 1 error: ")


def test_each_is_explained_with_the_way_out() -> None:
    assert plain(explained(DAY, TEXT, 60, "zh")) == "错误 「周五」 -> 25日（周三）"
    assert sentence(DAY, "zh").startswith("这一天是周三。")
    assert len(sentence(DAY, "en")) > len("that day is a Wednesday. ")


def test_a_suggestion_to_leave_words_out_says_so() -> None:
    gone = Finding("jargon", "warning", 2, 4, {"term": "工单", "say": ""}, "")
    assert "(删去)" in plain(explained(gone, TEXT, 60, "zh"))


NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SOON = Finding("promise.over-catalogue", "error", 4, 6, {"topic": "退款", "earliest": "2026-11-23T23:59:00+00:00"})


def test_times_are_said_as_everywhere_and_before_what_may_be_cut() -> None:
    languages: tuple[Language, ...] = ("en", "zh")
    said = [sentence(SOON, one, partial(deadline, now=NOW, here=Here(UTC, one))) for one in languages]
    assert said[0].startswith("sooner than we can: today 23:59 at the earliest (退款). ")
    assert said[1].startswith("比能做到的早: 最早今天23:59 (退款)。")
    assert sentence(SOON, "en").startswith("sooner than we can: 11-23 23:59 at the earliest")


def test_what_to_do_is_not_said_twice() -> None:
    late = Finding("promise.no-deadline", "warning", 0, 4, {"action": "call you"})
    assert sentence(late, "en") == '"call you" is promised without a time: say by when.'
    assert sentence(SURE, "zh") == "「保证」是打包票, 请改说做什么、何时前、没做到怎么办。"


def test_where_there_are_rows_to_spare_the_reason_is_told_above_what_could_stand_there() -> None:
    assert told((DAY,), 0, rows=4, width=36) == [
        "检查 1错",
        "! 这一天是周三",
        "  「周五」 -> 25日（周三） (ctrl+g)",
        "",
    ]
    assert told((DAY,), 0, rows=2, width=36)[1].startswith("! 「")
    assert told((DAY,), 0, rows=4, width=80)[1] == "! 这一天是周三 -> 25日（周三） (ctrl+g 改)"


def test_for_the_same_words_only_the_first_suggestion_is_told() -> None:
    early = Finding("promise.over-catalogue", "error", 4, 6, {"topic": "退款", "earliest": "2026-11-26"}, "26日")
    lines = told((DAY, early), 4, rows=4)
    assert "25日（周三）" in lines[1]
    assert "26日" not in lines[2]


OFFER = offer_of("退款从我们这里退出", "11-24 18:00", 1, "ctrl+d", "zh")
OFFERED = "ctrl+d 记为承诺: 退款从我们这里退出 11-24 18:00前"


def offered(findings: tuple[Finding, ...], *, rows: int = 1, width: int = 80, clean: bool = True) -> list[str]:
    at = at_cursor(findings, 0)
    lines = check_lines(
        findings,
        at,
        TEXT,
        rows=rows,
        width=width,
        language="zh",
        key="ctrl+g",
        all_key="ctrl+f",
        clean=clean,
        offer=OFFER,
    )
    assert len(lines) == rows
    assert all(width_of(plain(line)) <= width for line in lines)
    return [plain(line) for line in lines]


def test_what_may_be_noted_stands_behind_what_was_found_or_in_a_line_that_is_left() -> None:
    assert offered(()) == [f"检查 没有问题  {OFFERED}"]
    assert offered((), rows=3) == ["检查 没有问题", OFFERED, ""]
    assert offered((TERM,), rows=3)[2] == OFFERED
    assert offered((TERM,), width=120) == [f"检查 0错 1提示: 「工单」 -> 服务请求 (ctrl+g 改)  {OFFERED}"]


def test_what_may_be_noted_gives_way_to_what_is_wrong_and_to_what_is_not_known_yet() -> None:
    assert offered((DAY,), width=160) == ["检查 1错: 这一天是周三 -> 25日（周三） (ctrl+g 改)"]
    assert offered((), clean=False) == ["检查中"]


def test_where_there_is_little_room_the_words_of_what_is_noted_give_way_then_what_was_found() -> None:
    assert offered((), width=60) == ["检查 没有问题  ctrl+d 记为承诺: 退款从我们这~ 11-24 18:00前"]
    assert offered((), width=50) == [OFFERED]
    assert offered((), width=30) == ["检查 没有问题"]


def test_how_many_more_may_be_noted_is_told() -> None:
    words = offer_of("call you", "11-24 18:00", 3, "ctrl+d", "en")
    assert words(80) == "ctrl+d notes it: call you by 11-24 18:00, and 2 more"
    assert words(46) == "ctrl+d notes it: call you by 11-24 18:00", "what is noted comes before how many more there are"
    assert words(20) == ""


AT = "2026-11-25T18:00:00+08:00"
THIRD = Finding("date.past", "warning", 30, 34, {"at": AT})
WORST = (
    ("length.over", {"channel": "sms", "used": 205, "limit": 160}, None, "too long for SMS: 205 of 160"),
    ("placeholder.unfilled", {"slot": "$name"}, None, "not filled in: $name"),
    ("promise.absolute", {"word": "we guarantee"}, None, '"we guarantee" guarantees what we cannot'),
    ("promise.over-catalogue", {"topic": "refund", "earliest": AT}, "Wednesday 25 November 18:00", "Wed 25 Nov 18:00"),
    ("promise.contradiction", {"due_at": AT, "what": "refund of the second debit"}, None, "for Wed 25 Nov 18:00"),
    ("promise.contradiction", {"due_at": AT, "what": "refund"}, "Wednesday 25 November 18:00", "was promised for"),
    ("date.past", {"at": AT}, None, "this time is over: Wed 25 Nov 18:00"),
    ("date.weekday", {"weekday": 2}, "Wednesday 25 November 18:00", "that day is a Wednesday"),
    ("jargon", {"term": "ticket", "say": "request"}, "request", 'customers do not say "ticket"'),
)


@pytest.mark.parametrize("worst", WORST, ids=[one[0] for one in WORST])
def test_of_several_on_one_line_the_worst_is_whole_with_how_many_and_the_key_for_all(
    worst: tuple[str, dict[str, str | int], str | None, str],
) -> None:
    rule, facts, instead, meaning = worst
    found = (TERM, Finding(rule, "error", 10, 24, facts, instead), THIRD)
    here = Here(ZoneInfo("Asia/Shanghai"), "en")
    (line,) = check_lines(
        found,
        0,
        "x" * 80,
        rows=1,
        width=80,
        language="en",
        key="ctrl+g",
        all_key="ctrl+f",
        time_words=partial(deadline, now=datetime(2026, 11, 23, 10, tzinfo=here.zone), here=here),
        here=False,
    )
    said = plain(line)
    assert said.startswith("Check 1 error 2 hints (ctrl+f): ")
    assert meaning in said
    assert width_of(said) <= 80


def test_the_one_that_the_cursor_stands_in_is_told_though_another_is_worse() -> None:
    assert is_at(TERM, 3)
    assert not is_at(TERM, 9)
    assert "「工单」" in told(FOUND, 3)[0]
