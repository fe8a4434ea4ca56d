"""Whatever ends the program, what was typed is on disk, the terminal is as it was, and the process is gone (SYNC 9)."""

import os
import pty
import random
import signal
import subprocess
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_session import REPOSITORY, PtySession, python

SAMPLE = "tests.terminal.programs.sample"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft"


@pytest.fixture
def session(draft: Path, tmp_path: Path) -> Iterator[PtySession]:
    with PtySession(python(SAMPLE, str(draft), str(tmp_path / "crashes"))) as session:
        session.before = session.flags()
        session.wait_for("status: ready")
        session.press("tab")
        session.settle()
        yield session


def assert_terminal_is_as_before(session: PtySession) -> None:
    assert session.flags() == session.before
    assert session.output.rstrip().endswith(b"\x1b[?1004l") or b"\x1b[?1049l" in session.output
    assert session.output.rindex(b"\x1b[?1049l") > session.output.rindex(b"\x1b[?1049h")


@pytest.mark.parametrize("seed", range(6))
def test_a_terminal_closed_while_typing_loses_nothing_that_was_shown(
    session: PtySession, draft: Path, seed: int
) -> None:
    chance = random.Random(seed)
    session.press("Dear Chen Jing ")
    session.wait_for("Dear Chen Jing")
    typed = "".join(chance.choice("abcdefgh ") for _ in range(chance.randrange(200)))
    session.press(*typed)
    settled = chance.random() < 0.5
    if settled:
        session.settle()
    session.hang_up()
    assert session.wait_exit() == 128 + signal.SIGHUP
    saved = draft.read_text(encoding="utf-8")
    assert saved.startswith("Dear Chen Jing ")
    assert f"Dear Chen Jing {typed}".startswith(saved)
    if settled:
        assert saved.endswith(typed)


