"""The check of what is being written: what is seen beneath the text, the key that writes a suggestion, and sending that
is stopped."""

from collections.abc import Iterable
from datetime import timedelta
from threading import Event

import pytest

from agent_tui.config.file_names import GLOSSARY_FILE
from agent_tui.desk.company_files import COMPANY_FOLDER, CompanyFiles
from agent_tui.desk.shared_folder import SharedFolder
from agent_tui.domain.override import Override, override_in
from agent_tui.domain.values import AgentState, ImportRecord
from agent_tui.ui.screens.desk.parts.checked_text import rows_of
from tests.desk_fixture import NOW
from tests.held_clock import HeldClock
from tests.records import ME, customer, said, ticket
from tests.ui.driver import User, at_the_desk

NUMBER = "6222021234567890128"
"""A card number whose check digit holds."""


def an_sms() -> Iterable[ImportRecord]:
    contact = ticket("t-sms", "c-sms", "sms", "Refund", NOW - timedelta(minutes=9), owner=ME, status="open")
    return [
        customer("c-sms", "Ann Lee", language="en-GB", phone="+8613800000001"),
        contact,
        said("i-sms", contact, "Ann Lee", NOW - timedelta(minutes=9), "Where is my money?"),
    ]


def text_of(user: User) -> str:
    text = user.app.screen.query_one("#text").text  # type: ignore[attr-defined]
    assert isinstance(text, str)
    return text


def composer_rows(user: User) -> list[int]:
    """The first line of the text, and its height."""
    area = user.app.screen.query_one("#text")
    return [area.region.y, area.region.height]


@at_the_desk(records=an_sms)
async def test_what_is_found_stands_beneath_the_text_and_nothing_moves_for_it(user: User) -> None:
    await user.press("enter", "r")
    await user.type("Hello $name")
    before = composer_rows(user)
    await user.sees("Check 1 error", "not filled in: $name")
    assert composer_rows(user) == before
    await user.press(*["backspace"] * 5)
    await user.sees("Check: nothing found")
    assert composer_rows(user) == before


@at_the_desk(records=an_sms)
async def test_the_key_writes_what_is_suggested_and_undo_takes_only_that_back(user: User) -> None:
    await user.press("enter", "r")
    await user.type(f"Card {NUMBER} is fine")
    await user.sees("1 hint", "ctrl+g")
    await user.press("ctrl+g")
    await user.until(lambda: NUMBER not in text_of(user))
    assert text_of(user).startswith("Card 6222")
    assert text_of(user).endswith("0128 is fine")
    await user.type("!")
    assert text_of(user).endswith("is fine!")  # who writes goes on where they were
    await user.press("ctrl+z", "ctrl+z")
    await user.until(lambda: text_of(user) == f"Card {NUMBER} is fine")


@at_the_desk(records=an_sms)
async def test_the_line_says_what_the_key_changes_where_that_is_another_place(user: User) -> None:
    await user.press("enter", "r")
    await user.type(f"{NUMBER} is fine, $name")
    await user.sees("not filled in: $name", f'ctrl+g: "{NUMBER[:15]}~"')
    await user.press("ctrl+g")
    await user.until(lambda: NUMBER not in text_of(user))


@at_the_desk(records=an_sms)
async def test_a_hint_that_has_no_room_is_left_out_of_the_head(user: User) -> None:
    await user.press("enter", "r")
    await user.sees("f9 send to Ann Lee (SMS)  SMS 0/160  esc keeps the draft")
    await user.resize(120, 30)
    await user.sees_no("esc keeps")
    await user.sees("f9 send to Ann Lee (SMS)  SMS 0/160")


def an_sms_to_a_long_name() -> Iterable[ImportRecord]:
    name = "Maximiliana Featherstonehaugh-Cholmondeley"
    return [customer("c-sms", name, language="en-GB", phone="+8613800000001"), *[*an_sms()][1:]]


