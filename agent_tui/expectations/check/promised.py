"""Which times date something that we promise."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Final, Protocol

from msgspec import Struct

from agent_tui.expectations.check.actions import Action
from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.reading import Reading, Sentence
from agent_tui.expectations.check.reported import follows_its_way, reports_what_is_done
from agent_tui.expectations.check.times import TimeSaid


class _Either:
    """Words of both languages; only those of the language that is written are looked for."""

    def __init__(self, chinese: str, english: str) -> None:
        self._chinese, self._english = compiled(chinese), re.compile(english)

    def stands_in(self, clause: str) -> bool:
        if not clause.isascii() and self._chinese.search(clause) is not None:
            return True
        # why so: whether a letter stands in it is told faster than by a pattern
        return clause.upper() != clause and self._english.search(clause) is not None


_LONGEST_CLAUSE: Final = 160
"""Characters before and after a time that are looked at."""
_LONGEST_OUTCOME: Final = 14
"""Characters after that clause in which it is told how it went."""
_MOST_TIMES: Final = 16
"""Of one deed; nobody dates one so often, and a stranger's text may try."""
_MOST_OF_TEXT: Final = 1000
_BORDER: Final = re.compile(r"[,;，；、:](?!\d)")

_CUSTOMERS_AFTER: Final = re.compile(
    r"[^,。;]{0,3}?(?:提交|申请|反映|下单|购买|来电|咨询|投诉|寄来|寄回|发来|提出|致电|拍下|报修|签收|收到|留言"
    r"|来信|反馈"
    r"|(?:开通|注册|办理|入会|签约|激活|投保|参保|报名|预订|预定|入住|登记|开户|购|续费|充值|缴费|加入|成交)[^,。;我]{0,4}的(?!时候|话)"
    r"|预约的|支付|付款|(?:的|那)(?:来电|来信|邮件|申请|订单|投诉|反馈|预约|通话|沟通|承诺|答复|账单|通知))"
)
_OURS_BEFORE: Final = re.compile(r"我们|我司|我方|我会|本公司|同事|专员|工程师|[会将]")
_CUSTOMERS_BEFORE: Final = compiled(
    r"\b(?:you|customer|caller|client|he|she|they)(?:'d|'ve)?\s+(?:\w+ly\s+|had\s+|have\s+)?(?:placed|ordered|sent"
    r"|wrote|called|made|paid|raised|reported|requested|submitted|returned|asked|received|bought|filed|booked|opened"
    r"|contacted|emailed|told)\b[^,.;]{0,24}$"
    r"|(?<!\bbe )\b(?:placed|submitted|received|dated|sent|raised|filed|paid|made|opened|purchased)\s+(?:on|at)\s+$"
    r"|\bof\s+$"
    r"|\byour\s+(?:\w+\s+)?(?:order|bill|call|e?mail|letter|message|request|invoice|statement|complaint|purchase)"
    r"\s+(?:of|from|dated|on)\s+$"
)
_SAID_BY_THEM: Final = re.compile(
    r"^[^,。;我]{0,3}?(?:客户|用户|顾客|业主|住户|租户|来电人|旅客|乘客|家长|学生|患者|家属|对方"
    r"|车主|机主|房主|房东|货主|储户|读者|病人|考生|游客|网友|村民|居民|商户|老人|申请人|投保人|报案人|收件人|寄件人|持卡人|当事人|先生|女士|小姐|太太|他|她|其)(?:本人|家属|那边"
    r"|方面)?(?:也|已|则)?"
    r"(?:(?:表示|称|说|承诺|答应|保证|同意)[^我]{0,12}|(?:会|将|打算|计划|准备|想|约)?(?:于|在|赶在)?)$"
)
_SAID_BY_THEM_BEFORE: Final = re.compile(
    r"(?:客户|用户|顾客|业主|住户|租户|来电人|旅客|乘客|家长|学生|患者|家属|对方|车主|机主|房主|房东|货主|储户|读者|病人|考生|游客|网友|村民|居民|商户|老人|申请人|投保人|报案人|收件人|寄件人|持卡人|当事人|先生|女士|小姐|太太|市民|民众|买家)(?:本人"
    r"|家属)?[^,。;告答回]{0,4}"
    r"(?:说|称|表示|反映|投诉|抱怨|以为|听说|记得|觉得|质疑|询问|问|要求|希望|想)"
    r"|\b(?:customer|caller|client|guest|passenger|tenant|he|she)(?:\s+\w+)?\s+(?:sa(?:id|ys)|claim(?:s|ed)"
    r"|understood|thought|thinks|believe[sd]|expect(?:s|ed)|heard|recall(?:s|ed)|wants?|wanted|asked)\b"
)
"""What follows is what somebody else expects or was told by others."""
_WHAT_THEY_DO: Final = re.compile(
    r"[^,。;我]{0,6}(?:会|将|再|来|去|把|能|可以)[^,。;我]{0,16}(?:发|寄|交|付|缴|提供|补|送|回|来|去|联系|确认|取|办"
    r"|还|转|拍|填|签)"
)
_COMES_TO_THEM: Final = re.compile(r"[^,。;]{0,10}(?:收到|拿到|领到|看到|接到)")
_THEIRS: Final = _Either(
    r"您(?:可以?|需要?|[应须](?![得收获])|得|务必|自行|本人(?!名下|的|账))|(?<![申邀聘])请(?!假|客|示|求)|敬请|烦请|麻烦您",
    r"\bplease\b|\byou\s+(?:can(?!\s+expect)|may|must|need|should|could|will\s+need)\b",
)
_MISSED: Final = _Either(
    r"上次|之前[^,。]{0,4}(?:承诺|答应|说|约)|此前|曾|本[应该]|原[定本计约先]|未能",
    r"\b(?:supposed|should\s+have|was\s+to|were\s+to|originally|previously)\b",
)
_IS_OPEN: Final = _Either(
    r"营业|开门|开放|办公|有效|截止|休息|放假|停业|不上班|无人",
    r"\b(?:open|valid|expires?|closed|holidays?)\b",
)

