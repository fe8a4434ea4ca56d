"""Leaving: a text that cannot be kept is not lost without somebody's yes, and what waits goes out or is told of."""

from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from textual.screen import Screen

from agent_tui.cli.output import Output
from agent_tui.cli.workstation import send_what_waits, tell_what_is_left
from agent_tui.config.settings import Settings
from agent_tui.desk.desk import Desk, open_desk
from agent_tui.messages.speech import Language
from tests.desk_fixture import make_desk
from tests.fake_backend import FakeStore
from tests.ui.driver import User, a_store, at_the_desk, run_at
from tests.ui.test_over_the_desk import full_disk
from tests.ui.test_undo_send import texts_at


@at_the_desk()
async def test_a_text_that_cannot_be_kept_is_lost_only_after_a_yes(user: User) -> None:
    await user.press("n")
    await user.type("half a word")
    full_disk(user)
    await user.type("s")
    await user.press("ctrl+q")
    await user.sees("The disk is full: what you typed last cannot be kept.", "and lose it?", "y f9 yes", "esc no")
    await user.press("ctrl+q")
    assert user.app.return_code is None
    await user.press("escape")
    await user.sees("half a words")
    await user.press("ctrl+q")
    await user.sees("and lose it?")
    await user.press("y")
    await user.until(lambda: user.app.return_code == 0)
    assert user.app._last_words == "The disk is full: what you typed last could not be kept and is lost."


@at_the_desk(language="zh")
async def test_where_there_is_room_again_nothing_is_asked_and_nothing_lost(user: User) -> None:
    await user.press("n")
    await user.type("half a word")
    save = user.desk.save_draft
    full_disk(user)
    await user.type("s")
    await user.press("ctrl+q")
    await user.sees("磁盘已满", "仍要退出并丢弃吗")
    user.desk.save_draft = save  # type: ignore[method-assign]
    await user.press("ctrl+q")
    await user.until(lambda: user.app.return_code == 0)
    assert user.app._last_words == ""
    assert [draft.body for draft in user.desk.drafts()] == ["half a words"]


@at_the_desk()
async def test_whoever_is_told_to_leave_on_a_full_disk_leaves_the_text_on_the_terminal(user: User) -> None:
    await user.press("n")
    await user.type("half a word")
    full_disk(user)
    await user.type("s")
    assert user.app._desk_screen.view is not None
    name = user.app._desk_screen.view.customer.name
    user.app._save_for_the_end()
    reason, about, text = user.app._left_texts.splitlines()
    assert reason == "The disk is full: what you typed last could not be kept. Here it is, to be copied:"
    assert about.startswith("[note #")
    assert about.endswith(f" {name}]")
    assert text == "half a words"
    user.app._left_texts = ""


class Typing(Screen[None]):
    """A window in which something is typed. `broken`: it is what failed."""

    def __init__(self, *, broken: bool) -> None:
        super().__init__()
        self.broken, self.kept = broken, False

    def keep_typed(self) -> None:
        if self.broken:
            raise ZeroDivisionError
        self.kept = True

    def typed_text(self) -> str:
        if self.broken:
            raise ZeroDivisionError
        return "[form]\ntyped in the form"


@at_the_desk()
async def test_a_window_that_fails_loses_no_text_of_another_and_holds_up_no_leaving(user: User) -> None:
    await user.press("n")
    await user.type("half a word")
    full_disk(user)
    await user.type("s")
    form = Typing(broken=False)
    for window in (Typing(broken=True), form):
        await user.app.push_screen(window)
    user.app._save_for_the_end()
    assert form.kept
    assert user.app._left_texts.splitlines()[2:] == ["half a words", "[form]", "typed in the form"]
    user.app._left_texts = ""


@at_the_desk()
async def test_where_the_desk_itself_fails_what_is_typed_over_it_is_left(user: User) -> None:
    user.app._desk_screen.pane = None  # type: ignore[assignment]  # as half taken down
    full_disk(user)
    await user.app.push_screen(Typing(broken=True))
    await user.app.push_screen(Typing(broken=False))
    user.app._save_for_the_end()
    assert "typed in the form" in user.app._left_texts
    user.app._left_texts = ""


@pytest.mark.parametrize(
    ("language", "words"), [("en", "what still waits to go out: o"), ("zh", "还没发出的请按 o 查看")]
)
def test_a_text_held_since_the_last_run_is_pointed_to(tmp_path: Path, language: Language, words: str) -> None:
    with closing(make_desk(tmp_path)) as desk:
        desk.note("t-chen", "By Friday", hold_s=30)

    async def scenario(user: User) -> None:
        await user.press("u")
        await user.sees(words)

    run_at(tmp_path, scenario, language=language)


def a_held_text(folder: Path, store: FakeStore) -> Desk:
    desk = make_desk(folder, settings=Settings(undo_seconds=30), backend=store.connect())
    desk.refresh(timeout=None)
    desk.note("t-chen", "By Friday", hold_s=30)
    return desk


def told_on_leaving(desk: Desk, language: Language) -> str:
    told = StringIO()
    send_what_waits(desk)
    tell_what_is_left(Output(StringIO(), told, language=language, as_json=False, environ={}), desk)
    return " ".join(told.getvalue().split())


def test_what_is_held_back_goes_out_when_the_workstation_is_left(tmp_path: Path) -> None:
    store = a_store()
    with closing(a_held_text(tmp_path, store)) as desk:
        told = told_on_leaving(desk, "en")
        assert texts_at(store) == ["By Friday"]
        assert "gone out" not in told


@pytest.mark.parametrize(("language", "words"), [("en", "have not gone out yet: 1."), ("zh", "还有 1 条没有发出")])
def test_out_of_reach_it_is_said_how_many_texts_stay(tmp_path: Path, language: Language, words: str) -> None:
    store = a_store()
    with closing(a_held_text(tmp_path, store)) as desk:
        backend = desk._connected()
        backend.offline = True  # type: ignore[attr-defined]
        told = told_on_leaving(desk, language)
        assert words in told
        assert "agent-tui sync" in told
        assert "By Friday" not in told
        assert texts_at(store) == []


def test_the_held_text_of_another_living_session_is_let_alone(tmp_path: Path) -> None:
    store = a_store()
    with closing(make_desk(tmp_path, session=None)) as other:
        other.draft("t-chen", "note")
        other.note("t-chen", "Mine to take back", hold_s=30)
        with closing(open_desk(other.profile, other._paths, other.settings, backend=store.connect())) as desk:
            desk.draft("t-chen", "note")
            assert desk.let_go() == frozenset()
            assert desk.unsent_texts() == 0
        assert [row.state for row in other.outbox()] == ["held"]