@at_the_desk(records=an_sms_to_a_long_name)
async def test_whom_a_text_goes_to_is_told_whole_and_how_long_it_is(user: User) -> None:
    await user.press("enter", "r")
    await user.resize(120, 30)
    await user.type("Hello")
    await user.sees("-- Reply  SMS 5/160", "f9 send to Maximiliana Featherstonehaugh-Cholmond~")
    await user.type("!" * 200)
    await user.sees("SMS 2 parts, 205/160 too long", "f9 send to Maximiliana Featherstonehaugh-Cholmond~")


@at_the_desk(records=an_sms)
async def test_the_key_goes_on_with_the_next_and_is_no_deed_where_nothing_is_left(user: User) -> None:
    await user.press("enter", "r")
    await user.type(f"{NUMBER} and {NUMBER}")
    await user.press("ctrl+g")
    await user.until(lambda: text_of(user).count(NUMBER) == 1)
    await user.press("ctrl+g")
    await user.until(lambda: NUMBER not in text_of(user))
    await user.press("ctrl+g")
    await user.sees("nothing to change")


@at_the_desk(records=an_sms)
async def test_the_key_says_where_nothing_can_be_suggested(user: User) -> None:
    await user.press("enter", "r")
    await user.type("Dear $name")
    await user.press("ctrl+g")
    await user.sees("No suggestion for this: not filled in: $name")


@at_the_desk(records=an_sms)
async def test_a_text_that_is_too_long_for_its_channel_is_not_sent(user: User) -> None:
    await user.press("enter", "r")
    await user.type("x" * 161)
    await user.press("f9")
    await user.sees("Not sent", "161 of 160")
    assert user.desk.outbox() == []
    await user.press("end", "backspace", "f9")
    await user.until(lambda: len(user.desk.outbox()) == 1)


@at_the_desk(records=an_sms)
async def test_an_error_stops_sending_and_the_cursor_stands_where_it_is(user: User) -> None:
    await user.press("enter", "r")
    await user.type("Dear $name, thank you")
    await user.press("f9")
    await user.sees("Not sent", "not filled in: $name", "Why: ctrl+f")
    assert user.desk.outbox() == []
    await user.type("Ann ")
    assert text_of(user) == "Dear Ann $name, thank you"
    await user.press(*["delete"] * 5, "f9")
    await user.until(lambda: len(user.desk.outbox()) == 1)
    assert user.desk.contact("t-sms").timeline[-1].body == "Dear Ann , thank you"


@at_the_desk()
async def test_enter_in_a_chat_is_stopped_too(user: User) -> None:
    await user.press("1", "r")
    await user.type("Dear $name\n")
    await user.sees("Not sent")
    assert user.desk.outbox() == []
    assert text_of(user) == "Dear $name"


@at_the_desk()
async def test_a_note_is_checked_but_may_hold_a_card_number_and_any_length(user: User) -> None:
    await user.press("1", "n")
    await user.type(f"{NUMBER} " + "x" * 300)
    await user.sees("Check: nothing found")


@at_the_desk()
async def test_a_note_tells_what_a_customer_wants_as_it_was_said_and_is_saved(user: User) -> None:
    """What is found is shown, and stops nothing: it goes to nobody outside."""
    write_glossary(user, '[[term]]\nterm = "工单"\nsay = "您的服务请求"\n')
    await user.press("1", "n")
    await user.type("客户说工单没人管，要我们保证今晚退款，我没答应。Dear $name")
    await user.sees("error", "not filled in: $name")
    await user.press("ctrl+f")
    await user.sees("What the check found", "customers do not say")
    await user.sees_no("Only a supervisor")
    await user.press("escape", "f9")
    await user.until(lambda: len(user.desk.outbox()) == 1)


@at_the_desk(records=an_sms)
async def test_all_findings_stand_in_a_list_that_leads_to_their_places(user: User) -> None:
    await user.press("enter", "r")
    await user.type("$name and {sum} owed")
    await user.press("ctrl+f")
    await user.sees("What the check found: 2", "error", "not filled in: {sum}", "Only a supervisor")
    await user.press("end", "enter")
    await user.type("5 of ")
    await user.until(lambda: text_of(user) == "$name and 5 of {sum} owed")


