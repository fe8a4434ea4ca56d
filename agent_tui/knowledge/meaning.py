"""What the words of a query that stand in no article may mean, in the words of an index; and which stand nowhere. Loads
no Whoosh."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from agent_tui.knowledge.analyzer import STOP_WORDS, is_chinese, term_of, terms
from agent_tui.knowledge.asked import CHINESE_RUN, without_asking
from agent_tui.knowledge.confusions import Corrected, corrected
from agent_tui.knowledge.normal_form import aligned, normal_form
from agent_tui.knowledge.postings import Segment
from agent_tui.knowledge.scorer import Also, OtherWords, Wanted
from agent_tui.knowledge.typos import best_meant, may_be_mistyped
from agent_tui.knowledge.usual_words import USUAL_WORDS
from agent_tui.knowledge.values import Meant

MOST_MEANT = 2
"""Words that a mistyped one is taken for: the likeliest may not be the one. (On half of the development queries with an
error in each nDCG@10 is 0.866 with two, 0.862 with one.)"""

KEPT = 2_000
"""Words whose meaning is kept, for who types on."""

MOST_SHOWN = 8
"""Characters of a Chinese stretch that are told as what was meant; of a longer one what stands around the others."""

LONG_NUMBER = 5
"""Figures of a number that is somebody's or an order's: that it stands in no article tells nothing."""

DENYING = frozenset(("不了", "不能", "不行", "不到", "不上", "不好", "没有", "没了"))
"""Pairs that say that something does not work, whatever it is."""

LEAST_NOWHERE = 2
"""Chinese characters side by side that stand nowhere, before they are told: one is mostly how it is asked, or the end
of a word that is put otherwise."""

_AT_THE_EDGE = "个到了过着没不很再才太最多少说话给让从对"
"""Characters that begin or end what stands nowhere and are no part of its words, mostly."""

_NEVER_FIRST, _NEVER_LAST = re.compile("^(?:个(?![人性体])|[了着没很])+"), re.compile("[个到了过着没不很再才给让从]+$")
"""Those of them that are told with no word: 说明书 and 多媒体 begin with others."""


class Meanings:
    """Of one state of an index."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._stretches: dict[str, Corrected | None] = {}
        self._synonyms: OtherWords | None = None
        """Whose words `_words` may mean, too."""

    def add(self, wanted: Wanted, segments: Sequence[Segment]) -> tuple[Wanted, tuple[Meant, ...]]:
        """The query with what its unknown words may mean. The word being typed is unknown only where nothing begins
        so."""
        if wanted.synonyms is not self._synonyms:
            self._words.clear()
            self._stretches.clear()
            self._synonyms = wanted.synonyms
        also: list[Also] = []
        meant: list[Meant] = []
        mended: dict[str, str] = {}
        named = {one.place for one in wanted.also}
        for term, word in wanted.words:
            if not may_be_mistyped(word) or word in USUAL_WORDS or term in named or _is_known(term, segments):
                continue
            if wanted.typing and term == wanted.typed_term and any(one.expansions(word) for one in segments):
                continue
            words = self._of(word, segments)
            also += (Also(of, 1.0, term) for of in dict.fromkeys(map(term_of, words)))
            meant += (Meant(word, one) for one in words)
            if words:
                mended[word] = words[0]
        for stretch in wanted.stretches:
            other = self._of_stretch(stretch, segments)
            if other is not None:
                also += (Also(pair, 1.0, typed) for typed, pair in other.pairs if _is_known(pair, segments))
                meant.append(_told(stretch, other.text))
                mended[stretch] = other.text
        if mended and wanted.synonyms is not None:
            also += _of_mended(wanted, mended, wanted.synonyms)
        return (wanted._replace(also=(*wanted.also, *also)) if also else wanted), tuple(meant)

    def _of(self, typed: str, segments: Sequence[Segment]) -> list[str]:
        """The likeliest first; none where one of the smallest words is meant, as those are not searched for."""
        kept = self._words.get(typed)
        if kept is None:
            candidates: dict[str, tuple[int, int]] = {}
            for segment in segments:
                for word, errors, count in segment.similar(typed):
                    candidates[word] = errors, candidates.get(word, (0, 0))[1] + count
            if self._synonyms is not None:
                for errors, word in self._synonyms.similar(typed):
                    candidates.setdefault(word, (errors, 0))
            best = best_meant(typed, candidates, MOST_MEANT)
            kept = [word for word in best if term_of(word)] if best and term_of(best[0]) else []
            if len(self._words) >= KEPT:
                self._words.clear()
            self._words[typed] = kept
        return kept

    def _of_stretch(self, stretch: str, segments: Sequence[Segment]) -> Corrected | None:
        if stretch not in self._stretches:
            if len(self._stretches) >= KEPT:
                self._stretches.clear()
            known = self._synonyms.writes if self._synonyms is not None else lambda pair: False
            self._stretches[stretch] = corrected(stretch, lambda pair: _count(pair, segments), known)
        return self._stretches[stretch]


