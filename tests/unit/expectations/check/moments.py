"""Moments for tests."""

from datetime import datetime


def at(written: str) -> datetime:
    """An RFC 3339 time."""
    return datetime.fromisoformat(written)
