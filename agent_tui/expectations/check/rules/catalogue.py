"""What the service catalogue offers, and what a text promises beyond it."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from agent_tui.expectations.check.about import is_about
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CatalogueEntry, OpenPromise
from agent_tui.expectations.check.durations import Duration, read_duration
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.instead import Instead, first_open, instead_of, kept_instead
from agent_tui.expectations.check.owed import CHANGED, agrees, folded, owed_on
from agent_tui.expectations.check.promised import PromisedTime
from agent_tui.expectations.check.reading import Sentence
from agent_tui.expectations.check.rules.dates import is_over
from agent_tui.expectations.check.times import TimeSaid
from agent_tui.expectations.check.topics import begin_of, topic_pattern

_NEAR = 60
"""Characters around an offer in which it may be refused."""
_NEGATED = re.compile(
    r"(?:不(?!过|仅|但|光|只)|无法|没有|未|尚未|暂无|并非|非|别|勿)[^,。;!?]{0,12}$"
    r"|(?:问|咨询|想知道|了解|担心)[^,。;!?]{0,8}(?:能否|是否|能不能|可否|有没有|会不会|可不可以)[^,。;!?]{0,6}$"
    r"|\b(?:ask(?:s|ed|ing)?|wonder\w*|[ei]nquir\w+|to\s+know)\s+(?:us\s+)?(?:whether|if)\b[^.;!?]{0,30}$"
    r"|\b(?:not|no|cannot|can't|don't|doesn't|isn't|won't|never|unable|without|unfortunately|neither"
    r"|nor)\b[^.;!?]{0,40}$"
)
_REFUSED = re.compile(
    r"[^,。;!?]{0,8}(?:不支持|无法|不能|不提供|不承诺|不保证|不在承诺|暂不|没有|做不到|不可|办不到"
    r"|不在|不属于|不包[括含]|未开[通放]|没开[通放]|尚未|暂未|还没|超出|\bnot\b|n't\b|unavailable|cannot|impossible"
    r"|\b(?:outside|beyond)\b)"
)
_OTHERS = re.compile(
    r"\b(?:(?:another|other|different|rival|competing|some)\s+(?:[\w-]+\s+)?(?:shop|store|compan|provider|bank|agen[ct]|dealer|seller"
    r"|landlord|hotel|airline|carrier|operator|firm|place|insurer|supplier|retailer|site|chain)\w*|competitors?)"
    r"(?:(?!\b(?:we|i|our)\b)[^,.;!?]){0,40}$"
    r"|(?:别[的家]|其[他它](?:公司|店|商家|平台|银行|运营商|机构|家)|另一?家|隔壁|友商|同行)[^,。;!?我咱本]{0,16}$"
)
"""Before an offer: it is somebody else's."""
_SOONEST = re.compile(
    r"(?:最快|最早|最早也|earliest|at\s+the\s+earliest|as\s+early\s+as|no\s+(?:sooner|earlier)\s+than"
    r"|不早于)\s*(?:也)?(?:要|于|在|可|能|到)?\s*(?:on\s+|by\s+)?$"
)
_SOONEST_AFTER = re.compile(r"\s*(?:at\s+the\s+(?:very\s+)?(?:earliest|soonest)|or\s+later|onwards?)\b")
_ARRIVES = re.compile(
    r"到(?:帐|账|位|手|达|货|[您你]|$|[了,。;!])|[收拿领]到|[退返寄送]回?[到至达]|(?:最[晚迟]|就|前)能?会?到(?![期店场访站时])"
    r"|\b(?:arrives?|lands?|reach(?:es)?|(?:be|is|are)\s+(?:back|there|credited|delivered|with\s+you|in\s+your)"
    r"|(?:have|get|receive|see|find)\s+(?:it|them|(?:the|your)\s+\w+))\b"
)
_LATEST = re.compile(r"最[晚迟]|不[晚迟]于|\bat\s+the\s+(?:very\s+)?latest\b|\b(?:no|not)\s+later\s+than\b")
_IS_A_STEP = re.compile(
    r"提交|申请|审[核批]|发起|登记|受理|核[实对查]|确认|联系|回[电复访]|答复|告知|通知|办理|处理|安排|催|转[交给]|录入|寄出|退出|发出|完成审"
    r"|(?:我们|我司|我方|仓库|公司|商家|银行)[^,。;]{0,6}[收拿领签][到收]|[收拿领]到[您你]?的?(?:退货|材料|申请|商品|包裹|货|资料|邮件)"
    r"|仓库|\bwarehouse\b|\b(?:we|bank)\s+(?:\w+\s+)?(?:have|get|receive|see|find)s?\b"
    r"|\b(?:submit|request|start|initiat|process|raise|approv|review|check|file|call|confirm|contact|reply|updat|email"
    r"|let\s+you|tell|inform|notif|ship|dispatch|releas|leaves?\b|send|sent\b|issue|answer)"
)
"""Towards the topic, and not yet that it is there."""
_EITHER = re.compile(
    r"前?[\s,、]*(?:\bor\b(?!\s+(?:later|after))|或者?(?!以后|之后)|要么|也可以?)[\s,]*(?:(?:even|already|maybe|perhaps|else|by|on|at|before|within|the|[在于是])[\s,]*){0,4}"
)
_GOES_ON = re.compile(r"\b(?:and|while|but)\s+(?=(?:the|your|our|a|an|we|i)\b)")
_STILL_IT = re.compile(
    r"[款钱账帐卡费它]|金额|余额|资金|银行|这笔|该笔|结果|故障|问题|短信|通知|邮件|[拿收领]到|完成|办结|结束|全部"
    r"|\b(?:it|its|them|this|that|which|money|amount|sum|payment|funds?|bank|card|account|arrives?|lands?|all|everything|rest"
    r"|credit\w*|statement|balance|receipt|confirm\w*|texts?|e?mail|work|job|matter|problem|fault|result|latest)\b"
)
"""The same thing again, under another name."""
_THING_ZH = re.compile(
    r"\s*(?:您的?|另外|同时|而|新的?|本次|这次)*(?!我|咱们|预计|大?约|最[晚迟快]|届时|具体|时间|并|然后|随后|之后|接着"
    r"|再|也|将|会|于|在|到|即|就|请|如|若|改|推|延|提前|调|变更|更|最终|实际|现|但|不过|争取|尽量|力争|保证|确保"
    r"|承诺|答应|已|仍|还|都|均|一并|同样|同事|专员|财务|客服|师傅|工程师|仓库|部门|中心|公司|商家|平台|经理|主管|总部"
    r"|系统|人员)[\u4e00-\u9fff]{2,8}?(?:我[们司方]|由|预计|大?约|最[晚迟快]|[会将于在也则再])*\s*"
)
_THING_EN = re.compile(
    r"\b(?:the|your|our|an?)\s+(?!team|colleague|department|office|manager|engineer|technician|warehouse|finance|company"
    r"|end\b|morning|afternoon|evening|next|first|same|close|latest|\d)[a-z]{3,}"
)
"""What is done by then, and no refund or visit at all."""
_CLAUSE_ENDS = (",", ";", ":")


