"""What a stranger wrote reaches the terminal as text and as nothing else, whatever widget shows it (SYNC 15–17).

The widgets are given raw text, as if it had never been cleaned: this is about the last gate.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from agent_tui.ui.terminal.line_filter import LastGate
from tests.terminal.programs.every_widget import KINDS
from tests.terminal.pty_session import PtySession, python

MARKUP = "[b]bold[/b] [URGENT] price [1/2] [ok] [@click=app.quit]quit[/] [/nope] {x} :smile:"
CONTROLS = {
    "clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "title": "\x1b]0;PWNED\x1b\\",
    "link": "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "colour": "\x1b[38;5;213mpink",
    "clear": "\x1b[3J\x1b[2J",
    "question": "\x1b[6n\x1b[21t\x1b[c",
    "c1": "\x9b31mred\x9d0;c1\x9c\x90q#0\x9c",
    "unended": "\x1bPq \x1b_Ga=T \x1b^pm",
    "small": "\x00\x07\x08\x0e\x7f",
    "surrogate": "\udc9b\ud800",
}
BREAKS = "\x0b\x0c\x1c\u2028\u2029\x85"

ALLOWED = re.compile(
    r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]"
    r"|\x1b\[[0-9;]*[HmKXCGJMLr]"  # the painter
    r"|\x1b\[\?(?:1049|25|1004|2004|7|2026|1000|1003|1015|1006)[hl]|\x1b\[\?2026\$p|\x1b\[[<>][0-9]*u"  # the driver
)
PAINTERS = re.compile(r"\x1b\[[0-9;]*J")


def show(tmp_path: Path, text: str, *, mouse: bool = False) -> PtySession:
    words = tmp_path / "words"
    words.write_text(text, encoding="utf-8", errors="surrogatepass")
    command = python("tests.terminal.programs.every_widget", str(words), *(["mouse"] if mouse else []))
    session = PtySession(command, columns=220, rows=70)
    session.wait_for("all is shown")
    session.wait_for("toast:")
    return session


def quit_orderly(session: PtySession) -> str:
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    return session.output.decode()


def test_no_control_of_a_stranger_passes_from_any_widget(tmp_path: Path) -> None:
    # Some widgets break the line at VT, FF, NEL and U+2028: these come last.
    hostile = "start " + " ".join(f"{name}{text}" for name, text in CONTROLS.items()) + " finish" + BREAKS
    with show(tmp_path, hostile) as session:
        screen = session.text
        output = quit_orderly(session)
    rest = ALLOWED.sub("", output)
    assert rest == "", f"passed: {rest[:200]!r}"
    assert "38;5;213" not in re.sub(r"\[38;5;213mpink", "", output)
    assert {match.group() for match in PAINTERS.finditer(output)} <= {"\x1b[2J"}
    assert "\x1b[3J" not in output
    for kind in KINDS:
        after = screen[screen.index(f"{kind}:start") :]
        line = " ".join(part.strip() for part in after.splitlines()[:2])  # it may be wrapped
        for fragment in ("]52;c;cm0gLXJm", "]0;PWNED", "http://evil.example", "[38;5;213mpink", "31mred", "finish"):
            assert fragment in line, f"{kind} hides {fragment}: {line}"


def test_brackets_are_text_in_every_widget_and_in_every_message(tmp_path: Path) -> None:
    with show(tmp_path, MARKUP) as session:
        screen = session.text
        quit_orderly(session)
    for kind in (*KINDS, "toast", "headline", "title", "sub"):
        assert f"{kind}:{MARKUP}" in screen, f"{kind} reads markup"


def test_a_click_on_a_strangers_action_does_nothing(tmp_path: Path) -> None:
    with show(tmp_path, "click me", mouse=True) as session:
        lines = session.text.splitlines()
        row = next(number for number, line in enumerate(lines, 1) if "line-api:" in line)
        session.send(f"\x1b[<0;5;{row}M\x1b[<0;5;{row}m".encode())
        session.settle()
        quit_orderly(session)


def test_the_mouse_is_left_to_the_terminal(tmp_path: Path) -> None:
    with show(tmp_path, "select me") as session:
        output = quit_orderly(session)
    assert "\x1b[?1000h" not in output
    assert "\x1b[?1003h" not in output


GATE = LastGate()
BLACK = Color(0, 0, 0)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@given(st.lists(st.text(st.characters(), max_size=30), max_size=5))
def test_the_gate_leaves_no_control_and_every_other_character(texts: list[str]) -> None:
    passed = GATE.apply([Segment(text) for text in texts], BLACK)
    for before, after in zip(texts, passed, strict=True):
        assert not CONTROL.search(after.text)
        assert [c for c in after.text if c != "\ufffd"] == [c for c in CONTROL.sub("", before) if c != "\ufffd"]


@given(st.text(st.characters(), max_size=40))
def test_the_gate_changes_no_width(text: str) -> None:
    (passed,) = GATE.apply([Segment(text)], BLACK)
    assert passed.cell_length == Segment(text).cell_length


@pytest.mark.parametrize("meta", [{"@click": "app.quit"}, {"@click": "app.quit", "offset": (1, 2)}, {"@mouse.up": "x"}])
def test_the_gate_takes_links_and_actions_off_and_leaves_the_look(meta: dict[str, object]) -> None:
    style = Style(bold=True, color="red", link="http://evil.example") + Style.from_meta(meta)
    (passed,) = GATE.apply([Segment("x", style)], BLACK)
    assert passed.style is not None
    assert passed.style.link is None
    assert not [key for key in passed.style.meta if key.startswith("@")]
    assert passed.style.meta.get("offset") == meta.get("offset")
    assert passed.style.bold
    assert passed.style.color == style.color


def test_clean_segments_pass_as_they_are() -> None:
    segments = [Segment("plain 中文", Style(bold=True)), Segment("")]
    assert GATE.apply(segments, BLACK) is segments


def test_a_rich_control_code_does_not_pass() -> None:
    from rich.control import Control

    (passed,) = GATE.apply([Control.title("x").segment], BLACK)
    assert "\x1b" not in passed.text
