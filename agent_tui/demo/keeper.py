"""Starting the demo and ending it: the side of whoever shows it.

The demo lives in a process of its own, the keeper (`keeper_process`), which owns store, folder and simulator. Its
standard input is a pipe whose other end this process holds and never writes to again: when this process ends, in
whatever way, the keeper reads the end of the pipe and clears everything away. It is no child of this process, so that
who kills the whole family leaves it the moment that clearing away takes.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct

from agent_tui.config.own_process import own_module
from agent_tui.config.settings import locale_language
from agent_tui.demo.company import DataLanguage
from agent_tui.domain.decoding import decoded
from agent_tui.domain.errors import BadInput, Conflict, NotAllowed, OutOfReach, Trouble
from agent_tui.messages.demo import DEMO
from agent_tui.messages.speech import Language, say

STORE_LIBRARIES = ("litestar", "sqlalchemy", "alembic", "uvicorn")
SEED = 2026
_ENDS_WITHIN_S = 15.0
CONNECTION_VARIABLES = ("AGENT_TUI_URL", "AGENT_TUI_TOKEN", "AGENT_TUI_HOME", "AGENT_TUI_DATABASE")
"""The person's own store is nothing to the demo."""

_TROUBLES = {kind.exit_status: kind for kind in (Trouble, BadInput, OutOfReach, NotAllowed, Conflict)}

OnProgress = Callable[[int, int], None]
"""Contacts filled, contacts to fill."""


class DemoRequest(Struct, frozen=True):
    """What the keeper is asked for, one line of JSON on its standard input (a database URL may hold a password)."""

    contacts: int
    language: DataLanguage
    database: str | None
    seed: int
    headless: bool


class Filling(Struct, frozen=True, tag="filling", tag_field="event"):
    filled: int
    contacts: int


class Ready(Struct, frozen=True, tag="ready", tag_field="event"):
    url: str
    tokens: dict[str, str]
    home: str
    pid: int
    """The keeper's, which is nobody's child."""


class Failed(Struct, frozen=True, tag="failed", tag_field="event"):
    exit_status: int
    key: str
    facts: dict[str, str | int | None]


KeeperEvent = Filling | Ready | Failed
"""What the keeper answers, one line of JSON each on its standard output; nothing follows Ready or Failed."""


class Demo:
    """A running demo. `tokens`: "agent", "supervisor", "admin"; `home`: the folder for the demo's own desk (`--home`),
    which goes with the demo."""

    def __init__(self, ready: Ready, pipes: "subprocess.Popen[bytes]") -> None:
        self.url = ready.url
        self.tokens = ready.tokens
        self.home = Path(ready.home)
        self._pid = ready.pid
        self._pipes = pipes

    def stop(self) -> None:
        """Ends the demo and waits until everything of it is gone. Twice is as good as once."""
        if not _end(self._pipes):
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)


def start_demo(
    contacts: int,
    language: DataLanguage,
    database: str | None = None,
    *,
    headless: bool = False,
    seed: int = SEED,
    on_progress: OnProgress | None = None,
) -> Demo:
    """Starts a store over `database` (a new file in a temporary folder where None), fills it with `contacts` contacts
    and lets its queue live. With `headless`, made-up colleagues leave the contacts of the start to whoever scripts
    the demo, and work on later ones only.

    Raises BadInput("store-not-installed" | "demo-no-folder" | "demo-store-failed" | "demo-database-in-use") and
    Trouble("demo-refused" | "demo-ended"). Progress goes to standard error where `on_progress` is None."""
    check_store_installed()
    keeper = subprocess.Popen(
        own_module("agent_tui.demo.keeper_process"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the workstation has the terminal; what went wrong comes as an event
        env={name: value for name, value in os.environ.items() if name not in CONNECTION_VARIABLES},
        start_new_session=True,  # the terminal's signals are for the workstation, which ends the demo itself
    )
    try:
        ready = _wait_until_ready(
            keeper, DemoRequest(contacts, language, database, seed, headless), on_progress or _say
        )
    except BaseException:  # why: whatever it is, nobody would know of that process
        _end(keeper)
        raise
    return Demo(ready, keeper)


def check_store_installed(find: Callable[[str], object] = find_spec) -> None:
    """BadInput("store-not-installed") where a library of the extra `store` is missing."""
    for library in STORE_LIBRARIES:
        if find(library) is None:
            raise BadInput("store-not-installed", module=library)


def _wait_until_ready(keeper: "subprocess.Popen[bytes]", request: DemoRequest, on_progress: OnProgress) -> Ready:
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    try:
        keeper.stdin.write(msgspec.json.encode(request) + b"\n")
        keeper.stdin.flush()
    except BrokenPipeError:
        raise Trouble("demo-ended", reason="") from None
    keeper.wait()  # what was started has started the keeper proper and is gone
    for line in keeper.stdout:
        match decoded(line, KeeperEvent):
            case Filling(filled=filled, contacts=contacts):
                on_progress(filled, contacts)
            case Failed() as failed:
                raise _TROUBLES.get(failed.exit_status, Trouble)(failed.key, **failed.facts)
            case Ready() as ready:
                return ready
    raise Trouble("demo-ended", reason="")


def _end(pipes: "subprocess.Popen[bytes]") -> bool:
    """Lets the keeper go and waits until it has; its end of the pipe closes with it. False where it does not end."""
    if pipes.stdin is None or pipes.stdout is None or pipes.stdout.closed:
        return True
    with suppress(BrokenPipeError):  # the keeper ended before it read what was written to it
        pipes.stdin.close()
    pipes.wait()
    until = time.monotonic() + _ENDS_WITHIN_S
    with pipes.stdout as answers:
        while select.select([answers], [], [], max(0.0, until - time.monotonic()))[0]:
            if not os.read(answers.fileno(), 4096):
                return True
    return False


def _say(filled: int, contacts: int) -> None:
    language: Language = locale_language(os.environ)
    chosen = os.environ.get("AGENT_TUI_LANGUAGE")
    if chosen in ("en", "zh"):
        language = "zh" if chosen == "zh" else "en"
    sys.stderr.write(say(DEMO, "filling", language, filled=filled, contacts=contacts) + "\n")
    sys.stderr.flush()
