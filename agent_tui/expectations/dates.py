"""Dates and times as people type them, in both languages, and as texts write them.

18:00 · 6 pm · 下午6点 · 11-25 18:00 · 2026-11-25 18:00 · 11月25日(周三)18:00 · Wed 25 Nov 18:00 · 25 Nov (Wed) 18:00
tomorrow 9:30 · 后天 18:00 · 周五 18:00 · +2h · +2 workhours · +2 days 18:00 · +3 workdays 18:00 · +3个工作日 18:00
2026-11-25T18:00:00+08:00
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple

from agent_tui.expectations.template import Language

CLOSE_OF_BUSINESS = time(18, 0)
"""What a date without a time means."""

NEAR = 180
"""Days around today in which a date without a year can be no other."""

QUARTER = 15
"""Minutes: a time counted in hours is rounded up to a quarter of an hour."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_DAYS = "一二三四五六日"
_NAMED_DAYS = {"today": 0, "tomorrow": 1, "今天": 0, "今日": 0, "明天": 1, "后天": 2, "大后天": 3}

_RELATIVE = re.compile(
    r"\+\s*(?P<count>\d{1,4})\s*(?P<unit>minutes?|mins?|min|m|hours?|h|workhours?|working hours?|workdays?"
    r"|working days?|days?|d|weeks?|w|分钟|分|个?工作小时|个?小时|时|个?工作日|天|日|周)(?:\s+|$|(?=\d))"
)
_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?\Z")
_CHINESE_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-4])点(?:(?P<half>半)|(?P<minute>[0-5]?\d)分?)?\Z")
_ENGLISH_TIME = re.compile(r"(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?m\.?\Z")
_PARTS_OF_DAY = {"早上": range(5, 12), "上午": range(5, 12), "中午": range(11, 15), "下午": range(12, 19)}
_PARTS_OF_DAY |= {"傍晚": range(16, 20), "晚上": range(18, 24)}
"""The hours that each may name."""
_SHORT_PARTS = {"今晚": "今天晚上", "明晚": "明天晚上", "明早": "明天早上"}
_WEEKDAY = re.compile(
    r"(?P<next>下|next )?(?:(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])"
    r"|(?P<en>mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day|rs?|s|nes)?\.?),?(?=\s|\d|$|[早上中下傍晚])"
)
_ISO = re.compile(r"(?:(?P<year>\d{4})[-/])?(?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?=\s|$|t)")
_CHINESE_DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号]")
_ENGLISH_DATE = re.compile(r"(?P<day>\d{1,2})\s+(?P<name>[a-z]{3})[a-z]*\.?(?:\s+(?P<year>\d{4}))?(?=\s|,|$)")
_AMERICAN_DATE = re.compile(r"(?P<name>[a-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}))?(?=\s|,|$)")

Wrong = Literal["no-date", "weekday"]


class From(NamedTuple):
    """From where relative times are counted."""

    now: datetime
    zone: tzinfo
    is_workday: Callable[[date], bool]
    add_open_time: Callable[[datetime, timedelta], datetime] | None = None
    """So much opening time later; None where nobody knows the hours: then all hours are alike."""


class Unclear(Exception):
    """What was typed is no time; `weekday`: the date and the day of the week do not belong together."""

    def __init__(self, wrong: Wrong, weekday: int | None = None) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.weekday = weekday
        """The right one, Monday 0."""


def read_time(typed: str, start: From) -> datetime:
    """The time that was typed, in the zone of `start`; a date alone means its close of business. Raises `Unclear`."""
    text = _plain(typed)
    if whole := _rfc3339(text, start.zone):
        return whole
    here = start.now.astimezone(start.zone)
    if relative := _RELATIVE.match(text):
        return _counted(relative, text[relative.end() :].strip(), here, start)
    day, rest = _day(text, here.date())
    if day is None:
        return datetime.combine(here.date(), _clock(rest), start.zone)
    return datetime.combine(day, _clock(rest) if rest else CLOSE_OF_BUSINESS, start.zone)


