"""The windows over the desk: wrap-up, questions about a colleague's contact, help, palette, customer card."""

from datetime import timedelta

import msgspec

from agent_tui.desk.views import ContactView
from agent_tui.domain.values import Customer, ImportRecord, Ticket
from agent_tui.ui.actions import action
from agent_tui.ui.screens.teamwork.colleague import caution
from agent_tui.ui.screens.windows.confirm_screen import YES, ConfirmScreen
from agent_tui.ui.screens.windows.palette_screen import matches
from agent_tui.ui.screens.windows.text_line import TextLine
from agent_tui.ui.wording import Wording
from tests.desk_fixture import NOW as DESK_NOW
from tests.records import sample_records
from tests.ui.driver import User, at_the_desk
from tests.unit.presentation.made_up import NOW, SHANGHAI, promise

ENGLISH = Wording("en", SHANGHAI)


def contact(**fields: object) -> ContactView:
    """A phone contact of Wang's that waits, with a promise in it."""
    made: dict[str, object] = {"owner": "chen.tao", "holder": None, "waiting_since": NOW, "status": "open"} | fields
    ticket = Ticket(
        id="t1",
        customer="c1",
        channel="phone",
        subject="refund",
        queue="billing",
        priority=2,
        created_at=NOW,
        intent=(),
        tags=(),
        **made,  # type: ignore[arg-type]
    )
    wang = Customer("c1", "王小明", "key", "zh-CN", (), ())
    promises = (promise(what="call back"), promise(id="p2", ticket="t0", what="elsewhere"))
    return ContactView(ticket, 1, wang, (), promises, 1, None, False)


def test_a_colleagues_contact_is_named_with_what_is_open_in_it() -> None:
    assert caution(contact(), "li.na", NOW, ENGLISH) == (
        "This is chen.tao's contact. 王小明 has no answer yet. Promised and open: call back, by Wed 25 Nov 18:00."
    )
    held = caution(contact(owner=None, holder="sun.hao", waiting_since=None), "li.na", NOW, ENGLISH)
    assert held.startswith("sun.hao holds this contact. Promised")
    assert "OVERDUE" in caution(contact(), "li.na", NOW + timedelta(days=3), ENGLISH)


def test_ones_own_contact_needs_no_caution() -> None:
    assert caution(contact(owner="li.na"), "li.na", NOW, ENGLISH) == ""
    assert caution(contact(owner=None), "li.na", NOW, ENGLISH) == ""


@at_the_desk()
async def test_a_digit_stays_in_its_list_and_tab_moves_on(user: User) -> None:
    await user.press("w")
    await user.sees("Wrap up: 赵敏")
    await user.press("2", "1")
    await user.sees("(*) 1 Solved", "( ) 2 ", "( ) 1 Billing")
    await user.press("tab", "6")
    await user.sees("(*) 1 Solved", "(*) 6 A promise was not kept")


@at_the_desk()
async def test_a_digit_is_text_only_where_tab_led_to_the_text(user: User) -> None:
    await user.press("w", "1", "tab", "tab", "7")
    screen = user.app.screen
    assert screen.query_one(TextLine).value == "7"
    assert "(*) 7" not in user.screen


def with_an_invoice_of_chen_tao() -> list[ImportRecord]:
    return [
        msgspec.structs.replace(record, owner="chen.tao") if record.id == "t-weber" else record
        for record in sample_records(DESK_NOW)
    ]


@at_the_desk(records=with_an_invoice_of_chen_tao)
async def test_pending_a_colleagues_contact_asks_first(user: User) -> None:
    await user.press("/")
    await user.type("invoice")
    await user.press("enter")
    await user.has_selected("Invoice")
    await user.press("z")
    await user.sees("Pending: Martin", "chen.tao's contact", "has no answer yet", "z yes")
    await user.press("escape")
    await user.sees_no("z yes")
    assert user.desk.outbox() == []
    await user.press("z", "z")
    await user.until(lambda: len(user.desk.outbox()) == 1)


@at_the_desk(records=with_an_invoice_of_chen_tao)
async def test_wrapping_up_a_colleagues_contact_warns(user: User) -> None:
    await user.press("/")
    await user.type("invoice")
    await user.press("enter", "w")
    await user.sees("Wrap up: Martin", "chen.tao's contact", "9 Duplicate", "esc leaves")
    assert user.lines[0].startswith("1Ch 赵敏")
    assert [line[:4] for line in user.lines[-5:-2]] == ["WHO ", "WHAT", "OWED"]


@at_the_desk()
async def test_help_begins_with_what_is_useful_and_cuts_no_sentence(user: User) -> None:
    await user.press("?")
    await user.sees("Keys that work here")
    rows = [line for line in user.lines if line.startswith("|")]
    assert "Filter" in rows[1]
    assert not any("~" in row for row in rows)
    await user.press("pagedown")
    await user.until(lambda: user.lines[2] != rows[1] and "Filter" not in user.lines[2])


def test_the_palette_finds_by_other_words() -> None:
    for typed in ("theme", "colour", "主题", "配色"):
        assert matches(action("theme"), typed), typed
    for typed in ("language", "语言", "zh", "en"):
        assert matches(action("language"), typed), typed


@at_the_desk(size=(160, 40))
async def test_the_card_and_the_file_mask_numbers_until_somebody_verified_the_customer(user: User) -> None:
    await user.sees("138****0002")
    await user.press("h")
    await user.sees("Customer: 赵敏", "138****0002")
    assert "13800000002" not in user.screen


@at_the_desk()
async def test_what_was_said_by_phone_is_recorded_and_not_sent(user: User) -> None:
    await user.press("/")
    await user.type("换货一直")
    await user.press("enter", "r")
    await user.sees("f9 record what 马超 was told (Call)")
    assert "send to" not in user.screen


@at_the_desk(language="zh")
async def test_what_is_written_by_chat_is_sent(user: User) -> None:
    await user.press("r")
    await user.sees("f9 发给 赵敏")
    await user.press("escape")


@at_the_desk()
async def test_a_key_that_was_bound_to_a_sign_says_yes_too(user: User) -> None:
    answers: list[str | None] = []
    window = ConfirmScreen(
        user.app.wording, user.app.styles_by_name, title="", question="Sure?", detail="", keys=("+", "f12")
    )
    await user.app.push_screen(window, answers.append)
    await user.sees("Sure?", "+ yes")
    await user.press("-")
    await user.sees("Sure?")
    await user.press("+")
    await user.until(lambda: answers == [YES], "it was a yes")
