"""docs/keys.md from the registry of actions: `python -m tests.ui.keys_page` writes it, a test compares."""

from pathlib import Path

from agent_tui.messages.actions import ACTION_WORDS
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.speech import Words
from agent_tui.ui.actions import ACTIONS, PLACES, Action, Place
from agent_tui.ui.keys.maps import STANDARD, Keymap
from agent_tui.ui.keys.names import shown

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"

_HEAD = """# Keys · 按键

Made from the registry of actions (`agent_tui/ui/actions`) by `python -m tests.ui.keys_page`.
While a text has the focus, letters are text: `f6` steps out of it and back. What has no key stands in the numbered menu
(`space`) and in the palette (`:`). Other keys, and what an input method does: [keymaps](keymaps.md).

由动作登记表生成。文字框有焦点时字母就是文字, 用 `f6` 移出或移回。没有按键的动作在数字菜单 (空格) 和命令面板 (`:`) 里。
"""

_COLUMNS = """| standard | vim | action | 动作 | what it does | 作用 | action id |
| --- | --- | --- | --- | --- | --- | --- |"""

_VIM = Keymap("vim")


def keys_page() -> str:
    parts = [_HEAD]
    told: set[str] = set()
    for place in PLACES:
        rows = [_row(action) for action in ACTIONS if _home(action) == place and action.id not in told]
        if rows:
            title = SCREEN_WORDS[f"place.{place}"]
            parts.append(f"## {title.en} · {title.zh}\n\n{_COLUMNS}")
            parts.extend(rows)
            parts.append("")
    return "\n".join(parts)


def _home(action: Action) -> Place:
    """The first place that knows it; `everywhere` for what the desk's three places share."""
    if {"queue", "contact", "composer"} <= set(action.places):
        return "everywhere"
    return action.places[0]


def _row(action: Action) -> str:
    name = ACTION_WORDS[action.words]
    name = Words(*(words.format(number=action.argument) for words in name))
    tells = ACTION_WORDS[action.help_words]
    ours = (_written(STANDARD.of(action)), _written(_VIM.of(action)))
    return f"| {ours[0]} | {ours[1]} | {name.en} | {name.zh} | {tells.en} | {tells.zh} | `{action.id}` |"


def _written(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{shown(key)}`" if key != "|" else key for key in keys) or "–"


if __name__ == "__main__":
    PAGE.write_text(keys_page(), encoding="utf-8")
