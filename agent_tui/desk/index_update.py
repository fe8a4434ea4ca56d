"""Bringing the knowledge index up to date with the replica: what differs is written, or all of it built anew.

Loads Whoosh only where something is to be written or the index's own list of what it holds cannot be believed. Whoever
calls is one thread of one process: the folder's lock is taken here and kept until `close`.
"""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Literal

from agent_tui.desk.index_rows import IndexMark, IndexRows
from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.known import BrokenIndex, Known, read_known

MANY = 50
"""Articles from which on a whole index is built beside instead of writing into the one in use."""

Progress = Callable[[int, int], object]
"""(articles done, articles to do) of a whole build."""

Outcome = Literal["updated", "current", "elsewhere", "unfilled", "stopped"]
"""`current`: nothing was to be done. `elsewhere`: another process writes the index. `unfilled`: the replica was never
filled."""


class Builder:
    """Writes a whole index into an empty folder, in this thread."""

    def build(
        self, rows: IndexRows, generation: Path, source: str, progress: Progress, stopping: Callable[[], bool]
    ) -> bool:
        """False where it was stopped."""
        from agent_tui.knowledge.index import Stopped, build

        ids = rows.versions()
        total = len(ids)
        progress(0, total)
        try:
            build(
                generation,
                rows.read(list(ids)),
                source=source,
                on_progress=lambda done: progress(done, total),
                stopping=stopping,
            )
        except Stopped:
            return False
        return True


class IndexUpdate:
    def __init__(self, rows: IndexRows, folder: KnowledgeFolder, builder: Builder) -> None:
        self._rows = rows
        self._folder = folder
        self._builder = builder
        self._done: IndexMark | None = None
        self._known: Known | None = None
        self._doubted: Path | None = None

    def doubt(self) -> None:
        """The next time all of it is built anew, where the generation that counts now does then. From any thread."""
        self._doubted = self._folder.current()

    def close(self) -> None:
        self._folder.unlock()

    def lags(self) -> bool:
        """True while the index in use does not hold what the replica does."""
        generation = self._folder.current()
        known = read_known(generation) if generation is not None else None
        return known is None or known.versions != self._rows.versions()

    def bring_up_to_date(self, *, filled: bool, progress: Progress, stopping: Callable[[], bool]) -> Outcome:
        """Troubles: `UnsafeFolder`, those of the replica's files; OSError where the disk is full."""
        if not filled:
            return "unfilled"
        self._folder.check()
        if not self._folder.lock():
            return "elsewhere"
        doubted, self._doubted = self._doubted, None
        if doubted is not None and doubted == self._folder.current():
            self._done = self._known = None
            self._folder.throw_away()
        mark = self._rows.mark()
        if not mark.documents and self._folder.current() is None:
            return "current"
        if mark == self._done and self._folder.current() is not None:
            return "current"
        outcome = self._bring(mark.store, progress, stopping)
        if outcome != "stopped":
            self._done = mark
        return outcome

    def _bring(self, store: str, progress: Progress, stopping: Callable[[], bool]) -> Outcome:
        known = self._holds()
        if known is None or known.source != store:
            return self._build(store, progress, stopping)
        versions = self._rows.versions()
        changed = [id_ for id_, version in versions.items() if known.versions.get(id_) != version]
        removed = known.versions.keys() - versions.keys()
        if not changed and not removed:
            return "current"
        if len(changed) + len(removed) > MANY:
            return self._build(store, progress, stopping)
        return self._apply(known, changed, removed, progress, stopping)

    def _holds(self) -> Known | None:
        """What the index in use holds; None where there is none to be used."""
        generation = self._folder.current()
        if generation is None:
            return None
        if self._known is None:
            self._known = read_known(generation)
        return self._known

    def _apply(
        self,
        known: Known,
        changed: Collection[str],
        removed: Iterable[str],
        progress: Progress,
        stopping: Callable[[], bool],
    ) -> Outcome:
        from agent_tui.knowledge.index import apply

        generation = self._folder.current()
        assert generation is not None  # what it holds is known
        if read_known(generation) is None:
            # why: what was damaged since would be merged into what is written
            self._folder.throw_away()
            return self._build(known.source, progress, stopping)
        try:
            self._known = apply(generation, self._rows.read(changed), removed, known)
        except BrokenIndex:
            self._folder.throw_away()
            return self._build(known.source, progress, stopping)
        return "updated"

    def _build(self, store: str, progress: Progress, stopping: Callable[[], bool]) -> Outcome:
        self._folder.tidy_up()
        self._known = None
        generation = self._folder.begin_generation()
        if not self._builder.build(self._rows, generation, store, progress, stopping):
            self._folder.tidy_up()
            return "stopped"
        self._folder.let_count(generation)
        return "updated"
