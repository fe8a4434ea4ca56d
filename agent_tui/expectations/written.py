"""Values as texts write them: `$new` is "11月25日(周三)18:00", `${new.short}` leaves the weekday out, and so on."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from agent_tui.expectations.dates import typed_date, typed_time, write_date, write_soon, write_span, write_time
from agent_tui.expectations.occasion import Occasion, called
from agent_tui.expectations.template import Field, FieldKind
from agent_tui.expectations.values import Chosen, OldPromise, Person, Value, Window, start_of

FORMS: Mapping[FieldKind, tuple[str, ...]] = {
    "date": ("short",),
    "datetime": ("short", "day", "time", "soon"),
    "window": ("start", "end"),
    "promise": ("what", "due", "short"),
    "expectations": ("all",),
}
"""`${field.form}`: other ways to write a field of that kind."""

_MINUTES_ONLY = "{:02}:{:02}"


def forms_of(name: str, field: Field, value: Value | None, occasion: Occasion) -> dict[str, str]:
    """The field as text under its name and under each of its forms; "" where it was left empty. A choice is written by
    its key here: what it reads as may hold other fields."""
    names = [name, *(f"{name}.{form}" for form in FORMS.get(field.kind, ()))]
    if value is None:
        return dict.fromkeys(names, "")
    texts = _written(field, value, occasion)
    return dict(zip(names, texts, strict=True))


def _written(field: Field, value: Value, occasion: Occasion) -> tuple[str, ...]:
    language, start = occasion.language, start_of(occasion)
    today = occasion.now.astimezone(occasion.zone).date()
    if isinstance(value, datetime):
        return (
            write_time(value, start, language),
            write_time(value, start, language, weekday=False),
            write_date(value.astimezone(occasion.zone).date(), today, language),
            f"{value.astimezone(occasion.zone):%H:%M}",
            write_soon(value, start, language),
        )
    if isinstance(value, date):
        return (write_date(value, today, language), write_date(value, today, language, weekday=False))
    if isinstance(value, Window):
        begin, end = (_MINUTES_ONLY.format(*divmod(minutes, 60)) for minutes in (value.start, value.end))
        return (f"{begin}-{end}", begin, end)
    if isinstance(value, OldPromise):
        due = write_time(value.due_at, start, language)
        day = write_date(value.due_at.astimezone(occasion.zone).date(), today, language, weekday=False)
        return (f"{value.what} ({due})", value.what, due, day)
    if isinstance(value, tuple):
        return (value[0].what, " ".join(f"{rank} {one.what}" for rank, one in enumerate(value, 1)))
    return (_plainly(field, value, occasion),)


def _plainly(field: Field, value: Value, occasion: Occasion) -> str:
    match value:
        case Decimal():
            if field.kind == "money":
                return written_money(value, field.currency, occasion)
            return f"{value:f}"
        case timedelta():
            return write_span(value, occasion.language)
        case Person():
            return value.name
        case Chosen():
            return value.key
        case _:
            return str(value)


def written_money(amount: Decimal, currency: str, occasion: Occasion) -> str:
    """ "30.00元", "CNY 30.00"; with separators from 10,000 on in English."""
    plain = f"{amount:.2f}"
    if occasion.language == "zh" and currency == "CNY":
        return f"{plain}元"
    return f"{currency} {amount:,.2f}" if occasion.language == "en" and amount >= 10_000 else f"{currency} {plain}"


def typed_form(value: Value | None, field: Field, occasion: Occasion) -> str:
    """The value as somebody would type it: for the line in which a default can be changed."""
    start = start_of(occasion)
    match value:
        case None:
            return ""
        case datetime():
            return typed_time(value, start)
        case date():
            return typed_date(value, start)
        case Decimal():
            return f"{value:.2f}" if field.kind == "money" else f"{value:f}"
        case timedelta():
            return write_span(value, occasion.language)
        case Window():
            return "-".join(_MINUTES_ONLY.format(*divmod(minutes, 60)) for minutes in (value.start, value.end))
        case Chosen():
            return value.key
        case Person():
            if value.agent is None:
                return value.name
            return value.agent if value.name == called(value.agent, occasion) else f"{value.agent} {value.name}"
        case OldPromise():
            return value.id or f"{value.what} @ {typed_time(value.due_at, start)}"
        case tuple():
            return "; ".join(f"{one.what} | {one.source}" if one.source else one.what for one in value)
        case _:
            return value
