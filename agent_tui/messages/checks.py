"""What `doctor` says of each thing that is in order; what is not has its words in `troubles`."""

from agent_tui.messages.speech import Words

SUBJECTS = {
    "settings": Words(en="settings", zh="设置"),
    "folders": Words(en="folders", zh="目录"),
    "disk": Words(en="disk", zh="磁盘"),
    "locale": Words(en="locale", zh="区域设置"),
    "terminal": Words(en="terminal", zh="终端"),
    "keyring": Words(en="keyring", zh="密钥环"),
    "profile": Words(en="profile", zh="连接配置"),
    "sign-in": Words(en="token", zh="令牌"),
    "backend": Words(en="store", zh="工单库"),
    "clock": Words(en="clock", zh="时钟"),
    "outbox": Words(en="outbox", zh="待发"),
    "replica": Words(en="local data", zh="本机数据"),
}

CHECKS = {
    "settings": Words(en="nothing wrong in {file}", zh="{file} 没有问题"),
    "folders": Words(en="{folder} is yours alone and on this machine", zh="{folder} 仅本人可用, 位于本机"),
    "disk": Words(en="{free} MiB free in {folder}", zh="{folder} 剩余 {free} MiB"),
    "locale": Words(en="{encoding}", zh="{encoding}"),
    "terminal": Words(en="{terminal}", zh="{terminal}"),
    "keyring": Words(en="tokens can be kept: {place}", zh="可保存令牌: {place}"),
    "profile": Words(en="{profile} at {url}", zh="{profile}, {url}"),
    "no-profile": Words(
        en="none is used: the environment names {url} (AGENT_TUI_URL)", zh="未使用: 由环境变量 AGENT_TUI_URL 指定 {url}"
    ),
    "backend": Words(
        en="{url} answers in {ms} ms; signed in as {agent} ({role})", zh="{url} 响应 {ms} 毫秒; 已登录 {agent} ({role})"
    ),
    "clock": Words(en="{seconds} s from the store's", zh="与工单库相差 {seconds} 秒"),
    "outbox": Words(en="{queued} waiting to be sent", zh="{queued} 条待发"),
    "replica": Words(en="{tickets} contacts, {customers} customers", zh="{tickets} 张工单, {customers} 位客户"),
}

PLACES = {
    "variable": Words(en="a variable of the environment", zh="环境变量"),
    "file": Words(en="a file of yours", zh="你指定的文件"),
    "secret-service": Words(en="the desktop's keyring", zh="桌面密钥环"),
    "encrypted-file": Words(en="an encrypted file", zh="加密文件"),
    "memory": Words(en="memory, for one session", zh="内存 (仅本次)"),
}
"""Where a token may be kept (`config.credentials.Place`)."""
