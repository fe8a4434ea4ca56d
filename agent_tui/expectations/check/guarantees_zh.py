"""Where a Chinese sentence (simplified, folded) guarantees something of ours without condition: 保证, 绝对不会."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from agent_tui.expectations.check import parties_zh as parties
from agent_tui.expectations.check import tasks_zh as tasks
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.clauses_zh import (
    Clause,
    Reports,
    Subject,
    acting,
    asked_from,
    clauses_of,
    covers,
    quoted_in,
    words_in,
)

_EFFORT = r"(?:会|要)?(?:尽力|努力|尽量|尽最大|尽我|全力|竭|好好|加强|改进|认真|虚心|重视|吸取|继续|用心|注意)"
_WHOLLY = r"(?:百分之?百|百分之一百|100%|百分之100|一百分之一百)"
_RESULT = (
    r"(?:会|能|可以(?!退|换)|给|为|帮|保|解决|到账|成功|没问题|没有问题|满意|放心|安全|准[时点]|正点|赶得?[上到]|录取|按时|送[达到]|办|不会"
    r"|不|修好|恢复|有货|可靠|确[定认]|肯定"
    r"|当[天日晚]|今[天日晚]|明[天日早晚]|属实|达标|合格|准确|有效|无误|新鲜|无害|干净|退[还回给]|赔付|补[发偿]|按|在|无|没|兑现|赔|负责|到|通过|处理|搞定|可行|原厂|正品|原装|正版|真品|行货)"
)
_EXCUSED = (
    r"(?:[我您]们?的?[错责疏失过心]|有意|故意|存心|刻意|推[脱托诿卸]|敷衍|搪塞|借口|狡辩|针对"
    r"|怀疑|不信|不相信|责怪|责备|冒犯|怠慢|骗|忽悠|为难|刁难|赶)"
)
"""What somebody says of his own mind or fault: "绝对不是推脱"."""
SURE = compiled(
    rf"保证(?!金|书|人|期|险|责任|单|条款|函|率|额|品|机构|方式|义务|债务|担保|保险"
    r"|(?:合同|协议|贷款)(?![^,。;]{0,12}(?:[会能将]|按[时期]|准时|今|明[天日]|[前内到])))|一定(?!{_EFFORT})(?=会|能|可以|明|今|后天|周|下周|\d|给"
    rf"|帮|为|把|在|让|按|于"
    rf"|到|办|处理|解决|送|退|修|来|尽快|尽早|第一|通知|联系|回|查|赔|补|换|发|寄|不会|没问题|准时|如期|马上|跟进"
    rf"|负责|是正品|有|[入到]账|放款)"
    rf"|必(?:定|会|将|然|须(?=[给为帮替让][您你](?!们?(?:提个?醒|说明|知道|了解|道个?歉)))|(?=送|到|达|退|办|回|修|发|能|给|赢|胜诉|过(?![程去期敏时了度滤问后错])))(?!{_EFFORT})|绝对(?!值|零度|路径|地址|优势|多数|化|湿度"
    rf"|温度"
    rf"|误差|引用|定位|数|的|领先|禁止"
    rf"|不允许|不要|不可|不得"
    r"|(?:[能会]|可以)?(?:理解|明白|体谅|尊重|相信|信任|支持|认同|赞同|同意|感谢|欢迎|重视|无意|没有?(?:骗|撒谎|说谎"
    r"|[^,。;]{0,8}(?:意思|想法|意图|恶意|用心)))"
    rf"|不?是{_EXCUSED})"
    r"|[绝决]不(?!是|代表|意味|允许|可|能|要|建议)|绝无"
    rf"|(?<![予以到的])(?<!高度|充分|获得)肯定(?!{_EFFORT}|[能会]?(?:理解|明白|体谅))(?=会|能|可以|明|今|后天|周|下周|\d|给|帮|为|不|没|有|在"
    rf"|到|把|让|按|退|修|送|考[上过]|[变长瘦涨赚白](?![期途度时久短辈])|见效|生效|[入到]账|放款|降(?!温)|消[除退失]|祛"
    r"|止[痛痒血]|掉"
    rf"|办|解决|恢复|好|行|可|准时|是)|{_WHOLLY}(?!后|时|的|之|完成|以)(?=\s?[^,。;]{{0,2}}{_RESULT})|(?:永远|永久"
    rf"|永)(?:都|也)?不(?!过期"
    rf"|失效|停机|打烊|褪色|生锈|断|变|掉)|永远(?:都|也)?(?:会|能)|(?:再也|以后都|今后都|从此|以后|今后)不会再?"
    r"|确保(?=[^,。;]{0,6}(?:不会|不再|绝不|万无一失|不出现|不发生))|打[包保]票|拍胸脯|(?:人格|名誉)担保|(?<![提有由作为供需])担保(?!人|物|公司|函|合同|方|金|费|贷|责任|机构|期"
    r"|品|交易|权|债|额|协议|书|手续|材料|条件|方式|范围|服务)|万无一失|铁定|(?:保准|准保)(?!备|时|确|则|证|入|许)"
    r"|[您你](?:就|尽管)?放(?:一)?[百千万]个心|[板铁]板?上?钉钉|十足(?:的)?把握|说到做到|毫无悬念|零(?:差错|失误|风险)|军令状"
    r"|(?<![\u4e00-\u9fff])[包保](?:过(?![期滤来去节度])|治(?!安)|录取|就业)|包在我们?身上|包(?=见效|会(?=[,。;!~]|$)|有效|生效|教会|瘦|中(?![间介午餐饭晚文英国药])|赔)|包[您你](?=满意|用|不|能|会|一|修|\S{0,3}好)|(?:毫无疑问|无论如何)[^,。;]{0,3}(?:会|能)"
)
_QUALITIES = r"(?:质量|品质|信用|履约|资金|售后|服务|正品|价格|时间)"
_NEUTRAL_BEFORE = re.compile(
    rf"(?:{_QUALITIES}|有|得到|得|的|永久|双重|为了?|以|来|从而|旨在"
    r"|用[于以来]|需要?|(?<!我们)要|须|(?<![反响])应|必须|有助于|才能|以便|便于|(?<![申邀聘])请|谁也|要求|如何|怎么|怎样|能否|是否|确定)$"
)
_OF_QUALITY = re.compile(rf"{_QUALITIES}$")
_SAYS_WHEN = re.compile(
    r"[会能将]|按[时期]|准时|今[天日晚]|明[天日]|后天|[本下]?[周月]|[于在][^,。;]{0,12}(?:前|内|完|好)|\d[^,。;]{0,8}[前内]"
)
"""After "服务保证": no name of a guarantee, but what a service is promised to be done by."""
_STRIVES = re.compile(r"(?:努力|力[争求]|争取|追求|目标|尽[量力]|致力|希望|愿|祝)[^,。;]{0,6}$")
"""What is only aimed at: "努力做到零差错"."""
_NOBODY = re.compile(r"(?:没有?|无|哪有?|哪里有?)(?:任何|哪|一)?[一]?[个家位]?$")
"""Before who acts."""
_GIVEN_BY_THEM = re.compile(
    r"(?:您的?)?(?:账户|余额|网络|手机|电话|电源|电量|材料|信息|资料|地址|照片|证件|卡内|户内|家中|家里|现场|设备"
    r"|宽带|光猫|包装|商品|吊牌)[^,。;]{0,10}"
    r"(?:畅通|通畅|充足|准确|真实|清晰|完整|完好|有效|足额|有人|正确|一致|无误|开机|在线|足够|接通|连接|不影响)"
)
_INSTRUCTS = re.compile(r"请|清晰|齐全")
_ASSURES = ("保证", "确保")
_GIVEN_TO_THEM = re.compile(r"[跟向和与对给][^,。;我]{1,6}$")
"""Before "保证了": not what a thing ensures, but what somebody was assured of."""
_OF_WHOM = re.compile(
    r"[^,。;我会将给]{1,10}的(?:朋友|人[们群]?|顾客|客人|用户|同学|孩子|宝宝|小伙伴|亲(?=[,。;!~可]))"
)
"""What somebody is like who is spoken of: "绝对吃不了辣的朋友"."""
_NEGATED_AFTER = re.compile(r"不了|不到|过|了")
_SUCCEEDS = (
    r"(?:通过|打?赢|胜诉|过(?=关|审|线|级|[一二三四五六七八九十两\d]{1,2}[级科门分]|[英日法德俄韩]语|[,。;!~]|$)|考[上过取]|录取|被?录[取用]|被?选[上中]|入选|获批|获奖|拿奖|中签|中标|及格|达标|合格|上岸|提分|康复|痊愈|治[好愈]"
    r"|好转|回本|赚|盈利|升值|瘦|减重|晋级|升职|就业|学[会好成]|掌握|结业|毕业|被(?:批准|受理|接收|采纳|通过|放行))"
)
"""What nobody can answer for: how somebody else fares."""
_FARES_WELL = re.compile(rf"(?:[会能]|可以)?(?:顺利|成功|再)?{_SUCCEEDS}")
_RECEIVED = re.compile(
    r"(?:会|能|可以|就能|都能|就会)[^,。;]{0,8}(?:收到|拿到|用上|看到|到账|退|领到|恢复|赶上|坐上|入住|好)"
    rf"|(?:[会能]|可以)(?:顺利|成功|再)?{_SUCCEEDS}"
    r"|[\u4e00-\u9fff]得[上到着](?!的)|不?[收扣]|被[扣收]|[误丢少晚错差跑漏坏断亏][^,。;]{0,2}不了(?!解)|(?:误|耽误|少|丢|晚|亏)不(?:了|着)"
)
_NEVER_ASKED_FOR = re.compile(
    r"[^,。;]{0,8}(?:索[要取]|要求?(?:您|客户|用户)?(?:提供|转账|汇款|付款|点击|下载|缴)|询问|要求您|让您(?:提供|输入|告知|转账|汇款|付款)|向您要|问您)"
)
_NO_DEED_OF_OURS = re.compile(
    r"[^,。;]{0,6}(?:有人|排队|拥堵|堵|下雨|下雪|涨价|降温|着急|生气|失望|知道|明白|遇到|困惑|辛苦|拥挤|慢一?些?|很"
    r"|比较|喜欢|爱上|想)"
)


def guarantees_in(plain: str, is_question: bool) -> list[tuple[int, int]]:
    """The places of the words that leave no way out, in order."""
    if plain.isascii() or SURE.search(plain) is None:
        return []
    clauses = clauses_of(plain)
    asked = asked_from(clauses, is_question)
    quoted = quoted_in(plain)
    reports = Reports()
    found: list[tuple[int, int]] = []
    asked_to = False
    for place, clause in enumerate(clauses):
        held = words_in(clause.text)
        subjects = held.subjects
        asked_to = (asked_to and all(one.actor != "ours" for one in subjects)) or held.marks.any(words.REQUEST)
        reported_from, _ = reports.begins_in(clause.text, subjects)
        for sure in SURE.finditer(clause.text):
            start, end = clause.start + sure.start(), clause.start + sure.end()
            is_ours = (
                place < asked
                and sure.start() < reported_from
                and not covers(quoted, start)
                and _is_ours(clause, sure, subjects)
                and not (asked_to and _is_theirs_to_see_to(clause.text, sure))
            )
            if is_ours and not (found and found[-1][1] > start):
                found.append((start, end))
    return found


def _is_ours(clause: Clause, sure: re.Match[str], subjects: Sequence[Subject]) -> bool:
    text, start, end = clause.text, sure.start(), sure.end()
    word = sure[0]
    place = bisect_right(subjects, start, key=lambda one: one.end) - 1
    while place >= 0 and parties.THING.match(text, subjects[place].start):
        place -= 1
    subject = acting(text, subjects[place : place + 1] if place >= 0 else (), start)
    opens = max(subject.end if subject else 0, start - 12)
    before = text[opens:start]
    ours = subject is not None and subject.actor == "ours"
    if _STRIVES.search(before):
        return False
    if words.NEGATED.search(before) or words.ASKED.search(text[max(0, start - 40) : start]):
        return False
    if word == "保证" and text.startswith("了", end) and _GIVEN_TO_THEM.search(text[:start]):
        return True
    if word == "保证" and _NEGATED_AFTER.match(text, end):
        return False
    if word not in _ASSURES and _OF_WHOM.match(text, end):
        return False
    if word == "保证" and end == len(text) and not (ours or parties.FOR_THEM.search(before)):
        return False
    if subject is not None and _NOBODY.search(text, 0, subject.start):
        return False
    if word in _ASSURES and _NEUTRAL_BEFORE.search(before) and not re.search(r"[会能可]以?$", before):
        return _OF_QUALITY.search(before) is not None and _SAYS_WHEN.match(text, end) is not None
    if not ours and word in _ASSURES and _INSTRUCTS.search(text, end, end + 14):
        return False
    if not ours and word in _ASSURES and _GIVEN_BY_THEM.match(text, end):
        return False
    request = words.REQUEST.search(text[max(0, start - 40) : start])
    if request and not ours:
        return False
    if word.endswith("不") and _NEVER_ASKED_FOR.match(text, end):
        return False
    if subject is not None and subject.actor == "other":
        return _PAYS_OUT.match(text, end) is not None
    if subject is not None and subject.actor != "ours":
        return subject.actor == "customer" and not subject.is_asked_to and _gets_there(text, end, word)
    is_other = not word.endswith("不") and _NO_DEED_OF_OURS.match(text, end) is not None
    return not is_other and _leads_to_us(text, end, word)


_PAYS_OUT = re.compile(r"[会能]?(?:给[您你])?[^,。;]{0,6}(?:[入到]账|放款|批(?:下来|准|给)|退[还回给]|赔[付给])")
"""Of a bank, what nobody but itself can answer for."""


def _gets_there(text: str, end: int, word: str) -> bool:
    """The customer, by what we do or by luck."""
    fares_well = word.startswith("必") and _FARES_WELL.match(text, end) is not None
    return fares_well or _RECEIVED.match(text, end) is not None


def _is_theirs_to_see_to(text: str, sure: re.Match[str]) -> bool:
    """One of the things that the customer is asked for: "请清淡饮食，保证睡眠"."""
    after = text[sure.end() : sure.end() + 30]
    return sure[0] in _ASSURES and tasks.VERB.search(after) is None and _OURS_AFTER.search(after) is None


_OURS_AFTER = re.compile(r"[给为帮替][您你]|[会能不没]|我们|到|准时|按时|满意|质量|正品")


def _leads_to_us(text: str, end: int, word: str) -> bool:
    """A weak word is a guarantee only with something that we do or bring about."""
    if not word.startswith(("一定", "必", "肯定")):
        return True
    after = text[end : end + 30]
    if tasks.REACHES.match(after.removeprefix("要")) and tasks.TO_US.search(after[:8]):
        return False
    return (
        tasks.VERB.search(after) is not None
        or parties.FOR_THEM.search(after) is not None
        or _FARES_WELL.match(after) is not None
        or re.match(
            r"能|可以|不|没|有|明|今|后天|周|下周|\d|让|把|按|达|送|到|准时|如期|在|到|负责|来|好"
            r"|会(?:[给帮为让把按在准如到]|负责|有|修|处)",
            after,
        )
        is not None
    )
