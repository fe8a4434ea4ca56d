"""Names, help lines and reasons of the actions of `ui.actions.exchange`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "refused": Words(en="Refused", zh="被拒内容"),
    "refused.help": Words(
        en="What the store refused last: both versions side by side, and the ways out",
        zh="最近被拒的一条: 两个版本并列, 以及处理办法",
    ),
    "compare": Words(en="Look at both", zh="对照两边"),
    "compare.help": Words(
        en="What you wrote beside what is there now, and the ways out", zh="您写的和现在的内容并列, 以及处理办法"
    ),
    "edit": Words(en="Edit", zh="改后再发"),
    "edit.help": Words(
        en="A text that has not gone goes back into the composer, cursor and all; its row leaves the outbox",
        zh="未发出的内容回到书写框, 光标在原处; 这一条离开待发",
    ),
    "mine": Words(en="Mine stands", zh="以我的为准"),
    "mine.help": Words(
        en="Send my change anew upon what is there now, of the fields marked mine",
        zh="在最新内容上重新提交我的修改, 只含标为“我的”的字段",
    ),
    "theirs": Words(en="Theirs stands", zh="以现有的为准"),
    "theirs.help": Words(
        en="What is there now stays, my change is dropped after a question", zh="保留现有内容, 确认后放弃我的修改"
    ),
    "as_note": Words(en="Keep as note", zh="存为记录"),
    "as_note.help": Words(
        en="The refused reply becomes a note that only colleagues read", zh="被拒的回复改存为只有同事可见的记录"
    ),
    "why.nothing-refused": Words(en="nothing was refused", zh="没有被拒的内容"),
    "why.not-refused": Words(en="it was not refused", zh="它没有被拒"),
    "why.no-text": Words(en="it is neither a reply nor a note", zh="它不是回复或记录"),
    "why.tried": Words(
        en="it was tried and may be there already; it goes out again by itself", zh="已经试发过, 可能已送达; 会自动再发"
    ),
    "why.unclear": Words(
        en="nobody knows yet whether it has arrived; send it again, which looks first, or drop it",
        zh="还不清楚是否已送达; 可重发 (会先核对), 或丢弃",
    ),
    "why.others-words": Words(
        en="{who} wrote it and must sign in here again", zh="由 {who} 所写, 需本人在本机重新登录"
    ),
    "why.no-change": Words(en="it changes no field", zh="它不修改任何字段"),
    "why.no-reply": Words(en="it is no reply", zh="它不是回复"),
    "why.not-come": Words(
        en="what is there now has not come yet; it comes with the next exchange", zh="最新内容还没同步到本机, 请稍候"
    ),
    "why.none-mine": Words(en="no field is marked as yours", zh="没有标为“我的”的字段"),
}

ALSO_CALLED: dict[str, str] = {
    "refused": "conflict rejected failed compare 冲突 失败 拒绝",
}
