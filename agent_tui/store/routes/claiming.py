"""Routes of claims: take, renew, give up, and the next one by routing."""

import msgspec
from litestar import delete, post, put
from litestar.handlers import HTTPRouteHandler

from agent_tui.store.callers import Caller
from agent_tui.store.claims import claim, claim_next, release, renew
from agent_tui.store.idempotency import Answer, once
from agent_tui.store.routes.calling import Asked, Calls, Told, answer, idempotency_key, path_text
from agent_tui.store.transaction import WriteTransaction


def claiming_routes(calls: Calls) -> list[HTTPRouteHandler]:
    @put("/v1/tickets/{id:str}/claim")
    async def take(request: Asked) -> Told:
        return answer(await calls.write(request, lambda tx, caller: claim(tx, caller, path_text(request, "id"))))

    @post("/v1/tickets/{id:str}/claim/renew", status_code=200)
    async def go_on(request: Asked) -> Told:
        return answer(await calls.write(request, lambda tx, caller: renew(tx, caller, path_text(request, "id"))))

    @delete("/v1/tickets/{id:str}/claim", status_code=200)
    async def give_up(request: Asked) -> Told:
        return answer(await calls.write(request, lambda tx, caller: release(tx, caller, path_text(request, "id"))))

    @post("/v1/queues/{queue:str}/claim-next", status_code=200)
    async def take_next(request: Asked) -> Told:
        queue, key = path_text(request, "queue"), idempotency_key(request)

        def write(tx: WriteTransaction, caller: Caller) -> Answer:
            def take_one() -> Answer:
                taken = claim_next(tx, caller, queue)
                return Answer(204, b"") if taken is None else Answer(200, msgspec.json.encode(taken))

            return once(tx, caller, key, ("claim-next", queue), take_one)

        done = await calls.write(request, write)
        return answer(done.body, done.status)

    return [take, go_on, give_up, take_next]
