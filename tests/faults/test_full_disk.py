"""On a disk of 2 MB that is full (invariant 10 of SYNC): nothing is called saved that is not, nothing is damaged, what
was there stays, and with room again everything goes on. Needs the right to mount a tmpfs."""

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_tui.contract.api import NewInteraction
from agent_tui.contract.writes import AddInteraction
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import DraftKey
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.replica.sqlite_files import DiskFull
from agent_tui.sync.pull import Pulled, Puller
from tests.conftest import skip_or_fail
from tests.fake_backend import NOW, an_interaction
from tests.store_server import running_store
from tests.unit.cli.test_commands import LINES, Person
from tests.unit.sync.files import ME, store_with_a_contact

SIZE = "2m"
KEY = DraftKey("t1", "note", "1")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        skip_or_fail("tmpfs", f"mounting is not allowed here: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


class Ballast:
    """A file that takes the room that is left."""

    def __init__(self, disk: Path) -> None:
        self._file = disk / "ballast"

    def leave(self, room: int) -> None:
        """Leaves so many bytes, in whole blocks."""
        with self._file.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass  # it is full
            file.truncate(max(0, file.seek(0, 2) - room))

    def go(self) -> None:
        self._file.unlink()


def test_nothing_is_called_saved_that_is_not_and_nothing_is_lost(small_disk: Path) -> None:
    chance = random.Random(10)
    ballast = Ballast(small_disk)
    file = small_disk / "precious.db"
    precious = Precious(file)
    saved: list[str] = []
    refused = 0
    draft = ""
    for round in range(30):
        ballast.leave(chance.randrange(12) * 4096)
        for _ in range(20):
            id = f"w{round}-{chance.getrandbits(40):x}"
            body = f"text of {id} " + "字" * chance.randrange(2000)
            try:
                precious.save_draft(KEY, body, (0, 0), NOW)
                draft = body
                precious.add(
                    AddInteraction(id, NewInteraction("t1", "note", "internal", "chat", NOW, body)),
                    agent=ME,
                    now=NOW,
                    draft=KEY,
                )
                saved.append(id)
                draft = ""
            except DiskFull:
                refused += 1
                break
        if chance.random() < 0.3:
            precious.close()
            ballast.go()  # opening a file may take the room of a journal
            precious = Precious(file)
            ballast.leave(0)
        assert [item.id for item in precious.outbox()] == saved
        kept = precious.draft(KEY)
        assert (kept.body if kept is not None else "") == draft
        assert precious._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ballast.go()
        for id in saved[:-3]:
            precious.drop(id)
        saved = saved[-3:]
    precious.close()
    assert refused > 10
    assert saved


def test_the_feed_stops_where_the_disk_is_full_and_goes_on_with_room(small_disk: Path) -> None:
    ballast = Ballast(small_disk)
    precious, replica = Precious(small_disk / "precious.db"), Replica(small_disk / "replica.db")
    queries = Queries(small_disk / "replica.db")
    store = store_with_a_contact()
    backend = store.connect(ME)
    backend.page_limit = 3
    puller = Puller(backend, precious, replica)
    while not isinstance(pulled := puller.step(), Pulled) or pulled.has_more:
        assert isinstance(pulled, Pulled)
    ballast.leave(16384)
    for number in range(60):
        store.put(an_interaction(f"more{number}", body="字" * 2000))
    full = False
    for _ in range(40):
        cursor = replica.cursor
        try:
            puller.step()
        except DiskFull:
            full = True
            assert replica.cursor == cursor, "the cursor went on without its page"
            ballast.go()
            ballast.leave(65536)
        known = {number for number in range(60) if queries.interaction(f"more{number}") is not None}
        assert known == set(range(len(known))), "a page is in the replica in part"
    assert full
    ballast.go()
    while not isinstance(pulled := puller.step(), Pulled) or pulled.has_more:
        assert isinstance(pulled, Pulled)
    assert all(queries.interaction(f"more{number}") is not None for number in range(60))
    precious.close()
    replica.close()
    queries.close()


def test_a_command_says_that_a_text_was_not_kept_and_reads_what_is_known(small_disk: Path, tmp_path: Path) -> None:
    ballast = Ballast(small_disk)
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        person = Person(store, small_disk / "home")
        assert person("queue").status == 0
        ballast.leave(0)
        noted = person("note", "t1", "--json", typed=("字" * 3000).encode())
        assert (noted.status, noted.out) == (1, "")
        assert "The disk is full" in noted.err
        assert "The text was not kept" in noted.err
        for line in (("queue", "--json"), ("show", "t1", "--json"), ("outbox", "--json")):
            read = person(*line)
            assert (read.status, "Traceback" in read.err) == (0, False), read.err
        assert person("outbox", "--json").document["outbox"] == []
        ballast.go()
        again = person("note", "t1", "--body", "with room", "--json")
        assert (again.status, again.document["state"]) == (0, "acked")
