"""What articles count for by what came of them: outcomes that the feed has brought, and mine that are not sent yet."""

from collections.abc import Iterable, Mapping

from agent_tui.contract.writes import RecordOutcome
from agent_tui.desk.overlay import STANDS
from agent_tui.desk.syncing import Syncing
from agent_tui.replica.bulletin_queries import OutcomeMark, Verdicts
from agent_tui.replica.precious_rows import OutboxItem


class Helpfulness(Syncing):
    _changes = 0
    """How often records came or something was written here."""
    _helpful: tuple[int, Mapping[str, float]] | None = None
    """After which of these changes it was reckoned, and what each article counts for."""
    _verdicts: tuple[OutcomeMark, Mapping[str, Verdicts]] | None = None
    """Of what the feed has brought; to count a year of them takes longer than a search."""

    def _help(self) -> Mapping[str, float]:
        """Only those articles of which something was said. Kept from one key to the next."""
        kept, changes = self._helpful, self._changes
        if kept is None or kept[0] != changes:
            from agent_tui.knowledge.ranking import help_of

            items = self._precious.outbox()  # why first: what goes and comes back meanwhile is seen in one of the two
            stored = self._stored_verdicts()
            counts = {**stored, **self._with_own_verdicts(items, stored)}
            kept = self._helpful = (changes, {article: help_of(*told) for article, told in counts.items()})
        return kept[1]

    def _stored_verdicts(self) -> Mapping[str, Verdicts]:
        with self._queries.one_state():
            kept, mark = self._verdicts, self._queries.outcome_mark()
            if kept is None or kept[0] != mark:
                kept = self._verdicts = (mark, self._queries.verdicts())
        return kept[1]

    def _with_own_verdicts(self, items: Iterable[OutboxItem], stored: Mapping[str, Verdicts]) -> dict[str, Verdicts]:
        """Of the articles of which something was said here that the feed has not brought yet."""
        found: dict[str, Verdicts] = {}
        for item in items:
            if not isinstance(item.write, RecordOutcome) or item.state not in STANDS:
                continue
            article, said = item.write.body.article, item.write.body.outcome
            if article is not None and not self._queries.version("search_outcome", item.id):
                solved, wrong = found.get(article) or stored.get(article) or (0, 0)
                found[article] = Verdicts(solved + (said == "solved"), wrong + (said == "wrong"))
        return found
