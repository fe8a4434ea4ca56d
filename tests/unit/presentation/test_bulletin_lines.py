"""Bulletins as lines: what is to be known of each, and who has read it."""

from datetime import UTC, datetime, timedelta

import pytest

from agent_tui.desk.bulletin_views import BulletinLine, Reader, Readers
from agent_tui.domain.values import Bulletin
from agent_tui.ui.presentation.bulletin_lines import (
    bulletin_columns,
    bulletin_row,
    bulletin_text,
    reader_lines,
    state_words,
)
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import plain
from agent_tui.ui.presentation.times import Here

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
HERE = Here(UTC, "en", names={"zhou.li": "周莉", "li.na": "李娜"})
OUTAGE = Bulletin(
    "b1", "outage", "城东断网", "15:00 前有消息\n不要承诺恢复时间", "zhou.li", NOW, NOW + timedelta(hours=2)
)


@pytest.mark.parametrize(
    ("withdrawn", "acknowledged", "due", "current", "words"),
    [
        (False, False, True, True, "unread"),
        (False, True, False, True, "read"),
        (False, False, False, True, ""),
        (True, False, False, False, "withdrawn"),
        (False, True, False, False, "over"),
    ],
)
def test_a_row_says_whether_it_is_to_be_read(
    withdrawn: bool, acknowledged: bool, due: bool, current: bool, words: str
) -> None:
    bulletin = Bulletin("b1", "price", "t", "b", "zhou.li", NOW, withdrawn=withdrawn)
    assert state_words(BulletinLine(bulletin, acknowledged, due, current), "en")[0] == words


@pytest.mark.parametrize("width", [80, 120, 160])
def test_columns_stand_under_their_heads(width: int) -> None:
    head = plain(bulletin_columns("STATE", width, "en"))
    row = " " + plain(bulletin_row(OUTAGE, ("unread", "soon"), width, HERE))  # the list marks its cursor there
    for words, found in (("FROM", "11-23 10:42"), ("ABOUT", "outage"), ("STATE", "unread"), ("BULLETIN", "城东断网")):
        assert width_of(head[: head.index(words)]) == width_of(row[: row.index(found)])
    assert ("周莉" in row) == (width >= 100)


def test_the_whole_of_it_says_whose_it_is_and_until_when() -> None:
    told = [plain(line) for line in bulletin_text(OUTAGE, 60, NOW, HERE)]
    assert told == ["城东断网", "周莉  11-23 10:42  until 11-23 12:42", "", "15:00 前有消息", "不要承诺恢复时间"]
    assert "over" in plain(bulletin_text(OUTAGE, 60, NOW + timedelta(hours=2), HERE)[1])


def test_who_has_not_read_it_comes_before_who_has_and_no_name_is_broken() -> None:
    readers = Readers(tuple(Reader(f"agent.{n}", NOW) for n in range(4)), ("li.na", "liu.yang"))
    told = [plain(line) for line in reader_lines(readers, 46, HERE)]
    assert told == [
        "Not read yet: 2 of 6",
        "  李娜   liu.yang",
        "Have read it: 4",
        "  agent.0 11-23 10:42   agent.1 11-23 10:42",
        "  agent.2 11-23 10:42   agent.3 11-23 10:42",
    ]
    assert plain(reader_lines(Readers((), ()), 40, HERE)[0]) == "Everybody has read it."


def test_the_beginning_of_its_text_is_shown_without_marks() -> None:
    bulletin = Bulletin("b1", "price", "t", "**Not** before [noon](https://x.example)", "zhou.li", NOW)
    assert "Not before noon (https://x.example)" in plain(bulletin_row(bulletin, ("read", "dim"), 80, HERE))
