"""What a text says against a promise that is still open, whichever channel it was made on."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Final, TypeVar

from agent_tui.expectations.check.about import is_about
from agent_tui.expectations.check.actions import Action
from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.amounts import Amount, amounts_in, bare_amounts, read_amount, same_amount
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import OpenPromise
from agent_tui.expectations.check.denials import denial_of, may_deny
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.instead import instead_of
from agent_tui.expectations.check.owed import CHANGED, agrees, folded, pattern_of
from agent_tui.expectations.check.reading import Reading, Sentence
from agent_tui.expectations.check.rules.dates import is_over, past
from agent_tui.expectations.check.times import TimeSaid
from agent_tui.expectations.check.wording_en import HAPPENED

T = TypeVar("T")
_Named = tuple[OpenPromise, re.Pattern[str]]
"""A promise, and what names it."""

_RULE: Final = "promise.contradiction"

_LONGEST_CLAUSE: Final = 160
"""Characters around an amount that are looked at."""
_ONLY_SO: Final = re.compile(
    r"提前|加急|更早|更快|当天|当日|立即|立刻|马上|今天|现金|影响|额外|收取|另外|其他|重复|多次|超出|以外|之外"
    r"|保证|确保|承诺"
    r"|\b(?:sooner|earlier|faster|same[- ]day|today|immediately|instantly|cash|affect|extra|additional|other"
    r"|guarantee|until|before|unless|without|charge|further|longer|twice|more\s+than|rush|expedite"
    r"|promise|speed)"
)

_CUE_TO_DATE: Final = 8
"""Characters between words for a change and the date that they are about."""
_PRICE: Final = compiled(
    r"价格|售价|单价|原价|现价|运费|手续费|订单金额|订单总额|实付|余额|月费|押金|首付|违约金"
    r"|\b(?:prices?|priced|costs?|costing|fees?|postage|per\s+person|each|balance|deposit|rent|order\s+(?:total"
    r"|value))\b"
)


def contradiction(checked: Checked) -> Iterator[Finding]:
    """`promise.contradiction`: a date, an amount or a no that disagrees with an open promise on the same topic."""
    promises = checked.context.open_promises
    if not promises:
        return
    plain = checked.reading.plain
    patterns = ((one, pattern_of(one, checked.context.catalogue)) for one in promises)
    named = [(one, pattern, _naming(pattern, checked)) for one, pattern in patterns if pattern is not None]
    if not any(naming for _, _, naming in named):
        return
    amounts = _amounts_said(
        checked.reading, [(one, pattern) for one, pattern, naming in named if one.amount and naming]
    )
    unsaid = _amounts_not_said(promises, amounts)
    promised = [one.time.start for one in checked.promised]
    changed: set[int | None] | None = None
    otherwise: set[int | None] = set()
    sentences = checked.reading.sentences
    numbers = {number for _, _, naming in named for number in naming if number is not None}
    for place in sorted(numbers | {number + 1 for number in numbers if number + 1 < len(sentences)}):
        sentence = sentences[place]
        if sentence.is_question:
            continue
        about = [(one, pattern) for one, pattern, naming in named if _names(naming, sentence.plain, place)]
        if not about:
            continue
        found = [
            *_other_time(checked, sentence, about, promised),
            *_other_amount(checked, sentence, [one for one in about if one[0] in unsaid], amounts),
            *_denied(checked, sentence, about),
        ]
        # why only now: few texts say anything against a promise, and to look for a change takes as long as all that
        if found and changed is None:
            cues = list(CHANGED.finditer(plain))
            changed = {checked.number_of_sentence(one.start()) for one in cues}
            otherwise = {checked.number_of_sentence(one.start()) for one in cues if not _changes_date(checked, one)}
        here = (place - 1, place, place + 1)
        if changed is None or changed.isdisjoint(here):
            yield from found
        elif otherwise.isdisjoint(here):
            yield from (one for one in found if one.facts.get("case") == "amount")


def _changes_date(checked: Checked, cue: re.Match[str]) -> bool:
    """It is a date that the words for a change name: of an amount they say nothing."""
    first = bisect_left(checked.times, cue.start(), key=_start)
    return any(one.start - cue.end() <= _CUE_TO_DATE for one in checked.times[first : first + 1])


def _naming(pattern: re.Pattern[str], checked: Checked) -> frozenset[int | None]:
    """The numbers of the sentences that name what was promised."""
    plain = checked.reading.plain
    named: dict[int | None, bool] = {}
    for found in pattern.finditer(plain):
        is_another = _ANOTHER.search(plain, max(0, found.start() - _NEAR), found.start()) is not None
        # why the first: what is done with another one is told after it, "your other parcel will be delivered"
        named.setdefault(checked.number_of_sentence(found.start()), not is_another)
    return frozenset(number for number, is_it in named.items() if is_it)


def _names(naming: frozenset[int | None], plain: str, place: int) -> bool:
    """The sentence is about what was promised; one without a topic of its own goes on with that before it."""
    return place in naming or (place - 1 in naming and _GOES_ON.match(plain) is not None)


_NEAR: Final = 20
_ANOTHER: Final = compiled(
    r"(?:另外?一?[个次笔张份项]?|其[他它]的?|第[二三]次的?)$"
    r"|\b(?:separate|other|another|second|third|additional|extra|unrelated)\s+(?:[\w-]+\s+)?$"
)
"""Before what is named: it is not what was promised, but another one of the kind."""
_GOES_ON: Final = re.compile(
    r"(?:款项|钱|金额|预计|届时|时间|具体时间|最晚|最迟|将于|会在|会于|这笔|该笔|它|到账|(?:现|均|也)?已?(?:告知|[答回][复覆]|答应|承诺|约定|解释)|师傅|工程师|他们?会"
    r"|it\b|that\b|this\b|the\s+(?:money|amount|payment|engineer|technician|date|time)\b|they\b|expect|he\b"
    r"|she\b|you\s+(?:will|should|can\s+expect))"
)


def _other_time(
    checked: Checked, sentence: Sentence, about: Sequence[_Named], starts: Sequence[int]
) -> Iterator[Finding]:
    """`starts` of all promised times, by which those of the sentence are found."""
    first = bisect_left(starts, sentence.start)
    here = checked.promised[first : bisect_left(starts, sentence.end, lo=first)]
    said = [
        one.time
        for one in here
        if _may_disagree(one.time, checked) and any(is_about(one, checked, pattern) for _, pattern in about)
    ]
    if not said:
        return
    if any(agrees(time, promise.due_at) for time in said for promise, _ in about):
        return
    last = said[-1]
    at = last.at or checked.local(about[0][0].due_at)
    # why so: of several, the one whose own words are said is meant, else the one whose date is nearest
    promise = min(
        (one for one, _ in about),
        key=lambda one: (folded(one.what) not in sentence.plain, abs(one.due_at - at)),
    )
    facts: dict[str, str | int] = {"what": promise.what, "due_at": checked.local(promise.due_at).isoformat()}
    due = checked.local(promise.due_at)
    is_over = checked.now is not None and due < checked.now
    instead = None if is_over else instead_of(checked, last, due)
    start, words = (instead.start, instead.text) if instead is not None else (last.start, None)
    yield Finding(_RULE, "error", start, last.end, facts, words)


def _may_disagree(time: TimeSaid, checked: Checked) -> bool:
    """It is a certain day, which must be the promised one: to come, told as if it were, or one by which something is
    due."""
    if time.at is None or time.past or time.is_period or time.after or checked.now is None:
        return False
    if time.deadline or time.at.date() >= checked.now.date():
        return True
    return time.precision == "day" and any(one.start <= time.start < one.end for one in checked.found_by(past))


_COUNTED: Final = r"(\d(?<![\d.,]\d)(?:\d{0,2}(?:,\d{3})+|\d{0,8})) ?(?="
"""Begins with a set: what stands before a figure is skipped at once."""


def _amounts_said(reading: Reading, named: Sequence[_Named]) -> Sequence[Amount]:
    """Of money, and of what was promised by its number: "12,000 miles"."""
    if not named:
        return ()
    money = amounts_in(reading.plain, reading.shape)
    found = [*bare_amounts(reading.plain, money)]
    for promise, pattern in named:
        # why digits: whoever promises money writes its cents or its currency
        if not (promise.amount or "").replace(",", "").isdecimal():
            continue
        for counted in _counted(pattern).finditer(reading.plain):
            value = Decimal(counted[1].replace(",", ""))
            found.append(Amount(counted.start(), counted.end(), value, None))
    return sorted({*money, *found}) if found else money


@lru_cache(maxsize=64)
def _counted(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"{_COUNTED}{pattern.pattern})")


def _amounts_not_said(promises: Sequence[OpenPromise], amounts: Sequence[Amount]) -> frozenset[OpenPromise]:
    """Those whose amount the text names nowhere."""
    promised = [(one, amount) for one in promises if one.amount and (amount := read_amount(one.amount)) is not None]
    return frozenset(
        one for one, amount in promised if not any(same_amount(said.value, said.currency, *amount) for said in amounts)
    )


def _other_amount(
    checked: Checked, sentence: Sentence, about: Sequence[_Named], everywhere: Sequence[Amount]
) -> Iterator[Finding]:
    here = _in(sentence, everywhere, _start) if about else ()
    for promise, pattern in about if here else ():
        near = [one for one in here if _belongs(one.start, one.end, pattern, checked.reading.plain, sentence)]
        if near and (_is_declared(near[0], pattern, sentence, checked) or not _is_done(checked, sentence)):
            facts: dict[str, str | int] = {
                "case": "amount",
                "what": promise.what,
                "amount": promise.amount or "",
                "due_at": checked.local(promise.due_at).isoformat(),
            }
            yield Finding(_RULE, "error", near[0].start, near[0].end, facts)
            return


def _belongs(start: int, end: int, pattern: re.Pattern[str], plain: str, sentence: Sentence) -> bool:
    """The amount stands in the clause of what was promised, and is no price of something: one right before it, as in
    "押金退款", is what it is paid of."""
    first, last = max(sentence.start, start - _LONGEST_CLAUSE), min(sentence.end, end + _LONGEST_CLAUSE)
    begin = max(first, *[plain.rfind(mark, first, start) + 1 for mark in ",，;"])
    stop = min(last, *[place for mark in ",，;" if (place := plain.find(mark, end, last)) >= 0], last)
    named = [found.span() for found in pattern.finditer(plain, begin, stop)]
    if not named:
        return False
    prices = (found.span() for found in _PRICE.finditer(plain, begin, stop))
    return all(any(first <= stop_ and at < past for first, past in named) for at, stop_ in prices)


_IS: Final = re.compile(
    r"(?:的)?(?:金额|数额|标准|额度)?(?:就|一共|共|合计)?(?:是|为|定为|核定为|[共合]计)|\s+(?:amount\s+)?(?:is|comes\s+to|amounts\s+to)\s+"
)


def _is_declared(amount: Amount, pattern: re.Pattern[str], sentence: Sentence, checked: Checked) -> bool:
    """How much was promised is said anew, whatever else is done by then: "误餐补贴是20元，已登记"."""
    plain = checked.reading.plain
    begin = max(sentence.start, amount.start - _LONGEST_CLAUSE)
    named = [found.end() for found in pattern.finditer(plain, begin, amount.start)]
    return bool(named) and _IS.fullmatch(plain, named[-1], amount.start) is not None


_WAS_DONE: Final = re.compile(
    r"\b(?:was|were|(?:has|have)\s+been)\s+(?:\w+ly\s+)?(?:\w+ed|used|spent|paid|sent|given|taken)\b"
)


def _is_done(checked: Checked, sentence: Sentence) -> bool:
    near = _in(sentence, checked.actions, _start)
    if not near:
        return HAPPENED.search(sentence.plain) is not None or _WAS_DONE.search(sentence.plain) is not None
    return all(action.is_done or action.actor == "customer" for action in near)


def _denied(checked: Checked, sentence: Sentence, about: Sequence[_Named]) -> Iterator[Finding]:
    plain = sentence.plain
    if not may_deny(plain):
        return
    for promise, pattern in about:
        for named in pattern.finditer(plain):
            denial = denial_of(plain, *named.span())
            if denial is None or _ONLY_SO.search(plain[denial.opens : denial.closes]):
                continue
            if _has_another_time(checked, promise, sentence.start + denial.opens, sentence.start + denial.closes):
                continue
            facts: dict[str, str | int] = {
                "case": "denied",
                "what": promise.what,
                "due_at": checked.local(promise.due_at).isoformat(),
            }
            yield Finding(_RULE, "error", sentence.start + denial.start, sentence.start + denial.end, facts)
            return


def _has_another_time(checked: Checked, promise: OpenPromise, start: int, end: int) -> bool:
    """Denied is only that it will be then, where that is still to come; "not possible on the 6th" denies what was
    promised for the 6th."""
    first = bisect_left(checked.times, start, key=_start)
    here = checked.times[first : bisect_left(checked.times, end, lo=first, key=_start)]
    return any(
        not agrees(time, promise.due_at)
        and not _lasts_until(time, promise.due_at)
        and not _is_month_over(time, checked)
        for time in here
    )


def _is_month_over(time: TimeSaid, checked: Checked) -> bool:
    """It tells when something was: "the fees you paid in October"."""
    return is_over(time, checked) and not any(map(str.isdigit, checked.text[time.start : time.end]))


def _lasts_until(time: TimeSaid, due_at: datetime) -> bool:
    """A stretch of days that holds the promised one: "not this year"."""
    return time.is_period and time.at is not None and due_at.astimezone(time.at.tzinfo).date() <= time.at.date()


def _in(sentence: Sentence, placed: Sequence[T], start: Callable[[T], int]) -> Sequence[T]:
    """Those that begin in the sentence, of what is in order."""
    first = bisect_left(placed, sentence.start, key=start)
    return placed[first : bisect_left(placed, sentence.end, lo=first, key=start)]


_start: Callable[[Amount | TimeSaid | Action], int] = attrgetter("start")
