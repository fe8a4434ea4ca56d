"""Long lists of alternatives in the order in which a pattern is tried fastest: those with one first character behind
it, so that most places of a text are told by one look."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

_CHARS = re.compile(r"\[([^][\\.^$*+?{}|()-]+)\]|([^][\\.^$*+?{}|()])")
"""A set that names each of its characters, or one character; none that means something else in a pattern."""
_REPEATS = ("*", "+", "{", "??", "?+")
_LOOKS_BACK = ("(?<=", "(?<!")
_BORDERS = ("^", r"\b")
_MOST_COPIED = 2_000
"""Characters of what follows a first one, written once for each character that it may follow: more takes longer to
compile than it saves."""
_Begun = list[tuple[str, str]]
"""First characters, each with what follows it."""


def by_first_character(pattern: str) -> str:
    """Alternatives that find the same. Those with one first character keep their order among each other; what begins
    otherwise than with a character, or a set of some, is tried after all that does. What is looked back for before a
    first character is looked back for behind it. Where all begin with a character, `search` skips what does not."""
    grouped, others = _grouped(pattern)
    return "|".join([*grouped, *others])


def compiled(pattern: str) -> re.Pattern[str]:
    """What finds them so."""
    return re.compile(by_first_character(pattern))


def all_by_first_character(pattern: str) -> bool:
    """Whether `by_first_character` leaves none of the alternatives for the end."""
    return not _grouped(pattern)[1]


def two_characters_ahead(*patterns: str) -> str:
    """A look ahead, to stand before alternatives of all these: for their first character, and for the second one where
    that is one of some, too. Most places of a text at which a common character stands are told by it."""
    found: dict[str, set[str] | None] = {}
    for char, rest in chain.from_iterable(map(_all_begun, patterns)):
        second, known = _first_of(rest), found.get(char, set())
        found[char] = None if second is None or known is None else known | second
    alone = "".join(sorted(char for char, second in found.items() if second is None))
    pairs = {char: second for char, second in found.items() if second is not None}
    first, second_ = ("".join(sorted(chars)) for chars in (pairs, set().union(*pairs.values())))
    return rf"(?=[{alone}]|[{first}][{second_}])"


def _all_begun(pattern: str) -> _Begun:
    found: _Begun = []
    for one in _alternatives(pattern):
        begun = _begun(one)
        if begun is None:
            raise ValueError(f"begins with no character: {one}")
        found += begun
    return found


def _first_of(rest: str) -> set[str] | None:
    """The characters that what follows may begin with; None where these are not told."""
    while rest.startswith((*_LOOKS_BACK, "(?!")):
        rest = _group(rest)[1]
    if rest.startswith("(?="):
        return _first_of(rest.replace("(?=", "(?:", 1))
    begun = [one for way in _alternatives(rest) for one in (_begun(way) or [("", "")])]
    return {char for char, _ in begun} if all(char for char, _ in begun) else None


def _grouped(pattern: str) -> tuple[list[str], list[str]]:
    """The alternatives by their first characters, and those that may begin with something else."""
    found: dict[str, list[str]] = {}
    others: list[str] = []
    for one in _alternatives(pattern):
        begun = _begun(one)
        if begun is None or (len(begun) > 1 and sum(len(rest) for _, rest in begun) > _MOST_COPIED):
            others.append(one)
            continue
        for char, rest in begun:
            found.setdefault(char, []).append(rest)
    return [f"{char}(?:{'|'.join(rests)})" for char, rests in found.items()], others


def _begun(alternative: str, before: Sequence[str] = ()) -> _Begun | None:
    """An alternative by its first characters, in its own order; None where it may begin with something else. `before`:
    what is looked back for before them."""
    if alternative.startswith(_LOOKS_BACK):
        look, rest = _group(alternative)
        return _begun(rest, (*before, look))
    for border in _BORDERS:
        if alternative.startswith(border):
            return _begun(alternative.removeprefix(border), (*before, border))
    if alternative.startswith("(?:"):
        group, rest = _group(alternative)
        ways = list(_alternatives(group.removeprefix("(?:").removesuffix(")")))
    elif first := _CHARS.match(alternative):
        rest, ways = alternative[first.end() :], [first[0]]
        if not rest.startswith(("?", *_REPEATS)):
            return [(char, _looked_back(before, char) + rest) for char in first[1] or first[2]]
    else:
        return None
    if rest.startswith(_REPEATS):
        return None
    if rest.startswith("?"):
        ways, rest = [*ways, ""], rest[1:]
    found: _Begun = []
    for way in ways:
        begun = _begun(way + rest, before)
        if begun is None:
            return None
        found += begun
    return found


def _looked_back(before: Sequence[str], char: str) -> str:
    """What is looked back for before a character, as it is told from behind it."""
    return "".join(
        f"(?<={look}{char})" if look in _BORDERS else f"{look[:4]}(?:{look[4:-1]}){char})" for look in before
    )


def _group(pattern: str) -> tuple[str, str]:
    """The group that a pattern begins with, and what follows it."""
    depth = 0
    for place, char in _outside_sets(pattern):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0:
            return pattern[: place + 1], pattern[place + 1 :]
    raise ValueError(pattern)


def _alternatives(pattern: str) -> Iterator[str]:
    """What stands between the bars that are in no group and no set."""
    depth, start = 0, 0
    for place, char in _outside_sets(pattern):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "|" and depth == 0:
            yield pattern[start:place]
            start = place + 1
    yield pattern[start:]


def _outside_sets(pattern: str) -> Iterator[tuple[int, str]]:
    """The characters that stand in no set and behind no backslash, with their places."""
    place, in_set = 0, False
    while place < len(pattern):
        char = pattern[place]
        if char == "\\":
            place += 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        else:
            yield place, char
        place += 1
