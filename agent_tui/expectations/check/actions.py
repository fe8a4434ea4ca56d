"""What a text says that somebody does: who, whether it is promised, and when."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct

from agent_tui.expectations.check import actions_en, actions_zh, actors_en
from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.cues_en import cues, words_of
from agent_tui.expectations.check.deeds import Actor, Deed, Span, TimesOfOne
from agent_tui.expectations.check.reading import LONGEST_SENTENCE_KEPT, Reading
from agent_tui.expectations.check.said import TimeSaid

__all__ = ["Action", "Actor", "actions_in"]

_HAN = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-z][a-z][^a-z]+[a-z]{2}")

_SENDS_THERE_ZH = compiled(
    r"(?:请|可|您需要?|自行|建议)[^,。;请]{0,6}(?:联[系络]|咨询|询问|[找问与跟向]|致电|留意)(?:一下)?(?:商家|卖家|店家|厂家|供应商|平台|航司|航空公司|酒店"
    r"|旅行社|快递公司|对方|该公司|其(?!他)|他们|开户行|银行)"
    r"|由(?:您的?)?(?:商家|卖家|店家|厂家|供应商|平台|航司|航空公司|酒店|旅行社|快递公司)(?:自行)?(?:负责|承担|提供|受理|处理|承保|安排)"
    r"|以(?:商家|卖家|店家|厂家|供应商|平台|航司|航空公司|酒店|旅行社|快递公司)的?[^,。;]{0,6}为准"
)
_NOT_OURS_ZH = compiled(
    r"(?:我[们司方]|本公司)[^,。;]{0,6}(?:无法|不能|无权|无从|没有权限)[^,。;]{0,6}(?:代为|干预|控制|催办|介入|决定|左右)"
    r"|[与跟和](?:我[们司方]|本公司)[^,。;]{0,4}无关|不[归由]我[们司]|(?:他们|对方|其)自行(?:安排|决定|处理)"
)
_SIGN_OF_NOT_OURS = re.compile("[无不没]|自行")
"""Without any of these it is none; most sentences are told by this look."""
_SENDS_THERE_EN = re.compile(
    r"(?:please|kindly|you (?:can|could|may|should|must|(?:will |'ll )?need to|have to)|best to|simply|directly)"
    r"\s+(?:\w+ly )?(?:contact|call|ask|phone|ring|e?-?mail|message|write to|speak (?:to|with)|talk to|check with"
    r"|reach(?: out to)?|get in touch with|turn to|chase)"
    r"\s+(?:them|it\b|(?:the|your) (?:[\w-]+ ){0,2}(?:airline|hotel|shop|store|seller|retailer"
    r"|merchant|dealer|supplier|provider|operator|agent|agency|company|manufacturer|restaurant)\b)"
)
_NOT_OURS_EN = re.compile(
    r"\b(?:no|beyond our|outside our|not (?:in|under) our) (?:control|influence|say)\b|\bout of our hands\b"
    r"|\bnot (?:part of|run by|operated by|connected (?:to|with)) us\b|\bindependent of us\b"
)
_SENDS_THERE_CUES = cues("please kindly you best simply directly")
_NOT_OURS_CUES = cues("control influence say hands us")
"""Each of the English ones holds one of these, as a whole run of letters: most sentences are told by a look."""


class Action(Struct, frozen=True, gc=False):
    """One thing done or to be done: a clause with its verb."""

    start: int
    end: int
    """The verb with its object, in code points of the whole text."""
    sentence: int
    """The number of its sentence in the reading."""
    actor: Actor
    is_promise: bool
    """To come, undertaken without asking: neither done, negated, asked about, nor offered."""
    is_negated: bool
    is_done: bool
    waits_for_customer: bool
    """Only once or if the customer does something ("需要的话我们会…", "if you need it")."""
    times: tuple[TimeSaid, ...]
    """Those that date it: of its own clause, else of its sentence, else of the next one."""
    clause: tuple[int, int] = (0, 0)
    """In code points of the whole text."""
    is_task: bool = True
    """It is finished one day (to call, to refund), other than a way of being (to serve, to be open)."""
    hangs_on_event: bool = False
    """Only if something happens that may not ("如遇延误", "if anything changes")."""


def actions_in(reading: Reading, times: Sequence[tuple[TimeSaid, ...]]) -> tuple[Action, ...]:
    """What the writer's own sentences say that somebody does, in order; `times` are those of each sentence."""
    found: list[Action] = []
    before = ""
    sends = [*[sends_there(sentence.shape) for sentence in reading.sentences], False]
    for number, sentence in enumerate(reading.sentences):
        own, start = times[number], sentence.start
        sent_there = sends[number] or sends[number + 1]
        read = deeds_of if len(sentence.shape) <= LONGEST_SENTENCE_KEPT else deeds_of.__wrapped__
        goes_on_with_ours = _goes_on_with_ours(before, sentence.shape)
        before = sentence.shape
        deeds = read(sentence.shape, sentence.is_question, _times_of(start, own), sent_there, goes_on_with_ours)
        if not deeds:
            continue
        elsewhere = own or (times[number + 1] if number + 1 < len(times) else ())
        # why kept: a sentence without an end has thousands of deeds in one clause, which share its times
        dated: dict[Span, tuple[TimeSaid, ...]] = {}
        for deed in deeds:
            clause = start + deed.clause[0], start + deed.clause[1]
            if clause not in dated:
                dated[clause] = _within(own, *clause) or elsewhere
            found.append(_action(deed, number, start, clause, dated[clause]))
    return tuple(found)