def _of_mended(wanted: Wanted, mended: Mapping[str, str], synonyms: OtherWords) -> Iterator[Also]:
    """What else is searched for once the words are put right; in the place of those that were typed."""
    words = "|".join(re.escape(one) for one in sorted(mended, key=len, reverse=True))
    query = re.sub(words, lambda found: mended[found[0]], normal_form(wanted.query))
    places = {right: wrong for wrong, right in zip(terms(wanted.query), terms(query), strict=False)}
    told = {*wanted.terms, *(one.term for one in wanted.also)}
    for one in synonyms.of(query, tuple(dict.fromkeys(terms(query)))):
        if one.term not in told:
            yield one._replace(place=places.get(one.place, one.place))


def nowhere(wanted: Wanted, segments: Sequence[Segment]) -> tuple[str, ...]:
    """The words of a query that stand in no article, and for which nothing else was searched for."""
    instead = {one.place for one in wanted.also}
    found = [
        word
        for term, word in wanted.words
        if term not in instead
        and word not in USUAL_WORDS
        and not (word.isdigit() and len(word) >= LONG_NUMBER)
        and not _is_known(term, segments)
        and not (term == wanted.typed_term and any(one.expansions(wanted.typing) for one in segments))
    ]
    named = wanted.synonyms.writes if wanted.synonyms is not None and wanted.also else lambda pair: False
    for stretch in wanted.stretches:
        pairs = list(map("".join, pairwise(stretch)))
        known = [pair in instead or named(pair) or _is_known(pair, segments) for pair in pairs]
        if not all(known):
            found += _unknown_in(stretch, known)
    return tuple(dict.fromkeys(found))


def usual_nowhere(wanted: Wanted, segments: Sequence[Segment]) -> tuple[str, ...]:
    """Words that everybody uses and no article has: they are not told, as long as something is found."""
    instead = {one.place for one in wanted.also}
    return tuple(
        word
        for term, word in wanted.words
        if word in USUAL_WORDS
        and term not in instead
        and not _is_known(term, segments)
        and not (term == wanted.typed_term and any(one.expansions(wanted.typing) for one in segments))
    )


def as_typed(query: str, words: Sequence[str]) -> tuple[str, ...]:
    """Words in normal form as they stand in the query; those that do not stand there as they are."""
    normal, alignment = aligned(query)
    places = ((word, normal.find(word)) for word in words)
    place = alignment.place if alignment is not None else int
    return tuple(word if at < 0 else query[place(at) : place(at + len(word) - 1) + 1] for word, at in places)


def only_asks(wanted: Wanted, segments: Sequence[Segment]) -> bool:
    """True where all that articles have of a query is how it is asked, or that something does not work: what it is
    about is among the words that stand nowhere."""
    if wanted.also or (
        wanted.typing not in ("", *STOP_WORDS) and any(one.expansions(wanted.typing) for one in segments)
    ):
        return False
    # why a lone character too: it stands for every pair that it begins
    known = [term for term in wanted.terms if len(term) == 1 or _is_known(term, segments)]
    return all(is_chinese(term) and (term in DENYING or not without_asking(term).strip()) for term in known)


def _unknown_in(stretch: str, known: Sequence[bool]) -> Iterator[str]:
    """Characters side by side of which none stands in a known pair, without the words of asking."""
    at = 0
    while at < len(stretch):
        end = at
        while end < len(stretch) and not any(known[max(0, end - 1) : end + 1]):
            end += 1
        for run in CHINESE_RUN.findall(without_asking(stretch[at:end])):
            if len(run.strip(_AT_THE_EDGE)) >= LEAST_NOWHERE:
                yield _NEVER_LAST.sub("", _NEVER_FIRST.sub("", run))
        at = end + 1


def _told(typed: str, meant: str) -> Meant:
    if len(typed) <= MOST_SHOWN:
        return Meant(typed, meant)
    others = [at for at, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
    around = slice(max(0, others[0] - 2), others[-1] + 2)
    return Meant(typed[around], meant[around])


def _is_known(term: str, segments: Collection[Segment]) -> bool:
    return any(segment.count(term) for segment in segments)


def _count(term: str, segments: Collection[Segment]) -> int:
    return sum(segment.count(term) for segment in segments)
