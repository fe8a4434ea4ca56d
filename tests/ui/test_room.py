"""Windows stand where they cover neither the slots nor the three lines nor the next promise, and keep still."""

import re

import pytest
from textual.geometry import Region, Size

from agent_tui.ui.screens.windows.room import room_beside
from tests.ui.driver import User, at_the_desk

STORY = re.compile(r"(?:^|\|)((?:WHO  |WHAT |OWED [^ ]).*)")
WINDOWS = {"t": "Template for", "w": "Wrap up:", "f": "Find a customer", "b": "Call-back:"}


@pytest.mark.parametrize(
    ("size", "story", "width", "room"),
    [
        pytest.param((80, 24), Region(0, 2, 80, 3), 78, Region(0, 5, 80, 18), id="below a story at the top"),
        pytest.param((80, 24), Region(0, 20, 80, 3), 78, Region(0, 1, 80, 19), id="above a story at the foot"),
        pytest.param((120, 40), Region(67, 2, 53, 6), 60, Region(0, 8, 120, 31), id="below one beside the queue"),
        pytest.param((160, 50), Region(120, 2, 40, 6), 78, Region(0, 1, 120, 48), id="left of the customer's pane"),
        pytest.param((160, 50), Region(120, 2, 40, 6), 130, Region(0, 8, 160, 41), id="too wide for that"),
        pytest.param((80, 24), Region(), 78, Region(0, 1, 80, 22), id="no story"),
        pytest.param((80, 20), Region(0, 9, 80, 3), 78, Region(0, 1, 80, 18), id="too low for both"),
    ],
)
def test_a_window_has_the_room_that_the_story_leaves(
    size: tuple[int, int], story: Region, width: int, room: Region
) -> None:
    assert room_beside(Size(*size), story, width) == room


async def nothing_is_covered(user: User) -> None:
    """Slots, three lines and status line stand with a window over the screen as they stood without it."""

    def kept() -> list[str]:
        told = [found[1] for line in user.lines if (found := STORY.search(line))]
        return [user.lines[0], *told, user.last_line[:3]]

    await user.sees("WHAT ")
    before = kept()
    assert len(before) == 5
    for key, title in WINDOWS.items():
        await user.press(key)
        await user.sees(title)
        await user.until(lambda: kept() == before, f"{title} covers nothing that must stay")
        await user.press("escape")
        await user.sees_no(title)


@at_the_desk()
async def test_over_a_narrow_queue_windows_leave_the_three_lines(user: User) -> None:
    await nothing_is_covered(user)


@at_the_desk()
async def test_over_an_open_contact_windows_leave_the_three_lines(user: User) -> None:
    await user.press("enter")
    await user.sees("Timeline")
    await nothing_is_covered(user)


@at_the_desk(size=(120, 40))
async def test_over_two_panes_windows_leave_the_three_lines(user: User) -> None:
    await nothing_is_covered(user)


@at_the_desk()
async def test_in_a_terminal_of_another_size_a_window_leaves_the_three_lines(user: User) -> None:
    def story() -> list[str]:
        return [found[1] for line in user.lines if (found := STORY.search(line))]

    for key, title in WINDOWS.items():
        for width, height in ((120, 40), (80, 24)):
            await user.press(key)
            await user.sees(title)
            await user.resize(width, height)
            await user.until(lambda: len(story()) == 3, f"{title} covers nothing that must stay")
            await user.press("escape")
            await user.sees_no(title)


@at_the_desk(size=(160, 50))
async def test_with_three_panes_a_template_is_filled_in_between_queue_and_customer(user: User) -> None:
    await user.sees("Known as")
    await user.press("b")
    await user.sees("Call-back:")
    title = next(line for line in user.lines if "Call-back:" in line)
    assert 62 < title.index("Call-back:") < 120
    assert all("WHO" not in line[:119] for line in user.lines)
    await user.sees("WHO", "Known as")


@at_the_desk()
async def test_a_form_stays_where_it_is_from_field_to_field(user: User) -> None:
    await user.press("enter", "t")
    await user.sees("Template for")
    await user.type("delivery.delay")
    await user.press("enter")
    await user.sees("What they")

    def rows() -> tuple[int, int]:
        framed = [number for number, line in enumerate(user.lines) if line.lstrip().startswith("+--")]
        return framed[0], framed[-1]

    before = rows()
    for _ in range(6):
        await user.press("down")
        assert rows() == before


@at_the_desk()
async def test_found_templates_are_fewer_in_a_window_of_the_same_height(user: User) -> None:
    await user.press("t")
    await user.sees("Template for", "Call-back")
    framed = [number for number, line in enumerate(user.lines) if line.lstrip().startswith("+--")]
    await user.type("refund")
    await user.sees_no("Call-back")
    assert [number for number, line in enumerate(user.lines) if line.lstrip().startswith("+--")] == framed


@at_the_desk()
async def test_the_last_line_names_no_keys_that_a_window_takes_for_something_else(user: User) -> None:
    await user.sees("c Claim")
    await user.press("w")
    await user.sees("Wrap up:")
    await user.until(lambda: "c Claim" not in user.last_line)
    assert user.last_line.startswith("offline")
    await user.press("escape")
    await user.until(lambda: "c Claim" in user.last_line)