_TO_COME: Final = _Either(
    r"[会将]|要到[^,。;]{0,20}才[有行好到]|预计|(?:安装|上门|维修|检修|配送|送货|送达|取件|施工|交付|到货|回访|移机|服务|换[表货机卡芯]|更换|退款|[到入]账|打款|汇款|回[电复]|发货|寄出|交货|复机|恢复|开通|拆[机除]|清洗)的?时间(?:为|是|[定约]在)|计划|安排|[定拟订约排设][在于为]|约[定好]|承诺|答应|保证|确保|最[晚迟快]|届时|排[到在]|(?:(?<!予以)(?<![的有])肯定|(?<!不)一定|保准|绝对|铁定|准(?=[能会时点]))(?=[会能可给到来送修装办退发])"
    r"|[就便](?:能|可以?)?(?:[回退返打送寄]回?[到至进达]|退[回还]|返还|到(?=[您你]|账|位)|[收拿领]到|[修装办]好|恢复|用上)"
    r"|前(?:[就便能会]|就能|就可以?|可以?)?(?:好(?=[,。;!~]|$)|完工|出来|出结果)|[就便](?:能|可以?)(?:在[^,。;]{1,10})?(?:看到|查[到询]|取(?!消)|下载|打印|领|拿|提[货车走]|用|出(?:来|结果|报告|片|证)|开(?:始|通|机|店|业|走))",
    r"\b(?:will|shall|going\s+to|scheduled|booked|due|planned|arranged|set\s+for|expected?|plan|promised?|aim"
    r"|stays|remains|confirmed|arrives?|within|by(?!\s+(?:his|her|your|their|our|an?|me|us|phone|e?mail|post|courier|text|sms|letter"
    r"|\w+ing)\b)|takes\s+place|comes\s+(?:on|by|at|tomorrow|today|this|next)|can\s+be\s+(?:collected|picked\s+up)"
    r"|leaves\s+(?:our|us|the\s+(?:warehouse|depot|workshop))|reaches\s+(?:you|him|her|them|your|his|their)|gets\s+to\s+(?:you|him|her|them)"
    r"|(?:visit|appointment|installation|delivery|collection|call-?back|fitting|repair|inspection|survey"
    r"|pick-?up)(?:\s+(?:to|for|of|with|at)\s+[^,.;]{1,40}?)?\s+is)\b"
    r"|\bour\s+(?:[\w-]+\s+){1,2}(?:comes?|visits?|calls?|collects?|delivers?|fits?|installs?|repairs?)\b|'ll\b",
)
_NOT_TO_COME: Final = _Either(
    r"已(?!承诺|答应|约[定好]|[许允]诺)|曾|不[会能予是再]|无法|没有?|未|如果|若|要是|希望|要求|想要|吗|自|以来|原[定计约本]",
    r"\b(?:was|were|has|have|had|did|came|went|got|arrived|took|gave|rang|wrote|began|fell|reached|appeared|turned\s+up|showed\s+up|forgot|missed|failed|please|if|unless|wants?"
    r"|wanted|asked|asks|prefers?|requested|requests"
    r"|would|could|not|cannot|never|since|whether|until|no)\b|n't\b",
)
_TIMETABLE: Final = _Either(
    r"(?:航班|班次|列车|高铁)(?!柜台|信息|动态|详情|变更|行程单|票)|起飞|降落|演出(?!票|门票)|开演|开场|比赛|入住(?!的)|退房|直播|开播|天气|活动(?:时间|开始|将)",
    r"\b(?:flights?|buses|bus|trains?|ferry|departs?|departing|takes?\s+off|lands(?!\s+(?:in|on)\s+(?:your|his|her)\b)|landing|concert|matinee|event"
    r"|match|game|movie|film|show|song|ride|cab|temperature|weather|check(?:ing)?[ -](?:in|out)"
    r"|(?<!to your )(?<!to his )(?<!to her )(?<!to the )(?<!to their )(?<!at your )(?<!at the )(?<!in the )"
    r"(?<!in your )hotel"
    r"|table\s+(?:for|at)|reservation)\b",
)
"""When something of somebody else's takes place."""
_OF_OURS: Final = _Either(
    r"(?:退[款费票]款?|赔[付偿]款?|补偿金?|返还|报销|发票|行李(?!额|规定))[^,。;]{0,12}(?:[会将]|预计|最[晚迟]|[于在]|前|之前)",
    r"\b(?:refunds?|repayments?|credits?|reimbursements?|compensation|vouchers?|luggage|baggage|bag|invoices?|replacement)\b"
    r"[^,.;]{0,60}\b(?:will|is|are|by|before)\b|\bwe(?:'ll| will| shall)\b",
)
"""What we do for whom it takes place: "the refund for the cancelled concert will be paid by …"."""


