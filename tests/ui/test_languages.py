"""Every screen in each language: no word of the other one that does not come from the data."""

import re

import pytest

from agent_tui.domain.values import ImportRecord
from agent_tui.messages.speech import Language
from tests.desk_fixture import NOW
from tests.records import ME, customer, ticket
from tests.ui.driver import User, run_at

SCREENS: dict[str, tuple[str, ...]] = {
    "queue": (),
    "contact": ("enter",),
    "note": ("n",),
    "reply": ("r",),
    "help": ("question_mark",),
    "menu": ("space",),
    "menu, more": ("space", "0"),
    "palette": ("colon",),
    "promises": ("p",),
    "outbox": ("o",),
    "customer": ("h",),
    "wrap-up": ("w",),
    "marks": ("comma",),
    "bulk": ("comma", "semicolon"),
    "preview": ("comma", "semicolon", "1"),
    "copy": ("Y",),
    "filter": ("slash",),
    "templates": ("t",),
    "knowledge": ("s",),
}

NOT_ENGLISH = re.compile(r"[\u4e00-\u9fff]+")

ENGLISH = re.compile(r"(?<![a-z+])[A-Za-z]{3,}")

ID_OF_A_TEMPLATE = re.compile(r"[a-z]+\.[a-z-]+")

SAME_IN_CHINESE = {
    # keys
    "esc", "enter", "tab", "pgup", "pgdn", "home", "end", "space", "ctrl", "shift", "del", "backspace", "down",
    "delete", "AGENT", "TUI", "TOKEN", "lish", "callback", "escalation",
    # what the data say, and names
    "Zed", "Quux", "vim", "shell", "agent", "tui", "English", "interface", "VISUAL", "EDITOR", "login", "doctor", "SMS",
    "insert", "left", "right", "alt", "TOML",
}  # fmt: skip


def plain_records() -> list[ImportRecord]:
    """A contact without words of either language."""
    return [
        customer("c1", "Zed", language="en"),
        ticket("t1", "c1", "chat", "Quux", NOW, status="open", owner=ME, queue="1"),
    ]


async def go(user: User, keys: tuple[str, ...]) -> str:
    await user.until(lambda: "Zed" in user.screen)
    for key in keys:
        await user.press(key)
    return user.screen


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_screen_speaks_one_language(tmp_path: object, name: str, language: Language) -> None:
    async def look(user: User) -> None:
        screen = await go(user, SCREENS[name])
        if language == "en":
            stray = set(NOT_ENGLISH.findall(screen)) - {"中文界面"}
        else:
            stray = set(ENGLISH.findall(ID_OF_A_TEMPLATE.sub("", screen))) - SAME_IN_CHINESE
        assert not stray, f"{stray}\n{screen}"

    run_at(tmp_path, look, size=(120, 40), language=language, records=plain_records())  # type: ignore[arg-type]
