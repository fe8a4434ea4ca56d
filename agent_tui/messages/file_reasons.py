"""Why a file is refused, or something in one that people write by hand, in plain words of both languages: what the
system and the readers of TOML and of types say, our own of settings and files, of templates and the company's files
(`template_reasons`), and of what is refused line by line (`line_reasons`). A reason that stands nowhere here is told as
it is."""

from agent_tui.messages.line_reasons import LINE_REASONS, OF_TYPES_ON_LINES
from agent_tui.messages.reason_words import reasons
from agent_tui.messages.speech import Language, Words
from agent_tui.messages.template_reasons import OF_TEMPLATES, OF_THE_COMPANY

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

OF_TYPES = reasons(
    (
        r"Expected str matching regex '\\\\A\[a-z\].*",
        "small letters and digits, parts joined by dots, such as refund.delay",
        "只能用小写字母和数字, 各段以点相连, 如 refund.delay",
    ),
    (r"Expected str matching regex '\\\\A\[A-Z\]\{3\}.*", "three capital letters, such as CNY", "三个大写字母, 如 CNY"),
    (r"Expected str matching regex '\\\\w'", "must not stay empty", "不能为空"),
    (
        r"Expected str matching regex '\\\\A\\\\S.*",
        "must be one word or more, without blanks at its ends",
        "不能为空, 首尾不能有空格",
    ),
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

OF_TOML = reasons(
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

OF_SETTINGS = reasons(
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
    (
        r"no JMESPath expression: (?P<said>.*)",
        "no JMESPath expression: {said}",
        "不是 JMESPath 表达式: {said}",
    ),
    (r"it is nested too deeply", "it is nested too deeply", "嵌套层数过多"),
    (r"it repeats its input too often", "it repeats its input too often", "重复输入的次数过多"),
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

OF_FILES = reasons(
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
    (r"more than (?P<most>\d+) files", "more than {most} files", "超过 {most} 个文件"),
    (r"a number in it is too long", "a number in it is too long", "其中有数字过长"),
    (r"nested too deeply", "nested too deeply", "嵌套层数过多"),
    (r"larger than (?P<most>\d+) KiB", "larger than {most} KiB", "超过 {most} KiB"),
    (r"not UTF-8 \(byte (?P<byte>\d+)\)", "it is not UTF-8 text (byte {byte})", "不是 UTF-8 文本 (第 {byte} 字节)"),
    (r"a store needs a file", "a store needs a file", "工单库需要一个文件"),
    (r"not an SQLAlchemy URL", "it is no SQLAlchemy URL", "不是 SQLAlchemy 地址"),
    (r"a worker could not start on it", "a worker could not start on it", "工作进程无法用它启动"),
    (r"it holds no token", "it holds no token", "里面没有令牌"),
    (r"it does not answer", "it does not answer", "没有响应"),
    (r"not an encrypted keyring", "it is no encrypted keyring", "不是加密的密钥环"),
    (r"UnicodeDecodeError", "it is not UTF-8 text", "不是 UTF-8 文本"),
)

OF_JUDGEMENTS = reasons(
    (r"is missing", "is missing", "缺少这一项"),
    (r"is no JSON", "is no JSON", "不是 JSON"),
    (r"must be an object", "must be an object ({{…}})", "应为一个 JSON 对象 ({{…}})"),
    (r"must be a list of texts", "must be a list of texts", "应为文字列表"),
    (r"must be a text", "must be a text", "应为文字"),
    (r"must be a whole number from 0 to 100", "must be a whole number from 0 to 100", "应为 0 到 100 的整数"),
    (r"stands there twice", "stands there twice", "写了两次"),
)

REASONS = (
    *OF_TYPES,
    *OF_TOML,
    *OF_TEMPLATES,
    *OF_THE_COMPANY,
    *OF_SETTINGS,
    *OF_FILES,
    *OF_JUDGEMENTS,
    *LINE_REASONS,
    *OF_TYPES_ON_LINES,
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
