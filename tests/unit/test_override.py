"""The override of a text is read back as it was kept, and what strangers write in its place is none."""

from typing import Any

import pytest

from agent_tui.domain.override import Override, override_in, override_meta


def test_what_was_kept_is_read_back() -> None:
    override = Override(("date.past", "date.weekday"), "客户要求", "wang.min")
    assert override_in({"template": "refund", **override_meta(override)}) == override


@pytest.mark.parametrize(
    "told",
    [
        None,
        "yes",
        {},
        {"rules": "date.past", "reason": "r", "by": "b"},
        {"rules": [], "reason": "r", "by": "b"},
        {"rules": [7], "reason": "r", "by": "b"},
        {"rules": ["date.past"], "reason": 7, "by": "b"},
        {"rules": ["date.past"], "reason": "r"},
    ],
)
def test_what_is_none_of_ours_is_none(told: Any) -> None:
    assert override_in({"override": told}) is None
