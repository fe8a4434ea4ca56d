"""The first fill: a bar beside the numbers, painted anew once a second at most."""

import msgspec

from agent_tui.desk.views import OutboxCounts, Status
from tests.ui.driver import User, at_the_desk

FILLING = Status(online=True, outbox=OutboxCounts(), agent="li.na", filled=False)


@at_the_desk()
async def test_a_bar_goes_on_once_a_second_and_goes(user: User) -> None:
    desk_screen = user.app._desk_screen

    async def taken(records: int | None) -> None:
        filling = None if records is None else (records, 10_000)
        desk_screen.read_status(msgspec.structs.replace(FILLING, filling=filling))
        await user.settle()

    await taken(0)
    await user.sees("fetching 0/10000 [..........]")
    user.clock.advance(1)
    await taken(5000)
    await user.sees("fetching 5000/10000 [#####.....]")
    user.clock.advance(0.5)
    await taken(9000)
    assert "5000/10000" in user.last_line
    user.clock.advance(0.6)
    await taken(9500)
    await user.sees("fetching 9500/10000 [#########.]")
    await taken(None)
    await user.sees_no("fetching")
