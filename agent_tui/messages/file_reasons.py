"""Why a file is refused, or something in one that people write by hand, in plain words of both languages: what the
system and the readers of TOML and of types say, and our own of templates, settings and the company's files. A reason
that stands nowhere here is told as it is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agent_tui.messages.speech import Language, Words


class _Reason(NamedTuple):
    pattern: re.Pattern[str]
    words: Words
    """Filled by the pattern's groups."""


def _reasons(*rows: tuple[str, str, str]) -> Sequence[_Reason]:
    return [_Reason(re.compile(pattern, re.DOTALL), Words(en=en, zh=zh)) for pattern, en, zh in rows]


_KINDS = {
    "str": Words(en='words in quotation marks ("…")', zh='引号里的文字 ("…")'),
    "int": Words(en="a whole number", zh="整数"),
    "float": Words(en="a number", zh="数字"),
    "bool": Words(en="true or false", zh="true 或 false"),
    "array": Words(en="a list ([…])", zh="列表 ([…])"),
    "object": Words(en="a table of its own ({…})", zh="一个表 ({…})"),
    "date": Words(en="a day such as 2026-11-23", zh="日期, 如 2026-11-23"),
    "datetime": Words(en="a day and time such as 2026-11-23T18:00:00+08:00", zh="时间, 如 2026-11-23T18:00:00+08:00"),
    "null": Words(en="nothing", zh="空"),
}
"""What a value is, by the names that types have."""

_OF_TYPES = _reasons(
    (
        r"Expected str matching regex '\\\\A\[a-z\].*",
        "small letters and digits, parts joined by dots, such as refund.delay",
        "只能用小写字母和数字, 各段以点相连, 如 refund.delay",
    ),
    (r"Expected str matching regex '\\\\A\[A-Z\]\{3\}.*", "three capital letters, such as CNY", "三个大写字母, 如 CNY"),
    (r"Expected str matching regex .*", "not written in the way that is wanted there", "写法不对"),
    (r"Expected str of length >= 1", "must not stay empty", "不能为空"),
    (r"Expected (?:array|object) of length >= 1", "must name at least one", "至少要有一项"),
    (r"Expected str of length <= (?P<most>\d+)", "longer than {most} characters", "超过 {most} 个字符"),
    (r"Expected (?:array|object) of length <= (?P<most>\d+)", "more than {most}", "超过 {most} 项"),
    (r"Expected (?:int|float) >= (?P<least>\S+)", "must be {least} at least", "不能小于 {least}"),
    (r"Expected (?:int|float) <= (?P<most>\S+)", "must be {most} at most", "不能大于 {most}"),
    (
        r"Expected (?P<wanted>[a-z|, ]+), got (?P<kind>[a-z]+)",
        "must be {wanted}, is {kind}",
        "应为 {wanted}, 现在是 {kind}",
    ),
    (r"Expected a table", "must be a table of its own ({{…}})", "应为一个表 ({{…}})"),
    (
        r"Invalid enum value '?(?P<word>[^']*)'?",
        '"{word}" is none of the words that are known there',
        "没有「{word}」这个取值",
    ),
    (r"Invalid (?:RFC3339|ISO8601).*", "must be a day such as 2026-11-23", "应为日期, 如 2026-11-23"),
)

_OF_TOML = _reasons(
    (r"Expected '=' after a key.*", "a name stands there without = and what it is", "名称后面缺少 = 和内容"),
    (
        r"Invalid value",
        'what stands behind = is no value; words stand in "…"',
        '= 后面的内容写法不对, 文字须放在 "…" 里',
    ),
    (r"Invalid statement", "the line is neither name = value nor [table]", "该行既不是 名称 = 内容, 也不是 [表]"),
    (r"Cannot overwrite a value", "the name stands there twice", "同一个名称写了两次"),
    (r"Cannot declare \(?(?P<name>.*?),?\)? twice", "the table [{name}] stands there twice", "表 [{name}] 写了两次"),
    (
        r"Expected newline or end of document after a statement",
        "something stands behind the value",
        "内容后面还有多余的字",
    ),
    (r"Unterminated string", "the closing quotation mark is missing", "缺少右引号"),
    (r"Unclosed (?:array|inline table)", "the closing bracket is missing", "缺少右括号"),
    (r"Illegal character (?P<sign>'.*')", "{sign} may not stand there", "不能含有 {sign}"),
    (
        r"Unescaped '\\' in a string",
        r"a \ in quotation marks is written \\",
        r"引号里的 \ 要写成 \\",
    ),
)

