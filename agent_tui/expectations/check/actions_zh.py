"""Who does what in a Chinese sentence (simplified, folded), and how it is put: promised, done, asked, offered …"""

from collections.abc import Sequence
from typing import NamedTuple

from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.clauses_zh import (
    Clause,
    Reports,
    Subject,
    acting,
    asked_from,
    clauses_of,
    covers,
    quoted_in,
    subjects_in,
)
from agent_tui.expectations.check.deeds import Actor, Deed, Standing, TimesOfOne, holds
from agent_tui.expectations.check.marks import Marks

_WINDOW = 80  # why: a word further back than this many characters has no say in a verb


_GOING = ("来", "去")
"""With which `COMES_TO` ends."""


class _Said(NamedTuple):
    """A verb already read."""

    end: int
    actor: Actor
    standing: Standing
    tells: bool


def deeds_in(plain: str, is_question: bool, times: TimesOfOne, sent_there: bool = False) -> list[Deed]:
    """What a sentence says that somebody does, in order; `sent_there`: the customer is told to turn to the company that
    it names."""
    if not times.ahead and not any(one.search(plain) for one in (words.VERB, words.RECEIVES, words.DISPOSES)):
        return []
    clauses = clauses_of(plain, sorted([*times.ahead, *times.behind]))
    reader = _Reader(plain, is_question, times, clauses, sent_there)
    return [deed for place in range(len(clauses)) for deed in reader.read(place)]


