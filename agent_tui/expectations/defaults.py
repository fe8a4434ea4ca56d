"""What a field holds before anybody has typed into it: as it would be typed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import msgspec

from agent_tui.expectations.dates import CLOSE_OF_BUSINESS, typed_date, typed_time
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.planning import amount_meant, promise_meant
from agent_tui.expectations.template import HONEST, Field, Template
from agent_tui.expectations.values import Problem, Value, read_value, start_of
from agent_tui.expectations.written import typed_form

AMOUNT = "@amount"

_OUT_OF_BOUNDS = frozenset({"too-early", "too-late"})
_HANGS_ON_PEOPLE = frozenset({"agent", "promise"})


def default_of(template: Template, field: Field, occasion: Occasion, values: Mapping[str, Value | None]) -> str:
    """The default as it would be typed; "" where there is none (yet)."""
    match field.default:
        case "@customer":
            return occasion.customer[: field.longest]
        case "@order":
            return occasion.orders[0] if occasion.orders else ""
        case "@promise":
            return promise_meant(template, occasion)
        case default if default == AMOUNT:
            name = next(name for name, one in template.fields.items() if one is field)
            return amount_meant(template, name, values, occasion)
        case "@me":
            return occasion.agent
        case default if default.startswith(HONEST):
            return _honest_or_else(template, field, occasion)
        case default if default.startswith("$"):
            base, _, offset = default[1:].partition(" ")
            return _counted_from(values.get(base), offset, field, occasion)
        case default:
            return default


def can_be_typed(field: Field, now: datetime) -> bool:
    """False where a default that stands in the file itself, or what it says after what it counts from, would be
    refused of whoever typed it at `now`."""
    default = field.default
    if default.startswith(("@", "$")):
        known, _, default = default.partition(" ")
        if known != HONEST and not known.startswith("$"):
            return True
    if not default.strip() or field.kind in _HANGS_ON_PEOPLE:
        return True
    value = read_value("", field, default, Occasion(now, UTC, "en", "email"))
    if not isinstance(value, Problem):
        return True
    # why: what is counted from another field, or is a day of the calendar, keeps its bounds on some days only
    is_counted_from_now = default.startswith("+") and not field.default.startswith("$")
    return value.key == "past" or (value.key in _OUT_OF_BOUNDS and not is_counted_from_now)


def counted_from(template: Template, name: str) -> str | None:
    """The field from whose value the default of this one comes; None where it hangs on none."""
    default = template.fields[name].default
    if default == AMOUNT:
        replaced = (rule.replaces for rule in template.promises.values() if rule.amount == name)
        return next(replaced, None) or None
    return default[1:].partition(" ")[0] if default.startswith("$") else None


def topic_of(template: Template, name: str) -> str:
    """What a field is the date of: the topic of the promise that is due by it, else the template's."""
    topics = (rule.topic for rule in template.promises.values() if name in rule.due.split() and rule.topic)
    return next(topics, template.topic)


def honest_topics(template: Template) -> dict[str, str]:
    """The fields whose default is the earliest time that can be kept, with the topic of each."""
    return {name: topic_of(template, name) for name, one in template.fields.items() if one.default.startswith(HONEST)}


def _honest_or_else(template: Template, field: Field, occasion: Occasion) -> str:
    """The earliest time that can be kept for what this field is the date of; else what the default says after it."""
    name = next(name for name, one in template.fields.items() if one is field)
    at = occasion.honest(topic_of(template, name)) if occasion.honest is not None else None
    if at is None:
        return field.default.removeprefix(HONEST).strip()
    start = start_of(occasion)
    return typed_time(at, start) if field.kind == "datetime" else typed_date(at.astimezone(start.zone).date(), start)


def _counted_from(base: Value | None, offset: str, field: Field, occasion: Occasion) -> str:
    """`offset` counted from another field's time, as it would be typed; without an offset that field's own value."""
    if not offset or not isinstance(base, date):
        return typed_form(base, field, occasion)
    at = base if isinstance(base, datetime) else datetime.combine(base, CLOSE_OF_BUSINESS, occasion.zone)
    from_there = msgspec.structs.replace(occasion, now=at)
    value = read_value("", Field(field.kind, field.prompt, past=True), offset, from_there)
    return "" if isinstance(value, Problem) else typed_form(value, field, occasion)
