"""Rows of the queue are read where they are looked at, and those of a while ago are let go."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from agent_tui.desk.views import QueueRow, RowRef
from agent_tui.ui.widgets.kept_rows import MOST, KeptRows

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def queue_row(name: str) -> QueueRow:
    return QueueRow(
        id=name,
        number=0,
        channel="email",
        subject="",
        last_line="",
        customer_id="c",
        customer_name="",
        tier="standard",
        status="open",
        priority=3,
        queue="",
        owner=None,
        holder=None,
        created_at=NOW,
        waiting_since=NOW,
        due_at=None,
        open_promises=0,
        next_promise_due=None,
        contacts_7d=1,
    )


class Looking:
    """Somebody who pages through a long queue, `page` rows at a time."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.read: list[str] = []
        self.kept = KeptRows(self._read)

    def look_at(self, first: int) -> None:
        names = range(first, first + self.page)
        for number in names:
            assert self.kept.row(RowRef(f"w{number}"), lambda: [RowRef(f"w{one}") for one in names]) is not None

    def _read(self, refs: Sequence[RowRef]) -> list[QueueRow]:
        self.read += [ref.ticket for ref in refs]
        return [queue_row(ref.ticket) for ref in refs]


@pytest.mark.parametrize("page", [30, 2 * MOST])
def test_a_page_is_read_once_while_it_is_looked_at(page: int) -> None:
    looking = Looking(page)
    for number in range(20):
        looking.read.clear()
        looking.look_at(number * page)
        looking.look_at(number * page)
        assert len(looking.read) == page


def test_pages_of_a_while_ago_are_read_again_and_the_last_ones_are_not() -> None:
    looking = Looking(100)
    for first in range(0, 3 * MOST, 100):
        looking.look_at(first)
    looking.read.clear()
    looking.look_at(3 * MOST - 200)
    assert looking.read == []
    looking.look_at(0)
    assert len(looking.read) == 100
