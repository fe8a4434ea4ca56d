"""The store as an ASGI application: routes, and the work that goes on beside them (lapsed leases, agents who are
gone, old change rows)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from litestar import Litestar
from sqlalchemy.exc import SQLAlchemyError

from agent_tui.store.claims import any_lapsed, lapse
from agent_tui.store.clock import Clock, microseconds
from agent_tui.store.database import Database
from agent_tui.store.feed import prune, read_head
from agent_tui.store.presence import any_gone, lapse_presence, note_seen
from agent_tui.store.routes.calling import Calls
from agent_tui.store.routes.claiming import claiming_routes
from agent_tui.store.routes.describing import describing_routes
from agent_tui.store.routes.informing import informing_routes
from agent_tui.store.routes.reading import reading_routes
from agent_tui.store.routes.refusing import HANDLERS
from agent_tui.store.routes.teamwork import teamwork_routes
from agent_tui.store.routes.writing import writing_routes
from agent_tui.store.sightings import Sightings
from agent_tui.store.transaction import write
from agent_tui.store.waking import WATCH_S

SWEEP_EVERY_S = 1.0
PRUNE_EVERY_S = 3600.0
_THE_STORE = "store"
"""Who is named in the audit for what the store does by itself."""


def store_app(calls: Calls) -> Litestar:
    """The application over `calls`, which it does not close."""

    @asynccontextmanager
    async def beside(_app: Litestar) -> AsyncIterator[None]:
        calls.waker.attach()
        tasks = [asyncio.create_task(work) for work in (_watch(calls), _sweep(calls), _prune(calls))]
        try:
            yield
        finally:
            calls.waker.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return Litestar(
        route_handlers=[
            *reading_routes(calls),
            *writing_routes(calls),
            *claiming_routes(calls),
            *teamwork_routes(calls),
            *informing_routes(calls),
            *describing_routes(),
        ],
        exception_handlers=HANDLERS,
        lifespan=[beside],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,  # read_body has the limits, and lets the sender read the answer
    )


async def _watch(calls: Calls) -> None:
    """Sees what other processes commit, while somebody waits for it."""

    def head() -> int:
        with calls.database.read() as connection:
            return read_head(connection).v

    while True:
        await asyncio.sleep(WATCH_S)
        if calls.waker.waited_for:
            with suppress(SQLAlchemyError):  # the next look will tell; requests say what is wrong
                calls.waker.wake(await calls.while_reading(head))


async def _sweep(calls: Calls) -> None:
    while True:
        await asyncio.sleep(SWEEP_EVERY_S)
        with suppress(SQLAlchemyError):  # as above
            head = await calls.while_writing(lambda: sweep_once(calls.database, calls.clock, calls.sightings))
            if head is not None:
                calls.waker.wake(head)


def sweep_once(database: Database, clock: Clock, sightings: Sightings | None = None) -> int | None:
    """Clears the holders whose lease is over, and says that agents are gone of whom nothing is heard; the last change
    row's number where there were any. `sightings`: who was heard of in this process."""
    seen = sightings.take_due() if sightings is not None else {}
    if seen:
        with database.write() as connection:
            note_seen(connection, seen)
    now_us = microseconds(clock())
    with database.read() as connection:
        lapsed, gone = any_lapsed(connection, now_us), any_gone(connection, now_us)
    through: int | None = None
    for due, clear in ((lapsed, lapse), (gone, lapse_presence)):
        if due:
            with write(database, _THE_STORE, clock, "sweep") as tx:
                clear(tx)
            through = tx.through or through
    return through


async def _prune(calls: Calls) -> None:
    def old_rows() -> None:
        with calls.database.write() as connection:
            prune(connection, calls.clock())

    while True:
        await asyncio.sleep(PRUNE_EVERY_S)
        with suppress(SQLAlchemyError):  # as above
            await calls.while_writing(old_rows)
