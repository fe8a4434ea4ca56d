"""Drives the workstation in a user's words: what is pressed, what is seen. Nothing sleeps; everything that takes time
is waited for by what it shows, with a deadline."""

import asyncio
import functools
import inspect
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual._context import visible_screen_stack
from textual.events import Key
from textual.keys import _character_to_key, key_to_character
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from agent_tui.config.settings import Settings
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import Status
from agent_tui.domain.values import ImportRecord
from agent_tui.messages.speech import Language
from agent_tui.ui.app import Workstation
from tests.desk_fixture import NOW, changes_of, make_desk
from tests.fake_backend import FakeStore
from tests.held_clock import HeldClock
from tests.records import sample_records
from tests.ui.at_rest import come_to_rest

if TYPE_CHECKING:
    from agent_tui.backends.protocol import Backend

PATIENCE = 60.0
"""Seconds to wait for something to be seen before the test fails."""

FIRST_ANSWER_S = 1.0
"""Seconds for which the store's first answer is waited for: some stores of tests never give one."""

Size = tuple[int, int]


class User:
    """Somebody at the workstation."""

    def __init__(self, app: Workstation, pilot: Pilot[int], desk: Desk, clock: HeldClock) -> None:
        self.app = app
        self.desk = desk
        self.clock = clock
        self._pilot = pilot
        self.happened = asyncio.Event()

    # Doing

    async def press(self, *keys: str) -> None:
        """Keys by Textual's names, one after the other, each once the one before it has done all it does."""
        for key in keys:
            self._strike(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.press(*("enter" if char == "\n" else "space" if char == " " else char for char in text))

    async def hurry(self, *keys: str) -> None:
        """Keys that are all there before the first one is handled, as after a pause of the network."""
        for key in keys:
            self._strike(key)
        await self.settle()

    def _strike(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 else key
        event = Key(name, key if len(key) == 1 else key_to_character(name))
        self.app.post_message(event.set_sender(self.app))

    async def click(self, widget: Widget, x: int, y: int) -> None:
        """With the mouse, at a cell of a widget."""
        await self._pilot.click(widget, offset=(x, y))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)

    async def settle(self) -> None:
        """Until nothing more is under way on the screen's own thread."""
        await come_to_rest(self.app)

    async def has_come_in(self, status: Callable[[], Status | None]) -> None:
        """The exchange with the store has begun: what is said about its first answer (`status`, as the screen knows it)
        is said over nothing that a test waits for."""
        deadline = time.monotonic() + FIRST_ANSWER_S
        while time.monotonic() < deadline:
            known = status()
            if known is not None and (known.online or known.trouble is not None):
                break
            await self._something_happens()
        await self.settle()

    # Seeing

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        app = self.app
        token = visible_screen_stack.set(app._background_screens)
        try:
            strips = app.screen._compositor.render_strips()
        finally:
            visible_screen_stack.reset(token)
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def screen(self) -> str:
        return "\n".join(self.lines)

    @property
    def last_line(self) -> str:
        return self.lines[-1]

    @property
    def selected(self) -> str:
        """The line of the queue that is marked."""
        return next((line for line in self.lines if line.startswith(">")), "")

    async def sees(self, *texts: str) -> None:
        """All of these come to stand on the screen."""
        await self.until(lambda: all(text in self.screen for text in texts), f"sees {texts}")

    async def sees_no(self, *texts: str) -> None:
        """None of these stands on the screen any more."""
        await self.until(lambda: not any(text in self.screen for text in texts), f"sees none of {texts}")

    async def has_selected(self, text: str) -> None:
        await self.until(lambda: text in self.selected, f"{text} is selected")

    async def until(self, true: Callable[[], bool], what: str = "") -> None:
        deadline = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > deadline:
                pytest.fail(f"never: {what or inspect.getsource(true).strip()}\n{self.screen}")
            await self._something_happens()

    async def _something_happens(self) -> None:
        """Until the screen has handled a message and all that follows from it; for a moment at most."""
        self.happened.clear()
        try:
            await asyncio.wait_for(self.happened.wait(), 0.05)
        except TimeoutError:
            return
        await self.settle()


def a_store(records: Iterable[ImportRecord] | None = None) -> FakeStore:
    """A store that knows what the desk's replica knows."""
    store = FakeStore()
    for change in changes_of(sample_records(NOW) if records is None else records):
        assert change.doc is not None
        store.put(change.doc)
    return store


Scenario = Callable[[User], Awaitable[None]]


def at_the_desk(
    *,
    size: Size = (80, 24),
    language: Language = "en",
    records: Callable[[], Iterable[ImportRecord]] | None = None,
    backend: "Callable[[], Backend] | None" = None,
    undo_seconds: int = 0,
) -> Callable[[Scenario], Callable[[Path], None]]:
    """Makes a test of a scenario: a desk over the sample records (or `records`), opened in a terminal of `size`."""

    def decorate(scenario: Scenario) -> Callable[[Path], None]:
        @functools.wraps(scenario)
        def test(tmp_path: Path) -> None:
            run_at(
                tmp_path,
                scenario,
                size=size,
                language=language,
                records=records() if records else None,
                backend=backend() if backend else None,
                undo_seconds=undo_seconds,
            )

        test.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # pytest reads which fixtures it wants
            [inspect.Parameter("tmp_path", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
        )
        return test

    return decorate


def run_at(
    tmp_path: Path,
    scenario: Scenario,
    *,
    size: Size = (80, 24),
    language: Language = "en",
    records: Iterable[ImportRecord] | None = None,
    backend: "Backend | None" = None,
    undo_seconds: int = 0,
) -> None:
    """Plays `scenario` at a desk of its own."""
    clock = HeldClock(NOW)
    settings = Settings(undo_seconds=undo_seconds)
    desk = make_desk(tmp_path, records=records, clock=clock, settings=settings, backend=backend)
    try:
        asyncio.run(sit_down(desk, clock, scenario, size=size, language=language))
    finally:
        desk.close()


async def sit_down(
    desk: Desk, clock: HeldClock, scenario: Scenario, *, size: Size = (80, 24), language: Language = "en"
) -> None:
    """Opens the workstation on `desk`, plays the scenario, quits."""
    app = Workstation(desk, Settings(time_zone="Asia/Shanghai"), language, clock=clock, first_look=0.001)
    user: User | None = None

    def seen(message: Message) -> None:
        if user is not None:
            user.happened.set()

    try:
        async with app.run_test(size=size, message_hook=seen) as pilot:
            user = User(app, pilot, desk, clock)
            await user.until(lambda: "outbox" in user.screen or "待发" in user.screen or "too small" in user.screen)
            await user.has_come_in(lambda: app._desk_screen.status)
            await scenario(user)
    finally:
        app.stop_desk()
