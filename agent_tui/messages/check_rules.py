"""The rules of the check for people: what each is called, what it finds, a text in which it finds something and one
like it in which it does not, and the way out. docs/checks.md is made from these."""

from typing import NamedTuple

from agent_tui.messages.speech import Words


class RuleWords(NamedTuple):
    title: Words
    finds: Words
    found: Words
    """A text in each language; tests check it."""
    not_found: Words
    way_out: Words


RULE_WORDS = {
    "length.over": RuleWords(
        Words(en="Too long for the channel", zh="超出渠道限制"),
        Words(
            en="More than the channel takes, the SMS signature counted: SMS 160 characters of GSM 03.38, 70 as soon as "
            "one stands outside it; Weibo 140, an ASCII character counts half; WeChat 200.",
            zh="超过渠道允许的长度, 短信签名也算: 短信纯 GSM 字符 160 个, 含汉字等即为 70 个; "
            "微博 140 字 (英文数字算半字); 微信 200 字。",
        ),
        Words(
            en="We have checked your bill. The amount of CNY 30.00 for roaming in October was charged twice; it goes "
            "back to your account by Thu 26 Nov 18:00. Bank booking time is not promised.",
            zh="您好，您反映的十月账单多扣三十元一事我们已经核实，属于漫游费重复计费，"
            "多扣的金额将在11月26日18:00前退回您的原支付账户，银行入账时间由银行决定，给您添麻烦了。",
        ),
        Words(
            en="CNY 30.00 was charged twice and goes back by Thu 26 Nov 18:00. Bank booking time is not promised.",
            zh="多扣的30.00元将在11月26日18:00前退回原支付账户，不承诺入账时间。",
        ),
        Words(
            en="Use the template's short variant, or shorten it: what, by when, what not.",
            zh="改用模板的短文版本, 或缩短到: 什么事、何时前、不包括什么。",
        ),
    ),
    "placeholder.unfilled": RuleWords(
        Words(en="Something was left open", zh="有内容没填"),
        Words(
            en="Slots of a template where a value is due: $name, {name}, [insert date], XX, ___.",
            zh="该填而没填的位置: $name、{name}、【待填】、XX、××、___。",
        ),
        Words(en="Dear XX, your order $order has shipped.", zh="尊敬的XX先生，您的订单$order已发货。"),
        Words(
            en="Your card 6222 **** 1234 is fine; the XXL jacket is back.",
            zh="您尾号6222 **** 1234的卡正常，XXL码已到货。",
        ),
        Words(en="Fill it in, or delete it.", zh="填上, 或者删去。"),
    ),
    "time.vague": RuleWords(
        Words(en="A time that nobody can be held to", zh="时间说不准"),
        Words(
            en="Something of ours dated as soon as possible, shortly, in a few days: nothing that can be checked.",
            zh="我们要做的事只说尽快、马上、稍后、近期, 没有可核对的时间。",
        ),
        Words(en="We will call you back shortly.", zh="我们会尽快给您回电。"),
        Words(
            en="Please reply as soon as possible. We will call you back by 17:00 today.",
            zh="请您尽快补充资料。我们今天17:00前给您回电。",
        ),
        Words(en="Write the date and the time.", zh="写明日期和时间。"),
    ),
    "promise.absolute": RuleWords(
        Words(en="A guarantee without conditions", zh="打包票"),
        Words(
            en="What we guarantee without a condition: guarantee, definitely, 100%, never again.",
            zh="我们无条件担保: 保证、一定会、绝对、百分之百、永远不会。",
        ),
        Words(en="We guarantee that this will never happen again.", zh="我们保证一定会在今天17:00前修好。"),
        Words(en="We cannot guarantee the bank's booking time.", zh="我们不能保证银行的入账时间。"),
        Words(
            en="Say what will be done, by when, and what happens if we miss it.",
            zh="改说做什么、何时前, 以及没做到时怎么办。",
        ),
    ),
    "promise.no-deadline": RuleWords(
        Words(en="Promised without a time", zh="承诺没有时间"),
        Words(
            en="Something that we undertake to do, with no time in its sentence or the next.",
            zh="我们答应要做的事, 本句和下一句都没有时间。",
        ),
        Words(en="We will check your bill and call you back.", zh="我们会核实账单并给您回电。"),
        Words(en="If you need an invoice, we will send it.", zh="如需发票，我们可以为您补开。"),
        Words(en="Say by when.", zh="写明何时前。"),
    ),
    "promise.over-catalogue": RuleWords(
        Words(en="More than the company offers", zh="超出服务目录"),
        Words(
            en="Sooner than the service catalogue offers for that topic and channel, or what it does not offer;"
            " what is promised already may be said again.",
            zh="早于服务目录中该事项、该渠道的最早时间, 或服务目录不提供; 已经答应的可以再说。",
        ),
        Words(en="We will refund you by tomorrow 12:00.", zh="我们会在明天12:00前为您退款。"),
        Words(en="We will refund you by Fri 27 Nov 18:00.", zh="我们会在11月27日18:00前为您退款。"),
        Words(en="Promise what is offered, or ask a supervisor.", zh="按能做到的时间承诺, 或请示班长。"),
    ),
    "promise.contradiction": RuleWords(
        Words(en="Disagrees with an open promise", zh="与未结承诺矛盾"),
        Words(
            en="Another date, amount, or yes and no, than what this customer was promised, on whichever channel.",
            zh="与已对该客户作出的承诺 (不论哪个渠道) 日期、金额或说法不一致。",
        ),
        Words(en="Your refund will be paid by 30 November.", zh="您的退款将在11月30日前退回。"),
        Words(
            en="Your refund was due on 25 November; the new date is 30 November.",
            zh="您的退款原定11月25日，改为11月30日前退回。",
        ),
        Words(
            en="Say what was promised, or renegotiate the promise and name the old one.",
            zh="按原承诺写; 要改期就先改承诺, 并写明原定的时间。",
        ),
    ),
    "date.past": RuleWords(
        Words(en="A date that is over", zh="时间已过"),
        Words(en="Something that we will do, dated before now.", zh="我们将要做的事, 时间却已经过了。"),
        Words(en="We will call you back by 20 November.", zh="我们会在11月20日前给您回电。"),
        Words(en="We called you on 20 November.", zh="我们已于11月20日给您回电。"),
        Words(en="Correct the date.", zh="更正日期。"),
    ),
    "date.weekday": RuleWords(
        Words(en="Date and weekday disagree", zh="日期与星期不符"),
        Words(en="A date with the weekday of another one.", zh="日期后面写的星期不是那一天。"),
        Words(en="Our engineer comes on Friday, 25 November.", zh="工程师11月25日（周五）上门。"),
        Words(en="Our engineer comes on Wednesday, 25 November.", zh="工程师11月25日（周三）上门。"),
        Words(en="Take the suggestion where the date is right.", zh="日期无误时采用建议的星期。"),
    ),
    "hours.closed": RuleWords(
        Words(en="Due when nobody works", zh="期限不在工作时间"),
        Words(
            en="A deadline of ours on a weekend, a public holiday or at night, by the hours and holidays in force.",
            zh="我们的期限落在周末、节假日或夜间 (按营业时间和节假日安排, 含调休)。",
        ),
        Words(en="We will refund you by Saturday 28 November.", zh="我们会在11月28日前为您退款。"),
        Words(en="We will refund you by Friday 27 November.", zh="我们会在11月27日前为您退款。"),
        Words(en="Name a time at which somebody is there.", zh="改为有人上班的时间。"),
    ),
    "jargon": RuleWords(
        Words(en="A word that customers do not use", zh="客户不懂的用语"),
        Words(
            en="A term of the glossary, in whole words; not where it is quoted or explained.",
            zh="术语表里的内部用语; 加引号或有解释的不算。",
        ),
        Words(en="Your ticket was closed.", zh="您的工单已处理完毕。"),
        Words(en="Your ticket (that is, your request) was closed.", zh="您的工单（即您的服务请求）已处理完毕。"),
        Words(en="Take the customer's word.", zh="采用客户的说法。"),
    ),
    "fact.changed": RuleWords(
        Words(en="The short text says otherwise", zh="短文与全文不一致"),
        Words(
            en="Dates, times, amounts, order numbers or limits that differ from the full text, or are missing; a date"
            " or an amount that is promised with a text and does not stand in it.",
            zh="短文中的日期、时间、金额、单号或限制与全文不同, 或有缺失; 一同答应的日期或金额, 文字里没有。",
        ),
        Words(en="Your refund of CNY 300.00 leaves by 27 Nov 18:00.", zh="退款300.00元11月27日18:00前退出。"),
        Words(en="Your refund of CNY 30.00 leaves by 27 Nov 18:00.", zh="退款30.00元11月27日18:00前退出。"),
        Words(en="Take the fact from the full text, or from the promise.", zh="按全文或承诺改正。"),
    ),
    "pii.card": RuleWords(
        Words(en="A whole card number", zh="完整的银行卡号"),
        Words(
            en="13 to 19 digits whose check digit is right, in a text that goes out, unless they are called an order, "
            "tracking or contract number.",
            zh="发出的文字里有校验位正确的 13 至 19 位卡号; 写明是订单号、运单号、合同号的不算。",
        ),
        Words(en="Refunded to card 4111 1111 1111 1111.", zh="已退回卡号4111 1111 1111 1111。"),
        Words(en="Refunded to the card ending in 1111.", zh="已退回尾号1111的卡。"),
        Words(en="Take the masked number.", zh="采用打码的号码。"),
    ),
    "pii.id": RuleWords(
        Words(en="A whole identity card number", zh="完整的身份证号"),
        Words(
            en="18 signs with a day of birth and the right check sign, in a text that goes out.",
            zh="发出的文字里有出生日期和校验位都正确的 18 位身份证号。",
        ),
        Words(en="We verified ID 11010519491231002X.", zh="已核验身份证11010519491231002X。"),
        Words(en="We verified the ID ending in 002X.", zh="已核验尾号002X的身份证。"),
        Words(en="Take the masked number.", zh="采用打码的号码。"),
    ),
    "time.ambiguous": RuleWords(
        Words(en="May be read in two ways", zh="时间有歧义"),
        Words(
            en="A time that two people may understand differently: next Friday, 12 o'clock, the end of the month.",
            zh="两个人可能有不同理解的时间: 12点、月底、周日前。",
        ),
        Words(en="We will call you back by next Friday.", zh="我们会在月底前给您回电。"),
        Words(en="We will call you back by Friday 27 November.", zh="我们会在11月27日前给您回电。"),
        Words(en="Write date and time.", zh="写清日期和时间。"),
    ),
}
"""By the rule's name, in the order of `domain.check_rules.RULE_NAMES`."""
