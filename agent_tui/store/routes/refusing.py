"""Whatever goes wrong becomes a problem document. A log line about it names types and places, never texts."""

import logging
import sqlite3
import traceback

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from agent_tui.contract.api import ProblemName
from agent_tui.store.problems import Denied
from agent_tui.store.routes.calling import PROBLEM_JSON, Asked, Told, request_id_of

_RETRY_AFTER_S = 2
_BY_STATUS: dict[int, ProblemName] = {
    400: "bad-request",
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported",
}
_log = logging.getLogger("agent_tui.store")


def refuse(request: Asked, denied: Denied) -> Told:
    request_id = request_id_of(request)
    headers = {"X-Request-Id": request_id}
    if denied.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if denied.retry_after is not None:
        headers["Retry-After"] = str(denied.retry_after)
    return Response(
        content=msgspec.json.encode(denied.document(request_id)),
        status_code=denied.status,
        media_type=PROBLEM_JSON,
        headers=headers,
    )


def refuse_http(request: Asked, error: HTTPException) -> Told:
    """What Litestar itself refuses: an unknown path, a method that a path has not."""
    answer = refuse(request, Denied(_BY_STATUS.get(error.status_code, "bad-request")))
    if error.status_code == 405 and error.headers:
        answer.headers.update({name: value for name, value in error.headers.items() if name.lower() == "allow"})
    return answer


def refuse_busy(request: Asked, error: Exception) -> Told:
    """A database that is locked, full or away for now; a statement that it does not understand is our mistake."""
    code = getattr(error.orig, "sqlite_errorcode", 0) if isinstance(error, OperationalError) else 0
    if code & 0xFF == sqlite3.SQLITE_ERROR:
        return refuse_unforeseen(request, error)
    _note(request, error)
    return refuse(request, Denied("busy", "the database did not take it", retry_after=_RETRY_AFTER_S))


def refuse_unstorable(request: Asked, error: Exception) -> Told:
    """What breaks a rule of the database itself, also when it is tried again: no retry would mend that."""
    _note(request, error)
    return refuse(request, Denied("unstorable", "the database does not take it"))


def refuse_unforeseen(request: Asked, error: Exception) -> Told:
    _note(request, error)
    return refuse(request, Denied("internal"))


def _note(request: Asked, error: Exception) -> None:
    """Where it happened, without the exception's own words: they may quote a customer."""
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(traceback.extract_tb(error.__traceback__)))
    _log.error("request %s: %s at %s", request_id_of(request), type(error).__name__, places)


HANDLERS: ExceptionHandlersMap = {
    Denied: refuse,
    HTTPException: refuse_http,
    IntegrityError: refuse_unstorable,
    DataError: refuse_unstorable,
    OperationalError: refuse_busy,
    PoolTimeout: refuse_busy,
    Exception: refuse_unforeseen,
}