_ARRANGED: Final = re.compile(
    r"\b(?:has|have)\s+been\s+(?:arranged|booked|scheduled|set|planned|fixed|agreed)\b"
    r"|(?<=\byou )have\s+(?:it|them|(?:the|your)(?:\s+[\w-]+){1,5}?)(?=\s+(?:back\s+)?(?:by|within|before|in\s+your)\b)"
)
"""Told with "have", and meant of what is to come, as "I guarantee you have it by 4 pm" is."""
_RECEIVES: Final = re.compile(r"(?:have|get|receive|hear|see|find)\b")
"""What the customer will do because we do something."""
_PUT_OFF: Final = re.compile(
    r"(?:等到?|要到|到)[^,。;]{0,20}才|前[就便](?:能|可以?)(?:在[^,。;]{1,10})?(?:看|查|取)[到询]|[就便](?:能|可以?)[拿收领]到|\b(?:not\s+(?:before|until)|only\s+(?:on|by))\b"
)
_DONE: Final = re.compile(r"已|了|过(?!程|期)")


_TOLD_AS_MISSED: Final = compiled(
    r"(?:(?:没有?|未能?|没能)(?:做到|兑现|办到|办成|办好|遵守|守住)(?:的(?:承诺|事情?|约定)?(?:是|有)?)?|失约(?:的是)?):\s*[^,;。]{0,80}$"
    r"|(?:\bhad\s+promised|\b(?:was|were)\s+not\s+(?:done|kept)"
    r"|\b(?:missed|broke|(?:have|had|has)\s+broken|broken\s+promises?|(?:not|n't)\s+(?:do|keep|kept|done))\b[^,;.:]{0,60}):\s*[^,;.]{0,80}$"
)
"""What was promised before and not kept is told again: "没有做到:15:00前回电", "was due, as we had promised: …"."""


_WHETHER: Final = re.compile(r"(?:是否|能否|可否|是不是|会不会|能不能|可不可以|要不要)[^,。;]{0,3}$")
"""Before a deed of which it will be told whether it is done: the time is that of the telling."""


class PromisedTime(Struct, frozen=True, gc=False):
    time: TimeSaid
    sentence: int
    """The number of its sentence in the reading."""
    start: int
    end: int
    """Of what is promised for then, in code points of the whole text."""
    names_deed: bool = True
    """False where only its clause says that it will be so."""


