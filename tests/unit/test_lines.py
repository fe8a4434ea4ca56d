"""Bytes into lines of the import format."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_tui.contract.api import LINE_LIMIT
from agent_tui.contract.lines import Line, count_lines, read_line, split_lines
from agent_tui.contract.strict import Refused

CUSTOMER = {
    "type": "customer",
    "id": "c1",
    "name": "王小明",
    "tier": "standard",
    "language": "zh-CN",
    "tags": [],
    "identities": [],
}


def lines_of(data: bytes, size: int = 7) -> list[tuple[int, bytes]]:
    chunks = [data[start : start + size] for start in range(0, len(data), size)]
    return [(line.number, line.content) for line in split_lines(chunks)]


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"{}", [(1, b"{}")]),
        (b"{}\n", [(1, b"{}")]),
        (b"{}\r\n{}\r\n", [(1, b"{}"), (2, b"{}")]),
        (b"\xef\xbb\xbf{}\n\xef\xbb\xbf{}", [(1, b"{}"), (2, b"\xef\xbb\xbf{}")]),
        (b"\n \t\r\n{}\n\n[]", [(3, b"{}"), (5, b"[]")]),
        ("{}\x0b\x0c\u2028\x85{}".encode(), [(1, "{}\x0b\x0c\u2028\x85{}".encode())]),
        (b"a\rb\r\r\n", [(1, b"a\rb\r")]),
    ],
)
def test_lf_alone_separates_and_blank_lines_are_numbered_but_not_taken(
    data: bytes, expected: list[tuple[int, bytes]], size: int
) -> None:
    assert lines_of(data, size) == expected


def test_a_line_of_one_mebibyte_is_taken_and_a_longer_one_is_not() -> None:
    fits, longer = b"x" * LINE_LIMIT, b"y" * (LINE_LIMIT + 1)
    found = list(split_lines([fits + b"\r\n" + longer + b"\nz"]))
    assert [(line.number, line.too_long) for line in found] == [(1, False), (2, True), (3, False)]
    assert found[0].content == fits
    with pytest.raises(Refused):
        read_line(found[1])


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (b"", 0),
        (b"\n", 1),
        (b"{}", 1),
        (b"{}\n", 1),
        (b"{}\r\n \n{}", 3),
        (b"\n\n", 2),
        (b"\xef\xbb\xbf", 0),
        (b"\xef\xbb\xbf{}", 1),
    ],
)
def test_lines_that_hold_nothing_are_counted(body: bytes, count: int) -> None:
    assert count_lines(body) == count
    assert all(line.number <= count for line in split_lines([body]))


def test_an_endless_line_does_not_fill_the_memory() -> None:
    chunk = b"x" * 65536
    (line,) = split_lines(chunk for _ in range(1000))
    assert line.too_long
    assert len(line.content) == LINE_LIMIT


def test_a_line_says_the_same_whatever_its_blanks_and_the_order_of_its_keys() -> None:
    plain = read_line(Line(1, json.dumps(CUSTOMER).encode()))
    other = read_line(Line(2, json.dumps(dict(reversed(CUSTOMER.items())), indent=1, ensure_ascii=False).encode()))
    renamed = read_line(Line(3, json.dumps(CUSTOMER | {"name": "王小名"}).encode()))
    assert (plain.type, plain.id) == ("customer", "c1")
    assert plain.same == other.same != renamed.same


def test_no_good_line_among_hostile_ones_is_refused(shared: Callable[[str], Path]) -> None:
    lines = {line.number: line for line in split_lines([shared("data/hostile/dev.jsonl").read_bytes()])}
    text = shared("data/hostile/dev.expect.jsonl").read_text(encoding="utf-8")
    good = [one["line"] for one in map(json.loads, text.splitlines()) if one["accept"]]
    assert len(good) > 200
    for number in good:
        read_line(lines[number])
