"""What an open promise is known by in a text, and what agrees with it or changes it."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.context import CatalogueEntry, OpenPromise
from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.times import TimeSaid
from agent_tui.expectations.check.topics import promise_pattern

_CHANGED_ZH: Final = (
    r"(?:原定|原计划|原约|原先|原本|原来|本来|之前(?:说|答应|承诺|告知|约定|约)|此前|上次(?:说|约|答应|告知)|先前"
    r"|改为|改到|改成|改期|改约|改在|改至|调整[为到至]|变更为|更改为|推迟[到至]|延后[到至]|延期[到至]|延[至到]"
    r"|延迟[到至]"
    r"|提前[到至]|顺延|更正|重新约|而(?:不是|非)|不再是|另约)"
)
_CHANGED_EN: Final = (
    r"\b(?:instead\s+of|rather\s+than|re-?scheduled?|postponed?|moved?\s+(?:from|to|forward|back)"
    r"|pushed\s+back|brought\s+forward|changed?\s+(?:from|to)"
    r"|original(?:ly)?\b|previously\b|earlier\s+(?:promise|date|commitment|message)|new\s+(?:date|time"
    r"|deadline|appointment)|revised|correction\b|no\s+longer\b"
    r"|was\s+(?:due|planned|scheduled|promised|agreed)|had\s+(?:promised|said|agreed|told)"
    r"|we\s+(?:first\s+)?(?:promised|said|told\s+you|agreed)\b|then\s+agreed)"
)
CHANGED: Final = compiled(f"{_CHANGED_EN}|{_CHANGED_ZH}")
"""The text names the old promise and changes it."""


def pattern_of(promise: OpenPromise, catalogue: tuple[CatalogueEntry, ...]) -> re.Pattern[str] | None:
    """Finds what was promised in a folded text; with the words of the catalogue for its topic."""
    return _pattern_with(promise.topic or "", promise.what, catalogue)


@lru_cache(maxsize=64)
def _pattern_with(topic: str, what: str, catalogue: tuple[CatalogueEntry, ...]) -> re.Pattern[str] | None:
    words = tuple(word for entry in catalogue if entry.topic == topic for word in entry.words)
    return promise_pattern(topic, what, words)


@lru_cache(maxsize=64)
def folded(what: str) -> str:
    """As a text is read."""
    return read(what).plain


def agrees(time: TimeSaid, due_at: datetime) -> bool:
    """On the day, and to the minute where a clock time is said."""
    for at in (time.at, time.or_at):
        if at is None:
            continue
        due = due_at.astimezone(at.tzinfo)
        if time.precision == "minute":
            if abs(at - due) < timedelta(minutes=1):
                return True
            if at.hour == 23 and at.minute == 59 and abs(at - due) <= timedelta(minutes=1):
                return True
            if time.earliest is not None and time.earliest <= due <= at:
                return True
        elif (time.earliest is not None and time.earliest.date() <= due.date() <= at.date()) or at.date() == due.date():
            return True
    return False


def owed_on(promises: Iterable[OpenPromise], topic: str, about: re.Pattern[str]) -> list[OpenPromise]:
    """The open promises on a topic of the catalogue: by its name, or by what was promised."""
    return [one for one in promises if one.topic == topic or about.search(folded(one.what)) is not None]
