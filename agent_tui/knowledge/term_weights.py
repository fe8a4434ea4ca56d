"""What the terms of a query count for beside how rare they are. Pure.

English words that tell nothing are no terms at all (`analyzer.STOP_WORDS`). Chinese has no spaces to tell such words
by: a pair of characters that touches one of them only asks, or cuts through two words, and counts half. A word that is
said again counts for more, and ever less so (BM25's k3 = 1, as in Robertson et al., "Okapi at TREC-3", 1994)."""

import re
from collections import Counter

from agent_tui.knowledge.analyzer import is_chinese, terms, tokens

LITTLE = 0.5
"""What a term counts for that touches a small word."""

_SMALL_WORDS = (
    "请问 什么时候 什么 怎么 怎样 如何 为何 何时 哪 谁 多少 多久 几 是否 吗 呢 吧 的 了 我 你 您 他 她 它 们 这 那 是"
    " 可以"
)
"""Words of asking, particles and pronouns; none that is also a part of words that tell something, such as 在 or 会."""

_SMALL = re.compile("|".join(_SMALL_WORDS.split()))


def term_weights(query: str) -> dict[str, float]:
    """The terms of a query that count for other than 1, and what for."""
    said = terms(query)
    found: dict[str, float] = {}
    if len(set(said)) < len(said):
        found = {term: 2.0 * times / (1.0 + times) for term, times in Counter(said).items() if times > 1}
    for term in _touching_small_words(query):
        found[term] = LITTLE * found.get(term, 1.0)
    return found


def _touching_small_words(query: str) -> set[str]:
    """Terms that touch one wherever they stand."""
    touching: set[str] = set()
    clear: set[str] = set()
    for run in filter(is_chinese, tokens(query)):
        hidden = _SMALL.sub(_hide, run)
        for place in range(max(1, len(run) - 1)):
            (touching if _HIDDEN in hidden[place : place + 2] else clear).add(run[place : place + 2])
    return touching - clear


_HIDDEN = " "


def _hide(small: re.Match[str]) -> str:
    return _HIDDEN * len(small[0])
