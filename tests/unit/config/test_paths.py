"""Folders: where they are, who may read them, and which ones are refused."""

import os
from pathlib import Path

import pytest

from agent_tui.config.paths import NETWORK_FILE_SYSTEMS, file_system_of, find_paths, make_folders
from agent_tui.domain.errors import BadInput

LOCAL = "25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"


def mounted(kind: str, point: Path) -> str:
    return LOCAL + f"31 25 0:44 / {point} rw,relatime shared:5 master:2 - {kind} files:/home rw,vers=4.2\n"


def test_everything_of_a_run_lies_below_its_home() -> None:
    paths = find_paths("/srv/desk", {"AGENT_TUI_HOME": "/elsewhere"})
    assert [str(p) for p in (paths.config, paths.data, paths.cache, paths.logs)] == [
        "/srv/desk/config",
        "/srv/desk/data",
        "/srv/desk/cache",
        "/srv/desk/logs",
    ]
    assert find_paths(None, {"AGENT_TUI_HOME": "/elsewhere"}).data == Path("/elsewhere/data")


def test_without_a_home_the_xdg_folders_are_used() -> None:
    paths = find_paths(None, {})
    assert all(part.parts[-1] == "agent-tui" for part in (paths.config, paths.data, paths.cache))


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_folders_are_closed_to_others_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    paths = find_paths(str(tmp_path / "home"))
    before = os.umask(umask)
    try:
        make_folders(paths, LOCAL)
    finally:
        os.umask(before)
    made = (paths.config, paths.data, paths.cache, paths.logs, tmp_path / "home")
    assert {oct(p.stat().st_mode & 0o777) for p in made} == {"0o700"}


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path))
    paths.data.mkdir(mode=0o755)
    make_folders(paths, LOCAL)
    assert paths.data.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands in the way")
    with pytest.raises(BadInput) as caught:
        make_folders(find_paths(str(tmp_path)), LOCAL)
    assert caught.value.key == "folder-unusable"
    assert caught.value.facts["folder"] == str(tmp_path / "data")


@pytest.mark.parametrize("kind", sorted(NETWORK_FILE_SYSTEMS))
def test_a_network_file_system_is_refused_by_name_before_anything_is_made(tmp_path: Path, kind: str) -> None:
    paths = find_paths(str(tmp_path / "home"))
    with pytest.raises(BadInput) as caught:
        make_folders(paths, mounted(kind, tmp_path))
    assert (caught.value.key, caught.value.facts["file_system"]) == ("network-folder", kind)
    assert not (tmp_path / "home").exists()


def test_a_local_file_system_mounted_below_a_network_one_is_taken(tmp_path: Path) -> None:
    (tmp_path / "local").mkdir()
    mounts = mounted("nfs4", tmp_path) + f"40 31 8:2 / {tmp_path}/local rw - ext4 /dev/sdb1 rw\n"
    make_folders(find_paths(str(tmp_path / "local")), mounts)


def test_a_later_mount_on_the_same_point_counts(tmp_path: Path) -> None:
    mounts = mounted("nfs4", tmp_path) + f"40 31 8:2 / {tmp_path} rw - xfs /dev/sdb1 rw\n"
    assert file_system_of(tmp_path / "new", mounts) == "xfs"


def test_a_link_to_a_network_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "net")
    assert file_system_of(tmp_path / "home" / "data", mounted("fuse.sshfs", tmp_path / "net")) == "fuse.sshfs"


def test_a_mount_point_with_a_blank_is_understood(tmp_path: Path) -> None:
    point = tmp_path / "my files"
    point.mkdir()
    mounts = LOCAL + f"31 25 0:44 / {tmp_path}/my\\040files rw - cifs //server/files rw\n"
    assert file_system_of(point / "data", mounts) == "cifs"


def test_a_neighbour_with_a_longer_name_is_no_parent(tmp_path: Path) -> None:
    assert file_system_of(tmp_path / "netmore", mounted("nfs", tmp_path / "net")) == "ext4"
