"""Chinese words are looked for only where one of their first characters stands: none of those is left out."""

import importlib
from collections.abc import Iterable
from typing import Any

import pytest

from agent_tui.expectations.check import wording_zh as words

_parser: Any = importlib.import_module("re._parser")
"""How the standard library reads a pattern."""


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
            assert all(str(one) == "LITERAL" for one, _ in value), value
            found |= {chr(code) for _, code in value}
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


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (words.OURS, words.OURS_BEGIN),
        (words.VERB.pattern, words.VERBS_BEGIN),
        (words.FUTURE.pattern, words.FUTURE_BEGINS),
    ],
)
def test_no_first_character_is_left_out(pattern: str, begins: str) -> None:
    found, may_be_empty = first_characters(_parser.parse(pattern))
    assert not may_be_empty
    assert found == set(begins)
