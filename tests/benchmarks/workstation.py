"""How the workstation feels and what it costs, beside a bare Textual application in the same run.

    python -m tests.benchmarks.workstation [--tickets 10000] [--articles 1000] [--repeat 5] [--json OUT] [--language zh]

Starts a store on loopback, fills it over HTTP, signs an agent's home in, pulls once, and drives the real program in a
pseudo-terminal: start, keys, idle, memory, changes at the store. Bare and real runs alternate, so that a busy machine
is busy for both. Not collected by pytest: figures belong into docs/benchmarks.md, never into a test that fails on a
slow day.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.benchmarks.articles import articles, portions
from tests.benchmarks.loaded_store import PROGRAM, TOOLS, LoadedStore, loaded_store

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("online")
Bare().run()
"""

QUEUE = r"(?m)^-- (IN HAND|WAITING|我手上|等待)"
ONLINE = "(online|在线)"
SENT = "(outbox|待发) 0"

Found = defaultdict[str, list[float]]


def rounds(store: LoadedStore, bare: Path, repeat: int, idle_s: int) -> Found:
    """Every measurement by its name, pooled over the rounds; the first round only warms up."""
    found: Found = defaultdict(list)
    for number in range(-1, repeat):
        one: Found = defaultdict(list)
        _bare(one, [sys.executable, str(bare)], idle_s)
        _start_only(one, store)
        if number < 0:
            continue
        _at_work(one, store, idle_s)
        for name, values in one.items():
            found[name] += values
        print(f"round {number + 1} of {repeat}, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    return found


def _bare(found: Found, command: list[str], idle_s: int) -> None:
    from tests.benchmarks.terminal_sessions import idle, session, start

    with session(command, {}) as running:
        _add(found, "bare", start(running, "online"))
        running.pause("sleep:2")
        _add(found, "bare idle", idle(running, idle_s))


def _start_only(found: Found, store: LoadedStore) -> None:
    from tests.benchmarks.terminal_sessions import session, start, until

    with session(PROGRAM, store.environment) as running:
        _add(found, "desk", start(running, QUEUE))
        found["desk online_ms"].append((until(running, ONLINE) - running.t0) * 1e3)


def _at_work(found: Found, store: LoadedStore, idle_s: int) -> None:
    from tests.benchmarks.terminal_sessions import (
        changes,
        idle,
        keys,
        press,
        put_ticking,
        session,
        start,
        ttybench,
        until,
    )

    with session(PROGRAM, store.environment) as running:
        start(running, QUEUE)
        until(running, ONLINE)
        running.pause("sleep:3")
        found["desk online_pss_mib"].append(ttybench.memory(running.pid)["pss_mib"])
        _add(found, "idle", idle(running, idle_s))
        _add(found, "move", keys(running, "down", 60))
        _add(found, "move, preview after it", keys(running, "down", 12, pause=0.5))
        _add(found, "page", keys(running, "pgdn", 20))
        press(running, "home")
        found["change on screen ms"] += changes(running, store, 12)
        put_ticking(store)
        press(running, "/", *"tickingrow", "enter")
        until(running, "tickingrow")
        running.pause("sleep:2")
        _add(found, "idle, a row by seconds", idle(running, idle_s))
        press(running, "esc", "home", "enter", "r", *"one moment please")
        press(running, "f9")
        running.pause("sleep:2")
        found["desk replied_pss_mib"].append(ttybench.memory(running.pid)["pss_mib"])
        # why: what is held back would go out in the next round, and be counted as its idling
        until(running, SENT)


def _add(found: Found, name: str, figures: dict[str, list[float]]) -> None:
    for kind, values in figures.items():
        found[f"{name} {kind}"] += values


def _p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def summary(found: Found) -> dict[str, dict[str, float]]:
    """Median, 95th percentile and extremes of each measurement."""
    return {
        name: {
            "median": round(statistics.median(values), 2),
            "p95": round(_p95(values), 2),
            "min": round(min(values), 2),
            "max": round(max(values), 2),
            "n": len(values),
        }
        for name, values in found.items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--idle", type=int, default=15, metavar="SECONDS")
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--json", dest="out", type=Path)
    arguments = parser.parse_args()
    if not TOOLS.exists():
        print(f"ttybench is not at {TOOLS}: nothing measured", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare.py"
        bare.write_text(BARE)
        with loaded_store(folder, arguments.tickets, arguments.language) as store:
            if arguments.articles:
                for some in portions(articles(arguments.articles), 200):
                    store.put(some)
                store.run("search", "refund", "--json")  # which indexes them
            figures = summary(rounds(store, bare, arguments.repeat, arguments.idle))
            took = store.took
    print(f"{'':38}{'median':>10}{'p95':>10}{'min':>10}{'max':>10}{'n':>6}")
    for what, row in figures.items():
        print(
            f"{what:38}" + "".join(f"{row[key]:>10.1f}" for key in ("median", "p95", "min", "max")) + f"{row['n']:>6}"
        )
    for kind in ("ready_ms", "ready_cpu_ms"):
        ratio = figures[f"desk {kind}"]["median"] / figures[f"bare {kind}"]["median"]
        least = figures[f"desk {kind}"]["min"] / figures[f"bare {kind}"]["min"]
        print(f"{kind}: {ratio:.2f} of bare by medians, {least:.2f} by minima")
    print(f"import {took['import_s']} s, first pull {took['first_sync_s']} s")
    if arguments.out:
        arguments.out.write_text(json.dumps({"figures": figures, "took": took}, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
