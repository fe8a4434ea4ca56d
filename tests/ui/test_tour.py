"""The guided tour: every step is done by doing what it says, in both languages; it can be left and gone back."""

import asyncio
from pathlib import Path

import pytest

from agent_tui.config.settings import Settings
from agent_tui.messages.speech import Language
from agent_tui.messages.tour import TOUR
from agent_tui.ui.actions import ACTIONS, action
from agent_tui.ui.app import Workstation
from agent_tui.ui.keys.maps import STANDARD
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.desk.parts.touring import TourWish
from agent_tui.ui.tour.guide import ROWS
from agent_tui.ui.tour.steps import STEPS, Seen, Walk, steps_for
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.ui.driver import Scenario, User, a_store

KNOWN = [one.id for one in ACTIONS]

DOES: dict[str, list[str]] = {
    "move": ["down"],
    "open": ["enter"],
    "claim": ["c"],
    "note": ["n", "h", "i"],
    "save": ["f9"],
    "template": ["t", "escape"],
    "promises": ["p", "escape"],
    "knowledge": ["s", "escape"],
    "home": ["escape", "escape"],
    "filter": ["/", "w"],
    "unfilter": ["escape"],
    "menu": ["space", "escape"],
}
"""What each step says is to be pressed."""


def tour_at(tmp_path: Path, scenario: Scenario, language: Language = "en", wish: TourWish = "begun") -> None:
    clock = HeldClock(NOW)
    desk = make_desk(tmp_path, clock=clock, backend=a_store().connect())

    async def play() -> None:
        app = Workstation(desk, Settings(time_zone="Asia/Shanghai"), language, clock=clock, first_look=0.001, tour=wish)
        user: User | None = None

        def seen(_message: object) -> None:
            if user is not None:
                user.happened.set()

        try:
            async with app.run_test(size=(80, 24), message_hook=seen) as pilot:
                user = User(app, pilot, desk, clock)
                await user.until(lambda: "outbox" in user.screen or "待发" in user.screen)
                await user.has_come_in(lambda: app._desk_screen.status)
                await scenario(user)
        finally:
            app.stop_desk()

    try:
        asyncio.run(play())
    finally:
        desk.close()


def title(language: Language, number: int) -> str:
    of = len(steps_for(KNOWN))
    return f"导览 {number}/{of}" if language == "zh" else f"Tour {number}/{of}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_step_is_done_by_doing_what_it_says(tmp_path: Path, language: Language) -> None:
    async def scenario(user: User) -> None:
        for number, step in enumerate(steps_for(KNOWN), 1):
            await user.until(lambda number=number: title(language, number) in user.screen, f"step {step.id}")  # type: ignore[misc]
            await user.press(*DOES.get(step.id, ["f12"]))
        await user.sees_no("导览 " if language == "zh" else "Tour ")

    tour_at(tmp_path, scenario, language)


def test_it_can_be_gone_back_and_on_and_left_at_any_step(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.sees(title("en", 1))
        await user.press("ctrl+n", "ctrl+n")
        await user.sees(title("en", 3))
        await user.press("ctrl+y")
        await user.sees(title("en", 2))
        await user.press("ctrl+n", "r")
        await user.press("f12")
        await user.sees_no("Tour 3")
        await user.sees("f12 begins it again")

    tour_at(tmp_path, scenario)


def test_the_program_can_be_left_while_it_goes_on(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.sees(title("en", 1))
        await user.press("down", "ctrl+q")
        assert user.app.return_code == 0

    tour_at(tmp_path, scenario)


def test_on_the_demo_it_is_offered_in_one_line_and_begun_by_its_key(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.sees("f12 begins a two-minute tour")
        await user.press("f12")
        await user.sees(title("en", 1))

    tour_at(tmp_path, scenario, wish="offered")


def test_there_is_none_on_a_desk_of_ones_own(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.press("f12")
        await user.sees("agent-tui demo --tour")

    tour_at(tmp_path, scenario, wish="absent")


def test_its_words_fit_two_lines_of_eighty_cells() -> None:
    for step in STEPS:
        keys = {name: STANDARD.shown(action(name), 1) for name in step.keys if name in KNOWN}
        keys |= {name: "f7" for name in step.keys if name not in KNOWN}
        for text in TOUR[step.id]:
            assert len(wrap(text.format(**keys), 79)) <= ROWS, text


def test_what_was_done_before_a_step_began_does_not_count_for_moving() -> None:
    walk = Walk(STEPS, Seen(ticket="t1"))
    assert not walk.look(Seen(ticket="t1"))
    assert walk.look(Seen(ticket="t2"))
    assert walk.step.id == "open"


def test_before_there_is_a_contact_nothing_is_done() -> None:
    walk = Walk(STEPS, Seen())
    assert not walk.look(Seen(ticket="t1"))
    assert walk.step.id == "move"


def test_neither_end_can_be_gone_past() -> None:
    walk = Walk(STEPS, Seen())
    assert not walk.go(-1, Seen())
    for _ in STEPS[1:]:
        assert walk.go(1, Seen())
    assert not walk.go(1, Seen())


def test_where_hands_are_in_a_text_the_tour_names_keys_that_are_no_text(tmp_path: Path) -> None:
    async def play(user: User) -> None:
        await user.app.run_action("switch_keymap")
        await user.sees(title("en", 1))
        await user.press("down", "enter", "c")
        await user.sees("in my hands")
        await user.press("A")
        await user.type("hi")
        await user.sees("Press f9: it is saved")

    tour_at(tmp_path, play)
