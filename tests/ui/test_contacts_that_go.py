"""A contact that goes where I do not see it while I work on it: what I write never gets to anybody else."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest

from agent_tui.contract.api import Change
from tests.fake_backend import FakeStore
from tests.ui.driver import User, a_store, run_at

ZHAO = "t-zhao"


def take_out_of_sight(store: FakeStore, ticket: str) -> None:
    """The store revokes it: it was moved to a queue that I do not see."""
    with store.changed:
        known = store.records[("ticket", ticket)]
        gone = Change(seq=store.through + 1, type="ticket", id=ticket, version=known.version, op="revoke", doc=None)
        store.records["ticket", ticket] = gone
        store.feed.append(gone)
        store.changed.notify_all()


async def is_gone(user: User, store: FakeStore) -> None:
    take_out_of_sight(store, ZHAO)
    queue = user.app._desk_screen.queue_list
    await user.until(lambda: queue.selected is not None and queue.selected.ticket != ZHAO, "the next one is selected")


async def something_happens(user: User, store: FakeStore) -> None:
    """Another contact comes in, and is seen."""
    store.put(msgspec.structs.replace(store.ticket("t-weber"), id="t-new", number=2001, subject="Something else"))
    await user.sees("Something else")


def play(tmp_path: Path, scenario: Callable[[User, FakeStore], Awaitable[None]]) -> None:
    store = a_store()

    async def played(user: User) -> None:
        await user.sees("online")
        await user.has_selected("赵敏")
        await scenario(user, store)

    run_at(tmp_path, played, size=(160, 50), backend=store.connect())


@pytest.mark.parametrize("where", ["queue", "contact"])
def test_a_text_stays_with_its_contact_when_that_goes(tmp_path: Path, where: str) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        if where == "contact":
            await user.press("enter")
        await user.press("r")
        await user.type("for Zhao alone")
        await is_gone(user, store)
        await user.sees("removed, or moved where you do not see it")
        await something_happens(user, store)
        await user.sees("f9 send to 赵敏")
        await user.press("f9")
        await user.sees("for Zhao alone", "There is no such contact")
        assert user.desk.outbox() == []
        await user.press("escape")
        await user.sees_no("f9 send to")
        assert [(draft.ticket, draft.body) for draft in user.desk.drafts()] == [(ZHAO, "for Zhao alone")]
        await user.press("r")
        await user.sees("f9 send to")
        assert "for Zhao alone" not in user.screen

    play(tmp_path, scenario)


def test_nothing_is_done_to_another_contact_while_the_text_of_one_that_went_is_open(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("r")
        await user.type("x")
        await is_gone(user, store)
        await user.sees("removed, or moved")
        holders = dict(store.holders)
        await user.press("f2")
        await user.sees("Claim: no contact")
        assert store.holders == holders

    play(tmp_path, scenario)


def test_a_contact_that_goes_while_it_is_read_leads_back_to_the_queue(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("enter")
        await user.sees("w Wrap up")
        await is_gone(user, store)
        await user.sees("赵敏: this contact has been removed, or moved", "WHO  陈静")
        await user.press("down")
        await user.has_selected("马超")

    play(tmp_path, scenario)


def test_an_article_is_not_inserted_for_another_customer(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("s")
        await user.type("退款")
        await user.sees("如何申请退款", "打开")
        await is_gone(user, store)
        await user.press("f3")
        await user.sees_no("Knowledge:")
        await user.sees("There is no such contact")
        await user.sees_no("send to")

    play(tmp_path, scenario)


def test_a_filled_in_template_is_not_put_into_another_customers_text(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("b")
        await user.sees("Call by")
        await user.press("down")
        await user.type("return")
        await is_gone(user, store)
        await user.press("f9")
        await user.sees_no("Call by")
        await user.sees("There is no such contact")
        await user.sees_no("send to")

    play(tmp_path, scenario)
