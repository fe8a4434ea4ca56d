"""What `--help` says: every command, argument and option of the command line, and argparse's own sentences."""

from agent_tui.messages import (
    commands_bulletins,
    commands_checking,
    commands_customers,
    commands_gaps,
    commands_knowing,
    commands_promising,
)
from agent_tui.messages.speech import Words

COMMANDS = {
    **commands_customers.COMMANDS,
    **commands_promising.COMMANDS,
    **commands_checking.COMMANDS,
    **commands_knowing.COMMANDS,
    **commands_gaps.COMMANDS,
    **commands_bulletins.COMMANDS,
    "": Words(
        en="A workstation in the terminal for people who answer customers. Without a command it opens.",
        zh="终端里的客服工作台。不带命令即打开工作台。",
    ),
    "desk": Words(en="open the workstation", zh="打开工作台"),
    "demo": Words(
        en="start a store with made-up contacts and open the workstation on it",
        zh="启动带虚构数据的演示工单库, 并打开工作台",
    ),
    "serve": Words(en="run the ticket store", zh="运行工单库服务"),
    "admin": Words(en="look after the ticket store", zh="管理工单库"),
    "admin agent": Words(en="agents and their tokens", zh="座席及其令牌"),
    "admin agent add": Words(en="make an agent and print its token once", zh="新建座席, 令牌只显示一次"),
    "admin agent list": Words(en="list the agents", zh="列出座席"),
    "admin agent rename": Words(en="give an agent another name to be shown by", zh="更改座席显示的姓名"),
    "admin agent disable": Words(en="shut an agent out", zh="停用座席"),
    "admin agent rotate": Words(en="give an agent a new token; the old one ends", zh="给座席换新令牌, 旧令牌即刻失效"),
    "login": Words(
        en="sign in; the token is typed or read from standard input and kept in the keyring",
        zh="登录; 令牌手工输入或从标准输入读取, 存入密钥环",
    ),
    "logout": Words(en="forget the token of the profile", zh="退出登录, 删除本机保存的令牌"),
    "whoami": Words(en="who is signed in, and where", zh="当前登录的是谁, 连到哪里"),
    "import": Words(
        en="import customers, tickets, interactions, promises and articles (JSON Lines)",
        zh="导入客户、工单、沟通记录、承诺和知识 (JSON Lines)",
    ),
    "export": Words(en="print the store's records in the import format", zh="按导入格式输出工单库中的记录"),
    "queue": Words(en="the contacts that stand in the queue", zh="队列中的工单"),
    "agents": Words(en="colleagues, what they do and what they have in hand", zh="列出座席、状态和手上的工作"),
    "transfer": Words(
        en="ask a colleague, hand a contact on, or answer what a colleague asks",
        zh="请教同事、转交工单, 或答复同事的请求",
    ),
    "me": Words(en="tell colleagues whether you are ready", zh="告诉同事您是否可接"),
    "watch": Words(en="the wallboard for who leads the work", zh="现场看板, 供班长使用"),
    "show": Words(en="one contact with everything said in it", zh="查看一张工单及其全部往来"),
    "customer": Words(en="a customer with every contact on every channel", zh="查看客户在所有渠道的全部往来"),
    "claim": Words(en="claim a contact, or the next one", zh="认领一张工单, 或认领下一张"),
    "release": Words(en="give a claimed contact back", zh="放回已认领的工单"),
    "reply": Words(en="answer the customer", zh="回复客户"),
    "note": Words(en="write a note that the customer does not see", zh="写记录 (客户看不到)"),
    "promise": Words(en="the promise ledger", zh="承诺台账"),
    "promise list": Words(en="what was promised to customers", zh="列出对客户的承诺"),
    "wrap-up": Words(en="close the contact's work", zh="小结并结束处理"),
    "sync": Words(en="exchange everything with the store now", zh="立即与工单库同步"),
    "outbox": Words(en="what was written and is not at the store yet", zh="已写好但还没送达的内容"),
    "outbox retry": Words(en="try to send it again", zh="重新发送"),
    "outbox drop": Words(en="give it up; it is not sent", zh="放弃发送"),
    "doctor": Words(
        en="check settings, terminal, keyring, store, clocks and disk, and say how to mend each",
        zh="检查设置、终端、密钥环、工单库、时钟和磁盘, 并说明如何修复",
    ),
}

