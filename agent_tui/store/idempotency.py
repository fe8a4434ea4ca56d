"""Doing something once, however often it is asked: the answer is kept under the caller's key (SYNC "The contract")."""

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

import msgspec
from sqlalchemy import insert, select

from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.problems import Denied
from agent_tui.store.transaction import WriteTransaction


class Answer(NamedTuple):
    status: int
    body: bytes


def once(
    tx: WriteTransaction, caller: Caller, key: str, request: tuple[str | int, ...], do: Callable[[], Answer]
) -> Answer:
    """The answer to `request`: the first one, where it was done before. Looked up before anything else, so that a
    repeat of a success is no conflict; a refusal is kept by nobody. Denied("key-reused") for another request."""
    kept = schema.idempotency
    wanted = sha256(msgspec.json.encode(request)).hexdigest()
    row = tx.connection.execute(select(kept).where(kept.c.agent == caller.agent.id, kept.c.key == key)).one_or_none()
    if row is not None:
        if row.request_hash != wanted:
            raise Denied("key-reused", "use a new key for a new request", field="Idempotency-Key")
        return Answer(row.status, row.answer.encode())
    answer = do()
    tx.connection.execute(
        insert(kept).values(
            agent=caller.agent.id,
            key=key,
            request_hash=wanted,
            status=answer.status,
            answer=answer.body.decode(),
            at_us=tx.now_us,
        )
    )
    return answer
