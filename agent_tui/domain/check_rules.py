"""The names of the rules that a text is checked by. They are stable: settings, overrides, labelled sets and the
documentation name rules so. Source: EXPECTATIONS."""

from typing import Literal, get_args

RuleName = Literal[
    "length.over",
    "placeholder.unfilled",
    "time.vague",
    "promise.absolute",
    "promise.no-deadline",
    "promise.over-catalogue",
    "promise.contradiction",
    "date.past",
    "date.weekday",
    "hours.closed",
    "jargon",
    "fact.changed",
    "pii.card",
    "pii.id",
    "time.ambiguous",
]

STOPPING_RULES: frozenset[RuleName] = frozenset(
    {
        "length.over",
        "placeholder.unfilled",
        "promise.absolute",
        "promise.over-catalogue",
        "promise.contradiction",
        "date.past",
        "date.weekday",
        "fact.changed",
    }
)
"""Whose findings are errors: a text does not go out with them, but for a supervisor who says why."""

RULE_NAMES: tuple[RuleName, ...] = get_args(RuleName)
