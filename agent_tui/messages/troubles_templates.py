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
    "template-resting": trouble(
        ("The template is not in force today", "这个模板今天不能用"),
        ("{template} holds from {begins} until {ends}.", "{template} 的有效期: {begins} 到 {ends}。"),
        (
            "Use another one; `agent-tui template list` tells which hold.",
            "请换一个; `agent-tui template list` 可查看哪些在用。",
        ),
    ),
    "template-not-approved": trouble(
        ("Nobody is said to have approved this text", "这份文字没有审批记录"),
        ("{file} has no line of a supervisor at its head; it is left out.", "{file} 开头没有班长的审批行, 暂不使用。"),
        (
            "Put it into the folder above and let a supervisor run `agent-tui template approve ID`.",
            "请放到上一级文件夹, 由班长运行 `agent-tui template approve ID`。",
        ),
    ),
    "template-changed": trouble(
        ("A template was changed after its approval", "模板在审批后被改动"),
        (
            "{file} is not the text that {agent} approved any more; it is left out.",
            "{file} 已不是 {agent} 审批时的文字, 暂不使用。",
        ),
        (
            "Change the draft in the folder above, and let a supervisor approve that.",
            "请改上一级文件夹里的草稿, 再由班长审批。",
        ),
    ),
    "template-folder": trouble(
        ("The team's template folder cannot be written", "无法写入团队模板文件夹"),
        ("{folder}: {reason}.", "{folder}: {reason}。"),
        (
            "Ask whoever looks after it for the right to write there; nothing was approved.",
            "请向管理员申请写入权限; 没有审批任何模板。",
        ),
    ),
    "template-folder-missing": trouble(
        ("No template folder of a team is set", "没有设置团队模板文件夹"),
        (
            "Approved templates lie in a folder that the whole team reads.",
            "审批过的模板放在全队都能读到的文件夹里。",
        ),
        (
            'Put template_folder = "/path" into settings.toml, on every workstation of the team.',
            '请在每台工作站的 settings.toml 里写 template_folder = "/路径"。',
        ),
    ),
    "template-not-yours-to-approve": trouble(
        ("A supervisor approves templates", "模板须由班长审批"),
        ("{agent} is signed in as {role}.", "{agent} 的身份是 {role}。"),
        (
            "Put the file into the team's folder and ask a supervisor.",
            "请把文件放进团队文件夹, 请班长审批。",
        ),
    ),
    "template-no-draft": trouble(
        ("There is nothing to approve", "没有可审批的草稿"),
        (
            "No draft with id {id} in the team's folder or your own.",
            "团队文件夹和你自己的文件夹里都没有 ID 为 {id} 的草稿。",
        ),
        (
            "`agent-tui template list --drafts` shows all that wait.",
            "`agent-tui template list --drafts` 列出待审批的。",
        ),
    ),
    "template-version-same": trouble(
        ("The draft needs a higher version", "草稿的版本号要更高"),
        (
            "{id}: version {version} is approved already, with another text.",
            "{id}: 版本 {version} 已审批过, 文字不同。",
        ),
        (
            "Sent texts name their version: raise `version` in the file.",
            "发出的文字都记着版本号: 请调高文件里的 version。",
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
    "template-for-colleagues": trouble(
        ("That template is for colleagues", "这个模板只给同事看"),
        ("{template} is a note; no customer may read it.", "{template} 是内部记录, 不能发给客户。"),
        ("agent-tui note TICKET --template {template}", "agent-tui note 编号 --template {template}"),
    ),
}
