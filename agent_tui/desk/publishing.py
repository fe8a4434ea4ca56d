"""`kb publish`: the site for customers into a folder, whole or not at all.

Every file is written beside the site first, inside the folder; then the parts change places, assets before the pages
that need them. Until then, and whenever something goes wrong, the site that was there stands as it was. The folder
itself stays the same one, so that it may be a mount, a link's target or somebody's working directory.

A list in the folder says what is the site's. Whatever else lies there is somebody's, and nothing is written then.
Troubles: nothing-to-publish, site-foreign, site-busy, site-unwritable."""

import fcntl
import json
import os
import shutil
import stat
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path

from msgspec import Struct

from agent_tui.desk.changed_places import change_places
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Article
from agent_tui.knowledge.freshness import good_until, is_stale
from agent_tui.knowledge.site.site import make_site
from agent_tui.knowledge.site.values import Assets, Style

LIST = "site-files.json"
"""What belongs to the site, as places in its folder."""

_STAGE = ".site-new"
_LEFT = ".site-old"
_READABLE, _ENTERABLE = 0o644, 0o755
"""Whatever the umask: customers are to read it, through a web server that is somebody else."""
_FIRST = "assets"
_SCRIPTS = ("index.js", "snippets.js", "page.js")
"""They go out as one."""


class Published(Struct, frozen=True):
    folder: str
    start: str
    """The first page."""
    articles: dict[str, int]
    """How many, by language."""
    pages: int
    bytes: int
    """Of all files."""
    left_out: tuple[str, ...]
    """Articles for customers that say nothing to them."""
    stale: tuple[str, ...]
    """Published articles that nobody has looked at in time, the longest overdue first."""


def publish(articles: Sequence[Article], folder: str, style: Style, *, today: date, opens_with: str = "") -> Published:
    """Writes the site of the articles that are for customers. `opens_with`: the language of its first page, else the
    one with most articles."""
    made = make_site(articles, style, _assets(), opens_with=opens_with)
    if not made.files:
        raise BadInput("nothing-to-publish")
    write_site(made.files, Path(folder))
    return Published(
        folder=folder,
        start=str(Path(folder) / "index.html"),
        articles=made.articles,
        pages=sum(name.endswith(".html") for name in made.files),
        bytes=sum(map(len, made.files.values())),
        left_out=made.left_out,
        stale=_stale(articles, today, made.left_out),
    )


def _stale(articles: Iterable[Article], today: date, left_out: Container[str]) -> tuple[str, ...]:
    overdue = [one for one in articles if one.audience == "customer" and is_stale(one, today)]
    overdue.sort(key=lambda one: (good_until(one), one.id))
    return tuple(one.id for one in overdue if one.id not in left_out)


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """Makes `files` what the folder holds, and takes away what the site held before."""
    with _named_troubles(folder):
        existed = folder.exists()
        folder.mkdir(mode=_ENTERABLE, parents=True, exist_ok=True)
        try:
            with _only_we(folder):
                before = _ours(folder)
                _tidy_up(folder)
                _stage(folder, files)
                _change_over(folder, before, set(files))
        finally:
            if not existed and not any(folder.iterdir()):
                folder.rmdir()


