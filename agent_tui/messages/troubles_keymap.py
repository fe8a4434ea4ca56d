"""Troubles of keymaps and themes: files that people write by hand."""

from agent_tui.messages.trouble_words import trouble

KEYMAP_TROUBLES = {
    "keymap-unknown-action": trouble(
        ("keymap.toml names an action that does not exist", "keymap.toml 里有不存在的动作"),
        ("{file}, line {line}: {entry}.", "{file} 第 {line} 行: {entry}。"),
        ("docs/keys.md lists the actions; the rest of the file holds.", "动作见 docs/keys.md; 其余各行有效。"),
    ),
    "keymap-unknown-key": trouble(
        ("keymap.toml names a key that does not exist", "keymap.toml 里有不存在的按键"),
        ("{file}, line {line}: {entry}: {pressed}.", "{file} 第 {line} 行: {entry}: {pressed}。"),
        (
            "A key is a character or a name such as f8, ctrl+g, shift+down; {entry} keeps its keys.",
            "按键写字符或名称, 如 f8、ctrl+g、shift+down; {entry} 保持原来的按键。",
        ),
    ),
    "keymap-swallowed": trouble(
        ("keymap.toml wants a key that never arrives", "keymap.toml 里有收不到的按键"),
        (
            "{file}, line {line}: {entry}: tmux, screen or the terminal takes {pressed}.",
            "{file} 第 {line} 行: {entry}: {pressed} 会被 tmux、screen 或终端截走。",
        ),
        ("Choose another key; {entry} keeps its own.", "请换一个键; {entry} 保持原来的按键。"),
    ),
    "keymap-count": trouble(
        ("Digits are counts in the keymap vim", "vim 按键中数字表示次数"),
        ("{file}, line {line}: {entry}: {pressed}.", "{file} 第 {line} 行: {entry}: {pressed}。"),
        ("Choose another key; {entry} keeps its own.", "请换一个键; {entry} 保持原来的按键。"),
    ),
    "keymap-fixed": trouble(
        ("keymap.toml takes away a key that never moves", "keymap.toml 去掉了固定按键"),
        ("{file}, line {line}: {entry} keeps {pressed}.", "{file} 第 {line} 行: {entry} 必须保留 {pressed}。"),
        ("Add other keys beside it; {entry} keeps its own.", "可在它之外再加; {entry} 保持原来的按键。"),
    ),
    "keymap-clash": trouble(
        ("Two actions want the same key", "两个动作要用同一个键"),
        (
            "{file}, line {line}: {entry} and {other} both want {pressed}.",
            "{file} 第 {line} 行: {entry} 和 {other} 都要用 {pressed}。",
        ),
        ("{other} has it; {entry} keeps its own keys.", "归 {other}; {entry} 保持原来的按键。"),
    ),
    "theme-unknown": trouble(
        ("There is no such theme", "没有这套配色"),
        ("{theme}", "{theme}"),
        ("The usual colours are on; choose others in the menu.", "已用默认配色; 可在菜单里换。"),
    ),
}
