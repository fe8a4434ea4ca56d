"""What the workstation says on its screen, apart from the actions' names (`messages.actions`) and what the widgets'
presentation writes into rows and lines."""

from agent_tui.messages import screen_exchange, screen_teamwork, screen_watch
from agent_tui.messages.screen_bulletins import BULLETIN_WORDS
from agent_tui.messages.screen_checking import CHECKING_WORDS
from agent_tui.messages.screen_customers import CUSTOMER_WORDS
from agent_tui.messages.screen_hands import HANDS_WORDS
from agent_tui.messages.screen_knowing import KNOWING_WORDS
from agent_tui.messages.screen_ledger import LEDGER_WORDS
from agent_tui.messages.screen_promising import PROMISING_WORDS
from agent_tui.messages.screen_sending import SENDING_WORDS
from agent_tui.messages.speech import Words

SCREEN_WORDS: dict[str, Words] = {
    # places
    "place.queue": Words(en="Queue", zh="队列"),
    "place.contact": Words(en="Contact", zh="工单"),
    "place.composer": Words(en="Writing", zh="书写"),
    "place.list": Words(en="Lists", zh="列表"),
    "place.everywhere": Words(en="Everywhere", zh="到处可用"),
    # panes
    "pane.timeline": Words(en="Timeline, all channels {count}", zh="时间线 全部渠道 {count}"),
    "pane.customer": Words(en="Customer", zh="客户"),
    "pane.filter": Words(en="filter", zh="筛选"),
    "pane.filter-queue": Words(en="filter (draft finds your drafts)", zh="筛选 (输入 草稿 可找到有草稿的工单)"),
    "pane.filtered": Words(en="filter: {text}  (esc: all)", zh="筛选: {text}  (esc 看全部)"),
    "pane.found": Words(
        en="filter: {text}, {count} found  (esc: all)", zh="筛选: {text}, 找到 {count} 条  (esc 看全部)"
    ),
    "filter.keep": Words(en="keep it", zh="保留筛选"),
    "filter.all": Words(en="show all", zh="看全部"),
    "queue.filling": Words(en="Loading contacts: {taken} of {expected}", zh="正在载入工单: {taken}/{expected}"),
    "queue.unfilled": Words(
        en="Nothing is here yet: the store has not been reached.", zh="还没有数据: 尚未连上工单库。"
    ),
    "queue.no-match": Words(
        en="Nothing matches {words} ({count} in the queue); escape shows all.",
        zh="没有匹配「{words}」的工单 (队列共 {count}); esc 看全部。",
    ),
    "list.more": Words(en="+{count} more below", zh="下面还有 {count} 行"),
    "list.nothing-found": Words(en="Nothing found.", zh="没有找到。"),
    "contact.mine": Words(en="in my hands", zh="我持有"),
    "contact.held": Words(en="{holder} holds it", zh="{holder} 持有"),
    # composer
    "compose.reply": Words(en="Reply", zh="回复"),
    "compose.note": Words(en="Note", zh="记录"),
    "compose.send-to": Words(en="{key} send to {customer} ({channel})", zh="{key} 发给 {customer} ({channel})"),
    "compose.send-briefly": Words(en="{key} send to {customer}", zh="{key} 发给 {customer}"),
    "compose.record": Words(en="Told the customer", zh="已告知客户"),
    "compose.record-told": Words(
        en="{key} record what {customer} was told ({channel})", zh="{key} 记下已告知 {customer} 的话 ({channel})"
    ),
    "compose.record-briefly": Words(en="{key} record: told {customer}", zh="{key} 记下: 已告知 {customer}"),
    "compose.save-note": Words(en="{key} save", zh="{key} 保存"),
    "compose.kept": Words(en="The draft is kept.", zh="草稿已存。"),
    "compose.keeps": Words(en="esc keeps the draft", zh="esc 存草稿"),
    "compose.chat": Words(en="enter sends, \\+enter new line", zh="回车发送, \\+回车换行"),
    "compose.locked": Words(
        en="This goes to {customer} now. Press again to send.", zh="现在是发给 {customer}, 确认请再按一次。"
    ),
    "compose.empty": Words(en="There is nothing to send yet.", zh="还没有内容可发。"),
    # what was done
    "done.saved": Words(en="Saved.", zh="已存。"),
    "done.claimed": Words(en="{customer} is in your hands.", zh="已认领 {customer}。"),
    "done.released": Words(en="{customer} is back in the queue.", zh="已放回 {customer}。"),
    "done.pending": Words(en="{customer}: pending.", zh="{customer} 已挂起。"),
    "done.open": Words(en="{customer}: open again.", zh="{customer} 恢复处理。"),
    "done.wrapped-up": Words(en="{customer}: wrapped up.", zh="{customer} 已小结。"),
    "done.retried": Words(en="Goes out again.", zh="将重新发送。"),
    "done.dropped": Words(en="Dropped.", zh="已丢弃。"),
    "done.theme": Words(en="Colours: {theme}", zh="配色: {theme}"),
    "done.drafts-kept": Words(
        en="Drafts kept from last time: {count} ({names}). {key} draft finds them.",
        zh="上次留下的草稿: {count} ({names})。按 {key} 输入 草稿 可找到。",
    ),
    "done.draft-open": Words(en="Open where you stopped: {customer}.", zh="接着上次没写完的: {customer}。"),
    "done.working": Words(en="Asking the store...", zh="正在询问工单库..."),
    "offline.since": Words(
        en="{reason}. Offline since {since}; trying now.", zh="{reason}。{since} 起离线, 正在重试。"
    ),
    "cannot": Words(en="{action}: {reason}.", zh="{action}: {reason}。"),
    "ime.press-shift": Words(
        en="The input method took that key. Press Shift for English.", zh="输入法吃掉了按键, 按 Shift 切到英文。"
    ),
    "gone.taken": Words(en="{customer}: now with {holder}.", zh="{customer} 现由 {holder} 处理。"),
    "gone.lapsed": Words(en="{customer}: the claim has lapsed.", zh="{customer} 的认领已失效。"),
    "gone.unseen": Words(
        en="{customer}: this contact has been removed, or moved where you do not see it.",
        zh="{customer}: 这张工单已被移除, 或转到了您看不到的地方。",
    ),
    "returned.reply": Words(
        en="The store refused a reply; it is a draft again. {reason}. {key} shows both versions.",
        zh="工单库拒收一条回复, 已转回草稿。{reason}。按 {key} 对照两边。",
    ),
    "returned.note": Words(
        en="The store refused a note; it is a draft again. {reason}. {key} shows both versions.",
        zh="工单库拒收一条记录, 已转回草稿。{reason}。按 {key} 对照两边。",
    ),
    # questions
    "ask.release": Words(
        en="A draft to {customer} is not sent. Release all the same? The draft stays here.",
        zh="给 {customer} 的草稿还没发。仍要放回吗? 草稿会留在这里。",
    ),
    "ask.pending": Words(en="Set it pending all the same?", zh="仍要挂起吗?"),
    "caution.owned": Words(en="This is {who}'s contact.", zh="这是 {who} 的工单。"),
    "caution.held": Words(en="{who} holds this contact.", zh="{who} 持有这张工单。"),
    "caution.waiting": Words(en="{customer} has no answer yet.", zh="{customer} 还没得到答复。"),
    "caution.promised": Words(en="Promised and open: {what}, by {when}.", zh="承诺未了: {what}, {when}前。"),
    "caution.overdue": Words(en="Promised and OVERDUE: {what}, was due {when}.", zh="承诺已逾期: {what}, 原定{when}。"),
    "ask.drop": Words(en="Throw this away for good? It was not sent:", zh="确定丢弃吗? 它还没有发出:"),
    "ask.drop-other": Words(
        en="{who} wrote this. Throw it away for good all the same? It was not sent:",
        zh="这是 {who} 写的, 仍要丢弃吗? 它还没有发出:",
    ),
    "ask.yes": Words(en="{key} yes", zh="{key} 是"),
    "ask.no": Words(en="esc no", zh="esc 否"),
    # help, menu, palette
    "help.title": Words(en="Keys that work here", zh="这里可用的按键"),
    "help.close": Words(en="esc closes", zh="esc 关闭"),
    "choice.keys": Words(en="a digit or enter chooses, esc leaves", zh="按数字或回车选择, esc 离开"),
    "menu.title": Words(en="What can be done here", zh="这里能做什么"),
    "menu.more": Words(en="more", zh="更多"),
    "palette.title": Words(en="Command", zh="命令"),
    "palette.hint": Words(en="type to find, enter does it", zh="输入查找, 回车执行"),
    # wrap-up
    "wrap_up.title": Words(en="Wrap up: {customer}", zh="小结: {customer}"),
    "wrap_up.disposition": Words(en="Result", zh="结果"),
    "wrap_up.root_cause": Words(en="Root cause (may stay open)", zh="根因 (可不选)"),
    "wrap_up.improve": Words(en="What should be improved (may stay empty)", zh="该改进什么 (可不填)"),
    "wrap_up.keys": Words(
        en="digit chooses  tab next field  {key} saves  esc leaves", zh="数字选择  tab 下一栏  {key} 保存  esc 离开"
    ),
    "wrap_up.owes": Words(en="(a promise is open here)", zh="(这里还有未了的承诺)"),
    "wrap_up.choose": Words(en="Choose the result first.", zh="请先选结果。"),
    # promises, outbox, customer
    "outbox.title": Words(en="Outbox {count}", zh="待发 {count}"),
    "outbox.overwrites": Words(
        en="this helpdesk lets the later of two changes win, unnoticed",
        zh="这个工单系统不查同时修改, 后写的会盖掉先写的",
    ),
    "outbox.none": Words(en="Everything is at the store.", zh="全部已送达工单库。"),
    "outbox.state.held": Words(en="held", zh="稍候发出"),
    "outbox.state.other": Words(en="not yours", zh="他人所写"),
    "outbox.state.queued": Words(en="saved", zh="已存待发"),
    "outbox.state.sending": Words(en="on its way", zh="发送中"),
    "outbox.state.rejected": Words(en="refused", zh="被拒"),
    "outbox.state.unknown": Words(en="unclear", zh="不明"),
    "outbox.state.acked": Words(en="arrived", zh="已达"),
    "outbox.kind.reply": Words(en="reply", zh="回复"),
    "outbox.kind.note": Words(en="note", zh="记录"),
    "outbox.kind.promise": Words(en="promise", zh="承诺"),
    "outbox.kind.wrap-up": Words(en="wrap-up", zh="小结"),
    "outbox.kind.promise-change": Words(en="outcome", zh="承诺变更"),
    "outbox.kind.customer-change": Words(en="customer", zh="客户资料"),
    "outbox.kind.merge": Words(en="merge", zh="合并"),
    "outbox.kind.work-order": Words(en="work order", zh="协办单"),
    "outbox.kind.work-order-change": Words(en="work order", zh="协办单变更"),
    "outbox.kind.search-outcome": Words(en="search", zh="查询结果"),
    "outbox.kind.bulletin": Words(en="bulletin", zh="公告"),
    "outbox.kind.bulletin-withdrawal": Words(en="bulletin taken back", zh="撤回公告"),
    "outbox.kind.acknowledgement": Words(en="bulletin read", zh="公告已读"),
    "outbox.kind.consult": Words(en="question", zh="请教"),
    "outbox.kind.transfer": Words(en="transfer", zh="转交"),
    "outbox.kind.hand-over": Words(en="hand-over", zh="交班"),
    "outbox.kind.answer": Words(en="answer", zh="答复"),
    "outbox.kind.change": Words(en="change", zh="变更"),
    "outbox.answer.accepted": Words(en="accepted", zh="接受"),
    "outbox.answer.declined": Words(en="declined", zh="谢绝"),
    "outbox.answer.withdrawn": Words(en="taken back", zh="收回"),
    "outbox.merge.same": Words(en="one person", zh="同一个人"),
    "outbox.merge.undo": Words(en="no longer merged", zh="撤销合并"),
    "outbox.merge.different": Words(en="different people", zh="不是同一个人"),
    "outbox.owner": Words(en="assigned to {who}", zh="分派给 {who}"),
    "outbox.nobody": Words(en="nobody", zh="无人"),
    "outbox.priority": Words(en="priority {value}", zh="优先级 {value}"),
    "outbox.queue": Words(en="queue {value}", zh="队列 {value}"),
    "outbox.due": Words(en="due {when}", zh="{when} 前"),
    "outbox.promise": Words(en="for the renewed promise", zh="改挂新承诺"),
    "outbox.tags": Words(en="tags", zh="标签"),
    "customer.title": Words(en="Customer: {customer}", zh="客户: {customer}"),
    "customer.identities": Words(en="Known as", zh="身份"),
    "customer.contacts": Words(en="Contacts {count}, in 7 days {recent}", zh="工单 {count}, 近 7 天 {recent}"),
    "customer.still-fetched": Words(en="{head}  (still being fetched)", zh="{head}  (正在取记录)"),
    "customer.promises": Words(en="Promises {count}", zh="承诺 {count}"),
    "customer.more-promises": Words(en="More promises {count}", zh="其他承诺 {count}"),
    "promise.open": Words(en="open", zh="未结"),
    "promise.done": Words(en="done", zh="已办结"),
    "promise.kept": Words(en="kept", zh="已兑现"),
    "promise.broken": Words(en="broken", zh="已失约"),
    "promise.withdrawn": Words(en="withdrawn", zh="已撤回"),
    "promise.renegotiated": Words(en="renegotiated", zh="已改期"),
    "status.new": Words(en="new", zh="新建"),
    "status.open": Words(en="open", zh="处理中"),
    "status.pending": Words(en="pending", zh="挂起"),
    "status.resolved": Words(en="resolved", zh="已解决"),
    "status.closed": Words(en="closed", zh="已关闭"),
    "identity.phone": Words(en="phone", zh="电话"),
    "identity.email": Words(en="email", zh="邮箱"),
    "identity.wechat": Words(en="WeChat", zh="微信"),
    "identity.weibo": Words(en="Weibo", zh="微博"),
    "identity.account": Words(en="account", zh="账号"),
    # too small
    "small.title": Words(en="The terminal is too small.", zh="终端窗口太小。"),
    "small.size": Words(
        en="Now {width}x{height}, needed {needed_width}x{needed_height}.",
        zh="现在 {width}x{height}, 至少 {needed_width}x{needed_height}。",
    ),
    "small.kept": Words(
        en="Nothing is lost. Keys do nothing until it is larger; ctrl+q quits.",
        zh="内容都在。放大之前按键不起作用; ctrl+q 退出。",
    ),
    **CUSTOMER_WORDS,
    **screen_watch.WORDS,
    **screen_teamwork.WORDS,
    **screen_exchange.WORDS,
    **HANDS_WORDS,
    **SENDING_WORDS,
    **PROMISING_WORDS,
    **LEDGER_WORDS,
    **CHECKING_WORDS,
    **KNOWING_WORDS,
    **BULLETIN_WORDS,
}
