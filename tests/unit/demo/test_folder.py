"""The demo's folder: private, cleared with all it holds, and swept up where nobody keeps it any more."""

import os
import stat
from pathlib import Path

import pytest

from agent_tui.demo.folder import PREFIX, DemoFolder, leftovers, running, sweep
from agent_tui.domain.errors import BadInput


def test_it_is_private_and_goes_with_all_it_holds(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path)
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    (folder.path / "data").mkdir()
    (folder.path / "data" / "replica.db").write_bytes(b"x")
    folder.clear()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_kept_is_no_leftover(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path)
    other = DemoFolder(tmp_path)
    assert list(leftovers(tmp_path)) == []
    assert folder.path.exists()
    folder.clear()
    other.clear()


def test_what_a_killed_keeper_left_goes_when_the_next_one_comes(tmp_path: Path) -> None:
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "keeper.lock").touch()
    (left / "demo.db").write_bytes(b"x")
    DemoFolder(tmp_path).clear()
    assert not left.exists()


def test_a_folder_without_a_lock_goes_only_when_it_is_old(tmp_path: Path) -> None:
    young, old = tmp_path / f"{PREFIX}young", tmp_path / f"{PREFIX}old"
    young.mkdir()
    old.mkdir()
    os.utime(old, (0, 0))
    assert list(leftovers(tmp_path)) == [old]


def test_links_and_other_folders_are_let_be(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(target)
    assert list(leftovers(tmp_path)) == []


def test_no_place_is_said_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        DemoFolder(tmp_path / "absent")
    assert caught.value.key == "demo-no-folder"


def test_the_demo_that_runs_is_found_and_what_was_left_is_not(tmp_path: Path) -> None:
    assert running(tmp_path) == []
    left = DemoFolder(tmp_path)
    os.close(left._lock)
    assert running(tmp_path) == []
    demo = DemoFolder(tmp_path)
    assert running(tmp_path) == [demo.path]
    demo.clear()
    assert running(tmp_path) == []


def test_of_several_demos_the_newest_comes_first(tmp_path: Path) -> None:
    first, second, third = (DemoFolder(tmp_path) for _ in range(3))
    for age, one in enumerate((second, third, first)):
        os.utime(one.path / "keeper.lock", (1000 - age, 1000 - age))
    assert running(tmp_path) == [second.path, third.path, first.path]
    for one in (first, second, third):
        one.clear()


def test_what_is_written_after_the_end_is_swept_up_and_what_is_kept_stays(tmp_path: Path) -> None:
    demo = DemoFolder(tmp_path)
    (demo.path / "data").mkdir()
    sweep(demo.path)
    assert (demo.path / "data").exists()
    demo.clear()
    sweep(demo.path)
    (demo.path / "data").mkdir(parents=True)
    sweep(demo.path)
    assert list(tmp_path.iterdir()) == []
    mine = tmp_path / "mine"
    mine.mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(mine)
    sweep(tmp_path / f"{PREFIX}link")
    assert mine.exists()
