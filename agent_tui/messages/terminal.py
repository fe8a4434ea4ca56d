"""What the terminal's guardian says: how to quit, that something broke, that no browser opens here."""

from agent_tui.messages.speech import Words

TERMINAL_WORDS: dict[str, Words] = {
    "how-to-quit": Words(en="Press {key} to quit", zh="按 {key} 退出"),
    "loading": Words(en="Loading", zh="载入中"),
    "clipboard-sent": Words(
        en="Sent to your terminal's clipboard ({count} characters); whether it took it the terminal does not tell.",
        zh="已发到终端剪贴板 ({count} 个字符); 终端不会告知是否收下。",
    ),
    "clipboard-too-large": Words(
        en="Too much for a terminal's clipboard: {size} kB, 64 at most. Nothing was sent.",
        zh="超出终端剪贴板的上限: {size} kB, 最多 64 kB。没有发送。",
    ),
    "no-browser": Words(
        en="Links are not opened from here: select the address and copy it.",
        zh="这里不打开链接: 请选中网址后复制。",
    ),
    "crashed": Words(
        en="agent-tui stopped: an error of its own ({kind}). The drafts were saved.",
        zh="agent-tui 因自身错误 ({kind}) 已停止。草稿已保存。",
    ),
    "crashed-drafts-unsure": Words(
        en="agent-tui stopped: an error of its own ({kind}). The drafts of the last second may be missing.",
        zh="agent-tui 因自身错误 ({kind}) 已停止。最后一秒的草稿可能没有保存。",
    ),
    "text-lost": Words(
        en="{reason}: what you typed last could not be kept and is lost.",
        zh="{reason}: 最后输入的文字无法保存, 已丢失。",
    ),
    "text-left-here": Words(
        en="{reason}: what you typed last could not be kept. Here it is, to be copied:",
        zh="{reason}: 最后输入的文字无法保存。原文如下, 请自行复制:",
    ),
    "crash-report": Words(en="Report: {path}", zh="报告: {path}"),
}
