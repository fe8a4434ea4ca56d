"""The delta painter: of each new picture of the screen, writes only the cells that differ from what the terminal
shows.

`take` brings the wanted picture up to date, `paint` gives the bytes that lead from the shown picture to it. Between
the two any number of updates may be taken, so that a slow terminal gets the last picture and not the whole film. Over
a slow link bytes decide how the program feels (TERMINAL "Cost").
"""

import os
from collections import Counter
from collections.abc import Iterable, Mapping

from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from agent_tui.ui.terminal.frame import REST_OF_WIDE, Row, placed_strips, width_unsure
from agent_tui.ui.terminal.sgr import PLAIN, Sgr, blank_of, transition

GAP = 5
"""Unchanged cells that are rather written again than jumped over: a jump takes as many bytes."""

ERASE_FROM = 10
"""Blanks from which on erasing takes fewer bytes than writing them."""

_MANY_BLANKS = " " * ERASE_FROM

SCROLL_FROM = 4
"""Rows that must move together for a scroll to pay."""

_ERASING_TAKES_COLOUR = (
    "xterm", "tmux", "alacritty", "foot", "kitty", "ghostty", "wezterm", "konsole", "vte", "gnome", "rxvt", "linux",
    "st-", "mintty", "iterm", "contour",
)  # fmt: skip


def erasing_takes_colour(environ: Mapping[str, str]) -> bool:
    """True where erased cells are known to take the background colour on ("bce"). GNU screen, old and unknown
    terminals leave them bare; inside tmux it holds even where TERM says screen."""
    if "STY" in environ:  # GNU screen, perhaps within something better
        return False
    return environ.get("TERM", "").startswith(_ERASING_TAKES_COLOUR) or "TMUX" in environ


