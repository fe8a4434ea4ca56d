"""What a check may know beside the text: the time, what the company offers, what this customer was promised. Source:
EXPECTATIONS, "Context for a check".

What is compiled of an entry, a term or a promise is kept by them; so each counts its hash once."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from agent_tui.domain.values import Channel


class OpenPromise(Struct, frozen=True, cache_hash=True):
    """Something that the customer was promised and has not got yet, on whichever channel."""

    topic: str | None
    what: str
    due_at: datetime
    channel: Channel | None = None
    amount: str | None = None
    """A decimal number as text, "30.00"."""
    id: str | None = None


class CatalogueEntry(Struct, frozen=True, cache_hash=True):
    """What the company offers on a topic: nothing sooner than `soonest`, and nothing of `not_offered`."""

    topic: str
    soonest: str | None = None
    """An ISO 8601 duration, "P3D", "PT4H"; the earliest the company undertakes to do it."""
    channel: Channel | Literal["any"] = "any"
    calendar: Literal["calendar", "working"] = "calendar"
    not_offered: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """By which a text is about the topic; the topic's own name where there are none."""


class GlossaryTerm(Struct, frozen=True, cache_hash=True):
    """A word of the company, and what customers say."""

    term: str
    say: str
    say_zh: str = ""
    """In a Chinese sentence, where that is not `say`; `say_en` in one without Chinese."""
    say_en: str = ""

    def said_in(self, is_chinese: bool) -> str:
        return (self.say_zh if is_chinese else self.say_en) or self.say

    @property
    def sayings(self) -> tuple[str, ...]:
        """All that stands for it, in whichever language."""
        return tuple(dict.fromkeys(one for one in (self.say, self.say_zh, self.say_en) if one))


class CheckContext(Struct, frozen=True):
    """All of it optional: a rule that needs what is not there is silent."""

    now: datetime | None = None
    timezone: str | None = None
    """An IANA name; that of `now`'s offset where absent."""
    language: str | None = None
    """Of the customer: zh-CN, zh-TW, en. A text is read in the language that it is written in."""
    open_promises: tuple[OpenPromise, ...] = ()
    catalogue: tuple[CatalogueEntry, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    hours: dict[str, str] = {}
    """Day ranges (mon-fri, mon-sun, sat) → "09:00-18:00"."""
    holidays: str | None = None
    """The ISO country code of the public holidays in force."""
    full_text: str | None = None
    """The full text that a short version was made from."""
    carry: tuple[str, ...] | None = None
    """Where given, only these facts of the full text may not be missing."""
    signature: str = ""
    """What is put before an SMS; it counts."""
    sms_parts: int = 1
    internal: bool = False
    """A note for colleagues: not an outgoing text."""
