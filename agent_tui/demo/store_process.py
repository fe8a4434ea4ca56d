"""The demo's ticket store as a process: started, given its agents, and ended. Its files lie in one folder."""

import os
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from agent_tui.config.own_process import own_module
from agent_tui.config.paths import DATABASE_VARIABLE
from agent_tui.domain.decoding import decoded
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.text import strip_controls
from agent_tui.domain.values import Role

_ENDS_WITHIN_S = 5.0
_REASON_LIMIT = 300


class NewAgent(NamedTuple):
    agent: str
    role: Role
    name: str = ""
    """What people call them."""


class _Ready(Struct, frozen=True):
    url: str


class _Agent(Struct, frozen=True):
    agent: str


class _Agents(Struct, frozen=True):
    agents: tuple[_Agent, ...]


class StoreProcess:
    """`agent-tui serve` on a free loopback port over `database`, and what makes its agents beside it. One thread starts
    and adds, another may `stop` at any time: what is under way then ends with a Trouble. They find the database in
    their environment: its URL may hold a password, and everybody on a machine can read arguments."""

    def __init__(self, home: Path, database: str) -> None:
        self._home = home
        self._database = database
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopped = False
        self._serving: subprocess.Popen[bytes] | None = None

    def start(self, port: int = 0) -> str:
        """The URL, once requests are taken (at a free port where it is 0). BadInput("demo-store-failed") with what the
        store said before it ended."""
        words = self._agent_tui("serve", "--host", "127.0.0.1", "--port", str(port), "--json")
        process = self._serving = self._run("serve", words)
        assert process.stdout is not None
        with process.stdout as answers:  # nothing follows the first line
            line = answers.readline()
        if not line:
            process.wait()
            raise BadInput("demo-store-failed", reason=self._said("serve"))
        return decoded(line, _Ready).url

    def halt(self) -> None:
        """Nobody can reach it until it is started again."""
        process, self._serving = self._serving, None
        if process is not None:
            process.terminate()
            process.wait()
            with self._lock:
                self._running.discard(process)

    @property
    def serves(self) -> bool:
        return self._serving is not None

    def agents(self) -> frozenset[str]:
        """Who may sign in already. BadInput("demo-store-failed") where the database cannot be read."""
        said = self._answer(self._run("admin", self._agent_tui("admin", "agent", "list", "--json")))
        if said is None:
            raise BadInput("demo-store-failed", reason=self._said("admin"))
        return frozenset(one.agent for one in decoded(said, _Agents).agents)

    def add_agents(self, wanted: Sequence[NewAgent]) -> dict[str, str]:
        """The token of each, who is made where there is none yet; one process for all of them."""
        said = self._answer(self._run("admin", own_module("agent_tui.cli.staffing"), asked=True), wanted)
        if said is None:
            raise BadInput("demo-store-failed", reason=self._said("admin"))
        return decoded(said, dict[str, str])

    def stop(self, *, gently: bool) -> None:
        """Ends all of it: at once, where the database goes with it; `gently` where it is to be kept, and by force only
        where that does not help."""
        with self._lock:
            self._stopped = True
            running = list(self._running)
        for process in running:
            if gently:
                process.terminate()
            else:
                process.kill()
        for process in running:
            try:
                process.wait(_ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _answer(self, process: subprocess.Popen[bytes], asked: Sequence[NewAgent] = ()) -> bytes | None:
        """What a process prints until it ends, after it was told what is asked; None where it fails."""
        try:
            said, _ = process.communicate(msgspec.json.encode([one._asdict() for one in asked]) if asked else None)
        finally:
            with self._lock:
                self._running.discard(process)
        return said if process.returncode == 0 else None

    def _agent_tui(self, *arguments: str) -> list[str]:
        return own_module("agent_tui", "--home", str(self._home), *arguments)

    def _run(self, name: str, words: Sequence[str], *, asked: bool = False) -> subprocess.Popen[bytes]:
        """What it says on standard error goes into `<name>.log`; `asked`: it reads its standard input."""
        environ = {**os.environ, DATABASE_VARIABLE: self._database}
        with self._lock:
            if self._stopped:
                raise Trouble("demo-ended", reason="")
            with open(self._home / f"{name}.log", "wb", opener=_private) as log:
                process = subprocess.Popen(
                    words,
                    stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=environ,
                )
            self._running.add(process)
        return process

    def _said(self, command: str) -> str:
        """What a command wrote on standard error, as one line."""
        text = (self._home / f"{command}.log").read_text(encoding="utf-8", errors="replace")
        return strip_controls(" ".join(text.split()))[:_REASON_LIMIT]


def _private(file: str, flags: int) -> int:
    """Opens a file that nobody else may read, whatever the umask."""
    return os.open(file, flags, 0o600)
