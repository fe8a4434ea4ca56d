"""Sending: each outcome is written down as what it is, and nothing goes out before it is known whose token it is."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

import msgspec
import pytest

from agent_tui.backends.protocol import Busy, Forbidden, Refused, Unauthorized, Unreachable
from agent_tui.contract.api import TicketPatch
from agent_tui.contract.writes import ChangeTicket
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import Refusal
from agent_tui.sync.pull import Puller
from agent_tui.sync.push import (
    READ_BACK_AFTER_S,
    Failed,
    Found,
    Idle,
    Missing,
    Pusher,
    Rebased,
    Returned,
    Sent,
    Unclear,
)
from tests.fake_backend import NOW, FakeBackend, FakeStore, a_ticket
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles, note, states


class Sending:
    """One agent's outbox and connection."""

    def __init__(self, files: ProfileFiles, store: FakeStore, agent: str = ME, **capabilities: Any) -> None:
        self.clock = HeldClock()
        self.precious: Precious = files.precious()
        self.store = store
        self.backend: FakeBackend = store.connect(agent, **capabilities)
        self.pusher = Pusher(self.backend, self.precious, files.queries(), clock=self.clock, chance=lambda: 0.5)

    def add(self, *ids: str, agent: str = ME) -> None:
        for id in ids:
            self.precious.add(note(id), agent=agent, now=NOW)


@pytest.fixture
def sending(files: ProfileFiles, store: FakeStore) -> Sending:
    return Sending(files, store)


def test_a_write_is_sent_and_kept_until_the_feed_covers_it(sending: Sending) -> None:
    sending.add("w1")
    outcome = sending.pusher.step()
    assert isinstance(outcome, Sent)
    assert sending.store.interactions()["w1"].author == ME
    (item,) = sending.precious.outbox()
    assert (item.state, item.seq) == ("acked", sending.store.through)
    assert sending.pusher.step() == Idle(None)


def test_nothing_to_send_asks_nothing(sending: Sending) -> None:
    assert sending.pusher.step() == Idle(None)
    assert sending.backend.calls.total() == 0


def test_an_answer_that_was_lost_writes_nothing_twice(sending: Sending) -> None:
    sending.add("w1")
    sending.backend.fail("write", Unreachable("gone"), after=True)
    assert isinstance(sending.pusher.step(), Failed)
    assert states(sending.precious) == {"w1": "queued"}
    sending.clock.advance(60)
    assert isinstance(sending.pusher.step(), Sent)
    assert [row.id for row in sending.store.feed].count("w1") == 1
    assert sending.precious.outbox()[0].seq == 4


def test_a_backend_that_is_back_is_not_kept_waiting(sending: Sending) -> None:
    sending.add("w1")
    sending.backend.fail("write", Unreachable("gone"))
    assert isinstance(sending.pusher.step(), Failed)
    assert sending.pusher.step() == Idle(0.25)
    sending.pusher.try_now()
    assert isinstance(sending.pusher.step(), Sent)


def test_but_it_is_left_alone_for_as_long_as_it_asked(sending: Sending) -> None:
    sending.add("w1")
    sending.backend.fail("write", Busy("later", 7.0))
    assert isinstance(sending.pusher.step(), Failed)
    sending.pusher.try_now()
    assert sending.pusher.step() == Idle(7.0)


def test_a_failed_write_pauses_and_does_not_hold_up_other_contacts(sending: Sending) -> None:
    sending.store.put(a_ticket("t2"))
    sending.add("w1")
    sending.precious.add(note("w2", "t2"), agent=ME, now=NOW)
    sending.backend.fail("write", Unreachable("gone"))
    assert isinstance(sending.pusher.step(), Failed)
    assert isinstance(sending.pusher.step(), Sent)
    assert states(sending.precious) == {"w1": "queued", "w2": "acked"}
    assert sending.pusher.step() == Idle(0.25)


