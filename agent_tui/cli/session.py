"""What every command stands on: folders, settings, profile, credentials and desk, each made on first use."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from agent_tui.cli.output import Output
from agent_tui.domain.errors import Trouble

if TYPE_CHECKING:
    from agent_tui.config.credentials import Credentials
    from agent_tui.config.paths import Paths
    from agent_tui.config.profiles import Profile
    from agent_tui.config.settings import Settings
    from agent_tui.desk.desk import Desk


class Session:
    """One run of one command. `arguments` are those of the parser; `typed` is standard input."""

    def __init__(
        self, arguments: argparse.Namespace, output: Output, environ: Mapping[str, str], typed: TextIO
    ) -> None:
        self.arguments = arguments
        self.output = output
        self.environ = environ
        self.typed = typed

    @cached_property
    def paths(self) -> "Paths":
        """The folders of this run, made where they are missing; `BadInput` network-folder, folder-unusable."""
        from agent_tui.config.paths import make_folders

        paths = self.found_paths()
        make_folders(paths)
        return paths

    def found_paths(self) -> "Paths":
        """The folders of this run, whether they can be used or not."""
        from agent_tui.config.paths import find_paths

        return find_paths(self.arguments.home, self.environ)

    @cached_property
    def settings(self) -> "Settings":
        from agent_tui.config.settings import read_settings

        settings = read_settings(self.paths)
        self.output.prefer_colour(settings.colour)
        return settings

    @cached_property
    def profile(self) -> "Profile":
        from agent_tui.config.profiles import choose_profile

        return choose_profile(self.paths, self.arguments.profile, self.environ)

    @cached_property
    def credentials(self) -> "Credentials":
        from agent_tui.cli.asking import terminal_ask
        from agent_tui.config.credentials import Credentials

        return Credentials(self.paths, self.environ, terminal_ask(self.output.language))

    @contextmanager
    def desk(self) -> Iterator["Desk"]:
        """The desk of this run's profile, closed at the end. A trouble that comes out of it and tells of a colleague
        is told with their name."""
        from agent_tui.desk.desk import open_desk

        settings = self.settings
        desk = open_desk(self.profile, self.paths, settings, credentials=self.credentials)
        try:
            yield desk
        except Trouble as trouble:
            # why: the words of all troubles, loaded here because most runs have none
            from agent_tui.messages.troubles import AGENT_FACTS

            if not AGENT_FACTS.isdisjoint(trouble.facts):
                self.output.names = desk.names()
            raise
        finally:
            desk.close()
