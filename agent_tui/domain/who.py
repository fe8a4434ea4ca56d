"""Who a customer is, as far as it matters before the first word: whether one may speak freely, how they want to be
reached, how they were. What tags mean stands here too."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, Protocol
from unicodedata import combining, east_asian_width

from msgspec import Struct

from agent_tui.domain.happenings import Mood
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import CHANNELS, Channel, Customer, Direction, Ticket, Tier

USUAL_OF = 12
"""How many of the customer's last words the usual channel is taken from; it must be in more than half of them."""
USUAL_AT_LEAST = 3

NO_MARKETING_TAGS = frozenset({"no-marketing", "do-not-market", "勿营销", "拒绝营销"})
NO_CONTACT_TAGS = frozenset({"do-not-contact", "no-contact", "dnc", "勿扰", "勿打扰"})
PREFERENCE_TAGS = ("prefers:", "prefers-", "prefers ", "偏好:", "偏好：", "偏好")
"""A tag "prefers:wechat" names the channel a customer asked for."""
MANAGER_TAGS = ("manager:", "account-manager:", "account manager ", "客户经理:", "客户经理：", "客户经理")
"""A tag "manager:li.na" names who looks after an account."""

MOOD_TAGS = frozenset({
    "upset", "angry", "furious", "agitated", "annoyed", "calm",
    "激动", "情绪激动", "激動", "情緒激動", "生气", "生氣", "愤怒", "憤怒", "恼火", "惱火", "平和", "平静", "平靜",
})  # fmt: skip
"""They say how somebody was one day; what an agent noted is newer, and says when."""

Consent = Literal["free", "no-marketing", "no-contact"]

AGENT_NAME_CELLS = 40
"""A longer name of an agent is cut."""
_LOOKED_AT = 400
"""Characters of it: enough for any signs without a width."""

_CHANNEL_NAMES: dict[str, Channel] = {
    "phone": "phone",
    "email": "email",
    "chat": "chat",
    "sms": "sms",
    "wechat": "wechat",
    "weibo": "weibo",
    "web": "web",
    "counter": "counter",
    "电话": "phone",
    "邮件": "email",
    "在线": "chat",
    "短信": "sms",
    "微信": "wechat",
    "微博": "weibo",
    "网页": "web",
    "柜台": "counter",
}


