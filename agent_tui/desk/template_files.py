"""Templates from their files: the built-in ones; those of the team, approved; what in the team's folder is still a
draft, for its author; and the user's own in `<config>/templates`. A later one takes the place of an earlier one with
its id. A file that is wrong is left out and named; the others stay.

Reading them all takes longer than a key may: it belongs in a thread. A file that has not changed is not read again.
"""

import threading
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from agent_tui.config.paths import expanded
from agent_tui.config.toml_file import read_toml
from agent_tui.desk.shared_folder import SharedFolder, no_answer
from agent_tui.desk.template_approval import APPROVED_FOLDER, Approval, approval_in, fingerprint
from agent_tui.domain.errors import BadInput
from agent_tui.expectations.template import Template
from agent_tui.expectations.template_file import read_template

LARGEST_FILE = 128 * 1024
"""Bytes; a template is a few hundred lines at most."""
MOST_FILES = 500

Origin = Literal["built-in", "approved", "team", "own"]
"""Of the package; of the team, approved; what lies in the team's folder; the user's own."""


class Shelved(Struct, frozen=True):
    """A template and where it comes from."""

    template: Template
    origin: Origin
    file: Path
    sha256: str
    """`template_approval.fingerprint` of its file."""
    approval: Approval | None = None
    """Of one of the team's. The built-in ones come with the package and need none."""

    @property
    def is_draft(self) -> bool:
        """No supervisor has approved this text: its author alone may use it."""
        return self.origin in ("team", "own") and self.approval is None


class TemplateShelf(Struct, frozen=True):
    """What one agent may use on one day, and what is wrong with the files that were left out."""

    by_id: Mapping[str, Template]
    troubles: tuple[BadInput, ...] = ()
    own: frozenset[str] = frozenset()
    """Ids that come from the user's folder."""
    drafts: frozenset[str] = frozenset()
    """Ids of what nobody has approved."""
    resting: Mapping[str, Template] = {}
    """Those that are not in force on that day, and that no other stands in for."""
    shelved: Mapping[str, Shelved] = {}
    """Where each of both comes from."""
    day: date | None = None
    """The day that was asked about."""


class _Read(Struct, frozen=True):
    stamp: tuple[int, int, int]
    sha256: str = ""
    template: Template | None = None
    approval: Approval | None = None
    trouble: BadInput | None = None


def built_in_folder() -> Path:
    """Where the templates of the package lie."""
    import agent_tui.expectations

    return Path(agent_tui.expectations.__file__).parent / "templates"


def team_folder(setting: str) -> SharedFolder | None:
    """What the setting `template_folder` says; None where it says nothing. `BadInput("user-unknown")`."""
    return SharedFolder(expanded(setting).absolute()) if setting.strip() else None


