"""The head of the composer says whom a text goes to, whatever else has room."""

import pytest

from agent_tui.domain.values import Channel
from agent_tui.expectations.lengths import measure
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.composer_head import Counter, Head, head_lines
from agent_tui.ui.presentation.expectation_words import counter_of
from agent_tui.ui.presentation.styles import plain

REPLY = Head(
    "Reply", "f9 send to Haichuan Logistics (SMS)", "f9 send to Haichuan Logistics", hint="esc keeps the draft"
)
LONG = Head(
    "Reply", "f9 send to Maximiliana Featherstonehaugh (SMS)", "f9 send to Maximiliana Featherstonehaugh", hint="esc"
)


def rows(head: Head, counter: Counter, width: int) -> list[str]:
    return [plain(line) for line in head_lines(head, counter, width)]


def counted(text: str, language: Language = "en", channel: Channel = "sms", signature: str = "") -> Counter:
    return counter_of(measure(text, channel, signature=signature), language)


def test_what_may_be_left_out_goes_before_whom_it_goes_to() -> None:
    over = counted("x" * 224, signature="[CloudBridge]")

    assert rows(REPLY, counted("x"), 80) == [
        "-- Reply  f9 send to Haichuan Logistics (SMS)  SMS 1/160  esc keeps the draft"
    ]
    assert rows(REPLY, counted("x"), 60) == ["-- Reply  f9 send to Haichuan Logistics (SMS)  SMS 1/160"]
    assert rows(REPLY, over, 80) == ["-- Reply  f9 send to Haichuan Logistics (SMS)  239/160 too long"]
    assert rows(REPLY, over, 56) == ["-- Reply  f9 send to Haichuan Logistics (SMS)  239/160"]
    assert rows(REPLY, over, 53) == ["-- Reply  f9 send to Haichuan Logistics  SMS 239/160"]
    assert rows(REPLY, over, 49) == ["-- f9 send to Haichuan Logistics (SMS)  239/160"]


def test_a_name_that_leaves_no_room_has_a_line_of_its_own() -> None:
    assert rows(LONG, counted("x"), 50) == ["-- Reply  SMS 1/160", "   f9 send to Maximiliana Featherstonehaugh (SMS)"]
    assert rows(LONG, counted("x"), 45) == ["-- Reply  SMS 1/160", "   f9 send to Maximiliana Featherstonehaugh"]


def test_who_writes_too_is_said_beside_whom_it_goes_to() -> None:
    warned = REPLY._replace(title="Chen Tao writes too!", title_stays=True)

    assert rows(warned, counted("x"), 53) == [
        "-- Chen Tao writes too!  SMS 1/160",
        "   f9 send to Haichuan Logistics (SMS)",
    ]


@pytest.mark.parametrize("width", range(40, 100))
@pytest.mark.parametrize("head", [REPLY, LONG, REPLY._replace(title="李娜 也在写!", title_stays=True)])
def test_no_row_comes_or_goes_while_a_text_grows(head: Head, width: int) -> None:
    counters = [counted("x" * count, signature="[CloudBridge]") for count in (0, 1, 90, 150, 700)]

    shown = [rows(head, counter, width) for counter in counters]

    assert len({len(lines) for lines in shown}) == 1
    assert all(width_of(line) <= width for lines in shown for line in lines)
    assert all(head.send_briefly in "\n".join(lines) for lines in shown if width >= 46)


def test_a_note_goes_to_nobody_and_has_no_count() -> None:
    note = Head("记录", "f9 保存", "f9 保存", "esc 存草稿")

    assert rows(note, Counter(), 53) == ["-- 记录  f9 保存  esc 存草稿"]
    assert rows(note, Counter(), 20) == ["-- 记录  f9 保存"]
