"""Texts that a command takes: from an option, a file, or standard input."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from agent_tui.cli.session import Session
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands import SAID

STANDARD_INPUT = "-"

INPUT_LIMIT = 1024 * 1024
"""Bytes; whoever takes the text refuses long before that."""


def text_given(session: Session, option: str | None) -> str:
    """`option`, else standard input without its last line break. `BadInput`: text-too-long, text-not-utf8,
    text-unstorable."""
    given = option
    if given is None:
        if session.typed.isatty():
            session.output.message(SAID, "type-the-text")
        given = _decoded(session.typed.buffer.read(INPUT_LIMIT + 1))
    try:
        given.encode("utf-8")
    except UnicodeEncodeError:
        raise BadInput("text-unstorable") from None
    return given


@contextmanager
def until_kept(session: Session) -> Iterator[Callable[[], None]]:
    """What goes wrong before what this gives was called is told together with this: that this command did not
    keep the text (one before it may have, under the same id). Who knows that texts are kept would not guess it."""
    kept: list[bool] = []
    try:
        yield lambda: kept.append(True)
    except Trouble:
        if not kept:
            session.output.say_after_trouble(SAID, "text-not-kept")
        raise


def text_of_file(session: Session, name: str) -> str:
    """The text of a file without its last line break; of standard input for `-`. `BadInput`: as `text_given`, and
    file-unreadable."""
    if name == STANDARD_INPUT:
        return text_given(session, None)
    try:
        with open(name, "rb") as file:
            return _decoded(file.read(INPUT_LIMIT + 1))
    except (OSError, ValueError) as error:  # why ValueError: a name that holds NUL
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise BadInput("file-unreadable", file=clean_line(name), reason=reason) from None


def _decoded(data: bytes) -> str:
    if len(data) > INPUT_LIMIT:
        raise BadInput("text-too-long", limit=INPUT_LIMIT // 1024)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("text-not-utf8", byte=error.start + 1) from None
    # why: some programs put a byte order mark before everything they write
    return text.removeprefix("\ufeff").removesuffix("\n").removesuffix("\r")
