"""Where the cursor stands in a draft is kept, however it came there."""

from tests.ui.driver import User, at_the_desk


@at_the_desk()
async def test_a_cursor_that_was_only_moved_stands_there_again(user: User) -> None:
    await user.press("n")
    await user.type("Dear friend")
    await user.press("escape", "n", *["left"] * 7, "escape", "n")
    await user.type("est")
    await user.sees("Dearest friend")


@at_the_desk()
async def test_it_is_on_disk_a_moment_later_and_written_once(user: User) -> None:
    await user.press("n")
    await user.type("Dear friend")
    await user.until(lambda: [one.cursor for one in user.desk.drafts()] == [(0, 11)])
    saved: list[tuple[int, int]] = []
    precious = user.desk._precious
    before = precious.save_draft

    def counted(key, body, cursor, now, **facts):  # type: ignore[no-untyped-def]
        saved.append(cursor)
        before(key, body, cursor, now, **facts)

    precious.save_draft = counted  # type: ignore[method-assign]
    await user.hurry("left", "left", "left")
    await user.until(lambda: [one.cursor for one in user.desk.drafts()] == [(0, 8)])
    assert saved == [(0, 8)]


@at_the_desk()
async def test_opening_a_draft_writes_nothing(user: User) -> None:
    await user.press("n")
    await user.type("Dear friend")
    await user.press("left", "escape")
    (before,) = user.desk.drafts()
    user.clock.advance(5)
    await user.press("n", "escape")
    assert user.desk.drafts() == [before]
