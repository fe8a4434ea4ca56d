"""Whether a sentence (folded) says no to something that it names: refused, cancelled, not possible."""

import re
from typing import Final, NamedTuple

_NOT_GIVEN_ZH: Final = (
    r"不(?<![如若果要只]不)(?:再|予|作|做)?(?:发放|发给|退[还费款]|给付|赔[付偿]|补[偿贴发]|报销|减免|免除|返[还现]|支付|承担|提供|安排|受理|赠送"
    r"|延[长期]|更换)"
)
_NO_ZH: Final = (
    r"(?:无法|不能|不予|不会|不可以?|不支持|不再|不给|没办法|没法|未能|拒绝|取消|驳回|不同意|不符合|不满足"
    rf"|办不了|做不了|{_NOT_GIVEN_ZH})"
)
_NO_EN: Final = (
    r"(?:\b(?:cannot|can't|can\s+not|won't|will\s+not|unable\s+to|not\s+able\s+to|not\s+be\s+able\s+to"
    r"|no\s+longer|never|decid\w+\s+against|we\s+(?:have\s+|had\s+to\s+)?(?:turn(?:ed)?\s+down|rul(?:ed|e)\s+out)|not\s+(?:eligible|entitled|possible|going\s+to)|refus\w+|declin\w+|reject\w+|cancel\w*"
    r"|den(?:y|ied)|\bno"
    r"|(?:do(?:es)?|did)(?:n't|\s+not)\s+(?:\w+ly\s+)?(?:offer|grant|issue|provide|get|qualify|waive|lend|reimburse|compensate|supply|arrange"
    r"|have(?!\s+to)|allow|refund|replace)|(?<!\byou )(?:do(?:es)?|did)(?:n't|\s+not)\s+(?:\w+ly\s+)?(?:pay|give"
    r"|cover|credit|carry\s+out|run))\b)"
)
_NO_AFTER_ZH: Final = (
    rf"(?:{_NOT_GIVEN_ZH}|没有了|没了|作罢|泡汤|免谈|行不通|不批(?!评)|不获批|无法|不能|不予|不会|不支持"
    r"|没办法|被?取消|被?驳回|被?拒绝|不通过|未通过|不成立|办不了|做不了)"
)
_NO_AFTER_EN: Final = (
    r"\b(?:cannot|can't|will\s+not|won't|was\s+(?:declined|rejected|refused|cancelled|denied)"
    r"|(?:has|have)\s+been\s+(?:declined|rejected|refused|cancelled|denied)"
    r"|(?:is|are|was|were)(?:n't|\s+not)\s+(?:possible|available|due|payable|offered|an\s+option|part\s+of|included|on\s+offer|allowed|granted)"
    r"|(?:is|are)\s+out\s+of\s+the\s+question|(?:(?:was|were|been|is|are|request|application)\s+)(?:turned\s+down|ruled\s+out|refused|declined)"
    r"|not\s+be\s+(?:made|paid|possible|issued|processed|approved))"
)
_NO_BEFORE: Final = re.compile(rf"{_NO_ZH}[^,。;!?]{{0,14}}")
_NO_BEFORE_EN: Final = re.compile(rf"{_NO_EN}[^,.;!?]{{0,40}}")
_NO_AFTER: Final = re.compile(rf"[^,。;!?.]{{0,12}}{_NO_AFTER_ZH}|[^,.;!?]{{0,30}}{_NO_AFTER_EN}")
_AS_TO: Final = re.compile(
    r"(?:关于|有关|对于|针对)[^,。;]*$|\b(?:regarding|concerning|as\s+(?:for|to)|about|with\s+regard\s+to)\b[^,.;]*$"
)
"""Before what is spoken of, of which the next clause says no: "关于您申请的学费减免，经研究决定不予减免"."""
_NO_AS_TO: Final = re.compile(
    rf"[^,。;!?]{{0,8}},[^,。;!?]{{0,12}}(?:不予|不同意|不支持|驳回|拒绝|不符合|未获|{_NO_AFTER_ZH})"
    rf"|[^,.;!?]{{0,20}},[^,.;!?]{{0,30}}{_NO_EN}"
)
_ASKED: Final = re.compile(
    r"会不会|是否|是不是|担心|询问|[户她他人长客]问|\b(?:asks?|asked|whether|worried|wonders?)\b|^\W*please\s+(?:do\s+not|don't)"
)
"""Before what is named: not said, but asked or feared."""
_ANY_NO: Final = re.compile(rf"{_NO_ZH}|{_NO_AFTER_ZH}|{_NO_EN}|{_NO_AFTER_EN}")
"""In a sentence without any of them nothing is denied: told by one look, because few have one."""
_SIGN_OF_NO: Final = re.compile(
    "无法|不|没|未|拒绝|取消|驳回|作罢|泡汤|免谈|no|n't|unable|never|refus|declin|reject|cancel|den|turn|rul"
    "|question|against"
)
"""Without any of these there is none of those, either; plain words are passed over the fastest."""
_MARK: Final = re.compile(r"[,.;!?，。；！？]")
_LONGEST_BEFORE: Final = 46
_LONGEST_AFTER: Final = 60
_LONGEST_NO: Final = 16
"""Characters of the clause that are looked at, before what it names and after."""


class Denial(NamedTuple):
    """Places are those of the sentence."""

    start: int
    end: int
    """From the no to what is denied, or the other way round."""
    opens: int
    closes: int
    """Of all that says so."""


def may_deny(plain: str) -> bool:
    """Told by a look, because few sentences do."""
    return _SIGN_OF_NO.search(plain) is not None and _ANY_NO.search(plain) is not None


def _is_denied_itself(plain: str, start: int, end: int) -> bool:
    """The no stands in what is named, or right before its verb: "不发放奖学金"."""
    return any(no.end() > start for no in _ANY_NO.finditer(plain, max(0, start - _LONGEST_NO), end))


def denial_of(plain: str, start: int, end: int) -> Denial | None:
    """Of what a sentence names between two places."""
    clause = _MARK.split(plain[max(0, start - _LONGEST_BEFORE) : start])[-1]
    no = _NO_BEFORE.search(clause) or _NO_BEFORE_EN.search(clause)
    after = _NO_AFTER.match(plain, end)
    if after is None and _AS_TO.search(clause):
        after = _NO_AS_TO.match(plain, end)
    if no is None and after is None and not _is_denied_itself(plain, start, end):
        return None
    if _ASKED.search(clause):
        return None
    opens = start - len(clause)
    stop = after.end() if after else end
    rest = _MARK.split(plain[stop : stop + _LONGEST_AFTER])[0]
    return Denial(opens + no.start() if no else start, stop, opens, stop + len(rest))
