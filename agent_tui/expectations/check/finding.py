"""What a rule finds."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "info"]


class Finding(Struct, frozen=True):
    """A place in the text, what is wrong there, and what to write instead where that can be said."""

    rule: str
    severity: Severity
    start: int
    """In code points of the whole text; `end` is the place after it."""
    end: int
    facts: dict[str, str | int] = {}
    """For the words in `messages.findings.FINDINGS`."""
    suggestion: str | None = None
    """What stands in place of `start`–`end` when the suggestion is applied; None where nobody but a person can say."""
