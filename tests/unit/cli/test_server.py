"""The store's own commands as processes: their first line, their end, and the agents they know."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent_tui.cli import server, watching
from agent_tui.cli.session import Session
from agent_tui.demo.company import DataLanguage
from agent_tui.demo.folder import DemoFolder
from agent_tui.domain.errors import BadInput
from agent_tui.messages.speech import Language
from tests.unit.cli.running import agent_tui

STARTS_WITHIN_S = 60
ENDS_WITHIN_S = 30


@contextmanager
def process(
    *argv: str, home: Path, environ: dict[str, str] | None = None, umask: int = -1
) -> "Iterator[subprocess.Popen[bytes]]":
    """`agent-tui ARGV…` as a process of its own."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("AGENT_TUI", "LC_", "LANG"))}
    known |= {"AGENT_TUI_HOME": str(home), "AGENT_TUI_LANGUAGE": "en", **(environ or {})}
    command = [sys.executable, "-m", "agent_tui", *argv]
    started = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=known, umask=umask
    )
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def first_line(started: "subprocess.Popen[bytes]") -> Any:
    assert started.stdout is not None
    return json.loads(started.stdout.readline())


def agent(home: Path, *argv: str) -> Any:
    ran = agent_tui("admin", "agent", *argv, "--json", home=home)
    assert ran.status == 0, ran.err
    return ran.document


def test_agents_are_made_listed_shut_out_and_given_new_tokens(tmp_path: Path) -> None:
    made = agent(
        tmp_path, "add", "li.na", "--role", "agent", "--queue", "billing", "--queue", "投诉", "--queue", "billing"
    )
    assert list(made) == ["agent", "token"]
    assert made["token"].startswith("agt_li.na_")
    assert agent(tmp_path, "rotate", "li.na")["token"] != made["token"]
    agent(tmp_path, "disable", "li.na")
    assert agent(tmp_path, "list") == {
        "agents": [{"agent": "li.na", "role": "agent", "name": "", "queues": ["billing", "投诉"], "disabled": True}]
    }
    assert (tmp_path / "data" / "store.db").stat().st_mode & 0o777 == 0o600
    for argv in (
        "add li.na --role agent",
        "rotate nobody",
        "disable nobody",
        "add -- .. --role agent",
        "add x --role agent --queue=",
    ):
        assert agent_tui("admin", "agent", *argv.split(), home=tmp_path).status == 2, argv
    shown = agent_tui("admin", "agent", "list", home=tmp_path, language="zh").out
    assert "投诉" in shown
    assert "座席" in shown


def test_the_database_comes_from_the_environment_where_no_argument_names_one(tmp_path: Path) -> None:
    """A URL may hold a password, and everybody on a machine can read arguments."""
    environ = {"AGENT_TUI_DATABASE": f"sqlite:///{tmp_path / 'elsewhere.db'}"}
    argv = ("admin", "agent", "add", "li.na", "--role", "agent")
    assert agent_tui(*argv, home=tmp_path, environ=environ).status == 0
    assert (tmp_path / "elsewhere.db").exists()
    assert (
        agent_tui(*argv, "--database", f"sqlite:///{tmp_path / 'named.db'}", home=tmp_path, environ=environ).status == 0
    )
    assert (tmp_path / "named.db").exists()
    assert agent_tui(*argv, home=tmp_path, environ={"AGENT_TUI_DATABASE": ""}).status == 0
    assert (tmp_path / "data" / "store.db").exists()


def test_a_database_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    for url in ("nonsense", "sqlite:////nonexistent/folder/store.db", "postgresql+none://u:secret@h/d"):
        ran = agent_tui("admin", "agent", "list", "--database", url, home=tmp_path)
        assert ran.status == 2, url
        assert "secret" not in ran.err
        assert "Traceback" not in ran.err


