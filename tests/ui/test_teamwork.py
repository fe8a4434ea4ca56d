"""Two people and one store: what one does, the other sees. The one has a screen, the other only a desk."""

import asyncio
import functools
import inspect
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from agent_tui.desk.desk import Desk
from agent_tui.desk.views import NewPromiseWords, RowRef
from agent_tui.domain.errors import Conflict
from agent_tui.store.agents import rename_agent
from agent_tui.ui.presentation.styles import plain
from agent_tui.ui.screens.teamwork.hand_over_screen import entrusted
from agent_tui.ui.wording import Wording
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.ui.driver import Size, User, at_the_desk, sit_down
from tests.ui.shared_store import a_shared_store, desk_of, until

Scenario = Callable[[User, Desk], Awaitable[None]]


def with_a_colleague(*, size: Size = (120, 40)) -> Callable[[Scenario], Callable[[Path], None]]:
    """`li.na` at the workstation, `chen.tao` at a desk of his own."""

    def decorate(scenario: Scenario) -> Callable[[Path], None]:
        @functools.wraps(scenario)
        def test(tmp_path: Path) -> None:
            with (
                a_shared_store(tmp_path) as store,
                desk_of(tmp_path, store, "li.na") as mine,
                desk_of(tmp_path, store, "chen.tao") as his,
            ):
                his.start(lambda event: None)
                clock = HeldClock(datetime.now(UTC))
                asyncio.run(sit_down(mine, clock, lambda user: scenario(user, his), size=size))

        test.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # pytest reads which fixtures it wants
            [inspect.Parameter("tmp_path", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
        )
        return test

    return decorate


@with_a_colleague()
async def test_who_looks_and_who_writes_is_seen_in_the_queue_and_at_the_contact(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    his.look_at("t-zhao")
    await user.sees("chen.tao looks", "chen.tao is viewing")
    await user.press("home", "enter", "r")
    his.look_at("t-zhao", writing=True)
    await user.sees("chen.tao writes too!")
    his.look_at(None)
    await user.sees_no("chen.tao writes too!")


@with_a_colleague()
async def test_a_contact_that_is_opened_is_told_and_one_merely_selected_is_not(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    await user.press("down", "up", "enter")
    await user.sees("Timeline")
    ticket = user.desk.contact("t-zhao").ticket.id
    await user.until(lambda: _viewing(his, "li.na") == (ticket, False), "he sees what I have open")
    await user.press("r")
    await user.until(lambda: _viewing(his, "li.na") == (ticket, True), "he sees that I write")
    await user.press("escape", "escape", "escape")
    await user.until(lambda: _viewing(his, "li.na") == (None, False), "he sees that I look at nothing")


async def choose(user: User, name: str) -> None:
    """Presses the digit before that name."""
    await user.until(lambda: re.search(rf"(\d) {name}", user.screen) is not None, f"{name} can be chosen")
    found = re.search(rf"(\d) {name}", user.screen)
    assert found is not None
    await user.press(found[1])


def _viewing(desk: Desk, agent: str) -> tuple[str | None, bool]:
    states = {one.agent.id: one.agent for one in desk.agents()}
    return (states[agent].viewing, states[agent].writing) if agent in states else (None, False)


@with_a_colleague()
async def test_a_question_is_asked_answered_with_words_and_the_answer_is_told(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    await user.press("home", "x")
    await user.sees("what should happen?")
    await user.press("1")
    await user.sees("to whom?")
    await choose(user, "chen.tao")
    await user.press("enter")
    await user.sees("Write a word first.")
    await user.type("may I give 20?")
    await user.press("enter")
    await user.sees("chen.tao was asked about 赵敏.")
    until(lambda: bool(_offered(his)), his, "he is asked")
    his.answer(_offered(his)[0], "accepted", "20 is fine")
    await user.sees("chen.tao about 赵敏: 20 is fine")
    assert user.desk.contact("t-zhao").ticket.owner == "li.na"


def _offers(desk: Desk) -> list[RowRef]:
    groups = {group.kind: group.refs for group in desk.queue().groups}
    return list(groups.get("offered", ()))


def _offered(desk: Desk) -> list[str]:
    return [ref.transfer for ref in _offers(desk) if ref.transfer]


@with_a_colleague()
async def test_what_is_offered_stands_after_in_hand_and_is_mine_once_accepted(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    his.offer("t-haichuan", "transfer", "li.na", "they call every hour", ["p-haichuan"])
    await user.sees("OFFERED TO ME 1", "chen.tao offers: they call", "chen.tao offers you 海川物流.")
    heads = [line[:20] for line in user.lines if line.startswith("-- ")]
    assert [head.split()[1] for head in heads[:3]] == ["IN", "OFFERED", "PROMISES"]
    await user.press("home", "down", "down")
    await user.has_selected("海川物流")
    await user.press("a")
    await user.sees("海川物流 is yours now.")
    await user.until(lambda: user.desk.contact("t-haichuan").ticket.owner == "li.na", "it is mine")
    await user.until(lambda: _keeper(user.desk) == "li.na", "the promise is mine too")


@with_a_colleague()
async def test_what_was_closed_meanwhile_is_said_to_be_over_and_nothing_else(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    his.offer("t-haichuan", "transfer", "li.na", "please")
    his.offer("t-ma", "transfer", "li.na", "please", ["p-ma"])
    await user.sees("OFFERED TO ME 2")
    for ticket in ("t-haichuan", "t-ma"):
        his.wrap_up(ticket, "solved")

    def is_over() -> bool:
        return all(user.desk.contact(ticket).ticket.status == "resolved" for ticket in ("t-haichuan", "t-ma"))

    await user.until(is_over, "both are over")
    await user.press("home", "down", "down")
    told = {
        "海川物流": "海川物流: over already, there is nothing left to take over.",
        "马超": "The promise to 马超 is yours now.",
    }
    for _ in told:
        name = next(name for name in told if name in user.selected)
        await user.press("a")
        await user.sees(told[name])
        await user.press("home", "down", "down")
    await user.until(lambda: user.desk.contact("t-haichuan").ticket.owner != "li.na", "nothing changed hands")


def _keeper(desk: Desk) -> str | None:
    return next(row.promise.owner for row in desk.promises() if row.promise.id == "p-haichuan")


@with_a_colleague()
async def test_declining_says_why_and_leaves_everything_as_it_was(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    his.offer("t-haichuan", "transfer", "li.na", "please")
    await user.sees("OFFERED TO ME 1")
    await user.press("home", "down", "down")
    await user.has_selected("海川物流")
    await user.press("d")
    await user.sees("Why not")
    await user.type("my shift ends")
    await user.press("enter")
    await user.sees("Declined; chen.tao is told.")
    await user.sees_no("OFFERED TO ME")
    until(lambda: [one.answer for one in his.answers()] == ["my shift ends"], his, "he is told why")


@with_a_colleague()
async def test_a_shift_is_handed_over_with_its_promises_and_can_be_accepted_at_once(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    await user.press("H")
    await user.sees("Hand over", "[x]", "space marks")
    await user.press("f9")
    await user.sees("Choose with x who gets them.")
    await user.press("home", "space")
    await user.sees("[ ]")
    await user.press("x")
    await user.sees("To whom do the")
    await choose(user, "chen.tao")
    await user.sees("[>] -> chen.tao", "Not handed over yet. f9: hand over")
    await user.press("f9")
    await user.sees("Last step: hand over", "to chen.tao", "A word for whoever takes over", "enter or f9 hands over")
    await user.type("sorry")
    await user.press("enter")
    await user.sees("handed over; they are yours until accepted.")
    handed = user.desk.orphans()
    assert handed.total == 1, "what was unmarked stays mine"
    until(lambda: len(_offered(his)) >= 2, his, "he is offered the rest")


async def wraps_up_with_a_promise(user: User, ticket: str) -> str:
    """Promises something in a contact that is resolved then; the promise's id."""
    made = NewPromiseWords("ring back about the crate", datetime.now(UTC) + timedelta(hours=3))
    promise = user.desk.make_promise(ticket, made).id
    user.desk.wrap_up(ticket, "promise-made")
    await user.until(lambda: user.desk.contact(ticket).ticket.status == "resolved", "it is over")
    return promise


@with_a_colleague()
async def test_a_promise_that_outlives_its_contact_is_handed_over_and_the_contact_stays_whose_it_was(
    user: User, his: Desk
) -> None:
    await user.sees("online", "赵敏")
    promise = await wraps_up_with_a_promise(user, "t-zhao")
    await user.press("H")
    await user.sees("promise", "ring back about the crate")
    await user.press("x")
    await choose(user, "chen.tao")
    await user.press("f9")
    await user.sees("Last step")
    await user.press("enter")
    await user.sees("handed over; they are yours until accepted.")
    assert promise not in {row.promise.id for row in user.desk.orphans().promises}, "not twice"
    until(lambda: "t-zhao" in [ref.ticket for ref in _offers(his)], his, "he is offered it")
    [row] = [row for row in his.rows(_offers(his)) if row.id == "t-zhao"]
    assert row.transfer is not None
    assert [one.id for one in row.handed] == [promise]
    assert row.due_at == row.handed[0].due_at
    his.answer(row.transfer.id, "accepted")
    assert his.contact("t-zhao").ticket.owner == "li.na", "nor does it look so before the store has answered"
    await user.sees("chen.tao takes 赵敏 over.")
    await user.until(lambda: _owner(user.desk, promise) == "chen.tao", "it is his to keep")
    ticket = user.desk.contact("t-zhao").ticket
    assert (ticket.owner, ticket.status) == ("li.na", "resolved")
    assert user.desk.refused() == []


@with_a_colleague()
async def test_a_promise_that_is_handed_to_me_is_told_with_what_it_is_and_when_it_is_due(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    his.wrap_up("t-haichuan", "promise-made")
    his.offer("t-haichuan", "hand-over", "li.na", "they are patient", ["p-haichuan"])
    await user.sees("OFFERED TO ME 1", "chen.tao hands you the promise to 海川物流.")
    [row] = user.desk.rows(_offers(user.desk))
    await user.sees(f"{row.handed[0].what} (chen.tao")
    await user.press("home", "down", "down")
    await user.has_selected("海川物流")
    await user.press("a")
    await user.sees("The promise to 海川物流 is yours now.")
    await user.until(lambda: _keeper(user.desk) == "li.na", "the promise is mine")


@with_a_colleague()
async def test_what_is_over_cannot_be_given_away_without_a_promise(user: User, his: Desk) -> None:
    await user.sees("online", "赵敏")
    await wraps_up_with_a_promise(user, "t-zhao")
    with pytest.raises(Conflict) as caught:
        user.desk.offer("t-zhao", "transfer", "chen.tao", "please")
    assert caught.value.key == "not-live"


def _owner(desk: Desk, promise: str) -> str | None:
    return next((row.promise.owner for row in desk.promises() if row.promise.id == promise), None)


@with_a_colleague()
async def test_my_state_is_seen_by_colleagues_and_stands_in_the_last_line_while_i_am_not_ready(
    user: User, his: Desk
) -> None:
    await user.sees("online", "赵敏")
    await user.press("m")
    await user.sees("My state", "lunch")
    await user.press("2")
    await user.until(lambda: "break lunch" in user.last_line, "the last line says so")
    await user.until(lambda: _state(his) == ("break", "lunch"), "he sees it")
    await user.press("m", "1")
    await user.until(lambda: "break" not in user.last_line, "nothing is said while ready")


def _state(desk: Desk) -> tuple[str, str]:
    one = next(one.agent for one in desk.agents() if one.agent.id == "li.na")
    return one.state, one.reason


@at_the_desk()
async def test_a_chat_is_told_to_wait_in_the_customers_language(user: User) -> None:
    await user.press("home", "l")
    await user.sees("赵敏 knows that you are back by 10:44.")
    assert user.desk.contact("t-zhao").timeline[-1].body == "请稍等，我正在核实，2 分钟内回复您。"


@at_the_desk()
async def test_only_chats_are_told_to_wait(user: User) -> None:
    await user.press("end", "l")
    await user.sees("Checking, 2 minutes: only for chats.")


@at_the_desk()
async def test_nothing_is_accepted_where_nothing_is_offered(user: User) -> None:
    await user.press("a")
    await user.sees("Accept: nobody offers or asks anything here.")


@at_the_desk(size=(120, 40))
async def test_a_slot_tells_the_customers_silence_after_the_answer_too(user: User) -> None:
    await user.sees("1Ch 赵敏 -0:20!")
    user.desk.reply("t-zhao", "here I am")
    await user.press("l")
    await user.until(lambda: "赵敏 1m" in user.lines[0], "the silence since their last line")


def test_two_promises_in_one_contact_are_both_told_when_a_shift_is_handed_over(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    try:
        orphans = desk.orphans()
        with_promise = next(row for row in orphans.promises)
        both = msgspec.structs.replace(
            with_promise, promise=msgspec.structs.replace(with_promise.promise, id="p-2", what="second")
        )
        found = entrusted(
            msgspec.structs.replace(orphans, promises=(with_promise, both)), NOW, Wording("en", NOW.tzinfo or UTC)
        )
    finally:
        desk.close()
    lines = [plain(one.line) for one in found if len(one.promises) == 2]
    assert len(lines) == 1
    assert f"2 promises: {with_promise.promise.what}; second" in lines[0]


def test_a_colleague_is_called_by_the_name_that_they_have_now(tmp_path: Path) -> None:
    with a_shared_store(tmp_path) as store:
        rename_agent(store.database, "chen.tao", "Chen the Tall")

        async def scenario(user: User, his: Desk) -> None:
            await user.sees("online", "赵敏")
            his.look_at("t-zhao")
            await user.sees("Chen the Tall looks", "Chen the Tall is viewing")
            rename_agent(store.database, "chen.tao", "陈涛")
            await user.sees("陈涛 looks", "陈涛 is viewing")
            await user.press("x", "1")
            await user.sees("陈涛 chen.tao")
            await user.press("escape")
            his.note("t-zhao", "Router is on its way")
            await user.press("enter")
            await user.sees("Router is on its way")
            await user.press("/")
            await user.type("陈涛 router")
            await user.press("enter")
            await user.sees("Router is on its way")

        with desk_of(tmp_path, store, "li.na") as mine, desk_of(tmp_path, store, "chen.tao") as his:
            his.start(lambda event: None)
            clock = HeldClock(datetime.now(UTC))
            asyncio.run(sit_down(mine, clock, lambda user: scenario(user, his), size=(120, 40)))
