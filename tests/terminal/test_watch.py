"""Watch mode in a real terminal: it is still while nothing changes, and leaves by its key."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tests.records import sample_records
from tests.store_server import running_store
from tests.terminal.pty_session import PtySession, python

CLEAN = {"AGENT_TUI_LANGUAGE": "en", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "DBUS_SESSION_BUS_ADDRESS": ""}
ATTEMPTS = 5


def test_nothing_is_written_while_nothing_changes(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        lines = b"".join(msgspec.json.encode(one) + b"\n" for one in sample_records(datetime.now(UTC)))
        assert store.take_in(lines).status_code == 200
        environ = {**CLEAN, "AGENT_TUI_URL": store.url, "AGENT_TUI_TOKEN": store.tokens["supervisor"]}
        command = [*python("agent_tui", "--home", str(tmp_path / "home"), "watch")]
        with PtySession(command, columns=120, rows=40, environ=environ) as board:
            board.wait_for("NEEDS A HAND")
            board.wait_for("online")
            board.wait_for("赵敏")
            for _ in range(ATTEMPTS):
                board.settle(1.0)
                minute, before = datetime.now(UTC).minute, len(board.output)
                board.settle(1.0)
                if datetime.now(UTC).minute == minute:
                    break  # else the clock went on, which is a change
            assert len(board.output) == before
            board.press("ctrl+q")
            assert board.wait_exit() == 0
