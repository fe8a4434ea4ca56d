"""Watch mode: a digit means what was seen under it, and a letter never acts on a row that nobody chose."""

import msgspec

from agent_tui.insight.reading import Reading
from tests.ui.driver import User
from tests.ui.test_watch import at_the_wallboard, board, stands


def reread(user: User, *kept: int, order: tuple[int, ...] = ()) -> None:
    """Another reading comes, with these needs of the one before (by place from 0)."""
    screen = board(user)
    before: Reading = screen.watched.reading()
    needs = tuple(before.needs[place] for place in (order or kept))
    stands(user, msgspec.structs.replace(before, needs=needs))


@at_the_wallboard()
async def test_a_digit_whose_row_has_gone_says_so_and_the_letter_after_it_does_nothing(user: User) -> None:
    await user.sees("NEEDS A HAND 4")
    await user.press("1")
    reread(user, 0, 2)
    await user.press("2")
    await user.sees("Nothing stands under 2 any more")
    await user.press("+")
    await user.sees("Raise priority: no contact is selected.")
    await user.press("x")
    await user.sees("Reassign: no contact is selected.")
    assert user.desk.outbox() == []
    await user.press("3")
    await user.until(lambda: user.selected.startswith(">3"), "the row has kept its number")


@at_the_wallboard()
async def test_a_letter_does_nothing_once_the_chosen_row_has_gone_and_down_chooses_again(user: User) -> None:
    await user.press("1")
    reread(user, 1, 2)
    await user.press("+")
    await user.sees("Raise priority: no contact is selected.")
    assert user.desk.outbox() == []
    await user.press("down")
    await user.until(lambda: user.selected.startswith(">2"), "the nearest row")


@at_the_wallboard()
async def test_rows_come_in_another_order_only_after_a_quiet_minute_and_their_digits_wait_a_moment(user: User) -> None:
    await user.press("1")
    reread(user, order=(2, 0, 1))
    await user.press("3")
    await user.until(lambda: user.selected.startswith(">3"), "still the third one")
    chosen = user.selected[2:]
    user.clock.advance(60)
    screen = board(user)
    screen.show_again()
    await user.until(lambda: user.selected == ">1" + chosen, "first now, and still chosen")
    await user.press("2")
    await user.sees("The numbers have just changed; look again, then press 2.")
    await user.press("+")
    await user.sees("Raise priority: no contact is selected.")
    user.clock.advance(2)
    await user.press("2")
    await user.until(lambda: user.selected.startswith(">2"))


@at_the_wallboard()
async def test_another_priority_is_said_with_the_customer_and_what_it_was(user: User) -> None:
    await user.press("2", "+")
    await user.sees("priority 3 → 2: 周凯")
    await user.press("+", "+")
    await user.sees("priority 1, no further: 周凯")


@at_the_wallboard(size=(80, 24))
async def test_rows_that_find_no_room_are_counted(user: User) -> None:
    screen = board(user)
    before = screen.watched.reading()
    queues = tuple(msgspec.structs.replace(before.queues[0], queue=f"queue-{number:02}") for number in range(27))
    stands(user, msgspec.structs.replace(before, queues=queues))
    shown = sum(f"queue-{number:02}" in user.screen for number in range(27))
    assert 0 < shown < 27
    await user.sees(f"+{27 - shown} more below")
    await user.press("tab", "end")
    await user.sees("queue-26")
    await user.sees_no("more below")
