"""How the workstation feels and what it costs, beside a bare Textual application in the same run.

    python tests/benchmarks/workstation.py [--tickets 10000] [--repeat 3] [--json OUT] [--language zh]

Starts a store on loopback, fills it over HTTP, signs an agent's home in, pulls once, and lets `ttybench` (of the
material beside the project, ../shared/tools) drive the real program in a pseudo-terminal: start, keys, idle, memory.
Not collected by pytest: figures belong into docs/benchmarks.md, never into a test that fails on a slow day.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TOOLS = REPOSITORY.parent / "shared" / "tools"
PROGRAM = [sys.executable, "-m", "agent_tui"]

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("online")
Bare().run()
"""


@contextmanager
def store(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A ticket store on a free loopback port: its URL and a token for each role."""
    database = f"sqlite:///{folder}/store.db"
    tokens = {}
    for role, name in (("agent", "li.na"), ("admin", "root")):
        added = subprocess.run(
            [*PROGRAM, "admin", "agent", "add", name, "--role", role, "--database", database, "--json"],
            check=True,
            capture_output=True,
        )
        tokens[role] = json.loads(added.stdout)["token"]
    server = subprocess.Popen(
        [*PROGRAM, "serve", "--database", database, "--port", "0", "--json"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["url"], tokens
    finally:
        server.terminate()
        server.wait(10)


def environment(folder: Path, url: str, token: str, language: str) -> dict[str, str]:
    return {
        "AGENT_TUI_HOME": str(folder / "home"),
        "AGENT_TUI_URL": url,
        "AGENT_TUI_TOKEN": token,
        "AGENT_TUI_LANGUAGE": language,
    }


def fill(folder: Path, url: str, tokens: dict[str, str], tickets: int) -> dict[str, float]:
    """A load set into the store and from there into the agent's replica: seconds for each."""
    load = folder / "load.jsonl"
    with load.open("wb") as out:
        subprocess.run([sys.executable, str(TOOLS / "load_set.py"), "--tickets", str(tickets)], stdout=out, check=True)
    took = {}
    for what, token, command in (
        ("import_s", tokens["admin"], ["import", str(load), "--json"]),
        ("first_sync_s", tokens["agent"], ["sync", "--json"]),
    ):
        started = time.monotonic()
        done = subprocess.run(
            [*PROGRAM, *command],
            env=os.environ | environment(folder, url, token, "en"),
            check=True,
            capture_output=True,
            text=True,
        )
        took[what] = round(time.monotonic() - started, 2)
        print(what, took[what], done.stdout.strip()[:200], file=sys.stderr)
    return took


def suite(folder: Path, env: dict[str, str], repeat: int) -> Path:
    """The cases that are compared with one another, as ttybench reads them."""
    bare = folder / "bare.py"
    bare.write_text(BARE)
    pairs = ", ".join(f"{name} = {json.dumps(value)}" for name, value in env.items())
    online = "在线" if env["AGENT_TUI_LANGUAGE"] == "zh" else "online"
    path = folder / "suite.toml"
    path.write_text(
        f"""
repeat = {repeat}
[defaults]
timeout = 60
cols = 120
rows = 40
[[case]]
name = "bare"
cmd = "{sys.executable} {bare}"
ready = "online"
idle = 6
[[case]]
name = "desk"
cmd = "{" ".join(PROGRAM)}"
env = {{ {pairs} }}
paint = "1\\\\d:\\\\d\\\\d"
ready = "{online}"
idle = 6
steps = ["move: down*30", "page: pgdn*10", "home: home", "held@30: down*60", "open: enter", "help: f1", "back: esc*2"]
[[case]]
name = "desk-typing"
cmd = "{" ".join(PROGRAM)}"
env = {{ {pairs} }}
ready = "{online}"
steps = ["note: n", "typing: t:the customer was called back and is content with it"]
""",
        encoding="utf-8",
    )
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--json", dest="out")
    arguments = parser.parse_args()
    if not TOOLS.exists():
        print(f"ttybench is not at {TOOLS}: nothing measured", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with store(folder) as (url, tokens):
            fill(folder, url, tokens, arguments.tickets)
            cases = suite(folder, environment(folder, url, tokens["agent"], arguments.language), arguments.repeat)
            return subprocess.run(
                [sys.executable, str(TOOLS / "ttybench/ttybench.py"), "suite", str(cases)]
                + (["--json", arguments.out] if arguments.out else []),
                check=False,
            ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
