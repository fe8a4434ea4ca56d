"""Routes that change nothing: me, snapshot, changes, one record, export."""

import asyncio

from litestar import get
from litestar.handlers import HTTPRouteHandler
from sqlalchemy import Connection

from agent_tui.contract.api import BODY_LIMIT, PAGE_LIMIT, WAIT_LIMIT_S, Limits, Me
from agent_tui.domain.values import RecordType
from agent_tui.store.callers import Caller
from agent_tui.store.exporting import Wanted, read_export
from agent_tui.store.feed import Page, PageMemory, change_of, read_head
from agent_tui.store.problems import Denied
from agent_tui.store.routes.calling import (
    Asked,
    Calls,
    Told,
    answer,
    path_text,
    query_limit,
    query_seconds,
    query_text,
    query_time,
)
from agent_tui.store.snapshot import read_snapshot

OLDEST_CLIENT = "0.1.0"

RECORD_PATHS: dict[str, RecordType] = {
    "customers": "customer",
    "tickets": "ticket",
    "interactions": "interaction",
    "promises": "promise",
    "articles": "article",
    "transfers": "transfer",
    "work-orders": "work_order",
    "agents": "agent",
    "bulletins": "bulletin",
    "acknowledgements": "acknowledgement",
    "search-outcomes": "search_outcome",
}


def reading_routes(calls: Calls) -> list[HTTPRouteHandler]:
    pages = PageMemory()

    @get("/v1/me")
    async def me(request: Asked) -> Told:
        return answer(await calls.read(request, who_calls))

    def who_calls(connection: Connection, caller: Caller) -> Me:
        head = read_head(connection)
        limits = Limits(body_bytes=BODY_LIMIT, page=PAGE_LIMIT, wait_s=WAIT_LIMIT_S)
        return Me(caller.agent, calls.clock(), OLDEST_CLIENT, limits, head.epoch, head.v)

    @get("/v1/snapshot")
    async def snapshot(request: Asked) -> Told:
        page, limit = query_text(request, "page"), query_limit(request)
        return answer(
            await calls.read(request, lambda connection, caller: read_snapshot(connection, caller, page, limit))
        )

    @get("/v1/changes")
    async def changes(request: Asked) -> Told:
        cursor, limit = query_text(request, "cursor"), query_limit(request)
        wait = query_seconds(request, "wait", WAIT_LIMIT_S)
        if cursor is None:
            raise Denied("bad-request", "needed; a snapshot gives one", field="cursor")
        deadline = asyncio.get_running_loop().time() + wait

        def read_page(connection: Connection, caller: Caller) -> tuple[Page, str]:
            return pages.read_page(connection, caller, cursor, limit), caller.agent.id

        page, agent = await calls.read(request, read_page)
        with calls.sightings.waiting(agent):
            while page.empty and await calls.waker.beyond(page.through, deadline):
                page, _ = await calls.read(request, read_page)
        return answer(page.body)

    @get("/v1/export")
    async def export(request: Asked) -> Told:
        after, limit = query_text(request, "after"), query_limit(request)
        wanted = Wanted(customer=query_text(request, "customer"), since=query_time(request, "since"))
        page = await calls.read(
            request, lambda connection, caller: read_export(connection, caller, wanted, after, limit)
        )
        return answer(page)

    records = [_record_route(calls, path, type_) for path, type_ in RECORD_PATHS.items()]
    return [me, snapshot, changes, export, *records]


def _record_route(calls: Calls, path: str, type_: RecordType) -> HTTPRouteHandler:
    @get(f"/v1/{path}/{{id:str}}", name=f"read-{type_}")
    async def record(request: Asked) -> Told:
        id_ = path_text(request, "id")
        change = await calls.read(request, lambda connection, caller: change_of(connection, caller, type_, id_))
        return answer(change, headers={"ETag": f'"{change.version}"'})

    return record
