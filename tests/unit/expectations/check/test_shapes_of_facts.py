"""Shapes by which a text names dates, amounts, quantities, cards and topics, over sentences of many trades, in both
languages and scripts; with near misses of each. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, Context, false_alarms, missed
from tests.unit.expectations.check.test_undertaking import read_as, without_guarantee

DUE = "2026-12-10T09:30:00+08:00"


def owed(what: str, amount: str | None = None, topic: str = "other", due_at: str = DUE) -> Context:
    promise = {"topic": topic, "what": what, "due_at": due_at, "channel": "phone"}
    return {"open_promises": [promise | ({"amount": amount} if amount else {})]}


def term(word: str) -> Context:
    return {"glossary": [{"term": word, "say": "…"}]}


def full(text: str) -> Context:
    return {"full_text": text, "channel": "sms"}


def test_several_dates_with_as_many_weekdays() -> None:
    none: list[Case] = [
        ("date.weekday", "考试时间：12月15日至16日（星期二、星期三）。", {}),
        ("date.weekday", "12月15日、16日（周二、周三）上门", {}),
        ("date.weekday", "考試日期：12月15日、16日、17日（週二、週三、週四）", {}),
        ("date.weekday", "周二、周三（12月15日、16日）停水", {}),
        ("date.weekday", "on 15 and 16 December (Tuesday and Wednesday)", {}),
        ("date.weekday", "Tuesday and Wednesday, 15 and 16 December", {}),
        ("date.weekday", "Dec 15-16 (Tue-Wed)", {}),
        ("date.weekday", "Dec 15 and Dec 16 (Tue and Wed)", {}),
        ("date.weekday", "展覽延長至12月27日，週一休館。", {}),
        ("date.weekday", "展期到12月27日，周一闭馆，周二照常。", {}),
        ("date.weekday", "Open until 27 December, Mondays closed.", {}),
        ("date.weekday", "Your appointment with Dr Friday is on 10 December at 9:20.", {}),
        ("date.weekday", "Mr. Sunday will see you on 11 December.", {}),
        ("date.weekday", "Nurse Monday is in on 11 December.", {}),
    ]
    found: list[Case] = [
        ("date.weekday", "12月15日、16日（周二、周四）上门", {}),
        ("date.weekday", "考試日期：12月15日、16日（週一、週二）", {}),
        ("date.weekday", "12月15日至16日（星期三、星期四）", {}),
        ("date.weekday", "Dec 15 and Dec 16 (Tue and Thu)", {}),
        ("date.weekday", "12月27日，周一上午上门", {}),
        ("date.weekday", "See you on Friday, 10 December.", {}),
    ]
    assert false_alarms(none) == []
    assert missed(found) == []


def test_quantities_that_differ() -> None:
    found: list[Case] = [
        (
            "fact.changed",
            "Your scan is on 11 Dec at 8:15 am. Nothing to eat for 4 hours before.",
            full("Your scan is on 11 December at 8:15 am. Please do not eat for 6 hours before the scan."),
        ),
        ("fact.changed", "You now have 15 GB in Zone 1.", full("You have added the Zone 1 pack: 10 GB.")),
        ("fact.changed", "券已补发，满300减50。", full("优惠券已补发，规则为满200减50，限自营商品。")),
        ("fact.changed", "抽血前请空腹6小时。", full("抽血前请空腹8小时，可少量饮水。")),
        ("fact.changed", "流量包含20GB。", full("您已订购的流量包含30GB，仅限国内使用。")),
        ("fact.changed", "全場7折。", full("會員日全場8折，特價品除外。")),
        ("fact.changed", "Bring 2 items of ID.", full("Please bring 3 items of identification with you.")),
        ("fact.changed", "寬限期為10天。", full("保單寬限期為60天，請留意。")),
    ]
    none: list[Case] = [
        (
            "fact.changed",
            "Zone 1 pack added: 10 GB, EUR 12, valid 7 days from first use.",
            full("You have added the Zone 1 roaming pack: 10 GB for 12 EUR, valid for 7 days from first use."),
        ),
        ("fact.changed", "抽血前请空腹8小时。", full("抽血前请空腹八小时，可少量饮水。")),
        ("fact.changed", "券已补发，满200减50。", full("优惠券已补发，规则为满200元减50元。")),
        ("fact.changed", "Do not eat for 6 hours.", full("Please do not eat for six hours before the scan.")),
        ("fact.changed", "Fast for 90 minutes.", full("Please fast for 90 minutes, no more.")),
        ("fact.changed", "1天后取件。", full("请24小时后取件，1天内不要移动。")),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_amounts_of_other_currencies() -> None:
    found: list[Case] = [
        (
            "promise.contradiction",
            "We are crediting Rs 1,500 for the hotel overbooking by 10 December.",
            owed("hotel overbooking credit", "5100.00", "overbooking"),
        ),
        ("promise.contradiction", "We will refund ₹450 to your account.", owed("refund", "540.00", "refund")),
        ("promise.contradiction", "Your refund of A$20 is on its way.", owed("refund", "25.00", "refund")),
        ("promise.contradiction", "将为您退款200韩元。", owed("退款", "2000", "refund")),
        ("promise.contradiction", "將退款300泰銖給您。", owed("退款", "500", "refund")),
        ("promise.contradiction", "We will refund CHF 30.", owed("refund", "35.00", "refund")),
    ]
    none: list[Case] = [
        ("promise.contradiction", "We will refund Rs. 5,100.", owed("refund", "5100.00", "refund")),
        ("promise.contradiction", "Our 5 managers 1,500 km away refund nothing.", owed("gift", "5100.00", "gift")),
        ("promise.contradiction", "将为您退款2000韩元。", owed("退款", "2000", "refund")),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_was_promised_named_in_another_order() -> None:
    found: list[Case] = [
        (
            "promise.contradiction",
            "您好，违约金无法为您减免，请按账单金额缴纳。",
            owed("减免违约金", "120.00", "penalty"),
        ),
        ("promise.contradiction", "亲，您那单差价我们退66元哦。", owed("差价退款", "86.00", "price")),
        ("promise.contradiction", "滞纳金不能免除。", owed("免除滞纳金", None, "fee")),
        ("promise.contradiction", "濾芯不予更換。", owed("更換濾芯", None, "filter")),
        ("promise.contradiction", "医生回访时间定在12月10日16:30。", owed("医生回访", None, "callback")),
        ("promise.contradiction", "水表安装约在12月12日上午。", owed("安装水表", None, "meter")),
        ("promise.contradiction", "We cannot waive the late fee.", owed("late fee waiver", None, "penalty")),
        (
            "promise.contradiction",
            "The boiler will not be replaced.",
            owed("replacement of the boiler", None, "boiler"),
        ),
        (
            "promise.contradiction",
            "Told the guest that no late check-out is possible on the 28th.",
            owed("late check-out", None, "late check-out", "2026-11-28T15:00:00+08:00"),
        ),
    ]
    none: list[Case] = [
        ("promise.contradiction", "违约金已按约定为您减免。", owed("减免违约金", "120.00", "penalty")),
        ("promise.contradiction", "差价我们退86元。", owed("差价退款", "86.00", "price")),
        ("promise.contradiction", "We cannot waive the annual fee.", owed("late fee waiver", None, "penalty")),
        ("promise.contradiction", "Late check-out is not possible on the 12th.", owed("late check-out", None, "stay")),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_verbs_in_two_words_with_their_object_between() -> None:
    call = {"topic": "callback", "soonest": "PT2H", "calendar": "working", "words": ["call back", "callback"]}
    pick = {"topic": "collection", "soonest": "P2D", "words": ["pick up"]}
    found: list[Case] = [
        ("promise.over-catalogue", "Our duty manager will call you back in 15 minutes.", {"catalogue": [call]}),
        ("promise.over-catalogue", "Our manager is calling the customer back by 10:30.", {"catalogue": [call]}),
        ("promise.over-catalogue", "The driver will pick it up today at 5 pm.", {"catalogue": [pick]}),
        ("promise.over-catalogue", "We will pick your parcel up by 6 pm today.", {"catalogue": [pick]}),
    ]
    none: list[Case] = [
        ("promise.over-catalogue", "Our duty manager will call you back by 2 pm.", {"catalogue": [call]}),
        ("promise.over-catalogue", "The driver will pick it up on Thursday at 5 pm.", {"catalogue": [pick]}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_a_number_is_called_a_few_words_before_it() -> None:
    found: list[Case] = [
        ("pii.card", "For your records, the corporate card in use for the booking is 2223004455667781.", {}),
        ("pii.card", "The card on file for this order is 4111111111111111.", {}),
        ("pii.id", "The member with ID 32010219040125315X was added to your plan.", {}),
        ("pii.id", "The guest with national ID 11010519491231002X checked in.", {}),
    ]
    none: list[Case] = [
        ("pii.card", "The order paid by card is 4111111111111111.", {}),
        ("pii.id", "Member ID 32010219040125315X is active.", {}),
        ("pii.card", "Your booking number is 4111111111111111.", {}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_roman_numerals_of_chinese_papers() -> None:
    none: list[Case] = [
        ("placeholder.unfilled", "條文請參閱契約附件XX（即第二十號附件），前面附件XIX為費率表。", {}),
        ("placeholder.unfilled", "见附录XX与附录XVIII。", {}),
    ]
    found: list[Case] = [
        ("placeholder.unfilled", "请参阅附件XX。", {}),
        ("placeholder.unfilled", "请在XX日前参阅附件VII。", {}),
    ]
    assert false_alarms(none) == []
    assert missed(found) == []


def test_a_hundred_percent() -> None:
    found = [
        "Rest assured that our new filters are 100% effective against lead.",
        "The room with the sea view is yours, 100%, check-in from 3 pm.",
        "It will be fixed, 100%.",
        "We are one hundred percent sure that it will arrive.",
        "This is 100% accurate, no need to check.",
        "It will be there by 5 pm, you can bank on it.",
        "您放一百个心，明天12:00前送到。",
        "这事板上钉钉，明天17:00前到账。",
    ]
    none = [
        "The shirt is 100% cotton.",
        "The battery is at 100%.",
        "请清淡饮食，避免饮酒和高脂食物，保证睡眠。",
        "請多喝水，少熬夜，保證休息。",
        "请提前两天到，带好证件，保证手机有电。",
        "Charge it to 100 percent, then unplug it.",
    ]
    assert without_guarantee(found) == []
    assert read_as(None, none) == []


def test_what_somebody_else_does_without_us() -> None:
    none: list[Case] = [
        (
            "promise.no-deadline",
            "The courier, ParcelFox, will contact you directly; we have no control over its slots.",
            {},
        ),
        ("promise.no-deadline", "The carrier will deliver it; this is out of our hands.", {}),
        ("promise.no-deadline", "快递公司会联系您，我们无法干预派送顺序。", {}),
        ("promise.no-deadline", "商家会处理退货，与我司无关。", {}),
        ("date.past", "客户说中介11月20日会带他看房，结果没来，已婉拒处理。", {}),
        ("date.past", "旅客稱航空公司11月20日會送行李，未送達。", {}),
        ("date.past", "Caller said his broker will send it by 20 November.", {}),
    ]
    found: list[Case] = [
        ("promise.no-deadline", "The courier will contact you directly.", {}),
        ("promise.no-deadline", "Our engineer, Tom, will contact you.", {}),
        ("promise.no-deadline", "快递公司会联系您。", {}),
    ]
    assert false_alarms(none) == []
    assert missed(found) == []


def test_terms_that_only_meet_there() -> None:
    none: list[Case] = [
        ("jargon", "這款拼圖若短缺料件，可單獨加購。", term("缺料")),
        ("jargon", "客户在墙上挂账本照片投诉。", term("挂账")),
        ("jargon", "房间里的充电流控制在2安以内。", term("流控")),
        ("jargon", "空调单元的滤网要定期清洗。", term("调单")),
        ("jargon", "思维保持清晰。", term("维保")),
        ("jargon", "出风控制键在左侧。", term("风控")),
        ("jargon", "部分诊所周末休息。", term("分诊")),
        ("jargon", "旅客诉求已记录在系统内。", term("客诉")),
        ("jargon", "信号源自屋頂的天線。", term("号源")),
        ("jargon", "旋转单元的说明见附件。", term("转单")),
        ("jargon", "這是收回單據的櫃檯。", term("回单")),
        ("jargon", "总结案例已上传。", term("结案")),
        ("jargon", "设备降噪效果好。", term("备降")),
    ]
    found: list[Case] = [
        ("jargon", "您的调单已完成。", term("调单")),
        ("jargon", "已安排维保人员。", term("维保")),
        ("jargon", "该账户已被风控。", term("风控")),
        ("jargon", "请先到分诊台。", term("分诊")),
        ("jargon", "航班因流控延误。", term("流控")),
        ("jargon", "这笔费用先挂账处理。", term("挂账")),
        ("jargon", "这批货缺料，交期顺延。", term("缺料")),
        ("jargon", "您的客訴已結案。", term("客诉")),
        ("jargon", "航班备降南昌。", term("备降")),
        ("jargon", "电子回单已生成。", term("回单")),
    ]
    assert false_alarms(none) == []
    assert missed(found) == []
