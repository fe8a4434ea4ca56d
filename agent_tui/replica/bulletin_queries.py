"""What readers of `replica.db` learn of bulletins and who has read them, and of what came of searches."""

import json
from collections.abc import Collection
from typing import NamedTuple

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Acknowledgement, Bulletin, SearchOutcome
from agent_tui.replica.replica_reader import ReplicaReader

_BULLETIN = decoder_of(Bulletin)
_ACKNOWLEDGEMENT = decoder_of(Acknowledgement)
_OUTCOME = decoder_of(SearchOutcome)


class BulletinMark(NamedTuple):
    """Another mark is another set of bulletins; for the price of a look. (Every write gives a row a new number.)"""

    bulletins: int
    last_row: int
    last_id: str
    last_version: int


class Verdicts(NamedTuple):
    """How often somebody said of an article that it solved a case, and that it is wrong."""

    solved: int
    wrong: int


class OutcomeMark(NamedTuple):
    """Another mark is another set of outcomes; for the price of a look. (None of them ever changes.)"""

    outcomes: int
    last_row: int


class BulletinQueries(ReplicaReader):
    def bulletin(self, id_: str) -> Bulletin | None:
        with self.one_state() as connection:
            row = connection.execute("SELECT doc FROM bulletin WHERE id = ?", (id_,)).fetchone()
        return _BULLETIN.decode(row[0]) if row else None

    def bulletins(self) -> list[Bulletin]:
        """All, newest first."""
        with self.one_state() as connection:
            rows = connection.execute("SELECT doc FROM bulletin ORDER BY published_at DESC, id DESC").fetchall()
        return [_BULLETIN.decode(doc) for (doc,) in rows]

    def unacknowledged(self, agent: str) -> list[Bulletin]:
        """Those that an agent has not acknowledged, oldest first, whether they are news still or not."""
        with self.one_state() as connection:
            rows = connection.execute(
                """SELECT doc FROM bulletin b WHERE NOT EXISTS (
                       SELECT 1 FROM acknowledgement a WHERE a.bulletin = b.id AND a.agent = ?)
                   ORDER BY published_at, id""",
                (agent,),
            ).fetchall()
        return [_BULLETIN.decode(doc) for (doc,) in rows]

    def acknowledged_by(self, agent: str) -> set[str]:
        """The bulletins that an agent has acknowledged."""
        with self.one_state() as connection:
            return {
                id_ for (id_,) in connection.execute("SELECT bulletin FROM acknowledgement WHERE agent = ?", (agent,))
            }

    def acknowledgements(self, bulletin: str) -> list[Acknowledgement]:
        """Who has read it, in the order of time."""
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM acknowledgement WHERE bulletin = ? ORDER BY at, agent", (bulletin,)
            ).fetchall()
        return [_ACKNOWLEDGEMENT.decode(doc) for (doc,) in rows]

    def bulletin_mark(self) -> BulletinMark:
        """What the bulletins are now."""
        with self.one_state() as connection:
            (count,) = connection.execute("SELECT count(*) FROM bulletin").fetchone()
            last = connection.execute("SELECT rowid, id, version FROM bulletin ORDER BY rowid DESC LIMIT 1").fetchone()
        return BulletinMark(count, *(last or (0, "", 0)))

    def bulletin_versions(self) -> dict[str, int]:
        """Every bulletin's version, by id."""
        with self.one_state() as connection:
            return dict(connection.execute("SELECT id, version FROM bulletin"))

    def bulletins_by_id(self, ids: Collection[str]) -> list[tuple[Bulletin, int]]:
        """These bulletins with their versions; those that are not there are left out."""
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc, version FROM bulletin WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(list(ids)),),
            ).fetchall()
        return [(_BULLETIN.decode(doc), version) for doc, version in rows]

    def search_outcomes(self) -> list[SearchOutcome]:
        """All, oldest first."""
        with self.one_state() as connection:
            rows = connection.execute("SELECT doc FROM search_outcome ORDER BY at, id").fetchall()
        return [_OUTCOME.decode(doc) for (doc,) in rows]

    def outcome_mark(self) -> OutcomeMark:
        """What the outcomes are now."""
        with self.one_state() as connection:
            row = connection.execute("SELECT count(*), ifnull(max(rowid), 0) FROM search_outcome").fetchone()
        return OutcomeMark._make(row)

    def verdicts(self) -> dict[str, Verdicts]:
        """Article → what was said of it; only those of which something was said."""
        with self.one_state() as connection:
            rows = connection.execute(
                """SELECT article, sum(outcome = 'solved'), sum(outcome = 'wrong') FROM search_outcome
                   WHERE article IS NOT NULL AND outcome IN ('solved', 'wrong') GROUP BY article"""
            ).fetchall()
        return {article: Verdicts(solved, wrong) for article, solved, wrong in rows}
