"""Claims of this session are renewed in time on the monotonic clock; one that is lost is told of, its fence kept."""

from datetime import datetime, timedelta

import pytest

from agent_tui.backends.protocol import Refused, Unreachable
from agent_tui.contract.api import Claim
from agent_tui.replica.precious import Precious
from agent_tui.sync.events import ClaimLost
from agent_tui.sync.renewals import Renewals
from tests.fake_backend import STORE_CAPABILITIES, FakeBackend, FakeStore
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles


class Holding:
    """A contact that this session has claimed."""

    def __init__(self, files: ProfileFiles, store: FakeStore) -> None:
        self.clock = HeldClock()
        self.store = store
        self.backend = store.connect(ME)
        self.precious: Precious = files.precious()
        self.renewals = Renewals(self.backend, self.precious, session="1", clock=self.clock, chance=lambda: 0.5)
        self.claim("1")

    def claim(self, session: str | None) -> None:
        claim = self.backend.claim("t1")
        self.precious.keep_claim(claim, session=session, expires_at=self.clock.now() + timedelta(seconds=120))

    def after(self, seconds: float) -> tuple[list[ClaimLost], int]:
        """What a step after `seconds` finds lost, and how many renewals were asked for so far."""
        self.clock.advance(seconds)
        lost, _ = self.renewals.step()
        return lost, self.backend.calls["renew"]


@pytest.fixture
def holding(files: ProfileFiles, store: FakeStore) -> Holding:
    return Holding(files, store)


def test_a_claim_is_renewed_every_thirty_seconds(holding: Holding) -> None:
    assert [holding.after(seconds)[1] for seconds in (0, 29, 1, 29, 1)] == [0, 0, 1, 1, 2]


def test_the_wall_clock_does_not_matter(holding: Holding) -> None:
    holding.after(0)
    holding.clock.set_wrong(timedelta(days=1))
    assert holding.after(1) == ([], 0)
    holding.clock.set_wrong(timedelta(days=-2))
    assert holding.after(29) == ([], 1)


def test_renewing_moves_the_end_that_is_shown(holding: Holding) -> None:
    holding.after(0)
    holding.after(30)
    held = holding.precious.claim("t1", ME)
    assert held is not None
    assert held.expires_at == holding.clock.now() + timedelta(seconds=120)


def test_a_renewal_that_got_no_answer_is_tried_again_before_the_lease_ends(holding: Holding) -> None:
    holding.after(0)
    for _ in range(9):
        holding.backend.fail("renew", Unreachable("gone"))
    assert holding.after(30) == ([], 1)
    assert holding.after(8) == ([], 2)
    _, wait = holding.renewals.step()
    assert wait is not None
    assert 0 < wait <= 8


def test_a_lost_claim_is_told_once_and_its_fence_kept(holding: Holding) -> None:
    holding.after(0)
    holding.store.hand_over("t1", "wang.wei")
    assert holding.after(30) == ([ClaimLost("t1", "wang.wei")], 1)
    held = holding.precious.claim("t1", ME)
    assert held is not None
    assert (held.fence, held.session) == (1, None)
    assert holding.after(100) == ([], 1)


def test_a_claim_of_another_session_is_left_to_it(holding: Holding) -> None:
    holding.claim("2")
    assert holding.after(0) == ([], 0)
    assert holding.after(100) == ([], 0)


def test_a_claim_given_back_meanwhile_does_not_come_back(holding: Holding) -> None:
    holding.after(0)
    holding.precious.forget_claim("t1", ME)
    assert holding.after(60) == ([], 0)
    assert holding.precious.claims(ME) == []


class LettingGo(FakeBackend):
    """While it is being asked to renew, the contact is let go elsewhere in this session."""

    def __init__(self, store: FakeStore, precious: Precious) -> None:
        super().__init__(store, ME, STORE_CAPABILITIES)
        self._claims = precious

    def renew(self, ticket: str) -> Claim:
        self._claims.forget_claim(ticket, ME)
        raise Refused("claim-lost", ticket)


def test_a_claim_given_back_while_it_is_renewed_is_not_told_as_lost(holding: Holding) -> None:
    backend = LettingGo(holding.store, holding.precious)
    renewals = Renewals(backend, holding.precious, session="1", clock=holding.clock, chance=lambda: 0.5)
    renewals.step()
    holding.clock.advance(30)
    lost, _ = renewals.step()
    assert lost == []


class LettingGoLate(HeldClock):
    """The contact is let go after the store has answered, in the moment before that is written down."""

    def __init__(self, precious: Precious) -> None:
        super().__init__()
        self._claims = precious

    def now(self) -> datetime:
        self._claims.forget_claim("t1", ME)
        return super().now()


def test_a_claim_given_back_just_after_it_was_renewed_does_not_come_back(holding: Holding) -> None:
    clock = LettingGoLate(holding.precious)
    renewals = Renewals(holding.backend, holding.precious, session="1", clock=clock, chance=lambda: 0.5)
    renewals.step()
    clock.advance(30)
    assert renewals.step()[0] == []
    assert holding.backend.calls["renew"] == 1
    assert holding.precious.claims(ME) == []


def test_a_claim_taken_anew_counts_from_then(holding: Holding) -> None:
    holding.after(0)
    holding.clock.advance(25)
    holding.store.hand_over("t1", None)
    holding.store.hand_over("t1", "wang.wei")
    holding.store.hand_over("t1", None)
    holding.claim("1")
    assert holding.after(0) == ([], 0)
    assert holding.after(10) == ([], 0)
    assert holding.after(20) == ([], 1)


def test_a_refusal_of_any_name_ends_the_renewing(holding: Holding) -> None:
    holding.after(0)
    holding.backend.fail("renew", Refused("not-found", "no such ticket"))
    assert holding.after(30)[0] == [ClaimLost("t1", None)]
    assert holding.after(60)[0] == []
