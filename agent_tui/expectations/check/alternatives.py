"""Long lists of alternatives in the order in which a pattern is tried fastest: those with one first character behind
it, so that most places of a text are told by one look."""

import re
from collections.abc import Iterator

_BEGINS_PLAIN = re.compile(r"(?P<set>\[[a-z\u4e00-\u9fff]+\])|(?P<char>[a-z\u4e00-\u9fff])")
_REPEATS = ("?", "*", "+", "{")


def by_first_character(pattern: str) -> str:
    """Alternatives that find the same. Those with one first character keep their order among each other; what begins
    otherwise than with a character, or a set of some, is tried after all that does."""
    found: dict[str, list[str]] = {}
    others: list[str] = []
    for one in _alternatives(pattern):
        begins = _BEGINS_PLAIN.match(one)
        rest = one[begins.end() :] if begins else ""
        if begins is None or rest.startswith(_REPEATS):
            others.append(one)
            continue
        for char in (begins["set"] or begins[0]).strip("[]"):
            found.setdefault(char, []).append(rest)
    grouped = [f"{char}(?:{'|'.join(rests)})" for char, rests in found.items()]
    return "|".join([*grouped, *others])


def _alternatives(pattern: str) -> Iterator[str]:
    """What stands between the bars that are in no group and no set."""
    depth, start, in_set, place = 0, 0, False, 0
    while place < len(pattern):
        char = pattern[place]
        if char == "\\":
            place += 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            yield pattern[start:place]
            start = place + 1
        place += 1
    yield pattern[start:]
