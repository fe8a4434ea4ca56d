"""Troubles of who runs the ticket store: database, address, agents, demo."""

from agent_tui.messages.trouble_words import trouble

SERVER_TROUBLES = {
    "demo-not-running": trouble(
        ("No demo is running", "没有正在运行的演示"),
        ("There is none of yours on this machine.", "本机上没有您启动的演示。"),
        ("Start it in another terminal: agent-tui demo", "请在另一个终端启动: agent-tui demo"),
    ),
    "store-not-installed": trouble(
        ("The ticket store is not installed", "没有安装工单库服务"),
        ("{module} is missing: it comes with the extra `store`.", "缺少 {module}: 它属于可选组件 store。"),
        ("pip install 'agent-tui[store]'", "pip install 'agent-tui[store]'"),
    ),
    "database-unusable": trouble(
        ("The database cannot be used", "数据库无法使用"),
        ("{database}: {reason}", "{database}: {reason}"),
        ("Such as sqlite:////srv/desk/store.db", "例如 sqlite:////srv/desk/store.db"),
    ),
    "database-driver-missing": trouble(
        ("The database's driver is missing", "缺少数据库驱动"),
        ("{driver} is not installed.", "没有安装 {driver}。"),
        ("Install it beside agent-tui.", "请与 agent-tui 安装在一起。"),
    ),
    "database-newer": trouble(
        ("The database is of a newer store", "数据库来自更新的版本"),
        ("{database}", "{database}"),
        ("Use the newer agent-tui; the database was left as it is.", "请使用更新的 agent-tui; 数据库未改动。"),
    ),
    "address-unusable": trouble(
        ("The address cannot be listened on", "地址无法监听"),
        ("{address}: {reason}", "{address}: {reason}"),
        ("Choose another --port, or 0 for any free one.", "请换一个 --port, 或用 0 任选空闲端口。"),
    ),
    "bad-agent-name": trouble(
        ("This cannot be an agent's name", "座席名不合规"),
        ("{name}", "{name}"),
        (
            "1 to 64 of A-Z a-z 0-9 . _ : @ + -, the first a letter or digit.",
            "1 到 64 个 A-Z a-z 0-9 . _ : @ + -, 以字母或数字开头。",
        ),
    ),
    "bad-role": trouble(
        ("There is no such role", "没有这个角色"),
        ("{role}", "{role}"),
        ("agent, supervisor or admin", "可选 agent、supervisor、admin"),
    ),
    "agent-exists": trouble(
        ("There is such an agent already", "座席已存在"),
        ("{name}", "{name}"),
        ("For a new token: agent-tui admin agent rotate {name}", "要换令牌: agent-tui admin agent rotate {name}"),
    ),
    "no-such-agent": trouble(
        ("There is no such agent", "没有这个座席"),
        ("{name}", "{name}"),
        ("agent-tui admin agent list", "agent-tui admin agent list"),
    ),
    "demo-no-folder": trouble(
        ("The demo found no room for its files", "演示数据没有地方存放"),
        ("{reason}", "{reason}"),
        ("See to the folder for temporary files, or set TMPDIR.", "请检查临时目录, 或设置 TMPDIR。"),
    ),
    "demo-store-failed": trouble(
        ("The demo's store did not start", "演示工单库未能启动"),
        ("{reason}", "{reason}"),
        ("agent-tui serve says more.", "可运行 agent-tui serve 查看原因。"),
    ),
    "demo-database-in-use": trouble(
        ("This database holds somebody's contacts", "该数据库已有真实数据"),
        ("Made-up contacts are never mixed with real ones.", "演示数据不会与真实数据混在一起。"),
        ("Name an empty database, or none.", "请指定空数据库, 或不指定。"),
    ),
    "demo-refused": trouble(
        ("The store refused the demo's data", "工单库拒绝了演示数据"),
        ("{field}: {reason}", "{field}: {reason}"),
        ("Client and store may be of different versions.", "客户端与工单库版本可能不一致。"),
    ),
    "demo-ended": trouble(
        ("The demo ended", "演示意外结束"),
        ("Its process is gone. {reason}", "演示进程已退出。{reason}"),
        ("Start it again: agent-tui demo", "请重新启动: agent-tui demo"),
    ),
}
