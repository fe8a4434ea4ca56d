"""Routes of knowledge at work: what came of searches, bulletins, and who has read them."""

from litestar import put
from litestar.handlers import HTTPRouteHandler

from agent_tui.contract.api import NewAcknowledgement, NewBulletin, NewSearchOutcome, Withdrawal
from agent_tui.store.bulletins import put_acknowledgement, put_bulletin, withdraw_bulletin
from agent_tui.store.routes.calling import Asked, Calls, Told, answer, checked_id, path_text, read_json
from agent_tui.store.search_outcomes import put_search_outcome


def informing_routes(calls: Calls) -> list[HTTPRouteHandler]:
    @put("/v1/search-outcomes/{id:str}")
    async def outcome(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewSearchOutcome)
        done = await calls.write(request, lambda tx, caller: put_search_outcome(tx, caller, made, body))
        return answer(done.written, 201 if done.created else 200)

    @put("/v1/bulletins/{id:str}")
    async def bulletin(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewBulletin)
        done = await calls.write(request, lambda tx, caller: put_bulletin(tx, caller, made, body))
        return answer(done.written, 201 if done.created else 200)

    @put("/v1/bulletins/{id:str}/withdrawal")
    async def withdrawn(request: Asked) -> Told:
        id_ = path_text(request, "id")
        await read_json(request, Withdrawal)
        return answer(await calls.write(request, lambda tx, caller: withdraw_bulletin(tx, caller, id_)))

    @put("/v1/acknowledgements/{id:str}")
    async def acknowledged(request: Asked) -> Told:
        made, body = checked_id(path_text(request, "id")), await read_json(request, NewAcknowledgement)
        done = await calls.write(request, lambda tx, caller: put_acknowledgement(tx, caller, made, body))
        return answer(done.written, 201 if done.created else 200)

    return [outcome, bulletin, withdrawn, acknowledged]
