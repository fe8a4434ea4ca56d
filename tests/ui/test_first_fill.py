"""The first fill: a bar beside the numbers, painted anew once a second at most."""

import asyncio
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from agent_tui.config.settings import Settings
from agent_tui.desk.desk import open_desk
from agent_tui.desk.desk_state import REPLICA_FILE
from agent_tui.desk.views import OutboxCounts, Status
from agent_tui.messages.speech import Language
from agent_tui.replica.replica import Replica
from tests.desk_fixture import NOW, a_fill_page, a_profile, changes_of
from tests.held_clock import HeldClock
from tests.records import ME, sample_records
from tests.ui.driver import User, at_the_desk, sit_down

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


@pytest.mark.parametrize(
    ("language", "told", "never"),
    [
        (
            "en",
            ("The history is still being fetched.", "WHAT history is still being fetched", "promises are still being"),
            "Nothing happened",
        ),
        ("zh", ("正在取历史记录。", "事 正在取历史记录", "正在取承诺记录"), "还没有往来记录"),
    ],
)
def test_a_history_that_has_not_come_is_not_said_to_be_empty(
    tmp_path: Path, language: Language, told: tuple[str, ...], never: str
) -> None:
    paths, profile = a_profile(tmp_path, ME)
    replica = Replica(paths.profile_data(profile.folder) / REPLICA_FILE)
    changes = changes_of(sample_records(NOW))
    first = [change for change in changes if change.type in ("customer", "ticket")]
    replica.begin_snapshot("test", ME)
    replica.apply_snapshot_page(a_fill_page(first))

    async def scenario(user: User) -> None:
        await user.press("enter")
        await user.sees(*told)
        await user.sees_no(never)
        await user.press("h")
        await user.sees("still being fetched)" if language == "en" else "(正在取记录)")
        await user.press("escape", "escape")
        await user.until(lambda: " .. " in user.screen, "no figure is shown for the contacts of seven days")
        replica.apply_snapshot_page(a_fill_page([change for change in changes if change not in first]))
        replica.finish_snapshot("test:1", 1)
        await user.press("escape", "down", "enter")
        for words in (*told, " .. "):
            await user.sees_no(words)

    clock = HeldClock(NOW)
    with closing(open_desk(profile, paths, Settings(undo_seconds=0), clock=clock, session="test")) as desk:
        asyncio.run(sit_down(desk, clock, scenario, language=language))
    replica.close()
