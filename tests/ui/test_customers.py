"""Customers at the desk: verified, upset, wishes, found, merged and told apart; context cards."""

import threading
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from agent_tui.config.sources import Source
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import ContactView, CustomerLine
from agent_tui.domain.values import ImportRecord, TicketRecord
from agent_tui.ui.screens.desk.parts.customers import Customers
from tests.desk_fixture import NOW, a_profile
from tests.records import ME, customer, promise, said, sample_records, ticket
from tests.ui.driver import PATIENCE, User, at_the_desk, run_at
from tests.unit.backends.scripted_server import answer, answering

CARD = "4111 1111 1111 1111"


def with_a_card_number() -> Iterable[ImportRecord]:
    """Somebody on top of the queue who wrote their card number."""
    yield customer("c-card", "卡先生", phone="+8613800009999", account="8800009999")
    chat = ticket("t-card", "c-card", "chat", f"扣款 {CARD}", NOW - timedelta(hours=9), owner=ME, status="open")
    yield chat
    yield said("i-card", chat, "卡先生", NOW - timedelta(hours=9), f"我的卡号{CARD}被扣了两次")


@at_the_desk(size=(120, 40), records=with_a_card_number)
async def test_numbers_are_hidden_until_the_customer_is_verified(user: User) -> None:
    await user.sees("unverified (v)", "4111 **** **** 1111")
    assert CARD not in user.screen
    assert "13800009999" not in user.screen
    await user.press("v")
    await user.sees("last four of the phone", "9999", "v it is them")
    assert "138000" not in user.screen
    await user.press("v")
    await user.sees("卡先生: verified.", "+8613800009999", CARD)
    queue = [line[:66] for line in user.lines]
    assert not any(CARD in line for line in queue), "the queue stays masked"
    await user.press("v")
    await user.sees("verified already in this contact")


def known_by_their_number() -> Iterable[ImportRecord]:
    """Two records that share a phone and stand under it, with a card number in what they wrote and were promised."""
    for number in (1, 2):
        yield customer(f"c-{number}", "13800009999", phone="+8613800009999")
        chat = ticket(f"t-{number}", f"c-{number}", "chat", f"扣款 {CARD}", NOW, owner=ME, status="open")
        yield chat
        yield said(f"i-{number}", chat, "13800009999", NOW, f"我的卡号{CARD}被扣了两次")
        yield promise(f"p-{number}", chat, f"退款到 {CARD}", NOW + timedelta(minutes=20))


WINDOWS = {
    "last four of the phone": ("v",),
    "May we contact them?": ("colon", *"wishes", "enter"),
    "Contact number": ("Y",),
    "Template for": ("t",),
    "Call by": ("b",),
    "Wrap up:": ("w",),
    "happens to 1 of 1": ("comma", "semicolon", "1"),
    "Customer:": ("h",),
    "One person?": ("h", "m"),
    "different people?": ("h", "x"),
    "Open promises": ("p",),
    "A call that nobody answered": ("p", "y"),
    "space marks": ("H",),
    "what should happen?": ("x",),
    "Throw this away": ("z", "o", "x"),
}
"""What a window says, and the keys that lead there."""


@pytest.mark.parametrize("said", WINDOWS)
def test_no_window_shows_a_number_before_the_customer_is_verified(tmp_path: Path, said: str) -> None:
    async def scenario(user: User) -> None:
        await user.sees("138****9999", "4111 **** **** 1111")
        await user.press(*WINDOWS[said])
        await user.sees(said)
        assert "13800009999" not in user.screen
        assert CARD not in user.screen

    run_at(tmp_path, scenario, size=(160, 50), records=known_by_their_number())


@at_the_desk(records=with_a_card_number)
async def test_what_is_copied_before_verifying_has_its_numbers_hidden(user: User) -> None:
    await user.press("Y")
    await user.sees("Last message", "我的卡号4111 **** **** 1111")
    await user.press("4")
    await user.sees("Sent to your terminal's clipboard")
    assert CARD not in user.app.clipboard
    await user.press("v", "v")
    await user.sees("verified.")
    await user.press("Y", "4")
    await user.until(lambda: CARD in user.app.clipboard, "who verified may copy it")