def test_serve_says_its_url_first_and_ends_when_told(tmp_path: Path) -> None:
    token = agent(tmp_path, "add", "boss", "--role", "admin")["token"]
    with process("serve", "--port", "0", "--json", home=tmp_path) as serving:
        ready = first_line(serving)
        assert list(ready) == ["event", "url"]
        assert ready["event"] == "ready"
        me = httpx.get(f"{ready['url']}/v1/me", headers={"Authorization": f"Bearer {token}"}, trust_env=False)
        assert me.json()["agent"]["id"] == "boss"
        port = ready["url"].rpartition(":")[2]
        taken = agent_tui("serve", "--port", port, home=tmp_path)
        assert taken.status == 2
        assert port in taken.err
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(ENDS_WITHIN_S) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_headless_demo_says_url_and_tokens_first_and_clears_up(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    environ = {"TMPDIR": str(folder)}
    with process("demo", "--headless", "--contacts", "5", home=tmp_path / "home", environ=environ, umask=0) as demo:
        ready = first_line(demo)
        assert list(ready) == ["url", "tokens"]
        assert set(ready["tokens"]) == {"agent", "supervisor", "admin"}
        asked = {"AGENT_TUI_URL": ready["url"], "AGENT_TUI_TOKEN": ready["tokens"]["agent"]}
        ran = agent_tui("queue", "--json", home=tmp_path / "person", environ=asked)
        assert ran.status == 0
        assert ran.document["contacts"]
        made = [found for demo_home in folder.iterdir() for found in (demo_home, *demo_home.rglob("*"))]
        assert [str(found) for found in made if found.stat().st_mode & 0o077] == [], "the umask was open"
        demo.send_signal(number)
        assert demo.wait(ENDS_WITHIN_S) == 0
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "environ", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_without_a_utf8_locale_nothing_fails(tmp_path: Path, environ: dict[str, str]) -> None:
    words = {"AGENT_TUI_LANGUAGE": "zh", **environ}
    with process("queue", home=tmp_path, environ=words) as started:
        out, err = started.communicate(timeout=STARTS_WITHIN_S)
    assert (started.returncode, out) == (4, b"")
    assert "还没有设置连接" in err.decode()


def test_an_output_without_room_is_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "agent_tui", "--home", str(tmp_path), "--help"]
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=STARTS_WITHIN_S)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"agent-tui: ")
    assert b"Traceback" not in ran.stderr
    assert b"Exception" not in ran.stderr


def test_closed_streams_are_borne(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m agent_tui --home "{tmp_path}" queue <&- >&-'
    ran = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, check=False, timeout=STARTS_WITHIN_S)
    assert ran.returncode == 4
    assert b"Traceback" not in ran.stderr


def test_of_several_demos_the_newest_is_meant_or_the_one_that_home_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    told: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: told.append(number))
    try:
        assert "No demo is running" in agent_tui("demo", "--unplug", home=tmp_path / "mine").err
        old, new = DemoFolder(), DemoFolder()
        os.utime(old.path / "keeper.lock", (0, 0))
        newest = agent_tui("demo", "--unplug", home=tmp_path / "mine")
        assert (newest.status, told) == (0, [signal.SIGUSR1])
        assert f"this is {new.path}. Another one: --home {old.path}" in newest.err
        assert f"this is {old.path}. Another" in agent_tui("demo", "--unplug", home=old.path).err
        new.clear()
        alone = agent_tui("demo", "--unplug", home=tmp_path / "mine")
        assert (alone.status, "Several" in alone.err) == (0, False)
        old.clear()
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert agent_tui("demo", "--unplug", "--watch").status == 2


def test_who_watches_the_demo_does_so_in_their_own_colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mine = tmp_path / "mine"
    (mine / "config").mkdir(parents=True, mode=0o700)
    (mine / "config" / "settings.toml").write_text('theme = "paper"\n', encoding="utf-8")
    demo = DemoFolder()
    watched: list[tuple[str | None, str]] = []

    def watch(session: Session, own: Session) -> int:
        watched.append((session.arguments.home, own.settings.theme))
        return 0

    monkeypatch.setattr(watching, "watch", watch)
    agent_tui("demo", "--watch", home=mine)
    agent_tui("demo", "--watch", home=demo.path, environ={"AGENT_TUI_HOME": str(mine)})
    demo.clear()

    assert watched == [(str(demo.path), "paper")] * 2


def test_a_missing_library_of_the_store_names_the_extra() -> None:
    with pytest.raises(BadInput) as caught, server._store_installed():
        raise ModuleNotFoundError("No module named 'litestar'", name="litestar.app")
    assert caught.value.key == "store-not-installed"
    with pytest.raises(ModuleNotFoundError), server._store_installed():
        raise ModuleNotFoundError("No module named 'mine'", name="mine")


@pytest.mark.parametrize(
    ("wish", "shown_in", "data"),
    [
        (server.DemoWish(), "en", "en"),
        (server.DemoWish(), "zh", "mixed"),
        (server.DemoWish(headless=True), "en", "mixed"),
        (server.DemoWish(language="zh"), "en", "zh"),
        (server.DemoWish(language="mixed"), "en", "mixed"),
    ],
    ids=["English", "Chinese", "no workstation", "Chinese in English", "both in English"],
)
def test_what_is_made_up_goes_with_the_interface_unless_somebody_says_otherwise(
    wish: server.DemoWish, shown_in: Language, data: DataLanguage
) -> None:
    assert server.language_of_data(wish, shown_in) == data
