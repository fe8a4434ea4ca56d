"""Numbers as people write them: figures, Chinese characters, English words."""

import re
from typing import Final

CHINESE_DIGITS: Final = "零〇一二两三四五六七八九十百千万廿卅"
CHINESE_NUMBER: Final = rf"[{CHINESE_DIGITS}]{{1,9}}"

_DIGITS: Final = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}

_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_WORDS: Final = {word: number for number, word in enumerate(_ONES)} | _TENS | {"ninety": 90, "a": 1, "an": 1}
_ORDINALS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

_TENS_WORD: Final = "|".join([*_TENS, "ninety"])
_ONES_WORD: Final = "|".join(reversed(_ONES[1:]))
ENGLISH_NUMBER: Final = rf"(?:(?:{_TENS_WORD})(?:[ -](?:{'|'.join(_ONES[1:10])}))?|{_ONES_WORD})"
ENGLISH_NUMBER_BEGINS: Final = "".join(sorted({word[0] for word in [*_ONES[1:], *_TENS, "ninety"]}))
"""The first letters of such a number."""
ENGLISH_ORDINAL: Final = (
    rf"(?:(?:twenty|thirty)[ -](?:{'|'.join(_ORDINALS[:9])})|thirtieth|{'|'.join(reversed(_ORDINALS))})"
)


def number_of(written: str) -> float | None:
    """ "24", "二十四", "两", "半", "twenty-four", "a", "half"; None where it is no number."""
    if written in ("半", "half"):
        return 0.5
    try:
        return float(written)
    except ValueError:
        pass
    chinese = _chinese(written)
    return chinese if chinese is not None else english_number(written)


def english_number(written: str) -> int | None:
    """ "twenty-four", "two hundred", "twelve hundred and fifty", "twenty-fifth"."""
    total, part = 0, 0
    seen = False
    for word in re.split(r"[ -]+", written):
        if word in _WORDS:
            part += _WORDS[word]
        elif word in _ORDINALS:
            part += _ORDINALS.index(word) + 1
        elif word == "thirtieth":
            part += 30
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
        elif word != "and":
            return None
        seen = seen or word != "and"
    return total + part if seen else None


def _chinese(written: str) -> int | None:
    if "廿" in written or "卅" in written:
        written = written.replace("廿", "二十").replace("卅", "三十")
    if not written or not all(char in _DIGITS or char in _PLACES or char == "万" for char in written):
        return None
    if len(written) > 1 and all(char in _DIGITS for char in written):  # 二〇二六
        return int("".join(str(_DIGITS[char]) for char in written))
    total, part, digit = 0, 0, 0
    place = 1
    for char in written:
        if char == "万":
            total, part, digit, place = total + (part + digit) * 10_000, 0, 0, 10_000
        elif char in _PLACES:
            part += (digit or 1) * _PLACES[char]
            digit, place = 0, _PLACES[char]
        else:
            digit = _DIGITS[char]
            place = 10 if digit == 0 else place
    if digit and place >= 100 and written[-2:-1] in ("百", "千", "万"):  # 一百二, 三千五, 一万二
        digit *= place // 10
    return total + part + digit
