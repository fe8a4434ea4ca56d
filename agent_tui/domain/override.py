"""A text that was sent although the check found errors in it: which rules, why, and who said so. Kept in the `meta` of
the interaction, so that it stands on the timeline and is exported with the text.

    {"override": {"rules": ["date.past"], "reason": "the customer asked for it", "by": "wang.min"}}
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

OVERRIDE = "override"

REASON_LIMIT = 200
"""Characters of a reason."""

_RULES_SHOWN = 20


class Override(Struct, frozen=True):
    rules: tuple[str, ...]
    reason: str
    by: str


def override_meta(override: Override) -> dict[str, Any]:
    """The `meta` of a text that goes out by it."""
    return {OVERRIDE: {"rules": list(override.rules), "reason": override.reason, "by": override.by}}


def override_in(meta: Mapping[str, Any]) -> Override | None:
    """The override that a text went out by; None where there is none, or what stands there is none of ours."""
    told = meta.get(OVERRIDE)
    if not isinstance(told, Mapping):
        return None
    rules, reason, by = told.get("rules"), told.get("reason"), told.get("by")
    if not (isinstance(rules, list) and isinstance(reason, str) and isinstance(by, str)):
        return None
    named = tuple(rule for rule in rules[:_RULES_SHOWN] if isinstance(rule, str))
    return Override(named, reason, by) if named else None
