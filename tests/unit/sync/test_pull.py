"""Pulling: pages and cursors go in together, the outbox rows they cover go out after them, and what cannot be gone on
from is filled anew."""

import pytest

from agent_tui.backends.protocol import CursorExpired, Unauthorized, Unreachable
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.replica.precious import Precious
from agent_tui.replica.queries import DamagedReplica, Queries
from agent_tui.replica.replica import Applied, Replica
from agent_tui.sync.pull import Pulled, Puller, PullFailed, PullOutcome
from agent_tui.sync.push import Pusher
from tests.fake_backend import NOW, FakeBackend, FakeStore, an_interaction
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles, note, states


class Pulling:
    def __init__(self, files: ProfileFiles, store: FakeStore) -> None:
        self.precious: Precious = files.precious()
        self.replica: Replica = files.replica()
        self.known: Queries = files.queries()
        self.store = store
        self.sign_in(ME)

    def sign_in(self, agent: str) -> None:
        self.backend: FakeBackend = self.store.connect(agent)
        self.puller = Puller(self.backend, self.precious, self.replica)

    def push(self, id: str) -> None:
        self.precious.add(note(id), agent=ME, now=NOW)
        self.send()

    def send(self) -> None:
        Pusher(self.backend, self.precious, self.known, clock=HeldClock(), chance=lambda: 0.5).step()

    def until_current(self) -> list[PullOutcome]:
        outcomes = [self.puller.step()]
        while isinstance(last := outcomes[-1], Pulled) and last.has_more:
            outcomes.append(self.puller.step())
        return outcomes


@pytest.fixture
def pulling(files: ProfileFiles, store: FakeStore) -> Pulling:
    return Pulling(files, store)


def test_an_empty_replica_is_filled_and_then_follows_the_feed(pulling: Pulling) -> None:
    first, second = pulling.until_current()
    assert isinstance(first, Pulled)
    assert (first.everything, first.records, pulling.replica.filled) == (True, 3, True)
    assert isinstance(second, Pulled)
    assert second.records == 0
    pulling.store.put(an_interaction("i2"))
    (third,) = pulling.until_current()
    assert isinstance(third, Pulled)
    assert (third.tickets, third.records) == (frozenset({"t1"}), 1)
    assert pulling.known.interaction("i2") is not None


def test_each_page_of_a_first_fill_is_told_of(pulling: Pulling) -> None:
    told: list[tuple[int, int]] = []

    def on_page(applied: Applied, taken: int, expected: int) -> None:
        told.append((taken, expected))

    pulling.backend.page_limit = 2
    pulling.puller.step(on_page=on_page)
    assert told == [(2, 3), (3, 3)]


