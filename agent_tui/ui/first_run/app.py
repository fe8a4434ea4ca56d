"""The application that the dialogue of the first start is: one screen, one question at a time."""

from pathlib import Path
from typing import ClassVar, Literal

from msgspec import Struct
from textual.screen import Screen

from agent_tui.desk.first_run import FirstRun, Kept
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.messages.speech import Language
from agent_tui.ui.first_run.screen import FirstRunScreen
from agent_tui.ui.keys_in_order import KeysInOrder
from agent_tui.ui.themes import DEFAULT_THEME, load_theme, theme_folders, wear


class Ending(Struct, frozen=True):
    """How the dialogue ended where something comes of it. `token` is for this process alone."""

    what: Literal["open", "later", "demo", "crashed"]
    language: Language
    kept: Kept | None = None
    token: str = ""


class FirstRunApp(KeysInOrder[Ending]):
    """Returns an `Ending`, or None where it was left: then nothing was written."""

    ESCAPE_TO_MINIMIZE: ClassVar[bool] = False

    def __init__(
        self, first_run: FirstRun, language: Language, *, clock: Clock | None = None, crash_folder: Path | None = None
    ) -> None:
        super().__init__(language=language, crash_folder=crash_folder)
        styles = wear(self, load_theme(theme_folders()[0] / f"{DEFAULT_THEME}.toml"))
        self._first_screen = FirstRunScreen(first_run, language, styles, clock or SystemClock())

    def get_default_screen(self) -> Screen[None]:
        return self._first_screen

    def on_first_run_screen_language_chosen(self, message: FirstRunScreen.LanguageChosen) -> None:
        self.language = message.language

    def on_first_run_screen_finished(self, message: FirstRunScreen.Finished) -> None:
        answers = self._first_screen.answers
        self.exit(Ending(message.what, answers.language, message.kept, answers.token))

    async def action_quit(self) -> None:
        self.exit(None)


def run_first_run(first_run: FirstRun, language: Language, *, crash_folder: Path | None = None) -> Ending | None:
    """Shows the dialogue until it is finished or left."""
    app = FirstRunApp(first_run, language, crash_folder=crash_folder)
    ending = app.run()
    return Ending("crashed", app.language) if app.return_code else ending
