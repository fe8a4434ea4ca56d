"""Bulletins at the desk and in watch mode: shown once to hands that are free, acknowledged with enter, read again,
searched; who has not read them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from agent_tui.domain.values import Acknowledgement, AgentState, Bulletin
from agent_tui.ui.screens.desk.parts.bulletins import CALM, LONG_REST, Bulletins
from agent_tui.ui.screens.knowledge.bulletin_screen import BulletinScreen
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.records import sample_records
from tests.ui.driver import PATIENCE, Size, User, a_store, run_at
from tests.ui.test_watch import TEAM
from tests.ui.test_watch import sit_down as watch

DAY = timedelta(days=1)

PRICE = Bulletin(
    id="b-price",
    kind="price",
    title="Roaming packs are cheaper",
    body="From today a pack for Japan costs 49.00.\nTell customers before they ask.",
    author="zhou.li",
    published_at=NOW - timedelta(hours=2),
)
OUTAGE = Bulletin(
    id="b-outage",
    kind="outage",
    title="Broadband down in Chengdong",
    body="A line is cut. Next news at 15:00.",
    author="zhou.li",
    published_at=NOW - timedelta(hours=1),
    until=NOW + timedelta(hours=6),
)


def at_desk_with(
    *bulletins: Any, size: Size = (80, 24), language: Any = "en"
) -> Callable[[Callable[[User], Awaitable[None]]], Callable[[Path], None]]:
    """A desk whose store has these records beside the usual ones."""

    def decorate(scenario: Callable[[User], Awaitable[None]]) -> Callable[[Path], None]:
        def test(tmp_path: Path) -> None:
            world = a_store()
            for one in bulletins:
                world.put(one)
            run_at(tmp_path, scenario, backend=world.connect(), size=size, language=language)

        test.__name__, test.__doc__ = scenario.__name__, scenario.__doc__
        return test

    return decorate


@at_desk_with(PRICE)
async def test_news_opens_by_itself_and_enter_says_that_it_was_read(user: User) -> None:
    await user.sees("Bulletin: price", "Roaming packs are cheaper", "costs 49.00", "enter I have read it")
    await user.sees("bulletins 1")
    await user.press("enter")
    await user.sees_no("Bulletin: price", "bulletins 1")
    assert user.desk.unread() == []


@at_desk_with(PRICE, OUTAGE)
async def test_several_are_read_one_after_the_other_the_oldest_first(user: User) -> None:
    await user.sees("Bulletin 1 of 2: price", "enter I have read it")
    await user.press("enter")
    await user.sees("Bulletin 2 of 2: outage", "Next news at 15:00.", "until 11-23 16:42", "bulletins 1")
    await user.press("enter")
    await user.sees_no("Bulletin 2 of 2", "bulletins 1")


def test_what_is_put_off_is_not_shown_again_by_itself_but_stays_counted(tmp_path: Path) -> None:
    world = a_store()
    world.put(PRICE)

    async def work(user: User) -> None:
        await user.sees("enter I have read it", "esc later")
        await user.press("escape")
        await user.sees("Still to be read: 1. N lists the bulletins.", "bulletins 1")
        world.put(OUTAGE)
        await user.sees("Bulletin: outage", "enter I have read it", "bulletins 2")
        await user.press("enter")
        await user.sees_no("Bulletin: outage")
        assert [one.id for one in user.desk.unread()] == ["b-price"]
        await user.press("N")
        await user.sees("Bulletins: 2, 1 unread", "Roaming packs are cheaper")
        await user.press("enter")
        await user.sees("enter I have read it", "costs 49.00")
        await user.press("enter")
        await user.sees("Bulletins: 2")
        await user.sees_no("unread", "bulletins 1")

    run_at(tmp_path, work, backend=world.connect())


async def has_held_back(user: User) -> None:
    """News had their time to open and did not: they wait once more."""
    part = next(one for one in user.app._desk_screen.parts if isinstance(one, Bulletins))
    await user.until(lambda: part._waiting is not None, "news wait for hands that rest")
    before = part._waiting
    await user.until(lambda: part._waiting is not before, "they have waited")
    assert part._waiting is not None
    assert user.app.screen is user.app._desk_screen


@at_desk_with(PRICE)
async def test_it_waits_until_the_text_that_is_written_is_done(user: User) -> None:
    await user.press("r")
    await user.type("Dear customer, ")
    await user.sees("bulletins 1")
    await has_held_back(user)
    await user.type("we look into it.")
    await user.sees("Dear customer, we look into it.")
    await user.press("escape", "escape")
    await user.sees("Bulletin: price", "enter I have read it")


@at_desk_with(PRICE)
async def test_it_waits_while_a_contact_is_open_and_while_a_filter_is_typed(user: User) -> None:
    await user.press("enter")
    await user.sees("bulletins 1")
    await has_held_back(user)
    await user.press("escape", "/")
    await has_held_back(user)
    await user.press("escape")
    await user.sees("Bulletin: price", "enter I have read it")


def test_it_waits_while_somebody_is_on_the_phone(tmp_path: Path) -> None:
    world = a_store()

    async def work(user: User) -> None:
        await user.sees("online")
        await asyncio.to_thread(user.desk.claim, "t-ma")
        await user.until(lambda: user.desk.busy() == "talking", "I am on the phone")
        world.put(PRICE)
        await user.sees("bulletins 1")
        await has_held_back(user)
        await asyncio.to_thread(user.desk.release, "t-ma")
        await user.sees("Bulletin: price", "enter I have read it")

    run_at(tmp_path, work, backend=world.connect())


def open_with_calm(user: User, calm_s: float) -> list[str]:
    """The window as the desk opens it, with a moment of that length in which it takes no keys; what is read there."""
    desk, read = user.app._desk_screen, list[str]()

    def acknowledge(bulletin: Bulletin) -> bool:
        read.append(bulletin.id)
        return True

    window = BulletinScreen(desk.wording, desk.styles_by_name, [PRICE], now=NOW, acknowledge=acknowledge, calm_s=calm_s)
    user.app.push_screen(window)
    return read


@at_desk_with()
async def test_keys_that_were_meant_for_what_lies_below_do_nothing(user: User) -> None:
    read = open_with_calm(user, calm_s=10 * PATIENCE)
    await user.sees("Bulletin: price", "Roaming packs are cheaper")
    await user.press("enter", "escape", "enter")
    assert isinstance(user.app.screen, BulletinScreen)
    assert "enter I have read it" not in user.screen
    assert read == []


@at_desk_with()
async def test_after_its_moment_it_takes_keys(user: User) -> None:
    read = open_with_calm(user, calm_s=0.05)
    await user.sees("Bulletin: price", "enter I have read it")
    await user.press("enter")
    await user.sees_no("Bulletin: price")
    assert read == ["b-price"]


@at_desk_with(PRICE)
async def test_one_that_came_by_itself_has_such_a_moment(user: User) -> None:
    await user.sees("Bulletin: price")
    assert isinstance(user.app.screen, BulletinScreen)
    assert user.app.screen._calm_s == CALM > 0


@at_desk_with(Bulletin("b-long", "product", "Long", "\n".join(f"line {n}" for n in range(60)), "zhou.li", NOW))
async def test_a_long_one_is_read_to_its_end_before_it_counts_as_read(user: User) -> None:
    await user.sees("line 1", "enter reads on")
    await user.press("enter")
    await user.sees("line 20")
    assert len(user.desk.unread()) == 1
    await user.press("end")
    await user.sees("line 59", "enter I have read it")
    await user.press("enter")
    await user.sees_no("line 59")
    assert user.desk.unread() == []


@at_desk_with(PRICE, OUTAGE, Acknowledgement("k-1", "b-price", "li.na", NOW))
async def test_the_list_is_searched_by_what_bulletins_say(user: User) -> None:
    await user.sees("Bulletin: outage", "enter I have read it")
    await user.press("enter", "N")
    await user.sees("Bulletins: 2", "Roaming packs", "Broadband down")
    await user.press("/")
    await user.type("line is cut")
    await user.sees_no("Roaming packs")
    await user.sees("Broadband down")


@at_desk_with(PRICE, Bulletin("b-old", "campaign", "Autumn sale", "Ended.", "zhou.li", NOW - 9 * DAY, NOW - 8 * DAY))
async def test_what_is_over_asks_nobody_and_can_be_read_again(user: User) -> None:
    await user.sees("Bulletin: price", "enter I have read it")
    await user.press("enter", "N")
    await user.sees("over", "Autumn sale")
    await user.press("down", "enter")
    await user.sees("Ended.", "esc close")


@at_desk_with()
async def test_a_desk_without_news_is_left_alone(user: User) -> None:
    await user.sees("online")
    await user.press("N")
    await user.sees("There are no bulletins.")
    assert "bulletins 0" not in user.screen


@at_desk_with(PRICE, language="zh")
async def test_in_chinese(user: User) -> None:
    await user.sees("公告: 资费", "enter 我已读过", "公告 1")
    await user.press("escape")
    await user.sees("还有 1 条公告未读")
    await user.press("N")
    await user.sees("公告: 1 条, 1 条未读", "未读")


@at_desk_with(PRICE)
async def test_a_bulletin_is_found_beside_articles(user: User) -> None:
    await user.sees("enter I have read it")
    await user.press("enter", "s")
    await user.type("pack japan")
    await user.sees("Bulletin: price", "From today a pack for Japan costs 49.00.")
    await user.press("f3")
    await user.sees("That is a bulletin, for agents to read")


def watching(tmp_path: Path, scenario: Callable[[User], Awaitable[None]], *more: Any, role: str = "supervisor") -> None:
    me = AgentState(id="li.na", role=role, queues=None, state="ready", since=NOW)  # type: ignore[arg-type]
    clock = HeldClock(NOW)
    records: Iterable[Any] = [*sample_records(NOW), me, *TEAM[1:], *more]
    desk = make_desk(tmp_path, records=records, clock=clock)
    try:
        asyncio.run(watch(desk, clock, scenario, (120, 40), "en"))
    finally:
        desk.close()


def test_a_supervisor_sees_who_has_not_read_it(tmp_path: Path) -> None:
    async def work(user: User) -> None:
        await user.press("N")
        await user.sees("Bulletins: 2", "READ", "1/2", "0/2")
        await user.press("down", "enter")
        await user.sees("Roaming packs are cheaper", "Not read yet: 1 of 2", "liu.yang", "Have read it: 1", "li.na")
        await user.press("escape", "escape")
        await user.sees("NEEDS A HAND")

    watching(tmp_path, work, PRICE, OUTAGE, Acknowledgement("k-1", "b-price", "li.na", NOW))


def test_a_supervisor_sees_it_at_the_desk_too(tmp_path: Path) -> None:
    world = a_store()
    for one in (PRICE, TEAM[1]):
        world.put(one)
    me = AgentState(id="li.na", role="supervisor", queues=None, state="ready", since=NOW)

    async def work(user: User) -> None:
        await user.sees("enter I have read it")
        await user.press("enter")
        world.put(me)
        await user.until(user.desk.may_publish, "the store has told of my role")
        await user.press("N")
        await user.sees("Bulletins: 1")
        await user.press("enter")
        await user.sees("Not read yet: 1 of 2", "liu.yang", "Have read it: 1")

    run_at(tmp_path, work, backend=world.connect())


def test_who_does_not_supervise_sees_no_readers(tmp_path: Path) -> None:
    async def work(user: User) -> None:
        await user.press("N")
        await user.sees("Bulletins: 1", "unread")
        await user.press("enter")
        await user.sees("costs 49.00")
        assert "Not read yet" not in user.screen

    watching(tmp_path, work, PRICE, role="agent")


@at_desk_with(PRICE)
async def test_who_rests_for_long_in_an_open_contact_is_shown_it_there(user: User) -> None:
    await user.press("enter")
    await user.sees("bulletins 1")
    await has_held_back(user)
    user.clock.advance(LONG_REST - 1)
    await has_held_back(user)
    user.app.say("It thundered.")  # which moves no hand
    await user.sees("It thundered.")
    await has_held_back(user)
    user.clock.advance(1)
    await user.sees("Bulletin: price", "enter I have read it")
    await user.press("enter")
    await user.sees_no("Bulletin: price", "bulletins 1")


@at_desk_with(PRICE)
async def test_who_rests_for_long_in_a_filter_is_shown_it_there(user: User) -> None:
    await user.press("/")
    await user.type("a")
    await user.sees("bulletins 1")
    await has_held_back(user)
    user.clock.advance(LONG_REST)
    await user.sees("Bulletin: price", "enter I have read it")


@at_desk_with(PRICE)
async def test_it_never_comes_over_a_text_however_long_that_rests(user: User) -> None:
    await user.press("r")
    await user.type("Dear customer, ")
    await user.sees("bulletins 1")
    await has_held_back(user)
    user.clock.advance(2 * LONG_REST)
    await has_held_back(user)
    await user.sees("Dear customer,")
