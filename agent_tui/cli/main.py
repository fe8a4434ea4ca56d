"""The entry: finds the command, runs it, and turns what went wrong into words on standard error and an exit status.

0 done · 1 done, and not in order (or an error of our own) · 2 wrong usage or bad input · 3 out of reach
4 not allowed · 5 conflict · 130 interrupted
"""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from agent_tui.cli.output import Output
from agent_tui.cli.parser import build_parser
from agent_tui.cli.usage import Printed
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.messages.command_help import COMMANDS
from agent_tui.messages.speech import Language

INTERRUPTED = 130

_FILE_NAMES = frozenset({"file", "home", "token_file", "articles", "queries", "qrels", "context", "batch"})


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line; the exit status."""
    with open(os.devnull, "r+", encoding="utf-8") as nowhere:
        # why: a stream that was closed by who started us (`<&-`) is None
        streams = (stream or nowhere for stream in (sys.stdin, sys.stdout, sys.stderr))
        return run(sys.argv[1:] if argv is None else argv, os.environ, *streams)


def run(argv: Sequence[str], environ: Mapping[str, str], typed: TextIO, out: TextIO, err: TextIO) -> int:
    """As `main`, with everything that comes from outside given."""
    output = Output(out, err, language=_language(argv, environ), as_json="--json" in argv, environ=environ)
    status = _run(argv, output, environ, typed)
    try:
        output.flush()
    except Trouble as trouble:
        output.trouble(trouble)
        return trouble.exit_status
    return status


def command_function(run: str) -> "Callable[..., int]":
    """The function that `module:function` names, its module loaded now."""
    module, _, name = run.partition(":")
    function: Callable[..., int] = getattr(importlib.import_module(f"agent_tui.cli.{module}"), name)
    return function


def _run(argv: Sequence[str], output: Output, environ: Mapping[str, str], typed: TextIO) -> int:
    try:
        return _dispatch(argv, output, environ, typed)
    except Trouble as trouble:
        output.trouble(trouble)
        return trouble.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # why: the last one who can tell the person and keep the screen clean
        return _crashed(error, argv, output, environ)


def _dispatch(argv: Sequence[str], output: Output, environ: Mapping[str, str], typed: TextIO) -> int:
    try:
        arguments = build_parser(output.language, argv).parse_args(argv)
    except Printed as printed:
        output.block(printed.text.rstrip("\n"), indent="")
        return 0
    _refuse_broken_text(arguments)
    from agent_tui.cli.session import Session

    output.as_json = arguments.json
    if environ.get("AGENT_TUI_LANGUAGE", "") not in ("", "en", "zh"):
        from agent_tui.config.settings import Settings, choose_language

        choose_language(Settings(), environ)
    return command_function(arguments.run)(Session(arguments, output, environ, typed))


def _refuse_broken_text(arguments: argparse.Namespace) -> None:
    """`BadInput("argument-not-utf8")` for bytes that are no text; the names of files may be any bytes."""
    for name, value in vars(arguments).items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and name not in _FILE_NAMES and _is_broken(text):
                raise BadInput("argument-not-utf8", argument=name)


def _is_broken(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _language(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language of this run. A broken settings file, or a home that is none, is no reason not to print help;
    whoever needs them will say what is wrong."""
    if environ.get("AGENT_TUI_LANGUAGE") == "en":
        return "en"
    if environ.get("AGENT_TUI_LANGUAGE") == "zh":
        return "zh"
    from agent_tui.config.paths import find_paths
    from agent_tui.config.settings import Settings, choose_language, locale_language, read_settings

    try:
        paths = find_paths(_home(argv), environ)
        return choose_language(read_settings(paths) if paths.settings_file.exists() else Settings(), environ)
    except (Trouble, OSError):
        return locale_language(environ)


def _home(argv: Sequence[str]) -> str | None:
    """What `--home` says, before the command line is understood."""
    for index, word in enumerate(argv):
        if word == "--home" and index + 1 < len(argv):
            return argv[index + 1]
        if word.startswith("--home="):
            return word.removeprefix("--home=")
    return None


def _crashed(error: Exception, argv: Sequence[str], output: Output, environ: Mapping[str, str]) -> int:
    from datetime import UTC, datetime

    from agent_tui.config.crash_report import report_of, write_report
    from agent_tui.config.paths import find_paths

    # why not the words as they stand: one of them may be a customer's
    command = next((word for word in argv if word in COMMANDS), "desk")
    log = find_paths(_home(argv), environ).log_file
    kind = type(error).__name__
    try:
        write_report(log, report_of(error, command, datetime.now(UTC)))
    except OSError:
        output.trouble(Trouble("crashed-unlogged", kind=kind))
    else:
        output.trouble(Trouble("crashed", kind=kind, log=str(log)))
    return Trouble.exit_status
