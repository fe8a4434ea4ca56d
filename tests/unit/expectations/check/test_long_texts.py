"""Texts that a stranger made to be long: whatever is asked of times and promises comes to an end, and soon."""

from typing import Any

import pytest

from tests.unit.expectations.check.judged import all_findings

LONG = 6_000
REFUND: dict[str, Any] = {"topic": "refund", "soonest": "P3D", "words": ["退款", "refund"], "not_offered": ["当天到账"]}
OWED = {"topic": "refund", "what": "退款", "amount": "30.00", "due_at": "2026-11-25T18:00:00+08:00"}


PARTS = [
    *(
        "11月",
        "11月25日至",
        "月底",
        "当天到账",
        "18:00 ",
        "一",
        "1-",
        "(",
        "¥1,",
        "one thousand ",
        "between 2 and ",
        "of ",
    ),
    *("on monday, ", "退款30元,", "无法退款", "not ", "Refund by 25 November, ", "\ud800", "\u0301", "\u202e"),
]


@pytest.mark.parametrize("part", PARTS)
def test_a_text_of_one_part_over_and_over(part: str) -> None:
    text = (part * LONG)[:LONG]
    context: dict[str, Any] = {"hours": {"mon-fri": "09:00-18:00"}, "catalogue": [REFUND], "open_promises": [OWED]}
    for found in all_findings(text, full_text="退款30元将于11月25日18:00前到账。", **context):
        assert 0 <= found.start <= found.end <= len(text)


def test_what_is_no_short_version_is_compared_with_nothing() -> None:
    """Each fact of one text with each of the other would take minutes."""
    full = "退款30元，11月25日前。"
    other = "退款31元，11月26日前。"
    assert "fact.changed" in {one.rule for one in all_findings(other, full_text=full)}
    for text, whole in ((other * 20_000, full), (other, full * 20_000), (other * 20_000, full * 20_000)):
        assert "fact.changed" not in {one.rule for one in all_findings(text, full_text=whole)}


def test_nothing_is_found_in_nothing() -> None:
    for text in ("", " ", "\n\n", "🛫", "> 11月20日前退款"):
        assert all_findings(text) == []
