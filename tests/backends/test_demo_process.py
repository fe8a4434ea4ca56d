"""The demo as processes: it starts, lives, and leaves nothing behind, however it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest

from agent_tui.demo.folder import keeper_of
from agent_tui.demo.keeper import start_demo
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Customer
from agent_tui.store.agents import list_agents
from tests.store_server import bearer, running_store

DEADLINE_S = 60.0

_HOST_PROGRAM = """
import json, sys, time
from agent_tui.demo.keeper import start_demo
demo = start_demo(int(sys.argv[1]), "mixed", on_progress=lambda filled, contacts: print("filling", flush=True))
print(json.dumps({"url": demo.url, "home": str(demo.home), "token": demo.tokens["agent"]}), flush=True)
time.sleep(600)
"""


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Until `condition` holds; the test fails with `what` when it never does."""
    until = time.monotonic() + DEADLINE_S
    while not condition():
        if time.monotonic() > until:
            pytest.fail(f"never happened: {what}")
        time.sleep(0.05)  # between two looks at what other processes do: there is no event to wait for


def is_open(url: str) -> bool:
    place = urlsplit(url)
    with socket.socket() as probe:
        return probe.connect_ex((place.hostname or "", place.port or 0)) == 0


def processes_of(marker: str) -> list[int]:
    """The processes whose command line or environment holds `marker`."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if marker.encode() in (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes():
                found.append(int(folder.name))
    return found


def open_to_others(folder: Path) -> list[Path]:
    """What lies in `folder` and somebody else may read; a journal may go while it is looked at."""
    found = []
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if file.lstat().st_mode & 0o077:
                found.append(file)
    return found


def descendants(pid: int) -> list[int]:
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(further for child in children for further in descendants(child))]


@contextmanager
def host(folder: Path, contacts: int = 30) -> Iterator["subprocess.Popen[str]"]:
    """A program that shows the demo, with a temporary folder of its own; killed at the end of the block."""
    program = subprocess.Popen(
        [sys.executable, "-c", _HOST_PROGRAM, str(contacts)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def started(program: "subprocess.Popen[str]") -> dict[str, str]:
    assert program.stdout is not None
    for line in program.stdout:
        if line.startswith("{"):
            told: dict[str, str] = json.loads(line)
            return told
    pytest.fail("the demo did not start")


def check_nothing_is_left(folder: Path, url: str | None) -> None:
    wait_until(lambda: not processes_of(str(folder)), "the demo's processes end")
    wait_until(lambda: not list(folder.iterdir()), "the demo's folder goes")
    assert url is None or not is_open(url)


def test_it_serves_three_roles_and_its_queue_lives_until_it_is_stopped() -> None:
    demo = start_demo(60, "mixed", on_progress=lambda *_: None)
    try:
        assert demo.home.stat().st_mode & 0o777 == 0o700
        for role in ("agent", "supervisor", "admin"):
            with httpx.Client(base_url=demo.url, headers=bearer(demo.tokens[role]), trust_env=False) as client:
                assert client.get("/v1/me").json()["agent"]["role"] == role
        with httpx.Client(
            base_url=demo.url, headers=bearer(demo.tokens["agent"]), trust_env=False, timeout=40
        ) as client:
            first = client.get("/v1/snapshot", params={"limit": 500}).json()
            assert sum(change["type"] == "ticket" for change in first["records"]) == 60
            wait_until(lambda: _somebody_spoke(client, first["cursor"]), "somebody comes or asks again")
        assert (demo.home / "serve.log").exists()
        assert open_to_others(demo.home) == []
    finally:
        demo.stop()
    assert not is_open(demo.url)
    assert not demo.home.exists()
    assert not processes_of(str(demo.home))
    demo.stop()


def _somebody_spoke(client: httpx.Client, cursor: str) -> bool:
    page = client.get("/v1/changes", params={"cursor": cursor, "wait": 5}).json()
    return any(
        change["type"] == "interaction" and change["doc"]["direction"] == "inbound" for change in page["changes"]
    )


def test_nothing_is_left_when_whoever_shows_it_is_killed(tmp_path: Path) -> None:
    with host(tmp_path) as program:
        told = started(program)
        assert is_open(told["url"])
        program.send_signal(signal.SIGKILL)
        program.wait()
        check_nothing_is_left(tmp_path, told["url"])


def test_nothing_is_left_when_whoever_shows_it_is_killed_with_all_its_children(tmp_path: Path) -> None:
    with host(tmp_path) as program:
        told = started(program)
        for pid in [program.pid, *descendants(program.pid)]:
            os.kill(pid, signal.SIGKILL)
        program.wait()
        check_nothing_is_left(tmp_path, told["url"])


def test_nothing_is_left_when_whoever_shows_it_is_killed_while_it_fills(tmp_path: Path) -> None:
    with host(tmp_path, contacts=3000) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "filling\n"
        program.send_signal(signal.SIGKILL)
        program.wait()
        check_nothing_is_left(tmp_path, None)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_the_keeper_ends_all_of_it(tmp_path: Path, number: signal.Signals) -> None:
    with host(tmp_path) as program:
        told = started(program)
        keepers = [pid for pid in processes_of("agent_tui.demo.keeper_process") if pid in processes_of(str(tmp_path))]
        assert len(keepers) == 1
        os.kill(keepers[0], number)
        wait_until(lambda: not is_open(told["url"]), "the store ends")
        wait_until(lambda: not list(tmp_path.iterdir()), "the folder goes")


def test_a_database_of_somebody_elses_is_left_as_it_was(tmp_path: Path) -> None:
    line = msgspec.json.encode(Customer("c1", "Somebody", "standard", "en", (), ()))
    with running_store(tmp_path) as store:
        assert store.take_in(line + b"\n").json()["results"] == [{"outcome": "created"}]
        tokens = store.tokens
    with pytest.raises(BadInput) as caught:
        start_demo(30, "en", f"sqlite:///{tmp_path / 'store.db'}", on_progress=lambda *_: None)
    assert caught.value.key == "demo-database-in-use"
    with running_store(tmp_path, tokens=tokens) as store:
        assert {one.agent.id for one in list_agents(store.database)} == {"agent", "supervisor", "admin"}
        with store.client() as client:
            records = client.get("/v1/snapshot").json()["records"]
            assert [row["id"] for row in records if row["type"] != "agent"] == ["c1"]


def test_a_database_that_a_demo_filled_is_gone_on_with(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    for _ in range(2):
        demo = start_demo(30, "en", database, headless=True, on_progress=lambda *_: None)
        try:
            with httpx.Client(base_url=demo.url, headers=bearer(demo.tokens["agent"]), trust_env=False) as client:
                rows = client.get("/v1/snapshot", params={"limit": 500}).json()["records"]
        finally:
            demo.stop()
        made = [row["id"] for row in rows if row["type"] == "ticket" and len(row["id"]) < 36]
        assert len(made) == 30


def test_a_database_that_cannot_be_opened_is_said_with_the_stores_own_words(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        start_demo(30, "en", f"sqlite:///{tmp_path / 'absent' / 'store.db'}", on_progress=lambda *_: None)
    assert caught.value.key == "demo-store-failed"
    assert "absent" in str(caught.value.facts["reason"])


def test_its_store_can_be_taken_off_the_network_and_comes_back() -> None:
    demo = start_demo(10, "en", on_progress=lambda *_: None)
    try:
        keeper = keeper_of(demo.home)
        os.kill(keeper, signal.SIGUSR1)
        wait_until(lambda: not is_open(demo.url), "off the network")
        os.kill(keeper, signal.SIGUSR1)
        wait_until(lambda: is_open(demo.url), "back")
        assert httpx.get(f"{demo.url}/v1/me", headers=bearer(demo.tokens["agent"])).status_code == 200
    finally:
        demo.stop()
