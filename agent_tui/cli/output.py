"""The one place that prints: JSON documents, tables by terminal cells, messages on standard error.

Every text passes the last gate (`domain.text.strip_controls`) on its way out. A reader who went away (`| head`) ends
the printing, never the command."""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TextIO

from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.text import clean_line, strip_controls
from agent_tui.messages.speech import Language, Words, say

Tone = Literal["plain", "faint", "strong", "alarm"]

_SGR: dict[Tone, str] = {"plain": "", "faint": "\x1b[2m", "strong": "\x1b[1m", "alarm": "\x1b[31m"}
_ENCODINGS_WITHOUT_LETTERS = frozenset({"ascii", "us-ascii", "ansi_x3.4-1968", "646"})


LAST = 24
"""Cells that the last column of a table should have; others give way to it as far as they can."""

GAP = 2


class Column:
    """A column of a table: its head, in capitals as on the screen; the widest it may get (cells; None: as wide as need
    be); the least that it may be cut to where the terminal is narrow (None: it stays; 0: it is left out)."""

    def __init__(self, head: str, *, widest: int | None = None, right: bool = False, least: int | None = None) -> None:
        self.head = head.upper()
        self.widest = widest
        self.right = right
        self.least = least


class Output:
    def __init__(
        self, out: TextIO, err: TextIO, *, language: Language, as_json: bool, environ: Mapping[str, str]
    ) -> None:
        self.language = language
        self.as_json = as_json
        self._out = out
        self._err = err
        self._colour = wants_colour(out, environ, "auto")
        self._environ = environ
        self.names: Mapping[str, str] = {}
        """What people call agents, for troubles that tell of one."""
        self._after_trouble: tuple[Mapping[str, Words], str] | None = None
        for stream in (out, err):
            _make_safe(stream)

    def prefer_colour(self, wish: Literal["auto", "always", "never"]) -> None:
        """What the settings say about colour."""
        self._colour = wants_colour(self._out, self._environ, wish)

    def document(self, value: Any) -> None:
        """One JSON document on standard output."""
        _write(self._out, to_json(value, ascii_only=not _is_utf8(self._out)) + "\n")

    def json_line(self, line: str) -> None:
        """A line of JSON that is already safe (export); all of it in ASCII where standard output is not UTF-8."""
        _write(self._out, (line if _is_utf8(self._out) else in_ascii(line)) + "\n")

    def flush(self) -> None:
        """Also ends the streams quietly when the reader went away."""
        _tell(self._err, "")
        _write(self._out, "", flush=True)

    def line(self, text: str = "", tone: Tone = "plain") -> None:
        """A line for people on standard output."""
        _write(self._out, self._toned(strip_controls(text), tone) + "\n")

    def block(self, text: str, indent: str = "    ") -> None:
        """A text of several lines, indented."""
        for line in text.split("\n"):
            self.line((indent + line).rstrip())

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]], alarms: Iterable[bool] = ()) -> None:
        """Aligned by terminal cells; the last column is cut at the terminal's edge, where there is one."""
        # why: loaded here because JSON needs no widths
        from rich.cells import cell_len

        cells = [[clean_line(text) for text in row] for row in rows]
        widths = [
            min(max([cell_len(column.head), *(cell_len(row[i]) for row in cells)]), column.widest or 10_000)
            for i, column in enumerate(columns)
        ]
        room = self._room()
        if room is not None:
            widths = _narrowed(columns, widths, room)
        self.line(_aligned([column.head for column in columns], columns, widths), "strong")
        alarmed = iter(alarms)
        for row in cells:
            self.line(_aligned(row, columns, widths), "alarm" if next(alarmed, False) else "plain")

    def facts(self, *facts: tuple[str, str | None]) -> None:
        """Heads and values, a line each; what is empty is left out."""
        from rich.cells import cell_len

        known = [(head, value) for head, value in facts if value]
        widest = max((cell_len(head) for head, _ in known), default=0)
        for head, value in known:
            self.line(f"  {head}{' ' * (widest - cell_len(head))}  {clean_line(value)}")

    def message(self, words: Mapping[str, Words], key: str, **facts: str | int | None) -> None:
        """A message for people on standard error."""
        _tell(self._err, strip_controls(say(words, key, self.language, **_clean(facts))) + "\n")

    def say_after_trouble(self, words: Mapping[str, Words], key: str) -> None:
        """A message that follows the trouble that is about to be told."""
        self._after_trouble = words, key

    def trouble(self, trouble: Trouble) -> None:
        """Title, cause and way out on standard error."""
        from agent_tui.messages.troubles import tell

        told = tell(trouble.key, self.language, _clean(trouble.facts), self.names)
        for text, indent in ((f"agent-tui: {told.title}", ""), (told.cause, "  "), (told.way_out, "  ")):
            if text:
                _tell(self._err, f"{indent}{strip_controls(text)}\n")
        if self._after_trouble is not None:
            self.message(*self._after_trouble)
            self._after_trouble = None

    def progress(self, key: str) -> Callable[[int, int], None]:
        """Says on standard error how far something is, every tenth part anew; `key` of `messages.commands.SAID`."""
        from agent_tui.messages.commands import SAID

        return self.progress_of(SAID, key)

    def progress_of(self, words: Mapping[str, Words], key: str) -> Callable[[int, int], None]:
        """As `progress`, by any words that tell `taken` and `expected`."""
        told = -1

        def report(taken: int, expected: int) -> None:
            nonlocal told
            tenth = 10 * taken // expected if expected else 0
            if tenth != told:
                told = tenth
                self.message(words, key, taken=taken, expected=expected)

        return report

    def _toned(self, text: str, tone: Tone) -> str:
        return f"{_SGR[tone]}{text}\x1b[0m" if self._colour and tone != "plain" and text else text

    @property
    def encoding(self) -> str:
        """Of standard output."""
        return self._out.encoding or "ascii"

    def screen_size(self) -> tuple[int, int] | None:
        """(columns, lines) of the terminal; None where standard output is none."""
        if not self._out.isatty():
            return None
        try:
            size = os.get_terminal_size(self._out.fileno())
            return size.columns, size.lines
        except OSError:
            return (80, 24)

    def _room(self) -> int | None:
        size = self.screen_size()
        return None if size is None else size[0]


