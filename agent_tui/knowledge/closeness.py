"""Whether a hit is close to a query of which something stands in no article: a word or two in common are not enough.

Such a hit is about it where a word of the query stands in its title or tags, or one that the company named among its
words anywhere; or where it holds enough of the whole query. What only asks, or everybody says,
makes no hit close. Loads no Whoosh."""

from collections.abc import Sequence
from typing import NamedTuple

from agent_tui.knowledge.analyzer import is_chinese
from agent_tui.knowledge.asked import without_asking
from agent_tui.knowledge.meaning import DENYING
from agent_tui.knowledge.places import Matching
from agent_tui.knowledge.scorer import Ranked, Wanted
from agent_tui.knowledge.shown import Shown
from agent_tui.knowledge.usual_words import USUAL_WORDS

CLOSE = 1 / 3
"""The share of the whole query, words that stand nowhere among it, that makes a hit close without more. (On half of
the development queries nothing that was judged to answer is lost by up to 0.4.)"""

NAMED = 1 / 5
"""The share that is enough where a word of the query stands in the title or a tag: 电话 alone is too little of
骚扰电话太多能不能拦."""

ENOUGH_TO_COMPARE = 10
"""Articles: among fewer no word is rare, and whatever has one of the query's is worth a look."""

SENTENCE = 6
"""Words from which on a whole sentence is asked: much of it may stand nowhere, and the best is the best."""

PAIRS_OF_A_WORD = 2
"""Pairs of Chinese characters that a word adds to a query: its own, and the one across its end."""


class About(NamedTuple):
    """What a query is about."""

    words: Matching
    """In a title or a tag."""
    company: Matching
    """Anywhere."""


def about(wanted: Wanted) -> About:
    little = {term for term, weight in wanted.weights if weight < 1.0 and is_chinese(term)}
    usual = {term for term, word in wanted.words if word in USUAL_WORDS}
    named = {one for also in wanted.also if also.weight < 1.0 for one in (also.term, also.place)}
    mended = {also.term for also in wanted.also if also.weight == 1.0}
    words = [term for term in (*wanted.terms, *mended) if term not in little | usual and not _says_little(term)]
    typing = "" if wanted.typing in USUAL_WORDS else wanted.typing
    return About(Matching(tuple(words), typing), Matching(tuple(named - usual)))


def is_close(ranked: Ranked, shown: Shown, asked: About) -> bool:
    named = ranked.of_all >= NAMED and shown.is_about(asked.words)
    return named or ranked.of_all >= CLOSE or shown.holds(asked.company)


def close_ones(found: Sequence[tuple[Ranked, Shown]], wanted: Wanted) -> list[tuple[Ranked, Shown]]:
    """All where the best is close: those after it fill in. Else only those that are."""
    asked = about(wanted)
    words = sum(1.0 / PAIRS_OF_A_WORD if is_chinese(term) else 1.0 for term in asked.words.terms)
    if words >= SENTENCE or (found and is_close(*found[0], asked)):
        return list(found)
    return [(ranked, shown) for ranked, shown in found if is_close(ranked, shown, asked)]


def _says_little(term: str) -> bool:
    """True for a Chinese term that only asks or denies."""
    return is_chinese(term) and (term in DENYING or not without_asking(term).strip())
