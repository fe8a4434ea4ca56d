"""Running a command line in the test's own process: what it printed and how it ended."""

import io
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from agent_tui.cli.main import run


class Ran(Struct, frozen=True):
    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document that standard output must be."""
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1, "one line, nothing else"
        return msgspec.json.decode(self.out)


class Stream(io.TextIOWrapper):
    """A text stream over memory that is a terminal or not."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8", content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding=encoding, newline="\n")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def written(self) -> bytes:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue()


def agent_tui(
    *argv: str,
    home: object = "/nonexistent",
    environ: Mapping[str, str] | None = None,
    typed: bytes = b"",
    terminal: bool = False,
    language: str = "en",
) -> Ran:
    """`agent-tui --home HOME ARGV…` with only that environment."""
    out, err = Stream(terminal=terminal), Stream()
    known = {"AGENT_TUI_LANGUAGE": language, **(environ or {})}
    status = run(["--home", str(home), *argv], known, Stream(content=typed), out, err)
    return Ran(status, out.written().decode(), err.written().decode())
