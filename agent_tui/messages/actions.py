"""What each action of the workstation is called (`<id>`), what it does (`<id>.help`), and why it cannot be done now
(`why.<reason>`). The ids are those of `ui.actions`; a test keeps both complete."""

from agent_tui.messages import (
    actions_bulletins,
    actions_checking,
    actions_customers,
    actions_exchange,
    actions_hands,
    actions_knowing,
    actions_promising,
    actions_teamwork,
    actions_touring,
    actions_watching,
)
from agent_tui.messages.speech import Words

_AREAS = (
    actions_promising,
    actions_checking,
    actions_knowing,
    actions_bulletins,
    actions_customers,
    actions_teamwork,
    actions_hands,
    actions_exchange,
    actions_touring,
    actions_watching,
)

_ACTION_WORDS: dict[str, Words] = {
    "up": Words(en="Up", zh="上移"),
    "up.help": Words(en="One line up", zh="上移一行"),
    "down": Words(en="Down", zh="下移"),
    "down.help": Words(en="One line down", zh="下移一行"),
    "page_up": Words(en="Page up", zh="上翻页"),
    "page_up.help": Words(en="One page up", zh="向上翻一页"),
    "page_down": Words(en="Page down", zh="下翻页"),
    "page_down.help": Words(en="One page down", zh="向下翻一页"),
    "first": Words(en="First", zh="开头"),
    "first.help": Words(en="To the beginning of the list", zh="到列表开头"),
    "last": Words(en="Last", zh="末尾"),
    "last.help": Words(en="To the end of the list", zh="到列表末尾"),
    "open": Words(en="Open", zh="打开"),
    "open.help": Words(en="Open the selected line", zh="打开选中的一行"),
    "back": Words(en="Back", zh="返回"),
    "back.help": Words(
        en="One step back; a text being written is kept as a draft", zh="退回一步; 正在写的文字存为草稿"
    ),
    "next_pane": Words(en="Next pane", zh="下一窗格"),
    "next_pane.help": Words(
        en="To the next pane; f6 also out of a text and back", zh="到下一窗格; f6 也可移出或移回文字框"
    ),
    "previous_pane": Words(en="Previous pane", zh="上一窗格"),
    "previous_pane.help": Words(en="To the previous pane", zh="到上一窗格"),
    "filter": Words(en="Filter", zh="筛选"),
    "filter.help": Words(
        en="Keep only lines that hold these words: customer, subject, number, queue, agent; draft: with a draft",
        zh="只留含这些字词的行: 客户、事由、编号、队列、座席; 输入 草稿: 有草稿的",
    ),
    "claim": Words(en="Claim", zh="认领"),
    "claim.again": Words(en="Release", zh="放回"),
    "claim.help": Words(
        en="Take the contact in hand; again: give it back to the queue", zh="把工单接到手上; 再按一次放回队列"
    ),
    "reply": Words(en="Reply", zh="回复"),
    "reply.help": Words(en="Write to the customer on the contact's channel", zh="在该渠道上回复客户"),
    "note": Words(en="Note", zh="记录"),
    "note.help": Words(en="Write a note that only colleagues see", zh="写一条只有同事看得到的记录"),
    "wrap_up": Words(en="Wrap up", zh="小结"),
    "wrap_up.help": Words(en="Close the contact's work: result, root cause, improvement", zh="了结: 结果、根因、改进"),
    "pending": Words(en="Pending", zh="挂起"),
    "pending.again": Words(en="Open again", zh="恢复处理"),
    "pending.help": Words(en="Set the contact pending; again: open", zh="把工单挂起; 再按一次恢复处理"),
    "send": Words(en="Send / save", zh="发送/保存"),
    "send.help": Words(en="Send the reply, save the note or the form", zh="发送回复, 保存记录或表单"),
    "slot": Words(en="Slot {number}", zh="{number} 号位"),
    "slots.help": Words(en="Open what is in hand in slots 1 to 5", zh="打开手上 1 到 5 号位的工单"),
    "queue": Words(en="Queue", zh="队列"),
    "queue.help": Words(en="Back to the queue", zh="回到队列"),
    "previous": Words(en="Previous contact", zh="上一个工单"),
    "previous.help": Words(en="The contact before this one in the queue", zh="队列里的上一个工单"),
    "next": Words(en="Next contact", zh="下一个工单"),
    "next.help": Words(en="The contact after this one in the queue", zh="队列里的下一个工单"),
    "most_urgent": Words(en="Most urgent", zh="最急"),
    "most_urgent.help": Words(en="To the contact whose deadline comes first", zh="到最先到期的工单"),
    "resting": Words(en="Show / fold pending", zh="展开/收起挂起"),
    "resting.help": Words(en="Show or fold contacts in which nobody waits for us", zh="展开或收起挂起和无人等待的工单"),
    "promises": Words(en="Promises", zh="承诺"),
    "promises.help": Words(en="Open promises and when they are due", zh="未结承诺和到期时间"),
    "history": Words(en="Customer", zh="客户档案"),
    "history.help": Words(
        en="Who the customer is on every channel, every contact, every promise", zh="客户的各渠道身份、全部工单和承诺"
    ),
    "outbox": Words(en="Outbox", zh="待发"),
    "outbox.help": Words(en="What is written here and not yet at the store", zh="已写好、尚未送到工单库的内容"),
    "retry": Words(en="Retry", zh="重发"),
    "retry.help": Words(en="Send the selected line again", zh="重新发送选中的一条"),
    "drop": Words(en="Drop", zh="丢弃"),
    "drop.help": Words(en="Throw the selected line away; asks first", zh="丢弃选中的一条, 会先询问"),
    "everyone": Words(en="Everyone / this customer", zh="全部/该客户"),
    "everyone.help": Words(en="All promises, or those to this customer", zh="全部承诺, 或只看该客户的"),
    "menu": Words(en="Menu", zh="菜单"),
    "menu.help": Words(en="What can be done here, by number", zh="这里能做的事, 按数字办理"),
    "palette": Words(en="All commands", zh="命令"),
    "palette.help": Words(en="Find a command by typing its name", zh="输入名称找命令"),
    "help": Words(en="Help", zh="帮助"),
    "help.help": Words(en="Keys that work here", zh="这里可用的按键"),
    "language": Words(en="中文界面", zh="English interface"),
    "language.help": Words(en="Switch the interface to Chinese", zh="界面换成英文"),
    "theme": Words(en="Other colours", zh="换配色"),
    "theme.help": Words(en="The next theme", zh="换成下一套配色"),
    "keymap": Words(en="Other keys", zh="换按键方案"),
    "keymap.help": Words(en="Between the keymaps standard and vim", zh="在标准和 vim 按键方案之间切换"),
    "repaint": Words(en="Repaint", zh="重画"),
    "repaint.help": Words(en="Draw the screen anew", zh="重画屏幕"),
    "suspend": Words(en="Suspend", zh="暂停程序"),
    "suspend.help": Words(
        en="To the shell; fg comes back. In a text ctrl+z undoes", zh="回到 shell, 用 fg 返回; 文字框里 ctrl+z 是撤销"
    ),
    "quit": Words(en="Quit", zh="退出"),
    "quit.help": Words(en="Leave; drafts and outbox are kept", zh="退出; 草稿和待发都会保留"),
    "why.no-contact": Words(en="no contact is selected", zh="没有选中工单"),
    "why.claims-need-store": Words(
        en="claiming needs the store, and it is out of reach", zh="认领要连上工单库, 现在连不上"
    ),
    "why.backend-cannot": Words(en="this helpdesk cannot {ability}", zh="系统不支持{ability}"),
    "why.nobody-signed-in": Words(en="nobody is signed in", zh="还没有登录"),
    "why.held-by-other": Words(en="{holder} holds it", zh="{holder} 已认领"),
    "why.not-writing": Words(en="nothing is being written", zh="没有正在写的内容"),
    "why.nothing-in-hand": Words(en="nothing is in that slot", zh="这个号位是空的"),
    "why.in-queue": Words(en="the queue is open already", zh="已经在队列里"),
    "why.no-neighbour": Words(en="the queue ends here", zh="队列到头了"),
    "why.all-shown": Words(en="everything is shown already", zh="内容已经全部显示"),
    "why.nothing-waits": Words(en="no contact is in the list", zh="列表里没有工单"),
    "why.nothing-resting": Words(en="nothing is pending", zh="没有挂起的工单"),
    "why.ended": Words(en="the contact is {status} already", zh="工单已{status}"),
    "why.nothing-selected": Words(en="nothing is selected", zh="没有选中任何一条"),
    "why.on-its-way": Words(en="it is on its way; wait for the answer", zh="正在发送, 请等结果"),
    "why.at-store": Words(en="it is at the store already", zh="已经送达工单库"),
    "why.no-customer": Words(en="no contact was open", zh="没有打开的工单"),
}

