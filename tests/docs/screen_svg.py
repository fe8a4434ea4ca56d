"""A terminal's screen as an SVG picture, cell by cell: text stays text, and a Chinese character takes its two cells.

Pure: a pyte screen in, the picture's source out.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

CELL = (8.4, 18.0)
"""Width and height of a cell in pixels."""
MARGIN = 10.0
SIZE = 14
"""Of the type, in pixels."""
WIDE_SIZE = 16.4
"""Of characters that take two cells: they fill them, as in a terminal."""
CRISP = 'shape-rendering="crispEdges"'
"""No seams between neighbours."""
FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Microsoft YaHei', monospace"

_SIXTEEN = {
    "black": "000000",
    "red": "cd3131",
    "green": "0dbc79",
    "brown": "c5a100",
    "blue": "2472c8",
    "magenta": "bc3fbc",
    "cyan": "11a8cd",
    "white": "d0d0d0",
    "brightblack": "808080",
    "brightred": "f14c4c",
    "brightgreen": "23d18b",
    "brightbrown": "f5f543",
    "brightblue": "3b8eea",
    "brightmagenta": "d670d6",
    "brightcyan": "29b8db",
    "brightwhite": "ffffff",
}


class Run(NamedTuple):
    """Neighbouring cells that look alike and hold characters of one width."""

    column: int
    cells: int
    text: str
    foreground: str
    background: str
    bold: bool
    underline: bool


def svg(screen: Any, title: str, *, foreground: str = "d0d0d0", background: str = "121212") -> str:
    """`screen` (a `pyte.Screen`) as an SVG document; the two colours are those of cells without any."""
    ground = _ground(screen, background)
    width, height = screen.columns * CELL[0] + 2 * MARGIN, screen.lines * CELL[1] + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'font-family="{FONTS}" font-size="{SIZE}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="6" fill="#{ground}"/>',
    ]
    for row in range(screen.lines):
        for run in runs(screen, row, foreground, background, ground):
            parts += _drawn(run, row, ground)
    return "\n".join([*parts, "</svg>", ""])


def _ground(screen: Any, background: str) -> str:
    """The colour that stands behind most cells."""
    cells = (screen.buffer[row][column] for row in range(screen.lines) for column in range(screen.columns))
    return Counter(_colour(cell.bg, background) for cell in cells).most_common(1)[0][0]


def runs(screen: Any, row: int, foreground: str, background: str, ground: str = "") -> Iterator[Run]:
    """The cells of a row from left to right, alike ones together; blank ends on the `ground` are left out."""
    begun: Run | None = None
    line = screen.buffer[row]
    for column in range(screen.columns):
        cell = line[column]
        if not cell.data:
            continue  # the second half of a wide character
        wide = column + 1 < screen.columns and not line[column + 1].data
        front, back = _colour(cell.fg, foreground), _colour(cell.bg, background)
        if cell.reverse:
            front, back = back, front
        one = Run(column, 2 if wide else 1, cell.data, front, back, cell.bold, cell.underscore)
        if begun is not None and _goes_on(begun, one):
            begun = begun._replace(cells=begun.cells + one.cells, text=begun.text + one.text)
            continue
        if begun is not None:
            yield begun
        begun = one
    if begun is not None and (begun.text.strip() or begun.background != (ground or background)):
        yield begun


def _goes_on(begun: Run, one: Run) -> bool:
    wide = begun.cells > len(begun.text)
    return begun[3:] == one[3:] and wide == (one.cells == 2)


def _drawn(run: Run, row: int, ground: str) -> Iterator[str]:
    x, y = MARGIN + run.column * CELL[0], MARGIN + row * CELL[1]
    length = run.cells * CELL[0]
    if run.background != ground:
        yield f'<rect x="{x:g}" y="{y:g}" width="{length:g}" height="{CELL[1]:g}" {CRISP} fill="#{run.background}"/>'
    if not run.text.strip():
        return
    wide = run.cells > len(run.text)
    size = f' font-size="{WIDE_SIZE}"' if wide else ""
    weight = ' font-weight="bold"' if run.bold else ""
    line = ' text-decoration="underline"' if run.underline else ""
    place = f'x="{x:g}" y="{y + 13.5:g}" textLength="{length:g}" lengthAdjust="spacing"'
    look = f'fill="#{run.foreground}"{weight}{line}{size}'
    yield f'<text {place} xml:space="preserve" {look}>{escape(run.text)}</text>'


def _colour(name: str, default: str) -> str:
    return default if name == "default" else _SIXTEEN.get(name, name)
