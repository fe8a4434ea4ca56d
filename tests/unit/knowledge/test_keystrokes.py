"""What is kept from key to key: the same is found as when all is added up anew."""

import random
from array import array
from itertools import accumulate as growing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_tui.knowledge.accumulating import accumulate
from agent_tui.knowledge.keystrokes import BEST, KEPT, Among, Part, Sums
from agent_tui.knowledge.postings import Postings

REWARD = 0.5
KEEP = 20
DOCUMENTS = 1_500


def a_part(chosen: random.Random, key: str, many: int) -> Part:
    documents = sorted(chosen.sample(range(DOCUMENTS), many))
    impacts = array("f", [chosen.uniform(0.1, 5.0) for _ in documents])
    rarity = chosen.uniform(0.05, 8.0)
    return Part(key, rarity, max(1, round(rarity * 256)), Postings(array("I", documents), impacts, max(impacts)))


def by_hand(parts: list[Part], total: int, among: Among) -> list[tuple[float, int]]:
    scores = dict.fromkeys(range(DOCUMENTS), (0.0, 0))
    for part in parts:
        for document, impact in zip(part.postings.documents, part.postings.impacts, strict=True):
            score, units = scores[document]
            scores[document] = score + part.rarity * impact, units + part.units
    found = []
    for document, (score, units) in scores.items():
        if units and document not in among.gone and (among.allowed is None or document in among.allowed):
            favour = among.favour if document in among.favoured else 1.0
            found.append((-score * (1.0 + REWARD * units / total) * favour, document))
    return sorted(found)[:KEEP]


AMONG = {
    "all": Among(),
    "narrowed": Among(("zh",), frozenset(range(0, DOCUMENTS, 3))),
    "gone": Among((), None, frozenset(range(0, DOCUMENTS, 2))),
    "favoured": Among(("", "en"), None, frozenset(), frozenset(range(0, DOCUMENTS, 5)), 1.25),
}


@pytest.mark.parametrize("name", AMONG)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), sizes=st.lists(st.sampled_from([1, 5, 40, 300, 1_200]), min_size=1, max_size=7))
def test_after_each_key_the_best_are_those_of_all_sums(name: str, seed: int, sizes: list[int]) -> None:
    chosen, among = random.Random(seed), AMONG[name]
    sums = Sums(REWARD, 10 * DOCUMENTS)
    parts = [a_part(chosen, str(number), size) for number, size in enumerate(sizes)]
    for typed in growing([[part] for part in parts], lambda before, added: before + added):
        for settled, last in ((typed, None), (typed[:-1], typed[-1])):
            total = sum(part.units for part in typed) + chosen.choice([0, 0, 700])
            found = sums.best(settled, last, total, KEEP, among)
            expected = by_hand(typed, total, among)
            assert [score for _, score, _ in found] == pytest.approx([-score for score, _ in expected])
            for document, _, share in found:
                units = sum(part.units for part in typed if document in part.postings.documents)
                assert share == pytest.approx(min(1.0, units / total))
                assert document not in among.gone
                assert among.allowed is None or document in among.allowed


def test_who_takes_letters_back_finds_what_was_kept() -> None:
    chosen = random.Random(1)
    parts = [a_part(chosen, str(number), 300) for number in range(6)]
    sums = Sums(REWARD, 10 * DOCUMENTS)
    total = sum(part.units for part in parts)
    answers = [sums.best(parts[:end], None, total, KEEP) for end in range(1, 7)]
    for end in range(6, 0, -1):
        assert sums.best(parts[:end], None, total, KEEP) == answers[end - 1]


def test_what_is_kept_is_bounded() -> None:
    chosen = random.Random(2)
    sums = Sums(REWARD, 2_000)
    for number in range(3 * KEPT):
        sums.best([a_part(chosen, str(number), 900)], None, 10, KEEP)
    kept = sums._kept
    assert 1 <= len(kept) <= KEPT
    assert sum(len(one.both) for one in kept) <= 2_000
    assert all(len(one.best) <= BEST for one in kept)


def test_nothing_known_finds_nothing() -> None:
    assert Sums(REWARD, 100).best([], None, 0, KEEP) == []
    assert Sums(REWARD, 100).best([], None, 10, KEEP) == []


def test_it_finds_what_adding_up_anew_finds() -> None:
    chosen = random.Random(3)
    parts = [a_part(chosen, str(number), 400) for number in range(5)]
    total = sum(part.units for part in parts)
    anew = accumulate([part[1:] for part in parts], total, reward=REWARD, keep=KEEP)
    best = sorted(anew, key=lambda one: -one[1])[:KEEP]
    kept = Sums(REWARD, 10 * DOCUMENTS).best(parts[:-1], parts[-1], total, KEEP)
    assert [one[0] for one in kept] == [one[0] for one in best]
