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
    "rights": Words(en="rights", zh="权限"),
    "leftovers": Words(en="leftovers", zh="残留文件"),
    "sources": Words(en="sources", zh="数据来源"),
    "company": Words(en="company", zh="公司文件"),
    "templates": Words(en="templates", zh="模板"),
    "themes": Words(en="themes", zh="配色"),
    "keymap": Words(en="keymap", zh="键位"),
    "knowledge": Words(en="knowledge", zh="知识库"),
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
    "rights": Words(en="nobody else can read what lies in {folder}", zh="{folder} 中的内容他人无法读取"),
    "leftovers-none": Words(en="nothing was left behind", zh="没有残留文件"),
    "sources": Words(en="{count} in {file}", zh="{file} 中有 {count} 个"),
    "company": Words(
        en="{entries} entries of the service catalogue, {terms} terms of the glossary",
        zh="服务目录 {entries} 条, 术语表 {terms} 条",
    ),
    "templates": Words(en="{count}, {own} of them your own", zh="{count} 个, 其中自建 {own} 个"),
    "themes": Words(en="{count}", zh="{count} 套"),
    "keymap": Words(en="{keymap}", zh="{keymap}"),
    "knowledge": Words(en="{count} articles can be searched", zh="可搜索 {count} 篇文章"),
    "knowledge-none": Words(en="no index yet; the workstation makes it", zh="还没有索引, 打开工作台时自动建立"),
}

PLACES = {
    "variable": Words(en="a variable of the environment", zh="环境变量"),
    "file": Words(en="a file of yours", zh="您指定的文件"),
    "secret-service": Words(en="the desktop's keyring", zh="桌面密钥环"),
    "encrypted-file": Words(en="an encrypted file", zh="加密文件"),
    "memory": Words(en="memory, for one session", zh="内存 (仅本次)"),
}
"""Where a token may be kept (`config.credentials.Place`)."""

MENDED = {
    "closed": Words(en="closed to others: {count}", zh="已收回他人权限: {count} 个"),
    "cleared": Words(en="removed: {count}", zh="已清除: {count} 个"),
    "replica-anew": Words(
        en="begun anew; the store fills it at the next start", zh="已重建, 下次启动时从工单库重新同步"
    ),
    "index-anew": Words(en="begun anew; the workstation builds it", zh="已重建, 打开工作台时自动建立索引"),
    "in-use": Words(en="a running agent-tui uses it; leave that first", zh="正被运行中的 agent-tui 使用, 请先退出"),
    "not-ours": Words(en="{folder} is somebody else's and is left as it is", zh="{folder} 属于他人, 未改动"),
}
"""What `doctor --mend` did."""
