"""Pages of the feed into `replica.db`: atomic, cleaned, in order, and nothing that ends the feed."""

import hashlib
import json
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FeedPage, Quarantined
from agent_tui.domain.targets import Targets
from agent_tui.domain.values import (
    Acknowledgement,
    AgentState,
    Article,
    Bulletin,
    Customer,
    Identity,
    Interaction,
    Promise,
    RecordType,
    SearchOutcome,
    StoredRecord,
    Ticket,
    Transfer,
    WorkOrder,
)
from agent_tui.replica.article_rows import ArticleRows
from agent_tui.replica.queries import DamagedReplica, Queries
from agent_tui.replica.queue_order import Wanted
from agent_tui.replica.replica import Applied, Replica
from agent_tui.replica.replica_reader import Whose
from agent_tui.replica.replica_schema import SCHEMA
from tests.desk_fixture import NOW, a_fill_page, as_stored, changes_of
from tests.records import customer, promise, said, sample_records, ticket

T1 = as_stored(ticket("t1", "c1", "chat", "账单", NOW), 1001)
C1 = customer("c1", "王小明", email="Wang@Example.cn", phone="+86 138 0000 0001")
I1 = said("i1", T1, "王小明", NOW, "在吗？\n请回复")


class Feed:
    """A replica and the pages that come to it, numbered from 1."""

    def __init__(self, file: Path) -> None:
        self.replica = Replica(file)
        self.queries = Queries(file)
        self.seq = 0

    def put(self, *records: StoredRecord, version: int = 1) -> Applied:
        return self.page(*(self.change(record, version) for record in records))

    def drop(self, record: StoredRecord, op: Any = "delete") -> Applied:
        return self.page(msgspec.structs.replace(self.change(record, 9), op=op, doc=None))

    def change(self, record: StoredRecord, version: int = 1) -> Change:
        self.seq += 1
        type_: RecordType = record.__struct_config__.tag  # type: ignore[assignment]
        return Change(seq=self.seq, type=type_, id=record.id, version=version, op="upsert", doc=record)

    def page(self, *changes: Change, quarantined: tuple[Quarantined, ...] = ()) -> Applied:
        return self.replica.apply_page(
            FeedPage(changes, f"cursor-{self.seq}", has_more=False, through=self.seq, quarantined=quarantined),
            after=self.replica.cursor,
        )

    def close(self) -> None:
        self.replica.close()
        self.queries.close()


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Feed]:
    feed = Feed(tmp_path / "replica.db")
    yield feed
    feed.close()


def test_a_page_is_in_with_its_cursor(feed: Feed) -> None:
    applied = feed.put(C1, T1, I1)
    assert applied == Applied(frozenset({"t1"}), quarantined=0, records=3)
    assert (feed.replica.cursor, feed.replica.through) == ("cursor-3", 3)
    assert feed.queries.customer("c1") == C1
    assert feed.queries.ticket("t1") == (T1, 1)
    (mark,) = feed.queries.interaction_marks_of(Whose(("c1",)))
    assert mark.ticket_number == 1001
    assert feed.queries.interactions_of(Whose(("c1",))) == {mark: I1}


def test_a_page_that_cannot_be_stored_leaves_cursor_and_records_as_they_were(feed: Feed) -> None:
    feed.put(C1, T1)
    changes = [feed.change(msgspec.structs.replace(T1, subject="neu"), 2), feed.change(I1)]
    page = FeedPage(tuple(changes), cursor="later", has_more=False, through=2**70)
    with pytest.raises(OverflowError):
        feed.replica.apply_page(page, after=feed.replica.cursor)
    assert (feed.replica.cursor, feed.replica.through) == ("cursor-2", 2)
    assert feed.queries.ticket("t1") == (T1, 1)
    assert feed.queries.interactions_of(Whose(("c1",))) == {}


def test_an_older_version_that_comes_again_changes_nothing(feed: Feed) -> None:
    newer = msgspec.structs.replace(C1, name="王大明", identities=(Identity("wechat", "wang-neu"),))
    feed.put(newer, version=5)
    feed.put(C1, version=4)
    assert feed.queries.customer("c1") == newer
    assert feed.queries.customers_known_as("wang-neu") == ["c1"]
    assert feed.queries.customers_known_as("wang@example.cn") == []


