"""`kb import`: articles into the store, over HTTP, as its admin: JSON Lines of the import format, and folders of
Markdown. Every file is taken line by line (a Markdown file is one), as by `desk.importing`; troubles are its, and
BadInput nothing-to-import (folder)."""

import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from agent_tui.config.profiles import Profile
from agent_tui.config.settings import Settings
from agent_tui.contract.api import LINE_LIMIT
from agent_tui.contract.lines import read_record, split_lines
from agent_tui.contract.strict import Refused
from agent_tui.desk.article_files import read_markdown
from agent_tui.desk.front_matter import WrongArticle
from agent_tui.desk.importing import STANDARD_INPUT, Progress, chunks, import_files
from agent_tui.desk.short_forms import check_short_forms, over_length
from agent_tui.desk.views import Imported, RejectedLine
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Article

MARKDOWN = ".md"

_IN_MEMORY = 4 * 1024 * 1024


class _Place(NamedTuple):
    file: str
    line: int


def import_articles(
    profile: Profile,
    token: str,
    names: Sequence[str],
    *,
    settings: Settings,
    standard_input: BinaryIO | None = None,
    on_progress: Progress | None = None,
) -> Imported:
    """Imports all of them as one call; nothing is sent before all were read. `settings`: how long an SMS may be."""
    rejected: list[RejectedLine] = []
    places: list[_Place] = []
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        for name in names:
            for found in _articles(name, standard_input, settings):
                if isinstance(found, RejectedLine):
                    rejected.append(found)
                else:
                    place, content = found
                    places.append(place)
                    spool.write(content + b"\n")
        spool.seek(0)
        done = import_files(profile, token, [STANDARD_INPUT], standard_input=spool, on_progress=on_progress)  # type: ignore[arg-type]  # it is a file of bytes
    for one in done.rejected:
        place = places[one.line - 1]
        rejected.append(RejectedLine(place.file, place.line, one.field, one.reason))
    return msgspec.structs.replace(done, rejected=tuple(rejected))


def _articles(
    name: str, standard_input: BinaryIO | None, settings: Settings
) -> Iterator[tuple[_Place, bytes] | RejectedLine]:
    if name == STANDARD_INPUT:
        yield from _lines(name, standard_input, settings)
        return
    path = Path(name)
    with _readable(name):
        found = sorted(_markdown_in(path)) if stat.S_ISDIR(os.stat(name).st_mode) else None
        inside = path.resolve()
    if found is None:
        yield from (
            [_markdown(path, path.stem, settings)]
            if _is_markdown(path.name)
            else _lines(name, standard_input, settings)
        )
        return
    if not found:
        raise BadInput("nothing-to-import", folder=clean_line(name))
    for file in found:
        if file.is_symlink() and not file.resolve().is_relative_to(inside):
            yield RejectedLine(clean_line(str(file)), 1, "", "is a link to a file outside the folder")
        else:
            yield _markdown(file, ".".join(file.relative_to(path).with_suffix("").parts), settings)


def _markdown_in(folder: Path) -> Iterator[Path]:
    """Every Markdown file below the folder, nothing hidden, and links that are called so: whether they lead out of it
    is seen later. OSError where a part of it cannot be read."""

    def refuse(error: OSError) -> None:
        raise error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(place, name) for name in names if _is_markdown(name) and not name.startswith("."))
        yield from (file for file in files if file.is_file())


def _is_markdown(name: str) -> bool:
    return Path(name).suffix.lower() == MARKDOWN


def _markdown(file: Path, default_id: str, settings: Settings) -> tuple[_Place, bytes] | RejectedLine:
    name = clean_line(str(file))
    with _readable(str(file)):
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            raise OSError(0, "a pipe or a device, not a file")
        with file.open("rb") as opened:
            content = opened.read(LINE_LIMIT + 1)
    if len(content) > LINE_LIMIT:
        return RejectedLine(name, 1, "", f"longer than {LINE_LIMIT} bytes")
    try:
        text = content.decode("utf-8")
        article = read_markdown(text, default_id=default_id, modified=_changed_at(state))
        check_short_forms(article, settings, text)
    except UnicodeDecodeError:
        return RejectedLine(name, 1, "", "is not UTF-8")
    except WrongArticle as wrong:
        return RejectedLine(name, wrong.line, clean_line(wrong.field), wrong.reason)
    return _Place(name, 1), msgspec.json.encode(article)


def _changed_at(state: os.stat_result) -> datetime | None:
    """None for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(state.st_mtime, UTC)
    except (OverflowError, ValueError, OSError):
        return None


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """BadInput("file-unreadable") where the system cannot read what is called so."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput("file-unreadable", file=clean_line(name), reason=reason) from error


def _lines(
    name: str, standard_input: BinaryIO | None, settings: Settings
) -> Iterator[tuple[_Place, bytes] | RejectedLine]:
    """The articles of a file of the import format; anything else in it is refused."""
    shown = clean_line(name)
    for line in split_lines(chunks(name, standard_input)):
        try:
            record = read_record(line)
        except Refused as refused:
            yield RejectedLine(shown, line.number, clean_line(refused.field), clean_line(refused.reason))
            continue
        if not isinstance(record, Article):
            yield RejectedLine(shown, line.number, "type", "only articles are taken here")
        elif (wrong := over_length(record, settings)) is not None:
            yield RejectedLine(shown, line.number, *wrong)
        else:
            yield _Place(shown, line.number), line.content
