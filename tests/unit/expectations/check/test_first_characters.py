"""Words and times are looked for only where one of their first characters stands: none of those is left out."""

import importlib
import pkgutil
import re
import string
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from agent_tui.expectations import check
from agent_tui.expectations.check import parties_zh as parties
from agent_tui.expectations.check import patterns_en, patterns_zh, vague_times
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.marks import MarkingWords

_parser: Any = importlib.import_module("re._parser")
"""How the standard library reads a pattern."""


def in_set(parts: Iterable[tuple[Any, Any]]) -> set[str]:
    """The characters of a set in brackets."""
    found: set[str] = set()
    for kind, value in parts:
        if str(kind) == "RANGE":
            found |= {chr(code) for code in range(value[0], value[1] + 1)}
        elif str(kind) == "CATEGORY":
            found |= set({"CATEGORY_DIGIT": string.digits, "CATEGORY_SPACE": string.whitespace}[str(value)])
        else:
            assert str(kind) == "LITERAL", kind
            found.add(chr(value))
    return found


def first_characters(parts: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """What a match of these parts may begin with, and whether it may be empty."""
    found: set[str] = set()
    for kind, value in parts:
        name = str(kind)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        may_be_empty = False
        if name == "LITERAL":
            found.add(chr(value))
        elif name == "IN":
            found |= in_set(value)
        elif name == "BRANCH":
            of_each = [first_characters(one) for one in value[1]]
            found |= set().union(*(one for one, _ in of_each))
            may_be_empty = any(empty for _, empty in of_each)
        else:
            inside = value[3] if name == "SUBPATTERN" else value[2]
            of_inside, may_be_empty = first_characters(inside)
            found |= of_inside
            may_be_empty = may_be_empty or (name == "MAX_REPEAT" and value[0] == 0)
        if not may_be_empty:
            return found, False
    return found, True


KINDS = {
    name: kind for module in (parties, words) for name, kind in vars(module).items() if isinstance(kind, MarkingWords)
}
BEGINNINGS = {
    **{name: (kind.pattern.pattern, "".join(kind.begins)) for name, kind in KINDS.items()},
}


# why by name: the characters stand in sets, and each process has them in another order
@pytest.mark.parametrize("name", BEGINNINGS)
def test_no_first_character_is_left_out(name: str) -> None:
    pattern, begins = BEGINNINGS[name]
    found, may_be_empty = first_characters(_parser.parse(pattern))
    assert not may_be_empty
    assert found == set(begins)


@pytest.mark.parametrize(("patterns", "kinds"), [(patterns_zh, 17), (patterns_en, 22)])
def test_no_first_character_of_a_time_is_left_out(patterns: Any, kinds: int) -> None:
    whole = list(_parser.parse(patterns.PART_OF_TIME.pattern, re.VERBOSE))
    alternatives = whole[-1][1][1]
    assert len(alternatives) == kinds
    for kind in alternatives:
        found, may_be_empty = first_characters(kind)
        assert not may_be_empty
        assert found <= looked_ahead(kind[0])


def test_nor_of_a_vague_time() -> None:
    for begins, pattern in vague_times.ENGLISH:
        found, may_be_empty = first_characters(_parser.parse(pattern))
        assert not may_be_empty
        assert found == set(begins)


def begin_with_a_set() -> Iterator[Any]:
    """Every pattern of the check that looks ahead for one of a set of characters before anything else."""
    for module in pkgutil.walk_packages(check.__path__, f"{check.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            pattern = value.pattern if isinstance(value, MarkingWords) else value
            if isinstance(pattern, re.Pattern) and pattern.pattern.startswith("(?=["):
                yield pytest.param(pattern, id=f"{module.name.removeprefix(check.__name__)}.{name}")


@pytest.mark.parametrize("pattern", [*begin_with_a_set()])
def test_what_a_pattern_looks_ahead_for_is_all_that_it_may_begin_with(pattern: re.Pattern[str]) -> None:
    whole = list(_parser.parse(pattern.pattern, pattern.flags))
    found, may_be_empty = first_characters(whole[1:])
    assert not may_be_empty
    assert found <= looked_ahead(whole[0])


def looked_ahead(part: tuple[Any, Any]) -> set[str]:
    """The characters that stand ahead, of `(?=[…])` or of `(?=[…]|[…][…])`."""
    kind, (direction, inside) = part
    assert (str(kind), direction, len(inside)) == ("ASSERT", 1, 1)
    return first_characters(inside)[0]
