"""What two versions of a text have in common and what only one of them says: word by word, Chinese by the character.
Pure."""

import re
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

WORDS_COMPARED = 4_000
"""Words of both texts together; longer ones are compared line by line, which takes the time of their lines alone."""

ALIKE = 0.5
"""From this share of common words on two texts are taken for versions of one thing."""

_WORD = re.compile(r"[a-zA-Z0-9_'’]+|\s|.", re.DOTALL)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Piece(Struct, frozen=True):
    """A stretch of text and who says it."""

    whose: Literal["both", "mine", "theirs"]
    text: str


def difference(mine: str, theirs: str) -> tuple[Piece, ...]:
    """Both versions in one: what both say once, the rest where each says it, mine first. The pieces of `both` and
    `mine` are my text, those of `both` and `theirs` are the other."""
    words, other_words = _compared(mine, theirs)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, words, other_words, autojunk=False)
    for what, begin, end, their_begin, their_end in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("both", "".join(words[begin:end])))
            continue
        if end > begin:
            pieces.append(Piece("mine", "".join(words[begin:end])))
        if their_end > their_begin:
            pieces.append(Piece("theirs", "".join(other_words[their_begin:their_end])))
    return tuple(pieces)


def are_versions(mine: str, theirs: str) -> bool:
    """True where the two have so much in common that the difference tells more than the texts side by side."""
    if not mine.strip() or not theirs.strip():
        return False
    matcher = SequenceMatcher(None, *_compared(mine, theirs), autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _compared(mine: str, theirs: str) -> tuple[list[str], list[str]]:
    words, other_words = _WORD.findall(mine), _WORD.findall(theirs)
    if len(words) + len(other_words) > WORDS_COMPARED:
        return _LINE.findall(mine), _LINE.findall(theirs)
    return words, other_words
