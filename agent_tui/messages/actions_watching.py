"""Names, help lines and reasons of the actions of watch mode (`ui.actions.watching`)."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "need": Words(en="Need {number}", zh="第 {number} 件"),
    "needs.help": Words(en="Choose what needs a hand by its number", zh="按数字选中要动手的事"),
    "reassign": Words(en="Reassign", zh="改派"),
    "reassign.help": Words(en="Give the contact to somebody else", zh="把工单交给别的座席"),
    "cover": Words(en="Cover the promise", zh="派人代办"),
    "cover.help": Words(en="Have somebody else keep the promise", zh="让别的座席来兑现承诺"),
    "raise": Words(en="Raise priority", zh="提级"),
    "raise.help": Words(en="Put the contact before others", zh="把工单排到前面"),
    "lower": Words(en="Lower priority", zh="降级"),
    "lower.help": Words(en="Let the contact stand back", zh="把工单往后排"),
    "broadcast": Words(en="Broadcast", zh="全员通知"),
    "broadcast.help": Words(
        en="Tell everybody something now; each says that they read it", zh="立即通知全员; 每人须确认已读"
    ),
    "why.not-a-supervisor": Words(en="only supervisors tell everybody", zh="只有班长能通知全员"),
    "why.a-figure": Words(
        en="the row is neither a contact nor a promise; {open} opens what stands behind it",
        zh="这一行不是工单或承诺; 按 {open} 打开, 看其中的工单",
    ),
    "why.not-promised": Words(en="no open promise is selected here", zh="这里没有选中未结承诺"),
    "why.not-on-this-screen": Words(en="not on this screen; {back} goes back", zh="这一屏没有这个操作; 按 {back} 返回"),
    "why.no-promise": Words(en="no promise is selected", zh="没有选中承诺"),
}

ALSO_CALLED: dict[str, str] = {
    "reassign": "assign transfer owner 转派 指派",
    "cover": "promise call-back 回电 代回",
    "broadcast": "bulletin announce news 公告 广播",
    "raise": "priority urgent 优先级 提高 加急",
    "lower": "priority 优先级 降低",
}
