"""The cleaning of strangers' text: the one way in.

What a stranger wrote may hold terminal commands, invisible words and direction switches. `clean_line` and
`clean_body` turn each of them into something visible, so that nothing acts and nothing vanishes; ordinary text in any
script passes unchanged. `strip_controls` is the last gate before a terminal: it deletes what must never get there.
Source of the rules: SYNC ("The store keeps text as it was received …"), TERMINAL "Safety".

What comes out has a width that can be told: each mark stands on a letter, each joiner between two emoji, and no more
of them than a real text has.
"""

import re
import unicodedata
from functools import cache, lru_cache

HIDDEN = "\N{WHITE VERTICAL RECTANGLE}"
"""Stands for invisible characters: direction switches, zero-width blanks, tag characters. One for a run of them."""

MARKS_PER_LETTER = 8
"""Combining marks kept on one letter; no orthography needs more than five."""

JOINS_PER_EMOJI = 8
"""Zero-width joiners kept in one emoji; the longest in Unicode has four."""

JAMO_PER_SYLLABLE = 3
"""Medial and final jamo kept after an initial one: Old Korean has a vowel and a cluster."""

TAGS_PER_FLAG = 7
"""Tag characters kept on a flag: six, and the one that ends them."""

TAB_STOP = 4

# Letters and digits of every script, and the punctuation, symbols and emoji that need no look. The Hangul fillers and
# the jamo without a width of their own count as letters in Unicode, so they are named.
_PLAIN = (
    r"\w !-~\u00a0-\u00ac\u00ae-\u00bf\u00d7\u00f7\u2000-\u200a\u2010-\u2027\u202f-\u205f\u20a0-\u20cf\u2100-\u2bff"
    r"\u2e00-\u2fff\u3000-\u3029\u3030-\u303f\u30fb\uff00-\uff65\uffe0-\uffee\ufffc\ufffd\ue000-\uf8ff"
    r"\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
)
_ODD_LETTERS = r"\u115f-\u11ff\ud7b0-\ud7ff\u3164\uffa0"

_NON_JOINER = "\u200c"
_C0_GLYPH = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\N{SYMBOL FOR DELETE}"}
_C1_SIGN = "\N{SYMBOL FOR ESCAPE}"
_LINE_BREAK_GLYPH = "\N{SYMBOL FOR NEWLINE}"
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_NO_LETTER = "\N{DOTTED CIRCLE}"
"""Carries a mark that stands on nothing."""

_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_HIDDEN_MARKS = frozenset("\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f")

_MARK, _JAMO, _BY_NEIGHBOURS = "mark", "jamo", "by neighbours"
"""Signs, told by identity."""


# Compiled with the first text that asks for them: it takes milliseconds, and a start needs none.


@cache
def _ordinary() -> re.Pattern[str]:
    """Most texts hold nothing else, which is told ten times as fast."""
    return re.compile(
        "[\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
        "\u1e00-\u1f15\u2010-\u2027\u20a0-\u20bf\u2100-\u218b\u2190-\u23ff\u2500-\u27bf\u3000-\u3029\u3041-\u3096"
        "\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff65]*"
    )


@cache
def _controls() -> re.Pattern[str]:
    return re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@cache
def _surrogates() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")


@cache
def _odd(allowed: str) -> re.Pattern[str]:
    """Stretches that need a look (`allowed` need none)."""
    return re.compile(rf"[^{_PLAIN}{allowed}]+|[{_ODD_LETTERS}]+")


def clean_line(text: str) -> str:
    """One line of strangers' text, safe to show: controls (LF and TAB too) become glyphs, hidden characters `▯`."""
    if (text.isascii() and text.isprintable()) or ("\n" not in text and _ordinary().fullmatch(text)):
        return text
    return _odd("").sub(_Cleaning(text), text)


def clean_body(text: str) -> str:
    """Strangers' text of many lines, safe to show: as `clean_line`, but CRLF and LF stay line breaks and TAB becomes
    blanks up to the next multiple of four."""
    if "\t" in text or "\r" in text:
        text = text.replace("\r\n", "\n").expandtabs(TAB_STOP)
    if _ordinary().fullmatch(text):
        return text
    return _odd("\n").sub(_Cleaning(text), text)


def strip_controls(text: str) -> str:
    """Deletes every C0, DEL, C1 and U+2028/2029, and makes a lone surrogate U+FFFD: the last gate before a terminal
    or a log.

    Data was cleaned long before; what still comes here is a mistake. Widths are kept: what is deleted is no cells
    wide, a lone surrogate counts as one."""
    if text.isprintable():
        return text
    return _surrogates().sub(_UNKNOWN, _controls().sub("", text))


