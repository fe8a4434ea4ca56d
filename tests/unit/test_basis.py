"""What is news to who wrote a text: words of the customer and of colleagues that were not on record then."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.domain.basis import KNOWN, Basis, Stand, basis_of, ended_since, new_since, taken_since
from agent_tui.domain.values import Direction

ME = "li.na"
BEGAN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
OPEN = Stand("open")


class Word(NamedTuple):
    id: str
    at: datetime = BEGAN
    kind: str = "message"
    direction: Direction = "inbound"
    author: str = "王小明"


words = st.lists(
    st.builds(
        Word,
        id=st.uuids().map(str),
        at=st.integers(-900, 900).map(lambda minutes: BEGAN + timedelta(minutes=minutes)),
        kind=st.sampled_from(["message", "call", "note", "survey", "event", "promise", "transfer"]),
        direction=st.sampled_from(["inbound", "outbound", "internal"]),
        author=st.sampled_from([ME, "chen.tao", "王小明"]),
    ),
    max_size=KNOWN,
    unique_by=lambda word: word.id,
)


def counts(word: Word) -> bool:
    return word.kind in ("message", "call", "note", "survey") and (word.direction == "inbound" or word.author != ME)


@given(words)
def test_what_was_known_is_no_news(known: list[Word]) -> None:
    assert new_since(basis_of(known, OPEN, ME), reversed(known), ME) == ()


@given(words, words)
def test_every_word_of_others_that_was_not_known_is_news_whenever_it_was_said(
    known: list[Word], later: list[Word]
) -> None:
    basis = basis_of(known, OPEN, ME)
    news = new_since(basis, [*later, *known], ME)
    ids = {word.id for word in known}
    assert set(news) == {word for word in later if counts(word) and word.id not in ids}
    assert list(news) == sorted(news, key=lambda word: (word.at, word.id))
    assert new_since(basis_of([*known, *later], OPEN, ME), [*known, *later], ME) == ()


@given(st.integers(1, 20))
def test_of_a_long_story_only_the_newest_words_are_remembered_and_the_old_ones_are_no_news(more: int) -> None:
    long = [Word(f"{number:04}", BEGAN + timedelta(minutes=number // 3)) for number in range(KNOWN + more)]
    basis = basis_of(long, OPEN, ME)
    assert len(basis.known) == KNOWN
    assert new_since(basis, long, ME) == ()
    late = Word("late", BEGAN + timedelta(minutes=(KNOWN + more) // 3))
    assert new_since(basis, [*long, late], ME) == (late,)
    ancient = Word("ancient", BEGAN - timedelta(days=400))
    assert new_since(basis, [*long, ancient], ME) == ()


def test_a_contact_that_ended_meanwhile_is_news_and_one_that_had_ended_is_not() -> None:
    basis = basis_of((), OPEN, ME)
    assert ended_since(basis, Stand("resolved")) == "resolved"
    assert ended_since(basis, Stand("closed")) == "closed"
    assert ended_since(basis, Stand("pending")) is None
    assert ended_since(basis_of((), Stand("resolved"), ME), Stand("closed")) is None


def test_a_colleague_who_took_it_is_news_and_i_am_not() -> None:
    basis = basis_of((), OPEN, ME)
    assert taken_since(basis, Stand("open", "chen.tao"), ME) == "chen.tao"
    assert taken_since(basis, Stand("open", ME), ME) is None
    assert taken_since(basis, Stand("open", None), ME) is None
    held = basis_of((), Stand("open", "chen.tao"), ME)
    assert taken_since(held, Stand("open", "chen.tao"), ME) is None
    assert taken_since(held, Stand("open", "zhao.min"), ME) == "zhao.min"


@given(words)
def test_it_is_kept_as_it_is(known: list[Word]) -> None:
    basis = basis_of(known, Stand("open", "chen.tao"), ME)
    assert msgspec.json.decode(msgspec.json.encode(basis), type=Basis) == basis
