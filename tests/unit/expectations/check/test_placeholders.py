"""What a template left open, and what only looks so."""

import pytest

from agent_tui.expectations.check.check import check

RULE = "placeholder.unfilled"


def slots(text: str) -> list[str]:
    return [text[one.start : one.end] for one in check(text, "email") if one.rule == RULE]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        # signs of templates
        ("尊敬的$name，您好", ["$name"]),
        ("您的订单${order_no}已受理", ["${order_no}"]),
        ("Dear {customer}, your order {order_no} has shipped.", ["{customer}", "{order_no}"]),
        ("Hi {{ first_name }}, thanks for waiting.", ["{{ first_name }}"]),
        ("您的{姓名}已登记", ["{姓名}"]),
        ("尊敬的{{客户姓名}}，退款{{金额}}元将原路退回", ["{{客户姓名}}", "{{金额}}"]),
        ("Your refund of CNY ${amount} is on its way.", ["${amount}"]),
        ("Hello {customer name}, we received your letter.", ["{customer name}"]),
        ("您好，{user.name}，我们已收到", ["{user.name}"]),
        ("Total: {amount:.2f} yuan", ["{amount:.2f}"]),
        ("Dear {{name | title}}, hello", ["{{name | title}}"]),
        ("親愛的{姓名}您好", ["{姓名}"]),
        ("尊敬的｛姓名｝，您好", ["｛姓名｝"]),
        ("Dear %(name)s, your parcel has left.", ["%(name)s"]),
        ("Dear %customer_name%, hello", ["%customer_name%"]),
        ("Hello $FirstName, we are sorry.", ["$FirstName"]),
        ("退款金额为{}元", ["{}"]),
        # brackets that ask to be filled in
        ("退款时间：【待填】", ["【待填】"]),
        ("我们将于【请填写日期】前回电", ["【请填写日期】"]),
        ("上门地址【请填写详细地址】", ["【请填写详细地址】"]),
        ("退款金額【請填寫金額】元", ["【請填寫金額】"]),
        ("工单编号：【待补充】", ["【待补充】"]),
        ("请于【此处填写时间】到店", ["【此处填写时间】"]),
        ("Your engineer will arrive on [insert date].", ["[insert date]"]),
        ("Dear [Customer Name], your refund is done.", ["[Customer Name]"]),
        ("尊敬的【姓名】先生，您好", ["【姓名】"]),
        ("订单【订单号】已发货", ["【订单号】"]),
        ("单号：【 】", ["【 】"]),
        ("Regards, [Your Name]", ["[Your Name]"]),
        ("Regards, <agent name>", ["<agent name>"]),
        ("We will call you on [TBD].", ["[TBD]"]),
        # crosses
        ("尊敬的XX先生，您好", ["XX"]),
        ("尊敬的XXX女士，您的宽带已恢复", ["XXX"]),
        ("我们将于XX月XX日前退款", ["XX", "XX"]),
        ("我们将于××日前回电", ["××"]),
        ("退款XX元将原路退回", ["XX"]),
        ("您的订单号为xxx，请留意", ["xxx"]),
        ("2026年XX月XX日前完成", ["XX", "XX"]),
        ("將於20XX年完成", ["XX"]),
        ("親愛的XX小姐，您的訂單已出貨", ["XX"]),
        ("请拨打400-XXX-XXXX咨询", ["XXX", "XXXX"]),
        ("Dear XX, your parcel will arrive tomorrow.", ["XX"]),
        ("We will refund CNY XX by Friday.", ["XX"]),
        ("Your reference is XXXX.", ["XXXX"]),
        ("It will take XX working days.", ["XX"]),
        ("Our engineer comes on XX November.", ["XX"]),
        ("故障預計XX小時內修復", ["XX"]),
        ("尾号XXXX的银行卡", ["XXXX"]),
        ("预计X月X日恢复", ["X月X日"]),
        # blanks
        ("尊敬的___先生", ["___"]),
        ("退款金额____元", ["____"]),
        ("Dear ______, thank you for your call.", ["______"]),
        ("我们将在__月__日前处理", ["__", "__"]),
        ("您的退款将于＿＿＿到账", ["＿＿＿"]),
        ("The engineer arrives at _____ on Monday.", ["_____"]),
        ("Please call us on _____ if you need help.", ["_____"]),
        ("请致电____，我们会为您办理", ["____"]),
        ("您的取件码为______，请凭码取件", ["______"]),
        ("您预约的时间为XX点，请准时到店", ["XX"]),
        ("电表读数为XX度", ["XX"]),
        ("The reading was XX kWh.", ["XX"]),
        ("Gate XX, seat XX", ["XX", "XX"]),
        ("客服XX为您服务", ["XX"]),
        ("【XX商城】您的订单已发货", ["XX"]),
        ("您好，我是XXX，工号XXXX", ["XXX", "XXXX"]),
        ("订单号：{订单号}，金额：{金额}元", ["{订单号}", "{金额}"]),
        ("Your PIN is {{pin}} until $date.", ["{{pin}}", "$date"]),
        ("验证码：${code}", ["${code}"]),
        ("您的【请补充产品名称】已到货", ["【请补充产品名称】"]),
        ("因【待填：原因】延期", ["【待填：原因】"]),
        ("預計於【待填】到貨", ["【待填】"]),
        ("請於__月__日前回覆", ["__", "__"]),
    ],
)
def test_a_slot_where_a_value_is_due_is_found(text: str, open_: list[str]) -> None:
    assert slots(text) == open_


