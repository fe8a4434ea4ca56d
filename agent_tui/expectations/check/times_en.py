"""The parts of times in English: 25 November, next Wednesday, tomorrow, 3 pm, within two working days, month-end."""

import re
from collections.abc import Iterator
from typing import Final

from agent_tui.expectations.check.numerals import ENGLISH_NUMBER, ENGLISH_ORDINAL, number_of
from agent_tui.expectations.check.time_atoms import Atom, Half, Part, Unit

_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS: Final = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_COUNT: Final = rf"(?:\d{{1,4}}(?:\.\d)?|{ENGLISH_NUMBER}|half\s+an?|an?)"
_UNIT: Final = r"(?:minutes?|mins?|hours?|hrs?|h(?![\w'])|days?|weeks?|wks?|fortnights?|months?|years?)"
_WHICH: Final = r"(?:this\s+coming|this|next|last|the\s+following|the\s+coming|coming|following|every|each|past)"
_NO_SPAN: Final = (
    r"(?!\s*[- ]?(?:money|warrant|guarantee|return|trial|free|hotline|helpline|support|service|line|customer|access"
    r"|membership|subscription|contract|plan|cover|of\s+(?:battery|data|storage|use|video|music)|old|a\s+(?:day"
    r"|week|year)"
    r"|per\s|desk|refund\s+(?:policy|window)|cooling|notice|pass\b|ticket|battery|policy|window|period|limit|term"
    r"|validity|promise|delivery\s+(?:service|option)|supply|reception))"
)