class WithTimes(Protocol):
    """A text of which it is known what is done, and when (`Checked`)."""

    @property
    def reading(self) -> Reading: ...
    @property
    def now(self) -> datetime | None: ...
    @property
    def times_by_sentence(self) -> tuple[tuple[TimeSaid, ...], ...]: ...
    @property
    def actions(self) -> tuple[Action, ...]: ...
    def number_of_sentence(self, place: int) -> int | None: ...


def promised_times(checked: WithTimes) -> Iterator[PromisedTime]:
    """Each firm time once that dates something of ours still to come. A time in a clause with what is done, refused or
    the customer's belongs to that; one that dates no action is promised where its clause says that it will be so."""
    dates: dict[int, list[Action]] = {}
    for action in checked.actions:
        for time in action.times[:_MOST_TIMES]:
            dates.setdefault(time.start, []).append(action)
    plain = checked.reading.plain
    for number, time in islice(_firm_times(checked), _MOST_OF_TEXT):
        if time.past:
            continue
        sentence = checked.reading.sentences[number]
        begin = sentence.start
        opens, closes, is_customers = _clause_around(sentence.shape, time.start - begin, time.end - begin)
        if is_customers or _is_reported(sentence.shape, opens, closes, time, begin, checked.now):
            continue
        if _TOLD_AS_MISSED.search(sentence.shape, 0, time.start - begin) is not None:
            continue
        clause = begin + opens, begin + closes
        actions = dates.get(time.start)
        if not actions:
            if _is_stated(sentence, time, clause):
                yield PromisedTime(time, number, *clause, names_deed=False)
            continue
        near = [action for action in actions if _in_one_clause(plain, time, action)]
        near = [action for action in near if not _is_told_whether(plain, action)] or near
        of_clause = [action for action in near if action.clause[0] <= time.start < action.clause[1]]
        near = of_clause or near
        last = near[-1] if near else next((one for one in reversed(actions) if is_promised(one, plain)), None)
        if last is not None and (is_promised(last, plain) or _is_undertaken(plain, last, time, clause)):
            yield PromisedTime(time, last.sentence, last.start, last.end)
        elif (last is None and _is_stated(sentence, time, clause)) or _is_put_off(plain, last, clause):
            yield PromisedTime(time, number, *clause, names_deed=False)


def _is_reported(shape: str, opens: int, closes: int, time: TimeSaid, begin: int, now: datetime | None) -> bool:
    """It is today or was before, and its clause tells what is done."""
    if now is None or time.at is None or time.deadline or time.after or time.at.date() > now.date():
        return False
    clause, offset, after = shape[opens:closes], begin + opens, shape[closes : closes + _LONGEST_OUTCOME]
    if time.precision == "minute" and time.at < now and follows_its_way(clause, time.end - offset, after):
        return True
    return reports_what_is_done(clause, time.start - offset, time.end - offset)


def _firm_times(checked: WithTimes) -> Iterator[tuple[int, TimeSaid]]:
    """With the numbers of their sentences."""
    for number, times in enumerate(checked.times_by_sentence):
        for time in times:
            if time.precision != "vague":
                yield number, time


def _is_told_whether(plain: str, action: Action) -> bool:
    return not action.is_promise and _WHETHER.search(plain, max(0, action.start - 8), action.start) is not None


def is_promised(action: Action, plain: str) -> bool:
    """Ours, and still to come."""
    is_done = action.is_done or plain.startswith("已", action.start)
    is_ours = action.actor == "ours" or (
        action.actor == "customer" and _RECEIVES.match(plain, action.start, action.end) is not None
    )
    return is_ours and action.is_promise and not is_done


def _is_undertaken(plain: str, action: Action, time: TimeSaid, place: tuple[int, int]) -> bool:
    """ "承诺在11月1日之前完成": read as done, but for what the clause says."""
    clause = plain[slice(*place)]
    is_ours = action.actor == "ours" and action.is_done and time.deadline and not action.is_negated
    return is_ours and _TO_COME.stands_in(clause) and _DONE.search(clause) is None and not clause.isascii()


def says_it_will_be(checked: WithTimes, time: TimeSaid) -> bool:
    """Whether the clause of the time speaks of what is to come; "11月20日上门" tells what was."""
    number = checked.number_of_sentence(time.start)
    is_today = time.at is not None and checked.now is not None and time.at.date() == checked.now.date()
    if number is None:
        return True
    sentence = checked.reading.sentences[number]
    opens, closes, _ = _clause_around(sentence.shape, time.start - sentence.start, time.end - sentence.start)
    clause = sentence.shape[opens:closes]
    if _MISSED.stands_in(clause):
        return False
    return time.deadline or is_today or _TO_COME.stands_in(clause)


