"""One pane, two, three; too small; and everything between, losing nothing."""

from pathlib import Path

import msgspec
import pytest

from agent_tui.ui.screens.desk.desk_base import DeskBase
from tests.ui.driver import Size, User, at_the_desk, run_at


@at_the_desk(size=(80, 24))
async def test_one_pane_keeps_slots_story_and_status(user: User) -> None:
    await user.sees("1Ch 赵敏", "LEFT", "WHO  赵敏", "WHAT", "OWED", "overdue")
    await user.press("enter")
    await user.sees("1Ch 赵敏", "WHO  赵敏", "WHAT", "OWED", "Timeline, all channels", "overdue")
    await user.press("r")
    await user.sees("1Ch 赵敏", "WHO  赵敏", "WHAT", "OWED", "f9 send to", "overdue")
    composer = [line for line in user.lines if line.startswith("-- Reply")]
    assert len(user.lines) - 1 - user.lines.index(composer[0]) <= 10


@at_the_desk(size=(120, 40))
async def test_two_panes_show_queue_and_contact_side_by_side(user: User) -> None:
    await user.sees("LEFT", "Timeline, all channels", "在吗??")
    await user.press("r")
    await user.sees("LEFT", "Timeline, all channels", "f9 send to 赵敏")


@at_the_desk(size=(160, 50))
async def test_three_panes_add_the_customer(user: User) -> None:
    await user.sees("LEFT", "Timeline, all channels", "-- Customer", "Known as", "880***0002")
    await user.press("r")
    await user.sees("LEFT", "f9 send to 赵敏", "-- Customer")


@at_the_desk(size=(120, 40))
async def test_the_contact_pane_follows_the_selection(user: User) -> None:
    await user.sees("在吗??")
    await user.press("down")
    await user.sees("-- 陈静  WeChat")


@at_the_desk(size=(160, 50))
async def test_resizing_keeps_what_is_being_written(user: User) -> None:
    await user.press("r")
    await user.type("half a sentence")
    for width, height in ((120, 40), (80, 24), (40, 10), (60, 16), (100, 30), (160, 50)):
        await user.resize(width, height)
        if (width, height) == (40, 10):
            await user.sees("too small", "60x16")
        else:
            await user.sees("half a sentence", "outbox 0")
    await user.type(" more")
    await user.sees("half a sentence more")


@at_the_desk(size=(40, 10))
async def test_a_small_terminal_says_so_and_keys_do_nothing_behind_it(user: User) -> None:
    await user.sees("too small", "40x10", "60x16")
    await user.press("z", "r", "x")
    await user.resize(80, 24)
    await user.has_selected("赵敏")
    assert user.desk.outbox() == []


@pytest.mark.parametrize("size", [(60, 16), (72, 20), (90, 24), (104, 30), (119, 40), (140, 45), (200, 60)])
def test_every_size_has_the_status_line_and_no_line_is_too_long(tmp_path: Path, size: Size) -> None:
    async def look(user: User) -> None:
        await user.sees("outbox 0", "WHO")
        assert len(user.lines) == size[1]
        assert "offline" in user.last_line
        await user.press("enter")
        await user.sees("WHO", "Timeline, all channels")
        assert "offline" in user.last_line

    run_at(tmp_path, look, size=size)


@pytest.mark.parametrize("key", ["w", "space", ":", "?", "p", "o", "h"])
def test_windows_leave_the_status_line_in_sight_on_the_smallest_terminal(tmp_path: Path, key: str) -> None:
    async def look(user: User) -> None:
        await user.sees("WHO  赵敏")
        await user.press(key)
        await user.until(lambda: len(user.app.screen_stack) == 2)
        await user.sees("-- ")
        assert "outbox 0" in user.last_line

    run_at(tmp_path, look, size=(60, 16))


@at_the_desk(size=(80, 24), language="zh")
async def test_eighty_columns_always_name_menu_and_help(user: User) -> None:
    await user.press("enter")
    await user.sees("? 帮助", "space 菜单")


@at_the_desk(size=(160, 50))
async def test_the_customers_card_knows_who_reads_it_once_the_store_said_so(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter")
    await user.sees("not done (me)")
    desk = user.app.screen
    assert isinstance(desk, DeskBase)
    desk.read_status(msgspec.structs.replace(user.desk.status(), agent="chen.tao"))
    await user.sees("not done (li.na)")


@at_the_desk()
async def test_the_composer_grows_with_the_text(user: User) -> None:
    def rows() -> int:
        return user.app.screen.query_one("#composer").size.height

    await user.press("2", "r")
    await user.until(lambda: rows() == 4)
    await user.type("a\nb\nc\nd")
    await user.until(lambda: rows() == 6)
    await user.type("\n" * 20)
    await user.until(lambda: rows() == 10)


@at_the_desk()
async def test_the_line_that_is_written_is_in_sight_after_the_terminal_was_too_small(user: User) -> None:
    await user.press("2", "r")
    await user.type("".join(f"line {number}\n" for number in range(14)) + "here")
    await user.sees("here")
    await user.resize(50, 12)
    await user.sees("Keys do nothing")
    await user.resize(80, 18)
    await user.sees("f9 send to", "here")
