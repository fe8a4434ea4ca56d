"""The dialogue of the first start, over a real store: what is asked, what is refused, what is written and when."""

import asyncio
import functools
import inspect
import stat
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.message import Message
from textual.pilot import Pilot

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths, find_paths, make_folders
from agent_tui.config.profiles import read_profiles
from agent_tui.config.settings import read_settings
from agent_tui.desk.first_run import FirstRun
from agent_tui.ui.first_run.app import Ending, FirstRunApp, run_first_run
from tests.store_server import RunningStore, running_store

PATIENCE = 60.0


class Newcomer:
    """Somebody who starts agent-tui for the first time."""

    def __init__(self, app: FirstRunApp, pilot: Pilot[Ending], store: RunningStore, paths: Paths) -> None:
        self.app = app
        self.store = store
        self.paths = paths
        self._pilot = pilot
        self.happened = asyncio.Event()

    async def press(self, *keys: str) -> None:
        await self._pilot.press(*keys)

    async def type(self, text: str) -> None:
        """As from a paste, which is how tokens and addresses come."""
        self.app.post_message(events.Paste(text))
        await self._pilot.pause()

    async def clear(self, characters: int) -> None:
        await self._pilot.press(*["backspace"] * characters)

    @property
    def screen(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    async def sees(self, *texts: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not all(text in self.screen for text in texts):
            if time.monotonic() > deadline:
                pytest.fail(f"never sees {texts}\n{self.screen}")
            self.happened.clear()
            try:
                await asyncio.wait_for(self.happened.wait(), 0.05)
            except TimeoutError:
                continue

    async def ends(self) -> Ending | None:
        deadline = time.monotonic() + PATIENCE
        while self.app._running and not self.app._exit:
            assert time.monotonic() < deadline, self.screen
            await self._pilot.pause()
        return self.app.return_value

    async def goes_to_url(self) -> None:
        await self.press("down", "enter", "enter")
        await self.sees("address of your ticket store")


Scenario = Callable[[Newcomer], Awaitable[None]]


def at_first(size: tuple[int, int] = (80, 24)) -> Callable[[Scenario], Callable[[Path], None]]:
    def decorate(scenario: Scenario) -> Callable[[Path], None]:
        @functools.wraps(scenario)
        def test(tmp_path: Path) -> None:
            paths = find_paths(str(tmp_path / "home"), {})
            make_folders(paths)
            with running_store(tmp_path) as store:
                asyncio.run(_play(scenario, store, paths, size))

        test.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # pytest reads which fixtures it wants
            [inspect.Parameter("tmp_path", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
        )
        return test

    return decorate


async def _play(scenario: Scenario, store: RunningStore, paths: Paths, size: tuple[int, int]) -> None:
    app = FirstRunApp(FirstRun(paths, {}), "zh")
    newcomer: Newcomer | None = None

    def seen(message: Message) -> None:
        if newcomer is not None:
            newcomer.happened.set()

    async with app.run_test(size=size, message_hook=seen) as pilot:
        newcomer = Newcomer(app, pilot, store, paths)
        await newcomer.sees("1/6")
        await scenario(newcomer)


def written(paths: Paths) -> list[Path]:
    return [one for one in paths.config.rglob("*") if one.is_file()]


@at_first()
async def test_choosing_a_language_switches_the_dialogue_at_once(newcomer: Newcomer) -> None:
    await newcomer.sees("界面用哪种语言?", "退出, 不保存")
    await newcomer.press("down")
    await newcomer.sees("Which language", "nothing is written")
    await newcomer.press("up")
    await newcomer.sees("界面用哪种语言?")


@at_first()
async def test_the_whole_way_writes_profile_settings_and_token_and_opens_the_desk(newcomer: Newcomer) -> None:
    token = newcomer.store.tokens["agent"]
    await newcomer.goes_to_url()
    await newcomer.type(newcomer.store.url)
    await newcomer.press("enter")
    await newcomer.sees("What is your token?")
    await newcomer.type(token)
    assert token not in newcomer.screen
    await newcomer.press("enter")
    await newcomer.sees("Which keys do your hands know?")
    await newcomer.press("enter")
    await newcomer.sees("Signed in as", "agent", newcomer.store.url, "an encrypted file", "Times shown in")
    assert written(newcomer.paths) == []
    await newcomer.press("enter")
    await newcomer.sees("Choose its key")
    await newcomer.type("one key")
    await newcomer.press("enter")
    await newcomer.sees("same key once more")
    assert "one key" not in newcomer.screen
    await newcomer.type("one key")
    await newcomer.press("enter")
    ending = await newcomer.ends()
    assert ending is not None
    assert (ending.what, ending.language) == ("open", "en")
    assert ending.kept is not None
    assert ending.kept.place == "encrypted-file"
    profile = read_profiles(newcomer.paths).choose(None)
    assert (profile.url, profile.agent) == (newcomer.store.url, "agent")
    assert read_settings(newcomer.paths).language == "en"
    assert Credentials(newcomer.paths, {}, lambda question: "one key").token(profile) == token
    for file in written(newcomer.paths):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@at_first()
async def test_without_a_key_the_token_is_for_this_session_only(newcomer: Newcomer) -> None:
    await newcomer.goes_to_url()
    await newcomer.type(newcomer.store.url)
    await newcomer.press("enter")
    await newcomer.sees("What is your token?")
    await newcomer.type(newcomer.store.tokens["agent"])
    await newcomer.press("enter")
    await newcomer.sees("Which keys")
    await newcomer.press("enter", "enter")
    await newcomer.sees("Choose its key")
    await newcomer.press("enter")
    ending = await newcomer.ends()
    assert ending is not None
    assert ending.kept is not None
    assert ending.kept.place == "memory"
    assert not (newcomer.paths.data / "tokens.cryptfile").exists()


@at_first()
async def test_a_wrong_token_is_said_with_the_way_out_and_may_be_typed_again(newcomer: Newcomer) -> None:
    await newcomer.goes_to_url()
    await newcomer.type(newcomer.store.url)
    await newcomer.press("enter")
    await newcomer.sees("What is your token?")
    await newcomer.type("agt_wrong")
    await newcomer.press("enter")
    await newcomer.sees("The store refuses the token", "type or paste it again")
    assert "agent-tui login" not in newcomer.screen
    assert "3/6" not in newcomer.screen
    await newcomer.type(" two words")
    await newcomer.press("enter")
    await newcomer.sees("That is no token")


@at_first()
async def test_wrong_urls_are_said_each_with_its_cause(newcomer: Newcomer) -> None:
    await newcomer.goes_to_url()
    await newcomer.type("desk.example.com")
    await newcomer.press("enter")
    await newcomer.sees("http://")
    await newcomer.clear(len("desk.example.com"))
    await newcomer.type("http://127.0.0.1:9")
    await newcomer.press("enter")
    await newcomer.sees("Nobody answers", "enter again keeps it")


@at_first()
async def test_where_nobody_answers_the_address_is_kept_for_later(newcomer: Newcomer) -> None:
    await newcomer.goes_to_url()
    await newcomer.type("http://127.0.0.1:9")
    await newcomer.press("enter")
    await newcomer.sees("enter again keeps it")
    await newcomer.press("enter")
    await newcomer.sees("Which keys")
    await newcomer.press("enter")
    await newcomer.sees("not yet")
    await newcomer.press("enter")
    ending = await newcomer.ends()
    assert ending is not None
    assert ending.what == "later"
    assert read_profiles(newcomer.paths).choose(None).url == "http://127.0.0.1:9"


@at_first()
async def test_an_empty_token_signs_in_later(newcomer: Newcomer) -> None:
    await newcomer.goes_to_url()
    await newcomer.type(newcomer.store.url)
    await newcomer.press("enter")
    await newcomer.sees("What is your token?")
    await newcomer.press("enter")
    await newcomer.sees("Which keys")
    await newcomer.press("2")
    await newcomer.sees("agent-tui", "not yet", "vim")


@at_first()
async def test_escape_goes_back_a_step_and_keeps_what_was_typed(newcomer: Newcomer) -> None:
    await newcomer.goes_to_url()
    await newcomer.type("http://desk.example.com")
    await newcomer.press("escape")
    await newcomer.sees("Where do you want to begin?")
    await newcomer.press("enter")
    await newcomer.sees("http://desk.example.com")
    await newcomer.press("escape", "escape")
    await newcomer.sees("Which language")
    await newcomer.press("escape")
    await newcomer.sees("Which language")


@at_first()
async def test_who_leaves_has_written_nothing(newcomer: Newcomer) -> None:
    await newcomer.goes_to_url()
    await newcomer.type(newcomer.store.url)
    await newcomer.press("enter")
    await newcomer.sees("What is your token?")
    await newcomer.press("ctrl+q")
    assert await newcomer.ends() is None
    assert written(newcomer.paths) == []


@at_first()
async def test_the_demo_can_be_looked_at_first(newcomer: Newcomer) -> None:
    await newcomer.press("enter", "２")
    ending = await newcomer.ends()
    assert ending is not None
    assert (ending.what, ending.language) == ("demo", "zh")
    assert written(newcomer.paths) == []


def test_nothing_of_it_nor_of_the_tour_is_loaded_on_the_usual_start() -> None:
    look = (
        "import sys; import agent_tui.cli.workstation, agent_tui.ui.app;"
        "print([name for name in sys.modules if 'first_run' in name or name.endswith('.tour')])"
    )
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_dialogue_that_failed_was_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(app: FirstRunApp) -> None:
        app.exit(return_code=1)

    monkeypatch.setattr(FirstRunApp, "run", fails)
    first_run = FirstRun(find_paths(str(tmp_path), {}), {})

    ending = run_first_run(first_run, "en")

    assert ending is not None
    assert ending.what == "crashed"
