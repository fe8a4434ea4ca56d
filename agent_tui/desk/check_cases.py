"""What `check` reads: a context as a JSON file, and batches of labelled cases, JSON Lines (EXPECTATIONS, "Context for a
check" and "A batch case"). A key that is not known is named and left alone; anything else that is wrong is refused."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, BinaryIO, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, Struct

from agent_tui.contract.api import LINE_LIMIT
from agent_tui.contract.lines import Line, split_lines
from agent_tui.contract.strict import Refused, convert, parse
from agent_tui.domain.business_time import BusinessTime, can_be_counted_from, check_country
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Channel, Direction, InteractionKind
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm, OpenPromise
from agent_tui.expectations.check.durations import read_duration

_PIECE = 64 * 1024
_LISTS: Mapping[str, type[Struct]] = {
    "open_promises": OpenPromise,
    "catalogue": CatalogueEntry,
    "glossary": GlossaryTerm,
}


class _Context(CheckContext, frozen=True):
    """A context as JSON says it: `kind` and `direction` in the words of the import format, for notes."""

    kind: InteractionKind | None = None
    direction: Direction | None = None
    sms_parts: Annotated[int, Meta(ge=1, le=10)] = 1


class _Case(Struct, frozen=True):
    id: str
    text: str
    channel: Channel | None = None
    lang: str | None = None
    context: dict[str, Any] = {}
    rules: tuple[str, ...] = ()
    """The label; not looked at here."""


class ReadContext(NamedTuple):
    context: CheckContext
    given: frozenset[str]
    """The fields of `context` that were said; `internal` also by `kind` or `direction`."""
    unknown: tuple[str, ...]


class Case(NamedTuple):
    """One line of a batch."""

    line: int
    id: str
    text: str
    channel: Channel
    context: ReadContext
    unknown: tuple[str, ...]


class RefusedCase(NamedTuple):
    line: int
    field: str
    reason: str


def read_context(file: str) -> ReadContext:
    """The context in a file; `BadInput`: file-unreadable, context-wrong (file, field, reason)."""
    shown = clean_line(file)
    try:
        with open(file, "rb") as source:
            data = source.read(LINE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error
    try:
        if len(data) > LINE_LIMIT:
            raise Refused("", f"longer than {LINE_LIMIT} bytes")
        value = parse(data.removeprefix(b"\xef\xbb\xbf"))
        if not isinstance(value, dict):
            raise Refused("", "must be an object")
        return context_of(value)
    except Refused as refused:
        raise BadInput("context-wrong", file=shown, field=refused.field or "-", reason=refused.reason) from None


def read_cases(file: str, standard_input: BinaryIO, channel: Channel | None = None) -> Iterator[Case | RefusedCase]:
    """The cases of a batch, line by line; `-` is standard input. `channel` is that of cases that name none. `BadInput`:
    file-unreadable."""
    shown = clean_line(file)
    try:
        if file == "-":
            yield from (_case(line, channel) for line in split_lines(_pieces(standard_input)))
            return
        with open(file, "rb") as source:
            yield from (_case(line, channel) for line in split_lines(_pieces(source)))
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece


def _unreadable(shown: str, error: Exception) -> BadInput:
    reason = error.strerror if isinstance(error, OSError) else None
    return BadInput("file-unreadable", file=shown, reason=reason or type(error).__name__)


def _case(line: Line, channel: Channel | None) -> Case | RefusedCase:
    try:
        if line.too_long:
            raise Refused("", f"longer than {LINE_LIMIT} bytes")
        value = parse(line.content)
        if not isinstance(value, dict):
            raise Refused("", "must be an object")
        case: _Case = convert(value, _Case)
        on = case.channel or channel
        if on is None:
            raise Refused("channel", "missing")
        try:
            context = context_of(case.context)
        except Refused as refused:
            raise Refused(f"context.{refused.field}" if refused.field else "context", refused.reason) from None
        return Case(line.number, case.id, case.text, on, context, _unknown(value, _Case))
    except Refused as refused:
        return RefusedCase(line.number, refused.field, refused.reason)


def context_of(value: dict[str, Any]) -> ReadContext:
    """The context that a JSON object says, or `Refused`."""
    read: _Context = convert(value, _Context)
    times = {f"open_promises[{nth}].due_at": one.due_at for nth, one in enumerate(read.open_promises)}
    for name, at in {"now": read.now, **times}.items():
        if at is not None and not can_be_counted_from(at):
            raise Refused(name, "too near to the ends of the calendar")
    if read.timezone is not None and not _is_zone(read.timezone):
        raise Refused("timezone", "no time zone of that name")
    if read.hours or read.holidays:
        _check_hours(tuple(read.hours.items()), read.holidays)
    for nth, entry in enumerate(read.catalogue):
        if entry.soonest is not None and read_duration(entry.soonest) is None:
            raise Refused(f"catalogue[{nth}].soonest", "not an ISO 8601 duration such as P3D or PT4H")
    fields = {name: getattr(read, name) for name in CheckContext.__struct_fields__}
    fields["internal"] = read.internal or read.kind == "note" or read.direction == "internal"
    unknown = [*_unknown(value, _Context)]
    for name, type_ in _LISTS.items():
        for nth, row in enumerate(value.get(name, ())):
            unknown += [f"{name}[{nth}].{key}" for key in _unknown(row, type_)]
    given = fields.keys() & value.keys()
    if "kind" in value or "direction" in value:
        given |= {"internal"}
    return ReadContext(CheckContext(**fields), frozenset(given), tuple(unknown))


def _unknown(row: Mapping[str, Any], type_: type[Struct]) -> tuple[str, ...]:
    known = {field.encode_name for field in msgspec.structs.fields(type_)}
    return tuple(key for key in row if key not in known)


@lru_cache(maxsize=64)
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


@lru_cache(maxsize=64)
def _check_hours(hours: tuple[tuple[str, str], ...], country: str | None) -> None:
    """`Refused` for hours that nobody can read, or a country whose holidays nobody knows."""
    try:
        BusinessTime(dict(hours))
        if country is not None:
            check_country(country)
    except BadInput as wrong:
        if wrong.key == "holidays-unknown-country":
            raise Refused("holidays", "no country whose public holidays are known") from None
        days = clean_line(str(wrong.facts.get("days")))[:20]
        raise Refused(f"hours.{days}", "not hours such as 09:00-18:00") from None
