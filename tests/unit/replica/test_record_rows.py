"""What a record needs to be stored: a time without an offset can be compared with no other, so it is set aside."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from agent_tui.contract.api import Change
from agent_tui.domain.values import Article, StoredRecord
from agent_tui.replica.record_rows import Unfit, row_of
from tests.fake_backend import (
    NOW,
    a_bulletin,
    a_promise,
    a_search_outcome,
    a_ticket,
    a_transfer,
    a_work_order,
    an_acknowledgement,
    an_agent,
    an_interaction,
)

BARE = datetime(2026, 11, 20, 9, 0)
"""What a broken store sends."""
ARTICLE = Article("a1", "退款", "三天", "zh-CN", "customer", (), NOW)


@pytest.mark.parametrize(
    ("record", "times"),
    [
        (a_ticket(), ("created_at", "waiting_since")),
        (an_interaction("i1"), ("at",)),
        (a_promise(), ("due_at", "made_at")),
        (a_transfer(), ("at", "answered_at")),
        (a_work_order(), ("due_at", "made_at")),
        (an_agent(), ("since",)),
        (ARTICLE, ("updated_at",)),
        (a_bulletin(), ("published_at", "until")),
        (an_acknowledgement(), ("at",)),
        (a_search_outcome(), ("at",)),
    ],
)
def test_a_time_without_an_offset_makes_a_record_unfit(record: StoredRecord, times: tuple[str, ...]) -> None:
    row_of(change(record), 1)
    for name in times:
        with pytest.raises(Unfit):
            row_of(change(replace(record, **{name: BARE})), 1)


def change(record: StoredRecord) -> Change:
    type_ = record.__struct_config__.tag
    return Change(seq=1, type=type_, id=record.id, version=1, op="upsert", doc=record)  # type: ignore[arg-type]
