"""Alternatives by their first character find what the same alternatives find in a row."""

import re

import pytest

from agent_tui.expectations.check.alternatives import by_first_character

ROW = r"call|(?:re-?)?send|\bsort\b|ca(?:re|n)|s?low|[bc]at|dog(?! food)|[^x]yz|a|b{2}|\(c|[|]d|do"


@pytest.mark.parametrize(
    "text",
    [
        "call",
        "care",
        "resend",
        "sort",
        "low",
        "slow",
        "bat",
        "cat",
        "dog",
        "dog food",
        "ayz",
        "a",
        "bb",
        "(c",
        "|d",
        "x",
    ],
)
def test_the_same_is_found(text: str) -> None:
    in_a_row, by_character = re.compile(ROW), re.compile(by_first_character(ROW))
    assert (in_a_row.match(text) is None) == (by_character.match(text) is None)


def test_alternatives_of_one_character_stay_in_their_order() -> None:
    assert by_first_character("ab|c|abc|[ac]d") == "a(?:b|bc|d)|c(?:|d)"
    assert by_first_character("x?a|b") == "b(?:)|x?a"
