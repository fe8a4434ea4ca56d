"""What a text undertakes for a firm time, and nobody has written down as a promise: so that it can be. Pure.

Which times date something of ours is the check's reading (`check.promised`); what only happens under a condition is
nobody's promise yet.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

import msgspec
from msgspec import Struct

from agent_tui.domain.values import Channel
from agent_tui.expectations.attached import Attached
from agent_tui.expectations.check.amounts import amounts_in
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CheckContext, OpenPromise
from agent_tui.expectations.check.owed import agrees
from agent_tui.expectations.check.promised import PromisedTime
from agent_tui.expectations.check.rules.opening_hours import is_service_window
from agent_tui.expectations.check.times import TimeSaid
from agent_tui.expectations.kept_together import named_in
from agent_tui.expectations.known_topics import CALL_BACK, topic_named
from agent_tui.expectations.planning import PlannedPromise

LONGEST: Final = 120
"""Characters of what is undertaken."""

MOST: Final = 24
"""Times of a text that are looked at; who notes what they promise promises less."""
AROUND: Final = 300
"""Characters before and after a time that are looked at."""
LITTLE: Final = 3
"""Chinese characters that do not tell what is done, unless it is a call."""

Topics = Callable[[], Mapping[str, tuple[str, ...]]]
"""The known topics, each with its words; asked for only where something is undertaken."""

_IF: Final = re.compile(
    r"如果|如[需未遇有您]|[若倘]|要是|万一|的话|一旦|假如|届时(?:仍|还)?[未没]|仍未|否则"
    r"|\b(?:if|unless|in case|otherwise|should (?:you|it|we|this|that|the|there|anything)"
    r"|(?:once|when|as soon as) you)\b"
)
_IF_AFTER: Final = re.compile(r"\b(?:if|unless|in case|provided|once you|when you|as soon as you)\b")
_WAS: Final = re.compile(
    r"(?:原[定本来约先]|原计划|本[来应该]|之前|此前|上次|先前)[^,，。;；]{0,8}$"
    r"|\b(?:was|were|had been|originally|previously)\b[^,.;]{0,40}$"
)
_MOVES: Final = re.compile(r"(?:由|从|\bfrom )(?:\s*)$")
_MOVED: Final = re.compile(r"\s*(?:改|调整|推迟|延|提前|顺延|\bto\b)")
"""Around a time that was promised before, and is none any more."""
_ANNOUNCES: Final = re.compile(
    r"暂停(?:使用|服务|供)|中断|停(?:机|电|水|网|气|用)|停止服务|不可用|无法使用|航班|班次|到期"
    r"|\b(?:invoice|bill|payment|subscription|contract|fee)s?\s+(?:is|are|will be)\b[^,.;]{0,12}\bdue\b"
    r"|\bwill\s+(?:expire|end|lapse)\b"
    r"|\b(?:is|are|be)\s+(?:suspended|interrupted|unavailable|cancel+ed|switched\s+off|out\s+of\s+service|down)\b"
    r"|\bkicks\s+off\b|\bdepart(?:s|ing)\b|\bflies\s+out\b"
    r"|\byou(?:'ll|'re|\s+will|\s+are)\s+(?:scheduled\s+to\s+)?(?:arriv|leav|land|travel)(?:e|ing)?\b"
)
"""What will be so, or the customer does, and is nothing that anybody is owed."""
_BEFORE_TIME: Final = re.compile(
    r"(?:\b(?:by|before|on|at|until|till|within|in|for|from|around|(?:no|not) later than|latest|due|the)\s*)+$"
    r"|(?:(?:[现現]在?)?改?[将會会將]?[在于於到至为為]|最[晚迟遲快]|[预預][计計]|不晚[于於]|至[迟遲]|并|並)+$",
    re.IGNORECASE,
)
_AFTER_TIME: Final = re.compile(
    r"^[\s,，、:：]*(?:之前|以前|之[内內]|以[内內]|前|[内內]|at the latest\b|or earlier\b|latest\b)?", re.IGNORECASE
)
_LEAD_ZH: Final = re.compile(
    r"^(?:[\s,，、:：]|另外|同[时時]|而且|[并並]且|然[后後]|所以|因此|我[们們]|[我本]司|我方|本公司|我(?!的)|[这這][边邊里裡]"
    r"|[会會](?![员議议計计員])|[将將]|[现現]在|[现現]?改[为為到成至在]|就(?![诊医餐診醫])|[并並]|且|也|再(?!次)|先(?!生)|保[证證]|承[诺諾]"
    r"|答[应應]|[预預][计計]|最[晚迟遲快]|[在于於](?![线途修線]))+"
)
_LEAD_EN: Final = re.compile(
    r"^(?:[\s,;:-]|(?:and|but|so|then|also)\b|as (?:agreed|discussed|promised)\b[^,]*,|(?:i|we) can confirm(?: that)?\b"
    r"|(?:we|i)(?:['’]ll| will| shall|['’]re going to| are going to|['’]m going to| am going to| promise to)?\b"
    r"(?!['’]))+",
    re.IGNORECASE,
)
_COURTESY: Final = re.compile(
    r"^(?:\s*(?:"
    r"(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day))\b[^,;:!.]{0,40}?(?:[,;:!]| [-–—] )"
    r"|(?:hello|hi|hey)(?: there)?\s(?=(?:we|i)\b)"
    r"|(?:ok|okay|yes|sure|of course|certainly|no problem|sorry|apologies|thanks|thank you)\b"
    r"(?: (?:for|about)\b[^,;:!.]{0,40})?(?:[,;:!]| so\b)"
    r"|(?:i['’]?m|i am|this is|my name is|(?:i|we) (?:understand|see|know|appreciate|apologi[sz]e)|please"
    r"|don['’]t worry)\b[^,;:!.]{0,40}[,;:!]\s*(?:(?:and|but|so)\s)?"
    r"(?=(?:i|we)(?:['’]ll| will| shall| am going| are going)\b)"
    r"|(?:[^\s,，、:：]{1,4}(?:先生|女士|小姐|老师|老師))?[,，、\s]*(?:[您你]们?好|[您你]們好|[早上中下晚][上午]?好)"
    r"(?:[^\s,，、:：]{1,4}(?:先生|女士|小姐|老师|老師))?[呀啊]?(?:[,，、:：!！~～]|\s|(?=我))"
    r"|(?:[^\s,，、:：]{1,4}(?:先生|女士|小姐|老师|老師)|(?:尊敬|亲爱|親愛)的[^,，:：!！]{1,16})[,，:：!！]"
    r"|(?:好的?|[很非]?常?抱歉|[对對]不起|不好意思|(?:[谢謝][谢謝]|感[谢謝])[^,，:：!！]{0,8}|[让讓]?[您你]?久等了?)[,，:：!！~～]"
    r"))+",
    re.IGNORECASE,
)
"""What is said to be polite before what is promised."""
_SAYS_LITTLE_EN: Final = re.compile(r"(?:\S+(?: \S+)?$|(?:it|they|this|that|these|those|both)\b)", re.IGNORECASE)
_TRAIL: Final = re.compile(r"(?:[\s,，、;；.。!！?？:：]|\band|并|且|[并也]?于)+$")


class Undertaken(Struct, frozen=True):
    start: int
    end: int
    """Where the text names the time, in its code points."""
    what: str
    """In the text's own words."""
    due_at: datetime
    whole_day: bool = False
    """Only the day is said: `due_at` is its close of business."""
    topic: str | None = None
    amount: str | None = None


