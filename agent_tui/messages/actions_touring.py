"""Names, help lines and reasons of the actions of `ui.actions.touring`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "tour": Words(en="Guided tour", zh="导览"),
    "tour.again": Words(en="Leave the tour", zh="退出导览"),
    "tour.help": Words(en="Two minutes through the desk, on the demo", zh="在演示里用两分钟走一遍工作台"),
    "tour_next": Words(en="Next step", zh="导览下一步"),
    "tour_next.help": Words(en="The tour's next step, done or not", zh="直接到导览的下一步"),
    "tour_back": Words(en="Step back", zh="导览上一步"),
    "tour_back.help": Words(en="The tour's step before", zh="回到导览的上一步"),
    "why.no-demo": Words(
        en="the tour is on the demo (agent-tui demo --tour)", zh="导览只在演示中 (agent-tui demo --tour)"
    ),
    "why.no-tour": Words(en="no tour is under way", zh="没有在导览"),
}

ALSO_CALLED: dict[str, str] = {
    "tour": "tour guide help learn begin 导览 教程 新手 引导",
}
