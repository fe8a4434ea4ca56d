"""Watch mode, in a supervisor's words: what is pressed, what is seen, what is written."""

import asyncio
import functools
import inspect
import re
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
from textual.message import Message

from agent_tui.config.settings import Settings
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import OutboxCounts, Status
from agent_tui.domain.values import AgentState
from agent_tui.insight.reading import Reading
from agent_tui.messages.speech import Language
from agent_tui.ui.live import Changes
from agent_tui.ui.watch.app import Wallboard
from agent_tui.ui.watch.watch_screen import WatchScreen
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import FakeBackend
from tests.held_clock import HeldClock
from tests.records import said, sample_records, ticket
from tests.ui.driver import Size, User, a_store

TEAM = (
    AgentState(id="li.na", role="agent", queues=None, state="ready", since=NOW),
    AgentState(id="liu.yang", role="agent", queues=None, state="break", since=NOW, reason="lunch"),
)


async def sit_down(
    desk: Desk, clock: HeldClock, scenario: Callable[[User], Awaitable[None]], size: Size, language: Language
) -> None:
    app = Wallboard(desk, Settings(time_zone="Asia/Shanghai"), language, clock=clock, first_look=0.001)
    user: User | None = None

    def seen(message: Message) -> None:
        if user is not None:
            user.happened.set()

    try:
        async with app.run_test(size=size, message_hook=seen) as pilot:
            user = User(app, pilot, desk, clock)  # type: ignore[arg-type]  # the same hands at another screen
            at_hand = user
            await user.until(lambda: "outbox" in at_hand.screen or "待发" in at_hand.screen)
            await user.until(lambda: "NEEDS A HAND" in at_hand.screen or "要你动手" in at_hand.screen)
            await user.has_come_in(lambda: app._status)
            await scenario(user)
    finally:
        app.stop_desk()


