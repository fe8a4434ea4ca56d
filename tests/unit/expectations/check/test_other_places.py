"""The rules on times, catalogue and promises under other calendars, in traditional script and longer sentences. Now is
Monday 2026-11-23 10:00 where nothing else is said."""

from tests.unit.expectations.check.judged import Case, Context, false_alarms, missed

OFFICE: Context = {"hours": {"mon-fri": "09:00-18:00"}, "holidays": "CN"}
NEW_YORK: Context = {
    "hours": {"mon-fri": "09:00-17:00"},
    "holidays": "US",
    "timezone": "America/New_York",
    "now": "2026-11-23T10:00:00-05:00",
}
LONDON: Context = {
    "hours": {"mon-fri": "08:30-17:30", "sat": "09:00-13:00"},
    "holidays": "GB",
    "timezone": "Europe/London",
    "now": "2026-12-21T10:00:00+00:00",
}
TAIPEI: Context = {"hours": {"mon-fri": "09:00-18:00"}, "holidays": "TW", "timezone": "Asia/Taipei"}
LONDON_IN_NOVEMBER: Context = {
    "hours": {"mon-fri": "08:30-17:30", "sat": "09:00-13:00"},
    "holidays": "GB",
    "timezone": "Europe/London",
    "now": "2026-11-23T10:00:00+00:00",
}
REFUND: Context = {
    "topic": "refund",
    "channel": "any",
    "soonest": "P3D",
    "calendar": "working",
    "words": ["退款", "refund"],
    "not_offered": ["当天到账", "same-day refund"],
}
REPAIR: Context = {
    "topic": "repair",
    "channel": "any",
    "soonest": "P2D",
    "calendar": "working",
    "words": ["上门维修", "technician visit", "repair visit"],
}
CALL: Context = {"topic": "callback", "channel": "any", "soonest": "PT4H", "words": ["回电", "call back", "callback"]}
OWED: Context = {
    "topic": "compensation",
    "what": "补偿",
    "amount": "200.00",
    "due_at": "2026-12-04T17:00:00+08:00",
    "channel": "chat",
}

