"""What happens to the desk while a window lies over it, and what a window answers when the desk cannot do it."""

import threading
from datetime import timedelta

from agent_tui.config.keymaps import Override
from agent_tui.desk.views import ContactView, PromiseRow
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.values import Transfer
from agent_tui.ui.keys.maps import Keymap
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from agent_tui.ui.screens.windows.list_screen import ListScreen
from agent_tui.ui.themes import load_theme, theme_folders
from tests.desk_fixture import NOW
from tests.ui.driver import User, a_store, at_the_desk


def desk_of(user: User) -> DeskScreen:
    screen = user.app.screen_stack[0]
    assert isinstance(screen, DeskScreen)
    return screen


def full_disk(user: User) -> None:
    """Nothing can be written from now on."""

    def refuse(*_: object, **__: object) -> None:
        raise BadInput("disk-full", file="precious.db")

    user.desk.save_draft = refuse  # type: ignore[method-assign]


@at_the_desk()
async def test_what_a_window_answers_and_the_desk_cannot_do_is_said(user: User) -> None:
    await user.press("n")
    await user.type("half a word")
    full_disk(user)
    await user.press("f7")
    await user.sees("Knowledge")
    await user.type("no such article")
    await user.press("escape", "escape", "f8")
    await user.sees("Template for")
    await user.press("enter", "f9")
    assert user.app.is_running


@at_the_desk(size=(120, 40))
async def test_a_contact_that_cannot_be_opened_from_a_list_is_said(user: User) -> None:
    await user.press("P")
    await user.sees("Open promises")

    def refuse(ticket: str) -> ContactView:
        raise NotAllowed("disk-full", file="replica.db")

    user.desk.contact = refuse  # type: ignore[method-assign]
    await user.press("enter")
    await user.sees("The disk is full")


@at_the_desk()
async def test_a_text_begun_while_a_filter_is_typed_has_the_hands(user: User) -> None:
    await user.press("/")
    await user.type("赵敏")
    await user.press("f3")
    await user.sees("f9 ")
    await user.type("hello")
    await user.sees("hello")
    await user.press("escape")
    await user.sees("The draft is kept.")
    assert desk_of(user).filtering is None
    assert desk_of(user).wanted.text == "赵敏"


@at_the_desk()
async def test_a_filter_that_is_open_is_not_opened_again_from_the_help(user: User) -> None:
    await user.press("P")
    await user.sees("Open promises")
    await user.press("/", "f1")
    await user.sees("Keys that work here")
    screen = user.app.screen
    assert isinstance(user.app.screen_stack[-2], ListScreen)
    screen.dismiss("filter")
    await user.sees_no("Keys that work here")
    assert len(user.app.screen.query("#filter")) == 1


@at_the_desk(backend=lambda: a_store().connect())
async def test_a_claim_is_taken_back_once_however_often_the_key_is_pressed(user: User) -> None:
    await user.sees("online")
    await user.press("home", "c")
    await user.sees("is in your hands")
    go, asked = threading.Event(), []
    release = user.desk.release

    def slow(ticket: str) -> None:
        asked.append(ticket)
        go.wait(10)
        release(ticket)

    user.desk.release = slow  # type: ignore[method-assign]
    await user.press("u", "u")
    await user.sees("nothing was done here yet")
    go.set()
    await user.sees("Taken back: Claimed")
    assert len(asked) == 1


@at_the_desk(size=(120, 40))
async def test_colours_and_language_that_change_under_a_list_are_put_on_by_it(user: User) -> None:
    await user.press("P")
    await user.sees("Open promises")
    user.app.action_switch_language()
    await user.sees("未结承诺", "帮助")
    theme = load_theme(theme_folders()[0] / "paper.toml")
    styles = user.app.put_on(theme)
    user.app.show_styles(styles)
    shown = user.app.screen
    assert isinstance(shown, ListScreen)
    assert shown.list._styles_by_name == styles
    await user.press("escape")
    await user.sees("菜单")


@at_the_desk(size=(120, 40))
async def test_typing_into_a_lists_filter_reads_nothing_again(user: User) -> None:
    await user.press("P")
    await user.sees("Open promises 4")  # it was read
    read: list[dict[str, object]] = []
    promises = user.desk.promises

    def counted(**wanted: str | None) -> list[PromiseRow]:
        read.append({**wanted})
        return promises(**wanted)  # type: ignore[arg-type]  # as they came

    user.desk.promises = counted  # type: ignore[method-assign]
    await user.press("/")
    await user.type("no such promise")
    await user.sees("Nothing found.")
    assert len(read) <= 1, "once at most, for a change that came in meanwhile: not for each of fifteen keys"


@at_the_desk()
async def test_an_answer_about_a_contact_that_went_out_of_sight_is_told_all_the_same(user: User) -> None:
    gone = Transfer(
        "x-1", "t-elsewhere", "transfer", "li.na", "chen.tao", "", at=NOW - timedelta(minutes=1), state="accepted"
    )
    user.desk.answers = lambda: [gone]  # type: ignore[method-assign]
    desk_of(user).apply(Changes(everything=True))
    await user.sees("chen.tao takes t-elsewhere over.")


@at_the_desk(size=(120, 40))
async def test_sentences_name_the_keys_in_force(user: User) -> None:
    await user.sees("unverified (v)")
    user.app._use(Keymap("standard", (Override("verify", ("f22",), 1), Override("mark", ("f20",), 2))))
    await user.sees("unverified (f22)")
    await user.press(";")
    await user.sees("nothing is marked; f20 marks")


@at_the_desk(size=(120, 40))
async def test_what_is_done_from_the_queue_is_about_its_selection_while_a_text_on_another_contact_is_open(
    user: User,
) -> None:
    await user.press("2", "r")
    await user.type("for Chen")
    await user.press("f6", "home")
    await user.has_selected("赵敏")
    await user.press("!")
    await user.until(lambda: user.desk.contact("t-zhao").mood == "upset", "who is selected is upset")
    assert user.desk.contact("t-chen").mood is None
    await user.press("v")
    await user.sees("0002", "v it is them")
    await user.press("escape", "Y")
    await user.sees("#1001")
    await user.press("escape", "b")
    await user.sees("Call-back: 赵敏")
    await user.press("escape")
    await user.sees("for Chen", "f9 send to 陈静", "-- 陈静")
