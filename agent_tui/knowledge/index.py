"""The index on disk: written by one thread of one process, read by any number. Loads Whoosh.

    with IndexWriter(folder) as writer:      # None of it may be called without the folder's lock
        writer.known                         # id → version of what the index holds
        writer.apply(changed, removed)       # a few: into the generation that counts
    build(folder.begin_generation(), …)      # all: beside it, then folder.let_count(generation)

The index is a cache: nothing in it is precious, and whatever is wrong with it is mended by building it again.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from whoosh import index as whoosh_index

from agent_tui.knowledge.schema import document_of, make_schema
from agent_tui.knowledge.values import Versioned

_KNOWN = "known.json"

SLICE = 20
"""Articles between two words on how far a build is."""

_MEMORY_MB = 64
_WAIT_S, _TRY_EVERY_S = 5.0, 0.02


class BrokenIndex(Exception):
    """What lies there cannot be read or written as an index."""


class Stopped(Exception):
    """A build was given up, as it was told to be."""


class _Known(Struct, frozen=True):
    """Beside the index, so that not every document need be read to know what is there."""

    generation: int
    """Whoosh's number of the commit that this belongs to: after a crash between the two it is not believed."""
    source: str
    """Which store's articles these are."""
    versions: dict[str, int]


def build(
    generation: Path,
    articles: Iterable[Versioned],
    *,
    source: str,
    on_progress: Callable[[int], object] = lambda done: None,
    stopping: Callable[[], bool] = lambda: False,
) -> None:
    """Writes a whole index into an empty folder. `Stopped` once `stopping()` is true."""
    made = whoosh_index.create_in(str(generation), make_schema())
    writer = made.writer(limitmb=_MEMORY_MB)
    versions: dict[str, int] = {}
    try:
        for number, given in enumerate(articles, start=1):
            if stopping():
                raise Stopped
            if given.article.id not in versions:
                writer.add_document(**document_of(given))
                versions[given.article.id] = given.version
            if number % SLICE == 0:
                on_progress(number)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    _write_known(generation, _Known(made.latest_generation(), source, versions))
    on_progress(len(versions))


def apply(generation: Path, changed: Iterable[Versioned], removed: Iterable[str], known: "Known") -> "Known":
    """Brings a few articles into an index, or out of it, in one commit; what it holds then. `BrokenIndex`."""
    with _as_broken():
        opened = whoosh_index.open_dir(str(generation))
        writer = opened.writer(timeout=_WAIT_S, delay=_TRY_EVERY_S)
        versions = dict(known.versions)
        try:
            for gone in removed:
                writer.delete_by_term("id", gone)
                versions.pop(gone, None)
            for given in changed:
                writer.update_document(**document_of(given))
                versions[given.article.id] = given.version
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        _write_known(generation, _Known(opened.latest_generation(), known.source, versions))
    return Known(known.source, versions)


class Known(Struct, frozen=True):
    """What an index holds: of which store, and each article's version."""

    source: str
    versions: Mapping[str, int]


def read_known(generation: Path) -> Known:
    """What the index in that folder holds; read from its documents where the list beside it is not of its last
    commit. `BrokenIndex`."""
    with _as_broken():
        noted = _read_noted(generation)
        opened = whoosh_index.open_dir(str(generation))
        if noted is not None and noted.generation == opened.latest_generation():
            return Known(noted.source, noted.versions)
        reader = opened.reader()
        try:
            stored = [reader.stored_fields(number) for number in reader.all_doc_ids()]
        finally:
            reader.close()
        return Known(noted.source if noted else "", {one["id"]: one["version"] for one in stored})


def noted_versions(generation: Path) -> Known | None:
    """As `read_known`, without opening the index: for a look whether anything is to be done. None where the list
    cannot be believed without a look into the index."""
    noted = _read_noted(generation)
    return None if noted is None else Known(noted.source, noted.versions)


def _read_noted(generation: Path) -> _Known | None:
    try:
        return msgspec.json.decode((generation / _KNOWN).read_bytes(), type=_Known)
    except (OSError, msgspec.DecodeError):
        return None


def _write_known(generation: Path, known: _Known) -> None:
    beside = generation / f"{_KNOWN}.new"
    beside.write_bytes(msgspec.json.encode(known))
    os.replace(beside, generation / _KNOWN)


class _as_broken:  # noqa: N801 - why: used like a function
    """Whatever goes wrong inside is the index's fault: Whoosh raises anything when its files are damaged."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, Exception) and not isinstance(error, MemoryError):
            raise BrokenIndex(type(error).__name__) from error
