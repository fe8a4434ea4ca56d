"""`promise.over-catalogue` over the ways in which people say that something will be there: sent, had, back, or "can be"
by a date; and what only speaks about it. Now is Tuesday 24 November 10:00."""

import pytest

from tests.unit.expectations.check.judged import findings

NOW = "2026-11-24T10:00:00+08:00"
CATALOGUE = [
    {
        "topic": "refund",
        "soonest": "P3D",
        "calendar": "working",
        "words": ["退款", "refund"],
        "not_offered": ["当天到账", "same-day refund"],
    },
    {"topic": "invoice", "soonest": "P2D", "calendar": "working", "words": ["发票", "invoice"]},
    {
        "topic": "delivery",
        "soonest": "P5D",
        "words": ["送货", "delivery", "deliver"],
        "not_offered": ["当日送达", "same-day delivery"],
    },
    {"topic": "installation", "soonest": "P5D", "words": ["安装", "install"]},
    {"topic": "repair", "soonest": "P3D", "words": ["维修", "repair"]},
]

TOO_SOON = [
    "You can expect the refund in your account by tomorrow.",
    "退款明日12点前可到账。",
    "The invoice will be emailed to your accounts department by 5 pm today.",
    "Your invoice will be texted to you by noon tomorrow.",
    "The VAT invoice goes out to you by email by 5 pm today.",
    "Your refund: I promise you have it by tomorrow noon.",
    "The refund is on its way: I guarantee you have it by 4 pm tomorrow.",
    "About the refund: the money is back on your card by tomorrow noon.",
    "I have started your refund; you'll see it on your card by 5 pm tomorrow.",
    "The repair is booked, and it will be done by 5 pm today.",
    "We can get the refund to you by tomorrow noon.",
    "Our fitters can install the blinds by 25 November.",
    "About your refund: it lands in your account by tomorrow noon.",
    "您的书柜11月26日就可以安排送货。",
    "您的冰箱11月26日就可以送货上门。",
    "我们明天就可以给您安排安装。",
    "空调明天下午就可以安装，师傅会提前联系您。",
    "亲，您这笔退款我申请了，明天中午12点前就能回到您卡里。",
    "退款我给您提交了，今天18:00前就能回到原卡。",
    "您的退款已经通过，明天就可以到您账户。",
    "关于退款，明天12点前钱就回到您卡上了。",
    "發票今天17:00前就能寄到您的信箱。",
    "您的发票今天下午5点前就可以开好发给您。",
    "发票会在今天17:00前以邮件形式发送给您。",
    "您的發票將於今天17:00前以電郵寄出。",
    "維修的事我約好了，明天中午前就能修好。",
    "退款的事您放心，明天中午前您就能收到。",
    "送货我帮您约好了，11月26日上午就能送到。",
    # a moment that is right beside one that is not
    "您的退款会在11月27日（周五）到账，最迟明天就到。",
    "退款11月30日到账，最晚明天到您卡上。",
    "您的退款明天到账，最迟11月30日到。",
    "Your refund arrives Friday 27 November, tomorrow at the latest.",
    "Your refund arrives on Monday 30 November, by tomorrow at the latest.",
    "You will get your refund on 30 November, no later than tomorrow.",
    "Your refund will arrive tomorrow, at the latest on Monday 30 November.",
]
NOT_TOO_SOON = [
    # a word is promised, whoever is at work meanwhile
    "The repair team is looking at it, and by 5 pm today you will hear from us.",
    "The refund is being checked. By 18:00 today you hear back from us, with a result or without.",
    "维修师傅正在看，今天18:00前再告诉您一次，有没有结果都会说。",
    # a step towards it, or its earliest
    "您的包裹明天到达分拣中心，退款11月30日到账。",
    "Your parcel arrives at our depot tomorrow; your refund is in your account by 30 November.",
    "仓库明天收到退货，退款11月30日到账。",
    "We will have your parcel tomorrow, and your refund arrives by Monday 30 November.",
    "我们会在明天提交退款，11月30日前到账。",
    "退款11月30日到账，我们最迟明天提交。",
    "您的退款会在11月30日到账，我们明天给您回电。",
    "您的退款会在11月30日18:00前到账，最快明天到账。",
    "We will submit your refund tomorrow and it arrives by Monday 30 November.",
    "Your refund is sent tomorrow and will be in your account by Monday 30 November.",
    "Your refund arrives by Monday 30 November, tomorrow at the earliest.",
    "Your refund arrives by 30 November; we submit it tomorrow at the latest.",
    "送货时间我明天再跟您确认。",
    "You can request the refund by tomorrow.",
    "The invoice can be requested by email until 5 pm today.",
    "We will email you about the invoice by 5 pm today.",
    "You will be emailed about the refund by 5 pm tomorrow.",
    "Your invoice request will be answered by 5 pm today.",
    "We cannot deliver on 26 November.",
    "Can we deliver on 26 November?",
    "Could you email the invoice number by 5 pm today?",
    "We can only deliver on 3 December.",
    "The earliest we can deliver is 30 November.",
    "I can call you about the refund by 5 pm today.",
    "您好，当日送达目前不在服务范围内，最早可以约12月12日送货。",
    "当日送达暂未开通，最早12月2日送货。",
    "当天到账不属于我们的服务。",
    "当天到账这项服务我们还没有开通。",
    "Same-day delivery is outside our service.",
    "Same-day delivery is not part of what we offer.",
    "Same-day refund? That is not something we do.",
    "退款申请您明天就可以在APP里查看进度。",
    "发票您明天就可以到店自取抬头说明。",
    "关于退款，明天中午12点前我就能给您答复。",
    "您明天就可以联系我们申请退款。",
    "送货日期11月26日就可以查到。",
    "退款最早12月1日就能到账。",
    "如果11月26日能送货，我再告诉您。",
    "客户问11月26日能不能送货。",
]


@pytest.mark.parametrize("text", TOO_SOON)
def test_sooner_than_offered(text: str) -> None:
    assert findings("promise.over-catalogue", text, now=NOW, catalogue=CATALOGUE) != []


@pytest.mark.parametrize("text", NOT_TOO_SOON)
def test_no_more_than_offered(text: str) -> None:
    assert findings("promise.over-catalogue", text, now=NOW, catalogue=CATALOGUE) == []