@at_the_desk(size=(120, 40), records=with_a_card_number)
async def test_escape_verifies_nobody(user: User) -> None:
    await user.press("v")
    await user.sees("v it is them")
    await user.press("escape")
    await user.sees_no("v it is them")
    assert "unverified (v)" in user.screen
    assert user.desk.outbox() == []


@at_the_desk(language="zh", records=with_a_card_number)
async def test_upset_is_noted_with_its_day_and_taken_back(user: User) -> None:
    await user.press("!")
    await user.sees("今天激动", "已记下")
    await user.press("!")
    await user.sees("今天平和")
    await user.press("u")
    await user.sees("今天激动", "已撤回: 情绪")


@at_the_desk(records=with_a_card_number)
async def test_wishes_become_tags_and_stand_in_the_line(user: User) -> None:
    await user.press(":")
    await user.type("wishes")
    await user.press("enter")
    await user.sees("May we contact them?")
    await user.press("down", "down", "enter")
    for _ in range(5):
        await user.press("down")
    await user.press("enter", "f9")
    await user.sees("do not contact", "prefers")
    tags = user.desk.contact("t-card").customer.tags
    assert "do-not-contact" in tags
    assert any(tag.startswith("prefers:") for tag in tags)


def mother_and_son() -> Iterable[ImportRecord]:
    yield from sample_records(NOW)
    yield ticket("t-liu", "c-liu", "counter", "Mother at the counter", NOW - timedelta(hours=90), waiting_since=None)
    yield ticket("t-liu2", "c-liu2", "phone", "Son on the phone", NOW - timedelta(hours=70), owner=ME, status="open")


async def open_file_of_the_son(user: User) -> None:
    await user.press("/")
    await user.type("Son")
    await user.press("enter")
    await user.has_selected("刘洋")
    await user.sees("? same person (h)")
    await user.press("h")
    await user.sees("May be the same person 1")


@at_the_desk(size=(100, 30), records=mother_and_son)
async def test_two_records_are_shown_side_by_side_merged_and_the_merge_undone(user: User) -> None:
    await open_file_of_the_son(user)
    await user.press("m")
    await user.sees("One person?", "stands for both", "is merged into it", "Son on the phone", "Mother at the counter")
    await user.press("m")
    await user.sees("Merged: one timeline", "Merged records 1", "Mother at the counter")
    await user.sees_no("May be the same person")
    await user.press("g", "u")
    await user.sees("stand for themselves again", "May be the same person 1")
    await user.sees_no("Merged records")


@at_the_desk(size=(100, 30), records=mother_and_son)
async def test_different_people_are_not_proposed_again(user: User) -> None:
    await open_file_of_the_son(user)
    await user.press("x")
    await user.sees("different people? They are", "agent-tui merge c-liu")
    await user.press("escape")
    await user.sees("May be the same person")
    assert user.desk.outbox() == []
    await user.press("x", "x")
    await user.sees("Different people; not proposed again.")
    await user.sees_no("May be the same person")
    await user.press("escape")
    await user.sees_no("may be the same person")


@at_the_desk(size=(100, 30), records=mother_and_son)
async def test_what_cannot_be_decided_says_why(user: User) -> None:
    await open_file_of_the_son(user)
    await user.press("G", "m")
    await user.sees("the cursor is not on a record that may be the same person")
    await user.press("u")
    await user.sees("the cursor is not on a merged record")


@pytest.mark.parametrize("typed", ["800000001", "王小", "WANG.x", "c-wang", "+86 138 0000 0001"])
def test_a_customer_is_found_by_whatever_is_known_of_them(tmp_path: Path, typed: str) -> None:
    async def scenario(user: User) -> None:
        await user.press("f")
        await user.sees("Find a customer")
        await user.type(typed)
        await user.sees("王小明", "138****0001")
        await user.press("enter")
        await user.sees("Customer: 王小明", "Contacts")

    run_at(tmp_path, scenario)


