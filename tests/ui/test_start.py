"""What the workstation leaves for later when it starts."""

import asyncio
import threading
from pathlib import Path

from agent_tui.config.settings import Settings
from agent_tui.ui.app import Workstation
from tests.desk_fixture import make_desk
from tests.held_clock import HeldClock
from tests.ui.driver import PATIENCE


def test_that_all_is_loaded_is_said_even_where_the_store_cannot_be_reached(tmp_path: Path) -> None:
    """Garbage is collected again from then on."""
    loaded = threading.Event()

    async def work() -> None:
        async with app.run_test(size=(80, 24)):
            assert await asyncio.to_thread(loaded.wait, PATIENCE)

    desk = make_desk(tmp_path, clock=HeldClock())
    app = Workstation(desk, Settings(), "en", clock=HeldClock(), loaded=loaded.set, first_look=0.001)
    try:
        asyncio.run(work())
    finally:
        app.stop_desk()
        desk.close()


def test_nothing_is_exchanged_while_the_first_frame_is_looked_at(tmp_path: Path) -> None:
    loaded = threading.Event()

    async def work() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.stop_desk()  # would wait for what had begun
            assert not loaded.is_set()

    desk = make_desk(tmp_path, clock=HeldClock())
    app = Workstation(desk, Settings(), "en", clock=HeldClock(), loaded=loaded.set, first_look=3600.0)
    try:
        asyncio.run(work())
    finally:
        app.stop_desk()
        desk.close()
