"""What stands where from one state to the next: nothing jumps, nothing that must stay goes, hints name keys that
work."""

import asyncio

from agent_tui.ui.presentation.styles import Span
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from tests.ui.driver import User, at_the_desk
from tests.ui.test_customers import mother_and_son


@at_the_desk()
async def test_an_empty_outbox_keeps_the_three_lines_and_names_no_key_for_nothing(user: User) -> None:
    await user.sees("WHO  赵敏", "OWED")
    await user.press("o")
    await user.sees("Outbox 0", "WHO  赵敏", "WHAT ", "OWED ")
    await user.until(lambda: "esc Back" in user.last_line and "Retry" not in user.last_line)


@at_the_desk(records=mother_and_son)
async def test_the_customer_file_tells_the_three_lines_also_while_the_cursor_is_on_a_record(user: User) -> None:
    await user.press("h")
    await user.sees("May be the same person 1", "WHO ", "WHAT ", "OWED ")
    await user.until(lambda: any(line.startswith(">") and "same phone" in line for line in user.lines))


@at_the_desk(records=mother_and_son)
async def test_beneath_a_queue_the_story_takes_the_same_rows_whoever_is_shown(user: User) -> None:
    await user.press("/")
    await user.type("Son")
    await user.press("enter")
    await user.sees("? same person (h)")
    assert user.lines[-5].startswith("WHO ")
    await user.press("enter")
    await user.sees("may be the same person as 刘桂芳 (same phone)")


@at_the_desk(records=mother_and_son)
async def test_a_head_goes_on_with_dashes_after_one_blank_whatever_has_room_in_it(user: User) -> None:
    await user.press("/")
    await user.type("Son")
    await user.press("enter")
    for width in (80, 79, 75, 70):
        await user.resize(width, 24)
        await user.until(lambda: user.lines[-6].startswith("-- ") and len(user.lines[-6]) <= user.app.size.width)
        assert "  --" not in user.lines[-6], user.lines[-6]


@at_the_desk()
async def test_while_a_filter_is_typed_the_last_line_names_what_ends_it(user: User) -> None:
    await user.sees("c Claim")
    await user.press("/")
    await user.sees("enter keep it", "esc show all")
    assert "Claim" not in user.last_line
    await user.press("enter")
    await user.sees("c Claim")
    await user.press("P", "/")
    await user.sees("enter keep it")
    await user.press("escape")
    await user.until(lambda: "keep it" not in user.last_line)


@at_the_desk(size=(160, 50))
async def test_a_note_has_room_from_the_start_where_three_panes_stand_and_a_chat_does_not(user: User) -> None:
    await user.press("n")
    await user.until(lambda: user.app.screen.query_one("#composer").size.height >= 10)
    await user.press("escape", "r")
    await user.until(lambda: any(one.size.height == 9 for one in user.app.screen.query("#composer")))


@at_the_desk()
async def test_every_list_says_how_to_get_help_however_short_the_line_is(user: User) -> None:
    for key in ("p", "h", "o"):
        await user.press(key)
        await user.until(lambda: "c Claim" not in user.last_line and user.last_line.endswith("? Help"))
        await user.press("escape")
        await user.sees("c Claim")


@at_the_desk()
async def test_what_was_said_since_is_not_taken_away_with_an_older_notice(user: User) -> None:
    """The time of the older one is over while the newer one is read."""
    over = asyncio.Event()
    user.app.say("an older notice", timeout=0.01)
    user.app.full_screens()[-1].show_notice("a newer one")
    user.app.set_timer(0.05, over.set)
    await over.wait()
    await user.sees("a newer one")
    user.app.say("the last one", timeout=0.01)
    await user.sees_no("the last one")


LONG = "What you wrote is saved and goes out as soon as the store is in reach again."


async def covered_by(user: User, text: str) -> list[tuple[str, str]]:
    """Says it on the screen; the rows that look otherwise then, as they were and as they are."""
    user.app.full_screens()[-1].quiet()
    await user.settle()
    before = user.lines
    user.app.full_screens()[-1].show_notice(text)
    await user.settle()
    return [(was, row) for was, row in zip(before, user.lines, strict=True) if was != row]


@at_the_desk()
async def test_what_is_said_moves_nothing_and_covers_neither_story_nor_the_end_of_the_talk(user: User) -> None:
    await user.sees("WHO  赵敏", "OWED")
    [(row, said)] = await covered_by(user, LONG)
    assert not row.startswith(("-- 赵敏", ">")), "whose story that is, and who is selected, stay in sight"
    assert said == LONG
    await user.press("G")
    await user.sees_no("-- 赵敏")
    [(row, _)] = await covered_by(user, LONG)
    assert not row.startswith(("-- ", ">")), "whose story that is, and who is selected, stay in sight here, too"
    await user.press("g", "enter")
    await user.sees("-- Timeline")
    [(head, said)] = await covered_by(user, LONG)
    assert head.startswith("-- Timeline")
    assert said == LONG
    (head, _), (_, rest) = await covered_by(user, f"{LONG} {LONG[:20]}")
    assert head.startswith("-- Timeline")
    assert rest == LONG[:20].rstrip()


@at_the_desk()
async def test_what_is_said_over_a_list_hides_neither_where_one_is_nor_what_is_selected(user: User) -> None:
    for key in ("h", "P"):
        await user.press(key)
        await user.sees_no("-- Timeline")
        for move in ("g", "G"):
            await user.press(move)
            if key == "P":
                await user.until(lambda: user.lines[-4].split()[1] in user.selected, "the story is of who is selected")
            told = await covered_by(user, f"{LONG} {LONG[:20]}")
            assert [said for _, said in told] == [LONG, LONG[:20].rstrip()]
            assert not any(row.startswith(("-- ", "     LEFT", ">", "WHO")) for row, _ in told), told
            assert user.lines[-4].startswith("WHO "), "and no row moves"
        many = user.app.full_screens()[-1].query_one("#rows", PickList)
        many.show([PickRow(f"k{n}", (Span(f"row {n}"),)) for n in range(40)], keep="k39")
        told = await covered_by(user, LONG)
        assert not any(row.startswith(("-- ", "     LEFT", ">", "WHO")) for row, _ in told), told
        await user.press("escape")
    await user.press("s")
    await user.sees("-- Knowledge: fits", "#退款")
    rows = [said for _, said in await covered_by(user, LONG)]
    assert rows == [LONG]
    assert user.lines[-4].startswith("WHO ")


@at_the_desk()
async def test_what_a_list_has_said_stays_until_it_was_read_whatever_the_desk_has_to_mention(user: User) -> None:
    await user.press("h")
    await user.sees("Customer: ")
    file, desk = user.app.full_screens()[-1], user.app.full_screens()[0]
    assert isinstance(desk, DeskScreen)
    user.app.NOTICE_TIME = 0.05
    file.show_notice("a record was merged")
    desk.mention("the store is away")
    await user.sees("a record was merged")
    await user.sees_no("a record was merged")
    await user.sees("the store is away")
