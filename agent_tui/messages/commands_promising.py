"""What the commands about templates and promises say: help of commands and options, and their sentences."""

from agent_tui.messages.speech import Words

COMMANDS = {
    "template": Words(en="texts that say what, by when and what not", zh="写明答应什么、何时、不承诺什么的模板"),
    "template list": Words(en="the templates, and files that were left out", zh="列出模板, 以及未采用的文件"),
    "template show": Words(en="one template: its fields, texts and promises", zh="查看一个模板: 要填的项、文字和承诺"),
    "template approve": Words(
        en="approve a draft for the team (supervisors): from then on everybody is offered that text",
        zh="审批草稿 (班长): 通过后全队都能使用这份文字",
    ),
    "template render": Words(
        en="fill a template in and print the text, what it promises and what is wrong with it; needs no store",
        zh="填写模板, 输出文字、承诺和问题; 不需要工单库",
    ),
    "promise make": Words(en="write down a promise that was made by word of mouth", zh="记下口头作出的承诺"),
    "promise keep": Words(en="it was done; a call that nobody answered is not", zh="已兑现; 打了没人接不算"),
    "promise break": Words(en="it was not done", zh="没有做到"),
    "promise withdraw": Words(en="the customer does not want it any more", zh="客户不再需要, 撤回"),
    "promise renegotiate": Words(en="agree on another date", zh="与客户改期"),
    "promise attempt": Words(en="somebody tried and nobody answered; it stays open", zh="打了没人接, 承诺仍未结"),
    "order": Words(en="what other departments must do before a promise is due", zh="协办单: 要其他部门办的事"),
    "order list": Words(en="the work orders, by deadline", zh="按期限列出协办单"),
    "order make": Words(en="order something of another department", zh="给其他部门开协办单"),
    "order done": Words(en="they did it", zh="对方已办结"),
    "order withdraw": Words(en="nobody needs it any more", zh="不再需要, 撤回"),
}

OPTIONS = {
    "template ID": Words(en="the template's id", zh="模板 ID"),
    "template --drafts": Words(en="also drafts of others that wait for approval", zh="包括其他人待审批的草稿"),
    "template approve --withdraw": Words(
        en="take the approval back: only the author sees it from then on", zh="撤回审批, 之后只有作者能看到"
    ),
    "--set": Words(en="fills in a field, several times for several", zh="填写一项, 可多次给出"),
    "--template": Words(
        en="say it with this template; what it promises is promised with it", zh="使用此模板, 并记下其中的承诺"
    ),
    "template --language": Words(
        en="the language of the text (default: the customer's, else yours)", zh="文字的语言 (默认随客户, 否则随界面)"
    ),
    "template render --channel": Words(
        en="the channel it goes out on, with its limit (default: phone)", zh="发出的渠道及其限制 (默认 phone)"
    ),
    "template render --now": Words(en="the time it is taken to be (RFC 3339)", zh="按此时间计算 (RFC 3339)"),
    "promise ID": Words(en="the promise's id", zh="承诺 ID"),
    "--words": Words(en="how or why, in a word", zh="简短说明"),
    "--due": Words(
        en="by when (RFC 3339, or as on the screen: 11-25 18:00)", zh="期限 (RFC 3339, 或如屏幕上: 11-25 18:00)"
    ),
    "--agreed": Words(en="the customer said yes", zh="客户已同意"),
    "promise make --what": Words(en="what is promised", zh="答应什么"),
    "promise make --limits": Words(en="what is not promised", zh="不承诺什么"),
    "promise make --channel": Words(
        en="how the customer hears of it (default: the contact's)", zh="告知客户的渠道 (默认同工单)"
    ),
    "promise make --topic": Words(en="what it is about, a code such as refund", zh="主题代码, 如 refund"),
    "promise make --amount": Words(en="how much, such as 30.00", zh="金额, 如 30.00"),
    "--replaces": Words(en="the open promise in whose place this one stands", zh="用它代替哪一项未结承诺 (改期)"),
    "--both": Words(en="promise it though an open promise says otherwise", zh="与已有承诺不同也一并保留"),
    "order ID": Words(en="the work order's id", zh="协办单 ID"),
    "order list --state": Words(
        en="only work orders in this state (default: open)", zh="只看此状态的协办单 (默认 open)"
    ),
    "order list --customer": Words(en="only work orders for this customer", zh="只看为该客户开的协办单"),
    "order make --department": Words(en="who must do it", zh="由哪个部门办"),
    "order make --what": Words(en="what they must do", zh="办什么"),
    "order make --promise": Words(
        en="the promise that hangs on it; the order is due before it", zh="等它的承诺; 协办期限须早于承诺"
    ),
    "promise make --owner": Words(en="who must keep it (default: you)", zh="由谁兑现 (默认本人)"),
}

