"""What the service catalogue offers, and what a text promises beyond it."""

import re
from collections.abc import Iterator

from agent_tui.expectations.check.about import is_about
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CatalogueEntry
from agent_tui.expectations.check.durations import read_duration
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.promised import PromisedTime
from agent_tui.expectations.check.rules.dates import is_over
from agent_tui.expectations.check.times import TimeSaid
from agent_tui.expectations.check.topics import may_name, topic_pattern

_NEAR = 60
"""Characters around an offer in which it may be refused."""
_NEGATED = re.compile(
    r"(?:不(?!过|仅|但|光|只)|无法|没有|未|尚未|暂无|并非|非|别|勿)[^,。;!?]{0,12}$"
    r"|\b(?:not|no|cannot|can't|don't|doesn't|isn't|won't|never|unable|without|unfortunately|neither"
    r"|nor)\b[^.;!?]{0,40}$"
)
_REFUSED = re.compile(
    r"[^,。;!?]{0,8}(?:不支持|无法|不能|不提供|不承诺|不保证|不在承诺|暂不|没有|做不到|不可|办不到"
    r"|不在|不属于|不包[括含]|未开[通放]|没开[通放]|尚未|暂未|还没|超出|\bnot\b|n't\b|unavailable|cannot|impossible"
    r"|\b(?:outside|beyond)\b)"
)
_SOONEST = re.compile(
    r"(?:最快|最早|最早也|earliest|at\s+the\s+earliest|as\s+early\s+as|no\s+(?:sooner|earlier)\s+than"
    r"|不早于)\s*(?:也)?(?:要|于|在|可|能|到)?\s*(?:on\s+|by\s+)?$"
)
_CLAUSE_ENDS = (",", ";", ":")


def over_catalogue(checked: Checked) -> Iterator[Finding]:
    """`promise.over-catalogue`: sooner, or more, than the catalogue offers for that topic and channel."""
    for entry in checked.context.catalogue:
        if entry.channel not in ("any", checked.channel):
            continue
        yield from _not_offered(checked, entry)
        yield from _too_soon(checked, entry)


def _too_soon(checked: Checked, entry: CatalogueEntry) -> Iterator[Finding]:
    words = entry.words or (entry.topic,)
    duration = read_duration(entry.soonest) if entry.soonest else None
    if duration is None or checked.now is None or not checked.promised or not may_name(words, checked.reading.plain):
        return
    earliest = duration.after(checked.now, checked.business_time, working=entry.calendar == "working")
    early = {one.sentence for one in checked.promised if one.time.at is not None and one.time.at < earliest}
    about = topic_pattern(words) if early else None
    named = about.search(checked.reading.plain) if about is not None else None
    if about is None or named is None:
        return
    dated: dict[int, list[PromisedTime]] = {}
    for promised in checked.promised:
        if promised.sentence in early and _counts(promised.time, checked) and is_about(promised, checked, about):
            dated.setdefault(promised.sentence, []).append(promised)
    for of_sentence in dated.values():
        own = [one for one in of_sentence if not _is_anothers(one, checked, entry, about)]
        last = max((one.time for one in own or of_sentence), key=lambda time: time.at or earliest)
        if last.at is not None and last.at < earliest and (last.or_at is None or last.or_at < earliest):
            facts: dict[str, str | int] = {
                "topic": checked.text[slice(*named.span())],
                "earliest": earliest.isoformat(),
            }
            yield Finding("promise.over-catalogue", "error", last.start, last.end, facts)


def _is_anothers(promised: PromisedTime, checked: Checked, entry: CatalogueEntry, about: re.Pattern[str]) -> bool:
    """Its clause names the topic of another entry, and not this one's."""
    plain = checked.reading.plain
    start, end = min(promised.start, promised.time.start), max(promised.end, promised.time.end)
    sentence = checked.reading.sentences[promised.sentence]
    begins = max(sentence.start, *(plain.rfind(mark, sentence.start, start) for mark in _CLAUSE_ENDS))
    stops = [at for mark in _CLAUSE_ENDS if (at := plain.find(mark, end, sentence.end)) >= 0]
    ends = min([*stops, sentence.end])
    if about.search(plain, begins, ends):
        return False
    others = (topic_pattern(one.words or (one.topic,)) for one in checked.context.catalogue if one.topic != entry.topic)
    return any(other is not None and other.search(plain, begins, ends) is not None for other in others)


def _counts(time: TimeSaid, checked: Checked) -> bool:
    if time.at is None or time.past or time.precision == "vague" or is_over(time, checked):
        return False
    return _SOONEST.search(checked.reading.plain, max(0, time.start - 24), time.start) is None


def _not_offered(checked: Checked, entry: CatalogueEntry) -> Iterator[Finding]:
    for offer in entry.not_offered:
        pattern = topic_pattern((offer,))
        if pattern is None or not may_name((offer,), checked.reading.plain):
            continue
        for found in checked.own(pattern):
            sentence = checked.sentence_at(found.start())
            if sentence is None or sentence.is_question:
                continue
            plain = checked.reading.plain
            before = plain[max(sentence.start, found.start() - _NEAR) : found.start()]
            after = plain[found.end() : min(sentence.end, found.end() + _NEAR)]
            if _NEGATED.search(before) or _REFUSED.match(after):
                continue
            facts: dict[str, str | int] = {"case": "not-offered", "topic": entry.topic, "offer": offer}
            yield Finding("promise.over-catalogue", "error", found.start(), found.end(), facts)
