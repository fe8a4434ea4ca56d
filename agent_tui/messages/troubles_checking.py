"""Troubles of the check: what it was told beside the text, and when somebody works."""

from agent_tui.messages.trouble_words import trouble

CHECKING_TROUBLES = {
    "context-wrong": trouble(
        ("The context cannot be used", "上下文无法使用"),
        ("{file}, {field}: {reason}", "{file}, {field}: {reason}"),
        ("docs/checks.md shows what may stand in it.", "可填内容见 docs/checks.md。"),
    ),
    "promise-not-compared": trouble(
        ("Text and promise could not be compared", "正文和承诺没能核对"),
        (
            "What is promised with it may say otherwise than the text; the program's log says why.",
            "附带的承诺可能与正文说法不一; 原因在程序日志里。",
        ),
        (
            "Write the text otherwise, or take the promise off; then send it.",
            "请换个写法, 或去掉承诺, 再发送。",
        ),
        ("Nothing was sent, the text stays.", "没有发送, 文字还在。"),
    ),
    "hours-unreadable": trouble(
        ("Opening hours cannot be read", "营业时间无法识别"),
        ("{days} = {value}", "{days} = {value}"),
        ('Such as mon-fri = "09:00-18:00"', '例如 mon-fri = "09:00-18:00"'),
    ),
    "holidays-unknown-country": trouble(
        ("The public holidays of this country are not known", "没有这个国家的节假日"),
        ("{country}", "{country}"),
        ("Give its ISO 3166 code, such as CN.", "请填 ISO 3166 代码, 例如 CN。"),
    ),
}
