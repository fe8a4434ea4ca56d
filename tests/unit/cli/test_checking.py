"""The check from a shell: one text with what is known beside it, and batches of labelled cases. No store anywhere."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.running import Ran, agent_tui

NOW = "2026-11-23T10:00:00+08:00"


def checked(tmp_path: Path, text: str, *options: str, context: dict[str, Any] | None = None, **how: Any) -> Ran:
    if context is not None:
        file = tmp_path / "context.json"
        file.write_text(json.dumps(context), encoding="utf-8")
        options = (*options, "--context", str(file))
    return agent_tui("check", *options, typed=text.encode(), home=tmp_path / "home", **how)


def batch(tmp_path: Path, *lines: object, options: tuple[str, ...] = (), **how: Any) -> Ran:
    text = "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    return agent_tui("check", "--batch", "-", *options, typed=text.encode(), home=tmp_path / "home", **how)


def answers(ran: Ran) -> list[Any]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_finding_is_said_with_its_place_and_what_to_write_instead(tmp_path: Path) -> None:
    text = "您的工单已受理，卡号4111 1111 1111 1111。\n"
    glossary = [{"term": "工单", "say": "您的服务请求"}]
    ran = checked(tmp_path, text, "--channel", "chat", "--json", context={"now": NOW, "glossary": glossary})
    assert ran.status == 1
    assert ran.document == {
        "findings": [
            {
                "rule": "jargon", "severity": "warning", "start": 2, "end": 4,
                "message": 'customers do not say "工单"; say: 您的服务请求', "suggestion": "服务请求",
            },
            {
                "rule": "pii.card", "severity": "warning", "start": 10, "end": 29,
                "message": "a whole card number; mask it", "suggestion": "4111 **** **** 1111",
            },
        ],
        "characters": 30,
        "segments": None,
    }  # fmt: skip


def test_a_text_in_order_ends_with_0_and_tells_its_parts(tmp_path: Path) -> None:
    ran = checked(tmp_path, "您好，您的退款已到账。\n", "--channel", "sms", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.document == {"findings": [], "characters": 11, "segments": 1}


def test_the_signature_and_the_parts_of_the_context_count(tmp_path: Path) -> None:
    text = "a" * 70
    assert checked(tmp_path, text, "--channel", "sms").status == 0
    assert checked(tmp_path, text, "--channel", "sms", context={"signature": "【云桥】"}).status == 1
    assert checked(tmp_path, text, "--channel", "sms", context={"signature": "【云桥】", "sms_parts": 2}).status == 0


def test_people_read_it_too(tmp_path: Path) -> None:
    ran = checked(tmp_path, "尊敬的$name，您好", "--channel", "sms", language="zh")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "错误  placeholder.unfilled  还没填: $name", "  3-8  $name", "11 字, 1 条短信",
    ]  # fmt: skip
    assert checked(tmp_path, "您好", "--channel", "email").out.splitlines() == ["nothing found", "2 characters"]


def test_the_settings_of_this_desk_hold_where_no_context_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "home/config").mkdir(parents=True)
    (tmp_path / "home/config/settings.toml").write_text('sms_signature = "【云桥】"\n', encoding="utf-8")
    assert checked(tmp_path, "a" * 70, "--channel", "sms").status == 1
    assert checked(tmp_path, "a" * 70, "--channel", "sms", context={"signature": ""}).status == 0


def test_a_note_is_for_colleagues(tmp_path: Path) -> None:
    text = "客户卡号 4111111111111111"
    assert checked(tmp_path, text, "--channel", "chat").status == 1
    for said in ({"internal": True}, {"kind": "note"}, {"direction": "internal"}):
        assert checked(tmp_path, text, "--channel", "chat", context=said).status == 0


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ((), "--channel is missing"),
        (("--channel", "fax"), "fax"),
        (("--channel", "sms", "--now", "tomorrow"), "tomorrow"),
        (("--channel", "sms", "--context", "nowhere.json"), "nowhere.json"),
        (("--batch", "nowhere.jsonl"), "nowhere.jsonl"),
        (("--batch", "/"), "/"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, options: tuple[str, ...], named: str) -> None:
    ran = checked(tmp_path, "您好", *options)
    assert (ran.status, ran.out) == (2, "")
    assert named in ran.err


@pytest.mark.parametrize(
    ("context", "named"),
    [
        ({"now": "tomorrow"}, "now"),
        ({"timezone": "Asia/Shangai"}, "timezone"),
        ({"holidays": "ZZ"}, "holidays"),
        ({"hours": {"mon-fri": "early"}}, "hours.mon-fri"),
        ({"glossary": [{"term": "工单"}]}, "glossary[0].say"),
        ({"catalogue": [{"topic": 3}]}, "catalogue[0].topic"),
        ({"open_promises": [{"topic": "x", "what": "y", "due_at": "soon"}]}, "open_promises[0].due_at"),
        ({"open_promises": {}}, "open_promises"),
        ({"sms_parts": 0}, "sms_parts"),
    ],
)
def test_a_context_that_is_wrong_is_refused_by_its_field(tmp_path: Path, context: dict[str, Any], named: str) -> None:
    ran = checked(tmp_path, "您好", "--channel", "sms", context=context)
    assert (ran.status, ran.out) == (2, "")
    assert f"context.json, {named}: " in ran.err


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"now": NaN}', b"[" * 100_000])
def test_a_context_that_is_no_json_object_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c.json").write_bytes(data)
    ran = checked(tmp_path, "您好", "--channel", "sms", "--context", str(tmp_path / "c.json"))
    assert (ran.status, ran.out) == (2, "")
    assert "c.json" in ran.err


def test_a_key_that_nobody_knows_is_told_and_left_alone(tmp_path: Path) -> None:
    context = {"mood": 1, "glossary": [{"term": "工单", "say": "请求", "since": 2020}]}
    ran = checked(tmp_path, "您的工单", "--channel", "sms", "--json", context=context)
    assert [one["rule"] for one in ran.document["findings"]] == ["jargon"]
    assert "mood is not known" in ran.err
    assert "glossary[0].since is not known" in ran.err


def test_a_text_that_is_none_is_refused(tmp_path: Path) -> None:
    ran = agent_tui("check", "--channel", "sms", typed=b"ab\xff", home=tmp_path)
    assert (ran.status, ran.out) == (2, "")


def test_a_byte_order_mark_is_none_of_the_text(tmp_path: Path) -> None:
    ran = agent_tui(
        "check", "--channel", "sms", "--json", typed="\ufeffWe will call you soon.\r\n".encode(), home=tmp_path
    )
    (found,) = ran.document["findings"]
    assert (found["start"], found["end"]) == (17, 21)
    assert ran.document["characters"] == 22


def test_each_case_of_a_batch_is_answered_by_a_line(tmp_path: Path) -> None:
    ran = batch(
        tmp_path,
        {"id": "a", "lang": "zh-CN", "channel": "sms", "text": "好" * 71 + "$name $name", "context": {}, "rules": []},
        {"id": "b", "lang": "en", "channel": "email", "text": "Thank you."},
        {
            "id": "c",
            "channel": "email",
            "text": "your ticket",
            "context": {"glossary": [{"term": "Ticket", "say": "x"}]},
        },
        options=("--now", NOW),
    )
    assert (ran.status, ran.err) == (1, "")
    assert answers(ran) == [
        {"id": "a", "rules": ["length.over", "placeholder.unfilled"]},
        {"id": "b", "rules": []},
        {"id": "c", "rules": ["jargon"]},
    ]


def test_nothing_of_this_desk_goes_into_a_batch(tmp_path: Path) -> None:
    (tmp_path / "home/config").mkdir(parents=True)
    (tmp_path / "home/config/settings.toml").write_text('sms_signature = "【云桥】"\n', encoding="utf-8")
    ran = batch(tmp_path, {"id": "a", "channel": "sms", "text": "a" * 70})
    assert (ran.status, answers(ran)) == (0, [{"id": "a", "rules": []}])


def test_what_a_case_does_not_say_comes_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text('{"glossary":[{"term":"工单","say":"请求"}]}', encoding="utf-8")
    options = ("--channel", "sms", "--context", str(tmp_path / "c.json"))
    ran = batch(
        tmp_path,
        {"id": "a", "text": "您的工单"},
        {"id": "b", "text": "您的工单", "context": {"glossary": []}},
        options=options,
    )
    assert [row["rules"] for row in answers(ran)] == [["jargon"], []]


def test_a_case_that_is_a_note_stays_one_beside_a_context(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text("{}", encoding="utf-8")
    case = {"channel": "chat", "text": "卡号4111 1111 1111 1111"}
    ran = batch(
        tmp_path,
        {"id": "a", **case},
        {"id": "b", **case, "context": {"kind": "note"}},
        options=("--context", str(tmp_path / "c.json")),
    )
    assert [row["rules"] for row in answers(ran)] == [["pii.card"], []]


def test_a_time_at_the_ends_of_the_calendar_is_refused_and_the_rest_is_answered(tmp_path: Path) -> None:
    case = {"channel": "email", "text": "下周五18:00前退款"}
    last = {"now": "9999-12-31T23:59:59Z", "timezone": "Asia/Shanghai"}
    ran = batch(tmp_path, {"id": "a", **case, "context": last}, {"id": "b", **case, "context": {"now": NOW}})
    assert (ran.status, [row["id"] for row in answers(ran)]) == (1, ["b"])
    assert "-:1: context.now: " in ran.err
    owed = {"topic": "refund", "what": "x", "due_at": "0001-01-01T00:00:00Z"}
    ran = batch(tmp_path, {"id": "a", **case, "context": {"now": NOW, "open_promises": [owed]}})
    assert (ran.status, ran.out) == (1, "")
    assert "-:1: context.open_promises[0].due_at: " in ran.err
    ran = checked(tmp_path, "下周五18:00前退款", "--channel", "email", "--now", "9999-12-31T23:59:59Z")
    assert (ran.status, ran.out) == (2, "")


def test_a_line_that_is_no_case_is_named_and_the_rest_is_answered(tmp_path: Path) -> None:
    ran = batch(
        tmp_path,
        "nonsense",
        {"id": "a", "channel": "fax", "text": "x"},
        {"id": "b", "text": "x"},
        {"id": "c", "channel": "sms"},
        {"id": "d", "channel": "sms", "text": "x", "context": {"timezone": "Mars/Base"}},
        "[]",
        "",
        {"id": "e", "channel": "sms", "text": "x", "context": {"mood": 1}},
        {"id": "f", "channel": "sms", "text": "x", "context": {"mood": 2}, "note": ""},
    )
    assert ran.status == 1
    assert [row["id"] for row in answers(ran)] == ["e", "f"]
    for named in ("-:1: ", "-:2: channel", "-:3: channel", "-:4: text", "-:5: context.timezone", "-:6: ", "-:9: note"):
        assert named in ran.err
    assert ran.err.count("mood is not known") == 1, "said once"


def test_who_gave_no_time_is_told_once_that_dates_were_not_judged(tmp_path: Path) -> None:
    late = {"channel": "email", "text": "We will call you back by 20 November 2026."}
    cases = ({"id": "a", **late}, {"id": "b", **late}, {"id": "c", **late, "context": {"now": NOW}})
    ran = batch(tmp_path, *cases)
    assert [row["rules"] for row in answers(ran)][::2] == [[], ["date.past"]]
    assert ran.err.splitlines() == ["2 of the cases say no time, nor does --now: their dates were not judged"]
    assert "2 例没有给出时间" in batch(tmp_path, *cases, language="zh").err
    assert batch(tmp_path, *cases, options=("--now", NOW)).err == ""


def test_why_a_case_is_refused_is_said_in_chinese_to_who_reads_chinese(tmp_path: Path) -> None:
    ran = batch(
        tmp_path,
        "nonsense",
        {"channel": "sms", "text": "x"},
        {"id": "a", "channel": "fax", "text": "x"},
        {"id": 3, "channel": "sms", "text": "x"},
        {"id": "b", "channel": "sms", "text": "x", "context": {"timezone": "Mars/Base"}},
        {"id": "c", "channel": "sms", "text": "x", "context": {"now": "tomorrow"}},
        "[]",
        language="zh",
    )
    told = [line.partition(": ")[2] for line in ran.err.splitlines()]
    assert told == [
        "不是 JSON (第 1 个字符)", "id: 缺少该项", "channel: 不是可用的值", 'id: 应为 引号里的文字 ("…"), 现在是 整数',
        "context.timezone: 没有这个时区", "context.now: 不是带时区的 RFC 3339 时间", "应为一个 JSON 对象 ({…})",
    ]  # fmt: skip


def test_the_check_loads_neither_screen_nor_network() -> None:
    told = "import sys; from agent_tui.cli.main import main; main(); print(sorted(sys.modules), file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", told, "check", "--channel", "sms", "--json"],
        input=b"$name", capture_output=True, check=True,
    )  # fmt: skip
    assert b"placeholder.unfilled" in ran.stdout
    for module in (b"'textual'", b"'httpx'", b"'sqlite3'", b"'holidays'", b"'opencc'", b"'agent_tui.desk.desk'"):
        assert module not in ran.stderr
