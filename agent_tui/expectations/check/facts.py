"""The facts that a text states, as values that can be compared in whatever words: dates, clock times, spans, amounts,
order numbers, limits."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.check.amounts import amounts_between, bare_amounts
from agent_tui.expectations.check.numerals import CHINESE_NUMBER, ENGLISH_NUMBER, number_of
from agent_tui.expectations.check.reading import Reading
from agent_tui.expectations.check.times import TimeSaid, times_in

Kind = Literal["date", "time", "span", "amount", "order", "limit", "percent"]

_ORDER: Final = re.compile(
    r"(?:保单|批单|报案|案号|户号|账号|房号|预约|回执|收据|提单|批次|序列号|车次|航班|病历号?|学号|会员号?|投诉"
    r"|取件码|提取码|(?<![\u4e00-\u9fff])单(?=\d)"
    r"|订单|单号|运单|快递单|编号|案件|受理|工单|合同|流水|票号|发票|账单|凭证|申请|退货单|尾号"
    r"|\b(?:policy|account|flight|train|room|member(?:ship)?|confirmation|voucher|docket|job|receipt|batch|serial"
    r"|permit"
    r"|locker|code|order|invoice|parcel|case|bill|ticket|reference|ref|tracking|booking|contract|claim|request|rma"
    r"|no)\b)"
    r"\s*(?:号码?|编号|单号|number|no\b\.?|id|ref(?:erence)?)?\s*(?:为|是"
    r"|is)?\s*[:#]?\s*(?P<number>[a-z]{0,5}-?\d[a-z0-9-]{2,24}|[a-z]\d[a-z0-9]{2,20}"
    r"|[a-z0-9]*\d[a-z0-9]{3,20})(?![a-z0-9])"
)
_NUMBER: Final = rf"(?:\d{{1,9}}(?:\.\d{{1,2}})?|{CHINESE_NUMBER}|{ENGLISH_NUMBER})"
_LIMIT: Final = re.compile(
    rf"(?:最多|至多|不超过|不多于|上限为?|最高|封顶|每[人户单次日天月]?限?|限购?|仅限|至少|最少|不少于|不低于"
    rf"|满|共|前|up\s+to|at\s+most|no\s+more\s+than|not\s+more\s+than|maximum(?:\s+of)?|max\.?"
    rf"|limit(?:ed)?(?:\s+to|\s+of)?|at\s+least|minimum(?:\s+of)?|only)\s*(?:(?:可以?|能|允许"
    rf"|只能)?[\u4e00-\u9fff]{{0,2}}?(?:为|是)?"
    rf"|is\s+|the\s+first\s+"
    rf"|be\s+\w+\s+)?\s*(?P<number>{_NUMBER})\s*(?P<unit>[台次件个张份人户公斤条门堂棵株盆幅部双套瓶盒箱兆名位只升吨度页桶辆间床晚克米组例封款根支枚]|kg|gb"
    rf"|mb|lit(?:re|er)s?|ml\b|km|met(?:re|er)s?|pages?|seats?|guests?|bags?|nights?|copies|copy|boxes|box|parcels?"
    rf"|cases?|rooms?|users?|calls?|kwh|items?|units?|times?|pieces?|devices?|people|persons?|visits?|tickets?"
    rf"|attempts?|g\b|(?!(?:minutes|mins|hours|hrs|days|weeks|months|years|seconds|yuans|dollars|pounds|euros|pence"
    rf"|cents|others)\b)"
    rf"[a-z]{{3,}}s\b)"
)
_COUNTED: Final = re.compile(
    rf"(?<![\w.,])(?P<number>\d{{1,9}}|{ENGLISH_NUMBER})\s+(?P<unit>[a-z]{{3,}})\b|(?P<times>once|twice|thrice)\b"
    rf"|(?P<chinese>\d{{1,9}}|{CHINESE_NUMBER})\s*(?P<of>[\u4e00-\u9fff])"
)
_HOW_OFTEN: Final = {"once": 1, "twice": 2, "thrice": 3}
_LIMIT_ALONE: Final = re.compile(
    r"(?:\bmax(?:imum)?\.?\s+(?=\d{1,3}\s*(?:[.,;)]|$))|\b(?:limit|cap|ceiling|allowance)\s+(?:of|is|to)\s+|(?:限额|上限"
    r"|额度)[为是:]?\s*)(?P<number>\d{1,9})(?![\d%]|[.,]\d)"
)
"""Of nothing that is counted: "a limit of 500 a day"."""
_PERCENT: Final = re.compile(
    rf"(?P<number>\d{{1,3}}(?:\.\d+)?)\s*(?:%|percent\b|per\s+cent\b)|百分之(?P<chinese>{CHINESE_NUMBER})"
)
_BARE: Final = re.compile(
    r"(?<![a-z0-9.,-])\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!\d|[.,]\d)|(?<![a-z0-9.,-])\d{1,9}(?:\.\d{1,2})?(?![\da-z]"
    r"|[.,]\d)"
)
_MINUTES: Final = {"minute": 1, "hour": 60, "day": 1440, "week": 10_080}
_MEASURES: Final = (
    (r"分钟|minutes?\b|mins?\b", "minute"),
    (r"个?小时|个?钟头|hours?\b|hrs?\b", "hour"),
    (r"天|个?自然日|days?\b|nights?\b|晚", "day"),
    (r"个?星期|周|weeks?\b", "week"),
    (r"个月|months?\b", "month"),
    (r"年(?!\d)|years?\b", "year"),
    (r"gb?\b(?!p)|gigs?\b", "gb"),
    (r"[mk]b\b|兆|megs?\b|kbps\b|[mg]bps\b", "mb"),
    (r"公斤|千克|kgs?\b|kilos?\b", "kg"),
    (r"公里|千米|km\b|miles?\b", "km"),
    (r"厘米|cm\b|毫米|mm\b", "cm"),
    (r"积分|points?\b|里程|miles?\b", "points"),
    (r"折", "折"),
    (r"度(?![假量过])|kwh\b|千瓦时", "kwh"),
    (
        r"[件台个张人份位名](?!月|工作|小时|星期)|items?\b|pieces?\b|units?\b|people\b|persons?\b|seats?\b|tickets?\b"
        r"|guests?\b|devices?\b",
        "件",
    ),
)
_QUANTITY: Final = re.compile(
    rf"(?P<number>(?<![a-z0-9.,/-])\d{{1,6}}(?:\.\d{{1,2}})?|{CHINESE_NUMBER}|\b{ENGLISH_NUMBER})[ -]?(?:"
    + "|".join(rf"(?P<u{place}>{words})" for place, (words, _) in enumerate(_MEASURES))
    + ")"
)
_THINGS_EN: Final = re.compile(
    rf"(?P<number>\d(?<![a-z0-9.,/:£$€¥-]\d)\d{{0,4}}"
    rf"|\b{ENGLISH_NUMBER}\b) (?:[a-z-]{{3,}} ){{0,2}}?(?P<things>(?!(?:minutes|hours|hrs|mins|days"
    r"|nights|weeks|months|years|items|pieces"
    r"|units|persons|seats|tickets|guests|devices|points|miles|closes|opens|starts|ends|costs|applies|includes"
    r"|covers|always)\b)"
    r"[a-z]{3,}s)\b"
)
"""Whatever is counted in figures: "8 lessons", "2 spare keys"."""
_PLACES_EN: Final = re.compile(
    r"\b(?P<place>pier|platform|gate|terminal|hall|bay|row|floor|level|door|entrance|exit|lane|stand|berth|court"
    r"|pitch|block|studio"
    r"|ward|table|zone|desk|counter|stage|dock|aisle|carriage|coach|deck) (?P<number>\d{1,4})(?![\d:%/]|[.,]\d)"
)
"""Where something is, by its number: "pier 6"."""
_LEADS_IN: Final = re.compile(r"(?:[\u4e00-\u9fff](?<![目以之当日此年月天])前|提[前早])(?:至少|最少)?\s*$")
_LEADS_OUT: Final = re.compile(r"'?\s+(?:before|in\s+advance|beforehand|ahead|prior|notice)\b")
"""Beside a length of time: how long before something else."""
_MUST_BE: Final = re.compile(
    r"\b(?:can|may|must|should|need|please|cancel|clos(?:es?|ing)|until|up\s+to|at\s+least|do\s+not|don't"
    r"|no\s+later\s+than)\b[^.!?]*$"
)
_OFFER: Final = re.compile(r"(?:满|每满|立减|直减|减|返|抵|送)(?P<number>\d{1,6})(?![\d:.]|[月号日点时])")
"""Of a discount: "满300减50"."""
_UNITS: Final = {
    "item": "件",
    "unit": "件",
    "piece": "件",
    "time": "次",
    "attempt": "次",
    "visit": "次",
    "people": "人",
    "person": "人",
    "名": "人",
    "位": "人",
    "个": "件",
    "device": "台",
}


class Fact(NamedTuple):
    kind: Kind
    start: int
    end: int
    key: tuple[str | Decimal | float | int | bool | None, ...]
    """What is compared."""
    time: TimeSaid | None = None


def facts_in(
    reading: Reading, now: datetime | None, business_time: BusinessTime, times: Sequence[TimeSaid] | None = None
) -> list[Fact]:
    """Those of the writer's own sentences; `times` where they are known already."""
    found: list[Fact] = []
    known: list[tuple[int, int]] = []
    for time in times_in(reading, now, business_time) if times is None else times:
        known.append((time.start, time.end))
        found += _of_time(time)
    for sentence in reading.sentences:
        amounts = amounts_between(reading.plain, sentence.start, sentence.end)
        bare = (one for one in bare_amounts(reading.plain, amounts) if sentence.start <= one.start < sentence.end)
        for amount in (*amounts, *bare):
            known.append((amount.start, amount.end))
            found.append(Fact("amount", amount.start, amount.end, (amount.value, amount.currency)))
    covered = Covered(known)
    for sentence in reading.sentences:
        found += (
            fact
            for fact in _others(reading.plain, sentence.start, sentence.end)
            if not covered.touches(fact.start, fact.end)
        )
    return found


