"""A Chinese clause as it was read, which tells how each of its verbs is to be taken."""

from collections.abc import Sequence
from re import Match

from msgspec import Struct

from agent_tui.expectations.check.clauses_zh import Clause, Subject, asked_from, covers, quoted_in
from agent_tui.expectations.check.deeds import Actor, Span, Standing, TimesOfOne, holds
from agent_tui.expectations.check.marks import Marks
from agent_tui.expectations.check.wording_zh import SAYS

WINDOW = 80
"""A word further back than this many characters has no say in a verb."""


class Said(Struct, frozen=True, gc=False):
    """A verb that was read."""

    end: int
    """In its clause."""
    actor: Actor
    standing: Standing
    tells: bool


class ReadSentence(Struct, frozen=True, gc=False):
    """What holds for all clauses of a sentence."""

    clauses: Sequence[Clause]
    times: TimesOfOne
    quoted: Sequence[Span]
    asked_from: int
    """The number of the first clause that is asked."""
    sent_there: bool
    """The customer is told to turn to the company that the sentence names."""

    says: bool
    """A word of saying or promising may stand in it."""

    @staticmethod
    def of(
        plain: str, clauses: Sequence[Clause], is_question: bool, times: TimesOfOne, sent_there: bool
    ) -> "ReadSentence":
        says = SAYS.search(plain) is not None
        return ReadSentence(clauses, times, quoted_in(plain), asked_from(clauses, is_question), sent_there, says)


class ReadClause(Struct, frozen=True, gc=False):
    sentence: ReadSentence
    number: int
    """Among the clauses of the sentence."""
    start: int
    end: int
    """In the sentence."""
    text: str
    marks: Marks
    subjects: Sequence[Subject]
    verbs: Sequence[Match[str]]
    reported_from: int
    """Where begins what somebody else wants or said; behind the end if nowhere."""
    before: Said | None
    """Of the clauses before it, the last that said who acts, and how."""

    @property
    def text_before(self) -> str:
        """That of the clause before it."""
        return self.sentence.clauses[self.number - 1].text if self.number else ""

    @property
    def actor_before(self) -> Actor | None:
        return self.before.actor if self.before is not None else None

    @property
    def text_after(self) -> str:
        clauses = self.sentence.clauses
        return clauses[self.number + 1].text if self.number + 1 < len(clauses) else ""

    @property
    def is_reported(self) -> bool:
        """Some of it is what somebody else wants or said."""
        return self.reported_from <= len(self.text)

    @property
    def is_dated(self) -> bool:
        """A time stands in it that does not lie behind."""
        return holds(self.sentence.times.ahead, self.start, self.end)

    @property
    def is_vague(self) -> bool:
        return holds(self.sentence.times.vague, self.start, self.end)

    def is_dated_from(self, place: int) -> bool:
        return holds(self.sentence.times.ahead, self.start + place, self.end)

    def is_quoted_at(self, place: int) -> bool:
        return covers(self.sentence.quoted, self.start + place)
