"""A Chinese input method that was left on, and pasted text, do no harm to the real program in a real terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.message import Message

from agent_tui.ui.terminal.phrases import gathered
from tests.terminal.pty_session import PtySession, python

WORKSTATION = "tests.terminal.programs.workstation"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PtySession]:
    with PtySession(python(WORKSTATION, str(tmp_path)), columns=100, rows=30) as session:
        session.wait_for("? Help")
        yield session


def selected(session: PtySession) -> str:
    return next((line for line in session.text.splitlines() if line.startswith(">")), "")


def test_full_width_letters_digits_and_signs_are_the_keys_that_typed_them(session: PtySession) -> None:
    first = selected(session)
    session.send("ｊ".encode())
    session.wait_until(lambda: selected(session) not in ("", first), "the next line is selected")
    session.send("ｋ".encode())
    session.wait_until(lambda: selected(session) == first, "the first line is selected again")
    session.send("？".encode())
    session.wait_for("Keys that work here")
    session.press("escape")
    session.wait_gone("Keys that work here")
    session.send("\u3000".encode())
    session.wait_for("What can be done here")
    session.send("０".encode())
    session.settle()
    session.send("０".encode())
    session.settle()
    session.press("escape")
    session.wait_gone("What can be done here")
    session.send("、".encode())
    session.wait_for("filter")


def test_a_number_of_the_menu_may_be_full_width(session: PtySession) -> None:
    session.press("space")
    session.wait_for("What can be done here")
    session.send("２".encode())
    session.wait_for("f9 send to")
    session.wait_gone("What can be done here")


@pytest.mark.parametrize("phrase", ["你好请问", "我要退款c1", "Q退出", "第3单w", "nihao"])
def test_a_phrase_of_an_input_method_does_nothing_in_a_list(session: PtySession, phrase: str) -> None:
    first = selected(session)
    session.send(phrase.encode())
    session.wait_for("Press Shift for English")
    assert selected(session) == first
    session.press("?")
    session.wait_for("Keys that work here")


def test_a_coloured_log_that_is_pasted_is_text_from_end_to_end(session: PtySession) -> None:
    session.press("/")
    session.send(b"\x1b[200~aaa \x1b[31mred\x1b[0m zz\x1b[201~")
    session.wait_for("aaa [31mred[0m zz")


def test_pasted_text_does_nothing_in_a_list_and_says_so(session: PtySession) -> None:
    first = selected(session)
    session.send(b"\x1b[200~crQwz\rG\x1b[201~")
    session.wait_for("Pasted text is not taken for keys")
    assert selected(session) == first


def test_a_phrase_is_text_where_one_is_written(session: PtySession) -> None:
    session.press("n")
    session.wait_for("esc keeps the draft")
    session.send("您好, 退款在25日c1".encode())
    session.wait_for("您好, 退款在25日c1")
    session.send("\x1b[200~两行\n文字\x1b[201~".encode())
    session.wait_for("文字")


def keys(text: str) -> list[Message]:
    names = {"\r": "enter"}
    return [events.Key(names.get(character) or _character_to_key(character), character) for character in text]


def told(typed: str, *, going_on: bool = False) -> list[str]:
    """Text in brackets, keys by what they type; enter by its name."""
    return [
        f"[{message.text}]"
        if isinstance(message, events.Paste)
        else ("enter" if message.key == "enter" else message.character or "")
        for message in gathered(keys(typed), going_on=going_on)
        if isinstance(message, events.Paste | events.Key)
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jjj", ["j", "j", "j"]),
        ("你", ["你"]),
        ("你好", ["[你好]"]),
        ("你好\rc", ["[你好]", "enter", "c"]),
        ("c你1", ["[c你1]"]),
        ("ｊｊ", ["ｊ", "ｊ"]),
        ("。。", ["。", "。"]),
        ("nihao", ["[nihao]"]),
        ("zhuangxiu", ["[zhuangxiu]"]),
        ("woyaotuikuan\r", ["[woyaotuikuan]", "enter"]),
        ("jjjj", ["j", "j", "j", "j"]),
        ("jkjk", ["j", "k", "j", "k"]),
        ("cr", ["c", "r"]),
        ("rthanks", [*"rthanks"]),
    ],
)
def test_characters_that_come_together_are_a_phrase_where_no_key_types_one_of_them(
    typed: str, expected: list[str]
) -> None:
    assert told(typed) == expected


def test_more_than_anybody_types_at_once_is_a_pasted_page() -> None:
    line = "Dear Sir, wczQ1\r"
    assert told(line * 20) == [f"[{line * 20}]".replace("\r", "\n")]
    assert told(line) == [*line[:-1], "enter"]
    assert told(line, going_on=True) == [f"[{line}]".replace("\r", "\n")]
    assert told("\r退款\r" * 200)[0].startswith("[\n退款\n\n退款"), "lines of a page are not sent one by one"


def test_a_key_that_is_held_down_is_no_page() -> None:
    assert told("j" * 1000) == ["j"] * 1000


def test_escape_does_not_wait_for_ten_thousand_characters(session: PtySession) -> None:
    first = selected(session)
    session.send(b"the quick brown fox wraps up zQ " * 320)
    session.wait_for("Pasted text is not taken for keys")
    session.settle()  # what comes in the same breath as a paste is part of it
    session.press("?")
    session.wait_for("Keys that work here")
    session.press("escape")
    session.wait_gone("Keys that work here")
    assert selected(session) == first
    session.press("n")
    session.wait_for("esc keeps the draft")
    session.send(b"the quick brown fox " * 500)
    session.press("escape")
    session.wait_for("The draft is kept")
