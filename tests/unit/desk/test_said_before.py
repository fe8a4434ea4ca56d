"""A long history is read again only as far as it has changed, and always says what the replica says."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.desk.contact_views import TimelineEntry
from agent_tui.desk.said_before import LONG, SaidBefore
from agent_tui.domain.values import ImportRecord, Interaction
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.replica.replica_reader import Whose
from tests.desk_fixture import NOW, a_fill_page, as_stored, changes_of
from tests.records import customer, said, ticket

WANG = Whose(("c1",))
T1 = as_stored(ticket("t1", "c1", "chat", "账单", NOW), 1001)
T2 = as_stored(ticket("t2", "c2", "chat", "退款", NOW), 1002)


class History(NamedTuple):
    """A long history, who writes it and who reads it."""

    replica: Replica
    queries: Queries
    said: SaidBefore

    def put(self, *records: Interaction, version: int = 1) -> None:
        self.page(*(Change(2, "interaction", one.id, version, "upsert", one) for one in records))

    def page(self, *changes: Change) -> None:
        self.replica.apply_page(
            FeedPage(changes, "cursor", has_more=False, through=2, quarantined=()), after=self.replica.cursor
        )

    def read(self) -> list[TimelineEntry]:
        """What is answered, which is what a first reader is answered."""
        entries = list(self.said.entries_of(WANG))
        assert entries == list(SaidBefore(self.queries).entries_of(WANG))
        return entries


def word(number: int, body: str = "在吗", of: str = "t1") -> Interaction:
    return said(f"i{number:04}", T1 if of == "t1" else T2, "王小明", NOW + timedelta(minutes=number), body)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    file = tmp_path / "replica.db"
    with closing(Replica(file)) as replica, closing(Queries(file)) as queries:
        history = History(replica, queries, SaidBefore(queries))
        people = (customer("c1", "王小明"), customer("c2", "陈静"))
        history.page(*changes_of([*people, T1, T2]))
        history.put(*(word(number) for number in range(LONG)))
        yield history


def test_what_has_not_changed_is_the_same_object(history: History) -> None:
    before = history.read()
    history.put(word(900, of="t2"))
    again = history.read()
    assert len(again) == LONG
    assert all(one is other for one, other in zip(before, again, strict=True))


def test_nothing_is_read_while_nobody_writes(history: History) -> None:
    history.read()
    read: list[str] = []
    with history.queries.one_state() as connection:
        connection.set_trace_callback(read.append)
        list(history.said.entries_of(WANG))
        connection.set_trace_callback(None)
    assert [statement for statement in read if "interaction" in statement] == []


def test_what_came_what_changed_and_what_went_is_seen(history: History) -> None:
    before = history.read()
    history.put(word(5, "改过的话"), version=2)
    history.put(msgspec.structs.replace(word(901, "更早的话"), at=NOW - timedelta(minutes=1)))
    history.page(Change(2, "interaction", "i0007", 2, "delete", None))
    after = history.read()
    assert after[0].body == "更早的话"
    assert next(one for one in after if one.id == "i0005").body == "改过的话"
    assert "i0007" not in {one.id for one in after}
    assert after[1] is before[0]


def test_a_contact_that_changed_its_number_shows_it(history: History) -> None:
    history.read()
    renumbered = msgspec.structs.replace(T1, number=2001)
    history.page(Change(2, "ticket", "t1", 2, "upsert", renumbered))
    assert {one.ticket_number for one in history.read()} == {2001}


def test_a_restore_at_the_store_may_bring_the_same_version_with_other_words(history: History) -> None:
    history.read()
    history.replica.begin_snapshot("another epoch", "li.na")
    records: list[ImportRecord] = [customer("c1", "王小明"), T1, *(word(number, "恢复") for number in range(LONG))]
    history.replica.apply_snapshot_page(a_fill_page(changes_of(records)))
    history.replica.finish_snapshot("cursor", 3)
    assert {one.body for one in history.read()} == {"恢复"}


def test_a_file_begun_anew_is_read_anew(history: History) -> None:
    history.read()
    history.replica.rebuild()
    assert history.read() == []


def test_whose_history_is_short_does_not_take_the_place_of_a_long_one(history: History) -> None:
    before = history.read()
    list(history.said.entries_of(Whose(("c2",))))
    assert history.read()[0] is before[0]
