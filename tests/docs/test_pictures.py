"""The pictures are drawn cell by cell, and every page shows only pictures that there are."""

import re
import xml.etree.ElementTree as ElementTree

import pyte
import pytest

from tests.conftest import REPOSITORY
from tests.docs.pictures import FOLDER, PICTURES
from tests.docs.screen_svg import CELL, MARGIN, runs, svg

SVG = "{http://www.w3.org/2000/svg}"


def a_screen(text: str, columns: int = 20) -> pyte.Screen:
    screen = pyte.Screen(columns, 2)
    pyte.Stream(screen).feed(text)
    return screen


def test_a_chinese_character_takes_two_cells_and_what_follows_stands_behind_them() -> None:
    found = list(runs(a_screen("ab王小c"), 0, "d0d0d0", "121212"))
    assert [(run.column, run.cells, run.text.rstrip()) for run in found] == [(0, 2, "ab"), (2, 4, "王小"), (6, 14, "c")]


def test_colour_weight_and_reverse_are_kept() -> None:
    found = list(runs(a_screen("\x1b[1;31mlate\x1b[0m\x1b[7m on\x1b[0m"), 0, "d0d0d0", "121212"))
    assert (found[0].text, found[0].bold, found[0].foreground) == ("late", True, "cd3131")
    assert (found[1].foreground, found[1].background) == ("121212", "d0d0d0")


def test_a_picture_is_whole_xml_whatever_stands_on_the_screen() -> None:
    tree = ElementTree.fromstring(svg(a_screen("<b> & 王\x1b[4m]]>"), "a <title>"))
    texts = tree.findall(f"{SVG}text")
    assert "".join(text.text or "" for text in texts).split() == ["<b>", "&", "王]]>"]
    assert tree.findtext(f"{SVG}title") == "a <title>"
    second = next(text for text in texts if text.text == "王")
    assert float(second.attrib["x"]) == pytest.approx(MARGIN + 6 * CELL[0])


def test_every_picture_of_the_script_is_there_and_shown_on_a_page() -> None:
    pages = [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]
    shown = set(re.findall(r"pictures/([a-z0-9-]+)\.svg", "".join(page.read_text(encoding="utf-8") for page in pages)))
    assert shown == {picture.name for picture in PICTURES} == {file.stem for file in FOLDER.glob("*.svg")}
