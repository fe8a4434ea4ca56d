"""Import and export over a real store on the loopback."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.config.profiles import Profile, new_profile
from agent_tui.desk.importing import BATCH_LINES, export, import_files
from agent_tui.desk.views import Imported, RejectedLine
from agent_tui.domain.errors import BadInput, NotAllowed, OutOfReach
from tests.desk_fixture import NOW
from tests.records import customer, promise, said, sample_records, ticket
from tests.store_server import RunningStore, running_store

CONTACT = ticket("t1", "c1", "chat", "账单", NOW)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    with running_store(tmp_path_factory.mktemp("store")) as running:
        yield running


@pytest.fixture
def fresh_store(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as running:
        yield running


def profile_of(store: RunningStore) -> Profile:
    return new_profile("test", store.url)


def written(file: Path, *records: Any) -> str:
    """A file with one line for each record (or for each text as it stands)."""
    lines = [one if isinstance(one, bytes) else msgspec.json.encode(one) for one in records]
    file.write_bytes(b"\n".join(lines) + b"\n")
    return str(file)


def take(store: RunningStore, *files: str, **options: Any) -> Imported:
    return import_files(profile_of(store), store.tokens["admin"], files, **options)


def test_the_same_again_changes_nothing_and_a_changed_line_updates(fresh_store: RunningStore, tmp_path: Path) -> None:
    records = sample_records(NOW)
    file = written(tmp_path / "a.jsonl", *records)
    assert take(fresh_store, file) == Imported(len(records), 0, 0, ())
    assert take(fresh_store, file) == Imported(0, 0, len(records), ())
    renamed = written(tmp_path / "b.jsonl", customer("c-wang", "王大明", "key"))
    assert take(fresh_store, renamed) == Imported(0, 1, 0, ())


def test_what_is_exported_can_be_imported_elsewhere(fresh_store: RunningStore, tmp_path: Path) -> None:
    evil = said("i1", CONTACT, "a\x1bb", NOW, "\x85\u2028\x7f<b>", meta={"k": [1.5, None, "\x9b"]})
    take(fresh_store, written(tmp_path / "a.jsonl", customer("c1", "王"), CONTACT, evil))
    out = list(export(profile_of(fresh_store), fresh_store.tokens["admin"]))
    assert all(char >= " " and not "\x7f" <= char <= "\x9f" for line in out for char in line)
    assert json.loads(out[2])["body"] == "\x85\u2028\x7f<b>"
    with running_store(_folder(tmp_path)) as other:
        file = tmp_path / "out.jsonl"
        file.write_text("\n".join(out), encoding="utf-8")
        assert take(other, str(file)) == Imported(3, 0, 0, ())
        assert list(export(profile_of(other), other.tokens["admin"])) == out


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "other"
    folder.mkdir()
    return folder


def test_lines_may_come_in_any_order_and_all_files_count_as_one(fresh_store: RunningStore, tmp_path: Path) -> None:
    first = written(
        tmp_path / "1.jsonl", promise("p1", CONTACT, "回电", NOW, evidence="i1"), said("i1", CONTACT, "王", NOW, "在吗")
    )
    second = written(tmp_path / "2.jsonl", CONTACT, customer("c1", "王"))
    assert take(fresh_store, first, second) == Imported(4, 0, 0, ())


def test_each_refused_line_is_listed_while_the_rest_goes_in(fresh_store: RunningStore, tmp_path: Path) -> None:
    bad = written(
        tmp_path / "bad.jsonl",
        b"\xef\xbb\xbf" + json.dumps({"type": "customer"}).encode(),
        customer("c1", "王"),
        b"",
        b"not json",
        b"\xff",
        said("i9", ticket("t-missing", "c1", "chat", "", NOW), "王", NOW, ""),
        customer("c1", "另一个人"),
        customer("c1", "王"),
        b" \t\r",
        CONTACT,
    )
    good = written(tmp_path / "good.jsonl", said("i1", CONTACT, "王", NOW, "在吗"))
    done = take(fresh_store, bad, good)
    assert (done.created, done.updated, done.unchanged) == (3, 0, 1)
    assert [(one.file, one.line, one.field) for one in done.rejected] == [
        (bad, 1, "id"),
        (bad, 4, ""),
        (bad, 5, ""),
        (bad, 6, "ticket"),
        (bad, 7, "id"),
    ]


def test_a_line_said_again_shares_the_fate_of_the_first(fresh_store: RunningStore, tmp_path: Path) -> None:
    lost = ticket("t9", "c-missing", "chat", "", NOW)
    file = written(tmp_path / "a.jsonl", lost, customer("c1", "王"), lost, customer("c1", "王"), customer("c1", "王"))
    done = take(fresh_store, file, file)
    assert (done.created, done.updated, done.unchanged) == (1, 0, 5)
    assert [(one.line, one.field) for one in done.rejected] == [(1, "customer"), (3, "customer")] * 2


def test_more_lines_than_one_batch_holds_and_longer_ones(fresh_store: RunningStore, tmp_path: Path) -> None:
    long = [said(f"long{n}", CONTACT, "王", NOW, "字" * 150_000) for n in range(12)]
    short = [said(f"short{n}", CONTACT, "王", NOW + timedelta(seconds=n), "") for n in range(BATCH_LINES * 2 + 1)]
    progress: list[tuple[int, int]] = []
    file = written(tmp_path / "a.jsonl", customer("c1", "王"), CONTACT, *long, *short)
    done = take(fresh_store, file, on_progress=lambda sent, of: progress.append((sent, of)))
    assert done == Imported(len(long) + len(short) + 2, 0, 0, ())
    assert progress[-1] == (done.created, done.created)
    assert len(progress) > 3


def test_standard_input_is_a_file_too(store: RunningStore) -> None:
    typed = io.BytesIO(json.dumps({"type": "ticket"}).encode())
    done = take(store, "-", standard_input=typed)
    assert [(one.file, one.line) for one in done.rejected] == [("-", 1)]


def test_a_file_that_cannot_be_read_stops_before_anything_was_sent(store: RunningStore, tmp_path: Path) -> None:
    good = written(tmp_path / "a.jsonl", customer("c-unsent", "王"))
    for name in (str(tmp_path / "missing"), str(tmp_path), "a\x00b"):
        with pytest.raises(BadInput) as caught:
            take(store, good, name)
        assert caught.value.key == "file-unreadable"
    assert list(export(profile_of(store), store.tokens["admin"], customer="c-unsent")) == []


def test_nothing_to_import_asks_nobody() -> None:
    nowhere = new_profile("test", "http://127.0.0.1:9")
    assert import_files(nowhere, "x", []) == Imported(0, 0, 0, ())


def test_who_may_not_import_is_told(store: RunningStore, tmp_path: Path) -> None:
    file = written(tmp_path / "a.jsonl", customer("c1", "王"))
    for token, key in ((store.tokens["agent"], "not-permitted"), ("agt_wrong", "token-refused")):
        with pytest.raises(NotAllowed) as caught:
            import_files(profile_of(store), token, [file])
        assert caught.value.key == key


def test_a_store_out_of_reach_is_told(tmp_path: Path) -> None:
    file = written(tmp_path / "a.jsonl", customer("c1", "王"))
    with pytest.raises(OutOfReach) as caught:
        import_files(new_profile("test", "http://127.0.0.1:9"), "x", [file])
    assert caught.value.key == "connection-refused"


def test_the_hostile_lines_are_taken_and_refused_as_expected(
    fresh_store: RunningStore, shared: Callable[[str], Path]
) -> None:
    text = shared("data/hostile/dev.expect.jsonl").read_text(encoding="utf-8")
    expected = [one for one in map(json.loads, text.splitlines()) if "undecided" not in one]
    done = take(fresh_store, str(shared("data/hostile/dev.jsonl")))
    assert {one.line for one in done.rejected} == {one["line"] for one in expected if not one["accept"]}
    assert done.created == sum(one["accept"] for one in expected)


def test_a_refusal_can_be_shown(fresh_store: RunningStore, tmp_path: Path) -> None:
    done = take(fresh_store, written(tmp_path / "a.jsonl", b'{"type":"customer","\\u001b[2J":1}'))
    (refused,) = done.rejected
    assert isinstance(refused, RejectedLine)
    assert (refused.field + refused.reason).isprintable()
