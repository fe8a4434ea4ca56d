"""From which size on the desk can be worked."""

SMALLEST = (60, 16)
"""Columns and rows."""


def is_too_small(width: int, height: int) -> bool:
    return width < SMALLEST[0] or height < SMALLEST[1]
