"""What a customer is told of a new date: ready to send, in their language, naming the old one. Pure."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

import msgspec

from agent_tui.domain.story import bare_limits
from agent_tui.domain.values import Promise
from agent_tui.expectations.dates import From, write_time
from agent_tui.expectations.occasion import is_weekday
from agent_tui.messages.screen_ledger import LEDGER_WORDS
from agent_tui.messages.speech import Language, say


def language_of(customer: str, ours: Language) -> Language:
    """Which of our languages a customer is told in; that of the interface where theirs is neither."""
    known = customer.casefold()
    return "zh" if known.startswith("zh") else "en" if known.startswith("en") else ours


def renewal_text(promise: Promise, due_at: datetime, now: datetime, language: Language, zone: tzinfo) -> str:
    """`关于退款：原定11月23日(周一)18:00，改为11月25日(周三)18:00前。不承诺当天到账。`"""
    start = From(now, zone, is_weekday)
    old, new = (write_time(at, start, language) for at in (promise.due_at, due_at))
    limits = bare_limits(promise.limits).rstrip("。.;；")
    told = say(LEDGER_WORDS, "renew.limits", language, limits=limits) if limits else ""
    key = "renew.text" if now < promise.due_at else "renew.text-late"
    return say(LEDGER_WORDS, key, language, what=promise.what.rstrip("。."), old=old, new=new, limits=told)


def openings(
    ended: Sequence[Promise], body: str, due_at: datetime, now: datetime, language: Language, zone: tzinfo
) -> tuple[str, ...]:
    """What `body` may begin with where it promises something for `due_at` in the place of these: the fullest first,
    nothing last. What it says already is not said again."""
    end = "" if language == "zh" else " "
    whole = dict.fromkeys(
        renewal_text(msgspec.structs.replace(one, limits=""), due_at, now, language, zone) for one in ended
    )
    start = From(now, zone, is_weekday)
    brief = dict.fromkeys(
        say(
            LEDGER_WORDS,
            "renew.brief" if now < one.due_at else "renew.brief-late",
            language,
            old=write_time(one.due_at, start, language, weekday=False),
        )
        for one in sorted(ended, key=lambda one: one.due_at)
    )
    told = (tuple(one for one in these if one.strip() not in body) for these in (whole, brief))
    return (*("".join(f"{one}{end}" for one in these) for these in told), "")
