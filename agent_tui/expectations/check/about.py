"""Whether what is promised is a certain topic, or only something that is done about it."""

import re

from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.promised import PromisedTime

_CONTACT = compiled(
    r"回电|回访|致电|来电|电话|联系|回复|答复|告知|告诉|通知|反馈|短信|邮件|\bcall|\bcontact|\breply|\brespond"
    r"|\bhears?\s+(?:back\s+)?from"
    r"|\bget\s+back|\bemail|\bwrite|\btext\b|\bupdate|\blet\s+(?:you|him|her)\s+know|\binform|\bnotify|\bphone|\banswer"
)
_FINDS_OUT = re.compile(
    r"(?:[给跟与和向为帮](?:[您你他她]|客户))?再?(?:确认|核实|核对|核查|跟进|敲定|协调|沟通|商量)(?:一?下)?"
    r"(?:[\u4e00-\u9fff]{0,4}(?:时间|情况|进度|安排|地址|细节))?[哈哦呢啊吧的]?"
)
"""Of the topic, it is not yet the thing itself: "送货时间我明天再跟您确认"."""
_OF_IT = compiled(r"\b(?:about|regarding|concerning)\s+(?:\w+\s+){0,2}$")
"""Before the topic: that is only what a call or a letter is about."""
_JUDGES = re.compile(
    r"(?:审[批核查]|[活体年质安抽送亲]检|基因|筛查|[胃肠]镜|[bB]超|心电图|评[估审级定]|鉴定|检[测验查]|化验|体检|核[保赔准]|查勘|定损|面试|笔试|考试|复[核议审]|仲裁|调查|测[试评]|验[收货]|诊断"
    r"|assessment|approval|inspection|survey|test|decision|examination|appraisal|valuation|review|audit|biopsy|scan|x-ray|screening|exam)$"
)
"""A topic that is there once its outcome is told: "您的贷款审批结果今天17:30前短信通知您"."""
_OUTCOME = re.compile(
    r"(?:的)?(?:结果|结论|意见|报告|成绩)|'?s?\s+(?:results?|outcome|decision|findings|report|verdict)\b"
)
_NAMES_OUTCOME = re.compile(r"[\u4e00-\u9fff](?:结果|结论)$|[a-z] (?:results?|outcome|findings|verdict)$")
"""A topic that is an outcome itself: "核查结果"."""
_SIGN_OF_OUTCOME = re.compile(
    "[结意报成reodfv](?:(?<=结)[果论]|(?<=意)见|(?<=报)告|(?<=成)绩|esult|utcome|ecision|indings|eport|erdict)"
)
_SENT = re.compile(r"(?:e-?mail|text|fax|messag)e?d\b")
_IS_SENT = re.compile(r"[^,.;]{0,30}\bbe\s+(?:\w+\s+)?$")
"""Between the topic and how it is sent: "the invoice will be emailed" gives it, and tells nothing about it."""
_CHECKS = re.compile(r"[审复][核批查]|初审|核[实对]|受理|登记|提交")
_APPLICATION = re.compile(r"(?:的)?(?:申请|材料|资料|凭证|[表单])")
"""Of the topic, which is checked: "退款申请明天12:00前审核完"."""
_LOOKS_INTO = compiled(
    r"(?:核实|核查|核对|查询|查看|查|跟进|催办?|了解|确认)(?:一下|下)?(?:您的?|这笔|该笔|订单)?$"
    r"|\b(?:check|review|look\s+into|chase|follow\s+up|investigate|verify|discuss)\s+(?:on\s+)?(?:\w+\s+){0,2}$"
    r"|\b(?:status|amount|details|progress|outcome|date|copy|proof|state)\s+of\s+(?:\w+\s+)?$"
)
_PAPERWORK = re.compile(
    r"(?:金额|申请|进度|账户|账号|方式|材料|信息|单|问题|事宜|原因|规则|结果|通知|凭证)"
    r"|\s+(?:request|form|status|amount|account|details|application|claim|confirmation|letter|case)\b"
)
"""What is done with it is not yet the thing itself."""
_SETTLES = re.compile(
    r"(?:办结|批准|审结|通过|完成)(?:您的?|这笔|该笔|这个|该)?$"
    r"|\b(?:process|settle|approve|complete|finali[sz]e|pay|grant|close)\s+(?:\w+\s+){0,2}$"
)
"""But for what ends it: "we can process the gift aid claim by Friday"."""


def is_about(promised: PromisedTime, checked: Checked, topic: re.Pattern[str]) -> bool:
    """What is promised is the topic: its words name it, or its sentence does and it is no call about it."""
    plain = checked.reading.plain
    sentence = checked.reading.sentences[promised.sentence]
    said = plain[promised.start : promised.end]
    if named := topic.search(plain, promised.start, promised.end):
        before = plain[max(sentence.start, named.start() - 40) : named.start()]
        is_paper = _PAPERWORK.match(plain, named.end()) is not None and not (
            _SETTLES.search(before) or _is_outcome(plain, named)
        )
        is_told = _OF_IT.search(before) is not None and _CONTACT.search(said) is not None
        return not is_paper and not is_told and _LOOKS_INTO.search(before) is None
    if _FINDS_OUT.fullmatch(said):
        return False
    if _CONTACT.search(said or sentence.plain):
        if _SIGN_OF_OUTCOME.search(sentence.plain) and _tells_outcome(sentence.plain, topic):
            return True
        return _SENT.match(said) is not None and _is_sent(plain, sentence.start, promised.start, topic)
    if named := topic.search(sentence.plain):
        is_checked = _CHECKS.match(said) is not None and named.end() <= promised.start - sentence.start
        return not (is_checked and _APPLICATION.match(sentence.plain, named.end()))
    before_it = checked.reading.sentences[promised.sentence - 1] if promised.sentence else None
    return before_it is not None and topic.search(before_it.plain) is not None


def _tells_outcome(plain: str, topic: re.Pattern[str]) -> bool:
    """The topic is a judgement, and what is told is how it came out."""
    return any(_is_outcome(plain, named) for named in topic.finditer(plain))


def _is_outcome(plain: str, named: re.Match[str]) -> bool:
    if _JUDGES.search(plain, *named.span()) is not None:
        return _OUTCOME.match(plain, named.end()) is not None
    return _NAMES_OUTCOME.search(plain, *named.span()) is not None


def _is_sent(plain: str, begin: int, verb: int, topic: re.Pattern[str]) -> bool:
    """The topic itself is what is sent."""
    named = topic.search(plain, max(begin, verb - 60), verb)
    if named is None or _PAPERWORK.match(plain, named.end()):
        return False
    return _IS_SENT.fullmatch(plain, named.end(), verb) is not None
