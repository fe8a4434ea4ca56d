"""The blanks of a situation (`{order}`, `{amount}`, `{due}` …): drawn for one contact, filled into its texts.

Days and hours in texts are those of the time zone that the given times are in: the zone of who looks at the demo, so
that what a text says and what the screen shows agree."""

import random
import re
from datetime import datetime, timedelta

from agent_tui.demo.company import AREAS, CLOSES, ENGINEERS, LINES, OPENS, PLANS, PRODUCTS, Tongue

Slots = dict[str, str]

_BLANK = re.compile(r"\{(\w+)\}")
_AMOUNTS = ("9.90", "19.00", "29.90", "30.00", "39.00", "45.50", "59.00", "68.00", "79.80", "88.00", "99.00", "128.00",
            "136.40", "168.00", "199.00", "216.30", "259.00", "299.00", "348.00", "412.60")  # fmt: skip
_SMALL = ("12", "15", "18", "19", "20", "24", "25", "29")
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip


def draw(rng: random.Random, tongue: Tongue, at: datetime) -> Slots:
    """Everything a situation may leave blank but the people and the deadline; `at` is when the customer speaks."""
    before = at - timedelta(days=rng.randint(2, 9))
    last_month = at.replace(day=1) - timedelta(days=1)
    plan, plan2 = rng.sample(PLANS[tongue], 2)
    amount = rng.choice(_AMOUNTS)
    return {
        "order": f"{rng.randint(6, 9)}{rng.randint(0, 9_999_999):07d}",
        "sum": amount,
        "amount": f"CNY {amount}" if tongue == "en" else amount,
        "small": rng.choice(_SMALL),
        "plan": plan,
        "plan2": plan2,
        "line": rng.choice(LINES[tongue]),
        "product": rng.choice(PRODUCTS[tongue]),
        "area": rng.choice(AREAS[tongue]),
        "engineer": rng.choice(ENGINEERS[tongue]),
        "date": f"{before.day} {_MONTHS_EN[before.month - 1][:3]}"
        if tongue == "en"
        else f"{before.month}月{before.day}{'号' if tongue == 'zh' else '日'}",
        "month": _MONTHS_EN[last_month.month - 1] if tongue == "en" else f"{last_month.month}月",
        "code": f"{rng.randint(2000, 9899)}",
        "invoice": f"{rng.randint(7000, 9799)}",
        "tail": f"{rng.randint(0, 9999):04d}",
        "track": f"YQ{rng.randint(0, 99_999_999):08d}",
    }


def fill(text: str, slots: Slots) -> str:
    """`text` with its blanks filled; KeyError for a blank that nobody drew. What is filled in stays as it is."""
    return _BLANK.sub(lambda blank: slots[blank[1]], text)


def blanks(text: str) -> set[str]:
    """The names of the blanks in `text`."""
    return set(_BLANK.findall(text))


def deadline(at: datetime, hours: int) -> datetime:
    """About `hours` later, as people promise it: by 12:00 or 18:00 of that day, or by a full hour
    at which the desk is open."""
    local = at + timedelta(hours=hours)
    if hours < 12:
        hour = local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        if OPENS < hour.hour < CLOSES:
            return hour
        return hour.replace(hour=OPENS + 1) + timedelta(days=1 if hour.hour >= CLOSES else 0)
    return local.replace(hour=12 if local.hour < 11 else 18, minute=0, second=0, microsecond=0)


def deadline_words(due: datetime, tongue: Tongue) -> str:
    """A deadline as it stands in a text: exact day, weekday and hour (a vague one would be another promise)."""
    return f"{day_words(due, tongue)} {due:%H:%M}" + {"zh": "前", "zh-TW": "前", "en": ""}[tongue]


def day_words(day: datetime, tongue: Tongue) -> str:
    if tongue == "en":
        return f"{_WEEKDAYS_EN[day.weekday()]} {day.day} {_MONTHS_EN[day.month - 1][:3]}"
    week = "周" if tongue == "zh" else "週"
    return f"{day.month}月{day.day}日({week}{_WEEKDAYS_ZH[day.weekday()]})"
