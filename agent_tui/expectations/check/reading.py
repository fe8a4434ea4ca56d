"""A text as the rules read it: sentence by sentence, in one way of writing, without what others said.

`plain` is as long as the text, character for character, so that every place found in it is a place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from agent_tui.expectations.check.script import SIMPLIFIED

Script = Literal["zh", "en"]


class Sentence(Struct, frozen=True, gc=False):
    start: int
    end: int
    """In code points of the whole text, the closing mark included."""
    plain: str
    shape: str
    """`plain` with a nought for every digit: how a thing is put does not depend on which number is named."""
    language: Script
    """What it is written in."""
    is_question: bool


class Reading(Struct, frozen=True, gc=False):
    text: str
    plain: str
    """Full-width forms narrow, traditional characters simplified, letters in lower case: one character for one."""
    shape: str
    """`plain` with a nought for every digit."""
    sentences: tuple[Sentence, ...]
    """Those of the writer. Lines quoted from somebody else ("> …", "On … wrote:", "原始邮件") are in none of them."""


def read(text: str) -> Reading:
    """`text` in one way of writing, and its writer's own sentences."""
    plain = text.lower() if text.isascii() else "。".join(map(_folded, text.split("。")))
    # why as bytes: a table translates them at once, characters one by one
    shape = plain.encode("utf-8", "surrogatepass").translate(_NOUGHTS).decode("utf-8", "surrogatepass")
    sentences = []
    for paragraph in _own_paragraphs(text, plain):
        for start, end in _sentences(text, plain, *paragraph):
            of_one = shape[start:end]
            sentences.append(Sentence(start, end, plain[start:end], of_one, *_what_it_is(of_one)))
    return Reading(text, plain, shape, tuple(sentences))


# --- one way of writing ----------------------------------------------------------------------------------------------


class _Folded(dict[int, str]):
    """One character for one. Learns the characters of the basic plane as they come; others are folded each time."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        narrow = unicodedata.normalize("NFKC", char)
        if len(narrow) != 1:
            narrow = char
        narrow = SIMPLIFIED.get(ord(narrow), narrow)
        lower = narrow.lower()
        folded = lower if len(lower) == 1 else narrow
        if code <= 0xFFFF:
            self[code] = folded
        return folded


LONGEST_SENTENCE_KEPT = 1_000
"""Characters of a sentence of which it is kept what was read in it: of a longer one that would be a megabyte a key."""

_LONGEST_KEPT = 400
"""Characters of a part; what is longer is nobody's sentence, and would take its memory at every key."""


def _folded(part: str) -> str:
    return _folded_once(part) if len(part) <= _LONGEST_KEPT else part.translate(_FOLDED)


@lru_cache(maxsize=512)
def _folded_once(part: str) -> str:
    """Kept, because from key to key only one part of a text changes, and to look up each character takes long."""
    return part.translate(_FOLDED)


