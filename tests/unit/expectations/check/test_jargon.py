"""The company's words where customers have others: whole words in both scripts and in English, unless they are quoted
or explained."""

import pytest

from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CheckContext, GlossaryTerm

GLOSSARY = tuple(
    GlossaryTerm(*pair)
    for pair in (
        ("工单", "您的服务请求"), ("派单", "安排师傅"), ("挂起", "暂停处理"), ("闭环", "处理完毕"), ("话务", "来电"),
        ("上门", "到您家里"), ("客诉", "您的投诉"), ("二线", "专家"), ("入账", "到账"), ("工单流转", "处理进度"),
        ("时效", "所需时间"), ("光猫", "家里的上网盒子"), ("回访", "再次联系"), ("冲正", "退回"), ("结单", "办完"),
        ("调单", "核对凭证"), ("核身", "核实身份"), ("逆向单", "退货申请"),
        ("端口", "线路接口"), ("进线", "来电"), ("B端", "企业客户"), ("SLA", "答复时限"),
        ("ticket", "your request"), ("SLA", "time limit"), ("escalation", "passing it to a specialist"),
        ("RMA", "return number"), ("back office", "our specialists"), ("query", "question"), ("CPE", "router"),
        ("churn", "leaving"), ("dunning", "payment reminder"), ("provisioning", "setting up"),
    )
)  # fmt: skip
CONTEXT = CheckContext(glossary=GLOSSARY)


def terms(text: str) -> list[str]:
    return [text[one.start : one.end] for one in check(text, "email", CONTEXT) if one.rule == "jargon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您的工单已受理", ["工单"]),
        ("已为您创建工单，工单号8812", ["工单", "工单"]),
        ("工单正在处理", ["工单"]),
        ("我们会为您派单", ["派单"]),
        ("您的申请已挂起", ["挂起"]),
        ("此事已闭环", ["闭环"]),
        ("这里是话务中心", ["话务"]),
        ("师傅明天上门安装", ["上门"]),
        ("您的客诉已登记", ["客诉"]),
        ("已转二线处理", ["二线"]),
        ("款项三天内入账", ["入账"]),
        ("您可查看工单流转", ["工单流转"]),
        ("您的工單已受理", ["工單"]),
        ("師傅明天上門安裝光貓", ["上門", "光貓"]),
        ("我們會回訪您", ["回訪"]),
        ("請重啟光貓", ["光貓"]),
        ("该笔交易已冲正", ["冲正"]),
        ("开工单需要您的地址", ["工单"]),
        ("正在为您调单", ["调单"]),
        ("您的交易正在调单中", ["调单"]),
        ("请先完成核身", ["核身"]),
        ("逆向单编号为3321", ["逆向单"]),
        ("您的逆向单已生成", ["逆向单"]),
        ("我们将回访问题是否解决", ["回访"]),
        ("预约上门时间", ["上门"]),
        ("款项已入账", ["入账"]),
        ("给您派工单了", ["工单"]),
        ("这是B端业务", ["B端"]),
        ("我们的SLA是24小时", ["SLA"]),
        ("Your ticket has been created.", ["ticket"]),
        ("All your tickets are closed.", ["tickets"]),
        ("TICKET 8812 is with us.", ["TICKET"]),
        ("The ticket's status has changed.", ["ticket's"]),
        ("We keep our SLAs.", ["SLAs"]),
        ("Your escalation was received, both escalations are open.", ["escalation", "escalations"]),
        ("Please quote the RMA when you return it.", ["RMA"]),
        ("The back office is looking into it.", ["back office"]),
        ("The back-office team is looking into it.", ["back-office"]),
        ("We have answered your queries.", ["queries"]),
        ("Thank you for your query.", ["query"]),
        ("Please restart the CPE.", ["CPE"]),
        ("Your ticket (no. 8812) is open.", ["ticket"]),
        ("您的工单（编号8812）已受理", ["工单"]),
        ("您的工单(处理中)", ["工单"]),
        ("Ｙｏｕｒ ｔｉｃｋｅｔ", ["ｔｉｃｋｅｔ"]),
        ("即将为您派单", ["派单"]),
        ("工单即将关闭", ["工单"]),
    ],
)
def test_a_term_is_found(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # across the border of words
        "此件为手工单独制作",
        "请填写员工单位地址",
        "施工单位已到场",
        "由人工单独核对",
        "電話務必保持暢通",
        "电话务必保持畅通",
        "我们会改进线路质量",
        "请到网上门店自提",
        "线上门店也可办理",
        "请注意关闭环境变量",
        "我们重视顾客诉求",
        "已收回访问权限",
        "请携带证件办理审核身份手续",
        "考核身份由网点完成",
        "我们会协调单位盖章",
        "强调单独一次缴费",
        "空调单价见附表",
        "门前是逆向单行道",
        "款项已转入账户",
        "退款已汇入账户，请查收",
        "两小时效果明显",
        "悬挂起来即可",
        "总结单项费用如下",
        "选派单位如下",
        "USB端可以充电",
        "收入账户已变更",
        # part of another word
        "Your eticket is attached.",
        "The ticketing counter is open.",
        "Your e-ticket is attached.",
        "We are enquiring.",
        "See https://help.example.com/ticket/8812 for more.",
        "Write to ticket@example.com.",
        "file ticket.pdf is attached",
        "churned butter",
        "SLAM dunk",
        # quoted, named
        "您提到的“工单”就是服务请求",
        "请在「工单」页面查看",
        "請在『工單』頁面查看",
        "请点击“我的工单”查看",
        "进入【工单】菜单",
        "依据《工单管理办法》办理",
        'Please open "My tickets" in the app.',
        "Press the “ticket” button.",
        "the menu 'Tickets' is on the left",
        # explained
        "您的工单（即您的服务请求）已受理",
        "工单，也就是您的服务请求，已受理",
        "所谓工单，是您提出的请求",
        "您的服务请求（工单）已受理",
        "工单是指您提出的服务请求",
        "Your SLA (service level agreement) is 24 hours.",
        "Your ticket, i.e. your request, is open.",
        "We open what we call a ticket.",
        "A so-called ticket is opened.",
        "Your request (ticket) is open.",
        "RMA stands for return merchandise authorisation.",
        "请重启光猫（家里的上网盒子），谢谢",
        "",
    ],
)
def test_what_is_no_term_or_explains_itself_is_left_alone(text: str) -> None:
    assert terms(text) == []


