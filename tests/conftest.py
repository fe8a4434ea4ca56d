"""What every test may use. Material beside the project (`../shared`) is optional: a test that wants it says when it
skipped; names listed in AGENT_TUI_REQUIRE (comma-separated: shared, tmux, wheel, …) turn such a skip into a failure."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: much of the suite waits for programs, servers and screens."""
    return -(-3 * (os.cpu_count() or 1) // 2)


def skip_or_fail(name: str, reason: str) -> None:
    """Skips the test, or fails it where `name` is required of this machine."""
    if name in os.environ.get("AGENT_TUI_REQUIRE", "").split(","):
        pytest.fail(f"{name} is required here: {reason}")
    pytest.skip(f"{name}: {reason}")


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """`shared("data/hostile/dev.jsonl")` → that file beside the project, or the test skips and says so."""

    def find(name: str) -> Path:
        path = REPOSITORY.parent / "shared" / name
        if not path.exists():
            skip_or_fail("shared", f"{name} does not lie beside the project")
        return path

    return find
