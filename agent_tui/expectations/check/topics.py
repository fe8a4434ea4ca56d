"""What a text is about: the words of a catalogue entry or of an open promise, in both languages."""

import re
from functools import lru_cache
from typing import Final

from agent_tui.expectations.check.reading import read

_FIELDS: Final = (
    r"退款|退费|退还|返还|退回|退钱|原路退|refund|money\s+back|reimburs|credit(?:ed)?\s+back"
    r"|pay(?:ing)?\s+(?:you\s+)?back",
    r"上门|维修|检修|修理|报修|工程师|师傅|technician|engineer|repair|home\s+visit|site\s+visit|\bvisit\b|\bfix\b",
    r"赔付|赔偿|补偿|理赔|compensat|goodwill",
    r"发票|invoice",
    r"回电|回拨|致电|电话回复|回访|给您?(?:去|打)?电话|call(?:ing)?\s+(?:you|him|her|them"
    r"|the\s+customer)?\s*back|callback|call-back|ring\s+(?:you|him|her|them)"
    r"|phone\s+(?:you|him|her|them)|call\s+(?:you|him|her|them|the\s+customer)\b",
    r"配送|送达|派送|送货|送到|发货|寄出|到货|补发|deliver|dispatch|ship(?:ped|ping|s|ment)?\b|parcel|courier",
    r"换货|更换|换新|补发|replac|exchange",
    r"安装|装机|install",
    r"恢复|修复|抢修|故障|restor|outage|back\s+(?:up|online)",
    r"核查|调查|核实|查清|investigat|look\s+into",
)
"""Of the same thing: who speaks of a refund may say money back."""


@lru_cache(maxsize=256)
def topic_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds the topic in a folded text; None where nothing names it."""
    parts = list(dict.fromkeys(_word(word) for word in words if word.strip()))
    return re.compile("|".join(parts)) if parts else None


def may_name(words: tuple[str, ...], plain: str) -> bool:
    """False where `topic_pattern` cannot find anything: told by a look, because most topics stand in few texts."""
    return any(begins in plain for begins in _begin(words))


@lru_cache(maxsize=256)
def _begin(words: tuple[str, ...]) -> tuple[str, ...]:
    parts = (re.split(r"[\s-]+", read(word.strip()).plain) for word in words)
    return tuple(next((part for part in of_one if part), "") for of_one in parts)


def field_words(*names: str) -> tuple[str, ...]:
    """Other words for the same thing, as patterns."""
    told = read(" ".join(names)).plain
    return tuple(field for field in _FIELDS if re.search(field, told))


@lru_cache(maxsize=256)
def promise_pattern(topic: str, what: str, more: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds what was promised in a folded text, in either language."""
    literal = [_word(word) for word in (topic, what, *more) if len(word.strip()) > 1]
    parts = list(dict.fromkeys([*literal, *field_words(topic, what)]))
    return re.compile("|".join(parts)) if parts else None


def _word(word: str) -> str:
    """A word with what may be added to it: refund, refunds, refunded; no part of another word."""
    folded = read(word.strip()).plain
    escaped = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", folded) if part)
    if folded[-1:].isascii() and folded[-1:].isalpha():
        return rf"\b{escaped}(?:s|es|ed|ing|d)?\b"
    return escaped