class Covered:
    """Places of a text, asked about many times."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._furthest[before] > start


def _of_time(time: TimeSaid) -> Iterator[Fact]:
    if time.precision == "vague":
        return
    if time.precision == "span":
        if time.past:
            return
        key = (time.amount, time.unit, time.working_days is not None)
        yield Fact("span", time.start, time.end, key, time)
        return
    if time.at is None:
        return
    if time.day_said:
        yield Fact("date", time.start, time.end, (time.at.date().isoformat(),), time)
    if time.precision == "minute":
        yield Fact("time", time.start, time.end, (time.at.hour, time.at.minute), time)


def _others(plain: str, start: int, end: int) -> Iterator[Fact]:
    for found in _ORDER.finditer(plain, start, end):
        yield Fact("order", found.start("number"), found.end(), (found["number"].strip("-"),))
    counted = []
    for found in _LIMIT.finditer(plain, start, end):
        counted.append(found.start("number"))
        unit = found["unit"].removesuffix("s") if found["unit"].isascii() else found["unit"]
        yield Fact("limit", found.start(), found.end(), (number_of(found["number"]), _UNITS.get(unit, unit)))
    for found in _LIMIT_ALONE.finditer(plain, start, end):
        if found.start("number") not in counted:
            yield Fact("limit", found.start(), found.end(), (number_of(found["number"]), ""))
    for found in _PERCENT.finditer(plain, start, end):
        number = number_of(found["number"] or found["chinese"])
        yield Fact("percent", found.start(), found.end(), (number,))


@lru_cache(maxsize=4)
def counted_in(plain: str) -> frozenset[tuple[float | None, str]]:
    """What a text counts, in figures or words, as a limit's number and unit: (3, "次") of "three times"."""
    found: set[tuple[float | None, str]] = set()
    for one in _COUNTED.finditer(plain):
        if one["times"]:
            found.add((_HOW_OFTEN[one["times"]], "次"))
        else:
            unit = (one["unit"] or one["of"]).removesuffix("s")
            found.add((number_of(one["number"] or one["chinese"]), _UNITS.get(unit, unit)))
    return frozenset(found)


