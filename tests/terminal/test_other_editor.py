"""Writing in another editor: the terminal is given away and taken back; whatever the editor does, no text is lost."""

import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent_tui.ui.terminal.other_editor import LARGEST, Ending, edit, editor_command
from tests.terminal.pty_session import PtySession, python

WORKSTATION = "tests.terminal.programs.workstation"


def editor(folder: Path, body: str, name: str = "pen") -> Path:
    """A program that is given the file's name, as an editor is; `body` is Python with `file` and `sys`."""
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport os, sys, pathlib, signal\nfile = pathlib.Path(sys.argv[-1])\n{body}\n",
        encoding="utf-8",
    )
    path.chmod(0o700)
    return path


@pytest.mark.parametrize(
    ("body", "ending", "text"),
    [
        ("file.write_text('new\\n', encoding='utf-8')", "changed", "new"),
        ("file.write_text('a\\r\\nb', encoding='utf-8')", "changed", "a\nb"),
        ("pass", "unchanged", "draft 草稿"),
        ("file.write_text('half'); sys.exit(1)", "failed", "draft 草稿"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "failed", "draft 草稿"),
        ("file.unlink()", "gone", "draft 草稿"),
        ("file.write_bytes(b'\\xff\\xfe')", "not-utf8", "draft 草稿"),
        (f"file.write_text('x' * {LARGEST + 1})", "too-large", "draft 草稿"),
    ],
)
def test_what_an_editor_may_do(tmp_path: Path, body: str, ending: Ending, text: str) -> None:
    edited = edit("draft 草稿", [str(editor(tmp_path, body))], tmp_path)
    assert (edited.ending, edited.text, edited.editor) == (ending, text, "pen")
    assert [path.name for path in tmp_path.iterdir()] == ["pen"], "nothing is left behind"


def test_nobody_else_can_read_the_text(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    body = f"pathlib.Path({str(seen)!r}).write_text(f'{{file.stat().st_mode:o}} {{file.parent.stat().st_mode:o}}')"
    edit("secret", [str(editor(tmp_path, body))], tmp_path)
    file, folder = (stat.S_IMODE(int(mode, 8)) for mode in seen.read_text(encoding="utf-8").split())
    assert (file, folder) == (0o600, 0o700)


@pytest.mark.parametrize("command", [[], ["/nowhere/pen"]])
def test_no_editor_changes_nothing(tmp_path: Path, command: list[str]) -> None:
    assert edit("draft", command, tmp_path).text == "draft"


def test_which_editor(tmp_path: Path) -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": "'", "EDITOR": "vi"}) == ["vi"]
    editor(tmp_path, "pass", "nano")
    assert editor_command({"PATH": str(tmp_path)}) == ["nano"]
    assert editor_command({"PATH": ""}) == []


@contextmanager
def at_a_note(tmp_path: Path, body: str) -> Iterator[PtySession]:
    pen = editor(tmp_path, body)
    environ = {"VISUAL": str(pen), "EDITOR": "false"}
    with PtySession(python(WORKSTATION, str(tmp_path)), columns=100, rows=30, environ=environ) as session:
        session.before = session.flags()
        session.wait_for("? Help")
        session.press("n")
        session.wait_for("esc keeps the draft")
        session.press("first words")
        session.wait_for("first words")
        yield session


def leave(session: PtySession) -> None:
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    assert session.flags() == session.before
    assert session.output.rindex(b"\x1b[?1049l") > session.output.rindex(b"\x1b[?1049h")


def test_the_text_goes_to_the_editor_and_comes_back_with_the_cursor_at_its_end(tmp_path: Path) -> None:
    body = "file.write_text(file.read_text() + ', more words', encoding='utf-8')"
    with at_a_note(tmp_path, body) as session:
        session.press("ctrl+e")
        session.wait_for("The text came back from pen")
        session.wait_for("first words, more words")
        session.press("!")
        session.wait_for("first words, more words!")
        leave(session)


def test_the_editor_has_the_terminal_as_it_was_and_we_take_it_back_whatever_it_left(tmp_path: Path) -> None:
    """Raw mode, mouse reports, the other screen and a killed editor; the terminal was made larger meanwhile."""
    body = """
import termios, tty
flags = termios.tcgetattr(0)
print('ECHO', bool(flags[3] & termios.ECHO), 'ICANON', bool(flags[3] & termios.ICANON), flush=True)
sys.stdin.readline()
tty.setraw(0)
print('\\x1b[?1049h\\x1b[?1000h\\x1b[?1006h', end='', flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    with at_a_note(tmp_path, body) as session:
        session.press("ctrl+e")
        session.wait_for("ECHO True ICANON True")
        session.resize(120, 40)
        session.press("enter")
        session.wait_for("ended with an error")
        session.wait_for("first words")
        session.press(" go on")
        session.wait_for("first words go on")
        assert session.output.rindex(b"\x1b[?1000l") > session.output.rindex(b"\x1b[?1000h")
        leave(session)


def test_ctrl_z_in_the_editor_stops_us_too(tmp_path: Path) -> None:
    """Else the shell would wait for a program that waits for a stopped one."""
    body = """
caught = next(line for line in open(f'/proc/{os.getppid()}/status') if line.startswith('SigCgt'))
file.write_text(str(int(caught.split()[1], 16) >> (signal.SIGTSTP - 1) & 1))
"""
    before = signal.signal(signal.SIGTSTP, lambda *_: None)
    try:
        assert edit("", [str(editor(tmp_path, body))], tmp_path).text == "0", "nobody catches it meanwhile"
        assert signal.getsignal(signal.SIGTSTP) is not signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTSTP, before)
