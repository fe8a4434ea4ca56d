"""The queue on the screen: the selection keeps its contact, only what changed is painted, rows are read as needed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from agent_tui.desk.views import GroupKind, QueueGroup, QueueRow, QueueView, RowRef
from agent_tui.replica.sqlite_files import BrokenFile
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.widgets.queue_list import QueueList
from tests.ui.widget_stage import on_stage, rows_of

HERE = Here(ZoneInfo("Asia/Shanghai"), "en")
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=HERE.zone)


class Desk:
    """Holds rows as the desk does, and remembers which were read."""

    def __init__(self) -> None:
        self.due = NOW + timedelta(minutes=30)
        self.subjects: dict[str, str] = {}
        self.dues: dict[str, datetime] = {}
        self.gone: set[str] = set()
        self.read: list[str] = []
        self.broken = False

    def rows(self, refs: Sequence[RowRef]) -> list[QueueRow]:
        if self.broken:
            raise BrokenFile("replica.db")
        self.read.extend(ref.ticket for ref in refs)
        return [self.row(ref.ticket) for ref in refs if ref.ticket not in self.gone]

    def row(self, ticket: str) -> QueueRow:
        return QueueRow(
            id=ticket,
            number=0,
            channel="email",
            subject=self.subjects.get(ticket, f"about {ticket}"),
            last_line="",
            customer_id="c",
            customer_name=f"customer {ticket}",
            tier="standard",
            status="open",
            priority=3,
            queue="",
            owner=None,
            holder=None,
            created_at=NOW,
            waiting_since=NOW,
            due_at=self.dues.get(ticket, self.due),
            open_promises=0,
            next_promise_due=None,
            contacts_7d=1,
        )


class Queue(QueueList):
    """Remembers which of its rows were painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.rows, HERE, me="me")
        self.painted: set[int] = set()

    def render_line(self, y: int) -> Strip:
        self.painted.add(y)
        return super().render_line(y)

    def cursor_row(self) -> int:
        """The row of the screen that the mark stands on; -1 where there is none."""
        marked = [y for y, text in enumerate(rows_of(self)) if text.startswith(">")]
        self.painted.clear()
        return marked[0] if marked else -1


def view(now: datetime = NOW, **groups: Sequence[str] | int) -> QueueView:
    """Groups by name; a number stands for as many contacts called w0, w1 …"""
    order: tuple[GroupKind, ...] = ("in_hand", "promises_due", "waiting", "resting")
    made = []
    for kind in order:
        wanted = groups.get(kind, ())
        names = [f"w{n}" for n in range(wanted)] if isinstance(wanted, int) else wanted
        if names:
            made.append(QueueGroup(kind, [RowRef(name) for name in names]))
    return QueueView(now, tuple(made))


def test_it_opens_on_the_first_contact_under_the_first_head() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(in_hand=["a"], waiting=["b", "c"]))
        rows = rows_of(queue)
        assert rows[1].startswith("-- IN HAND 1 --")
        assert rows[2].startswith(">")
        assert "about a" in rows[2]
        assert rows[3].startswith("-- WAITING 2 --")
        assert queue.selected == RowRef("a")

    posted = on_stage(queue, play)
    assert QueueList.Selected(RowRef("a")) in posted


def test_heads_take_no_cursor() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(in_hand=["a"], waiting=["b", "c"]))
        queue.move(1)
        assert queue.selected == RowRef("b")
        queue.move(-1)
        assert queue.selected == RowRef("a")
        queue.move(-1)
        assert queue.selected == RowRef("a")
        queue.last()
        assert queue.selected == RowRef("c")
        queue.first()
        assert queue.selected == RowRef("a")

    on_stage(queue, play)


def test_a_move_paints_two_rows() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=50))
        await pilot.pause()
        queue.painted.clear()
        queue.move(1)
        await pilot.pause()
        assert queue.painted == {2, 3}

    on_stage(queue, play)


def test_a_change_paints_the_rows_that_changed() -> None:
    desk = Desk()
    queue = Queue(desk)

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=50))
        await pilot.pause()
        queue.painted.clear()
        desk.read.clear()
        desk.subjects["w3"] = "something new"
        queue.show(view(waiting=50), frozenset({"w3"}))
        await pilot.pause()
        assert queue.painted == {5}
        assert desk.read == ["w3"]
        assert "something new" in rows_of(queue)[5]

    on_stage(queue, play)


