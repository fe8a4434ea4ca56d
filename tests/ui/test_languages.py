"""Every screen in each language: no word of the other one that does not come from the data."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from agent_tui.contract.api import Change, TicketPatch
from agent_tui.contract.writes import ChangeTicket
from agent_tui.domain.values import AgentState, ImportRecord, Interaction, StoredRecord, Transfer
from agent_tui.messages.speech import Language
from tests.conftest import REPOSITORY
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.records import ME, customer, promise, said, ticket
from tests.ui import test_conflicts, test_watch
from tests.ui.driver import User, run_at
from tests.ui.test_first_run import Newcomer, at_first

DESK = "DeskScreen"

SCREENS: dict[str, tuple[str, Sequence[str]]] = {
    "queue": (DESK, ()),
    "contact": (DESK, ("enter",)),
    "note": (DESK, ("n",)),
    "reply": (DESK, ("r",)),
    "help": ("HelpScreen", ("?",)),
    "menu": ("MenuScreen", ("space",)),
    "menu, more": ("MenuScreen", ("space", "0")),
    "menu, the rest": ("MenuScreen", ("space", "0", "0")),
    "palette": ("PaletteScreen", (":",)),
    "promises": ("PromisesScreen", ("p",)),
    "outbox": ("OutboxScreen", ("z", "o")),
    "outbox, drop": ("ConfirmScreen", ("z", "o", "x")),
    "customer": ("CustomerScreen", ("h",)),
    "merge": ("MergeScreen", ("h", "m")),
    "different people": ("ConfirmScreen", ("h", "x")),
    "finder": ("FinderScreen", ("f", *"8800")),
    "verify": ("VerifyScreen", ("v",)),
    "wishes": ("WishesScreen", (":", *"wishes", "enter")),
    "wrap-up": ("WrapUpScreen", ("w",)),
    "a colleague's contact, pending": ("ConfirmScreen", ("end", "z")),
    "marks": (DESK, (",",)),
    "bulk": ("ChoiceScreen", (",", ";")),
    "preview": ("PreviewScreen", (",", ";", "1")),
    "bulk, result": ("ChoiceScreen", (",", ";", "3")),
    "bulk, priority": ("ChoiceScreen", (",", ";", "4")),
    "bulk, queue": ("ChoiceScreen", (",", ";", "5")),
    "bulk, agent": ("ChoiceScreen", (",", ";", "6")),
    "copy": ("ChoiceScreen", ("Y",)),
    "filter": (DESK, ("/",)),
    "nothing found": (DESK, ("/", *"0123")),
    "templates": ("TemplatePicker", ("t",)),
    "promise in a text": (DESK, ("b", "down", *"Quux", "f9")),
    "kept": ("PromiseDeedScreen", ("p", "y")),
    "broken": ("PromiseDeedScreen", ("p", "x")),
    "withdrawn": ("PromiseDeedScreen", ("p", "d")),
    "new date": ("PromiseDeedScreen", ("p", "m")),
    "work order": ("LedgerForm", ("p", "w")),
    "promise by word of mouth": ("LedgerForm", ("p", "n")),
    "what about a promise": ("ChoiceScreen", ("p", "space")),
    "knowledge": ("KnowledgeScreen", ("s",)),
    "knowledge, nothing found": ("KnowledgeScreen", ("s", *"0123")),
    "transfer": ("ChoiceScreen", ("x",)),
    "question, to whom": ("ChoiceScreen", ("x", "1")),
    "question": ("WordsScreen", ("x", "1", "1")),
    "transfer, note": ("WordsScreen", ("x", "2", "1")),
    "other queue": ("ChoiceScreen", ("x", "3")),
    "other queue, note": ("WordsScreen", ("x", "3", "1")),
    "answer": ("WordsScreen", ("down", "a")),
    "decline": ("WordsScreen", ("down", "d")),
    "my state": ("ChoiceScreen", ("m",)),
    "my state, why": ("WordsScreen", ("m", "6")),
    "hand over": ("HandOverScreen", ("H",)),
    "hand over, to whom": ("ChoiceScreen", ("H", "x")),
    "hand over, note": ("WordsScreen", ("H", "x", "1", "f9")),
}
"""What lies on top, and the keys that lead there."""

TEMPLATES = sorted(path.stem for path in (REPOSITORY / "agent_tui" / "expectations" / "templates").glob("*.toml"))

WATCH: dict[str, Sequence[str]] = {
    "regions": (),
    "help": ("?",),
    "menu": ("space",),
    "contacts": ("tab", "enter"),
    "contact, read only": ("tab", "enter", "enter"),
    "reassign": ("1", "x"),
}

NOT_ENGLISH = re.compile(r"[\u4e00-\u9fff]+")

ENGLISH = re.compile(r"(?<![a-z+])[A-Za-z]{3,}")

ID_OF_A_TEMPLATE = re.compile(r"[a-z]+\.[a-z-]+")

COMMAND = re.compile(r"agent-tui [a-z]+")

WHERE_THE_SETTINGS_ARE = re.compile(r"\n *\([^)]*settings\.toml[^)]*\)")

NOT_A_TOKEN = {"en": "That is no token", "zh": "这不是令牌"}

SAME_IN_CHINESE = {
    # keys
    "esc", "enter", "tab", "pgup", "pgdn", "home", "end", "space", "ctrl", "shift", "del", "backspace", "down",
    "delete", "AGENT", "TUI", "TOKEN", "lish", "callback", "escalation",
    # what the data say, and names
    "Zed", "Quux", "vim", "shell", "agent", "tui", "English", "interface", "VISUAL", "EDITOR", "login", "doctor", "SMS",
    "insert", "left", "right", "alt", "TOML", "backsp", "https", "Vim", "UTC",
}  # fmt: skip


def plain_records(language: Language) -> list[ImportRecord | StoredRecord]:
    """Contacts without words of either language: mine, one that a colleague asks me about, and the colleague's own. Two
    of them may be one person's."""
    spoken = "en" if language == "en" else "zh-CN"
    mine = ticket("t1", "c1", "chat", "Quux", NOW, status="open", owner=ME, queue="1")
    asked = ticket("t2", "c2", "email", "Quux", NOW, status="open", owner="77", queue="2")
    his = ticket("t3", "c3", "phone", "Quux", NOW, status="open", owner="77", queue="2")
    return [
        *(customer(id, "Zed", language=spoken, phone="+8613800000001", account="8800000001") for id in ("c1", "c2")),
        customer("c3", "Zed", language=spoken),
        *(mine, asked, his),
        said("i1", mine, "Zed", NOW, "Quux"),
        promise("p1", mine, "Quux", NOW + timedelta(hours=3), "Quux"),
        Transfer(id="x1", ticket="t2", kind="consult", sender="77", receiver=ME, note="Quux", at=NOW),
        AgentState(id="77", role="agent", queues=("1", "2"), state="ready", since=NOW),
    ]


