"""Who does what in an English sentence (lower case), and how it is put: promised, done, asked, offered …"""

import re
from bisect import bisect_left
from functools import cached_property

from agent_tui.expectations.check import actors_en as actors
from agent_tui.expectations.check import arranged_en as arranged
from agent_tui.expectations.check import given_en as given
from agent_tui.expectations.check import notes_en as notes
from agent_tui.expectations.check import present_en as present
from agent_tui.expectations.check import tasks_en as tasks
from agent_tui.expectations.check import trades_en as trades
from agent_tui.expectations.check import wording_en as words
from agent_tui.expectations.check.actor_en import Known, actor_of
from agent_tui.expectations.check.cues_en import CUES, words_of
from agent_tui.expectations.check.deeds import Actor, Deed, Standing, TimesOfOne, holds
from agent_tui.expectations.check.heads_en import WINDOW, Head, heads_in, segments_of
from agent_tui.expectations.check.standing_en import standing_of

_SOMEBODY = re.compile(
    r"\b(?:say|says|said|claim|claims|claimed|insists?|insisted|complains?|complained|states?|stated|mentions?"
    r"|mentioned|reports?|reported|writes|wrote|tells us|told us) (?:that )?"
    r"(?:(?:the|an?|his|her|our|their|your|one) (?:[\w-]+ ){1,3}|(?:someone|somebody|they|he|she) )(?:had |has "
    r"|have )?$"
)
_SAID_ONCE = re.compile(
    r"\b(?:last (?:time|week|month|year|\w+day|e?-?mail|letter|call|visit|chat|message)|previously|originally"
    r"|back then)\b[^.;]{0,20}"
    r"\b(?:we|i|you|they|he|she|colleagues?|agents?|team) (?:had )?(?:said|told|promised|wrote|agreed|assured)\b"
)
"""What was promised then is no promise of this text."""
_TOLD_YOU = re.compile(r"\b(?:told|promised|assured|informed|advised|wrote to|agreed with) you\b|\b(?:we|i) said\b")
_IS_TOLD = re.compile(r"\b(?:was|were|been|is|are|being) (?:told|advised|informed|assured|promised)\b")
_BY_ITSELF = re.compile(r"\b(?:itself|themselves)\b")
_BACKSHIFTED = re.compile(r"'d|would|wl?d")
_IS_TO = re.compile(r"(?:am|is|are) to")

_SECOND_VERB = re.compile(
    r"\s*(?:and|then|or) (?:then )?(?:reply|check|send|return|confirm|contact|bring|tell|order|book|pay|text|update"
    r"|call (?!us|me|our|\d)|log (?!in\b|on\b|out\b|off\b|into\b))"
)


def deeds_in(
    plain: str, is_question: bool, times: TimesOfOne, sent_there: bool = False, goes_on_with_ours: bool = False
) -> list[Deed]:
    """What a sentence says that somebody does, in order; `sent_there`: the customer is told to turn to the company that
    it names; `goes_on_with_ours`: "she" with whom it begins is one of our people, who was spoken of before."""
    reader = _Reader(plain, is_question, times, sent_there, goes_on_with_ours)
    return [deed for start, end in segments_of(plain) for deed in reader.read(start, end)]


