"""What happened with one customer, read again only as far as it has changed: a history may be thousands of entries
long, and it is looked at several times between two changes."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from agent_tui.desk.contact_views import TimelineEntry
from agent_tui.desk.timeline import interaction_entry
from agent_tui.domain.values import Interaction
from agent_tui.replica.queries import InteractionMark, Queries
from agent_tui.replica.replica_reader import Whose

LONG = 200
"""Entries; a shorter history is read whole in the time that looking for its changes would take."""


class _Read(Struct, frozen=True):
    whose: Whose
    state: tuple[int, int]
    """Of the replica."""
    entries: Mapping[InteractionMark, TimelineEntry]


class SaidBefore:
    """Keeps the entries of the long history that was read last. May be asked from several threads."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._last: _Read | None = None

    def entries_of(self, whose: Whose) -> Iterable[TimelineEntry]:
        """As the replica has them now, oldest first; an entry that has not changed is the same object as before."""
        with self._queries.one_state():
            state = self._queries.state_read()
            last = self._last
            if last is None or last.whose != whose:
                entries = _entries(self._queries.interactions_of(whose))
            elif last.state == state:
                return last.entries.values()
            else:
                entries = self._with_changes(whose, last.entries)
        if len(entries) >= LONG:
            self._last = _Read(whose, state, entries)
        return entries.values()

    def _with_changes(
        self, whose: Whose, before: Mapping[InteractionMark, TimelineEntry]
    ) -> dict[InteractionMark, TimelineEntry]:
        marks = self._queries.interaction_marks_of(whose)
        changed = {mark.id: mark for mark in marks if mark not in before}
        found = self._queries.interactions(changed)
        fresh = _entries({mark: found[id_] for id_, mark in changed.items()})
        return {mark: before.get(mark) or fresh[mark] for mark in marks}


def _entries(interactions: Mapping[InteractionMark, Interaction]) -> dict[InteractionMark, TimelineEntry]:
    return {mark: interaction_entry(interaction, mark.ticket_number) for mark, interaction in interactions.items()}
