"""What somebody waits for after a text is painted first: that it is on disk. The pane may take its time."""

import asyncio
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen

from agent_tui.config.settings import Settings
from agent_tui.desk.company_files import Company
from agent_tui.desk.contact_views import ContactView
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import DraftKind
from agent_tui.expectations.check.finding import Finding
from agent_tui.ui.app import Workstation
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.ui.driver import User, at_the_desk

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Watched(Workstation):
    """Notes down what stood in the composer each time that something was painted, and whether it said "saved"."""

    painted: list[tuple[bool, str | None]]

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and isinstance(screen, DeskScreen):
            text = _COLOURS.sub("", renderable.render_segments(self.console))
            composer = screen.pane.composer
            self.painted.append(("Saved" in text, composer.draft.body if composer is not None else None))
        super()._display(screen, renderable)


@pytest.mark.parametrize(
    ("contact", "key", "sends"),
    [("t-chen", "n", "f9"), ("t-zhao", "r", "enter")],
    ids=["note", "reply in a chat"],
)
def test_saved_is_painted_before_the_composer_changes(tmp_path: Path, contact: str, key: str, sends: str) -> None:
    desk = make_desk(tmp_path, clock=HeldClock(NOW), settings=Settings(undo_seconds=0))
    app = Watched(desk, Settings(time_zone="Asia/Shanghai"), "en", clock=HeldClock(NOW), first_look=0.001)
    app.painted = []

    async def scenario() -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            user = User(app, pilot, desk, HeldClock(NOW))
            await user.sees("outbox")
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            await screen.open_contact(contact)
            await user.press(key)
            await user.type("so be it")
            app.painted.clear()
            await user.press(sends)
            await user.sees("Saved")

    try:
        asyncio.run(scenario())
    finally:
        app.stop_desk()
        desk.close()
    assert next(body for saved, body in app.painted if saved) == "so be it"


class SlowToCheck(Desk):
    """Finds nothing in any text before it is told to go on."""

    go_on: threading.Event

    def findings(
        self, view: ContactView, kind: DraftKind, text: str, attached: bytes = b"", company: Company | None = None
    ) -> tuple[Finding, ...]:
        assert self.go_on.wait(30)
        return super().findings(view, kind, text, attached, company)


@at_the_desk()
async def test_a_note_does_not_wait_for_its_check(user: User) -> None:
    desk = user.desk
    desk.__class__ = SlowToCheck
    assert isinstance(desk, SlowToCheck)
    desk.go_on = threading.Event()
    try:
        await user.press("n")
        await user.type("so be it")
        await user.press("f9")
        await user.sees("Saved")
    finally:
        desk.go_on.set()


class CannotPaint(Workstation):
    """Fails on the way to the terminal as soon as there is something to be said of what was sent."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        text = renderable.render_segments(self.console) if isinstance(renderable, LayoutUpdate | ChopsUpdate) else ""
        if "Saved" in _COLOURS.sub("", text):
            raise ZeroDivisionError
        super()._display(screen, renderable)


def test_what_was_sent_is_no_draft_again_where_painting_fails(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, clock=HeldClock(NOW), settings=Settings(undo_seconds=0))
    app = CannotPaint(desk, Settings(time_zone="Asia/Shanghai"), "en", clock=HeldClock(NOW), first_look=0.001)

    async def scenario() -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            user = User(app, pilot, desk, HeldClock(NOW))
            await user.sees("outbox")
            await user.press("n")
            await user.type("so be it")
            await user.press("f9")

    try:
        with pytest.raises(ZeroDivisionError):
            asyncio.run(scenario())
        assert desk.status().outbox.total == 1
        assert desk.drafts() == []
    finally:
        app.stop_desk()
        desk.close()
