"""Troubles of the check: what it was told beside the text, and when somebody works."""

from agent_tui.messages.trouble_words import trouble

CHECKING_TROUBLES = {
    "context-wrong": trouble(
        ("The context cannot be used", "上下文无法使用"),
        ("{file}, {field}: {reason}", "{file}, {field}: {reason}"),
        ("docs/checks.md shows what may stand in it.", "可填内容见 docs/checks.md。"),
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