class TemplateFiles:
    """The files of these folders; any thread may ask. `team`: None where there is no team's folder. While that does not
    answer, what was read of it last is used."""

    def __init__(self, own: Path, built_in: Path | None = None, team: SharedFolder | None = None) -> None:
        self._team = team
        self._last: dict[Origin, list[Shelved]] = {}
        self._folders: list[tuple[Origin, Path]] = [("built-in", built_in or built_in_folder())]
        if team is not None:
            self._folders += [("approved", team.path / APPROVED_FOLDER), ("team", team.path)]
        self._folders.append(("own", own))
        self._read: dict[Path, _Read] = {}
        self._lock = threading.Lock()

    def shelf(self, today: date | None = None, agent: str | None = None, *, every_draft: bool = False) -> TemplateShelf:
        """What the files say now, for `agent`. `today`: the agent's day; where None, what is not in force on a day is
        there, too. `every_draft`: also those of other authors in the team's folder, to look at them and approve."""
        with self._lock:
            troubles: list[BadInput] = []
            found = self._everything(troubles)
        approved = {one.template.id: one for one in found if one.origin == "approved"}
        by_id: dict[str, Shelved] = {}
        resting: dict[str, Shelved] = {}
        for one in found:
            template, id = one.template, one.template.id
            agreed = approved[id].approval if id in approved else None
            if one.origin in ("team", "own") and agreed is not None and agreed.sha256 == one.sha256:
                one = msgspec.structs.replace(one, approval=agreed)
                if one.origin == "team":
                    continue  # why: the approved copy is the same
            if one.origin == "team" and not (every_draft or (agent is not None and template.author == agent)):
                continue
            if today is None or template.in_force(today):
                by_id[id] = one
            else:
                resting[id] = one
        resting = {id: one for id, one in resting.items() if id not in by_id}
        return TemplateShelf(
            {id: one.template for id, one in by_id.items()},
            tuple(troubles),
            frozenset(id for id, one in by_id.items() if one.origin == "own"),
            frozenset(id for id, one in {**resting, **by_id}.items() if one.is_draft),
            {id: one.template for id, one in resting.items()},
            {**resting, **by_id},
            today,
        )

    def approved(self) -> list[Shelved]:
        """The approved ones of the team."""
        with self._lock:
            return [one for one in self._everything([]) if one.origin == "approved"]

    def _everything(self, troubles: list[BadInput]) -> list[Shelved]:
        """Every template of every folder, in the order of the folders; of one folder each id once."""
        found: list[Shelved] = []
        seen: dict[Path, _Read] = {}
        answers = self._team is None or self._team.answers()
        for origin, folder in self._folders:
            if origin in ("approved", "team") and not answers:
                found += self._last.get(origin, ())
                continue
            of_folder = self._last[origin] = []
            named: dict[str, Path] = {}
            for path in self._files(folder, origin, troubles):
                read = seen[path] = self._current(path, origin)
                if read.trouble is not None:
                    troubles.append(read.trouble)
                elif read.template is not None:
                    id = read.template.id
                    if id in named:
                        troubles.append(BadInput("template-twice", file=str(path), id=id, other=str(named[id])))
                        continue
                    named[id] = path
                    of_folder.append(Shelved(read.template, origin, path, read.sha256, read.approval))
            found += of_folder
        if self._team is not None and not answers:
            troubles.append(no_answer(self._team.path))
        self._read = seen
        return found

    def _files(self, folder: Path, origin: Origin, troubles: list[BadInput]) -> Iterator[Path]:
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml" and path.name[0] != ".")
        except FileNotFoundError as error:
            if origin == "team" or folder.is_symlink():  # somebody said that it is there
                troubles.append(BadInput("file-unreadable", file=str(folder), reason=error.strerror or "no folder"))
            return
        except OSError as error:
            troubles.append(BadInput("file-unreadable", file=str(folder), reason=error.strerror or "no folder"))
            return
        if len(paths) > MOST_FILES:
            troubles.append(BadInput("file-unreadable", file=str(folder), reason=f"more than {MOST_FILES} files"))
        yield from paths[:MOST_FILES]

    def _current(self, path: Path, origin: Origin) -> _Read:
        try:
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return _Read((0, 0, 0), trouble=BadInput("file-unreadable", file=str(path), reason=reason))
        known = self._read.get(path)
        if known is not None and known.stamp == stamp:
            return known
        try:
            return _read(path, stat.st_size, stamp, approved=origin == "approved")
        except BadInput as trouble:
            return _Read(stamp, trouble=trouble)


def _read(path: Path, size: int, stamp: tuple[int, int, int], *, approved: bool) -> _Read:
    if size > LARGEST_FILE:
        raise BadInput("template-too-large", file=str(path), limit=LARGEST_FILE // 1024)
    file = read_toml(path)
    if file is None:
        return _Read(stamp)
    approval = approval_in(path, file.text) if approved else None
    return _Read(stamp, fingerprint(file.text), read_template(file), approval)


def described(template: Template) -> dict[str, object]:
    """A template as its file says it, for `template show --json`."""
    made: dict[str, object] = msgspec.to_builtins(template)
    return made
