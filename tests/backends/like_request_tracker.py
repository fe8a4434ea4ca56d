"""A backend over the Request Tracker in memory: what an adapter must do so that the engine can rely on it.

Cursor: the last transaction seen, and the moment from which tickets are looked at again for what was committed late.
A ticket's version is the number of its visible transactions, since a late one may have a lower id than the newest.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from agent_tui.backends.protocol import Capabilities, Refused, VersionMismatch
from agent_tui.contract.api import LONGEST_LEASE_S, Change, Claim, Me, Written
from agent_tui.contract.feed_pages import FeedPage, FillPage
from agent_tui.contract.writes import AddInteraction, ChangeTicket, WrapUp, Write
from agent_tui.domain.values import (
    Customer,
    Identity,
    Interaction,
    RecordType,
    StoredRecord,
    Ticket,
    TicketStatus,
)
from agent_tui.domain.waiting import waiting_since
from tests.backends.confirming import confirmed
from tests.backends.marked_texts import Marked, read_mark, with_mark
from tests.backends.numbered_backend import NumberedBackend, change_of, found_among
from tests.backends.request_tracker import NOBODY, Missed, RequestTracker, RtStatus, RtTicket, Transaction

OVERLAP = timedelta(minutes=2)
"""For how long a transaction may have begun and not be committed."""
EMPTY_PAGES = 3
"""Empty pages in a row after which the search is given up; what lay behind them is found by the tickets' times."""

_STATUS: dict[RtStatus, TicketStatus] = {"new": "new", "open": "open", "stalled": "pending", "resolved": "resolved"}
_RT_STATUS: dict[Any, RtStatus] = {status: rt for rt, status in _STATUS.items()}


class LikeRequestTracker(NumberedBackend):
    NAME = "rt"
    CAPABILITIES = Capabilities(
        compare_and_set="best-effort", push=False, claims=True, promises=False, articles=False, idempotent=False
    )

    def __init__(self, server: RequestTracker, agent: str = "li.na") -> None:
        super().__init__(agent)
        self.server = server

    def me(self) -> Me:
        through = self._ask("me", self.server.newest)
        return self._me(self.server.now, through)

    # Reading

    def snapshot(self) -> Iterator[FillPage]:
        through, since = self._ask("me", self.server.newest), self.server.now
        tickets = self._ask("search", self.server.search_tickets)
        for left in range(len(tickets) - 1, -1, -1):
            ticket = tickets[len(tickets) - 1 - left]
            yield FillPage(
                records=tuple(self._changes_of(ticket)),
                cursor=_cursor(through, since),
                through=through,
                next=str(left) if left else None,
                left=left,
            )

    def changes(self, cursor: str, *, wait: float = 0) -> FeedPage:
        last, since = _read_cursor(cursor)
        now = self.server.now
        touched: dict[int, None] = {}
        page = empty = 0
        while empty < EMPTY_PAGES:
            found = self._ask("transactions", self.server.search_transactions, last, page, self.per_page)
            empty = 0 if found else empty + 1
            page += 1
            touched |= {one.ticket: None for one in found}
            through = max((one.id for one in found), default=0)
            last = max(last, through)
            if through:
                page = 0  # by id, so that nothing is passed over while others write
        for ticket in self._ask("search", self.server.search_tickets, since - OVERLAP):
            touched[ticket.id] = None
        changes: list[Change] = []
        for id in touched:
            changes.extend(self._changes_of(self._ticket(id)))
        # what lay behind the empty pages has been seen too, or the search would never come past them
        last = max([last, *(one.seq for one in changes)])
        return FeedPage(changes=tuple(changes), cursor=_cursor(last, now), has_more=False, through=last)

    def records(self) -> dict[tuple[RecordType, str], Change]:
        """What a client is to know in the end."""
        return {(one.type, one.id): one for rt in self.server.tickets.values() for one in changes_of(self.server, rt)}

    def find(self, write: Write) -> Written | None:
        return found_among(self._changes_of(self._ticket(_number(write.ticket))), write)

    # Writing

    def write(self, write: Write) -> Written:
        ticket = _number(write.ticket)
        match write:
            case AddInteraction(body=body):
                content = with_mark(Marked(write.id, body.body, body.kind, body.meta))
                if body.direction == "outbound":
                    self._check_owner(ticket)
                    self._ask("post", self.server.correspond, ticket, self.agent, content)
                else:
                    self._ask("post", self.server.comment, ticket, self.agent, content)
            case WrapUp(body=wrapped):
                self._check_owner(ticket)
                self._ask("put", self.server.put_status, ticket, self.agent, "resolved")
                self._check_status(ticket, "resolved")
                # the mark comes last: where it is found, all of it was done
                meta = {"event": "wrap-up", "disposition": wrapped.disposition}
                content = with_mark(Marked(write.id, wrapped.disposition, "event", meta))
                self._ask("post", self.server.comment, ticket, self.agent, content)
            case ChangeTicket():
                self._change(ticket, write)
            case _:
                raise Refused("unsupported", type(write).__name__)
        return confirmed(self.find, write)

    def _change(self, ticket: int, write: ChangeTicket) -> None:
        if set(msgspec.to_builtins(write.body)) != {"status"}:
            raise Refused("unsupported", "only the status is changed here")
        rt = self._ticket(ticket)
        current = next(one for one in self._changes_of(rt) if one.type == "ticket")
        if current.version != write.version:
            raise VersionMismatch("changed meanwhile", current)
        try:
            self._ask(
                "put",
                self.server.put_status,
                ticket,
                self.agent,
                _RT_STATUS[write.body.status],
                if_match=rt.etag,
            )
        except Missed:
            now = next(one for one in self._changes_of(self._ticket(ticket)) if one.type == "ticket")
            raise VersionMismatch("changed meanwhile", now) from None

    def _check_owner(self, ticket: int) -> None:
        owner = self._ticket(ticket).owner
        if owner not in (NOBODY, self.agent):
            raise Refused("fence-stale", str(ticket), holder=owner)

    def _check_status(self, ticket: int, status: RtStatus) -> None:
        if self._ticket(ticket).status != status:
            raise Refused("refused", "it said yes and did nothing")

    # Claiming

    def claim(self, ticket: str) -> Claim:
        number = _number(ticket)
        self._ticket(number)
        try:
            self._ask("take", self.server.take, number, self.agent)
        except Missed:
            raise Refused("claim-held", ticket, holder=self._ticket(number).owner) from None
        return self.renew(ticket)

    def claim_next(self, queue: str | None, key: str) -> Claim | None:
        for rt in self._ask("search", self.server.search_tickets):
            if rt.status in ("new", "open") and rt.owner == NOBODY:
                try:
                    return self.claim(_id(rt.id))
                except Refused:
                    continue  # somebody else was faster
        return None

    def renew(self, ticket: str) -> Claim:
        rt = self._ticket(_number(ticket))
        if rt.owner != self.agent:
            raise Refused("claim-lost", ticket, holder=None if rt.owner == NOBODY else rt.owner)
        return Claim(ticket, self.agent, rt.owned_since, LONGEST_LEASE_S, seq=rt.etag)

    def release(self, ticket: str) -> None:
        self._ask("take", self.server.untake, _number(ticket), self.agent)

    # The way there

    def _ticket(self, id: int) -> RtTicket:
        rt: RtTicket | None = self._ask("get", self.server.get_ticket, id)
        if rt is None:
            raise Refused("not-found", str(id))
        return rt

    def _changes_of(self, rt: RtTicket) -> list[Change]:
        return changes_of(self.server, rt, self._ask("get", self.server.history, rt.id))


