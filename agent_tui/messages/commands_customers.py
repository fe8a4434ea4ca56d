"""What the commands about customers say: help of commands and options."""

from agent_tui.messages.speech import Words

COMMANDS = {
    "verify": Words(en="note that the customer of a contact is who they say", zh="记下已核实该工单的客户身份"),
    "mood": Words(en="note how the customer is", zh="记下客户情绪"),
    "tag": Words(en="give a customer tags, or take them away", zh="给客户加标签或去标签"),
    "merge": Words(
        en="one record stands for two of the same person; undo it, or say that they are two people",
        zh="把同一个人的两份档案合并; 也可撤销, 或说明是两个人",
    ),
    "pending": Words(en="let a contact rest", zh="挂起工单"),
    "open": Words(en="take a contact up again", zh="恢复处理工单"),
    "secret": Words(en="what sources of context cards are asked with", zh="资料卡来源的凭据"),
    "secret keep": Words(
        en="keep a secret in the desktop's keyring; it is typed or read from standard input",
        zh="把凭据存入桌面密钥环; 输入或从标准输入读取",
    ),
    "secret forget": Words(en="take a secret out of the keyring", zh="从密钥环删除凭据"),
}

OPTIONS = {
    "mood MOOD": Words(en="how they are", zh="情绪"),
    "tag --add": Words(en="a tag to give, several times for several", zh="要加的标签, 可多次给出"),
    "tag --remove": Words(en="a tag to take away, several times for several", zh="要去掉的标签, 可多次给出"),
    "merge SOURCE": Words(en="the record that is merged into the other", zh="并入另一份的档案"),
    "merge TARGET": Words(en="the record that stands for both", zh="作为主档案的一份"),
    "merge --undo": Words(en="the two stand for themselves again", zh="撤销合并"),
    "merge --different": Words(en="they are two people; it is not proposed again", zh="是两个人, 不再提示"),
    "secret NAME": Words(
        en="the name that sources.toml says as `credential`", zh="sources.toml 里 credential 写的名称"
    ),
}

SAID = {
    "secret-kept": Words(en="{name} lies in the desktop's keyring.", zh="{name} 已存入桌面密钥环。"),
    "secret-forgotten": Words(en="{name} is out of the desktop's keyring.", zh="{name} 已从桌面密钥环删除。"),
}
