"""At a helpdesk that can do less: the keys that need more say so, in words of that matter; the rest is as ever."""

from typing import get_args

from agent_tui.backends.protocol import Unreachable
from agent_tui.desk.views import Ability
from agent_tui.messages.abilities import ABILITIES
from agent_tui.sync.push import READ_BACK_AFTER_S
from agent_tui.ui.actions import Situation, action
from tests.backends.like_redmine import LikeRedmine
from tests.backends.redmine import Redmine
from tests.fake_backend import FakeBackend
from tests.ui.driver import User, a_store, at_the_desk

NOTHING_MORE: frozenset[Ability] = frozenset(get_args(Ability))


def less() -> FakeBackend:
    return a_store().connect(
        compare_and_set="none",
        push=False,
        claims=False,
        promises=False,
        articles=False,
        idempotent=False,
        presence=False,
        transfers=False,
        merges=False,
    )


def test_what_can_never_be_done_comes_before_what_cannot_be_done_now() -> None:
    nowhere = Situation("queue", cannot=NOTHING_MORE)
    assert action("claim").reason_against(nowhere) == "why.backend-cannot"
    assert action("claim").reason_against(Situation("queue")) == "why.no-contact"
    assert action("reply").reason_against(Situation("queue", ticket="t1", cannot=NOTHING_MORE)) is None


@at_the_desk(backend=less)
async def test_keys_that_need_more_say_what_it_cannot(user: User) -> None:
    await user.sees("online", "promises are not recorded here")
    for key, ability in (("c", "claims"), ("p", "promises"), ("s", "articles"), ("x", "transfers"), ("m", "presence")):
        await user.press(key)
        await user.sees(f"this helpdesk cannot {ABILITIES[ability].en}")


@at_the_desk(backend=less, language="zh")
async def test_and_in_chinese(user: User) -> None:
    await user.sees("在线")
    await user.press("c")
    await user.sees("系统不支持认领工单")


@at_the_desk(backend=less, size=(80, 24))
async def test_that_the_later_change_wins_is_said_in_the_outbox(user: User) -> None:
    await user.sees("online")
    await user.press("o")
    await user.sees("Outbox 0", "the later of two changes win")


@at_the_desk(backend=lambda: a_store().connect())
async def test_where_versions_are_compared_nothing_is_said(user: User) -> None:
    await user.sees("online")
    await user.press("o")
    await user.sees("Outbox 0")
    assert "two changes" not in user.screen


def unanswered() -> FakeBackend:
    backend = less()
    backend.fail("write", Unreachable("gone"))
    return backend


@at_the_desk(backend=unanswered)
async def test_a_text_without_an_answer_is_shown_as_unclear_until_it_is_sent_again(user: User) -> None:
    await user.sees("online")
    await user.press("n")
    await user.type("checked")
    await user.press("f9", "o")
    await user.sees("unclear", "Nobody knows whether it arrived")
    user.clock.advance(READ_BACK_AFTER_S)
    user.desk.try_now()
    await user.sees("It seems not to have arrived")
    await user.press("r")
    await user.sees("Everything is at the store.")


def at_redmine() -> LikeRedmine:
    server = Redmine()
    server.create("账单多扣了 30 元", "请问什么时候退款？", {"customer": "王小明", "phone": "+8613800000001"})
    return LikeRedmine(server)


@at_the_desk(backend=at_redmine, records=list)
async def test_a_helpdesk_with_the_ways_of_redmine_is_worked_at(user: User) -> None:
    await user.sees("王小明", "online")
    await user.press("r")
    await user.type("Tomorrow")
    await user.press("f9")
    await user.until(lambda: user.desk.outbox() == [], "it is there")
    await user.press("enter")
    await user.sees("Tomorrow")
