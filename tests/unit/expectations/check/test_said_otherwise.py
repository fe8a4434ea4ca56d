"""Undertakings, guarantees and promises in words that stand beside the usual ones, in both languages, and near misses
of each. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed

OFFICE = {"hours": {"mon-fri": "09:00-18:00"}, "holidays": "CN"}
BOILER = {"catalogue": [{"topic": "boiler", "soonest": "P5D", "calendar": "working", "words": ["boiler"]}]}
REFUND = {"catalogue": [{"topic": "refund", "soonest": "P3D", "calendar": "working", "words": ["退款", "退费"]}]}
REPORT = {"catalogue": [{"topic": "report", "soonest": "P5D", "calendar": "working", "words": ["检测报告"]}]}
FITTING = {"open_promises": [{"topic": "meter", "what": "meter exchange", "due_at": "2026-12-01T10:30:00+08:00"}]}
ALLOWANCE = {
    "open_promises": [{"topic": "meal", "what": "餐补", "amount": "50.00", "due_at": "2026-11-27T18:00:00+08:00"}]
}
POINTS = {
    "open_promises": [{"topic": "points", "what": "积分", "amount": "8000", "due_at": "2026-11-27T18:00:00+08:00"}]
}
MILES = {
    "open_promises": [{"topic": "miles", "what": "miles", "amount": "21000", "due_at": "2026-11-27T17:00:00+08:00"}]
}
WAIVER = {"open_promises": [{"topic": "fee", "what": "滞纳金减免", "due_at": "2026-11-30T17:00:00+08:00"}]}
REPAID = {"open_promises": [{"topic": "refund", "what": "refund", "due_at": "2026-11-30T17:00:00+08:00"}]}
REPAIR_FEE = {
    "open_promises": [{"topic": "repair", "what": "维修费", "amount": "280.00", "due_at": "2026-11-25T18:00:00+08:00"}]
}
LAMP = {"catalogue": [{"topic": "fitting", "soonest": "P3D", "calendar": "working", "words": ["安装", "installation"]}]}
BAGS = {"catalogue": [{"topic": "luggage", "soonest": "P2D", "words": ["luggage delivery", "行李送还"]}]}
FITTED = {"open_promises": [{"topic": "installation", "what": "安装", "due_at": "2026-11-26T09:00:00+08:00"}]}
COURSE = {"full_text": "Dear all, the course starts on 9 January at 10:15. There are 8 lessons."}
SINGLE = {"glossary": [{"term": "销单", "say": "取消订单"}]}
SOFA = {"full_text": "尊敬的林小姐，您訂購的餐桌將於12月3日13:00至17:00送達，尾款新臺幣12,600元請備妥。"}
LIFT = {"full_text": "各位业主：12月3日9:00至15:00对3号至5号楼进行电梯年检，期间电梯停用。"}

FOUND: list[Case] = [
    # a verb that ends like an adverb
    ("promise.no-deadline", "The registrar has your letter and will reply in person.", {}),
    ("promise.no-deadline", "Our technicians will supply a new charger.", {}),
    ("promise.no-deadline", "We will re-hang the curtain and re-stitch the hem.", {}),
    # promised in other words
    ("promise.no-deadline", "已应允由店长出具书面说明。", {}),
    ("hours.closed", "允诺用户本周日中午前电话告知处理结果。", OFFICE),
    ("hours.closed", "许诺客户周六12:00前寄出合同。", OFFICE),
    ("promise.absolute", "跟病人家属保证了，今晚床位能空出来。", {}),
    ("promise.absolute", "Guaranteed him a new handset by Friday 27 November.", {}),
    ("promise.absolute", "您的快件绝对丢不了。", {}),
    ("promise.absolute", "这批货您绝对亏不了。", {}),
    ("promise.absolute", "The fabric of this chair will definitely not fade.", {}),
    ("promise.absolute", "The colour will certainly last.", {}),
    # the noun in front, and who acts after it
    ("time.vague", "退货我们晚点处理。", {}),
    ("time.vague", "您的维修我稍后跟进。", {}),
    ("promise.over-catalogue", "退款我给您加个急，24小时内到您的账户。", REFUND),
    ("promise.over-catalogue", "退费今晚20:00到您手上，不用操心。", REFUND),
    # what there is to be seen then
    ("promise.over-catalogue", "您的检测报告明天18:00前就可以在公众号里查到。", REPORT),
    ("promise.over-catalogue", "We can install the boiler on Wednesday 25 November at 2 pm.", BOILER),
    # dated before now
    ("date.past", "您的爱车将于今天上午9:00烤漆完工。", {}),
    ("date.past", "厂房改造将于11月20日竣工。", {}),
    ("date.past", "The deposit will be paid on 20 November 2026.", {}),
    ("promise.contradiction", "Gas meter exchange: our engineer comes on 1 December at 14:00.", FITTING),
    # how much
    ("promise.contradiction", "查过了，您的餐补为30元，已经录入。", ALLOWANCE),
    ("promise.contradiction", "我们会在11月27日18:00前补给您5,000积分。", POINTS),
    ("promise.contradiction", "We will credit 12,000 miles by 5 pm on 27 November.", MILES),
    # a no in the clause after
    ("promise.contradiction", "关于您提出的滞纳金减免，经审核不予通过。", WAIVER),
    ("promise.contradiction", "Regarding your refund, we are unable to proceed.", REPAID),
    ("fact.changed", "餐桌12月3日13:00至17:00送達，尾款12,800元請備現金。", SOFA),
    ("fact.changed", "12月3日9:00至16:00，3号至5号楼电梯年检停用。", LIFT),
    # whose it is, and where a notice tells it
    ("promise.over-catalogue", "客户着急用，已同意明天上午10点上门安装。", LAMP),
    ("promise.over-catalogue", "Installation of your ceiling lamp: tomorrow, 24 November, 9 am to noon.", LAMP),
    ("promise.over-catalogue", "Told the guest that luggage delivery to her hotel is set for 9 pm today.", BAGS),
    ("promise.contradiction", "吊灯安装时间为11月28日上午9点，请留人在家。", FITTED),
    ("date.past", "The refund for the cancelled match will be paid by 30 October 2026.", {}),
    ("date.past", "航班取消的退票款将于10月30日前退回。", {}),
    ("promise.no-deadline", "We guarantee to make good the difference to you.", {}),
    ("promise.no-deadline", "收到您的截图了，我们会给您补发一个配件。", {}),
    ("pii.id", "Pass issued for ID 440524188001010014.", {}),
    ("jargon", "已经帮您销单。", SINGLE),
]
NONE: list[Case] = [
    ("promise.absolute", "这道汤绝对吃不了辣的客人可以点清汤锅底。", {}),
    ("promise.absolute", "The maker's guarantee card lies in the box.", {}),
    ("promise.absolute", "这样做保证了水质。", {}),
    ("promise.absolute", "The film will definitely surprise you.", {}),
    ("hours.closed", "客户允诺周日中午前电话告知我们结果。", OFFICE),
    ("promise.over-catalogue", "We can install the boiler on Tuesday or Wednesday at 2 pm, as you prefer.", BOILER),
    ("promise.over-catalogue", "If that suits you, we can install the boiler tomorrow at 2 pm.", BOILER),
    ("promise.over-catalogue", "请明天18:00前在公众号里查看检测报告的样本。", REPORT),
    ("date.past", "2026年11月1日前开通的宽带不受影响。", {}),
    ("date.past", "今年6月30日前注册的用户会保留原价。", {}),
    ("date.past", "Showed her the slip: signed for at 08:40 this morning by his wife.", {}),
    ("date.weekday", "From 1 December the Friday market is at the station.", {}),
    ("promise.contradiction", "跟您说一声，维修费今天上午就提前转给您了，一共280元。", REPAIR_FEE),
    ("promise.contradiction", "查过了，您的餐补为50元，已经录入。", ALLOWANCE),
    ("promise.contradiction", "We will credit 21,000 miles by 5 pm on 27 November.", MILES),
    ("promise.contradiction", "关于您提出的滞纳金减免，已按约定办理。", WAIVER),
    ("promise.contradiction", "Regarding your refund, we are glad to confirm the date.", REPAID),
    ("promise.over-catalogue", "客户已同意明天上午10点自行安装。", LAMP),
    ("date.past", "The concert took place on 30 October 2026.", {}),
    ("promise.no-deadline", "收到您的截图后，我们会给您补发一个配件。", {}),
    ("promise.no-deadline", "灯亮了就说明已经清零。", {}),
    ("pii.card", "Pass issued for ID 440524188001010014.", {}),
    ("jargon", "促销单品不含运费。", SINGLE),
    ("fact.changed", "Course from 9 January, 10:15: 8 lessons.", COURSE),
    ("fact.changed", "餐桌12月3日下午1點至5點送達，尾款12600元請備現金。", SOFA),
    ("fact.changed", "12月3日上午9点到下午3点，3号至5号楼电梯年检停用。", LIFT),
]


def test_what_is_said_in_other_words_is_found() -> None:
    assert missed(FOUND) == []


def test_what_reads_alike_is_passed_over() -> None:
    assert false_alarms(NONE) == []


def test_yuan_alone_is_the_money_of_the_place_and_of_no_other() -> None:
    full = {"full_text": "退款30美元将于11月27日到账。"}
    assert missed([("fact.changed", "退款30元将于11月27日到账。", full)]) == []
