"""One run of a program in a pseudo-terminal, measured: its start, its keys, its idling, and how soon a change at the
store stands on its screen. `ttybench` of the material beside the project plays the terminal."""

import importlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.benchmarks.loaded_store import COMPILED, TOOLS, LoadedStore

sys.path.insert(0, str(TOOLS / "ttybench"))
ttybench: Any = importlib.import_module("ttybench")

SOON = timedelta(seconds=30)
"""A key account's contact by chat is due so soon: its row goes by the second."""

Figures = dict[str, list[float]]


@contextmanager
def session(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Any]:
    running = ttybench.Session(ttybench.Case(list(command), env={**COMPILED, **environment}))
    try:
        yield running
    finally:
        running.close()


def until(running: Any, pattern: str, limit: float = 30.0) -> float:
    """Seconds on the monotonic clock at which `pattern` came to stand on the screen."""
    wanted = re.compile(pattern)
    end = ttybench.now() + limit
    while not wanted.search(running.term.text()):
        if not running.pump(end) and (running.eof or ttybench.now() >= end):
            raise TimeoutError(f"never on the screen: {pattern}\n{running.term.text()}")
    arrived: float = running.last
    return arrived


def start(running: Any, painted: str) -> Figures:
    """From before the fork until `painted` is on the screen. CPU is of all threads, to the nanosecond."""
    ready = until(running, painted)
    cpu = ttybench.usage(running.pid)["cpu_s"]
    return {
        "ready_ms": [(ready - running.t0) * 1e3],
        "ready_cpu_ms": [cpu * 1e3],
        "ready_bytes": [running.bytes],
        "ready_pss_mib": [ttybench.memory(running.pid)["pss_mib"]],
    }


def keys(running: Any, token: str, times: int, *, pause: float = 0.0) -> Figures:
    """Key to last byte before quiet, and bytes of each key: all that came until the next, `pause` seconds later."""
    found: Figures = {"ms": [], "bytes": [], "cpu_ms": []}
    cpu = ttybench.usage(running.pid)["cpu_s"]
    for _ in range(times):
        before = running.bytes
        pressed = running.key(token, None)
        if pause:
            running.pause(f"sleep:{pause}")
        if pressed["quiet"] is not None:
            found["ms"].append(pressed["quiet"])
        found["bytes"].append(running.bytes - before)
    found["cpu_ms"].append((ttybench.usage(running.pid)["cpu_s"] - cpu) * 1e3 / times)
    return found


def idle(running: Any, seconds: int) -> Figures:
    """Nobody presses anything: CPU by the second over the whole time, bytes of each second."""
    began, cpu = ttybench.now(), ttybench.usage(running.pid)
    counts: list[float] = []
    for _ in range(seconds):
        before = running.bytes
        running.pause("sleep:1")
        counts.append(running.bytes - before)
    took, after = ttybench.now() - began, ttybench.usage(running.pid)
    return {
        "cpu_ms_per_s": [(after["cpu_s"] - cpu["cpu_s"]) * 1e3 / took],
        "wakeups_per_s": [(after["switches"] - cpu["switches"]) / took],
        "bytes_each_s": counts,
    }


def press(running: Any, *tokens: str) -> None:
    for token in tokens:
        running.key(token, None)


def changes(running: Any, store: LoadedStore, times: int) -> list[float]:
    """Milliseconds from sending a change to the store until it stands on the screen."""
    waits = []
    for number in range(times):
        began = ttybench.now()
        store.put(_contact("change", f"change {number:03}", timedelta(days=30)))
        waits.append((until(running, f"change {number:03}") - began) * 1e3)
    return waits


def put_ticking(store: LoadedStore) -> None:
    """A contact that is due within half a minute."""
    store.put(_contact("ticking", "tickingrow", timedelta()))


def _contact(name: str, subject: str, waited: timedelta) -> list[dict[str, object]]:
    since = (datetime.now(UTC) - waited).isoformat(timespec="seconds").replace("+00:00", "Z")
    customer: dict[str, object] = {
        "type": "customer", "id": f"c-{name}", "name": name, "tier": "key", "language": "en", "tags": [],
        "identities": [],
    }  # fmt: skip
    ticket: dict[str, object] = {
        "type": "ticket", "id": f"t-{name}", "customer": f"c-{name}", "channel": "chat", "subject": subject,
        "queue": "travel", "priority": 1, "status": "open", "owner": None, "created_at": since,
        "waiting_since": since, "intent": [], "tags": [],
    }  # fmt: skip
    return [customer, ticket]
