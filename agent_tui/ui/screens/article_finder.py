"""What the knowledge screen looks up: articles for what is typed or what fits a contact, and the one chosen of them.
Each is looked up in a thread; only the newest answer counts."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.knowledge.values import Hit, SearchAnswer
from agent_tui.ui.latest_call import LatestCall, Superseded

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.desk.knowing import ArticleView

MOST_HITS = 30

ArticleLanguage = Literal["zh", "en"]
_LANGUAGES: tuple[ArticleLanguage | None, ...] = (None, "zh", "en")


class ArticleFinder:
    """`ticket`: the contact that articles are looked for where nothing is typed, and whose customer is to read them;
    without one it is who searches, in `own_language`. `found`, `read` and `failed` are told on the screen's thread."""

    def __init__(
        self,
        desk: "Desk",
        ticket: str | None,
        own_language: ArticleLanguage,
        *,
        found: Callable[[], None],
        read: Callable[[], None],
        failed: Callable[[Trouble], None],
    ) -> None:
        self._desk = desk
        self._ticket = ticket
        self._own_language = own_language
        self._tell_found, self._tell_read = found, read
        self._searching: LatestCall[SearchAnswer] = LatestCall(self._found, failed)
        self._reading: LatestCall[ArticleView] = LatestCall(self._read, failed)
        self.language: ArticleLanguage | None = None
        """Only articles in it are searched."""
        self.query = ""
        self.answer: SearchAnswer | None = None
        self.view: ArticleView | None = None
        """The article that was read last."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.answer.hits if self.answer is not None else ()

    def hit(self, id: str | None) -> Hit | None:
        return next((hit for hit in self.hits if hit.id == id), None)

    def ask(self, query: str) -> None:
        """Searches for `query`; where it is empty, for what fits the contact."""
        self.query = query.strip()
        language, ticket, desk = self.language, self._ticket, self._desk
        if self.query:

            def search(superseded: Superseded) -> SearchAnswer:
                return desk.search(
                    query,
                    limit=MOST_HITS,
                    typing=True,
                    language=language,
                    reader=self._readers_language(),
                    superseded=superseded,
                )

            self._searching.ask(search)
        elif ticket is not None:
            self._searching.ask(lambda superseded: desk.suggest(ticket, limit=MOST_HITS))
        else:
            self._searching.forget()
            self._found(SearchAnswer("", 0.0, ()))

    def _readers_language(self) -> str:
        """In any thread."""
        if self._ticket is None:
            return self._own_language
        with suppress(BadInput):  # why: the contact was withdrawn meanwhile; the search goes on
            return self._desk.customers_language(self._ticket) or self._own_language
        return self._own_language

    def ask_again(self) -> None:
        self.ask(self.query)

    def next_language(self) -> None:
        self.language = _LANGUAGES[(_LANGUAGES.index(self.language) + 1) % len(_LANGUAGES)]
        self.ask_again()

    def read(self, hit: Hit | None) -> None:
        """Reads that article; with None, none is read any more."""
        if hit is None:
            self._reading.forget()
            self.view = None
            self._tell_read()
            return
        desk, typing = self._desk, bool(self.query)
        query = self.answer.query if self.answer is not None else ""
        self._reading.ask(lambda superseded: desk.article_view(hit.id, query, typing=typing))

    def leave(self) -> None:
        self._searching.forget()
        self._reading.forget()

    def _found(self, answer: SearchAnswer) -> None:
        self.answer = answer
        self._tell_found()

    def _read(self, view: "ArticleView") -> None:
        self.view = view
        self._tell_read()
