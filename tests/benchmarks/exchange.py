"""What the exchange with the store costs a person: the first fill, catching up, saving a note.

    python -m tests.benchmarks.exchange [--tickets 10000] [--repeat 3] [--json OUT]

As `tests.benchmarks.workstation`: the real program in a pseudo-terminal over a store on loopback. Catching up is one
refresh of a desk that is connected and current, over 1,000 changes: from asking the store to all of them in the
replica, without the start of a process. Not collected by pytest.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import find_paths
from agent_tui.config.profiles import choose_profile
from agent_tui.config.settings import Settings
from agent_tui.desk.desk import Desk, open_desk
from tests.benchmarks.loaded_store import PROGRAM, TOOLS, LoadedStore, loaded_store
from tests.benchmarks.workstation import ONLINE, QUEUE, Found, summary

CHANGES = 1_000
FILLING = re.compile(r"(fetching|取回) \d")
NOTES = 20


def first_fill(found: Found, store: LoadedStore, home: Path) -> None:
    """From the start of the program in an empty home."""
    from tests.benchmarks.terminal_sessions import session, until

    with session(PROGRAM, store.environment | {"AGENT_TUI_HOME": str(home)}) as running:
        found["first fill: start to online, ms"].append((until(running, ONLINE) - running.t0) * 1e3)
        found["first fill: start to a queue with contacts, ms"].append((until(running, QUEUE) - running.t0) * 1e3)
        while FILLING.search(running.term.text()):
            running.pause("sleep:0.1")
        found["first fill: start to all of it, s"].append(running.last - running.t0)


def catching_up(found: Found, store: LoadedStore, number: int) -> None:
    with _desk(store) as desk:
        desk.refresh(timeout=None)
        store.put(_changes(number))
        began = time.perf_counter()
        pulled = desk.refresh(timeout=None).pulled
        took = time.perf_counter() - began
    if pulled < CHANGES:
        raise RuntimeError(f"{pulled} changes came instead of {CHANGES}")
    found[f"catching up {CHANGES} changes, ms"].append(took * 1e3)


def saving(found: Found, store: LoadedStore) -> None:
    """The key that saves a note to the word that says so."""
    from tests.benchmarks.terminal_sessions import press, session, start, until

    with session(PROGRAM, store.environment) as running:
        start(running, QUEUE)
        until(running, ONLINE)
        running.pause("sleep:3")
        press(running, "home", "enter")
        for number in range(NOTES):
            press(running, "n", *f"note {number}")
            saved = running.key("f9", re.compile("(?i)saved|已存"))["match"]
            if saved is None:
                raise TimeoutError(f"not saved:\n{running.term.text()}")
            found["a note: key to saved, ms"].append(saved)
            running.pause("sleep:0.3")


def _desk(store: LoadedStore) -> closing[Desk]:
    """The agent's, as every command opens it."""
    environment = store.environment
    paths = find_paths(environment["AGENT_TUI_HOME"], environment)
    profile, credentials = choose_profile(paths, None, environment), Credentials(paths, environment)
    return closing(open_desk(profile, paths, Settings(), credentials=credentials))


def _changes(number: int) -> list[dict[str, object]]:
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    records: list[dict[str, object]] = [
        {
            "type": "customer", "id": "c-catch", "name": "catch", "tier": "standard", "language": "en", "tags": [],
            "identities": [],
        },
        {
            "type": "ticket", "id": "t-catch", "customer": "c-catch", "channel": "email", "subject": "catch",
            "queue": "travel", "priority": 3, "status": "open", "owner": None, "created_at": now, "waiting_since": now,
            "intent": [], "tags": [],
        },
    ]  # fmt: skip
    for one in range(CHANGES):
        records.append(
            {
                "type": "interaction", "id": f"i-catch-{number}-{one}", "ticket": "t-catch", "kind": "message",
                "direction": "inbound", "channel": "email", "author": "catch", "at": now, "body": f"line {one}",
                "meta": {},
            }
        )  # fmt: skip
    return records


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", dest="out", type=Path)
    asked = parser.parse_args(arguments)
    if not TOOLS.exists():
        print(f"ttybench is not at {TOOLS}: nothing measured", file=sys.stderr)
        return 2
    found: Found = defaultdict(list)
    with tempfile.TemporaryDirectory() as name, loaded_store(Path(name), asked.tickets, "en") as store:
        for number in range(asked.repeat):
            first_fill(found, store, Path(name) / f"fresh-{number}")
            catching_up(found, store, number)
            saving(found, store)
    figures = summary(found)
    for what, row in figures.items():
        print(
            f"{what:52}" + "".join(f"{row[key]:>10.1f}" for key in ("median", "p95", "min", "max")) + f"{row['n']:>6}"
        )
    if asked.out:
        asked.out.write_text(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