def test_nothing_is_painted_while_nothing_changes() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=50))
        await pilot.pause()
        queue.painted.clear()
        queue.show(view(waiting=50), frozenset())
        queue.tick(NOW)
        queue.set_matching(())
        await pilot.pause()
        assert queue.painted == set()

    on_stage(queue, play)


def test_the_clock_paints_only_times_that_read_differently() -> None:
    desk = Desk()
    desk.due += timedelta(seconds=30)
    desk.dues["w1"] = NOW + timedelta(seconds=45)
    queue = Queue(desk)

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=50))
        await pilot.pause()
        queue.painted.clear()
        assert queue.until_tick(NOW) <= 1
        queue.tick(NOW)
        await pilot.pause()
        assert queue.painted == set()
        queue.tick(NOW + timedelta(seconds=1))
        await pilot.pause()
        assert queue.painted == {3}
        assert "0:44" in rows_of(queue)[3]

    on_stage(queue, play)


def test_far_deadlines_are_looked_at_once_a_minute() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=5))
        assert queue.until_tick(NOW) == 60

    on_stage(queue, play)


def test_the_next_page_was_read_before_it_is_turned_to() -> None:
    desk = Desk()
    queue = Queue(desk)

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=10_000))
        await pilot.pause()
        for _ in range(5):
            desk.read.clear()
            queue.page(1)
            assert desk.read == []
            await pilot.pause()
            assert len(desk.read) == queue.size.height - 2
        assert "about w131" in rows_of(queue)[-1]

    on_stage(queue, play)


def test_what_cannot_be_read_ahead_is_no_trouble_before_it_is_looked_at() -> None:
    desk = Desk()
    queue = Queue(desk)

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=10_000))
        await pilot.pause()
        desk.broken = True
        queue.page(1)
        await pilot.pause()
        with pytest.raises(BrokenFile):
            queue.page(1)
        desk.broken = False

    on_stage(queue, play)


def test_only_what_is_near_the_screen_is_read() -> None:
    desk = Desk()
    queue = Queue(desk)

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=10_000))
        await pilot.pause()
        assert 22 <= len(desk.read) <= 3 * 24
        queue.last()
        await pilot.pause()
        assert queue.selected == RowRef("w9999")
        assert "about w9999" in rows_of(queue)[-1]
        assert len(desk.read) <= 6 * 24
        assert len(desk.read) == len(set(desk.read))

    on_stage(queue, play)


def test_pages_turn_and_take_the_selection_along() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=100))
        top = rows_of(queue)[1]
        queue.page(1)
        assert queue.selected == RowRef("w22")
        assert rows_of(queue)[1] != top
        queue.page(9)
        assert queue.selected == RowRef("w99")
        queue.page(-9)
        assert queue.selected == RowRef("w0")
        assert rows_of(queue)[1] == top

    on_stage(queue, play)


def test_the_selected_contact_keeps_its_place_while_others_come_and_go() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=200))
        queue.page(2)
        selected, row = queue.selected, queue.cursor_row()
        queue.show(view(in_hand=["n1", "n2"], waiting=200))
        assert queue.selected == selected
        assert queue.cursor_row() == row
        queue.show(view(waiting=[f"w{n}" for n in range(20, 200)]))
        assert queue.selected == selected
        assert queue.cursor_row() == row

    on_stage(queue, play)


def test_at_the_top_a_new_contact_is_seen_at_once() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=200))
        queue.show(view(waiting=["urgent", *(f"w{n}" for n in range(200))]))
        assert "about urgent" in rows_of(queue)[2]
        assert queue.selected == RowRef("w0")

    on_stage(queue, play)


def test_when_the_selected_contact_goes_the_next_one_is_selected() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a", "b", "c"]))
        queue.move(1)
        queue.show(view(waiting=["a", "c"]))
        assert queue.selected == RowRef("c")
        queue.show(view(waiting=["a"]))
        assert queue.selected == RowRef("a")
        queue.show(view())
        assert queue.selected is None

    posted = on_stage(queue, play)
    assert posted[-1] == QueueList.Selected(None)


