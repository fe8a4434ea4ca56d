"""What a text is about: the words of a catalogue entry or of an open promise, in both languages."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from agent_tui.expectations.check.alternatives import all_by_first_character, compiled
from agent_tui.expectations.check.reading import read

_FIELDS: Final = (
    (
        *["退款", "退费", "退还", "返还", "退回", "退钱", "原路退"],
        *("refund", r"money\s+back", "reimburs", r"credit(?:ed)?\s+back", r"pay(?:ing)?\s+(?:you\s+)?back"),
    ),
    (
        *["上门", "维修", "检修", "修理", "修好", "报修", "工程师", "师傅"],
        *("technician", "engineer", "repair", r"home\s+visit", r"site\s+visit", r"\bvisit\b", r"\bfix\b"),
    ),
    ("赔付", "赔偿", "补偿", "理赔", "汇款", "打款", "拨款", "compensat", "goodwill"),
    ("发票", "invoice"),
    (
        *("回电", "回拨", "致电", "电话回复", "回访", "给您?(?:去|打)?电话"),
        r"call(?:ing)?\s+(?:you|him|her|them|the\s+customer)?\s*back",
        *("callback", "call-back", r"ring\s+(?:you|him|her|them)", r"phone\s+(?:you|him|her|them)"),
        r"call\s+(?:you|him|her|them|the\s+customer)\b",
    ),
    (
        *["配送", "送达", "派送", "送货", "送到", "发货", "寄出", "到货", "补发"],
        *("deliver", "dispatch", r"ship(?:ped|ping|s|ment)?\b", "parcel", "courier"),
    ),
    ("换货", "更换", "换新", "换表", "换机", "补发", "replac", "exchange"),
    ("安装", "装机", "install"),
    ("恢复", "修复", "修好", "抢修", "故障", "restor", "outage", r"back\s+(?:up|online)"),
    ("核查", "调查", "核实", "查清", "investigat", r"look\s+into"),
)
"""Of the same thing: who speaks of a refund may say money back. Patterns, each of which begins with a character that
stands for itself, at most behind a border."""


@lru_cache(maxsize=256)
def topic_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds the topic in a folded text; None where nothing names it."""
    parts = list(dict.fromkeys(_word(word) for word in words if word.strip()))
    return _any_of(parts)


def begin_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """What each of the words begins with: where none of these stands, `topic_pattern` finds nothing. Told by a look,
    because most topics stand in few texts."""
    parts = (re.split(r"[\s-]+", _undivided(read(word.strip()).plain)) for word in words)
    return tuple(next((part for part in of_one if part), "") for of_one in parts)


_TO_YOU: Final = r"[还回]?(?:给|到|至)?[您你](?!的?[单件货])"
_SPLIT: Final = {
    **dict.fromkeys(("退款", "退费", "退钱"), rf"退{_TO_YOU}|退[还回]?[到至回](?:原|银行|信用|付款|支付|账|卡|微信)"),
    **dict.fromkeys(("赔付", "赔偿", "赔款"), rf"赔{_TO_YOU}"),
}
"""The verb alone, with whom it is done for or where to: "今天下午就退给您", "退到原卡"."""


def _undivided(word: str) -> str:
    """What stands in a text however the word is put: of one that may be split its verb."""
    return word[0] if word in _SPLIT else word


def field_words(*names: str) -> tuple[str, ...]:
    """Other words for the same thing, as patterns."""
    return tuple("|".join(field) for field in _fields(names))