def test_a_busy_store_is_left_alone_for_as_long_as_it_asks(sending: Sending) -> None:
    sending.add("w1")
    sending.backend.fail("write", Busy("later", 30.0))
    sending.pusher.step()
    sending.clock.advance(30.0)
    assert isinstance(sending.pusher.step(), Idle)
    sending.clock.advance(0.5)
    assert isinstance(sending.pusher.step(), Sent)


def test_a_refused_token_stops_sending_and_loses_nothing(sending: Sending) -> None:
    sending.add("w1")
    sending.backend.fail("write", Unauthorized("expired"))
    outcome = sending.pusher.step()
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, Unauthorized)
    assert states(sending.precious) == {"w1": "queued"}
    assert sending.pusher.agent is None


def test_anothers_words_stay_where_they_are(files: ProfileFiles, store: FakeStore) -> None:
    sending = Sending(files, store, agent="wang.wei")
    sending.add("w1", "w2", agent=ME)
    sending.add("w3", agent="wang.wei")
    assert isinstance(sending.pusher.step(), Sent)
    assert sending.pusher.step() == Idle(None)
    assert states(sending.precious) == {"w1": "queued", "w2": "queued", "w3": "acked"}
    assert store.interactions().keys() == {"i1", "w3"}


def test_whose_token_it_is_is_asked_again_after_it_was_refused(sending: Sending) -> None:
    sending.add("w1")
    sending.backend.fail("write", Unauthorized("expired"))
    sending.pusher.step()
    sending.backend.agent = "wang.wei"
    assert sending.pusher.step() == Idle(None)
    assert "w1" not in sending.store.interactions()


@pytest.mark.parametrize(
    ("error", "name"),
    [(Refused("fence-stale", "held", holder="wang.wei"), "fence-stale"), (Forbidden("not yours"), "forbidden")],
)
def test_a_refused_text_is_a_draft_again(sending: Sending, error: Refused | Forbidden, name: str) -> None:
    sending.add("w1")
    sending.backend.fail("write", error)
    outcome = sending.pusher.step()
    assert isinstance(outcome, Returned)
    assert outcome.refusal.name == name
    assert [draft.body for draft in sending.precious.drafts()] == ["text of w1"]
    assert states(sending.precious) == {"w1": "rejected"}


class SendingOnce(Sending):
    """At a backend that would do a write twice."""

    def __init__(self, files: ProfileFiles, store: FakeStore) -> None:
        super().__init__(files, store, idempotent=False)

    def lose_the_answer(self, *, after: bool) -> None:
        self.backend.fail("write", Unreachable("gone"), after=after)
        assert isinstance(self.pusher.step(), Unclear)
        assert states(self.precious)["w1"] == "unknown"

    @property
    def trouble(self) -> str | None:
        item = self.precious.item("w1")
        assert item is not None
        return item.refusal.name if item.refusal is not None else None


@pytest.fixture
def once(files: ProfileFiles, store: FakeStore) -> SendingOnce:
    sending = SendingOnce(files, store)
    sending.add("w1")
    return sending


def test_what_got_no_answer_is_asked_for_after_a_while_and_counts_as_done_where_it_is_there(once: SendingOnce) -> None:
    once.lose_the_answer(after=True)
    assert once.pusher.step() == Idle(READ_BACK_AFTER_S)
    once.pusher.try_now()
    assert once.pusher.step() == Idle(READ_BACK_AFTER_S), "it may still be under way"
    once.clock.advance(READ_BACK_AFTER_S)
    assert isinstance(once.pusher.step(), Found)
    assert states(once.precious) == {"w1": "acked"}
    assert [row.id for row in once.store.feed].count("w1") == 1


def test_what_is_not_there_is_asked_for_once_and_stays_unclear(once: SendingOnce) -> None:
    once.lose_the_answer(after=False)
    once.clock.advance(READ_BACK_AFTER_S)
    assert isinstance(once.pusher.step(), Missing)
    assert (states(once.precious), once.trouble) == ({"w1": "unknown"}, "not-arrived")
    once.clock.advance(1000)
    assert once.pusher.step() == Idle(None)
    assert (once.backend.calls["find"], once.backend.calls["write"]) == (1, 1)


