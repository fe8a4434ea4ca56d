"""How a Chinese clause puts what is done: promised, done, refused, asked, offered, or how things always go."""

from agent_tui.expectations.check import parties_zh as parties
from agent_tui.expectations.check import tasks_zh as tasks
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.clauses_zh import Subject
from agent_tui.expectations.check.deeds import Standing, holds
from agent_tui.expectations.check.read_clauses_zh import WINDOW, ReadClause, Said

_GOING = ("来", "去")
"""With which `COMES_TO` ends."""


def standing_of(clause: ReadClause, start: int, end: int, subject: Subject | None, said: Said | None) -> Standing:
    """How the verb between two places is put, under its subject and after the verb `said` before it in the clause."""
    if said is not None and said.tells and said.standing in ("negated", "asked", "reported"):
        return said.standing
    text, marks = clause.text, clause.marks
    window = max(0, start - WINDOW)
    opens = max(window, _scope(text, subject, said))
    if clause.number >= clause.sentence.asked_from or marks.last(words.ASKED, window, start) >= 0:
        return "asked"
    if marks.last(words.PURPOSE, window, start) >= 0:
        return "offered"
    if marks.last(words.NEGATED, opens, start) >= 0 or text[start - 1 : start] == "未":
        return "negated"
    if words.AWAITED.search(text, max(opens, start - 3), start) or words.AS_FOLLOWS.match(text, end):
        return "described"
    future = _future(text, marks.last(words.FUTURE, opens, start), opens, start)
    if future >= 0 and text[future] == "将" and _disposes(clause, future, start, said):
        future = -1
        if said is None:
            return "done"
    if _is_done(clause, opens, start, end, future):
        return "done"
    if _is_handed_on(clause, start, subject, said):
        return "promised"
    able = marks.last(words.ABLE, opens, start)
    if able >= 0 and able >= future - 1 and not _is_soon_before(clause, able):
        soon = words.ABLE_SOON.match(text, max(0, able - 1)) is not None
        told_when = soon or words.ABLE_BY.match(text, able) or _is_due_before(clause, able, start)
        is_kept = told_when and _is_kept(clause, subject, soon)
        return "promised" if is_kept else "offered"
    if future < 0 and (
        marks.last(words.UNDER_WAY, opens, start) >= 0
        or (text[start - 1 : start] == "在" and words.IS_AT.search(text, opens, start))
    ):
        return "under way"
    dated = clause.is_dated_from(said.end if said else 0)
    if future < 0 and tasks.TURNS_TO_THEM.match(text, end):
        dated = holds(clause.sentence.times.ahead, clause.start, clause.start + start)
    if (
        not dated
        and holds(clause.sentence.times.behind, clause.start, clause.end)
        and marks.last(words.TO_COME, opens, start) < 0
    ):
        return "done"
    if future < 0 and subject is None and _is_told_with_what_was(clause):
        return "done"
    waits = future >= 0 and text[future] == "要" and words.AWAITED_OF.search(text, future, start)
    if waits or _tells_how_things_go(clause, start, window, future, dated):
        return "described"
    if future >= 0 or dated or _is_undertaken(clause, window, start, end, subject):
        return "promised"
    if said is not None:
        return said.standing
    before = clause.before
    goes_on = before is not None and before.standing == "promised" and subject is None
    return "promised" if goes_on and (start == 0 or words.GOES_ON.match(text)) else "described"


def _scope(text: str, subject: Subject | None, said: Said | None) -> int:
    """Where the words begin that tell how a verb is put: after who acts, unless he is only brought in by them."""
    after = said.end if said else 0
    if subject is None or subject.end < after:
        return after
    if subject.start >= after and (
        text[subject.start] == "有" or parties.INTRODUCES.search(text, max(0, subject.start - 6), subject.start)
    ):
        return after
    return subject.end


def _is_handed_on(clause: ReadClause, verb: int, subject: Subject | None, said: Said | None) -> bool:
    """Told, by whom it will be done: "已告知旅客由机组人员送回"; or for whom: "赔款由我们垫付给您"."""
    text = clause.text
    if said is not None and subject is None and said.standing == "described" and said.actor == "ours":
        is_reply = said.end == len("回复") and tasks.TELLS_THEM.match(text) is not None and text[1] in "复覆"
        is_ours = is_reply and words.OF_SOMEBODY.search(clause.text_before) and tasks.REACHES.match(text, verb) is None
        if is_ours and words.UNDERTAKES.match(text, said.end, verb):
            return True
    if text.startswith("由") and parties.TO_READER.search(text) and (subject is None or not subject.is_asked_to):
        return True
    if "由" not in text or (subject is not None and subject.actor != "ours"):
        return False
    if said is None:
        if text.startswith("由") and words.TOLD_JUST_BEFORE.search(clause.text_before):
            return words.HANDS_TO.match(text, 0, verb) is not None
        is_by_us = subject is not None and subject.start > 0 and text[subject.start - 1] == "由"
        return is_by_us and (words.TO_THEM.match(text, verb + 2) or parties.FOR_THEM.search(text)) is not None
    if said.standing not in ("done", "described") or tasks.TELLS_THEM.match(text, max(0, said.end - 2)) is None:
        return False
    return words.HANDS_TO.match(text, said.end, verb) is not None


def _future(text: str, told: int, opens: int, verb: int) -> int:
    """Where the word stands that tells what is to come; -1 if none does."""
    if told < 0 and text[verb - 1 : verb] in _GOING and words.COMES_TO.search(text, opens, verb):
        return verb - 1
    return told


