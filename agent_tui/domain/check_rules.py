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

RULE_NAMES: tuple[RuleName, ...] = get_args(RuleName)
