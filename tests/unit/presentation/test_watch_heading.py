"""What the first line of the wallboard tells: who is there, who waits, what was kept."""

from datetime import UTC, datetime

import pytest

from agent_tui.domain.values import Availability
from agent_tui.insight.reading import AgentReading, CameBack, PromiseReading, QueueReading, Reading, Share
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.styles import line_width, plain
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.watch_heading import heading, kept_words

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)


def reading() -> Reading:
    def agent(name: str, state: Availability, *, talking: bool = False) -> AgentReading:
        return AgentReading(name, state, NOW, "", 0, 0, talking=talking)

    team = (agent("li", "ready"), agent("liu", "ready", talking=True), agent("gu", "break"), agent("he", "offline"))
    queue = QueueReading("billing", "phone", waiting=37, in_hand=0, oldest_since=NOW, next_due=NOW, overdue=12)
    return Reading(NOW, (), (queue,), team, ledger(Share(3, 5)), CameBack(0, ()))


def ledger(kept: Share | None, kept_late: int = 0, moved: int = 0) -> PromiseReading:
    return PromiseReading(open=3, due_1h=0, overdue=0, kept=kept, due=(), moved=moved, kept_late=kept_late)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "kept today 50% (1/2), 1 kept late, 3 renegotiated in time"),
        ("zh", "今日兑现 50% (1/2), 迟兑现 1, 提前改期 3"),
    ],
)
def test_kept_late_and_moved_in_time_are_told_apart(language: Language, told: str) -> None:
    assert kept_words(ledger(Share(1, 2), kept_late=1, moved=3), language)[0] == told


def test_nothing_is_told_where_there_is_no_sample() -> None:
    assert kept_words(ledger(None, kept_late=1), "en") == ()


def test_what_did_not_happen_is_left_out() -> None:
    assert kept_words(ledger(Share(2, 2)), "en")[0] == "kept today 100% (2/2)"


def line_of(width: int, shown: Reading | None, language: Language = "en") -> str:
    line = heading(shown, None, width, NOW, Here(UTC, language))
    assert line_width(line) == width
    return plain(line).rstrip()


def test_who_is_on_a_call_is_not_called_ready() -> None:
    there = "on duty 3/4  talking 1  ready 1  break 1"
    assert line_of(120, reading()).endswith(f"{there}  waiting 37, late 12  kept today 60% (3/5)")
    assert "在岗 3/4  通话 1  可接 1  小休 1  等待 37, 逾期 12  今日兑现 60% (3/5)" in line_of(120, reading(), "zh")


def test_where_room_is_short_who_waits_and_who_is_ready_stay() -> None:
    assert line_of(80, reading()).endswith("talking 1  ready 1  waiting 37, late 12  kept 3/5")
    assert line_of(60, reading()).endswith("ready 1  waiting 37, late 12")


def test_no_figure_is_told_before_there_is_one() -> None:
    assert line_of(80, None) == " WATCH  Mon 11-23 02:42"
