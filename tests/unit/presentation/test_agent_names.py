"""Agents are called by their name wherever they are shown, and by their id where none is known."""

from zoneinfo import ZoneInfo

import pytest

from agent_tui.desk.views import AgentLine, Colleague
from agent_tui.domain.story import tell
from agent_tui.domain.values import AgentState
from agent_tui.domain.who import agent_name
from agent_tui.ui.presentation.queue_columns import RowLook, row_line
from agent_tui.ui.presentation.story_lines import Reader, story_lines
from agent_tui.ui.presentation.styles import line_width, plain
from agent_tui.ui.presentation.timeline_lines import TimelineLook, entry_block
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.screens.teamwork.colleague_lines import colleague_choices
from agent_tui.ui.wording import Wording
from tests.unit.presentation.made_up import NOW, entry, promise, row
from tests.unit.presentation.test_story_lines import CALL, WANG

HERE = Here(ZoneInfo("Asia/Shanghai"), "zh", names={"li.na": "李娜", "liu.yang": "刘洋"})
HOSTILE = ["\x1b[2J\x1b]0;x\x07", "\u202egnay.uil", "x" * 500, "👩\u200d💻" * 30, "刘" * 99, "a\nb"]


def test_who_has_no_name_is_called_by_their_id() -> None:
    assert (HERE.name("li.na"), HERE.name("chen.tao"), HERE.name("")) == ("李娜", "chen.tao", "")
    assert (HERE.name_and_id("li.na"), HERE.name_and_id("chen.tao")) == ("李娜 li.na", "chen.tao")


def test_the_queue_says_whose_a_contact_is_and_who_looks_at_it() -> None:
    one = row(owner="li.na", others=(Colleague("liu.yang", writing=True),))
    told = plain(row_line(one, RowLook(100, NOW, HERE)))
    assert "李娜" in told
    assert "刘洋" in told
    assert "li.na" not in told
    assert "liu.yang" not in told


def test_the_timeline_says_who_wrote_but_a_customer_is_nobody_of_ours() -> None:
    look = TimelineLook(60, NOW, HERE)
    for direction in ("outbound", "internal"):
        lines = entry_block(entry(direction=direction, author="li.na"), None, look).lines
        assert "李娜" in plain(lines[1])
        assert "li.na" not in plain(lines[1])
    assert "li.na" in plain(entry_block(entry(author="li.na"), None, look).lines[1])


def test_the_story_says_who_promised() -> None:
    owed = promise(made_by="liu.yang")
    told = tell(CALL, WANG, (), (owed,), contacts_7d=1, due_at=None, now=NOW)
    shown = "\n".join(plain(line) for line in story_lines(told, 100, Reader(NOW, HERE)))
    assert "刘洋" in shown
    assert "liu.yang" not in shown


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [40, 80, 120, 160])
def test_a_hostile_name_stays_in_its_cells(name: str, width: int) -> None:
    here = HERE._replace(names={"li.na": agent_name(name)})
    one = row(owner="li.na", others=(Colleague("li.na", writing=True),))
    assert line_width(row_line(one, RowLook(width, NOW, here))) == width
    block = entry_block(entry(direction="outbound", author="li.na"), None, TimelineLook(width, NOW, here))
    told = tell(CALL, WANG, (), (promise(),), contacts_7d=1, due_at=None, now=NOW)
    for line in (*block.lines, *story_lines(told, width, Reader(NOW, here))):
        assert line_width(line) <= width
        assert plain(line).isprintable() or "\u200d" in plain(line)


@pytest.mark.parametrize("name", ["李娜", "x" * 40, "刘" * 20])
def test_where_one_chooses_a_long_name_leaves_the_id_to_be_read(name: str) -> None:
    agent = AgentState("liu.yang", "agent", None, "ready", NOW, name=name)
    wording = Wording("zh", ZoneInfo("Asia/Shanghai"), names={"liu.yang": name})
    [(chosen, line)] = colleague_choices([AgentLine(agent, 0, 0)], None, NOW, wording)
    assert chosen == "liu.yang"
    assert " liu.yang " in plain(line)


def test_where_one_chooses_it_is_told_who_leads_the_shift() -> None:
    line = AgentLine(AgentState("li.na", "supervisor", None, "ready", NOW), 12, 34)
    [(_, shown)] = colleague_choices([line], "me", NOW, Wording("zh", ZoneInfo("Asia/Shanghai")))
    assert plain(shown).rstrip().endswith("班长")
    assert line_width(shown) <= 65, "the window is no wider"
