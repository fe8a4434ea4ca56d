"""What is typed into a field, as the value it means – or what is wrong with it, as a `Problem` that has words."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from agent_tui.domain.text import clean_line
from agent_tui.domain.values import is_id
from agent_tui.expectations.dates import From, Unclear, read_date, read_span, read_time
from agent_tui.expectations.occasion import Occasion, called
from agent_tui.expectations.template import MOST_EXPECTATIONS, Field

LONGEST_TYPED = 400
"""Characters of a field; what is longer is a mistake of the clipboard."""
LONGEST_EXPECTATION = 60

_ORDER = re.compile(r"[A-Z0-9][A-Z0-9-]{1,23}\Z", re.IGNORECASE)
_WINDOW = re.compile(r"(\d{1,2}):([0-5]\d)\s*(?:-|~|–|到|至|to)\s*(\d{1,2}):([0-5]\d)\Z")
_IN_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "CNY": ("¥", "RMB", "元", "块"),
    "JPY": ("¥", "円"),
    "EUR": ("€",),
    "GBP": ("£",),
    "USD": ("$",),
}
"""How a currency is written beside its code."""
_YES = frozenset({"y", "yes", "1", "是", "对", "true", "同意"})
_NO = frozenset({"n", "no", "2", "否", "不", "false", "不同意"})


class Expectation(Struct, frozen=True):
    """What a customer expects, and where they heard it; the first one matters most."""

    what: str
    source: str = ""


class Window(Struct, frozen=True):
    """A stretch of a day, in minutes after midnight."""

    start: int
    end: int


class Person(Struct, frozen=True):
    """A colleague: the name that signs in, and how the customer hears it."""

    agent: str | None
    name: str


class OldPromise(Struct, frozen=True):
    """What was promised before; `id` where it is one of the ledger's."""

    what: str
    due_at: datetime
    id: str | None = None


class Chosen(Struct, frozen=True):
    key: str


Value = str | Chosen | Decimal | date | datetime | timedelta | Window | Person | OldPromise | tuple[Expectation, ...]


class Problem(Struct, frozen=True):
    """What is wrong with a field: `key` of `messages.templates.PROBLEMS`, filled by `facts`."""

    field: str
    key: str
    facts: Mapping[str, str | int] = {}


def start_of(occasion: Occasion) -> From:
    return From(occasion.now, occasion.zone, occasion.is_workday, occasion.add_open_time)


def read_value(name: str, field: Field, typed: str, occasion: Occasion) -> Value | Problem | None:
    """The value of `typed`; None where an optional field is empty."""
    text = typed.strip()
    if not text:
        return None if field.optional else Problem(name, "missing")
    if len(text) > LONGEST_TYPED:
        return Problem(name, "too-long", {"longest": LONGEST_TYPED})
    match field.kind:
        case "text":
            return _text(name, field, text)
        case "choice":
            return _choice(name, field, text)
        case "yesno":
            return read_yes_or_no(name, text)
        case "number" | "money":
            return _number(name, field, text)
        case "date" | "datetime":
            return _time(name, field, text, occasion)
        case "duration":
            return _duration(name, field, text)
        case "order":
            number = unicodedata.normalize("NFKC", text).removeprefix("#")
            return number if _ORDER.match(number) else Problem(name, "no-order")
        case "agent":
            return _person(name, text, occasion)
        case "window":
            return _window(name, text)
        case "expectations":
            return read_expectations(name, text)
        case "promise":
            return _promise(name, text, occasion)


def read_expectations(name: str, typed: str) -> tuple[Expectation, ...] | Problem:
    """`what | where they heard it`, up to three of them between semicolons or lines, the most important first."""
    lines = [line.strip() for line in re.split(r"[;；\n]", typed) if line.strip()]
    if len(lines) > MOST_EXPECTATIONS:
        return Problem(name, "too-many", {"most": MOST_EXPECTATIONS})
    read = []
    for line in lines:
        what, _, source = re.sub("｜", "|", line).partition("|")
        if max(len(what.strip()), len(source.strip())) > LONGEST_EXPECTATION:
            return Problem(name, "too-long", {"longest": LONGEST_EXPECTATION})
        if not what.strip():
            return Problem(name, "missing")
        read.append(Expectation(clean_line(what.strip()), clean_line(source.strip())))
    return tuple(read)


def _text(name: str, field: Field, text: str) -> str | Problem | None:
    """As typed, cleaned; what holds nothing that can be seen is nothing typed."""
    width = sum(1 if char < "\u1100" else 2 for char in text)
    if width > field.longest:
        return Problem(name, "too-long", {"longest": field.longest})
    cleaned = clean_line(text).strip()
    if not cleaned:
        return None if field.optional else Problem(name, "missing")
    return cleaned


