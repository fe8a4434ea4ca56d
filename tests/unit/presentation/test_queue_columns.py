"""The queue's lines: columns join as the pane widens, and every line of a pane is equally wide."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.desk.views import QueueRow
from agent_tui.domain.values import CHANNELS, TIERS
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.queue_columns import RowLook, columns, group_head, header_line, row_line
from agent_tui.ui.presentation.styles import line_width, plain
from agent_tui.ui.presentation.times import Here
from tests.unit.presentation.made_up import EN, NOW, SHANGHAI, ZH, promise, row
from tests.unit.presentation.texts import LINES, unhurried

WIDTHS = st.integers(min_value=20, max_value=200)
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["zh", "en"])


def shown(one: QueueRow, width: int = 80, here: Here = ZH, **look: object) -> str:
    return plain(row_line(one, RowLook(width, NOW, here, **look)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("width", "joins"), [(72, "agent"), (90, "waited"), (104, "queue"), (120, "number")])
def test_columns_join_as_the_pane_widens(width: int, joins: str) -> None:
    assert joins not in {column.name for column in columns(width - 1, "zh")}
    assert joins in {column.name for column in columns(width, "zh")}


def test_a_contact_at_80_cells() -> None:
    assert shown(row(intent=("账单", "扣费"), owner="li.na")) == (
        "     4分 大 电话 王小明   争议扣费 [账单>扣费]               3         li.na    "
    )
    assert shown(row(), here=EN).startswith("      4m K Call   王小明")


def test_what_a_theme_underlines_are_words_and_no_blanks() -> None:
    late = row(due_at=NOW - timedelta(hours=1), next_promise_due=NOW - timedelta(days=2))
    marked = [span.text for span in row_line(late, RowLook(80, NOW, ZH)) if span.style in ("late", "soon")]
    assert len(marked) == 3
    assert all(text == text.strip() for text in marked)


def test_the_header_names_what_stands_below_it() -> None:
    header, line = plain(header_line(80, "zh")), shown(row(next_promise_due=NOW + timedelta(days=2), owner="li.na"))

    def cell_of(text: str, part: str) -> int:
        return sum(2 if ord(char) > 0x2E80 else 1 for char in text[: text.index(part)])

    assert cell_of(header, "客户") == cell_of(line, "王小明")
    assert cell_of(header, "承诺") == cell_of(line, "11-25")
    assert cell_of(header, "座席") == cell_of(line, "li.na")


def test_what_is_overdue_says_so_without_colour() -> None:
    line = shown(row(due_at=NOW - timedelta(minutes=12), next_promise_due=NOW - timedelta(hours=1)))

    assert line.startswith(" ! -12分")
    assert "逾期" in line


def test_the_selected_row_is_marked_without_colour_and_keeps_its_alarm() -> None:
    assert shown(row(), selected=True).startswith("> ")
    assert shown(row(due_at=NOW - timedelta(minutes=12)), selected=True).startswith(">!")


def test_a_contact_in_which_nobody_waits_still_shows_an_overdue_promise() -> None:
    resting = row(waiting_since=None, due_at=None, next_promise_due=NOW - timedelta(hours=1))

    assert shown(resting).startswith(" !")
    assert shown(row(waiting_since=None, due_at=None, next_promise_due=NOW + timedelta(hours=1))).startswith("  ")


def test_the_week_has_its_whole_name_in_a_narrow_queue() -> None:
    assert " 7天 " in plain(header_line(64, "zh"))


def test_blanks_inside_a_subject_take_no_room() -> None:
    assert "争议 扣费" in shown(row(subject="争议   扣费"))


def test_of_a_subject_without_end_only_so_much_is_read_as_a_line_holds() -> None:
    endless = "138-1234-5678 " * 40_000
    assert shown(row(channel="email", subject=endless)) == shown(row(channel="email", subject=endless[:1400]))
    assert "1234" not in shown(row(channel="email", subject=endless))


def test_conversations_show_the_customers_last_words() -> None:
    assert "「在吗??」" in shown(row(channel="chat", last_line="在吗??"))
    assert "争议扣费" in shown(row(channel="phone", last_line="在吗??"))


def test_a_promise_is_a_row_of_its_own() -> None:
    due = promise(what="核查结果", limits="赔偿额", due_at=NOW + timedelta(minutes=8), owner="liu.yang")
    line = shown(row(promise=due, due_at=due.due_at), width=100)

    assert line.startswith(" !   8分")
    assert "回电" in line
    assert "核查结果 没答应赔偿额" in line
    assert "10:50" in line
    assert "liu.yang" in line


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ("不承诺退款金额", "退款 没答应退款金额"),
        ("没答应: 退款金额", "退款 没答应退款金额"),
        ("hour of delivery not promised", "退款 没答应 hour of delivery"),
        ("No promise of the hour", "退款 没答应 the hour"),
        ("不含运费", "退款 不含运费"),
        ("not promised", "退款 not promised"),
    ],
)
def test_limits_that_already_say_no_are_not_negated_twice(limits: str, told: str) -> None:
    due = promise(limits=limits)

    assert f"{told} " in shown(row(promise=due, due_at=due.due_at), width=120)


def test_my_own_contacts_say_me() -> None:
    assert shown(row(holder="li.na", owner="chen"), me="li.na").rstrip().endswith(" 我")


def test_a_group_says_how_many_it_has_and_whether_it_is_folded() -> None:
    assert plain(group_head("waiting", 28, 30, "zh")) == "-- 等待 28 -------------------"
    assert "(folded: z)" in plain(group_head("resting", 5, 60, "en", folded=True, hint="z"))


@unhurried
@given(
    st.builds(
        row,
        customer_name=LINES,
        subject=LINES,
        last_line=LINES,
        queue=LINES,
        owner=st.none() | LINES,
        holder=st.none() | LINES,
        intent=st.lists(LINES, max_size=3).map(tuple),
        channel=st.sampled_from(CHANNELS),
        tier=st.sampled_from(TIERS),
        number=st.integers(min_value=0, max_value=10**12),
        contacts_7d=st.integers(min_value=0, max_value=10**6),
        due_at=st.none() | st.datetimes(timezones=st.just(SHANGHAI)),
        waiting_since=st.none() | st.datetimes(timezones=st.just(SHANGHAI)),
        next_promise_due=st.none() | st.datetimes(timezones=st.just(SHANGHAI)),
        promise=st.none() | st.builds(promise, what=LINES, limits=LINES, channel=st.sampled_from(CHANNELS)),
    ),
    WIDTHS,
    LANGUAGES,
    st.booleans(),
    st.lists(st.text(min_size=1, max_size=3), max_size=2).map(tuple),
)
def test_every_row_takes_exactly_the_panes_width(
    one: QueueRow, width: int, language: Language, selected: bool, matching: tuple[str, ...]
) -> None:
    look = RowLook(width, NOW, Here(SHANGHAI, language), "me", selected, matching)

    assert line_width(row_line(one, look)) == width


@unhurried
@given(WIDTHS, LANGUAGES, st.integers(min_value=0, max_value=10**6), st.booleans())
def test_heads_take_exactly_the_panes_width(width: int, language: Language, count: int, folded: bool) -> None:
    assert line_width(header_line(width, language)) == width
    assert line_width(group_head("resting", count, width, language, folded=folded, hint="z")) == width
