"""What we undertake: at a vague time, at no time at all, or without any condition."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from agent_tui.expectations.check import guarantees_en, guarantees_zh
from agent_tui.expectations.check.actions import Action, Actor
from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.reading import Sentence
from agent_tui.expectations.check.said import TimeSaid

_OF_A_PAPER = re.compile(
    r"(?:份|的[\u4e00-\u9fff]{0,4}?)?(?:账单|对账单|[电水气话房学月年租运停暖网][费租]|物业费|公摊|订单|发票|流水"
    r"|工资|月供|会费|快递|包裹|行程"
    r"|航班|车次|课程|考试|消费|扣款|交易|缴费)(?!用?[会将于])"
)
"""What is named by the time that it is of."""
_OF_ANOTHER_EVENT = re.compile(r"当[日天月年晚](?![前内])")
_BESIDE_EVENT = re.compile(
    r"(?:就诊|入住|下单|购买|签收|报名|出行|出发|乘[机车]|投保|开户|交易|消费|发货|收货|到[店院货]|住院|手术|考试"
    r"|面试|活动|演出|事发|出险|付款|申请)$"
)
_BEFELL = re.compile(r"[^,。;]{0,4}(?:被|多[收扣]|误扣|重复|产生|发生|另有|另行|实际|应[缴交付还])")
_AT_BEFORE = re.compile(r"[于在到至前从自由随]\s*$|最[晚迟快]$")
_BESIDE_AN_EVENT = re.compile(
    r"(?:提前|(?<=[\u4e00-\u9fff]{2})[前后])大?约?[0一二两三四五六七八九十半]{1,3}\s*个?(?:分钟|小时|钟头|天|日(?!期)"
    r"|工作日|星期|周)"
    r"|[会将]在[^,。;0]{2,8}(?:到期|届满|开始|结束|生效|截止)[之以]?前"
    r"|(?:上门|登门|出发|发货|派送|配送|送达|送货|施工|安装|入户|进场|开工|到店|登机)(?:[之以]?前|时)(?=[^,。;]{0,4}[会将])"
)
"""A time that is told from something else: "登机前40分钟", "提前三天", "上门前会来电"."""
_NOW = re.compile(r"现在|此刻|眼下|当场|\bnow\b(?!,)")
"""It is being done as it is said: "I'm putting you through now"."""
_BEHIND = re.compile(
    r"(?:已经?|刚刚?|刚才|早就|都)[^,。;告答回承约说通解安跟与和向]{0,12}[\u4e00-\u9fff](?!知)|[^了解]了$|\b(?:was"
    r"|were|has|have|had|did|been|went|came|got|took|sent|left|arrived|reached)\b"
)
_AHEAD = re.compile(r"[会将]|计划|预计|\b(?:will|shall|going\s+to|due|until|till|by)\b|'ll\b")
_BORDER = re.compile(r"[,，;；、]|\b(?:and|but|so|while)\b")
_YOURS_BEFORE = compiled(r"\b(?:your|his|her|their|the|of)\s+$")
_PAPER = re.compile(
    r"(?:'s)?\s+(?:\w+\s+)?(?:bill|invoice|statement|order|payment|charge|fee|booking|rent|premium|instal?lment|stay"
    r"|reading"
    r"|direct debit)s?\b"
)


_GIVE_US = re.compile(r"\b(?:give|allow) (?:us|me) $")
_LONGEST_CLAUSE = 160
"""Characters around a time that are looked at."""


def vague(checked: Checked) -> Iterator[Finding]:
    """`time.vague`: an action of ours that is dated by nothing firmer than "soon"."""
    vaguely = _Sentences(checked, lambda time: time.precision == "vague")
    undertaken = [
        action
        for action in checked.actions
        if action.actor == "ours" and action.is_promise and vaguely.name_one(action.sentence)
    ]
    firmly = _Sentences(checked, lambda time: _is_firm(checked, time))
    seen = set()
    loosely = [action for action in undertaken if not firmly.name_one(action.sentence)]
    for time in (*_times_of_clauses(loosely), *_times_asked_for(checked, loosely)):
        if time.precision == "vague" and time.start not in seen:
            seen.add(time.start)
            yield Finding("time.vague", "warning", time.start, time.end, {"time": checked.text[time.start : time.end]})


def no_deadline(checked: Checked) -> Iterator[Finding]:
    """`promise.no-deadline`: an action of ours without any time in its sentence or the next; one for a sentence."""
    not_ours: frozenset[int] | None = None

    def dates(time: TimeSaid) -> bool:
        """It does not lie behind, nor is it only when the customer is to act ("请您尽快…")."""
        nonlocal not_ours
        if time.past or _is_attribute(checked, time):
            return False
        if time.precision != "vague":
            return True
        if not_ours is None:
            not_ours = _when_acts(checked, "customer") - _when_acts(checked, "ours")
        return time.start not in not_ours

    dated = _Sentences(checked, dates)
    told = -1
    now: dict[tuple[int, int], bool] = {}
    for action in checked.actions:
        if action.actor != "ours" or not action.is_promise or not action.is_task or action.sentence == told:
            continue
        if action.waits_for_customer or action.hangs_on_event:
            continue
        if dated.name_one(action.sentence) or dated.name_one(action.sentence + 1):
            continue
        if action.clause not in now:
            now[action.clause] = _NOW.search(checked.reading.plain, *action.clause) is not None
        if now[action.clause]:
            continue
        if _BESIDE_AN_EVENT.search(checked.reading.sentences[action.sentence].shape):
            continue
        told = action.sentence
        yield Finding(
            "promise.no-deadline",
            "warning",
            action.start,
            action.end,
            {"action": checked.text[action.start : action.end]},
        )


def absolute(checked: Checked) -> Iterator[Finding]:
    """`promise.absolute`: an unconditional guarantee of ours."""
    for sentence in checked.reading.sentences:
        for start, end in guarantees_of(_shape_of(sentence), sentence.is_question):
            start, end = sentence.start + start, sentence.start + end
            yield Finding("promise.absolute", "error", start, end, {"word": checked.text[start:end]})


def _shape_of(sentence: Sentence) -> str:
    """Its shape, but for a hundred percent, which is a guarantee by its number."""
    return sentence.plain if "100" in sentence.plain else sentence.shape


@lru_cache(maxsize=512)
def guarantees_of(plain: str, is_question: bool) -> tuple[tuple[int, int], ...]:
    """Of one sentence. Kept, because from key to key only the sentence that is being typed changes."""
    languages = (guarantees_zh, guarantees_en)
    return tuple(place for language in languages for place in language.guarantees_in(plain, is_question))


class _Sentences:
    """Which sentences name a time of some kind; told for those that are asked about, and once for each."""

    def __init__(self, checked: Checked, counts: Callable[[TimeSaid], bool]) -> None:
        self._times = checked.times_by_sentence
        self._counts = counts
        self._known: dict[int, bool] = {}

    def name_one(self, number: int) -> bool:
        """False for a number behind the last."""
        if number not in self._known:
            times = self._times[number] if number < len(self._times) else ()
            self._known[number] = any(map(self._counts, times))
        return self._known[number]


def _is_firm(checked: Checked, time: TimeSaid) -> bool:
    """It dates what is to be done, and not vaguely."""
    if time.precision == "vague" or time.past:
        return False
    return not _is_attribute(checked, time) and not _is_of_what_was(checked, time)


def _is_of_what_was(checked: Checked, time: TimeSaid) -> bool:
    """The time of what has been done: "the key was cut this morning and I will leave it for you soon"."""
    number = checked.number_of_sentence(time.start)
    if number is None or time.deadline or time.precision == "vague":
        return False
    sentence, plain = checked.reading.sentences[number], checked.reading.plain
    begin = max(sentence.start, time.start - _LONGEST_CLAUSE)
    for border in _BORDER.finditer(plain, begin, time.start):
        begin = border.end()
    after = _BORDER.search(plain, time.end, min(sentence.end, time.end + _LONGEST_CLAUSE))
    end = after.start() if after else min(sentence.end, time.end + _LONGEST_CLAUSE)
    return _BEHIND.search(plain, begin, end) is not None and _AHEAD.search(plain, begin, end) is None


def _is_attribute(checked: Checked, time: TimeSaid) -> bool:
    """ "您11月的电费", "your November bill": the time tells which one is meant, not when anything is done."""
    if time.precision == "vague" or time.deadline:
        return False
    plain = checked.reading.plain
    if _OF_ANOTHER_EVENT.fullmatch(plain, time.start, time.end) and (
        _BESIDE_EVENT.search(plain, max(0, time.start - 4), time.start) or _BEFELL.match(plain, time.end)
    ):
        return True
    if _OF_A_PAPER.match(plain, time.end):
        return _AT_BEFORE.search(plain, max(0, time.start - 4), time.start) is None
    return _YOURS_BEFORE.search(plain, max(0, time.start - 16), time.start) is not None and (
        _PAPER.match(plain, time.end) is not None
    )


def _times_asked_for(checked: Checked, actions: Sequence[Action]) -> Iterator[TimeSaid]:
    """Those that the customer is asked to give us for these: "give us a few days and we will …"."""
    plain = checked.reading.plain
    for action in actions:
        yield from (time for time in action.times if _GIVE_US.search(plain, max(0, time.start - 10), time.start))


def _when_acts(checked: Checked, actor: Actor) -> frozenset[int]:
    """Where the times begin that stand in a clause in which `actor` acts."""
    return frozenset(time.start for time in _times_of_clauses([one for one in checked.actions if one.actor == actor]))


def _times_of_clauses(actions: Sequence[Action]) -> Iterator[TimeSaid]:
    """The times that stand in a clause of these, in order; those of a clause with many deeds once."""
    for (begin, end), times in {action.clause: action.times for action in actions}.items():
        yield from (time for time in times if begin <= time.start and time.end <= end)
