"""A desk over a filled replica, without network: for tests of desk, screen and command line."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from agent_tui.config.paths import Paths, find_paths
from agent_tui.config.profiles import Profile, new_profile
from agent_tui.config.settings import Settings
from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FillPage
from agent_tui.desk.desk import Desk, open_desk
from agent_tui.desk.desk_state import REPLICA_FILE
from agent_tui.domain.values import (
    Customer,
    CustomerRecord,
    ImportRecord,
    RecordType,
    StoredRecord,
    Ticket,
    TicketRecord,
)
from agent_tui.replica.replica import Replica
from tests.held_clock import HeldClock
from tests.records import ME, sample_records

if TYPE_CHECKING:
    from agent_tui.backends.protocol import Backend

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
"""10:42 in Shanghai, a Monday."""
FIRST_NUMBER = 1001
PAGE = 500


def make_desk(
    tmp_path: Path,
    *,
    records: Iterable[ImportRecord | StoredRecord] | None = None,
    agent: str = ME,
    now: datetime = NOW,
    clock: HeldClock | None = None,
    settings: Settings | None = None,
    backend: "Backend | None" = None,
    session: str | None = "test",
) -> Desk:
    """A desk of `agent` at `now`, its replica filled with `records` (`sample_records` where absent). Contacts are
    numbered from 1001 in the order of the records. Unless `settings` say otherwise, texts go out at once."""
    clock = clock or HeldClock(now)
    paths, profile = a_profile(tmp_path, agent)
    fill(paths.profile_data(profile.folder) / REPLICA_FILE, sample_records(now) if records is None else records, agent)
    settings = settings or Settings(undo_seconds=0)
    return open_desk(profile, paths, settings, backend=backend, clock=clock, session=session)


def a_profile(tmp_path: Path, agent: str = ME) -> tuple[Paths, Profile]:
    """Folders of a test's own, and a profile whose store does not exist."""
    return find_paths(str(tmp_path / "home"), {}), new_profile("test", "http://127.0.0.1:9", agent=agent)


def fill(file: Path, records: Iterable[ImportRecord | StoredRecord], agent: str = ME) -> None:
    """Fills the replica as a snapshot does."""
    replica = Replica(file)
    changes = changes_of(records)
    replica.begin_snapshot("test", agent)
    for start in range(0, len(changes), PAGE):
        replica.apply_snapshot_page(a_fill_page(changes[start : start + PAGE]))
    replica.finish_snapshot("test:1", 1)
    replica.close()


def changes_of(records: Iterable[ImportRecord | StoredRecord]) -> list[Change]:
    """Records as the store sends them: contacts with a number of their own."""
    changes: list[Change] = []
    number = FIRST_NUMBER
    for record in records:
        stored: StoredRecord
        if isinstance(record, TicketRecord) and not isinstance(record, Ticket):
            stored = as_stored(record, number)
            number += 1
        elif isinstance(record, CustomerRecord) and not isinstance(record, Customer):
            stored = Customer(**msgspec.structs.asdict(record))
        else:
            assert isinstance(record, StoredRecord)
            stored = record
        type_: RecordType = stored.__struct_config__.tag  # type: ignore[assignment]
        changes.append(Change(seq=1, type=type_, id=stored.id, version=1, op="upsert", doc=stored))
    return changes


def as_stored(record: TicketRecord, number: int) -> Ticket:
    return Ticket(**msgspec.structs.asdict(record), number=number)


def a_fill_page(changes: Iterable[Change]) -> FillPage:
    return FillPage(records=tuple(changes), cursor="test:1", through=1, next=None, left=0)
