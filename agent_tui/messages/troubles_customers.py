"""Troubles of commands about customers."""

from agent_tui.messages.trouble_words import trouble

CUSTOMER_TROUBLES = {
    "tag-none": trouble(
        ("Which tag?", "请指定标签"),
        ("Nothing is to be given or taken away.", "没有要加或要去掉的标签。"),
        ("Say --add TAG or --remove TAG.", "请加 --add 标签 或 --remove 标签。"),
    ),
    "customer-not-told-apart": trouble(
        ("Several customers are known by this", "有多位客户符合"),
        ("{who}: {known}", "{who}: {known}"),
        ("Say which one by its id.", "请改用客户 ID 指定。"),
    ),
    "customer-without-contact": trouble(
        ("The customer has no contact yet", "该客户还没有工单"),
        ("{who} has no contact on which this could be written down.", "{who} 没有可记录此事的工单。"),
        ("Import one, or wait for the first.", "请先导入工单, 或等客户第一次联系。"),
    ),
    "secret-name-wrong": trouble(
        ("This cannot be the name of a secret", "凭据名称不合规"),
        ("{name}", "{name}"),
        ("Use 1 to 32 of A-Z a-z 0-9 _ -", "请用 1 到 32 个 A-Z a-z 0-9 _ -"),
    ),
    "secret-without-keyring": trouble(
        ("There is no desktop keyring", "没有桌面密钥环"),
        ("A secret is kept nowhere else.", "凭据不会存到别处。"),
        ("Set the variable {variable} instead.", "请改设环境变量 {variable}。"),
    ),
}