def assert_one_language(screen: str, language: Language) -> None:
    if language == "en":
        stray = set(NOT_ENGLISH.findall(screen)) - {"中文", "中文界面"}
    else:
        stray = set(ENGLISH.findall(COMMAND.sub("", ID_OF_A_TEMPLATE.sub("", screen)))) - SAME_IN_CHINESE
    assert not stray, f"{stray}\n{screen}"


def look_at(tmp_path: Path, language: Language, top: str, keys: Sequence[str]) -> None:
    async def look(user: User) -> None:
        await user.until(lambda: "Zed" in user.screen)
        for key in keys:
            await user.press(key)
        await user.until(lambda: type(user.app.screen).__name__ == top, f"{top} is there")
        await user.settle()
        assert_one_language(user.screen, language)

    run_at(tmp_path, look, size=(120, 40), language=language, records=plain_records(language))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_screen_speaks_one_language(tmp_path: Path, name: str, language: Language) -> None:
    look_at(tmp_path, language, *SCREENS[name])


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_template_speaks_the_customers_language(tmp_path: Path, template: str, language: Language) -> None:
    look_at(tmp_path, language, "TemplateForm", ("t", *template, "enter"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_terminal_that_is_too_small_is_told_in_one_language(tmp_path: Path, language: Language) -> None:
    async def look(user: User) -> None:
        await user.resize(50, 14)
        await user.until(lambda: type(user.app.screen).__name__ == "TooSmallScreen")
        await user.settle()
        assert_one_language(user.screen, language)

    run_at(tmp_path, look, language=language, records=plain_records(language))  # type: ignore[arg-type]


def the_customer_says_more(user: User) -> None:
    words = Interaction("i9", "t1", "message", "inbound", "chat", "Zed", NOW + timedelta(minutes=1), "Quux", {})
    test_conflicts.feed(user.desk, Change(seq=8, type="interaction", id="i9", version=1, op="upsert", doc=words))


def a_reply_is_refused(user: User) -> None:
    id = user.desk.reply("t1", "Quux").id
    the_customer_says_more(user)
    test_conflicts.refuse(user.desk, id, "fence-stale")


def a_change_is_refused(user: User) -> None:
    view = user.desk.contact("t1")
    change = ChangeTicket("w9", "t1", view.version, TicketPatch(priority=1, queue="3"))
    user.desk._precious.add(change, agent=user.desk._me(), now=NOW, seen=view.ticket)
    theirs = msgspec.structs.replace(view.ticket, priority=2, queue="4")
    test_conflicts.feed(
        user.desk, Change(seq=9, type="ticket", id="t1", version=view.version + 1, op="upsert", doc=theirs)
    )
    test_conflicts.refuse(user.desk, "w9", "version-mismatch")


@pytest.mark.parametrize("refused", [a_reply_is_refused, a_change_is_refused])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_versions_are_told_in_one_language(
    tmp_path: Path, refused: Callable[[User], None], language: Language
) -> None:
    async def look(user: User) -> None:
        refused(user)
        await user.press("o")
        await user.until(lambda: type(user.app.screen).__name__ == "OutboxScreen")
        await user.settle()
        assert_one_language(user.screen, language)
        await user.press("v")
        await user.until(lambda: type(user.app.screen).__name__ == "ConflictScreen")
        await user.settle()
        assert_one_language(user.screen, language)

    run_at(tmp_path, look, size=(120, 40), language=language, records=plain_records(language))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_new_before_sending_is_told_in_one_language(tmp_path: Path, language: Language) -> None:
    async def look(user: User) -> None:
        await user.press("1", "r", *"Zed")
        the_customer_says_more(user)
        await user.press("f9")
        await user.until(lambda: type(user.app.screen).__name__ == "MeanwhileScreen")
        await user.settle()
        assert_one_language(user.screen, language)

    run_at(tmp_path, look, size=(120, 40), language=language, records=plain_records(language))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", WATCH)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_watch_mode_speaks_one_language(tmp_path: Path, name: str, language: Language) -> None:
    async def look(user: User) -> None:
        await user.press(*WATCH[name])
        await user.settle()
        assert_one_language(user.screen, language)

    clock = HeldClock(NOW)
    desk = make_desk(tmp_path, records=plain_records(language), clock=clock)
    try:
        asyncio.run(test_watch.sit_down(desk, clock, look, (120, 40), language))
    finally:
        desk.close()


async def go_through_the_first_start(newcomer: Newcomer, language: Language) -> None:
    """From step to step, with what may go wrong at one."""

    async def is_at(step: int) -> None:
        await newcomer.sees(f"{step}/6")
        own = newcomer.screen.replace(newcomer.store.url, "")
        assert_one_language(WHERE_THE_SETTINGS_ARE.sub("", own), language)

    await newcomer.press(*(["down"] if language == "en" else []))
    await is_at(1)
    await newcomer.press("enter")
    await is_at(2)
    await newcomer.press("enter")
    await is_at(3)
    await newcomer.type(newcomer.store.url)
    await newcomer.press("enter")
    await is_at(4)
    await newcomer.type("0 0")
    await newcomer.press("enter")
    await newcomer.sees(NOT_A_TOKEN[language])
    assert_one_language(newcomer.screen, language)
    await newcomer.clear(3)
    await newcomer.type(newcomer.store.tokens["agent"])
    await newcomer.press("enter")
    await is_at(5)
    await newcomer.press("enter")
    await is_at(6)


@at_first()
async def test_the_first_start_speaks_chinese(newcomer: Newcomer) -> None:
    await go_through_the_first_start(newcomer, "zh")


@at_first()
async def test_the_first_start_speaks_english(newcomer: Newcomer) -> None:
    await go_through_the_first_start(newcomer, "en")