def undertaken_in(
    text: str,
    channel: Channel,
    known: CheckContext,
    attached: Attached,
    topics: Topics = dict,
    *,
    any_time: bool = False,
) -> tuple[Undertaken, ...]:
    """What neither goes out with `text` as a promise nor is one already, in the text's order. What a template wrote is
    promised as it says. `any_time`: whatever has a firm time to come, promised or not."""
    checked = Checked(text, channel, known)
    if checked.now is None:
        return ()
    found: list[Undertaken] = []
    for one in islice(_all_times(checked) if any_time else checked.promised, MOST):
        at = one.time.at
        if at is None or at <= checked.now or one.time.after or one.time.from_event:
            continue
        sentence = checked.reading.sentences[one.sentence]
        if text[sentence.start : sentence.end].strip() in attached.written or not _is_meant(checked, one):
            continue
        if any(agrees(one.time, promise.due_at) for promise in attached.promises):
            continue
        undertaken = _undertaken(checked, one, at, topics())
        if any(_is_owed_already(one.time, undertaken, owed) for owed in known.open_promises):
            continue
        if undertaken.what and all((other.what, other.due_at) != (undertaken.what, at) for other in found):
            found.append(undertaken)
    return tuple(found)


def names_time(text: str, promise: PlannedPromise, known: CheckContext) -> bool:
    """Whether a text says by when that is promised."""
    return bool(named_in(text, [promise], known)[0].times)


def with_noted(attached: Attached, promise: PlannedPromise, text: str, known: CheckContext) -> Attached:
    """With one more promise that `text` makes."""
    promises = (*attached.promises, promise)
    return msgspec.structs.replace(attached, promises=promises, said=text, named=named_in(text, promises, known))


def _all_times(checked: Checked) -> Iterable[PromisedTime]:
    for time in checked.times:
        number = checked.number_of_sentence(time.start)
        if number is not None and time.precision != "vague" and not time.past:
            sentence = checked.reading.sentences[number]
            yield PromisedTime(time, number, sentence.start, sentence.end, names_deed=False)


