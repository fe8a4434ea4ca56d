"""What the screens about customers say: verifying, wishes, merging, finding, context cards."""

from agent_tui.messages.speech import Words

CUSTOMER_WORDS: dict[str, Words] = {
    "place.customer": Words(en="Customer file", zh="客户档案"),
    # verifying
    "verify.title": Words(en="Verify: {customer}", zh="核身: {customer}"),
    "verify.ask": Words(en="Ask for one or two of these, then compare:", zh="请客户说出其中一两项, 再核对:"),
    "verify.phone": Words(en="last four of the phone", zh="电话末四位"),
    "verify.account": Words(en="last four of the account", zh="账号末四位"),
    "verify.email": Words(en="mail address", zh="邮箱"),
    "verify.wechat": Words(en="WeChat name", zh="微信号"),
    "verify.weibo": Words(en="Weibo name", zh="微博名"),
    "verify.promise": Words(en="what we promised them", zh="我们答应过的事"),
    "verify.contact": Words(en="their last contact before", zh="上一次联系"),
    "verify.nothing": Words(
        en="Nothing is on file to compare with. Ask for an order or bill number.",
        zh="档案里没有可核对的内容, 请问订单号或账单号。",
    ),
    "verify.keys": Words(en="{key} it is them  esc not (yet)", zh="{key} 是本人  esc 先不核身"),
    "verify.done": Words(en="{customer}: verified.", zh="{customer} 已核身。"),
    "verify.already": Words(
        en="{customer} is verified already in this contact ({when}).", zh="{customer} 在本工单中已核身 ({when})。"
    ),
    # mood
    "mood.upset": Words(en="Noted: {customer} is upset.", zh="已记下: {customer} 情绪激动。"),
    "mood.calm": Words(en="Noted: {customer} is calm.", zh="已记下: {customer} 情绪平和。"),
    # wishes
    "wishes.title": Words(en="Wishes: {customer}", zh="意愿: {customer}"),
    "wishes.consent": Words(en="May we contact them?", zh="可否主动联系"),
    "wishes.free": Words(en="yes, offers too", zh="可以, 含营销"),
    "wishes.no-marketing": Words(en="yes, but no marketing", zh="可以, 但勿营销"),
    "wishes.no-contact": Words(en="do not contact", zh="勿打扰"),
    "wishes.prefers": Words(en="Preferred channel", zh="偏好渠道"),
    "wishes.any": Words(en="no preference", zh="无偏好"),
    "wishes.keys": Words(en="enter chooses  {key} saves  esc leaves", zh="回车选择  {key} 保存  esc 离开"),
    "wishes.saved": Words(en="{customer}: wishes saved.", zh="{customer} 的意愿已存。"),
    "wishes.same": Words(en="Nothing was changed.", zh="没有改动。"),
    # merging
    "merge.candidate-briefly": Words(
        en="may be the same person as {name}  {key} compares", zh="可能与 {name} 是同一人  按 {key} 核对"
    ),
    "merge.candidates-briefly": Words(
        en="same as {name} and {count} more?  {key} compares",
        zh="可能与 {name} 和另外 {count} 份是同一人  按 {key} 核对",
    ),
    "merge.candidate": Words(
        en="may be the same person as {name} (same {shared})  {key} compares",
        zh="可能与 {name} 是同一人 (同{shared})  按 {key} 核对",
    ),
    "merge.mark": Words(en="? same person ({key})", zh="? 疑似同一人 ({key})"),
    "merge.candidates": Words(
        en="may be the same person as {name} and {count} more (same {shared})  {key} compares",
        zh="可能与 {name} 和另外 {count} 份档案是同一人 (同{shared})  按 {key} 核对",
    ),
    "merge.head": Words(
        en="May be the same person {count}   ({merge} merge, {different} different people)",
        zh="疑似同一人 {count}   ({merge} 合并, {different} 不是同一人)",
    ),
    "merge.line": Words(en="same {shared}", zh="同{shared}"),
    "merge.more": Words(
        en="and {count} more; find one by name or id: {key}", zh="另有 {count} 份; 可按 {key} 用姓名或 ID 查找"
    ),
    "merge.merged": Words(
        en="Merged records {count}   ({unmerge} undoes)", zh="已合并的档案 {count}   ({unmerge} 撤销)"
    ),
    "merge.more-merged": Words(en="and {count} more", zh="另有 {count} 份"),
    "merge.title": Words(en="One person?", zh="是同一人吗?"),
    "merge.stays": Words(en="stands for both", zh="保留为主档案"),
    "merge.goes": Words(en="is merged into it", zh="并入主档案"),
    "merge.contacts": Words(en="contacts {count}", zh="工单 {count}"),
    "merge.never": Words(en="never in touch", zh="从未联系"),
    "merge.keys": Words(en="{key} merge  esc leave both as they are", zh="{key} 合并  esc 都不动"),
    "merge.done": Words(
        en="Merged: one timeline from now on. {key} on the merged line undoes it.",
        zh="已合并为一条时间线; 在已并档案上按 {key} 可撤销。",
    ),
    "merge.ask-different": Words(
        en="Are {one} and {other} different people? They are not proposed again.",
        zh="{one} 和 {other} 不是同一人吗? 以后不再提示。",
    ),
    "merge.different-later": Words(
        en="Not sure? esc, then {key}: both side by side. Later only agent-tui merge {source} {target} makes them one.",
        zh="拿不准? 先按 esc, 再按 {key} 并排对照。之后要合并只能用 agent-tui merge {source} {target}。",
    ),
    "merge.different": Words(en="Different people; not proposed again.", zh="不是同一人, 不再提示。"),
    "merge.undone": Words(en="The two records stand for themselves again.", zh="两份档案已恢复独立。"),
    "merge.needs-contact": Words(
        en="This customer has no contact on which the decision could be written down.",
        zh="该客户没有工单, 无法记录这个决定。",
    ),
    # finding
    "find.title": Words(en="Find a customer", zh="找客户"),
    "find.hint": Words(
        en="name, number, address, account or id; enter opens the file", zh="姓名、号码、邮箱、账号或 ID; 回车打开档案"
    ),
    "find.nothing": Words(en="Nobody is known by this.", zh="没有这样的客户。"),
    "find.first": Words(en="the first {count}; type more", zh="只列前 {count} 位, 请再输入一些"),
    "column.customer": Words(en="CUSTOMER", zh="客户"),
    "column.live": Words(en="OPEN/ALL", zh="未结/全部"),
    "column.last": Words(en="LAST", zh="最近"),
    "column.known-as": Words(en="KNOWN AS", zh="身份"),
    # context cards
    "card.waiting": Words(en="asking...", zh="查询中..."),
    "card.nothing": Words(en="nothing known", zh="没有记录"),
    "card.late": Words(en="no answer in time", zh="超时未答"),
    "card.wrong": Words(en="its answer makes no sense", zh="返回内容有误"),
    "card.too-large": Words(en="its answer is too large", zh="返回内容过大"),
    "card.refused": Words(en="it refuses us", zh="拒绝访问"),
    "card.unreachable": Words(en="out of reach", zh="无法连接"),
    "card.unverified": Words(en="after verifying ({key})", zh="核身 ({key}) 后可查"),
    "card.no-credential": Words(en="its secret is missing: agent-tui doctor", zh="缺少凭据: agent-tui doctor"),
    "card.true": Words(en="yes", zh="是"),
    "card.false": Words(en="no", zh="否"),
}
