"""The delta painter shows the same screens as Textual's own compositor, in fewer bytes."""

import io
from collections.abc import Sequence
from typing import Any

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from agent_tui.ui.terminal.painter import Painter, erasing_takes_colour

WIDTH, HEIGHT = 24, 8
CONSOLE = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", _environ={})

STYLES = (
    None,
    Style(bold=True),
    Style(color="red"),
    Style(color="#102030", bgcolor="#e0e0e0"),
    Style(bgcolor="#e0e0e0"),
    Style(bgcolor="blue", italic=True),
    Style(reverse=True),
    Style(underline=True, color="color(200)"),
    Style(strike=True, bold=True, bgcolor="blue"),
)
WORDS = ("order", "   ", " ", "退款", "三十元", "a", "x y z", "-" * 11, " " * 13, "Ω", "┌─┐", "，")

segments = st.tuples(st.sampled_from(WORDS), st.sampled_from(STYLES)).map(lambda pair: Segment(*pair))
strips = st.lists(segments, max_size=6).map(lambda parts: Strip(parts).adjust_cell_length(WIDTH))
all_seams = st.lists(st.integers(1, WIDTH - 1), max_size=3, unique=True)
pictures = st.lists(strips, min_size=HEIGHT, max_size=HEIGHT)


class BareErasing(pyte.Screen):
    """A terminal on which erased cells have no colour, like GNU screen."""

    def _bare(self, erase: Any, *arguments: Any, **more: Any) -> None:
        attributes, self.cursor.attrs = self.cursor.attrs, self.default_char
        erase(*arguments, **more)
        self.cursor.attrs = attributes

    def erase_in_line(self, *arguments: Any, **more: Any) -> None:
        self._bare(super().erase_in_line, *arguments, **more)

    def erase_in_display(self, *arguments: Any, **more: Any) -> None:
        self._bare(super().erase_in_display, *arguments, **more)

    def erase_characters(self, *arguments: Any, **more: Any) -> None:
        self._bare(super().erase_characters, *arguments, **more)


class TornInTwo(pyte.Screen):
    """A terminal on which what is left of a wide character loses its colour, where its right half is written over, as
    in tmux."""

    def draw(self, data: str) -> None:
        for char in data:
            line, x = self.buffer[self.cursor.y], self.cursor.x
            if line[x].data == "" and x:
                line[x - 1] = self.default_char
            super().draw(char)
            if line[self.cursor.x].data == "":
                line[self.cursor.x] = self.default_char