def test_a_terminal_that_is_gone_without_a_signal_ends_the_program_too(draft: Path) -> None:
    """Without a controlling terminal nobody sends SIGHUP: the end of the input must do."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(
        python(SAMPLE, str(draft)), stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env=environment
    )
    os.close(slave)
    said = b""
    while b"status: ready" not in said:
        said += os.read(master, 65536)
    os.close(master)
    assert process.wait(timeout=20) == 128 + signal.SIGHUP
    assert draft.exists()


def test_sighup_saves_and_leaves_a_living_terminal_as_it_was(session: PtySession, draft: Path) -> None:
    session.press("half a sen")
    session.wait_for("half a sen")
    os.kill(session.pid, signal.SIGHUP)
    assert session.wait_exit() == 128 + signal.SIGHUP
    assert draft.read_text(encoding="utf-8") == "half a sen"
    assert_terminal_is_as_before(session)


def test_sigterm_saves_and_quits_in_order(session: PtySession, draft: Path) -> None:
    session.press("half a sen")
    session.wait_for("half a sen")
    os.kill(session.pid, signal.SIGTERM)
    assert session.wait_exit() == 128 + signal.SIGTERM
    assert draft.read_text(encoding="utf-8") == "half a sen"
    assert_terminal_is_as_before(session)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_cannot_be_saved_is_left_on_the_terminal(session: PtySession, draft: Path, number: signal.Signals) -> None:
    draft.mkdir()  # so that nothing can be written there
    session.press("half a sen")
    session.wait_for("half a sen")
    os.kill(session.pid, number)
    assert session.wait_exit() == 128 + number
    left = session.output[session.output.rindex(b"\x1b[?1049l") :].decode()
    assert "what you typed last could not be kept. Here it is" in left
    assert "\nhalf a sen\r\n" in left
    assert session.flags() == session.before


def elsewhere(stream: int, log: Path, draft: Path) -> list[str]:
    """The program with one of its streams in a log."""
    return ["sh", "-c", f'exec "$@" {stream}>"$0"', str(log), *python(SAMPLE, str(draft))]


@pytest.mark.parametrize("stream", [1, 2])
@pytest.mark.parametrize("end", ["term", "hup", "crash"])
def test_what_cannot_be_saved_is_left_where_the_screen_was_and_in_no_log(
    draft: Path, tmp_path: Path, stream: int, end: str
) -> None:
    draft.mkdir()  # so that nothing can be written there
    log = tmp_path / "log"
    with PtySession(elsewhere(stream, log, draft)) as session:
        session.wait_for("status: ready")
        session.press("tab")
        session.settle()
        session.press("half a sen")
        session.wait_for("half a sen")
        if end == "crash":
            session.press("f3")
        else:
            os.kill(session.pid, {"term": signal.SIGTERM, "hup": signal.SIGHUP}[end])
        session.wait_exit()
        left = session.output[session.output.rindex(b"\x1b[?1049l") :].decode()
    assert "\nhalf a sen\r\n" in left
    assert ("ValueError" in left) == (end == "crash")
    assert log.read_bytes() == b""


def test_where_the_terminal_is_gone_what_cannot_be_saved_is_in_no_log(draft: Path, tmp_path: Path) -> None:
    draft.mkdir()
    log = tmp_path / "log"
    with PtySession(elsewhere(2, log, draft)) as session:
        session.wait_for("status: ready")
        session.press("tab")
        session.settle()
        session.press("half a sen")
        session.wait_for("half a sen")
        session.hang_up()
        assert session.wait_exit() == 128 + signal.SIGHUP
    assert log.read_bytes() == b""


def test_sigterm_ends_the_program_though_the_terminal_takes_no_more(session: PtySession, draft: Path) -> None:
    session.press("stuck")
    session.wait_for("stuck")
    terminal = os.open(f"/proc/{session.pid}/fd/0", os.O_RDWR | os.O_NOCTTY)
    termios.tcflow(terminal, termios.TCOOFF)
    os.close(terminal)
    session.press(*["and more "] * 50)
    os.kill(session.pid, signal.SIGTERM)
    assert session.wait_exit(reading=False) == 128 + signal.SIGTERM
    assert draft.read_text(encoding="utf-8").startswith("stuck")
    assert session.flags() == session.before


def test_ctrl_c_and_sigint_end_nothing_and_say_how_to_quit(session: PtySession) -> None:
    os.kill(session.pid, signal.SIGINT)
    session.wait_for("Press Ctrl+Q to quit")
    session.press("tab", "ctrl+c", "x")
    session.settle()
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    assert_terminal_is_as_before(session)


def test_flow_control_is_off_while_it_runs(session: PtySession) -> None:
    assert not session.flags()[0] & (termios.IXON | termios.IXOFF)
    session.press("ctrl+s", "a")
    session.wait_for(" a")
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    assert_terminal_is_as_before(session)


def test_a_crash_shows_no_words_of_the_customer_and_saves_the_draft(
    session: PtySession, draft: Path, tmp_path: Path
) -> None:
    session.press("my card too")
    session.wait_for("my card too")
    session.press("f3")
    assert session.wait_exit() == 1
    assert draft.read_text(encoding="utf-8") == "my card too"
    said = session.output[session.output.rindex(b"\x1b[?1049l") :].decode()
    assert "ValueError" in said
    assert "4111" not in said
    assert "Traceback" not in said
    (report,) = (tmp_path / "crashes").iterdir()
    assert str(report) in said.replace("\r\n", "")
    assert report.stat().st_mode & 0o777 == 0o600
    written = report.read_text(encoding="utf-8")
    assert "action_crash" in written
    assert "4111" not in written
    assert_terminal_is_as_before(session)


def test_what_a_worker_failed_by_is_reported_and_not_that_a_worker_failed(session: PtySession, tmp_path: Path) -> None:
    session.press("f7")
    assert session.wait_exit() == 1
    said = session.output[session.output.rindex(b"\x1b[?1049l") :].decode()
    assert "(ValueError)" in said
    assert "4111" not in said
    (report,) = (tmp_path / "crashes").iterdir()
    written = report.read_text(encoding="utf-8")
    assert "action_crash" in written
    assert "4111" not in written


def test_an_error_in_a_thread_is_reported_and_not_printed_over_the_screen(session: PtySession, tmp_path: Path) -> None:
    session.press("f6")
    session.wait_for("it failed")
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    assert b"Traceback" not in session.output
    assert b"4111" not in session.output
    (report,) = (tmp_path / "crashes").iterdir()
    assert "action_crash" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP])
def test_stopped_and_continued_it_paints_anew(session: PtySession, draft: Path, stop: signal.Signals) -> None:
    session.press("before")
    session.wait_for("before")
    os.kill(session.pid, stop)
    os.waitid(os.P_PID, session.pid, os.WSTOPPED | os.WNOWAIT)
    session.settle(0.1)
    if stop is signal.SIGTSTP:
        assert draft.read_text(encoding="utf-8") == "before"
        assert session.flags() == session.before
    session.screen.reset()  # the shell writes over everything
    os.kill(session.pid, signal.SIGCONT)
    session.wait_for("status: ready")
    session.press(" and after")
    session.wait_for("before and after")
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    assert_terminal_is_as_before(session)