_SCAN: Final = re.compile(
    rf"""
    \b(?=\d|an?\s|th|to|tm|t[weu]|cl|co|en|ea|ev|eo|ei|el|be|st|mi|mo|ma|ye|we|ja|fe|ap|ju|au|se|oc|no|de|fr|sa|su|ne|la|fo|pa|da
        |fi|af|ni|lu|ha|qu|on|si)
    (?:
    (?P<close>(?P<cwh>today'?s?\s+)?(?:close\s+of\s+(?:business|play|day)|cob|eob|eod|end\s+of\s+(?:business
        |the\s+(?:working\s+|business\s+)?day|(?:the\s+)?day|play|today|tomorrow)))
  | (?:the\s+)?(?P<end>(?P<pp>end|beginning|start|middle)\s+of\s+(?:(?P<pw>this|next|the|last|the\s+coming
        |the\s+following)\s+)?(?P<pu>week|month|year|(?P<pm>{_MONTH})))
  | (?P<closing>(?P<mu>month|year|week)[- ]end)
  | (?P<date>(?:the\s+)?(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:-|–|—|to|and
        |or)\s*(?:the\s+)?)?(?P<d>\d{{1,2}}|{ENGLISH_ORDINAL})(?:st|nd|rd
        |th)?(?:\s+of)?[\s-]+(?P<m>{_MONTH})\b\.?(?:,?[\s-]+(?P<y>20\d\d)\b)?)
  | (?P<adate>(?P<am>{_MONTH})\b\.?\s+(?:the\s+)?(?P<ad>\d{{1,2}}|{ENGLISH_ORDINAL})(?:st|nd|rd|th)?(?:\s*(?:-|–
        |—|to)\s*(?P<ad2>\d{{1,2}})(?:st|nd|rd|th)?)?\b(?!\s*(?:[ap]\.?m\b|:\d|%|\.\d|o'clock|times|days|hours
        |mins?\b|minutes))(?:,?\s+(?P<ay>20\d\d)\b)?)
  | (?P<slash>(?P<s1>\d{{1,2}})/(?P<s2>\d{{1,2}})(?:/(?P<sy>20\d\d|\d\d))?(?![\d/]))
  | (?P<nth>the\s+(?P<nd>\d{{1,2}})(?:st|nd|rd|th)(?=\s*(?:[.,;:!?)(]|$|at\b|by\b|before\b|and\b|or\b|to\b
        |between\b|from\b|in\b|if\b|-|of\s+(?P<nw>this|next|the)\s+month)))
  | (?P<weekday>(?:(?P<wwh>{_WHICH})\s+)?(?P<w>{_WEEKDAY})(?P<ws>s)?\b\.?(?P<ww>\s+week\b|\s+after\s+next\b
        |\s+next\s+week\b|\s+of\s+next\s+week\b)?)
  | (?P<ends>(?P<ewh>this|next|last|the|the\s+coming|the\s+following)\s+(?P<eu>weekend|week|month
        |year)(?P<an>\s+after\s+next)?)
  | (?P<workday>(?:the\s+)?(?:next|following|first)\s+(?:working|business|work)\s+day)
  | (?P<relative>(?:the\s+)?day\s+after\s+tomorrow|(?:the\s+)?day\s+before\s+yesterday|today|tonight|tomorrow
        |tmrw|yesterday
      |(?:the\s+)?same\s+day|(?:the\s+)?(?:next|following)\s+day|this\s+(?:morning|afternoon|evening)|last\s+night)
  | (?P<part>(?:the\s+|early\s+|late\s+|mid[- ])?(?:morning|afternoon|evening|night))
  | (?P<noon>(?:12\s+)?(?:noon|midday|midnight)|lunchtime)
  | (?P<clock>(?P<h>\d{{1,2}})(?:[.:](?P<min>[0-5]\d))?\s*(?:(?P<half>[ap])\.?m\b\.?|o'clock)
        |(?P<hw>{ENGLISH_NUMBER})\s*(?:(?P<hwh>[ap])\.?m\b\.?|o'clock))
  | (?P<ofclock>half\s+past\s+(?P<hp>\d{{1,2}}|{ENGLISH_NUMBER})|(?:a\s+)?quarter\s+(?P<qd>past
        |to)\s+(?P<qh>\d{{1,2}}|{ENGLISH_NUMBER}))
  | (?P<span>(?P<c>{_COUNT})(?:\s*(?:-|–|—|to|or|and)\s*(?P<c2>{_COUNT}))?(?P<ah>\s+and\s+a\s+half)?[\s-]*
        (?:(?:full|clear|more|further|additional)\s+)?(?P<wk>working|business|work|banking|trading|week|calendar
        |consecutive)?[\s-]*(?P<u>{_UNIT})(?:')?(?:\s+time)?
        (?P<uh>\s+and\s+a\s+half)?\b{_NO_SPAN}(?P<dir>\s+(?:ago|earlier|from\s+(?:now|today)|later
        |at\s+(?:the\s+)?(?:most|latest)))?)
  | (?P<loose>(?<=by\s)(?P<lh>\d{{1,2}})(?=\s*(?:[.,;!?)]|$|today\b|tomorrow\b|tonight\b|on\b|this\b|in\s+the\b)))
  | (?P<between>(?:between|from)\s+(?P<b1>\d{{1,2}})(?:[.:](?P<b1m>[0-5]\d))?\s*(?P<b1h>[ap]\.?m\b\.?)?\s*(?:-|–
        |—|and|to|until|till)\s*(?P<b2>\d{{1,2}})(?:[.:](?P<b2m>[0-5]\d))?\s*(?P<b2h>[ap]\.?m\b\.?
        |o'clock)?(?!\s*(?:working|business|days?|hours?|weeks?|minutes?|%|{_MONTH}|[\w$£€¥/.]*\d)))
  | (?P<dash>(?P<d1>\d{{1,2}})(?:[.:](?P<d1m>[0-5]\d))?\s*(?:-|–|—|to
        |until)\s*(?P<d2>\d{{1,2}})(?:[.:](?P<d2m>[0-5]\d))?\s*(?P<d2h>[ap])\.?m\b\.?)
  | (?P<month>(?:(?:mid|early|late)[- ])?(?P<mo>{_MONTH})\b(?:\s+(?P<moy>20\d\d))?)
    )
    """,
    re.VERBOSE,
)

