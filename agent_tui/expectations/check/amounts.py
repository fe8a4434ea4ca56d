"""Amounts of money that a text names: ¥30.00, 30元, CNY 30, thirty yuan, 三十块, 1.2万元, $1,200, 30 RMB."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

from agent_tui.expectations.check.numerals import (
    CHINESE_DIGITS,
    CHINESE_NUMBER,
    ENGLISH_NUMBER,
    ENGLISH_NUMBER_BEGINS,
    number_of,
)

_CURRENCIES: Final = {
    "CNY": ("cny", "rmb", "¥", "yuan", "人民币", "renminbi", "kuai"),
    "USD": ("usd", "us$", "$", "dollar", "美元", "美金"),
    "EUR": ("eur", "€", "euro", "欧元"),
    "GBP": ("gbp", "£", "pound", "英镑", "p", "pence"),
    "HKD": ("hkd", "hk$", "港元", "港币"),
    "TWD": ("twd", "nt$", "新台币", "台币"),
    "JPY": ("jpy", "日元"),
    "INR": ("inr", "rs", "rs.", "₹", "rupee", "卢比"),
    "AUD": ("aud", "a$", "au$", "澳元", "澳币"),
    "CAD": ("cad", "c$", "ca$", "加元"),
    "SGD": ("sgd", "s$", "新元", "新币"),
    "NZD": ("nzd", "nz$"),
    "CHF": ("chf", "swiss franc", "瑞郎"),
    "KRW": ("krw", "₩", "won", "韩元", "韩币"),
    "THB": ("thb", "฿", "baht", "泰铢"),
    "MYR": ("myr", "ringgit", "马币", "林吉特"),
    "SEK": ("sek", "kr", "kronor", "krona"),
    "NOK": ("nok",),
    "DKK": ("dkk", "kroner"),
    "PLN": ("pln", "zł", "zloty"),
    "AED": ("aed", "dirham", "迪拉姆"),
    "ZAR": ("zar", "rand"),
    "BRL": ("brl", "r$"),
    "PHP": ("php", "₱", "peso"),
    "RUB": ("rub", "₽", "卢布"),
    "MOP": ("mop$", "澳门元", "葡币"),
}
YUAN: Final = "元"
"""Written alone, where the mainland, Taiwan, Hong Kong and Macau all write it of their own money."""
_YUAN: Final = ("元", "块", "圆")
_IN_YUAN: Final = frozenset(("CNY", "TWD", "HKD", "MOP"))
_NAMES: Final = {name: code for code, names in _CURRENCIES.items() for name in names}

_ONES: Final = "一二三四五六七八九"
_FIGURE: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?"
_ENGLISH: Final = rf"{ENGLISH_NUMBER}(?:\s+(?:hundred|thousand)(?:\s+(?:and\s+)?{ENGLISH_NUMBER})?){{0,3}}"
_BEFORE_NAMES: Final = (
    *("us$", "hk$", "nt$", "$", "¥", "€", "£", "cny", "rmb", "usd", "eur", "gbp", "hkd", "twd", "jpy"),
    *("人民币", "新台币", "港币", "美元"),
    *("a$", "au$", "c$", "ca$", "s$", "nz$", "r$", "mop$", "₹", "₩", "฿", "₱", "₽"),
    *(
        "inr",
        "rs.",
        "rs",
        "aud",
        "cad",
        "sgd",
        "nzd",
        "chf",
        "krw",
        "thb",
        "myr",
        "sek",
        "nok",
        "dkk",
        "pln",
        "aed",
        "zar",
    ),
    *("brl", "php"),
)
_BEFORE: Final = "|".join(
    rf"(?<![a-z]){re.escape(name)}" if name[0].isascii() and name[0].isalpha() else re.escape(name)
    for name in sorted(_BEFORE_NAMES, key=len, reverse=True)
)
_AFTER: Final = (
    r"元|块钱|块(?![\u4e00-\u9fff]{0,2}(?:地|屏|板|砖|电池))|圆|美元|美金|欧元|英镑|港[元币]|新?台币|日元|韩[元币]|澳[元币]|加元|新[元币]|瑞郎|泰铢|卢[比布]|马币"
    r"|林吉特|澳门元|葡币|迪拉姆"
    r"|yuan\b|rmb\b|cny\b|usd\b|eur\b|gbp\b|hkd\b"
    r"|twd\b|inr\b|rupees?\b|aud\b|cad\b|sgd\b|nzd\b|chf\b|swiss francs?\b|krw\b|won\b|thb\b|baht\b|ringgit\b|sek\b"
    r"|nok\b|dkk\b|kr\b|kron(?:or|er|a)\b"
    r"|pln\b|zł|zlot(?:y|ych)\b|aed\b|dirhams?\b|rand\b|zar\b|pesos?\b|dollars?\b|euros?\b|pounds?\b|kuai\b|pence\b"
    r"|(?<=\d)p\b(?!\.?m\b)"
)
_BEGINS: Final = re.escape("".join(sorted({name[0] for name in _BEFORE_NAMES})))
_MONEY_FOLLOWS: Final = r"\s*[万千百多余元块圆美欧英港新台日韩澳加瑞泰卢马林葡迪yrcueghtdpkiasnbwzm]"
LOOKS_LIKE_MONEY: Final = (
    rf"(?=[$¥€£₹₩฿₱₽人新港美]|(?<![\d.])\d[\d,.]*+{_MONEY_FOLLOWS}|[{CHINESE_DIGITS}]++{_MONEY_FOLLOWS}"
    r"|us|hk|nt|cn|rm|eu|gb|tw|jp|inr|rs|a(?:ud?|ed|\$)|c(?:a[d$]|hf|\$)|s(?:gd|ek|\$)|n(?:z|ok)|krw|thb|myr|dkk|pln"
    r"|zar|br|r\$|php|mop|\b(?:on|tw|th|fo|fi|si|se|ei|ni|te|el))"
)
"""Most figures are no amounts: they are passed over by what follows them, letters by the first two. A test compares
what is found with what would be found without it."""
_AMOUNT: Final = re.compile(
    rf"(?=[{_BEGINS}\d{CHINESE_DIGITS}{ENGLISH_NUMBER_BEGINS}]){LOOKS_LIKE_MONEY}"
    rf"(?:(?P<before>{_BEFORE})\s*:?\s*(?P<first>{_FIGURE})(?P<scale>万|千|k\b|m\b)?(?P<also>\s*(?:元|yuan\b|rmb\b))?"
    rf"|(?<![\d.])(?P<number>{_FIGURE}|{CHINESE_NUMBER}|\b{_ENGLISH})\s*(?P<tens>万|千|百)?(?:多"
    rf"|余)?\s*(?P<after>{_AFTER})(?P<odd>[\d{_ONES}][角毛]|整|(?<=块)[\d{_ONES}](?=[,。;!?、)\s的钱退给]|$))?)"
)
_ANY_MONEY: Final = re.compile("[元块圆金镑币郎铢布比特姆a-z$¥€£₹₩฿₱₽]")
"""One of these stands in the name of every currency: most sentences are told by a look."""
_PENCE: Final = ("p", "pence")
_MOST_PENCE: Final = 2
"""Figures of an amount in pence; what has more is told otherwise: "1080p"."""
_SCALES: Final[dict[str, Decimal | int]] = {
    "万": 10_000,
    "千": 1000,
    "k": 1000,
    "百": 100,
    "m": 1_000_000,
    "p": Decimal("0.01"),
}
_NO_MONEY: Final = re.compile(r"(?:日|旦|月|件|套|期|分)?(?:元旦|元素|元件|元器件|元月)")


_BARE: Final = re.compile(
    r"[\s款金额费用计为是共:](\d(?:\d{0,2}(?:,\d{3})+(?:\.\d\d)?|\d{0,5}\.\d\d))(?![\d%元块]|[.,]\d|\s*[ap]\.?m\b)"
)
"""Behind a character with which what is told as money ends; all else is skipped at once."""
_TOLD_AS_MONEY: Final = re.compile(
    r"(?:\b(?:(?:refund|credit|compensation|reimbursement|payment|claim|fee|sum|amount|total|balance|deposit|rebate"
    r"|charge|cost|bill|invoice|voucher)s?\s+(?:of|is|was)|pay(?:ing)?|paid|repay|refund(?:ed|ing)?"
    r"|credit(?:ed|ing)?|deduct(?:ed)?|charged)\s+(?:(?:you|him|her|them|back)\s+)?"
    r"|(?:款|金额?|额|费用?|共计|合计|总计)[为是共:]?\s*)$"
)
_NEAR: Final = 30
"""Characters before a figure in which it is told as money."""


class Amount(NamedTuple):
    start: int
    end: int
    value: Decimal
    currency: str | None
    """ISO 4217, or `YUAN`; None where the text names none."""


_PARTS: Final = re.compile(r"[。;!?.](?:(?<!\.)|(?<!rs\.)(?=\s))")
"""A mark that stands in no amount, behind which a text may be taken apart."""


_LONGEST_KEPT: Final = 400
"""Characters of a part; what is longer is nobody's sentence, and would take its memory at every key."""


