"""A helpdesk in memory with the ways of Request Tracker (BACKENDS): what it keeps, and how it answers.

Its traps: nothing is idempotent; 200 may mean that nothing was done; `If-Match` is looked at, but not in the same
breath as the change; the search for transactions filters after it has cut its pages; a transaction has its id before it
is committed. Taking a ticket is atomic.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec
from msgspec import Struct

NOBODY = "Nobody"
RtStatus = Literal["new", "open", "stalled", "resolved"]


class Transaction(Struct, frozen=True):
    id: int
    ticket: int
    kind: Literal["Create", "Correspond", "Comment", "Status", "Owner", "EmailRecord"]
    creator: str
    at: datetime
    content: str = ""

    @property
    def visible(self) -> bool:
        return self.kind != "EmailRecord"


class RtTicket(Struct, frozen=True):
    id: int
    requestor: str
    subject: str
    created: datetime
    last_updated: datetime
    status: RtStatus = "new"
    owner: str = NOBODY
    etag: int = 0
    """Its newest visible transaction."""
    owned_since: int = 0
    """The transaction in which its owner changed last."""


class Missed(Exception):
    """412 or 409: somebody else was there first."""


class RequestTracker:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        self.tickets: dict[int, RtTicket] = {}
        self.transactions: list[Transaction] = []
        """What is committed, by id."""
        self.says_yes_and_does_nothing = 0
        """How many of the next changes are answered with 200 and not made."""
        self.between: Callable[[], None] | None = None
        """Done once between looking at `If-Match` and making the change."""
        self._last_id = 0
        self._slow: list[Transaction] = []

    # What people do

    def create(self, requestor: str, subject: str, content: str) -> int:
        id = len(self.tickets) + 1
        self.tickets[id] = RtTicket(id, requestor, subject, self.now, self.now)
        self._commit(self._begin(id, "Create", requestor, content))
        return id

    def mail(self, ticket: int, content: str, *, slowly: bool = False) -> None:
        """The customer answers. `slowly`: the transaction has begun, and is committed by `finish`."""
        begun = self._begin(ticket, "Correspond", self.tickets[ticket].requestor, content)
        if slowly:
            self._slow.append(begun)
        else:
            self._commit(begun)

    def finish(self) -> None:
        slow, self._slow = self._slow, []
        for one in slow:
            self._commit(one)

    def mails_go_out(self, ticket: int, number: int) -> None:
        """Transactions that nobody is shown."""
        for _ in range(number):
            self._commit(self._begin(ticket, "EmailRecord", "RT_System"))

    # REST

    def get_ticket(self, id: int) -> RtTicket | None:
        return self.tickets.get(id)

    def history(self, id: int) -> list[Transaction]:
        return [one for one in self.transactions if one.ticket == id and one.visible]

    def newest(self) -> int:
        return max((one.id for one in self.transactions if one.visible), default=0)

    def search_transactions(self, after: int, page: int, per_page: int) -> list[Transaction]:
        """Cut first and filtered then: an empty page is no end, and there are no totals."""
        found = [one for one in self.transactions if one.id > after]
        return [one for one in found[page * per_page : (page + 1) * per_page] if one.visible]

    def search_tickets(self, updated_since: datetime | None = None) -> list[RtTicket]:
        return [one for one in self.tickets.values() if updated_since is None or one.last_updated >= updated_since]

    def correspond(self, ticket: int, agent: str, content: str) -> int:
        if self._refuses():
            return 200
        self._commit(self._begin(ticket, "Correspond", agent, content))
        if self.tickets[ticket].status == "new":
            self._set(ticket, status="open")
            self._commit(self._begin(ticket, "Status", agent))
        return 201

    def comment(self, ticket: int, agent: str, content: str) -> int:
        if not self._refuses():
            self._commit(self._begin(ticket, "Comment", agent, content))
        return 201

    def put_status(self, ticket: int, agent: str, status: RtStatus, if_match: int | None = None) -> int:
        if if_match is not None and if_match != self.tickets[ticket].etag:
            raise Missed
        if self.between is not None:
            meanwhile, self.between = self.between, None
            meanwhile()
        if not self._refuses() and self.tickets[ticket].status != status:
            self._set(ticket, status=status)
            self._commit(self._begin(ticket, "Status", agent))
        return 200

    def take(self, ticket: int, agent: str) -> None:
        if self.tickets[ticket].owner not in (NOBODY, agent):
            raise Missed
        self._own(ticket, agent, agent)

    def untake(self, ticket: int, agent: str) -> None:
        if self.tickets[ticket].owner == agent:
            self._own(ticket, NOBODY, agent)

    def _own(self, ticket: int, owner: str, by: str) -> None:
        if self.tickets[ticket].owner != owner:
            made = self._begin(ticket, "Owner", by)
            self._set(ticket, owner=owner, owned_since=made.id)
            self._commit(made)

    def _refuses(self) -> bool:
        if self.says_yes_and_does_nothing:
            self.says_yes_and_does_nothing -= 1
            return True
        return False

    def _begin(self, ticket: int, kind: str, creator: str, content: str = "") -> Transaction:
        self._last_id += 1
        return msgspec.convert(
            {
                "id": self._last_id,
                "ticket": ticket,
                "kind": kind,
                "creator": creator,
                "at": self.now,
                "content": content,
            },
            Transaction,
        )

    def _commit(self, made: Transaction) -> None:
        self.transactions.append(made)
        self.transactions.sort(key=lambda one: one.id)
        if made.visible:
            before = self.tickets[made.ticket]
            self._set(made.ticket, last_updated=max(made.at, before.last_updated), etag=max(made.id, before.etag))

    def _set(self, ticket: int, **changes: object) -> None:
        self.tickets[ticket] = msgspec.structs.replace(self.tickets[ticket], **changes)

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
