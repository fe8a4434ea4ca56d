"""What came of searches for knowledge, as agents say it in one key: written down here first, sent as every write is.

Troubles: those of `desk.writing`; BadInput code-wrong, unknown-article.
"""

from agent_tui.contract.api import NewSearchOutcome
from agent_tui.contract.writes import RecordOutcome
from agent_tui.desk.overlay import STANDS
from agent_tui.desk.views import Sent
from agent_tui.desk.writing import Writing
from agent_tui.domain.errors import BadInput
from agent_tui.domain.ids import new_id
from agent_tui.domain.masking import mask_line
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import QUERY_LIMIT, SEARCH_VERDICTS, SearchOutcome, SearchVerdict, is_id
from agent_tui.replica.precious_rows import OutboxItem


class Outcomes(Writing):
    def record_outcome(
        self, query: str, outcome: SearchVerdict, *, article: str | None = None, ticket: str | None = None
    ) -> Sent:
        """What came of a search. `article`: the one that solved it or is wrong; `ticket`: the contact it was searched
        for. Numbers of people in the query are masked before anything is written; of a long query its beginning is
        kept. BadInput empty-text, unknown-ticket; NotAllowed backend-cannot."""
        kept = mask_line(clean_line(" ".join(query.split())))[:QUERY_LIMIT].strip()
        if not kept:
            raise BadInput("empty-text")
        if outcome not in SEARCH_VERDICTS:
            raise BadInput("code-wrong", field="outcome")
        if article is not None and not is_id(article):
            raise BadInput("unknown-article", article=clean_line(article)[:64])
        for_ = None if ticket is None else self._known_ticket(ticket)[0].id
        body = NewSearchOutcome(kept, outcome, self._store_time.now(), article, for_)
        return self._add([RecordOutcome(new_id(), body)])

    def outcomes(self) -> list[SearchOutcome]:
        """What came of everybody's searches, and of mine that are not sent yet; oldest first."""
        items = self._precious.outbox()  # why first: what goes and comes back meanwhile is seen in one of the two
        found = {one.id: one for one in self._queries.search_outcomes()}
        for item in items:
            if isinstance(item.write, RecordOutcome) and item.state in STANDS and item.id not in found:
                found[item.id] = _outcome_of(item, item.write)
        return sorted(found.values(), key=lambda one: (one.at, one.id))


def _outcome_of(item: OutboxItem, write: RecordOutcome) -> SearchOutcome:
    body = write.body
    return SearchOutcome(
        id=write.id,
        query=body.query,
        outcome=body.outcome,
        agent=item.agent,
        at=body.at,
        article=body.article,
        ticket=body.ticket,
    )
