"""What a person chose for good – theme and keymap of this run, and the one place where a choice of theme, keymap or
language is written down (`settings.toml`). Files that are wrong cost a word and nothing else."""

from pathlib import Path

from agent_tui.config.keymaps import KeymapFile, read_keymap
from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings, read_settings
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.ui.keys.maps import Keymap, KeymapName
from agent_tui.ui.themes import DEFAULT_THEME, DeskTheme, Themes, load_theme, load_themes, theme_folders

_UNREADABLE = ("file-unreadable", "toml-broken")


class Choices:
    """`paths`: whose configuration folder it is; None for a run that has none, where choices last as long as it does.
    `kept_in`: where choices are written down instead, for a run that leaves the person's own as they are.

    What is wrong with the files is gathered as they are read (`found_troubles`)."""

    def __init__(self, settings: Settings, paths: Paths | None = None, kept_in: Paths | None = None) -> None:
        self._paths = paths
        self._kept_in = kept_in
        self._troubles: list[BadInput] = []
        self.keymap_name: KeymapName = settings.keymap
        self.theme_name = settings.theme

    @property
    def folder(self) -> Path | None:
        """The configuration folder."""
        return self._paths.config if self._paths is not None else None

    def keymap(self) -> Keymap:
        """The chosen keymap with what `keymap.toml` changes in it."""
        file = read_keymap(self._paths.config) if self._paths is not None else KeymapFile()
        keymap = Keymap(self.keymap_name, file.overrides, file=file.path)
        self._troubles += [*file.troubles, *keymap.troubles]
        return keymap

    def theme(self) -> DeskTheme:
        """The chosen theme; the usual one where that cannot be had."""
        for folder in reversed(theme_folders(self.folder)):
            path = folder / f"{self.theme_name}.toml"
            if not path.is_file():
                continue
            try:
                theme = load_theme(path)
            except BadInput as trouble:
                self._troubles.append(trouble)
                continue
            if theme.name == self.theme_name:
                return theme
        # why: a file may be called otherwise than the theme in it, and reading them all takes its time
        chosen = self.themes().by_name.get(self.theme_name)
        if chosen is not None:
            return chosen
        self._troubles.append(BadInput("theme-unknown", theme=self.theme_name))
        return load_theme(theme_folders()[0] / f"{DEFAULT_THEME}.toml")

    def keymap_again(self) -> Keymap | None:
        """The keymap as its file now says; None where that cannot be read at all."""
        assert self._paths is not None  # nobody asks a run that has no files
        file = read_keymap(self._paths.config)
        if any(trouble.key in _UNREADABLE for trouble in file.troubles):
            self._troubles += file.troubles
            return None
        return self.keymap()

    def look_at_settings(self) -> None:
        """Settings count from the next start on; what is wrong with them is known before."""
        if self._paths is not None:
            try:
                read_settings(self._paths)
            except BadInput as trouble:
                self._troubles.append(trouble)

    def theme_again(self) -> DeskTheme | None:
        """The chosen theme as its file now says; None where that is broken or gone."""
        themes = self.themes()
        if not themes.troubles:
            return themes.by_name.get(self.theme_name)
        # why: a shipped theme of that name would take the place of a broken one of the person's own
        return load_themes(theme_folders(self.folder)[1:]).by_name.get(self.theme_name)

    def themes(self) -> Themes:
        """Every theme there is."""
        themes = load_themes(theme_folders(self.folder))
        self._troubles += themes.troubles
        return themes

    def found_troubles(self) -> list[BadInput]:
        """What was found wrong with the files since this was asked last, each once."""
        found, self._troubles = self._troubles, []
        return list({(one.key, *sorted(one.facts.items())): one for one in found}.values())

    def keep(self, setting: str, value: str) -> Trouble | None:
        """Writes a choice into `settings.toml`. Where that cannot be done the trouble is answered: the choice holds for
        this run all the same."""
        paths = self._kept_in or self._paths
        if paths is None:
            return None
        # why: loaded here because most runs choose nothing
        from agent_tui.config.settings_file import save_settings

        try:
            save_settings(paths, {setting: value})
        except Trouble as trouble:
            return trouble
        return None