SAID = {
    "promised": Words(en="promised: {what}, by {when}", zh="答应: {what}, {when}前"),
    "not-promised": Words(en="not promised: {limits}", zh="不承诺: {limits}"),
    "finding": Words(en="{rule}: {message}", zh="{rule}: {message}"),
    "no-promise": Words(en="promises nothing", zh="不含承诺"),
    "left-out": Words(en="left out: {why}", zh="未采用: {why}"),
    "caution": Words(en="{field}: {reason}", zh="{field}: {reason}"),
    "approved": Words(
        en="Approved: {id}, version {version}, as it stands in {source}. The team reads it from {file}.",
        zh="已审批: {id} 版本 {version} (原稿 {source})。全队从 {file} 读取。",
    ),
    "approved-before": Words(en="{id} was approved before, as it is.", zh="{id} 之前已审批, 内容未变。"),
    "withdrawn": Words(en="{id} is approved no more.", zh="{id} 的审批已撤回。"),
    "draft": Words(en="draft, not approved", zh="草稿, 未审批"),
    "own": Words(en="your own", zh="自建"),
    "approved-by": Words(en="approved by {agent}", zh="{agent}已审批"),
    "begins": Words(en="from {day} on", zh="{day}起可用"),
    "ended": Words(en="until {day}, which is over", zh="{day}已到期"),
    "ends": Words(en="until {day}", zh="用到{day}"),
    "review-over": Words(en="review overdue", zh="复审已过期"),
}

HEADS = {
    "title": Words(en="title", zh="名称"),
    "version": Words(en="version", zh="版本"),
    "owner": Words(en="owner", zh="负责"),
    "review": Words(en="review by", zh="复审"),
    "when": Words(en="when", zh="何时用"),
    "when-not": Words(en="when not", zh="何时不用"),
    "ask": Words(en="ask first", zh="先问"),
    "authority": Words(en="authority", zh="权限"),
    "next": Words(en="beyond that", zh="超出找谁"),
    "tone": Words(en="tone", zh="语气"),
    "step": Words(en="step {number}", zh="第{number}步"),
    "miss": Words(en="if missed", zh="没做到时"),
    "effective": Words(en="in force", zh="有效期"),
    "author": Words(en="author", zh="作者"),
    "file": Words(en="file", zh="文件"),
    "state": Words(en="state", zh="状态"),
    "limit": Words(en="you alone up to", zh="权限上限"),
    "carry": Words(en="short texts carry", zh="短文必带"),
    "promise": Words(en="promise", zh="承诺"),
    "due": Words(en="by", zh="期限"),
    "channel": Words(en="told by", zh="告知渠道"),
    "limits": Words(en="not promised", zh="不承诺"),
    "field": Words(en="field", zh="项"),
    "kind": Words(en="kind", zh="类型"),
    "prompt": Words(en="what", zh="内容"),
    "default": Words(en="default", zh="默认"),
    "choices": Words(en="choices", zh="可选"),
}

ORDER_HEADS = {
    "due": Words(en="DUE", zh="期限"),
    "state": Words(en="STATE", zh="状态"),
    "number": Words(en="NUMBER", zh="编号"),
    "customer": Words(en="CUSTOMER", zh="客户"),
    "department": Words(en="DEPARTMENT", zh="部门"),
    "what": Words(en="WHAT", zh="事项"),
    "id": Words(en="ID", zh="ID"),
}
