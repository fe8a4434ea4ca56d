"""The honest time of a topic at the desk: read from what was promised, kept and is owed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from agent_tui.config.settings import Settings
from agent_tui.domain.values import ImportRecord
from tests.desk_fixture import NOW, make_desk
from tests.records import ME, customer, promise, said, ticket

SHANGHAI = Settings(undo_seconds=0, time_zone="Asia/Shanghai")


def refunds(
    count: int, hours: float, *, queue: str = "billing", state: str = "kept", first: int = 0
) -> list[ImportRecord]:
    """Promises on a refund, made on Mondays at 10 and kept so many hours later."""
    made: list[ImportRecord] = []
    for number in range(first, first + count):
        began = NOW - timedelta(days=7 * (number % 8 + 1), minutes=42)
        contact = ticket(
            f"t-{number}", "c", "email", "Refund", began, queue=queue, status="resolved", waiting_since=None
        )
        kept = said(f"i-{number}", contact, ME, began + timedelta(hours=hours), "It left us.", "outbound")
        due = promise(
            f"p-{number}", contact, "refund", began + timedelta(days=2), topic="refund", made_at=began, state=state,
            evidence=kept.id if state in ("kept", "broken") else None,
        )  # fmt: skip
        made += [contact, kept, due]
    return made


def records(*more: list[ImportRecord]) -> Iterator[ImportRecord]:
    yield customer("c", "Ann Lee", language="en-GB")
    for some in more:
        yield from some


def test_it_goes_by_what_was_promised_and_kept_on_the_topic(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=records(refunds(20, 3)), settings=SHANGHAI)
    honest = desk.honest_time("refund", "billing")
    assert honest is not None
    assert (honest.sample, honest.took, honest.at) == (20, timedelta(hours=3), (NOW + timedelta(hours=3, minutes=18)))
    assert desk.honest_time("exchange", "billing") is None
    desk.close()


def test_a_queue_with_too_little_goes_by_the_whole_house(tmp_path: Path) -> None:
    both = records(refunds(20, 3), refunds(10, 6, queue="shop", first=20))
    desk = make_desk(tmp_path, records=both, settings=SHANGHAI)
    shop, billing = desk.honest_time("refund", "shop"), desk.honest_time("refund", "billing")
    assert shop is not None
    assert billing is not None
    assert (shop.sample, billing.sample) == (30, 20)
    assert shop.took > billing.took
    desk.close()


def test_what_was_broken_counts_and_what_was_withdrawn_does_not(tmp_path: Path) -> None:
    broken = records(refunds(20, 3), refunds(3, 3, state="broken", first=20))
    desk = make_desk(tmp_path, records=broken, settings=SHANGHAI)
    assert desk.honest_time("refund", "billing") is None
    desk.close()
    withdrawn = records(refunds(20, 3), refunds(3, 3, state="withdrawn", first=20))
    desk = make_desk(tmp_path / "other", records=withdrawn, settings=SHANGHAI)
    assert desk.honest_time("refund", "billing") is not None
    desk.close()


def test_without_a_topic_it_goes_by_the_contacts_of_the_queue(tmp_path: Path) -> None:
    ended: list[ImportRecord] = []
    for number in range(20):
        began = NOW - timedelta(days=7, minutes=42)
        contact = ticket(f"t-{number}", "c", "email", "x", began, queue="billing", status="closed", waiting_since=None)
        end = said(
            f"i-{number}", contact, ME, began + timedelta(hours=2), "", "internal", kind="event",
            meta={"event": "wrap-up"},
        )  # fmt: skip
        ended += [contact, end]
    desk = make_desk(tmp_path, records=records(ended), settings=SHANGHAI)
    honest = desk.honest_time("", "billing")
    assert honest is not None
    assert (honest.sample, honest.took) == (20, timedelta(hours=2))
    assert desk.honest_time("", "shop") is None
    desk.close()
