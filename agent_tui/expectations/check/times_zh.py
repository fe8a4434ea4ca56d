"""The parts of times in Chinese, simplified: 11月25日, 下周三, 后天, 下午3点半, 两个工作日内, 月底."""

import re
from collections.abc import Iterator
from typing import Final

from agent_tui.expectations.check import patterns_zh as patterns
from agent_tui.expectations.check.numerals import number_of
from agent_tui.expectations.check.time_atoms import Atom, Direction, Part, Unit

_DAYS: Final = {
    "大前天": -3,
    "前天": -2,
    "昨": -1,
    "今": 0,
    "明": 1,
    "后天": 2,
    **dict.fromkeys(("次日", "翌日", "隔", "第二天"), 1),
    "大后": 3,
}
_FEASTS: Final = {
    "元旦": (1, 1),
    "劳动": (5, 1),
    "五一": (5, 1),
    "国庆": (10, 1),
    "圣诞": (12, 25),
    "平安": (12, 24),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
}
_PARTS: Final[dict[str, Part]] = {
    "凌晨": "dawn",
    "清晨": "morning",
    "早": "morning",
    "晨": "morning",
    "一早": "morning",
    "上午": "morning",
    "中午": "noon",
    "正午": "noon",
    "午间": "noon",
    "下午": "afternoon",
    "午后": "afternoon",
    "傍晚": "evening",
    "晚": "evening",
    "夜": "night",
    "深夜": "night",
    "午夜": "midnight",
    "零点": "midnight",
}
_UNITS: Final[tuple[tuple[str, Unit], ...]] = (
    ("分", "minute"),
    ("刻", "minute"),
    ("时", "hour"),
    ("钟", "hour"),
    ("周", "week"),
    ("星期", "week"),
    ("礼拜", "week"),
    ("月", "month"),
    ("季", "month"),
    ("年", "year"),
)
_WEEKDAYS: Final = "一二三四五六日"


def atoms_in(plain: str, start: int, end: int) -> Iterator[Atom]:
    """The parts in `plain[start:end]`, in order."""
    for found in patterns.PART_OF_TIME.finditer(plain, start, end):
        atom = _READERS[found.lastgroup or ""](found, plain)
        if atom is not None:
            yield atom


def _shift(word: str | None) -> int | None:
    """Weeks, months from this one; None where nothing is said."""
    if not word:
        return None
    if word.startswith("下"):
        return word.count("下")
    return -word.count("上") if word.startswith("上") else 0


def _small(written: str | None) -> int:
    if written and written.isdecimal():
        return int(written)
    return int(number_of(written or "") or 0)


def _year_of(figures: str | None, word: str | None) -> tuple[int | None, int | None]:
    """The year, or how many from this one."""
    if figures:
        return _small(figures), None
    return None, {"去年": -1, "今年": 0, "明年": 1, "后年": 2}.get(word or "")


def _date(found: re.Match[str], plain: str) -> Atom | None:
    year, ahead = _year_of(found["y"], found["yw"])
    return Atom(
        "date", found.start(), found.end(), year=year, ahead=ahead, month=_small(found["m"]), day=_small(found["d"])
    )


def _feast(found: re.Match[str], plain: str) -> Atom | None:
    month, day = next(day for name, day in _FEASTS.items() if name in found["feast"])
    return Atom("date", found.start(), found.end(), month=month, day=day)


def _of_month(found: re.Match[str], plain: str) -> Atom | None:
    return Atom(
        "date",
        found.start(),
        found.end(),
        ahead=_shift(found["om"]),
        unit="month",
        day=_small(found["od"]),
        recurring="每" in found["om"],
    )


def _month(found: re.Match[str], plain: str) -> Atom | None:
    year, years = _year_of(found["my"], found["myw"])
    word = found["mm"]
    named = _small(word[:-1]) if word[0] not in "上下本这当月" else None
    if named is not None and not 1 <= named <= 12:
        return None
    place = found["mp"] or ""
    return Atom(
        "period",
        found.start(),
        found.end(),
        year=year,
        month=named,
        ahead=years if named else _shift(word) or 0,
        unit="month",
        place="end"
        if place in ("底", "末", "下旬")
        else "start"
        if place in ("初", "上旬")
        else "middle"
        if place
        else "whole",
    )


def _year(found: re.Match[str], plain: str) -> Atom | None:
    whole = found["year"]
    ahead = 1 if "明年" in whole else 0
    place = "start" if "初" in whole else "whole" if "内" in whole else "end"
    if place == "start" and whole == "年初":
        return None
    return Atom(
        "period", found.start(), found.end(), ahead=ahead, unit="year", place="start" if place == "start" else "end"
    )