def _choice(name: str, field: Field, text: str) -> Chosen | Problem:
    """By its key, its number or its words."""
    keys = list(field.choices)
    if text.isascii() and text.isdigit() and text not in field.choices and 1 <= int(text) <= len(keys):
        return Chosen(keys[int(text) - 1])
    wanted = text.casefold()
    for key, words in field.choices.items():
        if wanted in (key.casefold(), words.en.casefold(), words.zh.casefold()):
            return Chosen(key)
    return Problem(name, "no-choice", {"known": ", ".join(keys)})


def read_yes_or_no(name: str, text: str) -> Chosen | Problem:
    if text.casefold() in _YES:
        return Chosen("yes")
    return Chosen("no") if text.casefold() in _NO else Problem(name, "no-yes")


def _number(name: str, field: Field, text: str) -> Decimal | Problem:
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    for sign in (*_SIGNS.get(field.currency, ()), field.currency) if field.kind == "money" else ():
        plain = plain.removeprefix(sign).removesuffix(sign).strip()
    # why: a comma elsewhere may be meant as a point, and 30,50 is not 3050
    number = read_decimal(plain.replace(",", "") if _IN_THOUSANDS.match(plain) else plain)
    if number is None or (field.kind == "money" and (number < 0 or number != round(number, 2))):
        return Problem(name, "no-money" if field.kind == "money" else "no-number")
    least, most = read_decimal(field.least), read_decimal(field.most)
    if least is not None and number < least:
        return Problem(name, "too-small", {"least": field.least})
    if most is not None and number > most:
        return Problem(name, "too-large", {"most": field.most})
    return number


def read_decimal(text: str) -> Decimal | None:
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text, re.ASCII):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _time(name: str, field: Field, text: str, occasion: Occasion) -> date | datetime | Problem:
    start = start_of(occasion)
    at: date | datetime
    try:
        at = read_time(text, start) if field.kind == "datetime" else read_date(text, start)
        least = read_time(field.least, start) if field.least else None
        most = read_time(field.most, start) if field.most else None
    except Unclear as unclear:
        if unclear.wrong == "weekday":
            return Problem(name, "weekday", {"weekday": unclear.weekday or 0})
        return Problem(name, "no-time" if field.kind == "datetime" else "no-date")
    except OverflowError:
        return Problem(name, "no-date")
    now = occasion.now.astimezone(occasion.zone)
    if isinstance(at, datetime):
        if not field.past and at <= now:
            return Problem(name, "past")
        early, late = least is not None and at < least, most is not None and at > most
    else:
        if not field.past and at < now.date():
            return Problem(name, "past")
        early, late = least is not None and at < least.date(), most is not None and at > most.date()
    if early:
        return Problem(name, "too-early", {"least": field.least})
    return Problem(name, "too-late", {"most": field.most}) if late else at


def _duration(name: str, field: Field, text: str) -> timedelta | Problem:
    span = read_span(text)
    if span is None:
        return Problem(name, "no-duration")
    least, most = read_span(field.least or "0m"), read_span(field.most or "999w")
    if least is not None and span < least:
        return Problem(name, "too-small", {"least": field.least})
    if most is not None and span > most:
        return Problem(name, "too-large", {"most": field.most})
    return span


def _person(name: str, text: str, occasion: Occasion) -> Person | Problem:
    """`li.na`, `李娜`, or both: the colleague of that id or name; or who signs in as li.na and is called 李娜."""
    if len(text) > 40:
        return Problem(name, "too-long", {"longest": 40})
    first, _, rest = text.partition(" ")
    if is_id(first) and ("." in first or first.islower()):
        return Person(first, clean_line(rest.strip()) or called(first, occasion))
    known = [agent for agent, name in occasion.names.items() if name == text]
    return Person(known[0] if len(known) == 1 else None, clean_line(text))


def _window(name: str, text: str) -> Window | Problem:
    found = _WINDOW.match(unicodedata.normalize("NFKC", text))
    if not found:
        return Problem(name, "no-window")
    start, end = (int(found[at]) * 60 + int(found[at + 1]) for at in (1, 3))
    return Window(start, end) if start < end < 24 * 60 else Problem(name, "no-window")


def _promise(name: str, text: str, occasion: Occasion) -> OldPromise | Problem:
    """One of the customer's by its id or number in the list, or `what @ when` in words."""
    for number, promise in enumerate(occasion.promises, 1):
        if text in (promise.id, str(number)):
            return OldPromise(promise.what, promise.due_at, promise.id)
    what, _, when = text.rpartition("@")
    if not what.strip():
        return Problem(name, "no-promise")
    try:
        due = read_time(when, start_of(occasion))
    except (Unclear, OverflowError):
        return Problem(name, "no-promise")
    return OldPromise(clean_line(what.strip())[:40], due)
