"""What commands say and ask, and the heads of what they list. Help is in `command_help`, errors in `troubles`."""

from agent_tui.messages import commands_customers
from agent_tui.messages.speech import Words

SAID = {
    **commands_customers.SAID,
    "answered-offline": Words(
        en="Offline ({why}). This is what was known here before.", zh="离线 ({why})。以下是本机已有的数据。"
    ),
    "answered-as-known": Words(
        en="What is new could not be stored ({why}). This is what was known here before.",
        zh="新内容无法保存 ({why})。以下是本机已有的数据。",
    ),
    "text-not-kept": Words(
        en="The text was not kept: this command neither sent it nor put it into the outbox.",
        zh="这段文字没有保存: 本次命令没有发出, 也没有放进待发。",
    ),
    "filling": Words(en="First fill: {taken} of {expected} records", zh="首次同步: {taken}/{expected} 条"),
    "importing": Words(en="{taken} of {expected} lines", zh="{taken}/{expected} 行"),
    "can-be-mended": Words(
        en="Some of this can be mended at once: agent-tui doctor --mend",
        zh="部分问题可立即修复: agent-tui doctor --mend",
    ),
    "queue-empty": Words(en="Nothing stands in this queue.", zh="队列里没有工单。"),
    "no-promises": Words(en="No such promises.", zh="没有符合条件的承诺。"),
    "no-orders": Words(en="No such work orders.", zh="没有符合条件的协办单。"),
    "several-customers": Words(
        en="Several customers are known by this. Ask again by id.", zh="有多位客户符合, 请改用客户 ID 查询。"
    ),
    "more-customers": Words(
        en="These are the first {count}; there may be more.", zh="以上只列出前 {count} 位, 可能还有更多。"
    ),
    "limits": Words(en="not promised: {limits}", zh="不承诺: {limits}"),
    "nothing-waits": Words(en="Nothing waits to be claimed.", zh="没有等待认领的工单。"),
    "claimed": Words(
        en="Claimed {contact} for {seconds} seconds. Only the workstation renews a claim: outside it the contact is "
        "free again after that.",
        zh="已认领 {contact}, 有效 {seconds} 秒。只有工作台会自动续期; 在命令行认领, 到时即放回。",
    ),
    "colleagues-contact": Words(
        en="Careful: this contact belongs to {owner}.", zh="注意: 这张工单的负责人是 {owner}。"
    ),
    "of-a-template": Words(
        en="--set, --language, --replaces and --both belong to --template",
        zh="--set、--language、--replaces 和 --both 只能与 --template 一起使用",
    ),
    "transfer-answer": Words(
        en="accept and decline take no other option than --note", zh="accept 和 decline 只能带 --note"
    ),
    "transfer-moves": Words(
        en="--consult and --promise belong to --to: a queue is not asked, and promises stay with who made them",
        zh="--consult 和 --promise 只能与 --to 一起使用: 队列无法请教, 承诺仍归原承诺人",
    ),
    "transfer-id": Words(
        en="accept and decline need the transfer's ID; a contact needs none",
        zh="accept 和 decline 后面要写转交 ID; 工单后面不用",
    ),
    "transfer-to": Words(en="say --to AGENT or --queue Q", zh="请用 --to 座席 或 --queue 队列"),
    "state-told": Words(
        en="Colleagues see: {state}. It holds until {until}, longer while the workstation runs.",
        zh="同事看到: {state}。有效到 {until}; 工作台开着时会自动延续。",
    ),
    "left-behind": Words(
        en="You leave {contacts} contacts in hand and {promises} open promises. To hand them over: open agent-tui "
        "again and press H.",
        zh="您手上还有 {contacts} 个工单、{promises} 项未结承诺。要交班, 请重新打开 agent-tui, 按 H。",
    ),
    "unsent": Words(
        en="Texts that have not gone out yet: {count}. They are kept here and go out with the next start or "
        "`agent-tui sync`.",
        zh="还有 {count} 条没有发出, 已保存在本机; 下次启动或执行 `agent-tui sync` 时发出。",
    ),
    "released": Words(en="Released {ticket}.", zh="已放回 {ticket}。"),
    "type-the-text": Words(
        en="Type the text; end it with ctrl+d on a line of its own.", zh="请输入正文, 另起一行按 ctrl+d 结束。"
    ),
    "contradicts-open": Words(
        en="check: error promise.contradiction: another open promise on the same topic is {promise}, due {due}",
        zh="检查: 错误 promise.contradiction: 同一主题另有未结承诺 {promise}, 期限 {due}",
    ),
    "said-elsewhere": Words(
        en="The same is promised in another contact and stays open: {promise}",
        zh="另一张工单里有同样的承诺, 仍未结: {promise}",
    ),
    "order-goes-on": Words(
        en="Goes on for promise {promise}, {department}: {what}", zh="归到承诺 {promise}, {department}: {what}"
    ),
    "order-withdrawn-too": Words(
        en="Withdrawn with it, tell {department}: {what}", zh="一并撤回, 请通知{department}: {what}"
    ),
    "topic-found": Words(en="Topic: {topic}", zh="主题: {topic}"),
    "queued": Words(
        en="Saved here and not at the store yet: it goes out with the next `agent-tui sync`.",
        zh="已保存在本机, 还没送达; 下次 `agent-tui sync` 时发出。",
    ),
    "state-unknown": Words(
        en="Sent, but no answer came. agent-tui looks whether it is there before it is sent again: agent-tui outbox",
        zh="已发出但没有收到回应。重发之前 agent-tui 会先查是否已送达: agent-tui outbox",
    ),
    "code-of-your-own": Words(
        en="{code} is none of the codes known here ({known}); it is taken as one of your company's own.",
        zh="{code} 不在内置代码 ({known}) 中, 将按贵公司自定代码保存。",
    ),
    "synced": Words(
        en="pulled {pulled}, pushed {pushed}; outbox: {queued} queued, {unknown} unknown, {rejected} refused",
        zh="收到 {pulled}, 发出 {pushed}; 待发 {queued}, 不明 {unknown}, 被拒 {rejected}",
    ),
    "outbox-needs-you": Words(
        en="{count} in the outbox need you: agent-tui outbox", zh="待发中有 {count} 条需要处理: agent-tui outbox"
    ),
    "outbox-waits-for": Words(
        en="{count} in the outbox wait for {who} to sign in here again; nobody else sends them.",
        zh="待发中有 {count} 条等 {who} 在本机重新登录后才发出, 不会以别人的名义发出。",
    ),
    "outbox-empty": Words(en="The outbox is empty.", zh="没有待发的内容。"),
    "dropped": Words(en="Dropped {id}; it is not sent.", zh="已放弃 {id}, 不再发送。"),
    "utf8-assumed": Words(
        en="The locale says nothing about UTF-8; it is used all the same. Where the screen looks wrong: "
        "LC_ALL=C.UTF-8 agent-tui",
        zh="当前区域设置没有说明字符集, 按 UTF-8 显示。如有乱码, 请用: LC_ALL=C.UTF-8 agent-tui",
    ),
    "signed-in": Words(
        en="Signed in as {agent} at {url} (profile {profile}).", zh="已登录: {agent}, {url} (配置 {profile})。"
    ),
    "token-in-secret-service": Words(en="The token lies in the desktop's keyring.", zh="令牌已存入桌面密钥环。"),
    "token-in-encrypted-file": Words(
        en="The token lies in the encrypted file {file}.", zh="令牌已存入加密文件 {file}。"
    ),
    "token-in-file": Words(
        en="The token lies in {file}, readable for you alone.", zh="令牌已存入 {file}, 仅本人可读。"
    ),
    "token-in-variable": Words(
        en="The token is not kept: the profile takes it from a variable of the environment.",
        zh="令牌没有保存: 此配置从环境变量读取令牌。",
    ),
    "readable-on-the-way": Words(
        en="Careful: {url} is not encrypted, the token can be read on the way. Use https.",
        zh="注意: {url} 没有加密, 令牌可能在途中被读取, 请改用 https。",
    ),
    "signed-out": Words(
        en="The token of profile {profile} is forgotten here.", zh="已删除本机保存的配置 {profile} 的令牌。"
    ),
    "token-is-yours": Words(
        en="The token of profile {profile} comes from {place}: take it away there.",
        zh="配置 {profile} 的令牌来自 {place}, 请在那里删除。",
    ),
    "outbox-left": Words(
        en="{count} texts are still in the outbox; they stay here until you sign in again.",
        zh="还有 {count} 条内容没有发出, 会留在本机, 重新登录后再发。",
    ),
    "token-once": Words(en="This token is shown only now. Keep it safe.", zh="令牌只显示这一次, 请妥善保存。"),
    "disabled": Words(en="{agent} is shut out.", zh="{agent} 已停用。"),
    "renamed": Words(en="{agent} is called {name} now.", zh="{agent} 现在显示为{name}。"),
    "serving": Words(en="Serving on {url}; ctrl+c ends it.", zh="工单库运行于 {url}, 按 ctrl+c 结束。"),
    "demo-starting": Words(
        en="Starting the demo with {contacts} made-up contacts ...", zh="正在启动演示, 虚构 {contacts} 张工单 ..."
    ),
    "imported": Words(
        en="created {created}, updated {updated}, unchanged {unchanged}, rejected {rejected}",
        zh="新建 {created}, 更新 {updated}, 未变 {unchanged}, 拒收 {rejected}",
    ),
    "rejected-line": Words(en="{where}: {reason}", zh="{where}: {reason}"),
    "more-rejected": Words(en="... and {count} more (--json lists all)", zh="... 另有 {count} 行 (--json 可列出全部)"),
    "exported": Words(en="{count} records", zh="{count} 条记录"),
}