def test_the_head_tells_of_a_row_that_stands_beneath_it_only_because_it_is_selected() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a"]))
        queue.show(view(), keep_selected=True)
        head, row = (line for line in rows_of(queue)[1:3])
        assert head.startswith("-- WAITING 0 +1 that moved on --")
        assert "about a" in row
        queue.show(view(waiting=["b"]), keep_selected=True)
        assert "-- WAITING 1 +1 that moved on --" in rows_of(queue)[1]
        queue.move(1)
        assert "-- WAITING 1 ---" in rows_of(queue)[1]

    on_stage(queue, play)


def test_a_contact_that_moved_to_another_group_stays_selected() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a", "b", "c"]))
        queue.move(2)
        queue.show(view(in_hand=["c"], waiting=["a", "b"]))
        assert queue.selected == RowRef("c")
        assert queue.cursor_row() == 2

    on_stage(queue, play)


def test_an_empty_queue_says_so_calmly() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view())
        assert "Nobody is waiting." in "".join(rows_of(queue))
        queue.set_empty_text("Still loading")
        assert "Still loading" in "".join(rows_of(queue))
        queue.set_empty_text("Nothing matches what you typed (53 in the queue); " * 2 + "escape shows all.")
        assert any(row.rstrip().endswith("escape shows all.") for row in rows_of(queue))
        queue.move(1)
        queue.page(-1)
        queue.last()
        assert queue.selected is None

    on_stage(queue, play)


def test_resting_contacts_are_folded_until_asked_for() -> None:
    queue = Queue(Desk())
    queue.fold_hint = "z"

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a"], resting=["b", "c"]))
        assert queue.resting == 2
        assert queue.count == 1
        assert "PENDING, NOBODY WAITS 2 (folded: z)" in rows_of(queue)[3]
        queue.toggle_resting()
        assert queue.count == 3
        assert "about c" in rows_of(queue)[5]
        queue.last()
        queue.toggle_resting()
        assert queue.selected == RowRef("a")

    on_stage(queue, play)


def test_resting_contacts_are_not_hidden_when_there_are_no_others() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(resting=["a"]))
        assert queue.selected == RowRef("a")

    on_stage(queue, play)


def test_a_folded_contact_can_be_gone_to() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a"], resting=["b"]))
        assert queue.select(RowRef("b"))
        assert queue.selected == RowRef("b")
        assert not queue.select(RowRef("nobody"))
        assert queue.selected == RowRef("b")

    on_stage(queue, play)


def test_a_contact_that_went_away_leaves_an_empty_row() -> None:
    desk = Desk()
    desk.gone = {"b"}
    queue = Queue(desk)

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a", "b", "c"]))
        assert rows_of(queue)[3].strip() == ""
        await pilot.pause()
        assert desk.read.count("b") == 1

    on_stage(queue, play)


def test_a_click_selects_the_contact_under_it() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a", "b"]))
        await pilot.click(queue, offset=(5, 3))
        assert queue.selected == RowRef("b")

    on_stage(queue, play)


def test_a_smaller_screen_keeps_the_selected_contact_on_it() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=100))
        queue.move(20)
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert queue.selected == RowRef("w20")
        assert 0 < queue.cursor_row() < 12

    on_stage(queue, play)


def test_the_head_above_the_first_row_comes_back_with_the_room() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(in_hand=["a", "b"], waiting=100))
        queue.move(1)
        await pilot.resize_terminal(60, 3)
        await pilot.pause()
        assert queue.cursor_row() > 0
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert rows_of(queue)[1].startswith("-- IN HAND 2 --")
        assert queue.selected == RowRef("b")

    on_stage(queue, play)


def test_filter_words_are_highlighted() -> None:
    queue = Queue(Desk())

    async def play(pilot: Pilot[None]) -> None:
        queue.show(view(waiting=["a", "b"]))
        queue.set_matching(["ABOUT"])
        assert any(span.match and span.text == "about" for span in queue.line_at(2))

    on_stage(queue, play)


def test_what_was_shown_before_there_was_a_screen_stands_on_it() -> None:
    queue = Queue(Desk())
    queue.show(view(in_hand=["a"], waiting=50))

    async def play(pilot: Pilot[None]) -> None:
        assert rows_of(queue)[1].startswith("-- IN HAND 1")
        assert queue.cursor_row() == 2

    on_stage(queue, play)
