"""How a sentence is put is kept by its shape, in which every digit is a nought: no pattern that reads shapes tells one
digit from another."""

import importlib
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest

from agent_tui.expectations.check.marks import MarkingWords
from agent_tui.expectations.check.reading import read

_parser: Any = importlib.import_module("re._parser")
"""How the standard library reads a pattern."""
PACKAGE = "agent_tui.expectations.check"
OF_SHAPES = (
    *("actions", "clauses_zh", "parties_zh", "tasks_zh", "wording_zh"),
    *("actions_en", "actors_en", "heads_en", "wording_en"),
    "vague_times",
)
OF_SHAPES_BUT_FOR_A_HUNDRED = ("guarantees_zh", "guarantees_en")


def patterns_of(module: str) -> Iterator[re.Pattern[str]]:
    for value in vars(importlib.import_module(f"{PACKAGE}.{module}")).values():
        if isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, MarkingWords):
            yield value.pattern


def digits_told_apart(parts: Any) -> Iterator[str]:
    """Digits that a pattern names, unless it names all ten."""
    for part in parts:
        if not isinstance(part, tuple) or len(part) != 2:
            continue
        kind, value = part
        if str(kind) in ("LITERAL", "NOT_LITERAL") and chr(value).isdigit():
            yield chr(value)
        elif str(kind) == "IN":
            yield from some_digits(value)
        else:
            yield from inside(value)


def inside(value: Any) -> Iterator[str]:
    if isinstance(value, _parser.SubPattern):
        yield from digits_told_apart(value)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from inside(one)


def some_digits(parts: Any) -> Iterator[str]:
    named: set[str] = set()
    for kind, value in parts:
        if str(kind) == "RANGE":
            named |= {digit for digit in string.digits if value[0] <= ord(digit) <= value[1]}
        elif str(kind) == "CATEGORY":
            named |= set(string.digits)  # whichever it is, it holds all of them or none
        elif str(kind) == "LITERAL" and chr(value).isdigit():
            named.add(chr(value))
    if len(named) not in (0, len(string.digits)):
        yield from sorted(named)


@pytest.mark.parametrize("module", OF_SHAPES)
def test_no_digit_is_told_from_another(module: str) -> None:
    found = {one.pattern: list(digits_told_apart(_parser.parse(one.pattern, one.flags))) for one in patterns_of(module)}
    assert found
    assert not {pattern: digits for pattern, digits in found.items() if digits}


@pytest.mark.parametrize("module", OF_SHAPES_BUT_FOR_A_HUNDRED)
def test_no_number_but_a_hundred_is_told_from_another(module: str) -> None:
    found = {
        one.pattern: list(digits_told_apart(_parser.parse(without_a_hundred(one.pattern), one.flags)))
        for one in patterns_of(module)
    }
    assert not {pattern: digits for pattern, digits in found.items() if digits}


def without_a_hundred(pattern: str) -> str:
    """Nor the one of "100%" before what is tried by its first character, nor among what is looked ahead for."""
    return re.sub(r"\A\(\?=\[[^]]*\]\)", "", pattern).replace("1(?:00%", "-(?:%").replace("100", "-")


def test_that_one_would_be_seen() -> None:
    assert list(digits_told_apart(_parser.parse("(?:a|b(?=x[1-3]))"))) == ["1", "2", "3"]
    assert list(digits_told_apart(_parser.parse("(?P<a>7?)"))) == ["7"]
    assert list(digits_told_apart(_parser.parse(r"[0-9]\d[^,0-9]"))) == []


def test_a_shape_is_as_long_as_its_sentence() -> None:
    sentence = read("订单１２３号 costs 4,567.89.").sentences[0]
    assert sentence.plain == "订单123号 costs 4,567.89."
    assert sentence.shape == "订单000号 costs 0,000.00."
