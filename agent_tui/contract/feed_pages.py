"""Pages as a client has read them: what could be read, and beside it the records that could not.

One poisoned record must not stop the feed (SYNC "The client"), so it is named and set aside while its page goes on.
"""

from msgspec import Struct

from agent_tui.contract.api import ChangesPage, SnapshotPage


class Quarantined(Struct, frozen=True):
    """A record that could not be read; `type` and `id` as far as they could ("" and 0 where not), `reason` English."""

    type: str
    id: str
    seq: int
    reason: str


class FeedPage(ChangesPage, frozen=True):
    """A page of the feed; its cursor covers the quarantined records too."""

    quarantined: tuple[Quarantined, ...] = ()


class FillPage(SnapshotPage, frozen=True):
    """A page of a snapshot."""

    quarantined: tuple[Quarantined, ...] = ()