def _is_meant(checked: Checked, one: PromisedTime) -> bool:
    """Not "if it has not left, I call by …", "需要的话我们明天回电"; nor what was to be once ("原定今天"), nor what
    nobody is owed ("宽带将于 … 暂停使用")."""
    plain, sentence = checked.reading.plain, checked.reading.sentences[one.sentence]
    before = plain[max(sentence.start, one.time.start - AROUND) : max(sentence.start, one.time.start)]
    last = min(sentence.end, one.time.end + AROUND)
    if is_service_window(sentence.plain) or _ANNOUNCES.search(plain, *_clause(checked, one)) is not None:
        return False
    if _IF.search(before) is not None or _IF_AFTER.search(plain, one.time.end, last) is not None:
        return False
    if _WAS.search(before) is not None or (_MOVES.search(before) and _MOVED.match(plain, one.time.end)):
        return False
    places = (one.start, one.end)
    return not any(action.hangs_on_event and (action.start, action.end) == places for action in checked.actions)


def _is_owed_already(time: TimeSaid, undertaken: Undertaken, owed: OpenPromise) -> bool:
    if not agrees(time, owed.due_at):
        return False
    return not (owed.topic and undertaken.topic) or owed.topic.casefold() == undertaken.topic.casefold()


def _undertaken(checked: Checked, one: PromisedTime, at: datetime, topics: Mapping[str, tuple[str, ...]]) -> Undertaken:
    sentence = checked.reading.sentences[one.sentence]
    start, end = _clause(checked, one)
    what = _without_time(checked, one.time, start, end)
    if _says_little(what) and topic_named(what, topics) != CALL_BACK:
        # why: what it is about stands before the comma ("the second debit, CNY 30.00, leaves us by …")
        start = max(
            [sentence.start, *(other.end for other in checked.times if other.end <= min(start, one.time.start))]
        )
        what = _without_time(checked, one.time, start, end)
    whole = checked.text[max(sentence.start, one.time.start - AROUND) : min(sentence.end, one.time.end + AROUND)]
    beside = [other for other in checked.promised[:MOST] if other.sentence == one.sentence]
    alone = sum(_is_meant(checked, other) for other in beside) <= 1
    topic = topic_named(what, topics) or (topic_named(whole, topics) if alone else None)
    said = amounts_in(checked.reading.plain, checked.reading.shape)
    paid = [told for told in said if start <= told.start < end and checked.text[told.start : told.end] in what]
    if not paid and alone:
        paid = [told for told in said if sentence.start <= told.start < max(end, one.time.end)]
    amount = f"{paid[0].value:.2f}" if len({told.value for told in paid}) == 1 and topic != CALL_BACK else None
    return Undertaken(one.time.start, one.time.end, what, at, one.time.precision == "day", topic, amount)


def _says_little(what: str) -> bool:
    return _SAYS_LITTLE_EN.match(what) is not None if what.isascii() else len(what) <= LITTLE


def _clause(checked: Checked, one: PromisedTime) -> tuple[int, int]:
    """That of the deed, which may be another one than that of its time."""
    if not one.names_deed:
        return one.start, one.end
    clauses = (action.clause for action in checked.actions if (action.start, action.end) == (one.start, one.end))
    return next(clauses, (one.start, one.end))


def _without_time(checked: Checked, time: TimeSaid, start: int, end: int) -> str:
    """The words from `start` to `end` without when it will be, and without who says so."""
    text, start, end = checked.text, max(start, time.start - AROUND), min(end, time.end + AROUND)
    times = [one for one in checked.times if start <= one.start < end and one.precision != "vague"]
    if time not in times:
        return _bare([text[start:end]])
    at = times.index(time)
    before = text[times[at - 1].end if at else start : time.start]
    after = text[time.end : times[at + 1].start if at + 1 < len(times) else end]
    before, after = _BEFORE_TIME.sub("", _AFTER_TIME.sub("", before)), _AFTER_TIME.sub("", after)
    if len(times) == 1:
        return _bare([before, after])
    # why: of two deeds in one clause a Chinese one follows its time, an English one goes before it
    first, other = (after, before) if not text[start:end].isascii() else (before, after)
    return _bare([before, after]) if not at and first is after else _bare([first]) or _bare([other])


def _bare(parts: Sequence[str]) -> str:
    kept = [part for one in parts if (part := " ".join(one.split()))]
    between = " " if all(part.isascii() for part in kept) else ""
    words = _COURTESY.sub("", between.join(kept)).strip()
    lead = _LEAD_EN if words[:1].isascii() and not words[:1].isspace() else _LEAD_ZH
    return _TRAIL.sub("", _LEAD_ZH.sub("", lead.sub("", words)))[:LONGEST]