def over_catalogue(checked: Checked) -> Iterator[Finding]:
    """`promise.over-catalogue`: sooner, or more, than the catalogue offers for that topic and channel."""
    for entry in checked.context.catalogue:
        if entry.channel in ("any", checked.channel):
            compiled = _compiled(entry)
            yield from _not_offered(checked, compiled)
            yield from _too_soon(checked, compiled)


def earliest_at(checked: Checked, time: TimeSaid) -> datetime | None:
    """When what is promised for that time can be had at the earliest; None where nothing is said against it."""
    named = (one for one in checked.found_by(over_catalogue) if one.end == time.end and "earliest" in one.facts)
    return max((datetime.fromisoformat(str(one.facts["earliest"])) for one in named), default=None)


class _Offer(NamedTuple):
    """What is not offered."""

    written: str
    begins: str
    """What every folded text holds that names it."""
    pattern: re.Pattern[str]


class _Compiled(NamedTuple):
    """An entry with what finds it in a folded text."""

    entry: CatalogueEntry
    begin: tuple[str, ...]
    """One of these stands in every text that names the topic."""
    about: re.Pattern[str] | None
    duration: Duration | None
    offers: tuple[_Offer, ...]


@lru_cache(maxsize=512)
def _compiled(entry: CatalogueEntry) -> _Compiled:
    words = entry.words or (entry.topic,)
    patterns = [(offer, topic_pattern((offer,))) for offer in entry.not_offered]
    return _Compiled(
        entry,
        begin_of(words),
        topic_pattern(words),
        read_duration(entry.soonest) if entry.soonest else None,
        tuple(_Offer(offer, begin_of((offer,))[0], pattern) for offer, pattern in patterns if pattern is not None),
    )


