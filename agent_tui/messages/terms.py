"""The field's terms in both languages: channels, tiers, statuses, states, kinds, roles."""

from agent_tui.messages.speech import Words

CHANNELS = {
    "phone": Words(en="Call", zh="电话"),
    "email": Words(en="Email", zh="邮件"),
    "chat": Words(en="Chat", zh="在线"),
    "sms": Words(en="SMS", zh="短信"),
    "wechat": Words(en="WeChat", zh="微信"),
    "weibo": Words(en="Weibo", zh="微博"),
    "web": Words(en="Web", zh="网页"),
    "counter": Words(en="Branch", zh="柜台"),
}
"""Four cells in Chinese, at most six in English."""

TIERS = {
    "standard": Words(en="standard", zh="普通客户"),
    "vip": Words(en="VIP", zh="VIP客户"),
    "key": Words(en="key account", zh="大客户"),
}

TIER_MARKS = {
    "standard": Words(en="", zh=""),
    "vip": Words(en="V", zh="V"),
    "key": Words(en="K", zh="大"),
}
"""One or two cells, for a column."""

STATUSES = {
    "new": Words(en="new", zh="新建"),
    "open": Words(en="open", zh="处理中"),
    "pending": Words(en="pending", zh="挂起"),
    "resolved": Words(en="resolved", zh="已解决"),
    "closed": Words(en="closed", zh="已关闭"),
}

PROMISE_STATES = {
    "open": Words(en="open", zh="未结"),
    "kept": Words(en="kept", zh="已兑现"),
    "broken": Words(en="broken", zh="已失约"),
    "withdrawn": Words(en="withdrawn", zh="已撤回"),
    "renegotiated": Words(en="renegotiated", zh="已改期"),
}

WORK_ORDER_STATES = {
    "open": Words(en="open", zh="未办结"),
    "done": Words(en="done", zh="已办结"),
    "withdrawn": Words(en="withdrawn", zh="已撤回"),
}

KINDS = {
    "message": Words(en="message", zh="消息"),
    "call": Words(en="call", zh="通话"),
    "note": Words(en="note", zh="记录"),
    "survey": Words(en="survey", zh="回访"),
    "event": Words(en="event", zh="事件"),
    "promise": Words(en="promise", zh="承诺"),
    "transfer": Words(en="transfer", zh="转交"),
}

DIRECTIONS = {
    "inbound": Words(en="in", zh="来"),
    "outbound": Words(en="out", zh="去"),
    "internal": Words(en="internal", zh="内部"),
}

MESSAGE_STATES = {
    "acked": Words(en="at the store", zh="已送达"),
    "held": Words(en="held", zh="稍候发出"),
    "queued": Words(en="queued", zh="待发"),
    "sending": Words(en="sending", zh="发送中"),
    "rejected": Words(en="refused", zh="被拒绝"),
    "unknown": Words(en="unknown – check", zh="结果不明, 请核对"),
}

WRITES = {
    "reply": Words(en="reply", zh="回复"),
    "note": Words(en="note", zh="记录"),
    "promise": Words(en="promise", zh="承诺"),
    "wrap-up": Words(en="wrap-up", zh="小结"),
    "change": Words(en="change", zh="修改"),
    "promise-change": Words(en="outcome", zh="承诺变更"),
    "customer-change": Words(en="customer", zh="客户资料"),
    "merge": Words(en="merge", zh="合并"),
    "consult": Words(en="question", zh="请教"),
    "transfer": Words(en="transfer", zh="转交"),
    "hand-over": Words(en="hand-over", zh="交班"),
    "answer": Words(en="answer", zh="答复"),
    "work-order": Words(en="work order", zh="协办单"),
    "work-order-change": Words(en="work order", zh="协办单变更"),
    "search-outcome": Words(en="search", zh="查询结果"),
    "bulletin": Words(en="bulletin", zh="公告"),
    "bulletin-withdrawal": Words(en="bulletin taken back", zh="撤回公告"),
    "acknowledgement": Words(en="bulletin read", zh="公告已读"),
}
"""What may lie in the outbox."""

ROLES = {
    "agent": Words(en="agent", zh="座席"),
    "supervisor": Words(en="supervisor", zh="班长"),
    "admin": Words(en="admin", zh="管理员"),
}
