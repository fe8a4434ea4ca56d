"""Traditional characters to simplified ones, one character for one, so that both scripts find each other and places in
a text stay where they are. OpenCC knows the characters; an index keeps its table, because OpenCC takes 9 MiB to say it.
"""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from agent_tui.domain.decoding import decoded
from agent_tui.knowledge.folder import private

_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000))

_VARIANTS = {
    "著": "着",
    "衞": "卫",
    "枱": "台",
    "糭": "粽",
    "粧": "妆",
    "衹": "只",
    "痺": "痹",
    "敍": "叙",
    "妳": "你",
    "帳": "账",
    "帐": "账",
}
"""What Taiwan and Hong Kong write otherwise and OpenCC's table leaves as it is, and what everybody mixes up (帐单)."""


_MIXED_UP = "帐"
"""Simplified, but folded."""

_FILE = "folding.json"
_Code = Annotated[int, msgspec.Meta(ge=0, le=sys.maxunicode)]

_folded: dict[str, str] = {}
"""What each character becomes. Kept once, for it takes most of a megabyte."""


def folding_table() -> dict[int, str]:
    """For `str.translate`: about 4,200 characters. Made anew each time."""
    return {ord(before): after for before, after in _known().items()}


def simplified(text: str) -> str:
    """The text in simplified characters, as long as it is."""
    if text.isascii():
        return text
    traditional, get = _traditional()
    # why not `str.translate`: it takes ten times as long for a text that has none of them, and longer for one that has
    return "".join(map(get, text, text)) if traditional.search(text) else text


def is_traditional(text: str) -> bool:
    """True where it has characters that are written otherwise in simplified Chinese."""
    traditional, _ = _traditional()
    return not text.isascii() and any(one not in _MIXED_UP for one in traditional.findall(text))


def keep_folding(generation: Path) -> None:
    """Writes the table down beside an index. Raises OSError."""
    with open(generation / _FILE, "wb", opener=private) as file:
        file.write(msgspec.json.encode(folding_table()))


def take_folding(generation: Path) -> None:
    """Takes the table that the index keeps, where this process has none yet; a table that cannot be read is made anew
    when it is needed."""
    if not _folded:
        with suppress(FileNotFoundError, msgspec.DecodeError):
            kept = decoded((generation / _FILE).read_bytes(), dict[_Code, str])
            _folded.update({chr(code): after for code, after in kept.items()})


@cache
def _traditional() -> tuple[re.Pattern[str], Callable[[str, str], str]]:
    """What finds the characters that are folded; and what each becomes."""
    known = _known()
    return re.compile(f"[{''.join(known)}]"), known.get


def _known() -> dict[str, str]:
    if not _folded:
        _folded.update(_from_opencc())
    return _folded


def _from_opencc() -> dict[str, str]:
    # why: loaded here because OpenCC is needed for the table alone
    from opencc import OpenCC

    characters = "\n".join(chr(code) for start, end in _HAN for code in range(start, end))
    simplified = OpenCC("t2s").convert(characters)
    table = {
        before: after
        for before, after in zip(characters.split("\n"), simplified.split("\n"), strict=True)
        if before != after and len(after) == 1
    }
    return table | _VARIANTS
