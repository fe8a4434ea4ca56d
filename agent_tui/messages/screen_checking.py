"""What the screen says about the check of a text that is being written."""

from agent_tui.messages.speech import Words

CHECKING_WORDS: dict[str, Words] = {
    "check.check": Words(en="Check", zh="检查"),
    "check.held": Words(en="{file} as it was before stays in force.", zh="仍按改动前的 {file} 检查。"),
    "check.without": Words(en="The check does without {file}.", zh="检查暂不使用 {file}。"),
    "check.not-in-force": Words(en="{file} on disk is not in force", zh="磁盘上的 {file} 未生效"),
    "check.silent": Words(
        en="The team's folder does not answer; what it said at {since} holds.",
        zh="团队目录没有响应, 仍按 {since} 读到的内容检查。",
    ),
    "check.none": Words(en="Check: nothing found", zh="检查 没有问题"),
    "check.under-way": Words(en="Checking", zh="检查中"),
    "check.failed": Words(
        en="The check could not be made: the program's log says why. Nothing is held back.",
        zh="检查没有做成, 原因在程序日志里。发送不受影响。",
    ),
    "check.failed-promised": Words(
        en="The check could not be made: the program's log says why. What is promised is compared before it is sent.",
        zh="检查没有做成, 原因在程序日志里。附带的承诺在发送前还要核对。",
    ),
    "check.error": Words(en="{count} error", zh="{count}错"),
    "check.errors": Words(en="{count} errors", zh="{count}错"),
    "check.hint": Words(en="{count} hint", zh="{count}提示"),
    "check.hints": Words(en="{count} hints", zh="{count}提示"),
    "check.severity.error": Words(en="error", zh="错误"),
    "check.severity.warning": Words(en="hint ", zh="提示"),
    "check.severity.info": Words(en="info ", zh="参考"),
    "check.quoted": Words(en='"{words}"', zh="「{words}」"),
    "check.whole": Words(en="length", zh="长度"),
    "check.nothing": Words(en="(leave it out)", zh="(删去)"),
    "check.applies": Words(en="({press} changes it)", zh="({press} 改)"),
    "check.more": Words(en="and {count} more: {press}", zh="另有 {count} 处, 看 {press}"),
    # what the text undertakes
    "check.notes": Words(en="{key} notes it: {what} by {when}{more}", zh="{key} 记为承诺: {what} {when}前{more}"),
    "check.noted-more": Words(en=", and {count} more", zh=", 另有 {count} 项"),
    "check.note-title": Words(en="Promise to {customer}, with this text", zh="随这段文字答应 {customer}"),
    "check.note-told": Words(
        en="It goes into the ledger when the text is sent, with the date that the text names.",
        zh="发出时记入承诺台账, 期限以正文写的时间为准。",
    ),
    "check.note-other-time": Words(
        en="The text does not say {when}. Change it there first: the customer goes by what they read.",
        zh="正文没有写 {when}。请先改正文: 客户以看到的为准。",
    ),
    "check.note-apart": Words(en="The text has changed meanwhile: nothing was noted.", zh="正文刚才有改动, 没有记下。"),
    "check.note-no-time": Words(
        en="The text says no time to come. Write what is done by when; then {key} notes it.",
        zh="正文没有写今后的时间。先写清什么、几时前, 再按 {key} 记下。",
    ),
    "check.note-colleagues": Words(
        en="No customer reads a note. {key} in the list of promises writes down what was said to them.",
        zh="记录客户看不到。对客户说过的, 在承诺列表用 {key} 记下。",
    ),
    # sending is stopped
    "check.stopped": Words(en="Not sent", zh="没有发送"),
    "check.not-sent": Words(en="Not sent. Why: {press}", zh="没有发送, 原因看 {press}"),
    "check.nothing-to-apply": Words(en="There is nothing to change here.", zh="这里没有可改的。"),
    "check.no-suggestion": Words(en="No suggestion for this: {told}", zh="这一处没有现成的改法: {told}"),
    # all of them
    "check.title": Words(en="What the check found: {count}", zh="检查结果: {count} 处"),
    "check.window-keys": Words(
        en="enter goes there  {apply} changes it  esc back", zh="回车 跳到该处  {apply} 改  esc 返回"
    ),
    "check.window-no-change": Words(en="enter goes there  esc back", zh="回车 跳到该处  esc 返回"),
    "check.window-override": Words(en="{key} sends it as it is", zh="{key} 照发"),
    "check.window-ask": Words(en="Only a supervisor sends it as it is: {who}", zh="只有班长能照发: {who}"),
    "check.window-nobody": Words(en="Only a supervisor sends it as it is.", zh="只有班长能照发。"),
    # a supervisor's override
    "check.no-errors": Words(en="The check found no error: {key} sends it.", zh="检查没有错误: 用 {key} 发送。"),
    "check.apart": Words(
        en="Not sent: text and promise say two things. {key} takes the promise off.",
        zh="没有发送: 文字和承诺说法不一。{key} 去掉承诺。",
    ),
    "check.note-saves": Words(en="The check stops no note: {key} saves it.", zh="检查不挡记录: 用 {key} 保存。"),
    "override.title": Words(en="Send as it is", zh="照发"),
    "override.label": Words(
        en="Why it goes out as it is (kept with the text, for all to read)", zh="照发的理由 (随文字留存, 同事可见)"
    ),
    "override.needed": Words(en="A reason is needed: it is kept with the text.", zh="请写理由: 会随文字留存。"),
}
