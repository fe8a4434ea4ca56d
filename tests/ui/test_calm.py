"""What stands where from one state to the next: nothing jumps, nothing that must stay goes, hints name keys that
work."""

import asyncio

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
    await user.until(lambda: any(one.size.height == 6 for one in user.app.screen.query("#composer")))


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
