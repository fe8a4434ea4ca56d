"""Whose deed it is and whether it is still to come, over varied ways of saying so in both languages and scripts, with
near misses of each. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed


def term(written: str) -> dict[str, object]:
    return {"glossary": [{"term": written, "say": "那件事"}]}


def test_what_was_done_is_no_promise() -> None:
    found: list[Case] = [
        ("promise.no-deadline", "我们已核实原因，将退款汇入您的账户。", {}),
        ("promise.no-deadline", "我們已查明原因，將補寄一份保單給您。", {}),
        ("promise.no-deadline", "您的申请已通过，我们将把押金退还给您。", {}),
        ("promise.no-deadline", "您的申請已受理，我們將派人更換水錶。", {}),
        ("promise.no-deadline", "订单已取消，将退款至原支付账户。", {}),
        ("promise.no-deadline", "已收到您的材料，我们会将证书寄给您。", {}),
        ("promise.no-deadline", "故障已登記，將由工程師與您聯繫。", {}),
        ("promise.no-deadline", "已将情况上报，我们会给您回电。", {}),
        ("time.vague", "我們已收到申請，將儘快退還押金。", {}),
        ("promise.no-deadline", "市民反映违停，已告知将转交警支队核实处理。", {}),
        ("promise.no-deadline", "已答覆客戶將由專員回電。", {}),
    ]
    none: list[Case] = [
        ("promise.no-deadline", "我們已於昨日將退款匯入您的帳戶，請查收。", {}),
        ("promise.no-deadline", "我们已于昨日将退款汇入您的账户，请查收。", {}),
        ("promise.no-deadline", "已将发票寄出，请留意。", {}),
        ("promise.no-deadline", "已將發票寄出，請留意。", {}),
        ("promise.no-deadline", "我们已将您的意见转达给门店。", {}),
        ("promise.no-deadline", "客服已经将您的地址更新。", {}),
        ("promise.no-deadline", "我司已于11月20日将赔款划至您的账户。", {}),
        ("promise.no-deadline", "我們已經將包裹退回寄件人。", {}),
        ("promise.no-deadline", "我们刚刚将验证码发送到您的手机。", {}),
        ("promise.no-deadline", "昨日已將帳單補寄給您。", {}),
        ("promise.no-deadline", "我们已为您将座位改到靠窗。", {}),
        ("promise.no-deadline", "维修人员已于上午将阀门更换，水压正常。", {}),
        ("promise.no-deadline", "已安排师傅将旧表拆除，并换上新表。", {}),
        ("promise.no-deadline", "此前我们已将款项退还。", {}),
        ("promise.no-deadline", "已將您的案件轉交專員，並將資料補齊。", {}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_recovers_by_itself() -> None:
    found: list[Case] = [
        ("promise.no-deadline", "我们会恢复您的上网权限。", {}),
        ("promise.no-deadline", "我們會恢復您的會員等級。", {}),
        ("promise.no-deadline", "工程师会恢复您家的水压。", {}),
        ("promise.no-deadline", "您的账户权限会恢复，请放心。", {}),
        ("promise.no-deadline", "升级结束后账户状态会恢复正常。", {}),
        ("promise.no-deadline", "维修人员会到场，水压会恢复。", {}),
    ]
    none: list[Case] = [
        ("promise.no-deadline", "调试结束后温度会恢复到标准区间，届时欢迎您继续监督。", {}),
        ("promise.no-deadline", "用水高峰过后水压会恢复正常。", {}),
        ("promise.no-deadline", "高峰期一过，网速会恢复。", {}),
        ("promise.no-deadline", "重启路由器后信号会恢复。", {}),
        ("promise.no-deadline", "雨停後水質會恢復清澈。", {}),
        ("promise.no-deadline", "充电后电量会恢复，无需更换电池。", {}),
        ("promise.no-deadline", "排气后暖气温度会恢复正常。", {}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_hours_in_figures_and_in_parts_of_the_day() -> None:
    found: list[Case] = [
        (
            "fact.changed",
            "停水：11月25日上午9时至下午4时。",
            {"full_text": "定于11月25日9时至15时停水。", "channel": "sms"},
        ),
        (
            "fact.changed",
            "Window: 25 Nov, 8 am to 3 pm.",
            {"full_text": "The supply is off on 25 November from 9 am to 3 pm.", "channel": "sms"},
        ),
        (
            "fact.changed",
            "停电：11月25日上午8时至下午3时。",
            {"full_text": "定于11月25日9时至15时停电。", "channel": "sms"},
        ),
    ]
    none: list[Case] = [
        (
            "fact.changed",
            "停水：9月11日上午9時至下午3時，請儲水。",
            {
                "now": "2026-09-07T10:00:00+08:00",
                "full_text": "因管線汰換，訂於9月11日9時至15時停水，請提早儲水。",
                "channel": "sms",
            },
        ),
        (
            "fact.changed",
            "Off 25 Nov, 9 am-3 pm.",
            {"full_text": "The supply is off on 25 November from 09:00 to 15:00.", "channel": "sms"},
        ),
        (
            "fact.changed",
            "停水：11月25日上午9时到下午3时。",
            {"full_text": "定于11月25日9时至15时停水。", "channel": "sms"},
        ),
        (
            "fact.changed",
            "停电：11月25日9:00-15:30。",
            {"full_text": "定于11月25日上午9时至下午3时30分停电。", "channel": "sms"},
        ),
        (
            "fact.changed",
            "停氣：11月25日下午1時至晚上8時。",
            {"full_text": "訂於11月25日13時至20時停氣。", "channel": "sms"},
        ),
        ("fact.changed", "今日上午8时30分至下午2时检修。", {"full_text": "今日8时30分至14时检修。", "channel": "sms"}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_terms_across_borders_of_words() -> None:
    found: list[Case] = [
        ("jargon", "已转二线处理，请留意来电。", term("二线")),
        ("jargon", "这个问题要升级到二线。", term("二线")),
        ("jargon", "您的工单已经提交。", term("工单")),
        ("jargon", "手续费将冲正，请查收。", term("冲正")),
        ("jargon", "二线人员会处理。", term("二线")),
        ("jargon", "我们会为您做冲正。", term("冲正")),
        ("jargon", "新工单已建好。", term("工单")),
        ("jargon", "这笔冲正在处理中。", term("冲正")),
        ("jargon", "两笔冲正常见原因见附件。", term("冲正")),
        ("jargon", "请联系二线工程师。", term("二线")),
    ]
    none: list[Case] = [
        ("jargon", "地铁十二线换乘请走B口，二号线在地下二层。", term("二线")),
        ("jargon", "公交四十二线改道。", term("二线")),
        ("jargon", "第二线路已开通。", term("二线")),
        ("jargon", "手工单层蛋糕今日售罄。", term("工单")),
        ("jargon", "木工单人床已到货。", term("工单")),
        ("jargon", "水泵冲正常水流即可。", term("冲正")),
        ("jargon", "施工单双日限行。", term("工单")),
        ("jargon", "这款是职工单身公寓。", term("工单")),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []
