"""What a Chinese sentence (simplified, folded) says that somebody does: clause by clause, verb by verb."""

from re import Match

from agent_tui.expectations.check import tasks_zh as tasks
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.actor_zh import actor_of
from agent_tui.expectations.check.clauses_zh import Clause, Reports, Subject, acting, clauses_of, words_in
from agent_tui.expectations.check.deeds import Deed, Standing, TimesOfOne
from agent_tui.expectations.check.read_clauses_zh import WINDOW, ReadClause, ReadSentence, Said
from agent_tui.expectations.check.standing_zh import standing_of
from agent_tui.expectations.check.whole_clauses_zh import (
    COUNTED_FOR_THEM,
    SEEN_TO,
    WholeDeed,
    disposed_in,
    given_in,
    received_in,
    told_in,
    unnamed_in,
)

_OF_IT = "的次笔单件个"
_SAID_ONCE = ("说的是", "说过")


def deeds_in(plain: str, is_question: bool, times: TimesOfOne, sent_there: bool = False) -> list[Deed]:
    """What a sentence says that somebody does, in order; `sent_there`: the customer is told to turn to the company that
    it names."""
    if not (
        times.ahead
        or tasks.VERB.search(plain)
        or tasks.RECEIVES.search(plain)
        or tasks.DISPOSES.search(plain)
        or COUNTED_FOR_THEM.search(plain)
        or SEEN_TO.search(plain)
    ):
        return []
    clauses = clauses_of(plain, sorted([*times.ahead, *times.behind]) if times.behind else times.ahead)
    reader = _Reader(ReadSentence.of(plain, clauses, is_question, times, sent_there))
    return [deed for clause in clauses for deed in reader.read(clause)]


class _Reader:
    """Goes through the clauses of one sentence, and remembers who was last said to act, and how."""

    def __init__(self, sentence: ReadSentence) -> None:
        self._sentence = sentence
        self._reports = Reports()
        self._before: Said | None = None
        self._read: list[ReadClause] = []
        self._conditions_read = 0
        self._waits = self._hangs = False

    def read(self, clause: Clause) -> list[Deed]:
        """The deeds of one clause; to be called for each in turn."""
        here = self._as_read(clause)
        self._read.append(here)
        found: list[WholeDeed] = []
        said: Said | None = None
        subjects, passed = here.subjects, 0
        for verb in here.verbs:
            while passed < len(subjects) and subjects[passed].end <= verb.start():
                passed += 1
            if _is_topic(clause.text, verb):
                continue
            subject = acting(clause.text, subjects[max(0, passed - 1) : passed], verb.start())
            said = _said(here, verb, subject, said)
            if not said.tells:
                found.append(WholeDeed(verb.start(), verb.end(), said.actor, said.standing, is_task=True))
        found += _of_whole_clause(here, said, found[-1].standing if found else None)
        if found:
            self._before = said or Said(0, found[-1].actor, found[-1].standing, tells=False)
        else:
            self._before = _left_open(here) or self._before
        return [self._deed(here, one) for one in found]

    def _as_read(self, clause: Clause) -> ReadClause:
        held = words_in(clause.text)
        reported_from, ends = self._reports.begins_in(clause.text, held.subjects)
        if ends:
            self._before = None
        return ReadClause(
            self._sentence,
            len(self._read),
            clause.start,
            clause.end,
            clause.text,
            held.marks,
            held.subjects,
            held.verbs,
            reported_from,
            self._before,
        )

    def _deed(self, here: ReadClause, one: WholeDeed) -> Deed:
        waits = hangs = False
        if one.standing == "promised" and one.actor == "ours":
            waits, hangs = self._conditions(here)
        start, end = here.start + one.start, here.start + one.end
        return Deed(start, end, (here.start, here.end), one.actor, one.standing, one.is_task, waits, hangs)

    def _conditions(self, here: ReadClause) -> tuple[bool, bool]:
        """Whether a clause waits for the customer, or hangs on an event: told before it, in it, or just after it."""
        for one in self._read[self._conditions_read :]:
            self._waits = self._waits or one.marks.any(words.WAITS) or one.marks.any(words.ASKS_FOR)
            self._hangs = self._hangs or one.marks.any(words.IF_EVENT)
        self._conditions_read = len(self._read)
        follows = here.text_after
        if words.CONDITION_FOLLOWS.match(follows):
            return self._waits or words.WAITS.search(follows) is not None, True
        return self._waits, self._hangs


def _is_topic(text: str, verb: Match[str]) -> bool:
    """A noun at the head of the clause that says of what it tells: "退款我们稍后操作"."""
    is_first = verb.start() == 0 or text[verb.start() - 1] in _OF_IT
    return is_first and tasks.OF_WHICH_WE.match(text, verb.end()) is not None and tasks.REACHES.match(verb[0]) is None


def _said(here: ReadClause, verb: Match[str], subject: Subject | None, before: Said | None) -> Said:
    """What a verb says, after the one before it in its clause."""
    start, end = verb.span()
    tells = verb.lastgroup == "tells"
    actor = actor_of(here, start, end, subject, before)
    standing: Standing
    if here.is_quoted_at(start):
        standing = "quoted"
    elif start >= here.reported_from or (here.sentence.says and _was_said_once(here.text, start)):
        standing = "reported"
    else:
        standing = standing_of(here, start, end, subject, before)
    if tells and standing in ("done", "described", "promised"):
        is_over = words.ONCE.search(here.text, max(0, start - WINDOW), start) or verb[0] in _SAID_ONCE
        standing = "reported" if is_over else "promised"
    return Said(end, actor, standing, tells)


def _was_said_once(text: str, verb: int) -> bool:
    return words.SAID_ONCE.search(text, max(0, verb - WINDOW), verb) is not None


def _of_whole_clause(here: ReadClause, said: Said | None, standing: Standing | None) -> list[WholeDeed]:
    """What the clause tells beside its verbs; `said` is the last of them, `standing` that of its last deed."""
    found: list[WholeDeed | None] = []
    if said is not None and not said.tells and standing == "done":
        found.append(told_in(here, said))
    if said is None and (received := received_in(here)) is not None:
        found.append(received)
    if said is None and not found and here.is_dated:
        found.append(unnamed_in(here))
    elif said is None or said.standing == "described":
        found.append(disposed_in(here, said.end if said else 0) or given_in(here))
    return [one for one in found if one is not None]


def _left_open(here: ReadClause) -> Said | None:
    """Who acts in a clause that tells no deed, and how, for the clause that goes on with it; None if nobody does."""
    text, marks, subjects = here.text, here.marks, here.subjects
    if len(subjects) == 1 and not here.number and subjects[0].actor == "customer" and words.ADDRESSES.fullmatch(text):
        return None
    asks = marks.any(words.REQUEST) or marks.any(words.OBLIGES)
    if subjects and not (asks and words.REQUEST.search(text, subjects[-1].end)):
        is_to_come = marks.any(words.FUTURE) and not marks.any(words.NEGATED) and not here.is_reported
        who = acting(text, subjects[-1:], len(text))
        return Said(0, who.actor if who else "ours", "promised" if is_to_come else "described", tells=False)
    return Said(0, "customer", "described", tells=False) if asks else None