_SAYS_SO_BEFORE: Final = re.compile(
    r"\b(?:within|in|after|under|than|to|most|another|next|coming|following|takes?|taking|took|allow|about"
    r"|around|approximately|roughly|wait|needs?"
    r"|expect|over|lasts?|for|least|be|is|are|every|by|another|give\s+(?:us|it|them"
    r"|me))\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+|up\s+to\s+|about\s+|around\s+|approximately\s+"
    r"|another\s+|a\s+further\s+|at\s+most\s+|at\s+least\s+|us\s+|only\s+)*$"
)
_WITHIN_BEFORE: Final = re.compile(
    r"\b(?:within|inside(?:\s+of)?|(?:no|not)\s+(?:later|more|longer)\s+than|(?:in\s+)?(?:less|under|up\s+to"
    r"|at\s+most)(?:\s+than)?|(?:over|during|in)\s+the\s+(?:next|coming|following)|the\s+next"
    r"|under)\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+)?(?:about\s+)?$"
)
_AFTER_BEFORE: Final = re.compile(r"\b(?:in|after)\s+(?:about\s+|around\s+|another\s+|approximately\s+|just\s+)?$")
_BEHIND_BEFORE: Final = re.compile(r"\b(?:for|past|last|previous|over)\s+(?:the\s+)?(?:past\s+|last\s+|previous\s+)?$")
_PAST_BEFORE: Final = re.compile(r"\b(?:the\s+last|past|previous)\s+$")
_RECURS_BEFORE: Final = re.compile(r"\b(?:every|each)\s+$")
_DATE_BEFORE: Final = re.compile(
    r"\b(?:on|by|before|until|till|from|to|of|after|is|due|dated?|for|and|or|than|between|was|day)\s*:?\s*\(?$"
    r"|[(,]\s*$"
)
_PARTS: Final[dict[str, Part]] = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "noon": "noon",
    "midday": "noon",
    "lunchtime": "noon",
    "midnight": "midnight",
}
_SPOKEN_ALONE: Final = {"may", "mar", "march", "sun", "sat", "mon", "wed", "thu", "fri", "jan", "dec", "sep", "oct"}


def atoms_in(text: str, plain: str, start: int, end: int) -> Iterator[Atom]:
    """The parts in `plain[start:end]`, in order; `text` tells a month or day that is a common word by its capital."""
    for found in _SCAN.finditer(plain, start, end):
        kind = next(name for name in _READERS if found[name] is not None)
        yield from _READERS[kind](found, text, plain)


def _number(written: str | None) -> int:
    return int(number_of(written or "") or 0)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _shift(word: str | None) -> int | None:
    word = " ".join((word or "").split())
    if word in ("", "the coming", "this coming", "coming", "the"):
        return 0 if word == "the" else None
    return {"next": 1, "the following": 1, "following": 1, "last": -1, "past": -1}.get(word, 0)


def _half(letter: str | None) -> Half | None:
    return None if not letter else "am" if letter[0] == "a" else "pm"


