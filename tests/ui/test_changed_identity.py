"""What somebody else wrote at this machine: it waits for them, and says so; only a question drops it."""

from tests.ui.driver import User, at_the_desk
from tests.ui.test_conflicts import refused_change


def written_by_another(user: User) -> str:
    user.desk._agent = "chen.tao"
    try:
        return user.desk.reply("t-chen", "written by Chen").id
    finally:
        user.desk._agent = "li.na"


@at_the_desk()
async def test_the_outbox_says_for_whom_it_waits_and_sends_nothing(user: User) -> None:
    written_by_another(user)
    await user.press("o")
    await user.sees("not yours  reply", "chen.tao wrote it; nobody sends it in another's name.", "to sign in here")
    await user.press("r")
    await user.sees("Retry: chen.tao wrote it and must sign in here again.")
    await user.press("e")
    await user.sees("chen.tao wrote it and must sign in here again.")
    assert [row.attempts for row in user.desk.outbox()] == [0]


@at_the_desk()
async def test_dropping_it_names_who_wrote_it(user: User) -> None:
    written_by_another(user)
    await user.press("o", "x")
    await user.sees("chen.tao wrote this. Throw it away for good all the same?", "written by Chen")
    await user.press("escape")
    assert len(user.desk.outbox()) == 1
    await user.press("x", "y")
    await user.until(lambda: user.desk.outbox() == [], "it is dropped")


@at_the_desk()
async def test_a_change_of_theirs_that_was_refused_is_given_up_only_by_its_name_and_never_made_anew(user: User) -> None:
    user.desk._agent = "chen.tao"
    refused_change(user.desk)
    user.desk._agent = "li.na"
    await user.press("o", "v", "m")
    await user.sees("chen.tao wrote it and must sign in here again.")
    await user.press("t")
    await user.sees("chen.tao made this change.", "give it up all the same?")
    await user.press("escape")
    (row,) = user.desk.outbox()
    assert (row.agent, row.state) == ("chen.tao", "rejected")
    await user.press("t", "y")
    await user.until(lambda: user.desk.outbox() == [], "it is given up")


@at_the_desk(language="zh")
async def test_in_chinese(user: User) -> None:
    written_by_another(user)
    await user.press("o")
    await user.sees("他人所写", "不会以别人的名义发出", "在本机重新登录后才发出")
