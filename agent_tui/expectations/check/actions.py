"""What a text says that somebody does: who, whether it is promised, and when."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from agent_tui.expectations.check.reading import Reading
from agent_tui.expectations.check.times import TimeSaid

Actor = Literal["ours", "customer", "other"]


class Action(NamedTuple):
    """One thing done or to be done: a clause with its verb."""

    start: int
    end: int
    """The verb with its object, in code points of the whole text."""
    sentence: int
    """The number of its sentence in the reading."""
    actor: Actor
    is_promise: bool
    """To come, undertaken without asking or condition: neither done, negated, asked about, nor offered."""
    is_negated: bool
    is_done: bool
    waits_for_customer: bool
    """Only if the customer asks for it ("需要的话我们会…", "if you need it")."""
    times: tuple[TimeSaid, ...]
    """Those that date it: of its own clause, else of its sentence, else of the next one."""


def actions_in(reading: Reading, times: Sequence[TimeSaid]) -> tuple[Action, ...]:
    """What the writer's own sentences say that somebody does, in order."""
    return ()