class Happening(Protocol):
    """What the story needs of an interaction or of a line of the timeline."""

    @property
    def ticket(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def direction(self) -> Direction: ...
    @property
    def channel(self) -> Channel: ...
    @property
    def author(self) -> str: ...
    @property
    def body(self) -> str: ...


class Who(Struct, frozen=True):
    name: str
    tier: Tier
    phone: str | None
    """In full; the line masks it."""
    language: str
    consent: Consent
    prefers: Channel | None
    """The channel the customer asked for."""
    usual: Channel | None
    """The channel of most of their latest words; None where they asked for one, or it is not clear."""
    tags: tuple[str, ...]
    """The remaining tags; not those that say a mood, where one was noted."""
    verified: bool = False
    """Somebody made sure in this contact that they are who they say; until then their numbers are masked."""
    mood: Mood | None = None
    """As somebody noted it last."""
    mood_at: datetime | None = None
    manager: str | None = None
    """The account manager, where a tag names one."""
    first_owner: str | None = None
    """Who took this contact first, where that is not who has it now."""


def who_of(
    ticket: Ticket,
    customer: Customer,
    happenings: Sequence[Happening],
    *,
    verified: bool = False,
    mood: Mood | None = None,
    mood_at: datetime | None = None,
) -> Who:
    """Who stands behind `ticket`; `happenings`: everything of the customer on every channel, oldest first."""
    consent: Consent = "free"
    prefers: Channel | None = None
    manager: str | None = None
    others: list[str] = []
    for tag in customer.tags:
        plain = tag.strip().lower()
        if (said := consent_in((tag,))) != "free":
            consent = "no-contact" if "no-contact" in (said, consent) else "no-marketing"
        elif (channel := _preference(plain)) is not None:
            prefers = channel
        elif (named := _manager(tag)) is not None:
            manager = named
        elif mood is None or plain not in MOOD_TAGS:
            others.append(tag)
    phones = [identity.value for identity in customer.identities if identity.kind == "phone"]
    return Who(
        name=customer.name,
        tier=customer.tier,
        phone=phones[0] if phones else None,
        language=customer.language,
        consent=consent,
        prefers=prefers,
        usual=None if prefers else _usual_channel(happenings),
        tags=tuple(others),
        verified=verified,
        mood=mood,
        mood_at=mood_at,
        manager=manager,
        first_owner=ticket.first_owner if ticket.first_owner != ticket.owner else None,
    )


def _preference(tag: str) -> Channel | None:
    for prefix in PREFERENCE_TAGS:
        if tag.startswith(prefix):
            return _CHANNEL_NAMES.get(tag.removeprefix(prefix).strip())
    return None


def _manager(tag: str) -> str | None:
    for prefix in MANAGER_TAGS:
        if tag.strip().lower().startswith(prefix):
            return tag.strip()[len(prefix) :].strip() or None
    return None


def _usual_channel(happenings: Sequence[Happening]) -> Channel | None:
    latest: list[Channel] = []
    for happening in reversed(happenings):
        if happening.direction == "inbound" and happening.kind in ("message", "call"):
            latest.append(happening.channel)
            if len(latest) == USUAL_OF:
                break
    if len(latest) < USUAL_AT_LEAST:
        return None
    channel, times = Counter(latest).most_common(1)[0]
    return channel if times * 2 > len(latest) else None


def consent_in(tags: Iterable[str]) -> Consent:
    """Whether the customer may be called on, or at least not with offers."""
    # why: people write them with blanks, too
    plain = {"-".join(tag.lower().split()) for tag in tags}
    if plain & NO_CONTACT_TAGS:
        return "no-contact"
    return "no-marketing" if plain & NO_MARKETING_TAGS else "free"


def preference_in(tags: Iterable[str]) -> Channel | None:
    """The channel that the customer asked for."""
    return next((channel for tag in tags if (channel := _preference(tag.strip().lower())) is not None), None)


def tags_for(tags: Sequence[str], *, consent: Consent, prefers: Channel | None) -> tuple[list[str], list[str]]:
    """What to add to and to take from `tags` so that they say this and nothing else about it."""
    wanted = {"no-marketing": "no-marketing", "no-contact": "do-not-contact", "free": ""}[consent]
    meant = {tag for tag in (wanted, f"prefers:{prefers}" if prefers in CHANNELS else "") if tag}
    about = [tag for tag in tags if consent_in((tag,)) != "free" or preference_in((tag,)) is not None]
    kept = {tag for tag in about if _says(tag, consent, prefers)}
    covered = {"consent" for tag in kept if consent_in((tag,)) != "free"}
    covered |= {"prefers" for tag in kept if preference_in((tag,)) is not None}
    add = [tag for tag in sorted(meant) if ("prefers" if tag.startswith("prefers:") else "consent") not in covered]
    return add, [tag for tag in about if tag not in kept]


def _says(tag: str, consent: Consent, prefers: Channel | None) -> bool:
    if (said := consent_in((tag,))) != "free":
        return said == consent
    return preference_in((tag,)) == prefers


def agent_name(text: str) -> str:
    """An agent's name as it is kept: one clean line of at most `AGENT_NAME_CELLS`."""
    kept = cells = 0
    cleaned = clean_line(text.strip()[:_LOOKED_AT])
    for char in cleaned:
        cells += 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1
        if cells > AGENT_NAME_CELLS:
            break
        kept += 1
    # cleaned again: what an emoji was joined to may be gone
    return clean_line(cleaned[:kept].rstrip(" \u200d"))
