"""`pii.card`, `pii.id`: a whole payment card or identity card number in a text that goes out. The suggestion masks
it."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from agent_tui.domain.masking import (
    CARD_DIGITS,
    IDENTITY_DIGITS,
    KEPT_FIRST_OF_CARD,
    KEPT_FIRST_OF_IDENTITY,
    KEPT_LAST,
    is_card,
    is_identity_card,
)
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.finding import Finding

_GAP = r"[ \u00a0\u2002-\u200b\u202f\u3000._\-\u2010-\u2015\u2212·]"
_CHAIN = re.compile(rf"(?<![a-z0-9_*+])[0-9](?:{_GAP}{{0,3}}[0-9])*(?:{_GAP}?x(?![a-z0-9]))?(?![a-z0-9*])")
"""Digits that stand close together, and perhaps the last sign of an identity card. Neither letters nor masked places
touch it."""
_LEAST = re.compile(rf"[0-9](?<![0-9][0-9])(?:{_GAP}{{0,3}}[0-9]){{{CARD_DIGITS[0] - 1}}}")
_GROUP = re.compile(r"[0-9]+x?|x")
_DECIMALS = re.compile(r"\.[0-9]{1,2}(?![0-9])")
_SHORTEST_PART = 3
"""Signs of a part of a number that others follow; what is shorter belongs to a date."""
_REGION = re.compile(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)")
"""With which an identity number begins: the province that issued it (GB/T 2260)."""
_OLDEST = 1850
"""Year of birth: of the standard's own example 1880."""
_AMERICAN_EXPRESS = ("34", "37")

_NAME = re.compile(
    r"(?P<card>(?:银行|信用|借记|储蓄|付款|支付|扣款|收款)卡|卡号|账户|账号|银联|身份证|证件"
    r"|\b(?:cards?|visa|mastercard|unionpay|accounts?|iban|identity|id (?:card|no|number)|(?<=with )ids?"
    r"|(?<=national )ids?"
    r"|(?<=resident )ids?|(?<=photo )ids?)\b)"
    r"|(?P<other>单号|流水|运单|订单|合同|编号|序列号|串号|条码|兑换码|券码|取件码|发票代码|税号|识别号"
    r"|(?:包裹|服务|申请|受理|赔案|交易|发票|协议|参考|追踪|跟踪|查询|凭证|设备|产品|会员|客户|批)号"
    r"|\b(?:orders?|tracking|track|contracts?|agreement|parcels?|shipments?|waybills?|consignment|invoices?|reference"
    r"|ref|case|tickets?|serial|booking|confirmation|transaction|voucher|policy|claim|receipt|barcode|meter|device"
    r"|batch|tax|vat|customer|member|membership|job|request|imei|iccid|sn)\b(?! card))"
)
_SPOKEN = frozenset({"phone", "counter"})
"""What is written there is a note for colleagues: nothing of it goes out."""
_FAR = 24
"""Characters between a number and its name."""
_FARTHEST = 48
"""Where it is said to be it: "the card in use for the booking is …"."""
_IS_BEFORE = re.compile(r"(?:\b(?:is|was)|:|为|是)\s*$")
_IN_PHRASE = re.compile(
    r"\b(?:for|on|of|to|from|against|in|with|under|by|via)\s+(?:(?:the|this|that|your|an?|our)\s+)?(?:\w+\s+)?$"
)
"""What stands after it only tells more about the thing that is named before."""
_STANDS_FOR_NAME = re.compile(
    r"\s*(?:and\s+)?(?:yours|his|hers|it|this|that|the (?:number|one))(?:'s|\s+(?:is|was|reads?))?\s*:?\s*$"
    r"|\s*(?:您的?|你的?|它|这个?|该|这串|号码)(?:的?号码?)?(?:就?是|为|:)\s*$"
)
"""Before a number whose name the clause before it told."""
_FOR_WHOM = re.compile(
    r"\b(?:for|shows?|showing|lists?|contains?|mentions?|names?|says)\s+(?:(?:the|a)\s+(?:person|guest|holder)\s+)?$"
    r"|\b(?:to|under|against|on|with)\s+(?:(?:the|an?|his|her|your)\s+)?id\s*:?\s*$"
)
_CLAUSE = re.compile(r"[，,。;；！!？?\n、]")
_NAMED_AFTER = re.compile(
    r"\s*\(?\s*(?:(?:是|为|is|was|being)\s*)?(?:(?:您的?|你的?|我们的?|your|our|the|an?)\s*)?(?=\S)"
)


def card(checked: Checked) -> Iterator[Finding]:
    """13 to 19 digits whose Luhn check holds, unless they are called an order, tracking or contract number."""
    for start, end, number in _numbers(checked):
        if (
            not _is_identity(number, checked.now)
            and _is_payment_card(number)
            and not _is_called_otherwise(checked, start, end)
        ):
            yield _finding("pii.card", checked, start, end, KEPT_FIRST_OF_CARD)


def identity(checked: Checked) -> Iterator[Finding]:
    """18 signs with a region, a day of birth and the check sign of MOD 11-2."""
    for start, end, number in _numbers(checked):
        if not _is_identity(number, checked.now):
            continue
        if _is_somebodys(checked, start) or not _is_called_otherwise(checked, start, end):
            yield _finding("pii.id", checked, start, end, KEPT_FIRST_OF_IDENTITY)


def _finding(rule: str, checked: Checked, start: int, end: int, kept_first: int) -> Finding:
    return Finding(rule, "warning", start, end, {}, _masked(checked.text[start:end], kept_first))


def _masked(written: str, kept_first: int) -> str:
    """The number as it was written, with a star for all but its first and last signs."""
    signs = [place for place, char in enumerate(written) if char.isalnum()]
    hidden = frozenset(signs[kept_first:-KEPT_LAST])
    return "".join("*" if place in hidden else char for place, char in enumerate(written))


def _numbers(checked: Checked) -> Iterator[tuple[int, int, str]]:
    """Start, end and bare signs of what is written as one number of 13 to 19 signs, in texts that go out."""
    if checked.context.internal or checked.channel in _SPOKEN:
        return
    plain = checked.reading.plain
    if not _may_hold_one(plain):
        return
    for chain in checked.own(_CHAIN):
        if chain.end() - chain.start() < CARD_DIGITS[0]:
            continue
        yield from _numbers_in(plain, chain.start(), chain.end())


# why kept: two rules ask for each text
@lru_cache(maxsize=2)
def _may_hold_one(plain: str) -> bool:
    return _LEAST.search(plain) is not None


def _numbers_in(plain: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    groups = [(group.start(), group.end()) for group in _GROUP.finditer(plain, start, end)]
    first = 0
    while first < len(groups):
        taken = 1
        if first and groups[first][1] - groups[first][0] == 1 == groups[first - 1][1] - groups[first - 1][0]:
            first += 1  # within digits that stand each by itself no number begins
            continue
        for last in reversed(range(first + 1, _reach(groups, first) + 1)):
            begin, stop = groups[first][0], groups[last - 1][1]
            if not _is_one_number(plain, groups, first, last) or _DECIMALS.match(plain, stop):
                continue
            number = "".join(plain[slice(*group)] for group in groups[first:last])
            if len(number) in CARD_DIGITS and (_is_identity(number, None) or _is_payment_card(number)):
                yield begin, stop, number
                taken = last - first
                break
        first += taken


def _reach(groups: list[tuple[int, int]], first: int) -> int:
    """Behind the last group that a number which begins with the group `first` may have."""
    signs, last = 0, first
    while last < len(groups) and (signs := signs + groups[last][1] - groups[last][0]) <= CARD_DIGITS[-1]:
        last += 1
    return last


def _is_one_number(plain: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether these groups are written as the parts of one number: alike set apart, none of them a short one but the
    last, or every sign by itself and nothing more of the kind beside it."""
    if last - first == 1:
        return True
    sizes = [end - start for start, end in groups[first:last]]
    if max(sizes) == 1:
        beside = groups[max(0, first - 1) : first] + groups[last : last + 1]
        if any(end - start == 1 for start, end in beside):
            return False
    elif min(sizes[:-1]) < _SHORTEST_PART:
        return False
    return len({plain[before[1] : after[0]] for before, after in pairwise(groups[first:last])}) == 1


def _is_payment_card(number: str) -> bool:
    if not number.isdigit() or (len(number) == 15 and not number.startswith(_AMERICAN_EXPRESS)):
        return False
    return is_card(number) and len(set(number)) > 1


def _is_identity(number: str, now: datetime | None) -> bool:
    if len(number) != IDENTITY_DIGITS or not _REGION.match(number) or not is_identity_card(number):
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return born.year >= _OLDEST and (now is None or born <= now.date())


def _is_somebodys(checked: Checked, start: int) -> bool:
    """What is named before it is for whom the number stands, or shows it: "the booking for …", "it shows …"."""
    return _FOR_WHOM.search(checked.reading.plain, max(0, start - _FAR), start) is not None


def _is_called_otherwise(checked: Checked, start: int, end: int) -> bool:
    """Whether what stands next to the number says that it is another one: "订单号", "tracking number"."""
    plain = checked.reading.plain
    clauses = _CLAUSE.split(plain[max(0, start - 2 * _FARTHEST) : start])
    before = clauses[-1][-_FARTHEST:]
    if len(clauses) > 1 and _STANDS_FOR_NAME.match(before) and (asked := list(_NAME.finditer(clauses[-2]))):
        return asked[-1].lastgroup == "other"
    if _IS_BEFORE.search(before) is None:
        before = before[-_FAR:]
    names = list(_NAME.finditer(before))
    if len(names) > 1 and _IS_BEFORE.search(before) and _IN_PHRASE.search(before, 0, names[-1].start()):
        names.pop()
    if names:
        return names[-1].lastgroup == "other"
    after = _NAMED_AFTER.match(plain, end)
    named = _NAME.match(plain, after.end()) if after and after.end() > end else None
    return named is not None and named.lastgroup == "other"
