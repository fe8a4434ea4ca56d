"""What the first line of the wallboard tells of promises kept."""

import pytest

from agent_tui.insight.reading import PromiseReading, Share
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.watch_heading import kept_words


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