class Glass:
    """A terminal's screen that bytes are written to."""

    def __init__(self, kind: type[pyte.Screen] = pyte.Screen) -> None:
        self.screen = kind(WIDTH, HEIGHT)
        self.stream = pyte.Stream(self.screen)

    def write(self, data: str) -> None:
        self.stream.feed("\x1b[?7l" + data)

    def cells(self) -> list[list[tuple[Any, ...]]]:
        """What a person sees: of a blank only its background, unless it is underlined or such."""
        return [[_seen(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def _seen(cell: pyte.screens.Char) -> tuple[Any, ...]:
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return (" ", cell.bg)
    return tuple(cell)


def layout(picture: Sequence[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in picture], Region(0, 0, WIDTH, HEIGHT))


def stock(picture: Sequence[Strip]) -> list[list[tuple[Any, ...]]]:
    glass = Glass()
    glass.write(layout(picture).render_segments(CONSOLE))
    return glass.cells()


def paint(painter: Painter, picture: Sequence[Strip]) -> str:
    painter.take(layout(picture), ColorSystem.TRUECOLOR)
    return painter.paint()


def test_erasing_does_not_end_within_a_wide_character() -> None:
    painter, glass = Painter(colour_erase=True), Glass(TornInTwo)
    look = Style(bgcolor="#e0e0e0")
    below = [Strip([Segment("退款三十元退款三十元，，", look)])] * HEIGHT
    over = [Strip([Segment("a" + " " * 20 + "xyz", look)])] * HEIGHT
    glass.write(paint(painter, below))
    glass.write(paint(painter, over))
    assert glass.cells() == stock(over)


@pytest.mark.parametrize("kind", [pyte.Screen, BareErasing, TornInTwo])
@given(film=st.lists(pictures, min_size=1, max_size=5), data=st.data())
@settings(max_examples=30, deadline=None)
def test_any_film_ends_in_the_pictures_of_the_stock_compositor(
    kind: type[pyte.Screen], film: list[list[Strip]], data: st.DataObject
) -> None:
    painter, glass = Painter(colour_erase=kind is not BareErasing), Glass(kind)
    for picture in film:
        glass.write(paint(painter, picture))
        assert glass.cells() == stock(picture)
        moved = data.draw(st.integers(-HEIGHT, HEIGHT), label="moved by")
        shifted = picture[moved:] + picture[:moved]
        glass.write(paint(painter, shifted))
        assert glass.cells() == stock(shifted)


@given(before=pictures, rows=st.lists(strips, min_size=1, max_size=3), x=st.integers(-3, 9), y=st.integers(-2, HEIGHT))
@settings(max_examples=30, deadline=None)
def test_rows_that_are_put_into_a_picture_change_what_they_cover_and_nothing_else(
    before: list[Strip], rows: list[Strip], x: int, y: int
) -> None:
    painter, glass = Painter(colour_erase=True), Glass()
    glass.write(paint(painter, before))
    put = [row.crop(0, 12) for row in rows]
    painter.put(Region(x, y, 12, len(put)), put, ColorSystem.TRUECOLOR)
    glass.write(painter.paint())
    after = list(before)
    for row, strip in enumerate(put, y):
        if 0 <= row < HEIGHT:
            seen = strip.crop(max(0, -x))
            left, right = before[row].crop(0, max(0, x)), before[row].crop(max(0, x) + seen.cell_length)
            after[row] = Strip.join([left, seen, right])
    assert glass.cells() == stock(after)


@given(
    before=pictures, after=pictures, seams=st.lists(st.integers(1, WIDTH - 1), max_size=3, unique=True), data=st.data()
)
@settings(max_examples=30, deadline=None)
def test_a_partial_update_changes_what_it_covers_and_nothing_else(
    before: list[Strip], after: list[Strip], seams: list[int], data: st.DataObject
) -> None:
    painter, glass = Painter(colour_erase=True), Glass()
    glass.write(paint(painter, before))
    cuts = [0, *sorted(seams), WIDTH]
    y = data.draw(st.integers(0, HEIGHT - 1))
    part = data.draw(st.integers(0, len(cuts) - 2))
    pieces = after[y].divide(cuts[1:])
    chops: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for _ in range(HEIGHT)]
    chops[y][cuts[part]] = pieces[part]
    update = ChopsUpdate(chops, [(y, cuts[part], cuts[part + 1])], [cuts[1:]] * HEIGHT)
    painter.take(update, ColorSystem.TRUECOLOR)
    glass.write(painter.paint())
    start, end = cuts[part], cuts[part + 1]
    expected = [*before]
    expected[y] = Strip.join([before[y].crop(0, start), pieces[part], before[y].crop(end, WIDTH)])
    assert glass.cells() == stock(expected)


def rows(*texts: str) -> list[Strip]:
    padded = [*texts, *[""] * (HEIGHT - len(texts))]
    return [Strip([Segment(text)] if text else []).adjust_cell_length(WIDTH) for text in padded]


def test_the_same_picture_again_costs_nothing() -> None:
    painter = Painter(colour_erase=True)
    paint(painter, rows("one", "two"))
    assert paint(painter, rows("one", "two")) == ""


def test_one_changed_word_costs_that_word() -> None:
    painter = Painter(colour_erase=True)
    paint(painter, rows("waits 10 minutes", "waits 20 minutes"))
    assert paint(painter, rows("waits 10 minutes", "waits 21 minutes")) == "\x1b[2;8H1"


def test_a_list_that_scrolls_by_one_row_is_moved_and_not_written_again() -> None:
    painter, glass = Painter(colour_erase=True), Glass()
    texts = [f"contact number {number} {number * 7919}" for number in range(HEIGHT + 1)]
    glass.write(paint(painter, rows(*texts[:HEIGHT])))
    moved = paint(painter, rows(*texts[1:]))
    assert "\x1b[1M" in moved
    assert len(moved) < 60
    glass.write(moved)
    assert glass.cells() == stock(rows(*texts[1:]))


def test_what_was_forgotten_is_written_anew() -> None:
    painter, glass = Painter(colour_erase=True), Glass()
    picture = rows("one", "two")
    glass.write(paint(painter, picture))
    glass.write("\x1b[HBroadcast message\x1b[5Hfrom root")
    painter.forget()
    glass.write(painter.paint())
    assert glass.cells() == stock(picture)


def test_a_slow_terminal_gets_the_last_picture_and_not_the_film() -> None:
    painter, glass = Painter(colour_erase=True), Glass()
    glass.write(paint(painter, rows("first")))
    for number in range(50):
        painter.take(layout(rows(f"frame {number}")), ColorSystem.TRUECOLOR)
    last = painter.paint()
    assert "48" not in last
    glass.write(last)
    assert glass.cells() == stock(rows("frame 49"))


@pytest.mark.parametrize("glyph", ["👨\u200d👩\u200d👧", "🇨🇳", "❤\ufe0f", "e\u0301", "🫩", "\ue0b0"])
def test_a_glyph_of_unsure_width_does_not_move_what_follows(glyph: str) -> None:
    painter = Painter(colour_erase=True)
    cells = Strip([Segment(glyph)]).cell_length
    written = paint(painter, rows(f"ab{glyph}cd"))
    assert f"ab{' ' * cells}\x1b[3G{glyph}\x1b[{3 + cells}Gcd" in written


def test_a_colour_of_the_fixed_256_is_sent_as_its_number() -> None:
    painter, glass = Painter(colour_erase=True), Glass()
    picture = [Strip([Segment("x" * WIDTH, Style(color="#d0d0d0", bgcolor="#005f87"))])] * HEIGHT
    written = paint(painter, picture)
    assert "\x1b[38;5;252;48;5;24m" in written
    glass.write(written)
    assert glass.cells() == stock(picture)


def test_no_control_passes_even_where_a_widget_went_around_the_filter() -> None:
    painter = Painter(colour_erase=True)
    written = paint(painter, [Strip([Segment("a\x1b]52;c;eA==\x07b\x9bc\u2028d")], WIDTH), *rows()[1:]])
    assert "a]52;c;eA==bcd" in written
    assert "\x1b]" not in written


def test_erasing_is_trusted_with_colour_where_it_is_known_to_take_it() -> None:
    assert erasing_takes_colour({"TERM": "xterm-256color"})
    assert erasing_takes_colour({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"})
    assert not erasing_takes_colour({"TERM": "screen-256color"})
    assert not erasing_takes_colour({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0", "STY": "1.pts-0"})
    assert not erasing_takes_colour({"TERM": "vt100"})
    assert not erasing_takes_colour({})