def _assets() -> Assets:
    place = package_files("agent_tui.knowledge.site") / "assets"
    scripts = "\n".join((place / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    search = f'"use strict";\n(function () {{\n{scripts}}})();\n'
    return Assets((place / "site.css").read_bytes(), search.encode())


@contextmanager
def _named_troubles(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # why ValueError: what Python says of a NUL in a path
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise BadInput("site-unwritable", folder=clean_line(str(folder)), reason=reason) from error


@contextmanager
def _only_we(folder: Path) -> Iterator[None]:
    """Ends with the process, however that ends."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput("site-busy", folder=clean_line(str(folder))) from None
        yield
    finally:
        os.close(handle)


def _tidy_up(folder: Path) -> None:
    """Throws away what a run that was cut off has left."""
    for name in (_STAGE, _LEFT):
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            shutil.rmtree(folder / name)


def _ours(folder: Path) -> set[str]:
    """The places of the site's own files; `site-foreign` where anything else lies there."""
    listed = _listed(folder)
    for place in _found(folder):
        if place not in listed and place != LIST:
            raise BadInput("site-foreign", folder=clean_line(str(folder)), file=clean_line(place))
    return listed


def _listed(folder: Path) -> set[str]:
    try:
        if not stat.S_ISREG((folder / LIST).lstat().st_mode):
            return set()
        told = json.loads((folder / LIST).read_bytes())
    except FileNotFoundError:
        return set()
    except (ValueError, RecursionError):
        return set()  # why: a list that nobody can read says of nothing that it is ours
    places = told.get("files") if isinstance(told, dict) else None
    return {place for place in places if isinstance(place, str)} if isinstance(places, list) else set()


def _found(folder: Path) -> Iterator[str]:
    """Everything below that is no folder, links to folders too, and folders that hold nothing; without what a run that
    was cut off has left."""

    def refuse(error: OSError) -> None:
        raise error

    for place, folders, names in os.walk(folder, onerror=refuse):
        here = Path(place)
        if here == folder:
            folders[:] = [name for name in folders if name not in (_STAGE, _LEFT) or (here / name).is_symlink()]
        links = [name for name in folders if (here / name).is_symlink()]
        yield from ((here / name).relative_to(folder).as_posix() for name in (*names, *links))
        if not folders and not names and here != folder:
            yield here.relative_to(folder).as_posix()


def _stage(folder: Path, files: Mapping[str, bytes]) -> None:
    stage = folder / _STAGE
    try:
        _make_folder(stage)
        for parent in sorted({parent for place in files for parent in Path(place).parents} - {Path()}):
            _make_folder(stage / parent)
        for place, content in files.items():
            _write(stage / place, content)
    except BaseException:  # why: whatever it is, nothing of a site that is not to be stays behind
        shutil.rmtree(stage, ignore_errors=True)
        raise


def _change_over(folder: Path, before: set[str], after: set[str]) -> None:
    """Each part of the site for the newer one. Whatever ends this in between leaves parts that work, and a list that
    knows all of them."""
    stage, left = folder / _STAGE, folder / _LEFT
    _make_folder(left)
    _write_list(folder, before | after)
    assets = folder / _FIRST
    assets.mkdir(mode=_ENTERABLE, exist_ok=True)
    assets.chmod(_ENTERABLE)
    for file in sorted((stage / _FIRST).iterdir()):
        file.replace(assets / file.name)  # beside the older ones, whose pages still stand
    (stage / _FIRST).rmdir()
    for part in sorted(os.listdir(stage)):
        if (folder / part).is_dir():
            change_places(stage / part, folder / part, by_way_of=left / part)
        else:
            (stage / part).replace(folder / part)
    for place in sorted(before - after):
        _take_away(folder, place)
    _write_list(folder, after)
    shutil.rmtree(left)
    shutil.rmtree(stage)


def _take_away(folder: Path, place: str) -> None:
    """A file that the newer site lacks, and the folders that are empty without it."""
    file = folder / place
    if not file.resolve().is_relative_to(folder.resolve()):
        return  # why: somebody has written into the list
    file.unlink(missing_ok=True)
    for parent in Path(place).parents:
        if parent != Path() and (folder / parent).is_dir() and not any((folder / parent).iterdir()):
            (folder / parent).rmdir()


def _write_list(folder: Path, places: set[str]) -> None:
    beside = folder / _STAGE / LIST
    _write(beside, json.dumps({"made_by": "agent-tui kb publish", "files": sorted(places)}, indent=1).encode() + b"\n")
    beside.replace(folder / LIST)


def _make_folder(path: Path) -> None:
    path.mkdir(exist_ok=True)
    path.chmod(_ENTERABLE)


def _write(path: Path, content: bytes) -> None:
    with open(path, "wb") as file:
        os.fchmod(file.fileno(), _READABLE)
        file.write(content)
