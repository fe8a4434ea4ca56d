"""Which templates suit a contact: by what is owed and was missed, what its subject and the customer's last words are
about, and the channel. Pure."""

import re
from collections.abc import Mapping, Set
from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from agent_tui.desk.views import ContactView
from agent_tui.domain.contradictions import is_report
from agent_tui.domain.story import LATELY
from agent_tui.domain.values import Channel
from agent_tui.expectations.template import Template

SUGGESTED = 2
"""From this on a template is suggested."""
_MISSED, _OWED, _ABOUT, _SAID = 8, 6, 3, 2
"""What counts: something was not kept; this is the template for what is owed; a word of it stands in the subject; in
what the customer said."""
_MOST_WORDS = 2
_OTHER_CHANNEL = -2
_LATEST = 3
"""Texts of the customer that are looked at."""


class AtHand(Struct, frozen=True):
    """What is known of a contact that a template is wanted for."""

    channel: Channel
    subject: str = ""
    said: str = ""
    """What the customer said last."""
    owed: Set[str] = frozenset()
    """Topics of what is owed."""
    reports: Set[str] = frozenset()
    """Those under which a report is."""
    missed: bool = False
    """Something was not kept lately."""


def at_hand(view: ContactView, now: datetime) -> AtHand:
    said = [one.body for one in view.timeline if one.ticket == view.ticket.id and one.direction == "inbound"]
    owed = [one for one in view.promises if one.state == "open"]
    return AtHand(
        view.ticket.channel,
        " ".join((view.ticket.subject, *view.ticket.intent)),
        " ".join(said[-_LATEST:]),
        frozenset(one.topic for one in owed if one.topic),
        frozenset(one.topic for one in owed if one.topic and is_report(one)),
        any(one.state == "broken" and now - one.due_at <= LATELY for one in view.promises),
    )


def suits(template: Template, known: AtHand) -> int:
    """How well."""
    rules = template.promises.values()
    moves = any(rule.replaces for rule in rules) and template.topic in known.owed
    reports = any(rule.reports and (rule.topic or template.topic) in known.reports for rule in rules)
    found = (
        _OWED * (moves or reports)
        + _MISSED * (known.missed and _apologises(template))
        + _ABOUT * min(_MOST_WORDS, _words_in(template.words, known.subject))
        + _SAID * min(_MOST_WORDS, _words_in(template.words, known.said))
    )
    if known.channel in template.channels:
        return found + 1
    return max(found + _OTHER_CHANNEL, 0) if template.channels else found


def found(templates: Mapping[str, Template], typed: str, known: AtHand) -> list[tuple[Template, bool]]:
    """The templates that hold every typed word in id, title or search words of either language, with whether it is
    suggested; those first that suit best, and of the others those with the fewest fields."""
    wanted = typed.casefold().split()
    hits = []
    for template in templates.values():
        words = " ".join((template.id, *template.title_words, template.topic, *template.words)).casefold()
        if all(word in words for word in wanted):
            hits.append((template, suits(template, known)))
    hits.sort(key=lambda hit: (-hit[1], 0 if hit[1] >= SUGGESTED else len(hit[0].fields), hit[0].id))
    return [(template, score >= SUGGESTED) for template, score in hits]


def _apologises(template: Template) -> bool:
    """It names a promise, and puts nothing in the place of an open one."""
    names = any(field.kind == "promise" for field in template.fields.values())
    return names and not any(rule.replaces for rule in template.promises.values())


def _words_in(words: tuple[str, ...], text: str) -> int:
    pattern = _pattern(words)
    return len({hit.casefold() for hit in pattern.findall(text)}) if pattern is not None else 0


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Whole words where words have borders; a single Chinese character says too little."""
    parts = [rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words if len(word) > 1]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None
