"""What leaves the program: one JSON document without controls, tables that stay aligned, colours on terminals alone."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from agent_tui.cli.output import Column, Output, to_json
from agent_tui.domain.errors import BadInput
from tests.unit.cli.running import Stream


def output_on(out: Stream, err: Stream | None = None, environ: Mapping[str, str] | None = None) -> Output:
    return Output(out, err or Stream(), language="en", as_json=False, environ=environ or {})


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_json_holds_no_control_character_and_says_the_same(text: str) -> None:
    said = to_json({"body": text})
    assert not [c for c in said if ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F]
    assert json.loads(said) == {"body": text}


def test_times_are_rfc_3339_with_offset() -> None:
    assert to_json({"at": datetime(2026, 11, 20, 9, tzinfo=UTC)}) == '{"at": "2026-11-20T09:00:00Z"}'


def test_on_a_stream_without_chinese_json_is_escaped_and_text_does_not_fail() -> None:
    for encoding in ("latin-1", "gb2312"):
        out = Stream(encoding=encoding)
        output = output_on(out)
        output.document({"name": "王é"})
        assert json.loads(out.written()) == {"name": "王é"}
    out = Stream(encoding="latin-1")
    output_on(out).line("王")
    assert out.written() == b"\\u738b\n"


def test_an_export_is_json_in_whatever_the_terminal_speaks() -> None:
    for encoding in ("latin-1", "gb2312", "utf-8"):
        out = Stream(encoding=encoding)
        output_on(out).json_line('{"body":"王 é 😀 \\u009b"}')
        assert json.loads(out.written().decode("utf-8")) == {"body": "王 é 😀 \x9b"}


def test_without_a_locale_utf8_is_spoken() -> None:
    out = Stream(encoding="ascii")
    output = output_on(out)
    output.line("王")
    assert out.written().decode() == "王\n"


def test_a_table_is_aligned_by_terminal_cells() -> None:
    out = Stream()
    rows = [("1", "王小明", "账单"), ("1234", "Sara", "invoice"), ("7", "a" * 40, "x")]
    output_on(out).table([Column("NO.", right=True), Column("CUSTOMER", widest=10), Column("SUBJECT")], rows)
    lines = out.written().decode().splitlines()
    starts = {
        cell_len(line[: line.index(subject)])
        for line, subject in zip(lines, ("SUBJECT", "账单", "invoice", "x"), strict=True)
    }
    assert len(starts) == 1
    assert lines[1].startswith("   1  王小明")
    assert "aaaaaaaaa~" in lines[3]


def test_colour_is_for_terminals_and_for_who_wants_it() -> None:
    cases: list[tuple[bool, dict[str, str], Any, bool]] = [
        (False, {}, "auto", False),
        (True, {}, "auto", True),
        (True, {"NO_COLOR": "1"}, "auto", False),
        (True, {"TERM": "dumb"}, "auto", False),
        (True, {}, "never", False),
        (False, {"NO_COLOR": "1"}, "always", True),
    ]
    for terminal, environ, wish, coloured in cases:
        out = Stream(terminal=terminal)
        output = output_on(out, environ=environ)
        output.prefer_colour(wish)
        output.line("overdue", "alarm")
        assert (b"\x1b[" in out.written()) is coloured, (terminal, environ, wish)


HOSTILE = "a\x1b]52;c;QQ==\x07\x9b31m\r\nb\x7f\u202e"


def test_nothing_printed_holds_a_strangers_control() -> None:
    out, err = Stream(), Stream()
    output = output_on(out, err)
    output.line(HOSTILE)
    output.block(HOSTILE)
    output.table([Column("x"), Column("y")], [(HOSTILE, HOSTILE)])
    output.trouble(BadInput("unknown-ticket", ticket=HOSTILE))
    for stream in (out, err):
        text = stream.written().decode()
        assert not [c for c in text.replace("\n", "") if ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F]


def test_a_trouble_is_title_cause_and_way_out_on_standard_error() -> None:
    out, err = Stream(), Stream()
    output_on(out, err).trouble(BadInput("unknown-ticket", ticket="t9"))
    title, cause, way_out = err.written().decode().splitlines()
    assert title.startswith("agent-tui: ")
    assert "t9" in cause
    assert "agent-tui queue" in way_out
    assert out.written() == b""


@pytest.mark.parametrize("lines", [1, 20_000])
def test_a_reader_that_went_away_ends_the_printing_quietly(lines: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        output = Output(out, Stream(), language="en", as_json=False, environ={})
        for _ in range(lines):
            output.line("a line of text")
        output.flush()


def test_where_the_terminal_is_narrow_columns_that_may_give_way_leave_the_last_one_its_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    columns = [
        Column("NO.", right=True),
        Column("CUSTOMER", widest=16, least=8),
        Column("QUEUE", widest=12, least=0),
        Column("SUBJECT"),
    ]
    row = ("1", "Ahmed Mensah-Ali", "complaints", "Where is the parcel I ordered")
    shown = {}
    for room in (80, 60, 50, 44):
        out = Stream()
        output = output_on(out)
        monkeypatch.setattr(output, "screen_size", lambda room=room: (room, 24))
        output.table(columns, [row])
        shown[room] = out.written().decode().splitlines()[1]
    assert shown[80] == "  1  Ahmed Mensah-Ali  complaints  Where is the parcel I ordered"
    assert shown[60] == "  1  Ahmed Mensah-Ali  complaints  Where is the parcel I or~"
    assert shown[50] == "  1  Ahmed Mensah-Ali  Where is the parcel I orde~"
    assert shown[44] == "  1  Ahmed Mensah~  Where is the parcel I o~"
