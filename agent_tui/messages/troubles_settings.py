"""Troubles of settings, profiles and credentials."""

from agent_tui.messages.speech import Words
from agent_tui.messages.trouble_words import trouble
from agent_tui.messages.troubles_templates import TEMPLATE_TROUBLES

SETTINGS_TROUBLES = {
    **TEMPLATE_TROUBLES,
    "toml-broken": trouble(
        ("A TOML file is broken", "TOML 文件格式有误"),
        ("{file}, line {line}: {reason}", "{file} 第 {line} 行: {reason}"),
        ("Mend that line; the file is TOML.", "请修改该行 (TOML 格式)。"),
    ),
    "toml-unchanged": trouble(
        ("The settings file was left as it is", "设置文件未改动"),
        (
            "{file} is written in a way in which {entry} cannot be changed for you.",
            "{file} 的写法较特殊, 无法自动修改 {entry}。",
        ),
        ("Change it there by hand.", "请在文件里手动修改。"),
    ),
    "toml-unknown-key": trouble(
        ("A TOML file says something unknown", "TOML 文件有不认识的项"),
        ("{file}, line {line}: {entry} is not known.", "{file} 第 {line} 行: 没有 {entry} 这一项。"),
        ("Mend or delete that line.", "请改正或删除该行。"),
    ),
    "toml-missing-key": trouble(
        ("Something is missing in a TOML file", "TOML 文件缺少一项"),
        ("{file}, line {line}: {entry} is missing.", "{file} 第 {line} 行: 缺少 {entry}。"),
        ("Add it.", "请补上。"),
    ),
    "toml-wrong-value": trouble(
        ("A TOML file has a wrong value", "TOML 文件的值不对"),
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
        ("Such as https://desk.example.com", "例如 https://desk.example.cn"),
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
}

URL_REASONS: dict[str, Words] = {
    "url-brackets": Words(en="its brackets do not fit", zh="方括号不成对"),
    "url-scheme": Words(en="it must begin with http:// or https://", zh="须以 http:// 或 https:// 开头"),
    "url-no-machine": Words(en="it names no machine", zh="没有主机名"),
    "url-user": Words(en="a user or password may not stand in it", zh="不能带用户名或密码"),
    "url-port": Words(en="the port is a number up to 65535", zh="端口须是不超过 65535 的数字"),
    "url-long": Words(en="it is too long", zh="太长"),
    "url-query": Words(en="nothing may follow ? or #", zh="? 或 # 之后不能有内容"),
    "url-blank": Words(en="a blank or control character stands in it", zh="含有空格或控制字符"),
}
"""Why an address is refused: the fact `reason` of `url-wrong`."""