OPTIONS = {
    **commands_customers.OPTIONS,
    **commands_promising.OPTIONS,
    **commands_checking.OPTIONS,
    **commands_knowing.OPTIONS,
    **commands_gaps.OPTIONS,
    **commands_bulletins.OPTIONS,
    "--profile": Words(en="use this profile instead of the default one", zh="使用指定的连接配置"),
    "--home": Words(
        en="keep configuration, data, cache and logs of this run below DIR",
        zh="把本次运行的配置、数据、缓存、日志放在 DIR 下",
    ),
    "--json": Words(en="print one JSON document", zh="输出一个 JSON 文档"),
    "--version": Words(en="print the version and leave", zh="显示版本号后退出"),
    "--help": Words(en="print this help and leave", zh="显示帮助后退出"),
    "demo --contacts": Words(en="how many contacts to make up (default: 300)", zh="虚构多少张工单 (默认 300)"),
    "demo --language": Words(
        en="the language of the made-up data (default: en, with a Chinese interface or --headless mixed)",
        zh="虚构数据的语言 (中文界面和 --headless 默认 mixed, 英文界面默认 en)",
    ),
    "demo --headless": Words(
        en="open no workstation: print URL and tokens, serve until SIGTERM",
        zh="不打开工作台: 输出网址和令牌, 直到收到 SIGTERM",
    ),
    "doctor --mend": Words(
        en="do first what is safe: rights, leftovers, local data that can be had again",
        zh="先处理可安全修复的: 权限、残留文件、可重新同步的本机数据",
    ),
    "demo --unplug": Words(
        en="take the store of the demo that runs in another terminal off the network; again: back",
        zh="让另一个终端里演示的工单库断网; 再运行一次恢复",
    ),
    "demo --watch": Words(
        en="watch the demo that runs in another terminal, as who leads its shift",
        zh="以班长身份观看另一个终端里正在运行的演示",
    ),
    "demo --tour": Words(en="begin with the guided tour (two minutes)", zh="从两分钟导览开始"),
    "--database": Words(
        en="an SQLAlchemy URL (default: AGENT_TUI_DATABASE, else store.db in the data folder)",
        zh="SQLAlchemy 网址 (默认: AGENT_TUI_DATABASE, 否则数据目录下的 store.db)",
    ),
    "demo --database": Words(
        en="an SQLAlchemy URL (default: one that is deleted at the end)",
        zh="SQLAlchemy 网址 (默认: 结束时删除的临时库)",
    ),
    "serve --host": Words(en="the address to listen on (default: 127.0.0.1)", zh="监听地址 (默认 127.0.0.1)"),
    "serve --port": Words(
        en="the port to listen on; 0: any free one (default: 8080)", zh="监听端口; 0 为任意空闲端口 (默认 8080)"
    ),
    "serve --workers": Words(en="how many processes serve (default: 1)", zh="服务进程数 (默认 1)"),
    "admin agent NAME": Words(en="the agent's id, such as li.na", zh="座席账号, 如 li.na"),
    "admin agent add --name": Words(
        en='what colleagues call the agent, such as "Li Na" (default: the id)',
        zh="同事看到的姓名, 如 李娜 (默认显示账号)",
    ),
    "admin agent rename TEXT": Words(en='the name; "": the id is shown', zh='姓名; "" 则显示账号'),
    "admin agent add --role": Words(en="what the agent may do", zh="座席的角色"),
    "admin agent add --queue": Words(
        en="a queue the agent works, several times for several (default: every queue but restricted ones)",
        zh="座席负责的队列, 可多次给出 (默认: 除受限队列外的所有队列)",
    ),
    "login --url": Words(en="where the store is", zh="工单库网址"),
    "login --backend": Words(en="what kind of store it is (default: store)", zh="后端类型 (默认 store)"),
    "login --token-file": Words(
        en="keep the token in this file, readable for you alone, instead of the keyring",
        zh="把令牌存入此文件 (仅本人可读), 不用密钥环",
    ),
    "import FILE": Words(en="a file of JSON Lines; `-` is standard input", zh="JSON Lines 文件; `-` 为标准输入"),
    "export --customer": Words(en="only this customer and what belongs to it", zh="只输出该客户及其相关记录"),
    "export --since": Words(
        en="only what changed since this time (RFC 3339)", zh="只输出此时间之后变化的记录 (RFC 3339)"
    ),
    "transfer TICKET": Words(
        en="the contact to hand on; or accept, decline and the transfer's ID",
        zh="要转交的工单; 或 accept、decline 加转交 ID",
    ),
    "transfer ID": Words(en="the transfer that is accepted or declined", zh="要接受或谢绝的转交"),
    "transfer --to": Words(en="the colleague", zh="转给哪位同事"),
    "transfer --queue": Words(en="the queue", zh="转到哪个队列"),
    "transfer --consult": Words(en="only ask; the contact stays yours", zh="只是请教, 工单仍归您"),
    "transfer --note": Words(en="what they need to know, or your answer", zh="要告诉对方的话, 或您的答复"),
    "transfer --promise": Words(en="a promise that goes along (several times)", zh="一并交出的承诺 (可多次)"),
    "me STATE": Words(en="ready, break or away", zh="ready 可接, break 小休, away 离开"),
    "me --reason": Words(en="why", zh="原因"),
    "watch --once": Words(en="print one reading and leave", zh="只输出一次读数"),
    "queue --mine": Words(en="only contacts that I own", zh="只看我负责的"),
    "queue --queue": Words(en="only this queue", zh="只看该队列"),
    "queue --channel": Words(en="only this channel", zh="只看该渠道"),
    "queue --sort": Words(en="the order (default: urgency)", zh="排序方式 (默认 urgency)"),
    "TICKET": Words(en="the contact's id or number", zh="工单 ID 或单号"),
    "customer WHO": Words(en="an id, a phone number or an email address", zh="客户 ID、电话号码或邮箱"),
    "claim TICKET": Words(
        en="the contact's id or number; without it the next one by routing",
        zh="工单 ID 或单号; 不给则按分配规则认领下一张",
    ),
    "claim --queue": Words(en="the next one of this queue", zh="认领该队列的下一张"),
    "--body": Words(en="the text; without it standard input is read", zh="正文; 不给则读标准输入"),
    "--id": Words(
        en="the id of this text (a UUID): saying it twice with one id sends it once",
        zh="本条内容的 ID (UUID); 同一 ID 重复提交只发送一次",
    ),
    "promise list --state": Words(en="only promises in this state (default: open)", zh="只看此状态的承诺 (默认 open)"),
    "promise list --customer": Words(en="only promises to this customer", zh="只看对该客户的承诺"),
    "wrap-up --disposition": Words(en="how it ended, a code", zh="处理结果代码"),
    "wrap-up --root-cause": Words(en="where it came from, a code", zh="根本原因代码"),
    "wrap-up --improve": Words(
        en="what should be improved so that it does not come again", zh="改进建议, 避免再次发生"
    ),
    "sync --timeout": Words(
        en="give up after so many seconds (default: run until done)", zh="超过此秒数即放弃 (默认一直到完成)"
    ),
    "outbox ID": Words(en="the id that `outbox` shows", zh="`outbox` 中显示的 ID"),
}

