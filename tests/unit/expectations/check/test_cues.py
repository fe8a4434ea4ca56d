"""A pattern is tried only in a sentence that holds one of its cues: none of its matches is without."""

import random
import re

import pytest

from agent_tui.expectations.check import notes_en, present_en, vague_times, wording_en
from agent_tui.expectations.check.cues_en import CUES, words_of
from tests.unit.expectations.check.samples import samples

NAMES = {
    id(pattern): name
    for module in (wording_en, present_en, notes_en)
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern)
}
CASES = [
    *(pytest.param(pattern, cues, id=NAMES[id(pattern)]) for pattern, cues in CUES.items()),
    pytest.param(vague_times._IN_ENGLISH, vague_times._CUES, id="vague times"),
]
BEFORE = ("", "i", "we ", "He ", "and ", ", ", "they", "the bank ")


@pytest.mark.parametrize(("pattern", "cues"), CASES)
def test_every_match_holds_a_cue(pattern: re.Pattern[str], cues: frozenset[str]) -> None:
    chance, matches = random.Random(2), 0
    for sample in samples(pattern, 3000):
        text = f"{chance.choice(BEFORE)}{sample}"
        for one in pattern.finditer(text):
            matches += 1
            assert not cues.isdisjoint(words_of(text[one.start() :].lower())), text
    assert matches > 200
