"""The site in its folder: written whole, readable by customers, and never upon somebody's files."""

import fcntl
import json
import os
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest

from agent_tui.desk.changed_places import _exchanged, change_places
from agent_tui.desk.publishing import LIST, publish, write_site
from agent_tui.domain.errors import BadInput
from tests.unit.knowledge.site.published import a_style, an_article

TODAY = date(2026, 11, 23)
FILES = {"index.html": b"start", "assets/a.css": b"a", "zh/index.html": b"zh", "zh/search/1/core.js": b"1"}
LATER = {"index.html": b"later", "assets/b.css": b"b", "en/index.html": b"en", "zh/search/2/core.js": b"2"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != LIST
    }


def folders_in(folder: Path) -> set[str]:
    return {found.relative_to(folder).as_posix() for found in folder.rglob("*") if found.is_dir()}


def refused(folder: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        write_site(FILES, folder)
    return caught.value


def test_a_folder_is_made_filled_and_filled_anew(tmp_path: Path) -> None:
    folder = tmp_path / "www" / "help"
    write_site(FILES, folder)
    assert held(folder) == FILES
    assert json.loads((folder / LIST).read_bytes())["files"] == sorted(FILES)
    write_site(LATER, folder)
    assert held(folder) == LATER
    assert folders_in(folder) == {"assets", "en", "zh", "zh/search", "zh/search/2"}


def test_the_folder_stays_the_same_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    before = (tmp_path / "real").stat().st_ino
    for files in (FILES, LATER):
        write_site(files, tmp_path / "link")
        assert held(tmp_path / "real") == files
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").stat().st_ino == before


def test_everybody_may_read_it_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_site(FILES, tmp_path / "site")
    finally:
        os.umask(before)
    for found in (tmp_path / "site").rglob("*"):
        assert found.stat().st_mode & 0o777 == (0o755 if found.is_dir() else 0o644), found


@pytest.mark.parametrize("name", ["CNAME", "zh/notes.txt", ".git/config", "zh/index.html.bak", "assets/logo.png"])
def test_what_somebody_else_put_there_stops_everything(tmp_path: Path, name: str) -> None:
    write_site(FILES, tmp_path)
    foreign = tmp_path / name
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_bytes(b"mine")
    trouble = refused(tmp_path)
    assert (trouble.key, trouble.facts["file"]) == ("site-foreign", name)
    assert held(tmp_path) == FILES | {name: b"mine"}


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_bytes(b"x")
    assert refused(tmp_path).key == "site-foreign"
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / LIST).write_text('{"files": ["thesis.doc"]}')
    assert refused(tmp_path).key == "site-foreign"
    assert refused(tmp_path / "thesis.doc").key == "site-unwritable"


@pytest.mark.parametrize("list_", ["", "[]", '{"files": 1}', "[" * 100_000, '{"files": [1, null]}', "\x00"])
def test_a_list_that_nobody_can_read_makes_nothing_ours(tmp_path: Path, list_: str) -> None:
    write_site(FILES, tmp_path)
    (tmp_path / LIST).write_text(list_)
    assert refused(tmp_path).key == "site-foreign"
    assert held(tmp_path) == FILES


def test_a_list_that_somebody_changed_deletes_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_bytes(b"mine")
    site = tmp_path / "site"
    write_site(FILES, site)
    (site / LIST).write_text(json.dumps({"files": [*FILES, "../precious.txt", str(outside)]}))
    write_site(LATER, site)
    assert outside.read_bytes() == b"mine"
    assert held(site) == LATER


def test_links_among_the_pages_are_somebodys(tmp_path: Path) -> None:
    write_site(FILES, tmp_path / "site")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "site" / "more").symlink_to(elsewhere)
    assert refused(tmp_path / "site").key == "site-foreign"
    assert elsewhere.is_dir()


