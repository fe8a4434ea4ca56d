"""Import and export: the import format of files in and out of the ticket store, over HTTP, as its admin.

Import takes files line by line: a refused line is reported, the rest goes in, and the same again changes nothing
(INTERFACE "Import format"). Nothing is queued. Troubles: BadInput file-unreadable (file, reason); those of
`desk.backend_troubles` and `replica.sqlite_files`.
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

import msgspec

from agent_tui.backends.protocol import Busy
from agent_tui.backends.store_admin import StoreAdmin
from agent_tui.config.profiles import Profile
from agent_tui.contract.api import ImportResult
from agent_tui.contract.lines import read_line, split_lines
from agent_tui.contract.strict import Refused
from agent_tui.desk.backend_troubles import backend_troubles
from agent_tui.desk.import_spool import ImportSpool, SpooledLine
from agent_tui.desk.views import Imported, RejectedLine
from agent_tui.domain.errors import BadInput, OutOfReach
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import is_id

BATCH_LINES = 1000
BATCH_BYTES = 4 * 1024 * 1024
STANDARD_INPUT = "-"

_CHUNK = 256 * 1024
_ATTEMPTS = 5
_PAUSE_S = 2.0
_LONGEST_PAUSE_S = 30.0
_NOT_FOR_A_TERMINAL = re.compile("[\x7f-\x9f\u2028\u2029]")

Progress = Callable[[int, int], None]
"""(lines sent, lines to send)"""


def import_files(
    profile: Profile,
    token: str,
    files: Sequence[str],
    *,
    standard_input: BinaryIO | None = None,
    on_progress: Progress | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> Imported:
    """Imports all files as one call; `-` is `standard_input`. A file that cannot be read stops it before anything was
    sent; a store that goes out of reach in the middle leaves what is in, and the same call goes on from there."""
    rejected: list[tuple[int, RejectedLine]] = []
    outcomes = {"created": 0, "updated": 0, "unchanged": 0}
    with ImportSpool() as spool:
        for index, name in enumerate(files):
            for refused in _take(spool, index, name, standard_input):
                rejected.append((index, refused))
        admin = StoreAdmin(profile.url, token)
        try:
            sent = 0
            run = new_id()
            for batch in _batches(spool.in_order()):
                results = _send(admin, profile.url, [line.content for line in batch], run, sleep)
                for line, result in zip(batch, results, strict=True):
                    again = spool.again(line.place)
                    if result.outcome in outcomes:
                        outcomes[result.outcome] += 1
                        outcomes["unchanged"] += len(again)
                        continue
                    for file, number in ((line.file, line.number), *again):
                        rejected.append((file, _rejected(files[file], number, result.field, result.reason)))
                sent += len(batch)
                if on_progress is not None:
                    on_progress(sent, spool.count)
        finally:
            admin.close()
    rejected.sort(key=lambda one: (one[0], one[1].line))
    return Imported(**outcomes, rejected=tuple(refused for _, refused in rejected))


def export(
    profile: Profile, token: str, *, customer: str | None = None, since: datetime | None = None
) -> Iterator[str]:
    """The store's records as lines of the import format (without LF), texts as they were received, in an order in which
    they can be imported. `BadInput("id-wrong")`."""
    if customer is not None and not is_id(customer):
        raise BadInput("id-wrong", id=clean_line(customer)[:64])
    admin = StoreAdmin(profile.url, token)
    try:
        after = None
        while True:
            with backend_troubles(profile.url):
                page = admin.export_page(after, customer=customer, since=since)
            for record in page.records:
                yield _as_line(msgspec.to_builtins(record))
            after = page.after
            if after is None:
                return
    finally:
        admin.close()


def _take(spool: ImportSpool, index: int, name: str, standard_input: BinaryIO | None) -> Iterator[RejectedLine]:
    """Reads one file into the spool; the lines that are refused already here."""
    for line in split_lines(chunks(name, standard_input)):
        try:
            read = read_line(line)
        except Refused as refused:
            yield _rejected(name, line.number, refused.field, refused.reason)
            continue
        if not spool.add(read, index, line.number, line.content):
            yield RejectedLine(name, line.number, "id", "another line before has this type and id")


def chunks(name: str, standard_input: BinaryIO | None) -> Iterator[bytes]:
    """What a file holds, piece by piece; `-` is `standard_input`. BadInput("file-unreadable")."""
    try:
        if name == STANDARD_INPUT and standard_input is not None:
            yield from iter(lambda: standard_input.read(_CHUNK), b"")
        else:
            with open(name, "rb") as file:
                yield from iter(lambda: file.read(_CHUNK), b"")
    except (OSError, ValueError) as error:
        # ValueError: a name with NUL, or standard input that is closed
        reason = error.strerror if isinstance(error, OSError) else None
        raise BadInput("file-unreadable", file=name, reason=reason or type(error).__name__) from error


def _batches(lines: Iterable[SpooledLine]) -> Iterator[list[SpooledLine]]:
    batch: list[SpooledLine] = []
    size = 0
    for line in lines:
        if batch and (len(batch) == BATCH_LINES or size + len(line.content) + 1 > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += len(line.content) + 1
    if batch:
        yield batch


def _send(
    admin: StoreAdmin, url: str, lines: Sequence[bytes], run: str, sleep: Callable[[float], object]
) -> Sequence[ImportResult]:
    """The store's results, one for each line. A busy store is asked again a few times."""
    with backend_troubles(url):
        for attempt in range(_ATTEMPTS):
            try:
                results = admin.import_lines(lines, run).results
                break
            except Busy as error:
                if attempt == _ATTEMPTS - 1:
                    raise
                sleep(min(error.retry_after or _PAUSE_S, _LONGEST_PAUSE_S))
    if len(results) != len(lines):
        raise OutOfReach("backend-nonsense", url=url, detail="not one result for each line")
    return results


def _rejected(file: str, line: int, field: str, reason: str) -> RejectedLine:
    return RejectedLine(file, line, clean_line(field), clean_line(reason))


def _as_line(plain: object) -> str:
    """JSON on one line; what could act on a terminal is escaped too."""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return _NOT_FOR_A_TERMINAL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
