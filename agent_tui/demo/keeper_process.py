"""The keeper: the process that owns the demo's store, folder and simulator, and ends with whoever started it.

One thread starts, fills and simulates; the main thread waits for the end of the pipe on standard input (whoever
started it is gone) and for SIGTERM, SIGINT and SIGHUP, and then clears everything away.
"""

import os
import select
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from random import Random

import msgspec

from agent_tui.backends.protocol import BackendError
from agent_tui.demo.company import ADMIN, COLLEAGUES, DESK_AGENT, SUPERVISOR, Tongue
from agent_tui.demo.filling import Importer, fill_store, order_work, write_as
from agent_tui.demo.folder import DemoFolder
from agent_tui.demo.home import furnish
from agent_tui.demo.keeper import DemoRequest, Failed, Filling, KeeperEvent, Ready
from agent_tui.demo.news import make_news
from agent_tui.demo.records import make_records
from agent_tui.demo.sample_sources import SampleSources, start_sample_sources
from agent_tui.demo.simulator import Simulator
from agent_tui.demo.store_process import NewAgent, StoreProcess
from agent_tui.demo.team import Team
from agent_tui.demo.world import World
from agent_tui.domain.decoding import decoded
from agent_tui.domain.errors import BadInput, Trouble

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PLUG = signal.SIGUSR1
"""Takes the store off the network, and the next time back (`agent-tui demo --unplug`)."""
_WORK_ENDS_WITHIN_S = 10.0
_PLUG_PULLED = b"p"
_TELL_EVERY = 0.1
"""Of all contacts: how many more must be filled before progress is told again."""