def read_date(typed: str, start: From) -> date:
    """The day that was typed; raises `Unclear`, also where a time stands beside it."""
    text = _plain(typed)
    here = start.now.astimezone(start.zone)
    if relative := _RELATIVE.match(text):
        if text[relative.end() :].strip():
            raise Unclear("no-date")
        return _counted(relative, "", here, start).date()
    day, rest = _day(text, here.date())
    if day is None or rest:
        raise Unclear("no-date")
    return day


def read_span(typed: str) -> timedelta | None:
    """A length of time: "90 minutes", "2 h", "1小时", "3天"; None where it is none."""
    text = _plain(typed).removeprefix("+").strip()
    found = _RELATIVE.fullmatch(f"+{text}")
    if found is None or "work" in found["unit"] or "工作" in found["unit"]:
        return None
    return _span(int(found["count"]), found["unit"])


def _plain(typed: str) -> str:
    # why without brackets: they only part what stands in them from the rest
    text = re.sub("[()]", " ", unicodedata.normalize("NFKC", typed).casefold()).strip()
    for word in ("以前", "之前", "前", "by ", "before "):
        text = text.removesuffix(word).removeprefix(word).strip()
    return text


def _rfc3339(text: str, zone: tzinfo) -> datetime | None:
    if "t" not in text and "z" not in text and "+" not in text[1:]:
        return None
    try:
        at = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return at.astimezone(zone) if at.tzinfo is not None else at.replace(tzinfo=zone)


def _counted(found: re.Match[str], clock: str, here: datetime, start: From) -> datetime:
    count, unit = int(found["count"]), found["unit"]
    in_hours = "hour" in unit or unit[0] == "h" or "时" in unit
    try:
        if in_hours and ("work" in unit or "工作" in unit):
            there = _open_time_later(here, timedelta(hours=count), start)
        elif "work" in unit or "工作" in unit:
            day = here.date()
            for _ in range(min(count, 1000)):
                day += timedelta(days=1)
                while not start.is_workday(day):
                    day += timedelta(days=1)
            there = datetime.combine(day, here.timetz())
        else:
            there = here + _span(count, unit)
    except OverflowError:
        raise Unclear("no-date") from None
    if clock:
        return datetime.combine(there.date(), _clock(clock), here.tzinfo)
    if in_hours:
        there += timedelta(minutes=-there.minute % QUARTER)  # nobody tells a customer 12:42
    return there.replace(second=0, microsecond=0)


def _open_time_later(here: datetime, span: timedelta, start: From) -> datetime:
    return here + span if start.add_open_time is None else start.add_open_time(here, span)


def _span(count: int, unit: str) -> timedelta:
    if unit[0] in "m分":
        return timedelta(minutes=count)
    if unit[0] == "h" or "时" in unit:
        return timedelta(hours=count)
    return timedelta(weeks=count) if unit[0] in "w周" else timedelta(days=count)


def _clock(text: str) -> time:
    text = text.strip().removeprefix("at ").strip()
    if found := _ENGLISH_TIME.match(text):
        return time(int(found["hour"]) % 12 + (12 if found["half"] == "p" else 0), int(found["minute"] or 0))
    part = next((part for part in _PARTS_OF_DAY if text.startswith(part)), "")
    text = text.removeprefix(part).strip()
    if found := _TIME.match(text):
        minute = int(found["minute"])
    elif found := _CHINESE_TIME.match(text):
        minute = 30 if found["half"] else int(found["minute"] or 0)
    else:
        raise Unclear("no-date")
    hour = _hour_of(int(found["hour"]), part)
    if hour is None or hour == 24:
        raise Unclear("no-date")
    return time(hour, minute)


def _hour_of(hour: int, part: str) -> int | None:
    """3 of "下午3点" is 15; None where no such hour is called that (下午9点, 晚上12点)."""
    if not part:
        return hour
    return next((one for one in (hour, hour + 12) if one in _PARTS_OF_DAY[part]), None)


