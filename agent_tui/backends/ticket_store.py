"""agent-tui's own ticket store as a backend: the routes of `contract.api` over HTTP."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

import agent_tui
from agent_tui.backends.protocol import Capabilities, Outdated, Unreachable
from agent_tui.backends.reading_back import shows
from agent_tui.backends.store_answers import check, page_of, value_of
from agent_tui.backends.store_origin import StoreOrigin
from agent_tui.contract.api import EVERY_QUEUE, PAGE_LIMIT, WAIT_LIMIT_S, Change, Claim, Me, Presence, Written
from agent_tui.contract.feed_pages import FeedPage, FillPage
from agent_tui.contract.writes import (
    AcknowledgeBulletin,
    AddInteraction,
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    DecideMerge,
    MakePromise,
    MakeWorkOrder,
    OfferTransfer,
    Patch,
    PublishBulletin,
    RecordOutcome,
    WithdrawBulletin,
    WrapUp,
    Write,
    record_of,
)

if TYPE_CHECKING:
    import httpx

_CAPABILITIES = Capabilities(
    compare_and_set="version",
    push=True,
    claims=True,
    promises=True,
    articles=True,
    idempotent=True,
    presence=True,
    transfers=True,
    merges=True,
    work_orders=True,
    search_outcomes=True,
    bulletins=True,
)
_FOLDER_OF: dict[type, str] = {
    AddInteraction: "interactions",
    MakePromise: "promises",
    WrapUp: "wrap-ups",
    DecideMerge: "merges",
    OfferTransfer: "transfers",
    MakeWorkOrder: "work-orders",
    RecordOutcome: "search-outcomes",
    PublishBulletin: "bulletins",
    AcknowledgeBulletin: "acknowledgements",
}


class TicketStore:
    """A connection to the store at `url` as whoever `token` belongs to. Implements `protocol.Backend`; nothing is
    sent and no network library is loaded before the first call. Safe to use from several threads. `transport`: what
    carries the requests instead of plain connections."""

    def __init__(self, url: str, token: str, *, transport: "httpx.BaseTransport | None" = None) -> None:
        self._origin = StoreOrigin(url, token, transport)

    @property
    def capabilities(self) -> Capabilities:
        return _CAPABILITIES

    def answer_within(self, seconds: float | None) -> None:
        self._origin.answer_within(seconds)

    def me(self) -> Me:
        answer = self._origin.request("GET", "/v1/me")
        if answer.status == 404:
            # every store answers this to everybody it knows
            raise Unreachable("nothing at /v1/me", nonsense=True)
        me = value_of(answer, Me)
        if _numbers(me.oldest_client) > _numbers(agent_tui.__version__):
            raise Outdated(me.oldest_client)
        return me

    def snapshot(self) -> Iterator[FillPage]:
        query: dict[str, str | int] = {"limit": PAGE_LIMIT}
        while True:
            page = page_of(self._origin.request("GET", "/v1/snapshot", query=query), FillPage)
            yield page
            if page.next is None:
                return
            query["page"] = page.next

    def changes(self, cursor: str, *, wait: float = 0) -> FeedPage:
        seconds = min(int(wait), WAIT_LIMIT_S)
        query: dict[str, str | int] = {"cursor": cursor, "limit": PAGE_LIMIT, "wait": seconds}
        return page_of(self._origin.request("GET", "/v1/changes", query=query, wait=seconds), FeedPage)

    def write(self, write: Write) -> Written:
        body = msgspec.json.encode(write.body)
        headers = {"Content-Type": "application/json"}
        if isinstance(write, Patch):
            headers |= {"If-Match": f'"{write.version}"', "Idempotency-Key": write.id}
            answer = self._origin.request("PATCH", _changed_by(write), headers=headers, body=body)
        elif isinstance(write, AnswerTransfer):
            path = f"/v1/transfers/{_quoted(write.transfer)}/answer"
            answer = self._origin.request("PUT", path, headers=headers, body=body)
        elif isinstance(write, WithdrawBulletin):
            path = f"/v1/bulletins/{_quoted(write.bulletin)}/withdrawal"
            answer = self._origin.request("PUT", path, headers=headers, body=body)
        else:
            path = f"/v1/{_FOLDER_OF[type(write)]}/{_quoted(write.id)}"
            answer = self._origin.request("PUT", path, headers=headers, body=body)
        return value_of(answer, Written, expected=(200, 201))

    def find(self, write: Write) -> Written | None:
        type_, id_ = record_of(write)
        answer = self._origin.request("GET", f"/v1/{type_.replace('_', '-')}s/{_quoted(id_)}")
        if answer.status == 404:
            return None
        change = value_of(answer, Change)
        if change.doc is None or not shows(change.doc, write):
            return None
        return Written(seq=change.seq, version=change.version, doc=change.doc)

    def claim(self, ticket: str) -> Claim:
        return self._claim("PUT", f"{_ticket(ticket)}/claim")

    def renew(self, ticket: str) -> Claim:
        return self._claim("POST", f"{_ticket(ticket)}/claim/renew")

    def claim_next(self, queue: str | None, key: str) -> Claim | None:
        path = f"/v1/queues/{_quoted(queue or EVERY_QUEUE)}/claim-next"
        answer = self._origin.request("POST", path, headers={"Idempotency-Key": key})
        return None if answer.status == 204 else value_of(answer, Claim, expected=(200, 201))

    def release(self, ticket: str) -> None:
        check(self._origin.request("DELETE", f"{_ticket(ticket)}/claim"), (200, 204))

    def tell_presence(self, presence: Presence) -> None:
        body = msgspec.json.encode(presence)
        headers = {"Content-Type": "application/json"}
        check(self._origin.request("PUT", "/v1/me/presence", headers=headers, body=body), (200, 204))

    def close(self) -> None:
        self._origin.close()

    def _claim(self, method: str, path: str) -> Claim:
        return value_of(self._origin.request(method, path), Claim, expected=(200, 201))


def _ticket(id: str) -> str:
    return f"/v1/tickets/{_quoted(id)}"


def _changed_by(write: Patch) -> str:
    match write:
        case ChangePromise():
            return f"/v1/promises/{_quoted(write.promise)}"
        case ChangeCustomer():
            return f"/v1/customers/{_quoted(write.customer)}"
        case ChangeWorkOrder():
            return f"/v1/work-orders/{_quoted(write.order)}"
        case ChangeTicket():
            return _ticket(write.ticket)


def _numbers(version: str) -> tuple[int, ...]:
    """`1.10.2` as something to compare; what follows a number (`rc1`) does not count."""
    return tuple(int(number) for number in re.findall(r"(?:\A|\.)(\d{1,9})", version))


def _quoted(name: str) -> str:
    return quote(name, safe="")
