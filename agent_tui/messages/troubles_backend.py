"""Troubles with the store as the client meets them: out of reach, not allowed, held by somebody else, refused."""

from agent_tui.messages.trouble_words import trouble

_LOOK = ("agent-tui outbox shows it; retry or drop it there.", "可用 agent-tui outbox 查看, 重发或放弃。")

BACKEND_TROUBLES = {
    "backend-unreachable": trouble(
        ("The store does not answer", "连不上工单库"),
        ("{url}: {detail}", "{url}: {detail}"),
        ("Try again later; what stands in the way says: agent-tui doctor", "请稍后再试; 原因可查: agent-tui doctor"),
        ("What you write is kept here and goes out later.", "写下的内容会保存在本机, 恢复后发出。"),
    ),
    "store-out-of-reach": trouble(
        ("The store does not answer", "连不上工单库"),
        ("{url} is out of reach.", "无法连接 {url}。"),
        ("Try again later; what stands in the way says: agent-tui doctor", "请稍后再试; 原因可查: agent-tui doctor"),
        ("What you write is kept here and goes out later.", "写下的内容会保存在本机, 恢复后发出。"),
    ),
    "backend-nonsense": trouble(
        ("That is no ticket store", "对方不是工单库"),
        ("{url} answers, but not as a ticket store does: {detail}", "{url} 有回应, 但不是工单库的回应: {detail}"),
        ("See whether the URL is right.", "请检查网址是否正确。"),
    ),
    "store-nonsense": trouble(
        ("That is no ticket store", "对方不是工单库"),
        ("{url} answers, but not as a ticket store does.", "{url} 有回应, 但不是工单库的回应。"),
        ("See whether the URL is right.", "请检查网址是否正确。"),
    ),
    "exchange-stopped": trouble(
        ("Nothing could be exchanged with the store", "无法与工单库同步"),
        ("{why}", "{why}"),
        ("agent-tui doctor says how to mend it.", "可运行 agent-tui doctor 查看修复办法。"),
    ),
    "backend-cannot": trouble(
        ("This helpdesk cannot do that", "这个工单系统做不到"),
        ("It cannot {ability}.", "它不能{ability}。"),
        ("Nothing was changed. What it can do goes on as ever.", "没有任何改动。其余功能照常可用。"),
    ),
    "backend-busy": trouble(
        ("The store is busy", "工单库繁忙"),
        ("{url} asks to come again in {seconds} seconds.", "{url} 要求 {seconds} 秒后再试。"),
        ("It is tried again by itself.", "会自动重试。"),
    ),
    "never-filled": trouble(
        ("Nothing is known here yet", "本机还没有数据"),
        ("{url} does not answer, and this profile has never been filled.", "连不上 {url}, 而且从未同步过。"),
        ("Try again once the store can be reached: agent-tui sync", "恢复连接后请运行: agent-tui sync"),
    ),
    "token-refused": trouble(
        ("The store refuses the token", "工单库拒绝了令牌"),
        ("{url} does not know it, or the agent is shut out.", "{url} 不认得该令牌, 或座席已停用。"),
        ("Sign in again: agent-tui login", "请重新登录: agent-tui login"),
        ("What you write is kept here.", "写下的内容会保存在本机。"),
    ),
    "not-permitted": trouble(
        ("That is not permitted", "没有权限"),
        ("{url} does not let this agent do it.", "{url} 不允许当前座席这样做。"),
        ("Ask who looks after the store for the role.", "请向工单库管理员申请相应角色。"),
    ),
    "claim-held": trouble(
        ("A colleague holds this contact", "同事持有这张工单"),
        ("{holder} holds {ticket}.", "{holder} 已认领 {ticket}。"),
        ("Ask them, or wait until it is given back.", "请与对方沟通, 或等对方放回。"),
    ),
    "claim-lost": trouble(
        ("The claim is lost", "认领已失效"),
        ("{ticket} is no longer held by you.", "您已不再持有 {ticket}。"),
        ("Claim it again.", "请重新认领。"),
    ),
    "not-live": trouble(
        ("This contact is resolved or closed", "工单已解决或已关闭"),
        ("There is nothing left to work on in {ticket}.", "{ticket} 已无需处理。"),
        ("When the customer writes again it comes back to the queue.", "客户再次联系时, 工单会回到队列。"),
    ),
    "merge-circular": trouble(
        ("These records stand for one person already", "这些客户记录已指向同一个人"),
        ("One of the two stands for the other.", "其中一条记录已代表另一条。"),
        ("Undo that merge first, if it was wrong.", "如果合并有误, 请先撤销合并。"),
    ),
    "answered": trouble(
        ("This was answered already", "这项请求已有答复"),
        ("Somebody answered it in another way first.", "他人先作了不同的答复。"),
        ("See what became of it, then ask anew.", "请先看结果, 需要时重新发起。"),
    ),
    "fence-stale": trouble(
        ("Somebody else has taken over", "已由他人接手"),
        ("{ticket} changed hands while this was written.", "写这段内容时 {ticket} 已换人处理。"),
        ("Read what they wrote, then claim and send.", "请先看对方写了什么, 再认领并发送。"),
        ("The text is kept.", "内容已保留。"),
    ),
    "goes-with": trouble(
        ("What it belongs to was refused", "所属的内容未被接受"),
        ("It goes out together with that, or not at all.", "两者同进同退, 不会单独发出。"),
        ("Send that again, or drop it.", "请重发或撤下那一条。"),
    ),
    "version-mismatch": trouble(
        ("It was changed meanwhile", "内容已被他人修改"),
        ("Somebody else changed this contact first.", "他人先修改了这张工单。"),
        ("Look at it as it is now, then decide again.", "请看最新内容后再决定。"),
    ),
    "id-reused": trouble(
        ("This id was used for another text", "该 ID 已用于其他内容"),
        ("One id stands for one text for ever.", "一个 ID 只能对应一条内容。"),
        ("Leave --id away, or choose a new one.", "请不要带 --id, 或换一个新的。"),
    ),
    "key-reused": trouble(
        ("This change was said differently before", "该修改之前提交过不同内容"),
        ("One key stands for one change.", "一个键只能对应一次修改。"),
        ("Make the change again.", "请重新修改。"),
    ),
    "refused": trouble(
        ("The store refuses it", "工单库拒绝"),
        ("{name}: {detail}", "{name}: {detail}"),
        ("Mend what it names, then try again.", "请按提示修改后重试。"),
    ),
    "text-refused": trouble(
        ("The store refused the text", "工单库拒绝了这条内容"),
        ("{id}: {name}", "{id}: {name}"),
        _LOOK,
    ),
    "text-refused-conflict": trouble(
        ("The text was not taken: somebody else was first", "未被接受: 他人已先处理"),
        ("{id} is kept here.", "{id} 已保留在本机。"),
        _LOOK,
    ),
    "text-refused-forbidden": trouble(
        ("The text was not taken: not permitted", "未被接受: 没有权限"),
        ("{id} is kept here.", "{id} 已保留在本机。"),
        _LOOK,
    ),
    "not-found": trouble(
        ("The contact is gone or out of sight", "工单已不存在或不可见"),
        ("The store does not show it to this agent.", "工单库不再向当前座席显示它。"),
        _LOOK,
    ),
    "bad-request": trouble(
        ("The store does not understand it", "工单库无法理解"),
        ("Client and store may be of different versions.", "客户端与工单库版本可能不一致。"),
        ("See whether both are up to date.", "请确认两边都是最新版本。"),
    ),
    "unstorable": trouble(
        ("The store cannot keep it", "工单库无法保存"),
        ("The store's database refuses it, and will go on doing so.", "工单库的数据库拒绝保存, 重试也无效。"),
        ("Tell who looks after the store.", "请告知工单库管理员。"),
    ),
    "too-large": trouble(
        ("The text is too long for the store", "内容超过工单库上限"),
        ("It is longer than the store takes.", "内容太长。"),
        ("Shorten it or send it in parts.", "请缩短或分几次发送。"),
    ),
    "forbidden": trouble(
        ("That is not permitted", "没有权限"),
        ("The store does not let this agent do it.", "工单库不允许当前座席这样做。"),
        ("Ask who looks after the store for the role.", "请向工单库管理员申请相应角色。"),
    ),
    "unsupported": trouble(
        ("The store cannot do that", "工单库不支持"),
        ("This kind of store has nothing of the sort.", "这类后端没有此功能。"),
        ("Do it in the store's own screens.", "请在该系统自己的界面里操作。"),
    ),
    "internal": trouble(
        ("The store made an error", "工单库出错"),
        ("An error of the store's own.", "工单库自身错误。"),
        ("Try again later; tell who looks after the store.", "请稍后重试, 并告知管理员。"),
    ),
}
