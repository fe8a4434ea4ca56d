"""How a cell looks (SGR: colours and attributes), and the shortest way from one look to the next."""

from functools import lru_cache

import msgspec
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 51: 54, 52: 54, 53: 55}
_SEEN_ON_BLANKS = frozenset({4, 7, 9, 21, 51, 52, 53})
"""Underlines, reverse, strike, frames, overline: attributes that show where there is no letter."""


class Sgr(msgspec.Struct, frozen=True):
    """Parameters of SGR. Made by `sgr_of` only, so that equal looks are the same object."""

    attributes: frozenset[int]
    foreground: str
    """`38;2;224;224;224`, `31` …; empty for the terminal's own."""
    background: str

    @property
    def erasable(self) -> bool:
        """True where a blank of this look is what erasing leaves, given that erasing takes the background on."""
        return not self.attributes


_KNOWN: dict[str, Sgr] = {}


def _intern(sgr: Sgr) -> Sgr:
    return _INTERNED.setdefault(sgr, sgr)


PLAIN = Sgr(frozenset(), "", "")
_INTERNED: dict[Sgr, Sgr] = {PLAIN: PLAIN}


def sgr_of(style: Style | None, system: ColorSystem) -> Sgr:
    """The look of `style` on a terminal with the colours of `system`."""
    if style is None:
        return PLAIN
    codes = style._ansi
    if codes is None:
        codes = Strip.render_ansi(style, system)
    known = _KNOWN.get(codes)
    if known is None:
        if len(_KNOWN) > 10_000:  # blends of colours without end: begin anew
            _KNOWN.clear()
        known = _KNOWN[codes] = _intern(_parse(codes))
    return known


@lru_cache(4096)
def blank_of(sgr: Sgr) -> Sgr:
    """The look of a blank: letters' colour and weight do not show on it."""
    if sgr.attributes & _SEEN_ON_BLANKS:
        return sgr
    return _intern(Sgr(frozenset(), "", sgr.background))


@lru_cache(4096)
def transition(before: Sgr, after: Sgr) -> str:
    """The escape sequence that changes the look of what is written next; empty where it is the same."""
    if before is after:
        return ""
    if after is PLAIN:
        return "\x1b[m"
    anew = ";".join(["0", *_all_of(after)])
    steps: list[str] = []
    standing = before.attributes
    for code in sorted(before.attributes - after.attributes):
        if code in standing:
            steps.append(str(_OFF[code]))
            standing = frozenset(other for other in standing if _OFF[other] != _OFF[code])
    steps.extend(str(code) for code in sorted(after.attributes - standing))
    if before.foreground != after.foreground:
        steps.append(after.foreground or "39")
    if before.background != after.background:
        steps.append(after.background or "49")
    return f"\x1b[{min(anew, ';'.join(steps), key=len)}m"


def _all_of(sgr: Sgr) -> list[str]:
    colours = [colour for colour in (sgr.foreground, sgr.background) if colour]
    return [*(str(code) for code in sorted(sgr.attributes)), *colours]


def _parse(codes: str) -> Sgr:
    """From what Textual writes: attributes, then colours: `30`–`37`, `90`–`97`, `39`, `38;5;n`, `38;2;r;g;b`."""
    attributes: set[int] = set()
    foreground = background = ""
    rest = codes.split(";") if codes else []
    at = 0
    while at < len(rest):
        code = int(rest[at])
        length = 1
        if code in (38, 48):
            length = 3 if rest[at + 1] == "5" else 5
        colour = _shortest(rest[at : at + length])
        if code == 39:
            foreground = ""
        elif code == 49:
            background = ""
        elif 30 <= code <= 38 or 90 <= code <= 97:
            foreground = colour
        elif 40 <= code <= 48 or 100 <= code <= 107:
            background = colour
        else:
            attributes.add(code)
        at += length
    return Sgr(frozenset(attributes), foreground, background)


def _shortest(codes: list[str]) -> str:
    """A true colour that is one of the fixed 256 as its number there: the same colour in half the bytes."""
    if codes[1:2] == ["2"]:
        number = _numbers().get((int(codes[2]), int(codes[3]), int(codes[4])))
        if number is not None:
            return f"{codes[0]};5;{number}"
    return ";".join(codes)


@lru_cache(1)
def _numbers() -> dict[tuple[int, int, int], int]:
    """The six-level cube and the greys of xterm's 256 colours, which no terminal lets its user change lightly."""
    levels = (0, 95, 135, 175, 215, 255)
    greys = {(8 + 10 * step,) * 3: 232 + step for step in range(24)}
    cube = {
        (red, green, blue): 16 + 36 * r + 6 * g + b
        for r, red in enumerate(levels)
        for g, green in enumerate(levels)
        for b, blue in enumerate(levels)
    }
    return {**greys, **cube}
