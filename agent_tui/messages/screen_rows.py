"""Words of the queue's rows, the three lines of the story, the timeline, the slots and the status line."""

from agent_tui.messages.speech import Words

CHANNEL_SIGNS = {
    "phone": Words(en="Ph", zh="电"),
    "email": Words(en="Em", zh="邮"),
    "chat": Words(en="Ch", zh="在"),
    "sms": Words(en="Sm", zh="短"),
    "wechat": Words(en="Wx", zh="微"),
    "weibo": Words(en="Wb", zh="博"),
    "web": Words(en="Wf", zh="网"),
    "counter": Words(en="Br", zh="柜"),
}
"""Two cells each: for the slots."""

COLUMNS = {
    "left": Words(en="LEFT", zh="余时"),
    "tier": Words(en="T", zh="级"),
    "channel": Words(en="CHAN", zh="渠道"),
    "customer": Words(en="CUSTOMER", zh="客户"),
    "subject": Words(en="SUBJECT / LAST LINE", zh="事由/最后一句"),
    "week": Words(en="7D", zh="7天"),
    "owed": Words(en="OWED", zh="承诺"),
    "agent": Words(en="BY", zh="座席"),
    "waited": Words(en="WAITED", zh="已等"),
    "queue": Words(en="QUEUE", zh="队列"),
    "number": Words(en="NO.", zh="单号"),
    "due": Words(en="DUE", zh="期限"),
    "promise": Words(en="PROMISE / NOT PROMISED", zh="承诺/没答应的"),
    "state": Words(en="STATE", zh="状态"),
    "kind": Words(en="KIND", zh="类型"),
    "written": Words(en="WRITTEN", zh="写于"),
    "text": Words(en="TEXT", zh="内容"),
}

GROUPS = {
    "in_hand": Words(en="IN HAND", zh="我手上"),
    "offered": Words(en="OFFERED TO ME", zh="同事找我"),
    "promises_due": Words(en="PROMISES DUE", zh="承诺将到期"),
    "waiting": Words(en="WAITING", zh="等待"),
    "resting": Words(en="PENDING, NOBODY WAITS", zh="挂起、无人等待"),
}

ROWS = {
    "me": Words(en="me", zh="我"),
    "late": Words(en="late", zh="逾期"),
    "call-back": Words(en="Call", zh="回电"),
    "folded": Words(en="folded", zh="已收起"),
    "order": Words(en="Order", zh="协办"),
    "chase": Words(en="chase {who}: {words}", zh="催{who}: {words}"),
    "needs": Words(en="[needs {who} {when}]", zh="[等{who} {when}]"),
    "said": Words(en='"{words}"', zh="「{words}」"),
    "views": Words(en="{who} looks", zh="{who}在看"),
    "writes": Words(en="{who} writes", zh="{who}在写"),
    "consult": Words(en="{who} asks: {words}", zh="{who} 请教: {words}"),
    "transfer": Words(en="{who} offers: {words}", zh="{who} 转来: {words}"),
    "hand-over": Words(en="{who} hands over: {words}", zh="{who} 交班: {words}"),
    "nobody-waits": Words(
        en="Nobody is waiting. New contacts appear here by themselves.",
        zh="现在没有客户在等。有新联系会自动出现在这里。",
    ),
}

TIMES = {
    "minutes": Words(en="{n}m", zh="{n}分"),
    "hours": Words(en="{n}h", zh="{n}时"),
    "hours-minutes": Words(en="{hours}h{minutes}", zh="{hours}时{minutes}"),
    "days": Words(en="{n}d", zh="{n}天"),
    "under-a-minute": Words(en="<1m", zh="<1分"),
    "today": Words(en="today", zh="今天"),
    "yesterday": Words(en="yesterday", zh="昨天"),
    "tomorrow": Words(en="tomorrow", zh="明天"),
    "day-of-month": Words(en="{day} {month}", zh="{day}日"),
    "day-of-year": Words(en="{day} {month}", zh="{month_number}月{day}日"),
    "day-of-any-year": Words(en="{day} {month} {year}", zh="{year}年{month_number}月{day}日"),
    "named-day": Words(en="{name}, {date}", zh="{name} {date}"),
    "day-with-weekday": Words(en="{weekday} {date}", zh="{date}({weekday})"),
    "by": Words(en="by {when}", zh="{when}前"),
}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WEEKDAYS = (
    Words(en="Mon", zh="一"),
    Words(en="Tue", zh="二"),
    Words(en="Wed", zh="三"),
    Words(en="Thu", zh="四"),
    Words(en="Fri", zh="五"),
    Words(en="Sat", zh="六"),
    Words(en="Sun", zh="日"),
)
"""Monday first."""