def _too_soon(checked: Checked, compiled: _Compiled) -> Iterator[Finding]:
    entry, begin, about, duration, _ = compiled
    plain = checked.reading.plain
    if about is None or duration is None or checked.now is None or not checked.promised:
        return
    if not any(map(plain.__contains__, begin)) or (named := about.search(plain)) is None:
        return
    earliest = duration.after(checked.now, checked.business_time, working=entry.calendar == "working")
    early = {one.sentence for one in checked.promised if one.time.at is not None and one.time.at < earliest}
    dated: dict[int, list[PromisedTime]] = {}
    for promised in checked.promised:
        if promised.sentence in early and _counts(promised.time, checked) and is_about(promised, checked, about):
            dated.setdefault(promised.sentence, []).append(promised)
    for of_sentence in dated.values():
        own = [one for one in of_sentence if not _is_anothers(one, checked, entry, about)]
        if len(own) > 1:
            own = [one for one in own if not _is_of_another_thing(one.time, checked, about)] or own
        times = sorted({one.time for one in own or of_sentence}, key=lambda time: (time.at or earliest, time.start))
        # why the last one: what comes sooner may be a step towards it, unless it says itself that it is there by then
        last = times[-1]
        judged = [
            last,
            *(
                time
                for time in times[:-1]
                if _is_alternative(time, times, checked) or _tells_when_it_is_there(time, last, checked, about)
            ),
        ]
        too_soon = [time for time in judged if _is_before(time, earliest)]
        owed = owed_on(checked.context.open_promises, entry.topic, about) if too_soon else ()
        # why: what was promised may be said again
        soon = next((time for time in too_soon if not any(agrees(time, one.due_at) for one in owed)), None)
        if soon is not None:
            facts: dict[str, str | int] = {
                "topic": checked.text[slice(*named.span())],
                "earliest": first_open(checked, earliest).isoformat(),
            }
            instead = _instead(checked, soon, earliest, owed)
            start, words = (instead.start, instead.text) if instead is not None else (soon.start, None)
            yield Finding("promise.over-catalogue", "error", start, soon.end, facts, words)


def _instead(checked: Checked, soon: TimeSaid, earliest: datetime, owed: Sequence[OpenPromise]) -> Instead | None:
    """The earliest moment that can be kept; where one is promised that the text does not change, that one, because any
    other would contradict it. None where it is over."""
    if not owed or CHANGED.search(checked.reading.plain) is not None:
        return kept_instead(checked, soon, earliest)
    near = min(owed, key=lambda one: abs(one.due_at - (soon.at or earliest)))
    is_over = checked.now is not None and near.due_at < checked.now
    return None if is_over else instead_of(checked, soon, checked.local(near.due_at))


def _is_before(time: TimeSaid, earliest: datetime) -> bool:
    """However it is read."""
    return time.at is not None and time.at < earliest and (time.or_at is None or time.or_at < earliest)


def _is_alternative(time: TimeSaid, times: Sequence[TimeSaid], checked: Checked) -> bool:
    """It and another one are offered, with nothing but "or" between them: each of them must be kept."""
    plain = checked.reading.plain
    return any(
        _EITHER.fullmatch(plain, min(one.end, time.end), max(one.start, time.start)) for one in times if one != time
    )


