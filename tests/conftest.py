"""What every test may use. Material beside the project (`../shared`) is optional: a test that wants it says when it
skipped; names listed in AGENT_TUI_REQUIRE (comma-separated: shared, chromium, ipv6, proc, tmpfs) turn such a skip into
a failure."""

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
MEMORY = Path("/dev/shm")
ROOM = 1 << 30
"""Bytes: a container's own share is 64 MiB, which is not enough."""
YOUNG = 20_000
"""Objects made until the garbage collector looks through the young ones: with Python's 700 it takes an eighth of the
time of tests that open a screen."""


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: much of the suite waits for programs, servers and screens."""
    return -(-3 * (os.cpu_count() or 1) // 2)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Temporary folders lie in memory where that is to be had: every test opens files that wait for the disk."""
    if config.getoption("basetemp") is None and is_roomy_memory(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def is_roomy_memory(folder: Path) -> bool:
    """Whether files can be written and programs started there, and there is room for those of a suite."""
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        return False
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & os.ST_NOEXEC


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """What was collected stays to the end: the garbage collector need not look through all of it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


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