def _day(text: str, today: date) -> tuple[date | None, str]:
    """The day at the beginning of `text` and what is left of it; None where no day is named."""
    short = _SHORT_PARTS.get(text[:2])
    if short is not None:
        text = short + text[2:]
    for name, ahead in _NAMED_DAYS.items():
        if text.startswith(name):
            return today + timedelta(days=ahead), text[len(name) :].strip()
    named, rest = _weekday_at(text)
    for pattern in (_ISO, _CHINESE_DATE, _ENGLISH_DATE, _AMERICAN_DATE):
        found = pattern.match(rest)
        if found:
            day = _date_of(found, today)
            rest = rest[found.end() :].lstrip(" ,t")
            after, rest = _weekday_at(rest)
            for said in (named, after):
                if said is not None and said.number != day.weekday():
                    raise Unclear("weekday", day.weekday())
            return day, rest
    if named is None:
        return None, text
    ahead = (named.number - today.weekday()) % 7
    if named.next_week:
        ahead = named.number - today.weekday() + 7
    return today + timedelta(days=ahead), rest


class _Weekday(NamedTuple):
    number: int
    next_week: bool


def _weekday_at(text: str) -> tuple[_Weekday | None, str]:
    found = _WEEKDAY.match(text)
    if not found:
        return None, text
    number = _CHINESE_DAYS.index(found["zh"].replace("天", "日")) if found["zh"] else _DAYS.index(found["en"])
    return _Weekday(number, bool(found["next"])), text[found.end() :].strip()


def _date_of(found: re.Match[str], today: date) -> date:
    """The named day; without a year the nearest to today, without a month this one."""
    groups = found.groupdict()
    if groups.get("name"):
        if groups["name"] not in _MONTHS:
            raise Unclear("no-date")
        month = _MONTHS.index(groups["name"]) + 1
    else:
        month = int(groups["month"]) if groups.get("month") else today.month
    day = int(groups["day"])
    years = [int(groups["year"])] if groups.get("year") else [today.year, today.year - 1, today.year + 1]
    near: list[date] = []
    for year in years:
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue  # 29 February, in another year
    if not near:
        raise Unclear("no-date")
    return min(near, key=lambda one: abs((one - today).days))


def write_date(day: date, today: date, language: Language, *, weekday: bool = True) -> str:
    """ "11月25日(周三)", "Wed 25 Nov"; with the year where the nearest such day is another one."""
    other_year = abs((day - today).days) > NEAR
    if language == "zh":
        dated = (f"{day.year}年" if other_year else "") + f"{day.month}月{day.day}日"
        return f"{dated}(周{_CHINESE_DAYS[day.weekday()]})" if weekday else dated
    dated = f"{day.day} {_MONTHS[day.month - 1].capitalize()}" + (f" {day.year}" if other_year else "")
    return f"{_DAYS[day.weekday()].capitalize()} {dated}" if weekday else dated


def write_time(at: datetime, start: From, language: Language, *, weekday: bool = True) -> str:
    """ "11月25日(周三)18:00", "Wed 25 Nov 18:00", in the zone of `start`; in UTC at the ends of the calendar."""
    try:
        there = at.astimezone(start.zone)
    except OverflowError:
        there = at.astimezone(UTC)
    dated = write_date(there.date(), start.now.astimezone(start.zone).date(), language, weekday=weekday)
    return f"{dated}{'' if language == 'zh' else ' '}{there.hour:02}:{there.minute:02}"


def write_soon(at: datetime, start: From, language: Language) -> str:
    """ "今天15:00", "15:00 today"; on any other day as `write_time`."""
    there = at.astimezone(start.zone)
    if there.date() != start.now.astimezone(start.zone).date():
        return write_time(at, start, language)
    return f"今天{there:%H:%M}" if language == "zh" else f"{there:%H:%M} today"


def typed_time(at: datetime, start: From) -> str:
    """As somebody would type it: "11-25 18:00", with the year where the nearest such day is another."""
    there = at.astimezone(start.zone)
    return f"{typed_date(there.date(), start)} {there:%H:%M}"


def typed_date(day: date, start: From) -> str:
    today = start.now.astimezone(start.zone).date()
    return f"{day:%m-%d}" if abs((day - today).days) <= NEAR else f"{day:%Y-%m-%d}"


def write_span(span: timedelta, language: Language) -> str:
    """ "2小时30分钟", "2 hours 30 minutes"."""
    minutes = int(span.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if language == "zh":
        parts = ((days, "天"), (hours, "小时"), (minutes, "分钟"))
        return "".join(f"{count}{unit}" for count, unit in parts if count) or "0分钟"
    named = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in named if count) or "0 minutes"
