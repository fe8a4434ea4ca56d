"""What moves out of an agent's sight is in none of the client's files any more (invariant 19 of SYNC), over the real
store: every byte on disk is looked through."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_tui.backends.ticket_store import TicketStore
from agent_tui.store.agents import restrict_queue
from agent_tui.sync.one_shot import OneShot
from tests.store_lines import customer, interaction, jsonl, promise, ticket
from tests.store_server import RunningStore, running_store
from tests.unit.sync.files import ProfileFiles

WORDS = ("words of a client at law", "what only lawyers promise", "a subject for lawyers")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        restrict_queue(store.database, "legal")
        yield store


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_what_moves_out_of_sight_is_in_no_file_any_more(running: RunningStore, tmp_path: Path) -> None:
    kept, secret = interaction("i0", body="words of everybody"), interaction("i1", ticket="t2", body=WORDS[0])
    records = [customer(), ticket(), ticket("t2", subject=WORDS[2]), kept, secret]
    running.take_in(jsonl(*records, promise("p1", ticket="t2", what=WORDS[1])), "first")
    folder = tmp_path / "client"
    files = ProfileFiles(folder)
    connection = TicketStore(running.url, running.tokens["agent"])
    exchange = OneShot(connection, files.precious(), files.replica_file, files.lock())
    assert exchange.pull_until_current(20.0).done
    assert all(words.encode() in on_disk(folder) for words in WORDS)
    running.take_in(jsonl(ticket("t2", subject=WORDS[2], queue="legal")), "second")
    assert exchange.pull_until_current(20.0).done
    connection.close()
    files.close()
    left = on_disk(folder)
    assert b"words of everybody" in left
    assert [words for words in WORDS if words.encode() in left] == []