def at_the_wallboard(
    *, size: Size = (120, 40), language: Language = "en", backend: Callable[[], FakeBackend] | None = None
) -> Callable[[Callable[[User], Awaitable[None]]], Callable[[Path], None]]:
    def decorate(scenario: Callable[[User], Awaitable[None]]) -> Callable[[Path], None]:
        @functools.wraps(scenario)
        def test(tmp_path: Path) -> None:
            clock = HeldClock(NOW)
            records = [*sample_records(NOW), *TEAM]
            made = backend() if backend is not None else None
            desk = make_desk(tmp_path, records=records, clock=clock, backend=made)
            try:
                asyncio.run(sit_down(desk, clock, scenario, size, language))
            finally:
                desk.close()

        test.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # pytest reads which fixtures it wants
            [inspect.Parameter("tmp_path", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
        )
        return test

    return decorate


def digit_of(colleague: str, user: User) -> str:
    """What chooses that colleague in the window; their order goes by who is there."""
    found = re.search(rf"(\d) {re.escape(colleague)} ", user.screen)
    assert found is not None, user.screen
    return found[1]


def board(user: User) -> WatchScreen:
    screen = user.app.screen
    assert isinstance(screen, WatchScreen)
    return screen


def stands(user: User, reading: Reading) -> None:
    """From now on every reading is this one."""
    screen = board(user)
    user.desk.reading = lambda: reading  # type: ignore[method-assign]
    screen.watched.reading = lambda: reading
    screen.show_reading(reading)


@at_the_wallboard()
async def test_the_wallboard_shows_what_needs_a_hand_queues_promises_agents_and_who_came_back(user: User) -> None:
    await user.sees("NEEDS A HAND", "liu.yang break: 核查漫游扣费并回电", "b cover  x reassign")
    await user.sees("QUEUES", "PROMISES", "AGENTS", "CAME BACK", "break lunch", "ready 1  break 1")


@at_the_wallboard(size=(80, 24), language="zh")
async def test_all_regions_stand_on_a_small_screen_in_chinese(user: User) -> None:
    await user.sees("要你动手", "队列", "承诺", "座席", "一再联系", "待发 0")
    assert all(len(line) <= 80 for line in user.lines)


@at_the_wallboard()
async def test_a_digit_chooses_what_needs_a_hand_and_tab_goes_on_to_the_next_region(user: User) -> None:
    await user.press("2")
    await user.until(lambda: user.selected.startswith(">2"), "the second need is selected")
    await user.press("tab")
    await user.until(lambda: user.selected != "" and not user.selected.startswith(">2"), "another region")
    await user.press("1")
    await user.until(lambda: user.selected.startswith(">1"), "back at the first need")


@at_the_wallboard()
async def test_down_goes_on_in_the_next_region(user: User) -> None:
    await user.sees("NEEDS A HAND 4", "nobody has it")
    await user.press("down", "down", "down", "down")
    await user.until(lambda: bool(user.selected) and not user.selected[1].isdigit(), "a queue is selected")


@at_the_wallboard()
async def test_a_promise_is_given_to_somebody_who_is_there(user: User) -> None:
    await user.press("2", "b")
    await user.sees("who keeps the promise", "li.na")
    await user.press(digit_of("li.na", user))
    await user.sees("li.na keeps the promise to 周凯.", "NEEDS A HAND 3")
    assert [row.kind for row in user.desk.outbox()] == ["promise-change"]


@at_the_wallboard()
async def test_a_contact_is_reassigned_and_put_before_others(user: User) -> None:
    await user.press("2", "x")
    await user.sees("give the contact to", "li.na")
    await user.press(digit_of("li.na", user))
    await user.sees("周凯 goes to li.na.")
    await user.press("+")
    await user.sees("priority 3 → 2: 周凯 (1 is the most urgent)")
    assert {row.kind for row in user.desk.outbox()} == {"change"}


@at_the_wallboard()
async def test_a_row_that_is_no_contact_says_why_it_cannot_be_reassigned(user: User) -> None:
    await user.press("tab", "x")
    await user.sees("Reassign: the row is neither a contact nor a promise; enter opens what stands behind it.")
    await user.press("b")
    await user.sees("Cover the promise: the row is neither")
    await user.press("4", "b")
    await user.sees("Cover the promise: no open promise is selected here.")


@at_the_wallboard()
async def test_a_key_that_does_nothing_says_why(user: User) -> None:
    await user.press("M")
    await user.sees("M: nothing here (? Help)")
    await user.press("escape")
    await user.sees("This is the wallboard itself; Q leaves it.")
    await user.press("9")
    await user.sees("There is no number 9.")
    await user.press("tab", "enter", "tab")
    await user.sees("Next pane: not on this screen; esc goes back.")
    await user.press("enter")
    await user.sees("following, read only")
    await user.press("enter")
    await user.sees("The texts in sight are shown whole.")
    await user.press("/")
    await user.sees("Filter: not on this screen; esc goes back.")


@at_the_wallboard()
async def test_a_promise_is_covered_from_the_list_behind_a_queue(user: User) -> None:
    await user.press("tab", "enter")
    await user.sees("WATCH  waiting: shop Call", "马超")
    await user.press("b")
    await user.sees("马超: who keeps the promise")


@at_the_wallboard(language="zh")
async def test_a_key_that_does_nothing_says_why_in_chinese(user: User) -> None:
    await user.press("tab", "x")
    await user.sees("改派: 这一行不是工单或承诺; 按 enter 打开, 看其中的工单。")
    await user.press("V")
    await user.sees("V: 这里没有作用 (? 帮助)")


@at_the_wallboard()
async def test_no_figure_is_shown_before_the_records_were_taken(user: User) -> None:
    screen = board(user)
    unfilled = Status(online=True, outbox=OutboxCounts(), agent="li.na", filled=False, filling=(500, 2380))
    screen.show_status(unfilled)
    await user.sees(
        "Loading contacts: 500 of 2380", "-- QUEUES --", "-- PROMISES --", "-- AGENTS --", "-- CAME BACK --"
    )
    await user.sees_no("ready 1", "waiting", "NEEDS A HAND 4", "liu.yang")
    screen.show_status(msgspec.structs.replace(unfilled, filled=True, filling=None))
    await user.sees("NEEDS A HAND 4", "ready 1", "liu.yang break", "4 late")


@at_the_wallboard()
async def test_what_was_known_stays_in_sight_with_its_age_when_the_records_are_gone(user: User) -> None:
    """The demo beside it has ended, and has taken its files along."""
    app: Any = user.app
    await user.sees("liu.yang break: 核查漫游扣费并回电", "data of 10:42")
    before = heads(user)
    shutil.rmtree(user.desk.replica_file.parent)
    user.clock.advance(180)
    await app.show_changes(Changes(records=True, everything=True, status=user.desk.status()))
    await user.until(lambda: "10:45" in user.screen, "the clock goes on")
    await user.sees("liu.yang break: 核查漫游扣费并回电", "data of 10:42")
    assert heads(user) == before
    await user.press("tab", "enter")
    await user.sees("WATCH  waiting: ", "The records are not here until the store answers again.")
    await user.press("escape")
    await user.sees("liu.yang break: 核查漫游扣费并回电")


@at_the_wallboard()
async def test_rows_that_one_region_does_not_need_go_to_another(user: User) -> None:
    before = board(user).watched.reading()
    queues = tuple(msgspec.structs.replace(before.queues[0], queue=f"queue-{number:02}") for number in range(27))
    stands(user, msgspec.structs.replace(before, needs=before.needs[:1], queues=queues))
    await user.sees("NEEDS A HAND 1", "queue-26", "liu.yang")


@at_the_wallboard()
async def test_nothing_moves_up_under_the_hands(user: User) -> None:
    await user.press("1")
    screen = board(user)
    heights = screen.needs.list.size.height
    before = screen.watched.reading()
    fewer = msgspec.structs.replace(before, needs=before.needs[:2])
    stands(user, fewer)
    await user.sees("NEEDS A HAND 2")
    assert screen.needs.list.size.height == heights
    user.clock.advance(61)
    screen.show_reading(fewer)
    await user.until(lambda: screen.needs.list.size.height == heights - 2, "the rows go to others")


@at_the_wallboard()
async def test_enter_opens_what_stands_behind_a_queue_and_behind_a_contact(user: User) -> None:
    await user.press("tab", "enter")
    await user.sees("WATCH  waiting: ")
    await user.press("enter")
    await user.sees("following, read only", "Timeline, all channels")
    await user.press("escape")
    await user.sees("WATCH  waiting: ")
    await user.press("escape")
    await user.sees("NEEDS A HAND")


@at_the_wallboard()
async def test_nothing_can_be_written_to_a_customer_while_following(user: User) -> None:
    await user.press("1", "enter")
    await user.sees("following, read only")
    await user.press("r", "n", "w", "c")
    await user.sees("following, read only")
    assert user.desk.outbox() == []


STORE = a_store([*sample_records(NOW)])


@at_the_wallboard(backend=lambda: STORE.connect())
async def test_what_happens_is_on_the_wallboard_and_in_the_contact_that_is_followed(user: User) -> None:
    for one in TEAM:
        STORE.put(one)
    await user.sees("NEEDS A HAND 4", "liu.yang break", "AGENTS 2", "PROMISES 4", "online")
    user.clock.advance(5)  # a digit chooses only what has stood under it for a moment
    await user.press("2", "enter")
    await user.sees("following, read only")
    contact = ticket("t-zhou", "c-zhou", "phone", "", NOW)
    STORE.put(said("i-new", contact, "周凯", NOW, "还没有人给我回电"))
    await user.sees("还没有人给我回电")
    await user.press("escape")
    STORE.put(AgentState(id="sun.hao", role="agent", queues=None, state="away", since=NOW, reason="training"))
    await user.sees("sun.hao", "away training")


@at_the_wallboard()
async def test_the_filter_keeps_rows_with_these_words_and_escape_shows_all(user: User) -> None:
    await user.press("/")
    await user.type("lunch")
    await user.sees_no("核查漫游扣费并回电")
    await user.sees("break lunch")
    await user.press("enter", "escape")
    await user.sees("核查漫游扣费并回电")


def heads(user: User) -> list[str]:
    """Each region's title with its figure."""
    return re.findall(r"-- ([A-Z ]+? [\d/]+) ", user.screen + " ")


@at_the_wallboard()
async def test_a_head_counts_the_rows_beneath_it_of_those_that_the_filter_hides(user: User) -> None:
    all_of_them = {head.rpartition(" ")[0]: int(head.rpartition(" ")[2]) for head in heads(user)}
    await user.press("/", *"xyzzy")
    await user.sees("Nothing found")
    assert heads(user) == [f"{title} 0/{count}" for title, count in all_of_them.items()]
    await user.press("escape", "/", *"lunch")
    await user.sees(f"AGENTS 1/{all_of_them['AGENTS']}")
    await user.press("escape")
    await user.until(lambda: heads(user) == [f"{title} {count}" for title, count in all_of_them.items()])


@at_the_wallboard()
async def test_what_needs_a_hand_and_is_not_named_is_told_beneath_the_rows(user: User) -> None:
    reading = user.desk.reading()
    stands(user, msgspec.structs.replace(reading, needs=reading.needs[:2], unnamed=55))
    await user.sees("NEEDS A HAND 57", "and 55 more, not listed here")
    await user.press("1", "down", "down")
    assert "55 more" not in user.selected, "it takes no cursor"


@at_the_wallboard(size=(80, 24))
async def test_rows_below_and_what_is_not_named_are_told_as_one_figure(user: User) -> None:
    reading = user.desk.reading()
    many = tuple(
        msgspec.structs.replace(need, promise=msgspec.structs.replace(need.promise, promise=f"p{n}"))
        for n in range(40)
        for need in reading.needs[:1]
        if need.promise is not None
    )
    stands(user, msgspec.structs.replace(reading, needs=many, unnamed=10))
    rows = len([line for line in user.lines if " promise " in line])
    await user.sees("NEEDS A HAND 50", f"+{50 - rows} more below")


@at_the_wallboard()
async def test_help_and_menu_name_the_keys_of_watch_mode_alone(user: User) -> None:
    await user.press("?")
    await user.sees("Watch mode", "Cover the promise")
    await user.press("end")
    await user.sees_no("Write to the customer")
    await user.press("escape", "space")
    await user.sees("Reassign", "Raise priority")


@at_the_wallboard()
async def test_a_filter_that_hides_rows_stays_in_sight_and_the_keys_of_its_line_are_named(user: User) -> None:
    await user.press("/", *"billing")
    await user.sees("enter Keep", "esc Show all")
    await user.press("enter")
    await user.sees("filter: billing", "esc Show all", "enter Open")
    await user.press("escape")
    await user.until(lambda: "filter: billing" not in user.screen and "Show all" not in user.screen)


@at_the_wallboard()
async def test_the_menu_begins_with_what_can_be_done_to_the_contact(user: User) -> None:
    await user.press("1", "space")
    await user.sees("1 Reassign", "2 Cover the promise", "3 Raise priority")


@at_the_wallboard()
async def test_who_follows_is_told_no_key_that_they_cannot_press(user: User) -> None:
    await user.press("1", "enter")
    await user.sees("WATCH  following, read only", "unverified")
    assert "(v)" not in user.screen


@at_the_wallboard()
async def test_in_the_help_what_differs_by_a_number_alone_stands_once(user: User) -> None:
    await user.press("?")
    await user.sees("1-9", "Need 1-9")
    assert "Need 2 " not in user.screen


@at_the_wallboard()
async def test_that_the_store_is_away_does_not_wipe_what_was_just_said(user: User) -> None:
    board: Any = user.app
    await board.show_changes(Changes(status=msgspec.structs.replace(user.desk.status(), online=True, trouble=None)))
    board.say("two contacts were given to 刘洋", timeout=60)
    away = msgspec.structs.replace(user.desk.status(), online=False, trouble="no-answer")
    await board.show_changes(Changes(status=away))
    await user.settle()
    assert "two contacts were given to 刘洋" in user.screen
    board.say("all done", timeout=0.01)
    await user.sees("Nobody knows whether it arrived")