_FOLDED = _Folded({ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'", ord("\N{LEFT SINGLE QUOTATION MARK}"): "'"})
_NOUGHTS = bytes.maketrans(b"123456789", b"000000000")

# --- the writer's own lines ------------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\n\u2028\u2029]*(?:[\n\u2028\u2029]|\Z)")
_QUOTED_LINE = re.compile(r"[ \t\r]*(?:>|\|[ \t]*>)")
_THEY_SAY = re.compile(r"[ \t]*(?:客户|用户|顾客|来电人|customer|caller|client|guest)[ \t]?:")
_WE_SAY = re.compile(r"[ \t]*(?:客服|坐席|座席|我方|我|agent|adviser|advisor|me|us)[ \t]?:")
"""Both in one text: what was said in turn, and the customer's turns are not ours."""
_LONGEST_HEAD = 400
"""Of the line that announces an older message, in characters."""
_ANNOUNCED = re.compile(
    r"[ \t]*(?:on\b.{4,160}|(?=.*[\d@]).{4,160})\bwrote:[ \t\r]*|[ \t]*(?=.*[\d@]).{2,160}写道:[ \t\r]*"
    r"|[ \t]*(?:am\b.{2,160}\d.{0,40}\bschrieb\b.{0,160}|le\b.{2,160}\d.{0,160}\ba écrit ?"
    r"|el\b.{2,160}\d.{0,160}\bescribió):[ \t\r]*"
)
"""Whose words follow: quoted lines, or all that is left."""
_ANNOUNCED_BEGINS = re.compile(r"[ \t]*on\b.{4,100}\d.{0,100}")
_WROTE = re.compile(r".{0,100}\bwrote:[ \t\r]*")
_ORIGINAL = re.compile(
    r"[ \t]*[-=_—*]{2,}(?:[ \t]|&nbsp;)*(?:original (?:message|e-?mail|appointment)|forwarded (?:message|by\b.{0,80})"
    r"|原始(?:邮件|信件|消息|讯息)|(?:转发的?|回复的?)原?(?:邮件|信件|消息)(?:信息)?|邮件原件|原邮件|以下为原文)"
    r"(?:[ \t]|&nbsp;)*[-=_—*]*[ \t\r]*"
    r"|[ \t]*begin forwarded message:[ \t\r]*"
)
_HEADER_FIRST = re.compile(r"[ \t]*\**(?:from|发件人|寄件者|寄件人) ?:\**.{2,200}")
_HEADER_NEXT = re.compile(r"[ \t]*\**(?:sent|date|to|发送时间|收件人|收件者|寄件日期|日期|发送日期|时间) ?:\**.{2,200}")
_ITEM = re.compile(r"[ \t]*(?:[-*•·>#]|\(?\d{1,2}[.)、](?!\d)|\(?[a-z][.)] )")
_WRAPPED_AT = 45
"""A line shorter than this was ended by its writer, not by the width of a screen."""


def _own_paragraphs(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of what runs on: a line, or several where a mail programme broke them."""
    lines = [(found.start(), found.end()) for found in _LINE.finditer(plain) if found.end() > found.start()]
    is_dialogue = all(any(one.match(plain, first) for first, _ in lines) for one in (_THEY_SAY, _WE_SAY))
    start = end = 0
    for place, (first, last) in enumerate(lines):
        line = plain[first:last].rstrip("\n\u2028\u2029")
        if not line or line.isspace():
            if end > start:
                yield start, end
            start = end = last
            continue
        ahead = [plain[slice(*span)].rstrip("\n\r\u2028\u2029") for span in lines[place + 1 : place + 4]]
        if _ends_ours(line, ahead):
            break
        if _is_others(line, ahead) or (is_dialogue and _THEY_SAY.match(line)):
            if end > start:
                yield start, end
            start = end = last
            continue
        if end > start and not _runs_on(
            text[start:end] if end - start < 400 else text[end - 400 : end], text[first:last]
        ):
            yield start, end
            start = first
        elif end == start:
            start = first
        end = last
    if end > start:
        yield start, end


def _ends_ours(line: str, ahead: list[str]) -> bool:
    """All that follows is an older message."""
    if len(line) > _LONGEST_HEAD:
        return False
    if _ORIGINAL.fullmatch(line):
        return True
    if _HEADER_FIRST.fullmatch(line) and any(_HEADER_NEXT.fullmatch(next_) for next_ in ahead):
        return True
    follows = next((next_ for next_ in ahead if next_.strip()), "")
    if _ANNOUNCED.fullmatch(line):
        return not _QUOTED_LINE.match(follows)
    return False


def _is_others(line: str, ahead: list[str]) -> bool:
    if _QUOTED_LINE.match(line):
        return True
    if len(line) > _LONGEST_HEAD:
        return False
    if _ANNOUNCED.fullmatch(line):
        return True
    wraps = bool(ahead) and _ANNOUNCED_BEGINS.fullmatch(line) is not None
    return wraps and _WROTE.fullmatch(ahead[0]) is not None


def _runs_on(before: str, line: str) -> bool:
    """Whether the line only continues the one before it: that one is long and unfinished, this one begins small."""
    last = before.rstrip("\n\r\u2028\u2029").rpartition("\n")[2].rstrip()
    begins = line.lstrip()[:1]
    if len(last) < _WRAPPED_AT or not begins or _ITEM.match(line.lower()):
        return False
    return last[-1] not in ".!?:;。！？：；…" and (begins.islower() or begins.isdigit() or begins in "($£€¥\"'")


# --- sentences -------------------------------------------------------------------------------------------------------

_CLOSING_MARKS = "\"')]}”」』）】》"
_CLOSING = re.escape(_CLOSING_MARKS)
_END = re.compile(
    rf"[!?。;.…~](?:(?<=[!?。])[!?。]*[!?。.~…]*[{_CLOSING}]*|(?<=;)|(?<=\.)\.*[{_CLOSING}]*|(?<=…)…*[{_CLOSING}]*"
    r"|(?<=[哦呢啦哈呀的了噢喔呐哟]~)~*)"
)
"""Begins with a set: what stands between two ends is then skipped at once."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
_SHORTENED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nos|ref|tel|ext|fig|vs|approx|est|incl|excl|min|max|acct|dept|art|vol|attn|sr|jr"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun)"
    r"|(?:^|[\s(])[a-z](?:\.[a-z])*)$"
)
"""Goes on after its full stop."""
_SHORTENED_EITHER_WAY = re.compile(r"\b(?:[ap]\.m|etc|inc|ltd|co|corp|hrs?|mins?|secs?|e\.t\.a|u\.[sk]|no)$")
"""Goes on unless a capital follows."""
_LONGEST_SHORTENED = 6
"""Letters of these."""
_LONGEST_SENTENCE = 2_000
"""Characters. The rules look back and ahead within a sentence: in one of a megabyte they would for minutes."""
_NEAR_BORDER = 200
"""Characters in which the end of a part is looked for."""


def _sentences(text: str, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence between two places, blanks around them left out."""
    begin = start
    # why asked first: few texts name one, and that is told fastest so
    addresses = _ADDRESS.finditer(plain, start, end) if "://" in plain or "www." in plain else iter(())
    address = next(addresses, None)
    for found in _END.finditer(plain, start, end):
        while address is not None and address.end() <= found.start():
            address = next(addresses, None)
        if found.start() < begin or (
            address is not None and address.start() <= found.start() and found.end() < address.end()
        ):
            continue
        if plain[found.start()] == "。" or _is_end(text, plain, found.start(), found.end(), begin, end):
            yield from _parts(plain, begin, found.end())
            begin = found.end()
    yield from _parts(plain, begin, end)


def _parts(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence between two places; one that is longer than anybody writes, in parts."""
    while end - start > _LONGEST_SENTENCE:
        border = start + _LONGEST_SENTENCE
        near = [plain.rfind(mark, border - _NEAR_BORDER, border) + 1 for mark in ",，、 "]
        border = max(near) or border
        if part := _stripped(plain, start, border):
            yield part
        start = border
    if part := _stripped(plain, start, end):
        yield part


def _is_end(text: str, plain: str, at: int, after: int, begin: int, end: int) -> bool:
    mark, before, next_ = plain[at], plain[at - 1 : at] if at > begin else "", plain[after : min(after + 1, end)]
    if mark == ";":
        return text[at] == "；" or _is_han(before) or _is_han(next_)
    if mark == "…":
        return after - at > 1 or not next_ or next_.isspace()
    if mark != ".":
        return not (next_.isascii() and next_.isalnum() and before.isascii() and mark in "!?" and before.isalnum())
    if _is_han(next_):
        return not before.isdigit()
    if next_ and not next_.isspace():
        return False
    word = plain[max(begin, at - 12) : at]
    follows = text[after : min(after + 8, end)].lstrip()[:1]
    if after - at > 1 and plain[after - 1] == ".":
        return not follows or not follows.islower()
    if not next_ or not follows:
        return True
    if (
        word.strip().isdigit()
        and at - len(word.strip()) <= begin + 4
        and not plain[begin : at - len(word.strip())].strip()
    ):
        return False  # the number of an item: "1. We will"
    if word[-1:].isdigit() or (len(word) > _LONGEST_SHORTENED and word[-_LONGEST_SHORTENED - 1 :].isalpha()):
        return True
    if _SHORTENED_EITHER_WAY.search(word) and not follows.isupper():
        return False
    return _SHORTENED_EITHER_WAY.search(word) is not None or _SHORTENED.search(word) is None


def _stripped(plain: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


# --- what a sentence is ----------------------------------------------------------------------------------------------

_LATIN_WORD = re.compile(r"[a-z][a-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENDS = f"!?.。~…{_CLOSING_MARKS}"
_ASKS = ("吗", "么", "没有呢", "了没")
_ECHOES = re.compile(r"(什么|怎么|多么|那么)[^,。;]{0,12},?[^,。;]{0,6}就[^,。;]{0,10}\1$|没什么$")
"""Asks nothing: "您要什么我们就配什么"."""


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


@lru_cache(maxsize=512)
def _what_it_is(shape: str) -> tuple[Script, bool]:
    """The language of a sentence, and whether it is a question. Kept, because from key to key only one changes."""
    return _language(shape), _is_question(shape)


def _language(plain: str) -> Script:
    if plain.isascii():
        return "en"
    if _HAN.search(plain) is None:
        return "en"
    latin = len(_LATIN_WORD.findall(plain))
    return "zh" if not latin or len(_HAN.findall(plain)) >= latin else "en"


def _is_question(plain: str) -> bool:
    """It ends with a question mark, or with a Chinese word that asks."""
    said = plain.rstrip(_ENDS)
    return "?" in plain[len(said) :] or (said.endswith(_ASKS) and _ECHOES.search(said) is None)
