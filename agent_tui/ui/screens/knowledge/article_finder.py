"""What the knowledge screen looks up: articles for what is typed or what fits a contact, and the one chosen of them.
Each is looked up in a thread; only the newest answer counts."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.values import Bulletin, Channel
from agent_tui.knowledge.values import ArticleLanguage, Hit, SearchAnswer
from agent_tui.ui.latest_call import LatestCall, Superseded
from agent_tui.ui.screens.knowledge.narrowing import Narrowing

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.desk.knowing import ArticleView
    from agent_tui.expectations.lengths import Length
    from agent_tui.knowledge.wording import Wording

MOST_HITS = 30


class Read(NamedTuple):
    """What was read last: an article or a bulletin."""

    view: "ArticleView | None" = None
    told: "Wording | None" = None
    """What of it the customer of the contact is told."""
    length: "Length | None" = None
    """Of those words, where the contact's channel has a limit."""
    bulletin: Bulletin | None = None


class Question(NamedTuple):
    """What is asked: what stands in the line, to the letter, and what it is narrowed down to."""

    typed: str
    narrowing: Narrowing


class ArticleFinder:
    """`ticket`: the contact that articles are looked for where nothing is typed, and whose customer is to read them;
    without one it is who searches, in `own_language`. `channel`: the contact's. `found`, `read` and `failed` are told
    on the screen's thread."""

    def __init__(
        self,
        desk: "Desk",
        ticket: str | None,
        own_language: ArticleLanguage,
        channel: Channel | None,
        *,
        found: Callable[[], None],
        read: Callable[[], None],
        failed: Callable[[Trouble], None],
    ) -> None:
        self._desk = desk
        self._ticket = ticket
        self._own_language = own_language
        self._channel = channel
        self._tell_found, self._tell_read, self._tell_failed = found, read, failed
        self._searching: LatestCall[SearchAnswer] = LatestCall(self._found, self._not_found)
        self._reading: LatestCall[Read] = LatestCall(self._read, self._not_read)
        self.narrowing = Narrowing()
        self.query = ""
        self._typed = ""
        self._answered: Question | None = None
        """What `answer` is for; where that is None, what could not be searched."""
        self._is_reading = False
        self.answer: SearchAnswer | None = None
        self.trouble: Trouble | None = None
        """Why there is no answer to what was asked last."""
        self.read_now = Read()

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.answer.hits if self.answer is not None else ()

    def hit(self, id: str | None) -> Hit | None:
        return next((hit for hit in self.hits if hit.id == id), None)

    def is_settled(self, typed: str) -> bool:
        """True once what was found is for what stands in the line, and the chosen one of it has been read."""
        return self._answered == Question(typed, self.narrowing) and not self._is_reading

    def ask(self, query: str) -> None:
        """Searches for `query`; where it is empty, for what fits the contact."""
        self._typed, self.query = query, query.strip()
        narrowing, ticket, desk = self.narrowing, self._ticket, self._desk
        if self.query:

            def search(superseded: Superseded) -> SearchAnswer:
                return desk.search(
                    query,
                    limit=MOST_HITS,
                    typing=True,
                    language=narrowing.language,
                    audience=narrowing.audience,
                    tag=narrowing.tag,
                    reader=self._readers_language(),
                    superseded=superseded,
                )

            self._searching.ask(search)
        elif ticket is not None:
            self._searching.ask(lambda superseded: _narrowed(desk.suggest(ticket, limit=MOST_HITS), narrowing))
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
        self.ask(self._typed)

    def narrow(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        self.ask_again()

    def read(self, hit: Hit | None) -> None:
        """Reads that article; with None, none is read any more."""
        if hit is None:
            self._reading.forget()
            self._is_reading = False
            self.read_now = Read()
            self._tell_read()
            return
        self._is_reading = True
        desk, ticket, typing = self._desk, self._ticket, bool(self.query)
        query = self.answer.query if self.answer is not None else ""

        def read(superseded: Superseded) -> Read:
            if hit.bulletin_id is not None:
                lines = desk.bulletins(all=True)
                return Read(bulletin=next((one.bulletin for one in lines if one.bulletin.id == hit.bulletin_id), None))
            view = desk.article_view(hit.id, query, typing=typing)
            told = length = None
            if ticket is not None:
                with suppress(BadInput):  # why: the contact was withdrawn meanwhile; the article can be read
                    told = desk.words_for(view.article, ticket)
                    length = self._length(told.text) if told is not None else None
            return Read(view, told, length)

        self._reading.ask(read)

    def leave(self) -> None:
        self._searching.forget()
        self._reading.forget()

    def _length(self, text: str) -> "Length | None":
        # why: loaded here because the knowledge screen opens without it
        from agent_tui.expectations.lengths import measure

        settings = self._desk.settings
        if self._channel is None:
            return None
        return measure(text, self._channel, signature=settings.sms_signature, parts=settings.sms_parts)

    def _found(self, answer: SearchAnswer) -> None:
        self._answered = Question(self._typed, self.narrowing)
        self.answer, self.trouble = answer, None
        self._tell_found()

    def _not_found(self, trouble: Trouble) -> None:
        """What was found for another question does not stay."""
        self._answered = Question(self._typed, self.narrowing)
        self.answer, self.trouble = None, trouble
        self._tell_found()
        self._tell_failed(trouble)

    def _read(self, read: Read) -> None:
        self._is_reading = False
        self.read_now = read
        self._tell_read()

    def _not_read(self, trouble: Trouble) -> None:
        self._is_reading = False
        self._tell_failed(trouble)


def _narrowed(answer: SearchAnswer, narrowing: Narrowing) -> SearchAnswer:
    return msgspec.structs.replace(answer, hits=tuple(hit for hit in answer.hits if narrowing.lets(hit)))
