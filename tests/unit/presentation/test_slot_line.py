"""The strip of contacts in hand."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent_tui.ui.presentation.slot_line import Slot, slot_line, until_slots_tick
from agent_tui.ui.presentation.styles import line_width, plain
from tests.unit.presentation.made_up import EN, NOW, ZH
from tests.unit.presentation.texts import LINES, unhurried

MINUTE = timedelta(minutes=1)
CHEN = Slot("wechat", "陈静", NOW - MINUTE, NOW + 5 * MINUTE)
SARA = Slot("chat", "Sara", NOW - 2 * MINUTE, NOW + MINUTE, draft=True)
LATE = Slot("chat", "赵敏", NOW - 9 * MINUTE, NOW - timedelta(seconds=20))
ANSWERED = Slot("phone", "王小明", None, None)


def test_five_slots_and_the_clock() -> None:
    line = plain(slot_line([CHEN, SARA, LATE, ANSWERED, None], 1, 80, NOW, ZH))

    assert line.startswith("1微 陈静 1分 | 2在 Sara* 2分 | 3在 赵敏 -0:20! | 4电 王小明 | 5 -")
    assert line.endswith("10:42")


def test_the_slot_at_hand_is_shown() -> None:
    line = slot_line([CHEN, SARA, None, None, None], 1, 80, NOW, EN)

    assert plain(span for span in line if span.style == "slot_active") == "2Ch Sara* 2m"


def test_names_give_way_when_all_slots_are_full() -> None:
    crowded = [Slot("wechat", "Sara Connor-Whitfield", NOW - 80 * MINUTE, NOW - 70 * MINUTE)] * 5

    assert plain(slot_line(crowded, 0, 80, NOW, EN)).count("!") == 5


def test_it_looks_at_the_clock_when_a_deadline_passes() -> None:
    now = NOW + timedelta(seconds=10)
    slot = Slot("chat", "赵敏", NOW - MINUTE, now + timedelta(seconds=7))

    assert until_slots_tick([slot, None], now) <= 7.1
    assert until_slots_tick([None], now) == 50
    assert until_slots_tick([LATE], now) <= 1


@unhurried
@given(
    st.lists(st.none() | st.builds(Slot, st.just("chat"), LINES, st.just(NOW), st.just(NOW)), min_size=5, max_size=5)
)
def test_it_never_leaves_its_line(slots: list[Slot | None]) -> None:
    assert line_width(slot_line(slots, 0, 80, NOW, EN)) == 80
