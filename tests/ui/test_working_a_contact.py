"""A contact from hand to wrap-up: claim, reply, note, pending, wrap-up, drafts."""

import asyncio
from datetime import timedelta
from pathlib import Path

from agent_tui.domain.values import ImportRecord, TicketRecord
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.records import said, sample_records
from tests.ui.driver import User, a_store, at_the_desk, sit_down


@at_the_desk()
async def test_a_reply_is_saved_and_waits_in_the_outbox(user: User) -> None:
    await user.press("r")
    await user.sees("f9 send to 赵敏 (Chat)")
    await user.type("Your return was booked today.")
    await user.press("f9")
    await user.sees("Saved.", "outbox 1")
    assert "in outbox" not in user.screen
    assert [row.summary for row in user.desk.outbox()] == ["Your return was booked today."]
    await user.press("1")
    await user.sees("Your return was booked today.")


@at_the_desk()
async def test_letters_typed_ahead_go_into_the_reply(user: User) -> None:
    await user.hurry("r", *"promise", " ", *"zwcno", "f9")
    await user.sees("outbox 1")
    assert [row.summary for row in user.desk.outbox()] == ["promise zwcno"]


@at_the_desk()
async def test_ctrl_r_sends_too(user: User) -> None:
    await user.press("r")
    await user.type("On its way.")
    await user.press("ctrl+r")
    await user.sees("outbox 1")


@at_the_desk()
async def test_in_a_chat_enter_sends_and_backslash_enter_makes_a_line(user: User) -> None:
    await user.press("r")
    await user.type("one\\\ntwo")
    assert user.desk.outbox() == []
    await user.press("enter")
    await user.sees("outbox 1")
    await user.sees("  one", "  two")


@at_the_desk()
async def test_in_a_chat_what_is_typed_after_enter_is_the_next_text(user: User) -> None:
    await user.hurry("r", *"one", "enter", *"zwcQ1", "enter", *"zz")
    await user.sees("outbox 2", "f9 send to 赵敏 (Chat)", "zz")
    assert [row.summary for row in user.desk.outbox()] == ["one", "zwcQ1"]
    await user.until(lambda: [draft.body for draft in user.desk.drafts()] == ["zz"])
    await user.press("backspace", "backspace", "escape")
    await user.sees("LEFT")
    assert user.desk.drafts() == []


@at_the_desk()
async def test_elsewhere_enter_makes_a_line(user: User) -> None:
    await user.press("2", "r")
    await user.type("one\ntwo")
    assert user.desk.outbox() == []
    await user.press("f9")
    await user.sees("  one", "  two", "outbox 1")


@at_the_desk()
async def test_an_empty_text_is_not_sent(user: User) -> None:
    await user.press("r", "f9")
    await user.sees("nothing to send")
    assert user.desk.outbox() == []


@at_the_desk()
async def test_a_note_is_saved_for_colleagues(user: User) -> None:
    await user.press("n")
    await user.sees("-- Note")
    await user.type("Wants a date, not a refund.")
    await user.press("f9")
    await user.sees("outbox 1")
    assert [row.kind for row in user.desk.outbox()] == ["note"]


@at_the_desk()
async def test_function_keys_do_the_same(user: User) -> None:
    await user.press("f4")
    await user.sees("-- Note")
    await user.press("f3")
    await user.sees("-- Reply")


@at_the_desk()
async def test_pending_and_open_again(user: User) -> None:
    await user.press("enter", "z")
    await user.sees("赵敏: pending.", "outbox 1")
    await user.press("z")
    await user.sees("赵敏: open again.")


@at_the_desk()
async def test_three_keys_wrap_up(user: User) -> None:
    await user.press("w")
    await user.sees("Wrap up: 赵敏")
    await user.press("1", "f9")
    await user.sees("赵敏: wrapped up.", "outbox 1")
    assert [(row.kind, row.summary) for row in user.desk.outbox()] == [("wrap-up", "solved")]


