"""A ticket store for tests: on a free loopback port, over a fresh SQLite file, in a thread of this process.

with running_store(tmp_path) as store:
    httpx.get(store.url + "/v1/me", headers=store.as_agent)
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from agent_tui.domain.values import Role
from agent_tui.store.agents import add_agent
from agent_tui.store.clock import Clock, SteadyClock
from agent_tui.store.database import Database
from agent_tui.store.migrating import open_database
from agent_tui.store.routes.calling import Calls
from agent_tui.store.serve import StoreServer, listen, url_of

STARTS_WITHIN_S = 20.0


@dataclass
class RunningStore:
    """A store that takes requests. `tokens`: by agent; "agent", "supervisor" and "admin" are there from the start."""

    url: str
    database: Database
    database_url: str
    calls: Calls
    tokens: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, role: Role = "agent", queues: Sequence[str] | None = None) -> str:
        """One more agent; the token."""
        self.tokens[name] = add_agent(self.database, name, role, queues).token
        return self.tokens[name]

    def client(self, agent: str = "agent") -> httpx.Client:
        """An HTTP client that signs in as `agent`."""
        # loopback and plain HTTP: there are no certificates to load, which takes longer than most tests
        headers = bearer(self.tokens[agent])
        return httpx.Client(base_url=self.url, headers=headers, timeout=40, trust_env=False, verify=False)

    def take_in(self, lines: bytes, run: str = "run") -> httpx.Response:
        """Imports lines as the admin."""
        with self.client("admin") as client:
            return client.post("/v1/import", params={"run": run}, content=lines)


def bearer(token: str) -> Mapping[str, str]:
    return {"Authorization": f"Bearer {token}"}


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and name of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


@contextmanager
def running_store(
    folder: Path, *, clock: Clock | None = None, port: int = 0, tokens: Mapping[str, str] | None = None
) -> Iterator[RunningStore]:
    """A store over `folder`/store.db until the end of the block. To start the same store again, give the `tokens` (and
    the port of the `url`) that it had."""
    url = f"sqlite:///{folder / 'store.db'}"
    database = open_database(url)
    calls = Calls(database, clock or SteadyClock())
    ready = threading.Event()
    server = StoreServer(calls, ready.set)
    listener = listen("127.0.0.1", port)
    thread = threading.Thread(target=server.run, args=([listener],), name="store")
    thread.start()
    try:
        assert ready.wait(STARTS_WITHIN_S), "the store did not start"
        store = RunningStore(url_of(listener), database, url, calls, dict(tokens or {}))
        roles: tuple[Role, ...] = ("agent", "supervisor", "admin")
        for role in roles:
            if role not in store.tokens:
                store.add(role, role)
        yield store
    finally:
        server.should_exit = True
        thread.join()
        calls.close()
        database.close()
