"""How commands, arguments and options are declared: what every command has, and what an argument may be."""

import argparse
import math
from collections.abc import Callable, Iterable
from typing import Any

from agent_tui.cli.usage import Parser
from agent_tui.messages.command_help import COMMANDS, OPTIONS, USAGE
from agent_tui.messages.speech import Language, say

METAVARS = {"profile": "NAME", "home": "DIR"}
"""Options that every command has, and what stands for their value."""


class CommandTree:
    """What the families of commands are built with; which of them there are says `cli.parser`."""

    language: Language

    def _group(self, parser: Parser, *, required: bool = False) -> Any:
        return parser.add_subparsers(
            title=say(USAGE, "commands", self.language), metavar="COMMAND", required=required, parser_class=Parser
        )

    def _command(self, group: Any, name: str, run: str | None) -> Parser:
        """A command with the options that every command has; `run` is None where a further word must follow."""
        words = say(COMMANDS, name, self.language)
        parser: Parser = group.add_parser(
            name.rpartition(" ")[2], help=words, description=words, language=self.language
        )
        # why SUPPRESS: what was said before the command must not be undone by the command's default
        for option in ("profile", "home"):
            self._add(
                parser,
                f"--{option}",
                f"--{option}",
                default=argparse.SUPPRESS,
                type=self._filled,
                metavar=METAVARS[option],
            )
        self._add(parser, "--json", "--json", action="store_true", default=argparse.SUPPRESS)
        self._add_help(parser)
        if run is not None:
            parser.set_defaults(run=run, command=name)
        return parser

    def _add_help(self, parser: Parser) -> None:
        self._add(parser, "--help", "-h", "--help", action="help")

    def _add(
        self, parser: argparse._ActionsContainer, key: str, *names: str, known: Iterable[str] = (), **given: Any
    ) -> None:
        """One argument or option; `key` is that of its help, `known` are values that it usually has."""
        if known and isinstance(parser, Parser):
            parser.known_values[names[-1]] = ", ".join(known)
        words = ": ".join(filter(None, (say(OPTIONS, key, self.language), ", ".join(known))))
        parser.add_argument(*names, help=words.replace("%", "%%"), **given)

    def _whole(self, low: int, high: int) -> Callable[[str], int]:
        def whole_number(text: str) -> int:
            if not text.isascii() or not text.isdigit() or len(text) > 9 or not low <= int(text) <= high:
                raise argparse.ArgumentTypeError(say(USAGE, "whole-number", self.language, low=low, high=high))
            return int(text)

        return whole_number

    def _seconds(self, text: str) -> float:
        try:
            seconds = float(text)
        except ValueError:
            seconds = math.nan
        if not 0 < seconds < math.inf:
            raise argparse.ArgumentTypeError(say(USAGE, "seconds", self.language))
        return seconds

    def _filled(self, text: str) -> str:
        """Refuses what an unset variable of a script leaves behind: it would mean "every" or "the usual one"."""
        if not text.strip():
            raise argparse.ArgumentTypeError(say(USAGE, "filled", self.language))
        return text

    def _uuid(self, text: str) -> str:
        # why: loaded here because only `reply` and `note` need it
        from uuid import UUID

        try:
            return str(UUID(text))
        except ValueError:
            raise argparse.ArgumentTypeError(say(USAGE, "uuid", self.language)) from None