def test_of_two_changes_in_one_page_the_last_one_counts(feed: Feed) -> None:
    feed.put(C1, T1, I1)
    feed.page(
        msgspec.structs.replace(feed.change(I1, 2), op="delete", doc=None),
        feed.change(msgspec.structs.replace(T1, subject="eins"), 2),
        feed.change(msgspec.structs.replace(T1, subject="zwei"), 3),
    )
    assert feed.queries.queue_records(["t1"])["t1"].subject == "zwei"
    assert feed.queries.interactions_of(Whose(("c1",))) == {}


@pytest.mark.parametrize("op", ["delete", "revoke"])
def test_what_is_deleted_or_revoked_leaves_every_table(feed: Feed, op: str, tmp_path: Path) -> None:
    owed = promise("p1", T1, "geheime Zusage", NOW)
    feed.put(C1, T1, msgspec.structs.replace(I1, body="geheime Worte"), owed)
    assert feed.drop(T1, op).tickets == {"t1"}
    assert feed.queries.ticket("t1") is None
    assert feed.queries.interactions_of(Whose(("c1",))) == {}
    assert feed.queries.promises("open") == []
    assert feed.queries.queue_records(["t1"]) == {}
    feed.drop(C1, op)
    assert feed.queries.customer("c1") is None
    assert feed.queries.customers_known_as("+8613800000001") == []
    feed.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for secret in ("geheime Worte", "geheime Zusage", "王小明", "8000000"):
        assert secret.encode() not in left


def test_a_deleted_interaction_tells_of_its_contact(feed: Feed) -> None:
    feed.put(C1, T1, I1)
    assert feed.drop(I1).tickets == {"t1"}
    assert feed.queries.queue_records(["t1"])["t1"].last_line == ""


def test_a_change_of_a_customer_touches_the_live_contacts(feed: Feed) -> None:
    done = as_stored(ticket("t2", "c1", "email", "alt", NOW, status="closed", waiting_since=None), 1002)
    other = as_stored(ticket("t3", "c3", "email", "fremd", NOW), 1003)
    feed.put(C1, T1, done, other)
    applied = feed.put(msgspec.structs.replace(C1, name="王大明", tier="key"), version=2)
    assert applied.tickets == {"t1"}
    row = feed.queries.queue_records(["t1"])["t1"]
    assert (row.customer_name, row.tier) == ("王大明", "key")


def test_an_interaction_touches_the_customers_other_live_contacts_too(feed: Feed) -> None:
    second = as_stored(ticket("t2", "c1", "email", "zweites", NOW), 1002)
    feed.put(C1, T1, second)
    assert feed.put(I1).tickets == {"t1", "t2"}


def test_what_is_owed_to_a_customer_stands_on_each_live_contact(feed: Feed) -> None:
    second = as_stored(ticket("t2", "c1", "email", "zweites", NOW), 1002)
    owed = promise("p1", T1, "退款", NOW + timedelta(hours=2))
    feed.put(C1, T1, second, owed)
    rows = feed.queries.queue_records(["t1", "t2"])
    assert [rows[one].open_promises for one in ("t1", "t2")] == [1, 0]
    assert rows["t1"].next_promise_due == rows["t2"].next_promise_due is not None
    feed.put(msgspec.structs.replace(owed, state="kept"), version=2)
    rows = feed.queries.queue_records(["t1", "t2"])
    assert [(row.open_promises, row.next_promise_due) for row in rows.values()] == [(0, None), (0, None)]


def test_records_may_come_before_what_they_refer_to(feed: Feed) -> None:
    feed.put(I1)
    feed.put(T1)
    feed.put(C1)
    row = feed.queries.queue_records(["t1"])["t1"]
    assert (row.customer_name, row.last_line) == ("王小明", "在吗？ 请回复")


def test_the_last_line_is_the_customers_last_words(feed: Feed) -> None:
    feed.put(C1, T1, I1)
    feed.put(said("i2", T1, "li.na", NOW + timedelta(minutes=1), "我查一下", "outbound"))
    feed.put(said("i0", T1, "王小明", NOW - timedelta(minutes=1), "更早"))
    assert feed.queries.queue_records(["t1"])["t1"].last_line == "在吗？ 请回复"


