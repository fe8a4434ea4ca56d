"""At the desk: what of an article a customer is told, and the same article in other languages."""

from typing import TYPE_CHECKING

from agent_tui.desk.knowing import Knowing
from agent_tui.domain.values import Article

if TYPE_CHECKING:
    from agent_tui.knowledge.wording import Wording


class Wordings(Knowing):
    def counterparts(self, article: Article) -> list[Article]:
        """The articles that say the same in another language, by id."""
        from agent_tui.knowledge.wording import counterparts, original_of

        rows, original = self._articles(), original_of(article)
        first = rows.article(original)
        return counterparts(article, [*([first] if first else []), *rows.translations({original, article.id})])

    def words_for(self, article: Article, ticket: str) -> "Wording | None":
        """What the customer of a contact is told of an article: in their language where it has a counterpart in it, in
        the form for the contact's channel. None for an article that only agents may read. `BadInput("unknown-ticket")`.
        """
        from agent_tui.knowledge.wording import words_for

        known, _ = self._known_ticket(ticket)
        customer = self._queries.customer(known.customer)
        language = customer.language if customer is not None else ""
        return words_for(article, known.channel, language, self.counterparts(article))
