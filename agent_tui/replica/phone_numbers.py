"""Telephone numbers in one way of writing: E.164, with the extension apart.

Most numbers of a desk are written in two or three ways that need no library; those are read here. Everything else is
read by `phonenumbers`, which is loaded with the first number that needs it: it is large, and no first paint waits for
it. Both read the same (a test compares them for every country).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from agent_tui.domain.values import DEFAULT_REGION

NUMBER_LIMIT = 60
"""Characters; what is longer is no telephone number."""

_BLANKS = str.maketrans("", "", " -\u00a0\u2010\u2011\u2012\u2013\u2014\u2015.")
_FULL = re.compile(r"\+[1-9]\d{7,14}\Z", re.ASCII)
_CHINA_MOBILE = re.compile(r"(?:\+86|0086|86)?(1[3-9]\d{9})\Z", re.ASCII)
_CHINA = "CN"
_CHINESE_EXTENSION = re.compile(r"\s*(?:转|轉|分机|分機)\s*(\d{1,6})\s*\Z")
_NOT_DIGIT = re.compile(r"\D", re.ASCII)
_FEWEST_DIGITS = 3
"""Of a short number, such as 110."""

_TWO_DIGIT_CODE = re.compile(r"2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
"""Countries of two digits (ITU E.164); 1 and 7 have one, all others three."""
_TO_THE_LIBRARY = ("39", "52", "54")
"""Countries whose numbers change with a look at their plan."""


class PhoneNumber(NamedTuple):
    number: str
    """E.164, such as `+8613800000001`; the digits alone where nobody knows a country for them (10086)."""
    national: str
    """Without the country, and without the 0 before an area."""
    extension: str = ""


def phone_number(value: str, region: str = DEFAULT_REGION) -> PhoneNumber | None:
    """What somebody wrote as a telephone number in `region`; None where there is no number in it."""
    if region == _CHINA and (mobile := _CHINA_MOBILE.match(value)):
        return PhoneNumber("+86" + mobile[1], mobile[1])
    if len(value) > NUMBER_LIMIT:
        return None
    text = value if value.isascii() else unicodedata.normalize("NFKC", value)
    bare = text.translate(_BLANKS)
    if region == _CHINA and (mobile := _CHINA_MOBILE.match(bare)):
        return PhoneNumber("+86" + mobile[1], mobile[1])
    if _FULL.match(bare) and (national := _national(bare[1:])):
        return PhoneNumber(bare, national)
    return _read_by_library(text, region) or _digits_alone(text)


def _national(digits: str) -> str | None:
    """What follows the country in a full number; None where that takes a look at the country's plan."""
    if digits.startswith(_TO_THE_LIBRARY):
        return None
    length = 1 if digits[0] in "17" else 2 if _TWO_DIGIT_CODE.match(digits) else 3
    national = digits[length:]
    return None if national.startswith("0") else national


@lru_cache(maxsize=2048)
def _read_by_library(text: str, region: str) -> PhoneNumber | None:
    # why: loaded here because most numbers need no library and it is slow to load
    import phonenumbers

    try:
        read = phonenumbers.parse(_CHINESE_EXTENSION.sub(r" ext \1", text), region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(read):
        return None
    return PhoneNumber(
        phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164),
        phonenumbers.national_significant_number(read),
        read.extension or "",
    )


def _digits_alone(text: str) -> PhoneNumber | None:
    digits = _NOT_DIGIT.sub("", text)
    national = digits.lstrip("0")
    return PhoneNumber(digits, national) if len(digits) >= _FEWEST_DIGITS and national else None
