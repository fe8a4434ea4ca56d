"""The timeline on the screen: it starts at its end, keeps its place, and lays out only what is shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from textual.pilot import Pilot
from textual.strip import Strip

from agent_tui.desk.views import TimelineEntry
from agent_tui.domain.values import Promise
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.widgets.timeline import Timeline
from tests.ui.widget_stage import on_stage, rows_of

HERE = Here(ZoneInfo("Asia/Shanghai"), "en")
NOW = datetime(2026, 11, 23, 23, 50, tzinfo=HERE.zone)


class History(Timeline):
    """Remembers which of its rows were painted."""

    def __init__(self) -> None:
        super().__init__(HERE, me="me")
        self.painted: set[int] = set()

    def render_line(self, y: int) -> Strip:
        self.painted.add(y)
        return super().render_line(y)


class Counted(Sequence[TimelineEntry]):
    """Entries, and which of them were looked at."""

    def __init__(self, entries: list[TimelineEntry]) -> None:
        self.entries = entries
        self.looked_at: set[int] = set()

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, index: Any) -> Any:
        self.looked_at.add(index)
        return self.entries[index]


def entry(n: int, body: str | None = None, **other: Any) -> TimelineEntry:
    facts: dict[str, Any] = {
        "id": f"e{n}",
        "at": NOW - timedelta(minutes=2) + timedelta(milliseconds=n),
        "ticket": "t1",
        "ticket_number": 0,
        "channel": "chat",
        "kind": "message",
        "direction": "inbound",
        "author": "Wang",
        "body": f"words {n}" if body is None else body,
    }
    return TimelineEntry(**(facts | other))


def entries(count: int) -> list[TimelineEntry]:
    return [entry(n) for n in range(count)]


def test_it_starts_at_the_newest_entry() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(50), NOW)
        assert rows_of(history)[-1].strip() == "words 49"
        assert history.at_end

    on_stage(history, play)


def test_a_short_history_stands_at_the_top() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(2), NOW)
        assert rows_of(history)[0].startswith("-- today, Mon 23 Nov --")
        assert rows_of(history)[4].strip() == "words 1"

    on_stage(history, play)


def test_it_scrolls_by_line_page_and_to_both_ends() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(50), NOW)
        history.move(-1)
        assert rows_of(history)[-1].startswith("23:48 Chat from Wang")
        history.page(-1)
        assert rows_of(history)[1].strip() == "words 26"
        history.first()
        assert rows_of(history)[0].startswith("-- today")
        history.move(-5)
        assert rows_of(history)[0].startswith("-- today")
        history.page(1)
        assert rows_of(history)[0].startswith("23:48")
        history.page(99)
        assert history.at_end
        assert rows_of(history)[-1].strip() == "words 49"

    on_stage(history, play)


def test_at_the_end_it_stays_there_when_something_is_added() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(50), NOW)
        history.show("c1", entries(51), NOW)
        assert rows_of(history)[-1].strip() == "words 50"
        assert history.new_below == 0

    on_stage(history, play)


def test_elsewhere_it_keeps_its_place_and_says_what_is_new() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(50), NOW)
        history.page(-1)
        before = rows_of(history)
        history.show("c1", entries(51), NOW)
        history.show("c1", entries(52), NOW)
        assert rows_of(history)[:-1] == before[:-1]
        assert rows_of(history)[-1].startswith("-- 2 new below")
        history.last()
        assert history.new_below == 0
        assert rows_of(history)[-1].strip() == "words 51"

    on_stage(history, play)


def test_entries_put_in_above_do_not_move_what_is_read() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(50), NOW)
        history.move(-10)
        before = rows_of(history)
        history.show("c1", [entry(-1), *entries(50)], NOW)
        assert rows_of(history)[:-1] == before[:-1]
        history.show("c1", entries(50)[10:], NOW)
        assert rows_of(history)[:-1] == before[:-1]

    on_stage(history, play)


def test_another_customer_starts_at_the_end_again() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(50), NOW)
        history.first()
        history.show("c2", entries(40), NOW)
        assert rows_of(history)[-1].strip() == "words 39"

    on_stage(history, play)


def test_only_the_entry_that_changed_is_painted() -> None:
    history = History()
    sent = entry(9, "on its way", direction="outbound", state="queued")

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", [*entries(5), sent], NOW)
        await pilot.pause()
        history.painted.clear()
        history.show("c1", [*entries(5), msgspec.structs.replace(sent, state="acked")], NOW)
        await pilot.pause()
        assert history.painted == {11}
        history.painted.clear()
        history.show("c1", [*entries(5), msgspec.structs.replace(sent, state="acked")], NOW)
        await pilot.pause()
        assert history.painted == set()

    on_stage(history, play)


def test_five_thousand_entries_are_not_laid_out() -> None:
    history = History()
    many = Counted(entries(5000))

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", many, NOW)
        for _ in range(20):
            history.move(-1)
        history.page(-1)
        assert len(many.looked_at) < 60
        history.first()
        assert rows_of(history)[2].strip() == "words 0"
        assert len(many.looked_at) < 120

    on_stage(history, play)


def test_a_huge_text_is_shown_part_by_part() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", [entry(0, "line\n" * 20_000)], NOW)
        assert "more characters: enter shows them" in rows_of(history)[-1]
        assert history.show_rest()
        assert rows_of(history)[-1].strip() == "line"
        for _ in range(20):
            history.last()
            history.show_rest()
        history.last()
        assert rows_of(history)[-1].strip() == "line"
        assert not history.show_rest()

    on_stage(history, play)


def test_a_promise_becomes_overdue_before_ones_eyes() -> None:
    history = History()
    promise = Promise(
        id="p1",
        ticket="t1",
        what="refund",
        due_at=NOW + timedelta(seconds=5),
        limits="",
        channel="phone",
        state="open",
        made_by="me",
        made_at=NOW,
    )

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", [entry(0), entry(1, "refund", kind="promise", promise=promise)], NOW)
        assert "open, due today 23:50" in rows_of(history)[5]
        await pilot.pause()
        history.painted.clear()
        history.tick(NOW + timedelta(seconds=6))
        await pilot.pause()
        assert history.painted == {5}
        assert "OVERDUE since today 23:50" in rows_of(history)[5]

    on_stage(history, play)


def test_at_midnight_today_becomes_yesterday() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", entries(2), NOW)
        history.tick(NOW + timedelta(minutes=10))
        assert rows_of(history)[0].startswith("-- yesterday, Mon 23 Nov --")

    on_stage(history, play)


def test_a_narrower_pane_wraps_anew() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", [entry(0, "some words that need two lines when the pane is narrow")], NOW)
        assert rows_of(history)[3].strip() == ""
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        assert rows_of(history)[3].strip() == "the pane is narrow"

    on_stage(history, play)


def test_no_history_is_a_calm_sentence() -> None:
    history = History()

    async def play(pilot: Pilot[None]) -> None:
        history.show("c1", [], NOW)
        assert "Nothing happened with this customer yet." in rows_of(history)[0]
        history.show("", [], NOW)
        assert rows_of(history)[0].strip() == ""
        history.move(1)
        history.page(-1)
        history.last()
        assert not history.show_rest()

    on_stage(history, play)
