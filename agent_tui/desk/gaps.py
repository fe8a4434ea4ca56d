"""What customers ask and the knowledge base does not answer: searches without a useful result, gathered, and whether an
article answers them by now; and the draft of what is to be written.

Troubles: those of `desk.knowing`.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from agent_tui.desk.knowing import Knowing
from agent_tui.desk.outcomes import Outcomes
from agent_tui.domain.values import Article, Id, SearchOutcome

if TYPE_CHECKING:
    from agent_tui.knowledge.gaps import Gap

RECENT = timedelta(days=180)
"""Older searches tell nothing of what is asked now."""

MOST_OUTCOMES = 5_000
"""The newest of them that are gathered: about a second of work."""

AHEAD = timedelta(days=1)
"""A clock may go wrong by that much; what claims to be later counts for nothing, or no article would ever answer it."""

NEAR_SHARE = 0.25
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
        answers by now. Searches for each of them: not for the screen's thread."""
        # why: loaded here, as below, because what knows of words is on nobody's way to the first paint
        from agent_tui.knowledge.gaps import find_gaps, is_since

        self._need("articles")
        self._need("search_outcomes")
        articles = {article.id: article for article in self.articles()}
        tags = {tag for article in articles.values() for tag in article.tags}
        newest = max(articles.values(), key=lambda article: article.updated_at, default=None)
        views = []
        for gap in find_gaps(self._recent_outcomes(), tags):
            # what is older than every miss answers none of them: no search for that
            answer = self._answer_to(gap, articles) if newest is not None and is_since(gap, newest) else None
            if all or answer is None:
                wrong = tuple(_name(articles[id_]) for id_ in gap.articles if id_ in articles)
                views.append(GapView(gap, _name(answer) if answer else None, wrong))
        return views

    def _recent_outcomes(self) -> list[SearchOutcome]:
        now = self._store_time.now()
        return [one for one in self.outcomes() if now - RECENT <= one.at <= now + AHEAD][-MOST_OUTCOMES:]

    def tags_near(self, question: str) -> list[str]:
        """The tag that most articles on the subject of a question carry, for one that is to be written; none where
        there are no such articles. Not for the screen's thread."""
        from agent_tui.knowledge.gaps import without_asking

        hits = self.search(without_asking(question), limit=AMONG).hits
        found = [hit for hit in hits if hit.kind == "article" and hit.share >= NEAR_SHARE]
        tags = Counter(tag for hit in found[:NEAR_ARTICLES] for tag in hit.tags)
        return [tag for tag, _ in tags.most_common(1)]

    def _answer_to(self, gap: "Gap", articles: Mapping[str, Article]) -> Article | None:
        """The article that was written or mended since, and answers what was asked."""
        from agent_tui.knowledge.gaps import answers, is_since, without_asking

        about = without_asking(gap.question)
        hits = self.search(about, limit=1).hits
        if hits and hits[0].kind != "article":
            hits = self.search(about, limit=AMONG).hits
        found = next((hit for hit in hits if hit.id in articles), None)
        if found is not None and answers(gap, articles[found.id], found.share):
            return articles[found.id]
        wrong = [articles[id_] for id_ in gap.articles if id_ in articles]
        if wrong and gap.wrong == gap.count and all(is_since(gap, article) for article in wrong):
            return wrong[0]
        return None


def _name(article: Article) -> ArticleName:
    return ArticleName(article.id, article.title)
