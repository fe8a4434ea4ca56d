"""What a text may say about time: the value that rules are given."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from agent_tui.expectations.check.time_atoms import Unit

Precision = Literal["minute", "day", "span", "vague"]
Ambiguity = Literal["twelve", "month-end", "sunday", "next-weekday", "month-or-day"]


class TimeSaid(Struct, frozen=True, gc=False):
    """A time that the text names. `date` and clock that belong together are one ("11月25日（周三）18:00前")."""

    start: int
    end: int
    """In code points of the whole text."""
    precision: Precision
    """`span`: a length of time from now ("24小时内", "within 3 working days"); `vague`: no time at all ("尽快")."""
    at: datetime | None = None
    """The latest moment that is meant; a bare date means that day's close of business. None where it cannot be told."""
    earliest: datetime | None = None
    """Where a range is meant ("14:00-16:00")."""
    deadline: bool = False
    """Something is due by then ("前", "内", "by", "within"), rather than at it."""
    past: bool = False
    """Said of what lies behind ("昨天", "已于", "ago")."""
    working_days: int | None = None
    """Counted in working days."""
    wrong_weekday: int | None = None
    """The date and the day of the week do not belong together: the right one, Monday 0."""
    after: bool = False
    """Not before it ("11月25日之后", "after Friday")."""
    or_at: datetime | None = None
    """As others would read it, where it can be read in two ways."""
    ambiguous: Ambiguity | None = None
    is_period: bool = False
    """A whole week, month or weekend is meant, and `at` is its end."""
    day_said: bool = True
    """False where only a clock time is said, and the day is that of the sentence or today."""
    unit: Unit | None = None
    """What a span is counted in."""
    amount: float | None = None
    """Of a span; the upper one of two."""
    from_event: bool = False
    """The span begins with something else than now ("收到退货后3个工作日内")."""
