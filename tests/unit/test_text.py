"""Strangers' text on its way in: nothing acts, nothing vanishes, ordinary text passes, widths can be told."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from agent_tui.domain.text import HIDDEN, MARKS_PER_LETTER, clean_body, clean_line, strip_controls

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u3164\ufeff\uffa0"
)

odd = st.sampled_from(
    [*INVISIBLE, *"\x00\x07\x1b\x9b\x9d\n\r\t\u2028\ud800\ufffe\u0301\u0323\u0903\u200c\u200d\ufe0e\ufe0f"]
)
odder = st.sampled_from(
    [*"a1 中क्षاص가\u1100\u1161\u11a8❤👨👍🏽🇨🇳🏴", "\U000e0067", "\U000e007f", "\U000e0101", "\u20e3"]
)
texts = st.lists(st.one_of(odd, odder, st.characters()), max_size=30).map("".join)
both = pytest.mark.parametrize("clean", [clean_line, clean_body])


@both
@given(text=texts)
def test_nothing_that_acts_or_hides_comes_out(clean: Callable[[str], str], text: str) -> None:
    shown = clean(text)
    assert not CONTROL.search(shown.replace("\n", "") if clean is clean_body else shown)
    assert not set(shown) & set(INVISIBLE)


@both
@given(text=texts)
def test_cleaning_again_changes_nothing(clean: Callable[[str], str], text: str) -> None:
    assert clean(clean(text)) == clean(text)


@both
@given(text=texts)
def test_every_printable_character_stays_in_its_place(clean: Callable[[str], str], text: str) -> None:
    def letters(of: str) -> Iterator[str]:
        for char in of:
            plain = unicodedata.category(char)[0] in "LNPSZ" and char not in INVISIBLE
            if plain and char.isprintable() and not "\u1160" <= char <= "\u11ff" and not "🏻" <= char <= "🏿":
                yield char

    rest = iter(clean(text))
    missing = [char for char in letters(text) if char not in rest]  # "in" moves the iterator on
    assert missing == []


@given(text=texts)
def test_the_width_of_a_line_is_the_sum_of_its_parts_wherever_it_stands(text: str) -> None:
    line = clean_line(text)
    assert cell_len(line) == sum(cells for _start, _end, cells in split_graphemes(line)[0])
    assert cell_len(f"|{line}|") == cell_len(line) + 2
    if line:
        assert split_graphemes(line)[0][0][2] > 0, "it begins with a mark that would stand on its neighbour"


@given(text=texts)
def test_no_cell_holds_an_endless_heap(text: str) -> None:
    heaps = clean_line(text * 40)
    assert max((end - start for start, end, _ in split_graphemes(heaps)[0]), default=0) <= 40


@pytest.mark.parametrize(
    "text",
    [
        "Where is my order? It's late — 30.00 €, “really” late…",
        "您好，订单8812的退款30.00元原定11月23日办理；抱歉！《条款》【云桥】①",
        "ありがとうございます、カタカナ。",
        "안녕하세요 환불해 주세요",
        "Đặt hàng trễ quá, naïve café, Ångström, e\u0301",
        "ที่อยู่จัดส่งผิด ช่วยแก้ไขด้วย",
        "नमस्ते, मेरा ऑर्डर क्षतिग्रस्त है",
        "السلام عليكم، أين طلبي؟ مُحَمَّد",
        "می\u200cخواهم سفارشم را لغو کنم",
        "שלום עולם",
        "👍🏽 👨\u200d👩\u200d👧\u200d👦 ❤\ufe0f 🇨🇳 1\ufe0f\u20e3 🏳\ufe0f\u200d🌈 👩🏽\u200d💻",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100飾区",
        "\u1112\u1161\u11ab\u1100\u1173\u11af",
        "  two  blanks  \u00a0\u3000",
        "",
    ],
)
def test_ordinary_text_of_any_script_passes_unchanged(text: str) -> None:
    assert clean_line(text) == text
    assert clean_body(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;PWNED\x07x", "␛]0;PWNED␇x"),
        ("a\x9b31mb", "a␛[31mb"),
        ("one\ntwo\tthree\rfour", "one␊two␉three␍four"),
        ("a\u2028b\u2029c", "a␤b␤c"),
        ("\x7f", "␡"),
        ("a\ud800b\ufffec", "a\ufffdb\ufffdc"),
        ("gnp\u202etxt.exe", f"gnp{HIDDEN}txt.exe"),
        ("pay\u200b\u2060\ufeffpal", f"pay{HIDDEN}pal"),
        ("secret" + "".join(chr(0xE0000 + ord(c)) for c in "ignore me"), f"secret{HIDDEN}"),
        ("\U000e0067", HIDDEN),
        ("\u0301x", "◌\u0301x"),
        ("z" + "\u0301" * 500, "z" + "\u0301" * MARKS_PER_LETTER),
        ("क" + "\u0901\u200d" * 50, "क" + f"\u0901{HIDDEN}" * 50),
        ("a\u200db", f"a{HIDDEN}b"),
        ("a\ufe0f", "a"),
        ("⌚\ufe0e", "⌚"),
        ("a🏽", f"a{HIDDEN}"),
        ("\u1161\u11a8", HIDDEN),
        ("\u3164\u115f", HIDDEN),
    ],
)
def test_what_acts_or_hides_is_shown(text: str, shown: str) -> None:
    assert clean_line(text) == shown


def test_a_body_keeps_its_lines_and_its_columns() -> None:
    assert clean_body("one\r\ntwo\n\tthree\rfour\u2028five") == "one\ntwo\n    three␍four␤five"
    assert clean_body("a\tb\nab\tc") == "a   b\nab  c"
    assert clean_body("x\n\u0301y") == "x\n◌\u0301y"


@pytest.mark.parametrize(
    "text", ["🏽\u200d\ufe0f#", "\u094d\u200c\u180e", "\u094d\x9b🏽\u200d\ufe0f#", "क\u200d\u0901\u200c\u0901"]
)
def test_what_clings_to_something_hidden_is_hidden_at_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)


def test_an_emoji_of_endless_members_is_cut() -> None:
    shown = clean_line("👨\u200d" * 1000 + "👨")
    assert cell_len(shown) > 200


@given(text=st.text(st.characters()))
def test_the_last_gate_deletes_controls_and_keeps_widths(text: str) -> None:
    passed = strip_controls(text)
    assert not CONTROL.search(passed)
    assert cell_len(passed) == cell_len(text)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_what_the_hostile_set_wants_visible_is_visible(shared: Callable[[str], Path]) -> None:
    lines = shared("data/hostile/dev.jsonl").read_bytes().split(b"\n")
    wanted = shared("data/hostile/dev.expect.jsonl").read_text(encoding="utf-8").splitlines()
    checked = 0
    for expectation in map(json.loads, wanted):
        visible = [*expectation.get("visible", ()), *expectation.get("scroll", ())]
        if not expectation["accept"] or not visible:
            continue
        record = json.loads(lines[expectation["line"] - 1].decode("utf-8-sig"))
        shown = "\n".join(clean_body(text) for text in strings(record))
        in_lines = "\n".join(clean_line(text) for text in strings(record))
        assert not CONTROL.search(shown.replace("\n", ""))
        for fragment in visible:
            bare = re.sub(r"\s+", "", fragment)
            assert bare in re.sub(r"\s+", "", shown), expectation
            assert bare in re.sub(r"\s+|[␉␊␍]", "", in_lines), expectation
            checked += 1
    assert checked > 100
