"""What is wrong with the fields of a template that types alone cannot refuse: the key, and the reason in words."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec

from agent_tui.expectations.dates import From, Unclear, read_span, read_time
from agent_tui.expectations.defaults import can_be_typed
from agent_tui.expectations.occasion import is_weekday
from agent_tui.expectations.template import ALWAYS_ASKED, BUILT_IN_NAMES, HONEST, LANGUAGES, Field, FieldKind, Template
from agent_tui.expectations.values import read_decimal

Key = tuple[str, ...]
Flaw = tuple[Key, str]

MOST_CHOICES = 9
"""A digit chooses one."""

_KNOWN_DEFAULTS: Mapping[str, tuple[FieldKind, ...]] = {
    "@customer": ("text",),
    "@order": ("order", "text"),
    "@promise": ("promise",),
    "@amount": ("money",),
    "@me": ("agent",),
    HONEST: ("date", "datetime"),
}
"""What the contact knows, and the kinds of field that it is a value of."""
_KINDS_OF_KEY: Mapping[str, tuple[FieldKind, ...]] = {
    "longest": ("text",),
    "currency": ("money",),
    "past": ("date", "datetime"),
}
_UNSAID = {one.name: one.default for one in msgspec.structs.fields(Field)}
_TIMES = ("date", "datetime")
_NUMBERS = ("number", "money")
_WRITTEN_AS_TEXT = (*_TIMES, *_NUMBERS, "order", "duration", "window")
_RESERVED = frozenset({*BUILT_IN_NAMES, *ALWAYS_ASKED})
_MONDAY = datetime(2000, 1, 3, tzinfo=UTC)
_ANY_WEEK = [_MONDAY + timedelta(days=day, hours=hour) for day in range(7) for hour in (0, 23)]


def field_flaws(template: Template) -> Iterator[Flaw]:
    for name, field in template.fields.items():
        at = ("fields", name)
        for key, kinds in _KINDS_OF_KEY.items():
            if field.kind not in kinds and getattr(field, key) != _UNSAID[key]:
                yield (*at, key), f"of a field of kind {' or '.join(kinds)} only"
        yield from _choices(at, field)
        yield from _bounds(at, field)
        yield from _default(at, template, field)
        if field.authority and (field.kind not in _NUMBERS or read_decimal(field.authority) is None):
            yield (*at, "authority"), "a number, of a number or money field"
        if field.authority and template.authority is None:
            yield (*at, "authority"), "[authority] of the template is wanted, too: it says who decides beyond it"


def name_flaws(template: Template) -> Iterator[Flaw]:
    for name in template.fields:
        if not name.isascii() or not name.isidentifier() or not name.islower() or name in _RESERVED:
            reserved = "greeting, miss, expected, agreed"
            yield ("fields", name), f"a name is a-z, 0-9 and _, begins with a letter and is none of {reserved}"


def _choices(at: Key, field: Field) -> Iterator[Flaw]:
    at = (*at, "choices")
    if field.choices and field.kind not in ("choice", "yesno"):
        yield at, f"a field of kind {field.kind} has none"
    if field.kind == "choice" and not 2 <= len(field.choices) <= MOST_CHOICES:
        yield at, f"2 to {MOST_CHOICES} are wanted"
    if field.kind == "yesno" and set(field.choices) - {"yes", "no"}:
        yield at, "of a yesno they are yes and no"
    for key in field.choices:
        if key.isdigit() or not key.strip():
            yield (*at, key), "a digit chooses by its place: a choice is called by a word"
    for language in LANGUAGES:
        said: dict[str, str] = {}
        for key, words in field.choices.items():
            other = said.setdefault(words.of(language).strip().casefold(), key)
            if other != key:
                yield (*at, key, language), f"reads as {other} does: nobody could tell them apart"


def _bounds(at: Key, field: Field) -> Iterator[Flaw]:
    for bound in ("least", "most"):
        typed = getattr(field, bound)
        if typed and _bound(field, typed, _MONDAY) is None:
            yield (*at, bound), f"{typed!r} is no bound for kind {field.kind}"
            return
    if field.least and field.most and all(_are_crossed(field, now) for now in _ANY_WEEK):
        yield (*at, "most"), "less than least: nothing could be typed"


def _are_crossed(field: Field, now: datetime) -> bool:
    match _bound(field, field.least, now), _bound(field, field.most, now):
        case (Decimal() as least, Decimal() as most):
            return least > most
        case (timedelta() as least, timedelta() as most):
            return least > most
        case (datetime() as least, datetime() as most):
            return least > most
    return False


def _bound(field: Field, typed: str, now: datetime) -> Decimal | timedelta | datetime | None:
    """None where it is none for this kind of field."""
    if field.kind in _NUMBERS:
        return read_decimal(typed)
    if field.kind == "duration":
        return read_span(typed)
    if field.kind not in _TIMES or not typed.startswith("+"):
        return None
    try:
        return read_time(typed, From(now, UTC, is_weekday))
    except Unclear:
        return None


def _default(at: Key, template: Template, field: Field) -> Iterator[Flaw]:
    at = (*at, "default")
    known, _, rest = field.default.partition(" ")
    if known.startswith("@"):
        if known not in _KNOWN_DEFAULTS or (rest and known != HONEST):
            yield at, f"known are {', '.join(_KNOWN_DEFAULTS)}"
            return
        if field.kind not in (kinds := _KNOWN_DEFAULTS[known]):
            yield at, f"of a field of kind {' or '.join(kinds)} only"
            return
    if known.startswith("$"):
        base = template.fields.get(known[1:])
        if base is None:
            yield at, f"{known} is no field of this template"
            return
        if not _can_come_from(base, field, is_counted=bool(rest)):
            yield at, f"a {field.kind} cannot come from a field of kind {base.kind}"
            return
    if not any(can_be_typed(field, now) for now in _ANY_WEEK):
        yield at, f"'{field.default}' is no value of kind {field.kind}"


def _can_come_from(base: Field, field: Field, *, is_counted: bool) -> bool:
    """`is_counted`: the default says how much later."""
    if is_counted:
        return base.kind in _TIMES and field.kind in _TIMES
    if field.kind == "text":
        return base.kind in ("text", *_WRITTEN_AS_TEXT)
    if base.kind in _NUMBERS:
        return field.kind in _NUMBERS
    return field.kind == base.kind or (field.kind == "datetime" and base.kind == "date")