STORY = {
    "who": Words(en="WHO ", zh="谁"),
    "what": Words(en="WHAT", zh="事"),
    "owed": Words(en="OWED", zh="欠"),
    "me": Words(en="I", zh="我"),
    "prefers": Words(en="prefers {channel}", zh="偏好{channel}"),
    "usually": Words(en="usually {channel}", zh="常用{channel}"),
    "verified": Words(en="verified", zh="已核身"),
    "unverified": Words(en="unverified ({key})", zh="未核身({key})"),
    "unverified-look": Words(en="unverified", zh="未核身"),
    "upset": Words(en="upset {day}", zh="{day}激动"),
    "calm": Words(en="calm {day}", zh="{day}平和"),
    "manager": Words(en="manager {who}", zh="客户经理{who}"),
    "first-owner": Words(en="first with {who}", zh="首接{who}"),
    "do-not-contact": Words(en="no marketing", zh="勿营销"),
    "never-contact": Words(en="do not contact", zh="勿打扰"),
    "week": Words(en="{n} in 7 days", zh="7天{n}次"),
    "week-often": Words(en="{nth} contact in 7 days", zh="7天{n}次"),
    "week-one": Words(en="first in 7 days", zh="7天内首次"),
    "week-none": Words(en="none in 7 days", zh="7天内没有联系"),
    "told": Words(en='{day} {channel} {who} "{words}"', zh="{day}{channel} {who}「{words}」"),
    "promised": Words(en="{day} {channel} {who} promised {what}", zh="{day}{channel} {who}答应{what}"),
    "missed": Words(en="{told} (missed)", zh="{told}(没做到)"),
    "asked": Words(en='{day} {channel} "{words}"', zh="{day}{channel}「{words}」"),
    "asked-short": Words(en="{day} {channel}", zh="{day}{channel}"),
    "unanswered": Words(en="{asked} not answered", zh="{asked}还没答复"),
    "now": Words(en="{day} {channel}: {subject}", zh="{day}{channel} {subject}"),
    "now-short": Words(en="{day} {channel}", zh="{day}{channel}"),
    "last": Words(en="last time {told}", zh="上次{told}"),
    "others": Words(en="{n} more", zh="另{n}次"),
    "not-yet": Words(en="not done", zh="未办"),
    "overdue": Words(en="OVERDUE", zh="已逾期"),
    "by-whom": Words(en=" ({who})", zh="({who})"),
    "amount": Words(en="{amount}", zh="{amount}元"),
    "mine": Words(en="me", zh="我"),
    "not-promised": Words(en="not promised: {limits}", zh="没答应{gap}{limits}"),
    "broken": Words(en="broken: {what} (was due {when})", zh="失约: {what}(原定{when})"),
    "more-owed": Words(en="{n} more", zh="另有{n}项"),
    "hangs-on": Words(en=" (hangs on {who}, due {when})", zh=" (等{who} {when}前)"),
    "hangs-on-late": Words(en=" (hangs on {who}, LATE since {when})", zh=" (等{who} 已逾期 {when})"),
    "nothing-owed": Words(en="nothing promised", zh="没有未了的承诺"),
    "nothing-recorded": Words(en="promises are not recorded here", zh="这里不登记承诺"),
    "answer-due": Words(en="an answer is due by {when}", zh="{when}前要答复"),
    "answer-late": Words(en="an answer was due {when}", zh="答复已过时限({when})"),
    "say-first": Words(en="say first: {what}", zh="先说:{what}"),
    "say-sorry": Words(en="sorry, then a new date", zh="道歉和新的日期"),
    "say-progress": Words(en="progress and date", zh="进度与日期"),
    "between": Words(en=", ", zh=", "),
    "between-facts": Words(en="; ", zh="; "),
}

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""How often, in English words."""

TIMELINE = {
    "inbound-call": Words(en="from", zh="呼入"),
    "outbound-call": Words(en="by", zh="呼出"),
    "inbound": Words(en="from", zh="来"),
    "outbound": Words(en="by", zh="复"),
    "note": Words(en="note by", zh="内部记录"),
    "survey": Words(en="survey:", zh="回访"),
    "event": Words(en="event:", zh="事件"),
    "wrap-up": Words(en="wrapped up by", zh="小结"),
    "promise": Words(en="promise by", zh="承诺"),
    "verified": Words(en="verified by", zh="核身"),
    "mood": Words(en="mood, noted by", zh="情绪"),
    "me": Words(en="me", zh="我"),
    "promise-open": Words(en="open, due {when}", zh="未到期 {when}前"),
    "promise-overdue": Words(en="OVERDUE since {when}", zh="已逾期 {when}"),
    "promise-kept": Words(en="kept", zh="已兑现"),
    "promise-broken": Words(en="BROKEN, was due {when}", zh="失约 原定{when}"),
    "promise-withdrawn": Words(en="withdrawn", zh="已撤回"),
    "promise-renegotiated": Words(en="date changed", zh="已改期"),
    "held": Words(en="[held: can be taken back]", zh="[稍候发出, 可撤回]"),
    "queued": Words(en="[waiting to be sent]", zh="[待发]"),
    "sending": Words(en="[being sent]", zh="[发送中]"),
    "rejected": Words(en="[REFUSED: {why}]", zh="[被拒: {why}]"),
    "unknown": Words(en="[sent? no answer]", zh="[是否送达未知]"),
    "overridden": Words(en="sent as it is by {who} ({rules}): {reason}", zh="{who} 决定照发 ({rules}): {reason}"),
    "no-words": Words(en="(no text)", zh="(无文字)"),
    "rest": Words(
        en="... {n} more characters: enter shows them",
        zh="... 还有{n}字: 按 enter 显示",
    ),
    "empty": Words(en="Nothing happened with this customer yet.", zh="这位客户还没有往来记录。"),
    "new-below": Words(en="-- {n} new below (end) --", zh="-- 下面有 {n} 条新的 (end) --"),
}

STATUS = {
    "online": Words(en="online", zh="在线"),
    "offline": Words(en="offline", zh="离线"),
    "connecting": Words(en="offline (connecting)", zh="离线(连接中)"),
    "mend.sign-in": Words(en="sign in: agent-tui login", zh="请登录: agent-tui login"),
    "mend.room": Words(en="disk full", zh="磁盘已满"),
    "mend.look": Words(en="see agent-tui doctor", zh="见 agent-tui doctor"),
    "outbox": Words(en="outbox {n}", zh="待发 {n}"),
    "refused": Words(en="{n} refused", zh="被拒 {n}"),
    "unknown": Words(en="{n} unsure", zh="未知 {n}"),
    "filling": Words(en="fetching {done}/{total}", zh="取回 {done}/{total}"),
    "next-promise": Words(en="next promise {when} {who} {left}", zh="下个承诺 {when} {who} {left}"),
    "next-promise-short": Words(en="due {when} {who} {left}", zh="承诺 {when} {who} {left}"),
    "overdue-promise-short": Words(en="overdue {when} {who} {left}", zh="逾期 {when} {who} {left}"),
    "overdue-promise": Words(en="overdue {when} {who} {left}", zh="逾期承诺 {when} {who} {left}"),
    "empty-slot": Words(en="-", zh="-"),
}
