"""What the demo says while it starts."""

from agent_tui.messages.speech import Words

DEMO: dict[str, Words] = {
    "filling": Words(en="filling ... {filled} of {contacts} contacts", zh="填充数据 ... {filled} / {contacts} 张工单"),
    "watch-beside": Words(
        en="To see it as who leads the shift, in another terminal: agent-tui demo --watch",
        zh="在另一个终端以班长身份观看: agent-tui demo --watch",
    ),
    "one-of-several": Words(
        en="Several demos run; this is {home}. Another one: --home {others}",
        zh="有多个演示在运行, 当前使用 {home}。要用另一个: --home {others}",
    ),
    "plugged": Words(
        en="The demo's store goes off the network, or comes back; the last line of the desk says which.",
        zh="演示的工单库将断网 (已断则恢复), 工作台最后一行会显示。",
    ),
}
