"""Keys pressed right after typing in the knowledge window: they mean what is found for what stands in the line, never
what was found before it."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from agent_tui.knowledge.values import SearchAnswer
from tests.ui.articles_at_hand import an_article, knowing, store_of
from tests.ui.driver import User, run_at

records = knowing(
    an_article("a-refund", "Refund times", "Money is back in five days.", "en"),
    an_article("a-coupon", "Coupon codes", "A coupon counts once.", "en"),
    an_article("a-coupon-two", "Second article", "Old coupons end in May.", "en"),
)


class HeldSearch:
    """The desk's search, held back by an event for questions that begin with one word."""

    def __init__(self, search: Callable[..., SearchAnswer], held: str) -> None:
        self._search = search
        self._held = held
        self.asked = threading.Event()
        self.go = threading.Event()

    def __call__(self, query: str, **more: Any) -> SearchAnswer:
        if query.startswith(self._held):
            self.asked.set()
            assert self.go.wait(20)
        return self._search(query, **more)


def with_held_coupon(tmp_path: Path, scenario: Callable[[User, HeldSearch], Awaitable[None]]) -> None:
    """The answer for refund stands there, `coupon` has been typed, and its answer is held back."""

    async def work(user: User) -> None:
        held = HeldSearch(user.desk.search, "coupon")
        user.desk.search = held  # type: ignore[method-assign]  # the edge where a slow search comes in
        try:
            await user.has_selected("赵敏")
            await user.press("s")
            await user.type("refund")
            await user.sees("Money is back in five days.")
            await user.press("ctrl+u")
            await user.type("coupon")
            await user.until(held.asked.is_set, "the question is on its way")
            await scenario(user, held)
        finally:
            held.go.set()

    run_at(tmp_path, work, backend=store_of(records)(), records=records())


async def pressed_ahead(user: User, held: HeldSearch, *keys: str) -> None:
    """Keys that are pressed while the answer is held back, which then comes."""
    pressing = asyncio.create_task(user.hurry(*keys))
    await asyncio.sleep(0)
    assert user.desk.outcomes() == []
    held.go.set()
    await pressing


def test_citing_waits_for_the_answer_and_what_is_typed_after_it_is_not_lost(tmp_path: Path) -> None:
    async def work(user: User, held: HeldSearch) -> None:
        await pressed_ahead(user, held, "f4", " ", "o", "k")
        await user.sees('Knowledge: "Coupon codes" (a-coupon) ok', "f9 save")

    with_held_coupon(tmp_path, work)


def test_inserting_waits_for_the_answer(tmp_path: Path) -> None:
    async def work(user: User, held: HeldSearch) -> None:
        await pressed_ahead(user, held, "f3")
        await user.sees("f9 send to 赵敏", "A coupon counts once.")

    with_held_coupon(tmp_path, work)


def test_moving_waits_too_so_that_what_follows_means_the_second_of_what_was_found(tmp_path: Path) -> None:
    async def work(user: User, held: HeldSearch) -> None:
        await pressed_ahead(user, held, "down", "f4")
        await user.sees('Knowledge: "Second article" (a-coupon-two)')

    with_held_coupon(tmp_path, work)


@pytest.mark.parametrize(("key", "verdict"), [("f8", "solved"), ("f12", "wrong")])
def test_judging_waits_for_the_answer(tmp_path: Path, key: str, verdict: str) -> None:
    async def work(user: User, held: HeldSearch) -> None:
        await pressed_ahead(user, held, key)
        await user.sees('Noted: "Coupon codes"')
        said = [(one.outcome, one.query, one.article) for one in user.desk.outcomes()]
        assert said == [(verdict, "coupon", "a-coupon")]

    with_held_coupon(tmp_path, work)


def test_what_is_missing_is_what_stands_in_the_line(tmp_path: Path) -> None:
    async def work(user: User, held: HeldSearch) -> None:
        await pressed_ahead(user, held, "f9")
        await user.sees("Noted as missing: coupon")
        assert [one.query for one in user.desk.outcomes()] == ["coupon"]

    with_held_coupon(tmp_path, work)


def test_copying_and_reading_whole_wait(tmp_path: Path) -> None:
    async def work(user: User, held: HeldSearch) -> None:
        await pressed_ahead(user, held, "ctrl+y", "enter")
        await user.sees("A coupon counts once.")
        await user.sees_no("five days", ">", "Second article")
        assert user.app.clipboard == "A coupon counts once."

    with_held_coupon(tmp_path, work)


def test_where_no_answer_comes_nothing_is_done_and_that_is_said(tmp_path: Path) -> None:
    async def work(user: User, held: HeldSearch) -> None:
        await user.hurry("f4")
        await user.sees("Not done: Cite.", "has not answered yet")
        held.go.set()
        await user.sees("A coupon counts once.")
        await user.press("f4")
        await user.sees('Knowledge: "Coupon codes" (a-coupon)')

    with_held_coupon(tmp_path, work)