@at_the_desk(records=an_sms)
async def test_a_key_steps_from_finding_to_finding(user: User) -> None:
    await user.press("enter", "r")
    await user.type("$name and {sum}")
    await user.press("ctrl+down")
    await user.type("a ")
    await user.press("ctrl+down")
    await user.type("b ")
    await user.until(lambda: text_of(user) == "a $name and b {sum}")


def with_a_supervisor(me: bool) -> list[ImportRecord | AgentState]:
    line = AgentState(id="wang.min", role="supervisor", queues=None, state="ready", since=NOW, name="Wang Min")
    mine = AgentState(id=ME, role="supervisor" if me else "agent", queues=None, state="ready", since=NOW)
    return [*an_sms(), line, mine]


@at_the_desk(records=lambda: with_a_supervisor(me=True))  # type: ignore[arg-type, return-value]
async def test_a_supervisor_sends_it_as_it_is_and_the_reason_stays_with_it(user: User) -> None:
    await user.press("enter", "r")
    await user.type("Dear $name")
    await user.press("f9", "ctrl+f")
    await user.sees("f9 sends it as it is")
    await user.press("f9")
    await user.sees("Why it goes out as it is")
    await user.press("f9")
    await user.sees("A reason is needed")
    await user.type("it is the name of a product")
    await user.press("f9")
    await user.until(lambda: len(user.desk.outbox()) == 1)
    sent = user.desk.contact("t-sms").timeline[-1]
    told = override_in(sent.meta)
    assert told is not None
    assert (told.rules, told.reason, told.by) == (("placeholder.unfilled",), "it is the name of a product", ME)
    await user.sees("sent as it is by me (Something was left open)", "it is the name of a product")
    await user.press(":")
    await user.type("language\n")
    await user.press("enter")
    await user.sees("(有内容没填)")


@at_the_desk(records=lambda: with_a_supervisor(me=False))  # type: ignore[arg-type, return-value]
async def test_an_agent_is_told_whom_to_ask(user: User) -> None:
    await user.press("enter", "r")
    await user.type("Dear $name")
    await user.press("f9", "ctrl+f")
    await user.sees("Only a supervisor sends it as it is: Wang Min")
    await user.press("f9")
    await user.press("escape")
    assert user.desk.outbox() == []


@at_the_desk(records=lambda: with_a_supervisor(me=True))  # type: ignore[arg-type, return-value]
async def test_an_override_is_for_the_text_as_it_was(user: User) -> None:
    """Taken back by an edit: what was allowed is not what goes out."""
    await user.press("enter", "r")
    await user.type("Dear $name")
    await user.press("ctrl+f", "f9")
    await user.type("a product")
    await user.press("escape")
    await user.press("f9")
    await user.sees("Not sent")
    assert user.desk.outbox() == []


@at_the_desk(records=lambda: with_a_supervisor(me=True))  # type: ignore[arg-type, return-value]
async def test_a_suggestion_that_is_written_ends_an_override_too(user: User) -> None:
    await user.press("enter", "r")
    await user.type(f"Dear $name, card {NUMBER}")
    composer = user.app.screen.pane.composer  # type: ignore[attr-defined]
    composer.override = Override(("placeholder.unfilled",), "a product", ME)
    await user.press("ctrl+g")
    await user.until(lambda: NUMBER not in text_of(user))
    await user.press("f9")
    await user.sees("Not sent")
    assert user.desk.outbox() == []


@at_the_desk(records=an_sms)
async def test_a_rule_that_fails_is_said_and_holds_nothing_back(user: User) -> None:
    def fail(*told: object) -> tuple[()]:
        raise ZeroDivisionError

    user.desk.check_text = fail  # type: ignore[assignment, method-assign]
    await user.press("enter", "r")
    await user.type("Dear $name")
    await user.sees("The check could not be made")
    await user.press("f9")
    await user.until(lambda: len(user.desk.outbox()) == 1)


def write_glossary(user: User, text: str) -> None:
    folder = user.desk._paths.config
    folder.mkdir(parents=True, exist_ok=True)
    (folder / GLOSSARY_FILE).write_text(text, encoding="utf-8")


