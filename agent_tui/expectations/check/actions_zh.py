"""Who does what in a Chinese sentence (simplified, folded), and how it is put: promised, done, asked, offered …"""

import re
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
    last,
    quoted_in,
    subjects_in,
)
from agent_tui.expectations.check.deeds import Actor, Deed, Standing

_WINDOW = 80
"""A word further back than this many characters has no say in a verb."""
_INTRODUCES = re.compile(r"(?:有|由|让|请|派|叫)(?:一[名位个])?$")
_GOES_ON = re.compile(r"\s*(?:并|且|再|然后|同时|及|以及|给|为|向|把|将|而且|也|还)")
_CONDITION_FOLLOWS = re.compile(r"\s*(?:如|若|要是|只要|需要的话|前提|除非|假如)")


class _Said(NamedTuple):
    """A verb already read."""

    end: int
    actor: Actor
    standing: Standing
    tells: bool


def deeds_in(plain: str, is_question: bool, dated: Sequence[tuple[int, int]]) -> list[Deed]:
    """What a sentence says that somebody does, in order. `dated`: the places of its times that do not lie behind."""
    clauses = clauses_of(plain, dated)
    reader = _Reader(plain, is_question, dated, clauses)
    return [deed for place in range(len(clauses)) for deed in reader.read(place)]


