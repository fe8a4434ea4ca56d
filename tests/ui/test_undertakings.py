"""What a text undertakes without a template is offered to be noted as a promise; noted, it goes out with the text."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agent_tui.config.settings import Settings
from agent_tui.desk.checked_texts import TextChecked
from agent_tui.domain.values import ImportRecord, Promise
from agent_tui.expectations import undertaken
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.records import ME, customer, said, ticket
from tests.ui.driver import Scenario, User, sit_down

ZONE = ZoneInfo("Asia/Shanghai")
FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=ZONE)
TEXT = "The second debit leaves us by Friday 27 November 18:00."
OFFER = "ctrl+d notes it: The second debit leaves us by 11-27 18:00"


def a_mail() -> Iterable[ImportRecord]:
    contact = ticket("t-1", "c-1", "email", "Debited twice", NOW - timedelta(minutes=9), owner=ME, status="open")
    return [
        customer("c-1", "M. Weber", language="en-GB"),
        contact,
        said("i-1", contact, "M. Weber", NOW - timedelta(minutes=9), "Which date do you mean?"),
    ]


def owed_that() -> Iterable[ImportRecord]:
    made = Promise("p-1", "t-1", "second debit", FRIDAY, "", "phone", "open", ME, NOW - timedelta(days=1))
    return [*a_mail(), made]


def play(folder: Path, scenario: Scenario, records: Iterable[ImportRecord] | None = None) -> None:
    clock = HeldClock(NOW)
    settings = Settings(undo_seconds=0, time_zone="Asia/Shanghai")
    desk = make_desk(folder, records=a_mail() if records is None else records, clock=clock, settings=settings)
    try:
        asyncio.run(sit_down(desk, clock, scenario))
    finally:
        desk.close()


def promised(user: User) -> list[tuple[str, datetime]]:
    return [(row.promise.what, row.promise.due_at.astimezone(ZONE)) for row in user.desk.promises(customer="c-1")]


async def writes(user: User, text: str = TEXT) -> None:
    await user.press("enter", "r")
    await user.type(text)


def test_what_a_text_undertakes_is_noted_by_a_key_and_promised_when_it_is_sent(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.sees(OFFER)
        await user.press("ctrl+d")
        await user.sees("Promise to M. Weber, with this text", "The second debit leaves us", "Fri 27 Nov 18:00")
        assert promised(user) == []
        await user.press("f9")
        await user.sees("+ 1 promise: The second debit leaves us by 11-27 18:00", "ctrl+t takes it off")
        await user.sees_no("notes it")
        assert promised(user) == []
        await user.press("f9")
        await user.sees("Saved, with 1 promised.")
        assert promised(user) == [("The second debit leaves us", FRIDAY)]

    play(tmp_path, scenario)


def test_nothing_is_promised_that_nobody_asked_for_and_nobody_is_asked(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.sees(OFFER)
        await user.press("f9")
        await user.sees("Saved.")
        assert promised(user) == []
        assert [row.state for row in user.desk.outbox()]

    play(tmp_path, scenario)


def test_who_declines_is_not_offered_it_again_and_may_ask_for_it_all_the_same(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.sees(OFFER)
        await user.press("ctrl+d")
        await user.sees("with this text")
        await user.press("escape")
        await user.sees_no("with this text", "notes it")
        await user.type(" Regards")
        await user.sees("Check: nothing found")
        await user.sees_no("notes it")
        await user.press("ctrl+d")
        await user.sees("with this text")
        await user.press("f9")
        await user.sees("+ 1 promise")

    play(tmp_path, scenario)


def test_a_span_that_was_declined_stays_declined_as_time_goes_by(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user, "We send the slip within 3 working days.")
        await user.sees("ctrl+d notes it: send the slip by 11-26")
        await user.press("ctrl+d")
        await user.sees("with this text")
        await user.press("escape")
        await user.sees_no("notes it")
        user.clock.advance(600)
        await user.type(" Regards")
        await user.sees("Check: nothing found")
        await user.sees_no("notes it")

    play(tmp_path, scenario)


def test_what_is_offered_stays_while_the_text_is_looked_at_again(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.sees(OFFER)
        looked, held = user.desk.check_text, Event()

        def slow(*about: Any, **how: Any) -> TextChecked:
            held.wait(30)
            return looked(*about, **how)

        user.desk.check_text = slow  # type: ignore[method-assign]
        try:
            desk = user.app.screen
            desk.parts.contact_shown(desk.view)  # type: ignore[attr-defined]
            await user.press("left")
            assert OFFER in user.screen
        finally:
            held.set()

    play(tmp_path, scenario)


def test_who_takes_the_promise_off_is_not_offered_it_again(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.press("ctrl+d")
        await user.sees("with this text")
        await user.press("f9")
        await user.sees("+ 1 promise")
        await user.press("ctrl+t")
        await user.sees("Nothing is promised with this text any more.")
        await user.type(" Regards")
        await user.sees("Check: nothing found")
        await user.sees_no("notes it")

    play(tmp_path, scenario)


def test_what_was_noted_follows_the_text(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.press("ctrl+d")
        await user.sees("with this text")
        await user.press("f9")
        await user.sees("+ 1 promise")
        await user.press(*["backspace"] * len("Friday 27 November 18:00."))
        await user.type("Thursday 26 November 17:00.")
        await user.press("f9")
        await user.sees("Saved, with 1 promised.")
        assert promised(user) == [("The second debit leaves us", FRIDAY - timedelta(days=1, hours=1))]

    play(tmp_path, scenario)


def test_no_other_time_is_noted_than_the_text_says_and_no_amount_that_is_none(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.press("ctrl+d")
        await user.sees("with this text")
        await user.press("enter")
        await user.type("11-30 10:00")
        await user.press("f9")
        await user.sees("The text does not say Mon 30 Nov 10:00")
        await user.press(*["backspace"] * 20)
        await user.type("11-27 18:00")
        await user.press("enter", "enter", "enter")
        await user.type("a lot")
        await user.press("f9")
        await user.sees("a lot", "30.00", "with this text")
        await user.press(*["backspace"] * 5)
        await user.type("1180.00")
        await user.press("f9")
        await user.sees("+ 1 promise")

    play(tmp_path, scenario)


def test_what_is_promised_already_is_not_offered(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.sees("Check: nothing found")
        await user.sees_no("notes it")

    play(tmp_path, scenario, owed_that())


def test_a_note_is_offered_nothing_and_says_where_to_go(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.press("enter", "n")
        await user.type(TEXT)
        await user.sees("Check: nothing found")
        await user.sees_no("notes it")
        await user.press("ctrl+d")
        await user.sees("No customer reads a note")

    play(tmp_path, scenario)


def test_a_text_without_a_time_says_what_is_missing(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user, "Thank you.")
        await user.press("ctrl+d")
        await user.sees("The text says no time to come")

    play(tmp_path, scenario)


def test_what_is_wrong_comes_first(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user, "The second debit leaves us by Thursday 27 November 18:00.")
        await user.sees("Check 1 error")
        await user.sees_no("notes it")
        await user.press("ctrl+g")
        await user.sees(OFFER)

    play(tmp_path, scenario)


def test_the_next_text_is_offered_what_it_undertakes_for_the_time_of_the_last_one(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user, "We refund CNY 30.00 by Friday 27 November 18:00.")
        await user.sees("ctrl+d notes it")
        await user.press("ctrl+d")
        await user.sees("with this text")
        await user.press("f9")
        await user.sees("+ 1 promise")
        await user.press("f9")
        await user.sees("Saved, with 1 promised.")
        await user.press("r")
        await user.type("I call you back by Friday 27 November 18:00.")
        await user.sees("ctrl+d notes it: call you back by 11-27 18:00")

    play(tmp_path, scenario)


def test_a_check_that_fails_notes_nothing_and_leaves_the_text(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await writes(user)
        await user.sees(OFFER)

        def broken(*_: Any, **__: Any) -> TextChecked:
            raise ValueError("a rule")

        user.desk.check_text = broken  # type: ignore[method-assign]
        await user.press("ctrl+d")
        await user.sees("The check could not be made", TEXT)
        assert promised(user) == []

    play(tmp_path, scenario)


def test_what_cannot_be_compared_is_not_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bool:
        raise ValueError("a rule")

    async def scenario(user: User) -> None:
        await writes(user)
        await user.sees(OFFER)
        await user.press("ctrl+d")
        await user.sees("with this text")
        monkeypatch.setattr(undertaken, "names_time", broken)
        await user.press("f9")
        await user.sees("could not be compared", "with this text")
        monkeypatch.undo()
        monkeypatch.setattr(undertaken, "with_noted", broken)
        await user.press("f9")
        await user.sees("could not be compared", TEXT)
        await user.sees_no("+ 1 promise")

    play(tmp_path, scenario)