def test_a_person_who_sends_it_again_has_it_looked_for_first(once: SendingOnce) -> None:
    once.lose_the_answer(after=False)
    once.clock.advance(READ_BACK_AFTER_S)
    once.pusher.step()
    once.backend.write(note("w1"))  # the backend was slow: it came through after all
    once.precious.retry("w1")
    assert isinstance(once.pusher.step(), Found)
    assert [row.id for row in once.store.feed].count("w1") == 1


def test_and_sent_where_it_is_not_there(once: SendingOnce) -> None:
    once.lose_the_answer(after=False)
    once.precious.retry("w1")
    once.clock.advance(READ_BACK_AFTER_S)
    assert isinstance(once.pusher.step(), Sent)
    assert [row.id for row in once.store.feed].count("w1") == 1
    assert once.backend.calls["find"] == 1


def test_what_a_crash_left_in_the_middle_is_asked_for_before_anything_else(once: SendingOnce) -> None:
    once.add("w2")
    once.precious.mark_sending("w1")
    once.backend.write(note("w1"))
    once.pusher.recover()
    assert (states(once.precious)["w1"], once.trouble) == ("unknown", "interrupted")
    assert once.pusher.step() == Idle(READ_BACK_AFTER_S), "what was written after it waits"
    once.clock.advance(READ_BACK_AFTER_S)
    assert [type(once.pusher.step()) for _ in range(2)] == [Found, Sent]
    assert [row.id for row in once.store.feed if row.id.startswith("w")] == ["w1", "w2"]


def test_what_cannot_be_asked_for_now_is_asked_for_later(once: SendingOnce) -> None:
    once.lose_the_answer(after=True)
    once.clock.advance(READ_BACK_AFTER_S)
    once.backend.fail("find", Unreachable("gone"))
    once.backend.fail("find", Busy("later", 7.0))
    assert isinstance(once.pusher.step(), Failed)
    assert states(once.precious) == {"w1": "unknown"}
    once.pusher.try_now()
    assert isinstance(once.pusher.step(), Failed)
    once.pusher.try_now()
    assert once.pusher.step() == Idle(7.0)
    once.clock.advance(60)
    assert isinstance(once.pusher.step(), Found)


def test_who_may_not_look_there_leaves_it_to_a_person(once: SendingOnce) -> None:
    once.lose_the_answer(after=True)
    once.precious.retry("w1")
    once.clock.advance(READ_BACK_AFTER_S)
    once.backend.fail("find", Forbidden("not yours"))
    assert isinstance(once.pusher.step(), Missing)
    assert (states(once.precious), once.trouble) == ({"w1": "unknown"}, "no-answer")
    assert once.pusher.step() == Idle(None)


def test_a_token_that_is_refused_while_asking_decides_nothing(once: SendingOnce) -> None:
    once.lose_the_answer(after=True)
    once.clock.advance(READ_BACK_AFTER_S)
    once.backend.fail("find", Unauthorized("expired"))
    assert isinstance(once.pusher.step(), Failed)
    assert (states(once.precious), once.pusher.agent) == ({"w1": "unknown"}, None)
    assert isinstance(once.pusher.step(), Found)


def test_what_is_dropped_while_it_is_asked_for_stays_dropped(once: SendingOnce) -> None:
    once.lose_the_answer(after=False)
    once.precious.drop("w1")
    once.precious.mark_unknown("w1", Refusal("not-arrived"), ask_first=False, was="unknown")
    assert states(once.precious) == {}


def test_setting_aside_after_a_reply_meets_no_conflict_with_oneself(sending: Sending) -> None:
    seen = sending.store.ticket("t1")
    pending = ChangeTicket("w2", "t1", 1, TicketPatch(status="pending"))
    sending.precious.add(note("w1", direction="outbound"), agent=ME, now=NOW)
    sending.precious.add(pending, agent=ME, now=NOW, seen=seen)
    assert [type(sending.pusher.step()) for _ in range(3)] == [Sent, Rebased, Sent]
    assert sending.store.ticket("t1").status == "pending"