@at_the_desk(records=an_sms)
async def test_the_companys_glossary_is_asked_and_read_again_when_it_changes(user: User) -> None:
    write_glossary(user, '[[term]]\nterm = "CPE"\nsay = "router"\n')
    await user.press("enter", "r")
    await user.type("Your CPE is new")
    await user.sees('"CPE" -> router (ctrl+g')
    await user.press("ctrl+g")
    await user.until(lambda: text_of(user) == "Your router is new")


@at_the_desk(records=an_sms)
async def test_a_file_of_the_company_that_is_wrong_is_named_and_the_rest_is_checked(user: User) -> None:
    write_glossary(user, '[[term]]\ntrem = "CPE"\n')
    await user.press("enter", "r")
    await user.type("Dear $name")
    await user.sees("A TOML file says something unknown")
    await user.sees("Check 1 error")
    await user.press("ctrl+f")
    await user.sees("What the check found: 1", "enter goes there")
    await user.sees_no("changes it")  # nobody knows the name


@at_the_desk(records=an_sms)
async def test_while_the_teams_folder_does_not_answer_it_is_said_since_when_what_it_said_holds(user: User) -> None:
    answers = Event()
    answers.set()
    own = user.desk._paths.config
    theirs = own / "team" / COMPANY_FOLDER
    theirs.mkdir(parents=True)
    (theirs / GLOSSARY_FILE).write_text('[[term]]\nterm = "CPE"\nsay = "router"\n', encoding="utf-8")
    team = SharedFolder(own / "team", lambda path: answers.wait())
    user.desk._company_files = ("", CompanyFiles(own, team, HeldClock(NOW)))
    try:
        await user.press("enter", "r")
        await user.type("Your CPE")
        await user.sees('"CPE" -> router')
        answers.clear()
        await user.type(" is new")
        await user.sees("The team's folder does not answer; what it said at 11-23 10:42 holds.")
        await user.sees('"CPE" -> router')
        await user.press("ctrl+f")
        await user.sees("What the check found", "The team's folder does not answer")
        await user.sees_no("not in force")
    finally:
        answers.set()


@at_the_desk(records=an_sms)
async def test_what_a_file_said_before_it_was_broken_holds_and_each_breaking_is_said(user: User) -> None:
    good = '[[term]]\nterm = "CPE"\nsay = "router"\n'
    write_glossary(user, good)
    await user.press("enter", "r")
    await user.type("Your CPE")
    await user.sees('"CPE" -> router')
    write_glossary(user, good + "broken")
    await user.type(" is")
    await user.sees("glossary.toml as it was before stays in force", '"CPE" -> router')
    await user.press("ctrl+f")
    await user.sees("What the check found", "glossary.toml on disk is not in force", "line 4")  # and why
    await user.press("escape")
    write_glossary(user, good)
    await user.type(" new")
    await user.sees_no("stays in force")
    write_glossary(user, good + "broken")
    await user.type(" now")
    await user.sees("glossary.toml as it was before stays in force", '"CPE" -> router')


@at_the_desk(records=an_sms)
async def test_in_the_other_language_it_reads_so(user: User) -> None:
    await user.press(":")
    await user.type("language\n")
    await user.press("enter", "r")
    await user.type("Dear $name")
    await user.sees("检查 1错", "还没填: $name")
    await user.press("f9")
    await user.sees("没有发送 1错", "原因看 ctrl+f")


@pytest.mark.parametrize(("height", "rows"), [(24, 1), (29, 1), (30, 3), (40, 5), (50, 6), (200, 6)])
def test_a_higher_terminal_has_more_lines_for_what_was_found(height: int, rows: int) -> None:
    assert rows_of(height) == rows


@at_the_desk(records=an_sms, size=(120, 40))
async def test_where_there_is_room_four_findings_stand_beneath_the_text(user: User) -> None:
    await user.press("enter", "r")
    before = user.app.screen.pane.composer.size  # type: ignore[attr-defined]
    await user.type("$a {b} ${c} {{d}}")
    await user.sees("not filled in: $a", "not filled in: {b}", "not filled in: ${c}", "not filled in: {{d}}")
    assert user.app.screen.pane.composer.size == before, "nothing moves for it"  # type: ignore[attr-defined]
