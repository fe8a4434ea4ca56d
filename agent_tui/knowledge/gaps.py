"""What is asked and not answered: searches without a useful result, gathered into gaps – what to write next. Pure.

Two questions are about the same thing where they share enough of their words, weighed by how rare these are among all
that was searched for; the words are those of the search itself (`analyzer`), so that both scripts of Chinese are one.
Each question goes to the gap that it has most in common with, the older one where that is equal, or begins its own.
They are taken in the order of time: what is added later leaves the gaps that are there as they were, but where it shows
that a word is common.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from agent_tui.domain.values import Article, Id, SearchOutcome
from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.asked import CHINESE_RUN, WORD_LENGTHS, in_words, said_in, without_asking
from agent_tui.knowledge.rarity import Rarity, leaves_out_the_rarest, parts

ALIKE = 0.34
"""The least that a question and a gap have in common: twice the weight of what they share, by the weight of both
(Dice). Measured on paraphrases of questions from the web, one in six of the pairs that this joins is wrong. (A third is
one word of three, which says little.)"""

LENGTH_COUNTS = 0.375
"""Against long texts that have more than others ask, in the choice of the question; 0.5 is the cosine."""

USUAL = 5
"""Questions that must hold a word before it weighs less: where little was asked, no word is common yet."""

ANSWERING_SHARE = 0.5
"""Of a question's words, by their rarity, that the article found first must hold to be its answer."""

ANSWERING_TEXT = 0.7
"""Or else of its text (`said_in`): of its pairs of characters some cut through words, and are rarer than any word."""


class Asked(NamedTuple):
    """A query as it was typed, and how often nothing came of it."""

    query: str
    times: int


class Gap(Struct, frozen=True):
    """Something that was searched for and not answered."""

    id: Id
    """The id of its first outcome."""
    question: str
    """The query that stands best for all of them."""
    queries: tuple[Asked, ...]
    """The most usual first."""
    missing: int
    nothing: int
    wrong: int
    """Outcomes of each kind."""
    agents: tuple[str, ...]
    first_at: datetime
    last_at: datetime
    articles: tuple[Id, ...]
    """Those that were said to be wrong, the most often first."""
    tickets: tuple[Id, ...] = ()
    """Contacts that it was searched for."""

    @property
    def count(self) -> int:
        return self.missing + self.nothing + self.wrong


def find_gaps(
    outcomes: Iterable[SearchOutcome],
    words: Collection[str] = (),
    rarity: Rarity | None = None,
    read: Callable[[str], str] = str,
) -> list[Gap]:
    """The gaps in what was searched for: the most usual first, then the latest. The order in which outcomes are given
    makes no difference. A query without any word is in none. `words`: Chinese words that are known, such as tags;
    beside them those are that somebody typed alone. `rarity`: that of words among the articles; a rare one parts what
    else is alike. `read`: a query as the search understood it, without typing errors."""
    in_time = sorted({one.id: one for one in outcomes}.values(), key=lambda one: (one.at, one.id))
    questions = _questions(in_time, words, read)
    weights = _weights(questions)
    unanswered = [question for question in questions if question.unanswered]
    found = [_gap(members, weights) for members in _gathered(unanswered, weights, rarity)]
    return sorted(found, key=lambda gap: (-gap.count, -len(gap.agents), -gap.last_at.timestamp(), gap.id))


def is_slip(gap: Gap) -> bool:
    """True for what somebody left with nothing a single time and said no word of: it may have been a slip of the
    fingers."""
    return gap.count == gap.nothing == 1


def is_since(gap: Gap, article: Article) -> bool:
    """True for an article that was written or mended after the last miss. A day without an hour is the whole day: it
    may have been its end."""
    written, missed = article.updated_at.astimezone(UTC), gap.last_at.astimezone(UTC)
    return written > missed or (written.time() == time() and written.date() >= missed.date())


def answers(gap: Gap, article: Article, share: float, rarity: Rarity | None = None) -> bool:
    """True for the article that is found first for what a gap is about, where it was written since and says enough of
    it, its rarest word among it, and something of most ways to ask. `share`: how much of the question it holds by the
    rarity of its words."""
    if not is_since(gap, article):
        return False
    text = "\n".join((article.title, article.body, article.internal, *article.tags))
    if share < ANSWERING_SHARE and said_in(gap.question, text) < ANSWERING_TEXT:
        return False
    if rarity is not None and leaves_out_the_rarest(without_asking(gap.question), text, rarity):
        return False
    told = sum(one.times for one in gap.queries if said_in(one.query, text) >= ANSWERING_SHARE)
    return 2 * told > gap.count


class _Question:
    """Everything that was asked in the same words, and about the same wrong article."""

    def __init__(self, about: tuple[str, ...], article: str | None) -> None:
        self.about = about
        self.article = article
        self.unanswered: list[SearchOutcome] = []


