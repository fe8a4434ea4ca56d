"""`promise.absolute` after a thing that the customer asked for (您的退款申请保证…), what nobody can guarantee, and what
somebody says of his own mind; and a call back said with its object between: 稍后回您电话."""

import pytest

from tests.unit.expectations.check.judged import findings

GUARANTEED = [
    "您的服务请求保证在11月27日（周五）前处理完毕。",
    "您的退款申请保证明天15:00前办好。",
    "您的退款申请我们保证明天15:00前办好。",
    "您的服务请求一定会在明天15:00前办好。",
    "您的报修申请明天保证办好。",
    "您的投诉请求绝对会在今天处理好。",
    "您的換貨申請保證明天15:00前辦好。",
    "我们绝对不会再出错。",
    "这绝对是我们的错，明天绝对办好。",
    "没有问题，我们百分之百保证。",
    "绝对没问题，明天到账。",
    "您的售后服务保证明天15:00前完成。",
    "有人会联系您，我们保证今天办好。",
    "绝对不是推托，我们保证今天修好。",
    "绝对是正品。",
    "绝对不是假货。",
    "绝对没有额外费用。",
    "客户的退款请求保证今天办好。",
]
NOT_GUARANTEED = [
    "没有人能百分之百保证网络不断。",
    "谁都不能百分之百保证。",
    "没人能保证今天一定修好。",
    "沒有人能百分之百保證網路不斷。",
    "谁也不敢保证。",
    "我绝对不是推脱。",
    "我绝对理解您的心情。",
    "我完全理解，绝对没有推脱的意思。",
    "我肯定理解您的心情。",
    "我们绝对尊重您的选择。",
    "我絕對不是推託。",
    "我绝对相信您说的。",
    "客户请求保证明天到货。",
    "您请求保证11月27日前到货，我们无法保证。",
    "客户申请保证明天修好。",
    "请保证电话畅通。",
    "这项服务保证由厂家提供。",
    "质量保证期为一年。",
    "没有任何公司能百分之百保证。",
    "哪家公司能百分之百保证？",
    "没有哪家平台能绝对保证不出错。",
    "我绝对没有骗您。",
    "绝对不是故意的。",
    "我绝对支持您退货。",
    "客户请求保证金退还。",
    "服务保证金明天退。",
    "客户对服务请求保证有异议。",
    "我肯定能理解您的心情。",
    "我一定会理解您。",
]
CALLS_BACK_SOME_TIME = [
    "稍后回您电话。",
    "稍后回您一个电话。",
    "稍后回您微信。",
    "稍后回您消息。",
    "我尽快回您信息。",
    "稍後回您電話。",
    "马上回你个话。",
    "等下回复您电话。",
    "我稍后打您电话。",
    "稍后打给您电话。",
    "我稍后拨您手机。",
    "同事稍后发您短信。",
]
NO_CALL_SOME_TIME = [
    "我们会回您电话。",
    "您稍后回电即可。",
    "稍后您回电话也行。",
    "客户稍后回他妻子电话。",
    "稍后回您的电话号码请保持畅通。",
]


@pytest.mark.parametrize("text", GUARANTEED)
def test_what_is_guaranteed(text: str) -> None:
    assert findings("promise.absolute", text)


@pytest.mark.parametrize("text", NOT_GUARANTEED)
def test_what_is_not_guaranteed(text: str) -> None:
    assert findings("promise.absolute", text) == []


@pytest.mark.parametrize("text", CALLS_BACK_SOME_TIME)
def test_who_is_called_back_may_stand_between(text: str) -> None:
    assert findings("time.vague", text)


@pytest.mark.parametrize("text", NO_CALL_SOME_TIME)
def test_where_no_call_back_is_at_no_time(text: str) -> None:
    assert findings("time.vague", text) == []
