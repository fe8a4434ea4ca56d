"""What watch mode's lines and the columns of windows have in common: widths, and styles on words alone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent_tui.insight.reading import AgentReading, QueueReading
from agent_tui.ui.presentation.styles import Line, line_width, plain
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.watch_cells import MARK, region_head
from agent_tui.ui.presentation.watch_lines import agent_columns, agent_line, queue_columns, queue_line
from agent_tui.ui.screens.windows.lines import in_columns

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")


def no_styled_blanks(line: Line) -> bool:
    return all(span.style == "text" or span.text == span.text.strip() for span in line)


@pytest.mark.parametrize("width", [62, 70, 80])
def test_columns_of_queues_and_agents_reach_the_edge_of_their_region(width: int) -> None:
    for columns in (queue_columns(width, "en"), agent_columns(width, "zh")):
        cells = MARK + sum(column.cells for column in columns) + len(columns) - 1
        assert cells == width - 1
        head = region_head("QUEUES 8", columns, width, active=False)
        assert line_width(head) <= width


def test_a_reason_of_which_nothing_could_be_read_is_left_out() -> None:
    agent = AgentReading("zhou.li", "away", NOW, "看现场", 0, 2)
    told = [plain(agent_line(agent, width, NOW, Here(ZONE, "zh"))) for width in (36, 70)]
    assert ["离开 看现场" in line for line in told] == [False, True]
    assert "离开 " in told[0]
    assert "~" not in told[0]


def test_only_words_are_styled_and_no_blanks_beside_them() -> None:
    queue = QueueReading(
        "billing",
        "phone",
        waiting=2,
        in_hand=0,
        oldest_since=NOW - timedelta(minutes=6),
        next_due=NOW - timedelta(minutes=1),
        overdue=1,
    )
    assert no_styled_blanks(queue_line(queue, 62, NOW, Here(ZONE, "en")))
    assert no_styled_blanks(in_columns(("c f2", 11, "hint_key"), ("Claim", 19, "label"), ("Take it", 0, "dim")))
