"""WHAT: how often they came, and the contacts of these days with this one among them, each with its day, oldest first.
Facts: `domain.story`.

Where room is short words go, not days: quotations shrink, then who said it is left out, then what this contact is
about, then what was said in all contacts but one; at last only day and channel are told. For which day something was
promised is told where it was promised for several: whoever comes again comes for that, and it outlives the words."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from agent_tui.domain.story import Episode, What
from agent_tui.domain.values import Channel
from agent_tui.messages.screen_rows import ORDINALS
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.who_facts import Fact, Reader, name_of, quoted, words_of

EPISODES = 3
"""Earlier contacts that are told; of the others only how many they are, and since when."""

_NAME = r"(?:sirs?|madam|team|all|there|colleagues?|and|or|(?-i:[A-Z][\w.'-]*))"
_GREETING = re.compile(
    r"(?:\[[^\]\n]{1,24}\]\s*)?"
    r"(?:[^，。,:：;；!！?？\n ]{0,8}(?:[您你](?:们|們)?好|(?:早上|上午|中午|下午|晚上)好)[呀啊哦]?"
    r"(?:[，,。:：!！~～]|\s)\s*"
    rf"|(?:(?:dear|hello|hi|hey|good\s(?:morning|afternoon|evening))(?:[\s/]{_NAME}){{0,6}}"
    r"|to\swhom\sit\smay\sconcern)[,:!\n]\s*)?",
    re.IGNORECASE,
)
"""What a text may begin with before it comes to its point, and a mark in brackets before that."""


class _Telling(NamedTuple):
    quotes: tuple[int, ...]
    """Cells a quotation may take, tried from the longest; 0: nothing is quoted."""
    who: bool = True
    subject: bool = True
    """What this contact is about."""
    verb: bool = True
    """That it was promised is said in words."""
    all: bool = True
    """False: words are told of one contact alone."""


_TELLINGS = (
    _Telling((48, 36, 28, 22, 18, 14)),
    _Telling((22, 18, 14, 10), who=False),
    _Telling((22, 18, 14, 10, 8), who=False, subject=False),
    _Telling((18, 14, 10, 8, 6), who=False, subject=False, verb=False),
    _Telling((28, 22, 18, 14, 10, 8), who=False, subject=False, verb=False, all=False),
    _Telling((0,), who=False, subject=False, verb=False),
)


def gist(words: str) -> str:
    """What somebody said, from where it says something; a greeting alone as it is."""
    told = _GREETING.sub("", words[:400].lstrip(), count=1)
    return told if told.strip() else words


def what_versions(what: What, reader: Reader) -> Iterator[Sequence[Fact]]:
    """From the fullest to the shortest."""
    if not what.before and what.last is None:
        for quote in (96, *_TELLINGS[0].quotes, 10, 8, 6):
            yield _facts(what, reader, quote, _TELLINGS[0], 0)
        return
    for episodes in range(min(EPISODES, max(1, len(what.before))), -1, -1):
        for telling in _TELLINGS:
            for quote in telling.quotes:
                yield _facts(what, reader, quote, telling, episodes)


def _facts(what: What, reader: Reader, quote: int, telling: _Telling, episodes: int) -> list[Fact]:
    """`7天3次: 20日电话 李娜「…」, 22日微信 陈涛「…」, 今天电话 账单多扣了`."""
    count = what.contacts_7d
    often = Fact(_how_often(count, reader, briefly=not telling.who), "text" if count < 2 else "soon")
    facts = [often if what.whole else Fact(words_of("week-fetched", reader), "dim"), Fact(": ")]
    between = Fact(words_of("between", reader))
    # Where not all can be told, what was promised and not done is, and then the latest.
    first = sorted(what.before, key=lambda episode: (episode.missed, episode.at), reverse=True)
    told, others = sorted(first[:episodes], key=_told_at), first[episodes:]
    several = _several_days(what.before, reader)
    if others:
        since = times.recent_day(min(map(_told_at, others)), reader.now, reader.here)
        facts += [Fact(words_of("others", reader, n=len(others), day=since), "dim"), between]
    dated = [
        (
            _told_at(one),
            _episode_fact(one, reader, quote if telling.all or one is first[0] else 0, telling, by_day=several),
        )
        for one in told
    ]
    if what.last is not None and episodes:
        fact = _episode_fact(what.last, reader, quote, telling, by_day=False)
        dated.append(
            (_told_at(what.last), msgspec.structs.replace(fact, text=words_of("last", reader, told=fact.text)))
        )
    later = [fact for at, fact in dated if at > what.current.at]
    current = _current_fact(what, reader, quote if telling.subject else 0, last=not later)
    for fact in (*(fact for at, fact in dated if at <= what.current.at), current, *later):
        facts += [fact, between]
    return facts[:-1]


def _how_often(count: int, reader: Reader, *, briefly: bool) -> str:
    """`third contact in 7 days`: somebody who must come again and again is told in words, not as a figure."""
    if count < 3 or briefly:
        return words_of(("week-none", "week-one", "week")[min(2, max(0, count))], reader, n=count)
    nth = str(ORDINALS[count]) if count < len(ORDINALS) else f"{count}th"
    return words_of("week-often", reader, nth=nth, n=count)


def _told_at(episode: Episode) -> datetime:
    """When that was said which is told of a contact: not always on the day it began."""
    if episode.promised is not None:
        return episode.promised.made_at
    said = episode.told or episode.asked
    return said.at if said is not None else episode.at


def _told_on(episode: Episode) -> Channel:
    """Where that was said. A promise's own channel is the one on which it is to be kept."""
    said = episode.told if episode.promised is not None else episode.told or episode.asked
    return said.channel if said is not None else episode.channel