class _Reader:
    """Goes through the segments of one sentence, and remembers who was last said to act."""

    def __init__(
        self, plain: str, is_question: bool, times: TimesOfOne, sent_there: bool, goes_on_with_ours: bool
    ) -> None:
        self._plain = plain
        self._known = Known(sent_there, goes_on_with_ours)
        self._dated = times.ahead
        self._vague = times.vague
        self._behind = times.behind
        self._holds = words_of(plain)
        self._may_tell = not CUES[words.TOLD].isdisjoint(self._holds)
        last_comma = plain.rfind(",")
        self._asked_from = len(plain) + 1
        if is_question:
            tagged = last_comma >= 0 and words.TAG.match(plain[last_comma + 1 :]) is not None
            inverted = words.INVERTED.match(plain) is not None
            self._asked_from = 0 if tagged or inverted or last_comma < 0 else last_comma
        self._actor: Actor = "ours"
        self._requested = False

    @cached_property
    def _waits(self) -> bool:
        return words.WAITS.search(self._plain) is not None

    @cached_property
    def _hangs(self) -> bool:
        return words.EVENT.search(self._plain) is not None

    @cached_property
    def _firm(self) -> list[tuple[int, int]]:
        vague = frozenset(self._vague)
        return [span for span in self._dated if span not in vague]

    def read(self, start: int, end: int) -> list[Deed]:
        """The deeds between two places."""
        heads = self._without_second_verbs(heads_in(self._plain, start, end, self._dated, self._holds))
        found: list[Deed] = []
        reported = False
        told = self._may_tell and notes.AGREED.search(self._plain, 0, start) is not None
        opens = start
        for number, head in enumerate(heads):
            closes = self._border(head.end, heads[number + 1].start) if number + 1 < len(heads) else end
            region = opens, closes
            opens = closes
            after = heads[number - 1].end if number else start
            between = self._plain[after : head.at]
            if self._may_tell and (
                (
                    (tells := words.TOLD.search(self._plain, after, head.end))
                    and not (reported and self._is_theirs(tells.start()))
                )
                or (head.kind == "done" and words.TOLD.search(self._plain, head.at, closes))
            ):
                told = True
                reported = reported and _IS_TOLD.search(self._plain, start, closes) is not None
            if head.kind == "report":
                reported, told = True, False
                continue
            if reported and number and re.search(r",|\bbut\b", between) and words.OUR_TURN.search(self._plain, *region):
                reported = False
            if head.kind == "request":
                self._requested = True
                self._actor = "customer"
                continue
            deed = self._deed(head, heads[number - 1] if number else None, region, reported, told)
            if deed is not None:
                found.append(deed)
        if told and not heads and notes.NOUN.match(self._plain, start, end):
            found.append(Deed(start, end, (start, end), "ours", "promised", True, self._waits, self._hangs))
            return found
        is_fragment = not heads and words.FRAGMENT.match(self._plain[start:end]) is not None
        if is_fragment and self._is_dated((start, end)) and words.HAPPENED.search(self._plain, start, end) is None:
            found.append(Deed(start, end, (start, end), "ours", "promised", False, self._waits, self._hangs))
        return found

    def _is_theirs(self, told: int) -> bool:
        """Within what is reported somebody else promised: "customer says the driver promised to come back"."""
        return _SOMEBODY.search(self._plain, max(0, told - 40), told) is not None

    def _without_second_verbs(self, heads: list[Head]) -> list[Head]:
        return [one for place, one in enumerate(heads) if not place or not self._goes_on(heads[place - 1], one)]

    def _goes_on(self, before: Head, head: Head) -> bool:
        """ "Our team will look into it and reply": like a request, but the second verb of what we undertake."""
        if head.kind != "request" or before.kind != "future" or "," in self._plain[before.end : head.at]:
            return False
        if _SECOND_VERB.match(self._plain, head.at) is None:
            return False
        verb = words.ADVERBS.match(self._plain, before.end)
        is_task = tasks.TASK.match(self._plain, verb.end() if verb else before.end) is not None
        subject = self._plain[before.start : before.at]
        is_task = is_task or actors.WE.search(subject) is not None or actors.names_person(subject)
        return is_task and actors.YOU.search(subject) is None and actors.CUSTOMERS.search(subject) is None

    def _border(self, start: int, end: int) -> int:
        """Between two clauses: at the last comma or conjunction, else where the second begins."""
        last = end
        for border in words.SOFT_BORDER.finditer(self._plain, start, end):
            last = border.start()
        return last

    def _deed(
        self, head: Head, before: Head | None, region: tuple[int, int], reported: bool, told: bool
    ) -> Deed | None:
        plain = self._plain
        dated = self._is_dated(region)
        if head.kind in ("done", "subordinate") or (head.kind == "can" and not self._is_kept(head, region)):
            return None
        if head.kind == "present" and not present.is_undertaken(
            plain, (head.at, head.end), region, self._dated, told=told, is_over=bool(self._behind)
        ):
            return None
        if head.kind == "progressive":
            lead = plain[head.start : head.at].strip()
            by_us = dated and (
                actors.WE.search(plain, head.start, head.at) is not None
                or lead in ("i", "we")
                or (not lead and plain.startswith(("i ", "we "), head.at))
            )
            noun_ends = max(head.at, plain.find(" ", head.at, head.end))
            is_staff = dated and actors.STAFF.search(plain, head.start, noun_ends)
            comes = dated and words.COMES.search(plain, head.at, head.end) and not plain.startswith(" up", head.end)
            verb = plain.rfind(" ", head.at, head.end) + 1
            is_arranged = not self._behind and arranged.is_arranged(
                plain, (head.at, head.end), head.start, verb, region[1]
            )
            if (
                not by_us
                and not is_staff
                and not is_arranged
                and (not comes or actors.OTHERS.search(plain, head.start, noun_ends))
            ):
                return None
            actor: Actor = "ours"
            span, is_task = (head.at, min(region[1], head.end + 40)), is_arranged
        elif head.kind == "to do":
            noted = notes.TO_DO.match(plain, head.at)
            trade = noted["trade"] if noted is not None else None
            if tasks.TASK.match(plain, head.end) is None or (trade and not trades.names_trade(f"the {trade}")):
                return None
            span, actor, is_task = (head.end, min(region[1], head.end + 40)), "ours", True
        elif head.kind == "present":
            span, actor, is_task = (head.end, min(region[1], head.end + 40)), "ours", True
        elif head.kind in ("nominal", "ours expected", "let me", "expected"):
            from_us = head.kind == "ours expected" and plain.startswith("expect", head.at)
            is_task = head.kind == "nominal" or (from_us and self._is_by_us(head.at))
            if not is_task and not dated:
                return None
            span, actor = (head.at, head.end), "ours"
            if head.kind == "expected" and actors.OTHERS.search(plain, head.start, head.at):
                return None
        else:
            read = self._future(head, before, region, told, dated)
            if read is None:
                return None
            span, actor, is_task = read
        if reported:
            standing: Standing = "reported"
        else:
            standing = "asked" if head.at >= self._asked_from else standing_of(plain, head, span)
        if actor == "ours" or head.kind == "future":
            self._actor = actor
        waits = self._waits or (self._requested and before is not None and before.kind in ("request", "subordinate"))
        return Deed(*span, region, actor, standing, is_task, waits, self._hangs)

    def _future(
        self, head: Head, before: Head | None, region: tuple[int, int], told: bool, dated: bool
    ) -> tuple[tuple[int, int], Actor, bool] | None:
        """Place of the verb, who acts, whether it is a task; None where nothing is undertaken."""
        plain = self._plain
        mood = plain[head.at : head.end]
        if _BACKSHIFTED.fullmatch(mood) and (not told or self._was_said_once(head.at)):
            return None
        skipped = words.ADVERBS.match(plain, head.end)
        verb = skipped.end() if skipped else head.end
        if tasks.IN_TOUCH.match(plain, head.end):
            verb = head.end + 1
        passive = re.search(r"\bbe\s+(?:\w+ly\s+|then\s+|also\s+)*$", plain[head.end : verb])
        if passive and re.match(r"\w+ing\b", plain[verb : verb + 30]):
            passive = None
        whole = head.end + passive.start() if passive else verb
        whole += len(plain[whole:]) - len(plain[whole:].lstrip()) if whole < len(plain) else 0
        end = min(region[1], verb + 40)
        actor, is_named = actor_of(plain, head, self._actor if before is not None else "ours", self._known)
        if _IS_TO.fullmatch(mood) and not self._has_to(head, actor, verb, bool(passive)):
            return None
        task = tasks.TASK.match(plain, verb)
        arrival = tasks.ARRIVALS.match(plain, verb) or tasks.ARRIVALS.match(plain, whole)
        is_done_to = passive and tasks.PARTICIPLE.match(plain, whole) is not None
        if passive and given.BY_THEM.search(plain, verb, min(region[1], verb + WINDOW)):
            return (verb, end), "customer", task is not None
        if is_done_to and (self._is_by_us(verb) or actors.REMEDY.search(plain, head.start, head.at)):
            return (verb, end), "ours", True
        if actor == "ours" and (given.GREETS.match(plain, verb) or given.NEEDS.match(plain, verb)):
            return None
        is_in_hand = actor == "customer" and given.IN_HAND.match(plain, verb) is not None
        if not is_in_hand and (words.STATIVE.match(plain, whole) or words.STATIVE.match(plain, verb)):
            return None if not dated or actor != "ours" or not is_named else ((verb, end), actor, False)
        if actor == "customer" and actors.YOU.search(plain, head.start, head.at):
            from_us = self._is_by_us(verb) or given.A_CALL.match(plain, verb)
            if (passive and task) or arrival or is_in_hand:
                return (verb, end), "ours", bool((passive and task) or from_us)
            return (verb, end), "customer", task is not None
        if actor == "customer" and (
            actors.TO_YOU.match(plain, verb) or (told and mood != "should" and actors.TO_THEM.match(plain, verb))
        ):
            return (verb, end), "ours", task is not None
        if actor == "customer" and passive and task and not actors.ADVERSE.match(plain, verb):
            return (
                (verb, end),
                "ours" if self._is_by_us(verb) or (told and actors.MADE_GOOD.match(plain, verb)) else "customer",
                True,
            )
        if actor == "customer":
            return (verb, end), "customer", task is not None
        if actor == "other" and told and actors.TO_THEM.match(plain, verb):
            return (verb, end), "ours", task is not None
        if actor == "other" and given.IS_THERE.match(plain, whole):
            return (verb, end), "ours", False
        if actor == "other":
            is_ours = passive and task and (dated or actors.MADE_GOOD.match(plain, verb))
            return ((verb, end), "ours", True) if is_ours else None
        if not dated and (mood == "should" or (mood == "to" and not told and not self._is_noted(head, before))):
            return None
        if actors.CONTACT.match(plain, verb) and not passive and (is_named or not _BY_ITSELF.search(plain, verb, end)):
            return (verb, end), "ours", True
        if arrival and given.IS_THERE.match(plain, verb) and actors.REMEDY.search(plain, head.start, head.at):
            return (verb, end), "ours", True
        if not is_named and not task and not arrival:
            if tasks.FOR_YOU.match(plain, verb) and words.WILL.fullmatch(plain, head.at, head.end):
                return (verb, end), "ours", True
            return ((verb, end), "ours", False) if is_done_to and dated else None
        if passive and not dated and actors.ADVERSE.match(plain, verb):
            return None
        if not is_named and task and not passive and tasks.TASK.match(plain, verb):
            return (verb, end), "ours", dated
        subject = plain[max(head.start, head.at - WINDOW) : head.at]
        if given.IN_PERSON.match(plain, whole) and actors.names_person(subject) and mood != "should":
            return (verb, end), "ours", True
        if given.COMES_ROUND.match(plain, whole) and actors.WE.search(subject):
            return (verb, end), "ours", True
        if is_named and not passive and task is None and (then := given.AND_THEN.search(plain, verb, region[1])):
            return (then.end(), min(region[1], then.end() + 40)), "ours", True
        is_task = task is not None or words.UNDERTOOK.match(plain, head.at) is not None
        return (verb, end), "ours", is_task or (is_named and not passive and self._is_deed(head, verb))

    def _has_to(self, head: Head, actor: Actor, verb: int, is_passive: bool) -> bool:
        """ "The underwriter is to look at it": by one of our people, who is named."""
        plain = self._plain
        if is_passive:
            return self._is_by_us(verb)
        subject = plain[max(head.start, head.at - WINDOW) : head.at]
        is_done = tasks.TASK.match(plain, verb) or tasks.ANY_DEED.match(plain, verb)
        return (
            actor == "ours"
            and is_done is not None
            and (actors.WE.search(subject) is not None or actors.names_person(subject))
        )

    def _is_by_us(self, verb: int) -> bool:
        """What is done, or got, is done by us or one of our people."""
        by = given.BY_US.search(self._plain, verb, min(len(self._plain), verb + WINDOW))
        return by is not None and (by["trade"] is None or trades.names_trade(by["trade"]))

    def _is_noted(self, head: Head, before: Head | None) -> bool:
        """ "Refund of £20 to be applied to her account": nothing stands before it."""
        return before is None and notes.IS_THING.fullmatch(self._plain, head.start, head.at) is not None

    def _is_deed(self, head: Head, verb: int) -> bool:
        """ "Our road crew will fill it": a verb that nobody listed, but of our people and with its object."""
        plain = self._plain
        mood = plain[head.at : head.end]
        if words.WILL.fullmatch(mood) is None and _IS_TO.fullmatch(mood) is None:
            return False
        subject = plain[max(head.start, head.at - WINDOW) : head.at]
        if tasks.FOR_YOU.match(plain, verb) is not None and actors.NO_PERSON.search(subject) is None:
            return True
        is_going_on = plain.startswith("be ", max(0, verb - 3)) and given.ANY_DOING.match(plain, verb) is not None
        if not is_going_on and tasks.ANY_DEED.match(plain, verb) is None:
            return False
        if actors.WE.search(subject) is not None or (
            actors.names_person(subject) and actors.YOURS.search(subject) is None
        ):
            return True
        return (
            actors.OURS_NAMED.search(subject) is not None
            and actors.STAFF.search(subject) is not None
            and actors.NO_PERSON.search(subject) is None
        )

    def _is_kept(self, head: Head, region: tuple[int, int]) -> bool:
        """A firm date by which we say that we can: "we can have it decided by 5 pm today"; or the one moment when we
        can: "we can fit it tomorrow at 9 am"."""
        plain = self._plain
        if words.KEPT.fullmatch(plain, head.at, head.end) is None or self._waits or self._hangs:
            return False
        subject = plain[max(head.start, head.at - WINDOW) : head.at]
        if actors.WE.search(subject) is None and actors.STAFF.search(subject) is None:
            return False
        first = bisect_left(self._firm, (region[0], 0))
        if first == len(self._firm) or self._firm[first][0] >= region[1]:
            return False
        start, end = self._firm[first]
        if words.KEPT_BY.search(plain, max(0, start - 24), start) is not None:
            return True
        is_choice = words.CHOICE.search(plain, *region) is not None
        return (
            tasks.TASK.match(plain, head.end + 1) is not None
            and words.ON_THE_CLOCK.search(plain, start, end) is not None
            and not is_choice
        )

    def _was_said_once(self, at: int) -> bool:
        """What is told before a place of the sentence was said at another time: "we told you on 12 November that it
        would come soon"."""
        if any(end <= at for _, end in self._behind) and _TOLD_YOU.search(self._plain, 0, at):
            return True
        return _SAID_ONCE.search(self._plain, 0, at) is not None

    def _is_dated(self, region: tuple[int, int]) -> bool:
        return holds(self._dated, *region)
