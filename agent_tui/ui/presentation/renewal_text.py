"""What a customer is told of a new date: ready to send, in their language, naming the old one. Pure."""

from datetime import datetime, tzinfo

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
