"""Names and help lines of the actions of `ui.actions.bulletins`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "bulletins": Words(en="Bulletins", zh="公告"),
    "bulletins.help": Words(
        en="News on products, prices, outages, campaigns: to read again and to search; who has not read",
        zh="产品、资费、故障、活动公告: 重读、搜索、看谁没读",
    ),
}

ALSO_CALLED: dict[str, str] = {"bulletins": "news notice announcement outage price 通知 通告 新闻 故障 资费"}
