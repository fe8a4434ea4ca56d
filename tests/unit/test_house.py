"""Who may load what, seen from outside: in a fresh process, and in the whole tree's imports."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "agent_tui"


def loaded_by(code: str) -> set[str]:
    """The top-level and agent_tui modules that a fresh interpreter has loaded after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True, text=True, check=True, cwd=REPOSITORY,
    )  # fmt: skip
    return set(json.loads(done.stdout.splitlines()[-1]))


LATE = {"httpx", "jmespath", "whoosh", "opencc", "yaml", "keyring", "litestar", "sqlalchemy", "alembic", "uvicorn"} | {
    "textual.widgets._text_area", "agent_tui.ui.composer", "agent_tui.expectations", "agent_tui.messages.troubles",
    "agent_tui.knowledge.analyzer", "agent_tui.knowledge.gaps", "markdown_it",
}  # fmt: skip


@pytest.mark.parametrize(
    "module", ["agent_tui.cli.main", "agent_tui.desk.desk", "agent_tui.ui.app", "agent_tui.config.settings"]
)
def test_nothing_heavy_lies_on_the_way_to_the_first_paint(module: str) -> None:
    assert not LATE & loaded_by(f"import {module}")


def test_the_command_line_starts_without_the_screen() -> None:
    assert "textual" not in loaded_by("import agent_tui.cli.main")


def test_the_client_works_without_the_store_extra() -> None:
    loaded = loaded_by("import agent_tui.ui.app, agent_tui.sync.engine, agent_tui.backends.ticket_store")
    assert not {name for name in loaded if name.startswith(("agent_tui.store", "agent_tui.demo"))}


MODULES = {
    ".".join(path.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}


def imported_by(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it: late ones and those for type checking count too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from inner & MODULES.keys() or {node.module}


def test_no_imports_go_in_a_circle() -> None:
    graph = {name: set(imported_by(path)) - {name} for name, path in MODULES.items()}
    assert "agent_tui.desk.desk" in graph["agent_tui.cli.session"]
    TopologicalSorter(graph).prepare()