class _Written(NamedTuple):
    """An amount as it stands in a text, before its figures are read."""

    start: int
    end: int
    figures: tuple[int, int]
    scale: str | None
    tenths: tuple[int, int] | None
    """Of the currency, told behind it: 三块五角."""
    currency: str


def amounts_in(plain: str, shape: str) -> tuple[Amount, ...]:
    """Of a folded text (`Reading.plain`), in order; `shape` is the same with a nought for every digit."""
    found: list[Amount] = []
    start = 0
    for end in [*[mark.end() for mark in _PARTS.finditer(shape)], len(shape)]:
        part = shape[start:end]
        for one in written_in(part) if len(part) <= _LONGEST_KEPT else _written_amounts(part, 0, len(part)):
            amount = _read(plain, start, one)
            if amount is not None:
                found.append(amount)
        start = end
    return tuple(found)


def amounts_between(plain: str, start: int, end: int) -> list[Amount]:
    """Of one sentence of a folded text."""
    written = _written_amounts(plain, start, end)
    return [amount for one in written if (amount := _read(plain, 0, one)) is not None]


def bare_amounts(plain: str, known: Sequence[Amount]) -> Iterator[Amount]:
    """Without a currency, but told as money: "compensation of 21.40", "退款金额为1,200.00"; none of the known ones."""
    places = {one.start for one in known}
    for found in _BARE.finditer(plain):
        start, end = found.span(1)
        if start not in places and _TOLD_AS_MONEY.search(plain, max(0, start - _NEAR), start):
            value = _value(found[1], None)
            if value is not None:
                yield Amount(start, end, value, None)


