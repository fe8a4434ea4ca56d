"""Desks of several people over one real store: for what one does and the others see."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from agent_tui.backends.ticket_store import TicketStore
from agent_tui.config.paths import find_paths
from agent_tui.config.profiles import new_profile
from agent_tui.config.settings import Settings
from agent_tui.desk.desk import Desk, open_desk
from tests.records import sample_records
from tests.store_server import RunningStore, running_store


@contextmanager
def a_shared_store(tmp_path: Path) -> Iterator[RunningStore]:
    """A store with the sample records as of now, and the agents of them."""
    with running_store(tmp_path) as store:
        for name in ("li.na", "chen.tao", "liu.yang"):
            store.add(name)
        store.add("zhou.li", "supervisor")
        lines = b"".join(msgspec.json.encode(one) + b"\n" for one in sample_records(datetime.now(UTC)))
        answer = store.take_in(lines)
        assert answer.status_code == 200, answer.text
        yield store


@contextmanager
def desk_of(tmp_path: Path, store: RunningStore, agent: str) -> Iterator[Desk]:
    """That agent's desk, filled; texts go out at once."""
    paths = find_paths(str(tmp_path / f"home-{agent}"), {})
    profile = new_profile("test", store.url, agent=agent)
    backend = TicketStore(store.url, store.tokens[agent])
    desk = open_desk(profile, paths, Settings(time_zone="Asia/Shanghai", undo_seconds=0), backend=backend)
    try:
        desk.refresh(timeout=None)
        yield desk
    finally:
        desk.close()


def until(true: Callable[[], bool], desk: Desk, what: str) -> None:
    """A colleague without a screen looks until that is so."""
    for _ in range(50):
        desk.refresh(timeout=5.0)
        if true():
            return
    raise AssertionError(f"never: {what}")
