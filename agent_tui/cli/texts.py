"""Texts that a command takes: from an option, or else from standard input."""

from agent_tui.cli.session import Session
from agent_tui.domain.errors import BadInput
from agent_tui.messages.commands import SAID

INPUT_LIMIT = 1024 * 1024
"""Bytes; whoever takes the text refuses long before that."""


def text_given(session: Session, option: str | None) -> str:
    """`option`, else standard input without its last line break. `BadInput`: text-too-long, text-not-utf8,
    text-unstorable."""
    given = option
    if given is None:
        if session.typed.isatty():
            session.output.message(SAID, "type-the-text")
        data = session.typed.buffer.read(INPUT_LIMIT + 1)
        if len(data) > INPUT_LIMIT:
            raise BadInput("text-too-long", limit=INPUT_LIMIT // 1024)
        try:
            given = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadInput("text-not-utf8", byte=error.start + 1) from None
        given = given.removesuffix("\n").removesuffix("\r")
    try:
        given.encode("utf-8")
    except UnicodeEncodeError:
        raise BadInput("text-unstorable") from None
    return given
