"""Promises, lengths and problems of templates in words. Pure."""

from datetime import datetime

from agent_tui.domain.values import Channel
from agent_tui.expectations.dates import From, write_time
from agent_tui.expectations.lengths import Length
from agent_tui.expectations.occasion import is_weekday
from agent_tui.expectations.planning import PlannedPromise
from agent_tui.expectations.template import Template
from agent_tui.expectations.values import Problem
from agent_tui.messages.screen_rows import WEEKDAYS
from agent_tui.messages.speech import Language, say
from agent_tui.messages.templates import CAUTIONS, LENGTHS, PROBLEMS
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation.composer_head import Counter
from agent_tui.ui.presentation.times import Here


def length_words(length: Length, language: Language) -> str:
    """ "短信 53/70 含签名4", "SMS 142/160", "SMS 2 parts, 171/160 too long"."""
    channel = say(CHANNELS, length.channel, language)
    key = "parts" if length.parts > 1 else "plain"
    words = say(LENGTHS, key, language, channel=channel, used=length.used, limit=length.limit, parts=length.parts)
    if length.signature:
        words += say(LENGTHS, "signature", language, count=length.signature)
    return words + (say(LENGTHS, "over", language) if length.over else "")


def counter_of(length: Length | None, language: Language) -> Counter:
    """The same beside whom a text goes to, with what may be left out where room is short."""
    if length is None:
        return Counter()
    count = f"{length.used}/{length.limit}"
    channel = say(CHANNELS, length.channel, language)
    over = say(LENGTHS, "over", language) if length.over else ""
    return Counter(length_words(length, language), count + over, f"{channel} {count}", count, length.over)


def problem_words(problem: Problem, language: Language) -> str:
    """Why a field cannot be taken as it is."""
    facts: dict[str, str | int | None] = dict(problem.facts)
    if "weekday" in facts:
        name = WEEKDAYS[int(facts["weekday"] or 0)]
        facts["day"] = name.zh if language == "zh" else name.en
    return say(PROBLEMS, problem.key, language, **facts)


def caution_words(template: Template, caution: Problem, language: Language) -> str:
    """What is beyond an agent's own authority, and who decides it."""
    after = template.authority.next if template.authority is not None else None
    if after is None:
        return problem_words(caution, language)
    return say(CAUTIONS, caution.key, language, **caution.facts, next=after.of(language))


def when_words(at: datetime, now: datetime, here: Here) -> str:
    """ "11月25日(周三)18:00", "Wed 25 Nov 18:00"."""
    return write_time(at, From(now, here.zone, is_weekday), here.language)


def channel_words(channel: Channel, language: Language) -> str:
    return say(CHANNELS, channel, language)


def first_promise(promises: tuple[PlannedPromise, ...]) -> PlannedPromise | None:
    """The one that is due first."""
    return min(promises, key=lambda one: one.due_at) if promises else None