class _Reader:
    """Goes through the clauses of one sentence, and remembers who was last said to act, and how."""

    def __init__(
        self, plain: str, is_question: bool, times: TimesOfOne, clauses: Sequence[Clause], sent_there: bool
    ) -> None:
        self._sent_there = sent_there
        self._clauses = clauses
        self._times = times
        self._quoted = quoted_in(plain)
        self._reports = Reports()
        self._asked_from = asked_from(clauses, is_question)
        self._waits = self._hangs = False
        self._marks: list[Marks] = []
        """Of the clauses read so far."""
        self._conditions_read = 0
        self._before: _Said | None = None

    def read(self, place: int) -> list[Deed]:
        """The deeds of one clause; to be called for each in turn."""
        clause = self._clauses[place]
        text = clause.text
        marks = Marks(text)
        self._marks.append(marks)
        subjects = subjects_in(text, marks)
        reported_from, ends = self._reports.begins_in(text, subjects)
        if ends:
            self._before = None
        found: list[Deed] = []
        said: _Said | None = None
        next_subject = 0
        for verb in words.VERB.finditer(text):
            while next_subject < len(subjects) and subjects[next_subject].end <= verb.start():
                next_subject += 1
            subject = acting(text, subjects[max(0, next_subject - 1) : next_subject], verb.start())
            tells = verb.lastgroup == "tells"
            actor = self._actor(place, marks, verb.start(), verb.end(), subject, said)
            if covers(self._quoted, clause.start + verb.start()):
                standing: Standing = "quoted"
            elif verb.start() >= reported_from:
                standing = "reported"
            else:
                standing = self._standing(clause, marks, place, verb.start(), verb.end(), subject, said)
            if tells and standing in ("done", "described", "promised"):
                is_over = words.ONCE.search(text, max(0, verb.start() - _WINDOW), verb.start()) or verb[0] in (
                    "说的是",
                    "说过",
                )
                standing = "reported" if is_over else "promised"
            said = _Said(verb.end(), actor, standing, tells)
            if not tells:
                span = clause.start + verb.start(), clause.start + verb.end()
                found.append(self._deed(clause, place, span, actor, standing, is_task=True))
        if said is not None and not said.tells and found and found[-1].standing == "done":
            found += self._told(clause, place, said, marks, subjects, reported_from)
        if not found and said is None and (receives := words.RECEIVES.search(text)):
            found += self._received(clause, place, receives.end() - 2, marks, subjects, reported_from)
        if not found and said is None and holds(self._times.ahead, clause.start, clause.end):
            found += self._unnamed(clause, place, marks, subjects, reported_from)
        elif (said is None or said.standing == "described") and (
            disposes := words.DISPOSES.search(text, said.end if said else 0)
        ):
            found += self._disposed(clause, place, disposes.start(), marks, subjects, reported_from)
        if found:
            self._before = said or _Said(0, found[-1].actor, found[-1].standing, False)
        elif subjects and not (marks.any(words.REQUEST) and words.REQUEST.search(text, subjects[-1].end)):
            is_to_come = marks.any(words.FUTURE) and not marks.any(words.NEGATED) and reported_from > len(text)
            who = acting(text, subjects[-1:], len(text))
            self._before = _Said(0, who.actor if who else "ours", "promised" if is_to_come else "described", False)
        elif marks.any(words.REQUEST):
            self._before = _Said(0, "customer", "described", False)
        return found

    def _deed(
        self, clause: Clause, place: int, span: tuple[int, int], actor: Actor, standing: Standing, *, is_task: bool
    ) -> Deed:
        waits = hangs = False
        if standing == "promised" and actor == "ours":
            waits, hangs = self._conditions(place)
        return Deed(*span, (clause.start, clause.end), actor, standing, is_task, waits, hangs)

    def _conditions(self, place: int) -> tuple[bool, bool]:
        """Whether a clause waits for the customer, or hangs on an event: told before it, in it, or just after it."""
        while self._conditions_read <= place:
            text = self._clauses[self._conditions_read].text
            marks = self._marks[self._conditions_read]
            self._waits = self._waits or marks.any(words.WAITS) or marks.any(words.ASKS_FOR)
            self._hangs = self._hangs or words.IF_EVENT.search(text) is not None
            self._conditions_read += 1
        follows = self._clauses[place + 1].text if place + 1 < len(self._clauses) else ""
        if words.CONDITION_FOLLOWS.match(follows):
            return self._waits or words.WAITS.search(follows) is not None, True
        return self._waits, self._hangs

    def _actor(
        self, place: int, marks: Marks, start: int, end: int, subject: Subject | None, said: _Said | None
    ) -> Actor:
        text = self._clauses[place].text
        if (subject is None or subject.actor != "ours") and (
            words.WITH_US.search(text[max(0, start - 20) : start])
            or (words.REACHES.match(text, start) and words.TO_US.match(text, end))
        ):
            return "customer"
        asked_at = marks.last(words.REQUEST, max(0, start - _WINDOW), start)
        if asked_at >= 0 and (subject is None or subject.actor != "ours" or subject.end <= asked_at):
            return "customer"
        if subject is not None:
            if subject.actor == "customer" and self._is_one_of_us(place, subject):
                return "ours"
            if self._sent_there and words.A_COMPANY.match(text, subject.start):
                return "other"
            is_done_to = (
                subject.actor == "other" and words.THING.match(text, subject.start) and words.DONE_TO.match(text, start)
            )
            return "ours" if is_done_to else subject.actor
        if said is not None:
            return said.actor
        if self._before is not None and self._before.actor == "customer":
            for_them = marks.any(words.FOR_THEM)
            if words.GOES_ON.match(text) and not for_them:
                return "customer"
            return "ours" if for_them or marks.last(words.FUTURE, 0, start) >= 0 else "customer"
        return "ours"

    def _is_one_of_us(self, place: int, subject: Subject) -> bool:
        """ "他" who does it to the reader, or where one of us was spoken of last: "升级给区域经理，他会给您打电话"."""
        text = self._clauses[place].text
        if subject.is_asked_to or words.THIRD_PERSON.match(text, subject.start) is None:
            return False
        if words.TO_READER.search(text, subject.end):
            return True
        before = (self._clauses[place - 1].text if place else "") + "," + text[: subject.start]
        named = [one.lastgroup for one in words.PERSON_NAMED.finditer(before[-_WINDOW:])]
        return bool(named) and named[-1] == "ours"

    def _standing(
        self,
        clause: Clause,
        marks: Marks,
        place: int,
        start: int,
        end: int,
        subject: Subject | None,
        said: _Said | None,
    ) -> Standing:
        if said is not None and said.tells and said.standing in ("negated", "asked", "reported"):
            return said.standing
        text = clause.text
        window = max(0, start - _WINDOW)
        opens = max(window, self._scope(text, subject, said))
        if place >= self._asked_from or marks.last(words.ASKED, window, start) >= 0:
            return "asked"
        if marks.last(words.PURPOSE, window, start) >= 0:
            return "offered"
        if marks.last(words.NEGATED, opens, start) >= 0:
            return "negated"
        if words.AWAITED.search(text, max(opens, start - 3), start) or words.AS_FOLLOWS.match(text, end):
            return "described"
        future = marks.last(words.FUTURE, opens, start)
        just_before = text[start - 1 : start]
        if future < 0 and just_before in _GOING and words.COMES_TO.search(text, opens, start):
            future = start - 1
        if future >= 0 and text[future] == "将" and self._disposes(place, future, start, said):
            future = -1
            if said is None:
                return "done"
        if marks.last(words.DONE, opens, start) > future:
            return "done"
        if (future < 0 or (text[future] in words.BRIEF_FUTURE and not self._is_dated(clause))) and (
            words.DONE_AFTER.match(text, end)
        ):
            return "done"
        able = marks.last(words.ABLE, opens, start)
        if able >= 0 and able >= future - 1:
            soon = words.ABLE_SOON.match(text, max(0, able - 1)) is not None
            if (soon or words.ABLE_BY.match(text, able)) and self._is_kept(clause, text, subject, soon):
                return "promised"
            return "offered"
        if future < 0 and (
            marks.last(words.UNDER_WAY, opens, start) >= 0
            or (just_before == "在" and words.IS_AT.search(text, opens, start))
        ):
            return "under way"
        dated = holds(self._times.ahead, clause.start + (said.end if said else 0), clause.end)
        if future < 0 and words.TURNS_TO_THEM.match(text, end):
            dated = holds(self._times.ahead, clause.start, clause.start + start)
        if (
            not dated
            and holds(self._times.behind, clause.start, clause.end)
            and marks.last(words.TO_COME, opens, start) < 0
        ):
            return "done"
        if marks.last(words.HABITUAL, window, start) >= 0:
            return "described"
        if not dated and marks.last(words.AUTOMATIC, window, start) >= 0:
            return "described"
        if future < 0 and words.CONDITION.match(text) and place + 1 < len(self._clauses):
            return "described"
        if not dated and text.startswith("恢复", start) and self._recovers(place, start):
            return "described"
        if (
            future >= 0
            or dated
            or (subject is not None and words.HAVING_DONE.search(text, max(0, subject.end - 8), subject.end))
            or (words.HEREBY.search(text, window, start) and words.DONE_FOR_THEM.match(text, start))
        ):
            return "promised"
        if said is not None:
            return said.standing
        before = self._before
        if (
            before is not None
            and before.standing == "promised"
            and subject is None
            and (start == 0 or words.GOES_ON.match(text))
        ):
            return "promised"
        return "described"

    def _is_dated(self, clause: Clause) -> bool:
        return holds(self._times.ahead, clause.start, clause.end)

    def _disposes(self, place: int, at: int, verb: int, said: _Said | None) -> bool:
        """Whether 将 brings what something was done to, as 把 does: "已于昨日将发票寄出", "已拆除旧表并将新表装好"."""
        text = self._clauses[place].text
        has_object = verb > at + 1 and words.OBJECT_FOLLOWS.match(text, at + 1) is not None
        if said is not None:
            tells = words.TELLS_THEM.match(text, max(0, said.end - 2)) is not None
            return has_object and said.standing == "done" and said.end <= at and not tells
        if words.DONE_WITH.search(text, max(0, at - _WINDOW), at + 1):
            return True
        before = self._clauses[place - 1].text if place else ""
        return has_object and words.GOES_ON.match(text) is not None and words.DONE_IN_TURN.search(before) is not None

    def _is_kept(self, clause: Clause, text: str, subject: Subject | None, soon: bool) -> bool:
        """A firm date that we say we can keep: "我们能在11月28日前修好", "明天就可以送货" (`soon`)."""
        by_us = (
            subject.actor == "ours"
            if subject is not None
            else soon or words.FOR_THEM.search(text) is not None or words.OUR_WORK.search(text) is not None
        )
        dates = self._times.ahead, self._times.vague
        firm, vague = (holds(spans, clause.start, clause.end) for spans in dates)
        return by_us and firm and not vague

    def _recovers(self, place: int, at: int) -> bool:
        """By itself after something: "用水高峰过后水压会恢复"."""
        text = self._clauses[place].text
        if words.RECOVERS.search(text, max(0, at - 12), at) is None:
            return False
        before = self._clauses[place - 1].text if place else ""
        return words.ONCE_OVER.search(text, 0, at) is not None or words.ENDS_OVER.search(before) is not None

    def _scope(self, text: str, subject: Subject | None, said: _Said | None) -> int:
        """Where the words begin that tell how a verb is put: after who acts, unless he is only brought in by them."""
        after = said.end if said else 0
        if subject is None or subject.end < after:
            return after
        if subject.start >= after and (
            text[subject.start] == "有" or words.INTRODUCES.search(text, max(0, subject.start - 6), subject.start)
        ):
            return after
        return subject.end

    def _unnamed(
        self,
        clause: Clause,
        place: int,
        marks: Marks,
        subjects: Sequence[Subject],
        reported_from: int,
    ) -> list[Deed]:
        """Something of ours under a time, whatever its verb: told by who acts or for whom."""
        text = clause.text
        subject = subjects[-1] if subjects else None
        for_them = words.FOR_THEM.search(text) if marks.any(words.FOR_THEM) else None
        is_vague = holds(self._times.vague, clause.start, clause.end)
        is_ours = (
            for_them or (subject and subject.actor == "ours") or (is_vague and not subject and words.MOVES.search(text))
        )
        if reported_from <= len(text) or not is_ours:
            return []
        acts_alone = is_vague and not (subject and text.startswith(words.PROGRAMS, subject.start))
        if not for_them and not acts_alone and not marks.any(words.FUTURE):
            return []
        start = for_them.start() if for_them else subject.end if subject else 0
        if start >= len(text) or covers(self._quoted, clause.start + start):
            return []
        actor = self._actor(place, marks, start, len(text), subject, None)
        standing = self._standing(clause, marks, place, len(text), len(text), subject, None)
        if text.endswith("了") and not marks.any(words.FUTURE):
            standing = "done"
        span = clause.start + start, clause.end
        return [self._deed(clause, place, span, actor, standing, is_task=False)]

    def _disposed(
        self,
        clause: Clause,
        place: int,
        start: int,
        marks: Marks,
        subjects: Sequence[Subject],
        reported_from: int,
    ) -> list[Deed]:
        """What we do to something, whatever the verb: "我们会把路上的坑填平"."""
        text = clause.text
        subject = next((one for one in reversed(subjects) if one.end <= start), None)
        if subject is None or subject.actor != "ours" or subject.is_asked_to or start >= reported_from:
            return []
        is_machine = text.startswith(words.PROGRAMS, subject.start)
        if is_machine or covers(self._quoted, clause.start + start) or words.OF_CONDUCT.search(text, start):
            return []
        standing = self._standing(clause, marks, place, len(text), len(text), subject, None)
        return [self._deed(clause, place, (clause.start + start, clause.end), "ours", standing, is_task=True)]

    def _told(
        self,
        clause: Clause,
        place: int,
        said: _Said,
        marks: Marks,
        subjects: Sequence[Subject],
        reported_from: int,
    ) -> list[Deed]:
        """What stands after a verb of telling, under a time and for the customer: "已告知今天17:00前给她新卡"."""
        text = clause.text
        opens = max(0, said.end - 2)
        if not words.TELLS_THEM.match(text, opens) or not holds(self._times.ahead, clause.start + said.end, clause.end):
            return []
        after = next((one for one in subjects if one.start >= said.end), None)
        for_them = words.FOR_THEM.search(text, said.end)
        if for_them is None or (after is not None and after.actor != "ours") or reported_from <= len(text):
            return []
        standing = self._standing(clause, marks, place, len(text), len(text), after, said)
        if standing == "done" or covers(self._quoted, clause.start + for_them.start()):
            return []
        span = clause.start + for_them.start(), clause.end
        return [self._deed(clause, place, span, "ours", standing, is_task=True)]

    def _received(
        self,
        clause: Clause,
        place: int,
        start: int,
        marks: Marks,
        subjects: Sequence[Subject],
        reported_from: int,
    ) -> list[Deed]:
        """What the customer gets is sent by us."""
        if not subjects or subjects[-1].actor != "customer" or subjects[-1].is_asked_to or start >= reported_from:
            return []
        standing = self._standing(clause, marks, place, start, start + 2, subjects[-1], None)
        span = clause.start + start, clause.start + start + 2
        return [self._deed(clause, place, span, "ours", standing, is_task=False)]