@at_the_desk()
async def test_a_wrap_up_takes_cause_and_improvement(user: User) -> None:
    await user.press("w", "3", "tab", "6", "tab")
    await user.type("Say the date on the first call, 3 days.")
    await user.press("enter")
    await user.sees("wrapped up.")


@at_the_desk()
async def test_a_quick_second_enter_stores_no_root_cause(user: User) -> None:
    await user.press("w")
    await user.sees("> Result", "(*) 0 none")
    await user.press("enter", "enter", "f9")
    await user.sees("wrapped up.")
    assert [row.summary for row in user.desk.outbox()] == ["solved"]


@at_the_desk()
async def test_a_wrap_up_of_a_contact_with_an_open_promise_suggests_its_result_and_says_why(user: User) -> None:
    await user.press("p", "enter")
    await user.sees("Timeline")
    await user.press("w")
    await user.sees("Result  (a promise is open here)", ">( ) 3 Promise made")
    await user.press("f9")
    await user.sees("Choose the result first.")


@at_the_desk()
async def test_a_word_typed_at_the_results_of_a_wrap_up_moves_nothing(user: User) -> None:
    await user.press("w")
    cursor = [line for line in user.lines if "( )" in line]
    await user.type("just Gone, looking")
    await user.sees("nothing here, one of these is chosen and no text typed")
    assert [line for line in user.lines if "( )" in line] == cursor
    await user.press("down")
    assert [line for line in user.lines if "( )" in line] != cursor


@at_the_desk()
async def test_a_wrap_up_needs_a_result(user: User) -> None:
    await user.press("w", "f9")
    await user.sees("Choose the result first.")
    await user.press("escape")
    await user.sees("LEFT")
    assert user.desk.outbox() == []


STORE = a_store


@at_the_desk(backend=lambda: a_store().connect())
async def test_claims_and_releases_at_the_store(user: User) -> None:
    await user.sees("online")
    await user.press("end", "c")
    await user.sees("Ngozi", "is in your hands.")
    await user.press("3")
    await user.sees("in my hands", "c Release")
    await user.press("c")
    await user.sees("is back in the queue.")


@at_the_desk(backend=lambda: a_store().connect())
async def test_releasing_with_a_draft_asks_first(user: User) -> None:
    await user.sees("online")
    await user.press("end", "c")
    await user.sees("is in your hands.")
    await user.press("3", "r")
    await user.type("half a")
    await user.press("escape", "c")
    await user.sees("is not sent. Release all the same?")
    await user.press("escape")
    await user.sees("in my hands")
    await user.press("c", "c")
    await user.sees("is back in the queue.")


@at_the_desk()
async def test_claiming_offline_says_why_not(user: User) -> None:
    await user.sees("Not signed in")
    await user.press("end", "c")
    await user.sees("claiming needs the store")


@at_the_desk()
async def test_what_was_typed_is_on_disk_before_anything_is_pressed(user: User) -> None:
    await user.press("r")
    await user.type("not yet")
    await user.until(lambda: any(draft.body == "not yet" for draft in user.desk.drafts()))


@at_the_desk()
async def test_escape_keeps_the_draft_and_r_reopens_it_where_it_was(user: User) -> None:
    await user.press("r")
    await user.type("abc")
    await user.press("left", "left", "escape")
    await user.sees_no("f9 send to")
    await user.sees("The draft is kept.")
    await user.press("r")
    await user.type("X")
    await user.sees("aXbc")


def test_a_draft_survives_the_end_of_the_program(tmp_path: Path) -> None:
    clock = HeldClock(NOW)

    async def type_and_leave(user: User) -> None:
        await user.press("r")
        await user.type("to be continued")
        await user.press("ctrl+q")
        await user.until(lambda: user.app.return_code == 0)

    async def come_back(user: User) -> None:
        await user.press("r")
        await user.sees("to be continued")

    for scenario in (type_and_leave, come_back):
        desk = make_desk(tmp_path, clock=clock)
        try:
            asyncio.run(sit_down(desk, clock, scenario))
        finally:
            desk.close()


