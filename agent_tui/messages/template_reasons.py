"""Why a template is refused, or a file of the company: its catalogue, its glossary, its synonyms."""

from agent_tui.messages.reason_words import reasons

OF_TEMPLATES = reasons(
    (r"holds characters that cannot be seen", "holds characters that cannot be seen", "含有看不见的字符"),
    (
        r"a key in it holds characters that cannot be seen",
        "a name in it holds characters that cannot be seen",
        "其中的名称含有看不见的字符",
    ),
    (
        r"more than (?P<most>\d+) fields.*",
        "more than {most} fields: nobody fills that in while a customer waits",
        "超过 {most} 个栏位: 客户等着, 没人填得完",
    ),
    (
        r"more than (?P<most>\d+) promises.*",
        "more than {most} promises: nobody remembers them all",
        "超过 {most} 项承诺: 没人记得住",
    ),
    (
        r"a name is a-z, 0-9 and _.*",
        "a name is a-z, 0-9 and _, begins with a letter and is none of greeting, miss, expected, agreed",
        "名称只能用 a-z、0-9 和 _, 以字母开头, 且不能是 greeting、miss、expected、agreed",
    ),
    (r"of a field of kind (?P<kinds>.*) only", "only for a field of kind {kinds}", "只能用于这类栏位: {kinds}"),
    (
        r"a (?P<of>\w+) cannot come from a field of kind (?P<base>\w+)",
        "a {of} cannot come from a field of kind {base}",
        "{of} 类栏位的默认值不能取自 {base} 类栏位",
    ),
    (
        r"a digit chooses by its place.*",
        "a digit chooses by its place: a choice is called by a word",
        "数字是按位置选的: 选项名要用词, 不能用数字",
    ),
    (
        r"reads as (?P<other>\S+) does: nobody.*",
        "reads as {other} does: nobody could tell them apart",
        "与 {other} 的文字相同, 分不出来",
    ),
    (r"less than least: nothing.*", "less than least: nothing could be typed", "小于 least, 什么都填不了"),
    (
        r"names an optional field: without it.*",
        "names an optional field: without it nobody is told by when",
        "指向可不填的栏位: 不填就没有时间",
    ),
    (r"a field of kind (?P<of>\w+) has none", "a field of kind {of} has none", "{of} 类栏位没有选项"),
    (r"2 to (?P<most>\d+) are wanted", "2 to {most} are wanted", "需要 2 到 {most} 项"),
    (r"of a yesno they are yes and no", "of a yesno they are yes and no", "yesno 的选项只有 yes 和 no"),
    (
        r"'(?P<typed>.*)' is no bound for kind (?P<of>\w+)",
        '"{typed}" is no bound for kind {of}',
        "「{typed}」不能作 {of} 类栏位的界限",
    ),
    (
        r"'(?P<typed>.*)' is no value of kind (?P<of>\w+)",
        '"{typed}" cannot be typed into a field of kind {of}',
        "「{typed}」不能填入 {of} 类栏位",
    ),
    (r"known are (?P<known>.*)", "known are {known}", "只能是: {known}"),
    (
        r"a number, of a number or money field",
        "a number, for a number or money field",
        "须是数字, 且只用于 number 或 money",
    ),
    (
        r"\[authority\] of the template is wanted, too.*",
        "[authority] of the template is wanted, too: it says who decides beyond it",
        "模板还要有 [authority], 写明超出时由谁决定",
    ),
    (r"lies before effective_from", "lies before effective_from", "早于 effective_from"),
    (r"as many are wanted in both languages", "as many are wanted in both languages", "两种语言的条数要一样"),
    (r"(?P<name>\S+) is no field of this template", "{name} is no field of this template", "本模板没有栏位 {name}"),
    (
        r"does not say (?P<name>\S+), which carry names",
        "does not say {name}, which carry names",
        "没有写 carry 要求的 {name}",
    ),
    (
        r"a \$ that names no field: (?P<near>.*) \(a \$ itself is written \$\$\)",
        "a $ that names no field: {near} (a $ itself is written $$)",
        "$ 后面不是栏位名: {near} ($ 本身写成 $$)",
    ),
    (r"goes in a circle: (?P<way>.*)", "goes in a circle: {way}", "互相引用成环: {way}"),
    (
        r"names a datetime field, a date field, or.*",
        "names a datetime field, a date field, or a date and a window field",
        "须写一个 datetime 栏位、一个 date 栏位, 或 date 加 window 两个栏位",
    ),
    (
        r"names no (?P<of>\w+) field of this template",
        "names no {of} field of this template",
        "本模板没有这个 {of} 栏位",
    ),
    (
        r'is "field=choice", both of this template',
        'is "field=choice", both of this template',
        "应写「栏位=选项」, 且都属于本模板",
    ),
    (
        r"promises (?P<name>\S+) and does not say (?P<field>\S+), by when",
        "promises {name} and does not say {field}, by when",
        "答应了 {name}, 却没写时间 {field}",
    ),
    (
        r"promises (?P<name>\S+) and does not say what not: (?P<limit>.*)",
        "promises {name} and does not say what not: {limit}",
        "答应了 {name}, 却没写不承诺什么: {limit}",
    ),
    (
        r"too long for (?P<channel>\w+) before anything is filled in: (?P<used>\d+) of (?P<limit>\d+)",
        "too long for {channel} before anything is filled in: {used} of {limit}",
        "还没填写就已超出 {channel} 的限制: {used}/{limit}",
    ),
)

