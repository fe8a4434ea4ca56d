"""Whose deed it is and whether it is still to come, over varied ways of saying so in both languages and scripts, with
near misses of each. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed


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
