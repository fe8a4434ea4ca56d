"""What whoever walks past a screen must not read: phone numbers, bank cards, identity cards, mail addresses.

`mask_numbers` finds them in any text by their own check digits (cards: Luhn, ISO/IEC 7812-1; identity cards: MOD 11-2,
GB 11643) and by the shape of a phone number, and hides the middle. Digits are replaced one for one by a sign of the
same width, so that nothing moves when a number is shown again. Order numbers and dates have no such check and stay.
Of a mail address (RFC 5321, and RFC 6531 for names in other scripts) the first characters of both its parts stay.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

KEPT_LAST = 4
"""What people name when they are asked for "the last four"."""
KEPT_FIRST_OF_CARD = 4
KEPT_FIRST_OF_IDENTITY = 3
KEPT_FIRST_OF_PHONE = 3

CARD_DIGITS = range(13, 20)
IDENTITY_DIGITS = 18

_GAP = r"[ \u00a0\u2007\u2009\u202f\u3000.\-\u2010-\u2015\uff0d\uff0e\u25af]{0,3}"
"""What people put between the parts of one number; the last one stands for what was hidden (`domain.text`)."""

_CHAIN = re.compile(rf"\d(?:{_GAP}\d)*")
_GROUP = re.compile(r"\d+")
_LEAST = re.compile(rf"\d(?:{_GAP}\d){{7}}")
"""Fewer digits are no number of a person."""

_CARD_BEGINS = re.compile(r"(?:[34569]|81|2[2-7])")
_PHONE = re.compile(r"(?:1[3-9]\d{9}|0\d{2,3}\d{7,8})\Z")
"""A mobile of China, or a landline there with its area's code."""
_CHINA = re.compile(r"(?:0086|86)(?=1[3-9]\d{9}\Z)")
INTERNATIONAL_DIGITS = range(8, 16)
"""After a plus sign (E.164)."""
LEAST_DIGITS = 10
"""Of a number without a plus sign: what North America writes as 3-3-4."""
MOST_PARTS = 60
"""Nobody writes a number in more parts than these; a longer chain is hidden as it is, because to try it costs time."""
_MOST_CHARACTERS = 200
"""A longer chain of digits is looked at in pieces, each of which may be somebody's number."""

LINE_HOLDS = 1000
"""Characters; more than the widest screen has cells."""
_LONGEST_NUMBER = 64

_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_CHECKS = "10X98765432"
_X = "xXｘＸ"


_AT = re.compile("[@＠]")
_MOST_OF_NAME, _MOST_OF_DOMAIN = 64, 255
"""Characters (RFC 5321)."""
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NAME = re.compile(rf"(?:(?:[^\W{_HAN}]|[.+\-%'])+|[{_HAN}]+)")
"""Before the @, from there to the left. Chinese is written around an address without a blank, or is all of the name."""
_DOMAINS = (
    re.compile(rf"(?:[^\W_{_HAN}]|-)+(?:[.．。](?:[^\W_{_HAN}]|-)+)*[.．。][^\W\d_{_HAN}]{{2,63}}"),
    re.compile(r"[\w\-]+(?:[.．。][\w\-]+)*[.．。][^\W\d_]{2,63}"),
)


