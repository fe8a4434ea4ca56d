"""Which times date something that we promise."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from agent_tui.expectations.check.actions import Action
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.times import TimeSaid

_CLAUSE_ENDS: Final = re.compile(r"[,;，；、:](?!\d)")


class PromisedTime(NamedTuple):
    time: TimeSaid
    action: Action
    """What is promised for then."""


def promised_times(checked: Checked) -> Iterator[PromisedTime]:
    """Each firm time once that dates an action of ours still to come, with that action. A time that stands in a clause
    with what is done, refused or the customer's belongs to that."""
    by_time: dict[TimeSaid, list[Action]] = {}
    for action in checked.actions:
        for time in action.times:
            if time.precision != "vague":
                by_time.setdefault(time, []).append(action)
    for time, actions in by_time.items():
        near = [action for action in actions if _in_one_clause(checked.reading.plain, time, action)]
        if any(_is_not_promised(action) for action in near):
            continue
        ours = [action for action in near or actions if is_promised(action)]
        if ours:
            yield PromisedTime(time, ours[-1])


def is_promised(action: Action) -> bool:
    """Ours, and still to come."""
    return action.actor == "ours" and action.is_promise and not action.is_done


def _is_not_promised(action: Action) -> bool:
    return action.is_done or action.is_negated or action.actor == "customer"


def _in_one_clause(plain: str, time: TimeSaid, action: Action) -> bool:
    start, end = (time.end, action.start) if time.start < action.start else (action.end, time.start)
    return start >= end or (end - start < 60 and _CLAUSE_ENDS.search(plain, start, end) is None)
