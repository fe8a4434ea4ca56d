"""The index's folder: whose it is, swapped whole, changed in place, never believed when in doubt."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agent_tui.knowledge.folder import FOLDER_NAME, KnowledgeFolder, UnsafeFolder
from agent_tui.knowledge.index import Stopped, apply, build
from agent_tui.knowledge.known import BrokenIndex, Known, read_known
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.values import Versioned
from tests.conftest import REPOSITORY
from tests.unit.knowledge.articles import an_article, an_index, found, some_articles


def test_folders_and_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = an_index(tmp_path / "cache" / "profile")
        generation = folder.current()
        assert generation is not None
        apply(
            generation, [Versioned(an_article("new", "新", "新的文章"), 1)], [], read_known(generation) or Known("", {})
        )
    finally:
        os.umask(before)
    open_to_others = {
        str(found): oct(found.stat().st_mode & 0o777)
        for found in tmp_path.rglob("*")
        if found.stat().st_mode & 0o777 != (0o700 if found.is_dir() else 0o600)
    }
    assert open_to_others == {}


@pytest.mark.parametrize("which", ["folder", "generation", "file"])
def test_an_index_that_others_can_write_to_is_not_opened(tmp_path: Path, which: str) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    path = {"folder": folder.path, "generation": generation, "file": next(generation.glob("*.toc"))}[which]
    path.chmod(path.stat().st_mode | 0o020)
    with pytest.raises(UnsafeFolder):
        found(folder, "退款")


def test_an_index_behind_a_link_is_not_opened(tmp_path: Path) -> None:
    an_index(tmp_path / "elsewhere")
    (tmp_path / FOLDER_NAME).symlink_to(tmp_path / "elsewhere" / FOLDER_NAME)
    with pytest.raises(UnsafeFolder):
        found(KnowledgeFolder(tmp_path / FOLDER_NAME), "退款")


def test_a_new_index_counts_at_once_and_an_open_reader_goes_over_to_it(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    searcher = Searcher(folder)
    assert searcher.search(understand("退款"), "退款", limit=5).hits
    before = folder.current()
    generation = folder.begin_generation()
    build(generation, [Versioned(an_article("new", "新的", "别的"), 1)], source="test")
    assert searcher.search(understand("退款"), "退款", limit=5).hits, "what is being built does not count yet"
    folder.let_count(generation)
    assert not searcher.search(understand("退款"), "退款", limit=5).hits
    assert [hit.id for hit in searcher.search(understand("别的"), "", limit=5).hits] == ["new"]
    assert before is not None
    assert not before.exists()
    searcher.close()


def test_what_changed_is_found_by_an_open_reader_and_what_went_is_not(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    known = read_known(generation)
    assert known == Known("test", {one.article.id: 1 for one in some_articles()})
    searcher = Searcher(folder)
    assert searcher.search(understand("退款"), "", limit=5).hits
    changed = [
        Versioned(an_article("refund", "如何申请赔偿", "赔偿"), 2),
        Versioned(an_article("more", "漫游", "漫游"), 1),
    ]
    after = apply(generation, changed, ["router"], known)
    assert not searcher.search(understand("退款"), "", limit=5).hits
    assert not searcher.search(understand("router"), "", limit=5).hits
    assert [hit.id for hit in searcher.search(understand("赔偿"), "", limit=5).hits] == ["refund"]
    assert [hit.id for hit in searcher.search(understand("漫游"), "", limit=5).hits] == ["more"]
    searcher.close()
    assert read_known(generation) == after == Known("test", {"refund": 2, "invoice": 1, "roaming": 1, "more": 1})


def test_the_stamp_is_another_after_each_change_and_none_while_two_might_have_the_same(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    now = time.time_ns()
    _touch(folder, generation, now + 10**10)
    assert folder.stamp(generation) is None, "it was written this moment, or the clock has gone back"
    long_ago = now - 10**10
    _touch(folder, generation, long_ago)
    stamp = folder.stamp(generation)
    assert stamp is not None
    assert folder.stamp(generation) == stamp
    _touch(folder, generation, long_ago + 10**9)
    assert folder.stamp(generation) not in (None, stamp)
    shutil.rmtree(generation)
    assert folder.stamp(generation) is None


def test_an_open_reader_sees_a_commit_after_it_has_trusted_the_stamp(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    _touch(folder, generation, time.time_ns() - 10**10)
    searcher = Searcher(folder)
    assert searcher.best(understand("roaming"), limit=1) == searcher.best(understand("roaming"), limit=1) == ["roaming"]
    known = Known("test", {one.id: 1 for one in some_articles()})
    apply(generation, [Versioned(an_article("new", "Quokka", "quokka", "en"), 1)], ["roaming"], known)
    assert searcher.best(understand("quokka"), limit=1) == ["new"]
    assert searcher.best(understand("roaming"), limit=1) == []
    searcher.close()


def _touch(folder: KnowledgeFolder, generation: Path, at: int) -> None:
    os.utime(generation, ns=(at, at))
    os.utime(folder.path / "current", ns=(at, at))


def test_a_list_of_another_commit_is_not_believed(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    noted = (generation / "known.json").read_bytes()
    known = read_known(generation)
    assert known is not None
    apply(generation, [], ["router"], known)
    (generation / "known.json").write_bytes(noted)
    assert read_known(generation) is None
    (generation / "known.json").write_bytes(b"{")
    assert read_known(generation) is None


def test_a_build_that_is_stopped_leaves_the_old_index(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    generation = folder.begin_generation()
    with pytest.raises(Stopped):
        build(generation, some_articles(), source="test", stopping=lambda: True)
    folder.tidy_up()
    assert not generation.exists()
    assert found(folder, "退款") == ["refund"]


# why: Whoosh leaves a file that it cannot read open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_damaged_files_are_told_as_a_broken_index(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    next(generation.glob("*.toc")).write_bytes(b"nothing of the kind")
    with pytest.raises(BrokenIndex):
        found(folder, "退款")
    with pytest.raises(BrokenIndex):
        apply(generation, some_articles(), [], Known("test", {}))


@pytest.mark.parametrize("which", ["*.trm", "*.pst", "*_stored.col", "*.toc", "*.typ"])
@pytest.mark.parametrize("size", ["other", "same"])
def test_files_that_are_not_as_they_were_written_are_a_broken_index_and_no_answer(
    tmp_path: Path, which: str, size: str
) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    opened = Searcher(folder)
    assert opened.best(understand("退款"), limit=1) == ["refund"]
    (file,) = generation.glob(which)
    _damage(file, size)
    assert read_known(generation) is None
    with pytest.raises(BrokenIndex):
        found(folder, "退款")
    with pytest.raises(BrokenIndex):
        opened.search(understand("没有的"), "", limit=5)
    opened.close()


def _damage(file: Path, size: str) -> None:
    """Noughts, which can be read as an index that knows of nothing."""
    before = file.stat()
    file.write_bytes(bytes(before.st_size if size == "same" else 16))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 10**9))  # the clock of a disk may be a coarse one


def test_an_index_of_which_a_part_is_missing_is_told_as_broken_too(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    next(generation.glob("*.trm")).unlink()
    with pytest.raises(BrokenIndex):
        found(folder, "退款")


def test_one_process_writes(tmp_path: Path) -> None:
    one, other = KnowledgeFolder(tmp_path / "k"), KnowledgeFolder(tmp_path / "k")
    assert one.lock()
    assert one.lock()
    assert not other.lock()
    one.unlock()
    assert other.lock()
    other.unlock()


KILLED = """
import os, signal, sys
from pathlib import Path
from agent_tui.knowledge.index import apply, build
from agent_tui.knowledge.folder import FOLDER_NAME, KnowledgeFolder
from agent_tui.knowledge.known import read_known
from agent_tui.knowledge.values import Versioned
from tests.unit.knowledge.articles import an_article
folder, how = KnowledgeFolder(Path(sys.argv[1])), sys.argv[2]
def die(): os.kill(os.getpid(), signal.SIGKILL)
def articles():
    yield Versioned(an_article("half", "一半", "一半"), 1)
    die()
if how == "build":
    build(folder.begin_generation(), articles(), source="test")
else:
    generation = folder.current()
    apply(generation, articles(), ["refund"], read_known(generation))
"""


@pytest.mark.parametrize("how", ["build", "apply"])
def test_killed_while_writing_the_old_state_stands(tmp_path: Path, how: str) -> None:
    folder = an_index(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder.path), how], cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": "."}
    )
    assert done.returncode == -signal.SIGKILL
    assert folder.lock(), "a lock ends with its process"
    folder.tidy_up()
    assert found(folder, "退款") == ["refund"]
    assert found(folder, "一半") == []
    generation = folder.current()
    assert generation is not None
    known = read_known(generation)
    assert known is not None
    apply(generation, [Versioned(an_article("whole", "完整", "完整"), 1)], [], known)
    assert found(folder, "完整") == ["whole"]
    folder.unlock()