@at_the_desk()
async def test_enter_opens_who_fits_all_that_was_typed_however_late_that_is_found(user: User) -> None:
    go_on, find = threading.Event(), user.desk.find_customers

    def slowly(wanted: str, most: int) -> Sequence[CustomerLine]:
        assert len(wanted) <= 3 or go_on.wait(PATIENCE)
        return find(wanted, most)

    user.desk.find_customers = slowly  # type: ignore[assignment,method-assign]
    await user.press("f")
    await user.sees("Find a customer")
    await user.type("138")
    await user.sees("赵敏", "刘桂芳", "王小明")
    await user.type("00000010")
    await user.press("enter")
    await user.sees("Find a customer", "王小明")
    go_on.set()
    await user.sees("Customer: 刘桂芳")


@at_the_desk()
async def test_what_is_pressed_after_enter_is_for_whom_that_opens(user: User) -> None:
    await user.press("f")
    await user.sees("Find a customer")
    await user.hurry(*"13800000010", "enter", "question_mark")
    await user.sees("Keys that work here: Customer file")
    await user.press("escape")
    await user.sees("Customer: 刘桂芳")


@pytest.mark.parametrize("typed", ["王", "'", '""*%_\\', "。，！", "\u200b", "🙂", "مرحبا", "x" * 10_000])
def test_whatever_is_typed_into_the_finder_is_looked_for(tmp_path: Path, typed: str) -> None:
    async def scenario(user: User) -> None:
        await user.press("f")
        await user.sees("Find a customer")
        finder = user.app.screen
        finder.query_one("TextLine").value = typed  # type: ignore[attr-defined]  # Textual's Input
        await user.until(lambda: not finder.workers or all(worker.is_finished for worker in finder.workers))
        await user.press("escape")
        await user.sees_no("Find a customer")

    run_at(tmp_path, scenario)


STRANGE_NAMES = (
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦 family",
    "e\u0301\u0301\u0301 marks",
    "ab\u200b\u202ecd",
    "한국어 이름",
    "x" * 300,
)


def strange_people() -> Iterable[ImportRecord]:
    for number, name in enumerate(STRANGE_NAMES):
        yield customer(f"c{number}", name, phone=f"+861380000{number:04d}", email=f"q{number}@example.com")


@at_the_desk(records=strange_people)
async def test_names_of_every_script_stand_in_columns(user: User) -> None:
    from agent_tui.ui.presentation.cells import width_of

    await user.press("f")
    await user.type("example")
    await user.sees("q*@e**********")
    rows = [line for line in user.lines if "q*@e*" in line]
    assert len(rows) == len(STRANGE_NAMES)
    assert len({width_of(row[: row.index("138****")]) for row in rows}) == 1
    framed = [line for line in user.lines if line.endswith("|")]
    assert len(framed) > len(rows)
    assert {width_of(line) for line in framed} == {80}


def two_thousand_on_one_number() -> Iterable[ImportRecord]:
    for number in range(2_000):
        yield customer(f"c{number:04d}", f"Person {number:04d}", phone="+8613800000001")
    yield ticket("t-many", "c0000", "phone", "Switchboard", NOW - timedelta(minutes=5))


@at_the_desk(size=(100, 44), records=two_thousand_on_one_number)
async def test_two_thousand_customers_on_one_number_stay_usable(user: User) -> None:
    await user.sees("? same person (h)")
    await user.press("enter")
    await user.sees("may be the same person as", "and 1,998 more (same phone)")
    assert "? same person (h)" not in user.screen, "the head leaves it to the line of its own"
    await user.resize(120, 44)
    await user.sees("and 1,998 more?  h compares")
    await user.press("h")
    await user.sees("May be the same person 1,999", "and 1,979 more")
    await user.press("down", "x")
    await user.sees("Are Person 0000 and Person 0002 different people?")
    await user.press("x")
    await user.sees("May be the same person 1,998")


SOURCE = """
[source.billing]
title = {{ en = "Billing", zh = "账务" }}
url = "{url}/{{customer.id}}"
{more}

[[source.billing.field]]
label = {{ en = "Balance", zh = "余额" }}
path = "balance"
"""


