"""The keys that never move (INTERFACE "The screen's fixed points")."""

from datetime import timedelta

from agent_tui.domain.values import ImportRecord
from tests.desk_fixture import NOW
from tests.records import ME, customer, ticket
from tests.ui.driver import User, at_the_desk


@at_the_desk()
async def test_opens_on_the_queue_with_the_first_contact_selected(user: User) -> None:
    await user.has_selected("赵敏")
    assert user.last_line.startswith("offline (connecting) outbox 0") or user.last_line.startswith("offline outbox 0")


@at_the_desk(language="zh")
async def test_the_last_line_is_the_status_line_in_chinese_too(user: User) -> None:
    assert "离线" in user.last_line
    assert "待发 0" in user.last_line


@at_the_desk()
async def test_moves_through_the_queue(user: User) -> None:
    for there, back in (("down", "up"), ("j", "k"), ("end", "home"), ("G", "g"), ("pagedown", "pageup")):
        await user.press(there)
        await user.until(lambda: "赵敏" not in user.selected, f"{there} moves on")
        await user.press(back)
        await user.has_selected("赵敏")


@at_the_desk()
async def test_enter_opens_and_escape_goes_back(user: User) -> None:
    await user.press("enter")
    await user.sees("Timeline, all channels", "在吗??")
    await user.press("escape")
    await user.sees("LEFT")
    await user.sees_no("Timeline, all channels")


@at_the_desk()
async def test_backspace_goes_back_outside_a_text(user: User) -> None:
    await user.press("enter")
    await user.sees("Timeline, all channels")
    await user.press("backspace")
    await user.sees("LEFT")


@at_the_desk()
async def test_escape_at_the_top_does_nothing(user: User) -> None:
    await user.sees("WHO  赵敏", "Not signed in")
    await user.press("escape")
    await user.sees("c Claim")
    before = user.screen
    await user.press("escape", "escape", "backspace")
    assert user.screen == before


@at_the_desk()
async def test_moves_in_the_lists_too(user: User) -> None:
    await user.press("p")
    await user.sees("Open promises 4")
    for there, back in (("down", "up"), ("j", "k"), ("end", "home"), ("G", "g"), ("pagedown", "pageup")):
        first = user.app.screen.list.chosen  # type: ignore[attr-defined]  # the list on top
        await user.press(there)
        assert user.app.screen.list.chosen != first  # type: ignore[attr-defined]
        await user.press(back)
        assert user.app.screen.list.chosen == first  # type: ignore[attr-defined]
    await user.press("escape")
    await user.sees("LEFT")


@at_the_desk()
async def test_slash_filters_the_queue_and_escape_shows_all(user: User) -> None:
    await user.press("/")
    await user.type("invoice")
    await user.sees("Invoice 8812")
    await user.sees_no("陈静   ")
    await user.press("enter")
    await user.has_selected("Martin")
    await user.sees("filter: invoice")
    await user.press("escape")
    await user.sees("陈静   ")
    await user.sees_no("filter: invoice")


@at_the_desk()
async def test_slash_filters_the_lists_and_the_timeline(user: User) -> None:
    await user.press("p", "/")
    await user.type("周凯")
    await user.sees("filter: 周凯")
    await user.sees_no("海川物流")
    await user.press("escape", "escape", "enter", "/")
    await user.type("退货单")
    await user.sees("正在查退货单")
    await user.sees_no("没有人理我")


@at_the_desk(size=(120, 40))
async def test_tab_and_f6_go_between_panes(user: User) -> None:
    await user.press("tab")
    await user.until(lambda: user.app.focused is not None and user.app.focused.id == "timeline")
    await user.press("shift+tab")
    await user.until(lambda: user.app.focused is not None and user.app.focused.id == "queue")
    await user.press("f6")
    await user.until(lambda: user.app.focused is not None and user.app.focused.id == "timeline")


@at_the_desk()
async def test_shows_promises_customer_and_outbox_with_a_status_line(user: User) -> None:
    for key, heading in (("p", "Open promises"), ("h", "Customer: 赵敏"), ("o", "Outbox 0")):
        await user.press(key)
        await user.sees(heading)
        assert "offline" in user.last_line
        assert "outbox 0" in user.last_line
        await user.press("escape")
        await user.sees("LEFT")


@at_the_desk()
async def test_digits_open_what_is_in_hand(user: User) -> None:
    await user.press("2")
    await user.sees("-- 陈静", "Timeline, all channels")
    await user.press("1")
    await user.sees("-- 赵敏")
    await user.press("0")
    await user.sees("LEFT")


@at_the_desk()
async def test_brackets_go_to_the_neighbours(user: User) -> None:
    await user.press("]")
    await user.has_selected("陈静")
    await user.press("enter", "[")
    await user.sees("-- 赵敏", "Timeline, all channels")


@at_the_desk()
async def test_dot_goes_to_the_most_urgent(user: User) -> None:
    await user.press("end", ".")
    await user.has_selected("-3h00")


@at_the_desk()
async def test_an_empty_slot_says_that_it_is_empty(user: User) -> None:
    await user.press("5")
    await user.sees("nothing is in that slot")


@at_the_desk()
async def test_ctrl_q_and_capital_q_quit(user: User) -> None:
    await user.press("Q")
    await user.until(lambda: user.app.return_code == 0)


def in_hand_by_number() -> list[ImportRecord]:
    """Two contacts in hand, the one with the higher number more urgent."""
    calm = ticket("t-calm", "c-calm", "chat", "calm", NOW - timedelta(minutes=1), owner=ME, status="open")
    urgent = ticket("t-urgent", "c-urgent", "chat", "urgent", NOW - timedelta(hours=9), owner=ME, status="open")
    return [customer("c-calm", "Calma"), customer("c-urgent", "Urgentia"), calm, urgent]


@at_the_desk(records=in_hand_by_number)
async def test_slots_are_taken_by_number_and_kept(user: User) -> None:
    await user.has_selected("Urgentia")
    await user.sees("1Ch Calma", "2Ch Urgentia")
    await user.press("z")
    await user.sees("1Ch Calma")
    await user.press("1")
    await user.sees("-- Calma")


@at_the_desk()
async def test_ctrl_z_suspends_but_undoes_in_a_text(user: User) -> None:
    suspended: list[bool] = []
    user.app.action_suspend_process = lambda: suspended.append(True)  # type: ignore[method-assign]  # no terminal here
    await user.press("r")
    await user.type("a")
    await user.press("ctrl+z")
    assert suspended == []
    await user.press("escape", "ctrl+z", "enter", "ctrl+z")
    assert suspended == [True, True]
