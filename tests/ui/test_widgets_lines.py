"""Story, slots and status on the screen: calm lines that are painted only when they read differently."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from rich.style import Style
from textual.containers import Vertical
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from agent_tui.desk.views import OutboxCounts, Status
from agent_tui.domain.story import Story, tell
from agent_tui.domain.values import Customer, Ticket
from agent_tui.ui.presentation.slot_line import Slot
from agent_tui.ui.presentation.status_words import Hint, PromiseAhead
from agent_tui.ui.presentation.styles import STYLE_NAMES, Line, Span, StyleName
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.widgets.line_widget import LineWidget
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.widgets.story_lines import WIDE, StoryLines
from tests.ui.widget_stage import on_stage, rows_of

ZONE = ZoneInfo("Asia/Shanghai")
ZH, EN = Here(ZONE, "zh"), Here(ZONE, "en")
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=ZONE)
MINUTE = timedelta(minutes=1)
ONLINE = Status(online=True, outbox=OutboxCounts(), agent="li.na", filled=True)


def story(subject: str = "退款没到") -> Story:
    customer = Customer(id="c1", name="王小明", tier="key", language="zh", tags=(), identities=())
    ticket = Ticket(
        id="t1",
        customer="c1",
        channel="phone",
        subject=subject,
        queue="billing",
        priority=2,
        status="open",
        owner=None,
        created_at=NOW,
        waiting_since=NOW,
        intent=(),
        tags=(),
    )
    return tell(ticket, customer, (), (), contacts_7d=1, due_at=NOW + MINUTE, now=NOW)


class CountedStatus(StatusLine):
    painted = 0

    def render_line(self, y: int) -> Strip:
        self.painted += 1
        return super().render_line(y)


def test_what_changes_while_a_widget_is_hidden_stands_there_when_it_is_shown_again() -> None:
    lines = Lines({}, [(Span("Zhao Min"),)])
    pane = Vertical(lines)

    async def play(pilot: Pilot[None]) -> None:
        pane.display = False
        await pilot.pause()
        lines.show((Span("Chen Jing"),))
        pane.display = True
        await pilot.pause()
        painted = lines.render_lines(Region(0, 0, lines.size.width, 1))
        assert [strip.text.strip() for strip in painted] == ["Chen Jing"]

    on_stage(pane, play)


def test_the_story_is_as_high_as_its_rows_whatever_it_tells() -> None:
    lines = StoryLines(ZH)

    async def play(pilot: Pilot[None]) -> None:
        assert lines.size.height == 3
        lines.show(story(), NOW)
        assert [row.rstrip() for row in rows_of(lines)] == [
            "谁 王小明 大客户 未核身(v)",
            "事 7天1次: 今天电话 退款没到",
            "欠 没有未了的承诺; 今天10:43前要答复",
        ]
        lines.set_rows(WIDE)
        await pilot.pause()
        assert lines.size.height == WIDE.total
        lines.show(None, NOW)
        assert "".join(rows_of(lines)).strip() == ""

    on_stage(lines, play)


def test_the_story_follows_the_clock_and_the_language() -> None:
    lines = StoryLines(ZH)

    async def play(pilot: Pilot[None]) -> None:
        lines.show(story(), NOW)
        lines.tick(NOW + timedelta(days=1))
        assert "昨天" in rows_of(lines)[1]
        lines.set_here(EN, "me")
        assert rows_of(lines)[0].startswith("WHO")

    on_stage(lines, play)


def test_the_strip_tells_of_each_slot() -> None:
    strip = SlotStrip(ZH)

    async def play(pilot: Pilot[None]) -> None:
        slots = [Slot("wechat", "陈静", NOW - MINUTE, None), None, Slot("chat", "Sara", NOW, None), None, None]
        strip.show(slots, 0, NOW)
        shown = rows_of(strip)[0]
        assert shown.startswith("1微 陈静 1分 | 2 - | 3在 Sara <1分")

    on_stage(strip, play)


def test_the_status_line_is_painted_only_when_it_reads_differently() -> None:
    line = CountedStatus(ZH, NOW)

    async def play(pilot: Pilot[None]) -> None:
        assert rows_of(line)[0].startswith("离线(连接中) 待发 0")
        line.show_status(ONLINE)
        line.show_promise(PromiseAhead(NOW + 30 * MINUTE, "周凯"))
        line.show_hints([Hint("c", "认领")])
        await pilot.pause()
        assert rows_of(line)[0].rstrip() == "在线 待发 0  下个承诺 11:12 周凯 30分  c 认领"
        line.painted = 0
        line.show_status(ONLINE)
        line.tick(NOW)
        await pilot.pause()
        assert line.painted == 0
        assert line.until_tick(NOW) == 60
        line.tick(NOW + MINUTE)
        await pilot.pause()
        assert line.painted == 1

    on_stage(line, play)


def test_a_notice_comes_and_goes() -> None:
    line = StatusLine(EN, NOW)

    async def play(pilot: Pilot[None]) -> None:
        line.show_hints([Hint("c", "claim")])
        line.show_notice("Saved. 1 in outbox.")
        assert "Saved. 1 in outbox." in rows_of(line)[0]
        assert "claim" not in rows_of(line)[0]
        line.show_notice("")
        assert "c claim" in rows_of(line)[0]

    on_stage(line, play)


class Patch(LineWidget):
    """One line of one style, and a bar over the second row."""

    def __init__(self, style: StyleName) -> None:
        super().__init__()
        self.style = style

    def line_at(self, y: int) -> Line:
        return (Span("some ", self.style), Span("words", self.style, True))

    def overlay_at(self, y: int) -> StyleName | None:
        return "cursor" if y == 1 else None


@pytest.mark.parametrize("name", [name for name in STYLE_NAMES if name not in ("match", "cursor")])
def test_every_style_is_the_themes(name: StyleName) -> None:
    patch = Patch(name)

    async def play(pilot: Pilot[None]) -> None:
        patch.set_styles_by_name(
            {name: Style(italic=True), "match": Style(underline=True), "cursor": Style(strike=True)}
        )
        plain, hit = list(patch.render_line(0))[:2]
        assert plain.style is not None
        assert hit.style is not None
        assert plain.style.italic
        assert not plain.style.underline
        assert hit.style.italic
        assert hit.style.underline

    on_stage(patch, play)


def test_a_bar_has_one_colour_from_end_to_end() -> None:
    patch = Patch("late")

    async def play(pilot: Pilot[None]) -> None:
        patch.set_styles_by_name({"late": Style(color="red"), "cursor": Style(reverse=True)})
        row = list(patch.render_line(1))
        assert len({(segment.style.color, segment.style.bgcolor) for segment in row if segment.style}) == 1
        assert all(segment.style.reverse for segment in row if segment.style)
        assert sum(segment.cell_length for segment in row) == 80

    on_stage(patch, play)


def test_no_line_stands_under_the_blanks_behind_a_word() -> None:
    """As in the theme of high contrast, where what is late is underlined."""

    class Row(LineWidget):
        def line_at(self, y: int) -> Line:
            return (Span("  ", "late"), Span("! ", "late"), Span("so late ", "late"), Span("text", "text"))

    row = Row()

    async def play(pilot: Pilot[None]) -> None:
        row.set_styles_by_name({"late": Style(underline=True)})
        assert [text for text, style, _ in row.render_line(0) if style and style.underline] == ["!", "so late"]
        assert row.render_line(0).text.startswith("  ! so late text")

    on_stage(row, play)
