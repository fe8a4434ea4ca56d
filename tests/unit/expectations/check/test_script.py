"""The table of characters agrees with a dictionary of the scripts, and reaches every character that rules look for."""

import re
from pathlib import Path

import opencc

from agent_tui.expectations import check
from agent_tui.expectations.check.script import CUSTOMER_SERVICE, SIMPLIFIED

_RULES = Path(check.__file__).parent


def test_each_pair_is_that_of_the_dictionary() -> None:
    simplified = opencc.OpenCC("t2s")
    for code, char in SIMPLIFIED.items():
        old = chr(code)
        assert char == (CUSTOMER_SERVICE.get(old) or simplified.convert(old))


def test_no_simplified_character_is_changed() -> None:
    assert not set(SIMPLIFIED.values()) & {chr(code) for code in SIMPLIFIED}


def test_word_lists_are_reached_from_either_script() -> None:
    traditional = opencc.OpenCC("s2t")
    missing = set()
    words = ("parties_zh", "tasks_zh", "wording_zh", "guarantees_zh", "vague_times", "times_zh")
    for module in (*words, "actions_zh", "clauses_zh"):
        for char in set(re.findall(r"[\u4e00-\u9fff]", (_RULES / f"{module}.py").read_text(encoding="utf-8"))):
            for old in traditional.convert(char):
                if old != char and SIMPLIFIED.get(ord(old), old) != char:
                    missing.add(old + char)
    assert not missing
