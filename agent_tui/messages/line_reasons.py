"""Why a record, an article or a case to be checked is refused: what the strict decoder says of it, what reads Markdown,
and what the store answers to an import."""

from agent_tui.messages.reason_words import reasons

OF_RECORDS = reasons(
    (r"missing", "is missing", "缺少该项"),
    (r"unknown field", "is not known", "没有这个字段"),
    (r"unknown type", "there is no such type", "没有这个类型"),
    (r"none of the words known here", "is none of the words that are known there", "不是可用的值"),
    (r"key twice", "stands there twice", "该项出现了两次"),
    (r"nested too deep|nested deeper than \d+", "nested too deeply", "嵌套过深"),
    (r"longer than (?P<most>\d+) bytes", "longer than {most} bytes", "超过 {most} 字节"),
    (
        r"not JSON \(character (?P<at>\d+): (?P<said>.*)\)",
        "not JSON (character {at}: {said})",
        "不是 JSON (第 {at} 个字符)",
    ),
    (r"(?P<word>\S+) is not JSON", "{word} is not JSON", "JSON 中不能有 {word}"),
    (r"number beyond the range of a double", "the number is too large", "数值超出范围"),
    (r"not a date such as (?P<day>\S+)", "not a date such as {day}", "不是日期, 应写成 {day}"),
    (
        r"not an RFC 3339 time with offset within the years 1-9999",
        "not an RFC 3339 time with offset within the years 1-9999",
        "不是带时区的 RFC 3339 时间",
    ),
    (
        r"not an id \((?P<rule>1 to 64 of \S+ \S+ \S+ .*), the first a letter or digit\)",
        "not an id ({rule}, the first a letter or digit)",
        "不是 ID (1 到 64 个 A-Z a-z 0-9 . _ : @ + -, 第一个是字母或数字)",
    ),
    (r"holds NUL, which cannot be stored", "holds NUL, which cannot be stored", "含有 NUL 字符, 无法保存"),
    (
        r"holds a lone surrogate, which cannot be stored|holds half of a character",
        "holds half of a character, which cannot be stored",
        "含有残缺的字符, 无法保存",
    ),
)

OF_CASES = reasons(
    (r"too near to the ends of the calendar", "too near to the ends of the calendar", "时间超出可计算的范围"),
    (
        r"not an ISO 8601 duration such as P3D or PT4H",
        "no length of time such as P3D (3 days) or PT4H (4 hours)",
        "不是时长, 应写 P3D (3 天) 或 PT4H (4 小时)",
    ),
    (r"not hours such as 09:00-18:00", "not hours such as 09:00-18:00", "不是 09:00-18:00 这样的时间段"),
    (
        r"no country whose public holidays are known",
        "no country whose public holidays are known",
        "不知道这个国家的节假日",
    ),
)

OF_IMPORTS = reasons(
    (
        r"another line before has this (?P<what>type and id|id)",
        "another line before has this {what}",
        "前面已有同一 ID 的行",
    ),
    (
        r"an interaction with this id is there and never changes",
        "an interaction with this id is there and never changes",
        "这个 ID 的往来记录已存在, 且不能更改",
    ),
    (r"no such (?P<record>[a-z_ ]+)", "there is no such {record}", "没有这条记录 ({record})"),
    (r"only articles are taken here", "only articles are taken here", "这里只接受知识"),
    (
        r"is a link to a file outside the folder",
        "is a link to a file outside the folder",
        "是指向目录之外的链接",
    ),
    (r"is not UTF-8", "is not UTF-8 text", "不是 UTF-8 文本"),
    (
        r"is too long for its channel: (?P<used>\d+) of (?P<limit>\d+)",
        "is too long for its channel: {used} of {limit}",
        "超出该渠道的长度: {used}/{limit}",
    ),
)

OF_ARTICLES = reasons(
    (r"is empty", "is empty", "是空的"),
    (r"unknown field; known are (?P<known>.*)", "unknown field; known are {known}", "没有这个字段, 只能是: {known}"),
    (
        r"one of the channels (?P<known>.*) is wanted",
        "one of the channels {known} is wanted",
        "应为渠道之一: {known}",
    ),
    (r"one of (?P<known>.*) is wanted", "one of {known} is wanted", "应为其中之一: {known}"),
    (
        r"is missing, and the text begins with no heading",
        "is missing, and the text begins with no heading",
        "缺少标题, 正文也不以标题开头",
    ),
    (
        r"is missing, and the file's own time is none",
        "is missing, and the file's own time is none",
        "缺少更新时间, 文件本身也没有时间",
    ),
    (
        r"is no id; without one the file's name must be one: (?P<rule>.*)",
        "is no id; without one the file's name must be one: letters, digits and . _ : @ + -",
        "不是 ID; 不写时以文件名为 ID, 只能用字母、数字和 . _ : @ + -",
    ),
    (r"the id of another article is wanted", "the id of another article is wanted", "应为另一篇知识的 ID"),
    (r"a text is wanted; put it in quotes", "a text is wanted; put it in quotes", "应为文字, 请加引号"),
    (r"a list of texts is wanted", "a list of texts is wanted", "应为文字列表"),
    (
        r"a text for each channel is wanted, as `sms: text` lines below it",
        "a text for each channel is wanted, as `sms: text` lines below it",
        "应在其下逐行写各渠道的文字, 如 `sms: 文字`",
    ),
    (r"a date is wanted: (?P<day>\S+)", "a date is wanted: {day}", "应为日期: {day}"),
    (
        r"a date or an RFC 3339 time is wanted",
        "a date or an RFC 3339 time is wanted",
        "应为日期或 RFC 3339 时间",
    ),
    (
        r"is the article's own and stays; another article is made by an import",
        "is the article's own and stays; another article is made by an import",
        "是这篇知识本身的, 不能改; 另建一篇请用导入",
    ),
    (
        r"front matter is missing: the first line must be ---",
        "front matter is missing: the first line must be ---",
        "缺少前置字段: 第一行须为 ---",
    ),
    (
        r"front matter has no end: a second line of --- is missing",
        "front matter has no end: a second line of --- is missing",
        "前置字段没有结束: 缺少第二行 ---",
    ),
    (
        r"front matter is longer than (?P<most>\d+) characters",
        "front matter is longer than {most} characters",
        "前置字段超过 {most} 个字符",
    ),
    (
        r"front matter must be `field: value` lines",
        "front matter must be `field: value` lines",
        "前置字段应逐行写成 `字段: 内容`",
    ),
    (r"a field's name must be a text", "a field's name must be a text", "字段名称应为文字"),
    (r"front matter is no YAML", "front matter is no YAML", "前置字段不是 YAML"),
    (
        r"front matter says everything itself, without & and \*",
        "front matter says everything itself, without & and *",
        "前置字段里不能用 & 和 * 引用",
    ),
    (r"front matter is nested too deeply", "front matter is nested too deeply", "前置字段嵌套过深"),
)

OF_TYPES_ON_LINES = reasons(
    (
        r"expected (?P<wanted>[a-z|, ]+), got (?P<kind>[a-z]+)",
        "must be {wanted}, is {kind}",
        "应为 {wanted}, 现在是 {kind}",
    ),
    (r"expected .*", "of another kind than is wanted there", "类型不对"),
)
"""What msgspec says of a value, as the strict decoder passes it on."""

LINE_REASONS = (*OF_RECORDS, *OF_CASES, *OF_IMPORTS, *OF_ARTICLES)
