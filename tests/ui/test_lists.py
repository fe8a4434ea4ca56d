"""The lists over the desk: what never leaves the screen, what their columns say, how their rows are marked."""

from agent_tui.ui.presentation.styles import Span, plain
from agent_tui.ui.screens.windows.lines import cut_line, first_rows, head_line
from agent_tui.ui.screens.windows.list_screen import ListScreen
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from tests.ui.driver import User, at_the_desk
from tests.ui.widget_stage import on_stage, rows_of


@at_the_desk()
async def test_slots_story_and_status_line_stay_in_every_list(user: User) -> None:
    await user.sees("1Ch 赵敏", "马超 -3h00")
    for key, heading in (("p", "Open promises"), ("h", "Customer: 赵敏"), ("o", "Outbox 0")):
        await user.press(key)
        await user.sees(heading)
        assert user.lines[0].startswith("1Ch 赵敏"), key
        assert "马超 -3h00" in user.last_line, key
        await user.press("escape")
        await user.sees("LEFT")


@at_the_desk()
async def test_the_three_lines_are_those_of_the_selected_rows_customer(user: User) -> None:
    await user.press("p")
    for _ in range(3):
        await user.until(
            lambda: any(line.startswith("WHO") and _customer_of(user.selected) in line for line in user.lines),
            f"WHO follows {user.selected}",
        )
        assert [line[:4] for line in user.lines[-4:-1]] == ["WHO ", "WHAT", "OWED"]
        await user.press("down")


def _customer_of(row: str) -> str:
    return row[22:].split("  ")[0].strip()


@at_the_desk()
async def test_the_promises_name_their_columns_and_who_must_keep_them(user: User) -> None:
    await user.press("p")
    await user.sees("LEFT DUE", "CUSTOMER", "OWNER", "PROMISE / NOT PROMISED")


@at_the_desk()
async def test_an_overdue_promise_keeps_its_sign_while_it_is_selected(user: User) -> None:
    await user.press("p")
    await user.until(lambda: user.selected.startswith(">!"))


@at_the_desk(language="zh")
async def test_the_customer_file_tells_the_last_line_of_each_contact_and_by_whom(user: User) -> None:
    await user.press("h")
    await user.sees("客户: 赵敏", "赵敏 「")
    assert "zh-CN" not in user.screen
    assert "中文" in user.screen


def test_a_line_that_is_cut_says_so_and_dashes_are_not_cut() -> None:
    assert plain(cut_line((Span("one "), Span("two")), 6)) == "one t~"
    assert plain(cut_line((Span("one "), Span("two")), 4)) == "one~"
    assert plain(cut_line((Span("one"), Span("   ")), 4)) == "one "
    assert plain(cut_line(head_line("title"), 12)) == "-- title ---"
    assert plain(cut_line(head_line("a long title"), 12)) == "-- a long t~"


def test_words_for_which_there_are_too_few_rows_are_seen_to_go_on() -> None:
    wrapped = [(Span("We did not do"),), (Span("it. The fault"),), (Span("is ours."),)]

    assert first_rows(wrapped, 3, 13) == wrapped
    assert [plain(line) for line in first_rows(wrapped, 2, 13)] == ["We did not do", "it. The faul~"]
    assert [plain(line) for line in first_rows(wrapped, 2, 20)] == ["We did not do", "it. The fault~"]
    assert first_rows(wrapped, 0, 13) == []


def test_a_page_moves_the_rows_and_not_only_the_cursor() -> None:
    listed = PickList({})

    async def play(pilot: object) -> None:
        listed.show([PickRow(str(number), (Span(f"row {number}"),)) for number in range(100)])
        height = listed.size.height
        listed.page(1)
        assert rows_of(listed)[0].strip() == f">row {height - 1}"
        assert listed.chosen == str(height - 1)
        listed.page(-1)
        assert rows_of(listed)[0].strip() == ">row 0"
        for _ in range(100):
            listed.page(1)
        assert listed.chosen == "99"
        assert rows_of(listed)[height - 1].strip() == ">row 99"

    on_stage(listed, play)


@at_the_desk()
async def test_every_list_reads_again_when_the_clock_asks_for_it(user: User) -> None:
    await user.press("p")
    await user.sees("Open promises")
    screen = user.app.screen
    assert isinstance(screen, ListScreen)
    before = user.selected
    user.clock.advance(180)
    screen.read_again()
    await user.until(lambda: user.selected != before)


@at_the_desk()
async def test_the_slots_above_a_list_are_gone_to_by_their_digits(user: User) -> None:
    for key, heading in (("p", "Open promises"), ("h", "Customer: "), ("o", "Outbox 0")):
        await user.press(key)
        await user.sees(heading)
        await user.press("5")
        await user.sees(heading, "nothing")
        await user.press("2")
        await user.sees("Timeline, all channels", "WHO  陈静")
        await user.press(key)
        await user.sees("promises" if key == "p" else heading)
        await user.press("0")
        await user.sees("LEFT")


@at_the_desk()
async def test_old_words_of_a_filter_are_replaced_by_what_is_typed_and_kept_by_the_end_key(user: User) -> None:
    await user.press("P", "/")
    await user.type("zzz")
    await user.press("enter", "/", *"赵敏")
    await user.sees("filter: 赵敏")
    await user.press("enter", "/", "end", "z")
    await user.sees("filter: 赵敏z")
    await user.press("escape")
    await user.sees_no("filter:")
    await user.sees("Open promises 4")
    await user.press("escape", "/")
    await user.type("zzz")
    await user.press("enter", "/", *"陈静")
    await user.sees("LEFT", "陈静")
    await user.press("enter")
    await user.sees("filter: 陈静")
    await user.press("escape")
    await user.sees_no("filter:")


@at_the_desk(size=(120, 40))
async def test_the_timelines_filter_opens_with_its_words_which_typing_replaces(user: User) -> None:
    await user.press("enter", "/")
    await user.type("退货")
    await user.sees("filter: 退货")
    await user.press("enter", "/", "end", "单")
    await user.sees("filter: 退货单")
    await user.press("enter", "/")
    await user.type("在吗")
    await user.sees("filter: 在吗")
    await user.type("zzz")
    await user.sees("Nothing here fits the filter.")
    assert "Nothing happened" not in user.screen


@at_the_desk()
async def test_over_a_list_the_palette_offers_what_that_list_can_do(user: User) -> None:
    await user.press("P")
    await user.sees("Open promises")
    await user.press(":")
    await user.sees("Command", "type to find, enter does it")
    await user.type("new promise")
    await user.sees("New promise")
    await user.sees_no("Wrap up")
    await user.press("escape", "ctrl+p")
    await user.type("filter\n")
    await user.sees_no("Command")
    await user.type("zhou")
    await user.sees("filter: zhou")


@at_the_desk()
async def test_the_palette_opens_over_knowledge_too(user: User) -> None:
    await user.press("s")
    await user.sees("Knowledge")
    await user.press("ctrl+p")
    await user.sees("Command")
    await user.type("help\n")
    await user.sees("Keys")


@at_the_desk()
async def test_the_palette_opens_over_every_list(user: User) -> None:
    for key in ("o", "h", "N"):
        await user.press(key)
        await user.sees_no("-- WAITING")
        await user.press(":")
        await user.sees("type to find, enter does it")
        await user.press("escape", "escape")
        await user.sees("-- WAITING")