def _is_done(clause: ReadClause, opens: int, start: int, end: int, future: int) -> bool:
    text = clause.text
    if clause.marks.last(words.DONE, opens, start) > future:
        return True
    is_brief = future < 0 or (
        text[future] in words.BRIEF_FUTURE
        and (not clause.is_dated or words.EARLY.search(text, future, start) is not None)
    )
    return is_brief and words.DONE_AFTER.match(text, end) is not None


def _disposes(clause: ReadClause, at: int, verb: int, said: Said | None) -> bool:
    """Whether 将 brings what something was done to, as 把 does: "已于昨日将发票寄出", "已拆除旧表并将新表装好"."""
    text = clause.text
    has_object = verb > at + 1 and words.OBJECT_FOLLOWS.match(text, at + 1) is not None
    if said is not None:
        tells = tasks.TELLS_THEM.match(text, max(0, said.end - 2)) is not None
        return has_object and said.standing == "done" and said.end <= at and not tells
    if words.DONE_WITH.search(text, max(0, at - WINDOW), at + 1):
        return True
    goes_on = has_object and words.GOES_ON.match(text) is not None
    return goes_on and words.DONE_IN_TURN.search(clause.text_before) is not None


def _is_soon_before(clause: ReadClause, able: int) -> bool:
    """ "很快能到": right after a vague time."""
    at = clause.start + able
    return clause.text[able] == "能" and any(end <= at <= end + len("就") for _, end in clause.sentence.times.vague)


def _is_due_before(clause: ReadClause, able: int, verb: int) -> bool:
    """ "明天下午能修好", "28日能完工": right after a time, what nobody but us does."""
    text = clause.text
    if text[able] != "能" or tasks.OUR_WORK.match(text, verb) is None:
        return False
    return any(end <= clause.start + able <= end + len("之前就都") for _, end in clause.sentence.times.ahead)


def _is_kept(clause: ReadClause, subject: Subject | None, soon: bool) -> bool:
    """A firm date that we say we can keep: "我们能在11月28日前修好", "明天就可以送货" (`soon`)."""
    text = clause.text
    by_us = (
        subject.actor == "ours"
        if subject is not None
        else soon or parties.FOR_THEM.search(text) is not None or tasks.OUR_WORK.search(text) is not None
    )
    return by_us and clause.is_dated and not clause.is_vague


def _tells_how_things_go(clause: ReadClause, verb: int, window: int, future: int, dated: bool) -> bool:
    text, marks = clause.text, clause.marks
    if marks.last(words.HABITUAL, window, verb) >= 0:
        return True
    if text.endswith("的") and clause.text_after.startswith(("均", "都", "一律", "皆", "即为", "属")):
        return True
    if not dated and marks.last(words.AUTOMATIC, window, verb) >= 0:
        return True
    if future < 0 and clause.text_after and words.CONDITION.match(text):
        return True
    return not dated and text.startswith("恢复", verb) and _recovers(clause, verb)


def _recovers(clause: ReadClause, at: int) -> bool:
    """By itself after something: "用水高峰过后水压会恢复"."""
    text = clause.text
    if words.RECOVERS.search(text, max(0, at - 12), at) is None:
        return False
    return words.ONCE_OVER.search(text, 0, at) is not None or words.ENDS_OVER.search(clause.text_before) is not None


def _is_told_with_what_was(clause: ReadClause) -> bool:
    """What came of it at once: "昨天已经解冻，额度即时恢复"."""
    before, text = clause.before, clause.text
    if before is None or before.standing != "done" or parties.FOR_THEM.search(text):
        return False
    return clause.is_vague and words.IMMEDIATELY.search(text) is not None


def _is_undertaken(clause: ReadClause, window: int, verb: int, end: int, subject: Subject | None) -> bool:
    """Without a word for what is to come: after something of ours is done, or as what we do for the customer now."""
    text = clause.text
    if _is_for_them(clause, window, verb, end, subject):
        return True
    if subject is not None and words.HAVING_DONE.search(text, max(0, subject.end - 8), subject.end):
        return True
    if tasks.DONE_FOR_THEM.match(text, verb) is None:
        return False
    if words.ONE_MORE.match(text, verb) is not None and words.ONCE_MORE.search(text, window, verb) is not None:
        return True
    return words.HEREBY.search(text, window, verb) is not None


def _is_for_them(clause: ReadClause, window: int, verb: int, end: int, subject: Subject | None) -> bool:
    """ "我给您打电话", "我们全额赔", "我让同事过去修": what is not done as it is said."""
    text = clause.text
    if tasks.DONE_AS_SAID.match(text, verb) or words.GOES_ON_AS_FACT.match(text + "," + clause.text_after, end):
        return False
    if subject is None and words.ANSWERED.fullmatch(clause.text_before) and tasks.REACHES.match(text, verb) is None:
        return words.UNDERTAKES.match(text, 0, verb) is not None
    if words.CAUSES.search(text, window, verb):
        return subject is None or subject.actor == "ours" or parties.TO_READER.search(text, verb) is not None
    is_to_them = (
        text[end - 1] in "您你" or text.startswith(("给您", "给你"), verb) or words.TO_THEM.match(text, end) is not None
    )
    if subject is None and clause.actor_before != "customer":
        how = words.AT_ONCE.match(text, 0, verb)
        return how is not None and (how["for"] is not None or is_to_them)
    if subject is None or subject.actor != "ours":
        return False
    how = words.UNDERTAKES.match(text, subject.end, verb)
    if how is None:
        return is_to_them and words.FOR_THEM_AT_LAST.match(text, subject.end, verb) is not None
    if how["for"] or is_to_them:
        return True
    return tasks.MAKES_GOOD.match(text, verb) is not None
