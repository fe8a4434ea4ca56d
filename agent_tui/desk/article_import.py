"""`kb import`: articles into the store, over HTTP, as its admin: JSON Lines of the import format, and folders of
Markdown. Every file is taken line by line (a Markdown file is one), as by `desk.importing`; troubles are its, and
BadInput nothing-to-import (folder)."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from agent_tui.config.profiles import Profile
from agent_tui.contract.lines import read_record, split_lines
from agent_tui.contract.strict import Refused
from agent_tui.desk.article_files import WrongArticle, read_markdown
from agent_tui.desk.importing import STANDARD_INPUT, Progress, import_files
from agent_tui.desk.views import Imported, RejectedLine
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Article

MARKDOWN = ".md"

_IN_MEMORY = 4 * 1024 * 1024
_CHUNK = 256 * 1024


class _Place(NamedTuple):
    file: str
    line: int


def import_articles(
    profile: Profile,
    token: str,
    names: Sequence[str],
    *,
    standard_input: BinaryIO | None = None,
    on_progress: Progress | None = None,
) -> Imported:
    """Imports all of them as one call; nothing is sent before all were read."""
    rejected: list[RejectedLine] = []
    places: list[_Place] = []
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        for name in names:
            for found in _articles(name, standard_input):
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


def _articles(name: str, standard_input: BinaryIO | None) -> Iterator[tuple[_Place, bytes] | RejectedLine]:
    path = Path(name)
    if name != STANDARD_INPUT and path.is_dir():
        files = sorted(one for one in path.rglob(f"*{MARKDOWN}") if one.is_file() and not _hidden(one, path))
        if not files:
            raise BadInput("nothing-to-import", folder=clean_line(name))
        for file in files:
            yield _markdown(file, ".".join(file.relative_to(path).with_suffix("").parts))
    elif name != STANDARD_INPUT and path.suffix.lower() == MARKDOWN:
        yield _markdown(path, path.stem)
    else:
        yield from _lines(name, standard_input)


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _markdown(file: Path, default_id: str) -> tuple[_Place, bytes] | RejectedLine:
    name = clean_line(str(file))
    try:
        text = file.read_bytes().decode("utf-8")
        modified = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError as error:
        raise BadInput("file-unreadable", file=name, reason=error.strerror or type(error).__name__) from error
    except UnicodeDecodeError:
        return RejectedLine(name, 1, "", "is not UTF-8")
    try:
        article = read_markdown(text, default_id=default_id, modified=modified)
    except WrongArticle as wrong:
        return RejectedLine(name, wrong.line, clean_line(wrong.field), wrong.reason)
    return _Place(name, 1), msgspec.json.encode(article)


def _lines(name: str, standard_input: BinaryIO | None) -> Iterator[tuple[_Place, bytes] | RejectedLine]:
    """The articles of a file of the import format; anything else in it is refused."""
    shown = clean_line(name)
    for line in split_lines(_chunks(name, standard_input)):
        try:
            record = read_record(line)
        except Refused as refused:
            yield RejectedLine(shown, line.number, clean_line(refused.field), clean_line(refused.reason))
            continue
        if isinstance(record, Article):
            yield _Place(shown, line.number), line.content
        else:
            yield RejectedLine(shown, line.number, "type", "only articles are taken here")


def _chunks(name: str, standard_input: BinaryIO | None) -> Iterator[bytes]:
    try:
        if name == STANDARD_INPUT and standard_input is not None:
            yield from iter(lambda: standard_input.read(_CHUNK), b"")
        else:
            with open(name, "rb") as file:
                yield from iter(lambda: file.read(_CHUNK), b"")
    except (OSError, ValueError) as error:
        # ValueError: a name with NUL, or standard input that is closed
        reason = error.strerror if isinstance(error, OSError) else None
        raise BadInput("file-unreadable", file=clean_line(name), reason=reason or type(error).__name__) from error