class _Cleaning:
    """What stands for each odd stretch of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._kept = -2
        self._joined_at = -100
        self._joins = 0
        self._tag_at = -2
        self._tags = 0

    def __call__(self, stretch: re.Match[str]) -> str:
        text, start = self._text, stretch.start()
        out: list[str] = []
        marks = jamo = 0
        bare = start == 0 or text[start - 1] == "\n"
        for at in range(start, stretch.end()):
            char = text[at]
            shown = _alone(char)
            if shown is _BY_NEIGHBOURS:
                shown = self._by_neighbours(char, at)
            if shown is _MARK or shown == _NON_JOINER:
                marks += 1
                shown = char if marks <= MARKS_PER_LETTER else ""
                if bare:
                    out.append(_NO_LETTER)
            elif shown is _JAMO:
                marks = 0
                jamo = jamo + 1 if jamo or _begins_syllable(text, at) else JAMO_PER_SYLLABLE + 1
                shown = char if jamo <= JAMO_PER_SYLLABLE else HIDDEN
            elif shown:
                marks = 0
            if shown and (shown != HIDDEN or not out or out[-1] != HIDDEN):
                out.append(shown)
            if shown == char:
                self._kept = at
            bare = bare and not shown
        return "".join(out)

    def _by_neighbours(self, char: str, at: int) -> str:
        before = self._text[at - 1 : at] if at else ""
        if char in "\u200c\u200d":
            return self._joiner(char, at, before)
        if _selects_variation(char):
            return _variation(char, before)
        if _skin(char):
            return char if before and _pictographic(before) else HIDDEN
        return self._tag(char, at, before)

    def _joiner(self, char: str, at: int, before: str) -> str:
        """A joiner stays inside an emoji, and a non-joiner between letters of scripts that use it (Arabic, Indic); a
        joiner between such letters only asks for a shape, and goes; any other is hidden."""
        after = self._text[at + 1 : at + 2]
        if not before or not after:
            return HIDDEN
        emoji = _pictographic(before) or (self._kept == at - 1 and (before in "\ufe0f\u20e3" or _skin(before)))
        if char == "\u200d" and emoji and _pictographic(after):
            self._joins = self._joins + 1 if at - self._joined_at <= 4 else 1
            self._joined_at = at
            return char if self._joins <= JOINS_PER_EMOJI else HIDDEN
        if _uses_joiners(before) and (
            (_uses_joiners(after) and after.isalnum()) or (char == _NON_JOINER and after == " ")
        ):
            return "" if char == "\u200d" else char
        return HIDDEN

    def _tag(self, char: str, at: int, before: str) -> str:
        """Tags spell the name of a flag, such as Scotland's, after a black flag; any others are hidden words."""
        if before == "\U0001f3f4":
            self._tags = 1
        elif at - 1 == self._tag_at:
            self._tags += 1
        else:
            self._tags = TAGS_PER_FLAG + 1
        self._tag_at = at
        return char if self._tags <= TAGS_PER_FLAG else HIDDEN


@lru_cache(8192)
def _alone(char: str) -> str:
    """What stands for `char`, where its neighbours do not matter; else one of the three signs."""
    code = ord(char)
    category = unicodedata.category(char)
    if code in _C0_GLYPH:
        return _C0_GLYPH[code]
    if category == "Cc":
        return _C1_SIGN + chr(code - 0x40)
    if category in ("Cs", "Cn"):  # no character, or one that nobody here knows the width of
        return HIDDEN if 0xE0000 <= code <= 0xE0FFF or 0xFFF0 <= code <= 0xFFF8 or code == 0x2065 else _UNKNOWN
    if category in ("Zl", "Zp"):
        return _LINE_BREAK_GLYPH
    if char in _FILLERS or char in _HIDDEN_MARKS:
        return HIDDEN
    if char in "\u200c\u200d" or _selects_variation(char) or _skin(char) or 0xE0020 <= code <= 0xE007F:
        return _BY_NEIGHBOURS
    if category in ("Mn", "Me", "Mc"):
        return _MARK
    if category == "Lo":
        return _JAMO if 0x1160 <= code <= 0x11FF or (code >= 0xD7B0 and code <= 0xD7FF) else char
    return HIDDEN if category == "Cf" and char not in _VISIBLE_FORMATS else char


def _variation(char: str, before: str) -> str:
    """A selector stays on the character whose look it chooses; it shows nothing itself."""
    if char == "\ufe0e" or not before or unicodedata.category(before) in ("Mn", "Me", "Mc", "Zs", "Cc", "Cf"):
        return ""  # text instead of emoji: few terminals obey, and they differ about the width
    if char == "\ufe0f":
        return char if _pictographic(before) or before in "0123456789#*" else ""
    return char


def _selects_variation(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _begins_syllable(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return "\u1100" <= before <= "\u115e" or "\ua960" <= before <= "\ua97c" or "\uac00" <= before <= "\ud7a3"


def _pictographic(char: str) -> bool:
    """True for what an emoji may begin with; not for what only changes one."""
    code = ord(char)
    return (
        (0x1F000 <= code <= 0x1FAFF and not _skin(char))
        or 0x2190 <= code <= 0x2BFF
        or code in (0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x3030, 0x303D, 0x3297, 0x3299)
    )


def _skin(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _uses_joiners(char: str) -> bool:
    """True for a letter or mark of a script whose shapes joiners choose."""
    code = ord(char)
    if not char.isalnum() and _alone(char) is not _MARK:
        return False
    return 0x600 <= code <= 0x8FF or 0x900 <= code <= 0xDFF or 0x1780 <= code <= 0x18AF or 0x1000 <= code <= 0x109F