USAGE = {
    "usage": Words(en="usage: ", zh="用法: "),
    "commands": Words(en="commands", zh="命令"),
    "arguments": Words(en="arguments", zh="参数"),
    "options": Words(en="options", zh="选项"),
    "required": Words(en="missing: {what}", zh="缺少: {what}"),
    "unrecognized": Words(en="not understood: {what}", zh="无法识别: {what}"),
    "choice": Words(en="{what}: {value} is none of {known}", zh="{what}: {value} 不在可选值之中: {known}"),
    "one-argument": Words(en="{what}: a value must follow", zh="{what}: 后面必须有一个值"),
    "some-arguments": Words(en="{what}: at least one value must follow", zh="{what}: 后面至少要有一个值"),
    "no-argument": Words(en="{what}: no value may follow ({value})", zh="{what}: 后面不能带值 ({value})"),
    "not-together": Words(en="{what}: not together with {other}", zh="{what}: 不能与 {other} 同时使用"),
    "whole-number": Words(en="a whole number from {low} to {high} is wanted", zh="需要 {low} 到 {high} 之间的整数"),
    "seconds": Words(en="a number of seconds above 0 is wanted", zh="需要大于 0 的秒数"),
    "filled": Words(en="it is empty", zh="内容为空"),
    "uuid": Words(en="a UUID is wanted", zh="需要 UUID"),
    "other": Words(en="{what}", zh="{what}"),
}
"""What is wrong with a command line; the words of argparse itself, in both languages."""
