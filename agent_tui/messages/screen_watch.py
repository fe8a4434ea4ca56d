"""What watch mode says on its screen."""

from agent_tui.domain.presence import WATCHING
from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "place.watch": Words(en="Watch mode", zh="现场"),
    "watch.title": Words(en="WATCH", zh="现场"),
    "watch.on-duty": Words(en="on duty {n}/{team}", zh="在岗 {n}/{team}"),
    "watch.ready": Words(en="ready {n}", zh="可接 {n}"),
    "watch.talking": Words(en="talking {n}", zh="通话 {n}"),
    "watch.break": Words(en="break {n}", zh="小休 {n}"),
    "watch.away": Words(en="away {n}", zh="离开 {n}"),
    "watch.waiting": Words(en="waiting {n}", zh="等待 {n}"),
    "watch.overdue": Words(en=", late {n}", zh=", 逾期 {n}"),
    "watch.kept": Words(en="kept today {rate}% ({part}/{sample})", zh="今日兑现 {rate}% ({part}/{sample})"),
    "watch.kept-late": Words(en=", {n} kept late", zh=", 迟兑现 {n}"),
    "watch.moved": Words(en=", {n} renegotiated in time", zh=", 提前改期 {n}"),
    "watch.kept-short": Words(en="kept {part}/{sample}", zh="兑现 {part}/{sample}"),
    "watch.filtered": Words(en="filter: {text}", zh="筛选: {text}"),
    "watch.filter-keep": Words(en="Keep", zh="保留"),
    "watch.filter-end": Words(en="Show all", zh="看全部"),
    "watch.reason": Words(en=WATCHING[0], zh=WATCHING[1]),
    "watch.data-of": Words(en="data of {when}", zh="数据截至 {when}"),
    # regions
    "watch.needs": Words(en="NEEDS A HAND {n}", zh="要你动手 {n}"),
    "watch.needs-hint": Words(en="a digit chooses, a letter acts", zh="数字选中, 字母办理"),
    "watch.digit-gone": Words(
        en="Nothing stands under {number} any more; choose another one.", zh="第 {number} 件已经没有了, 请另选一件。"
    ),
    "watch.digit-new": Words(
        en="The numbers have just changed; look again, then press {number}.", zh="编号刚刚变过, 请看清后再按 {number}。"
    ),
    "watch.digit-none": Words(en="There is no number {number}.", zh="没有第 {number} 件。"),
    "watch.nothing-more": Words(en="The texts in sight are shown whole.", zh="看到的内容已经完整。"),
    "watch.at-top": Words(en="This is the wallboard itself; {quit} leaves it.", zh="这里就是现场首页; {quit} 退出。"),
    "watch.more-below": Words(en="+{n} more below", zh="下面还有 {n} 项"),
    "watch.not-named": Words(en="and {n} more, not listed here", zh="另有 {n} 项未列出"),
    "watch.no-needs": Words(en="Nothing needs a hand.", zh="现在没有要你动手的事。"),
    "watch.queues": Words(en="QUEUES {n}", zh="队列 {n}"),
    "watch.no-queues": Words(en="No contact is new or open.", zh="没有待办工单。"),
    "watch.promises": Words(en="PROMISES {n}", zh="承诺 {n}"),
    "watch.promises-facts": Words(en="in 1 h {hour}, late {late}", zh="1小时内 {hour} 逾期 {late}"),
    "watch.no-promises": Words(en="No promise is open.", zh="没有未结承诺。"),
    "watch.agents": Words(en="AGENTS {n}", zh="座席 {n}"),
    "watch.no-agents": Words(en="Nobody has been seen yet.", zh="还没有看到座席。"),
    "watch.back": Words(en="CAME BACK {n}", zh="一再联系 {n}"),
    "watch.nobody-back": Words(en="Nobody has come back three times in 7 days.", zh="7 天内没有来过三次的客户。"),
    # columns
    "watch.column.channel": Words(en="CHAN", zh="渠道"),
    "watch.column.waiting": Words(en="WAIT", zh="等待"),
    "watch.column.in-hand": Words(en="HELD", zh="在手"),
    "watch.column.oldest": Words(en="OLDEST", zh="最久"),
    "watch.column.due": Words(en="DUE", zh="到期"),
    "watch.column.overdue": Words(en="LATE", zh="逾期"),
    "watch.column.state": Words(en="STATE", zh="状态"),
    "watch.column.since": Words(en="SINCE", zh="时长"),
    "watch.column.contacts": Words(en="HAND", zh="手上"),
    "watch.column.promises": Words(en="OWES", zh="承诺"),
    "watch.column.times": Words(en="7D", zh="7天"),
    "watch.column.by": Words(en="BY", zh="座席"),
    "watch.column.waits": Words(en="WAITS", zh="已等"),
    "watch.now-due": Words(en="<1m", zh="<1分"),
    "watch.just-late": Words(en="now", zh="刚过"),
    # agents
    "state.ready": Words(en="ready", zh="可接"),
    "state.talking": Words(en="talking", zh="通话"),
    "state.break": Words(en="break", zh="小休"),
    "state.away": Words(en="away", zh="离开"),
    "state.offline": Words(en="offline", zh="离线"),
    "idle.theirs": Words(en="{n} wait for them", zh="有 {n} 人在等"),
    "idle.others": Words(en="none in their queues", zh="其队列无人等"),
    "idle.nobody": Words(en="nobody waits", zh="无人在等"),
    # needs
    "need.promise": Words(en="promise", zh="承诺"),
    "need.upset": Words(en="upset", zh="激动"),
    "need.stranded": Words(en="stranded", zh="搁置"),
    "need.late": Words(en="late", zh="超时"),
    "need.queue": Words(en="queue", zh="队列"),
    "need.talking": Words(en="on a call", zh="通话中"),
    "need.who-is": Words(en="{who} {state}: {what}", zh="{who}{state}: {what}"),
    "need.with": Words(en="{who}: {what}", zh="{who}: {what}"),
    "need.nobody": Words(en="nobody has it: {what}", zh="无人接手: {what}"),
    "need.queue-facts": Words(en="{channel}: {late} overdue of {n} waiting", zh="{channel} 等 {n} 人, 逾期 {late}"),
    "remedy.open": Words(en="{key} open", zh="{key} 打开"),
    "remedy.cover": Words(en="{key} cover", zh="{key} 派人代办"),
    "remedy.reassign": Words(en="{key} reassign", zh="{key} 改派"),
    "remedy.raise": Words(en="{key} raise", zh="{key} 提级"),
    # broadcast
    "broadcast.about": Words(en="Tell everybody: what is it about?", zh="全员通知: 是哪一类?"),
    "broadcast.heading": Words(en="Tell everybody", zh="全员通知"),
    "broadcast.note": Words(
        en="It opens before everybody as a bulletin, and each says that they read it.",
        zh="会作为公告弹给每位座席, 每人须确认已读。",
    ),
    "broadcast.title": Words(en="Headline", zh="标题"),
    "broadcast.text": Words(en="Text, where the headline is not enough", zh="正文 (标题已说清可不填)"),
    "broadcast.until": Words(en="Until when it is news", zh="有效至"),
    "broadcast.sent": Words(en="On its way to everybody: {title}.", zh="正在通知全员: {title}。"),
    "broadcast.kept": Words(en="Nobody is told yet: {title}.", zh="还没有通知到任何人: {title}。"),
    "broadcast.published": Words(
        en="Everybody is told: {title}. {key} shows who has not read it.",
        zh="已通知全员: {title}。按 {key} 看谁还没读。",
    ),
    # what became of what was written
    "written.offline": Words(
        en="{said} It goes out when the store can be reached again.", zh="{said}连上工单库后自动发出。"
    ),
    "written.signed-out": Words(
        en="{said} It goes out once you have signed in again.", zh="{said}重新登录后自动发出。"
    ),
    "written.refused-bulletin": Words(
        en="Nobody was told: {what}. The store refused it: {why}. agent-tui outbox shows it; retry or drop it there.",
        zh="没有通知到任何人: {what}。工单库没有接受: {why}。可用 agent-tui outbox 查看, 重发或放弃。",
    ),
    "written.refused-change": Words(
        en="Nothing changed: {what}. The store refused it: {why}. agent-tui outbox shows it; retry or drop it there.",
        zh="没有改动: {what}。工单库没有接受: {why}。可用 agent-tui outbox 查看, 重发或放弃。",
    ),
    # what opens
    "watch.following": Words(en="following, read only", zh="旁看, 只读"),
    "watch.contacts-of": Words(en="in hand: {who} {n}", zh="{who} 手上 {n}"),
    "watch.contacts-in": Words(en="waiting: {queue} {channel} {n}", zh="等待: {queue} {channel} {n}"),
    "watch.not-here": Words(
        en="The records are not here until the store answers again.", zh="数据暂不在本机, 连上工单库后恢复。"
    ),
    "watch.none-there": Words(en="Nothing is there any more.", zh="已经没有了。"),
    "watch.gone": Words(en="This contact is no longer here.", zh="这张工单已不在这里。"),
    "watch.reassign-title": Words(en="{customer}: give the contact to", zh="{customer}: 工单改派给"),
    "watch.cover-title": Words(en="{customer}: who keeps the promise", zh="{customer}: 承诺由谁来办"),
    "watch.hand-facts": Words(en="hand {contacts}, owes {promises}", zh="手上 {contacts}, 承诺 {promises}"),
    "watch.reassigned": Words(en="{customer} goes to {who}.", zh="{customer} 已改派给 {who}。"),
    "watch.covered": Words(en="{who} keeps the promise to {customer}.", zh="对 {customer} 的承诺由 {who} 来办。"),
    "watch.priority": Words(
        en="priority {before} → {n}: {customer} (1 is the most urgent)", zh="优先级 {before} → {n}: {customer} (1 最急)"
    ),
    "watch.priority-ends": Words(en="priority {n}, no further: {customer}", zh="优先级已是 {n}, 到头了: {customer}"),
}
