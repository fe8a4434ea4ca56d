"""Claiming contacts: at the store, never queued. A claim and its fence are kept, so that a later command can use them.

Troubles: those of `desk.backend_troubles`, `Credentials.token` and `replica.sqlite_files`; BadInput unknown-ticket,
queue-wrong; NotAllowed backend-cannot.
"""

from agent_tui.contract.api import Claim
from agent_tui.desk.backend_troubles import backend_troubles
from agent_tui.desk.desk_state import DeskState
from agent_tui.desk.views import Claimed
from agent_tui.domain.errors import BadInput
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import is_id

QUEUE_LIMIT = 256
"""Characters of a queue's name, which is part of a URL."""


class Claims(DeskState):
    def claim(self, ticket: str) -> Claimed:
        """Takes a contact; `Conflict("claim-held", holder=…)` when a colleague has it."""
        id_ = self._ticket_id(ticket)
        with backend_troubles(self.profile.url, id_):
            backend = self._connected()
            self._need("claims")
            return self._keep(backend.claim(id_))

    def claim_next(self, queue: str | None = None) -> Claimed | None:
        """Takes the next contact by routing; None when nothing waits."""
        if queue is not None and (len(queue) > QUEUE_LIMIT or queue != clean_line(queue)):
            raise BadInput("queue-wrong", queue=clean_line(queue)[:64], limit=QUEUE_LIMIT)
        key = new_id()
        with backend_troubles(self.profile.url):
            backend = self._connected()
            self._need("claims")
            claim = backend.claim_next(queue, key)
        return None if claim is None else self._keep(claim)

    def release(self, ticket: str) -> None:
        """Gives a contact back; one that is not mine stays as it is."""
        id_ = self._ticket_id(ticket)
        with backend_troubles(self.profile.url, id_):
            backend = self._connected()
            self._need("claims")
            backend.release(id_)
        if self.agent is not None:
            self._precious.forget_claim(id_, self.agent)
        self._changed(id_)

    def _keep(self, claim: Claim) -> Claimed:
        self._agent = self._agent or claim.holder
        # a claim made without an engine is nobody's to renew: it lapses, but its fence stays good for a reply
        session = self._session.name if self._on_event is not None else None
        self._leases.keep(claim, session=session)
        self._changed(claim.ticket)
        self._wake()
        return Claimed(claim.ticket, claim.fence, claim.expires_in)

    def _ticket_id(self, ticket: str) -> str:
        """The id of a contact named by id or number; one that the replica has not got may still be at the store."""
        found = self._queries.ticket(ticket)
        if found is not None:
            return found[0].id
        if not is_id(ticket):
            raise BadInput("unknown-ticket", ticket=clean_line(ticket)[:64])
        return ticket