FOUND: list[Case] = [
    ("hours.closed", "We will send you the corrected contract on Thursday, 26 November.", NEW_YORK),
    ("hours.closed", "We'll confirm your appointment by 28 December.", LONDON),
    ("hours.closed", "We'll phone you on Saturday at 3 pm.", LONDON_IN_NOVEMBER),
    ("hours.closed", "專員會在本週六上午十點與您聯繫。", TAIPEI),
    ("hours.closed", "我們會在今晚九點前把檢測報告寄給您。", TAIPEI),
    ("hours.closed", "維修人員會在週日下午到府檢修。", TAIPEI),
    ("hours.closed", "技术人员会在3小时内联系您。", {**OFFICE, "now": "2026-11-23T17:00:00+08:00"}),
    ("hours.closed", "The refund will be processed by us on Sunday.", OFFICE),
    ("hours.closed", "麻烦您留意，我们明天20点左右电话联系您。", OFFICE),
    ("date.past", "專員會在11月19日下午五點前與您聯繫。", {}),
    ("date.past", "我們承諾於11月21日（週六）前寄出補發商品。", {}),
    ("date.past", "Our surveyor is going to inspect the line on 17 November.", {}),
    ("date.past", "Noted: we'll send him the meter reading by 20 November.", {}),
    ("date.past", "您的问题我会在上午九点前给您一个答复。", {}),
    ("date.weekday", "我們將於11月26日（星期三）到府檢修。", {}),
    ("date.weekday", "十二月四日，星期六", {}),
    ("date.weekday", "The 1st of December (a Wednesday) suits us.", {}),
    ("date.weekday", "by 5 pm, Tuesday 25 November", {}),
    ("date.weekday", "Wednesday (11/26) 3 pm", {}),
    ("date.weekday", "本周四（25日）下午", {}),
    ("date.weekday", "后天（11月25日，周四）", {}),
    ("date.weekday", "Our visit: Mon 30 Nov or Tue 2 Dec", {}),
    ("date.weekday", "12月1日至3日（周一至周三）", {}),
    ("promise.over-catalogue", "這筆退款我們明天就會退到您的卡片。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款：明天（11月24日）18:00前到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "We expect to refund the money within two days.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "Refund confirmed, money with you by Wednesday noon.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "师傅今天下午过来上门维修，您在家等就行。", {"catalogue": [REPAIR]}),
    ("promise.contradiction", "补偿100元会在12月4日17:00前发放。", {"open_promises": [OWED]}),
    ("promise.contradiction", "补偿金250元，12月4日到账。", {"open_promises": [OWED]}),
    ("promise.contradiction", "您这边补偿申请没有通过，无法补偿。", {"open_promises": [OWED]}),
    ("promise.contradiction", "補償款預計12月8日入帳。", {"open_promises": [OWED]}),
    ("promise.contradiction", "Compensation of CNY 150 will reach you on 4 December.", {"open_promises": [OWED]}),
]
NOT_FOUND: list[Case] = [
    ("hours.closed", "We will send you the corrected contract on Wednesday, 25 November.", NEW_YORK),
    ("hours.closed", "We'll phone you on Saturday at 11 am.", LONDON_IN_NOVEMBER),
    ("hours.closed", "我們會在週五下午五點前把檢測報告寄給您。", TAIPEI),
    ("hours.closed", "我們將於兩個工作天內回覆。", TAIPEI),
    ("hours.closed", "技术人员会在3小时内联系您。", OFFICE),
    ("hours.closed", "五个工作日内给您寄出发票。", {**OFFICE, "now": "2026-11-28T10:00:00+08:00"}),
    ("hours.closed", "Parcels leave our warehouse every Saturday; yours will be sent on Monday.", OFFICE),
    ("hours.closed", "Our shop is closed on Sunday, so I'll call you on Monday at 9 am.", OFFICE),
    ("date.past", "您的问题我会在上午十一点前给您一个答复。", {}),
    ("date.past", "我們已於11月19日寄出補發商品，預計11月26日送達。", {}),
    ("date.past", "上週五您來電後，我們已安排專員於明天與您聯繫。", {}),
    (
        "date.past",
        "We said we would call on Friday 20 November; we did not, and I am sorry. I will call you today at 4 pm.",
        {},
    ),
    ("date.past", "The contract you signed on 1 October 2026 will be renewed on 1 October 2027.", {}),
    ("date.past", "Please note that the invoice dated 15 November will be replaced by 30 November.", {}),
    ("date.past", "客户于11月20日投诉，我们将于11月24日回访。", {}),
    ("date.past", "11月22日18:00前的订单我们会在今天发货。", {}),
    ("date.past", "11月20日之前下单的客户，我们会在月底前统一补发。", {}),
    ("date.past", "11月15日至11月20日期间的充值，我们会在本周内补送流量。", {}),
    ("date.past", "All orders placed before 20 November will be shipped this week.", {}),
    ("date.weekday", "Our visit: Mon 30 Nov or Tue 1 Dec", {}),
    ("date.weekday", "本周四（26日）下午", {}),
    ("date.weekday", "周六、周日（11月28日、29日）休息", {}),
    ("date.weekday", "11月28日、29日（周六、周日）休息", {}),
    ("date.weekday", "12月1日至3日（周二至周四）", {}),
    ("date.weekday", "营业时间：周一至周五；11月28日加班一天", {}),
    ("date.weekday", "11月25日前（周末除外）", {}),
    ("date.weekday", "Black Friday sale: 27 November", {}),
    ("date.weekday", "Order by Friday. 25 November is the last day.", {}),
    ("date.weekday", "我们11月25日回复；周五再跟进", {}),
    ("promise.over-catalogue", "退款三到五個工作天入帳。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "您昨天申请的退款已经审核，3个工作日后到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款会在12月1日到账，短信今天发给您。", {"catalogue": [REFUND]}),
    (
        "promise.over-catalogue",
        "We will refund you. Expect an email today and the money by 1 December.",
        {"catalogue": [REFUND]},
    ),
    ("promise.over-catalogue", "我们今天收到退货，退款周五到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "We don't do same-day refunds.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "上门维修预约在11月26日上午。", {"catalogue": [REPAIR]}),
    (
        "promise.over-catalogue",
        "Your callback request is logged; we will call you back tomorrow.",
        {"catalogue": [CALL]},
    ),
    ("promise.contradiction", "补偿200元会在12月4日17:00前发放。", {"open_promises": [OWED]}),
    ("promise.contradiction", "两百元补偿12月4日到账。", {"open_promises": [OWED]}),
    ("promise.contradiction", "补偿200元今天已提前发放到您的账户。", {"open_promises": [OWED]}),
    ("promise.contradiction", "补偿以外的费用我们无法承担。", {"open_promises": [OWED]}),
    ("promise.contradiction", "Compensation of 200 yuan stays due on Friday 4 December.", {"open_promises": [OWED]}),
    (
        "promise.contradiction",
        "我们原先承诺12月4日发放补偿，现推迟到12月9日17:00前，非常抱歉。",
        {"open_promises": [OWED]},
    ),
]


def test_it_is_found_there_too() -> None:
    assert missed(FOUND) == []


def test_what_only_comes_near_is_not_found_there() -> None:
    assert false_alarms(NOT_FOUND) == []
