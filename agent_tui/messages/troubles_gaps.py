"""Troubles of searches without an answer."""

from agent_tui.messages.trouble_words import trouble

GAP_TROUBLES = {
    "unknown-gap": trouble(
        ("There is no such question", "没有这一项"),
        ("{gap} is neither a number of the list nor an id in it.", "{gap} 既不是列表中的序号, 也不是其中的 ID。"),
        (
            "`agent-tui kb gaps` lists them; with --all also those that are answered.",
            "可用 `agent-tui kb gaps` 查看; 加 --all 包括已有答案的。",
        ),
    ),
    "draft-exists": trouble(
        ("There is such a file already", "文件已存在"),
        ("{file} is not written over.", "{file} 不会被覆盖。"),
        ("Write on in it, or name another folder.", "请接着写该文件, 或指定其他目录。"),
    ),
}
