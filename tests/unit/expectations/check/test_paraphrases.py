"""The rules on times, catalogue, promises and facts over sentences as people word them: in both languages and scripts,
with near misses. Now is Monday 2026-11-23 10:00."""

from typing import Any

import pytest

from tests.unit.expectations.check.judged import findings

Context = dict[str, Any]

REFUND = {
    "topic": "refund",
    "channel": "any",
    "soonest": "P3D",
    "calendar": "working",
    "words": ["退款", "refund"],
    "not_offered": ["当天到账", "same-day refund"],
}
REPAIR = {
    "topic": "repair",
    "channel": "any",
    "soonest": "P2D",
    "calendar": "working",
    "words": ["上门维修", "technician visit", "repair visit"],
}
CALL = {"topic": "callback", "channel": "any", "soonest": "PT4H", "words": ["回电", "call back", "callback"]}
OWED = {"topic": "refund", "what": "退款", "amount": "30.00", "due_at": "2026-11-25T18:00:00+08:00", "channel": "phone"}
OWED_GBP = {
    "topic": "refund",
    "what": "refund",
    "amount": "75.00",
    "due_at": "2026-11-26T18:00:00+08:00",
    "channel": "email",
}
OWED_VISIT = {"topic": "repair", "what": "上门维修", "due_at": "2026-11-26T12:00:00+08:00", "channel": "phone"}
OWED_INVOICE = {"topic": "invoice", "what": "开具发票", "due_at": "2026-12-10T17:00:00+08:00", "channel": "email"}
OWED_PARCEL = {
    "topic": "delivery",
    "what": "replacement parcel",
    "due_at": "2026-11-27T18:00:00+08:00",
    "channel": "chat",
}
OFFICE = {"hours": {"mon-fri": "09:00-18:00"}, "holidays": "CN"}
PLAN = (
    "Dear Ms Chen, your instalment plan for invoice INV-20931 starts on 1 December 2026. The monthly "
    "rate is $45.50 for 12 months, due on the 5th. Call us before 6 pm on 27 November if you want to "
    "change it."
)
OUTAGE = (
    "Hello, we have approved compensation of £25 for the outage on 20 November. It will be credited "
    "to your December bill, by 15 December at the latest. Reference C-50017."
)
VISIT = (
    "尊敬的李先生：您办理的宽带移机（工单号WO88321）已安排，"
    "工程师王师傅将于11月28日（周六）9:00-11:00上门，上门费50元，现场支付。"
    "如需改期，请于11月27日17:00前致电400-800-1234。"
)
RETURN = "您好，您的退货RMA-7741已签收，退款￥1,280.00将在3个工作日内退回原支付账户，最迟12月2日到账。"
FOUND: list[tuple[str, str, Context]] = [
    ("date.past", "给您造成不便十分抱歉，工程师最迟11月21日到场处理。", {}),
    ("date.past", "承诺在2026年11月1日之前完成补发。", {}),
    ("date.past", "发票我们11月18日前会寄到您公司。", {}),
    ("date.past", "您的宽带移机将安排在11月20日上午9点至11点。", {}),
    ("date.past", "补发的包裹预计11月19日送达，请保持电话畅通。", {}),
    ("date.past", "客服专员会于今天8:30前联系您。", {}),
    ("date.past", "我們預計於11月20日（週五）下午三點前完成檢測並通知您。", {}),
    ("date.past", "The replacement card will reach you by 19 November.", {}),
    ("date.past", "I'll ring you on Friday 20 November with the outcome.", {}),
    ("date.past", "Your case will be reviewed by Thursday, 19 November 2026.", {}),
    ("date.past", "You'll have the money back by November 18.", {}),
    ("date.past", "Promised the customer a call back by 9:30 this morning.", {}),
    ("date.past", "A colleague is going to contact you no later than 8 am today.", {}),
    ("date.weekday", "安装时间定在下周四（12月4日）。", {}),
    ("date.weekday", "周三，11月26日，下午两点", {}),
    ("date.weekday", "11月28日 星期五 上午", {}),
    ("date.weekday", "12月1号(周一)之前", {}),
    ("date.weekday", "配送日期：2026-12-05 周日", {}),
    ("date.weekday", "We'll be there on Monday, 24 November.", {}),
    ("date.weekday", "Sat. 29 Nov", {}),
    ("date.weekday", "on the 27th (Thursday)", {}),
    ("date.weekday", "Thursday (26 Nov) is fine, or Friday (28 Nov).", {}),
    ("date.weekday", "大后天（周五）上门", {}),
    ("hours.closed", "技术同事这周六一早给您装机。", {**OFFICE}),
    ("hours.closed", "元旦当天我们会给您送货。", {**OFFICE, "now": "2026-12-28T10:00:00+08:00"}),
    ("hours.closed", "我们会在1月1日12:00前回复您。", {**OFFICE, "now": "2026-12-28T10:00:00+08:00"}),
    ("hours.closed", "我会在晚上10点前给您打电话。", {**OFFICE}),
    ("hours.closed", "专员会在36小时内联系您。", {**OFFICE, "now": "2026-11-27T09:30:00+08:00"}),
    ("hours.closed", "我們會在本週日中午前寄出。", {**OFFICE}),
    ("hours.closed", "We'll have an answer for you by Sunday evening.", {**OFFICE}),
    ("hours.closed", "I'll call you back at 7:30 tonight.", {**OFFICE}),
    ("hours.closed", "We will repair it by Saturday noon.", {**OFFICE}),
    ("hours.closed", "You will hear from us by 10 pm.", {**OFFICE}),
    ("hours.closed", "Agreed a callback for Sunday at 11 am.", {**OFFICE}),
    ("promise.over-catalogue", "退款这边明天中午就能到您账上。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "我这边帮您加急，退款今晚到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款最晚后天到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款已受理，预计48小时内到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "維修師傅明天上午會上門維修。", {"catalogue": [REPAIR]}),
    ("promise.over-catalogue", "我们一小时内回电给您。", {"catalogue": [CALL]}),
    ("promise.over-catalogue", "You will get your refund tomorrow.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "The refund should land in your account within a day.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "A technician visit has been arranged for tomorrow afternoon.", {"catalogue": [REPAIR]}),
    ("promise.over-catalogue", "We'll call back in half an hour.", {"catalogue": [CALL]}),
    ("promise.over-catalogue", "Same-day refund: yes, we do that for you.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "可以当天到账哦亲。", {"catalogue": [REFUND]}),
    ("promise.contradiction", "您好，这笔退款周四（11月26日）到账。", {"open_promises": [OWED]}),
    ("promise.contradiction", "退款30元，最晚11月28日原路返回。", {"open_promises": [OWED]}),
    ("promise.contradiction", "将为您退回25元至原支付账户。", {"open_promises": [OWED]}),
    ("promise.contradiction", "经核实，您的情况不能退款。", {"open_promises": [OWED]}),
    ("promise.contradiction", "师傅改不了，11月28日上午上门维修。", {"open_promises": [OWED_VISIT]}),
    ("promise.contradiction", "發票將於12月15日前開具。", {"open_promises": [OWED_INVOICE]}),
    ("promise.contradiction", "Refund of £75 goes back to your card on 30 November.", {"open_promises": [OWED_GBP]}),
    ("promise.contradiction", "We'll refund you £57.00 by 26 November, 6 pm.", {"open_promises": [OWED_GBP]}),
    ("promise.contradiction", "I'm afraid a refund isn't possible in your case.", {"open_promises": [OWED_GBP]}),
    (
        "promise.contradiction",
        "The replacement parcel will be with you on Monday 30 November.",
        {"open_promises": [OWED_PARCEL]},
    ),
    (
        "promise.contradiction",
        "Your replacement ships tomorrow and will be delivered by 25 November.",
        {"open_promises": [OWED_PARCEL]},
    ),
    ("promise.contradiction", "We will not be refunding this order.", {"open_promises": [OWED_GBP]}),
    (
        "fact.changed",
        "Plan for INV-20931: $45.50/month for 12 months from 1 Dec, due on the 5th. Changes: call by 6pm on 28 Nov.",
        {"full_text": PLAN},
    ),
    (
        "fact.changed",
        "Plan for INV-20931: $54.50/month for 12 months from 1 Dec, due on the 5th. Changes: call by 6pm on 27 Nov.",
        {"full_text": PLAN},
    ),
    (
        "fact.changed",
        "Plan for INV-20913: $45.50/month for 12 months from 1 Dec, due on the 5th. Changes: call by 6pm on 27 Nov.",
        {"full_text": PLAN},
    ),
    (
        "fact.changed",
        "工单WO88321：11月28日上午9:00-12:00上门，费用￥50，改期请在周五下午5点前来电。",
        {"full_text": VISIT},
    ),
    (
        "fact.changed",
        "工单WO88321：11月28日上午9:00-11:00上门，费用￥50，改期请在周四下午5点前来电。",
        {"full_text": VISIT},
    ),
    (
        "fact.changed",
        "工单WO88231：11月28日9:00-11:00上门，费用50元，改期请在11月27日17点前来电。",
        {"full_text": VISIT},
    ),
    ("fact.changed", "工单WO88321：11月28日上门，费用50元，改期请在11月27日17点前来电。", {"full_text": VISIT}),
    ("fact.changed", "退货RMA-7741退款1208元，3个工作日内、最迟12月2日退回原账户", {"full_text": RETURN}),
    ("fact.changed", "退货RMA-7741退款1280元，5个工作日内、最迟12月2日退回原账户", {"full_text": RETURN}),
    ("fact.changed", "退货RMA-7741退款1280元，最迟12月3日退回原账户", {"full_text": RETURN}),
    (
        "fact.changed",
        "£25 for the 20 Nov outage will be on your December bill by 15 Jan. Ref C-50017",
        {"full_text": OUTAGE},
    ),
    ("fact.changed", "£25 for the 20 Nov outage will be on your December bill by 15 Dec.", {"full_text": OUTAGE}),
    ("fact.changed", "€25 for the 20 Nov outage, on your December bill by 15 Dec. Ref C-50017", {"full_text": OUTAGE}),
    (
        "fact.changed",
        "限购3件，满300减30，活动至12月12日24:00",
        {"full_text": "每人限购2件，满300元减30元，活动截止12月12日24点。"},
    ),
    (
        "fact.changed",
        "明天下午2点停水，5点恢复",
        {"full_text": "因管道抢修，您所在小区将于明天（11月24日）14:00停水，预计16:00恢复。"},
    ),
    (
        "fact.changed",
        "Upload files of up to 25 MB, max 5 items",
        {"full_text": "You can upload at most 5 items, each up to 20 MB."},
    ),
    ("promise.over-catalogue", "您的退款我已提交加急，明早10点前一定到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "好的，退款一天内给您处理到位。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "跟您确认：退款11月24日18:00前原路退回。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "Good news, your refund is due in your account on Tuesday.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "I have arranged the refund, it will be there in 24 hours.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "We can do a same-day refund for you.", {"catalogue": [REFUND]}),
    ("hours.closed", "12月26日（周六）下午给您送新机。", {**OFFICE}),
    ("hours.closed", "我司承诺12小时内给出处理方案。", {**OFFICE, "now": "2026-11-23T15:00:00+08:00"}),
    ("hours.closed", "您的问题会在国庆当天由专人回复。", {**OFFICE, "now": "2026-09-28T10:00:00+08:00"}),
    ("hours.closed", "You will have our decision by 8 p.m. on Friday.", {**OFFICE}),
    (
        "hours.closed",
        "I'll check and get back to you on New Year's Day.",
        {**OFFICE, "now": "2026-12-28T10:00:00+08:00"},
    ),
    ("date.past", "您的投诉将在10个工作日内，即11月16日前办结。", {}),
    ("date.past", "We shall issue the certificate on or before 16 November 2026.", {}),
    ("date.past", "The engineer is scheduled for 9 am today.", {}),
    ("promise.contradiction", "跟您说下退款的事，得等到12月1日才能到账。", {"open_promises": [OWED]}),
    ("promise.contradiction", "退款会在24小时内到账。", {"open_promises": [OWED]}),
    ("promise.contradiction", "这单没法退款哦。", {"open_promises": [OWED]}),
    ("promise.contradiction", "We'll pay the £75 refund on Friday the 27th.", {"open_promises": [OWED_GBP]}),
    ("promise.contradiction", "There will be no refund for this order.", {"open_promises": [OWED_GBP]}),
    ("promise.contradiction", "您的賠付金額為20元退款，11月25日入帳。", {"open_promises": [OWED]}),
]
NOT_FOUND: list[tuple[str, str, Context]] = [
    ("date.past", "您11月18日的来电我们已记录，专员将在明天18:00前联系您。", {}),
    ("date.past", "该订单已于11月19日发货，预计11月26日送达。", {}),
    ("date.past", "根据11月20日的通话记录，我们会在周三前给您答复。", {}),
    ("date.past", "本次活动已于11月15日结束，优惠券将在11月28日发放。", {}),
    ("date.past", "合同自2026年1月1日起生效，我们会在12月1日前寄出。", {}),
    ("date.past", "上次承诺11月20日到账，未能做到，非常抱歉，现改为11月26日18:00前。", {}),
    ("date.past", "11月20日我们给您打过电话，无人接听，今天17:00前会再打一次。", {}),
    ("date.past", "我们11月20日就给您寄出了。", {}),
    ("date.past", "We tried to reach you on 20 November and will try again tomorrow at 10 am.", {}),
    ("date.past", "Your bill of 15 November will be corrected by Friday.", {}),
    ("date.past", "As agreed on 19 November, we will send the replacement by 27 November.", {}),
    ("date.past", "The payment due on 20 November has been received.", {}),
    ("date.past", "The outage that began at 8 am today will be fixed by 6 pm.", {}),
    ("date.past", "We were supposed to call you on 20 November and failed; we will call by 5 pm today.", {}),
    ("date.past", "Customer says he was promised a refund by 20 November.", {}),
    ("date.past", "客户称之前承诺11月20日前退款。", {}),
    ("date.past", "您的会员将于明年11月20日到期。", {}),
    ("date.weekday", "大后天（周四）上门", {}),
    ("date.weekday", "安装时间定在下周四（12月3日）。", {}),
    ("date.weekday", "周三11月25日或周四11月26日", {}),
    ("date.weekday", "Thursday (26 Nov) is fine, or Friday (27 Nov).", {}),
    ("date.weekday", "the Monday after 25 November", {}),
    ("date.weekday", "We close at 5 on Fridays; on 25 November we are open.", {}),
    ("date.weekday", "11月25日起每周五更新", {}),
    ("date.weekday", "2025年11月25日（周二）", {}),
    ("date.weekday", "from Wednesday 25 to Friday 27 November", {}),
    ("date.weekday", "25（周三）、26（周四）日均可上门", {}),
    ("hours.closed", "We'll have an answer for you by the end of the week.", {**OFFICE}),
    ("hours.closed", "我们会在下周内给您结果。", {**OFFICE}),
    ("hours.closed", "门店周六周日正常营业，您随时可以过来。", {**OFFICE}),
    ("hours.closed", "您周六寄出的包裹，我们会在周二前验收。", {**OFFICE}),
    ("hours.closed", "系统升级时间为本周日凌晨0点至4点，期间无法下单。", {**OFFICE}),
    ("hours.closed", "我们会在10月10日12:00前回复您。", {**OFFICE, "now": "2026-09-30T10:00:00+08:00"}),
    ("hours.closed", "活动截止到周日24点。", {**OFFICE}),
    ("hours.closed", "We will carry out planned maintenance on Saturday night.", {**OFFICE}),
    ("hours.closed", "The offer is valid until Sunday.", {**OFFICE}),
    ("hours.closed", "If you call us on Saturday, nobody will answer; we will call you on Monday.", {**OFFICE}),
    ("hours.closed", "Can you be at home on Saturday morning?", {**OFFICE}),
    ("hours.closed", "周末无人值班，我们会在周一上午给您回电。", {**OFFICE}),
    ("promise.over-catalogue", "退款一般3到5个工作日到账。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款需要经过审核，最快三个工作日，最慢七个工作日。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "您今天提交的退款申请，会在本周五前处理完。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款进度明天会短信通知您。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款金额明天核对后，三个工作日内打款。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "做不到当天到账，请您谅解。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "请问您是要当天到账吗？", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "Your refund request will be answered by email today.", {"catalogue": [REFUND]}),
    (
        "promise.over-catalogue",
        "We received your refund form today and pay out within 5 working days.",
        {"catalogue": [REFUND]},
    ),
    ("promise.over-catalogue", "A same-day refund is not something we offer.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "We'll call back by 4 pm.", {"catalogue": [CALL]}),
    ("promise.over-catalogue", "Customer wants the refund by tomorrow.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "客户要求明天前退款。", {"catalogue": [REFUND]}),
    ("promise.contradiction", "您好，这笔退款周三（11月25日）到账。", {"open_promises": [OWED]}),
    ("promise.contradiction", "退款30元，仍按约定11月25日18:00前原路返回。", {"open_promises": [OWED]}),
    ("promise.contradiction", "发票12月10日前寄出，退款不受影响。", {"open_promises": [OWED, OWED_INVOICE]}),
    ("promise.contradiction", "此前约定的25日无法实现，退款延至11月27日18:00前，抱歉。", {"open_promises": [OWED]}),
    ("promise.contradiction", "30元退款昨天已经到账，请查收。", {"open_promises": [OWED]}),
    ("promise.contradiction", "本次订单实付299元，其中30元将于11月25日退款。", {"open_promises": [OWED]}),
    ("promise.contradiction", "请在11月30日前确认退款账户。", {"open_promises": [OWED]}),
    (
        "promise.contradiction",
        "The refund of £75.00 is still on course for 26 November.",
        {"open_promises": [OWED_GBP]},
    ),
    (
        "promise.contradiction",
        "Instead of 26 November the refund will arrive on 30 November.",
        {"open_promises": [OWED_GBP]},
    ),
    (
        "promise.contradiction",
        "We promised the refund for 26 November; it will be 30 November instead.",
        {"open_promises": [OWED_GBP]},
    ),
    (
        "promise.contradiction",
        "I will email you on 30 November about next year's tariff. The refund stays as it is.",
        {"open_promises": [OWED_GBP]},
    ),
    (
        "promise.contradiction",
        "We paid your refund of £75 this morning, two days early.",
        {"open_promises": [OWED_GBP]},
    ),
    (
        "promise.contradiction",
        "Your parcel of 20 November cost 12 pounds to send; the refund of £75 follows by Thursday.",
        {"open_promises": [OWED_GBP]},
    ),
    (
        "promise.contradiction",
        "Your replacement will be delivered by Friday at 6 pm.",
        {"open_promises": [OWED_PARCEL]},
    ),
    (
        "fact.changed",
        "Plan for INV-20931: $45.50/month for 12 months from 1 Dec, due on the 5th. Changes: call by 6pm on 27 Nov.",
        {"full_text": PLAN},
    ),
    (
        "fact.changed",
        "工单WO88321：王师傅11/28（周六）9点至11点上门移机，上门费50元。改期请于11/27 17:00前致电400-800-1234。",
        {"full_text": VISIT},
    ),
    (
        "fact.changed",
        "工单WO88321：11月28日上午9:00-11:00上门，费用￥50，改期请在周五下午5点前来电。",
        {"full_text": VISIT},
    ),
    ("fact.changed", "退货RMA-7741退款1280元，3个工作日内、最迟12月2日退回原账户", {"full_text": RETURN}),
    (
        "fact.changed",
        "￡25 for the 20 Nov outage will be on your December bill by 15 Dec. Ref C-50017",
        {"full_text": OUTAGE},
    ),
    (
        "fact.changed",
        "限购2件，满300减30，活动至12月12日24:00",
        {"full_text": "每人限购2件，满300元减30元，活动截止12月12日24点。"},
    ),
    (
        "fact.changed",
        "明天下午2点停水，4点恢复",
        {"full_text": "因管道抢修，您所在小区将于明天（11月24日）14:00停水，预计16:00恢复。"},
    ),
    ("fact.changed", "您的补偿金二十元，后天前发放", {"full_text": "补偿20元，将于11月25日前发放。"}),
    (
        "fact.changed",
        "您申請的退款新台幣1,200元，週五前入帳",
        {"full_text": "您申請的退款NT$1200將於11月27日（週五）前入帳。"},
    ),
    (
        "fact.changed",
        "Upload files of up to 20 MB, max 5 files",
        {"full_text": "You can upload at most 5 files, each up to 20 MB."},
    ),
    (
        "fact.changed",
        "回复1确认，回复2改期。11月28日9:00-11:00上门，工单WO88321，50元，改期11月27日17:00前",
        {"full_text": VISIT},
    ),
    (
        "fact.changed",
        "Two working days, then the money is yours: by Wed.",
        {"full_text": "The money will be yours within 2 working days, by Wednesday 25 November."},
    ),
    ("promise.over-catalogue", "退款会在审核通过后原路退回，整个过程约5个工作日。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "若退款三个工作日后仍未到账，请联系我们，我们当天为您核查。", {"catalogue": [REFUND]}),
    (
        "promise.over-catalogue",
        "I will check the status of your refund and call you tomorrow.",
        {"catalogue": [REFUND]},
    ),
    ("promise.over-catalogue", "Your refund normally takes 3 to 5 working days.", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "退款大概需要一周。", {"catalogue": [REFUND]}),
    ("promise.over-catalogue", "The technician visit takes about two hours.", {"catalogue": [REPAIR]}),
    (
        "promise.over-catalogue",
        "We'll let you know tomorrow when the technician visit can take place.",
        {"catalogue": [REPAIR]},
    ),
    ("hours.closed", "我们会在12小时内给出处理方案。", {"hours": {"mon-sun": "00:00-24:00"}, "holidays": "CN"}),
    ("hours.closed", "12月26日（周六）我司休息，12月28日上午给您送新机。", {**OFFICE}),
    ("hours.closed", "账单每月1日凌晨出账。", {**OFFICE}),
    ("hours.closed", "We reply Monday to Friday from 9 to 6, and will answer you on Monday.", {**OFFICE}),
    ("hours.closed", "The area will be without power on Sunday from 1 am to 5 am for planned work.", {**OFFICE}),
    ("hours.closed", "The customer will call us back on Saturday.", {**OFFICE}),
    ("hours.closed", "客户说周六再打过来。", {**OFFICE}),
    ("hours.closed", "Your request of Saturday will be handled by Tuesday.", {**OFFICE}),
    ("date.past", "故障始于11月20日晚，我们将在今天内修复。", {}),
    ("date.past", "您11月份的账单会在12月1日出账。", {}),
    ("date.past", "截至11月20日，您的积分为300分，我们会在月底前补发。", {}),
    ("date.past", "Since 20 November we have called you twice.", {}),
    ("date.past", "Per your call on Friday 20 November, we will waive the fee by 30 November.", {}),
    ("date.past", "The fault reported on Nov 20 will be repaired tomorrow.", {}),
    ("promise.contradiction", "退款到账后请您确认，我们会在11月30日回访。", {"open_promises": [OWED]}),
    ("promise.contradiction", "25号18点前退款到账，请放心。", {"open_promises": [OWED]}),
    ("promise.contradiction", "The refund can't arrive before Thursday 26 November.", {"open_promises": [OWED_GBP]}),
    (
        "promise.contradiction",
        "Refunds over £500 need a signature; yours of £75 arrives on 26 November as promised.",
        {"open_promises": [OWED_GBP]},
    ),
    (
        "promise.contradiction",
        "No, the refund has not been forgotten: it comes on Thursday.",
        {"open_promises": [OWED_GBP]},
    ),
    ("promise.contradiction", "不会影响退款，仍是11月25日到账。", {"open_promises": [OWED]}),
    ("promise.contradiction", "您的另一笔订单今天发货，11月28日送达。", {"open_promises": [OWED]}),
]


@pytest.mark.parametrize(("rule", "text", "context"), FOUND)
def test_it_is_found_however_it_is_worded(rule: str, text: str, context: Context) -> None:
    assert findings(rule, text, **context)


@pytest.mark.parametrize(("rule", "text", "context"), NOT_FOUND)
def test_what_only_comes_near_is_not(rule: str, text: str, context: Context) -> None:
    assert findings(rule, text, **context) == []
