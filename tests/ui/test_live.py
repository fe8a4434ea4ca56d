"""What happens at the store while somebody works: rows, the open contact, the connection, refused texts."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from agent_tui.backends.protocol import Refused, Unreachable
from agent_tui.config.settings import Settings
from agent_tui.contract.api import Presence
from agent_tui.contract.feed_pages import FillPage
from agent_tui.desk.desk import open_desk
from agent_tui.domain.values import Customer, Interaction
from tests.desk_fixture import NOW, a_profile
from tests.fake_backend import STORE_CAPABILITIES, FakeBackend, FakeStore, a_customer, a_ticket
from tests.held_clock import HeldClock
from tests.ui.driver import PATIENCE, User, a_store, run_at, sit_down


def says(id: str, body: str, *, ticket: str = "t-zhao", author: str = "赵敏") -> Interaction:
    return Interaction(
        id=id,
        ticket=ticket,
        kind="message",
        direction="inbound",
        channel="chat",
        author=author,
        at=NOW,
        body=body,
        meta={},
    )


def test_a_new_contact_comes_into_the_queue_and_the_selection_stays(tmp_path: Path) -> None:
    store = a_store()

    async def work(user: User) -> None:
        await user.sees("online")
        await user.press("down")
        await user.has_selected("陈静")
        store.put(a_customer("c-new", name="Zoë Quark"))
        store.put(
            a_ticket("t-new", customer="c-new", channel="phone", subject="No dial tone", created_at=NOW, number=4711)
        )
        await user.sees("Zoë Quark")
        await user.has_selected("陈静")

    run_at(tmp_path, work, backend=store.connect())


def test_whoever_opens_the_workstation_is_ready_for_colleagues_and_gone_when_it_ends(tmp_path: Path) -> None:
    backend = a_store().connect()

    async def work(user: User) -> None:
        await user.sees("online")
        await user.until(lambda: backend.told == [Presence(state="ready")])

    run_at(tmp_path, work, backend=backend)
    assert backend.told == [Presence(state="ready"), Presence(state="offline")]


def test_what_the_customer_says_appears_in_the_open_contact_beside_the_text_being_written(tmp_path: Path) -> None:
    store = a_store()

    async def work(user: User) -> None:
        await user.sees("online")
        await user.press("r")
        await user.type("I am loo")
        store.put(says("i-new", "forget it, found it"))
        await user.sees("forget it, found it", "I am loo")
        await user.type("king")
        await user.sees("I am looking")

    run_at(tmp_path, work, size=(120, 40), backend=store.connect())


def test_scrolled_up_stays_where_it_was_when_something_new_comes(tmp_path: Path) -> None:
    store = a_store()
    for number in range(40):
        store.put(says(f"i-{number}", f"line {number:02}"))

    async def work(user: User) -> None:
        await user.sees("online")
        await user.press("enter")
        await user.sees("line 39")
        await user.press("home")
        await user.sees("我周一提交的退货申请")
        store.put(says("i-new", "the newest line"))
        await user.sees("new below")
        await user.sees("我周一提交的退货申请")
        await user.press("end")
        await user.sees("the newest line")

    run_at(tmp_path, work, backend=store.connect())


def test_works_on_while_the_store_is_away_and_sends_when_it_is_back(tmp_path: Path) -> None:
    backend = a_store().connect()

    async def work(user: User) -> None:
        await user.sees("online")
        for call in ("changes", "write"):
            for _ in range(3):
                backend.fail(call, Unreachable("gone"))
        await user.press("r")
        await user.type("See you tomorrow.")
        await user.press("f9")
        await user.sees("outbox 1")
        await user.press("1")
        await user.sees("See you tomorrow.")
        await user.sees("offline")
        backend.heal()
        user.clock.move(minutes=2)
        await user.sees("online", "outbox 0")
        assert "See you tomorrow." in [said.body for said in backend.store.interactions().values()]

    run_at(tmp_path, work, backend=backend)


def test_a_refused_reply_comes_back_as_a_draft(tmp_path: Path) -> None:
    backend = a_store().connect()

    async def work(user: User) -> None:
        await user.sees("online")
        backend.fail("write", Refused("text-refused", "no"))
        await user.press("r")
        await user.type("Take this")
        await user.press("f9")
        await user.sees("The store refused a reply; it is a draft again.")
        await user.press("1", "r")
        await user.sees("Take this")

    run_at(tmp_path, work, backend=backend)


@pytest.mark.parametrize(
    ("holder", "said"),
    [("chen.tao", "Ngozi Okafor: now with chen.tao."), (None, "Ngozi Okafor: the claim has lapsed.")],
)
def test_a_contact_that_slips_out_of_the_hand_is_told(tmp_path: Path, holder: str | None, said: str) -> None:
    backend = a_store().connect()

    async def work(user: User) -> None:
        await user.sees("online")
        await user.press("end", "c")
        await user.sees("is in your hands.")
        backend.fail("renew", Refused("claim-lost", "gone", holder))

        def told() -> bool:
            # a claim is renewed half a minute after the engine has first seen it, whenever that is
            user.clock.move(seconds=31)
            return said in user.screen

        await user.until(told)

    run_at(tmp_path, work, backend=backend)


def test_rows_of_strangers_text_do_no_harm(tmp_path: Path) -> None:
    evil = Customer("c-evil", "\x1b]52;c;aGk=\x07[@click=app.quit]Eve[/]", "vip", "en", (), ())
    store = a_store()

    async def work(user: User) -> None:
        await user.sees("online")
        store.put(evil)
        store.put(
            a_ticket(
                "t-evil",
                customer=evil.id,
                channel="phone",
                subject="[/b] [URGENT] \u202egnp.exe\x9b31m",
                created_at=NOW - timedelta(minutes=30),
                waiting_since=NOW - timedelta(minutes=30),
                number=666,
            )
        )
        store.put(msgspec.structs.replace(says("i-evil", "[bold]x[/] \x1b[2J$(reboot)\tT"), ticket="t-evil"))
        await user.sees("[/b] [URGENT]")
        await user.press("/")
        await user.type("urgent")
        await user.press("enter", "enter")
        await user.sees("[bold]x[/]", "$(reboot)")
        await user.press("r")
        await user.sees("f9 record")
        await user.press("escape", "w")
        await user.sees("Wrap up:", "[@click=app.quit]Eve")
        for line in user.lines:
            assert line.isprintable(), repr(line)
        assert user.app.is_running

    run_at(tmp_path, work, backend=store.connect())


class SlowFill(FakeBackend):
    """Gives the second page of a fill when it is let."""

    go_on = threading.Event()

    def snapshot(self) -> Iterator[FillPage]:
        for number, page in enumerate(super().snapshot()):
            if number:
                assert self.go_on.wait(PATIENCE)
            yield page


def test_while_the_first_contacts_come_in_the_first_one_stays_selected(tmp_path: Path) -> None:
    store = FakeStore()
    for id, name, age in (("early", "Early Bird", 1), ("urgent", "Ursula", 600)):
        store.put(a_customer(f"c-{id}", name=name))
        since = NOW - timedelta(minutes=age)
        store.put(a_ticket(f"t-{id}", customer=f"c-{id}", created_at=since, waiting_since=since, number=age))
    backend = SlowFill(store, "li.na", STORE_CAPABILITIES)
    backend.page_limit = 2
    clock = HeldClock(NOW)
    paths, profile = a_profile(tmp_path)
    desk = open_desk(profile, paths, Settings(), backend=backend, clock=clock, session="test")

    async def work(user: User) -> None:
        await user.has_selected("Early Bird")
        backend.go_on.set()
        await user.sees("online", "Ursula")
        await user.has_selected("Ursula")
        await user.sees("-- Ursula")

    try:
        asyncio.run(sit_down(desk, clock, work))
    finally:
        backend.go_on.set()
        desk.close()


def test_the_contact_that_somebody_else_resolves_stays_selected_until_another_is(tmp_path: Path) -> None:
    store = a_store()

    async def work(user: User) -> None:
        await user.sees("online")
        await user.press("end")
        await user.has_selected("Ngozi")
        row = user.desk.contact("t-okafor").ticket
        store.put(msgspec.structs.replace(row, status="resolved", waiting_since=None))
        await user.sees("WAITING 6", "resolved")
        await user.has_selected("Ngozi")
        await user.sees("-- Ngozi")
        await user.press("home")
        await user.sees_no("Ngozi")

    run_at(tmp_path, work, backend=store.connect())


def test_a_promise_that_is_kept_leaves_its_contact_selected(tmp_path: Path) -> None:
    store = a_store()

    async def work(user: User) -> None:
        await user.sees("online")
        await user.press("down", "down")
        await user.has_selected("-3h00")
        [row] = [row for row in user.desk.promises() if row.customer_name == "马超"]
        store.put(msgspec.structs.replace(row.promise, state="kept"))
        await user.sees("PROMISES DUE 2")
        await user.has_selected("马超")
        await user.sees("-- 马超")
        assert "-12m" in user.selected

    run_at(tmp_path, work, backend=store.connect())


def test_the_outbox_says_why_nothing_goes_out_and_tries_at_once(tmp_path: Path) -> None:
    backend = a_store().connect()

    async def work(user: User) -> None:
        await user.sees("online")
        for call in ("changes", "write"):
            for _ in range(9):
                backend.fail(call, Unreachable("gone"))
        backend.store.put(says("i-new", "anybody there?"))
        await user.sees("offline")
        backend.heal()
        await user.press("o")
        await user.sees("Offline since")
        await user.sees("online")

    run_at(tmp_path, work, size=(160, 40), backend=backend)
