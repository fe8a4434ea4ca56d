"""A client of the real ticket store over HTTP, on which every fault is laid by a seeded chance, and the account at the
end: what was lost, what was written twice, where client and store differ.

    with running_store(folder) as store:
        account = torment(store, folder, seed=1, faults=500)

Steps of one thread, on a clock that is held: the same seed and the same order of answers make the same run.
"""

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import httpx
import msgspec
from msgspec import Struct

from agent_tui.backends.protocol import Refused
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import NewInteraction, NewPromise, TicketPatch
from agent_tui.contract.writes import AddInteraction, ChangeTicket, MakePromise
from agent_tui.domain.values import RECORD_TYPES
from agent_tui.replica.precious_rows import DraftKey
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.sync.pull import Pulled, Puller
from agent_tui.sync.push import Idle, Pusher
from tests.fake_backend import NOW
from tests.faults.crashing_precious import CRASHES, Crash, CrashingPrecious, CrashingReplica
from tests.faults.fault_transport import (
    Answered,
    Delayed,
    Dropped,
    Duplicated,
    Fault,
    FaultTransport,
    Garbage,
    Late,
    Lost,
    NoHttp,
    Truncated,
    Unconnected,
)
from tests.held_clock import HeldClock
from tests.store_lines import customer, jsonl, ticket
from tests.store_server import RunningStore

ME, COLLEAGUE = "agent", "supervisor"
TICKETS = ("t1", "t2", "t3", "t4")
PAUSE_S = 100.0
"""Longer than any pause of the client's own making, so that a run does not wait for its clock."""


class Account(Struct):
    """What became of a run."""

    asked: int = 0
    """Requests that the client made, faulted or not, while faults were laid."""
    faulted: int = 0
    """Requests on which a fault was laid."""
    crashes: int = 0
    clock_jumps: int = 0
    written: int = 0
    """Texts and promises that the client said were saved."""
    refused: int = 0
    lost: list[str] = []
    double: list[str] = []
    diverged: list[str] = []
    faults: dict[str, int] = {}

    @property
    def sound(self) -> bool:
        return not (self.lost or self.double or self.diverged)


class Weather:
    """Which fault comes next: single ones, storms of them, and calm."""

    def __init__(self, chance: random.Random, share: float) -> None:
        self.calm = False
        self._chance = chance
        self._share = share
        self._storm: list[Fault] = []

    def order(self, request: httpx.Request) -> Fault | None:
        if self.calm:
            return None
        if self._storm:
            return self._storm.pop()
        if self._chance.random() >= self._share:
            return None
        return self._one()

    def _one(self) -> Fault:
        chance = self._chance
        match chance.randrange(13):
            case 0:
                return Unconnected()
            case 1:
                return Lost()
            case 2 | 3:
                return Dropped()
            case 4 | 5:
                return Duplicated()
            case 6:
                return Late(chance.randrange(5))
            case 7:
                return Truncated(chance.random(), noticed=chance.random() < 0.5)
            case 8:
                return Delayed(chance.choice((1.0, 200.0)))
            case 9:
                body = chance.choice((b"", b"{}", b"[", b"<html>Log in</html>", chance.randbytes(40)))
                return Garbage(body, chance.choice(("text/html", "application/json")), done=chance.random() < 0.5)
            case 10:
                return NoHttp()
            case 11:
                self._storm = [self._refusal() for _ in range(chance.randrange(12))]
                return self._refusal()
            case _:
                self._storm = [Answered(401)] * chance.randrange(4)
                return Answered(401)

    def _refusal(self) -> Fault:
        chance = self._chance
        status = chance.choice((429, 500, 500, 502, 503, 503, 504))
        retry_after = chance.choice((None, 0, 1, 30)) if status in (429, 503) else None
        # who says 429 or 503 has done nothing; any other failure may have come after the deed
        done = status not in (429, 503) and chance.random() < 0.5
        return Answered(status, retry_after, done=done, problem=chance.random() < 0.7)


