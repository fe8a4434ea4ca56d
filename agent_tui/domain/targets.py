"""How soon a waiting customer must be answered: a target for each channel and tier.

Until service levels by queue exist, a contact is due at `waiting_since` plus its target (INTERFACE "queue"). The
defaults are what a desk usually undertakes; `[targets.<channel>]` in the settings changes them, in seconds.
"""

from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct

from agent_tui.domain.values import Channel, Tier

URGENCY_OF_TIER: dict[Tier, int] = {"key": 0, "vip": 1, "standard": 2}
"""Key accounts go before very important persons, these before everybody."""

_MINUTE = 60
_HOUR = 60 * _MINUTE

Seconds = Annotated[int, Meta(ge=1, le=366 * 24 * _HOUR)]


class ChannelTarget(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds in which customers of one channel are answered."""

    standard: Seconds
    vip: Seconds | None = None
    """Half of `standard` where absent."""
    key: Seconds | None = None
    """A quarter of `standard` where absent."""

    def seconds(self, tier: Tier) -> int:
        if tier == "vip":
            return self.vip if self.vip is not None else max(1, self.standard // 2)
        if tier == "key":
            return self.key if self.key is not None else max(1, self.standard // 4)
        return self.standard


class Targets(Struct, frozen=True, forbid_unknown_fields=True):
    phone: ChannelTarget = ChannelTarget(2 * _MINUTE)
    email: ChannelTarget = ChannelTarget(8 * _HOUR)
    chat: ChannelTarget = ChannelTarget(2 * _MINUTE)
    sms: ChannelTarget = ChannelTarget(15 * _MINUTE)
    wechat: ChannelTarget = ChannelTarget(5 * _MINUTE)
    weibo: ChannelTarget = ChannelTarget(30 * _MINUTE)
    web: ChannelTarget = ChannelTarget(4 * _HOUR)
    counter: ChannelTarget = ChannelTarget(10 * _MINUTE)

    def seconds(self, channel: Channel, tier: Tier) -> int:
        target: ChannelTarget = getattr(self, channel)
        return target.seconds(tier)


def due_at(waiting_since: datetime | None, channel: Channel, tier: Tier, targets: Targets) -> datetime | None:
    """When this contact must be answered; None while no customer waits, or beyond the end of the calendar."""
    if waiting_since is None:
        return None
    try:
        return waiting_since + timedelta(seconds=targets.seconds(channel, tier))
    except OverflowError:
        return None
