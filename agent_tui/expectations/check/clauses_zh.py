"""The clauses of a Chinese sentence (simplified, folded): who stands in them, what is reported, quoted, asked."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from agent_tui.expectations.check import parties_zh as parties
from agent_tui.expectations.check import tasks_zh as tasks
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.deeds import Actor
from agent_tui.expectations.check.marks import Marks

_LONGEST_KEPT = 100
"""Characters of a clause."""
_DEMANDED_WITHIN = 14
"""Between the customer and what the customer wants or says, in characters."""
_RELATIVE = re.compile(r"(?:(?:[^可要会将请在用到从把给的,;]|(?<=[申邀聘])请){1,12}|想?要|所?需要?)的(?!时候|话|$)")
"""After the customer: not the customer acts, but what the customer bought, said or sent is spoken of."""
_GOES_TO = re.compile(r"(?:(?<![收看接等直遇听得找提])到(?![时期账货底])|[来去至往赴]|前往)[^,。;我您你会将]{0,8}$")
"""Before where the customer is asked to go: "请您尽快到城西门店 …"."""
_BEGINS_ANEW = re.compile(
    r"(?:^|如果?|若|请|当|等|待|在|因为?|[之以]?[后前]|让|是|想|知道|建议|需要|希望|[理了]解|明白|清楚|体[谅会]"
    r"|感谢|抱歉|[看听]到|时|[,:]|由|而|但)\s*$"
)
_ACTORS: dict[str, Actor] = {"we": "ours", "ours": "ours", "customer": "customer", "other": "other"}


class Clause(Struct, frozen=True, gc=False):
    start: int
    end: int
    text: str


class Subject(Struct, frozen=True, gc=False, order=True):
    start: int
    end: int
    actor: Actor
    is_asked_to: bool
    """The customer is asked to do what follows."""


def clauses_of(plain: str, dated: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """What stands between two marks; a mark within a time is none: "11月25日（周三）18:00前"."""
    found, start = [], 0
    times = iter(dated)
    time = next(times, None)
    for border in words.BORDER.finditer(plain):
        while time is not None and time[1] <= border.start():
            time = next(times, None)
        if time is not None and time[0] <= border.start():
            continue
        if border.start() > start:
            found.append(Clause(start, border.start(), plain[start : border.start()]))
        start = border.end()
    if start < len(plain):
        found.append(Clause(start, len(plain), plain[start:]))
    return found


class ClauseWords(Struct, frozen=True, gc=False):
    """What a clause holds, whatever stands around it."""

    marks: Marks
    subjects: Sequence[Subject]
    verbs: Sequence[re.Match[str]]


def words_in(text: str) -> ClauseWords:
    """Those of a clause."""
    return _words_in(text) if len(text) <= _LONGEST_KEPT else _words_in.__wrapped__(text)


@lru_cache(maxsize=512)
def _words_in(text: str) -> ClauseWords:
    """Kept, because from key to key only one clause changes, and because greetings and thanks stand in many texts."""
    marks = Marks(text)
    return ClauseWords(marks, subjects_in(text, marks), tuple(tasks.VERB.finditer(text)))


def subjects_in(text: str, marks: Marks) -> Sequence[Subject]:
    """Who may be acting in a clause, in order; whom something is done for or told to is left out."""
    found = [
        Subject(one.start(), one.end(), _ACTORS[one.lastgroup or "other"], False)
        for one in parties.SUBJECT.finditer(text)
    ]
    if marks.may_hold(words.PIVOT):
        found += [Subject(one.start(), one.end(), "customer", True) for one in words.PIVOT.pattern.finditer(text)]
    if len(found) < 2:
        return found
    found.sort()
    asked = next((one.end for one in found if one.is_asked_to), None)
    if asked is not None:
        found = [one for one in found if one.actor != "ours" or not _GOES_TO.search(text, asked, one.start)]
    first_ours = next((one.end for one in found if one.actor == "ours"), len(text))
    return [
        one
        for one in found
        if one.actor != "customer"
        or one.is_asked_to
        or one.start < first_ours
        or _BEGINS_ANEW.search(text, max(0, one.start - 4), one.start)
    ]


def acting(text: str, subjects: Sequence[Subject], at: int) -> Subject | None:
    """Who acts at a place of a clause, as far as it is said."""
    for subject in reversed(subjects):
        if subject.end <= at:
            relative = _RELATIVE.match(text, subject.end) if subject.actor == "customer" else None
            return None if relative is not None and relative.end() <= at else subject
    return None


class Reports:
    """What the customer wants or said, from clause to clause of one sentence."""

    def __init__(self) -> None:
        self._goes_on = False

    def begins_in(self, text: str, subjects: Sequence[Subject]) -> tuple[int, bool]:
        """Where it begins in the next clause, behind its end if nowhere; whether it ended with the one before."""
        ends = self._goes_on and words.OWN_WORD.search(text[:12]) is not None
        if self._goes_on and not ends:
            return 0, False
        self._goes_on = False
        for subject in subjects:
            if subject.actor != "customer" or subject.is_asked_to:
                continue
            wants = words.DEMANDS.search(text, subject.end, min(len(text), subject.end + _DEMANDED_WITHIN))
            if wants:
                self._goes_on = text[subject.start] not in "您你"
                return wants.end(), ends
        return len(text) + 1, ends


def quoted_in(plain: str) -> list[tuple[int, int]]:
    """The places of what stands in quotation marks, unless it is said to be ours."""
    return [
        (one.start(), one.end())
        for one in words.QUOTES.finditer(plain)
        if not words.OUR_WORDS.search(plain[max(0, one.start() - 16) : one.start()])
    ]


def asked_from(clauses: Sequence[Clause], is_question: bool) -> int:
    """The number of the first clause that is asked; a question may follow a statement: "我们会回电，您几点方便？"."""
    if not is_question:
        return len(clauses)
    has_tag = len(clauses) > 1 and words.TAG.fullmatch(clauses[-1].text) is not None
    return 0 if has_tag else len(clauses) - 1


def covers(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of several spans, in order and apart, holds a place."""
    place = bisect_right(spans, (at, sys.maxsize)) - 1
    return place >= 0 and at < spans[place][1]
