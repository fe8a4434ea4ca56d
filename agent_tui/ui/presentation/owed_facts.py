"""OWED: what we owe, by when, what was not promised, and what to say first. Facts: `domain.story`.

Where room is short, what goes without saying is left unsaid, then what was promised shrinks; what was not promised and
what to say first stay."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.story import Debts, Owed, bare_limits, says_what_not
from agent_tui.domain.values import Promise
from agent_tui.messages.screen_rows import STORY, TIMES
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.amounts_said import says_amount
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.who_facts import Fact, Reader, quoted, words_of

_NEGATIONS = ("不", "没", "未", "无", "非", "not ", "no ", "never ", "without ", "nothing ", "won't ")

_LIMITS = 60
"""Cells of what was not promised, while anything else can give way."""


class _Telling(NamedTuple):
    quotes: tuple[int, ...]
    """Cells of what was promised, tried from the most."""
    limits: tuple[int, ...] = (_LIMITS,)
    """Cells of what was not."""
    since: bool = True
    """By when the department has to be done on which it hangs."""
    owner: bool = True
    brief: bool = False
    """What is not overdue is not said to be undone, and what to say first in fewer words."""
    waits: bool = True
    """On whom it hangs, though they are not late."""
    advice: bool = True
    """What to say first."""


_TELLINGS = (
    _Telling((48, 36, 28)),
    _Telling((36, 28, 22), since=False),
    _Telling((36, 28), since=False, owner=False),
    _Telling((36, 28, 22, 18, 14, 10), since=False, owner=False, brief=True),
    _Telling((10, 8, 6), (48, 36, 28), since=False, owner=False, brief=True),
    _Telling((22, 14, 10, 8, 6), (60, 48, 36, 28, 22, 18, 14, 10), since=False, owner=False, brief=True, waits=False),
    _Telling((10, 8, 6), (18, 14, 8), since=False, owner=False, brief=True, waits=False, advice=False),
)


def owed_versions(debts: Debts, reader: Reader) -> Iterator[Sequence[Fact]]:
    """From the fullest to the shortest."""
    for telling in _TELLINGS:
        for limits in telling.limits:
            for quote in telling.quotes:
                yield _facts(debts, reader, quote, limits, telling)


def not_promised(limits: str, language: Language, *, briefly: bool = False) -> str:
    """What was not promised, so that it reads as such: many people write "not promised …" into the field."""
    bare = bare_limits(limits)
    if not bare or bare.lower().startswith(_NEGATIONS) or says_what_not(bare):
        return bare or limits
    key = "not-promised-briefly" if briefly else "not-promised"
    return say(STORY, key, language, limits=bare, gap=" " if bare[0].isascii() else "")


def _facts(debts: Debts, reader: Reader, quote: int, limits: int, telling: _Telling) -> list[Fact]:
    """`退款30.00元 25日(三)18:00前 未办; 没答应: 当天到账; 先说: 进度与日期`."""
    facts: list[Fact] = []
    between = Fact(words_of("between-facts", reader), "dim")
    if debts.broken is not None:
        when = times.deadline(debts.broken.due_at, reader.now, reader.here)
        facts.append(Fact(words_of("broken", reader, what=_promised(debts.broken, reader, quote), when=when), "late"))
        facts.append(between)
    for owed in debts.owed[:1]:
        facts.extend(_owed_facts(owed, reader, quote, limits, telling))
        facts.append(between)
    if len(debts.owed) > 1:
        more = "more-owed-briefly" if telling.brief else "more-owed"
        facts.extend((Fact(words_of(more, reader, n=len(debts.owed) - 1)), between))
    if not debts.owed and debts.broken is None:
        known = "nothing-owed" if debts.whole else "still-fetched"
        nothing = known if debts.recorded else "nothing-recorded"
        facts.extend((Fact(words_of(nothing, reader), "dim"), between))
    if (debts.owed or debts.broken) and telling.advice:
        sorry = debts.broken is not None or debts.owed[0].overdue
        brief = "-briefly" if telling.brief else ""
        first = words_of(("say-sorry" if sorry else "say-progress") + brief, reader)
        facts.append(Fact(words_of("say-first" + brief, reader, what=first), "label"))
    elif debts.answer_due is not None and not debts.owed and debts.broken is None:
        when = times.deadline(debts.answer_due, reader.now, reader.here)
        key = "answer-late" if debts.answer_late else "answer-due"
        facts.append(Fact(words_of(key, reader, when=when), "late" if debts.answer_late else "text"))
    else:
        facts.pop()
    return facts


def _owed_facts(owed: Owed, reader: Reader, quote: int, limits: int, telling: _Telling) -> list[Fact]:
    promise = owed.promise
    when = times.deadline(promise.due_at, reader.now, reader.here)
    by = say(TIMES, "by", reader.here.language, when=when)
    facts = [Fact(f"{_promised(promise, reader, quote)} {by}")]
    if owed.overdue or not telling.brief:
        word = words_of("overdue" if owed.overdue else "not-yet", reader)
        facts += [Fact(" "), Fact(word, "late" if owed.overdue else "promise")]
    owner = promise.owner or promise.made_by
    if owner and telling.owner:
        who = words_of("mine", reader) if owner == reader.me else cut(reader.here.name(owner), 14)
        facts.append(Fact(words_of("by-whom", reader, who=who), "dim"))
    order = owed.hangs_on
    late = order is not None and order.due_at < reader.now
    if order is not None and (late or telling.waits):
        hangs = ("hangs-on-late" if late else "hangs-on") + ("" if telling.since else "-briefly")
        due = times.deadline(order.due_at, reader.now, reader.here)
        department = cut(mask_numbers(order.department), 14)
        facts.append(Fact(words_of(hangs, reader, who=department, when=due), "late" if late else "soon"))
    if promise.limits:
        facts.append(Fact(words_of("between-facts", reader), "dim"))
        words = quoted(promise.limits, limits, reader)
        facts.append(Fact(not_promised(words, reader.here.language, briefly=telling.brief)))
    return facts


def _promised(promise: Promise, reader: Reader, quote: int) -> str:
    """What was promised, and the amount with it, which is never cut."""
    what = quoted(promise.what, quote, reader)
    if promise.amount and not says_amount(what, promise.amount):
        amount = cut(promise.amount, 16)
        if amount.replace(".", "", 1).isdecimal():
            amount = words_of("amount", reader, amount=amount)
        gap = "" if reader.here.language == "zh" else " "
        return what + gap + amount
    return what