def mask_numbers(text: str) -> str:
    """`text` with the middle of every phone, card and identity number hidden, and of every mail address all but the
    first characters of both parts (`c*********@e**********`); as wide as it was."""
    hidden = set(_hidden_of_addresses(text))
    if not hidden and not _LEAST.search(text):
        return text
    for chain in _CHAIN.finditer(text):
        for start in range(chain.start(), chain.end(), _MOST_CHARACTERS // 2):
            hidden.update(_hidden_in(text, start, min(chain.end(), start + _MOST_CHARACTERS), chain.start()))
    if not hidden:
        return text
    return "".join(_sign_for(char) if at in hidden else char for at, char in enumerate(text))


def mask_line(text: str) -> str:
    """As `mask_numbers`, for what is shown on one line: blanks run together, and only so much as a line may hold."""
    masked = mask_numbers(" ".join(text[:LINE_HOLDS].split()))
    # the end may be half of a number, which nobody knows for one
    return masked if len(text) <= LINE_HOLDS else masked[:-_LONGEST_NUMBER]


def _hidden_of_addresses(text: str) -> Iterator[int]:
    """The places in mail addresses that are hidden."""
    for at in _AT.finditer(text):
        start, end = at.span()
        limit = end + _MOST_OF_DOMAIN
        domain = next((found for one in _DOMAINS if (found := one.match(text, end, limit))), None)
        name = _NAME.match(text[max(0, start - _MOST_OF_NAME) : start][::-1]) if domain is not None else None
        if name is not None and domain is not None:
            yield from range(start - name.end() + 1, start)
            yield from range(end + 1, domain.end())


def mask_address(value: str) -> str:
    """A mail address that is known to be one, whatever it looks like: the first characters of both its parts stay."""
    name, at, domain = value.rpartition("@")
    return "".join(part[:1] + "".join(map(_sign_for, part[1:])) for part in (name, at, domain))


def mask_value(value: str) -> str:
    """An account or a number that is known to be one, whatever its check digits say: its middle hidden."""
    letters = [at for at, char in enumerate(value) if char.isalnum()]
    first = KEPT_FIRST_OF_PHONE if len(letters) > KEPT_FIRST_OF_PHONE + KEPT_LAST else 1
    last = KEPT_LAST if len(letters) > first + KEPT_LAST else 1
    inside = set(letters[first:-last] if len(letters) > 2 else letters)
    return "".join(_sign_for(char) if at in inside else char for at, char in enumerate(value))


def is_card(digits: str) -> bool:
    """True for the digits of a payment card: as many as one has, its first ones, and Luhn's check."""
    if len(digits) not in CARD_DIGITS or not _CARD_BEGINS.match(digits):
        return False
    total = 0
    for place, digit in enumerate(map(int, reversed(digits))):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def is_identity_card(number: str) -> bool:
    """True for the 18 characters of a Chinese identity card: a day of birth in it, and its MOD 11-2 check sign."""
    if len(number) != IDENTITY_DIGITS or not number[:-1].isdigit():
        return False
    century, month, day = int(number[6:8]), int(number[10:12]), int(number[12:14])
    if not (18 <= century <= 20 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_IDENTITY_WEIGHTS, number, strict=False))
    return _IDENTITY_CHECKS[total % 11] == number[-1].upper()


def _hidden_in(text: str, start: int, end: int, chain_start: int) -> Iterator[int]:
    """The places of the digits to hide in one chain of digits that stand close together."""
    groups = [(found.start(), found.end()) for found in _GROUP.finditer(text, start, end)]
    places = [at for begin, stop in groups for at in range(begin, stop)]
    if len(groups) > MOST_PARTS:
        yield from places[:-KEPT_LAST]
        return
    digits = "".join(str(unicodedata.digit(text[at], 0)) for at in places)
    ends = [0, *accumulate(stop - begin for begin, stop in groups)]
    if start == chain_start and start > 0 and text[start - 1] in "+＋":
        last = max((stop for stop in ends if stop <= INTERNATIONAL_DIGITS[-1]), default=0)
        if last in INTERNATIONAL_DIGITS:
            country = _CHINA.match(digits[:last])
            yield from places[KEPT_FIRST_OF_PHONE + (country.end() if country else 0) : last - KEPT_LAST]
    check = end < len(text) and text[end] in _X and not text[end + 1 : end + 2].isalnum()
    if check and is_identity_card(digits[-IDENTITY_DIGITS + 1 :] + "X"):
        # the X is the last of the four that stay
        yield from places[-IDENTITY_DIGITS + 1 + KEPT_FIRST_OF_IDENTITY : -KEPT_LAST + 1]
    for first, begin in enumerate(ends[:-1]):
        for last in range(first + 1, len(ends)):
            stop = ends[last]
            if stop - begin > CARD_DIGITS[-1]:
                break
            if stop - begin < LEAST_DIGITS:
                continue
            kept = _kept(digits[begin:stop])
            if kept is None and last - first == 3 and (ends[first + 1] - begin, stop - ends[last - 1]) == (3, 4):
                kept = KEPT_FIRST_OF_PHONE if stop - begin == LEAST_DIGITS else None
            if kept is not None:
                yield from places[begin + kept : stop - KEPT_LAST]


def _kept(number: str) -> int | None:
    """How many of the first digits stay where this is a number to hide; else None."""
    if is_identity_card(number):
        return KEPT_FIRST_OF_IDENTITY
    if is_card(number):
        return KEPT_FIRST_OF_CARD
    if country := _CHINA.match(number):
        return country.end() + KEPT_FIRST_OF_PHONE
    return KEPT_FIRST_OF_PHONE if _PHONE.match(number) else None


def _sign_for(char: str) -> str:
    return "＊" if unicodedata.east_asian_width(char) in "WF" else "*"