def test_texts_are_cleaned_on_the_way_in_and_ids_are_not(feed: Feed) -> None:
    evil = "a\x1b]0;x\x07b\nc"
    feed.put(
        Customer("c1", evil, "standard", evil, (evil,), (Identity("email", evil),)),
        msgspec.structs.replace(T1, subject=evil, queue=evil, owner=evil, holder=evil, intent=(evil,), tags=(evil,)),
        msgspec.structs.replace(I1, author=evil, body=evil, meta={evil: [evil, {"k": evil}], "n": 10**300}),
        promise("p1", T1, evil, NOW, evil, made_by=evil, owner=evil, topic=evil, amount=evil),
        Article("a1", evil, evil, evil, "customer", (evil,), NOW, internal=evil, short={"sms": evil}, owner=evil),
    )
    line, body = "a␛]0;x␇b␊c", "a␛]0;x␇b\nc"
    assert feed.queries.customer("c1") == Customer("c1", line, "standard", line, (line,), (Identity("email", line),))
    stored = feed.queries.ticket("t1")
    assert stored is not None
    assert {stored[0].subject, stored[0].queue, stored[0].owner, stored[0].holder, *stored[0].intent} == {line}
    (interaction,) = feed.queries.interactions_of(Whose(("c1",))).values()
    assert (interaction.author, interaction.body) == (line, body)
    assert interaction.meta == {line: [line, {"k": line}], "n": 1e300}
    ((owed, _),) = feed.queries.promises_of(Whose(("c1",)))
    assert {owed.what, owed.limits, owed.made_by, owed.owner, owed.topic, owed.amount} == {line}
    known = ArticleRows(feed.queries).article("a1")
    assert known == Article("a1", line, body, line, "customer", (line,), NOW, body, {"sms": body}, owner=line)


def test_a_poisoned_record_is_set_aside_and_its_page_goes_on(feed: Feed) -> None:
    wrong = [
        Change(seq=1, type="ticket", id="t9", version=1, op="upsert", doc=None),
        Change(seq=2, type="ticket", id="t8", version=1, op="upsert", doc=C1),
        Change(seq=3, type="ticket", id="t7", version=1, op="upsert", doc=T1),
        Change(seq=4, type="ticket", id="t6", version=2**80, op="upsert", doc=msgspec.structs.replace(T1, id="t6")),
    ]
    unread = Quarantined(type="interaction", id="i\x1b9", seq=5, reason="unknown field")
    applied = feed.page(*wrong, feed.change(T1), quarantined=(unread,))
    assert applied == Applied(frozenset({"t1"}), quarantined=5, records=1)
    assert feed.queries.quarantined() == 5
    feed.put(msgspec.structs.replace(T1, id="t9"))
    assert feed.queries.quarantined() == 4


def test_a_body_keeps_its_lines_as_the_cleaning_of_the_whole_would(feed: Feed) -> None:
    body = "eins\r\nzwei\tdrei\n\x9b31m\rvier\u202e\n"
    feed.put(T1, msgspec.structs.replace(I1, body=body))
    (interaction,) = feed.queries.interactions_of(Whose(("c1",))).values()
    assert interaction.body == "eins\nzwei    drei\n␛[31m␍vier▯\n"


def test_a_snapshot_shows_contacts_page_by_page(feed: Feed) -> None:
    feed.replica.begin_snapshot("epoch", "li.na")
    feed.replica.apply_snapshot_page(a_fill_page([feed.change(C1), feed.change(T1)]))
    assert list(feed.queries.queue_records(["t1"])) == ["t1"]
    assert feed.queries.state() == {
        "cursor": None,
        "store": "epoch",
        "agent": "li.na",
        "generation": 1,
        "phone_region": "CN",
    }
    feed.replica.apply_snapshot_page(a_fill_page([feed.change(I1)]))
    feed.replica.finish_snapshot("cursor", 3)
    replica = feed.replica
    assert (replica.cursor, replica.through, replica.filled) == ("cursor", 3, True)
    assert (replica.store, replica.agent) == ("epoch", "li.na")


def test_a_second_snapshot_replaces_what_was_there_and_never_shows_less(feed: Feed) -> None:
    feed.replica.begin_snapshot("epoch", "li.na")
    feed.replica.apply_snapshot_page(a_fill_page(changes_of(sample_records(NOW))))
    feed.replica.finish_snapshot("one", 1)
    before = feed.queries.counts()
    feed.replica.begin_snapshot("epoch-2", "li.na")
    assert feed.queries.counts() == before
    kept = msgspec.structs.replace(T1, subject="neu", id="t-zhao", customer="c-zhao")
    feed.replica.apply_snapshot_page(a_fill_page([feed.change(kept), feed.change(I1)]))
    assert feed.queries.counts()["ticket"] == before["ticket"]
    applied = feed.replica.finish_snapshot("two", 2)
    assert {"t-wang-1", "t-ma"} <= applied.tickets
    assert {type_: count for type_, count in feed.queries.counts().items() if count} == {"ticket": 1, "interaction": 1}
    assert list(feed.queries.queue_records(["t-zhao", "t-ma"])) == ["t-zhao"]
    assert feed.queries.customers_known_as("+8613800000002") == []


