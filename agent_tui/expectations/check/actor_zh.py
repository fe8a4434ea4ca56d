"""Who acts in a Chinese clause: we, the customer, or somebody else."""

from agent_tui.expectations.check import parties_zh as parties
from agent_tui.expectations.check import tasks_zh as tasks
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.clauses_zh import Subject
from agent_tui.expectations.check.deeds import Actor
from agent_tui.expectations.check.read_clauses_zh import WINDOW, ReadClause, Said


def actor_of(clause: ReadClause, start: int, end: int, subject: Subject | None, said: Said | None) -> Actor:
    """Whose deed the verb between two places is: told by its subject, by a request before it, by the verb `said` before
    it in the clause, or by the clause before."""
    text, marks = clause.text, clause.marks
    if (subject is None or subject.actor != "ours") and (
        tasks.WITH_US.search(text[max(0, start - 20) : start])
        or (tasks.REACHES.match(text, start) and tasks.TO_US.match(text, end))
    ):
        return "customer"
    window = max(0, start - WINDOW)
    asked_at = marks.last(words.REQUEST, window, start)
    if asked_at >= 0 and (subject is None or subject.actor != "ours" or subject.end <= asked_at):
        return "customer"
    if subject is not None:
        return _actor_named(clause, start, subject)
    if marks.last(words.OBLIGES, window, start) >= 0:
        return "customer"
    if said is not None and not (said.actor == "customer" and words.OF_THEIRS.search(text, said.end, start)):
        return said.actor
    if clause.before is not None and clause.before.actor == "customer":
        if words.HAS_TOLD.search(text, 0, end):
            return "ours"
        if start == 0 and tasks.TELLS_THEM.match(text):
            is_reply = text[1] in "复覆" and words.OF_SOMEBODY.search(clause.text_before) is not None
            if is_reply or words.TELLS_ON.match(text, end):
                return "ours"
        for_them = marks.any(parties.FOR_THEM)
        if words.GOES_ON.match(text) and not for_them:
            return "customer"
        future = marks.last(words.FUTURE, 0, start)
        return "ours" if for_them or (future >= 0 and text[future] != "再") else "customer"
    return "ours"


def _actor_named(clause: ReadClause, verb: int, subject: Subject) -> Actor:
    text = clause.text
    if subject.actor == "customer" and _is_one_of_us(clause, subject):
        return "ours"
    if clause.sentence.sent_there and _is_of_company(text, subject):
        return "other"
    if subject.actor == "customer" and not subject.is_asked_to:
        receives = tasks.RECEIVES.search(text, subject.end)
        if receives is not None and receives.end() >= verb and "到" in text[verb : verb + 2]:
            return "ours"
    is_thing = subject.actor == "other" and parties.THING.match(text, subject.start) is not None
    if is_thing and words.AFTER_IT.search(text, subject.end, verb):
        return "ours"
    return "ours" if is_thing and tasks.DONE_TO.match(text, verb) else subject.actor


def _is_of_company(text: str, subject: Subject) -> bool:
    """The company itself, or its people: "厂家客服"."""
    if parties.A_COMPANY.match(text, subject.start):
        return True
    return parties.OF_COMPANY.search(text, max(0, subject.start - 6), subject.start) is not None


def _is_one_of_us(clause: ReadClause, subject: Subject) -> bool:
    """ "他" who does it to the reader, or where one of us was spoken of last: "升级给区域经理，他会给您打电话"."""
    text = clause.text
    if subject.is_asked_to or parties.THIRD_PERSON.match(text, subject.start) is None:
        return False
    if parties.TO_READER.search(text, subject.end):
        return True
    before = clause.text_before + "," + text[: subject.start]
    named = [one.lastgroup for one in parties.PERSON_NAMED.finditer(before[-WINDOW:])]
    return bool(named) and named[-1] == "ours"
