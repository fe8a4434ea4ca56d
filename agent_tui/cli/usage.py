"""argparse speaking both languages: errors as `BadInput`, help laid out by terminal cells."""

import argparse
import re
from typing import Any, NoReturn

from agent_tui.domain.errors import BadInput
from agent_tui.messages.command_help import USAGE
from agent_tui.messages.speech import Language, say

_SAID = (
    ("required", r"the following arguments are required: (?P<what>.*)"),
    ("unrecognized", r"unrecognized arguments: (?P<what>.*)"),
    ("choice", r"argument (?P<what>.*?): invalid choice: (?P<value>.*) \(choose from (?P<known>.*)\)"),
    ("one-argument", r"argument (?P<what>.*): expected one argument"),
    ("some-arguments", r"argument (?P<what>.*): expected at least one argument"),
    ("no-argument", r"argument (?P<what>.*?): ignored explicit argument (?P<value>.*)"),
    ("not-together", r"argument (?P<what>.*): not allowed with argument (?P<other>.*)"),
    ("other", r"(?:argument )?(?P<what>.*)"),
)
"""argparse's own words; compiled when something is wrong, which is seldom."""


class Parser(argparse.ArgumentParser):
    """A parser that never leaves the program itself, abbreviates nothing (scripts would break on a new option), and
    reads nothing from files."""

    def __init__(self, *, language: Language, **given: Any) -> None:
        self.language = language
        self.known_values: dict[str, str] = {}
        """What options usually take, for those who left one out."""
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_formatter(language), **given)
        self._positionals.title = say(USAGE, "arguments", language)
        self._optionals.title = say(USAGE, "options", language)

    def error(self, message: str) -> NoReturn:
        """Raises `BadInput("usage")` with what is wrong and which command's help to read."""
        for key, pattern in _SAID:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                wrong = say(USAGE, key, self.language, **found.groupdict())
                if key == "required":
                    missing = found["what"].split(", ")
                    wrong = "; ".join(
                        [
                            wrong,
                            *(f"{name}: {self.known_values[name]}" for name in missing if name in self.known_values),
                        ]
                    )
                break
        raise BadInput("usage", wrong=wrong, command=self.prog)

    def _print_message(self, message: str, file: object = None) -> None:
        """Help goes where the program's output goes."""
        raise Printed(message)


class Printed(Exception):
    """Help or version was asked for: this text is all that is to be done."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def _formatter(language: Language) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        """Widths in terminal cells: argparse counts a Chinese character as one."""

        def __init__(self, prog: str) -> None:
            # why: loaded here because only help needs it
            import shutil

            width = max(40, min(shutil.get_terminal_size().columns, 100) - 2)
            super().__init__(prog, max_help_position=30, width=width)

        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, say(USAGE, "usage", language) if prefix is None else prefix)

        def _split_lines(self, text: str, width: int) -> list[str]:
            return wrapped(text, width)

        def _fill_text(self, text: str, width: int, indent: str) -> str:
            return "\n".join(indent + line for line in wrapped(text, width - len(indent)))

    return Formatter


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; between Chinese characters a line may end anywhere."""
    from rich.cells import cell_len

    lines: list[str] = []
    line = ""
    for piece in re.findall(r"[\u2e80-\uffef][,.;:)]*|\s+|[^\s\u2e80-\uffef]+", " ".join(text.split())):
        if line and cell_len(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line else lines or [""]
