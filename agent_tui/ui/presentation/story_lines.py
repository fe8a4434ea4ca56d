"""The three lines that tell the story of a contact: who, what, owed. Facts come from `domain.story`.

Each line says the same facts at every width; where room is short, quotations shrink before facts go.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from agent_tui.domain.story import Debts, Episode, Owed, Said, Story, What, Who, bare_limits
from agent_tui.domain.values import Channel, Promise
from agent_tui.messages.screen_rows import STORY, TIMES
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terms import CHANNELS, TIERS
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.wrapping import wrap

QUOTES = (48, 36, 28, 22, 18, 14, 10, 8, 6)
"""Cells a quotation may take, tried from the longest."""

EPISODES = 3
"""Earlier contacts that are told; of the others only the number is said."""


_NEGATIONS = ("不", "没", "未", "无", "非", "not ", "no ", "never ", "without ", "nothing ", "won't ")


class Reader(NamedTuple):
    """For whom and when the story is put into words."""

    now: datetime
    here: Here
    me: str | None = None


class _Fact(NamedTuple):
    text: str
    style: StyleName = "text"


def story_lines(story: Story, width: int, reader: Reader, rows: tuple[int, int, int] = (1, 1, 1)) -> list[Line]:
    """The lines of WHO, WHAT and OWED, at most `rows` of each, each at most `width` cells."""
    label = width_of(say(STORY, "who", reader.here.language)) + 1
    room = max(8, width - label)
    who = _fitting(_who_versions(story.who, reader), room, rows[0])
    what = _fitting(_what_versions(story.what, reader), room, rows[1])
    debts = _fitting(_debt_versions(story.debts, reader), room, rows[2])
    lines: list[Line] = []
    for key, body in (("who", who), ("what", what), ("owed", debts)):
        for index, line in enumerate(body):
            words = say(STORY, key, reader.here.language) if index == 0 else ""
            lines.append((Span(fit(words, label), "label"), *line))
    return lines


def not_promised(limits: str, language: Language) -> str:
    """What was not promised, so that it reads as such: many people write "not promised …" into the field."""
    bare = bare_limits(limits)
    if not bare or bare.lower().startswith(_NEGATIONS):
        return bare or limits
    return say(STORY, "not-promised", language, limits=bare, gap=" " if bare[0].isascii() else "")


def masked_phone(number: str) -> str:
    """ "138****0001": enough to recognise, not enough to note down. A country code of China is left out."""
    digits = number.removeprefix("+86") if len(number) == 14 else number
    if len(digits) < 8:
        return digits[:1] + "****" + digits[-2:] if len(digits) > 3 else "****"
    return digits[:3] + "****" + digits[-4:]


def _fitting(versions: Iterable[Sequence[_Fact]], width: int, rows: int) -> list[Line]:
    """The first version that takes no more than `rows` lines; the last one cut, where none does."""
    wrapped: list[str] = [""]
    version: Sequence[_Fact] = ()
    for version in versions:
        wrapped = wrap("".join(fact.text for fact in version).replace("\n", " "), width)
        if len(wrapped) <= rows:
            break
    else:
        kept = wrapped[: rows - 1]
        wrapped = [*kept, cut(" ".join(wrapped[rows - 1 :]), width)]
    return _styled(wrapped, version)


def _styled(wrapped: Sequence[str], facts: Sequence[_Fact]) -> list[Line]:
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


def _who_versions(who: Who, reader: Reader) -> Iterator[Sequence[_Fact]]:
    """All facts, then without the last ones, but never without name, tier, number and consent."""
    facts = _who_facts(who, reader)
    least = 2 + (who.phone is not None) + (who.consent != "free")
    for count in range(len(facts), least - 1, -1):
        yield facts[:count]


def _what_versions(what: What, reader: Reader) -> Iterator[Sequence[_Fact]]:
    """Quotations shrink, then fewer contacts are told."""
    for episodes in range(min(EPISODES, max(1, len(what.before))), -1, -1):
        for quote in QUOTES:
            yield _what_facts(what, reader, quote, episodes)


def _debt_versions(debts: Debts, reader: Reader) -> Iterator[Sequence[_Fact]]:
    """Quotations shrink, then what to say first is left unsaid."""
    for quote in QUOTES:
        yield _debt_facts(debts, reader, quote)
    for quote in QUOTES:
        yield _debt_facts(debts, reader, quote, advice=False)


def _who_facts(who: Who, reader: Reader) -> list[_Fact]:
    language = reader.here.language
    tier: StyleName = "key_account" if who.tier == "key" else "vip" if who.tier == "vip" else "dim"
    facts = [_Fact(cut(who.name, 24), "label"), _Fact(" " + say(TIERS, who.tier, language), tier)]
    if who.phone:
        facts.append(_Fact(" " + masked_phone(who.phone)))
    if who.consent != "free":
        key = "never-contact" if who.consent == "no-contact" else "do-not-contact"
        facts.append(_Fact(" " + _words(key, reader), "late"))
    if who.prefers:
        facts.append(_Fact(" " + _words("prefers", reader, channel=say(CHANNELS, who.prefers, language))))
    elif who.usual:
        facts.append(_Fact(" " + _words("usually", reader, channel=say(CHANNELS, who.usual, language)), "dim"))
    spoken = language_name(who.language)
    if spoken and spoken != language_name(language):
        facts.append(_Fact(" " + cut(spoken, 12)))
    facts.extend(_Fact(" " + cut(tag, 16), "dim") for tag in who.tags[:4])
    return facts


def _what_facts(what: What, reader: Reader, quote: int, episodes: int) -> list[_Fact]:
    """`7天3次: 20日电话 li.na「…」, 22日微信 chen.tao「…」, 今天电话 账单多扣了`."""
    count = what.contacts_7d
    key = "week-none" if count < 1 else "week-one" if count == 1 else "week"
    facts = [_Fact(_words(key, reader, n=count), "text" if count < 2 else "soon"), _Fact(": ")]
    # Where not all can be told, what was promised and not done is, and then the latest.
    told = sorted(what.before, key=lambda episode: (episode.missed, episode.at), reverse=True)[:episodes]
    told.sort(key=_told_at)
    if len(what.before) > len(told):
        facts.append(_Fact(_words("others", reader, n=len(what.before) - len(told)), "dim"))
        facts.append(_Fact(_words("between", reader)))
    for episode in told:
        facts.extend((_episode_fact(episode, reader, quote), _Fact(_words("between", reader))))
    if what.last is not None and episodes:
        fact = _episode_fact(what.last, reader, quote)
        facts.extend((fact._replace(text=_words("last", reader, told=fact.text)), _Fact(_words("between", reader))))
    facts.append(_current_fact(what, reader, quote))
    return facts


def _told_at(episode: Episode) -> datetime:
    """When that was said which is told of a contact: not always on the day it began."""
    if episode.promised is not None:
        return episode.promised.made_at
    said = episode.told or episode.asked
    return said.at if said is not None else episode.at


def _told_on(episode: Episode) -> Channel:
    said: Said | Promise | None = episode.promised or episode.told or episode.asked
    return said.channel if said is not None else episode.channel


def _episode_fact(episode: Episode, reader: Reader, quote: int) -> _Fact:
    day = times.recent_day(_told_at(episode), reader.now, reader.here)
    channel = say(CHANNELS, _told_on(episode), reader.here.language)
    if episode.promised is not None:
        who = _name(episode.promised.made_by, reader)
        text = _words("promised", reader, day=day, channel=channel, who=who, what=_quoted(episode.promised.what, quote))
        return _Fact(_words("missed", reader, told=text), "late") if episode.missed else _Fact(text)
    if episode.told is not None:
        words = _quoted(episode.told.words, quote)
        return _Fact(_words("told", reader, day=day, channel=channel, who=_name(episode.told.who, reader), words=words))
    if episode.asked is None:
        asked = _words("asked-short", reader, day=day, channel=channel)
    else:
        asked = _words("asked", reader, day=day, channel=channel, words=_quoted(episode.asked.words, quote))
    return _Fact(_words("unanswered", reader, asked=asked), "soon")


def _current_fact(what: What, reader: Reader, quote: int) -> _Fact:
    episode = what.current
    day = times.recent_day(episode.at, reader.now, reader.here)
    channel = say(CHANNELS, episode.channel, reader.here.language)
    about = what.subject or (episode.asked.words if episode.asked is not None else "")
    if not about:
        return _Fact(_words("now-short", reader, day=day, channel=channel), "label")
    return _Fact(_words("now", reader, day=day, channel=channel, subject=_quoted(about, quote)), "label")


def _debt_facts(debts: Debts, reader: Reader, quote: int, *, advice: bool = True) -> list[_Fact]:
    """`退款30.00元 25日(三)18:00前 未办; 没答应: 当天到账; 先说: 进度与日期`."""
    facts: list[_Fact] = []
    between = _Fact(_words("between-facts", reader), "dim")
    if debts.broken is not None:
        when = times.deadline(debts.broken.due_at, reader.now, reader.here)
        facts.append(_Fact(_words("broken", reader, what=_promised(debts.broken, reader, quote), when=when), "late"))
        facts.append(between)
    for owed in debts.owed[:1]:
        facts.extend(_owed_facts(owed, reader, quote))
        facts.append(between)
    if len(debts.owed) > 1:
        facts.extend((_Fact(_words("more-owed", reader, n=len(debts.owed) - 1)), between))
    if not debts.owed and debts.broken is None:
        facts.extend((_Fact(_words("nothing-owed", reader), "dim"), between))
    if (debts.owed or debts.broken) and advice:
        sorry = debts.broken is not None or debts.owed[0].overdue
        first = _words("say-sorry" if sorry else "say-progress", reader)
        facts.append(_Fact(_words("say-first", reader, what=first), "label"))
    elif debts.answer_due is not None and not debts.owed:
        when = times.deadline(debts.answer_due, reader.now, reader.here)
        key = "answer-late" if debts.answer_late else "answer-due"
        facts.append(_Fact(_words(key, reader, when=when), "late" if debts.answer_late else "text"))
    else:
        facts.pop()
    return facts


def _owed_facts(owed: Owed, reader: Reader, quote: int) -> list[_Fact]:
    promise = owed.promise
    when = times.deadline(promise.due_at, reader.now, reader.here)
    by = say(TIMES, "by", reader.here.language, when=when)
    facts = [
        _Fact(f"{_promised(promise, reader, quote)} {by} "),
        _Fact(_words("overdue" if owed.overdue else "not-yet", reader), "late" if owed.overdue else "promise"),
    ]
    owner = promise.owner or promise.made_by
    if owner:
        who = _words("mine", reader) if owner == reader.me else cut(owner, 14)
        facts.append(_Fact(_words("by-whom", reader, who=who), "dim"))
    if promise.limits:
        facts.append(_Fact(_words("between-facts", reader), "dim"))
        facts.append(_Fact(not_promised(_quoted(promise.limits, quote), reader.here.language)))
    return facts


def _promised(promise: Promise, reader: Reader, quote: int) -> str:
    """What was promised, the amount with it, never cut, where the words do not name it."""
    if promise.amount and promise.amount not in promise.what:
        amount = cut(promise.amount, 16)
        if amount.replace(".", "", 1).isdecimal():
            amount = _words("amount", reader, amount=amount)
        gap = "" if reader.here.language == "zh" else " "
        return _quoted(promise.what, quote) + gap + amount
    return _quoted(promise.what, quote)


def _quoted(words: str, width: int) -> str:
    """One line of somebody's words, at most `width` cells."""
    return cut(" ".join(words[:400].split()), width)


def _name(who: str, reader: Reader) -> str:
    return _words("me", reader) if who == reader.me else cut(who, 14)


def _words(key: str, reader: Reader, **facts: str | int | None) -> str:
    return say(STORY, key, reader.here.language, **facts)
