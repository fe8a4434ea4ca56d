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

    def lapse_claim(self, ticket: str, agent: str) -> None:
        """The store says the claim is lost: nobody renews it, but what was written under its fence still says so."""
        with self.writing() as rows:
            rows.execute(
                "UPDATE claims SET session = NULL, expires_at = ? WHERE ticket = ? AND agent = ?",
                (LAPSED.isoformat(), ticket, agent),
            )

    def forget_claim(self, ticket: str, agent: str) -> None:
        with self.writing() as rows:
            rows.execute("DELETE FROM claims WHERE ticket = ? AND agent = ?", (ticket, agent))
