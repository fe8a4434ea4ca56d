"""The one strict decoder: JSON from outside becomes a value, or is refused with field and reason.

JSON libraries are lax in different places; here nothing is. Refused are: invalid UTF-8, raw control characters,
NaN, numbers beyond a double, doubled keys, nesting beyond 64 below a field, NUL, lone surrogates, unknown and missing
fields, wrong types (3.0 is no integer, "3" is no number), unknown words, texts over 512 KiB, and times that are not
RFC 3339 with an offset within the years 1-9999 in UTC; what in them is finer than a microsecond is cut off. Import,
HTTP handlers and adapters all come through here.
Source: INTERFACE "Import format", SYNC "Decoding is strict, in one place".
"""

import json
import math
import operator
import re
import types
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from agent_tui.domain.decoding import converted

T = TypeVar("T")

TEXT_LIMIT = 512 * 1024
"""Bytes of UTF-8 in one text field (strings inside `meta` have only the line's limit)."""

DEPTH_LIMIT = 64
"""Nesting of `meta`, the object itself counted."""

_INTEGER_DIGITS = 400
_TIME = re.compile(
    r"\A\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?"
    r"(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)\Z",
    re.ASCII,
)
_FINER = re.compile(r"(\.\d{6})\d+", re.ASCII)
_MICROSECONDS_LONG = len("2026-11-22T10:00:00.123456")
_AT = re.compile(r" - at (?:`key` in )?`(?P<path>[^`]*)`\Z")
_NAMED_FIELD = re.compile(r"(?:unknown|required) field `(?P<name>.*)`", re.DOTALL)


class Refused(Exception):
    """A text was not taken: `field` (a path such as `identities[0].kind`, "" for the whole) and `reason` (English)."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field = field
        self.reason = reason


def decode(data: bytes, type_: Any) -> Any:
    """The value of `type_` in `data` (UTF-8 JSON), or `Refused`."""
    return convert(parse(data), type_)


def parse(data: bytes) -> Any:
    """Strict JSON to plain objects, or `Refused`. Nothing but the shape of JSON is checked here."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("", f"not UTF-8 (byte {error.start + 1})") from None
    return parse_text(text)


def parse_text(text: str) -> Any:
    """As `parse`, for text that was decoded before."""
    try:
        return _JSON.decode(text)
    except json.JSONDecodeError as error:
        raise Refused("", f"not JSON (character {error.pos + 1}: {error.msg})") from None
    except RecursionError:
        raise Refused("", "nested too deep") from None


def convert(value: Any, type_: Any) -> Any:
    """Plain objects to a value of `type_` (a struct or a union of tagged structs), or `Refused`."""
    _check_texts(value)
    try:
        made = converted(_cut_times(value, _struct_of(value, type_)), type_)
    except msgspec.ValidationError as error:
        raise _refusal(error) from None
    _check_times(value, _struct_of(value, type_), "")
    return made


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Refused(_printable(key), "key twice")
            seen.add(key)
    return made


def _integer(digits: str) -> int:
    if len(digits) > _INTEGER_DIGITS or math.isinf(float(digits)):
        raise Refused("", "number beyond the range of a double")
    return int(digits)


def _float(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise Refused("", "number beyond the range of a double")
    return number


def _constant(name: str) -> Any:
    raise Refused("", f"{name} is not JSON")


_JSON = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=_integer, parse_float=_float, parse_constant=_constant)


def _check_texts(value: Any) -> None:
    """Every string in it can be stored, fields keep their limit, and nothing is nested too deep."""
    if not isinstance(value, dict):
        _check_node(value, "", 1, limited=True)
        return
    for key, inner in value.items():
        _check_string(key, "", limited=True)
        _check_node(inner, _printable(key), 1, limited=key != "meta")


def _check_node(value: Any, path: str, depth: int, *, limited: bool) -> None:
    if isinstance(value, str):
        _check_string(value, path, limited=limited)
    elif isinstance(value, dict):
        if depth > DEPTH_LIMIT:
            raise Refused(path.split(".")[0].split("[")[0], f"nested deeper than {DEPTH_LIMIT}")
        for key, inner in value.items():
            _check_string(key, path, limited=limited)
            _check_node(inner, f"{path}.{_printable(key)}" if depth < 4 else path, depth + 1, limited=limited)
    elif isinstance(value, list):
        if depth > DEPTH_LIMIT:
            raise Refused(path.split(".")[0].split("[")[0], f"nested deeper than {DEPTH_LIMIT}")
        for index, inner in enumerate(value):
            _check_node(inner, f"{path}[{index}]" if depth < 4 else path, depth + 1, limited=limited)


def _check_string(text: str, path: str, *, limited: bool) -> None:
    if "\x00" in text:
        raise Refused(path, "holds NUL, which cannot be stored")
    if text.isascii():
        size = len(text)
    else:
        try:
            size = len(text.encode("utf-8"))
        except UnicodeEncodeError:
            raise Refused(path, "holds a lone surrogate, which cannot be stored") from None
    if limited and size > TEXT_LIMIT:
        raise Refused(path, f"longer than {TEXT_LIMIT} bytes")


