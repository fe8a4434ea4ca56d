"""A text from a template and its promise are one thing: what is changed in the one is changed in the other, and where
that cannot be, nothing goes out."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent_tui.config.settings import Settings
from agent_tui.domain.values import ImportRecord
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.records import ME, customer, said, ticket
from tests.ui.driver import Scenario, User, sit_down

ZONE = ZoneInfo("Asia/Shanghai")


def an_sms() -> Iterable[ImportRecord]:
    contact = ticket("t-sms", "c-sms", "sms", "Refund", NOW - timedelta(minutes=9), owner=ME, status="open")
    return [
        customer("c-sms", "Ann Lee", language="en-GB", phone="+8613800000001"),
        contact,
        said("i-sms", contact, "Ann Lee", NOW - timedelta(minutes=9), "Where is my money?"),
    ]


def play(folder: Path, scenario: Scenario) -> None:
    """At a desk that is open from Monday to Friday."""
    clock = HeldClock(NOW)
    settings = Settings(undo_seconds=0, time_zone="Asia/Shanghai", hours={"mon-fri": "09:00-18:00"})
    desk = make_desk(folder, records=an_sms(), clock=clock, settings=settings)
    try:
        asyncio.run(sit_down(desk, clock, scenario))
    finally:
        desk.close()


def text_of(user: User) -> str:
    text = user.app.screen.query_one("#text").text  # type: ignore[attr-defined]
    assert isinstance(text, str)
    return text


def promised(user: User) -> list[datetime]:
    return [row.promise.due_at.astimezone(ZONE) for row in user.desk.promises(customer="c-sms")]


async def a_refund(user: User, by: str) -> None:
    await user.press("enter", "t")
    await user.type("refund.start")
    await user.press("enter")
    await user.type("8812")
    await user.press("enter")
    await user.type("30")
    await user.press("enter", "down")
    await user.type(by)
    await user.press("f9")
    await user.sees("+ 1 promise")


async def changes(user: User, was: str, now: str) -> None:
    """By hand: goes to the end of `was`, takes it away and types something else."""
    area = user.app.screen.query_one("#text")
    area.move_cursor(area.location(text_of(user).index(was) + len(was)))  # type: ignore[attr-defined]
    await user.press(*["backspace"] * len(was))
    await user.type(now)


def test_what_is_suggested_for_the_promised_date_is_promised(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await a_refund(user, "11-28 18:00")
        await user.sees("by 11-28 18:00", "nobody works then -> Mon 30 Nov 09:00 (ctrl+g)")
        await user.press("ctrl+g")
        await user.sees("by 11-30 09:00", "Promised with it now", "Check: nothing found")
        await user.press("f9")
        await user.sees("Saved, with 1 promised.")
        assert promised(user) == [datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)]

    play(tmp_path, scenario)


def test_a_date_that_is_changed_by_hand_is_promised_however_fast_it_is_sent(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await a_refund(user, "11-27 18:00")
        await changes(user, "27", "26")
        await user.press("f9")
        await user.sees("Saved, with 1 promised.")
        assert promised(user) == [datetime(2026, 11, 26, 18, 0, tzinfo=ZONE)]

    play(tmp_path, scenario)


def test_nothing_goes_out_while_text_and_promise_say_two_things(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await a_refund(user, "11-27 18:00")
        await changes(user, "27 Nov 18:00", "then")
        await user.press("f9")
        await user.sees("Not sent 1 error", "promised with it: 27 Nov 18:00 (ctrl+g")
        await user.sees("text and promise say two things. ctrl+t takes the promise off")
        assert not user.desk.outbox()
        await user.press("ctrl+g")
        await user.sees("Check: nothing found", "by 11-27 18:00")
        await user.press("f9")
        await user.sees("Saved, with 1 promised.")

    play(tmp_path, scenario)


def test_without_its_promise_a_text_is_judged_as_it_stands(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await a_refund(user, "11-27 18:00")
        await changes(user, "8812", "8813")
        await user.sees("the full text says otherwise: 8812")
        await user.press("ctrl+t")
        await user.sees_no("+ 1 promise", "the full text says otherwise")
        await user.sees("Check: nothing found")
        await user.press("f9")
        await user.sees("Saved.")
        assert promised(user) == []

    play(tmp_path, scenario)


def test_a_note_waits_too_until_it_says_what_is_promised_with_it(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.press("enter", "n")
        await user.type("Told on the phone.")
        await user.press("escape")
        await user.press("n")
        await user.press("f8")
        await user.sees("Template for")
        await user.type("callback")
        await user.press("enter", "down")
        await user.type("invoice")
        await user.press("f9")
        await user.sees("+ 1 promise", "Told on the phone.")
        area = user.app.screen.query_one("#text")
        area.text = "Told on the phone."  # type: ignore[attr-defined]
        await user.press("f9")
        await user.sees("text and promise say two things")
        assert not user.desk.outbox()
        await user.press("ctrl+t", "f9")
        await user.sees("Saved.")

    play(tmp_path, scenario)


def test_a_promise_that_cannot_be_compared_with_its_text_keeps_it_here_and_goes_when_it_is_taken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*told: object, **more: object) -> None:
        raise ZeroDivisionError

    async def scenario(user: User) -> None:
        await a_refund(user, "11-27 18:00")
        monkeypatch.setattr("agent_tui.expectations.kept_together.kept_together", fails)
        await changes(user, "27", "26")
        await user.sees("The check could not be made")
        await user.press("f9")
        await user.sees("Text and promise could not be compared", "take the promise off")
        assert not user.desk.outbox()
        assert "26 Nov" in text_of(user)
        await user.press("ctrl+t", "f9")
        await user.sees("Saved.")
        assert promised(user) == []

    play(tmp_path, scenario)