class Keeper:
    """The demo of one request, told of on the file descriptor `answers`, until `lifeline` ends."""

    def __init__(self, request: DemoRequest, lifeline: int, answers: int) -> None:
        self._request = request
        self._lifeline = lifeline
        self._answers = answers
        self._woken, self._waker = os.pipe()
        self._ending = threading.Event()
        self._failure: Trouble | None = None
        self._told = 0
        self._port = 0
        self._folder: DemoFolder | None = None
        self._store: StoreProcess | None = None
        self._importer: Importer | None = None
        self._simulator: Simulator | None = None
        self._sources: SampleSources | None = None

    def run(self) -> int:
        for number in _SIGNALS:
            signal.signal(number, self._on_signal)
        signal.signal(PLUG, lambda *_: os.write(self._waker, _PLUG_PULLED))
        try:
            self._folder = DemoFolder()
        except BadInput as trouble:
            self._tell(_failed(trouble))
            return trouble.exit_status
        work = threading.Thread(target=self._work, args=(self._folder.path,), name="demo")
        work.start()
        try:
            self._wait_for_the_end()
        finally:
            self._clear_away(work)
        return self._failure.exit_status if self._failure else 0

    def _wait_for_the_end(self) -> None:
        while not self._ending.is_set():
            readable, _, _ = select.select([self._lifeline, self._woken], [], [])
            if self._woken in readable:
                if os.read(self._woken, 1) != _PLUG_PULLED:
                    return
                self._plug()
            elif not os.read(self._lifeline, 4096):
                return

    def _plug(self) -> None:
        """Off the network or back on it; before it was on it nothing is done."""
        if self._store is None or not self._port:
            return
        if self._store.serves:
            self._store.halt()
        else:
            with suppress(Trouble):  # the port is another's now, or the end has come: it stays off
                self._store.start(self._port)

    def _on_signal(self, _number: int, _frame: object) -> None:
        os.write(self._waker, b"s")

    def _clear_away(self, work: threading.Thread) -> None:
        """Store and folder first: who is closed together with a whole terminal may be killed a moment later. Each
        step is done whatever becomes of the ones before it (an ExitStack goes from the last to the first)."""
        self._ending.set()
        with ExitStack() as steps:
            steps.callback(work.join, _WORK_ENDS_WITHIN_S)
            for one in (self._simulator, self._importer):
                if one is not None:
                    steps.callback(one.close)
            if self._sources is not None:
                steps.callback(self._sources.stop)
            if self._folder is not None:
                steps.callback(self._folder.clear)
            if self._store is not None:
                steps.callback(self._store.stop, gently=self._request.database is not None)

    def _work(self, home: Path) -> None:
        """Starts, fills, simulates. A start that fails is told to who waits, and is the end of the keeper; when the
        simulation cannot go on, the queue only stops changing by itself."""
        simulator = self._started(home)
        if simulator is not None:
            with suppress(Trouble, BackendError):  # the end was asked for, or the store does not let the demo in
                simulator.run()

    def _started(self, home: Path) -> Simulator | None:
        try:
            return self._start(home)
        except Trouble as trouble:
            self._failure = trouble
        except (BackendError, OSError) as error:
            self._failure = Trouble("demo-ended", reason=type(error).__name__)
        finally:
            if self._simulator is None:
                if self._failure is not None and not self._ending.is_set():
                    self._tell(_failed(self._failure))
                os.write(self._waker, b"f")
        return None

    def _start(self, home: Path) -> Simulator:
        """Starts and fills the store; records are made while it starts."""
        request = self._request
        self._store = store = StoreProcess(home, request.database or f"sqlite:///{home / 'demo.db'}")
        with ThreadPoolExecutor(1) as beside:
            making = beside.submit(
                make_records, request.contacts, request.language, request.seed, datetime.now().astimezone()
            )
            if request.database is not None:
                _refuse_database_in_use(store.agents())
            url = store.start()
            self._port = int(url.rpartition(":")[2])
            tokens = store.add_agents(self._people())
            admin = tokens[ADMIN]
            self._importer = Importer(url, admin)
            made = making.result()
            filled_before = self._importer.holds_demo()
            if not filled_before:
                fill_store(self._importer, made.records, request.contacts, self._tell_progress)
                order_work(url, tokens, made.orders)
                write_as(url, tokens, make_news(request.language, datetime.now().astimezone()))
        self._sources = start_sample_sources()
        seats = {"agent": tokens[DESK_AGENT.id], "supervisor": tokens[SUPERVISOR.id], "admin": admin}
        furnish(home, url, seats, self._sources.sources_toml, request.language)
        self._tell(Ready(url, seats, str(home), os.getpid()))
        world = World(Random(f"{request.seed}/simulation"), request.language, only_arrivals=request.headless)
        team = Team(Random(f"{request.seed}/team"), request.language, only_answers=request.headless)
        if not filled_before:
            world.know(made)
            team.know(made)
        self._simulator = Simulator(
            url,
            admin,
            self._importer,
            world,
            self._ending,
            tokens,
            team=team,
            supervisor=(SUPERVISOR.id, tokens[SUPERVISOR.id]),
        )
        return self._simulator

    def _people(self) -> list[NewAgent]:
        """Everybody who ever worked here, called as their company writes it: the contacts name more than come to
        work."""
        tongue: Tongue = "en" if self._request.language == "en" else "zh"
        return [
            NewAgent(ADMIN, "admin"),
            *(NewAgent(one.id, "supervisor" if one is SUPERVISOR else "agent", one.name(tongue)) for one in COLLEAGUES),
        ]

    def _tell_progress(self, filled: int, contacts: int) -> None:
        if filled == contacts or filled - self._told >= contacts * _TELL_EVERY:
            self._told = filled
            self._tell(Filling(filled, contacts))

    def _tell(self, event: KeeperEvent) -> None:
        try:
            os.write(self._answers, msgspec.json.encode(event) + b"\n")
        except BrokenPipeError:
            self._ending.set()  # nobody listens: the lifeline ends in the same moment


def _refuse_database_in_use(agents: frozenset[str]) -> None:
    """Somebody's store is never mixed with made-up contacts, nor its people's tokens changed: it has agents, and none
    of them is the demo's."""
    if agents and ADMIN not in agents:
        raise BadInput("demo-database-in-use")


def _failed(trouble: Trouble) -> Failed:
    return Failed(trouble.exit_status, trouble.key, dict(trouble.facts))


def _read_request(lifeline: int) -> DemoRequest | None:
    """The first line, byte by byte, so that nothing after it is lost in a buffer; None where it does not come."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(lifeline, 1)
        if not byte:
            return None
        line += byte
    return decoded(line, DemoRequest)


def main() -> int:
    """Leaves the family of whoever started it before there is any thread: who kills a program with all its children
    would else kill the keeper before it can clear away."""
    if os.fork():
        os._exit(0)
    request = _read_request(sys.stdin.fileno())
    return 0 if request is None else Keeper(request, sys.stdin.fileno(), sys.stdout.fileno()).run()


if __name__ == "__main__":
    raise SystemExit(main())
