"""The four folders of the program, and the refusal of folders that lie on another machine.

Source: INTERFACE "Ground rules" (`--home DIR`, AGENT_TUI_HOME), SYNC "Two files" (0700, network file systems)."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from agent_tui.domain.errors import BadInput

APP = "agent-tui"
LOG_NAME = "agent-tui.log"
DATABASE_VARIABLE = "AGENT_TUI_DATABASE"
"""Where the store's data lie, an SQLAlchemy URL: arguments can be read by everybody on a machine, and it may hold a
password."""

NETWORK_FILE_SYSTEMS = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.cephfs", "fuse.davfs2",
    "fuse.glusterfs", "fuse.mfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "gfs2", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "pvfs2", "smb3", "smbfs",
})  # fmt: skip
"""Locks and fsync do not hold there what SQLite needs; the names are those of /proc/self/mountinfo."""

FOLDER_MODE = 0o700
_OCTAL = re.compile(r"\\([0-7]{3})")


class Paths(Struct, frozen=True):
    """Where configuration, data, cache and logs lie; the folders need not exist yet (`make_folders`)."""

    config: Path
    data: Path
    cache: Path
    logs: Path

    def profile_data(self, folder: str) -> Path:
        """The folder of one profile's two databases; `folder` is `Profile.folder`."""
        return self.data / "profiles" / folder

    def profile_cache(self, folder: str) -> Path:
        """The folder of what one profile can make again (the knowledge index)."""
        return self.cache / "profiles" / folder

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def profiles_file(self) -> Path:
        return self.config / "profiles.toml"

    @property
    def log_file(self) -> Path:
        return self.logs / LOG_NAME


def find_paths(home: str | None = None, environ: Mapping[str, str] = os.environ) -> Paths:
    """The folders of this run: below `home`, else below AGENT_TUI_HOME, else the XDG folders. Touches no disk.
    `BadInput("user-unknown")`."""
    chosen = home or environ.get("AGENT_TUI_HOME")
    if chosen:
        root = expanded(chosen).absolute()
        return Paths(root / "config", root / "data", root / "cache", root / "logs")
    # why: loaded here because a run with a home of its own does not need it
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP, appauthor=False)
    return Paths(
        folders.user_config_path, folders.user_data_path, folders.user_cache_path, folders.user_state_path / "logs"
    )


def expanded(path: str) -> Path:
    """The path with `~` and `~li.na` at its beginning understood; `BadInput("user-unknown")`."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise BadInput("user-unknown", path=path) from None


def make_folders(paths: Paths, mounts: str | None = None) -> None:
    """Makes what is missing, 0700 whatever the umask, and closes to others what was open.

    `BadInput("network-folder")` when the data would lie on another machine (`mounts`: the text of
    /proc/self/mountinfo), `BadInput("folder-unusable")` when a folder cannot be made."""
    refuse_network_folder(paths.data, _mounts() if mounts is None else mounts)
    for folder in (paths.config, paths.data, paths.cache, paths.logs):
        try:
            make_private_folder(folder)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise BadInput("folder-unusable", folder=str(folder), reason=reason) from error


def make_private_folder(folder: Path) -> None:
    """Makes `folder` with its parents 0700 whatever the umask; one that exists is closed to others. Raises OSError."""
    if folder.is_dir():
        if folder.stat().st_mode & 0o777 != FOLDER_MODE:
            folder.chmod(FOLDER_MODE)
        return
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for made in reversed(missing):
        made.mkdir(mode=FOLDER_MODE, exist_ok=True)
        made.chmod(FOLDER_MODE)


def refuse_network_folder(folder: Path, mounts: str) -> None:
    """`BadInput("network-folder")` with the name of the file system, when `folder` lies on a network's."""
    kind = file_system_of(folder, mounts)
    if kind in NETWORK_FILE_SYSTEMS:
        raise BadInput("network-folder", folder=str(folder), file_system=kind)


def file_system_of(folder: Path, mounts: str) -> str | None:
    """The kind of file system that `folder` lies on (or will lie on, when it is made); None where nothing says so."""
    place = _real(folder)
    best, kind = -1, None
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 5 or "-" not in fields[5:-1]:
            continue
        point = Path(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4]))
        # why >=: a later mount on the same point hides the earlier one
        if (place == point or point in place.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[fields.index("-", 5) + 1]
    return kind


def _real(folder: Path) -> Path:
    """Links followed as far as the folder exists, so that a link to a network folder is seen through."""
    return Path(os.path.realpath(folder))


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""  # why: no /proc, nothing is known; doctor says what could not be checked
