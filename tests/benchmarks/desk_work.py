"""What a person waits for while working: writing, windows, long histories, knowledge.

    python -m tests.benchmarks.desk_work [--tickets 10000] [--articles 1000] [--repeat 3] [--json OUT]

As `tests.benchmarks.workstation`: the real program in a pseudo-terminal over a store on loopback. Every figure is from
the key to the last byte before quiet, but for windows and knowledge: there to the moment what was asked for stands on
the screen. Not collected by pytest.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.articles import articles as made_articles
from tests.benchmarks.articles import portions
from tests.benchmarks.loaded_store import PROGRAM, TOOLS, LoadedStore, loaded_store
from tests.benchmarks.workstation import ONLINE, QUEUE, Found, summary

TALKS = {"shorttalk": 50, "longtalk": 5_000}
"""The two timelines that are scrolled: whose they are, and their entries."""

WINDOWS = {
    "menu": ("space", "(?i)what can be done|可以做什么|能做什么"),
    "help": ("?", "(?i)-- .*keys|-- .*按键"),
    "palette": (":", "(?i)-- command|-- .*命令"),
    "promises": ("p", "(?i)-- .*promises|-- .*承诺"),
    "templates": ("t", "(?i)-- .*template|-- .*模板"),
    "knowledge": ("s", "(?i)-- knowledge|-- .*知识"),
    "wrap-up": ("w", "(?i)-- wrap|-- .*小结"),
    "customer": ("h", "-- Customer: |-- 客户: "),
    "verify": ("v", "-- Verify: |-- 核身: "),
    "transfer": ("x", "what should happen|要怎么办"),
}

RESULT = r"Knowledge: (the best \d+|\d+ found)|知识库: (最相关的|找到) \d+"
"""The title over what was found for what was typed; before that it names the contact, or nothing."""


def fill(store: LoadedStore, articles: int) -> None:
    """Two customers whose histories are to be scrolled, and articles."""
    for name, length in TALKS.items():
        store.put(list(_long_talk(name, length)))
    for some in portions(made_articles(articles), 200):
        store.put(some)


def _long_talk(name: str, length: int) -> Iterator[dict[str, Any]]:
    now = datetime.now(UTC)
    yield {
        "type": "customer", "id": f"c-{name}", "name": name, "tier": "key", "language": "en", "tags": [],
        "identities": [],
    }  # fmt: skip
    begun = now - timedelta(minutes=length + 1)
    yield {
        "type": "ticket", "id": f"t-{name}", "customer": f"c-{name}", "channel": "email", "subject": name,
        "queue": "travel", "priority": 1, "status": "open", "owner": None, "created_at": _time(begun),
        "waiting_since": _time(begun), "intent": [], "tags": [],
    }  # fmt: skip
    for number in range(length):
        yield {
            "type": "interaction", "id": f"i-{name}-{number}", "ticket": f"t-{name}", "kind": "message",
            "direction": "inbound" if number % 2 else "outbound", "channel": "email",
            "author": name if number % 2 else "li.na", "at": _time(begun + timedelta(minutes=number)),
            "body": f"entry {number}: where is the parcel, and 第 {number} 次问, when will it come?", "meta": {},
        }  # fmt: skip


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def rounds(store: LoadedStore, repeat: int) -> Found:
    found: Found = defaultdict(list)
    for _ in range(repeat):
        _one_round(found, store)
    return found


def _one_round(found: Found, store: LoadedStore) -> None:
    from tests.benchmarks.terminal_sessions import keys, press, session, start, ttybench, until

    def shown(name: str, key: str, pattern: str) -> None:
        match = running.key(key, re.compile(pattern))["match"]
        if match is None:
            raise TimeoutError(f"{name}: never on the screen: {pattern}\n{running.term.text()}")
        found[f"{name} ms"].append(match)

    with session(PROGRAM, store.environment) as running:
        start(running, QUEUE)
        until(running, ONLINE)
        running.pause("sleep:4")
        for name, length in TALKS.items():
            press(running, "/", *name, "enter")
            until(running, rf"(?m)^>.*{name}")
            shown(f"open a contact of {length} entries", "enter", f"entry {length - 1}:")
            scrolled = keys(running, "pgup", 20)
            for kind, values in scrolled.items():
                found[f"page up in {length} entries {kind}"] += values
            press(running, "esc", "esc")
        for name, (key, pattern) in WINDOWS.items():
            for turn in ("first", "again", "again"):
                shown(f"window {name}, {turn}", key, pattern)
                press(running, "esc")
        press(running, "s")
        until(running, WINDOWS["knowledge"][1])
        shown("knowledge, first result after the first key", "r", RESULT)
        for key in "efund":
            found["knowledge, key to paint ms"].append(running.key(key, None)["quiet"] or 0.0)
        press(running, "esc", "esc", "r")
        running.pause("sleep:1")
        for kind, values in keys(running, "x", 100).items():
            found[f"typing {kind}"] += values
        found["after all that pss_mib"].append(ttybench.memory(running.pid)["pss_mib"])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--json", dest="out", type=Path)
    asked = parser.parse_args(arguments)
    if not TOOLS.exists():
        print(f"ttybench is not at {TOOLS}: nothing measured", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name, loaded_store(Path(name), asked.tickets, asked.language) as store:
        fill(store, asked.articles)
        figures = summary(rounds(store, asked.repeat))
    print(f"{'':48}{'median':>10}{'p95':>10}{'min':>10}{'max':>10}{'n':>6}")
    for what, row in figures.items():
        print(
            f"{what:48}" + "".join(f"{row[key]:>10.1f}" for key in ("median", "p95", "min", "max")) + f"{row['n']:>6}"
        )
    if asked.out:
        asked.out.write_text(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
