"""The claims of the precious file: contacts of ours with their fences, which outlive lease and process."""

from datetime import datetime

from agent_tui.contract.api import Claim
from agent_tui.replica.precious_file import PreciousFile
from agent_tui.replica.precious_rows import CLAIM, LAPSED, HeldClaim, to_claim


class ClaimTable(PreciousFile):
    def keep_claim(self, claim: Claim, *, session: str | None, expires_at: datetime) -> None:
        """Keeps a claim as the store gave or renewed it; `session` will renew it, None leaves it to lapse."""
        with self.writing() as rows:
            rows.execute(
                f"INSERT OR REPLACE INTO claims ({CLAIM}) VALUES (?, ?, ?, ?, ?)",
                (claim.ticket, claim.holder, claim.fence, session, expires_at.isoformat()),
            )

    def claim(self, ticket: str, agent: str) -> HeldClaim | None:
        with self.reading() as rows:
            found = rows.execute(
                f"SELECT {CLAIM} FROM claims WHERE ticket = ? AND agent = ?", (ticket, agent)
            ).fetchone()
            return None if found is None else to_claim(found)

    def claims(self, agent: str) -> list[HeldClaim]:
        with self.reading() as rows:
            found = rows.execute(f"SELECT {CLAIM} FROM claims WHERE agent = ? ORDER BY ticket", (agent,))
            return [to_claim(row) for row in found]

    def session_claims(self, session: str) -> list[HeldClaim]:
        """Those that `session` renews."""
        with self.reading() as rows:
            found = rows.execute(f"SELECT {CLAIM} FROM claims WHERE session = ? ORDER BY ticket", (session,))
            return [to_claim(row) for row in found]

    def extend_claim(self, held: HeldClaim, expires_at: datetime) -> bool:
        """The store has renewed it. False where it was let go or taken anew meanwhile, and nothing changes."""
        return self._change_held(held, held.session, expires_at)

    def lapse_claim(self, held: HeldClaim) -> bool:
        """The store says that it is lost: nobody renews it, but what was written under its fence still says so. False
        as `extend_claim`."""
        return self._change_held(held, None, LAPSED)

    def _change_held(self, held: HeldClaim, session: str | None, expires_at: datetime) -> bool:
        with self.writing() as rows:
            changed = rows.execute(
                "UPDATE claims SET session = ?, expires_at = ?"
                " WHERE ticket = ? AND agent = ? AND fence = ? AND session IS ?",
                (session, expires_at.isoformat(), held.ticket, held.agent, held.fence, held.session),
            )
            return changed.rowcount > 0

    def forget_claim(self, ticket: str, agent: str) -> None:
        with self.writing() as rows:
            rows.execute("DELETE FROM claims WHERE ticket = ? AND agent = ?", (ticket, agent))
