"""What the desk answers about a write that somebody must decide about: what I saw, what I wanted, what is there now.

Frozen values; texts in them are clean, times aware. `desk.conflicts` makes them.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from agent_tui.desk.contact_views import TimelineEntry
from agent_tui.desk.exchange_views import OutboxRow

About = Literal["contact", "promise", "customer", "work-order", "text", "else"]
"""What a write changes, or that it says something; `else`: a promise made, a wrap-up, a request, a merge."""

CHANGES: frozenset[About] = frozenset({"contact", "promise", "customer", "work-order"})
"""What has a version of mine and one of theirs."""

FieldValue = str | int | bool | datetime | tuple[str, ...] | None


class ConflictField(Struct, frozen=True):
    """One field of a change. Values are those of the wire, cleaned; None: nothing stands there."""

    name: str
    """Of `contract.api`'s patches."""
    saw: FieldValue
    wanted: FieldValue
    now: FieldValue

    @property
    def theirs(self) -> bool:
        """Somebody has changed it since I saw it."""
        return self.saw != self.now

    @property
    def differs(self) -> bool:
        """What stands there is not what I wanted."""
        return self.wanted != self.now


class ConflictView(Struct, frozen=True):
    """Both versions of what could not be done, until somebody decides. Nothing of either is left out."""

    row: OutboxRow
    """State, kind and reason; its `summary` is cut, the text below is not."""
    about: About
    subject: str = ""
    """Of what it is: the contact's subject, the promise, the customer's name."""
    number: int = 0
    """The contact's; 0 where it is not known here (any more)."""
    verified: bool = False
    """Numbers may be shown in full."""
    fields: tuple[ConflictField, ...] = ()
    """Of a change, in the order of the contract."""
    saw_known: bool = True
    """False where nobody kept what I saw: `saw` then says nothing."""
    now_known: bool = True
    """False where what stands there now has not come by the feed yet, or is out of sight: `now` then says nothing."""
    by_field: bool = False
    """Each field can be decided by itself."""
    changed_by: str | None = None
    """Who changed it, as far as the record says."""
    changed_at: datetime | None = None
    text: str = ""
    """What I wrote, whole."""
    other: str | None = None
    """Another version of the same text, where there is one: what stands at the store under its id, or a colleague's
    answer that says nearly the same."""
    other_by: str | None = None
    other_at: datetime | None = None
    since: tuple[TimelineEntry, ...] = ()
    """What was said since on the contact by others, oldest first."""
    holder: str | None = None
    """The colleague who has the contact in hand."""
    holding: bool = False
    """It is in my hand."""
