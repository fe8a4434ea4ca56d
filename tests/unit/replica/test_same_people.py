"""Which records are one person, in whatever order the feed brings them."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FeedPage, FillPage
from agent_tui.domain.values import AgentState, Customer, RecordType, StoredRecord, Transfer
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.replica.replica_reader import Whose
from agent_tui.replica.same_people import roots
from tests.desk_fixture import NOW, as_stored
from tests.fake_backend import an_agent
from tests.records import customer, promise, said, ticket

PHONE = "+8613800000001"
A = customer("a", "王小明", phone=PHONE)
B = customer("b", "王晓明", "vip", phone=PHONE, email="wang@example.cn")
C = customer("c", "Wang", email="WANG@example.cn")
TA = as_stored(ticket("ta", "a", "chat", "账单", NOW), 1)
TB = as_stored(ticket("tb", "b", "phone", "退款", NOW), 2)


class Feed:
    def __init__(self, file: Path) -> None:
        self.replica = Replica(file)
        self.queries = Queries(file)
        self.seq = 0

    def put(self, *records: StoredRecord, op: Any = "upsert") -> frozenset[str]:
        changes = []
        for record in records:
            self.seq += 1
            type_: RecordType = record.__struct_config__.tag  # type: ignore[assignment]
            doc = record if op == "upsert" else None
            changes.append(Change(self.seq, type_, record.id, self.seq, op, doc))
        page = FeedPage(tuple(changes), f"cursor-{self.seq}", has_more=False, through=self.seq)
        return self.replica.apply_page(page, after=self.replica.cursor).tickets

    def close(self) -> None:
        self.replica.close()
        self.queries.close()


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Feed]:
    feed = Feed(tmp_path / "replica.db")
    yield feed
    feed.close()


def into(record: Customer, target: str | None) -> Customer:
    return msgspec.structs.replace(record, merged_into=target)


def test_in_whatever_order_they_come_merged_customers_count_as_one(tmp_path: Path) -> None:
    records: tuple[StoredRecord, ...] = (into(A, "b"), into(B, "c"), C, TA, TB)
    for number, order in enumerate(itertools.permutations(records)):
        feed = Feed(tmp_path / f"{number}.db")
        for record in order:
            feed.put(record)
        rows = feed.queries.queue_records(["ta", "tb"])
        assert {(row.customer, row.customer_name) for row in rows.values()} == {("c", "Wang")}, order
        assert [one.id for one in feed.queries.tickets_of(Whose(("c",)))] == ["ta", "tb"]
        assert feed.queries.contacts_7d(["c"], NOW) == {"c": 2}
        feed.close()


def test_history_promises_and_deadlines_are_one_persons(feed: Feed) -> None:
    owed = promise("p", TA, "退款", NOW)
    feed.put(A, B, TA, TB, said("i", TA, "王", NOW, "在吗"), owed)
    assert feed.queries.queue_records(["tb"])["tb"].next_promise_due is None
    assert {"ta", "tb"} <= feed.put(into(A, "b"))
    row = feed.queries.queue_records(["tb"])["tb"]
    assert (row.next_promise_due, row.tier) == (feed.queries.queue_records(["ta"])["ta"].next_promise_due, "vip")
    assert row.next_promise_due is not None
    whose = Whose(("b",))
    assert [one.id for one in feed.queries.interactions_of(whose).values()] == ["i"]
    assert [one.id for one, _ in feed.queries.promises_of(whose)] == ["p"]
    assert [record.customer for record in feed.queries.promises("open", "b")] == ["b"]


def test_a_merge_undone_gives_each_their_own(feed: Feed) -> None:
    feed.put(into(A, "b"), B, TA, TB)
    assert {"ta", "tb"} <= feed.put(into(A, None))
    assert feed.queries.queue_records(["ta"])["ta"].customer == "a"
    assert feed.queries.contacts_7d(["a", "b"], NOW) == {"a": 1, "b": 1}
    assert feed.queries.root("a") == "a"


def test_a_record_that_goes_leaves_those_behind_it_to_themselves(feed: Feed) -> None:
    feed.put(into(A, "b"), into(B, "c"), C, TA, TB)
    feed.put(B, op="delete")
    assert feed.queries.root("a") == "a"
    assert feed.queries.queue_records(["ta"])["ta"].customer == "a"
    feed.put(into(B, "c"))
    assert feed.queries.queue_records(["ta"])["ta"].customer == "c"


def test_a_contact_that_comes_after_the_merge_stands_under_the_root(feed: Feed) -> None:
    feed.put(into(A, "b"), B)
    feed.put(TA)
    assert feed.queries.queue_records(["ta"])["ta"].customer == "b"


def test_a_second_snapshot_undoes_what_is_no_more(feed: Feed) -> None:
    feed.put(into(A, "b"), B, TA, TB)
    feed.replica.begin_snapshot("again", "li.na")
    feed.seq += 10
    # the snapshot brings no B
    changes = tuple(
        Change(feed.seq, kind, record.id, feed.seq, "upsert", record)  # type: ignore[arg-type]
        for kind, record in (("customer", into(A, "b")), ("ticket", TA))
    )
    feed.replica.apply_snapshot_page(FillPage(changes, "c", feed.seq, None, 0))
    feed.replica.finish_snapshot("c", feed.seq)
    assert feed.queries.queue_records(["ta"])["ta"].customer == "a"
    assert feed.queries.find_customers("王晓明", 5) == []


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), max_size=8),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_every_way_has_one_end(edges: dict[str, str], known: set[str]) -> None:
    found = roots(edges, known)
    assert found.keys() == edges.keys()
    for one, root in found.items():
        assert root == one or root in known
        # who stands for somebody stands for themselves
        assert found.get(root, root) == root
        target = edges[one]
        if target in known and target != one:
            assert found.get(target, target) == root


def test_in_a_circle_the_least_stands_for_all(feed: Feed) -> None:
    feed.put(into(A, "b"), into(B, "a"), TA, TB)
    assert {feed.queries.root("a"), feed.queries.root("b")} == {"a"}
    assert feed.queries.contacts_7d(["a"], NOW) == {"a": 2}


def test_who_shares_an_identity_may_be_the_same_person(feed: Feed) -> None:
    feed.put(A, B, C)
    found, count = feed.queries.merge_candidates(["b"])
    assert [(one.customer.id, [identity.value for identity in one.shared]) for one in found] == [
        ("a", [PHONE]),
        ("c", ["WANG@example.cn"]),
    ]
    assert count == 2


def test_who_is_merged_or_was_told_apart_is_not_proposed(feed: Feed) -> None:
    feed.put(into(A, "b"), B, C)
    assert [one.customer.id for one in feed.queries.merge_candidates(["a", "b"])[0]] == ["c"]
    for one, other in ((B, "c"), (C, "b")):
        feed.put(msgspec.structs.replace(one, distinct_from=(other,)))
        assert feed.queries.merge_candidates(["a", "b"]) == ([], 0)
        assert feed.queries.merge_candidates(["c"]) == ([], 0)
        feed.put(one)
    feed.put(msgspec.structs.replace(C, merged_into="b"))
    assert feed.queries.merge_candidates(["a", "b", "c"]) == ([], 0)


def test_the_same_word_on_two_channels_is_no_shared_identity(feed: Feed) -> None:
    feed.put(customer("x", "X", wechat="moon"), customer("y", "Y", weibo="moon"))
    assert feed.queries.merge_candidates(["x"]) == ([], 0)


def test_two_thousand_on_one_number_are_counted_and_twenty_are_shown(feed: Feed) -> None:
    feed.put(*(customer(f"n{n:04}", f"王{n}", phone=PHONE) for n in range(2000)))
    found, count = feed.queries.merge_candidates(["n0000"])
    assert (len(found), count) == (20, 1999)
    assert len(feed.queries.customers_known_as(PHONE)) == 100
    feed.put(*(into(customer(f"n{n:04}", f"王{n}", phone=PHONE), "n0000") for n in range(1, 2000)))
    merged, count = feed.queries.merged_into("n0000")
    assert (len(merged), count) == (20, 1999)
    assert feed.queries.customers_known_as(PHONE) == ["n0000"]


def test_what_strangers_wrote_in_transfers_and_reasons_is_cleaned(feed: Feed) -> None:
    hostile = "请\x1b]52;c;eA==\x07看\u202e这"
    feed.put(TA, Transfer("x", "ta", "consult", "zhao\x1b[2J", "li.na", f"{hostile}\n第二行", NOW, answer=hostile))
    found = feed.queries.transfer("x")
    assert found is not None
    for text in (found[0].note, found[0].answer, found[0].sender):
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "\n第二行" in found[0].note
    feed.put(an_agent("zhao.min", reason=f"{hostile}\nlunch", viewing="ta"))
    (agent,) = feed.queries.agents()
    assert "\n" not in agent.reason
    assert not {"\x1b", "\x07", "\u202e"} & set(agent.reason)


def test_who_looks_at_a_contact_changes_it_for_the_others(feed: Feed) -> None:
    feed.put(TA, TB)
    looking = an_agent("zhao.min", viewing="ta")
    assert feed.put(looking) == {"ta"}
    assert feed.put(msgspec.structs.replace(looking, viewing="tb")) == {"ta", "tb"}
    assert [agent.id for agent in feed.queries.agents_at(["tb"])] == ["zhao.min"]
    assert feed.put(looking, op="delete") >= {"tb"}
    assert feed.queries.agents() == []


def test_requests_are_found_by_contact_and_receiver(feed: Feed) -> None:
    asked = Transfer("x", "ta", "transfer", "zhao.min", "li.na", "请接手", NOW)
    assert feed.put(TA, asked) == {"ta"}
    assert [one.id for one in feed.queries.offered_to("li.na")] == ["x"]
    assert [one.id for one in feed.queries.offered_by("zhao.min")] == ["x"]
    feed.put(msgspec.structs.replace(asked, state="accepted"))
    assert feed.queries.offered_to("li.na") == []
    feed.put(TA, op="delete")
    assert feed.queries.transfer("x") is None


def test_agents_have_contacts_in_hand_and_promises_to_keep(feed: Feed) -> None:
    held = msgspec.structs.replace(TA, holder="zhao.min", owner="li.na", status="open")
    owned = msgspec.structs.replace(TB, owner="li.na", status="pending")
    feed.put(held, owned, promise("p1", TA, "x", NOW, made_by="li.na"), promise("p2", TA, "x", NOW, owner="zhao.min"))
    assert feed.queries.in_hand() == {"zhao.min": 1}
    assert feed.queries.promises_to_keep() == {"li.na": 1, "zhao.min": 1}


def test_an_agents_state_is_kept_as_it_came(feed: Feed) -> None:
    state = AgentState("wang", "supervisor", ("billing",), "break", NOW, "lunch", "ta", writing=True, name="王芳")
    feed.put(state)
    assert feed.queries.agents() == [state]
