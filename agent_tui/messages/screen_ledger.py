"""What the screen says about work orders, contradicting promises, attempts, and call-backs whose owner is busy."""

from agent_tui.messages.speech import Words

LEDGER_WORDS: dict[str, Words] = {
    # rows of the ledger
    "ledger.order": Words(en="{who}: {what}", zh="{who}: {what}"),
    "ledger.order-alone": Words(en="order to {who}: {what}", zh="协办 {who}: {what}"),
    "ledger.made-by": Words(en="[promised by {who}]", zh="[{who}答应]"),
    "ledger.hangs-on": Words(en="[needs {who} {when}]", zh="[等{who} {when}]"),
    "ledger.hangs-on-late": Words(en="[{who} LATE since {when}]", zh="[{who}已逾期 {when}]"),
    "ledger.tried": Words(en="[tried {n}]", zh="[未接{n}次]"),
    "ledger.menu-title": Words(en="What about it: {what}", zh="怎么办: {what}"),
    # what becomes of a work order
    "order.keep": Words(en="Done by {who}: {what}", zh="{who} 已办结: {what}"),
    "order.keep-note": Words(
        en="Say what came of it: the customer may ask. Our promise stays open until it is kept.",
        zh="写明结果, 客户可能会问。我们的承诺在兑现前仍未结。",
    ),
    "order.withdraw": Words(en="Withdraw from {who}: {what}", zh="向 {who} 撤回: {what}"),
    "order.withdraw-note": Words(en="Only what nobody needs any more.", zh="只用于不再需要的。"),
    "order.move": Words(en="New date for {who}: {what}", zh="{who} 改期: {what}"),
    "order.move-note": Words(en="Before our own promise is due: {when}.", zh="须早于我们对客户的期限 {when}。"),
    "order.move-free": Words(en="No promise that is still to come hangs on it.", zh="没有未到期的承诺在等它。"),
    "deed.not-before": Words(en="That is not before our own promise.", zh="不早于我们对客户的期限。"),
    "order.kept": Words(en="Done by {who}: {what}.", zh="{who} 已办结: {what}。"),
    "order.withdrawn": Words(en="Withdrawn from {who}: {what}.", zh="已向 {who} 撤回: {what}。"),
    "order.moved": Words(en="{who}: {what}, now by {when}.", zh="{who}: {what}, 改为 {when}前。"),
    "order.with-it": Words(en="Its work order is withdrawn too: tell {who}.", zh="协办单一并撤回, 请通知{who}。"),
    "order.goes-on": Words(
        en="The work order to {who} goes on, for the other promise of it.",
        zh="给{who}的协办单继续有效, 归到另一项同样的承诺。",
    ),
    "order.left": Words(en="The work order to {who} is still open.", zh="给{who}的协办单仍未结。"),
    "order.made": Words(en="Tell {who}, by {when}: {what}", zh="请通知{who}, {when}前: {what}"),
    # the form of a work order
    "order.title": Words(en="Work order for: {what}", zh="协办单, 为: {what}"),
    "order.note": Words(
        en="What another department must do before {when}, when our promise is due.",
        zh="其他部门须在 {when} 我们的承诺到期之前办好的事。",
    ),
    "order.department": Words(en="Department", zh="部门"),
    "order.what": Words(en="What they must do", zh="要办的事"),
    "order.when": Words(en="By when", zh="期限"),
    "order.late": Words(
        en="That is not before our promise ({when}). Earlier, or a new date with the customer first.",
        zh="不早于我们的承诺 ({when})。请提前, 或先与客户改期。",
    ),
    # a promise by hand
    "promise.title": Words(en="Promise to {customer}", zh="答应 {customer}"),
    "promise.note": Words(
        en="What was promised by word of mouth. What a text promises goes out with it: from a template, or by {key}"
        " while it is written.",
        zh="记下口头答应的事。文字里答应的随文字发出: 用模板, 或写的时候按 {key} 记下。",
    ),
    "promise.what": Words(en="What", zh="答应什么"),
    "promise.when": Words(en="By when", zh="期限"),
    "promise.limits": Words(en="What not (may stay empty)", zh="不承诺什么 (可不填)"),
    "promise.topic": Words(en="Topic, one word (empty: by what is promised)", zh="主题, 一个词 (不填则按内容判断)"),
    "promise.amount": Words(en="Amount, such as 30.00 (may stay empty)", zh="金额, 如 30.00 (可不填)"),
    "promise.made": Words(en="Promised to {customer}: {what} by {when}.", zh="已记: 答应 {customer} {when}前 {what}。"),
    "promise.about": Words(en="[{topic}] {said}", zh="[{topic}] {said}"),
    "line.needed": Words(en="must not stay empty", zh="不能空着"),
    # what is wrong with a promise by itself
    "doubts.title": Words(en="Before this is promised", zh="答应之前请确认"),
    "doubts.more": Words(en="... and {count} more", zh="... 另有 {count} 项"),
    "doubts.all-the-same": Words(en="Promise it all the same", zh="仍然这样答应"),
    # contradictions
    "contradicts.title": Words(en="{customer} was promised something else", zh="与对 {customer} 的承诺矛盾"),
    "contradicts.again": Words(
        en="{customer} is promised the same in another contact", zh="另一张工单里也答应了 {customer} 同样的事"
    ),
    "contradicts.replace": Words(
        en="Put in place of: {what} by {when} ({who}, {channel})",
        zh="代替 (改期): {what} {when}前 ({who}, {channel})",
    ),
    "contradicts.replace-all": Words(en="Put in place of all {count}", zh="代替以下全部 {count} 项 (改期)"),
    "contradicts.replace-one": Words(
        en="Only in place of: {what} by {when} ({who}, {channel})",
        zh="只代替: {what} {when}前 ({who}, {channel})",
    ),
    "contradicts.all-meant": Words(en="All are meant: leave all open", zh="都算, 全部保留"),
    "contradicts.both": Words(en="Both are meant: leave both open", zh="两项都算, 一并保留"),
    "contradicts.back": Words(en="Go back and look", zh="返回再看"),
    "contradicts.brief": Words(
        en="The text has no room for all of the old promise: only its date is said.",
        zh="正文放不下原来的整条承诺, 只写原定的时间。",
    ),
    "contradicts.silent": Words(
        en="The text has no room for the old date: it is changed in the ledger alone.",
        zh="正文放不下原定的时间, 只在承诺里改期。",
    ),
    "contradicts.stopped": Words(en="Nothing was promised or sent.", zh="没有答应, 也没有发出。"),
    # a new date, told to the customer
    "renew.text": Words(
        en="About {what}: it was due {old}; now it is due {new}.{limits}",
        zh="关于{what}：原定{old}，改为{new}前。{limits}",
    ),
    "renew.text-late": Words(
        en="About {what}: it was due {old}. We did not do it in time, and we are sorry. Now it is due {new}.{limits}",
        zh="关于{what}：原定{old}，没有按时做到，抱歉。现改为{new}前。{limits}",
    ),
    "renew.brief": Words(en="It was due {old}.", zh="原定{old}。"),
    "renew.brief-late": Words(en="It was due {old}, sorry.", zh="原定{old}，抱歉晚了。"),
    "renew.limits": Words(en=" Not promised: {limits}.", zh="不承诺{limits}。"),
    "renew.keys": Words(
        en="enter saves  {key} saves and opens this text as a reply  esc leaves",
        zh="回车 保存  {key} 保存并打开这段回复  esc 离开",
    ),
    "renew.says": Words(en="Ready to send: {text}", zh="可直接发送: {text}"),
    # attempts
    "deed.attempt": Words(en="No answer: {what}", zh="无人接听: {what}"),
    "deed.attempt-note": Words(
        en="Written down that somebody tried. It stays open, due {when}.",
        zh="记下已联系、无人接听。承诺仍未结, 期限 {when}。",
    ),
    "deed.of-another": Words(en="{who} promised this.", zh="这是 {who} 的承诺。"),
    "attempt.noted": Words(en="No answer: noted, it stays open.", zh="已记无人接听, 仍未结。"),
    # whose owner is busy
    "cover.talking": Words(en="is on a call", zh="通话中"),
    "cover.break": Words(en="is on a break", zh="小休"),
    "cover.away": Words(en="is away", zh="离席"),
    "cover.offline": Words(en="is not here", zh="不在线"),
    "cover.offered": Words(
        en="{who} {why}: the call-back to {customer} is due in {minutes} min. {key} takes it over.",
        zh="{who}{why}: {minutes} 分钟后该给 {customer} 回电。{key} 代回。",
    ),
    "cover.taken": Words(
        en="The call-back to {customer} is yours. {who} is told.", zh="给 {customer} 的回电归您。已告知 {who}。"
    ),
    "cover.own": Words(en="You take the promise to {customer}.", zh="对 {customer} 的承诺归您。"),
    "remind.offered": Words(
        en="You are busy, so the team is asked to call; {key} gives it a new date.",
        zh="您在忙, 已请同事代回; 按 {key} 可改期。",
    ),
    "cover.gone": Words(
        en="{who} took over what you promised {customer}: {what}.", zh="{who} 接下了您答应 {customer} 的 {what}。"
    ),
}
