"""The three lines that tell the story of a contact: who, what, owed. Facts come from `domain.story`.

Each line says the same facts at every width; where room is short, quotations shrink before facts go.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.story import Debts, Episode, Owed, Said, Story, What, bare_limits, says_what_not
from agent_tui.domain.values import Channel, Promise
from agent_tui.domain.who import Who
from agent_tui.messages.screen_rows import ORDINALS, STORY, TIMES
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.amounts_said import says_amount
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.who_facts import Fact, Reader, masked_phone, name_of, who_facts, words_of
from agent_tui.ui.presentation.wrapping import wrap

__all__ = ["ONE_EACH", "Reader", "StoryRows", "masked_phone", "not_promised", "story_lines"]

QUOTES = (48, 36, 28, 22, 18, 14, 10, 8, 6)
"""Cells a quotation may take, tried from the longest."""

EPISODES = 3
"""Earlier contacts that are told; of the others only the number is said."""


class StoryRows(NamedTuple):
    """How many rows each line may take, and all of them together: WHAT makes room for OWED."""

    who: int
    what: int
    owed: int
    total: int


ONE_EACH = StoryRows(1, 1, 1, 3)


class _Told(NamedTuple):
    """What is told of a promise beside the promise itself."""

    advice: bool = True
    """What to say first."""
    since: bool = True
    """By when the department has to be done on which it hangs."""
    owner: bool = True


_LEAST_QUOTES: dict[_Told, int] = {
    _Told(): 28,
    _Told(advice=False): 18,
    _Told(advice=False, since=False): 14,
    _Told(advice=False, since=False, owner=False): min(QUOTES),
}
"""In cells: where less would be left of a quotation, the next one is told instead."""

_NEGATIONS = ("不", "没", "未", "无", "非", "not ", "no ", "never ", "without ", "nothing ", "won't ")


def story_lines(story: Story, width: int, reader: Reader, rows: StoryRows = ONE_EACH) -> list[Line]:
    """The lines of WHO, WHAT and OWED, at most `rows`, each at most `width` cells."""
    reader = msgspec.structs.replace(reader, masked=not story.who.verified)
    label = width_of(say(STORY, "who", reader.here.language)) + 1
    room = max(8, width - label)
    who = _fitting(_who_versions(story.who, reader), room, rows.who)
    debts = _fitting(_debt_versions(story.debts, reader), room, rows.owed)
    left = rows.total - len(who) - len(debts)
    what = _fitting(_what_versions(story.what, reader), room, min(rows.what, left))
    lines: list[Line] = []
    for key, body in (("who", who), ("what", what), ("owed", debts)):
        for index, line in enumerate(body):
            words = say(STORY, key, reader.here.language) if index == 0 else ""
            lines.append((Span(fit(words, label), "label"), *line))
    return lines


def not_promised(limits: str, language: Language) -> str:
    """What was not promised, so that it reads as such: many people write "not promised …" into the field."""
    bare = bare_limits(limits)
    if not bare or bare.lower().startswith(_NEGATIONS) or says_what_not(bare):
        return bare or limits
    return say(STORY, "not-promised", language, limits=bare, gap=" " if bare[0].isascii() else "")


def _fitting(versions: Iterable[Sequence[Fact]], width: int, rows: int) -> list[Line]:
    """The first version that takes no more than `rows` lines; the last one cut, where none does."""
    wrapped: list[str] = [""]
    version: Sequence[Fact] = ()
    for version in versions:
        wrapped = wrap("".join(fact.text for fact in version).replace("\n", " "), width)
        if len(wrapped) <= rows:
            break
    else:
        kept = wrapped[: rows - 1]
        wrapped = [*kept, cut(" ".join(wrapped[rows - 1 :]), width)]
    return _styled(wrapped, version)


def _styled(wrapped: Sequence[str], facts: Sequence[Fact]) -> list[Line]:
    """Gives the wrapped text the styles of the facts it was made of (wrapping only drops blanks)."""
    styles = [fact.style for fact in facts for char in fact.text if not char.isspace()]
    at = 0
    lines: list[Line] = []
    for text in wrapped:
        spans: list[Span] = []
        begin, current = 0, styles[min(at, len(styles) - 1)] if styles else "text"
        for index, char in enumerate(text):
            if char.isspace():
                continue
            style = styles[min(at, len(styles) - 1)] if styles else "text"
            at += 1
            if style != current:
                spans.append(Span(text[begin:index], current))
                begin, current = index, style
        spans.append(Span(text[begin:], current))
        lines.append(tuple(span for span in spans if span.text))
    return lines


def _who_versions(who: Who, reader: Reader) -> Iterator[Sequence[Fact]]:
    """All facts, then without the last ones and the number, but never without those that decide what may be said."""
    facts, least = who_facts(who, reader)
    for count in range(len(facts), least - 1, -1):
        yield facts[:count]
    yield [fact for fact in facts[:least] if fact.kept]


def _what_versions(what: What, reader: Reader) -> Iterator[Sequence[Fact]]:
    """Quotations shrink, then fewer contacts are told."""
    for episodes in range(min(EPISODES, max(1, len(what.before))), -1, -1):
        for quote in QUOTES:
            yield _what_facts(what, reader, quote, episodes)


def _debt_versions(debts: Debts, reader: Reader) -> Iterator[Sequence[Fact]]:
    """Quotations shrink a little, then what goes without saying is left unsaid, one thing after the other; what was
    promised shrinks last, for it is what the customer will ask about."""
    for told, least in _LEAST_QUOTES.items():
        for quote in QUOTES:
            if quote >= least:
                yield _debt_facts(debts, reader, quote, told)


def _what_facts(what: What, reader: Reader, quote: int, episodes: int) -> list[Fact]:
    """`7天3次: 20日电话 li.na「…」, 22日微信 chen.tao「…」, 今天电话 账单多扣了`."""
    count = what.contacts_7d
    facts = [Fact(_how_often(count, reader), "text" if count < 2 else "soon"), Fact(": ")]
    # Where not all can be told, what was promised and not done is, and then the latest.
    told = sorted(what.before, key=lambda episode: (episode.missed, episode.at), reverse=True)[:episodes]
    told.sort(key=_told_at)
    if len(what.before) > len(told):
        facts.append(Fact(words_of("others", reader, n=len(what.before) - len(told)), "dim"))
        facts.append(Fact(words_of("between", reader)))
    for episode in told:
        facts.extend((_episode_fact(episode, reader, quote), Fact(words_of("between", reader))))
    if what.last is not None and episodes:
        fact = _episode_fact(what.last, reader, quote)
        facts.extend(
            (
                msgspec.structs.replace(fact, text=words_of("last", reader, told=fact.text)),
                Fact(words_of("between", reader)),
            )
        )
    facts.append(_current_fact(what, reader, quote))
    return facts


def _how_often(count: int, reader: Reader) -> str:
    """`third contact in 7 days`: somebody who must come again and again is told in words, not as a figure."""
    if count < 3:
        return words_of(("week-none", "week-one", "week")[max(0, count)], reader, n=count)
    nth = str(ORDINALS[count]) if count < len(ORDINALS) else f"{count}th"
    return words_of("week-often", reader, nth=nth, n=count)


def _told_at(episode: Episode) -> datetime:
    """When that was said which is told of a contact: not always on the day it began."""
    if episode.promised is not None:
        return episode.promised.made_at
    said = episode.told or episode.asked
    return said.at if said is not None else episode.at


def _told_on(episode: Episode) -> Channel:
    said: Said | Promise | None = episode.promised or episode.told or episode.asked
    return said.channel if said is not None else episode.channel


def _episode_fact(episode: Episode, reader: Reader, quote: int) -> Fact:
    day = times.recent_day(_told_at(episode), reader.now, reader.here)
    channel = say(CHANNELS, _told_on(episode), reader.here.language)
    if episode.promised is not None:
        who = name_of(episode.promised.made_by, reader)
        text = words_of(
            "promised", reader, day=day, channel=channel, who=who, what=_quoted(episode.promised.what, quote, reader)
        )
        return Fact(words_of("missed", reader, told=text), "late") if episode.missed else Fact(text)
    if episode.told is not None:
        words = _quoted(episode.told.words, quote, reader)
        return Fact(
            words_of("told", reader, day=day, channel=channel, who=name_of(episode.told.who, reader), words=words)
        )
    if episode.asked is None:
        asked = words_of("asked-short", reader, day=day, channel=channel)
    else:
        asked = words_of("asked", reader, day=day, channel=channel, words=_quoted(episode.asked.words, quote, reader))
    return Fact(words_of("unanswered", reader, asked=asked), "soon")


def _current_fact(what: What, reader: Reader, quote: int) -> Fact:
    episode = what.current
    day = times.recent_day(episode.at, reader.now, reader.here)
    channel = say(CHANNELS, episode.channel, reader.here.language)
    about = what.subject or (episode.asked.words if episode.asked is not None else "")
    if not about:
        return Fact(words_of("now-short", reader, day=day, channel=channel), "label")
    return Fact(words_of("now", reader, day=day, channel=channel, subject=_quoted(about, quote, reader)), "label")


def _debt_facts(debts: Debts, reader: Reader, quote: int, told: _Told) -> list[Fact]:
    """`退款30.00元 25日(三)18:00前 未办; 没答应: 当天到账; 先说: 进度与日期`."""
    facts: list[Fact] = []
    between = Fact(words_of("between-facts", reader), "dim")
    if debts.broken is not None:
        when = times.deadline(debts.broken.due_at, reader.now, reader.here)
        facts.append(Fact(words_of("broken", reader, what=_promised(debts.broken, reader, quote), when=when), "late"))
        facts.append(between)
    for owed in debts.owed[:1]:
        facts.extend(_owed_facts(owed, reader, quote, told))
        facts.append(between)
    if len(debts.owed) > 1:
        facts.extend((Fact(words_of("more-owed", reader, n=len(debts.owed) - 1)), between))
    if not debts.owed and debts.broken is None:
        known = "nothing-owed" if debts.whole else "still-fetched"
        nothing = known if debts.recorded else "nothing-recorded"
        facts.extend((Fact(words_of(nothing, reader), "dim"), between))
    if (debts.owed or debts.broken) and told.advice:
        sorry = debts.broken is not None or debts.owed[0].overdue
        first = words_of("say-sorry" if sorry else "say-progress", reader)
        facts.append(Fact(words_of("say-first", reader, what=first), "label"))
    elif debts.answer_due is not None and not debts.owed and debts.broken is None:
        when = times.deadline(debts.answer_due, reader.now, reader.here)
        key = "answer-late" if debts.answer_late else "answer-due"
        facts.append(Fact(words_of(key, reader, when=when), "late" if debts.answer_late else "text"))
    else:
        facts.pop()
    return facts


def _owed_facts(owed: Owed, reader: Reader, quote: int, told: _Told) -> list[Fact]:
    promise = owed.promise
    when = times.deadline(promise.due_at, reader.now, reader.here)
    by = say(TIMES, "by", reader.here.language, when=when)
    facts = [
        Fact(f"{_promised(promise, reader, quote)} {by} "),
        Fact(words_of("overdue" if owed.overdue else "not-yet", reader), "late" if owed.overdue else "promise"),
    ]
    owner = promise.owner or promise.made_by
    if owner and told.owner:
        who = words_of("mine", reader) if owner == reader.me else cut(reader.here.name(owner), 14)
        facts.append(Fact(words_of("by-whom", reader, who=who), "dim"))
    if owed.hangs_on is not None:
        order = owed.hangs_on
        late = order.due_at < reader.now
        hangs = ("hangs-on-late" if late else "hangs-on") + ("" if told.since else "-briefly")
        due = times.deadline(order.due_at, reader.now, reader.here)
        department = cut(mask_numbers(order.department), 14)
        facts.append(Fact(words_of(hangs, reader, who=department, when=due), "late" if late else "soon"))
    if promise.limits:
        facts.append(Fact(words_of("between-facts", reader), "dim"))
        facts.append(Fact(not_promised(_quoted(promise.limits, quote, reader), reader.here.language)))
    return facts


def _promised(promise: Promise, reader: Reader, quote: int) -> str:
    """What was promised, and the amount with it, which is never cut."""
    what = _quoted(promise.what, quote, reader)
    if promise.amount and not says_amount(what, promise.amount):
        amount = cut(promise.amount, 16)
        if amount.replace(".", "", 1).isdecimal():
            amount = words_of("amount", reader, amount=amount)
        gap = "" if reader.here.language == "zh" else " "
        return what + gap + amount
    return what


def _quoted(words: str, width: int, reader: Reader) -> str:
    """One line of somebody's words, at most `width` cells."""
    line = " ".join(words[:400].split())
    return cut(mask_numbers(line) if reader.masked else line, width)
