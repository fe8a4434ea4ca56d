"""What a template is filled for: now, where, whom, on which channel, and what the contact knows already."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo

from msgspec import Struct

from agent_tui.domain.values import Channel, Promise
from agent_tui.expectations.template import Language

_ORDER = re.compile(
    r"(?:订单|單號|訂單|单号|运单|编号|發票|发票|账单|order|invoice|parcel|case|bill)"
    r"\s*(?:号码|号|編號|编号|number|no\.?)?\s*[:：#]?\s*(?P<number>[A-Z]{0,4}-?[0-9][A-Z0-9-]{2,23})(?![A-Z0-9])",
    re.IGNORECASE,
)
_TITLES = {"先生": "先生", "女士": "女士", "mr": "Mr", "ms": "Ms", "mrs": "Mrs"}


def is_weekday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


class Occasion(Struct, frozen=True):
    now: datetime
    zone: tzinfo
    """The agent's."""
    language: Language
    channel: Channel
    agent: str = ""
    names: Mapping[str, str] = {}
    """Agent → what people call them."""
    customer: str = ""
    """The customer's name; "" where nobody knows it."""
    title: str = ""
    """先生, 女士, Mr, Ms: only where it is known."""
    orders: tuple[str, ...] = ()
    """Order numbers of the conversation, the latest first."""
    promises: tuple[Promise, ...] = ()
    """The customer's open ones, by deadline; then those that were not kept."""
    signature: str = ""
    sms_parts: int = 1
    is_workday: Callable[[date], bool] = is_weekday
    add_open_time: Callable[[datetime, timedelta], datetime] | None = None
    """So much opening time later; None where nobody knows the hours."""
    honest: Callable[[str], datetime | None] | None = None
    """Topic → the earliest time that can be kept; None where too little is known to tell."""
    private: bool = False
    """True where it is known that nobody but the customer reads it."""
    for_colleagues: bool = False
    """It becomes a note, which no customer reads: it keeps no report that is due to them."""

    @property
    def in_public(self) -> bool:
        """Everybody reads it: a post on Weibo, unless it is a note or the conversation went on in private messages."""
        return self.channel == "weibo" and not self.private and not self.for_colleagues


def orders_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The order, parcel and invoice numbers that these texts name, each once, those of the last text first. A number is
    one only where a word before it says so."""
    found = [match["number"] for text in texts for match in _ORDER.finditer(text)]
    return tuple(dict.fromkeys(reversed(found)))


def title_in(tags: Iterable[str]) -> str:
    """How a customer wishes to be called, where a tag says so; never guessed from a name."""
    return next((_TITLES[tag.casefold()] for tag in tags if tag.casefold() in _TITLES), "")


def greeting(occasion: Occasion) -> str:
    """The opening of a text: 先生, 女士, Mr, Ms only where that is known, and no Chinese name without it."""
    name, title = occasion.customer.strip(), occasion.title
    if occasion.language == "zh":
        if title in ("先生", "女士") and name and not name.isascii():
            return f"{name[0]}{title}您好，"
        return "您好，"
    if name and all(char < "\u0250" for char in name):
        called = f"{title} {name.split()[-1]}" if title in ("Mr", "Ms", "Mrs") else name
        return f"Hello {called[:30].strip()}, " if len(called) <= 30 else "Hello, "
    return "Hello, "


def called(agent: str, occasion: Occasion) -> str:
    """What people call an agent; `Li Na` for li.na where nobody knows."""
    parts = re.split(r"[._-]+", agent)
    return occasion.names.get(agent) or " ".join(part.capitalize() for part in parts if part)
