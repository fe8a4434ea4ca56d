"""Drafts are found again: where the last run was cut off the text is open, and the queue shows and finds the others."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from agent_tui.desk.views import Draft, QueueFilter, RowRef
from agent_tui.messages.speech import Language
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.ui.driver import User, a_store, at_the_desk, run_at, sit_down


def start_again(
    folder: Path, scenario: Callable[[User], Awaitable[None]], *, language: Language = "en", minutes: int = 10
) -> None:
    """Another run of the program over the files of the one before."""
    clock = HeldClock(NOW + timedelta(minutes=minutes))
    desk = make_desk(folder, clock=clock, backend=a_store().connect())
    try:
        asyncio.run(sit_down(desk, clock, scenario, language=language))
    finally:
        desk.close()


async def cut_off_in_a_reply(user: User) -> None:
    """On a contact that waits and is nobody's, with the cursor in the middle; a note was begun before, elsewhere."""
    await user.press("1", "n")
    await user.type("a note")
    await user.press("escape", "0", "end")
    assert "赵敏" not in user.selected
    user.clock.advance(60)
    await user.press("r")
    await user.type("Dear friend")
    await user.press(*["left"] * 7)
    user.app.flush_drafts()


def test_a_text_that_was_cut_off_is_open_again_with_its_cursor(tmp_path: Path) -> None:
    who: list[str] = []

    async def begin(user: User) -> None:
        await cut_off_in_a_reply(user)
        view = user.app._desk_screen.view
        assert view is not None
        who.append(view.customer.name)

    async def later(user: User) -> None:
        await user.sees("Dear friend", "f9 ", f"Open where you stopped: {who[0]}.")
        said = " ".join(user.screen.split())
        assert "Drafts kept from last time: 1 (赵敏). / draft finds them." in said
        await user.type("est")
        await user.sees("Dearest friend")
        await user.press("escape", "0")
        await user.has_selected(who[0][:8])

    run_at(tmp_path, begin)
    start_again(tmp_path, later)


def test_cut_off_again_before_a_key_it_is_open_again(tmp_path: Path) -> None:
    async def only_look(user: User) -> None:
        await user.sees("Dear friend", "Open where you stopped")
        user.app.flush_drafts()

    run_at(tmp_path, cut_off_in_a_reply)
    start_again(tmp_path, only_look)
    start_again(tmp_path, only_look, minutes=20)


def test_what_was_left_on_purpose_is_named_and_the_queue_is_there(tmp_path: Path) -> None:
    async def begin(user: User) -> None:
        await user.press("2", "r")
        await user.type("later")
        await user.press("escape")

    async def later(user: User) -> None:
        await user.sees("Drafts kept from last time: 1 (陈静).")
        await user.has_selected("赵敏")
        assert user.app._desk_screen.pane.composer is None

    run_at(tmp_path, begin)
    start_again(tmp_path, later)


def test_a_text_that_was_sent_is_not_open_again(tmp_path: Path) -> None:
    async def begin(user: User) -> None:
        await user.press("2", "r")
        await user.type("sent")
        user.app.flush_drafts()
        await user.press("f9")
        await user.sees("outbox 1")

    async def later(user: User) -> None:
        await user.has_selected("赵敏")
        assert user.app._desk_screen.pane.composer is None
        assert "Drafts kept" not in user.screen

    run_at(tmp_path, begin)
    start_again(tmp_path, later)


def test_in_chinese(tmp_path: Path) -> None:
    async def later(user: User) -> None:
        await user.sees("接着上次没写完的: ", "上次留下的草稿: 1 (赵敏)")

    run_at(tmp_path, cut_off_in_a_reply)
    start_again(tmp_path, later, language="zh")


@at_the_desk()
async def test_a_row_tells_of_its_draft_and_the_filter_finds_it(user: User) -> None:
    await user.press("2", "r")
    await user.type("later")
    await user.press("escape", "0")
    await user.until(lambda: [line for line in user.lines if "[draft]" in line and "陈静" in line] != [])
    await user.press("/")
    await user.sees("filter (draft finds your drafts)")
    await user.type("draft")
    await user.until(lambda: not any("马超" in line for line in user.lines[:-1]), "the others are hidden")
    await user.has_selected("陈静")
    await user.press("enter", "r", "f9")
    user.clock.advance(2)
    await user.press("f9")
    await user.sees("outbox 1")
    await user.sees_no("[draft]")


@at_the_desk(language="zh")
async def test_the_filter_finds_it_in_chinese(user: User) -> None:
    await user.press("2", "r")
    await user.type("later")
    await user.press("escape", "0", "/")
    await user.sees("[草稿]", "输入 草稿")
    await user.type("草稿")
    await user.until(lambda: not any("马超" in line for line in user.lines[:-1]), "the others are hidden")
    await user.has_selected("陈静")


def test_a_draft_on_a_finished_contact_is_found_too(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    try:
        desk.save_draft(Draft("t-chen", "note", "forgotten"))
        desk.wrap_up("t-chen", "solved")
        found = {ref.ticket for group in desk.queue(QueueFilter(text="draft")).groups for ref in group.refs}
        assert found == {"t-chen"}
        assert [row.drafted for row in desk.rows([RowRef("t-chen")])] == [True]
        assert not [ref for group in desk.queue(QueueFilter(text="draft 赵敏")).groups for ref in group.refs]
    finally:
        desk.close()
