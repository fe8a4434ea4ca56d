"""Whose deed it is and whether it is still to come, over varied ways of saying so in both languages and scripts, with
near misses of each. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed

VISIT = {
    "topic": "visit",
    "channel": "any",
    "soonest": "P2D",
    "calendar": "working",
    "words": ["上门", "engineer visit"],
}
FITTING = {"topic": "installation", "channel": "any", "soonest": "P3D", "words": ["安装", "installation", "delivery"]}
OFFICE = {"hours": {"mon-fri": "09:00-18:00"}, "holidays": "CN"}


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


def test_whose_promise_it_is() -> None:
    found: list[Case] = [
        ("promise.no-deadline", "Our hotel will refund the deposit to your card.", {}),
        ("promise.no-deadline", "The airline will refund your ticket to the original card.", {}),
        ("promise.no-deadline", "The hotel will send your passport to your home address.", {}),
        ("promise.no-deadline", "我们会联系卖家，并把结果告知您。", {}),
        ("promise.no-deadline", "我们的卖家团队会给您回电。", {}),
        ("promise.no-deadline", "Your account manager will call you.", {}),
        ("promise.no-deadline", "Your engineer will ring you on the way.", {}),
        ("promise.no-deadline", "We will contact the airline and refund your ticket.", {}),
        ("promise.no-deadline", "本行会退还您的年费。", {}),
        ("promise.no-deadline", "酒店会退还您的押金。有疑问请致电前台。", {}),
        ("promise.no-deadline", "The hotel will return your deposit. Please call us with any questions.", {}),
    ]
    none: list[Case] = [
        ("promise.no-deadline", "Your taxi company will refund the ride; please contact them directly.", {}),
        ("promise.no-deadline", "Your hotel will refund the deposit, so please ask them.", {}),
        ("promise.no-deadline", "The airline will refund your ticket; please contact them directly.", {}),
        ("promise.no-deadline", "Your airline will rebook you free of charge.", {}),
        ("promise.no-deadline", "Your travel agent will reissue the ticket.", {}),
        ("promise.no-deadline", "Your broadband provider will replace the router.", {}),
        ("promise.no-deadline", "The restaurant will reply to your review itself.", {}),
        ("promise.no-deadline", "The hotel will confirm your late check-out; please call them.", {}),
        ("promise.no-deadline", "卖家会给您补发，请联系卖家。", {}),
        ("promise.no-deadline", "您的开户行会把款项退回，请咨询开户行。", {}),
        ("promise.no-deadline", "您的開戶行會通知您。", {}),
        ("promise.no-deadline", "您的酒店会退还押金，请直接联系酒店。", {}),
        ("promise.no-deadline", "这笔款由航空公司退还，请您联系航空公司。", {}),
        ("promise.no-deadline", "您的保险公司会赔付，请与其联系。", {}),
        ("promise.no-deadline", "您公司的财务会收到发票。", {}),
        ("promise.no-deadline", "商家会给您退款。请您直接咨询商家。", {}),
        ("promise.no-deadline", "The airline will refund your ticket. Please contact them directly.", {}),
        ("promise.no-deadline", "Your garage will call you when the car is ready.", {}),
        ("promise.no-deadline", "您的房东会退还押金。", {}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_others_said() -> None:
    found: list[Case] = [
        ("time.vague", "客人稱遙控器壞了，已告知馬上給他送新的。", {}),
        ("time.vague", "客戶反映漏水，已安撫並答覆儘快派人檢修。", {}),
        ("time.vague", "客戶說冷氣不冷，我們會儘快派師傅上門。", {}),
        ("time.vague", "Assured her that the parcel would be redelivered soon.", {}),
        ("time.vague", "Passenger was assured by us that the bag would be delivered soon.", {}),
        ("promise.no-deadline", "Told her the bank details were wrong and that we would refund her.", {}),
        ("time.vague", "Caller was advised by the engineer that the part will be sent soon.", {}),
        ("promise.no-deadline", "租戶說冷氣漏水，我們會派師傅上門。", {}),
    ]
    none: list[Case] = [
        ("time.vague", "客人稱上次專員說馬上回覆卻沒下文，已向客人致歉並當場說明原因。", {}),
        ("time.vague", "客人称上次专员说马上回复却没下文，已向客人致歉并当场说明原因。", {}),
        ("time.vague", "旅客表示櫃檯說儘快處理，至今沒有消息，已當場辦妥。", {}),
        ("time.vague", "住戶抱怨師傅說稍後過來，一直沒來，已致歉。", {}),
        ("time.vague", "房客说前台讲马上送来，等了一小时，已当面道歉。", {}),
        ("time.vague", "病人稱護士說儘快安排，現已安排完畢。", {}),
        ("time.vague", "Passenger was assured by the travel agent, not by us, that the bag would arrive soon.", {}),
        ("time.vague", "Her bank told her the card would be sent soon.", {}),
        ("time.vague", "His solicitor advised him that the papers would be posted shortly.", {}),
        ("time.vague", "Guest was told by the tour operator that someone would call soon.", {}),
        ("time.vague", "Caller was promised by his landlord that the boiler would be fixed soon.", {}),
        ("promise.no-deadline", "Her bank told her they would refund the fee.", {}),
        ("promise.no-deadline", "Customer was assured by the shop that it would be replaced.", {}),
        ("time.vague", "Caller's insurer told her a surveyor would come soon.", {}),
        ("time.vague", "The hotel told us the room would be ready soon.", {}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_is_about_to_end_and_what_others_do() -> None:
    found: list[Case] = [
        ("time.vague", "近期我们会安排人员检修电梯。", {}),
        ("time.vague", "您的保单即将为您寄出。", {}),
        ("time.vague", "近期将有专员与您联系。", {}),
        ("time.vague", "我们即将为您办理续保。", {}),
        ("time.vague", "退款近期会原路退回。", {}),
    ]
    none: list[Case] = [
        ("time.vague", "您在本公司投保的家庭财产险即将满期，续保可享九五折优惠。", {}),
        ("time.vague", "近期冒充航空公司客服的诈骗较多，请勿点击短信里的链接。", {}),
        ("time.vague", "您的会员积分即将到期，续费可保留。", {}),
        ("time.vague", "您的套餐即將期滿，可線上辦理續約。", {}),
        ("time.vague", "近期有人冒充我司专员给您打电话，请勿理会。", {}),
        ("time.vague", "近期不法分子以退款为名联系客户，请提高警惕。", {}),
        ("time.vague", "近期假冒快递客服的电话较多，请勿提供验证码。", {}),
        ("time.vague", "您的車險即將屆滿，續保可享優惠。", {}),
        ("time.vague", "近日雨水多，配送人员较忙，感谢体谅。", {}),
        ("time.vague", "优惠活动即将结束，办理续约可享八折。", {}),
        ("time.vague", "保修即将到期，延长保修可在线办理。", {}),
        ("time.vague", "近期电信诈骗高发，凡自称客服要求转账的请立即挂断。", {}),
        ("time.vague", "骗子冒充我行客服，会让您马上转账。", {}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_a_date_that_we_can_keep() -> None:
    found: list[Case] = [
        ("hours.closed", "我们可以在11月28日前完成更换。", OFFICE),
        ("hours.closed", "我們能在11月29日前把文件寄給您。", OFFICE),
        ("hours.closed", "我們肯定能在11月28日（週六）前退費。", OFFICE),
        ("hours.closed", "我们能在周日下午三点前修好。", OFFICE),
        ("date.past", "我们可以在11月20日前退款给您。", {}),
        ("date.past", "您的證件我們能在11月19日前補發。", {}),
        ("hours.closed", "可以在周日为您安排上门。", OFFICE),
    ]
    none: list[Case] = [
        ("hours.closed", "您可以在11月28日前到店更换。", OFFICE),
        ("hours.closed", "您能在11月29日前把文件寄给我们吗？", OFFICE),
        ("hours.closed", "发票可以在11月28日前自行下载。", OFFICE),
        ("hours.closed", "我们不能在11月28日前完成更换。", OFFICE),
        ("date.past", "您可以在11月20日的账单里查看。", {}),
        ("hours.closed", "您可以在周六到门店取件。", OFFICE),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_a_day_that_is_over_still_promised() -> None:
    found: list[Case] = [
        ("date.past", "已答复用户，昨天上午会有师傅上门。", {}),
        ("date.past", "我们将于昨天18:00前退还押金。", {}),
        ("date.past", "我们会在上周四12:00前给您回电。", {}),
        ("date.past", "我們會在上週三前把補償匯給您。", {}),
        ("date.past", "我司将在前天下班前寄出发票。", {}),
        ("date.past", "We will refund you by last Friday.", {}),
        ("date.past", "We'll send the replacement by yesterday noon.", {}),
        ("date.past", "Promised that our driver will collect it by yesterday afternoon.", {}),
    ]
    none: list[Case] = [
        ("promise.no-deadline", "我们会在上周五17:00前把差额打到您账上。", {}),
        ("promise.no-deadline", "已答复客户，昨天下午会有工程师回电。", {}),
        ("promise.no-deadline", "We will refund you by last Friday.", {}),
        ("date.past", "昨天下午工程师回电说明了原因。", {}),
        ("date.past", "我们已在上周五17:00前把差额打到您账上。", {}),
        ("date.past", "上周五您来电反映的问题，我们会在明天18:00前答复。", {}),
        ("date.past", "我们会核对您昨天的通话记录，明天12:00前回复。", {}),
        ("date.past", "我们会核对您上周五的账单。", {}),
        ("date.past", "We will review last Friday's call and reply by 5 pm tomorrow.", {}),
        ("date.past", "We will look into what happened yesterday and call you by 4 pm today.", {}),
        ("date.past", "Your order was sent by yesterday evening.", {}),
        ("date.past", "您昨天说会再来电，今天我们等您的电话。", {}),
        ("date.past", "客户称昨天会有师傅上门，但没人来。", {}),
        ("date.past", "我们会退还昨天多扣的费用，今天18:00前到账。", {}),
        ("date.past", "客户投诉上周说好会有人回电。", {}),
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
        ("promise.no-deadline", "我们会提前通知您。", {}),
        ("promise.no-deadline", "维修时我们会联系物业经理。", {}),
    ]
    none: list[Case] = [
        ("promise.no-deadline", "调试结束后温度会恢复到标准区间，届时欢迎您继续监督。", {}),
        ("promise.no-deadline", "用水高峰过后水压会恢复正常。", {}),
        ("promise.no-deadline", "高峰期一过，网速会恢复。", {}),
        ("promise.no-deadline", "重启路由器后信号会恢复。", {}),
        ("promise.no-deadline", "雨停後水質會恢復清澈。", {}),
        ("promise.no-deadline", "充电后电量会恢复，无需更换电池。", {}),
        ("promise.no-deadline", "排气后暖气温度会恢复正常。", {}),
        ("promise.no-deadline", "您的座位我们一定会安排在一起，登机前40分钟在柜台办好。", {}),
        ("promise.no-deadline", "会员权益到期时，我们会提前三天提醒您。", {}),
        ("promise.no-deadline", "我们会在演出开始前1小时通知您入场。", {}),
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


def test_agreed_to_do_it() -> None:
    found: list[Case] = [
        ("promise.no-deadline", "Agreed to courier the spare remote to the customer.", {}),
        ("promise.no-deadline", "Promised to courier the documents to her office.", {}),
        ("promise.no-deadline", "We will courier the contract to you.", {}),
        ("promise.no-deadline", "Promised to fax the statement to his accountant.", {}),
        ("promise.no-deadline", "Agreed to drop the fee.", {}),
    ]
    none: list[Case] = [
        ("promise.no-deadline", "Agreed to courier the spare remote to the customer by 5 pm tomorrow.", {}),
        ("promise.no-deadline", "The courier was rude to the customer.", {}),
        ("promise.no-deadline", "Customer agreed to courier the router back to us.", {}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_a_visit_agreed_or_on_the_timetable() -> None:
    found: list[Case] = [
        ("promise.over-catalogue", "已跟客户约好11月24日9:00上门装宽带。", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "已与用户约定11月24日14:00上门检修。", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "和业主约好了今天下午3点上门。", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "已和住户約好11月24日10:00上門查看。", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "Your engineer visit is at 3 pm today.", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "Your engineer visit takes place today at 4 pm.", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "The engineer visit is tomorrow morning.", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "Your installation is on Tuesday at 9 am.", {"catalogue": [FITTING]}),
        ("promise.over-catalogue", "Your delivery is today between 2 and 4 pm.", {"catalogue": [FITTING]}),
    ]
    none: list[Case] = [
        ("promise.over-catalogue", "客户说约好11月20日上门，没人来。", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "已跟客户约好11月27日10:00上门。", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "客户取消了约好11月24日的上门。", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "Your engineer visit is on Friday at 3 pm.", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "Your engineer visit is not today.", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "Is your engineer visit at 3 pm today?", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "Your engineer visit was at 3 pm today.", {"catalogue": [VISIT]}),
        ("promise.over-catalogue", "未与客户约好11月24日上门。", {"catalogue": [VISIT]}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []
