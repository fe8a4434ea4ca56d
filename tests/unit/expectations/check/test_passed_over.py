"""Places of a text that are passed over by a look hide no time and no amount: with and without it the same is found."""

import random
import re

import pytest

from agent_tui.expectations.check import actions, amounts, mentions, patterns_en, patterns_zh
from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.rules import jargon
from tests.unit.expectations.check.samples import samples

LOOKS = {
    "zh": (patterns_zh.PART_OF_TIME, patterns_zh.MAY_BE_A_TIME, ""),
    # why not everywhere: "a" and "an" count as words of their own alone
    "en": (patterns_en.PART_OF_TIME, patterns_en.BEGINS_A_TIME, r"\b(?!a(?!n?\s|p|u|f))"),
    "amounts": (amounts._AMOUNT, amounts.LOOKS_LIKE_MONEY, ""),
}
AROUND = (
    *("", " ", "(", ")", "a", "by ", "at ", "within ", " in the morning"),
    *("¥", "1", "1,", "12.", "2026", ".", "3(", "在", "第", "，", "日("),
)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
    return [(one.span(), one.groupdict()) for one in pattern.finditer(text)]


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_passed_over(name: str) -> None:
    pattern, look, instead = LOOKS[name]
    assert look in pattern.pattern
    looking_everywhere = re.compile(pattern.pattern.replace(look, instead), pattern.flags)
    chance, matches = random.Random(2), 0
    for text in samples(looking_everywhere, 4000):
        text = f"{chance.choice(AROUND)}{text}{chance.choice(AROUND)}"
        expected = found(looking_everywhere, text)
        matches += bool(expected)
        assert found(pattern, text) == expected, text
    assert matches > 1000


def test_every_amount_holds_a_sign_of_money() -> None:
    for text in samples(amounts._AMOUNT, 2000):
        assert amounts._ANY_MONEY.search(text), text


def test_a_bare_amount_is_looked_for_behind_all_that_tells_of_money() -> None:
    for told in samples(amounts._TOLD_AS_MONEY, 600):
        found = amounts._BARE.search(f"{told}1,234.50 ")
        assert found is not None, told
        assert (found[1], found.start(1)) == ("1,234.50", len(told))


def test_amounts_are_the_same_part_by_part() -> None:
    chance, pieces = random.Random(3), list(samples(amounts._AMOUNT, 400))
    marks = ("。", "; ", "！", ". ", ".", " rs. ", "\n", ", ", "? 3")
    for _ in range(1500):
        text = "".join(chance.choice(pieces) + chance.choice(marks) for _ in range(4))
        plain, shape = text.lower(), re.sub("[1-9]", "0", text.lower())
        assert list(amounts.amounts_in(plain, shape)) == amounts.amounts_between(plain, 0, len(plain)), text


def test_quotations_are_the_same_where_no_address_is() -> None:
    chance, pieces = random.Random(4), list(samples(jargon._QUOTED, 400))
    for _ in range(1500):
        text = "".join(chance.choice((*pieces, "'", "n't ", "“", "工单", "'s", '"', "\n")) for _ in range(5))
        if jargon._SIGN_OF_ADDRESS.search(text) is None:
            assert found(jargon._QUOTED, text) == found(jargon._QUOTED_OR_ADDRESS, text), text


def test_what_is_read_in_a_sentence_without_an_end_is_not_kept() -> None:
    """A long text without a mark, pasted and then typed in, would take a megabyte a key."""
    kept = (actions.deeds_of, mentions.mentions_in)
    for repeated, is_kept in ((1, True), (200, False)):
        for one in kept:
            one.cache_clear()
        check("我们会在明天18:00前给您回电说明情况" * repeated, "email", CheckContext())
        assert [one.cache_info().currsize == 1 for one in kept] == [is_kept] * 2