def test_another_agent_never_sees_what_the_one_before_saw(feed: Feed) -> None:
    feed.replica.begin_snapshot("epoch", "li.na")
    feed.replica.apply_snapshot_page(a_fill_page(changes_of(sample_records(NOW))))
    feed.replica.finish_snapshot("one", 1)
    feed.replica.begin_snapshot("epoch", "chen.tao")
    assert set(feed.queries.counts().values()) == {0}
    assert not feed.queries.filled


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "replica.db"
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    feed = Feed(file)
    feed.put(T1)
    assert feed.queries.ticket("t1") is not None
    feed.close()


def test_a_reader_follows_when_the_writer_begins_another_file(feed: Feed) -> None:
    feed.put(T1)
    assert feed.queries.ticket("t1") is not None
    feed.replica.rebuild()
    assert feed.queries.ticket("t1") is None
    feed.put(T1)
    assert feed.queries.ticket("t1") is not None


def test_the_file_is_nobody_elses(feed: Feed, tmp_path: Path) -> None:
    feed.put(T1)
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_no_interaction_is_lost_when_many_come_at_one_moment(feed: Feed) -> None:
    many: list[Interaction] = [said(f"i{n:03d}", T1, "王小明", NOW, f"{n}") for n in range(300)]
    feed.put(C1, T1, *many)
    assert [interaction.id for interaction in feed.queries.interactions_of(Whose(("c1",))).values()] == [
        one.id for one in many
    ]


def test_a_ticket_that_was_resolved_leaves_the_queue_and_comes_back(feed: Feed) -> None:
    feed.put(C1, T1)
    resolved = msgspec.structs.replace(T1, status="resolved")
    for version, record, live in ((2, resolved, False), (3, T1, True)):
        feed.put(record, version=version)
        stored: Ticket = feed.queries.ticket("t1")[0]  # type: ignore[index]
        assert (stored.status in ("new", "open", "pending")) is live
        assert feed.queries.contacts(Wanted(None), {}, Targets(), order="created", grouped=False) == [(0, "t1")] * live


def test_a_file_found_damaged_while_reading_is_begun_anew_and_the_writer_follows(feed: Feed, tmp_path: Path) -> None:
    feed.put(C1, *(msgspec.structs.replace(T1, id=f"t{n}") for n in range(500)))
    file = tmp_path / "replica.db"
    feed.queries.close()
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'ticket_of'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)
    feed.queries = Queries(file)
    with pytest.raises(DamagedReplica):
        feed.queries.tickets_of(Whose(("c1",)))
    assert feed.queries.tickets_of(Whose(("c1",))) == []
    assert feed.replica.cursor is None
    feed.put(T1)
    assert feed.queries.tickets_of(Whose(("c1",))) == [T1]


def test_a_reader_sees_whole_pages_while_they_come(feed: Feed) -> None:
    pages = 40
    written = threading.Event()

    def write() -> None:
        for page in range(pages):
            feed.put(C1, *(msgspec.structs.replace(T1, id=f"t{page}-{n}") for n in range(10)))
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    while not written.is_set():
        with feed.queries.one_state():
            count = len(feed.queries.tickets_of(Whose(("c1",))))
            through = feed.queries.state().get("through", 0)
        seen.add((count, through))
    writer.join()
    assert all(count * 11 == int(str(through)) * 10 for count, through in seen)
    assert len(feed.queries.tickets_of(Whose(("c1",)))) == pages * 10


def test_a_change_of_the_records_needs_a_new_version_of_the_file() -> None:
    """Records lie in the file as they were encoded: raise `replica_schema._VERSION` when this fails."""
    kinds = (Customer, Ticket, Interaction, Promise, Article, Identity, Transfer, WorkOrder, AgentState)
    shape = {
        kind.__name__: [(field.name, field.required) for field in msgspec.structs.fields(kind)]
        for kind in (*kinds, Bulletin, Acknowledgement, SearchOutcome)
    }
    digest = hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:16]
    assert (SCHEMA.version, digest) == (7, "9fbcc6524471599a")
