"""Knowledge at the desk: searching, suggestions for a contact, articles. Whoosh is loaded with the first search, or a
second after the start.

Troubles: `index-unsafe` (others can write to the index), `unknown-article`, `unknown-ticket`.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.config.settings import time_zone
from agent_tui.desk.helpfulness import Helpfulness
from agent_tui.desk.views import DeskEvent, TicketsChanged
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Article, Audience
from agent_tui.knowledge.folder import UnsafeFolder

if TYPE_CHECKING:
    from agent_tui.desk.index_keeper import IndexKeeper
    from agent_tui.desk.index_update import Builder, IndexUpdate, Outcome
    from agent_tui.knowledge.folder import KnowledgeFolder
    from agent_tui.knowledge.scorer import Wanted
    from agent_tui.knowledge.searching import Searcher
    from agent_tui.knowledge.synonyms import Synonyms
    from agent_tui.knowledge.values import SearchAnswer
    from agent_tui.replica.article_rows import ArticleRows

SUGGESTIONS = 3

PATIENCE_S = 2.0
"""How long a command waits for another process to index what is new."""


class KnowledgeState(Struct, frozen=True):
    """How far the index is."""

    building: tuple[int, int] | None = None
    """Articles done and to do, while all of them are indexed."""
    trouble: str | None = None
    """Key of `messages.troubles` that says why the index is not kept."""


class ArticleView(Struct, frozen=True):
    """An article, and what of it matches a query, as it is written there."""

    article: Article
    marked: frozenset[str] = frozenset()


class Knowing(Helpfulness):
    _keeper: "IndexKeeper | None" = None
    _searcher: "Searcher | None" = None
    _opened = False
    """An index was opened before."""
    _listeners: tuple[Callable[[], object], ...] = ()

    def start(self, on_event: Callable[[DeskEvent], None]) -> None:
        from agent_tui.desk.index_keeper import IndexKeeper
        from agent_tui.desk.index_process import ProcessBuilder

        keeper = IndexKeeper(
            self._index_update(ProcessBuilder(self.replica_file)),
            filled=lambda: self._queries.filled,
            warm=self._can_search,
            on_change=self._knowledge_changed,
            report=self._report,
        )

        def tell(event: DeskEvent) -> None:
            on_event(event)
            if isinstance(event, TicketsChanged):
                self._changes += 1
                keeper.look()

        self._keeper = keeper
        super().start(tell)
        keeper.start()

    def stop(self) -> None:
        keeper, self._keeper = self._keeper, None
        self._listeners = ()
        if keeper is not None:
            keeper.stop()
        super().stop()

    def close(self) -> None:
        self.stop()
        if self._searcher is not None:
            self._searcher.close()
        super().close()

    def watch_knowledge(self, on_change: Callable[[], object]) -> Callable[[], None]:
        """`on_change` is called, from another thread, whenever the index or how far it is has changed, until the answer
        is called. For the screen's thread."""
        self._listeners = (*self._listeners, on_change)

        def end() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not on_change)

        return end

    def hurry_knowledge(self) -> None:
        """Somebody is about to search: what has not been loaded or indexed since the start is now."""
        if self._keeper is not None:
            self._keeper.hurry()

    def knowledge(self) -> KnowledgeState:
        keeper = self._keeper
        return KnowledgeState() if keeper is None else KnowledgeState(keeper.building, keeper.trouble)

    def take_index_damage(self) -> bool:
        """True once for each time that the index was found damaged and is built again: for who tells it. For the
        screen's thread."""
        keeper = self._keeper
        damaged = keeper is not None and keeper.damaged
        if keeper is not None:
            keeper.damaged = False
        return damaged

    def bring_knowledge_up_to_date(
        self, progress: Callable[[int, int], object], *, patience: float = PATIENCE_S
    ) -> "Outcome":
        """Indexes here and now what the replica has; for a command, which has no thread that does. Where another
        process writes, it is waited for; `elsewhere` where it is not done by then."""
        from agent_tui.desk.index_update import Builder

        update = self._index_update(Builder())
        began = self._clock.monotonic()
        try:
            while True:
                outcome = update.bring_up_to_date(
                    filled=self._queries.filled, progress=progress, stopping=lambda: False
                )
                if outcome != "elsewhere":
                    return outcome
                if not update.lags():
                    return "current"
                if self._clock.monotonic() - began >= patience:
                    return outcome
                time.sleep(0.05)
        finally:
            update.close()

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        typing: bool = False,
        language: str | None = None,
        audience: Audience | None = None,
        tag: str | None = None,
        reader: str = "",
        superseded: Callable[[], bool] = lambda: False,
    ) -> "SearchAnswer":
        """The best articles and bulletins for any text. While it is `typing`, the last word may be a beginning. Only
        those in a `language` (`zh`, `en`), for an `audience`, with a `tag`. `reader`: the language of who is to read it
        (`zh`, `en-GB`); of articles that tell the same those come first, where the query asks for no others. Raises
        `knowledge.scorer.Superseded` once nobody waits for the answer any more.

        Takes milliseconds, the first time more: not for the screen's thread."""
        self._need("articles")
        if not self._can_search():
            return _nothing_found(query)
        # why: loaded here because it loads Whoosh
        from agent_tui.knowledge.schema import language_mark, marks_of
        from agent_tui.knowledge.searching import understand
        from agent_tui.knowledge.values import main_language

        wanted = understand(
            query,
            typing=typing,
            marks=marks_of(language, audience, tag),
            preferred=language_mark(main_language(reader)) if reader else "",
            reader=reader,
            synonyms=self._synonyms(),
        )
        return self._answered(query, wanted, limit, superseded=superseded)

    def customers_language(self, ticket: str) -> str:
        """The language tag of the customer of a contact; "" where nobody knows. `BadInput("unknown-ticket")`."""
        known, _ = self._known_ticket(ticket)
        customer = self._queries.customer(known.customer)
        return customer.language if customer is not None else ""

    def suggest(self, ticket: str, *, limit: int = SUGGESTIONS) -> "SearchAnswer":
        """The articles that fit what a contact is about, in the customer's language where there are any; with few words
        in common none."""
        from agent_tui.knowledge.topics import LEAST_SHARE, query_of_contact

        known, _ = self._known_ticket(ticket)
        said = self._articles().last_inbound(known.id)
        query = query_of_contact(known.subject, said.body if said is not None else "", known.intent)
        if not self._can_search():
            return _nothing_found(query)
        # why: loaded here because it loads Whoosh
        from agent_tui.knowledge.schema import language_mark
        from agent_tui.knowledge.searching import understand
        from agent_tui.knowledge.values import main_language

        language = self.customers_language(ticket)
        answer = None
        if language:
            marks = (language_mark(main_language(language)),)
            wanted = understand(query, marks=marks, reader=language, synonyms=self._synonyms())
            answer = self._answered(query, wanted, limit, least_share=LEAST_SHARE)
        if answer is None or not answer.hits:
            answer = self._answered(query, understand(query, synonyms=self._synonyms()), limit, least_share=LEAST_SHARE)
        self._search_index().let_go()
        return answer

    def article(self, id: str) -> Article:
        """An article, or a bulletin that was found, as one for agents alone; `BadInput("unknown-article")`."""
        from agent_tui.knowledge.values import BULLETIN_MARK, article_of

        if id.startswith(BULLETIN_MARK):
            bulletin = self._queries.bulletin(id.removeprefix(BULLETIN_MARK))
            found = article_of(bulletin) if bulletin is not None else None
        else:
            found = self._articles().article(id)
        if found is None:
            raise BadInput("unknown-article", article=clean_line(id)[:64])
        return found

    def article_view(self, id: str, query: str, *, typing: bool = False) -> ArticleView:
        """An article with what of it matches a query; `BadInput("unknown-article")`. Not for the screen's thread."""
        from agent_tui.knowledge.searching import matching, understand
        from agent_tui.knowledge.snippets import words_to_mark

        article = self.article(id)
        wanted = matching(self._in_index(understand(query, typing=typing, synonyms=self._synonyms())))
        return ArticleView(article, words_to_mark(f"{article.title}\n{article.body}", wanted))

    def articles(
        self, language: str | None = None, audience: Audience | None = None, tag: str | None = None
    ) -> list[Article]:
        """All articles, or those of a language (`zh` has `zh-CN` too), for an audience, with a tag; by title."""
        from agent_tui.knowledge.values import main_language

        rows = self._articles()
        found = [article for article, _ in rows.read(sorted(rows.versions()))]
        return sorted(
            (
                article
                for article in found
                if (language is None or language in (article.language, main_language(article.language)))
                and audience in (None, article.audience)
                and (tag is None or tag in article.tags)
            ),
            key=lambda article: (article.title, article.id),
        )

    def _answered(self, query: str, wanted: "Wanted", limit: int, **more: Any) -> "SearchAnswer":
        from agent_tui.knowledge.known import BrokenIndex

        now = self._store_time.now().astimezone(time_zone(self.settings) or MACHINE_ZONE)

        def answer() -> "SearchAnswer":
            return self._search_index().search(wanted, query, limit=limit, now=now, help=self._help(), **more)

        with suppress(BrokenIndex):
            return answer()
        if self._keeper is not None:
            self._keeper.doubt()
            return _nothing_found(query)
        self._throw_index_away()
        with suppress(BrokenIndex):
            if self.bring_knowledge_up_to_date(lambda done, total: None, patience=0) in ("updated", "current"):
                return answer()
        raise BadInput("index-damaged", folder=str(self._knowledge_folder().path))

    def _can_search(self) -> bool:
        """False where nothing is indexed: Whoosh is not loaded for that. Else a query is understood by the table of
        characters that the index keeps, once it was opened; without it OpenCC would be loaded to make one. What is
        wrong with an index that cannot be opened is told by the search."""
        if self._knowledge_folder().current() is None:
            return False
        if not self._opened:
            from agent_tui.knowledge.known import BrokenIndex

            with suppress(BrokenIndex, UnsafeFolder, FileNotFoundError):
                self._search_index().warm()
                self._opened = True
        return True

    def _in_index(self, wanted: "Wanted") -> "Wanted":
        """With what mistyped words mean; as it is where the index cannot be asked."""
        from agent_tui.knowledge.known import BrokenIndex

        with suppress(BrokenIndex, UnsafeFolder):
            return self._search_index().understood(wanted)
        return wanted

    def _synonyms(self) -> "Synonyms":
        from agent_tui.desk.company_files import read_company_synonyms
        from agent_tui.knowledge.synonyms import NO_SYNONYMS

        return read_company_synonyms(self._paths)[0] or NO_SYNONYMS

    def _throw_index_away(self) -> None:
        """What lies there cannot be read: the next build begins anew. Another process that writes does it itself."""
        folder = self._knowledge_folder()
        if folder.lock():
            folder.throw_away()
            folder.unlock()

    def _search_index(self) -> "Searcher":
        from agent_tui.knowledge.searching import Searcher

        with self._parts_lock:
            if self._searcher is None:
                self._searcher = Searcher(self._knowledge_folder())
            return self._searcher

    def _index_update(self, builder: "Builder") -> "IndexUpdate":
        from agent_tui.desk.index_rows import IndexRows
        from agent_tui.desk.index_update import IndexUpdate

        return IndexUpdate(IndexRows(self._queries), self._knowledge_folder(), builder)

    def _knowledge_folder(self) -> "KnowledgeFolder":
        from agent_tui.knowledge.folder import FOLDER_NAME, KnowledgeFolder

        return KnowledgeFolder(self._paths.profile_cache(self.profile.folder) / FOLDER_NAME)

    def _articles(self) -> "ArticleRows":
        from agent_tui.replica.article_rows import ArticleRows

        return ArticleRows(self._queries)

    def _knowledge_changed(self) -> None:
        for listener in self._listeners:
            listener()


def _nothing_found(query: str) -> "SearchAnswer":
    from agent_tui.knowledge.values import SearchAnswer

    return SearchAnswer(query, 0.0, ())