@lru_cache(maxsize=512)
def written_in(shape: str) -> tuple[_Written, ...]:
    """Of a part of a text. Kept, because from key to key only the part that is being typed changes, and because a desk
    writes the same sentences with other numbers."""
    return tuple(_written_amounts(shape, 0, len(shape)))


def _written_amounts(plain: str, start: int, end: int) -> Iterator[_Written]:
    if _ANY_MONEY.search(plain, start, end) is None:
        return
    for match in _AMOUNT.finditer(plain, start, end):
        written = _written(plain, match)
        if written is not None:
            yield written


def _written(plain: str, match: re.Match[str]) -> _Written | None:
    if match["after"] and _NO_MONEY.match(plain, match.start("after")):
        return None
    in_pence = match["after"] in _PENCE
    if in_pence and len(match["number"]) > _MOST_PENCE and match["number"].isdigit():
        return None
    return _Written(
        *match.span(),
        match.span("first" if match["first"] else "number"),
        "p" if in_pence else match["scale"] or match["tens"],
        match.span("odd") if match["odd"] and match["odd"] != "整" else None,
        _currency(match["before"] or match["after"]),
    )


def _read(plain: str, offset: int, written: _Written) -> Amount | None:
    """With the figures that stand in `plain`, in which what was written begins at `offset`."""
    start, end, figures, scale, tenths, currency = written
    value = _value(plain[offset + figures[0] : offset + figures[1]], scale)
    if value is None:
        return None
    if tenths is not None:
        value += Decimal(int(number_of(plain[offset + tenths[0]]) or 0)) / 10
    return Amount(offset + start, offset + end, value, currency)


def same_amount(value: Decimal, currency: str | None, other: Decimal, other_currency: str | None) -> bool:
    """Numbers are compared, the currency only where both name one."""
    return value == other and (currency is None or other_currency is None or _is_one(currency, other_currency))


def _is_one(currency: str, other: str) -> bool:
    return currency == other or ({currency, other} <= _IN_YUAN | {YUAN} and YUAN in (currency, other))


@lru_cache(maxsize=64)
def read_amount(written: str) -> tuple[Decimal, str | None] | None:
    """ "30.00", "CNY 1,200": None where it is no amount."""
    named = amounts_between(written.lower(), 0, len(written.lower()))
    if named:
        return named[0].value, named[0].currency
    try:
        return Decimal(written.replace(",", "").strip()), None
    except InvalidOperation:
        return None


def _value(written: str, scale: str | None) -> Decimal | None:
    try:
        value = Decimal(written.replace(",", ""))
    except InvalidOperation:
        number = number_of(" ".join(written.split()))
        if number is None:
            return None
        value = Decimal(int(number))
    return value * _SCALES[scale] if scale else value


def _currency(name: str) -> str:
    name = name.removesuffix("钱").removesuffix("s") if name not in _NAMES else name
    return YUAN if name in _YUAN else _NAMES.get(name, "CNY")
