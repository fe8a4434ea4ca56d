"""Writing the index: all of it into an empty folder, or what changed into the one in use. Loads Whoosh.

One thread of one process writes, the holder of the folder's lock; any number read. The index is a cache: nothing in it
is precious, and whatever is wrong with it is mended by building it again.
"""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from whoosh.index import FileIndex

from agent_tui.knowledge.folding import keep_folding, take_folding
from agent_tui.knowledge.known import BrokenIndex, Known, write_known
from agent_tui.knowledge.packed import packed_writer
from agent_tui.knowledge.private_storage import PrivateStorage
from agent_tui.knowledge.schema import SEARCHED_FIELDS, document_of, make_schema
from agent_tui.knowledge.values import Versioned

SLICE = 20
"""Articles between two words on how far a build is."""

MOST_IN_SEGMENT = 25_000
"""Articles of a segment that a build writes: what is gathered for one lies in memory."""

_WAIT_S, _TRY_EVERY_S = 5.0, 0.02


class Stopped(Exception):
    """A build was given up, as it was told to be."""


def build(
    generation: Path,
    articles: Iterable[Versioned],
    *,
    source: str,
    on_progress: Callable[[int], object] = lambda done: None,
    stopping: Callable[[], bool] = lambda: False,
) -> None:
    """Writes a whole index into an empty folder; of two articles with one id the first. `Stopped` once `stopping()` is
    true."""
    made = FileIndex.create(PrivateStorage(str(generation)), make_schema())
    writer = packed_writer(made, SEARCHED_FIELDS)
    versions: dict[str, int] = {}
    try:
        for number, given in enumerate(articles, start=1):
            if stopping():
                raise Stopped
            if given.id not in versions:
                writer.add_document(**document_of(given))
                versions[given.id] = given.version
            if number % SLICE == 0:
                on_progress(number)
            if number % MOST_IN_SEGMENT == 0:
                writer.commit(merge=False)
                writer = packed_writer(made, SEARCHED_FIELDS)
    except BaseException:  # why: whatever it is, the writer's lock must go
        writer.cancel()
        raise
    writer.commit(merge=False)
    keep_folding(generation)
    write_known(generation, Known(source, versions))
    on_progress(len(versions))


def apply(generation: Path, changed: Iterable[Versioned], removed: Iterable[str], known: Known) -> Known:
    """Brings a few articles into the index in use, or out of it, in one commit; what it holds then. `BrokenIndex` where
    its files are not as they must be; OSError where the disk is full."""
    versions = dict(known.versions)
    take_folding(generation)
    try:
        opened = FileIndex(PrivateStorage(str(generation)))
        writer = packed_writer(opened, SEARCHED_FIELDS, timeout=_WAIT_S, delay=_TRY_EVERY_S)
        try:
            for gone in removed:
                writer.delete_by_term("id", gone)
                versions.pop(gone, None)
            for given in changed:
                writer.update_document(**document_of(given))
                versions[given.id] = given.version
        except BaseException:  # why: as in `build`
            writer.cancel()
            raise
        writer.commit()
    except Exception as error:
        # why: Whoosh raises anything when its files are damaged
        if isinstance(error, OSError) and not _has_room(generation):
            raise
        raise BrokenIndex(type(error).__name__) from error
    after = Known(known.source, versions)
    write_known(generation, after)
    return after


def _has_room(folder: Path) -> bool:
    return shutil.disk_usage(folder).free > 1024 * 1024
