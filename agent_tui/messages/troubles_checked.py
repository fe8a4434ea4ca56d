"""Troubles that `doctor` finds before they bite: things to look at."""

from agent_tui.messages.trouble_words import trouble

CHECKED_TROUBLES = {
    "disk-low": trouble(
        ("Little room is left on the disk", "磁盘空间不多"),
        ("{free} MiB in {folder}.", "{folder} 剩余 {free} MiB。"),
        ("Make room before it is full.", "请尽早腾出空间。"),
    ),
    "terminal-none": trouble(
        ("This is no terminal", "当前不在终端里"),
        (
            "Input or output is a pipe or a file; the workstation was not checked.",
            "输入或输出是管道或文件, 未检查工作台。",
        ),
        ("Run agent-tui doctor in the terminal you work in.", "请在工作用的终端里运行 agent-tui doctor。"),
    ),
    "terminal-dumb": trouble(
        ("The terminal cannot show a screen", "终端无法显示界面"),
        ("TERM is {terminal}.", "TERM 为 {terminal}。"),
        ("Such as: TERM=xterm-256color agent-tui", "例如: TERM=xterm-256color agent-tui"),
    ),
    "terminal-small": trouble(
        ("The terminal is small", "终端窗口偏小"),
        ("It has {columns} columns and {lines} lines.", "现为 {columns} 列 {lines} 行。"),
        ("Make it 80 by 24 or larger.", "请放大到 80x24 以上。"),
    ),
    "keyring-none": trouble(
        ("Nothing can keep a token", "没有可存放令牌的地方"),
        ("There is no desktop keyring and no terminal to ask for a key.", "没有桌面密钥环, 也没有终端可输入口令。"),
        (
            "Set AGENT_TUI_TOKEN, or sign in with: agent-tui login --token-file FILE",
            "请设置 AGENT_TUI_TOKEN, 或用 agent-tui login --token-file 文件 登录。",
        ),
    ),
    "url-not-encrypted": trouble(
        ("The way to the store is not encrypted", "与工单库的连接没有加密"),
        ("The token can be read on the way to {url}.", "令牌在发往 {url} 途中可能被读取。"),
        ("Use https.", "请改用 https。"),
    ),
    "clock-off": trouble(
        ("The clocks differ", "时钟不一致"),
        ("This machine's is {seconds} seconds ahead of the store's.", "本机比工单库快 {seconds} 秒。"),
        ("Set this machine's clock: timedatectl set-ntp true", "请校准本机时钟: timedatectl set-ntp true"),
    ),
    "outbox-refused": trouble(
        ("Something in the outbox needs you", "待发中有内容需要处理"),
        ("{rejected} refused, {unknown} unclear.", "被拒 {rejected} 条, 不明 {unknown} 条。"),
        ("agent-tui outbox shows them; retry or drop each.", "可用 agent-tui outbox 查看, 逐条重发或放弃。"),
    ),
    "replica-empty": trouble(
        ("Nothing is known here yet", "本机还没有数据"),
        ("This profile has never been filled.", "此配置从未同步过。"),
        ("agent-tui sync", "agent-tui sync"),
    ),
    "replica-quarantine": trouble(
        ("Some records could not be read", "有记录无法读取"),
        ("{records} were set aside; everything else goes on.", "已搁置 {records} 条, 其余不受影响。"),
        ("Tell who looks after the store.", "请告知工单库管理员。"),
    ),
    "files-open": trouble(
        ("Others can get at files of yours", "他人可访问您的文件"),
        ("{count} in all, such as {file}.", "共 {count} 个, 例如 {file}。"),
        ("agent-tui doctor --mend closes them.", "可用 agent-tui doctor --mend 收回权限。"),
    ),
    "leftovers": trouble(
        ("Half-written files were left behind", "有未写完的残留文件"),
        ("{count} in all, such as {file}.", "共 {count} 个, 例如 {file}。"),
        ("agent-tui doctor --mend removes them.", "可用 agent-tui doctor --mend 清除。"),
    ),
    "index-broken": trouble(
        ("The knowledge index cannot be read", "知识库索引无法读取"),
        ("What lies in {folder} does not fit together.", "{folder} 中的内容不一致。"),
        (
            "The workstation builds it anew; or at once: agent-tui doctor --mend",
            "打开工作台时会自动重建; 也可立即运行 agent-tui doctor --mend。",
        ),
    ),
}
