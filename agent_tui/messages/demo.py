"""What the demo says while it starts."""

from agent_tui.messages.speech import Words

DEMO: dict[str, Words] = {
    "filling": Words(en="filling ... {filled} of {contacts} contacts", zh="填充数据 ... {filled} / {contacts} 张工单"),
    "watch-beside": Words(
        en="To see it as who leads the shift, in another terminal: agent-tui demo --watch",
        zh="在另一个终端以班长身份观看: agent-tui demo --watch",
    ),
}