class Painter:
    def __init__(self, *, colour_erase: bool | None = None) -> None:
        self._colour_erase = erasing_takes_colour(os.environ) if colour_erase is None else colour_erase
        self._wanted: list[Row] = []
        self._shown: list[Row] | None = None
        self._changed: set[int] = set()
        self._width = 0

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the wanted picture; (0, 0) before the first."""
        return self._width, len(self._wanted)

    def forget(self) -> None:
        """What the terminal shows is not known any more: the next `paint` clears it and writes everything."""
        self._shown = None

    def take(self, update: LayoutUpdate | ChopsUpdate, system: ColorSystem) -> None:
        """Brings the wanted picture up to date."""
        if isinstance(update, LayoutUpdate) and self.size != update.region.size:
            self._width, height = update.region.size
            self._wanted = [Row(self._width) for _ in range(height)]
            self._shown = None
        for y, start, end, strip in placed_strips(update):
            end = min(end, self._width)
            if y < len(self._wanted) and start < end and self._wanted[y].put(start, end, strip, system):
                self._changed.add(y)

    def put(self, region: Region, strips: Iterable[Strip], system: ColorSystem) -> None:
        """Brings the rows of a region up to date; what lies beyond the picture is left out."""
        start, end = max(region.x, 0), min(region.right, self._width)
        for y, strip in enumerate(strips, region.y):
            if 0 <= y < len(self._wanted) and start < end:
                seen = strip if start == region.x else strip.crop(start - region.x)
                if self._wanted[y].put(start, end, seen, system):
                    self._changed.add(y)

    def paint(self) -> str:
        """The bytes that turn the shown picture into the wanted one; the look is reset after them, and the cursor
        stands anywhere. Empty where nothing differs."""
        pen = _Pen(self._width, self._colour_erase)
        if self._shown is None:
            pen.clear()
            self._shown = [Row(self._width) for _ in self._wanted]
            self._changed = set(range(len(self._wanted)))
        shown = self._shown
        changed = [y for y in sorted(self._changed) if not self._wanted[y].same_as(shown[y])]
        self._changed.clear()
        if len(changed) >= SCROLL_FROM:
            changed = self._scroll(pen, shown, changed)
        for y in changed:
            pen.row(y, shown[y], self._wanted[y])
            shown[y] = self._wanted[y].shown()
        return pen.finish()

    def _scroll(self, pen: "_Pen", shown: list[Row], changed: list[int]) -> list[int]:
        """Moves rows that stand elsewhere already, and says which differ then."""
        where: dict[tuple[str, ...], int] = {}
        for y, row in enumerate(shown):
            where[tuple(row.glyphs)] = y
        where.pop((" ",) * self._width, None)
        moves = Counter(where[key] - y for y in changed if (key := tuple(self._wanted[y].glyphs)) in where)
        moves.pop(0, None)
        if not moves:
            return changed
        by = moves.most_common(1)[0][0]
        first, last = self._longest_run(shown, by)
        if last - first + 1 < SCROLL_FROM:
            return changed
        top, bottom = min(first, first + by), max(last, last + by)
        pen.scroll(top, bottom, by)
        blank = [Row(self._width) for _ in range(abs(by))]
        if by > 0:
            shown[top : bottom + 1] = shown[top + by : bottom + 1] + blank
        else:
            shown[top : bottom + 1] = blank + shown[top : bottom + 1 + by]
        return [y for y in range(len(shown)) if not self._wanted[y].same_as(shown[y])]

    def _longest_run(self, shown: list[Row], by: int) -> tuple[int, int]:
        """The longest stretch of rows that are now shown `by` rows further down; (0, -1) where there is none."""
        best = (0, -1)
        first: int | None = None
        height = len(shown)
        for y in range(height + 1):
            fits = y < height and 0 <= y + by < height and self._wanted[y].glyphs == shown[y + by].glyphs
            if fits and first is None:
                first = y
            elif not fits and first is not None:
                if y - 1 - first > best[1] - best[0]:
                    best = (first, y - 1)
                first = None
        return best


class _Pen:
    """Writes, and remembers where the cursor stands and how the next letter looks."""

    def __init__(self, width: int, colour_erase: bool) -> None:
        self._width = width
        self._colour_erase = colour_erase
        self._out: list[str] = []
        self._look = PLAIN
        self._at: tuple[int, int] | None = None

    def finish(self) -> str:
        self._dress(PLAIN)
        return "".join(self._out)

    def clear(self) -> None:
        """Without a colour, which not every terminal gives to cells that it never wrote to."""
        self._out.append("\x1b[m\x1b[2J")

    def scroll(self, top: int, bottom: int, by: int) -> None:
        """Moves the rows from `top` to `bottom` up by `by` rows (down where negative)."""
        self._dress(PLAIN)  # or the new rows would have a colour on some terminals and none on others
        move = f"\x1b[{by}M" if by > 0 else f"\x1b[{-by}L"
        self._out.append(f"\x1b[{top + 1};{bottom + 1}r\x1b[{top + 1}H{move}\x1b[r")
        self._at = None

    def row(self, y: int, old: Row, new: Row) -> None:
        """Writes the cells of row `y` that differ."""
        tail = self._tail(new)
        rest = -1
        runs: list[tuple[int, int]] = []
        for x in self._differing(old, new):
            if x >= tail:
                rest = x
                break
            if runs and (x == runs[-1][1] or self._joins(runs[-1][1], x, new)):
                runs[-1] = (runs[-1][0], x + 1)
            else:
                runs.append((x, x + 1))
        if rest >= 0 and self._width - rest < ERASE_FROM // 2:
            runs.append((rest, self._width))
            rest = -1
        for start, end in runs:
            self._run(y, start, end, old, new)
        if rest >= 0:
            self._go(y, rest)
            self._dress(new.looks[rest], blank=True)
            self._out.append("\x1b[K")

    def _differing(self, old: Row, new: Row) -> list[int]:
        """The cells that differ; of a wide character both or none."""
        glyphs, looks = new.glyphs, new.looks
        cells = zip(old.glyphs, old.looks, glyphs, looks, strict=True)
        differing = [x for x, (was, wore, glyph, look) in enumerate(cells) if glyph != was or look is not wore]
        if REST_OF_WIDE not in glyphs:
            return differing
        whole: set[int] = set()
        for x in differing:
            if glyphs[x] == REST_OF_WIDE and x:
                whole.add(x - 1)
            whole.add(x)
            if x + 1 < self._width and glyphs[x + 1] == REST_OF_WIDE:
                whole.add(x + 1)
        return sorted(whole)

    def _tail(self, row: Row) -> int:
        """Where the blanks begin that reach to the end of the row and can be erased; the width where none can."""
        look = row.looks[-1]
        if not self._erasable(look):
            return self._width
        x = self._width
        while x and row.glyphs[x - 1] == " " and row.looks[x - 1] is look:
            x -= 1
        return x

    def _erasable(self, look: Sgr) -> bool:
        return look.erasable and (self._colour_erase or not look.background)

    def _joins(self, end: int, start: int, row: Row) -> bool:
        """True where writing the cells between two runs again is no dearer than jumping over them."""
        if start - end > GAP:
            return False
        ink: Sgr | None = None
        ground: Sgr | None = None
        for x in range(end - 1, start + 1):
            glyph, look = row.glyphs[x], row.looks[x]
            if glyph != " ":
                if (ink is not None and ink is not look) or (end <= x < start and not glyph.isascii()):
                    return False
                ink, look = look, blank_of(look)
            if ground is not None and ground is not look:
                return False
            ground = look
        return True

    def _run(self, y: int, start: int, end: int, old: Row, row: Row) -> None:
        """Writes the cells from `start` up to `end`, stretch by stretch of one look."""
        self._go(y, start)
        x = start
        while x < end:
            blank = row.glyphs[x] == " "
            self._dress(row.looks[x], blank=blank)
            ground = blank_of(self._look)
            stop = x + 1
            while stop < end and (
                row.looks[stop] is self._look or (row.glyphs[stop] == " " and row.looks[stop] is ground)
            ):
                stop += 1
            self._stretch(y, x, stop, old, row.glyphs[x:stop], last=stop == end)
            x = stop
        if self._at is not None and end >= self._width:
            self._at = None  # terminals differ about where the cursor stands after the last column

    def _stretch(self, y: int, start: int, stop: int, old: Row, glyphs: list[str], *, last: bool) -> None:
        text = "".join(glyphs)
        unsure = not text.isascii() and any(width_unsure(glyph) for glyph in glyphs)
        erases = _MANY_BLANKS in text and self._erasable(blank_of(self._look))
        self._at = (y, stop)
        if not unsure and not erases:
            self._out.append(text)
            return
        x = 0
        while x < len(glyphs):
            glyph = glyphs[x]
            end = x + 1
            if glyph == " ":
                while end < len(glyphs) and glyphs[end] == " ":
                    end += 1
                behind = start + end
                if erases and end - x >= ERASE_FROM and old.glyphs[behind : behind + 1] == [REST_OF_WIDE]:
                    # why: where its right half alone is written over, tmux leaves the left half without a colour
                    self._blanks(end - x - 1, erases=True, last=False)
                    self._out.append(" ")
                else:
                    self._blanks(end - x, erases=erases, last=last and end == len(glyphs))
                    if last and end == len(glyphs) and erases and end - x >= ERASE_FROM:
                        self._at = (y, start + x)
            elif width_unsure(glyph):
                # Whatever the terminal thinks of its width: its cells are clean, and what follows stands in its own.
                while end < len(glyphs) and glyphs[end] == REST_OF_WIDE:
                    end += 1
                self._out.append(f"{' ' * (end - x)}\x1b[{start + x + 1}G{glyph}")
                if last and end == len(glyphs):
                    self._at = None
                else:
                    self._out.append(f"\x1b[{start + end + 1}G")
            else:
                self._out.append(glyph)
            x = end

    def _blanks(self, count: int, *, erases: bool, last: bool) -> None:
        if not erases or count < ERASE_FROM:
            self._out.append(" " * count)
        else:
            self._out.append(f"\x1b[{count}X" if last else f"\x1b[{count}X\x1b[{count}C")

    def _go(self, y: int, x: int) -> None:
        if self._at == (y, x):
            return
        if self._at is not None and self._at[0] == y and x > self._at[1]:
            self._out.append(f"\x1b[{x - self._at[1]}C")
        else:
            self._out.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")
        self._at = (y, x)

    def _dress(self, look: Sgr, *, blank: bool = False) -> None:
        """Changes the look of what is written next; of a blank, only as far as it shows."""
        if look is self._look or (blank and blank_of(self._look) is look):
            return
        self._out.append(transition(self._look, look))
        self._look = look
