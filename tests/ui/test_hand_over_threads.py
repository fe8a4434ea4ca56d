"""What a whole shift or all of the work is read from and written for is no work of the screen's thread."""

import threading
from collections.abc import Callable
from typing import Any

from agent_tui.desk.desk import Desk
from tests.ui.driver import User
from tests.ui.test_teamwork import choose, with_a_colleague


@with_a_colleague()
async def test_a_shift_is_read_and_handed_over_in_threads(user: User, his: Desk) -> None:
    on_screen: list[str] = []

    def watched(name: str) -> None:
        call: Callable[..., Any] = getattr(user.desk, name)

        def called(*given: Any, **named: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                on_screen.append(name)
            return call(*given, **named)

        setattr(user.desk, name, called)

    await user.sees("online", "赵敏")
    for name in ("orphans", "agents", "offer", "queues"):
        watched(name)
    await user.press("H")
    await user.sees("Hand over", "[x]")
    await user.press("x")
    await user.sees("To whom do the")
    await choose(user, "chen.tao")
    await user.sees("Not handed over yet")
    await user.press("f9")
    await user.sees("Last step")
    await user.type("sorry")
    await user.press("enter")
    await user.sees("handed over; they are yours until accepted.")
    await user.press("home", "x")
    await user.sees("Give it to another queue")
    await user.press("2")
    await user.sees("chen.tao")
    assert on_screen == []
