"""`doctor --mend`: does what is safe. Nothing that a person wrote is moved, changed or thrown away; only rights are
taken from others, what can be had again from the store is begun anew, and half-written files go."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from agent_tui.config.paths import Paths
from agent_tui.desk.desk_state import REPLICA_FILE
from agent_tui.desk.file_checks import index_folder, leftovers, open_to_others
from agent_tui.desk.syncing import LOCK_FILE
from agent_tui.desk.views import Check
from agent_tui.domain.errors import BadInput
from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.sqlite_files import remove_database

FILE_MODE, FOLDER_MODE = 0o600, 0o700


class Mended(Struct, frozen=True):
    """What was done about one thing. `key`: of `messages.checks.MENDED`."""

    subject: str
    key: str
    facts: dict[str, str | int | None] = {}


def can_be_mended(checks: Iterable[Check]) -> bool:
    """True where `mend` would do something about what was found."""
    return any(check.standing != "ok" and _is_safe(check) for check in checks)


def mend(paths: Paths, profile_folder: str | None, checks: Iterable[Check]) -> Iterator[Mended]:
    """Does what is safe about what `doctor` found. `profile_folder`: `Profile.folder` of the profile that was looked
    at. Raises nothing for what cannot be done: the next look says it again."""
    for check in checks:
        if check.standing == "ok" or not _is_safe(check):
            continue
        match check.subject:
            case "rights":
                yield _close(paths)
            case "leftovers":
                yield _clear(paths)
            case "replica" if profile_folder is not None:
                yield _begin_replica_anew(paths.profile_data(profile_folder))
            case "knowledge" if profile_folder is not None:
                yield _begin_index_anew(index_folder(paths, profile_folder))
            case _:
                continue


def _is_safe(check: Check) -> bool:
    match check.subject:
        case "rights" | "leftovers" | "knowledge":
            return True
        case "replica":
            return check.key == "file-broken"
        case _:
            return False


def _close(paths: Paths) -> Mended:
    closed = 0
    for path in open_to_others(paths):
        with suppress(OSError):  # why: what cannot be closed is found again
            path.chmod(path.lstat().st_mode & (FOLDER_MODE if path.is_dir() else FILE_MODE))
            closed += 1
    return Mended("rights", "closed", {"count": closed})


def _clear(paths: Paths) -> Mended:
    gone = 0
    for path in leftovers(paths):
        with suppress(OSError):  # why: what cannot be removed is found again
            path.unlink()
            gone += 1
    return Mended("leftovers", "cleared", {"count": gone})


def _begin_replica_anew(folder: Path) -> Mended:
    """Not while a workstation works on it: that one begins anew by itself."""
    lock = EngineLock(folder / LOCK_FILE)
    if not lock.acquire():
        return Mended("replica", "in-use")
    try:
        remove_database(folder / REPLICA_FILE)
    finally:
        lock.release()
    return Mended("replica", "replica-anew")


def _begin_index_anew(folder: Path) -> Mended:
    knowledge = KnowledgeFolder(folder)
    try:
        if not knowledge.lock():
            return Mended("knowledge", "in-use")
    except (OSError, BadInput):
        return Mended("knowledge", "not-ours", {"folder": str(folder)})
    try:
        knowledge.throw_away()
    except OSError:
        return Mended("knowledge", "not-ours", {"folder": str(folder)})
    finally:
        knowledge.unlock()
    return Mended("knowledge", "index-anew")
