"""What the ticket store's HTTP answers mean: values, pages, and errors of the protocol. Pure.

An answer that is none of the store's (a login page, another service, a torn body) is `Unreachable(nonsense=True)`.
"""

import json
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from agent_tui.backends.http_origin import Answer
from agent_tui.backends.protocol import (
    BackendError,
    Busy,
    CursorExpired,
    Failing,
    Forbidden,
    Refused,
    Unauthorized,
    Unreachable,
    VersionMismatch,
)
from agent_tui.contract import strict
from agent_tui.contract.api import PROBLEM_TYPE_BASE, Change
from agent_tui.contract.feed_pages import FeedPage, FillPage, Quarantined
from agent_tui.domain.decoding import converted, decoded
from agent_tui.domain.values import StoredRecord

T = TypeVar("T")
P = TypeVar("P", FeedPage, FillPage)

RETRY_AFTER_LIMIT_S = 3600.0
"""Nobody is sent away for longer."""

_LIST_OF: dict[type, str] = {FeedPage: "changes", FillPage: "records"}


class _Problem(Struct, frozen=True):
    """`contract.api.Problem`, but a poisoned `current` does not spoil it."""

    type: str
    title: str
    status: int
    detail: str | None = None
    holder: str | None = None
    current: msgspec.Raw = msgspec.Raw(b"null")


def value_of(answer: Answer, type_: type[T], *, expected: tuple[int, ...] = (200,)) -> T:
    """The value in a good answer; what any other answer stands for is raised."""
    check(answer, expected)
    try:
        return decoded(answer.body, type_)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _nonsense(f"no {type_.__name__} in the answer") from None


def page_of(answer: Answer, type_: type[P]) -> P:
    """A page, with the records that cannot be read set aside beside those that can."""
    check(answer, (200,))
    try:
        return decoded(answer.body, type_)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _page_one_by_one(answer.body, type_)


def check(answer: Answer, expected: tuple[int, ...]) -> None:
    """Raises what an answer with another status than the expected ones stands for."""
    if answer.status not in expected:
        raise error_of(answer)


def error_of(answer: Answer) -> BackendError:
    """What an answer that is not the expected one stands for."""
    if answer.status in (429, 503):
        return Busy(f"status {answer.status}", retry_after_of(answer.headers.get("retry-after")))
    if answer.status in (408, 502, 504):
        return Unreachable(f"status {answer.status}", strained=True)
    problem = _problem_of(answer)
    if problem is None:
        detail = f"status {answer.status} without a problem document"
        return Unreachable(detail, nonsense=True, strained=answer.status >= 500)
    name = problem.type.removeprefix(PROBLEM_TYPE_BASE)
    detail = problem.detail or problem.title
    if answer.status >= 500:
        return Failing(f"status {answer.status}: {detail}")
    match answer.status:
        case 401:
            return Unauthorized(detail)
        case 403:
            return Forbidden(detail)
        case 410:
            return CursorExpired(detail)
        case 412:
            return VersionMismatch(detail, _current(problem.current))
        case status if 400 <= status < 500:
            return Refused(name, detail, problem.holder)
    return _nonsense(f"status {answer.status}")


def retry_after_of(text: str | None) -> float | None:
    """Seconds of a Retry-After header; a date or anything else is None (the clocks may differ)."""
    if text is None or not text.isascii() or not text.strip().isdigit():
        return None
    return min(float(text), RETRY_AFTER_LIMIT_S)


def _problem_of(answer: Answer) -> _Problem | None:
    if not answer.headers.get("content-type", "").startswith("application/problem+json"):
        return None
    try:
        problem = decoded(answer.body, _Problem)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return problem if problem.type.startswith(PROBLEM_TYPE_BASE) else None


def _current(raw: msgspec.Raw) -> Change | None:
    try:
        return decoded(raw, Change | None)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _page_one_by_one(body: bytes, type_: type[P]) -> P:
    """The slow way for a page in which something is wrong: each record for itself, by the strict decoder."""
    name = _LIST_OF[type_]
    try:
        # lax about what a record may hold (lone surrogates); the frame is checked below
        envelope = json.loads(body)
        records = envelope.pop(name)
        page = converted({**envelope, name: ()}, type_)
        if not isinstance(records, list):
            raise _nonsense(f"no list of {name} in the page")
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, msgspec.ValidationError):
        raise _nonsense("a page that is torn or none") from None
    good: list[Change] = []
    bad: list[Quarantined] = []
    for record in records:
        try:
            good.append(_change_of(record))
        except strict.Refused as refused:
            bad.append(_set_aside(record, str(refused)))
        except (TypeError, msgspec.ValidationError) as error:
            bad.append(_set_aside(record, str(error)))
        except RecursionError:
            bad.append(_set_aside(record, "nested too deep"))
    return msgspec.structs.replace(page, quarantined=tuple(bad), **{name: tuple(good)})


def _change_of(record: Any) -> Change:
    doc = record.get("doc") if isinstance(record, dict) else None
    bare = converted({**record, "doc": None}, Change)
    # the document for itself, since the limits of the decoder count from its top
    return bare if doc is None else msgspec.structs.replace(bare, doc=strict.convert(doc, StoredRecord))


def _set_aside(record: Any, reason: str) -> Quarantined:
    fields = record if isinstance(record, dict) else {}
    seq = fields.get("seq")
    return Quarantined(
        type=_short(fields.get("type")),
        id=_short(fields.get("id")),
        seq=seq if type(seq) is int and 0 <= seq < 2**63 else 0,
        reason=reason[:500],
    )


def _short(name: object) -> str:
    """A name as far as it can be stored: no lone surrogates, at most 64 characters."""
    return name[:64].encode("utf-8", "replace").decode() if isinstance(name, str) else ""


def _nonsense(detail: str) -> Unreachable:
    return Unreachable(detail, nonsense=True)
