"""Troubles of this machine: command line, terminal, folders, files, and what somebody wrote or asked for."""

from agent_tui.messages.trouble_words import trouble

LOCAL_TROUBLES = {
    "usage": trouble(
        ("The command line is not right", "命令写法不对"),
        ("{wrong}", "{wrong}"),
        ("{command} --help", "{command} --help"),
    ),
    "argument-not-utf8": trouble(
        ("The command line is not UTF-8", "命令行不是 UTF-8"),
        ("{argument} holds bytes that are no letters.", "{argument} 中有无法识别的字节。"),
        ("Type it in a UTF-8 terminal.", "请在 UTF-8 终端中输入。"),
    ),
    "crashed": trouble(
        ("An error of agent-tui's own", "agent-tui 自身出错"),
        ("{kind}", "{kind}"),
        (
            "The report is in {log}; it holds no customer's text. Please send it to who looks after agent-tui.",
            "错误报告在 {log} (不含客户内容), 请发给维护人员。",
        ),
    ),
    "own-error": trouble(
        ("An error of agent-tui's own", "agent-tui 自身出错"),
        ("{kind}", "{kind}"),
        (
            "Everything else goes on; the log file says where it was. Please tell who looks after agent-tui.",
            "其他功能不受影响; 出错位置已记入日志文件, 请告知维护人员。",
        ),
    ),
    "crashed-unlogged": trouble(
        ("An error of agent-tui's own", "agent-tui 自身出错"),
        ("{kind}; the report could not be written either.", "{kind}; 错误报告也无法写入。"),
        ("See whether disk and folders are in order: agent-tui doctor", "请检查磁盘和目录: agent-tui doctor"),
    ),
    "output-unwritable": trouble(
        ("The output could not be written", "输出无法写入"),
        ("{reason}", "{reason}"),
        ("Make room where the output goes, then do it again.", "请为输出位置腾出空间后重试。"),
    ),
    "needs-terminal": trouble(
        ("The workstation needs a terminal", "工作台需要在终端中运行"),
        ("Input or output is a pipe or a file.", "输入或输出是管道或文件。"),
        (
            "Start it in a terminal, or use a command such as `agent-tui queue`.",
            "请在终端里启动, 或使用 `agent-tui queue` 等命令。",
        ),
    ),
    "locale-not-utf8": trouble(
        ("The locale is not UTF-8", "区域设置不是 UTF-8"),
        ("It says {charset}; the screen would be unreadable.", "当前字符集为 {charset}, 界面会出现乱码。"),
        ("Start it as: LC_ALL=C.UTF-8 agent-tui", "请这样启动: LC_ALL=C.UTF-8 agent-tui"),
    ),
    "language-unknown": trouble(
        ("Unknown language", "不支持的语言"),
        ("{variable} says {language}.", "{variable} 的值是 {language}。"),
        ("Set {variable} to en or zh.", "请把 {variable} 设为 en 或 zh。"),
    ),
    "network-folder": trouble(
        ("The data folder lies on a network file system", "数据目录在网络文件系统上"),
        (
            "{folder} is on {file_system}, where locks and writes are not safe enough for what you write.",
            "{folder} 位于 {file_system}, 文件锁和写入不可靠, 可能丢失内容。",
        ),
        (
            "Choose a folder on a local disk: AGENT_TUI_HOME=/var/tmp/$USER agent-tui",
            "请改用本地磁盘上的目录: AGENT_TUI_HOME=/var/tmp/$USER agent-tui",
        ),
    ),
    "user-unknown": trouble(
        ("There is no such user", "没有这个用户"),
        ("{path} begins with nobody's home.", "{path} 开头的用户不存在。"),
        ("Write the path in full.", "请写完整路径。"),
    ),
    "folder-unusable": trouble(
        ("A folder cannot be used", "目录无法使用"),
        ("{folder}: {reason}", "{folder}: {reason}"),
        (
            "Put it in order, or choose another one with --home or AGENT_TUI_HOME.",
            "请修复该目录, 或用 --home、AGENT_TUI_HOME 另选目录。",
        ),
    ),
    "file-unreadable": trouble(
        ("A file cannot be read", "文件无法读取"),
        ("{file}: {reason}", "{file}: {reason}"),
        ("Put it in order, then try again.", "请修复后重试。"),
    ),
    "file-unwritable": trouble(
        ("A file cannot be written", "文件无法写入"),
        ("{file}: {reason}", "{file}: {reason}"),
        (
            "Nothing was changed. See to its rights and the room on the disk.",
            "没有改动任何内容。请检查权限和磁盘空间。",
        ),
    ),
    "disk-full": trouble(
        ("The disk is full", "磁盘已满"),
        ("There is no room for {file}; nothing was stored.", "{file} 没有空间写入, 没有保存。"),
        ("Make room, then do it again.", "请腾出空间后重试。"),
        ("What stands on the screen stays there.", "屏幕上的内容不会消失。"),
    ),
    "file-in-use": trouble(
        ("A file is in use", "文件正被占用"),
        ("Another agent-tui has kept {file} locked for too long.", "另一个 agent-tui 长时间锁住了 {file}。"),
        ("Try again; end the other one if it hangs.", "请重试; 如另一个已卡住, 请结束它。"),
        ("What stands on the screen stays there.", "屏幕上的内容不会消失。"),
    ),
    "file-broken": trouble(
        ("A database is damaged", "数据库损坏"),
        ("{file} cannot be read as a database.", "{file} 不是可读的数据库。"),
        (
            "Move it away and start again: what the store has comes back, what was never sent lies in the file moved.",
            "请把它移走后重新启动: 工单库里的数据会重新取回, 没发出的内容还在移走的文件里。",
        ),
    ),
    "replica-damaged": trouble(
        ("The local copy was damaged", "本机数据损坏"),
        (
            "{file} was thrown away; what you wrote lies elsewhere and is whole.",
            "已丢弃 {file}; 您写的内容另行保存, 没有受损。",
        ),
        ("Do it again: what the store has comes back by itself.", "请重试: 工单库里的数据会自动取回。"),
    ),
    "file-newer": trouble(
        ("A database is of a newer agent-tui", "数据库来自更新的版本"),
        ("{file} has shape {found}, this agent-tui knows {known}.", "{file} 的版本是 {found}, 本程序只认得 {known}。"),
        ("Use the newer agent-tui; the file was left as it is.", "请使用更新的 agent-tui; 文件未改动。"),
    ),
    "file-unusable": trouble(
        ("A database cannot be used", "数据库无法使用"),
        ("{file}: {reason}", "{file}: {reason}"),
        ("See to its rights and its disk: agent-tui doctor", "请检查权限和磁盘: agent-tui doctor"),
    ),
    "empty-text": trouble(
        ("There is nothing to send", "内容为空"),
        ("The text is empty.", "没有正文。"),
        ("Write something.", "请先输入内容。"),
    ),
    "text-too-long": trouble(
        ("The text is too long", "内容太长"),
        ("At most {limit} KiB can be sent.", "最多 {limit} KiB。"),
        ("Shorten it or send it in parts.", "请缩短或分几次发送。"),
    ),
    "text-not-utf8": trouble(
        ("The text is not UTF-8", "内容不是 UTF-8"),
        ("Byte {byte} of standard input is wrong.", "标准输入第 {byte} 个字节有误。"),
        ("Convert it, such as with iconv -f GB18030 -t UTF-8", "请先转码, 如 iconv -f GB18030 -t UTF-8"),
    ),
    "text-unstorable": trouble(
        ("The text cannot be stored", "内容无法保存"),
        ("A character stands in it that is none (NUL or half a character).", "其中有无效字符 (NUL 或残缺字符)。"),
        ("Delete it.", "请删除后再发。"),
    ),
    "status-wrong": trouble(
        ("This status cannot be set", "不能设为该状态"),
        ("{status} is none of: {known}", "{status} 不在可选值之中: {known}"),
        ("Choose one of them; `w` wraps a contact up.", "请选其中之一; 结束处理请用 `w` 小结。"),
    ),
    "code-slip": trouble(
        ("This looks like a slip", "代码可能写错了"),
        (
            "{code} is not known here, {meant} is. Nothing was done.",
            "没有 {code} 这个代码, 有 {meant}。未执行任何操作。",
        ),
        (
            "Write {meant}; a code of your own must not differ by one letter.",
            "请写 {meant}; 自定代码不能只差一个字母。",
        ),
    ),
    "code-wrong": trouble(
        ("This is no code", "代码不对"),
        ("{field} must be one line of 1 to 64 characters.", "{field} 须为 1 到 64 个字符的一行。"),
        ("Such as: solved", "例如: solved"),
    ),
    "amount-wrong": trouble(
        ("This is no amount", "金额不对"),
        ("{amount}", "{amount}"),
        ("Digits and a point, such as 30.00", "只写数字和小数点, 例如 30.00"),
    ),
    "id-wrong": trouble(
        ("This is no id", "ID 不合规"),
        ("{id}", "{id}"),
        (
            "1 to 64 of A-Z a-z 0-9 . _ : @ + -, the first a letter or digit.",
            "1 到 64 个 A-Z a-z 0-9 . _ : @ + -, 以字母或数字开头。",
        ),
    ),
    "queue-wrong": trouble(
        ("This is no queue", "队列名不合规"),
        ("{queue}", "{queue}"),
        ("At most {limit} characters, no control characters.", "最多 {limit} 个字符, 不含控制字符。"),
    ),
    "time-wrong": trouble(
        ("This is no time", "时间格式不对"),
        ("{time}", "{time}"),
        ("Such as 2026-11-20T09:00:00+08:00", "例如 2026-11-20T09:00:00+08:00"),
    ),
    "weekday-wrong": trouble(
        ("Date and weekday do not belong together", "日期与星期不符"),
        ("{time}: that day is a {weekday}.", "{time}: 那天是{weekday}。"),
        ("Say one of the two, or both as they belong together.", "请只写其一, 或改成一致。"),
    ),
    "due-over": trouble(
        ("That time is over already", "这个时间已经过了"),
        ("A promise cannot be due {due}.", "承诺的期限不能是 {due}。"),
        ("Say a time that is still to come.", "请给出以后的时间。"),
    ),
    "unknown-ticket": trouble(
        ("There is no such contact", "没有这张工单"),
        ("{ticket} is neither an id nor a number known here.", "{ticket} 不是已知的工单 ID 或单号。"),
        ("agent-tui queue lists those that wait.", "可用 agent-tui queue 查看队列。"),
    ),
    "unknown-customer": trouble(
        ("There is no such customer", "没有这位客户"),
        ("Nobody is known by {who}.", "没有与 {who} 对应的客户。"),
        (
            "A name does not do: ask by id, by phone number with country code, or by email address.",
            "不能按姓名查: 请用客户 ID、带国家码的电话或邮箱查询。",
        ),
    ),
    "unknown-write": trouble(
        ("It is not in the outbox", "待发中没有这一条"),
        ("{id}", "{id}"),
        ("agent-tui outbox lists what is there.", "可用 agent-tui outbox 查看。"),
    ),
    "write-under-way": trouble(
        ("It may be sent already", "可能已经发出"),
        ("{id} is on its way; it can be given up once it is refused.", "{id} 正在发送; 被拒绝后才能放弃。"),
        ("agent-tui sync, then look again.", "请先 agent-tui sync 再查看。"),
    ),
}
