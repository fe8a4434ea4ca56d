"""What is told by a first look – that a sentence holds no guarantee, no refusal, no figures of a time – never hides
what the patterns themselves would find: texts are made from the patterns, and the look must let each of them pass."""

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_tui.expectations.check import about, actions, denials, guarantees_en, mentions, time_atoms
from agent_tui.expectations.check.cues_en import words_of
from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.rules import opening_hours, personal_numbers, placeholders
from agent_tui.expectations.check.topics import begin_of, promise_pattern, topic_pattern

Look = Callable[[str], object]


def marked(any_of: Iterable[str]) -> Look:
    return lambda text: not frozenset(placeholders._ANY_MARK.findall(text)).isdisjoint(any_of)


LOOKS: dict[str, tuple[re.Pattern[str], Look]] = {
    "an English guarantee": (guarantees_en._SURE, guarantees_en._SIGNS.search),
    "a refusal before": (denials._NO_BEFORE, denials._ANY_NO.search),
    "an English refusal before": (denials._NO_BEFORE_EN, denials._ANY_NO.search),
    "a refusal after": (denials._NO_AFTER, denials._ANY_NO.search),
    "a sign of any refusal": (denials._ANY_NO, denials._SIGN_OF_NO.search),
    "an outcome": (about._OUTCOME, about._SIGN_OF_OUTCOME.search),
    "what is not ours": (actions._NOT_OURS_ZH, actions._SIGN_OF_NOT_OURS.search),
    "a service window": (opening_hours._SERVICE_WINDOW, opening_hours._WINDOW_SIGN.search),
    "a date in figures": (time_atoms._ISO, lambda text: "19" in text or "20" in text),
    "a time in figures": (time_atoms._CLOCK, lambda text: ":" in text or "h" in text),
    "letters of a time": (mentions._ANY_WORD, words_of),
    **{f"a slot of shape {place}": (one[2], one[1].search) for place, one in enumerate(placeholders._SHAPES)},
    **{f"any slot, {place}": (one[1], marked(one[0])) for place, one in enumerate(placeholders._SHAPES)},
    "a card's number": (
        personal_numbers._CHAIN,
        lambda text: personal_numbers._LEAST.search(text) or digits(text) < 13,
    ),
}


def digits(text: str) -> int:
    return sum(char in "0123456789" for char in text)


@pytest.mark.parametrize("name", LOOKS)
@settings(max_examples=70, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_look_lets_pass_what_is_there(name: str, data: st.DataObject) -> None:
    pattern, look = LOOKS[name]
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert look(text)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_words_of_a_topic_are_found_where_they_stand(data: st.DataObject) -> None:
    words = ("退款", "money back", "US-refund", "(a)")
    text = data.draw(st.sampled_from(words))
    about, promised = topic_pattern(words), promise_pattern("refund", "退款", words)
    assert about is not None
    assert promised is not None
    plain = read(f"1 {text} 2").plain
    assert any(begins in plain for begins in begin_of(words))
    assert about.search(plain)
    assert promised.search(plain)
