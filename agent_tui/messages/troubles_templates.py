"""Troubles of templates and their files."""

from agent_tui.messages.trouble_words import trouble

TEMPLATE_TROUBLES = {
    "template-too-large": trouble(
        ("A template file is too large", "模板文件太大"),
        ("{file} is larger than {limit} KiB.", "{file} 超过 {limit} KiB。"),
        (
            "A template holds a few short texts; the file is left out until it does.",
            "模板只放几段短文字; 改小之前不会使用。",
        ),
    ),
    "template-twice": trouble(
        ("Two template files have one id", "两个模板文件用了同一个 ID"),
        ("{file} says id {id}, and so does {other}.", "{file} 的 ID 是 {id}, {other} 也是。"),
        ("Give one of them another id; the second is left out.", "请改其中一个的 ID; 后一个暂不使用。"),
    ),
    "template-unknown": trouble(
        ("There is no such template", "没有这个模板"),
        ("{id} is none of: {known}", "{id} 不在其中: {known}"),
        (
            "`agent-tui template list` shows them, and files that were left out.",
            "`agent-tui template list` 可查看全部及未采用的文件。",
        ),
    ),
    "template-field": trouble(
        ("A field of the template is not right", "模板的某一项不对"),
        ("{template}: {field}: {reason}", "{template}: {field}: {reason}"),
        (
            "--set {field}=VALUE; `agent-tui template show {template}` tells what it takes.",
            "--set {field}=值; `agent-tui template show {template}` 说明可填什么。",
        ),
    ),
    "set-wrong": trouble(
        ("--set was not understood", "--set 的写法不对"),
        ("{given} is not NAME=VALUE.", "{given} 不是 名称=值。"),
        ("Such as --set order=8812", "例如 --set order=8812"),
    ),
    "template-text-over": trouble(
        ("The text is too long for its channel", "文字超出渠道限制"),
        ("{used} of {limit}.", "{used}/{limit}。"),
        ("Shorten what was filled in; nothing was sent.", "请缩短填写的内容; 没有发出。"),
    ),
}
