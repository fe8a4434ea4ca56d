"""What the check found, in words: by the rule's name, or `rule:case` where a finding says in its facts which `case`."""

from collections.abc import Callable, Mapping
from datetime import datetime

from agent_tui.domain.text import clean_line
from agent_tui.messages.speech import Language, Words, say
from agent_tui.messages.terms import CHANNELS

FINDINGS = {
    "length.over": Words(en="too long for {channel}: {used} of {limit}", zh="超出{channel}限制: {used}/{limit}"),
    "placeholder.unfilled": Words(en="not filled in: {slot}", zh="还没填: {slot}"),
    "time.vague": Words(en='nobody can hold us to "{time}": say by when', zh="「{time}」说不准是什么时候, 请写明时间"),
    "promise.absolute": Words(
        en='"{word}" guarantees what we cannot: say what is done by when, and what if not',
        zh="「{word}」是打包票, 请改说做什么、何时前、没做到怎么办",
    ),
    "promise.no-deadline": Words(
        en='"{action}" is promised without a time: say by when', zh="答应了「{action}」但没说时间, 请写明何时前"
    ),
    "promise.over-catalogue": Words(
        en="sooner than we can: {earliest} at the earliest ({topic})", zh="比能做到的早: 最早{earliest} ({topic})"
    ),
    "promise.over-catalogue:not-offered": Words(en="we do not offer this: {offer}", zh="我们不提供: {offer}"),
    "promise.contradiction": Words(
        en="another date than was promised: {due_at}, {what}", zh="与已答应的时间不一致: {due_at} {what}"
    ),
    "promise.contradiction:amount": Words(
        en="another amount than was promised: {amount}, {what}", zh="与已答应的金额不一致: {amount} {what}"
    ),
    "promise.contradiction:denied": Words(
        en="says no to what was promised: {due_at}, {what}", zh="与已答应的事矛盾: {due_at} {what}"
    ),
    "date.past": Words(en="this time is over: {at}", zh="这个时间已经过了: {at}"),
    "date.weekday": Words(en="that day is a {weekday}", zh="这一天是{weekday}"),
    "hours.closed": Words(en="nobody works then: {at}", zh="那时不上班: {at}"),
    "jargon": Words(en='customers do not say "{term}"; say: {say}', zh="客户不说「{term}」, 可说: {say}"),
    "fact.changed": Words(en="the full text says otherwise: {full}", zh="与全文不一致, 全文为: {full}"),
    "fact.changed:promised": Words(
        en="promised with it is {full}, which the text does not say now", zh="一同答应的是{full}, 文字里没有"
    ),
    "fact.changed:overtaken": Words(en="not after what is promised now: {due_at}", zh="不晚于现在答应的时间: {due_at}"),
    "fact.changed:missing": Words(en="missing from the full text: {full}", zh="短文缺少全文里的: {full}"),
    "pii.card": Words(en="a whole card number; mask it", zh="完整的银行卡号, 请打码"),
    "pii.id": Words(en="a whole identity card number; mask it", zh="完整的身份证号, 请打码"),
    "time.ambiguous": Words(
        en='"{said}" may be read in two ways: write date and time', zh="「{said}」有两种理解, 请写清日期和时间"
    ),
}

BRIEF = {
    "time.vague": Words(en='nobody can hold us to "{time}"', zh="「{time}」说不准是什么时候"),
    "promise.absolute": Words(en='"{word}" guarantees what we cannot', zh="「{word}」是打包票"),
    "promise.no-deadline": Words(en='promised without a time: "{action}"', zh="答应了但没说时间:「{action}」"),
    "promise.over-catalogue": Words(en="too soon: not before {earliest}", zh="太早: 最早{earliest}"),
    "promise.contradiction": Words(en="was promised for {due_at}", zh="已答应的是{due_at}"),
    "promise.contradiction:amount": Words(en="another amount was promised: {amount}", zh="已答应的金额是{amount}"),
    "promise.contradiction:denied": Words(en="says no to what was promised", zh="与已答应的事矛盾"),
    "hours.closed": Words(en="nobody works then", zh="那时不上班"),
    "fact.changed": Words(en="full text: {full}", zh="全文为{full}"),
    "fact.changed:promised": Words(en="promised with it: {full}", zh="一同答应的是{full}"),
    "pii.card": Words(en="a whole card number", zh="完整的银行卡号"),
    "pii.id": Words(en="a whole identity card number", zh="完整的身份证号"),
    "time.ambiguous": Words(en='"{said}" may be read in two ways', zh="「{said}」有两种理解"),
}
"""The same in as few words as tell what is wrong, where those leave something out."""

SAY_WAY_OUT = frozenset(
    {
        "time.vague",
        "time.ambiguous",
        "promise.absolute",
        "promise.no-deadline",
        "jargon",
        "pii.card",
        "pii.id",
    }
)
"""Whose words say what to do, too."""

TimeWords = Callable[[datetime], str]

WEEKDAYS = (
    Words(en="Monday", zh="周一"),
    Words(en="Tuesday", zh="周二"),
    Words(en="Wednesday", zh="周三"),
    Words(en="Thursday", zh="周四"),
    Words(en="Friday", zh="周五"),
    Words(en="Saturday", zh="周六"),
    Words(en="Sunday", zh="周日"),
)

_LONGEST = 40
"""Characters of the words that a finding is about, where they are told."""

_TIMES = frozenset({"at", "due_at", "earliest"})
"""Facts that hold an RFC 3339 time."""


def tell_finding(
    rule: str,
    facts: Mapping[str, str | int],
    language: Language,
    *,
    time_words: TimeWords | None = None,
    brief: bool = False,
) -> str:
    """One finding in a few words; `brief`: in as few as tell what is wrong. `facts` are those that its rule gave it.
    Times are said by `time_words`; without it by their date, as they stand there, in their own offset."""
    case = f"{rule}:{facts.get('case')}"
    key = case if case in FINDINGS else rule
    return say(
        BRIEF if brief and key in BRIEF else FINDINGS,
        key,
        language,
        **{name: _said(name, fact, language, time_words) for name, fact in facts.items()},
    )


def _said(name: str, fact: str | int, language: Language, time_words: TimeWords | None) -> str | int:
    if name == "channel" and fact in CHANNELS:
        return say(CHANNELS, str(fact), language)
    if name == "weekday" and isinstance(fact, int):
        return weekday_name(fact, language)
    if isinstance(fact, int):
        return fact
    return _time(fact, time_words) if name in _TIMES else _short(clean_line(fact))


def weekday_name(weekday: int, language: Language) -> str:
    """`Monday`, 周一; 0 is Monday."""
    return WEEKDAYS[weekday].zh if language == "zh" else WEEKDAYS[weekday].en


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _time(written: str, time_words: TimeWords | None) -> str:
    """`11-25 18:00`; as it is where it is no time."""
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return written
    if time_words is None or at.tzinfo is None:
        return f"{at:%m-%d %H:%M}"
    return time_words(at)