def _questions(outcomes: Sequence[SearchOutcome], words: Iterable[str], read: Callable[[str], str]) -> list[_Question]:
    """In the order in which they were asked first; what was solved too, as it shows which words are common."""
    said = {query: without_asking(read(query)) for query in dict.fromkeys(one.query for one in outcomes)}
    runs = (run for text in chain(said.values(), map(without_asking, words)) for run in CHINESE_RUN.findall(text))
    known = {run for run in runs if len(run) in WORD_LENGTHS}
    topics = {query: tuple(dict.fromkeys(terms(in_words(text, known)) or terms(query))) for query, text in said.items()}
    found: dict[tuple[frozenset[str], str | None], _Question] = {}
    for one in outcomes:
        about = topics[one.query]
        if not about:
            continue
        article = one.article if one.outcome == "wrong" else None
        question = found.setdefault((frozenset(about), article), _Question(about, article))
        if one.outcome != "solved":
            question.unanswered.append(one)
    return list(found.values())


def _weights(questions: Iterable[_Question]) -> Mapping[str, float]:
    """How much a term tells: the less, the more questions hold it."""
    asked = list({frozenset(one.about) for one in questions})
    holding = Counter(term for about in asked for term in about)
    return {term: math.log(1 + len(asked) / max(USUAL, count)) for term, count in holding.items()}


class _Members:
    """Questions of one gap, and the weight of all their terms together."""

    def __init__(self) -> None:
        self.questions: list[_Question] = []
        self.weight = 0.0

    def usual_terms(self) -> set[str]:
        """That half of its questions hold."""
        held = Counter(term for question in self.questions for term in question.about)
        return {term for term, count in held.items() if 2 * count >= len(self.questions)}


def _gathered(questions: Iterable[_Question], weights: Mapping[str, float], rarity: Rarity | None) -> list[_Members]:
    groups: list[_Members] = []
    held: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    """By term and place of a group: the term's weight, as often as questions of the group hold it."""
    with_article: dict[str, int] = {}
    for question in questions:
        weight = math.fsum(weights[term] for term in question.about)
        place = with_article.get(question.article) if question.article is not None else None
        if place is None:
            place = _nearest(question, weight, groups, held, rarity)
        if place is None:
            place = len(groups)
            groups.append(_Members())
        groups[place].questions.append(question)
        groups[place].weight += weight
        for term in question.about:
            held[term][place] += weights[term]
        if question.article is not None:
            with_article.setdefault(question.article, place)
    return groups


def _nearest(
    question: _Question,
    weight: float,
    groups: Sequence[_Members],
    held: Mapping[str, Mapping[int, float]],
    rarity: Rarity | None,
) -> int | None:
    """The place of the group that a question belongs to; None where it is like none of them."""
    shared: defaultdict[int, float] = defaultdict(float)
    for term in question.about:
        for place, held_there in held.get(term, {}).items():
            shared[place] += held_there
    best, alike = None, 0.0
    for place, shared_there in shared.items():
        group = groups[place]
        # both by the number of its questions, which leaves the ratio as it is
        found = 2 * shared_there / (weight * len(group.questions) + group.weight)
        if found >= ALIKE and (found > alike or (found == alike and best is not None and place < best)):
            if rarity is not None and parts(question.about, group.usual_terms(), rarity):
                continue
            best, alike = place, found
    return best


def _gap(members: _Members, weights: Mapping[str, float]) -> Gap:
    outcomes = sorted(
        (one for question in members.questions for one in question.unanswered), key=lambda one: (one.at, one.id)
    )
    texts = Counter(one.query.strip() for one in outcomes)
    verdicts = Counter(one.outcome for one in outcomes)
    articles = Counter(one.article for one in outcomes if one.outcome == "wrong" and one.article is not None)
    return Gap(
        id=outcomes[0].id,
        question=_best_said(members, texts, weights),
        queries=tuple(Asked(text, count) for text, count in texts.most_common()),
        missing=verdicts["missing"],
        nothing=verdicts["nothing"],
        wrong=verdicts["wrong"],
        agents=tuple(sorted({one.agent for one in outcomes})),
        first_at=outcomes[0].at,
        last_at=outcomes[-1].at,
        articles=tuple(article for article, _ in articles.most_common()),
        tickets=tuple(dict.fromkeys(one.ticket for one in outcomes if one.ticket is not None)),
    )


def _best_said(members: _Members, texts: Mapping[str, int], weights: Mapping[str, float]) -> str:
    """The text nearest to what all of them say (as by the cosine, but that a word alone is not the best because it is
    short); of equal ones the most usual, then the first."""
    asked: Counter[str] = Counter()
    for question in members.questions:
        for term in question.about:
            asked[term] += len(question.unanswered)
    best, near = "", (-1.0, 0)
    for question in members.questions:
        long = math.fsum(weights[term] ** 2 for term in question.about) ** LENGTH_COUNTS
        said = math.fsum(weights[term] ** 2 * asked[term] for term in question.about) / long
        for text in dict.fromkeys(one.query.strip() for one in question.unanswered):
            if (round(said, 9), texts[text]) > near:
                best, near = text, (round(said, 9), texts[text])
    return best
