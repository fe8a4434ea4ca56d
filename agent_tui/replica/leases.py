"""Until when my claims hold: by the monotonic clock where this process made or renewed them, by the wall clock where
another one did, since nothing else is common to both."""

from datetime import datetime, timedelta

from agent_tui.contract.api import Claim
from agent_tui.domain.clock import Clock
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import HeldClaim


class Leases:
    """Any thread may use it."""

    def __init__(self, precious: Precious, clock: Clock) -> None:
        self._precious = precious
        self._clock = clock
        self._ends: dict[tuple[str, str], tuple[datetime, float]] = {}
        """(ticket, agent) → the end as the file has it, and the same on the monotonic clock."""

    def keep(self, claim: Claim, *, session: str | None) -> None:
        """Keeps a claim that the store has just given or renewed; `session` will renew it, None leaves it to lapse."""
        expires_at = self._clock.now() + timedelta(seconds=claim.expires_in)
        self._ends[claim.ticket, claim.holder] = (expires_at, self._clock.monotonic() + claim.expires_in)
        self._precious.keep_claim(claim, session=session, expires_at=expires_at)

    def extend(self, held: HeldClaim, renewed: Claim) -> None:
        """Keeps for longer what the store has just renewed; what was let go or taken anew meanwhile stays so."""
        end = self._clock.monotonic() + renewed.expires_in
        expires_at = self._clock.now() + timedelta(seconds=renewed.expires_in)
        if self._precious.extend_claim(held, expires_at):
            self._ends[held.ticket, held.agent] = (expires_at, end)

    def is_live(self, claim: HeldClaim) -> bool:
        """False once the lease is over or the claim was lost."""
        expires_at, end = self._ends.get((claim.ticket, claim.agent), (None, 0.0))
        if claim.expires_at == expires_at:
            return self._clock.monotonic() < end
        return claim.expires_at > self._clock.now()
