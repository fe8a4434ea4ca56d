"""How soon a customer must be answered, and since when one waits."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from agent_tui.domain.targets import ChannelTarget, Targets, due_at
from agent_tui.domain.values import CHANNELS, TIERS, Channel, Interaction
from agent_tui.domain.waiting import waiting_since
from tests.records import said, ticket

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)


@pytest.mark.parametrize("channel", CHANNELS)
def test_key_accounts_come_before_very_important_ones_and_these_before_everybody(channel: Channel) -> None:
    key, vip, standard = (Targets().seconds(channel, tier) for tier in reversed(TIERS))
    assert 0 < key < vip < standard
    assert (vip, key) == (standard // 2, standard // 4)


def test_a_conversation_is_answered_in_minutes_and_a_letter_in_hours() -> None:
    targets = Targets()
    letters = {"web", "email"}
    slow = {channel for channel in CHANNELS if targets.seconds(channel, "standard") >= 3600}
    quick = {channel for channel in CHANNELS if targets.seconds(channel, "standard") <= 30 * 60}
    assert (slow, quick) == (letters, set(CHANNELS) - letters)


def test_a_setting_for_one_tier_leaves_the_others() -> None:
    targets = msgspec.convert({"phone": {"standard": 60, "key": 10}}, Targets)
    assert [targets.seconds("phone", tier) for tier in TIERS] == [60, 30, 10]
    assert targets.email == Targets().email


@pytest.mark.parametrize("wrong", [{"fax": {"standard": 60}}, {"phone": {"standard": 0}}, {"phone": {}}])
def test_a_wrong_setting_is_refused(wrong: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(wrong, Targets)


def test_a_contact_is_due_at_the_beginning_of_the_waiting_plus_its_target() -> None:
    targets = Targets(phone=ChannelTarget(120))
    assert due_at(NOW, "phone", "standard", targets) == NOW + timedelta(seconds=120)
    assert due_at(NOW, "phone", "vip", targets) == NOW + timedelta(seconds=60)
    assert due_at(None, "phone", "vip", targets) is None


def test_at_the_end_of_the_calendar_nothing_is_due() -> None:
    assert due_at(datetime.max.replace(tzinfo=UTC), "email", "standard", Targets()) is None


def _talk(*directions: str) -> list[Interaction]:
    contact = ticket("t", "c", "chat", "", NOW)
    return [
        said(f"i{index}", contact, "x", NOW + timedelta(minutes=index), "", direction)  # type: ignore[arg-type]
        for index, direction in enumerate(directions)
    ]


@pytest.mark.parametrize(
    ("directions", "minute"),
    [
        ((), None),
        (("inbound",), 0),
        (("inbound", "inbound"), 0),
        (("inbound", "outbound"), None),
        (("inbound", "internal"), 0),
        (("inbound", "outbound", "inbound", "inbound"), 2),
        (("outbound",), None),
    ],
)
def test_a_customer_waits_since_the_first_words_after_our_last(directions: tuple[str, ...], minute: int | None) -> None:
    talk = _talk(*directions)
    expected = None if minute is None else NOW + timedelta(minutes=minute)
    assert waiting_since(talk) == expected
    assert waiting_since(reversed(talk)) == expected
