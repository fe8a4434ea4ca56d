"""What a person chooses while the program runs: language, colours, keys – kept for the next time, and taken anew when
the files behind them change. And what stands for keys that were begun, or for text that came where none is written."""

import threading
from collections.abc import Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

import msgspec
from textual.events import Event, Key, Paste
from textual.screen import Screen

from agent_tui.domain.errors import BadInput
from agent_tui.messages.speech import Language
from agent_tui.ui.actions import Action, action
from agent_tui.ui.choices import Choices
from agent_tui.ui.file_news import FileNews, file_of
from agent_tui.ui.folder_watch import FolderWatch
from agent_tui.ui.keys.maps import Keymap, KeymapName
from agent_tui.ui.keys.names import shown
from agent_tui.ui.keys.pressing import Begun
from agent_tui.ui.keys_in_order import KeysInOrder
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.windows.full_screen import FullScreen
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from agent_tui.ui.screens.windows.small_window import SmallWindow
from agent_tui.ui.terminal.phrases import is_phrase
from agent_tui.ui.themes import DeskTheme, wear
from agent_tui.ui.wording import Hands, Wording

LONGEST_PHRASE = 60
"""Characters that an input method may hand over at once; what is longer was pasted."""


class Choosing(KeysInOrder[int]):
    def __init__(self, language: Language, zone: tzinfo, choices: Choices, *, crash_folder: Path | None = None) -> None:
        super().__init__(language=language, crash_folder=crash_folder)
        self.choices = choices
        self.keymap = choices.keymap()
        self.wording = Wording(language, zone, self.keymap, hands=self._hands)
        self.styles_by_name: Styles = {}
        self.file_news = FileNews()
        self._worn: DeskTheme | None = None
        self._watch = FolderWatch(self.read_files_again)

    # What an application overrides

    def show_wording(self, wording: Wording) -> None:
        """Another language or other keys, on every screen."""

    def show_styles(self, styles: Styles) -> None:
        """Other colours, on every screen."""

    def mention_while(self, cause: str, text: str) -> None:
        """Says what nobody asked for, and what is true only as long as something is so."""
        self.say(text)

    def is_over(self, cause: str) -> None:
        """It is so no more: what was said because of it is taken back."""

    def folders_of_files(self) -> Sequence[Path]:
        """Where other files lie that people write by hand."""
        return ()

    def read_other_files(self) -> None:
        """Files of these folders may have changed."""

    # Choosing

    def action_switch_language(self) -> None:
        self.language = "en" if self.language == "zh" else "zh"
        self._speak(msgspec.structs.replace(self.wording, language=self.language))
        self._keep("language", self.language, self.wording.screen("done.language"))

    def action_switch_theme(self) -> None:
        themes = list(self.choices.themes().by_name.values())
        names = [theme.name for theme in themes]
        following = themes[(names.index(self.theme) + 1) % len(themes) if self.theme in names else 0]
        self.choices.theme_name = following.name
        self._wear(following)
        self._keep("theme", following.name, self.wording.screen("done.theme", theme=self.wording.of(following.title)))
        self._tell_of_files()

    def action_switch_keymap(self) -> None:
        name: KeymapName = "standard" if self.choices.keymap_name == "vim" else "vim"
        self.choices.keymap_name = name
        self._use(self.choices.keymap())
        self._keep("keymap", name, self.wording.screen("done.keymap", keymap=self.wording.screen(f"keymap.{name}")))
        self._tell_of_files()

    def put_on(self, theme: DeskTheme) -> Styles:
        """Wears the theme; its styles."""
        self._worn = theme
        self.styles_by_name = wear(self, theme)
        return self.styles_by_name

    def _wear(self, theme: DeskTheme) -> None:
        self.show_styles(self.put_on(theme))

    def _use(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._speak(msgspec.structs.replace(self.wording, keymap=keymap))

    def call_agents(self, names: Mapping[str, str]) -> None:
        """What they are called from now on; nothing is done where that was known."""
        if names is not self.wording.names:
            self._speak(msgspec.structs.replace(self.wording, names=names))

    def _speak(self, wording: Wording) -> None:
        self.wording = wording
        self.show_wording(wording)

    def _keep(self, setting: str, value: str, done: str) -> None:
        """Written down for the next time; where that cannot be, this run has it all the same, and that is said."""
        trouble = self.choices.keep(setting, value)
        if trouble is not None:
            done = self.wording.screen("choice.this-run", done=done, why=self.wording.trouble(trouble))
        self.say(done)

    # Files that people write by hand

    def watch_files(self) -> None:
        """From now on a file that is changed is taken as it then is. Says what is wrong with theme and keymap now."""
        self._tell_of_files()
        folder = self.choices.folder
        if folder is not None and threading.current_thread() is threading.main_thread():
            self._watch.watch(dict.fromkeys((folder, folder / "themes", *self.folders_of_files())))

    def read_files_again(self) -> None:
        """What is broken leaves on what was on."""
        if self.choices.folder is None:
            return
        for file in self.file_news.changed():
            self.is_over(file)
        self.choices.look_at_settings()
        theme, keymap = self.choices.theme_again(), self.choices.keymap_again()
        if theme is not None and theme != self._worn:
            self._wear(theme)
        if keymap is not None and keymap != self.keymap:
            self._use(keymap)
        self.watch_files()
        self.read_other_files()

    def _tell_of_files(self) -> None:
        self.tell_what_is_wrong(self.choices.found_troubles())

    def tell_what_is_wrong(self, troubles: Sequence[BadInput]) -> None:
        """One word of files that were not told of as they are, however much is wrong with them."""
        fresh = self.file_news.fresh(troubles)
        if not fresh:
            return
        text = self.wording.trouble(fresh[0])
        if len(fresh) > 1:
            text = self.wording.screen("files.more-troubles", first=text, count=len(fresh) - 1)
        self.mention_while(file_of(fresh[0]), text)

    def on_unmount(self) -> None:
        self._watch.close()

    # Keys

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded and self._screen_stack:
            window: Screen[object] = self.screen
            if isinstance(window, SmallWindow):
                window.tell("")
        await super().on_event(event)

    def key_begun(self, begun: Begun, following: Sequence[tuple[str, Action]]) -> None:
        hints: list[Hint] = []
        if begun.digits or begun.keys:
            hints = [Hint(begun.digits + shown(" ".join(begun.keys)), self.wording.screen("keys.begun"), True)]
            hints += [Hint(shown(keys), self.wording.name(action)) for keys, action in following]
        screen = self._full_screen()
        if screen is not None:
            screen.show_begun(hints)

    def pasted_nowhere(self, text: str) -> None:
        if len(text) <= LONGEST_PHRASE and is_phrase(text):
            self.input_method_is_on("ime.phrase")
        else:
            self._tell(self.wording.screen("paste.nowhere"))

    def input_method_is_on(self, words: str = "ime.press-shift") -> None:
        """Says how to get out of it: a key that does nothing and says nothing looks broken."""
        self._tell(self.wording.screen(words))

    def key_unused(self, keys: str, elsewhere: Sequence[Action]) -> None:
        """Says where it does something, if anywhere in this program."""
        if self.at_a_choice() and all(one.id in MOVES_AND_BACK for one in elsewhere):
            self._tell(self.wording.screen("keys.at-a-choice", keys=shown(keys)))
            return
        full, in_window = self._full_screen(), isinstance(self.screen, SmallWindow)
        place = full.place if full is not None else "list"
        self._tell(self.wording.unused_key(shown(keys), elsewhere, place, in_window=in_window))

    def at_a_choice(self) -> bool:
        window: Screen[object] = self.screen
        return isinstance(window, SmallWindow) and window.at_a_choice

    def keeps_text_from_backspace(self) -> bool:
        window: Screen[object] = self.screen
        if not isinstance(window, SmallWindow) or not window.text_begun:
            return False
        window.tell(self.wording.screen("keys.text-begun", key=self.wording.keys(action("back"), 1)))
        return True

    def _tell(self, text: str) -> None:
        """What the key did that was just pressed: in the window where the hands are, else in the last line."""
        screen: Screen[object] = self.screen
        if isinstance(screen, SmallWindow):
            screen.tell(text)
        else:
            self.say(text)

    def _hands(self) -> Hands | None:
        window: Screen[object] | None = self.screen if self._screen_stack else None
        return Hands(window.situation(), self._takes_text()) if isinstance(window, FullScreen) else None

    def _full_screen(self) -> FullScreen[object] | None:
        screens: Sequence[Screen[object]] = self.screen_stack
        return next((screen for screen in reversed(screens) if isinstance(screen, FullScreen)), None)
