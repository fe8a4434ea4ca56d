"""Templates from their files: the built-in ones, and the user's own in `<config>/templates`, which take the place of
those with their id. A file that is wrong is left out and named; the others stay.

Reading them all takes longer than a key may: it belongs in a thread. A file that has not changed is not read again.
"""

import threading
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from agent_tui.config.toml_file import read_toml
from agent_tui.domain.errors import BadInput
from agent_tui.expectations.template import Template
from agent_tui.expectations.template_file import read_template

LARGEST_FILE = 128 * 1024
"""Bytes; a template is a few hundred lines at most."""
MOST_FILES = 500


class TemplateShelf(Struct, frozen=True):
    """Every template by its id, and what is wrong with the files that were left out."""

    by_id: Mapping[str, Template]
    troubles: tuple[BadInput, ...] = ()
    own: frozenset[str] = frozenset()
    """Ids that come from the user's folder."""


class _Read(Struct, frozen=True):
    stamp: tuple[int, int, int]
    template: Template | None
    trouble: BadInput | None


def built_in_folder() -> Path:
    """Where the templates of the package lie."""
    import agent_tui.expectations

    return Path(agent_tui.expectations.__file__).parent / "templates"


class TemplateFiles:
    """The files of two folders; any thread may ask."""

    def __init__(self, own: Path, built_in: Path | None = None) -> None:
        self._folders = (built_in or built_in_folder(), own)
        self._read: dict[Path, _Read] = {}
        self._lock = threading.Lock()

    def shelf(self) -> TemplateShelf:
        """What the files say now."""
        with self._lock:
            by_id: dict[str, Template] = {}
            troubles: list[BadInput] = []
            own: set[str] = set()
            seen: dict[Path, _Read] = {}
            for folder in self._folders:
                named: dict[str, Path] = {}
                for path in self._files(folder, troubles):
                    read = seen[path] = self._current(path)
                    if read.trouble is not None:
                        troubles.append(read.trouble)
                    elif read.template is not None:
                        id = read.template.id
                        if id in named:
                            troubles.append(BadInput("template-twice", file=str(path), id=id, other=str(named[id])))
                            continue
                        named[id] = path
                        by_id[id] = read.template
                if folder == self._folders[-1]:
                    own = set(named)
            self._read = seen
        return TemplateShelf(by_id, tuple(troubles), frozenset(own))

    def _files(self, folder: Path, troubles: list[BadInput]) -> list[Path]:
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
        except FileNotFoundError:
            return []
        except OSError as error:
            troubles.append(BadInput("file-unreadable", file=str(folder), reason=error.strerror or "no folder"))
            return []
        if len(paths) > MOST_FILES:
            troubles.append(BadInput("file-unreadable", file=str(folder), reason=f"more than {MOST_FILES} files"))
        return paths[:MOST_FILES]

    def _current(self, path: Path) -> _Read:
        try:
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return _Read((0, 0, 0), None, BadInput("file-unreadable", file=str(path), reason=reason))
        known = self._read.get(path)
        if known is not None and known.stamp == stamp:
            return known
        try:
            return _Read(stamp, _read(path, stat.st_size), None)
        except BadInput as trouble:
            return _Read(stamp, None, trouble)


def _read(path: Path, size: int) -> Template | None:
    if size > LARGEST_FILE:
        raise BadInput("template-too-large", file=str(path), limit=LARGEST_FILE // 1024)
    file = read_toml(path)
    return read_template(file) if file is not None else None


def described(template: Template) -> dict[str, object]:
    """A template as its file says it, for `template show --json`."""
    made: dict[str, object] = msgspec.to_builtins(template)
    return made
