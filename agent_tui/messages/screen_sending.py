"""What the screen says about sending: how long a text is held back, that it was taken back, what is new since it was
begun. Entries of `messages.screen`."""

from agent_tui.messages.speech import Words

SENDING_WORDS: dict[str, Words] = {
    "sent.held": Words(
        en="Saved{promised}: it goes out in {n} s. {key} takes it back.",
        zh="已存{promised}, {n} 秒后发出。按 {key} 可撤回。",
    ),
    "sent.held-in-text": Words(
        en="Saved{promised}: it goes out in {n} s. esc and {key} take it back.",
        zh="已存{promised}, {n} 秒后发出。按 esc 再按 {key} 可撤回。",
    ),
    "sent.held-offline": Words(
        en="Saved{promised}: it goes out when the store can be reached again. {key} takes it back.",
        zh="已存{promised}, 连上工单库后自动发出。按 {key} 可撤回。",
    ),
    "sent.held-offline-in-text": Words(
        en="Saved{promised}: it goes out when the store can be reached again. esc and {key} take it back.",
        zh="已存{promised}, 连上工单库后自动发出。按 esc 再按 {key} 可撤回。",
    ),
    "sent.held-signed-out": Words(
        en="Saved{promised}: it goes out once you have signed in again. {key} takes it back.",
        zh="已存{promised}, 重新登录后自动发出。按 {key} 可撤回。",
    ),
    "sent.held-signed-out-in-text": Words(
        en="Saved{promised}: it goes out once you have signed in again. esc and {key} take it back.",
        zh="已存{promised}, 重新登录后自动发出。按 esc 再按 {key} 可撤回。",
    ),
    "sent.promised": Words(en=", with {count} promised", zh=", 记下 {count} 项承诺"),
    "sent.waits": Words(en="Saved: it goes out as soon as it can.", zh="已存, 连上后自动发出。"),
    "sent.gone": Words(en="It has gone out.", zh="已发出。"),
    "take-back.text": Words(
        en="Taken back: the text for {customer} is a draft again.", zh="已撤回: 给 {customer} 的内容又是草稿了。"
    ),
    "take-back.gone": Words(
        en="it has gone out, or may have. Nothing was changed.", zh="已经发出, 或者可能已发出。没有改动。"
    ),
    # what is new since a text was begun
    "meanwhile.reply": Words(en="Not sent yet: new since you began to write", zh="还没有发: 您动笔之后有新情况"),
    "meanwhile.note": Words(en="Not saved yet: new since you began to write", zh="还没有存: 您动笔之后有新情况"),
    "meanwhile.ended": Words(en="The contact is {status} now.", zh="这张工单现在: {status}。"),
    "meanwhile.taken": Words(en="{who} holds the contact now.", zh="{who} 现在持有这张工单。"),
    "meanwhile.own": Words(en="You have replied here from another session.", zh="您已在另一个会话里回复过这位客户。"),
    "meanwhile.earlier": Words(en="{n} more stand in the timeline.", zh="另有 {n} 条在时间线里。"),
    "meanwhile.rest": Words(en="... the rest stands in the timeline", zh="... 其余在时间线里"),
    "meanwhile.keys.reply": Words(
        en="{send} send all the same   enter or esc go on writing", zh="{send} 仍然发送   enter 或 esc 继续写"
    ),
    "meanwhile.keys.note": Words(
        en="{send} save all the same   enter or esc go on writing", zh="{send} 仍然保存   enter 或 esc 继续写"
    ),
    "meanwhile.more": Words(en="v {n} more lines", zh="v 下面还有 {n} 行"),
}
