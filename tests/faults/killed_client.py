"""A client that is killed again and again while it writes and exchanges with a real store.

    python -m tests.faults.killed_client URL FOLDER

reads the token, and then the number of a round a line, begins a client as a process of its own by fork (which takes no
start of Python), and says its pid, whatever the client says, and `ended` once it is gone. The client says `saved ID`
after its outbox has an id, and `sent ID` after the store said so.
"""

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

from msgspec import Struct

from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import NewInteraction
from agent_tui.contract.writes import AddInteraction
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import DraftKey
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.sync.pull import Pulled, Puller
from agent_tui.sync.push import Idle, Pusher, Sent
from tests.fake_backend import NOW
from tests.held_clock import HeldClock
from tests.store_server import RunningStore

TICKET = "t1"


class Kills(Struct):
    kills: int = 0
    saved: int = 0
    """Notes that the client said were saved, over all its lives."""
    lost: list[str] = []
    double: list[str] = []
    damaged: int = 0
    """Files that did not pass SQLite's own check after a kill."""

    @property
    def sound(self) -> bool:
        return not (self.lost or self.double or self.damaged)


class Client:
    def __init__(self, url: str, token: str, folder: Path) -> None:
        self.backend = TicketStore(url, token)
        self.precious = Precious(folder / "precious.db")
        self.replica = Replica(folder / "replica.db")
        self.known = Queries(folder / "replica.db")
        self.puller = Puller(self.backend, self.precious, self.replica)
        self.pusher = Pusher(self.backend, self.precious, self.known, clock=HeldClock(), chance=lambda: 0.5)
        self.pusher.recover()

    def is_at_rest(self) -> bool:
        sent, pulled = self.pusher.step(), self.puller.step()
        quiet = isinstance(pulled, Pulled) and not pulled.has_more and not pulled.records
        return sent == Idle(None) and quiet and not self.precious.heads()

    def close(self) -> None:
        self.precious.close()
        self.replica.close()
        self.known.close()
        self.backend.close()


def live(url: str, token: str, folder: Path, round: int) -> None:
    """Writes, sends and pulls for ever."""
    lock = EngineLock(folder / "engine.lock")
    assert lock.acquire(), "the one before is gone, and its lock with it"
    client = Client(url, token, folder)
    chance = random.Random(round)
    number = 0
    while True:
        id = f"r{round}-{number}"
        number += 1
        key = DraftKey(TICKET, "note", "1")
        client.precious.save_draft(key, f"text of {id}", (0, 0), NOW)
        new = NewInteraction(TICKET, "note", "internal", "chat", NOW, f"text of {id}")
        client.precious.add(AddInteraction(id, new), agent="agent", now=NOW, draft=key)
        _say(f"saved {id}")
        for _ in range(chance.randrange(3)):
            sent = client.pusher.step()
            if isinstance(sent, Sent):
                _say(f"sent {sent.item.id}")
        if chance.random() < 0.6:
            client.puller.step()


def main(url: str, folder: Path) -> None:
    token = sys.stdin.readline().strip()
    # what requests need is loaded once, and not by each client
    warm = TicketStore(url, token)
    warm._origin.open()
    warm.close()
    for line in iter(sys.stdin.readline, ""):
        pid = os.fork()
        if pid == 0:
            _say(f"pid {os.getpid()}")
            live(url, token, folder, int(line))
        os.waitpid(pid, 0)
        _say("ended")


def _say(words: str) -> None:
    os.write(1, words.encode() + b"\n")


def kill_again_and_again(store: RunningStore, folder: Path, kills: int, *, seed: int = 20261122) -> Kills:
    """`kills` lives and deaths of one client on one profile, and the account."""
    account = Kills()
    chance = random.Random(seed)
    saved: list[str] = []
    command = [sys.executable, "-m", "tests.faults.killed_client", store.url, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        nursery.stdin.write(store.tokens["agent"] + "\n")
        for round in range(kills):
            nursery.stdin.write(f"{round}\n")
            nursery.stdin.flush()
            said: list[str] = []
            pid = int(nursery.stdout.readline().removeprefix("pid "))
            for _ in range(chance.randrange(12)):
                said.append(nursery.stdout.readline())
            select.select([], [], [], chance.random() * 0.02)
            os.kill(pid, signal.SIGKILL)
            while (line := nursery.stdout.readline()) != "ended\n":
                assert line, "the nursery has ended"
                said.append(line)
            account.kills += 1
            now = [line.strip().removeprefix("saved ") for line in said if line.startswith("saved ")]
            saved += now
            _look_at(folder, now, account)
        nursery.stdin.close()
    account.saved = len(saved)
    _take_account(store, folder, saved, account)
    return account


def _look_at(folder: Path, saved: list[str], account: Kills) -> None:
    """What was said just before the kill is in the outbox, or in the replica already."""
    precious, known = Precious(folder / "precious.db"), Queries(folder / "replica.db")
    try:
        account.damaged += precious._connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
        here = {head.id for head in precious.heads()}
        account.lost += [id for id in saved if id not in here and known.interaction(id) is None]
    finally:
        precious.close()
        known.close()


def _take_account(store: RunningStore, folder: Path, saved: list[str], account: Kills) -> None:
    client = Client(store.url, store.tokens["agent"], folder)
    try:
        steps = 0
        while not client.is_at_rest():
            steps += 1
            assert steps < 50_000, "sync never comes to rest"
        bodies = [
            change.doc.body
            for page in client.backend.snapshot()
            for change in page.records
            if change.doc is not None and change.type == "interaction" and hasattr(change.doc, "body")
        ]
    finally:
        client.close()
    there = set(bodies)
    account.lost += [id for id in saved if f"text of {id}" not in there]
    account.double += [body for body in there if body.startswith("text of ") and bodies.count(body) > 1]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