class Quantity(NamedTuple):
    """A number of something, in figures or words, whatever is said of it."""

    start: int
    end: int
    number: float
    unit: str
    in_figures: bool

    @property
    def minutes(self) -> float | None:
        return self.number * _MINUTES[self.unit] if self.unit in _MINUTES else None


def quantities_in(reading: Reading) -> list[Quantity]:
    """All of the writer's own sentences, in order of kind."""
    found: list[Quantity] = []
    for sentence in reading.sentences:
        for one in _QUANTITY.finditer(reading.plain, sentence.start, sentence.end):
            number = number_of(one["number"])
            if number is not None and one.lastgroup is not None:
                unit = _MEASURES[int(one.lastgroup[1:])][1]
                found.append(Quantity(one.start(), one.end(), number, unit, one["number"][0].isdigit()))
        for one in _THINGS_EN.finditer(reading.plain, sentence.start, sentence.end):
            number = number_of(one["number"])
            if number is not None:
                is_figure = one["number"][0].isdigit()
                found.append(Quantity(one.start(), one.end(), number, one["things"], is_figure))
        for one in _PLACES_EN.finditer(reading.plain, sentence.start, sentence.end):
            found.append(Quantity(one.start(), one.end(), float(one["number"]), f"{one['place']} no.", in_figures=True))
        for one in _OFFER.finditer(reading.plain, sentence.start, sentence.end):
            found.append(Quantity(one.start(), one.end(), float(one["number"]), "offer", in_figures=True))
    return found


def leads_in(reading: Reading, quantities: Iterable[Quantity]) -> list[Quantity]:
    """Of the lengths of time those that say until when before something else a thing can be done: "发车前30分钟"."""
    plain = reading.plain
    found: list[Quantity] = []
    for one in quantities:
        if one.minutes is None:
            continue
        leads_out = _LEADS_OUT.match(plain, one.end) and _MUST_BE.search(plain, max(0, one.start - 80), one.start)
        if leads_out or _LEADS_IN.search(plain, max(0, one.start - 6), one.start):
            found.append(one)
    return found


def is_another_quantity(one: Quantity, others: Sequence[Quantity]) -> bool:
    """A figure where the others measure the same thing, and none of them says as much."""
    alike = [other for other in others if other.unit == one.unit]
    if not alike or not one.in_figures or any(other.number == one.number for other in alike):
        return False
    return one.minutes is None or all(other.minutes != one.minutes for other in others)


def tokens(plain: str) -> frozenset[str]:
    """Every run of letters and digits, and those with hyphens between, in which a number may stand."""
    return frozenset(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", plain))


def bare_numbers(reading: Reading, known: Sequence[Fact]) -> frozenset[Decimal]:
    """Figures that are none of the known facts: "满300减30" names amounts, too."""
    places = Covered((fact.start, fact.end) for fact in known)
    return frozenset(
        Decimal(found[0].replace(",", ""))
        for found in _BARE.finditer(reading.plain)
        if not places.touches(*found.span())
    )
