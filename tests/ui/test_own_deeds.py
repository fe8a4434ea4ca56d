"""Where a contact goes to whose stay in its group was ended by oneself, and where the cursor goes."""

from agent_tui.desk.desk import Desk
from tests.ui.driver import User
from tests.ui.test_teamwork import with_a_colleague


@with_a_colleague()
async def test_an_offer_that_was_accepted_stands_in_its_group_no_more_even_where_nobody_waits(
    user: User, his: Desk
) -> None:
    await user.sees("online", "赵敏")
    his.offer("t-liu-2", "transfer", "li.na", "they call every hour", [])
    await user.sees("OFFERED TO ME 1", "offers: they call")
    await user.press("home", "down", "down")
    await user.sees(">", "WHO  刘洋")
    await user.press("a")
    await user.sees("is yours now.")
    await user.sees_no("OFFERED TO ME")