def _is_put_off(plain: str, action: Action | None, clause: tuple[int, int]) -> bool:
    """ "得等到12月1日才能到账", "明天18:00前就可以查到": told as what must or can be, and meant as when it will be."""
    if action is None or action.actor != "ours" or action.is_done or action.is_negated or action.waits_for_customer:
        return False
    return _PUT_OFF.search(plain, *clause) is not None


@lru_cache(maxsize=512)
def _clause_around(shape: str, start: int, end: int) -> tuple[int, int, bool]:
    """Start and end of the clause that names the time between two places of a sentence, and whether that time is the
    customer's or somebody else's. Kept, because from key to key only the sentence that is being typed changes."""
    last = min(len(shape), end + _LONGEST_CLAUSE)
    opens = max(0, start - _LONGEST_CLAUSE)
    for border in _BORDER.finditer(shape, opens, start):
        opens = border.end()
    after = _BORDER.search(shape, end, last)
    closes = after.start() if after else last
    return opens, closes, _is_customers(shape[opens:closes], start - opens, end - opens)


def _is_customers(clause: str, start: int, end: int) -> bool:
    before = clause[:start]
    if _CUSTOMERS_AFTER.match(clause, end) and not _OURS_BEFORE.search(before):
        return True
    if _CUSTOMERS_BEFORE.search(before[-60:]):
        return True
    if _SAID_BY_THEM.search(before) and not _COMES_TO_THEM.match(clause, end) and _WHAT_THEY_DO.match(clause, end):
        return True
    if _THEIRS.stands_in(clause) or _IS_OPEN.stands_in(clause):
        return True
    return _TIMETABLE.stands_in(clause) and not _OF_OURS.stands_in(clause)


_HEADING: Final = re.compile(
    r"(?:^|your\s+)(?:visit|appointment|installation|delivery|collection|fitting|repair|inspection|survey|pick-?up)\b"
    r"[^,.;:]{0,40}:\s*(?:\w+,\s*)?$"
    r"|^(?:您的)?[^,。;:]{0,8}(?:安装|上门|维修|检修|配送|送货|取件|施工|移机)(?:时间|安排)?:\s*$"
    r"|您的[^,。;:】]{1,10}安排:\s*$"
    r"|(?:预约|安装|上门|维修|配送|服务|取件|检测|清洗|保养)[^,。;:]{0,10}(?:成功|已?确认|已?安排|已?排定|约好)[^,。;:]{0,4}:\s*$"
    r"|(?:^|[,。;:])(?:已|现|另|改)?约(?:客户|用户|业主|住户|旅客|乘客|家长|学员|对方|[他她其您])?[于在]?\s*$"
    r"|(?:^|[,。;])[^,。;:?我]{0,4}(?:承诺|答应|答复|告知|回复|约定|约好)(?:客户|用户|业主|住户|旅客|乘客|家长|学员|对方|[他她其您])?[:,]\s*[^,。;:已未如若请您客]{0,16}$"
)
"""Before a time, as a notice tells it: "Installation of your oven: tomorrow, 15 December"."""


def _is_stated(sentence: Sentence, time: TimeSaid, place: tuple[int, int]) -> bool:
    """The sentence says that it will be so, though it names no deed."""
    if sentence.is_question or time.past or (time.precision == "span" and not time.deadline and not time.after):
        return False
    if _HEADING.search(sentence.shape, 0, time.start - sentence.start):
        return True
    start, end = place[0] - sentence.start, place[1] - sentence.start
    return _speaks_of_what_will_be(sentence.shape[start:end], time.start - place[0])


@lru_cache(maxsize=512)
def _speaks_of_what_will_be(clause: str, time: int) -> bool:
    """Of a clause that names a time at that place. Kept, as above."""
    if _SAID_BY_THEM_BEFORE.search(clause, 0, time):
        return False
    clause = _ARRANGED.sub("booked", clause)
    return _TO_COME.stands_in(clause) and not _NOT_TO_COME.stands_in(clause)


def _in_one_clause(plain: str, time: TimeSaid, action: Action) -> bool:
    start, end = (time.end, action.start) if time.start < action.start else (action.end, time.start)
    return start >= end or (end - start < 60 and _BORDER.search(plain, start, end) is None)
