"""What is said about templates: what is wrong with a field, what is wrong with a text, how long it is."""

from agent_tui.messages.speech import Words

PROBLEMS = {
    "missing": Words(en="it is not filled in", zh="还没填"),
    "unknown-field": Words(en="no such field; there are: {known}", zh="没有这一项; 有: {known}"),
    "too-long": Words(
        en="at most {longest} characters (a Chinese one counts as two)", zh="最多 {longest} 格 (一个汉字两格)"
    ),
    "too-many": Words(en="at most {most}", zh="最多 {most} 条"),
    "no-choice": Words(en="none of: {known}", zh="可选: {known}"),
    "no-yes": Words(en="yes or no is wanted", zh="请填 是 或 否"),
    "no-number": Words(en="that is no number", zh="不是数字"),
    "no-money": Words(en="that is no amount, such as 30.00", zh="不是金额, 例如 30.00"),
    "too-small": Words(en="at least {least}", zh="至少 {least}"),
    "too-large": Words(en="at most {most}", zh="最多 {most}"),
    "no-date": Words(en="that is no day, such as 11-25 or tomorrow", zh="不是日期, 例如 11-25 或 明天"),
    "no-time": Words(
        en="that is no time, such as 11-25 18:00 or +2 workdays 18:00",
        zh="不是时间, 例如 11-25 18:00 或 +2工作日 18:00",
    ),
    "weekday": Words(en="that day is a {day}", zh="那天是周{day}"),
    "past": Words(en="that is over already", zh="这个时间已经过了"),
    "too-early": Words(en="not before {least}", zh="不能早于 {least}"),
    "too-late": Words(en="not later than {most}", zh="不能晚于 {most}"),
    "no-duration": Words(en="that is no length of time, such as 2 hours", zh="不是时长, 例如 2小时"),
    "no-order": Words(en="that is no number of letters and digits", zh="不是编号 (字母和数字)"),
    "no-window": Words(en="that is no window, such as 14:00-16:00", zh="不是时段, 例如 14:00-16:00"),
    "no-promise": Words(
        en="none of the open ones; in words: refund @ 11-23 18:00", zh="不在未结承诺里; 可写: 退款 @ 11-23 18:00"
    ),
    "beyond-authority": Words(en="above your limit of {most}", zh="超出你的权限 ({most})"),
}
"""Why a field cannot be taken as it is; the keys are those of `expectations.values`."""

CAUTIONS = {
    "beyond-authority": Words(
        en="above your limit of {most}: {next} decides", zh="超出你的权限 ({most}): 由{next}决定"
    ),
}
"""What an agent may not decide alone, where it is known who does."""

LENGTHS = {
    "plain": Words(en="{channel} {used}/{limit}", zh="{channel} {used}/{limit}"),
    "parts": Words(en="{channel} {parts} parts, {used}/{limit}", zh="{channel} {parts}条 {used}/{limit}"),
    "signature": Words(en=" with signature {count}", zh=" 含签名{count}"),
    "over": Words(en=" too long", zh=" 太长"),
}
