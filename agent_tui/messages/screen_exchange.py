"""What the outbox and the screen of both versions say."""

from collections.abc import Mapping

from agent_tui.messages.speech import Words

WORDS: Mapping[str, Words] = {
    "place.conflict": Words(en="Both versions", zh="两个版本"),
    "outbox.why.queued": Words(
        en="Saved here. It goes out by itself as soon as the store can be reached.",
        zh="已存本机, 连上工单库就自动发出。",
    ),
    "outbox.why.tried": Words(
        en="Saved here; no answer came yet (tries: {count}). It is tried again by itself.",
        zh="已存本机; 还没有回应 (已试 {count} 次), 会自动再发。",
    ),
    "outbox.why.held": Words(
        en="Saved here and held for some seconds, so that you can take it back.",
        zh="已存本机, 稍候几秒再发, 便于撤回。",
    ),
    "outbox.why.other": Words(
        en="{who} wrote it; nobody sends it in another's name. It waits for {who} to sign in here again.",
        zh="由 {who} 所写, 不会以别人的名义发出; 等 {who} 在本机重新登录后才发出。",
    ),
    "outbox.why.sending": Words(en="On its way: wait for the store's answer.", zh="正在发送, 请等工单库的回应。"),
    "outbox.why.unknown": Words(
        en="Nobody knows whether it has arrived: look there. Sent again, it is looked for there first.",
        zh="不清楚是否已送达, 请先到对方系统核对。重发时会先查它是否已在那里。",
    ),
    "outbox.why.rejected": Words(en="{keys} shows both versions and the ways out.", zh="按 {keys} 对照两边并处理。"),
    "outbox.why.offer-refused": Words(
        en="It is still yours: {keys} drops this, then offer it to somebody else.",
        zh="它仍归您: 按 {keys} 撤下, 再交给别人。",
    ),
    "conflict.title": Words(en="Refused: {kind}, {customer}", zh="被拒: {kind}, {customer}"),
    "conflict.open-title": Words(en="Not sent yet: {kind}, {customer}", zh="尚未发出: {kind}, {customer}"),
    "conflict.about": Words(en="About: {subject}", zh="关于: {subject}"),
    "conflict.written": Words(en="You wrote it {when}.", zh="您写于 {when}。"),
    "conflict.changed-by": Words(en="Changed by {who}, {when}.", zh="由 {who} 于 {when} 修改。"),
    "conflict.changed-by-nobody": Words(en="Who changed it is not on record here.", zh="这里没有记录是谁改的。"),
    "conflict.held-by": Words(en="{who} holds the contact.", zh="{who} 持有这张工单。"),
    "conflict.not-come": Words(
        en="What is there now has not come yet; it comes with the next exchange.",
        zh="最新内容还没同步到本机, 下次同步就会收到。",
    ),
    "conflict.field": Words(en="FIELD", zh="字段"),
    "conflict.saw": Words(en="YOU SAW", zh="您看到的"),
    "conflict.wanted": Words(en="YOU WANTED", zh="您要改成"),
    "conflict.now": Words(en="THERE NOW", zh="现在是"),
    "conflict.sends": Words(en="STANDS", zh="以谁为准"),
    "conflict.mine": Words(en="mine", zh="我的"),
    "conflict.theirs": Words(en="theirs", zh="现有的"),
    "conflict.choose": Words(
        en="! changed by others since you looked.  {key} mine or theirs, field by field",
        zh="! 您看过之后别人改过。 {key} 逐项选我的或现有的",
    ),
    "conflict.marks": Words(en="! changed by others since you looked", zh="! 您看过之后别人改过"),
    "conflict.text": Words(en="Your text", zh="您写的内容"),
    "conflict.other": Words(en="{who}, {when}", zh="{who}, {when}"),
    "conflict.other-there": Words(en="What is there now", zh="现有的内容"),
    "conflict.difference": Words(
        en="Both in one: [-only yours-] [+only theirs+]", zh="合并对照: [-只有您的-] [+只有对方的+]"
    ),
    "conflict.since": Words(en="Said since you began to write: {count}", zh="您动笔之后的新内容: {count}"),
    "conflict.since-none": Words(en="Nothing new was said since you began to write.", zh="您动笔之后没有新内容。"),
    "conflict.later": Words(en="decide later", zh="以后再定"),
    "conflict.gone": Words(en="It is decided already: it has left the outbox.", zh="已经处理过, 它已离开待发。"),
    "conflict.ask-theirs": Words(
        en="Let what is there now stand, and give up your change?", zh="保留现有内容, 放弃您的修改吗?"
    ),
    "conflict.ask-theirs-other": Words(
        en="{who} made this change. Let what is there now stand, and give it up all the same?",
        zh="这是 {who} 的修改, 仍要放弃, 保留现有内容吗?",
    ),
    "conflict.claiming": Words(en="Claiming the contact first ..", zh="先认领工单 .."),
    "conflict.mine-done": Words(en="Sent anew upon what is there now.", zh="已在最新内容上重新提交。"),
    "conflict.theirs-done": Words(en="What is there now stands.", zh="已保留现有内容。"),
    "conflict.note-done": Words(en="Kept as a note.", zh="已存为记录。"),
    "refused.change": Words(
        en="The store refused a change of yours. {key} shows both versions.",
        zh="工单库没有接受您的一项修改。按 {key} 对照两边。",
    ),
    "edit.done": Words(en="The text is a draft again; it was not sent.", zh="内容已回到草稿, 没有发出。"),
    "edit.kept-other": Words(
        en="The text is a draft again. What you were writing here is kept and comes next.",
        zh="内容已回到草稿。您在这里正写的也留着, 随后就能接着写。",
    ),
    "field.status": Words(en="Status", zh="状态"),
    "field.owner": Words(en="Agent", zh="座席"),
    "field.priority": Words(en="Priority", zh="优先级"),
    "field.queue": Words(en="Queue", zh="队列"),
    "field.subject": Words(en="Subject", zh="事由"),
    "field.state": Words(en="Outcome", zh="结果"),
    "field.due_at": Words(en="Due", zh="期限"),
    "field.promise": Words(en="Promise", zh="承诺"),
    "field.agreed": Words(en="Agreed", zh="客户同意"),
    "field.tags": Words(en="Tags", zh="标签"),
    "field.language": Words(en="Language", zh="语言"),
    "field.tier": Words(en="Tier", zh="等级"),
    "field.answer": Words(en="Answer", zh="答复"),
    "field.yes": Words(en="yes", zh="是"),
    "field.no": Words(en="no", zh="否"),
    "field.nothing": Words(en="-", zh="-"),
    "field.unknown": Words(en="not known", zh="未知"),
    "field.offered": Words(en="asked", zh="待答复"),
}