def test_once_explained_a_term_may_be_used() -> None:
    assert terms("您的工单（即您的服务请求）已受理，工单号8812。") == []


def test_of_terms_within_terms_the_longest_is_found() -> None:
    assert terms("工单流转") == ["工单流转"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("您的工单已受理", "您的服务请求已受理"),
        ("工单已受理", "您的服务请求已受理"),
        ("該工單已受理", "該服务请求已受理"),
        ("Your ticket is open.", "Your request is open."),
        ("Tickets are answered in a day.", "Your requests are answered in a day."),
        ("We opened a ticket.", "We opened a request."),
        ("Our SLA is a day.", "Our time limit is a day."),
        ("The queries are answered.", "The questions are answered."),
        ("Escalation is possible.", "Passing it to a specialist is possible."),
    ],
)
def test_the_suggestion_reads_well_in_its_place(text: str, read: str) -> None:
    (finding,) = check(text, "email", CONTEXT)
    assert finding.suggestion is not None
    assert text[: finding.start] + finding.suggestion + text[finding.end :] == read


def test_what_customers_wrote_is_theirs() -> None:
    assert terms("好的，已收到。\n> 我的工单呢？\n") == []


def test_a_glossary_of_thousands_and_a_long_text_take_no_time() -> None:
    many = tuple(GlossaryTerm(f"术语{number}", "说法") for number in range(3_000))
    text = "您好，我们已经收到您的来信，正在核对。" * 5_000
    assert check(text, "email", CheckContext(glossary=many)) == ()


def test_the_customers_word_is_in_the_language_of_its_sentence() -> None:
    context = CheckContext(
        glossary=(GlossaryTerm("SLA", "answer time", say_zh="答复时限"), GlossaryTerm("CPE", "router"))
    )

    def suggested(text: str) -> list[str | None]:
        return [one.suggestion for one in check(text, "email", context) if one.rule == "jargon"]

    assert suggested("我们的SLA是24小时。") == ["答复时限"]
    assert suggested("Our SLA is 24 hours.") == ["answer time"]
    assert suggested("我们的SLA是24小时。The SLA holds.") == ["答复时限", "answer time"]
    assert suggested("您的CPE已发货。") == ["router"], "the one word there is"
    assert suggested("我们的SLA（答复时限）是24小时。") == [], "it is explained"
