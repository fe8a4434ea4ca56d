"""What customers ask and the knowledge base does not answer: searches without a useful result, gathered, and whether an
article answers them by now; and the draft of what is to be written.

Troubles: those of `desk.knowing`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from agent_tui.desk.knowing import Knowing
from agent_tui.desk.outcomes import Outcomes
from agent_tui.domain.values import Article, Id, SearchOutcome

if TYPE_CHECKING:
    from agent_tui.knowledge.gaps import Gap
    from agent_tui.knowledge.rarity import Rarity

RECENT = timedelta(days=180)
"""Older searches tell nothing of what is asked now."""

MOST_OUTCOMES = 5_000
"""The newest of them that are gathered: about a second of work."""

AHEAD = timedelta(days=1)
"""A clock may go wrong by that much; what claims to be later counts for nothing, or no article would ever answer it."""

MOST_READ_AGAIN = 100
"""Queries that may be mistyped, and are searched for to see what they mean: less than a second of work."""

_LONG_WORDS = re.compile(r"[a-z]{5,}", re.IGNORECASE | re.ASCII)
"""Those in which the search looks for typing errors."""

_WORDS = re.compile(r"\w+", re.ASCII)

NEAR_SHARE = 0.5
"""Of a question's words, by their rarity, that an article holds whose subject may be the question's."""

NEAR_ARTICLES = 3

AMONG = 8
"""Hits among which articles are looked for: what else is found is news, which answers nothing for good."""


class ArticleName(Struct, frozen=True):
    id: Id
    title: str


class GapView(Struct, frozen=True):
    gap: "Gap"
    answered_by: ArticleName | None
    """The article that answers it, written since."""
    wrong: tuple[ArticleName, ...]
    """What was said to be wrong and has not been taken away, the most often first."""


class Gaps(Knowing, Outcomes):
    def gaps(self, *, all: bool = False) -> list[GapView]:
        """What was asked and not answered in the last half year, the most usual first; `all`: also what an article
        answers by now, and, where several agents search, what only one of them left with nothing a single time.
        Searches for each of them: not for the screen's thread."""
        # why: loaded here, as below, because what knows of words is on nobody's way to the first paint
        from agent_tui.knowledge.gaps import find_gaps, is_since, is_slip
        from agent_tui.knowledge.rarity import Rarity

        self._need("articles")
        self._need("search_outcomes")
        articles = {article.id: article for article in self.articles()}
        tags = {tag for article in articles.values() for tag in article.tags}
        newest = max(articles.values(), key=lambda article: article.updated_at, default=None)
        views = []
        rarity = Rarity("\n".join((one.title, one.body, one.internal, *one.tags)) for one in articles.values())
        outcomes = self._recent_outcomes()
        meant = self._meant((one.query for one in reversed(outcomes)), rarity)
        alone = len({one.agent for one in outcomes}) == 1
        for gap in find_gaps(outcomes, tags, rarity, lambda query: meant.get(query, query)):
            if is_slip(gap) and not (all or alone):
                continue
            # what is older than every miss answers none of them: no search for that
            answer = self._answer_to(gap, articles, rarity) if newest is not None and is_since(gap, newest) else None
            if all or answer is None:
                wrong = tuple(_name(articles[id_]) for id_ in gap.articles if id_ in articles)
                views.append(GapView(gap, _name(answer) if answer else None, wrong))
        return views

    def _meant(self, queries: Iterable[str], rarity: "Rarity") -> dict[str, str]:
        """Queries with words that no article says, as the search understands them; the first of them."""
        found: dict[str, str] = {}
        for query in dict.fromkeys(queries):
            if len(found) == MOST_READ_AGAIN:
                break
            if any(not rarity.count(word.lower()) for word in _LONG_WORDS.findall(query)):
                meant = {one.typed.lower(): one.word for one in self.search(query, limit=1).meant}
                found[query] = _WORDS.sub(partial(_corrected, meant), query)
        return found

    def _recent_outcomes(self) -> list[SearchOutcome]:
        now = self._store_time.now()
        return [one for one in self.outcomes() if now - RECENT <= one.at <= now + AHEAD][-MOST_OUTCOMES:]

    def tags_near(self, question: str) -> list[str]:
        """The tag that all articles on the subject of a question carry, or one that is named in it and a near article
        carries, for one that is to be written; else none. Not for the screen's thread."""
        from agent_tui.knowledge.asked import without_asking

        hits = self.search(without_asking(question), limit=AMONG).hits
        near = [hit for hit in hits if hit.kind == "article"][:NEAR_ARTICLES]
        asked = question.casefold()
        if named := [tag for hit in near for tag in hit.tags if tag and tag.casefold() in asked]:
            return named[:1]
        found = [hit for hit in near if hit.share >= NEAR_SHARE]
        tags = Counter(tag for hit in found for tag in dict.fromkeys(hit.tags))
        return [tag for tag, count in tags.most_common(1) if count == len(found)]

    def customers_languages(self, gap: "Gap") -> list[str]:
        """Of the customers for whom it was searched, the most usual first."""
        found: Counter[str] = Counter()
        for ticket in gap.tickets:
            known = self._queries.ticket(ticket)
            customer = self._queries.customer(known[0].customer) if known is not None else None
            if customer is not None:
                found[customer.language] += 1
        return [language for language, _ in found.most_common()]

    def _answer_to(self, gap: "Gap", articles: Mapping[str, Article], rarity: "Rarity") -> Article | None:
        """The article that was written or mended since, and answers what was asked."""
        from agent_tui.knowledge.asked import without_asking
        from agent_tui.knowledge.gaps import answers, is_since

        about = without_asking(gap.question)
        hits = self.search(about, limit=1).hits
        if hits and hits[0].kind != "article":
            hits = self.search(about, limit=AMONG).hits
        found = next((hit for hit in hits if hit.id in articles), None)
        if found is not None and answers(gap, articles[found.id], found.share, rarity):
            return articles[found.id]
        wrong = [articles[id_] for id_ in gap.articles if id_ in articles]
        if wrong and gap.wrong == gap.count and all(is_since(gap, article) for article in wrong):
            return wrong[0]
        return None


def _corrected(meant: Mapping[str, str], word: re.Match[str]) -> str:
    return meant.get(word[0].lower(), word[0])


def _name(article: Article) -> ArticleName:
    return ArticleName(article.id, article.title)
