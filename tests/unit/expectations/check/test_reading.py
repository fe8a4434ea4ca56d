"""A text is read sentence by sentence, in one way of writing, without what others wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.expectations.check.reading import read


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in read(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您好。我们会处理！可以吗？", ["您好。", "我们会处理！", "可以吗？"]),
        ("已登记；请稍候", ["已登记；", "请稍候"]),
        ("款项共3.5元。明天到", ["款项共3.5元。", "明天到"]),
        ("好的~我们会处理", ["好的~", "我们会处理"]),
        ("营业时间9:00~18:00。", ["营业时间9:00~18:00。"]),
        ("We call you. Thanks!", ["We call you.", "Thanks!"]),
        ("It costs 3.50 a month. Fine.", ["It costs 3.50 a month.", "Fine."]),
        ("We open on Nov. 25 at 9 a.m. sharp. Come.", ["We open on Nov. 25 at 9 a.m. sharp.", "Come."]),
        ("We close at 5 p.m. Then we ship.", ["We close at 5 p.m.", "Then we ship."]),
        ("Ask Dr. Wu, e.g. today. Yes.", ["Ask Dr. Wu, e.g. today.", "Yes."]),
        ("See https://a.example/b.c?d=1.e! Thanks.", ["See https://a.example/b.c?d=1.e!", "Thanks."]),
        ("1. We call\n2. You pay", ["1. We call", "2. You pay"]),
        ("He said “yes.” Good.", ["He said “yes.”", "Good."]),
        ("one; two", ["one; two"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("part", ["we will refund you by friday and ", "我们会在明天退款,", "工单", "x"])
def test_what_is_longer_than_anybody_writes_is_read_in_parts(part: str) -> None:
    """The rules look back and ahead within a sentence: in one of a megabyte they would for minutes."""
    text = part * (50_000 // len(part))
    parts = sentences(text)
    assert max(map(len, parts)) <= 2_000
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    if part[-1] in " ,":
        words = set(part.replace(",", ", ").split())
        assert {one.split()[0] if " " in part else one[: len(part)] for one in parts} <= {*words, part}


def test_a_line_that_a_mail_programme_broke_runs_on() -> None:
    text = "Thank you for telling us about the router that does not start, we will\nsend a new one by Friday.\nBye"
    assert sentences(text) == [text.removesuffix("\nBye"), "Bye"]


def test_a_list_does_not_run_on() -> None:
    text = "These are the things that we are going to bring with us to your flat\n- a new router\n- a cable"
    assert len(sentences(text)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "已退款。\n> 我们会尽快处理\n> 请稍候",
        "已退款。\n＞ 你们答应过的",
        "已退款。\nOn Mon, 23 Nov 2026 at 10:00, Bob <b@example.org> wrote:\nWe will do it soon.",
        "已退款。\nOn Monday the 23rd of November 2026 at 10:00\nBob <b@example.org> wrote:\n> We will do it.",
        "已退款。\n-----Original Message-----\nWe will do it soon.",
        "已退款。\n------------------ 原始邮件 ------------------\n我们会尽快处理",
        "已退款。\n----- 原始郵件 -----\n我們會儘快處理",
        "已退款。\n发件人: 张三\n发送时间: 2026年11月20日\n我们会尽快处理",
        "已退款。\nFrom: Bob\nSent: Monday\nWe will do it soon.",
        "已退款。\nBegin forwarded message:\nWe will do it soon.",
        "已退款。\n2026年11月20日 张三 写道：\n我们会尽快处理",
        "已退款。\n------------------&nbsp;原始邮件&nbsp;------------------\n我们会尽快处理",
        "已退款。\n---- 回复的原邮件 ----\n| 发件人 | 张三 |\n我们会尽快处理",
        "已退款。\n-------- 转发邮件信息 --------\n我们会尽快处理",
        "已退款。\nAm 23.11.2026 um 09:10 schrieb Bob <b@example.org>:\nWe will do it soon.",
        "已退款。\nLe lun. 23 nov. 2026 à 09:10, Bob <b@example.org> a écrit :\nWe will do it soon.",
        "已退款。\nEl lun, 23 nov 2026 a las 9:10, Bob (<b@example.org>) escribió:\n> We will do it soon.",
    ],
)
def test_what_others_wrote_is_left_out(text: str) -> None:
    assert sentences(text) == ["已退款。"]


def test_what_the_writer_adds_below_a_quotation_is_read() -> None:
    text = "On 23 Nov 2026, Bob wrote:\n> When?\n\nWe call tomorrow."
    assert sentences(text) == ["We call tomorrow."]


def test_the_turns_of_the_customer_in_a_dialogue_are_left_out() -> None:
    assert sentences("客户：你们尽快\n客服：明天到\nCustomer: soon?") == ["客服：明天到"]
    assert sentences("客户：张三\n明天到") == ["客户：张三", "明天到"]


def test_one_way_of_writing() -> None:
    text = "我們會儘快回電ＡＢＣ，Ｗｅ’ll see"
    reading = read(text)
    assert reading.plain == "我们会尽快回电abc,we'll see"
    assert len(reading.plain) == len(text)


@pytest.mark.parametrize(
    ("text", "is_question"),
    [
        ("可以吗", True),
        ("您方便吗。", True),
        ("Shall we?", True),
        ("真的？！", True),
        ("我们会核实是否到账。", False),
        ("We will.", False),
    ],
)
def test_questions(text: str, is_question: bool) -> None:
    assert [one.is_question for one in read(text).sentences] == [is_question]


@pytest.mark.parametrize(
    ("text", "language"), [("我们会reset您的VPN", "zh"), ("Dear 王先生, we will call you", "en"), ("12:30", "en")]
)
def test_languages(text: str, language: str) -> None:
    assert [one.language for one in read(text).sentences] == [language]


@given(st.text(max_size=300))
def test_any_text_keeps_its_length_and_its_places(text: str) -> None:
    reading = read(text)
    assert len(reading.plain) == len(text)
    place = 0
    for one in reading.sentences:
        assert place <= one.start < one.end <= len(text)
        assert reading.plain[one.start : one.end] == one.plain
        place = one.end


def test_lone_surrogates_and_marks_are_read() -> None:
    assert len(read("\ud800 \u0301 \U0001f600。").plain) == 6
