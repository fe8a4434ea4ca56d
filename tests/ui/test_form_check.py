"""The check of a template's form: no key waits for it, and what the form answers with was checked."""

import asyncio
import threading
from collections.abc import Callable, Sequence

from agent_tui.desk.views import ContactView
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.rendering import Rendered
from tests.ui.driver import PATIENCE, User, at_the_desk
from tests.ui.test_promising import open_wang


class HeldCheck:
    """Answers when the test says so; finds something in a text with an order number."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.begun = threading.Event()
        self.begun_with_sum = threading.Event()
        self.judged: list[str] = []
        self.threads: set[int] = set()

    def of(self, view: ContactView) -> Callable[[Rendered], Sequence[Finding]]:
        return self.check

    def check(self, rendered: Rendered) -> Sequence[Finding]:
        self.threads.add(threading.get_ident())
        self.begun.set()
        if "30.00元" in rendered.body:
            self.begun_with_sum.set()
        assert self.free.wait(PATIENCE), "the test never let it go"
        self.judged.append(rendered.body)
        return (
            (Finding("jargon", "warning", 0, 1, {"term": "8812", "say": "the order"}),)
            if "8812" in rendered.body
            else ()
        )


async def refund_form(user: User, held: HeldCheck) -> None:
    user.desk.check_of = held.of  # type: ignore[method-assign]  # the real one answers when it likes
    await open_wang(user)
    await user.press("t")
    await user.sees("Template for")
    await user.type("退款")
    await user.press("enter")
    await user.sees("> ! Order")


@at_the_desk()
async def test_a_key_is_painted_while_the_check_has_not_answered(user: User) -> None:
    held = HeldCheck()
    try:
        await refund_form(user, held)
        await user.until(held.begun.is_set, "the check has begun")
        await user.type("8812")
        await user.sees("订单8812")
        await user.press("enter")
        await user.type("30")
        await user.sees("30.00元")
        assert held.judged == []
    finally:
        held.free.set()
    await user.until(lambda: any("30.00元" in text for text in held.judged), "the newest text is checked")
    await user.sees("say: the order")
    assert threading.get_ident() not in held.threads


@at_the_desk()
async def test_what_goes_into_the_text_was_checked_as_it_is_now(user: User) -> None:
    held = HeldCheck()
    held.free.set()
    await refund_form(user, held)
    await user.type("8812")
    await user.press("enter")
    await user.type("30")
    await user.press("f9")
    assert "订单8812" in held.judged[-1]
    assert "30.00元" in held.judged[-1]
    await user.sees("+ 1 promise: 退款30.00元退出")


@at_the_desk()
async def test_it_does_not_go_into_the_text_before_the_check_has_answered(user: User) -> None:
    held = HeldCheck()
    await refund_form(user, held)
    await user.type("8812")
    await user.press("enter")
    await user.type("30")
    await user.sees("30.00元")
    pressing = asyncio.create_task(user.press("f9"))
    try:
        assert await asyncio.to_thread(held.begun_with_sum.wait, PATIENCE)
        assert "What they are told" in user.screen
        assert held.judged == []
    finally:
        held.free.set()
        await pressing
    await user.sees("+ 1 promise: 退款30.00元退出")
    assert any("30.00元" in text for text in held.judged)