def test_when_writing_fails_the_site_stands_as_it_was(tmp_path: Path) -> None:
    write_site(FILES, tmp_path / "site")
    too_long = LATER | {f"zh/{'x' * 300}.html": b""}
    with pytest.raises(BadInput) as caught:
        write_site(too_long, tmp_path / "site")
    assert caught.value.key == "site-unwritable"
    assert held(tmp_path / "site") == FILES
    with pytest.raises(BadInput):
        write_site(too_long, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_what_a_run_that_was_cut_off_left_is_tidied_up(tmp_path: Path) -> None:
    write_site(FILES, tmp_path)
    for left in (".site-new/zh", ".site-old/en"):
        (tmp_path / left).mkdir(parents=True)
        (tmp_path / left / "half.html").write_bytes(b"")
    write_site(LATER, tmp_path)
    assert held(tmp_path) == LATER
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


def test_in_a_folder_of_somebody_nothing_is_tidied_up(tmp_path: Path) -> None:
    (tmp_path / ".site-new").mkdir()
    for mine in ("thesis.doc", ".site-new/mine"):
        (tmp_path / mine).write_bytes(b"x")
    assert refused(tmp_path).key == "site-foreign"
    assert (tmp_path / ".site-new" / "mine").exists()


def test_a_run_that_was_cut_off_between_the_parts_is_finished_by_the_next(tmp_path: Path) -> None:
    """Parts of both and a list of both: as the change-over leaves it when it ends after the assets and one part."""
    write_site(FILES, tmp_path)
    (tmp_path / "assets" / "b.css").write_bytes(b"b")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_bytes(b"en")
    (tmp_path / LIST).write_text(json.dumps({"files": sorted({*FILES, *LATER})}))
    write_site(LATER, tmp_path)
    assert held(tmp_path) == LATER


def test_whoever_reads_meanwhile_never_finds_a_part_missing(tmp_path: Path) -> None:
    write_site(FILES, tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    if not _exchanged(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this file system cannot let two folders change places")
    for name in ("a", "b"):
        (tmp_path / name).rmdir()
    missing: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            missing.extend(1 for place in ("zh/index.html", "index.html") if not (tmp_path / place).exists())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(40):
            write_site({"index.html": b"%d" % number, "assets/a.css": b"", "zh/index.html": b"%d" % number}, tmp_path)
    finally:
        done.set()
        reader.join()
    assert not missing


def test_what_cannot_change_places_stays_where_it_was(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    change_places(tmp_path / "one", tmp_path / "other", by_way_of=tmp_path / "left")
    assert os.listdir(tmp_path / "other") == ["one"]
    with pytest.raises(OSError, match="No such file"):
        change_places(tmp_path / "gone", tmp_path / "other", by_way_of=tmp_path / "left2")
    assert os.listdir(tmp_path / "other") == ["one"]


def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert refused(tmp_path).key == "site-busy"
    finally:
        os.close(handle)
    write_site(FILES, tmp_path)


def test_a_folder_that_no_file_system_has_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\0b").key == "site-unwritable"
    assert refused(Path("/proc/site")).key == "site-unwritable"


def test_nothing_for_customers_leaves_the_site_alone(tmp_path: Path) -> None:
    publish([an_article()], str(tmp_path), a_style(), today=TODAY)
    before = held(tmp_path)
    with pytest.raises(BadInput) as caught:
        publish([an_article(audience="internal")], str(tmp_path), a_style(), today=TODAY)
    assert caught.value.key == "nothing-to-publish"
    assert held(tmp_path) == before


def test_what_was_published_is_told(tmp_path: Path) -> None:
    articles = [an_article("a"), an_article("b", language="en"), an_article("c", body="")]
    done = publish(articles, str(tmp_path / "site"), a_style(), today=TODAY, opens_with="en")
    assert (done.articles, done.left_out) == ({"en": 1, "zh": 1}, ("c",))
    assert Path(done.start).read_bytes().startswith(b"<!doctype html>")
    assert done.pages == len(list((tmp_path / "site").rglob("*.html")))
    assert done.bytes == sum(map(len, held(tmp_path / "site").values()))


def test_published_articles_that_nobody_looked_at_in_time_are_named_longest_overdue_first(tmp_path: Path) -> None:
    articles = [
        an_article("fresh", review_on=TODAY),
        an_article("late", review_on=TODAY - timedelta(days=1)),
        an_article("later", review_on=TODAY - timedelta(days=9)),
        an_article("inside", audience="internal", review_on=TODAY - timedelta(days=9)),
        an_article("silent", body=" ", review_on=TODAY - timedelta(days=9)),
    ]
    assert publish(articles, str(tmp_path), a_style(), today=TODAY).stale == ("later", "late")
