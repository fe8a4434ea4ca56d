"""The cleaning of strangers' text: the one way in.

What a stranger wrote may hold terminal commands, invisible words and direction switches. `clean_line` and
`clean_body` turn each of them into something visible that takes one cell, so that nothing acts and nothing vanishes;
ordinary text in any script passes unchanged. `strip_controls` is the last gate before a terminal: it deletes what
must never get there. Source of the rules: SYNC ("The store keeps text as it was received …"), TERMINAL "Safety".
"""

import re
import unicodedata

HIDDEN = "\N{WHITE VERTICAL RECTANGLE}"
"""Stands for an invisible character: a direction switch, a zero-width blank, a tag character."""

MARKS_PER_LETTER = 8
"""Combining marks kept on one letter; no orthography needs more than five."""

JOINS_PER_EMOJI = 8
"""Zero-width joiners kept in one emoji; the longest in Unicode has four."""

TAB_STOP = 4

_NEEDS_WORK = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
    "|[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
"""A text without any of these is clean as it stands, but for overlong runs of marks in other scripts."""

_C0_GLYPH = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\N{SYMBOL FOR DELETE}"}
_LINE_BREAK_GLYPH = "\N{SYMBOL FOR NEWLINE}"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_line(text: str) -> str:
    """One line of strangers' text, safe to show: controls (LF and TAB too) become glyphs, hidden characters `▯`."""
    return _clean(text, body=False)


def clean_body(text: str) -> str:
    """Strangers' text of many lines, safe to show: as `clean_line`, but CRLF and LF stay line breaks and TAB becomes
    blanks up to the next multiple of four."""
    if "\t" in text or "\r" in text:
        text = text.replace("\r\n", "\n").expandtabs(TAB_STOP)
    return _clean(text, body=True)


def strip_controls(text: str) -> str:
    """Deletes every C0, DEL, C1 and U+2028/2029, and makes each lone surrogate `�`: the last gate before a
    terminal or a log.

    Data was cleaned long before; what still comes here is a mistake. Widths are kept: what is deleted is no cells
    wide, a lone surrogate counts as one."""
    if text.isprintable():
        return text
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))


def has_hidden(text: str) -> bool:
    """True where a cleaned text shows that it hid something."""
    return HIDDEN in text


def _clean(text: str, *, body: bool) -> str:
    if _is_plain(text):
        return text
    out: list[str] = []
    marks = joins = 0
    previous = ""
    for index, char in enumerate(text):
        code = ord(char)
        if code < 0x20 or code == 0x7F:
            shown = char if body and char == "\n" else _C0_GLYPH[code]
        elif 0x80 <= code <= 0x9F:
            shown = "\N{SYMBOL FOR ESCAPE}" + chr(code - 0x40)
        elif 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            shown = "\N{REPLACEMENT CHARACTER}"
        elif char in "\u2028\u2029":
            shown = _LINE_BREAK_GLYPH
        elif char in "\u200c\u200d":
            shown, joins = _joiner(text, index, joins)
        elif 0xE0020 <= code <= 0xE007F:
            shown = char if _in_flag(text, index) else _once(out)
        elif 0xFE00 <= code <= 0xFE0F:
            shown = char if previous and not _is_mark(previous) else ""
        elif (
            unicodedata.category(char) == "Cf" or char in "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0"
        ):
            shown = char if 0x600 <= code <= 0x605 or code in (0x6DD, 0x70F, 0x8E2, 0x110BD) else _once(out)
        elif 0xE0100 <= code <= 0xE01EF:
            shown = char if previous and not _is_mark(previous) else ""
        elif _is_mark(char):
            marks += 1
            shown = char if marks <= MARKS_PER_LETTER else ""
        else:
            shown = char
        if not _is_mark(char):
            marks = 0
            if char != "\u200d" and not _joins_on(text, index):
                joins = 0
        previous = char
        if shown:
            out.append(shown)
    return "".join(out)


def _is_plain(text: str) -> bool:
    if text.isascii():
        return text.isprintable() or not _CONTROLS.search(text)
    if _NEEDS_WORK.search(text):
        return False
    return text.isprintable() or not any(_is_mark(c) or unicodedata.category(c) in ("Cf", "Cs", "Cn") for c in text)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me")


def _once(out: list[str]) -> str:
    """One glyph for a run of hidden characters."""
    return "" if out and out[-1] == HIDDEN else HIDDEN


def _joiner(text: str, index: int, joins: int) -> tuple[str, int]:
    """A joiner stays inside an emoji and between letters of scripts that use it (Arabic, Indic); else it is hidden."""
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    if text[index] == "\u200d" and before and after and _pictographic(before) and _pictographic(after):
        return ("\u200d", joins + 1) if joins < JOINS_PER_EMOJI else (HIDDEN, 0)
    if before and after and _uses_joiners(before) and (_uses_joiners(after) or after == " "):
        return text[index], joins
    return HIDDEN, joins


def _joins_on(text: str, index: int) -> bool:
    return index + 1 < len(text) and (text[index + 1] == "\u200d" or _pictographic(text[index + 1]))


def _pictographic(char: str) -> bool:
    code = ord(char)
    return (
        0x1F000 <= code <= 0x1FAFF
        or 0x2190 <= code <= 0x2BFF
        or code in (0xFE0F, 0x20E3, 0xA9, 0xAE, 0x3030, 0x303D, 0x3297, 0x3299)
    )


def _uses_joiners(char: str) -> bool:
    code = ord(char)
    return 0x600 <= code <= 0x8FF or 0x900 <= code <= 0xDFF or 0x1780 <= code <= 0x18AF or 0x1000 <= code <= 0x109F


def _in_flag(text: str, index: int) -> bool:
    """True for a tag character of a flag such as Scotland's: a black flag, then at most seven tags."""
    start = index
    while start and 0xE0020 <= ord(text[start]) <= 0xE007F and index - start < 8:
        start -= 1
    return text[start] == "\U0001f3f4"
