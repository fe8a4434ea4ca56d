"""What both languages tell about one thing done or to be done, before it is known which time dates it."""

from typing import Literal, NamedTuple

Actor = Literal["ours", "customer", "other"]
Standing = Literal["promised", "done", "negated", "asked", "offered", "under way", "described", "reported", "quoted"]
"""How a clause puts it. `offered`: could be done ("可以为您…", "so that we can …"); `described`: how things always go;
`reported`: what somebody else wants or said."""


class Deed(NamedTuple):
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
