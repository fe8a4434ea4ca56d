"""Routes of working together: transfers and their answers, merges of customers, and what one does now."""

from litestar import put
from litestar.handlers import HTTPRouteHandler

from agent_tui.contract.api import NewMerge, NewTransfer, Presence, TransferAnswer
from agent_tui.store.customers import put_merge
from agent_tui.store.presence import set_presence
from agent_tui.store.routes.calling import Asked, Calls, Told, answer, checked_id, path_text, read_json
from agent_tui.store.transfers import answer_transfer, put_transfer


def teamwork_routes(calls: Calls) -> list[HTTPRouteHandler]:
    @put("/v1/transfers/{id:str}")
    async def transfer(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewTransfer)
        done = await calls.write(request, lambda tx, caller: put_transfer(tx, caller, made, body))
        return answer(done.written, 201 if done.created else 200)

    @put("/v1/transfers/{id:str}/answer")
    async def answered(request: Asked) -> Told:
        id_, body = path_text(request, "id"), await read_json(request, TransferAnswer)
        return answer(await calls.write(request, lambda tx, caller: answer_transfer(tx, caller, id_, body)))

    @put("/v1/merges/{id:str}")
    async def merge(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewMerge)
        written, created = await calls.write(request, lambda tx, caller: put_merge(tx, caller, made, body))
        return answer(written, 201 if created else 200)

    @put("/v1/me/presence")
    async def presence(request: Asked) -> Told:
        body = await read_json(request, Presence)
        await calls.write(request, lambda tx, caller: set_presence(tx, caller, body))
        return answer(b"", 204)

    return [transfer, answered, merge, presence]