def _slash(found: re.Match[str], plain: str) -> Atom | None:
    """Only where something around it says that it is a date."""
    before, after = plain[max(0, found.start() - 4) : found.start()], plain[found.end() : found.end() + 6]
    said = re.search(r"(?:于|在|截至|截止|最晚|最迟|到|至|日期:?|从|为|改)\s*$", before)
    told = re.match(
        r"\s*(?:之前|以前|前|后|之后|日|号|\(?\s*(?:周|星期|礼拜)[一二三四五六日天]|\([一二三四五六日]\)|\s\d{1,2}:\d\d|[上下中]午|晚上)",
        after,
    )
    if found["ss"] == "/" and not (said or told or int(found["sd"]) > 12):
        return None
    if found["ss"] != "/" and not told:
        return None
    return Atom("date", found.start(), found.end(), month=int(found["sm"]), day=int(found["sd"]))


def _day_only(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("date", found.start(), found.end(), day=_small(found["do"]))


def _many(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("day", found.start(), found.end(), ahead=1 if found["ma"] == "今明" else 2)


def _weekend(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("period", found.start(), found.end(), ahead=_shift(found["wes"]) or 0, unit="week", place="weekend")


def _weekday(found: re.Match[str], plain: str) -> Atom | None:
    word = found["ws"]
    return Atom(
        "weekday",
        found.start(),
        found.end(),
        weekday=_WEEKDAYS.index(found["wd"].replace("天", "日")),
        ahead=None if word in ("每", "每个", "逢", "当") else _shift(word),
        recurring=word in ("每", "每个", "逢"),
    )


def _briefly(found: re.Match[str], plain: str) -> Atom | None:
    """ "12/11（四）", as dates are written in Taiwan."""
    return Atom("weekday", found.start(), found.end(), weekday=_WEEKDAYS.index(found["wb"]))


def _week(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("period", found.start(), found.end(), ahead=_shift(found["wks"]), unit="week")


def _relative(found: re.Match[str], plain: str) -> Atom | None:
    word = found["r"]
    part: Part | None = (
        "evening" if word[-1] == "晚" else "morning" if word[-1] in "早晨" else "night" if "夜" in word else None
    )
    if word[0] == "当":
        return Atom("day", found.start(), found.end(), part=part, follows=True)
    ahead = next(days for name, days in _DAYS.items() if word.startswith(name))
    return Atom("day", found.start(), found.end(), ahead=ahead, part=part, follows=word[0] in "次翌隔第")


def _closing(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("close", found.start(), found.end(), ahead=1 if (found["cd"] or "").startswith("明") else 0)


def _span(found: re.Match[str], plain: str) -> Atom | None:
    least = number_of(found["c1"]) if found["c1"] else None
    count = found["c2"] or found["c"]
    amount = number_of(count)
    if amount is None:
        return None
    if found["hu"] or found["tail"]:
        amount += 0.5
    word = found["u"]
    unit: Unit = next((unit for name, unit in _UNITS if name in word and "交易" not in word), "day")
    amount *= {"刻": 15, "季": 3}.get(word.replace("个", "")[0], 1)
    before, told = plain[max(0, found.start() - 6) : found.start()], found["dir"] or ""
    if unit == "day" and word == "日" and not told:
        return None  # 25日: a day of the month
    told = told.replace("的时间", "").strip()
    direction: Direction = "within" if "内" in told else "after" if "后" in told else "ago" if "前" in told else "bare"
    if direction == "ago" and re.search(r"(?:提前|至少|最少)\s*$", before):
        return None
    if unit == "year" and count == "半" and not told:
        return None
    behind = patterns.BEHIND_BEFORE.search(before)
    if behind and direction == "bare":
        return None
    recurs = patterns.RECURS_BEFORE.search(before)
    return Atom(
        "span",
        found.start(),
        found.end(),
        least=least,
        amount=amount,
        unit=unit,
        working="工作" in word or "交易" in word or "营业" in word,
        direction=direction,
        recurring=bool(recurs),
        said_alone=direction != "bare" or bool(told) or bool(patterns.SAYS_SO_BEFORE.search(before)) or bool(recurs),
    )


def _part(found: re.Match[str], plain: str) -> Atom | None:
    word = found["part"]
    part = _PARTS.get(word) or _PARTS[word[0]]
    return Atom("part", found.start(), found.end(), part=part)


def _clock(found: re.Match[str], plain: str) -> Atom | None:
    hour = _small(found["h"])
    minute = 30 if found["half"] else 15 * _small(found["q"]) if found["q"] else _small(found["min"])
    if hour > 24 or minute > 59:
        return None
    words = not found["h"].isdigit()
    exact = found["half"] or found["q"] or found["min"] or found["clock"].endswith(("整", "钟"))
    return Atom(
        "clock",
        found.start(),
        found.end(),
        hour=hour,
        minute=minute,
        is_figures=hour > 12,
        said_alone=bool(exact) or not words,
    )


_READERS: Final = {
    "feast": _feast,
    "date": _date,
    "ofmonth": _of_month,
    "month": _month,
    "year": _year,
    "slash": _slash,
    "dayonly": _day_only,
    "many": _many,
    "weekend": _weekend,
    "weekday": _weekday,
    "briefly": _briefly,
    "week": _week,
    "relative": _relative,
    "closing": _closing,
    "span": _span,
    "part": _part,
    "clock": _clock,
}
