"""When, how much and until when, stated in ways that are rarer: what is to be had by then, judgements whose outcome is
told, places that are only gone to, clocks with a leading zero, money left open, lead times, words that only meet. Of
each class sentences that are found, and near misses that are not. Now is Monday 2026-11-23 10:00."""

import pytest

from tests.unit.expectations.check.judged import Case, Context, false_alarms, missed
from tests.unit.expectations.check.said_at import firm_in, written


def offered(soonest: str, *words: str) -> Context:
    return {"catalogue": [{"topic": "topic", "soonest": soonest, "calendar": "working", "words": list(words)}]}


def in_full(text: str) -> Context:
    return {"full_text": text}


def term(word: str) -> Context:
    return {"glossary": [{"term": word, "say": "…"}]}


CLEANING = offered("P2D", "干洗", "dry cleaning")
VALUATION = offered("P5D", "车辆评估", "car valuation")
CARD = offered("P5D", "学员证", "學員證", "student card")
BIOPSY = offered("P5D", "活检", "biopsy")
TRANSLATION = offered("P3D", "译文", "translation")
OFFICE = {"hours": {"mon-fri": "09:00-18:00", "sat": "10:00-14:00"}, "holidays": "CN"}
SWIMMING = in_full("您报名的游泳课12月2日19:00开课，学费600元，退费须在开课前3天提出。")
DENTIST = in_full(
    "Your dentist appointment is on 2 December at 9 am. It costs £40. You can cancel it up to 24 hours before."
)
FERRY = in_full("Your ferry leaves on 5 December at 07:10 from gate 3. Check-in closes 45 minutes before.")
TICKET = in_full("退票请在发车前30分钟办理，手续费20元。")
WATER = in_full("The water will be off on 3 December from 01:00 to 05:00.")

