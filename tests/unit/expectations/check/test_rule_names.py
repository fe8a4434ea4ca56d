"""The names by which settings switch rules off are those of the registry."""

from agent_tui.domain.check_rules import RULE_NAMES, STOPPING_RULES
from agent_tui.expectations.check.registry import RULES


def test_every_rule_has_a_name_that_settings_know() -> None:
    assert {rule.name for rule in RULES} <= set(RULE_NAMES)


def test_rules_that_stop_a_text_are_those_whose_findings_are_errors() -> None:
    assert {rule.name for rule in RULES if rule.severity == "error"} == STOPPING_RULES
