"""How the words around a time put it: due by then, not before it, over already, still to come."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from agent_tui.expectations.check.alternatives import compiled

SHORT: Final = 24
"""Characters in which the words stand that a time is due by."""
DUE_AFTER: Final = re.compile(
    r"[\s)]*(?:这[天日]|当天)?(?:之前|以前|前(?![台来往期三后方去述面端排提])|之内|以内|内(?![容部存外])|为止"
    r"|止(?!损)|截止)|\s*(?:at\s+the\s+(?:very\s+)?latest|or\s+(?:sooner|earlier|before)|deadline)"
)
DUE_BEFORE: Final = compiled(
    r"(?:截至|截止(?:到|至|时间为?|日期为?)?|最晚|最迟|不晚于|不迟于|不超过|赶在|直到)[于在到至]?:?\s*$"
    r"|\b(?:by|before|until|till|within|(?:no|not)\s+later\s+than|latest(?:\s+by)?|due(?:\s+on|\s+by)?"
    r"|deadline(?:\s+is|\s+of)?:?|through|up\s+to)\s+(?:the\s+|around\s+|about\s+|at\s+)?$"
)
_DUE_INSIDE: Final = compiled(r"\b(?:by|before|until|till|later\s+than)\b|最晚|最迟")
LATER_AFTER: Final = re.compile(
    r"[\s)]*(?:之后|以后|后(?![台悔续期])|起(?![来伏飞])|开始|以来)|\s*(?:onwards?|or\s+later)\b"
)
_LATER_BEFORE: Final = compiled(
    r"(?:不早于|最早)[于在]?\s*$|\b(?:after|from|since|as\s+of|starting(?:\s+on|\s+from)?|not\s+before|(?:no"
    r"|not)\s+(?:earlier|sooner)\s+than)\s+(?:the\s+)?$"
)
_BEHIND_AFTER: Final = re.compile(r"[\s)]*(?:以来|至今)")
_BEHIND_BEFORE: Final = compiled(r"(?:已经?|曾|早已|是)[于在]\s*$|\bsince\s+(?:the\s+)?$")
_AWAITED_BEFORE: Final = compiled(
    r"(?:(?<![机社开约理学都均一待等过])会|将|预计|保证|承诺)(?:[在于]|赶在|最[晚迟]于?)\s*$"
)
_AWAITED_AFTER: Final = re.compile(r"[\s)]*(?:之前|以前|前)?(?:一?定|就|便|也|还)?(?:会(?![议员费展上])|将(?!要求))")
_OF_IT: Final = re.compile(r"[\s)]*(?:之前|以前|前)?的")
_BY_BEFORE: Final = re.compile(r"\b(?:by|before|within|no later than|until)\s+(?:the\s+)?$")
_WILL_BEFORE: Final = re.compile(r"\b(?:will|shall|going to)\b|'ll\b")
_TOLD_AFTER: Final = re.compile(
    r"[\s)]*(?:我们?|咱们|客服|同事|公司|[跟和与对向给您你就都也已曾里中时在的]|客户|电话|通话|邮件|短信|微信|来信|沟通|[上下]午){0,6}"
    r"(?:答应|[承许]诺|应承|说[好过定]|[所]?说的|所[说述言]|约[好定]|[讲谈]好|商定|(?:告[知诉]|通知|确认)[您你]?[的过了])"
    r"|,?\s+(?:(?:we|i|you|he|she|my|our|colleague|had|have|already|also|both|then|first)\s+){1,4}"
    r"(?:promised|agreed|told|said|confirmed|discussed|assured|informed|advised|announced|spoke|wrote)\b"
)
_AS_BEFORE: Final = re.compile(r"(?:正如|一如|如|按照?|依照?|根据|遵?照)(?:我们?|您|[在于跟]|同事|客服){0,3}\s*$")
_AS_AFTER: Final = re.compile(
    r"[^,。;!?]{0,10}(?:答应|[承许]诺|约定|说|告[知诉]|通知|商定|确认|沟通|电话|通话|邮件|短信|协议|[讲谈]好)"
)
_TOLD_BEFORE: Final = re.compile(
    r"(?<!be )(?<!get )\b(?:promised|agreed|told|said|confirmed|discussed|assured|mentioned|explained|informed|advised"
    r"|announced|spoke|wrote)(?:\s+(?:you|him|her|them|with|to|the|customer|by\s+(?:phone|e-?mail|letter)|in|our|my"
    r"|your|call|e-?mail|chat|over|phone|earlier|already|back|both|so|last|it|this|again|letter|message|on|at))*\s*$"
    r"|\b(?:as|per|in|since|during|following|keep|kept|to|by)\s+(?:our|my|the|that)\s+(?:\w+\s+)?(?:promise|commitment"
    r"|agreement|call|e-?mail|message|letter|chat|conversation|word)\s+(?:of|from|on|dated)\s*$"
)


class Put(Struct, frozen=True, gc=False):
    due: bool
    """By then."""
    later: bool
    """Not before it."""
    behind: bool
    """Over already."""
    awaited: bool
    """Spoken of as still to come, though it may be over."""


@lru_cache(maxsize=512)
def put_by(shape: str, start: int, end: int, is_range: bool) -> Put:
    """Of the time between two places of a sentence. Kept, because a desk writes the same sentences with other
    numbers."""
    before, inside, after = shape[max(0, start - 80) : start], shape[start:end], shape[end : end + 30]
    near = before[-SHORT:]
    due = bool(DUE_AFTER.match(after) or DUE_BEFORE.search(near) or _DUE_INSIDE.search(inside))
    later = not due and bool(LATER_AFTER.match(after) or (not is_range and _LATER_BEFORE.search(near)))
    behind = bool(_BEHIND_AFTER.match(after) or _BEHIND_BEFORE.search(near))
    return Put(due, later, behind, not behind and _is_awaited(before, after, due))


def _is_awaited(before: str, after: str, due: bool) -> bool:
    if _AWAITED_BEFORE.search(before[-SHORT:]) or _AWAITED_AFTER.match(after):
        return _OF_IT.match(after) is None
    return due and _WILL_BEFORE.search(before) is not None and _BY_BEFORE.search(before[-SHORT:]) is not None


@lru_cache(maxsize=512)
def tells_when_it_was_said(shape: str, start: int, end: int) -> bool:
    """Of a time that is over, between two places of a sentence: "as promised on 20 November", "20日答应的"."""
    before, after = shape[max(0, start - 80) : start], shape[end : end + 30]
    if _TOLD_AFTER.match(after) or _TOLD_BEFORE.search(before):
        return True
    return _AS_BEFORE.search(before[-SHORT:]) is not None and _AS_AFTER.match(after) is not None