def to_json(value: Any, *, ascii_only: bool = False) -> str:
    """Structs, times and plain objects as one line of JSON without any control character, DEL and C1 included."""
    import msgspec

    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=ascii_only)
    if ascii_only or text.isprintable():
        return text
    return "".join(f"\\u{ord(c):04x}" if 0x7F <= ord(c) <= 0x9F or 0xD800 <= ord(c) <= 0xDFFF else c for c in text)


def in_ascii(json_text: str) -> str:
    """The same JSON with everything beyond ASCII, which stands in texts alone, escaped."""
    return "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in json_text)


def wants_colour(stream: TextIO, environ: Mapping[str, str], wish: Literal["auto", "always", "never"]) -> bool:
    if wish != "auto":
        return wish == "always"
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _narrowed(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """Widths that stand in `room` cells, 0 for a column that is left out. The last column is cut; so that it keeps
    `LAST` cells, those before it that may give way do, the rightmost first."""
    given = list(widths)

    def left() -> int:
        return room - sum(width + GAP for width in given[:-1] if width)

    wanted = min(widths[-1], LAST)
    for index in reversed(range(len(columns) - 1)):
        least = columns[index].least
        if least is not None and left() < wanted:
            given[index] = max(min(given[index], least), given[index] - (wanted - left())) if least else 0
    given[-1] = min(widths[-1], max(8, left()))
    return given


def _aligned(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    # why: loaded here because JSON needs no widths
    from agent_tui.ui.presentation.cells import fit, fit_right

    shown = zip(texts, columns, widths, strict=True)
    out = [fit_right(text, width) if column.right else fit(text, width) for text, column, width in shown if width]
    return (" " * GAP).join(out).rstrip()


def _clean(facts: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    """Facts may hold what a stranger chose (an id, a name, a file)."""
    return {name: clean_line(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}


def _make_safe(stream: TextIO) -> None:
    """What the terminal cannot show becomes an escape instead of an error; without a locale UTF-8 is spoken."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if (stream.encoding or "ascii").lower() in _ENCODINGS_WITHOUT_LETTERS:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        reconfigure(errors="backslashreplace")


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "utf-8").lower().replace("-", "").replace("_", "") == "utf8"


def _write(stream: TextIO, text: str, *, flush: bool = False) -> None:
    """Raises BadInput("output-unwritable") where the text has no room."""
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except BrokenPipeError:
        _close_quietly(stream)
    except OSError as error:
        _close_quietly(stream)
        raise BadInput("output-unwritable", reason=error.strerror or type(error).__name__) from error


def _tell(stream: TextIO, text: str) -> None:
    """A message; where even that has no room nobody can be told."""
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        _close_quietly(stream)


def _close_quietly(stream: TextIO) -> None:
    """What is still written goes nowhere, and the interpreter's last flush fails no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)