def sit_down_with(tmp_path: Path, url: str, more: str = "") -> None:
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "sources.toml").write_text(SOURCE.format(url=url, more=more), encoding="utf-8")


@pytest.mark.parametrize("size", [(120, 40), (120, 32), (160, 50)])
def test_cards_come_to_who_stays(tmp_path: Path, size: tuple[int, int]) -> None:
    async def scenario(user: User) -> None:
        await user.sees("Billing", "30.00")
        rows = [index for index, line in enumerate(user.lines) if "Billing" in line]
        await user.press("down")
        await user.until(lambda: len(server.asked) == 2)
        await user.sees("30.00")
        assert rows == [index for index, line in enumerate(user.lines) if "Billing" in line], "nothing moved"

    with answering(answer(200, b'{"balance": "30.00"}')) as server:
        sit_down_with(tmp_path, server.url)
        run_at(tmp_path, scenario, size=size)


def test_where_there_is_no_room_the_file_shows_them(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.press("h")
        await user.sees("Billing", "30.00")
        assert len(server.asked) == 1

    with answering(answer(200, b'{"balance": "30.00"}')) as server:
        sit_down_with(tmp_path, server.url)
        run_at(tmp_path, scenario)


def test_a_source_for_verified_customers_is_asked_after_verifying(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.sees("Billing", "after verifying (v)")
        assert server.asked == []
        await user.press("v", "v")
        await user.sees("30.00")

    with answering(answer(200, b'{"balance": "30.00"}')) as server:
        sit_down_with(tmp_path, server.url, "only_verified = true")
        run_at(tmp_path, scenario, size=(160, 50))


def test_a_broken_file_of_sources_costs_one_notice(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        await user.sees("sources.toml", "line 4")

    sit_down_with(tmp_path, "http://boss.example.cn")
    run_at(tmp_path, scenario, size=(160, 50))


def test_sources_that_are_written_anew_are_in_force_and_wrong_ones_leave_the_cards(tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        paths, _ = a_profile(tmp_path)
        file = paths.config / "sources.toml"
        good = file.read_text(encoding="utf-8")
        user.app.choices._paths = paths
        user.app.watch_files()
        await user.sees("Billing", "30.00")
        file.write_text(good.replace("[source.billing]", "[source.billing]\nnonsense = 1"), encoding="utf-8")
        await user.until(lambda: "nonsense" in "".join(user.lines), "what is wrong is named")
        await user.sees("Billing", "30.00")  # those from before
        file.write_text(good.replace("Billing", "Accounts"), encoding="utf-8")
        await user.sees("Accounts", "30.00")
        await user.sees_no("nonsense")
        assert "Billing" not in user.screen

    with answering(answer(200, b'{"balance": "30.00"}')) as server:
        sit_down_with(tmp_path, server.url)
        run_at(tmp_path, scenario, size=(160, 50))


def test_the_desk_reads_no_sources_before_somebody_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    shown, asked = Customers.contact_shown, Desk.card_sources

    def seen(self: Customers, view: ContactView | None) -> None:
        order.append("somebody" if view is not None else "nobody")
        shown(self, view)

    def read(self: Desk) -> tuple[Source, ...]:
        order.append("sources")
        return asked(self)

    monkeypatch.setattr(Customers, "contact_shown", seen)
    monkeypatch.setattr(Desk, "card_sources", read)

    async def scenario(user: User) -> None:
        await user.until(lambda: "sources" in order)

    run_at(tmp_path, scenario)
    assert "somebody" in order[: order.index("sources")]


def promised_in_another_contact() -> list[ImportRecord]:
    records = sample_records(NOW)
    [over] = [one for one in records if isinstance(one, TicketRecord) and one.id == "t-wang-1"]
    return [*records, promise("p-over", over, "寄发票", NOW + timedelta(hours=2), topic="invoice")]


@at_the_desk(records=promised_in_another_contact)
async def test_who_was_verified_is_so_in_their_file_wherever_the_cursor_is(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("v", "v")
    await user.sees("verified by me")
    await user.press("h")
    await user.sees(">  11-23 12:42", "寄发票", "WHO  王小明 key account")
    assert "unverified" not in user.screen
