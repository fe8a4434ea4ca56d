"""`doctor --mend`: what is safe is done and said, everything else is named and left as it is."""

import os
import stat
from pathlib import Path

import pytest

from agent_tui.config.paths import Paths, find_paths, make_folders
from agent_tui.config.profiles import choose_profile
from agent_tui.desk.checkup import Terminal, doctor
from agent_tui.desk.desk_state import REPLICA_FILE
from agent_tui.desk.file_checks import index_folder
from agent_tui.desk.mending import Mended, can_be_mended, mend
from agent_tui.desk.syncing import LOCK_FILE
from agent_tui.desk.views import Check
from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.replica.locks import EngineLock

ENVIRON = {"AGENT_TUI_URL": "http://127.0.0.1:9", "AGENT_TUI_TOKEN": "agt_x"}
NOBODY = 2**22 + 17
"""No process has a number that high."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = find_paths(str(tmp_path), {})
    make_folders(made)
    return made


def looked_at(paths: Paths) -> list[Check]:
    return doctor(paths, ENVIRON, Terminal("UTF-8", (120, 40), "xterm"), ask=lambda question: "")


def profile_folder(paths: Paths) -> str:
    return choose_profile(paths, None, ENVIRON).folder


def mended(paths: Paths) -> list[Mended]:
    return list(mend(paths, profile_folder(paths), looked_at(paths)))


def of(checks: list[Check], subject: str) -> Check:
    return next(check for check in checks if check.subject == subject)


def test_where_nothing_is_wrong_nothing_is_done(paths: Paths) -> None:
    assert mended(paths) == []


def test_what_others_could_read_or_change_is_closed(paths: Paths) -> None:
    secret, rules = paths.data / "import", paths.config / "keymap.toml"
    secret.write_text("words", encoding="utf-8")
    secret.chmod(0o644)
    rules.write_text("", encoding="utf-8")
    rules.chmod(0o666)
    assert of(looked_at(paths), "rights").facts["count"] == 2
    assert mended(paths) == [Mended("rights", "closed", {"count": 2})]
    assert [stat.S_IMODE(file.stat().st_mode) for file in (secret, rules)] == [0o600, 0o600]
    assert of(looked_at(paths), "rights").standing == "ok"


def test_a_settings_file_that_others_may_only_read_is_left_as_it_is(paths: Paths) -> None:
    paths.settings_file.write_text("", encoding="utf-8")
    paths.settings_file.chmod(0o644)
    assert of(looked_at(paths), "rights").standing == "ok"


def test_links_are_not_followed(paths: Paths, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("", encoding="utf-8")
    outside.chmod(0o666)
    (paths.data / "link").symlink_to(outside)
    assert mended(paths) == []
    assert stat.S_IMODE(outside.stat().st_mode) == 0o666


def test_half_written_files_of_dead_programs_go_and_those_of_living_ones_stay(paths: Paths) -> None:
    dead, living = paths.config / f".settings.toml.{NOBODY}", paths.config / f".settings.toml.{os.getpid()}"
    notes = paths.config / f".notes.{NOBODY}"
    for file in (dead, living, notes):
        file.touch(0o600)
    assert mended(paths) == [Mended("leftovers", "cleared", {"count": 1})]
    assert (dead.exists(), living.exists(), notes.exists()) == (False, True, True)


def test_a_broken_replica_is_begun_anew(paths: Paths) -> None:
    replica = paths.profile_data(profile_folder(paths)) / REPLICA_FILE
    replica.parent.mkdir(parents=True, mode=0o700)
    replica.parent.parent.chmod(0o700)
    replica.write_bytes(b"no database" * 1000)
    replica.chmod(0o600)
    assert of(looked_at(paths), "replica").key == "file-broken"
    assert mended(paths) == [Mended("replica", "replica-anew")]
    assert not replica.exists()


def test_a_replica_that_somebody_works_on_is_left_to_them(paths: Paths) -> None:
    folder = paths.profile_data(profile_folder(paths))
    broken = Check("replica", "fail", "file-broken", {})
    with EngineLock(folder / LOCK_FILE) as lock:
        assert lock.acquire()
        (folder / REPLICA_FILE).write_bytes(b"x")
        assert list(mend(paths, profile_folder(paths), [broken])) == [Mended("replica", "in-use")]
        assert (folder / REPLICA_FILE).exists()


def test_an_index_that_cannot_be_read_is_begun_anew(paths: Paths) -> None:
    knowledge = KnowledgeFolder(index_folder(paths, profile_folder(paths)))
    assert knowledge.lock()
    generation = knowledge.begin_generation()
    knowledge.let_count(generation)
    knowledge.unlock()
    assert of(looked_at(paths), "knowledge").key == "index-broken"
    assert mended(paths) == [Mended("knowledge", "index-anew")]
    assert of(looked_at(paths), "knowledge").key == "knowledge-none"


def test_what_lies_in_the_place_of_an_index_and_is_none_is_said_and_left(paths: Paths) -> None:
    folder = index_folder(paths, profile_folder(paths))
    (folder / "current").mkdir(parents=True)
    for made in (folder, folder.parent, folder.parent.parent):
        made.chmod(0o700)
    assert of(looked_at(paths), "knowledge").key == "index-broken"
    assert mended(paths) == [Mended("knowledge", "not-ours", {"folder": str(folder)})]


@pytest.mark.parametrize("file", ["settings.toml", "sources.toml", "templates/mine.toml"])
def test_what_a_person_wrote_wrongly_is_named_and_never_touched(paths: Paths, file: str) -> None:
    wrong = paths.config / file
    wrong.parent.mkdir(exist_ok=True, mode=0o700)
    wrong.write_text('language = "en"\nx ==\n', encoding="utf-8")
    named = [check for check in looked_at(paths) if check.facts.get("file") == str(wrong)]
    assert [(check.standing, check.key, check.facts["line"]) for check in named] == [("fail", "toml-broken", 2)]
    assert not can_be_mended(named)
    assert mended(paths) == []
    assert wrong.read_text(encoding="utf-8") == 'language = "en"\nx ==\n'
