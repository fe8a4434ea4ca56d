"""A text that was there before is not sent by the first press just after another contact came to hand."""

from tests.ui.driver import User, at_the_desk


async def two_drafts(user: User) -> None:
    """On the contacts in slots 1 and 2; the hands are on the queue again."""
    await user.press("1", "n")
    await user.type("for Zhao")
    await user.press("escape", "0", "2", "r")
    await user.type("for Chen")
    await user.press("escape", "0", "1")
    user.clock.advance(5)


@at_the_desk()
async def test_the_draft_of_another_slot_is_not_sent_by_a_press_that_was_meant_for_this_one(user: User) -> None:
    await two_drafts(user)
    await user.press("2", "r", "f9")
    await user.sees("This goes to 陈静 now. Press again to send.", "for Chen")
    assert user.desk.outbox() == []
    await user.press("f9")
    await user.until(lambda: [row.summary for row in user.desk.outbox()] == ["for Chen"])


@at_the_desk()
async def test_typing_on_does_not_end_the_lock(user: User) -> None:
    await two_drafts(user)
    await user.press("2", "r", "!", "f9")
    await user.sees("This goes to 陈静 now.")
    assert user.desk.outbox() == []


@at_the_desk()
async def test_a_moment_later_it_is_sent_at_once(user: User) -> None:
    await two_drafts(user)
    await user.press("2", "r")
    user.clock.advance(1.1)
    await user.press("f9")
    await user.until(lambda: [row.summary for row in user.desk.outbox()] == ["for Chen"])


@at_the_desk()
async def test_the_queue_changes_who_it_goes_to_as_well(user: User) -> None:
    await two_drafts(user)
    await user.press("escape")
    await user.has_selected("赵敏")
    await user.press("down")
    await user.has_selected("陈静")
    await user.press("r", "f9")
    await user.sees("This goes to 陈静 now.")
    assert user.desk.outbox() == []


@at_the_desk()
async def test_a_text_of_this_moment_is_not_locked(user: User) -> None:
    await user.press("2", "r")
    await user.type("now")
    await user.press("f9")
    await user.until(lambda: [row.summary for row in user.desk.outbox()] == ["now"])