def _fields(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    told = read(" ".join(names)).plain
    return tuple(field for field in _FIELDS if re.search("|".join(field), told))


@lru_cache(maxsize=256)
def promise_pattern(topic: str, what: str, more: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds what was promised in a folded text, in either language."""
    literal = [_word(word) for word in (topic, what, *more) if len(word.strip()) > 1]
    return _any_of(dict.fromkeys([*literal, *_taken_apart(what), *chain.from_iterable(_fields((topic, what)))]))


_DEEDS_ZH: Final = (
    r"减免|免除|免收|退[还回款费换]|返还|补[发寄偿开缴退给送]|更换|换[货新]|安装|装机|维修|检修|抢修|修[复理好]|开[具通票]|寄[送出]|发[放货]|恢复"
    r"|延[长期]|升[级舱]|赠送|赔[付偿]|[配派]送|取消|[冻解]冻|调整|回[访电复]|答复|归还|疏通|清运|加装|拆除|改签|预[约留]|送[达货]|抵扣|下调|优惠"
)
_WHAT_ZH: Final = re.compile(
    rf"(?P<first>{_DEEDS_ZH})(?P<noun>[\u4e00-\u9fff]{{2,8}})|(?P<noun_>[\u4e00-\u9fff]{{2,8}}?)(?P<last>{_DEEDS_ZH})"
)
_GIVES: Final = frozenset(("发放", "补发", "补寄", "赠送", "寄送", "寄出", "返还", "归还", "退还"))
"""With these the object itself is what was promised."""
_SAYS_LITTLE: Final = "还回出具通新货到复达理送放级给"
"""Of a verb of two characters, what tells nothing by itself."""
_DEEDS_EN: Final = (
    r"credit|refund|rebate|replacement|repair|visit|delivery|upgrade|waiver|discount|compensation|voucher"
    r"|installation|repayment"
    r"|extension|callback|call-?back|removal|reversal|reimbursement|correction|transfer|renewal|activation"
)
_WHAT_EN: Final = re.compile(
    rf"(?P<noun>[a-z][a-z' -]{{2,40}}?) (?P<deed>{_DEEDS_EN})s?"
    rf"|(?P<deed_>{_DEEDS_EN}) (?:of|for|to) (?:the |your |a |an )?(?P<noun_>[a-z][a-z' -]{{2,40}})"
)
_DEED_ENDS: Final = re.compile(r"(?:e?ment|ation|er|al|e|y)$")
"""What is left without it all forms of an English deed begin with: replac-, waiv-, compens-."""


def _taken_apart(what: str) -> Iterator[str]:
    """What was promised in its two parts, the deed and its object, in either order: "减免违约金" as "违约金无法减免",
    "hotel overbooking credit" as "crediting … for the hotel overbooking"."""
    folded = read(what.strip()).plain
    if found := _WHAT_ZH.fullmatch(folded):
        deed, noun = found["first"] or found["last"], re.escape(found["noun"] or found["noun_"])
        if deed in _GIVES and len(noun) > 1:
            yield noun
        for char in (one for one in deed if one not in _SAYS_LITTLE or len(deed) == 1):
            yield rf"{char}[^,。;!?]{{0,8}}{noun}"
            yield rf"{noun}[^,。;!?]{{0,12}}{char}"
    elif found := _WHAT_EN.fullmatch(folded):
        stem = _DEED_ENDS.sub("", found["deed"] or found["deed_"])
        noun = re.escape(found["noun"] or found["noun_"])
        yield rf"\b{stem}[^.;!?]{{0,40}}\b{noun}"
        yield rf"\b{noun}[^.;!?]{{0,40}}\b{stem}"


_PHRASAL: Final = re.compile(r"([a-z]{2,}) (back|up|out|off|over|down|through|round|away)")
_ITS_OBJECT: Final = r"(?:\s+(?:you|him|her|them|it|us|me|(?:the|your|this|that|his|their)\s+[\w-]+))?"
"""Between the two words of such a verb: "call you back"."""


_VISIT: Final = re.compile(r"([a-z]{4,}) (visits?|appointments?|call-?outs?)")
"""Who comes: "plumber visit", said as "the plumber comes on Monday"."""
_ANYBODY: Final = frozenset(("home", "house", "site", "repair", "service", "first", "second", "free", "next", "return"))


def _any_of(parts: Iterable[str]) -> re.Pattern[str] | None:
    """Looks for them only where a character stands with which one begins: most are told by a look."""
    words = [part for part in parts if part]
    if words and all_by_first_character("|".join(words)):
        return compiled("|".join(words))
    begins = {word.removeprefix(r"\b").removeprefix("\\")[0] for word in words}
    return re.compile(rf"(?=[{re.escape(''.join(sorted(begins)))}])(?:{'|'.join(words)})") if words else None


def _word(word: str) -> str:
    """A word with what may be added to it: refund, refunds, refunded; no part of another word."""
    folded = read(word.strip()).plain
    if phrasal := _PHRASAL.fullmatch(folded):
        return rf"\b{phrasal[1]}(?:s|ed|ing)?{_ITS_OBJECT}[\s-]+{phrasal[2]}\b"
    if (visit := _VISIT.fullmatch(folded)) and visit[1] not in _ANYBODY:
        comes = (
            r"(?=[^.;!?]{0,24}\b(?:com(?:es?|ing)|visit(?:s|ing)?|arriv(?:es?|ing)|calls?\s+(?:round|in)|attends?"
            r"|sen[dt]|booked|due"
            r"|round|out|be\s+(?:with|there|at)|turns?\s+up)\b)"
        )
        return rf"\b{visit[1]}s?\b(?:[\s-]+{visit[2]}|{comes})"
    if folded in _SPLIT:
        return rf"{folded}|{_SPLIT[folded]}"
    escaped = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", folded) if part)
    if folded[-1:].isascii() and folded[-1:].isalpha():
        return rf"\b{escaped}(?:s|es|ed|ing|d)?\b"
    return escaped