QUESTIONS = {
    "url": Words(en="Where is the store (URL)?", zh="工单库网址:"),
    "token": Words(en="Token (nothing is shown while you type):", zh="令牌 (输入时不显示):"),
    "key": Words(en="Key of the encrypted token file:", zh="加密文件的口令:"),
    "key-wrong": Words(en="Wrong key. Once more:", zh="口令不对, 请重输:"),
    "new-key": Words(
        en="There is no desktop keyring here. Choose a key for an encrypted file:",
        zh="这里没有桌面密钥环, 请为加密文件设一个口令:",
    ),
    "new-key-again": Words(en="The same key again:", zh="再输一次:"),
    "new-keys-differ": Words(en="The two keys differ. Choose a key:", zh="两次输入不一致, 请重新设口令:"),
}

HEADS = {
    "id": Words(en="ID", zh="ID"),
    "tier": Words(en="tier", zh="级别"),
    "channel": Words(en="channel", zh="渠道"),
    "customer": Words(en="customer", zh="客户"),
    "subject": Words(en="subject", zh="事由"),
    "status": Words(en="status", zh="状态"),
    "priority": Words(en="priority", zh="优先级"),
    "queue": Words(en="queue", zh="队列"),
    "owner": Words(en="owner", zh="负责人"),
    "holder": Words(en="held by", zh="持有人"),
    "waiting": Words(en="waiting since", zh="等待自"),
    "due": Words(en="due", zh="期限"),
    "intent": Words(en="menu", zh="菜单路径"),
    "week": Words(en="7 days", zh="7天"),
    "promises-owed": Words(en="Promises", zh="承诺"),
    "promise": Words(en="promise", zh="承诺内容"),
    "state": Words(en="state", zh="状态"),
    "language": Words(en="language", zh="语言"),
    "tags": Words(en="tags", zh="标签"),
    "phone": Words(en="phone", zh="电话"),
    "email": Words(en="email", zh="邮箱"),
    "wechat": Words(en="WeChat", zh="微信"),
    "weibo": Words(en="Weibo", zh="微博"),
    "account": Words(en="account", zh="账号"),
    "kind": Words(en="kind", zh="类型"),
    "ticket": Words(en="ticket", zh="工单"),
    "written": Words(en="written", zh="写于"),
    "attempts": Words(en="attempts", zh="次数"),
    "trouble": Words(en="trouble", zh="问题"),
    "text": Words(en="text", zh="内容"),
    "agent": Words(en="agent", zh="座席"),
    "name": Words(en="name", zh="姓名"),
    "role": Words(en="role", zh="角色"),
    "queues": Words(en="queues", zh="队列"),
    "every-queue": Words(en="every one", zh="全部"),
    "disabled": Words(en="disabled", zh="停用"),
    "yes": Words(en="yes", zh="是"),
    "url": Words(en="URL", zh="网址"),
    "profile": Words(en="profile", zh="配置"),
    "check": Words(en="check", zh="检查项"),
    "finding": Words(en="finding", zh="结果"),
    "mend": Words(en="way to mend it", zh="修复办法"),
    "ok": Words(en="ok", zh="正常"),
    "warn": Words(en="look at it", zh="注意"),
    "fail": Words(en="not in order", zh="异常"),
}
