"""What `agent-tui check` says: help of the command and its options, and its sentences."""

from agent_tui.messages.speech import Words

COMMANDS = {
    "check": Words(
        en="check what a text from standard input leads a customer to expect; needs no store",
        zh="检查标准输入的文字会让客户有什么期望; 不需要工单库",
    ),
}

OPTIONS = {
    "check --channel": Words(
        en="the channel it goes out on (of a batch: of cases that name none)", zh="发出的渠道 (批量时用于未写渠道的例)"
    ),
    "check --now": Words(
        en="the time it is taken to be (RFC 3339; of a batch: of cases that say none)",
        zh="按此时间计算 (RFC 3339; 批量时用于未写时间的例)",
    ),
    "check --context": Words(
        en="a JSON file of what is known beside the text: promises, catalogue, glossary, hours, …",
        zh="文字以外的已知情况 (JSON 文件): 承诺、服务目录、术语表、营业时间等",
    ),
    "check --batch": Words(
        en="check every case of a JSON Lines file (-: standard input); a JSON line answers each",
        zh="检查 JSON Lines 文件中的每一例 (- 为标准输入), 每例输出一行 JSON",
    ),
}

SAID = {
    "nothing-found": Words(en="nothing found", zh="没有发现问题"),
    "characters": Words(en="{count} characters", zh="{count} 字"),
    "segments": Words(en="{count} characters, {segments} SMS", zh="{count} 字, {segments} 条短信"),
    "instead": Words(en="instead: {suggestion}", zh="建议改为: {suggestion}"),
    "instead-nothing": Words(en="instead: leave it out", zh="建议删去"),
    "needs-channel": Words(en="--channel is missing", zh="缺少 --channel"),
    "unknown-key": Words(en="{place}: {entry} is not known and was left alone", zh="{place}: 不认识 {entry}, 已忽略"),
    "refused-case": Words(en="{place}: {reason}", zh="{place}: {reason}"),
    "no-time": Words(
        en="{count} of the cases say no time, nor does --now: their dates were not judged",
        zh="有 {count} 例没有给出时间 (也没有 --now): 其中的日期没有检查",
    ),
}

SEVERITIES = {
    "error": Words(en="error", zh="错误"),
    "warning": Words(en="warning", zh="警告"),
    "info": Words(en="note", zh="提示"),
}
