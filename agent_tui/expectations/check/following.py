"""What was found, while the text is being changed and not yet checked anew: findings before and after the change stay
with their words, those that the change touched are gone."""

from collections.abc import Iterable

import msgspec

from agent_tui.expectations.check.finding import Finding


def follow(findings: Iterable[Finding], before: str, after: str) -> tuple[Finding, ...]:
    """The findings of `before` where they stand in `after`. That it is too long is kept until it is measured anew."""
    if before == after:
        return tuple(findings)
    same = _common_start(before, after)
    behind = _common_start(before[same:][::-1], after[same:][::-1])
    changed_to = len(before) - behind
    longer = len(after) - len(before)
    kept = []
    for one in findings:
        if one.rule == "length.over":
            kept.append(msgspec.structs.replace(one, start=min(one.start, len(after)), end=len(after)))
        elif one.end <= same:
            kept.append(one)
        elif one.start >= changed_to:
            kept.append(msgspec.structs.replace(one, start=one.start + longer, end=one.end + longer))
    return tuple(kept)


def _common_start(one: str, other: str) -> int:
    """How many characters both begin with; halves are compared, which is done without a step for each character."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low + 1 < high:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
