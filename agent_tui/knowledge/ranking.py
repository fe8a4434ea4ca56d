"""What else decides which of the best hits comes first: whether it is still good, what came of it, how new it is. Pure.

Over the best `LOOKED_AT` hits of the scorer. Where nothing is known of any and all are as old as each other, the order
stays as the scorer made it.
"""

import math
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from agent_tui.domain.values import SearchOutcome

LOOKED_AT = 50

STALE = 0.75
"""What an article counts for that somebody should have looked at again."""

OVER = 0.4
"""What a bulletin counts for that is no news any more: what it told no longer holds."""

INTERNAL = 0.95
"""What an article counts for that only agents read: of two that fit about as well the one that can be sent is first."""

MOST_HELP = 0.3
"""By how much an article counts for more that always solved the case, and for less that was always wrong."""
_DAMPING = 4.0
"""Outcomes that it takes for half of that."""

MOST_NEW = 0.05
"""By how much an article counts for more that was changed today."""
_HALF_AFTER_DAYS = 180


class Aging(NamedTuple):
    """Of a hit: the day it was changed, and the last one on which it is good; as ordinal numbers, 0 for none."""

    updated_on: int
    good_until: int


def helpfulness(outcomes: Iterable[SearchOutcome]) -> dict[str, float]:
    """For each article that solved a case or was said to be wrong, what it counts for."""
    solved: dict[str, int] = {}
    wrong: dict[str, int] = {}
    for one in outcomes:
        if one.article is not None and one.outcome in ("solved", "wrong"):
            counts = solved if one.outcome == "solved" else wrong
            counts[one.article] = counts.get(one.article, 0) + 1
    return {
        article: help_of(solved.get(article, 0), wrong.get(article, 0)) for article in dict.fromkeys((*solved, *wrong))
    }


def help_of(solved: int, wrong: int) -> float:
    """What an article counts for after so many outcomes: 1 ± `MOST_HELP`."""
    return 1.0 + MOST_HELP * (solved - wrong) / (solved + wrong + _DAMPING)


def factor(aging: Aging, today: date) -> float:
    """What a hit counts for by its age."""
    day = today.toordinal()
    by = STALE if aging.good_until and day > aging.good_until else 1.0
    if aging.updated_on:
        by *= 1.0 + MOST_NEW * math.exp2(-max(0, day - aging.updated_on) / _HALF_AFTER_DAYS)
    return by