def _cut_times(value: Any, struct: type | None) -> Any:
    """`value` with times that end with the microsecond."""
    if struct is None or not isinstance(value, dict):
        return value
    changed: dict[str, Any] = {}
    for name, kind in _checked_fields(struct).items():
        inner = value.get(name)
        if kind is datetime:
            cut = _cut_time(inner) if isinstance(inner, str) else inner
        elif isinstance(inner, list):
            items = [_cut_times(item, _struct_of(item, kind)) for item in inner]
            cut = inner if all(map(operator.is_, items, inner)) else items
        else:
            cut = _cut_times(inner, _struct_of(inner, kind))
        if cut is not inner:
            changed[name] = cut
    return {**value, **changed} if changed else value


def _cut_time(text: str) -> str:
    """A datetime holds microseconds. What is finer is cut off and not rounded, as a second of 59.9999999 would come
    back as another minute."""
    return _FINER.sub(r"\1", text) if len(text) > _MICROSECONDS_LONG else text


def _check_times(value: Any, struct: type | None, path: str) -> None:
    if struct is None or not isinstance(value, dict):
        return
    for name, kind in _checked_fields(struct).items():
        inner = value.get(name)
        where = f"{path}.{name}" if path else name
        if kind is datetime:
            if isinstance(inner, str):
                check_time(inner, where)
        elif isinstance(inner, list):
            for index, item in enumerate(inner):
                _check_times(item, _struct_of(item, kind), f"{where}[{index}]")
        else:
            _check_times(inner, _struct_of(inner, kind), where)


def check_time(text: str, field: str) -> datetime:
    """The time in `text`, or `Refused` where it is no RFC 3339 time with offset within the years 1-9999 in UTC."""
    if _TIME.match(text):
        try:
            # fromisoformat takes at most six digits of a second and no small letters
            at = converted(_cut_time(text).upper(), datetime)
            at.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        else:
            return at
    raise Refused(field, "not an RFC 3339 time with offset within the years 1-9999")


@cache
def _checked_fields(struct: type) -> dict[str, Any]:
    """Field name → `datetime`, or the struct type (or union) inside, for those fields that hold a time somewhere."""
    found: dict[str, Any] = {}
    for name, hint in get_type_hints(struct, include_extras=True).items():
        inner = _time_or_struct(hint)
        if inner is not None:
            found[name] = inner
    return found


def _time_or_struct(hint: Any) -> Any:
    if get_origin(hint) is Annotated:
        return _time_or_struct(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        inner = [found for arg in get_args(hint) if (found := _time_or_struct(arg)) is not None]
        if datetime in inner:
            return datetime
        return Union[tuple(inner)] if inner else None  # noqa: UP007 - built from a list
    if get_origin(hint) in (tuple, list):
        return _time_or_struct(get_args(hint)[0])
    if hint is datetime:
        return datetime
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint if _checked_fields(hint) else None
    return None


def _struct_of(value: Any, type_: Any) -> type | None:
    """The struct type that `value` was read as: itself, or the member of the union its tag names."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return type_
    if not isinstance(value, dict):
        return None
    for member in get_args(type_):
        if isinstance(member, type) and issubclass(member, msgspec.Struct):
            config = member.__struct_config__
            if config.tag is None or value.get(str(config.tag_field)) == config.tag:
                return member
    return None


def _refusal(error: msgspec.ValidationError) -> Refused:
    message = str(error)
    at = _AT.search(message)
    path = at["path"] if at else ""
    if at:
        message = message[: at.start()]
    path = path.removeprefix("$").removeprefix(".")
    named = _NAMED_FIELD.search(message)
    if named:
        name = _printable(named["name"])
        path = f"{path}.{name}" if path else name
        message = "unknown field" if "unknown field" in message else "missing"
    elif message.startswith("Invalid value "):
        message = "unknown type" if path == "type" else "none of the words known here"
    elif message.startswith("Invalid enum value"):
        message = "none of the words known here"
    elif "matching regex" in message or "length" in message:
        message = "not an id (1 to 64 of A-Z a-z 0-9 . _ : @ + -, the first a letter or digit)"
    elif message == "Invalid RFC3339 encoded date":
        message = "not a date such as 2026-11-22"
    elif "Invalid RFC3339" in message:
        message = "not an RFC 3339 time with offset within the years 1-9999"
    else:
        message = message.replace("`", "")
        message = message[:1].lower() + message[1:]
    return Refused(path, message)


def _printable(name: str) -> str:
    """A key of strangers' making, short and harmless, for a refusal."""
    shown = name[:60].encode("unicode_escape").decode("ascii")
    return shown if len(name) <= 60 else shown + "..."
