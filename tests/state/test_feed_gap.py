"""SYNC invariant 4: no committed change is skipped, with 16 writers and a reader that polls all the while."""

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from agent_tui.contract.api import NewInteraction
from agent_tui.domain.values import Agent
from agent_tui.store.callers import Caller
from agent_tui.store.database import Database
from agent_tui.store.feed import cursor_text, read_head, read_page
from agent_tui.store.importing import import_lines
from agent_tui.store.migrating import open_database
from agent_tui.store.transaction import write
from agent_tui.store.writing import put_interaction
from tests.store_lines import customer, jsonl, ticket

WRITERS = 16
WRITES_EACH = 12
PAGE = 7
WITHIN_S = 120.0

CALLER = Caller(Agent("agent", "agent"), frozenset())
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def new_note(ticket_id: str) -> NewInteraction:
    return NewInteraction(ticket_id, "note", "internal", "chat", NOW, "…")


class Writer(threading.Thread):
    """Writes notes, every fourth transaction failing at its very end, and remembers which numbers it was told."""

    def __init__(self, database: Database, name: str) -> None:
        super().__init__(name=name)
        self.database = database
        self.told: dict[int, str] = {}
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            for count in range(WRITES_EACH):
                note = f"{self.name}-{count}"
                try:
                    with write(self.database, CALLER, lambda: NOW, note) as tx:
                        seq = put_interaction(tx, CALLER, note, new_note(f"t{count % 3}")).written.seq
                        if count % 4 == 3:
                            raise _ChangedMyMind
                except _ChangedMyMind:
                    continue
                self.told[seq] = note
        except BaseException as failure:
            self.failure = failure
            raise


class _ChangedMyMind(Exception):
    pass


def test_nothing_committed_is_skipped(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    # two databases over one file stand for two processes: they share no lock but SQLite's own
    databases = [open_database(url), open_database(url)]
    with write(databases[0], CALLER, lambda: NOW, "setup") as tx:
        import_lines(tx, jsonl(customer(), ticket("t0"), ticket("t1"), ticket("t2")), "setup")
    with databases[0].read() as connection:
        head = read_head(connection)
        cursor = cursor_text(head, head.v, CALLER)
    writers = [Writer(databases[number % 2], f"w{number}") for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    seen: dict[int, str] = {}
    last = head.v
    while True:
        over = not any(writer.is_alive() for writer in writers)
        with databases[1].read() as connection:
            page: dict[str, Any] = msgspec.json.decode(read_page(connection, CALLER, cursor, PAGE).body)
        for change in page["changes"]:
            assert change["seq"] == last + 1, "a number was skipped or came twice"
            last = change["seq"]
            seen[last] = change["id"]
        assert page["through"] == last
        cursor = page["cursor"]
        if over and not page["has_more"]:
            break
    for writer in writers:
        writer.join(WITHIN_S)
        assert writer.failure is None
    assert seen == {seq: note for writer in writers for seq, note in writer.told.items()}
    assert len(seen) == WRITERS * WRITES_EACH * 3 // 4
    for database in databases:
        database.close()
