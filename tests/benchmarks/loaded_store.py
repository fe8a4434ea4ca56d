"""A ticket store on loopback with a load set in it, and an agent's home that has pulled it: what is measured upon."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
TOOLS = REPOSITORY.parent / "shared" / "tools"
PROGRAM = [sys.executable, "-m", "agent_tui"]
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""What is installed is compiled; a checkout is after its first run, unless the environment forbids it."""


class LoadedStore(NamedTuple):
    url: str
    admin_token: str
    environment: dict[str, str]
    """Of the agent's commands."""
    took: dict[str, float]
    """Seconds: `import_s`, `first_sync_s`."""

    def put(self, records: Sequence[Mapping[str, object]]) -> None:
        """Imports these records; they are in the store when this returns."""
        request = urllib.request.Request(
            f"{self.url}/v1/import",
            data=b"".join(json.dumps(record).encode() + b"\n" for record in records),
            headers={"Authorization": f"Bearer {self.admin_token}", "Content-Type": "application/x-ndjson"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            taken = json.load(answer)
        assert not taken.get("rejected"), taken

    def run(self, *arguments: str) -> str:
        """What a command of the agent's writes."""
        return _run(*arguments, **self.environment)


@contextmanager
def loaded_store(folder: Path, tickets: int, language: str) -> Iterator[LoadedStore]:
    """The store, listening; an agent's home in `folder` has pulled all of it once."""
    database = f"sqlite:///{folder}/store.db"
    tokens = {}
    for role, name in (("agent", "li.na"), ("admin", "root")):
        added = _run("admin", "agent", "add", name, "--role", role, "--database", database, "--json")
        tokens[role] = json.loads(added)["token"]
    server = subprocess.Popen(
        [*PROGRAM, "serve", "--database", database, "--port", "0", "--json"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        url: str = json.loads(server.stdout.readline())["url"]
        environment = {
            "AGENT_TUI_HOME": str(folder / "home"),
            "AGENT_TUI_URL": url,
            "AGENT_TUI_TOKEN": tokens["agent"],
            "AGENT_TUI_LANGUAGE": language,
            **COMPILED,
        }
        yield LoadedStore(url, tokens["admin"], environment, _fill(folder, environment, tokens["admin"], tickets))
    finally:
        server.terminate()
        server.wait(10)


def _fill(folder: Path, environment: dict[str, str], admin_token: str, tickets: int) -> dict[str, float]:
    load = folder / "load.jsonl"
    with load.open("wb") as out:
        subprocess.run([sys.executable, str(TOOLS / "load_set.py"), "--tickets", str(tickets)], stdout=out, check=True)
    began = time.monotonic()
    print(_run("import", str(load), "--json", **(environment | {"AGENT_TUI_TOKEN": admin_token}))[:80], file=sys.stderr)
    imported = time.monotonic()
    _run("sync", "--json", **environment)
    return {"import_s": round(imported - began, 1), "first_sync_s": round(time.monotonic() - imported, 1)}


def _run(*arguments: str, **environment: str) -> str:
    return subprocess.run(
        [*PROGRAM, *arguments], env=os.environ | environment, check=True, capture_output=True, text=True
    ).stdout
