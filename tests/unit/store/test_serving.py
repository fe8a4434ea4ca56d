"""The server process: private files, a free port, several workers on one feed, and an end that comes soon."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from agent_tui.domain.errors import BadInput
from agent_tui.store.agents import add_agent, list_agents, rotate_token
from agent_tui.store.migrating import open_database
from agent_tui.store.serve import listen, serve, url_of
from tests.conftest import skip_or_fail
from tests.store_lines import customer, jsonl
from tests.store_server import bearer

ENDS_WITHIN_S = 10.0
"""It takes no two seconds; the rest is for a busy machine."""
ANSWERS_WITHIN_S = 30.0
TRIES = 6

PROGRAM = """
import sys
from agent_tui.store.serve import serve
serve(sys.argv[1], "127.0.0.1", 0, int(sys.argv[2]), on_ready=lambda url: print(url, flush=True))
print("ended", flush=True)
"""


class Process:
    """A store in a process of its own."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.database_url = f"sqlite:///{folder / 'store.db'}"
        database = open_database(self.database_url)
        known = any(entry.agent.id == "boss" for entry in list_agents(database))
        self.token = (rotate_token(database, "boss") if known else add_agent(database, "boss", "admin")).token
        database.close()
        arguments = [sys.executable, "-W", "error", "-c", PROGRAM, self.database_url, str(workers)]
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def client(self) -> httpx.Client:
        return httpx.Client(
            base_url=self.url, headers=bearer(self.token), timeout=ANSWERS_WITHIN_S, trust_env=False, verify=False
        )


@contextmanager
def served(folder: Path, workers: int) -> Iterator[Process]:
    store = Process(folder, workers)
    try:
        yield store
    finally:
        store.process.kill()
        store.process.communicate()


@pytest.mark.parametrize(("workers", "number"), [(1, signal.SIGTERM), (1, signal.SIGINT), (2, signal.SIGTERM)])
def test_it_ends_when_told_to_though_somebody_waits(tmp_path: Path, workers: int, number: signal.Signals) -> None:
    with served(tmp_path, workers) as store, store.client() as client:
        cursor = client.get("/v1/snapshot").json()["cursor"]
        answers: list[httpx.Response] = []
        asks = threading.Thread(
            target=lambda: answers.append(client.get("/v1/changes", params={"cursor": cursor, "wait": 25}))
        )
        asks.start()
        with store.client() as other:  # answered after the poll has been taken, or as good as
            other.get("/v1/me")
        store.process.send_signal(number)
        out, err = store.process.communicate(timeout=ENDS_WITHIN_S)
        asks.join(ENDS_WITHIN_S)
        assert (store.process.returncode, out, err) == (0, "ended\n", "")
        assert all(answer.status_code == 200 for answer in answers)


def test_workers_share_one_feed(tmp_path: Path) -> None:
    with served(tmp_path, 2) as store, store.client() as client:
        cursor = client.get("/v1/snapshot").json()["cursor"]
        for count in range(TRIES):
            # a new connection may come to either worker
            with store.client() as writer:
                assert writer.post("/v1/import", content=jsonl(customer(f"c{count}"))).status_code == 200
            page = client.get("/v1/changes", params={"cursor": cursor, "wait": 20}).json()
            assert [change["id"] for change in page["changes"]] == [f"c{count}"]
            cursor = page["cursor"]


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    with served(tmp_path, 2) as store, store.client() as client:
        children = Path(f"/proc/{store.process.pid}/task/{store.process.pid}/children")
        if not children.exists():
            skip_or_fail("proc", "this system does not tell a process's children")
        workers = [int(pid) for pid in children.read_text().split() if _is_worker(int(pid))]
        assert len(workers) == 2
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        for _ in range(TRIES):
            with suppress(httpx.TransportError):  # the connection that the dead worker had
                assert client.get("/v1/me").status_code == 200
                break
        else:
            pytest.fail("nobody answers any more")


def _is_worker(pid: int) -> bool:
    return "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()


def test_the_file_is_private_and_remembers(tmp_path: Path) -> None:
    with served(tmp_path, 1) as store, store.client() as client:
        client.post("/v1/import", content=jsonl(customer()))
        before = client.get("/v1/me").json()
        store.process.kill()
        store.process.wait()
    assert (tmp_path / "store.db").stat().st_mode & 0o777 == 0o600
    with served(tmp_path, 1) as store, store.client() as client:
        me = client.get("/v1/me").json()
        assert (me["store"], me["through"]) == (before["store"], before["through"])


def test_an_address_in_use_is_named() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = int(url_of(taken).rpartition(":")[2])
        with pytest.raises(BadInput) as refused:
            listen("127.0.0.1", port)
    assert refused.value.key == "address-unusable"
    for host, number in (("no such host.invalid", 0), ("127.0.0.1", 70_000)):
        with pytest.raises(BadInput):
            listen(host, number)


def test_small_answers_are_sent_at_once() -> None:
    # asyncio turns off the kernel's waiting for more (40 ms an answer) where the socket says that it is TCP
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_an_ipv6_address_stands_in_brackets() -> None:
    try:
        listener = listen("::1", 0)
    except BadInput:
        skip_or_fail("ipv6", "no address ::1 here")
    with listener:
        assert url_of(listener).startswith("http://[::1]:")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("nonsense", "database-unusable"),
        ("sqlite://", "database-unusable"),
        ("sqlite:////no/such/folder/store.db", "database-unusable"),
        ("postgresql+nodriver://user:secret@host/db", "database-driver-missing"),
        ("nobase://host/db", "database-driver-missing"),
    ],
)
def test_a_database_that_cannot_be_is_named_without_its_password(url: str, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        serve(url, "127.0.0.1", 0)
    assert refused.value.key == key
    assert "secret" not in str(refused.value.facts)


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_text("these are my notes, and no database at all" * 40)
    before = path.read_bytes()
    with pytest.raises(BadInput) as refused:
        open_database(f"sqlite:///{path}")
    assert refused.value.key == "database-unusable"
    assert path.read_bytes() == before


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    open_database(url).close()
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(BadInput) as refused:
        open_database(url)
    assert refused.value.key == "database-newer"
