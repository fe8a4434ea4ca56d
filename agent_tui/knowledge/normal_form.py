"""The form in which texts are compared: NFKC, lower case, traditional characters folded to simplified ones. Pure."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from agent_tui.knowledge.folding import simplified

_STABLE = "\\x00-\\x9f©®°·À-ÿ–—‘’“”•→─▼※、。〃々〇《》「」『』【】〔〕\u3400-\u4dbf\u4e00-\u9fff"
"""Characters that NFKC leaves as they are, whatever stands beside them, as long as nothing else does."""
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "…": "..."}
"""What NFKC makes of the usual punctuation of Chinese texts."""

_UNUSUAL = re.compile(f"[^{_STABLE}！-～\u3000…]")
_CHANGING = re.compile(f"[^{_STABLE}！-～\u3000]")
"""Characters whose normal form may be longer than they are."""
_WIDE_ONES = re.compile("[！-～\u3000…]")


def normal_form(text: str) -> str:
    """Mostly as long as the text."""
    if text.isascii():
        return text.lower()
    return simplified(_nfkc(text).lower())


class Alignment:
    """Where the characters of a normal form come from. A character that becomes several, or none, is by itself."""

    def __init__(self, text: str) -> None:
        self._normal: list[int] = []
        self._text: list[int] = []
        pieces: list[str] = []
        long = 0

        def add(at: int, piece: str) -> None:
            nonlocal long
            self._normal.append(long)
            self._text.append(at)
            pieces.append(piece)
            long += len(piece)

        at = 0
        for found in _CHANGING.finditer(text):
            if found.start() > at:
                add(at, normal_form(text[at : found.start()]))
            add(found.start(), _of_character(found[0]))
            at = found.end()
        add(at, normal_form(text[at:]))
        self.normal = "".join(pieces)
        self._ends = [*self._text[1:], len(text)]

    def place(self, at: int) -> int:
        """The place in the text of what stands there in the normal form."""
        number = bisect_right(self._normal, at) - 1
        return min(self._text[number] + at - self._normal[number], self._ends[number] - 1)


def aligned(text: str) -> tuple[str, Alignment | None]:
    """The normal form in which places are found; None where they are the same in the text."""
    normal = normal_form(text)
    if len(normal) == len(text):
        return normal, None
    alignment = Alignment(text)
    return alignment.normal, alignment


@lru_cache(4_000)
def _of_character(character: str) -> str:
    return normal_form(character)


def _nfkc(text: str) -> str:
    # why not NFKC for all: a wide comma alone makes it take a microsecond for each character
    if _UNUSUAL.search(text):
        return unicodedata.normalize("NFKC", text)
    return _WIDE_ONES.sub(_narrow, text)


def _narrow(wide: re.Match[str]) -> str:
    return _WIDE[wide[0]]
