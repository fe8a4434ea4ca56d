"""Why the store cannot be reached, as far as this machine can tell, and what then stays unclear or undone."""

from agent_tui.messages.trouble_words import trouble

REACHING_TROUBLES = {
    "connection-refused": trouble(
        ("Nobody answers at the store's address", "工单库地址无人应答"),
        ("Nothing listens at {url}, or no network leads there.", "{url} 没有程序在监听, 或网络不通。"),
        ("See whether the store runs, and whether machine and port are right.", "请确认工单库已启动, 主机和端口无误。"),
        ("What you write is kept here.", "写下的内容会保存在本机。"),
    ),
    "host-unknown": trouble(
        ("The store's machine is not known", "找不到工单库主机"),
        ("This machine's network knows no machine of the name in {url}.", "本机网络解析不到 {url} 中的主机名。"),
        ("See whether the name is right and the network is up.", "请检查主机名和网络。"),
        ("What you write is kept here.", "写下的内容会保存在本机。"),
    ),
    "answer-late": trouble(
        ("The store does not answer in time", "工单库未及时响应"),
        ("{url} takes the call but says nothing.", "{url} 可以连上, 但没有回应。"),
        ("See whether the URL is right and how the store is doing.", "请检查网址和工单库的运行情况。"),
        ("What you write is kept here.", "写下的内容会保存在本机。"),
    ),
    "time-over": trouble(
        ("The time was over too soon", "时间不够"),
        ("Not everything was exchanged with {url}.", "与 {url} 的同步没有完成。"),
        ("Give it more time, or as long as it takes: agent-tui sync", "请延长时限, 或不限时运行: agent-tui sync"),
    ),
    "tls-missing": trouble(
        ("The connection cannot be encrypted", "无法建立加密连接"),
        ("{url} does not speak TLS as https needs it.", "{url} 不支持 https 所需的 TLS。"),
        (
            "Where the store is served without encryption, its URL begins with http:// (agent-tui login --url …).",
            "如工单库未启用加密, 网址应以 http:// 开头 (agent-tui login --url …)。",
        ),
    ),
    "certificate-refused": trouble(
        ("The store's certificate is not trusted", "工单库证书不受信任"),
        ("{url} shows a certificate that nobody known here vouches for.", "{url} 的证书不是由本机信任的机构签发的。"),
        (
            "Ask who looks after the store; SSL_CERT_FILE names a file with your company's own authority.",
            "请咨询工单库管理员; 公司自有证书机构可用 SSL_CERT_FILE 指定。",
        ),
    ),
    "store-busy": trouble(
        ("The store is busy", "工单库繁忙"),
        ("{url} asks to be left alone for a while.", "{url} 要求稍后再试。"),
        ("Try again in a minute.", "请稍等一分钟再试。"),
        ("What you write is kept here.", "写下的内容会保存在本机。"),
    ),
    "client-outdated": trouble(
        ("This agent-tui is too old for the store", "agent-tui 版本过旧"),
        ("{url} no longer serves this version.", "{url} 不再支持当前版本。"),
        ("Install a newer agent-tui.", "请安装新版 agent-tui。"),
        ("What you write is kept here.", "写下的内容会保存在本机。"),
    ),
    "no-answer": trouble(
        ("Nobody knows whether it arrived", "不确定是否已送达"),
        ("The connection broke while it was being sent.", "发送途中连接中断。"),
        (
            "agent-tui looks there by itself, and again before it sends it once more. To drop it: agent-tui outbox",
            "agent-tui 会自动去查一次, 重发之前也会再查。要放弃: agent-tui outbox",
        ),
    ),
    "interrupted": trouble(
        ("Nobody knows whether it arrived", "不确定是否已送达"),
        ("agent-tui ended while it was being sent.", "发送途中 agent-tui 退出了。"),
        (
            "agent-tui looks there by itself, and again before it sends it once more. To drop it: agent-tui outbox",
            "agent-tui 会自动去查一次, 重发之前也会再查。要放弃: agent-tui outbox",
        ),
    ),
    "not-arrived": trouble(
        ("It seems not to have arrived", "看来没有送达"),
        (
            "The answer was lost while it was being sent; asked afterwards, the helpdesk does not have it.",
            "发送时没有收到答复; 事后去查, 对方系统里没有。",
        ),
        (
            "Send it again (it is looked for once more before) or drop it: agent-tui outbox",
            "可重发 (重发前会再查一次), 也可放弃: agent-tui outbox",
        ),
    ),
    "internal-error": trouble(
        ("An error of agent-tui's own stopped the exchange", "agent-tui 自身出错, 同步已停止"),
        (
            "Nothing is sent or received at the moment. It is tried again by itself; the log file says where.",
            "暂时无法收发, 会自动重试; 出错位置已记入日志文件。",
        ),
        (
            "If this stays, leave with ctrl+q and start agent-tui again.",
            "若一直如此, 请按 ctrl+q 退出后重新启动 agent-tui。",
        ),
        ("What you write is kept here.", "写下的内容会保存在本机。"),
    ),
}