def test_a_change_that_somebody_else_has_made_already_counts_as_done(sending: Sending) -> None:
    seen = sending.store.ticket("t1")
    pending = ChangeTicket("w1", "t1", 1, TicketPatch(status="pending"))
    sending.precious.add(pending, agent=ME, now=NOW, seen=seen)
    sending.store.put(msgspec.structs.replace(seen, status="pending"))
    outcome = sending.pusher.step()
    assert isinstance(outcome, Sent)
    assert outcome.written.seq == sending.store.through


def test_no_update_of_somebody_else_is_lost(sending: Sending) -> None:
    seen = sending.store.ticket("t1")
    sending.precious.add(ChangeTicket("w1", "t1", 1, TicketPatch(status="pending")), agent=ME, now=NOW, seen=seen)
    sending.store.put(msgspec.structs.replace(seen, status="resolved"))
    outcome = sending.pusher.step()
    assert isinstance(outcome, Returned)
    assert outcome.refusal.name == "version-mismatch"
    assert sending.store.ticket("t1").status == "resolved"


def test_what_the_feed_has_brought_already_leaves_the_outbox_with_its_answer(
    sending: Sending, files: ProfileFiles
) -> None:
    sending.add("w1")
    sending.backend.fail("write", Unreachable("gone"), after=True)
    sending.pusher.step()
    puller = Puller(sending.backend, sending.precious, files.replica())
    puller.step()
    assert states(sending.precious) == {"w1": "queued"}
    sending.clock.advance(60)
    assert isinstance(sending.pusher.step(), Sent)
    assert states(sending.precious) == {}


def commits_of(precious: Precious, step: Callable[[], object]) -> int:
    statements: list[str] = []
    precious._connection.set_trace_callback(statements.append)
    step()
    precious._connection.set_trace_callback(None)
    return statements.count("COMMIT")


def test_what_is_held_back_no_more_is_let_go_with_the_attempt(files: ProfileFiles, store: FakeStore) -> None:
    sending, tried = Sending(files, store), list[str]()
    pusher = Pusher(
        sending.backend,
        sending.precious,
        files.queries(),
        clock=sending.clock,
        chance=lambda: 0.5,
        on_let_go=tried.append,
    )
    sending.precious.add_all([note("w1")], agent=ME, now=NOW, hold_s=5.0)
    assert pusher.step() == Idle(None)
    assert commits_of(sending.precious, lambda: pusher.step(over=("w1",))) == 2  # the attempt, and its answer
    (item,) = sending.precious.outbox()
    assert (item.state, item.hold_s, tried) == ("acked", 0.0, ["t1"])


def test_what_the_feed_brought_before_the_answer_leaves_the_outbox_with_it(
    sending: Sending, files: ProfileFiles
) -> None:
    puller = Puller(sending.backend, sending.precious, files.replica())
    puller.step()
    puller.step()
    sending.add("w1")
    sending.backend.fail("write", Unreachable("gone"), after=True)
    sending.pusher.step()
    puller.step()  # the feed has it, and its row was queued again
    sending.clock.advance(60)
    assert commits_of(sending.precious, sending.pusher.step) == 2
    assert sending.precious.outbox() == []


class FedInBetween(Precious):
    """The feed brings what was sent at the last moment before its answer is written down."""

    feed: Callable[[], object]

    def mark_acked(self, id: str, seq: int, version: int) -> None:
        self.feed()
        super().mark_acked(id, seq, version)


def test_what_the_feed_brings_while_the_answer_is_written_down_leaves_the_outbox_too(
    sending: Sending, files: ProfileFiles
) -> None:
    puller = Puller(sending.backend, sending.precious, files.replica())
    puller.step()
    puller.step()
    sending.add("w1")
    with closing(FedInBetween(files.precious_file)) as precious:
        precious.feed = puller.step
        pusher = Pusher(sending.backend, precious, files.queries(), clock=sending.clock, chance=lambda: 0.5)
        assert isinstance(pusher.step(), Sent)
    assert sending.precious.outbox() == []
