"""What a long day leaves in memory."""

import gc

from agent_tui.ui.screens.windows.small_window import SmallWindow
from tests.ui.driver import User, at_the_desk


def windows() -> int:
    gc.collect()
    return sum(isinstance(one, SmallWindow) for one in gc.get_objects())


@at_the_desk()
async def test_windows_that_are_closed_are_gone(user: User) -> None:
    """Whoever kept one of them would keep one of each day's hundreds."""
    await user.press("space", "escape")
    before = windows()
    for _ in range(5):
        await user.press("space", "escape", "question_mark", "escape", "w", "escape", "colon", "escape")
    assert windows() <= before
