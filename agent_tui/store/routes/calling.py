"""From a request to a transaction and back: who calls, what they ask, and how the outcome is said."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
from litestar import Request, Response
from litestar.datastructures.state import State
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from agent_tui.contract import strict
from agent_tui.contract.api import BODY_LIMIT, IMPORT_BODY_LIMIT, PAGE_LIMIT
from agent_tui.domain.decoding import converted
from agent_tui.domain.values import Id
from agent_tui.store.callers import Caller, authenticate
from agent_tui.store.clock import Clock
from agent_tui.store.database import Database
from agent_tui.store.problems import Denied
from agent_tui.store.sightings import Sightings
from agent_tui.store.transaction import WriteTransaction, write
from agent_tui.store.waking import Waker

Asked = Request[Any, Any, State]
Told = Response[bytes]

JSON = "application/json"
PROBLEM_JSON = "application/problem+json"

_THREADS = 8
"""Transactions of one kind under way in one process; a waiting long poll takes none."""
_DRAINED = 4 * IMPORT_BODY_LIMIT
"""How much of a body that is too large is read away, so that its sender gets to read the answer."""
_KEY_LENGTH = 128
_encode = msgspec.json.Encoder().encode

T = TypeVar("T")


class Calls:
    """What every route works with: database, clock, the waker of the long polls, who was heard of, and threads for
    blocking work."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.waker = Waker()
        self.sightings = Sightings(clock)
        self._reading = ThreadPoolExecutor(_THREADS, thread_name_prefix="store-reads")
        # threads of their own, so that writers who wait for each other keep nobody from reading
        self._writing = ThreadPoolExecutor(1 if database.is_sqlite else _THREADS, thread_name_prefix="store-writes")

    async def while_reading(self, work: Callable[[], T]) -> T:
        """Does blocking work that writes nothing, in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, work)

    async def while_writing(self, work: Callable[[], T]) -> T:
        """Does blocking work that writes, in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._writing, work)

    async def read(self, request: Asked, work: Callable[[Connection, Caller], T]) -> T:
        """Does `work` in a read transaction, for who calls."""
        authorization = request.headers.get("authorization")

        def reading() -> T:
            with self.database.read() as connection:
                caller = authenticate(connection, authorization)
                self.sightings.saw(caller.agent.id)
                return work(connection, caller)

        return await self.while_reading(reading)

    async def write(self, request: Asked, work: Callable[[WriteTransaction, Caller], T]) -> T:
        """Does `work` in a write transaction, for who calls; wakes the long polls after the commit. `work` may be done
        twice, the first time to no effect."""
        authorization = request.headers.get("authorization")
        request_id = request_id_of(request)

        def attempt(caller: Caller) -> tuple[T, int | None]:
            with write(self.database, caller, self.clock, request_id) as tx:
                # again in the transaction: rights may have gone while it waited for its turn
                outcome = work(tx, authenticate(tx.connection, authorization))
            return outcome, tx.through

        def writing() -> T:
            # first by itself, so that who may not write holds up no writer
            with self.database.read() as connection:
                caller = authenticate(connection, authorization)
            self.sightings.saw(caller.agent.id)
            try:
                outcome, through = attempt(caller)
            except IntegrityError:
                # two writers met on PostgreSQL: the second one finds, at its second attempt, what the first wrote
                outcome, through = attempt(caller)
            if through is not None:
                self.waker.announce(through)
            return outcome

        return await self.while_writing(writing)

    def close(self) -> None:
        self._reading.shutdown()
        self._writing.shutdown()


def answer(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Told:
    """`value` as JSON; bytes are JSON already."""
    content = value if isinstance(value, bytes) else _encode(value)
    return Response(content=content, status_code=status, media_type=JSON, headers=headers)


def request_id_of(request: Asked) -> str:
    """The request's own id, by which a problem is found in the log."""
    state = request.scope["state"]
    if "request_id" not in state:
        state["request_id"] = uuid4().hex
    return str(state["request_id"])


async def read_body(request: Asked, limit: int = BODY_LIMIT) -> bytes:
    """The body's bytes, or Denied("too-large" | "unsupported")."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Denied("unsupported", "send the body as it is", field="Content-Encoding")
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= limit:
            chunks.append(chunk)
        elif size > _DRAINED:
            break
    if size > limit:
        raise Denied("too-large", f"at most {limit} bytes")
    return b"".join(chunks)


async def read_json(request: Asked, type_: type[T]) -> T:
    """The body as a value of `type_`, or Denied("bad-request" | "too-large" | "unsupported")."""
    kind = request.headers.get("content-type", JSON).partition(";")[0].strip().lower()
    if kind != JSON:
        raise Denied("unsupported", f"send {JSON}", field="Content-Type")
    body = await read_body(request)
    try:
        value: T = strict.decode(body, type_)
    except strict.Refused as refusal:
        raise Denied("bad-request", refusal.reason, field=refusal.field or None) from None
    return value


def checked_id(text: str) -> str:
    """An id that a client made, or Denied("bad-request")."""
    try:
        return converted(text, Id)
    except msgspec.ValidationError:
        raise Denied("bad-request", "not an id", field="id") from None


def idempotency_key(request: Asked) -> str:
    key = request.headers.get("idempotency-key", "")
    if not 0 < len(key) <= _KEY_LENGTH or not key.isascii() or not key.isprintable():
        raise Denied("bad-request", f"needed: 1 to {_KEY_LENGTH} characters of ASCII", field="Idempotency-Key")
    return key


def expected_version(request: Asked) -> int:
    """The version in `If-Match: "version"`, or Denied("version-required" | "bad-request")."""
    text = request.headers.get("if-match")
    if text is None:
        raise Denied("version-required", 'send If-Match: "version"')
    quoted = text.strip()
    digits = quoted[1:-1]
    if quoted[:1] + quoted[-1:] != '""' or not digits.isascii() or not digits.isdigit() or len(digits) > 18:
        raise Denied("bad-request", 'not of the form "version"', field="If-Match")
    return int(digits)


def path_text(request: Asked, name: str) -> str:
    """A part of the path, or Denied("not-found") where nothing can have that name."""
    text = str(request.path_params[name])
    if "\x00" in text:
        raise Denied("not-found")
    return text


def query_text(request: Asked, name: str) -> str | None:
    """A parameter of the query, None where it is missing or empty; Denied("bad-request") where it stands twice."""
    values = request.query_params.getall(name, [])
    if len(values) > 1:
        raise Denied("bad-request", "given twice", field=name)
    if values and "\x00" in values[0]:
        raise Denied("bad-request", "holds NUL", field=name)
    return values[0] if values and values[0] else None


def query_limit(request: Asked) -> int:
    text = query_text(request, "limit")
    if text is None:
        return PAGE_LIMIT
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= PAGE_LIMIT or len(text) > 6:
        raise Denied("bad-request", f"a number from 1 to {PAGE_LIMIT}", field="limit")
    return int(text)


def query_seconds(request: Asked, name: str, most: float) -> float:
    text = query_text(request, name)
    if text is None:
        return 0
    seconds = -1.0
    with suppress(ValueError):
        seconds = float(text)
    if not 0 <= seconds <= most:
        raise Denied("bad-request", f"seconds from 0 to {most:g}", field=name)
    return seconds


def query_time(request: Asked, name: str) -> datetime | None:
    text = query_text(request, name)
    if text is None:
        return None
    try:
        return strict.check_time(text, name)
    except strict.Refused as refusal:
        raise Denied("bad-request", refusal.reason, field=name) from None
