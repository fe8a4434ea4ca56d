"""Texts that a pattern matches, or all but matches: made from the pattern, so that a look which is taken before can be
compared with it."""

import importlib
import random
import re
import string
from collections.abc import Iterator
from typing import Any

_parser: Any = importlib.import_module("re._parser")
"""How the standard library reads a pattern."""
_OF_CATEGORY = {"DIGIT": string.digits, "SPACE": " \n", "WORD": "ax_退7", "NOT_SPACE": "ax退7,", "NOT_WORD": " ,。("}
_OTHERS = "ax退 7,\n"
_MOST_TIMES = 2
"""More than at least, that a part which may stand often is written."""


def samples(pattern: re.Pattern[str], count: int, seed: int = 1) -> Iterator[str]:
    """So many, the same each time; what stands around is left out, what is to follow is written."""
    tree, chance = _parser.parse(pattern.pattern, pattern.flags), random.Random(seed)
    for _ in range(count):
        yield _written(tree, chance)


def _written(parts: Any, chance: random.Random) -> str:
    return "".join(_one(str(kind), value, chance) for kind, value in parts)


def _one(kind: str, value: Any, chance: random.Random) -> str:
    match kind:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL":
            return chance.choice(_OTHERS.replace(chr(value), ""))
        case "ANY":
            return chance.choice(_OTHERS.replace("\n", ""))
        case "IN":
            return _of_set(value, chance)
        case "BRANCH":
            return _written(chance.choice(value[1]), chance)
        case "SUBPATTERN":
            return _written(value[3], chance)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inside = value
            often = chance.randint(int(least), min(int(most), int(least) + _MOST_TIMES))
            return "".join(_written(inside, chance) for _ in range(often))
        case "ASSERT":
            direction, inside = value
            return _written(inside, chance) if direction > 0 and _has_words(inside) else ""
    return ""  # borders, what may not stand there, and what is named again


def _has_words(parts: Any) -> bool:
    """Unlike `(?=[…])`, which only looks at what is written anyway."""
    return not (len(parts) == 1 and str(parts[0][0]) in ("IN", "LITERAL"))


def _of_set(value: Any, chance: random.Random) -> str:
    if str(value[0][0]) == "NEGATE":
        named = {_of_set([one], chance) for one in value[1:]}
        return chance.choice([char for char in _OTHERS if char not in named] or ["·"])
    kind, one = chance.choice(value)
    if str(kind) == "RANGE":
        return chr(chance.randint(one[0], one[1]))
    return chr(one) if str(kind) == "LITERAL" else chance.choice(_OF_CATEGORY[str(one).removeprefix("CATEGORY_")])
