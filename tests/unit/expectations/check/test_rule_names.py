"""The names by which settings switch rules off are those of the registry."""

from agent_tui.domain.check_rules import RULE_NAMES
from agent_tui.expectations.check.registry import RULES


def test_every_rule_has_a_name_that_settings_know() -> None:
    assert {rule.name for rule in RULES} <= set(RULE_NAMES)
