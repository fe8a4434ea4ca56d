"""Typing errors: what counts as one, which word is meant, and that a search forgives it."""

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.knowledge.index import apply
from agent_tui.knowledge.known import Known
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.typos import best_meant, distance, errors_forgiven, similar_in, table_of
from agent_tui.knowledge.values import Meant, Versioned
from tests.unit.knowledge.articles import an_article, an_index, found

ARTICLES = [
    Versioned(an_article("refund", "Refund", "We refund the money. Refunds take three days.", "en"), 1),
    Versioned(an_article("transfer", "Transfers", "A transfer was declined. Transferring takes a day.", "en"), 1),
    Versioned(an_article("card", "Card", "Your card is at the post office.", "en"), 1),
    Versioned(an_article("subscription", "Subscription", "Ending a subscription.", "en"), 1),
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("refnud", "refund"),  # two letters changed places
        ("refubd", "refund"),  # a wrong one
        ("refuund", "refund"),  # one too many
        ("refnd", "refund"),  # one missing
        ("efund", "refund"),  # the first one missing
        ("crad", "card"),
        ("tranfserring", "transfer"),
        ("subscrpiton", "subscription"),  # two errors in a long word
        ("退款 refnud", "refund"),
    ],
)
def test_a_mistyped_word_finds_what_was_meant(tmp_path: Path, typed: str, expected: str) -> None:
    assert found(an_index(tmp_path, ARTICLES), typed)[:1] == [expected]


@pytest.mark.parametrize("typed", ["rfd", "refunding2", "rexyzd", "xrdaq", "x" * 10_000])
def test_what_is_too_short_or_too_far_off_finds_nothing(tmp_path: Path, typed: str) -> None:
    assert found(an_index(tmp_path, ARTICLES), typed) == []


def test_two_errors_in_a_short_word_are_not_forgiven(tmp_path: Path) -> None:
    assert found(an_index(tmp_path, ARTICLES), "rfnd") == []


def test_a_known_word_is_taken_as_it_is(tmp_path: Path) -> None:
    articles = [*ARTICLES, Versioned(an_article("cart", "Cart", "The cart of the shop.", "en"), 1)]
    assert found(an_index(tmp_path, articles), "cart") == ["cart"]


def test_the_small_words_are_not_searched_for_when_they_are_mistyped(tmp_path: Path) -> None:
    articles = [*ARTICLES, Versioned(an_article("watt", "Watt", "What a watt is, and what for, and where.", "en"), 1)]
    assert found(an_index(tmp_path, articles), "whcih") == []
    articles.append(Versioned(an_article("more", "More", "what which where what", "en"), 1))
    assert found(an_index(tmp_path / "more", articles), "waht") == []


def test_a_word_being_typed_is_mistyped_only_where_nothing_begins_so(tmp_path: Path) -> None:
    folder = an_index(tmp_path, ARTICLES)
    assert found(folder, "trans", typing=True) == ["transfer"]
    assert found(folder, "trasn", typing=True) == []
    assert found(folder, "trasnfer", typing=True) == ["transfer"]


def test_the_answer_tells_what_was_meant_and_marks_it(tmp_path: Path) -> None:
    searcher = Searcher(an_index(tmp_path, ARTICLES))
    answer = searcher.search(understand("mony refnud"), "mony refnud", limit=1)
    searcher.close()
    assert answer.meant == (Meant("mony", "money"), Meant("refnud", "refund"))
    assert [piece.text for piece in answer.hits[0].snippet if piece.hit] == ["refund", "money", "Refunds"]
    assert answer.hits[0].share == 1.0


def test_words_of_an_article_that_came_later_are_known_too(tmp_path: Path) -> None:
    folder = an_index(tmp_path, ARTICLES)
    generation = folder.current()
    assert generation is not None
    known = Known("test", {one.id: 1 for one in ARTICLES})
    apply(generation, [Versioned(an_article("new", "Roaming", "Roaming abroad", "en"), 1)], ["card"], known)
    assert found(folder, "raoming") == ["new"]
    assert found(folder, "crad") == []


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("card", "card", 0), ("crad", "card", 1), ("cad", "card", 1), ("cxrd", "card", 1), ("dracx", "card", 3)],
)
def test_distance(one: str, other: str, errors: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == errors


@given(st.text("abcé退𠀀", min_size=3, max_size=11), st.integers(0, 10), st.sampled_from(["cut", "put", "swap"]))
def test_one_error_anywhere_is_found(word: str, at: int, how: str) -> None:
    at %= len(word)
    letters = list(word)
    if how == "cut":
        del letters[at]
    elif how == "put":
        letters.insert(at, "x")
    else:
        letters[at - 1], letters[at] = letters[at], letters[at - 1]
    typed = "".join(letters)
    most = errors_forgiven(typed)
    found_words = [one.word for one in similar_in(table_of([word, "otherwise"]), [word, "otherwise"], typed)]
    assert (word in found_words) == (0 < distance(typed, word, most) <= most)


def test_of_words_as_near_the_likeliest_is_meant() -> None:
    assert best_meant("cardd", {"card": (1, 5), "cards": (1, 50), "care": (2, 900)}, 2) == ["cards", "card"]
    assert best_meant("xard", {"card": (1, 30), "xeard": (1, 2)}, 1) == ["xeard"], "people get the first letter right"
    assert best_meant("form", {"from": (1, 10), "for": (1, 20)}, 1) == ["from"], "they swap letters"
    assert best_meant("form", {}, 1) == []


def test_an_empty_table_knows_nothing() -> None:
    assert similar_in(array("Q"), [], "card") == []


def test_of_a_short_word_the_first_letter_is_right() -> None:
    assert best_meant("rate", {"date": (1, 9), "late": (1, 4)}, 2) == []
    assert best_meant("rate", {"date": (1, 9), "rates": (1, 1)}, 2) == ["rates"]
    assert best_meant("acrd", {"card": (1, 1)}, 2) == ["card"], "the same letters in another order"
    assert best_meant("efund", {"refund": (1, 1)}, 2) == ["refund"]