def find_damaged(pulling: Pulling, files: ProfileFiles) -> None:
    """A reader comes upon a damaged file first, and begins another."""
    size = files.replica_file.stat().st_size
    files.replica_file.write_bytes(b"not a database any more" * (size // 23 + 1))
    with pytest.raises(DamagedReplica):
        pulling.known.interaction("i1")


def test_a_page_is_not_put_into_a_file_that_was_begun_anew_while_it_was_waited_for(
    pulling: Pulling, files: ProfileFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulling.until_current()
    pulling.push("w1")
    changes = pulling.backend.changes

    def damaged_meanwhile(cursor: str, *, wait: float = 0) -> FeedPage:
        page = changes(cursor, wait=wait)
        find_damaged(pulling, files)
        monkeypatch.undo()
        return page

    monkeypatch.setattr(pulling.backend, "changes", damaged_meanwhile)
    outcome = pulling.puller.step()
    assert isinstance(outcome, Pulled)
    assert (outcome.everything, outcome.has_more, outcome.settled) == (True, True, 0)
    assert pulling.replica.cursor is None
    assert states(pulling.precious) == {"w1": "acked"}, "the file that held it is gone"
    pulling.until_current()
    assert pulling.known.interaction("i1") is not None
    pulling.send()
    pulling.until_current()
    assert pulling.known.interaction("w1") is not None
    assert states(pulling.precious) == {}
    assert len(pulling.store.interactions()) == 2, "said again, written once"


@pytest.mark.parametrize("page", [1, 3], ids=["in the midst", "before the last is finished with"])
def test_a_snapshot_that_was_begun_in_another_file_begins_again(
    pulling: Pulling, files: ProfileFiles, page: int
) -> None:
    pulling.backend.page_limit = 1
    told: list[int] = []

    def on_page(applied: Applied, taken: int, expected: int) -> None:
        told.append(taken)
        if len(told) == page:
            find_damaged(pulling, files)

    outcome = pulling.puller.step(on_page=on_page)
    assert isinstance(outcome, Pulled)
    assert (outcome.everything, outcome.has_more, pulling.replica.filled) == (True, True, False)
    assert told == list(range(1, page + 1))
    pulling.until_current()
    assert pulling.known.interaction("i1") is not None
    assert pulling.known.filled


def test_a_row_leaves_the_outbox_with_the_page_that_covers_it(pulling: Pulling) -> None:
    pulling.until_current()
    pulling.push("w1")
    assert states(pulling.precious) == {"w1": "acked"}
    (outcome,) = pulling.until_current()
    assert isinstance(outcome, Pulled)
    assert outcome.settled == 1
    assert states(pulling.precious) == {}
    assert pulling.known.interaction("w1") is not None


def test_a_row_that_the_pages_have_not_reached_stays(pulling: Pulling) -> None:
    pulling.until_current()
    pulling.store.put(an_interaction("i2"))
    pulling.push("w1")
    pulling.backend.page_limit = 1
    pulling.puller.step()
    assert states(pulling.precious) == {"w1": "acked"}
    pulling.puller.step()
    assert states(pulling.precious) == {}


def test_a_torn_fill_begins_again(pulling: Pulling) -> None:
    pulling.backend.page_limit = 1
    pulling.backend.fail("snapshot page", Unreachable("gone"), after=True)
    assert isinstance(pulling.puller.step(), PullFailed)
    assert (pulling.replica.filled, pulling.replica.cursor) == (False, None)
    pulling.until_current()
    assert pulling.known.counts()["interaction"] == 1


def test_an_expired_cursor_leads_to_a_snapshot(pulling: Pulling) -> None:
    pulling.until_current()
    pulling.store.put(an_interaction("i2"))
    pulling.store.pruned = pulling.store.through
    outcomes = pulling.until_current()
    assert [isinstance(o, Pulled) and o.everything for o in outcomes] == [False, True, False]
    assert pulling.known.interaction("i2") is not None


def test_a_store_that_calls_every_cursor_expired_is_a_failure_and_no_endless_loop(pulling: Pulling) -> None:
    pulling.until_current()
    for _ in range(4):
        pulling.backend.fail("changes", CursorExpired("always"))
    assert isinstance(pulling.until_current()[-1], PullFailed)


@pytest.mark.parametrize("told", [True, False], ids=["another epoch", "the same epoch"])
def test_after_a_restore_at_the_store_what_it_lost_is_sent_again(pulling: Pulling, told: bool) -> None:
    pulling.store.put(an_interaction("i2"))
    pulling.until_current()
    pulling.push("w1")
    pulling.store.restore_from_backup(keep=3, told=told)
    pulling.until_current()
    assert states(pulling.precious) == {"w1": "queued"}
    pulling.send()
    pulling.until_current()
    assert pulling.known.interaction("w1") is not None
    assert states(pulling.precious) == {}


def test_a_replica_that_was_thrown_away_before_the_restore_does_not_hide_what_it_lost(
    pulling: Pulling, files: ProfileFiles
) -> None:
    pulling.until_current()
    pulling.push("w1")
    find_damaged(pulling, files)
    pulling.store.restore_from_backup(keep=3)
    for number in range(9):
        pulling.store.put(an_interaction(f"later-{number}"))
    pulling.until_current()
    assert states(pulling.precious) == {"w1": "queued"}, "the new epoch has come past its number without it"
    pulling.send()
    pulling.until_current()
    assert pulling.known.interaction("w1") is not None


def test_somebody_else_gets_a_replica_of_their_own(pulling: Pulling) -> None:
    pulling.until_current()
    pulling.sign_in("wang.wei")
    pulling.backend.fail("snapshot page", Unreachable("gone"))
    assert isinstance(pulling.puller.step(), PullFailed)
    assert pulling.known.counts()["interaction"] == 0
    pulling.until_current()
    assert (pulling.replica.agent, pulling.replica.filled) == ("wang.wei", True)


def test_what_cannot_be_read_is_set_aside_and_the_feed_goes_on(pulling: Pulling) -> None:
    pulling.until_current()
    pulling.store.poison("bad")
    pulling.store.put(an_interaction("i2"))
    (outcome,) = pulling.until_current()
    assert isinstance(outcome, Pulled)
    assert (outcome.quarantined, outcome.records) == (1, 1)
    assert pulling.known.quarantined() == 1


def test_a_refused_token_is_told_and_changes_nothing(pulling: Pulling) -> None:
    pulling.until_current()
    pulling.backend.token_refused = True
    outcome = pulling.puller.step()
    assert isinstance(outcome, PullFailed)
    assert isinstance(outcome.error, Unauthorized)
    assert pulling.replica.filled


def test_pages_that_come_again_change_nothing(pulling: Pulling) -> None:
    pulling.until_current()
    pulling.backend.overlap = 3
    pulling.until_current()
    assert pulling.known.counts()["interaction"] == 1
    assert pulling.replica.through == pulling.store.through
