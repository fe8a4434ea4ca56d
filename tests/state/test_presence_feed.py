"""A change of presence takes the place of the one before it in the feed, and nobody who follows the feed misses a thing
by that: wherever their cursor lies, and whatever happens between two pages, they end up with what is true."""

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from sqlalchemy import func, select

from agent_tui.contract.api import ChangesPage, Presence
from agent_tui.domain.values import AVAILABILITIES, Agent, Availability
from agent_tui.store import schema
from agent_tui.store.agents import add_agent, disable_agent, rotate_token
from agent_tui.store.app import sweep_once
from agent_tui.store.callers import Caller
from agent_tui.store.claims import claim, release
from agent_tui.store.database import Database
from agent_tui.store.feed import cursor_text, read_head, read_page, read_records
from agent_tui.store.importing import import_lines
from agent_tui.store.migrating import open_database
from agent_tui.store.presence import set_presence
from agent_tui.store.problems import Denied
from agent_tui.store.transaction import write
from tests.held_clock import HeldClock
from tests.store_lines import customer, jsonl, ticket

NAMES = ("ann", "bo", "cy")
TICKETS = ("t1", "t2")
READER = Caller(Agent("reader", "supervisor"), frozenset())
names = st.sampled_from(NAMES)


class Reader:
    """Somebody who follows the feed, and what they know of it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.known: dict[tuple[str, str], tuple[int, Any]] = {}
        self.through = 0
        with database.read() as connection:
            self.cursor = cursor_text(read_head(connection), 0, READER)

    def read(self, limit: int) -> bool:
        """One page; False where nothing is left."""
        with self.database.read() as connection:
            page = msgspec.json.decode(read_page(connection, READER, self.cursor, limit).body, type=ChangesPage)
        for change in page.changes:
            assert change.seq > self.through, "the feed went back"
            self.through = change.seq
            if change.op == "delete":
                self.known.pop((change.type, change.id), None)
            else:
                before = self.known.get((change.type, change.id), (0, None))
                assert change.version >= before[0], "a version fell"
                self.known[change.type, change.id] = (change.version, change.doc)
        assert page.through >= self.through
        self.through, self.cursor = page.through, page.cursor
        return page.has_more


class PresenceInTheFeed(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = HeldClock()
        self.database = open_database(f"sqlite:///{Path(self.folder.name) / 'store.db'}")
        for name in NAMES:
            add_agent(self.database, name, "agent", clock=self.clock)
        with write(self.database, "setup", self.clock, "setup") as tx:
            import_lines(tx, jsonl(customer(), *(ticket(id_) for id_ in TICKETS)), "setup")
        self.readers = [Reader(self.database) for _ in range(3)]
        self.disabled: set[str] = set()

    def teardown(self) -> None:
        for reader in self.readers:
            while reader.read(2):
                pass
            assert reader.known == self.truth()
        with self.database.read() as connection:
            rows = connection.execute(select(func.count()).where(schema.changes.c.type == "agent")).scalar_one()
        assert rows == len(NAMES)
        self.database.close()
        self.folder.cleanup()

    def truth(self) -> dict[tuple[str, str], tuple[int, Any]]:
        with self.database.read() as connection:
            return {
                (type_, id_): (record.version, record.doc)
                for type_, ids in (("agent", NAMES), ("ticket", TICKETS), ("customer", ("c1",)))
                for id_, record in read_records(connection, type_, ids).items()  # type: ignore[arg-type] # record types
            }

    @rule(
        name=names,
        state=st.sampled_from(AVAILABILITIES),
        viewing=st.sampled_from([None, *TICKETS]),
        writing=st.booleans(),
    )
    def says_what_they_do(self, name: str, state: Availability, viewing: str | None, writing: bool) -> None:
        if name not in self.disabled:
            with write(self.database, name, self.clock, "r") as tx:
                set_presence(tx, Caller(Agent(name, "agent"), frozenset()), Presence(state, "", viewing, writing))

    @rule(name=names, id_=st.sampled_from(TICKETS), gives_up=st.booleans())
    def works(self, name: str, id_: str, gives_up: bool) -> None:
        caller = Caller(Agent(name, "agent"), frozenset())
        # a colleague may hold it
        with suppress(Denied), write(self.database, name, self.clock, "r") as tx:
            release(tx, caller, id_) if gives_up else claim(tx, caller, id_)

    @rule(seconds=st.sampled_from([1, 30, 100]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds)
        sweep_once(self.database, self.clock)

    @rule(name=names)
    def is_disabled_or_comes_back(self, name: str) -> None:
        if name in self.disabled:
            rotate_token(self.database, name, clock=self.clock)
        else:
            disable_agent(self.database, name, clock=self.clock)
        self.disabled ^= {name}

    @rule(number=st.integers(0, 2), limit=st.integers(1, 4))
    def somebody_reads_a_page(self, number: int, limit: int) -> None:
        self.readers[number].read(limit)


TestPresenceInTheFeed = PresenceInTheFeed.TestCase
TestPresenceInTheFeed.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