def changes_of(server: RequestTracker, rt: RtTicket, history: list[Transaction] | None = None) -> list[Change]:
    """Customer, contact and what was said on it."""
    history = server.history(rt.id) if history is None else history
    said = [(one, _interaction(rt, one)) for one in history if one.kind in ("Create", "Correspond", "Comment")]
    customer = Customer(
        id=_customer(rt),
        name=rt.requestor,
        tier="standard",
        language="",
        tags=(),
        identities=(Identity("email", rt.requestor),),
    )
    ticket = Ticket(
        id=_id(rt.id),
        customer=customer.id,
        channel="email",
        subject=rt.subject,
        queue="general",
        priority=3,
        status=_STATUS[rt.status],
        owner=None if rt.owner == NOBODY else rt.owner,
        created_at=rt.created,
        waiting_since=waiting_since([one for _, one in said]) if rt.status in ("new", "open") else None,
        intent=(),
        tags=(),
        number=rt.id,
        holder=None if rt.owner == NOBODY else rt.owner,
        fence=rt.owned_since,
    )
    docs: list[tuple[int, int, StoredRecord]] = [(1, 1, customer), (rt.etag, len(history), ticket)]
    docs += [(made.id, 1, interaction) for made, interaction in said]
    return [change_of(doc, seq, version) for seq, version, doc in docs]


def _interaction(rt: RtTicket, made: Transaction) -> Interaction:
    from_customer = made.creator == rt.requestor
    mark = None if from_customer else read_mark(made.content)
    direction = "inbound" if from_customer else "internal" if made.kind == "Comment" else "outbound"
    kind = "note" if made.kind == "Comment" else "message"
    return Interaction(
        id=mark.id if mark else f"rt-txn-{made.id}",
        ticket=_id(rt.id),
        kind=mark.kind if mark else kind,  # type: ignore[arg-type]
        direction=direction,  # type: ignore[arg-type]
        channel="email",
        author=made.creator,
        at=made.at,
        body=mark.body if mark else made.content,
        meta=mark.meta if mark else {},
    )


def _id(number: int) -> str:
    return f"rt-{number}"


def _number(id: str) -> int:
    return int(id.removeprefix("rt-"))


def _customer(rt: RtTicket) -> str:
    return f"rt-user-{rt.requestor}"


def _cursor(last: int, since: datetime) -> str:
    return f"{last}:{since.timestamp()}"


def _read_cursor(cursor: str) -> tuple[int, datetime]:
    last, _, since = cursor.partition(":")
    return int(last), datetime.fromtimestamp(float(since), UTC)