def _several_days(episodes: Sequence[Episode], reader: Reader) -> bool:
    """Whether what is still to come was promised for more than one day."""
    still_to_come = [one.promised for one in episodes if one.promised is not None and one.promised.state == "open"]
    return len({times.local(promise.due_at, reader.here.zone).date() for promise in still_to_come}) > 1


def _episode_fact(episode: Episode, reader: Reader, quote: int, telling: _Telling, *, by_day: bool) -> Fact:
    facts = {
        "day": times.recent_day(_told_at(episode), reader.now, reader.here),
        "channel": say(CHANNELS, _told_on(episode), reader.here.language),
    }
    bare = words_of("asked-short", reader, **facts)
    if episode.promised is not None:
        what = quoted(episode.promised.what, quote, reader)
        key = "promised" if telling.who else "promised-briefly" if telling.verb else "now"
        who = name_of(episode.promised.made_by, reader)
        if by_day and not episode.missed and episode.promised.state == "open":
            due = times.date_with_weekday(episode.promised.due_at, reader.now, reader.here)
            day = words_of("due-on", reader, day=due)
            what = f"{what} {day}" if quote else day
            key = key if quote else "now"
        elif not quote:
            what = ""
        text = words_of(key, reader, **facts, who=who, what=what, subject=what) if what else bare
        return Fact(words_of("missed", reader, told=text), "late") if episode.missed else Fact(text)
    said = episode.told or episode.asked
    if said is None or not quote:
        text = bare
    elif episode.told is not None and telling.who:
        text = words_of(
            "told", reader, **facts, who=name_of(said.who, reader), words=quoted(gist(said.words), quote, reader)
        )
    else:
        text = words_of("asked", reader, **facts, words=quoted(gist(said.words), quote, reader))
    if episode.told is not None:
        return Fact(text)
    return Fact(words_of("unanswered", reader, asked=text), "soon")


def _current_fact(what: What, reader: Reader, quote: int, *, last: bool) -> Fact:
    """This contact; what it is about where that does not stand above the lines already."""
    episode = what.current
    day = times.recent_day(episode.at, reader.now, reader.here)
    channel = say(CHANNELS, episode.channel, reader.here.language)
    about = what.subject or (gist(episode.asked.words) if episode.asked is not None else "")
    if not about or not quote or (reader.subject_above and what.subject):
        text = words_of("now-short", reader, day=day, channel=channel)
    else:
        text = words_of("now", reader, day=day, channel=channel, subject=quoted(about, quote, reader))
    return Fact(text if last else words_of("this-one", reader, now=text), "label")
