"""Texts into terms: both scripts of Chinese, English words, and where they stand in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.knowledge.analyzer import LONGEST_WORD, terms, word_being_typed
from agent_tui.knowledge.places import Matching, located_terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请退款", ["申请", "请退", "退款"]),
        ("申請退款", ["申请", "请退", "退款"]),
        ("退", ["退"]),
        ("5G套餐", ["5g", "套餐"]),
        ("Refunds and refunding", ["refund", "refund"]),
        ("The customers' parcels", ["custom", "parcel"]),
        ("ＡＢＣ　１２３", ["abc", "123"]),
        ("ﬁne", ["fine"]),
        ("どこへ", ["どこ", "こへ"]),
        ("счёт", ["счёт"]),
        ("", []),
        ("?!，。「」*()", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_scripts_of_taiwan_and_hong_kong_fold_to_the_same() -> None:
    assert terms("發票裡著衞") == terms("发票里着卫")
    assert terms("帳單") == terms("帐单") == terms("账单")


def test_a_long_word_is_cut_and_ten_thousand_letters_are_one_term() -> None:
    assert terms("x" * 10_000) == ["x" * LONGEST_WORD]


@pytest.mark.parametrize(
    ("text", "typed"), [("refund sta", "sta"), ("refund ", ""), ("退款", ""), ("Ｒe", "re"), ("", ""), ("a,", "")]
)
def test_the_word_being_typed(text: str, typed: str) -> None:
    assert word_being_typed(text) == typed


def marked(text: str, *wanted: str, prefix: str = "") -> list[str]:
    return [text[start:end] for start, end, _ in located_terms(text, Matching(wanted, prefix))]


def test_what_is_found_is_told_as_it_is_written() -> None:
    assert marked("申請退款，請看", "退款", "请退") == ["請退", "退款"]
    assert marked("Refunds, not funds: REFUNDED", "refund") == ["Refunds", "REFUNDED"]
    assert marked("happily happy happen", *terms("happy")) == ["happy"]
    assert marked("㎏ ﬁne Refunds", "refund") == ["Refunds"]
    assert marked("refuse refund", prefix="refu") == ["refuse", "refund"]


def test_the_smallest_words_are_never_what_was_found() -> None:
    text = "It is in the house that I think whether the theft is insured by the ISP."
    assert marked(text, *terms("isp"), "") == ["ISP"], "no word is being typed: its term is empty"
    assert marked(text, prefix="th") == ["think", "theft"]
    assert marked(text, prefix="the") == ["theft"]


@given(st.text(max_size=200))
def test_places_are_within_the_text_and_stand_for_terms(text: str) -> None:
    known = tuple(dict.fromkeys(terms(text)))[:20]
    places = located_terms(text, Matching(known))
    assert all(0 <= start < end <= len(text) for start, end, _ in places)
    assert {place.term for place in places} <= set(known)
