"""Every rule of the check, in the order in which the documentation tells them."""

from typing import NamedTuple

from agent_tui.expectations.check.checked import Finder
from agent_tui.expectations.check.finding import Severity
from agent_tui.expectations.check.rules import (
    catalogue,
    contradiction,
    dates,
    facts,
    jargon,
    length,
    opening_hours,
    personal_numbers,
    placeholders,
    undertaking,
)


class Rule(NamedTuple):
    name: str
    """Stable: labelled sets, overrides and the documentation name it so."""
    severity: Severity
    find: Finder


RULES: tuple[Rule, ...] = (
    Rule("length.over", "error", length.over),
    Rule("placeholder.unfilled", "error", placeholders.unfilled),
    Rule("time.vague", "warning", undertaking.vague),
    Rule("promise.absolute", "error", undertaking.absolute),
    Rule("promise.no-deadline", "warning", undertaking.no_deadline),
    Rule("promise.over-catalogue", "error", catalogue.over_catalogue),
    Rule("promise.contradiction", "error", contradiction.contradiction),
    Rule("date.past", "error", dates.past),
    Rule("date.weekday", "error", dates.weekday),
    Rule("hours.closed", "warning", opening_hours.closed),
    Rule("jargon", "warning", jargon.jargon),
    Rule("fact.changed", "error", facts.changed),
    Rule("pii.card", "warning", personal_numbers.card),
    Rule("pii.id", "warning", personal_numbers.identity),
    Rule("time.ambiguous", "info", dates.ambiguous),
)