class _Reader:
    """Goes through the clauses of one sentence, and remembers who was last said to act, and how."""

    def __init__(
        self, plain: str, is_question: bool, dated: Sequence[tuple[int, int]], clauses: Sequence[Clause]
    ) -> None:
        self._clauses = clauses
        self._dated = dated
        self._quoted = quoted_in(plain)
        self._reports = Reports()
        self._asked_from = asked_from(clauses, is_question)
        self._waits = self._hangs = False
        self._before: _Said | None = None

    def read(self, place: int) -> list[Deed]:
        """The deeds of one clause; to be called for each in turn."""
        clause = self._clauses[place]
        text = clause.text
        subjects = subjects_in(text)
        reported_from, ends = self._reports.begins_in(text, subjects)
        if ends:
            self._before = None
        self._waits = self._waits or words.WAITS.search(text) is not None or words.ASKS_FOR.search(text) is not None
        self._hangs = self._hangs or words.IF_EVENT.search(text) is not None
        waits, hangs = self._waits, self._hangs
        if place + 1 < len(self._clauses) and _CONDITION_FOLLOWS.match(self._clauses[place + 1].text):
            follows = self._clauses[place + 1].text
            waits = waits or words.WAITS.search(follows) is not None
            hangs = True
        found: list[Deed] = []
        said: _Said | None = None
        next_subject = 0
        for verb in words.VERB.finditer(text):
            while next_subject < len(subjects) and subjects[next_subject].end <= verb.start():
                next_subject += 1
            subject = acting(text, subjects[max(0, next_subject - 1) : next_subject], verb.start())
            tells = verb.lastgroup == "tells"
            actor = self._actor(text, verb.start(), verb.end(), subject, said)
            if self._in_quotes(clause.start + verb.start()):
                standing: Standing = "quoted"
            elif verb.start() >= reported_from:
                standing = "reported"
            else:
                standing = self._standing(clause, place, verb.start(), verb.end(), subject, said)
            if tells and standing == "done":
                standing = "promised"
            said = _Said(verb.end(), actor, standing, tells)
            if not tells:
                span = clause.start + verb.start(), clause.start + verb.end()
                found.append(Deed(*span, (clause.start, clause.end), actor, standing, True, waits, hangs))
        if not found and said is None and (receives := words.RECEIVES.search(text)):
            found += self._received(clause, place, receives.end() - 2, subjects, reported_from, waits, hangs)
        if not found and said is None and self._is_dated(clause, 0):
            found += self._unnamed(clause, place, subjects, reported_from, waits, hangs)
        if found:
            self._before = said or _Said(0, found[-1].actor, found[-1].standing, False)
        elif subjects:
            self._before = _Said(0, subjects[-1].actor, "described", False)
        elif words.REQUEST.search(text):
            self._before = _Said(0, "customer", "described", False)
        return found

    def _actor(self, text: str, start: int, end: int, subject: Subject | None, said: _Said | None) -> Actor:
        before = text[max(0, start - _WINDOW) : start]
        if (subject is None or subject.actor != "ours") and (
            words.WITH_US.search(before) or (words.REACHES.match(text, start) and words.TO_US.match(text, end))
        ):
            return "customer"
        request = last(words.REQUEST, before)
        asked_at = start - len(before) + request.end() if request else -1
        if request is not None and (subject is None or subject.actor != "ours" or subject.end <= asked_at):
            return "customer"
        if subject is not None:
            return subject.actor
        if said is not None:
            return said.actor
        if self._before is not None and self._before.actor == "customer":
            goes_on = _GOES_ON.match(text) and not words.FOR_THEM.search(text)
            ours = words.FOR_THEM.search(text[:_WINDOW]) or words.FUTURE.search(before)
            return "customer" if goes_on or not ours else "ours"
        return "ours"

    def _standing(
        self, clause: Clause, place: int, start: int, end: int, subject: Subject | None, said: _Said | None
    ) -> Standing:
        text = clause.text
        window = text[max(0, start - _WINDOW) : start]
        opens = max(said.end if said else 0, subject.end if subject else 0)
        if (
            subject is not None
            and (said is None or said.end <= subject.start)
            and _INTRODUCES.search(text[: subject.start])
        ):
            opens = said.end if said else 0
        scope = text[max(opens, start - _WINDOW) : start]
        if said is not None and said.tells and said.standing in ("negated", "asked"):
            return said.standing
        if words.ASKED.search(window) or place >= self._asked_from:
            return "asked"
        if words.PURPOSE.search(window):
            return "offered"
        future = last(words.FUTURE, scope)
        last_future = future.start() if future else -1
        if words.NEGATED.search(scope):
            return "negated"
        done = words.DONE.search(scope)
        if (done and done.start() > last_future) or (future is None and words.DONE_AFTER.match(text, end)):
            return "done"
        able = words.ABLE.search(scope)
        if able and able.start() > last_future - 1:
            return "offered"
        if future is None and words.UNDER_WAY.search(scope):
            return "under way"
        dated = self._is_dated(clause, said.end if said else 0)
        if words.HABITUAL.search(window) or (not dated and words.AUTOMATIC.search(window)):
            return "described"
        if future is not None or dated:
            return "promised"
        if said is not None:
            return said.standing
        before = self._before
        if before is not None and before.standing == "promised" and subject is None and _GOES_ON.match(text):
            return "promised"
        return "described"

    def _unnamed(
        self,
        clause: Clause,
        place: int,
        subjects: Sequence[Subject],
        reported_from: int,
        waits: bool,
        hangs: bool,
    ) -> list[Deed]:
        """Something of ours under a time, whatever its verb: told by who acts or for whom."""
        text = clause.text
        subject = subjects[-1] if subjects else None
        for_them = words.FOR_THEM.search(text)
        if reported_from <= len(text) or not (for_them or (subject and subject.actor == "ours")):
            return []
        start = for_them.end() if for_them else subject.end if subject else 0
        if start >= len(text) or self._in_quotes(clause.start + start):
            return []
        actor = self._actor(text, start, len(text), subject, None)
        standing = self._standing(clause, place, start, len(text), subject, None)
        span = clause.start + start, clause.end
        return [Deed(*span, (clause.start, clause.end), actor, standing, False, waits, hangs)]

    def _received(
        self,
        clause: Clause,
        place: int,
        start: int,
        subjects: Sequence[Subject],
        reported_from: int,
        waits: bool,
        hangs: bool,
    ) -> list[Deed]:
        """What the customer gets is sent by us."""
        if not subjects or subjects[-1].actor != "customer" or subjects[-1].is_asked_to or start >= reported_from:
            return []
        standing = self._standing(clause, place, start, start + 2, subjects[-1], None)
        span = clause.start + start, clause.start + start + 2
        return [Deed(*span, (clause.start, clause.end), "ours", standing, False, waits, hangs)]

    def _in_quotes(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._quoted)

    def _is_dated(self, clause: Clause, opens: int) -> bool:
        return any(clause.start + opens <= start and end <= clause.end for start, end in self._dated)
