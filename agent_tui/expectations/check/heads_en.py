"""Where the clauses of an English sentence (lower case) tell their tense or mood: will, please, has been, could …"""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from agent_tui.expectations.check import notes_en as notes
from agent_tui.expectations.check import wording_en as words
from agent_tui.expectations.check.cues_en import CUES
from agent_tui.expectations.check.present_en import MONEY_GOES, STAFF_DOES, WE_DO

WINDOW = 90
"""A noun is no longer than this many characters, and a word further back has no say in a verb."""
_JOINS = re.compile(
    r"\b(?:and|but|so|or|that|then|plus|which|who|because|however|therefore|also|meanwhile|if|when|once)\b"
)

Kind = Literal[
    "future",
    "nominal",
    "to do",
    "expected",
    "progressive",
    "let me",
    "done",
    "can",
    "request",
    "subordinate",
    "report",
    "fragment",
    "ours expected",
    "present",
]


class Head(Struct, frozen=True, gc=False):
    """Where a clause tells its tense or mood."""

    start: int
    """Of its subject."""
    at: int
    end: int
    kind: Kind


_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("report", words.REPORTS),
    ("ours expected", words.EXPECT_OURS),
    ("request", words.ASKED_OF_THEM),
    ("request", words.IMPERATIVE),
    ("nominal", words.NOMINAL),
    ("to do", notes.TO_DO),
    ("future", words.FUTURE),
    ("expected", words.EXPECTED),
    ("let me", words.LET_ME),
    ("can", words.CAN),
    ("done", words.DONE),
    ("progressive", words.PROGRESSIVE),
    ("present", WE_DO),
    ("present", STAFF_DOES),
    ("present", MONEY_GOES),
    ("subordinate", words.SUBORDINATE),
)
"""Where two begin at one place, the former counts."""
_RANKS: dict[str, frozenset[int]] = {
    cue: frozenset(rank for rank, (_, pattern) in enumerate(_KINDS) if cue in CUES[pattern])
    for cue in frozenset[str]().union(*(CUES[pattern] for _, pattern in _KINDS))
}
"""By cue, which of them are worth trying."""
_NONE: frozenset[int] = frozenset()


def segments_of(plain: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for border in words.HARD_BORDER.finditer(plain):
        if border.start() > start:
            found.append((start, border.start()))
        start = border.end()
    if start < len(plain):
        found.append((start, len(plain)))
    return found


def heads_in(plain: str, start: int, end: int, dated: Sequence[tuple[int, int]], holds: frozenset[str]) -> list[Head]:
    """In order; none begins within another, nor within a time ("as soon as we can"). `holds`: the words of the sentence
    (`cues_en.words_of`)."""
    found = sorted(
        (one.start(), rank, one.end(), _KINDS[rank][0])
        for rank in _NONE.union(*(_RANKS[word] for word in holds & _RANKS.keys()))
        for one in _KINDS[rank][1].finditer(plain, start, end)
    )
    if not found:
        return []
    heads: list[Head] = []
    opens = start
    times = iter(sorted(dated))
    time = next(times, None)
    for at, _, closes, kind in found:
        while time is not None and time[1] <= at:
            time = next(times, None)
        if (heads and at < heads[-1].end) or (time is not None and time[0] <= at):
            continue
        if (
            kind == "can"
            and heads
            and heads[-1].kind == "future"
            and plain.startswith("able", at)
            and plain[heads[-1].end : at].strip() == "be"
        ):
            continue
        if (
            kind == "done"
            and heads
            and heads[-1].kind in ("future", "can")
            and words.ADVERBS.fullmatch(plain, heads[-1].end, at)
        ):
            continue
        heads.append(Head(_subject_start(plain, opens, at), at, closes, kind))
        opens = closes
    return heads


def _subject_start(plain: str, start: int, at: int) -> int:
    """Where the noun before a verb begins: after the last comma, conjunction or verb."""
    start = max(start, at - WINDOW)
    for border in words.SOFT_BORDER.finditer(plain, start, at):
        start = border.end()
    for join in _JOINS.finditer(plain, start, at):
        start = join.end()
    return start
