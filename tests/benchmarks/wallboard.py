"""What watch mode costs: ready, idle, an event on the screen, one reading.

    python -m tests.benchmarks.wallboard [--tickets 10000] [--repeat 5]

Over the same store and load set as `tests.benchmarks.workstation`; figures belong into docs/benchmarks.md.
"""

import argparse
import statistics
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from tests.benchmarks.loaded_store import PROGRAM, TOOLS, loaded_store
from tests.benchmarks.workstation import BARE


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    if not TOOLS.exists():
        print(f"ttybench is not at {TOOLS}: nothing measured", file=sys.stderr)
        return 2
    from tests.benchmarks.terminal_sessions import idle, session, start, until

    found: dict[str, list[float]] = {
        "bare ready_ms": [],
        "bare ready_cpu_ms": [],
        "ready_ms": [],
        "ready_cpu_ms": [],
        "idle_bytes_s": [],
        "event_ms": [],
    }
    with tempfile.TemporaryDirectory() as name, loaded_store(Path(name), arguments.tickets, "en") as store:
        bare = Path(name, "bare.py")
        bare.write_text(BARE)
        for number in range(-1, arguments.repeat):
            with session([sys.executable, str(bare)], {}) as running:
                figures = start(running, "online")
                if number >= 0:
                    found["bare ready_ms"] += figures["ready_ms"]
                    found["bare ready_cpu_ms"] += figures["ready_cpu_ms"]
            with session([*PROGRAM, "watch"], store.environment) as running:
                figures = start(running, "NEEDS A HAND [0-9]+")
                until(running, "online")
                if number < 0:
                    continue
                found["ready_ms"] += figures["ready_ms"]
                found["ready_cpu_ms"] += figures["ready_cpu_ms"]
                running.pause("sleep:3")
                found["idle_bytes_s"] += idle(running, 8)["bytes_each_s"]
                for event in range(4):
                    queue = f"ev{number}x{event}"
                    began = time.monotonic()
                    store.put(_waiting(queue, longer=timedelta(days=number * 4 + event)))
                    found["event_ms"].append((until(running, queue) - began) * 1e3)
    for what, values in found.items():
        if values:
            ordered = sorted(values)
            p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
            print(f"{what:14} median {statistics.median(values):8.1f}  p95 {p95:8.1f}  n {len(values)}")
    return 0


def _waiting(queue: str, *, longer: timedelta) -> list[dict[str, object]]:
    """A contact in a queue of its own that is overdue `longer` than any other, so that its line stands at the top."""
    since = f"{datetime(2020, 1, 1) - longer:%Y-%m-%dT%H:%M:%SZ}"
    customer: dict[str, object] = {
        "type": "customer", "id": f"c-{queue}", "name": queue, "tier": "standard", "language": "en", "tags": [],
        "identities": [],
    }  # fmt: skip
    ticket: dict[str, object] = {
        "type": "ticket", "id": f"t-{queue}", "customer": f"c-{queue}", "channel": "phone", "subject": queue,
        "queue": queue, "priority": 3, "status": "new", "owner": None, "created_at": since,
        "waiting_since": since, "intent": [], "tags": [],
    }  # fmt: skip
    return [customer, ticket]


if __name__ == "__main__":
    raise SystemExit(main())