@pytest.mark.parametrize(
    "text",
    [
        # masks
        "您尾号6222 **** 1234的卡已退款",
        "卡号6222 XXXX XXXX 1234已退款",
        "手机138XXXX1234已登记",
        "已致电138xxxx5678",
        "身份证1101XXXXXXXXXXXX002X已核验",
        "Your card ending XXXX-XXXX-XXXX-4821 was charged.",
        "Card 4111 xxxx xxxx 1111 has been refunded.",
        "尊敬的张**先生，您好",
        "联系人：王*明",
        # Roman numerals, sizes, models
        "Chapter XX of the manual explains it.",
        "See Part XXX, section 2.",
        "He was born in the XX century.",
        "Super Bowl XXX tickets are refunded.",
        "T恤XXL码有货",
        "We have the jacket in XXL and XXS.",
        "第XXI届运动会门票已退",
        "型号XX-200的电池已补发",
        "Size XX is sold out.",
        "本店有XXL、XXXL两个尺码",
        "Louis XX style chairs are back in stock.",
        # code, versions, money, addresses
        "请在终端输入 `echo $HOME`",
        "Run `curl https://api.example.com/{id}` to test.",
        "接口返回 `{name}` 即为正常",
        "Open https://shop.example.com/orders/{id} in the browser.",
        "请执行 echo $PATH 查看",
        "set the variable $HOME first",
        "退款$30.00已到账",
        "US$50 was refunded, A$20 follows.",
        "It costs $USD 40.",
        "Error 5xx means that our server is at fault, 4xx is yours.",
        "请您在此处签字：____________",
        "请填写后寄回：姓名______",
        "Please sign here: ______",
        "Please complete the form: name ______",
        "Pope John XX never existed.",
        "The XX Olympic Winter Games begin in February.",
        "版本 2.x 以上即可",
        "客服热线7×24小时开通",
        "24x7 support is included.",
        "尺寸为3×4米",
        "1920x1080 的屏幕",
        # signatures, names, plain brackets
        "【云桥】您的包裹已到站",
        "【云桥客服】您好",
        "请点击【填写地址】按钮",
        "请在【姓名】一栏填写身份证上的名字",
        "请进入【我的订单】查看",
        "订单状态【待付款】",
        "状态为【待确认】的订单可取消",
        "[link](https://example.com) leads there",
        "See the table [1] below.",
        "Thanks xx",
        "Love, Anna xxx",
        "----------\n张三\n__________\n",
        "the method __init__ is called",
        "file_name___final.txt",
        'Please replace "{name}" by your own name in the signature: the placeholder is shown to customers.',
        "短信里显示“$name”的问题已修复",
        "a set {1, 2, 3}",
        "iPhone X元旦特价",
        "100%",
        "",
    ],
)
def test_what_only_looks_like_a_slot_is_none(text: str) -> None:
    assert slots(text) == []


def test_what_others_left_open_is_theirs() -> None:
    assert slots("已收到，谢谢。\n> 尊敬的XX先生，您的$name\n") == []


def test_a_slot_is_found_once_and_long_texts_take_no_time() -> None:
    assert slots("{{name}}") == ["{{name}}"]
    for hostile in ("{" * 50_000, "【请" * 50_000, "_" * 100_000, "X " * 50_000, "[insert " * 20_000, "%a_" * 30_000):
        assert isinstance(slots(hostile), list)
