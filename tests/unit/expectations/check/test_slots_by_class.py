"""`placeholder.unfilled`: what is to be confirmed or decided yet in the place of a value, and what only looks so."""

import pytest

from tests.unit.expectations.check.judged import findings

LEFT_OPEN = [
    "请填写：姓名___，电话___。",
    "您好，姓名___，您的订单已发货。",
    "姓名：____ 您好，退款明天到账。",
    "【待确认】前给您回电。",
    "【待定】前回复您。",
    "【待核实】元已退。",
    "【待确认：金额】",
    "Your engineer comes on TBD.",
    "We will call you by TBD.",
    "Refund amount: TBC",
    "维修时间TBD，请留意。",
    "时间：TBD",
    "Your order XX is ready.",
    "We will call you at XX.",
    "Dear XX, thank you.",
    "您的订单XX已发货。",
    "表格如下：姓名____ 电话____，请您填写后寄回。",
    "Hi {name}, thanks.",
    "The template {id} is missing from your message.",
    "Your case {id} is closed.",
    "Case number {id}: we call you tomorrow.",
    "Our engineer arrives on TBD at 9 am.",
    "The refund of TBD is on its way.",
    "退款金额【待核定】元。",
    "We marked your refund for payment by XX.",
    "We will draw the line at XX.",
]
NO_SLOT = [
    "Use {id} in the API URL.",
    "Send `{id}` in the URL.",
    "Put `{id}` after the slash.",
    "Version XX of the law (Article XX).",
    "Article XX applies.",
    "The customer crossed it out with a big XX.",
    "He marked the page with XX.",
    "She has XX on her chromosome test.",
    "Your chromosome test shows XX.",
    "请在空白处填写姓名___。",
    "Please fill in your name ___ and sign.",
    "订单状态为“待确认”。",
    "【待确认】订单请在App中查看。",
    "您的订单状态：【待付款】。",
    "The time is TBD by the council.",
    "The venue is still TBD; we let you know by Friday.",
    "The endpoint /users/{id} returns 404.",
    "Please call GET /orders/{id} with your key.",
    "医生说检测结果为XX染色体。",
    "他在表上打了个大大的XX。",
    "顾客在合同上画了XX。",
    "He crossed the clause out with two X's.",
    "The date remains TBD.",
    "TBD means to be decided.",
    "the tbd list",
    "请填写后寄回：姓名______",
    "Hi {id}, the URL is in the mail.",
    "【待确认】状态的订单无法退款。",
    "时间待确认，我们周五前告知。",
]


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_what_is_left_open(text: str) -> None:
    assert findings("placeholder.unfilled", text)


@pytest.mark.parametrize("text", NO_SLOT)
def test_what_only_looks_so(text: str) -> None:
    assert findings("placeholder.unfilled", text) == []
