"""What strangers really sent (../shared/data/hostile), through every line of the screen: nothing acts, nothing is wider
than its pane, and what must be readable is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_tui.contract import strict
from agent_tui.domain.story import tell
from agent_tui.domain.text import strip_controls
from agent_tui.domain.values import (
    Customer,
    CustomerRecord,
    ImportRecord,
    Interaction,
    Promise,
    Ticket,
    TicketRecord,
)
from agent_tui.replica.cleaning import clean_record
from agent_tui.ui.presentation.queue_columns import RowLook, row_line
from agent_tui.ui.presentation.story_lines import Reader, story_lines
from agent_tui.ui.presentation.styles import Line, line_width, plain
from agent_tui.ui.presentation.timeline_lines import TimelineLook, entry_block
from tests.unit.presentation.made_up import NOW, ZH, entry, row

WIDTH = 72


def accepted(folder: Path) -> list[tuple[Any, dict[str, Any]]]:
    """Every line that goes in, cleaned as the replica cleans it, with what is expected of it."""
    lines = (folder / "dev.jsonl").read_bytes().split(b"\n")
    found = []
    for text in (folder / "dev.expect.jsonl").read_text(encoding="utf-8").splitlines():
        expected = json.loads(text)
        if expected["accept"]:
            line = lines[expected["line"] - 1].removeprefix(b"\xef\xbb\xbf").rstrip(b"\r")
            record = strict.decode(line, ImportRecord)
            if isinstance(record, TicketRecord):
                record = Ticket(**{name: getattr(record, name) for name in TicketRecord.__struct_fields__})
            elif isinstance(record, CustomerRecord):
                record = Customer(**{name: getattr(record, name) for name in CustomerRecord.__struct_fields__})
            found.append((clean_record(record), expected))
    return found


def lines_of(record: Any) -> list[Line]:
    """Where a record's texts stand on the screen."""
    if isinstance(record, Customer):
        ticket = Ticket("t", record.id, "chat", "", "q", 3, "open", None, NOW, NOW, (), ())
        told = tell(ticket, record, (), (), contacts_7d=1, due_at=NOW, now=NOW)
        one = row(customer_name=record.name, tier=record.tier)
        return [*story_lines(told, WIDTH, Reader(NOW, ZH)), row_line(one, RowLook(WIDTH, NOW, ZH))]
    if isinstance(record, Ticket):
        one = row(
            subject=record.subject,
            queue=record.queue,
            owner=record.owner,
            intent=record.intent,
            channel="email",
            waiting_since=record.waiting_since,
            created_at=record.created_at,
        )
        return [row_line(one, RowLook(WIDTH, NOW, ZH))]
    if isinstance(record, Interaction):
        one_entry = entry(
            body=record.body,
            author=record.author,
            at=record.at,
            kind=record.kind,
            direction=record.direction,
            channel=record.channel,
            meta=record.meta,
        )
        return list(entry_block(one_entry, None, TimelineLook(WIDTH, NOW, ZH), parts=99).lines)
    if isinstance(record, Promise):
        promised = entry(kind="promise", body=record.what, promise=record, at=record.made_at)
        one = row(promise=record, due_at=record.due_at)
        block = entry_block(promised, None, TimelineLook(WIDTH, NOW, ZH))
        return [*block.lines, row_line(one, RowLook(WIDTH, NOW, ZH))]
    return []


@pytest.fixture
def records(shared: Callable[[str], Path]) -> list[tuple[Any, dict[str, Any]]]:
    return accepted(shared("data/hostile"))


def test_no_line_is_wider_than_its_pane_nor_holds_a_control(records: list[tuple[Any, dict[str, Any]]]) -> None:
    for record, expected in records:
        for line in lines_of(record):
            assert line_width(line) <= WIDTH, expected["why"]
            assert strip_controls(plain(line)) == plain(line), expected["why"]


def test_what_must_be_readable_is(records: list[tuple[Any, dict[str, Any]]]) -> None:
    looked_for = 0
    for record, expected in records:
        if isinstance(record, Interaction):
            shown = "".join("".join(plain(line) for line in lines_of(record)).split())
            for words in expected["visible"]:
                looked_for += 1
                assert "".join(words.split()) in shown, expected["why"]
    assert looked_for > 10
