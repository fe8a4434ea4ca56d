"""The commands and options that the parser knows, for tests that compare them with something."""

import argparse

from agent_tui.cli.parser import build_parser


def every_command() -> dict[str, str | None]:
    """Each command ("admin agent add") with the function it runs; None where a further word must follow."""
    return {name: parser.get_default("run") for name, parser in parsers().items() if name}


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Each command's parser; "" is the program's own."""
    found: dict[str, argparse.ArgumentParser] = {}

    def walk(name: str, parser: argparse.ArgumentParser) -> None:
        found[name] = parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for word, inner in action.choices.items():
                    walk(f"{name} {word}".strip(), inner)

    walk("", build_parser("en"))
    return found