class TormentedClient:
    def __init__(self, store: RunningStore, folder: Path, seed: int, *, share: float = 0.5) -> None:
        self._store = store
        self._folder = folder
        self._name = f"s{seed}"
        self._chance = random.Random(seed)
        self.clock = HeldClock()
        self.weather = Weather(self._chance, share)
        self.transport = FaultTransport(self.weather.order, rest=self.clock.advance)
        self._backend = TicketStore(store.url, store.tokens[ME], transport=self.transport)
        self._calm = TicketStore(store.url, store.tokens[ME])
        self._colleague = TicketStore(store.url, store.tokens[COLLEAGUE])
        self.account = Account()
        self._texts: dict[str, str] = {}
        self._promises: list[str] = []
        self._open()

    def step(self) -> None:
        """One thing happens."""
        deeds: tuple[tuple[int, Callable[[], object]], ...] = (
            (6, self._write_text),
            (1, self._promise),
            (2, self._set_aside),
            (2, self._colleague_does_something),
            (12, lambda: self._sync("push")),
            (9, lambda: self._sync("pull")),
            (1, self._jump),
            (1, self._crash_soon),
            (1, self._begin_anew),
            (1, self._decide),
        )
        weights = [weight for weight, _ in deeds]
        self._chance.choices([deed for _, deed in deeds], weights)[0]()

    def come_to_rest(self) -> Account:
        """The faults are over: everything that is under way arrives, everything that waits is sent; the account."""
        self.account.asked = self.transport.asked
        self.account.faulted = self.transport.laid.total()
        self.account.faults = dict(self.transport.laid)
        self.weather.calm = True
        self._precious.crash = None
        self._replica.commits_left = None
        self.transport.deliver_late_ones()
        for _ in range(20_000):
            self.clock.advance(PAUSE_S)
            sent, pulled = self._pusher.step(), self._puller.step()
            quiet = isinstance(pulled, Pulled) and not pulled.has_more and not pulled.records
            if sent == Idle(None) and quiet and not any(head.state == "acked" for head in self._precious.heads()):
                break
        else:
            self.account.diverged.append("sync never came to rest")
        self._take_account()
        return self.account

    def close(self) -> None:
        self._close_files()
        for backend in (self._backend, self._calm, self._colleague):
            backend.close()

    # the process

    def _open(self) -> None:
        self._precious = CrashingPrecious(self._folder / "precious.db")
        self._replica = CrashingReplica(self._folder / "replica.db")
        self._queries = Queries(self._folder / "replica.db")
        self._puller = Puller(self._backend, self._precious, self._replica, clock=self.clock)
        self._pusher = Pusher(
            self._backend, self._precious, self._queries, clock=self.clock, chance=self._chance.random
        )
        self._pusher.recover()

    def _close_files(self) -> None:
        self._precious.close()
        self._replica.close()
        self._queries.close()

    def _begin_anew(self) -> None:
        self._close_files()
        self._open()
        self.account.crashes += 1

    def _sync(self, part: Literal["push", "pull"]) -> None:
        self.clock.advance(PAUSE_S)
        try:
            if part == "push":
                self._pusher.step()
            else:
                self._puller.step()
        except Crash:
            self._begin_anew()

    # what happens

    def _next_id(self) -> str:
        return f"{self._name}-{len(self._texts) + len(self._promises)}"

    def _write_text(self) -> None:
        id, ticket = self._next_id(), self._chance.choice(TICKETS)
        reply = self._chance.random() < 0.3
        body = f"text of {id}"
        draft = DraftKey(ticket, "reply" if reply else "note", "1")
        new = NewInteraction(
            ticket, "message" if reply else "note", "outbound" if reply else "internal", "chat", NOW, body
        )
        self._precious.save_draft(draft, body, (0, 0), NOW)
        self._precious.add(AddInteraction(id, new), agent=ME, now=NOW, draft=draft)
        self._texts[id] = body

    def _promise(self) -> None:
        id = self._next_id()
        new = NewPromise(self._chance.choice(TICKETS), f"promise {id}", NOW, "", "chat", NOW)
        self._precious.add(MakePromise(id, new), agent=ME, now=NOW)
        self._promises.append(id)

    def _set_aside(self) -> None:
        id = self._chance.choice(TICKETS)
        known = self._queries.ticket(id)
        if known is None:
            return
        seen, version = known
        patch = TicketPatch(status=self._chance.choice(("pending", "open")))
        write = ChangeTicket(f"{self._name}-change-{self._chance.getrandbits(60):x}", id, version, patch)
        self._precious.add(write, agent=ME, now=NOW, seen=seen)

    def _colleague_does_something(self) -> None:
        ticket = self._chance.choice(TICKETS)
        try:
            match self._chance.randrange(4):
                case 0:
                    self._colleague.claim(ticket)
                case 1:
                    self._colleague.release(ticket)
                case 2:
                    id = f"{self._name}-colleague-{self._chance.getrandbits(60):x}"
                    new = NewInteraction(ticket, "note", "internal", "chat", NOW, id)
                    self._colleague.write(AddInteraction(id, new))
                case _:
                    line = ticket_line(ticket, subject=f"subject {self._chance.getrandbits(30)}")
                    self._store.take_in(jsonl(line), f"run {self._chance.getrandbits(60):x}")
        except Refused:
            return  # a contact that is set aside cannot be claimed

    def _jump(self) -> None:
        self.clock.set_wrong(timedelta(days=self._chance.choice((-1, 1))))
        self.account.clock_jumps += 1

    def _crash_soon(self) -> None:
        if self._chance.random() < 0.5:
            self._precious.crash = (self._chance.choice(CRASHES), self._chance.random() < 0.5)
        else:
            self._replica.commits_left = self._chance.randrange(1, 4)

    def _decide(self) -> None:
        """A person looks at what was refused, and sends it again."""
        refused = [head.id for head in self._precious.heads() if head.state == "rejected" and head.id in self._texts]
        if refused:
            self._precious.retry(self._chance.choice(refused))

    # the account

    def _take_account(self) -> None:
        account = self.account
        account.written = len(self._texts) + len(self._promises)
        left = {item.id for item in self._precious.outbox()}
        drafts = Counter(draft.body for draft in self._precious.drafts() if draft.returned_from is not None)
        account.refused = len(left & self._texts.keys())
        fresh = self._folder / "fresh.db"
        self._fill(fresh)
        bodies: Counter[str] = Counter()
        there = records(fresh)
        for (table, _), (_, doc) in there.items():
            if table == "interaction":
                bodies[doc["body"]] += 1
        for id, body in self._texts.items():
            copies = bodies[body] + drafts[body]
            if copies == 0 or (bodies[body] == 0 and id not in left):
                account.lost.append(id)
            if copies > 1 or (bodies[body] > 0 and id in left):
                account.double.append(id)
        account.lost += [id for id in self._promises if ("promise", id) not in there and id not in left]
        mine = records(self._folder / "replica.db")
        account.diverged += [f"{key}" for key in mine.keys() | there.keys() if mine.get(key) != there.get(key)]

    def _fill(self, file: Path) -> None:
        """What a client sees that begins now."""
        replica = Replica(file)
        precious = CrashingPrecious(self._folder / "fresh-precious.db")
        puller = Puller(self._calm, precious, replica)
        while not isinstance(pulled := puller.step(), Pulled) or pulled.has_more:
            assert isinstance(pulled, Pulled), pulled
        replica.close()
        precious.close()


def ticket_line(id: str, **fields: Any) -> dict[str, Any]:
    return ticket(id, **fields)


def records(file: Path) -> dict[tuple[str, str], tuple[int, dict[str, Any]]]:
    """Every record of a replica with its version, by table and id."""
    replica = Replica(file)
    try:
        rows = replica._file.connection()
        return {
            (table, id): (version, msgspec.json.decode(doc))
            for table in RECORD_TYPES
            for id, version, doc in rows.execute(f"SELECT id, version, doc FROM {table}")
        }
    finally:
        replica.close()


def fill(store: RunningStore) -> None:
    """What there is to work on."""
    answer = store.take_in(jsonl(customer(), *(ticket(id) for id in TICKETS)), "fill")
    assert answer.status_code == 200


def torment(store: RunningStore, folder: Path, *, seed: int, faults: int, share: float = 0.5) -> Account:
    """Steps until so many requests were faulted, and comes to rest."""
    folder.mkdir()
    client = TormentedClient(store, folder, seed, share=share)
    try:
        while client.transport.laid.total() < faults:
            client.step()
        return client.come_to_rest()
    finally:
        client.close()
