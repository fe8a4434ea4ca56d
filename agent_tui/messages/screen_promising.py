"""What the screen says about templates and promises."""

from agent_tui.messages.speech import Words

PROMISING_WORDS: dict[str, Words] = {
    "place.ledger": Words(en="Promises", zh="承诺"),
    # choosing a template
    "template.title": Words(en="Template for {customer} ({channel})", zh="选模板: {customer} ({channel})"),
    "template.hint": Words(en="type to find, enter chooses, esc leaves", zh="输入查找, 回车选定, esc 离开"),
    "template.suggested": Words(en="suggested", zh="推荐"),
    "template.own": Words(en="own", zh="自有"),
    "template.draft": Words(en="draft, not approved", zh="草稿, 未审批"),
    "template.begins": Words(en="from {day} on", zh="{day} 起可用"),
    "template.ended": Words(en="ended on {day}", zh="{day} 已到期"),
    "template.resting": Words(en="Not in force today: it cannot be chosen.", zh="今天不在有效期内, 不能选用。"),
    "template.review-over": Words(
        en="Its review was due on {day}: ask {owner} whether it still holds.",
        zh="{day} 前应复审: 用前请向 {owner} 确认。",
    ),
    "template.more-wrong": Words(en="{count} more template files were left out.", zh="另有 {count} 个模板文件未采用。"),
    # the form
    "form.title": Words(en="{template}: {customer} ({channel})", zh="{template}: {customer} ({channel})"),
    "form.expected": Words(en="Expects most {rank}", zh="最看重 {rank}"),
    "form.expected-hint": Words(en="what they expect | where they heard it", zh="期望什么 | 从哪听说的"),
    "form.agreed": Words(en="Customer agreed", zh="客户同意"),
    "form.agreed-hint": Words(
        en="read it to them, then y; n where they did not", zh="念给客户听, 同意按 y, 不同意按 n"
    ),
    "form.yes": Words(en="yes", zh="是"),
    "form.no": Words(en="no", zh="否"),
    "form.pick": Words(en="a digit chooses:", zh="按数字选:"),
    "form.optional": Words(en="may stay empty", zh="可不填"),
    "form.says": Words(en="What they read", zh="客户看到的"),
    "form.noted": Words(en="What the note says", zh="记录写的"),
    "form.told": Words(en="What they are told", zh="告诉客户的"),
    "form.promised": Words(en="promised", zh="答应"),
    "form.by": Words(en="by {when}, {channel}", zh="{when}前, {channel}"),
    "form.keeps": Words(en="keeps", zh="兑现"),
    "form.due": Words(en="due {when}", zh="{when}前到期"),
    "form.not": Words(en="not", zh="不承诺"),
    "form.miss": Words(en="if missed", zh="没做到"),
    "form.nothing": Words(en="no promise", zh="没有承诺"),
    "form.public": Words(en="public: nothing is promised here", zh="公开回复: 这里不作承诺"),
    "form.expects": Words(en="expects", zh="最看重"),
    "form.heard": Words(en="{what} (heard: {source})", zh="{what} (来源: {source})"),
    "form.ask": Words(en="ask first", zh="先问"),
    "form.not-when": Words(en="not when", zh="不用于"),
    "form.authority": Words(en="authority", zh="权限"),
    "form.beyond": Words(en="Beyond that: {next}.", zh="超出找{next}。"),
    "form.check": Words(en="check", zh="检查"),
    "form.more-findings": Words(en="(and {count} more)", zh="(另有 {count} 处)"),
    "form.how": Words(en="How to go about it", zh="怎么谈"),
    "form.tone": Words(en="tone", zh="语气"),
    "form.how-key": Words(en="{key} how to talk", zh="{key} 怎么谈"),
    "form.text-key": Words(en="{key} back to the text", zh="{key} 回到文字"),
    "form.keys": Words(
        en="enter next  up/down  {key} into the text  esc keeps",
        zh="回车 下一项  上下 换项  {key} 放进正文  esc 保留并离开",
    ),
    "form.wrong": Words(en="{field}: {reason}", zh="{field}: {reason}"),
    # in the composer
    "attached.one": Words(en="+ 1 promise: {what} by {when}", zh="+ 1 项承诺: {what} {when}前"),
    "attached.many": Words(en="+ {count} promises: {what} by {when} …", zh="+ {count} 项承诺: {what} {when}前 等"),
    "attached.not": Words(en=", not {limits}", zh=", 不含{limits}"),
    "attached.keeps": Words(en=", keeps the report due", zh=", 到期的通报随之兑现"),
    "attached.template": Words(
        en="+ what the customer expects (template {template})", zh="+ 客户期望 (模板 {template})"
    ),
    "attached.key": Words(en="{key} takes it off", zh="{key} 去掉"),
    "attached.follows": Words(en="Promised with it now: {what} by {when}.", zh="一同答应的随之改为: {what} {when}前。"),
    "attached.gone": Words(en="Nothing is promised with this text any more.", zh="这段文字不再附带承诺。"),
    "attached.sent": Words(en="Saved, with {count} promised.", zh="已存, 记下 {count} 项承诺。"),
    # before a deadline
    "remind": Words(
        en="Due in {minutes} min: {what}, promised to {customer}.",
        zh="还有 {minutes} 分钟到期: 答应{customer}的 {what}。",
    ),
    "remind.more": Words(en="{n} more of yours are due too.", zh="另有 {n} 项也快到期。"),
    # the ledger
    "ledger.open": Words(en="Open promises", zh="未结承诺"),
    "ledger.overdue": Words(en="Overdue promises", zh="逾期承诺"),
    "ledger.all": Words(en="All promises", zh="全部承诺"),
    "ledger.empty": Words(en="{states}: none.", zh="{states}: 没有。"),
    "ledger.title": Words(en="{states} {count}, {whose}", zh="{states} {count}  {whose}"),
    "ledger.whose.customer": Words(en="of {customer}", zh="{customer} 的"),
    "ledger.whose.mine": Words(en="mine", zh="我的"),
    "ledger.whose.team": Words(en="the whole team's", zh="全组的"),
    "ledger.none": Words(
        en="No promise here. {new} writes down one made by word of mouth, {key} shows others.",
        zh="这里没有承诺。{new} 记下口头答应的事, {key} 看其他的。",
    ),
    "deed.keep": Words(en="Kept: {what}", zh="已兑现: {what}"),
    "deed.break": Words(en="Broken: {what}", zh="失约: {what}"),
    "deed.withdraw": Words(en="Withdraw: {what}", zh="撤回: {what}"),
    "deed.move": Words(en="New date: {what}", zh="改期: {what}"),
    "deed.keep-note": Words(
        en="Kept is what was done. A call that nobody answered is not kept: give a new date.",
        zh="做到了才算兑现。打了没人接不算, 请改期。",
    ),
    "deed.break-note": Words(
        en="Due {when}. Tell the customer before they ask: the apology is a template.",
        zh="期限 {when}。先于客户说出来: 有致歉模板。",
    ),
    "deed.withdraw-note": Words(
        en="Only what no longer concerns the customer, or what they gave up themselves.",
        zh="只用于客户自己不要了, 或已与客户无关的。",
    ),
    "deed.move-early": Words(
        en="Due {when}. Before that it counts as renegotiated, not as broken.",
        zh="期限 {when}。到期前改期算改期, 不算失约。",
    ),
    "deed.move-late": Words(
        en="Was due {when}: this new date comes late, and the ledger says so.",
        zh="原定 {when}, 已过: 这是逾期后才改的, 台账会如实写明。",
    ),
    "deed.when": Words(en="New date and time", zh="新的时间"),
    "deed.words": Words(en="In a word (may stay empty)", zh="说明 (可不填)"),
    "deed.keys": Words(en="enter goes on  {key} saves  esc leaves", zh="回车 继续  {key} 保存  esc 离开"),
    "deed.no-time": Words(en="That is no time, such as 11-25 18:00.", zh="不是时间, 例如 11-25 18:00。"),
    "deed.past": Words(en="That time is over already.", zh="这个时间已经过了。"),
    "deed.kept": Words(en="Kept: {what}.", zh="已兑现: {what}。"),
    "deed.broken": Words(
        en="Broken: {what}. It stays with the customer's story.", zh="已记失约: {what}。会留在客户的经过里。"
    ),
    "deed.withdrawn": Words(en="Withdrawn: {what}.", zh="已撤回: {what}。"),
    "deed.moved": Words(en="{what}: now by {when}. Tell the customer.", zh="{what}: 改为 {when}前。请告知客户。"),
    "deed.moved-late": Words(
        en="{what}: now by {when}, after it was overdue. Tell the customer.",
        zh="{what}: 改为 {when}前 (逾期后改)。请告知客户。",
    ),
}
