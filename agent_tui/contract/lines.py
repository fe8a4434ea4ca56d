"""The import format's lines: bytes into numbered lines, a line into what it holds, and in which order they must go in.

Rules: INTERFACE "Import format" – LF separates, one CR before it is allowed, one BOM at the beginning is ignored,
lines of only blanks are skipped but numbered, a line is at most 1 MiB.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from agent_tui.contract.api import LINE_LIMIT
from agent_tui.contract.strict import Refused, decode
from agent_tui.domain.values import ImportRecord, RecordType

SENDING_ORDER: Final[tuple[RecordType, ...]] = ("customer", "ticket", "interaction", "promise", "article")
"""What is referred to goes before what refers to it."""

_BOM = b"\xef\xbb\xbf"
_BLANKS = b" \t\r"


class Line(NamedTuple):
    number: int
    """From 1; skipped lines count."""
    content: bytes
    too_long: bool = False
    """Longer than LINE_LIMIT; `content` is only its beginning."""


class ReadLine(NamedTuple):
    """What a line holds, as far as the import must know."""

    type: RecordType
    id: str
    same: bytes
    """A digest, equal for two lines that say the same, whatever their blanks and the order of their keys."""


def split_lines(chunks: Iterable[bytes]) -> Iterator[Line]:
    """The lines of one file that hold something, read piece by piece; no more than one line is in memory."""
    number = 1
    kept = bytearray()
    too_long = False
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            too_long = _add(kept, piece) or too_long
            yield from _line(number, kept, too_long)
            number += 1
            kept.clear()
            too_long = False
        too_long = _add(kept, rest) or too_long
    yield from _line(number, kept, too_long)


def count_lines(body: bytes) -> int:
    """How many lines `body` has, those that hold nothing among them; what follows the last LF is one if it is there."""
    return body.count(b"\n") + (not body.endswith(b"\n") and body not in (b"", _BOM))


def read_record(line: Line) -> ImportRecord:
    """The record on a line, or `Refused`."""
    if line.too_long:
        raise Refused("", f"longer than {LINE_LIMIT} bytes")
    record: ImportRecord = decode(line.content, ImportRecord)
    return record


def read_line(line: Line) -> ReadLine:
    """What a line holds, or `Refused`."""
    record = read_record(line)
    type_: RecordType = record.__struct_config__.tag  # type: ignore[assignment]  # the tags are the record types
    return ReadLine(type_, record.id, _digest(record))


def _add(kept: bytearray, piece: bytes) -> bool:
    """Keeps as much as decides whether the line is too long; True where something was left out."""
    room = len(_BOM) + LINE_LIMIT + 2 - len(kept)
    kept += piece[:room]
    return len(piece) > room


def _line(number: int, kept: bytearray, too_long: bool) -> Iterator[Line]:
    content = bytes(kept)
    if number == 1:
        content = content.removeprefix(_BOM)
    content = content.removesuffix(b"\r")
    if too_long or len(content) > LINE_LIMIT:
        yield Line(number, content[:LINE_LIMIT], too_long=True)
    elif content.strip(_BLANKS):
        yield Line(number, content)


def _digest(record: ImportRecord) -> bytes:
    try:
        canonical = msgspec.json.encode(record, order="deterministic")
    except OverflowError:
        # an integer in `meta` beyond 64 bits: legal, but no JSON encoder of ours writes it
        canonical = repr(record).encode()
    return hashlib.blake2b(canonical, digest_size=16).digest()