def _date(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    day, month, year = (
        (found["d"], found["m"], found["y"]) if found["date"] else (found["ad"], found["am"], found["ay"])
    )
    if found["adate"] and month in _SPOKEN_ALONE and text[found.start()].islower():
        return
    number = _number(day)
    start, end = found.span()
    for group in ("d0", "ad2"):
        if found[group] and 1 <= int(found[group]) <= 31 and 1 <= number <= 31:
            # 25-27 November, November 25-27
            first, last = sorted((number, int(found[group])))
            near = found.start("d" if group == "d0" else "ad2")
            until = found.end("d0" if group == "d0" else "ad")
            yield Atom("date", start, until, year=_number(year) or None, month=_month(month), day=first)
            yield Atom("date", near, end, year=_number(year) or None, month=_month(month), day=last)
            return
    if 1 <= number <= 31:
        yield Atom("date", *found.span(), year=_number(year) or None, month=_month(month), day=number)


def _slash(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    first, second, year = int(found["s1"]), int(found["s2"]), found["sy"]
    around = _DATE_BEFORE.search(plain, max(0, found.start() - 12), found.start())
    if (first, second) in ((24, 7), (24, 5), (24, 6)) or not (year or around):
        return
    if plain[found.start() - 1 : found.start()] in ("/", "-", ".") or plain[found.end() : found.end() + 1] in (
        "%",
        "-",
    ):
        return
    day_first, month_first = (second, first), (first, second)
    valid = [one for one in (day_first, month_first) if 1 <= one[0] <= 12 and 1 <= one[1] <= 31]
    if not valid:
        return
    other = valid[1] if len(valid) == 2 and valid[0] != valid[1] else None
    number = (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
    yield Atom("date", *found.span(), year=number, month=valid[0][0], day=valid[0][1], other=other)


def _nth(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    day = int(found["nd"])
    if 1 <= day <= 31:
        yield Atom("date", *found.span(), day=day, unit="month", ahead=1 if found["nw"] == "next" else None)


def _weekday(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    name, word, more = found["w"], found["wwh"], found["ww"] or ""
    if len(name) < 5 and text[found.start("w")].islower() and name in _SPOKEN_ALONE:
        return
    shift = _shift(word) if word else None
    if "week" in more:
        shift = 1
    elif "after next" in more:
        shift = 2
    is_next = word == "next" and not more
    yield Atom(
        "weekday",
        *found.span(),
        weekday=_WEEKDAYS.index(name[:3]),
        ahead=None if word in ("this", "every", "each") else shift,
        is_next=is_next,
        recurring=bool(found["ws"]) or word in ("every", "each"),
    )


def _period(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    if found["closing"]:
        yield Atom("period", *found.span(), ahead=0, unit=_unit(found["mu"]), place="end")
        return
    if found["ends"]:
        word = " ".join(found["ewh"].split())
        if word == "the" and found["eu"] != "weekend":
            return
        ahead = 2 if found["an"] else {"next": 1, "last": -1, "the following": 1, "the coming": 1}.get(word, 0)
        if word == "the coming" and found["eu"] == "weekend":
            ahead = 0
        weekend = found["eu"] == "weekend"
        unit = "week" if weekend else _unit(found["eu"])
        yield Atom("period", *found.span(), ahead=ahead, unit=unit, place="weekend" if weekend else "whole")
        return
    place = {"end": "end", "middle": "middle"}.get(found["pp"], "start")
    month = _month(found["pm"]) if found["pm"] else None
    ahead = {"next": 1, "last": -1}.get(found["pw"] or "", 0)
    unit = "month" if month else _unit(found["pu"])
    yield Atom("period", *found.span(), ahead=None if month else ahead, month=month, unit=unit, place=place)  # type: ignore[arg-type]


def _named_month(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    name = found["mo"]
    if name in _SPOKEN_ALONE and len(name) < 6 and text[found.start("mo")].islower():
        return
    if name == "may" and not re.search(
        r"\b(?:in|by|before|until|of|during|end|mid|early|late)[\s-]+$",
        plain[max(0, found.start("mo") - 9) : found.start("mo")],
    ):
        return
    whole = found["month"]
    place = (
        "middle"
        if whole.startswith("mid")
        else "start"
        if whole.startswith("early")
        else "end"
        if whole.startswith("late")
        else "whole"
    )
    yield Atom(
        "period", *found.span(), year=_number(found["moy"]) or None, month=_month(name), unit="month", place=place
    )  # type: ignore[arg-type]


def _unit(word: str) -> Unit:
    match word[:2]:
        case "mi":
            return "minute"
        case "ho" | "hr" | "h":
            return "hour"
        case "we" | "wk" | "fo":
            return "week"
        case "mo":
            return "month"
        case "ye":
            return "year"
        case _:
            return "day"


def _workday(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    yield Atom("span", *found.span(), amount=1, unit="day", working=True, direction="within")


def _relative(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    word = " ".join(found["relative"].split()).removeprefix("the ")
    if word == "same day":
        yield Atom("day", *found.span())
        return
    ahead = {
        "day after tomorrow": 2,
        "day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "tmrw": 1,
        "next day": 1,
        "following day": 1,
    }.get(word, 0)
    part = "night" if word.endswith("night") else word.removeprefix("this ") if word.startswith("this ") else None
    yield Atom("day", *found.span(), ahead=ahead, part=part)  # type: ignore[arg-type]


def _close(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    yield Atom("close", *found.span(), ahead=1 if found["close"].endswith("tomorrow") else None)


def _part(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    word = re.split(r"[\s-]+", found["part"] or found["noon"])[-1]
    if found["noon"]:
        yield Atom("clock", *found.span(), hour=0 if word == "midnight" else 12, part=_PARTS[word], is_figures=True)
    else:
        before = plain[max(0, found.start() - 5) : found.start()]
        if before.endswith("good "):
            return
        yield Atom("part", *found.span(), part=_PARTS[word])


def _clock(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    hour = _number(found["h"] or found["hw"])
    if hour <= 24:
        yield Atom(
            "clock", *found.span(), hour=hour, minute=_number(found["min"]), half=_half(found["half"] or found["hwh"])
        )


def _of_clock(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    hour = _number(found["hp"] or found["qh"])
    if found["hp"]:
        yield Atom("clock", *found.span(), hour=hour, minute=30)
    elif found["qd"] == "past":
        yield Atom("clock", *found.span(), hour=hour, minute=15)
    else:
        yield Atom("clock", *found.span(), hour=hour - 1, minute=45)


def _span(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    c, c2 = found["c"], found["c2"]
    amount = 0.5 if (c2 or c).startswith("half") else number_of(c2 or c)
    if amount is None:
        return
    amount += 0.5 if found["ah"] or found["uh"] else 0
    before = plain[max(0, found.start() - 40) : found.start()]
    told = " ".join((found["dir"] or "").split())
    if told in ("ago", "earlier") or _PAST_BEFORE.search(before):
        direction = "ago"
    elif "most" in told or "latest" in told or _WITHIN_BEFORE.search(before):
        direction = "within"
    elif told or _AFTER_BEFORE.search(before):
        direction = "after"
    else:
        direction = "bare"
    recurs = bool(_RECURS_BEFORE.search(before))
    if direction == "bare" and _BEHIND_BEFORE.search(before) and not recurs:
        return
    unit = _unit(found["u"])
    yield Atom(
        "span",
        *found.span(),
        least=number_of(c) if c2 else None,
        amount=amount * (2 if found["u"].startswith("fortnight") else 1),
        unit=unit,
        working=found["wk"] in ("working", "business", "work", "banking", "trading", "week"),
        direction=direction,  # type: ignore[arg-type]
        recurring=recurs,
        said_alone=direction != "bare"
        or bool(_SAYS_SO_BEFORE.search(before))
        or (c2 is not None and c not in ("a", "an")),
    )


def _loose(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    hour = int(found["lh"])
    if 1 <= hour <= 24:
        yield Atom("clock", *found.span(), hour=hour)


def _between(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    first, second = (found["b1"], found["b2"]) if found["between"] else (found["d1"], found["d2"])
    minutes = (found["b1m"], found["b2m"]) if found["between"] else (found["d1m"], found["d2m"])
    halves = (
        (_half(found["b1h"]), _half(found["b2h"] if found["b2h"] != "o'clock" else None))
        if found["between"]
        else (None, _half(found["d2h"]))
    )
    if not (int(first) <= 24 and int(second) <= 24):
        return
    name = "b" if found["between"] else "d"
    yield Atom(
        "clock",
        found.start(),
        max(found.end(f"{name}1m"), found.end(f"{name}1"), found.end("b1h")),
        hour=int(first),
        minute=_number(minutes[0]),
        half=halves[0],
    )
    yield Atom(
        "clock", found.start(f"{name}2"), found.end(), hour=int(second), minute=_number(minutes[1]), half=halves[1]
    )


_READERS: Final = {
    "date": _date,
    "adate": _date,
    "slash": _slash,
    "nth": _nth,
    "weekday": _weekday,
    "close": _close,
    "end": _period,
    "closing": _period,
    "ends": _period,
    "workday": _workday,
    "relative": _relative,
    "span": _span,
    "between": _between,
    "dash": _between,
    "clock": _clock,
    "ofclock": _of_clock,
    "noon": _part,
    "part": _part,
    "loose": _loose,
    "month": _named_month,
}