def _goes_on_with_ours(before: str, shape: str) -> bool:
    """He or she with whom a sentence begins is one of our people, with whom the sentence before it ends."""
    if not shape.startswith(("he ", "she ")) or actors_en.A_CUSTOMER.search(before) is not None:
        return False
    return actors_en.SPOKEN_OF_LAST.search(before) is not None


_UNDATED = TimesOfOne((), (), ())


def _times_of(start: int, own: tuple[TimeSaid, ...]) -> TimesOfOne:
    """The times of a sentence that begins at `start`."""
    if not own:
        return _UNDATED
    ahead: list[Span] = []
    vague: list[Span] = []
    behind: list[Span] = []
    for one in own:
        span = one.start - start, one.end - start
        (behind if one.past else ahead).append(span)
        if one.precision == "vague":
            vague.append(span)
    return TimesOfOne(tuple(ahead), tuple(vague), tuple(behind))


@lru_cache(maxsize=512)
def sends_there(shape: str) -> bool:
    """Whether a sentence tells the customer to turn to another company, or that we have no say in what it does. Kept,
    like the deeds of a sentence."""
    if not shape.isascii():
        if _SENDS_THERE_ZH.search(shape):
            return True
        if _SIGN_OF_NOT_OURS.search(shape) and _NOT_OURS_ZH.search(shape):
            return True
    said = words_of(shape)
    if not _NOT_OURS_CUES.isdisjoint(said) and _NOT_OURS_EN.search(shape):
        return True
    return not _SENDS_THERE_CUES.isdisjoint(said) and _SENDS_THERE_EN.search(shape) is not None


@lru_cache(maxsize=512)
def deeds_of(
    shape: str, is_question: bool, times: TimesOfOne, sent_there: bool, goes_on_with_ours: bool = False
) -> tuple[Deed, ...]:
    """Of one sentence. Kept, because from key to key only the sentence that is being typed changes, and because a desk
    writes the same sentences with other numbers."""
    found: list[Deed] = []
    if _HAN.search(shape):
        found += actions_zh.deeds_in(shape, is_question, times, sent_there)
    if words_of(shape) and _LATIN.search(shape):
        found += actions_en.deeds_in(shape, is_question, times, sent_there, goes_on_with_ours)
    return tuple(sorted(found))


def _within(own: tuple[TimeSaid, ...], start: int, end: int) -> tuple[TimeSaid, ...]:
    if not own:
        return own
    first = bisect_left(own, start, key=_start)
    return own[first : bisect_left(own, end, lo=first, key=_start)]


def _action(deed: Deed, number: int, offset: int, clause: Span, times: tuple[TimeSaid, ...]) -> Action:
    return Action(
        offset + deed.start,
        offset + deed.end,
        number,
        deed.actor,
        deed.standing == "promised",
        deed.standing == "negated",
        deed.standing == "done",
        deed.waits_for_customer,
        times,
        clause,
        deed.is_task,
        deed.hangs_on_event,
    )


_start = attrgetter("start")
