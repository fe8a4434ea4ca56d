"""Troubles of this machine: command line, terminal, folders, files, settings, profiles, credentials, texts."""

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
        (
            "There is no room for {file}; nothing was stored, nothing is lost.",
            "{file} 没有空间写入; 未保存, 也未丢失。",
        ),
        ("Make room, then do it again.", "请腾出空间后重试。"),
    ),
    "file-in-use": trouble(
        ("A file is in use", "文件正被占用"),
        ("Another agent-tui has kept {file} locked for too long.", "另一个 agent-tui 长时间锁住了 {file}。"),
        ("Try again; end the other one if it hangs.", "请重试; 如另一个已卡住, 请结束它。"),
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
            "已丢弃 {file}; 你写的内容另行保存, 没有受损。",
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
    "toml-broken": trouble(
        ("A settings file is broken", "设置文件格式有误"),
        ("{file}, line {line}: {reason}", "{file} 第 {line} 行: {reason}"),
        ("Mend that line; the file is TOML.", "请修改该行 (TOML 格式)。"),
    ),
    "toml-unknown-key": trouble(
        ("A settings file says something unknown", "设置文件有不认识的项"),
        ("{file}, line {line}: {entry} is not known.", "{file} 第 {line} 行: 没有 {entry} 这一项。"),
        ("Mend or delete that line.", "请改正或删除该行。"),
    ),
    "toml-missing-key": trouble(
        ("Something is missing in a settings file", "设置文件缺少一项"),
        ("{file}, line {line}: {entry} is missing.", "{file} 第 {line} 行: 缺少 {entry}。"),
        ("Add it.", "请补上。"),
    ),
    "toml-wrong-value": trouble(
        ("A settings file has a wrong value", "设置文件的值不对"),
        ("{file}, line {line}: {entry}: {reason}", "{file} 第 {line} 行: {entry}: {reason}"),
        ("Mend that value.", "请改正该值。"),
    ),
    "no-profile": trouble(
        ("Nothing says where to connect yet", "还没有设置连接"),
        ("There is no profile, and AGENT_TUI_URL is not set.", "没有连接配置, 也没有设置 AGENT_TUI_URL。"),
        (
            "To try it out: agent-tui demo. To work: agent-tui login --url https://...",
            "想先试用: agent-tui demo。正式使用: agent-tui login --url https://...",
        ),
    ),
    "profile-unknown": trouble(
        ("There is no such profile", "没有这个连接配置"),
        ("{profile} does not stand in {file}.", "{file} 里没有 {profile}。"),
        ("Make it: agent-tui login --profile NAME --url URL", "可新建: agent-tui login --profile 名称 --url 网址"),
    ),
    "profile-not-chosen": trouble(
        ("Which profile?", "请指定连接配置"),
        ("There are several and no default: {known}", "有多个配置且没有默认: {known}"),
        (
            "Say --profile NAME, or set `default` in profiles.toml.",
            "请加 --profile 名称, 或在 profiles.toml 里设 default。",
        ),
    ),
    "profile-name-wrong": trouble(
        ("This cannot be the name of a profile", "配置名称不合规"),
        ("{profile}", "{profile}"),
        ("Use 1 to 32 of A-Z a-z 0-9 _ -", "请用 1 到 32 个 A-Z a-z 0-9 _ -"),
    ),
    "url-wrong": trouble(
        ("The URL is not right", "网址不对"),
        ("{url}: {reason}", "{url}: {reason}"),
        ("Such as https://desk.example.com", "例如 https://desk.example.com"),
    ),
    "url-missing": trouble(
        ("No URL was given", "没有给出网址"),
        ("Nothing says where the store is.", "不知道工单库在哪里。"),
        ("agent-tui login --url https://...", "agent-tui login --url https://..."),
    ),
    "token-missing": trouble(
        ("There is no token", "没有令牌"),
        ("The variable {variable} is not set.", "没有设置环境变量 {variable}。"),
        ("Set {variable}, or sign in with `agent-tui login`.", "请设置 {variable}, 或用 `agent-tui login` 登录。"),
    ),
    "token-wrong": trouble(
        ("That is no token", "令牌格式不对"),
        ("A token is one word of letters, digits and signs.", "令牌是一串不含空格的字母、数字和符号。"),
        ("Copy it whole and try again.", "请完整复制后重试。"),
    ),
    "token-for-another-url": trouble(
        ("The token is not for that URL", "令牌不属于该网址"),
        (
            "AGENT_TUI_URL names another store than profile {profile}; its token is not sent there.",
            "AGENT_TUI_URL 与配置 {profile} 的网址不同, 不会把令牌发到那里。",
        ),
        ("Set {variable} too.", "请同时设置 {variable}。"),
    ),
    "token-file-open": trouble(
        ("Others can read the token", "令牌文件可被他人读取"),
        ("{file} must be yours alone.", "{file} 必须仅本人可读写。"),
        (
            "chmod 600 {file}; if others may have read it, ask for a new token.",
            "chmod 600 {file}; 若已泄露请换新令牌。",
        ),
    ),
    "token-file-unreadable": trouble(
        ("The token file cannot be used", "令牌文件无法使用"),
        ("{file}: {reason}", "{file}: {reason}"),
        ("Put the token into it and close it to others: chmod 600 {file}", "请写入令牌并收紧权限: chmod 600 {file}"),
    ),
    "not-signed-in": trouble(
        ("Not signed in", "尚未登录"),
        (
            "No token is kept for profile {profile}, or its keyring is locked.",
            "没有配置 {profile} 的令牌, 或密钥环已锁定。",
        ),
        ("agent-tui login, or set AGENT_TUI_TOKEN.", "请运行 agent-tui login, 或设置 AGENT_TUI_TOKEN。"),
    ),
    "keyring-needs-terminal": trouble(
        ("The key of the encrypted file cannot be asked", "无法询问加密文件的口令"),
        (
            "There is no desktop keyring and no terminal; {file} needs a key.",
            "没有桌面密钥环也没有终端, 而 {file} 需要口令。",
        ),
        (
            "Set AGENT_TUI_TOKEN, name a `token_file` in the profile, or start it in a terminal.",
            "请设置 AGENT_TUI_TOKEN, 或在配置里写 token_file, 或在终端中运行。",
        ),
    ),
    "keyring-key-wrong": trouble(
        ("The key was not right", "口令不对"),
        ("{file} stays closed.", "{file} 未能打开。"),
        (
            "Try again; where the key is lost, delete the file and sign in anew.",
            "请重试; 如忘记口令, 删除该文件后重新登录。",
        ),
    ),
    "keyring-needs-key": trouble(
        ("No key was chosen", "没有设定口令"),
        ("Without a key nothing is kept in {file}.", "没有口令就不能存入 {file}。"),
        (
            "agent-tui login once more, or --token-file FILE to keep the token in a file of yours.",
            "请重新 agent-tui login, 或用 --token-file 文件 存到自己的文件里。",
        ),
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
    "code-wrong": trouble(
        ("This is no code", "代码不对"),
        ("{field} must be one line of 1 to 64 characters.", "{field} 须为 1 到 64 个字符的一行。"),
        ("Such as: solved", "例如: solved"),
    ),
    "id-wrong": trouble(
        ("This is no id", "ID 不合规"),
        ("{id}", "{id}"),
        (
            "1 to 64 of A-Z a-z 0-9 . _ : @ + -, the first a letter or digit.",
            "1 到 64 个 A-Z a-z 0-9 . _ : @ + -, 以字母或数字开头。",
        ),
    ),
    "time-wrong": trouble(
        ("This is no time", "时间格式不对"),
        ("{time}", "{time}"),
        ("Such as 2026-11-20T09:00:00+08:00", "例如 2026-11-20T09:00:00+08:00"),
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
            "Ask by id, by phone number with country code, or by email address.",
            "请用客户 ID、带国家码的电话或邮箱查询。",
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