def _tells_when_it_is_there(time: TimeSaid, last: TimeSaid, checked: Checked, about: re.Pattern[str]) -> bool:
    """Its clause says that the topic is there then, or is the limit of what was said ("25日到账, 最迟明天就到")."""
    sentence = checked.sentence_at(time.start)
    if sentence is None or time.after:
        return False
    clause = checked.reading.plain[slice(*_clause_of(checked, time.start, time.end, sentence))]
    if _IS_A_STEP.search(clause):
        return False
    if about.search(clause) is not None:
        return _ARRIVES.search(clause) is not None or _LATEST.search(clause) is not None
    return last.start < time.start and _LATEST.search(clause) is not None


def _clause_of(checked: Checked, start: int, end: int, sentence: Sentence) -> tuple[int, int]:
    plain = checked.reading.plain
    begins = max(sentence.start, *(plain.rfind(mark, sentence.start, start) + 1 for mark in _CLAUSE_ENDS))
    stops = [at for mark in _CLAUSE_ENDS if (at := plain.find(mark, end, sentence.end)) >= 0]
    return begins, min([*stops, sentence.end])


def _is_anothers(promised: PromisedTime, checked: Checked, entry: CatalogueEntry, about: re.Pattern[str]) -> bool:
    """Its clause names the topic of another entry, and not this one's."""
    plain = checked.reading.plain
    start, end = min(promised.start, promised.time.start), max(promised.end, promised.time.end)
    sentence = checked.reading.sentences[promised.sentence]
    begins, ends = _clause_of(checked, start, end, sentence)
    if about.search(plain, begins, ends):
        return False
    others = (_compiled(one).about for one in checked.context.catalogue if one.topic != entry.topic)
    return any(other is not None and other.search(plain, begins, ends) is not None for other in others)


def _is_of_another_thing(time: TimeSaid, checked: Checked, about: re.Pattern[str]) -> bool:
    """A clause of its own says of something else when that is done: "退款今天18点前退回，设备我们27日前寄出"."""
    sentence = checked.sentence_at(time.start)
    if sentence is None:
        return False
    plain = checked.reading.plain
    begins, ends = _clause_of(checked, time.start, time.end, sentence)
    if joined := [found.end() for found in _GOES_ON.finditer(plain, begins, time.start)]:
        begins = joined[-1]
    if about.search(plain, begins, ends) or _STILL_IT.search(plain, begins, ends):
        return False
    if sentence.language == "en":
        return _THING_EN.search(plain, begins, time.start) is not None
    return _THING_ZH.fullmatch(plain, begins, time.start) is not None


def _counts(time: TimeSaid, checked: Checked) -> bool:
    if time.at is None or time.past or time.precision == "vague" or is_over(time, checked):
        return False
    plain = checked.reading.plain
    if _SOONEST_AFTER.match(plain, time.end):
        return False
    return _SOONEST.search(plain, max(0, time.start - 24), time.start) is None


def _not_offered(checked: Checked, compiled: _Compiled) -> Iterator[Finding]:
    for offer, begins, pattern in compiled.offers:
        if begins not in checked.reading.plain:
            continue
        for found in checked.own(pattern):
            sentence = checked.sentence_at(found.start())
            if sentence is None or sentence.is_question:
                continue
            plain = checked.reading.plain
            before = plain[max(sentence.start, found.start() - _NEAR) : found.start()]
            after = plain[found.end() : min(sentence.end, found.end() + _NEAR)]
            if _OTHERS.search(before) or _NEGATED.search(before) or _REFUSED.match(after) or _is_owed(checked, pattern):
                continue
            facts: dict[str, str | int] = {"case": "not-offered", "topic": compiled.entry.topic, "offer": offer}
            yield Finding("promise.over-catalogue", "error", found.start(), found.end(), facts)


def _is_owed(checked: Checked, offer: re.Pattern[str]) -> bool:
    """It was promised in these words, and may be said again."""
    return any(offer.search(folded(one.what)) is not None for one in checked.context.open_promises)
