"""`doctor` names what is not in order, and only that."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from agent_tui.config.paths import find_paths
from agent_tui.desk.checkup import Terminal, doctor
from agent_tui.desk.desk_state import PRECIOUS_FILE, REPLICA_FILE
from agent_tui.desk.views import Check
from agent_tui.replica.precious import Precious
from tests.desk_fixture import NOW, a_profile, fill, make_desk
from tests.held_clock import HeldClock
from tests.records import sample_records
from tests.store_server import running_store

GOOD = Terminal("UTF-8", (120, 40), "xterm-256color")
NOWHERE = {"AGENT_TUI_URL": "http://127.0.0.1:9", "AGENT_TUI_TOKEN": "agt_x"}


def found(home: Path, environ: dict[str, str] = NOWHERE, terminal: Terminal = GOOD) -> dict[str, Check]:
    checks = doctor(find_paths(str(home), {}), environ, terminal, ask=lambda question: "")
    return {check.subject: check for check in checks if check.standing != "ok"} | {
        "ok": Check(",".join(check.subject for check in checks if check.standing == "ok"), "ok", "")
    }


def test_a_desk_in_order_has_nothing_to_mend_but_its_empty_replica(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        environ = {"AGENT_TUI_URL": store.url, "AGENT_TUI_TOKEN": store.tokens["agent"]}
        checks = found(tmp_path / "home", environ)
    assert checks.keys() == {"ok", "replica"}
    assert checks["replica"].key == "replica-empty"
    assert checks["ok"].subject == (
        "settings,folders,rights,leftovers,disk,sources,company,templates,locale,terminal,profile,backend,clock,outbox,knowledge"
    )


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    checks = found(tmp_path)
    assert checks["backend"].key == "connection-refused"
    assert checks["backend"].standing == "fail"
    paths = find_paths(str(tmp_path), {})
    paths.settings_file.write_text("colour = 3\n", encoding="utf-8")
    assert found(tmp_path)["settings"].key.startswith("toml-")
    assert found(tmp_path, {})["profile"].key == "no-profile"


@pytest.mark.parametrize(
    ("terminal", "subject", "key"),
    [
        (Terminal("ANSI_X3.4-1968", (80, 24), "xterm"), "locale", "locale-not-utf8"),
        (Terminal("utf_8", None, "xterm"), "terminal", "terminal-none"),
        (Terminal("utf-8", (80, 24), "dumb"), "terminal", "terminal-dumb"),
        (Terminal("utf-8", (79, 24), "xterm"), "terminal", "terminal-small"),
        (Terminal("utf-8", (80, 23), "xterm"), "terminal", "terminal-small"),
    ],
)
def test_a_terminal_that_will_not_do_is_named(tmp_path: Path, terminal: Terminal, subject: str, key: str) -> None:
    checks = found(tmp_path, terminal=terminal)
    assert checks[subject].key == key
    assert len({"locale", "terminal"} & checks.keys()) == 1


def test_damaged_files_are_named(tmp_path: Path) -> None:
    paths, profile = a_profile(tmp_path)
    home = tmp_path / "home"
    paths.profiles_file.parent.mkdir(parents=True)
    paths.profiles_file.write_text(f'[profile.test]\nurl = "{profile.url}"\n', encoding="utf-8")
    folder = paths.profile_data(profile.folder)
    desk = make_desk(tmp_path)
    desk.note("t-zhao", "x")
    desk.close()
    assert not {"outbox", "replica"} & found(home, {}).keys()
    for name in (PRECIOUS_FILE, REPLICA_FILE):
        (folder / name).write_bytes(b"no database at all, but long enough to be one")
    checks = found(home, {})
    assert checks["outbox"].key == checks["replica"].key == "file-broken"
    assert checks["sign-in"].key == "not-signed-in"


def test_what_a_crash_left_half_done_is_undone_and_not_called_damaged(tmp_path: Path) -> None:
    paths, profile = a_profile(tmp_path)
    paths.profiles_file.parent.mkdir(parents=True)
    paths.profiles_file.write_text(f'[profile.test]\nurl = "{profile.url}"\n', encoding="utf-8")
    folder = paths.profile_data(profile.folder)
    before = tmp_path / PRECIOUS_FILE
    Precious(before).close()
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(before, isolation_level=None)) as connection:
        # a small cache, so that pages of the transaction are in the file before it ends
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO drafts (ticket, kind, session, body, cursor_line, cursor_column, saved_at)"
            " VALUES (?, 'note', '1', ?, 0, 0, '2026-11-23T02:42:00+00:00')",
            [(str(number), "x" * 3000) for number in range(100)],
        )
        for part in (PRECIOUS_FILE, f"{PRECIOUS_FILE}-journal"):
            shutil.copy(tmp_path / part, folder / part)
    assert "outbox" not in found(tmp_path / "home", {})
    with closing(Precious(folder / PRECIOUS_FILE)) as precious:
        assert precious.drafts() == []


def test_a_connection_of_the_environment_is_told_from_a_profile(tmp_path: Path) -> None:
    checks = doctor(find_paths(str(tmp_path / "home"), {}), NOWHERE, GOOD)
    profile = next(check for check in checks if check.subject == "profile")
    assert (profile.standing, profile.key, profile.facts) == ("ok", "no-profile", {"url": "http://127.0.0.1:9"})


def test_a_keyring_that_is_not_used_is_not_looked_at(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path / "home"), {})
    environ = {"AGENT_TUI_URL": "http://127.0.0.1:9", "AGENT_TUI_TOKEN": "agt_x"}
    assert "keyring" not in {check.subject for check in doctor(paths, environ, GOOD)}
    assert "keyring" in {check.subject for check in doctor(paths, {"AGENT_TUI_URL": "http://127.0.0.1:9"}, GOOD)}


def test_a_clock_that_is_off_is_named(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        environ = {"AGENT_TUI_URL": store.url, "AGENT_TUI_TOKEN": store.tokens["agent"]}
        checks = doctor(find_paths(str(tmp_path / "home"), {}), environ, GOOD, clock=HeldClock(NOW))
    (clock,) = [check for check in checks if check.subject == "clock"]
    assert clock.key == "clock-off"
    assert abs(int(clock.facts["seconds"] or 0)) > 30


def test_a_replica_without_findings_says_how_much_it_has(tmp_path: Path) -> None:
    paths, profile = a_profile(tmp_path)
    paths.profiles_file.parent.mkdir(parents=True)
    paths.profiles_file.write_text(f'[profile.test]\nurl = "{profile.url}"\n', encoding="utf-8")
    fill(paths.profile_data(profile.folder) / REPLICA_FILE, sample_records(NOW))
    checks = doctor(paths, {}, GOOD)
    assert Check("replica", "ok", "replica", {"tickets": 15, "customers": 12}) in checks


def test_nothing_of_the_token_is_told(tmp_path: Path) -> None:
    checks = doctor(find_paths(str(tmp_path), {}), NOWHERE | {"AGENT_TUI_TOKEN": "agt_secret"}, GOOD)
    assert "agt_secret" not in repr(checks)