_ALSO_CALLED: dict[str, str] = {
    "claim": "take assign accept f2 接单 领取 释放",
    "reply": "answer respond write message 回答 答复 发消息",
    "note": "comment memo internal 备注 笔记 内部",
    "wrap_up": "close finish done resolve disposition 结束 关闭 完成 处置",
    "pending": "snooze park wait hold 等待 搁置 暂停",
    "filter": "search find 搜索 查找 过滤",
    "resting": "fold unfold pending 折叠 展开",
    "promises": "owed due deadline 欠 到期",
    "history": "customer file profile identities 客户 历史 资料",
    "outbox": "unsent queue send 未发 发件箱",
    "most_urgent": "next due deadline 紧急 优先",
    "language": "language locale zh en chinese english 语言 中文 英文",
    "theme": "theme color colour colors colours dark light contrast 主题 颜色 配色 皮肤",
    "keymap": "keymap vim keys bindings shortcuts 键位 快捷键 按键",
    "repaint": "redraw refresh clear 刷新",
    "quit": "exit leave close bye 离开 关闭",
    "help": "keys shortcuts f1 快捷键 按键",
}
ACTION_WORDS: dict[str, Words] = {
    **_ACTION_WORDS,
    **{key: words for area in _AREAS for key, words in area.WORDS.items()},
}

ALSO_CALLED: dict[str, str] = {
    **_ALSO_CALLED,
    **{key: words for area in _AREAS for key, words in area.ALSO_CALLED.items()},
}
"""Other words by which people look for an action, in both languages, whatever the interface speaks."""
