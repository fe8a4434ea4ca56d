"""Keeping this session's claims alive: each is renewed every 30 s, whoever else pulls and sends."""

from collections.abc import Callable

from agent_tui.backends.protocol import Backend, BackendError, Refused
from agent_tui.contract.api import RENEW_EVERY_S
from agent_tui.domain.clock import Clock
from agent_tui.replica.leases import Leases
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import HeldClaim
from agent_tui.sync.events import ClaimLost
from agent_tui.sync.plan import Pauses, plan

_AGAIN_S = 8.0
"""After a renewal that failed: often enough for several attempts before a lease of 120 s ends."""


class Renewals:
    """Belongs to one thread."""

    def __init__(
        self,
        backend: Backend,
        precious: Precious,
        *,
        session: str,
        clock: Clock,
        chance: Callable[[], float],
        leases: Leases | None = None,
    ) -> None:
        self._backend = backend
        self._precious = precious
        self._leases = leases or Leases(precious, clock)
        self._session = session
        self._clock = clock
        self._chance = chance
        self._due: dict[tuple[str, int], float] = {}

    def step(self) -> tuple[list[ClaimLost], float | None]:
        """Renews what is due: the claims that turned out to be lost, and seconds until the next one is due."""
        claims = self._precious.session_claims(self._session)
        now = self._clock.monotonic()
        # by fence, so that a claim let go and taken again counts from its own beginning
        self._due = {
            key: self._due.get(key, now + RENEW_EVERY_S) for key in ((claim.ticket, claim.fence) for claim in claims)
        }
        held = {claim.ticket: claim for claim in claims}
        due = plan((), claims, None, self._pauses(), now).renew
        lost = [event for ticket in due if (event := self._renew(held[ticket])) is not None]
        return lost, plan((), claims, None, self._pauses(), self._clock.monotonic()).wait

    def _pauses(self) -> Pauses:
        return Pauses(renewals={ticket: at for (ticket, _), at in self._due.items()})

    def _renew(self, claim: HeldClaim) -> ClaimLost | None:
        key = (claim.ticket, claim.fence)
        try:
            renewed = self._backend.renew(claim.ticket)
        except Refused as error:
            self._due.pop(key)
            # of what was let go or taken anew meanwhile nothing of ours was lost
            return ClaimLost(claim.ticket, error.holder) if self._precious.lapse_claim(claim) else None
        except BackendError:
            # why: the pull says what is wrong with the backend; here it is only tried again in time
            self._due[key] = self._clock.monotonic() + _AGAIN_S * (0.5 + self._chance() / 2)
            return None
        self._due[key] = self._clock.monotonic() + RENEW_EVERY_S
        self._leases.extend(claim, renewed)
        return None
