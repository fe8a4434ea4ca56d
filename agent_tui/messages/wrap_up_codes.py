"""The codes of a wrap-up and their words: how it ended (disposition) and where it came from (root cause).

At most nine of each, so that a digit chooses."""

from collections.abc import Mapping
from typing import Any

from agent_tui.messages.speech import Language, Words

DISPOSITIONS: dict[str, Words] = {
    "solved": Words(en="Solved", zh="已解决"),
    "answered": Words(en="Question answered", zh="已解答"),
    "promised": Words(en="Promise made, work goes on", zh="已承诺, 后续办理"),
    "refunded": Words(en="Refunded or credited", zh="已退款或抵扣"),
    "replaced": Words(en="Replaced or repaired", zh="已换货或维修"),
    "declined": Words(en="Declined, other choice offered", zh="未能满足, 已给其他选择"),
    "complaint": Words(en="Complaint recorded", zh="已登记投诉"),
    "not-reached": Words(en="Customer not reached", zh="未联系上客户"),
    "no-case": Words(en="Duplicate, wrong number, spam", zh="重复、打错、骚扰"),
}

ROOT_CAUSES: dict[str, Words] = {
    "billing": Words(en="Billing", zh="计费"),
    "product": Words(en="Product or device", zh="产品或设备"),
    "delivery": Words(en="Delivery", zh="配送"),
    "outage": Words(en="Outage", zh="故障中断"),
    "unclear-words": Words(en="Our words were unclear", zh="我们没说清楚"),
    "broken-promise": Words(en="A promise was not kept", zh="承诺没有兑现"),
    "process": Words(en="Our process", zh="流程问题"),
    "website": Words(en="Website, app, voice menu", zh="网站、应用、语音菜单"),
    "customer": Words(en="The customer's own wish", zh="客户自身需要"),
}


def slip_of(code: str, known: Mapping[str, Words]) -> str | None:
    """The known code that was probably meant by one that is not known: with one letter too many, too few, another one
    or two in the wrong order, or other dashes and capitals. None where it is another word, or another form of one
    (promise, products): a company's own."""
    written = "-".join(code.casefold().replace("_", " ").replace("-", " ").split())
    return next((one for one in known if one != code and _one_slip_apart(written, one)), None)


def _one_slip_apart(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.startswith(other) or other.startswith(one):
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    mine, theirs = one[start:], other[start:]
    swapped = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
    return mine[1:] == theirs or mine == theirs[1:] or mine[1:] == theirs[1:] or swapped


def wrap_up_sentence(meta: Mapping[str, Any], language: Language) -> str | None:
    """What a wrap-up says, from the facts of its interaction (`event` "wrap-up"): how it ended, the root cause, what
    would have spared it. A company's own codes stand as they are. None where the facts are of something else."""
    if meta.get("event") != "wrap-up":
        return None
    told = [
        _code(known, code, language)
        for known, code in ((DISPOSITIONS, meta.get("disposition")), (ROOT_CAUSES, meta.get("root_cause")))
        if isinstance(code, str) and code
    ]
    improve = meta.get("improve")
    if isinstance(improve, str) and improve.strip():
        told.append(improve.strip())
    return "; ".join(told)


def _code(known: Mapping[str, Words], code: str, language: Language) -> str:
    words = known.get(code)
    if words is None:
        return code
    return words.zh if language == "zh" else words.en
