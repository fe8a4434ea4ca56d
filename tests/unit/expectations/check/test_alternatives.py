"""Alternatives by their first character find what the same alternatives find in a row, and a look at two characters
ahead hides none of them."""

import random
import re

import pytest

from agent_tui.expectations.check import parties_zh as parties
from agent_tui.expectations.check import tasks_zh as tasks
from agent_tui.expectations.check import vague_times
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.alternatives import (
    all_by_first_character,
    by_first_character,
    two_characters_ahead,
)
from agent_tui.expectations.check.marks import MarkingWords
from tests.unit.expectations.check.samples import samples

ROW = (
    r"call|(?:re-?)?send|\bsort\b|ca(?:re|n)|s?low|[bc]at|dog(?! food)|[^a-z]yz|a|-{2}|\(c|[|]d|do|^up|(?<!no )way|"
    r"(?:(?<=in )|(?<!t)(?<!s))to(?: go)?|7*e"
)
LISTS = {
    "any": ROW,
    "we": parties.WE,
    "customers": parties.CUSTOMERS,
    "ours": parties.OURS,
    "others": parties.OTHERS,
    "tasks": tasks.TASKS,
    "vague times": "|".join(vague_times._ZH),
    **{
        name: kind.words
        for module in (parties, words)
        for name, kind in vars(module).items()
        if isinstance(kind, MarkingWords) and all_by_first_character(kind.words)
    },
}
AROUND = ("", "", "no ", "in ", "s", "我", "给", "已", "的", "会", "将", "退", ",", "一", "25日", "了。")


def found(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [one.span() for one in pattern.finditer(text)]


@pytest.mark.parametrize("name", LISTS)
def test_the_same_is_found(name: str) -> None:
    in_a_row, by_character = re.compile(LISTS[name]), re.compile(by_first_character(LISTS[name]))
    chance, matches = random.Random(5), 0
    for text in samples(in_a_row, 600):
        text = f"{chance.choice(AROUND)}{text[: chance.choice((None, None, -1))]}{chance.choice(AROUND)}"
        expected = found(in_a_row, text)
        matches += bool(expected)
        assert found(by_character, text) == expected, text
    assert matches > 100


def test_alternatives_of_one_character_stay_in_their_order() -> None:
    assert by_first_character("ab|c|abc|[ac]d") == "a(?:b|bc|d)|c(?:|d)"
    assert by_first_character("x?a|b") == "x(?:a)|a(?:)|b(?:)"


def test_what_may_begin_otherwise_is_tried_last() -> None:
    assert by_first_character(r"\da|b") == r"b(?:)|\da"
    assert not all_by_first_character(r"\da|b")
    assert all_by_first_character("(?:a|b)c|(?<!d)e")


def test_what_is_looked_back_for_is_looked_back_for_behind_the_character() -> None:
    assert by_first_character("(?<![ab]|c)d|^e") == "d(?:(?<!(?:[ab]|c)d))|e(?:(?<=^e))"


def test_two_characters_are_looked_ahead_for_where_both_are_told() -> None:
    assert two_characters_ahead("ab|ac|d(?!e)", "f(?:g|h)i") == "(?=[d]|[af][bcgh])"
    with pytest.raises(ValueError, match="begins with no character"):
        two_characters_ahead(r"\da")


@pytest.mark.parametrize("pattern", [parties.SUBJECT, tasks.VERB], ids=["who acts", "what is done"])
def test_the_look_ahead_hides_nothing(pattern: re.Pattern[str]) -> None:
    looks = re.findall(r"\(\?=\[[^]]*\]\|\[[^]]*\]\[[^]]*\]\)", pattern.pattern)
    assert looks
    everywhere = re.compile(re.sub("|".join(map(re.escape, looks)), "", pattern.pattern))
    chance, matches = random.Random(6), 0
    for text in samples(everywhere, 4000):
        text = f"{chance.choice(AROUND)}{text}{chance.choice(AROUND)}"
        expected = found(everywhere, text)
        matches += bool(expected)
        assert found(pattern, text) == expected, text
    assert matches > 1000