@at_the_desk()
async def test_a_hang_up_saves_the_draft(user: User) -> None:
    await user.press("r")
    await user.type("hung up")
    user.app.flush_drafts()
    assert [draft.body for draft in user.desk.drafts()] == ["hung up"]


@at_the_desk(size=(120, 40))
async def test_each_contact_has_its_own_draft(user: User) -> None:
    await user.press("r")
    await user.type("for Zhao")
    await user.press("escape", "2", "r")
    await user.sees("f9 send to 陈静")
    await user.type("for Chen")
    await user.press("escape", "1", "r")
    await user.sees("for Zhao", "f9 send to 赵敏")


@at_the_desk(size=(120, 40))
async def test_the_first_press_after_a_switch_does_not_send(user: User) -> None:
    await user.press("2", "r")
    await user.type("for Chen")
    await user.press("escape", "1", "r")
    await user.type("for Zhao")
    await user.press("f6", "down", "enter")
    await user.sees("f9 send to 陈静", "for Chen")
    await user.press("f9")
    await user.sees("This goes to 陈静 now.")
    assert user.desk.outbox() == []
    await user.press("f9")
    await user.sees("outbox 1")


@at_the_desk()
async def test_pending_twice_is_about_the_same_contact(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("z", "z")
    await user.sees("赵敏: open again.")
    assert {row.customer_name for row in user.desk.outbox()} == {"赵敏"}
    await user.has_selected("赵敏")


@at_the_desk()
async def test_what_was_put_aside_stays_at_hand_until_another_is_selected(user: User) -> None:
    await user.press("z")
    await user.sees("赵敏: pending.", "IN HAND 1 ", "WHO  赵敏")
    await user.has_selected("赵敏")
    await user.press("n")
    await user.type("Calls back at noon.")
    await user.press("f9")
    assert [row.customer_name for row in user.desk.outbox()] == ["赵敏", "赵敏"]
    await user.press("down")
    await user.has_selected("陈静")
    await user.sees_no("赵敏     ")
    await user.sees("WHO  陈静")


@at_the_desk()
async def test_after_a_wrap_up_the_next_contact_is_selected_and_list_and_panel_show_it(user: User) -> None:
    await user.sees("IN HAND 2")
    await user.press("w", "1", "f9")
    await user.sees("赵敏: wrapped up.", "IN HAND 1", "WHO  陈静")
    await user.has_selected("陈静")
    in_hand = user.lines.index(next(line for line in user.lines if "IN HAND 1" in line))
    assert user.lines[in_hand + 2].startswith("-- "), "one row stands under the head that says one"
    await user.press("u")
    await user.sees("IN HAND 2")


@at_the_desk()
async def test_an_action_shows_at_once_whom_it_is_about(user: User) -> None:
    await user.hurry("down", "w")
    await user.sees("Wrap up: 陈静")
    await user.press("escape")
    assert "WHO  陈静" in user.screen


def a_long_history() -> list[ImportRecord]:
    """The sample records, and much that was said with 赵敏 a day ago."""
    records = sample_records(NOW)
    [chat] = [record for record in records if isinstance(record, TicketRecord) and record.id == "t-zhao"]
    ago = NOW - timedelta(days=1)
    lines = [said(f"i-{n}", chat, "赵敏", ago + timedelta(seconds=n), f"line {n:02}") for n in range(40)]
    return [*records, *lines]


@at_the_desk(records=a_long_history)
async def test_the_line_just_sent_stands_at_the_end_of_the_timeline(user: User) -> None:
    await user.press("enter")
    await user.sees("在吗??")
    await user.press("r")
    await user.type("\\\n".join(["one", "two", "three", "four"]))
    await user.press("f9")
    await user.sees("  one", "  four", "Saved.")
    await user.press("escape", "enter")
    await user.sees("  four")
    await user.press("r")
    await user.type("once more")
    await user.press("enter")
    await user.sees("  once more", "-- Reply")
