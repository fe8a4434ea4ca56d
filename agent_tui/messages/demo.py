"""What the demo says while it starts."""

from agent_tui.messages.speech import Words

DEMO: dict[str, Words] = {
    "filling": Words(en="filling ... {filled} of {contacts} contacts", zh="填充数据 ... {filled} / {contacts} 张工单"),
}
