"""Which topic a promise is about, where nobody named its code: by the words of the templates and by other words for the
same thing. Pure.

`退款` is the topic refund, and so is what is promised as `30元退回`. What names two things is about neither for sure.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.topics import field_words, topic_pattern
from agent_tui.expectations.template import Template

CALL_BACK = "call-back"
"""A call about a refund is no refund."""

_FEE: Final = re.compile(
    r"(?:上门|维修|检修|安装|装机|配送|送货|更换)(?=费)"
    r"|\b(?:visit|repair|install|deliver|shipping|replace|exchange|callback)[a-z]*\s+(?=(?:fee|charge|cost)s?\b)"
)
"""What a sum is named after, which is not done by paying it back."""
_PAID_BACK: Final = re.compile(
    r"(?:(?:发票|账单)[\w-]*?的?)?(?:退款|退费|退还|返还|退回|退钱)[^,;.!?、&+并和跟再同后\s]*"
    r"|退(?:给|到)?[您你他她]?[¥$€£]?(?:cny|rmb)?[\d一二两三四五六七八九十百千][\d.,一二三四五六七八九十百千万]*(?:元|块|欧|美元|英镑)"
    r"|退(?:您|你|他|她|掉|给)?[\u4e00-\u9fff]{0,3}[费金款]"
    r"|(?:\b(?:invoice|bill)\s+(?:[\w-]*\d[\w-]*\s+)?)?\b(?:refund|reimburs|repay|repaid)[a-z]*\b(?:(?!\b(?:and|then|plus)\b)[^,;.!?&+])*"
    r"|(?:[¥$€£]|\b(?:cny|rmb|usd|eur|gbp))\s*\d[\d.,]*\s+back\b"
    r"|\d\s*(?:yuan|euros?|dollars?|pounds?|cny|rmb|usd|eur|gbp)\s+back\b"
)
"""A sum that is paid back, with what it was paid for, and the words for it that do without "refund"."""
_REFUND: Final = "退款"


def topics_of(templates: Iterable[Template]) -> dict[str, tuple[str, ...]]:
    """The topics under which these templates promise, each with its words."""
    known: dict[str, tuple[str, ...]] = {}
    for template in templates:
        if any((rule.topic or template.topic) == template.topic for rule in template.promises.values()):
            known[template.topic] = (*known.get(template.topic, ()), *template.words)
    return known


def topic_meant(typed: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """The code of a topic as somebody typed it; as it is where it is no code and no word of one topic alone."""
    wanted = typed.strip().casefold()
    if (code := next((code for code in known if code.casefold() == wanted), None)) is not None:
        return code
    having = [code for code, words in known.items() if wanted in {word.casefold() for word in words}]
    return having[0] if len(having) == 1 else typed


def topic_named(what: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The one topic that the words of a promise name; None where they name none, or several. What was paid for is no
    second topic of what is paid back."""
    told = _FEE.sub("", read(what).plain)
    return _named_in(told, known) or _named_in(_PAID_BACK.sub(_REFUND, told), known)


def _named_in(told: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    things = set(field_words(told))
    theirs = {code: set(field_words(code, *words)) & things for code, words in known.items()}
    if theirs.get(CALL_BACK):
        return CALL_BACK
    if things:
        named = [code for code, fields in theirs.items() if fields]
        return named[0] if len(named) == 1 and theirs[named[0]] == things else None
    patterns = {code: topic_pattern((code, *words)) for code, words in known.items()}
    named = [code for code, pattern in patterns.items() if pattern is not None and pattern.search(told)]
    return named[0] if len(named) == 1 else None
