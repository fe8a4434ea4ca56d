"""A promise that was given another date in time was not broken, and is counted apart; given late, it was broken."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from agent_tui.domain.happenings import promise_ended
from agent_tui.domain.values import ImportRecord, Interaction, Promise
from agent_tui.insight.reading import Share
from tests.desk_fixture import NOW, make_desk
from tests.records import customer, promise, ticket

HOUR = timedelta(hours=1)
TICKET = ticket("t1", "c1", "phone", "退款", NOW - timedelta(days=3), status="closed", waiting_since=None)


def ended(id: str, due: datetime, state: str, at: datetime | None) -> list[ImportRecord]:
    """A promise, and when it came to an end where its evidence tells."""
    evidence = f"e-{id}" if at is not None else None
    made: Promise = promise(id, TICKET, "退款", due, state=state, evidence=evidence)
    if at is None:
        return [made]
    meta = promise_ended(id, made.state)
    return [made, Interaction(f"e-{id}", "t1", "event", "internal", "phone", "li.na", at, "", meta)]


@pytest.mark.parametrize(
    ("due", "at", "share", "moved"),
    [
        (NOW - HOUR, NOW - 2 * HOUR, Share(1, 1), 1),
        (NOW + HOUR, NOW - HOUR, Share(1, 1), 1),
        (NOW - 2 * HOUR, NOW - HOUR, Share(1, 2), 0),
        (NOW - HOUR, None, Share(1, 1), 0),
        (NOW + HOUR, NOW - timedelta(days=1), Share(1, 1), 0),
        (NOW - timedelta(days=1), NOW - HOUR, Share(1, 1), 0),
    ],
    ids=["in-time", "before-a-deadline-to-come", "late", "nobody-knows", "yesterday", "of-another-day"],
)
def test_before_the_deadline_is_not_broken_and_after_it_is(
    tmp_path: Path, due: datetime, at: datetime | None, share: Share, moved: int
) -> None:
    records = [customer("c1", "王小明"), TICKET, *ended("kept", NOW - HOUR, "kept", NOW - HOUR)]
    desk = make_desk(tmp_path, records=[*records, *ended("p", due, "renegotiated", at)])
    promises = desk.reading().promises
    assert (promises.kept, promises.moved) == (share, moved)
    desk.close()