OF_THE_COMPANY = reasons(
    (r"more than (?P<most>\d+) entries", "more than {most} entries", "超过 {most} 条"),
    (r"more than (?P<most>\d+) terms", "more than {most} terms", "超过 {most} 个术语"),
    (r"more than (?P<most>\d+) groups", "more than {most} groups", "超过 {most} 组"),
    (r"holds a word without a letter", "holds a word without a letter", "含有没有文字的词"),
    (
        r"says neither how soon \(soonest\) nor what is not offered \(not_offered\)",
        "says neither how soon (soonest) nor what is not offered (not_offered)",
        "既没写最快多久 (soonest), 也没写不提供什么 (not_offered)",
    ),
    (
        r"no ISO 8601 duration such as P3D or PT4H",
        "no length of time such as P3D (3 days) or PT4H (4 hours)",
        "不是时长, 应写 P3D (3 天) 或 PT4H (4 小时)",
    ),
    (
        r"(?P<offer>.*) is what the entry is about, and not offered",
        "{offer} is what the entry is about, and not offered",
        "「{offer}」是这一条要说的事, 又写成不提供",
    ),
    (
        r"(?P<offer>.*) is offered by (?P<other>entry\[\d+\]) \((?P<topic>.*)\)",
        "{offer} is not offered here, and is by {other} ({topic})",
        "「{offer}」在这里写成不提供, {other} ({topic}) 却提供",
    ),
    (
        r"(?P<word>.*) on (?P<channel>\w+) disagrees with (?P<other>entry\[\d+\]), which says otherwise",
        "{word} on {channel} disagrees with {other}, which says otherwise",
        "「{word}」({channel}) 与 {other} 说法不一致",
    ),
    (
        r"(?P<word>.*) on (?P<channel>\w+) is also a word of (?P<other>entry\[\d+\]) \((?P<topic>.*)\), which says"
        r" (?P<says>.*) where (?P<here>entry\[\d+\]) \((?P<own>.*)\) says (?P<said>.*)",
        "{word} on {channel} is also a word of {other} ({topic}), which says {says} where {here} ({own}) says {said}",
        "「{word}」({channel}) 也是 {other} ({topic}) 的词, 那里写 {says}, {here} ({own}) 写 {said}",
    ),
    (r"(?P<word>.*) stands there twice", "{word} stands there twice", "「{word}」写了两次"),
    (r"(?P<word>.*) says itself", "{word} says itself", "「{word}」的说法就是它自己"),
    (
        r"(?P<word>.*) says (?P<say>.*) here and (?P<other_say>.*) in (?P<other>term\[\d+\])",
        "{word} says {say} here and {other_say} in {other}",
        "「{word}」这里说成「{say}」, {other} 里说成「{other_say}」",
    ),
    (r"(?P<word>.*) in it is a term itself", "{word} in it is a term itself", "其中的「{word}」自己也是术语"),
    (
        r"blanks at an end, a line break, or what cannot be shown stands in it",
        "blanks at an end, a line break, or what cannot be shown stands in it",
        "首尾有空格, 或含有换行、不能显示的字符",
    ),
)
