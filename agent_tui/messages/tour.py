"""What the guided tour says. Each step fits two lines of 79 cells; keys are filled in as they are in force."""

from agent_tui.messages.speech import Words

TOUR: dict[str, Words] = {
    "title": Words(en="Tour {number}/{count}", zh="导览 {number}/{count}"),
    "next": Words(en="next", zh="下一步"),
    "back": Words(en="back", zh="上一步"),
    "leave": Words(en="leave", zh="退出导览"),
    "move": Words(
        en="This is the queue: what burns first stands on top. Go to another contact with {down} or {up}.",
        zh="这里是队列, 最急的排最前。按 {down} 或 {up} 换一位客户。",
    ),
    "open": Words(
        en="The three lines say who it is, what happened, what we owe. Press {open}: everything ever said to them.",
        zh="三行字: 谁, 什么事, 欠什么。按 {open} 打开, 看各渠道说过的每句话。",
    ),
    "claim": Words(
        en="Press {claim}: the contact is in your hands, and no colleague answers at the same time.",
        zh="按 {claim} 认领: 这位客户归您, 同事不会同时答复。",
    ),
    "note": Words(
        en="Press {note} and write a line that your colleagues should know.",
        zh="按 {note} 写一句同事需要知道的记录。",
    ),
    "save": Words(
        en="Press {send}: it is saved on this machine first, then sent. Without a network it waits and is not lost.",
        zh="按 {send} 保存: 先存本机再发送, 断网也不会丢。",
    ),
    "template": Words(
        en="Press {template}: templates ask what, by when and what not, so that it can be kept. {back} comes back.",
        zh="按 {template} 看模板: 逐项问清做什么、几时前、不承诺什么。按 {back} 退回。",
    ),
    "promises": Words(
        en="Press {promises}: what was promised to this customer, by whom, until when. {back} comes back.",
        zh="按 {promises} 看承诺: 答应过这位客户什么, 由谁负责, 几时到期。按 {back} 退回。",
    ),
    "knowledge": Words(
        en="Press {knowledge} and type a word: the company's knowledge, while you type. {back} comes back.",
        zh="按 {knowledge} 输入一个词: 边输入边出知识库结果。按 {back} 退回。",
    ),
    "home": Words(
        en="{back} goes back one step, always. Press it until the queue has your hands again.",
        zh="{back} 总是退回一步。多按几次, 回到队列。",
    ),
    "filter": Words(
        en="Press {filter} and type part of a name, a number or a subject: the queue shows only what fits.",
        zh="按 {filter} 再输入姓名、号码或事由的一部分: 队列只留下匹配的。",
    ),
    "unfilter": Words(
        en="Press {back} until the whole queue is back.",
        zh="按 {back}, 直到整个队列回来。",
    ),
    "menu": Words(
        en="{menu} opens a numbered menu of what can be done here, {help} all keys. Try one; {back} comes back.",
        zh="{menu} 打开编号菜单 (输入法开着也能用), {help} 看全部按键。任试一个, 按 {back} 退回。",
    ),
    "end": Words(
        en="That was the desk. The ten stories in docs/demo.md show the rest. {tour} ends the tour.",
        zh="导览到此。docs/demo.md 里的十个故事讲其余的。按 {tour} 结束导览。",
    ),
    "offer": Words(
        en="New here? {tour} begins a two-minute tour.",
        zh="第一次来? 按 {tour} 开始两分钟导览。",
    ),
    "left": Words(en="The tour is over. {tour} begins it again.", zh="导览已结束, 按 {tour} 可重来。"),
}
