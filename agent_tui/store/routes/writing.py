"""Routes that write upon contacts and customers: what is said, promised, wrapped up and changed; and the import."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from litestar import patch, post, put
from litestar.handlers import HTTPRouteHandler

from agent_tui.contract.api import (
    IMPORT_BODY_LIMIT,
    CustomerPatch,
    NewInteraction,
    NewPromise,
    NewWorkOrder,
    NewWrapUp,
    PromisePatch,
    TicketPatch,
    WorkOrderPatch,
    Written,
)
from agent_tui.store.callers import Caller
from agent_tui.store.customers import patch_customer
from agent_tui.store.idempotency import Answer, once
from agent_tui.store.importing import import_lines
from agent_tui.store.problems import Denied
from agent_tui.store.promises import patch_promise
from agent_tui.store.routes.calling import (
    Asked,
    Calls,
    Told,
    answer,
    checked_id,
    expected_version,
    idempotency_key,
    path_text,
    query_text,
    read_body,
    read_json,
    request_id_of,
)
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.work_orders import patch_work_order, put_work_order
from agent_tui.store.writing import Put, patch_ticket, put_interaction, put_promise, put_wrap_up

_encode = msgspec.json.Encoder().encode

P = TypeVar("P")
Patching = Callable[[WriteTransaction, Caller, str, int, P], Written]


def writing_routes(calls: Calls) -> list[HTTPRouteHandler]:
    def told(done: Put) -> Told:
        return answer(done.written, 201 if done.created else 200)

    @put("/v1/interactions/{id:str}")
    async def interaction(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewInteraction)
        return told(await calls.write(request, lambda tx, caller: put_interaction(tx, caller, made, body)))

    @put("/v1/promises/{id:str}")
    async def promise(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewPromise)
        return told(await calls.write(request, lambda tx, caller: put_promise(tx, caller, made, body)))

    @put("/v1/wrap-ups/{id:str}")
    async def wrap_up(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewWrapUp)
        return told(await calls.write(request, lambda tx, caller: put_wrap_up(tx, caller, made, body)))

    @put("/v1/work-orders/{id:str}")
    async def work_order(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewWorkOrder)
        return told(await calls.write(request, lambda tx, caller: put_work_order(tx, caller, made, body)))

    @patch("/v1/tickets/{id:str}")
    async def ticket(request: Asked) -> Told:
        return await changed(request, TicketPatch, patch_ticket, ())

    @patch("/v1/promises/{id:str}")
    async def changed_promise(request: Asked) -> Told:
        return await changed(request, PromisePatch, patch_promise, ("promise",))

    @patch("/v1/work-orders/{id:str}")
    async def changed_work_order(request: Asked) -> Told:
        return await changed(request, WorkOrderPatch, patch_work_order, ("work-order",))

    @patch("/v1/customers/{id:str}")
    async def customer(request: Asked) -> Told:
        return await changed(request, CustomerPatch, patch_customer, ("customer",))

    async def changed(request: Asked, type_: type[P], patch_it: Patching[P], kind: tuple[str, ...]) -> Told:
        """`kind` sets apart what is asked under one key; a ticket's has none, and keys of older stores hold."""
        id_, body = path_text(request, "id"), await read_json(request, type_)
        key = idempotency_key(request)
        version = expected_version(request)

        def write(tx: WriteTransaction, caller: Caller) -> Answer:
            def change() -> Answer:
                return Answer(200, _encode(patch_it(tx, caller, id_, version, body)))

            return once(tx, caller, key, ("PATCH", *kind, id_, version, _encode(body).decode()), change)

        done = await calls.write(request, write)
        return answer(done.body, done.status)

    @post("/v1/import", status_code=200)
    async def import_(request: Asked) -> Told:
        run = query_text(request, "run") or request_id_of(request)
        body = await read_body(request, IMPORT_BODY_LIMIT)

        def write(tx: WriteTransaction, caller: Caller) -> bytes:
            if caller.agent.role != "admin":
                raise Denied("forbidden", "only an admin imports")
            return _encode(import_lines(tx, body, checked_id(run)))

        return answer(await calls.write(request, write))

    made = [interaction, promise, wrap_up, work_order]
    return [*made, ticket, changed_promise, changed_work_order, customer, import_]
