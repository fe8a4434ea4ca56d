"""The approval of a template for a team: a copy of its file as a supervisor read it, in the folder `approved` of the
team's, below one line that says who approved which text and when.

    # approved by zhou.li at 2026-11-23T02:42:00Z, version 3, sha256 5f1d…

A copy that was changed since is none any more. It tells of mistakes and of what was not read yet; it is no signature:
whoever may write into the folder could write such a line, so that its file permissions are what keeps others out."""

import hashlib
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from agent_tui.domain.errors import BadInput

APPROVED_FOLDER = "approved"

_HEAD = re.compile(
    r"# approved by (?P<by>[^\s]{1,64}) at (?P<at>[0-9T:+-]{16,32}Z?), version (?P<version>[0-9]{1,9}),"
    r" sha256 (?P<sha256>[0-9a-f]{64})\Z"
)


class Approval(Struct, frozen=True):
    """Who approved a text, and which one."""

    by: str
    at: datetime
    version: int
    sha256: str


def fingerprint(text: str) -> str:
    """Of the text of a template's file: a byte order mark is none of it."""
    return hashlib.sha256(text.removeprefix("\ufeff").encode()).hexdigest()


def approval_in(path: Path, text: str) -> Approval:
    """The approval at the head of a copy; `BadInput` template-not-approved (there is none), template-changed (the text
    below is another one)."""
    head, _, rest = text.partition("\n")
    found = _HEAD.match(head.rstrip("\r"))
    if found is None:
        raise BadInput("template-not-approved", file=str(path))
    try:
        at = datetime.fromisoformat(found["at"])
    except ValueError:
        raise BadInput("template-not-approved", file=str(path)) from None
    if fingerprint(rest) != found["sha256"]:
        raise BadInput("template-changed", file=str(path), agent=found["by"])
    return Approval(found["by"], at, int(found["version"]), found["sha256"])


def approved_file(team: Path, id: str) -> Path:
    """Where the approved text of a template lies."""
    return team / APPROVED_FOLDER / f"{id}.toml"


def write_approval(team: Path, id: str, text: str, version: int, by: str, now: datetime) -> Approval:
    """Writes the copy whole or not at all; the team can read it. `BadInput("template-folder")`: file, reason."""
    approval = Approval(by, now.astimezone(UTC).replace(microsecond=0), version, fingerprint(text))
    path = approved_file(team, id)
    written = f"{approval.at:%Y-%m-%dT%H:%M:%SZ}"
    head = f"# approved by {by} at {written}, version {version}, sha256 {approval.sha256}\n"
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        # why: bytes, so that line ends stay as they are
        beside.write_bytes((head + text.removeprefix("\ufeff")).encode())
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):  # why: what could not be made need not go
            beside.unlink()
        raise BadInput("template-folder", folder=str(path.parent), reason=_reason(error)) from error
    return approval


def withdraw_approval(team: Path, id: str) -> bool:
    """False where there was none; `BadInput("template-folder")`."""
    path = approved_file(team, id)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise BadInput("template-folder", folder=str(path.parent), reason=_reason(error)) from error
    return True


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
