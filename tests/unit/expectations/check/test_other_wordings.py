"""Rules on dates, promises, slots, terms and facts over ways of putting things that came up late: in both languages and
scripts, with near misses. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed

CALL = {"topic": "callback", "channel": "any", "soonest": "PT2H", "words": ["回电", "call you back"]}
CARD = {"topic": "card", "channel": "any", "soonest": "P4D", "calendar": "working", "words": ["补卡", "新卡"]}
APPEAL = {"topic": "appeal", "channel": "any", "soonest": "P3D", "calendar": "working", "words": ["申诉", "appeal"]}
DEPOSIT = {"topic": "deposit", "channel": "any", "soonest": "P7D", "words": ["押金", "deposit"]}
OFFICE = {"hours": {"mon-fri": "09:00-18:00"}, "holidays": "CN"}
OWED_DEPOSIT = {"topic": "deposit", "what": "deposit", "amount": "450.00", "due_at": "2026-12-11T17:00:00+08:00"}
OWED_RENT = {"topic": "deposit", "what": "押金", "amount": "800.00", "due_at": "2026-12-11T17:00:00+08:00"}
OWED_SWAP = {"topic": "exchange", "what": "换新", "due_at": "2026-11-26T17:00:00+08:00"}
FOUND: list[Case] = [
    ("date.past", "We'll ring you at 9 this morning.", {}),
    ("date.past", "Our nurse will phone you at 8 this morning.", {}),
    ("promise.over-catalogue", "I will call you back within the hour.", {"catalogue": [CALL]}),
    ("promise.over-catalogue", "A nurse will call you back within the next hour.", {"catalogue": [CALL]}),
    ("promise.over-catalogue", "已告知明天12:00前给他新卡。", {"catalogue": [CARD]}),
    ("promise.over-catalogue", "已答复客户今天17:00前给她补卡。", {"catalogue": [CARD]}),
    ("promise.over-catalogue", "关于您的申诉，我们明天16:00前给出结果。", {"catalogue": [APPEAL]}),
    ("hours.closed", "已答复住户今晚十点前给出检测结果。", OFFICE),
    ("hours.closed", "已回复租户周六晚上八点前给她答复。", OFFICE),
    ("date.weekday", "預約日期12/2（四）14:00，請準時。", {}),
    ("date.weekday", "看診時間：12/15(一) 09:30", {}),
    ("date.weekday", "取件日為12月3日（二）。", {}),
    ("promise.contradiction", "Your deposit of £400 will be paid back by 5 pm on 11 December.", {"owed": OWED_DEPOSIT}),
    ("promise.contradiction", "您的押金700元将于12月11日17:00前退回。", {"owed": OWED_RENT}),
    ("promise.contradiction", "换新机器将于11月28日17:00前寄出。", {"owed": OWED_SWAP}),
    ("promise.contradiction", "换新的手机会在11月29日12:00前送到。", {"owed": OWED_SWAP}),
    ("placeholder.unfilled", "行李存放在【请填写存放地点】。", {}),
    ("placeholder.unfilled", "您的车停在【请填写车位】，请凭票取车。", {}),
    ("placeholder.unfilled", "Dear {guest name}, your room is ready.", {}),
    ("jargon", "请等待退差。", {"glossary": [{"term": "退差", "say": "退还差价"}]}),
    ("jargon", "查勘已经完成。", {"glossary": [{"term": "查勘", "say": "现场查看"}]}),
    ("fact.changed", "保单BX-10932已生效。", {"full_text": "您的保单BX-10923已生效。"}),
    ("fact.changed", "Up to 40 litres each.", {"full_text": "Each household may collect up to 20 litres."}),
    ("fact.changed", "每户最多30升。", {"full_text": "每户最多20升。"}),
    ("promise.no-deadline", "您11月的电费多收了，我们会退还差额。", {}),
    ("promise.no-deadline", "We will correct your November bill.", {}),
    ("time.vague", "您10月的账单我们会尽快更正。", {}),
]
NONE: list[Case] = [
    ("date.past", "We'll ring you at 9 tomorrow morning.", {}),
    ("date.past", "We'll ring you at 4 this afternoon.", {}),
    ("promise.over-catalogue", "I will call you back within three hours.", {"catalogue": [CALL]}),
    ("promise.over-catalogue", "Caller says her deposit arrived on Monday.", {"catalogue": [DEPOSIT]}),
    (
        "promise.over-catalogue",
        "He confirmed his deposit came in on Friday, sooner than planned.",
        {"catalogue": [DEPOSIT]},
    ),
    ("promise.over-catalogue", "已告知客户昨天给过她新卡。", {"catalogue": [CARD]}),
    ("hours.closed", "客户表示周六晚上九点前会把合同拍照发来。", OFFICE),
    ("hours.closed", "业主说周日会来取钥匙。", OFFICE),
    ("hours.closed", "家长将于周六上午把材料送来。", OFFICE),
    ("hours.closed", "旅客承诺今晚十一点前补齐证件照片。", OFFICE),
    ("hours.closed", "We stay two extra nights, said the guest.", OFFICE),
    ("date.weekday", "預約日期12/3（四）14:00，請準時。", {}),
    ("date.weekday", "共3项（二）附件", {}),
    ("date.weekday", "见第12条第3款（一）项。", {}),
    ("promise.contradiction", "Your deposit of £450 will be paid back by 5 pm on 11 December.", {"owed": OWED_DEPOSIT}),
    ("promise.contradiction", "The monthly rent of £900 is separate from your deposit.", {"owed": OWED_DEPOSIT}),
    ("promise.contradiction", "换新机器将于11月26日17:00前寄出。", {"owed": OWED_SWAP}),
    ("placeholder.unfilled", "请在【姓名】处签字。", {}),
    ("placeholder.unfilled", "Put {curly braces} around the JSON object.", {}),
    ("placeholder.unfilled", "配置文件里用大括号包住键名，例如{name}。", {}),
    ("jargon", "衰退差距分析报告已发您邮箱。", {"glossary": [{"term": "退差", "say": "退还差价"}]}),
    ("jargon", "校对人员检查勘误表。", {"glossary": [{"term": "查勘", "say": "现场查看"}]}),
    ("fact.changed", "保单BX-10923已生效。", {"full_text": "您的保单BX-10923已生效。"}),
    ("promise.no-deadline", "我们会在11月25日前退还您11月的电费。", {}),
    ("promise.no-deadline", "您的话费会从下月账单扣除。", {}),
    ("promise.no-deadline", "We will correct it by 1 December, before your December bill.", {}),
    ("promise.no-deadline", "手机充到100%后再按说明书第三步操作。", {}),
]


def known(cases: list[Case]) -> list[Case]:
    """With what is owed as a promise that is open."""
    return [
        (rule, text, {"open_promises": [{**context["owed"], "channel": "chat"}]} if "owed" in context else context)
        for rule, text, context in cases
    ]


def test_it_is_found() -> None:
    assert missed(known(FOUND)) == []


def test_nothing_is_found() -> None:
    assert false_alarms(known(NONE)) == []