FOUND: list[Case] = [
    # to be had by then
    ("promise.over-catalogue", "您送来的大衣干洗明天中午就能取。", CLEANING),
    ("promise.over-catalogue", "您的學員證後天上午就可以領。", CARD),
    ("promise.over-catalogue", "译文明天上午您就能拿到手。", TRANSLATION),
    ("promise.over-catalogue", "Your dry cleaning can be collected tomorrow at 9 am.", CLEANING),
    ("promise.over-catalogue", "The student card leaves our office tomorrow morning.", CARD),
    # who holds it is no customer, but what it is called by
    ("promise.over-catalogue", "补办的学员证后天就寄出。", CARD),
    # a judgement is there once its outcome is told
    ("promise.over-catalogue", "您的车辆评估结果明天12:00前短信告知您。", VALUATION),
    ("promise.over-catalogue", "車輛評估的結果後天上午電話通知您。", VALUATION),
    ("promise.over-catalogue", "We will let you know the car valuation result by 4 pm tomorrow.", VALUATION),
    ("promise.over-catalogue", "活检结果明天下午就能出来。", BIOPSY),
    # places that are only gone to
    ("hours.closed", "周六16:00前我们会把轮椅送到您入住的病房。", OFFICE),
    ("hours.closed", "周日10:00前我们会把行李送到您的航班柜台。", OFFICE),
    ("hours.closed", "週日下午我們會派人把鑰匙送到您下榻的旅館。", OFFICE),
    ("hours.closed", "We will bring the wheelchair to your hotel by 4 pm on Saturday.", OFFICE),
    ("date.past", "Your coat will be delivered to your hotel on November 20, 2026.", {}),
    ("date.past", "Your spare key will be left at the hotel reception on 20/11/2026.", {}),
    # money left open
    ("placeholder.unfilled", "Your bill comes to $XX.XX.", {}),
    ("placeholder.unfilled", "The new premium is £X,XXX a year.", {}),
    ("placeholder.unfilled", "您的水费为¥XXX.00。", {}),
    ("placeholder.unfilled", "Total due: €XX.XX by the end of the stay.", {}),
    # until when before something else
    ("fact.changed", "游泳课12月2日19:00开课，学费600元。", SWIMMING),
    ("fact.changed", "Dentist 2 Dec, 9 am, £40.", DENTIST),
    ("fact.changed", "Ferry 5 Dec, 07:10, gate 3.", FERRY),
    ("fact.changed", "体检12月5日8:00，空腹。", in_full("您的体检安排在12月5日8:00，请于检查前8小时禁食。")),
    ("fact.changed", "Water off 3 Dec, 1-4 am.", WATER),
    ("jargon", "车辆出险后请拨打热线。", term("出险")),
    ("jargon", "昨天出險的車已拖走。", term("出险")),
    ("jargon", "货已出库。", term("出库")),
]
NONE: list[Case] = [
    ("promise.over-catalogue", "干洗的大衣请于明天18:00前来取。", CLEANING),
    ("promise.over-catalogue", "客户要求明天就能取干洗，已解释做不到。", CLEANING),
    ("promise.over-catalogue", "干洗的取件时间我明天下午给您回电确认。", CLEANING),
    ("promise.over-catalogue", "学员证一般五个工作日办好。", CARD),
    ("promise.over-catalogue", "车辆评估的预约时间明天12:00前短信告知您。", VALUATION),
    ("promise.over-catalogue", "We will call you tomorrow at noon about the car valuation appointment.", VALUATION),
    ("promise.over-catalogue", "退款审核结果我们明天12:00前通知您。", offered("P5D", "退款")),
    ("hours.closed", "您入住的时间是周日15:00，房卡在前台领取。", OFFICE),
    ("hours.closed", "周日的航班信息请在官网查询。", OFFICE),
    ("hours.closed", "演出票周日当场出示即可。", OFFICE),
    ("hours.closed", "Check-in at the hotel is from 3 pm on Sunday.", OFFICE),
    ("date.past", "Your coat was delivered to the hotel on November 20, 2026.", {}),
    ("date.past", "The hotel is booked from 18 to 20 November.", {}),
    ("placeholder.unfilled", "Pump model XX.40 fits your pool.", {}),
    ("placeholder.unfilled", "The jacket is in size XXL, the shirt in XX-large.", {}),
    ("placeholder.unfilled", "您的卡号为6222 **** **** 1234。", {}),
    ("fact.changed", "游泳课12月2日19:00开课，学费600元，开课前3天可退。", SWIMMING),
    ("fact.changed", "Dentist 2 Dec, 9 am, £40, cancel 24h before.", DENTIST),
    ("fact.changed", "Ferry 5 Dec, 07:10, check-in until 45 min before.", FERRY),
    ("fact.changed", "退票：发车前半小时，手续费20元。", TICKET),
    ("fact.changed", "Water off 3 Dec, 1-5 am.", WATER),
    ("fact.changed", "12月3日凌晨1点到5点停水。", in_full("因管道改造，12月3日01:00至05:00停水。")),
    ("fact.changed", "讲座12月2日14:00开始。", in_full("讲座将于12月2日14:00开始，三天前报名的读者请凭短信入场。")),
    ("jargon", "公司推出险别齐全的新计划。", term("出险")),
    ("jargon", "请您签到店门口左侧。", term("到店")),
    ("jargon", "悬挂失物招领的牌子。", term("挂失")),
    ("jargon", "参加签售会的读者请排队。", term("加签")),
]


def test_what_is_stated_in_other_ways_is_found() -> None:
    assert missed(FOUND) == []


def test_what_only_reads_alike_is_passed_over() -> None:
    assert false_alarms(NONE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 8 June from 02:00 to 04:00", "06-08 02:00/06-08 04:00"),
        ("on 8 June between 06:00 and 07:30", "06-08 06:00/06-08 07:30"),
        ("8 June from 00:30 until 06:00", "06-08 00:30/06-08 06:00<"),
        ("on 8 June between 2 and 4", "06-08 14:00/06-08 16:00"),
        ("on 8 June between 2 and 4 o'clock", "06-08 14:00/06-08 16:00"),
    ],
)
def test_a_leading_zero_tells_the_hour_of_twenty_four(text: str, expected: str) -> None:
    assert [written(one) for one in firm_in(text)] == [expected]


def test_a_question_that_answers_itself_asks_nothing() -> None:
    flowers = {"catalogue": [{"topic": "flowers", "soonest": "PT3H", "words": ["送花"], "not_offered": ["指定花材"]}]}
    assert missed([("promise.over-catalogue", "这束花可以指定花材，您说要什么我们就配什么。", flowers)]) == []
    asks: list[Case] = [("promise.over-catalogue", "指定花材是什么", flowers)]
    assert false_alarms(asks) == []
