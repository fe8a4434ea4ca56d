"""What customers and colleagues say next: they listen a little, and never give back what was written to them."""

import random

import pytest

from agent_tui.demo.company import COLLEAGUES
from agent_tui.demo.conversation import Script, asks_to_wait, call_transcript, colleague_reply, customer_answer
from agent_tui.demo.situations import situations, voices
from agent_tui.messages.screen_teamwork import WORDS as TEAMWORK_WORDS

PARCEL = next(one for one in situations("zh") if one.key == "parcel-stuck")
SLOTS = {"order": "61120483", "date": "11月18号", "area": "滨江", "product": "充电宝", "tail": "0042", "agent": "李娜",
         "due": "11月25日(周三) 18:00前", "code": "6021"}  # fmt: skip
ZH = voices()["zh"]


def script(said: int = 2) -> Script:
    return Script(PARCEL, SLOTS, said)


def test_asked_to_wait_they_wait_and_the_talk_stays_where_it_is() -> None:
    answer = customer_answer(random.Random(1), "好的，请稍等。", script(), ZH)
    assert answer.texts[0] in ZH.wait_ok
    assert answer.script == script()
    assert not answer.done


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_line_that_holds_a_chat_asks_to_wait(language: str) -> None:
    assert asks_to_wait(TEAMWORK_WORDS[f"hold.words.{language}"].en)
    assert not asks_to_wait("已经核对过了, 订单在滨江中转站, 今天18:00前重新派送。" * 3)


def test_asked_for_the_order_number_they_give_theirs() -> None:
    answers = [customer_answer(random.Random(seed), "请问订单号是多少？", script(), ZH) for seed in range(20)]
    assert any("61120483" in text for answer in answers for text in answer.texts)


def test_else_they_go_on_with_what_they_came_for() -> None:
    answer = customer_answer(random.Random(1), "包裹在中转站，今天会继续派送。", script(), ZH)
    assert answer.texts == ("后天我就出差了，到了没人收的",)
    assert answer.script is not None
    assert answer.script.said > 2


def test_when_all_is_said_they_thank_or_press_and_then_want_no_more() -> None:
    ended = script(len(PARCEL.turns))
    answers = [customer_answer(random.Random(seed), "已经改投快递柜了", ended, ZH) for seed in range(40)]
    assert {answer.done for answer in answers} == {True, False}
    for answer in answers:
        assert answer.texts[0] in (ZH.thanks if answer.done else ZH.impatient)


def test_nothing_that_was_written_to_them_comes_back() -> None:
    poison = "\x1b]0;owned\x07[bold]XYZZY[/bold] 订单号？"
    for seed in range(40):
        for said in (None, script(), script(len(PARCEL.turns))):
            for text in customer_answer(random.Random(seed), poison, said, ZH).texts:
                assert "XYZZY" not in text
                assert text.isprintable()


def test_a_colleague_answers_in_their_own_name_and_closes_when_nothing_is_left() -> None:
    wang = next(one for one in COLLEAGUES if one.id == "wang.fang")
    text, after = colleague_reply(random.Random(1), script(), wang, ZH)
    assert "我是王芳" in text
    assert after.said == 3
    closing, _ = colleague_reply(random.Random(1), script(len(PARCEL.turns)), wang, ZH)
    assert closing
    assert "{" not in closing


def test_a_call_holds_the_rest_of_the_talk_with_who_said_it() -> None:
    text, after = call_transcript(script(2), COLLEAGUES[0], ("客户", "座席", "："))
    assert text.splitlines()[0].startswith("座席：在的，我是李娜")
    assert "客户：A吧" in text
    assert after.left == ()
