"""What both languages tell about one thing done or to be done, before it is known which time dates it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Span = tuple[int, int]

Actor = Literal["ours", "customer", "other"]
Standing = Literal["promised", "done", "negated", "asked", "offered", "under way", "described", "reported", "quoted"]
"""How a clause puts it. `offered`: could be done ("可以为您…", "so that we can …"); `described`: how things always go;
`reported`: what somebody else wants or said."""


class TimesOfOne(Struct, frozen=True, gc=False):
    """Where the times of one sentence stand, each kind in order."""

    ahead: tuple[Span, ...]
    """All that do not lie behind, the vague ones too."""
    vague: tuple[Span, ...]
    behind: tuple[Span, ...]


def holds(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of several spans, in order, lies between two places."""
    place = bisect_left(spans, (start, 0))
    return place < len(spans) and spans[place][1] <= end


class Deed(Struct, frozen=True, gc=False, order=True):
    """A verb in its clause; places are those of the sentence that was given."""

    start: int
    end: int
    """The verb with what belongs to it."""
    clause: tuple[int, int]
    actor: Actor
    standing: Standing
    is_task: bool
    """It is finished one day (to call, to refund), other than a way of being (to serve, to be open)."""
    waits_for_customer: bool = False
    hangs_on_event: bool = False
    """Only if something happens that may not ("如遇延误", "if anything changes")."""