_OF_TEMPLATES = _reasons(
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
        r"a name is a-z, 0-9 and _.*",
        "a name is a-z, 0-9 and _, begins with a letter and is none of greeting, miss",
        "名称只能用 a-z、0-9 和 _, 以字母开头, 且不能是 greeting 或 miss",
    ),
    (r"a field of kind (?P<of>\w+) has none", "a field of kind {of} has none", "{of} 类栏位没有选项"),
    (r"2 to (?P<most>\d+) are wanted", "2 to {most} are wanted", "需要 2 到 {most} 项"),
    (r"of a yesno they are yes and no", "of a yesno they are yes and no", "yesno 的选项只有 yes 和 no"),
    (
        r"'(?P<typed>.*)' is no bound for kind (?P<of>\w+)",
        '"{typed}" is no bound for kind {of}',
        "「{typed}」不能作 {of} 类栏位的界限",
    ),
    (r"known are (?P<known>.*)", "known are {known}", "只能是: {known}"),
    (r"of a date or datetime only", "only for a date or datetime", "只能用于 date 或 datetime"),
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

_OF_THE_COMPANY = _reasons(
    (r"more than (?P<most>\d+) entries", "more than {most} entries", "超过 {most} 条"),
    (r"more than (?P<most>\d+) terms", "more than {most} terms", "超过 {most} 个术语"),
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

_OF_SETTINGS = _reasons(
    (r"not a table", "must be a table of its own", "应为一个表 [...]"),
    (
        r"not a key, nor a list of keys",
        'neither a key, as "f5", nor a list of keys',
        '应为一个按键, 如 "f5", 或按键列表',
    ),
    (r"more than (?P<most>\d+) keys", "more than {most} keys", "超过 {most} 个按键"),
    (r"more than (?P<most>\d+) sources", "more than {most} sources", "超过 {most} 个数据来源"),
    (
        r"1 to 32 of a-z, 0-9 and -, the first a letter or digit",
        "a name is 1 to 32 of a-z, 0-9 and -, the first a letter or digit",
        "名称须为 1 到 32 个 a-z、0-9 或 -, 第一个是字母或数字",
    ),
    (
        r"a (?P<of>source|profile)'s name is 1 to 32 of A-Z a-z 0-9 _ -",
        "a {of}'s name is 1 to 32 of A-Z a-z 0-9 _ -",
        "名称须为 1 到 32 个 A-Z a-z 0-9 _ -",
    ),
    (
        r"a name of 1 to 32 of A-Z a-z 0-9 _ -, not the secret itself",
        "a name of 1 to 32 of A-Z a-z 0-9 _ -, not the secret itself",
        "应为 1 到 32 个 A-Z a-z 0-9 _ - 的名称, 不能写密钥本身",
    ),
    (
        r"(?P<colour>.*) is not #rrggbb \(or all are terminal colours\)",
        "{colour} is not #rrggbb (or all are terminal colours)",
        "{colour} 不是 #rrggbb (或全部改用终端颜色)",
    ),
    (
        r"(?P<style>.*) is no attribute and no colour",
        "{style} is no attribute and no colour",
        "{style} 不是属性, 也不是颜色",
    ),
    (r"(?P<style>.*) cannot be read as a style", "{style} cannot be read as a style", "{style} 不能当作样式"),
    (r"it is no URL", "it is no address", "不是网址"),
    (
        r"(?P<name>\{.*?\}) is not known; known are (?P<known>.*)",
        "{name} is not known; known are {known}",
        "没有 {name}, 只能是: {known}",
    ),
    (
        r"a brace, a blank or a letter that must be percent-encoded stands in it",
        "a brace, a blank or a letter that must be percent-encoded stands in it",
        "含有大括号、空格或须转成百分号编码的字符",
    ),
    (
        r"it must begin with https:// \(http:// on this machine\) and a host",
        "it must begin with https:// (http:// on this machine) and a host",
        "须以 https:// 加主机名开头 (本机可用 http://)",
    ),
    (r"placeholders stand after the host's /", "placeholders stand after the host's /", "占位符须写在主机名的 / 之后"),
    (
        r"a user or password never stands in it; use `credential`",
        "a user or password never stands in it; use `credential`",
        "其中不能写用户名或密码, 请用 credential",
    ),
    (r"nothing may follow #", "nothing may follow #", "# 之后不能有内容"),
    (
        r"plain http to another machine; use https, or say insecure = true",
        "plain http to another machine; use https, or say insecure = true",
        "连接其他机器要用 https, 或写明 insecure = true",
    ),
    (
        r"(?P<rule>\S+) stops what must not go out, and cannot be off",
        "{rule} stops what must not go out, and cannot be off",
        "{rule} 会拦下不能发出的内容, 不能关闭",
    ),
    (r"no time zone of that name", "there is no time zone of that name", "没有这个时区"),
    (
        r'no hours such as mon-fri = "09:00-18:00"',
        'no hours; they are written mon-fri = "09:00-18:00"',
        '不是营业时间, 应写成 mon-fri = "09:00-18:00"',
    ),
    (r"no profile of that name", "there is no profile of that name", "没有这个连接配置"),
    (r"there is a token_variable already", "there is a token_variable already", "已经写了 token_variable"),
    (r"there is no such user", "there is no such user", "没有这个用户"),
    (r"this cannot be a header of yours", "this header is not yours to set", "这个请求头不能自己设置"),
    (
        r"a secret never stands in the file; use `credential`",
        "a secret never stands in the file; use `credential`",
        "文件里不能写密钥, 请用 credential",
    ),
    (
        r"a header's value is printable ASCII",
        "a header's value is printable ASCII",
        "请求头的值只能是可见的 ASCII 字符",
    ),
)

_OF_FILES = _reasons(
    (r"No such file or directory|not there", "it is not there", "文件不存在"),
    (r"a link to a file that is not there", "a link to a file that is not there", "链接指向的文件不存在"),
    (r"a pipe or a device, not a file", "a pipe or a device, not a file", "是管道或设备, 不是文件"),
    (r"Permission denied|Operation not permitted", "permission denied", "没有权限"),
    (r"Is a directory", "it is a folder", "是文件夹, 不是文件"),
    (r"Not a directory|no folder", "it is no folder", "不是文件夹"),
    (r"File exists", "it is there already", "已经存在"),
    (r"Directory not empty", "the folder is not empty", "文件夹不是空的"),
    (r"File name too long", "the name is too long", "名称太长"),
    (r"Too many levels of symbolic links", "links that lead to each other", "链接互相指向, 成了环"),
    (r"No space left on device", "the disk is full", "磁盘已满"),
    (r"Disk quota exceeded", "your share of the disk is used up", "磁盘配额已用完"),
    (r"Read-only file system", "nothing can be written there", "该位置只读"),
    (r"Input/output error|disk I/O error", "the disk answers with an error", "磁盘读写出错"),
    (r"Too many open files", "too many files are open", "打开的文件太多"),
    (r"file is not a database", "it is no database of ours", "不是本程序的数据库文件"),
    (r"database disk image is malformed", "the database is damaged", "数据库已损坏"),
    (r"database is locked", "another program holds it", "另一个程序正占用着它"),
    (r"unable to open database file", "it cannot be opened", "无法打开"),
    (r"a number in it is too long", "a number in it is too long", "其中有数字过长"),
    (r"nested too deeply", "nested too deeply", "嵌套层数过多"),
    (r"larger than (?P<most>\d+) KiB", "larger than {most} KiB", "超过 {most} KiB"),
    (r"not UTF-8 \(byte (?P<byte>\d+)\)", "it is not UTF-8 text (byte {byte})", "不是 UTF-8 文本 (第 {byte} 字节)"),
    (r"it holds no token", "it holds no token", "里面没有令牌"),
    (r"it does not answer", "it does not answer", "没有响应"),
    (r"not an encrypted keyring", "it is no encrypted keyring", "不是加密的密钥环"),
    (r"UnicodeDecodeError", "it is not UTF-8 text", "不是 UTF-8 文本"),
)

_OF_JUDGEMENTS = _reasons(
    (r"is missing", "is missing", "缺少这一项"),
    (r"is no JSON", "is no JSON", "不是 JSON"),
    (r"must be an object", "must be an object ({{…}})", "应为一个 JSON 对象 ({{…}})"),
    (r"must be a list of texts", "must be a list of texts", "应为文字列表"),
    (r"must be a text", "must be a text", "应为文字"),
    (r"must be a whole number from 0 to 100", "must be a whole number from 0 to 100", "应为 0 到 100 的整数"),
    (r"stands there twice", "stands there twice", "写了两次"),
)

REASONS: Sequence[_Reason] = (
    *_OF_TYPES,
    *_OF_TOML,
    *_OF_TEMPLATES,
    *_OF_THE_COMPANY,
    *_OF_SETTINGS,
    *_OF_FILES,
    *_OF_JUDGEMENTS,
)


def file_reason(reason: str, language: Language) -> str:
    """The reason in plain words."""
    for known in REASONS:
        if found := known.pattern.fullmatch(reason):
            words = known.words.zh if language == "zh" else known.words.en
            return words.format(**{name: _kind(name, part, language) for name, part in found.groupdict().items()})
    return reason


def _kind(group: str, part: str, language: Language) -> str:
    """The name of a type as what people write; anything else as it is."""
    if group not in ("wanted", "kind"):
        return part
    names = [name.strip() for name in part.split("|")]
    known = [_KINDS[name] for name in names if name in _KINDS and (name != "null" or group == "kind")]
    if not known:
        return part
    return (" 或 " if language == "zh" else " or ").join(one.zh if language == "zh" else one.en for one in known)
