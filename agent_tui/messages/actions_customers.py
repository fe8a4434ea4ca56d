"""Names, help lines and reasons of the actions of `ui.actions.customers`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "verify": Words(en="Verify", zh="核身"),
    "verify.help": Words(
        en="Make sure who the customer is; then their numbers are shown in full",
        zh="核实客户身份; 核实后完整显示号码",
    ),
    "upset": Words(en="Upset", zh="情绪激动"),
    "upset.again": Words(en="Calm again", zh="已平和"),
    "upset.help": Words(
        en="Note that the customer is upset; again: calm. Colleagues see it with its day",
        zh="记下客户情绪激动; 再按一次记为平和。同事会看到是哪天",
    ),
    "wishes": Words(en="Customer's wishes", zh="客户意愿"),
    "wishes.help": Words(en="Preferred channel, no marketing, do not contact", zh="偏好渠道、勿营销、勿打扰"),
    "find_customer": Words(en="Find customer", zh="找客户"),
    "find_customer.help": Words(
        en="By name, number, address, account or id, whoever it is", zh="按姓名、号码、邮箱、账号或 ID 查找任何客户"
    ),
    "merge": Words(en="Same person", zh="合并"),
    "merge.help": Words(
        en="Merge the record under the cursor into this customer; shows both first",
        zh="把光标所在的档案并入该客户; 先并排显示两份",
    ),
    "different": Words(en="Different people", zh="不是同一人"),
    "different.help": Words(
        en="The record under the cursor is somebody else; it is not proposed again",
        zh="光标所在的档案是另一个人, 不再提示",
    ),
    "unmerge": Words(en="Undo the merge", zh="撤销合并"),
    "unmerge.help": Words(
        en="The merged record under the cursor stands for itself again", zh="光标所在的已并档案恢复独立"
    ),
    "why.no-candidate": Words(
        en="the cursor is not on a record that may be the same person", zh="光标不在疑似同一人的档案上"
    ),
    "why.not-merged": Words(en="the cursor is not on a merged record", zh="光标不在已合并的档案上"),
}

ALSO_CALLED: dict[str, str] = {
    "verify": "identify identity authenticate check 核实 身份 验证",
    "upset": "angry mood furious calm 生气 愤怒 情绪 平静",
    "wishes": "preference consent marketing do-not-contact tags 偏好 营销 打扰 标签",
    "find_customer": "search lookup phone number account 查找 搜索 电话 账号",
    "merge": "join combine duplicate same 合并 重复 同一人",
    "different": "not same two people 两个人 不同",
    "unmerge": "undo split separate 撤销 拆开",
}
