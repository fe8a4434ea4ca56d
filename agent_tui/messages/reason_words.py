"""What a reason is told by: English as it stands in a trouble or a refusal, told in the words of both languages.

A reason is recognized by what it says; `tests/reasons_at_source.py` reads the code for every one that is raised, and a
test tells each of them in both languages."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agent_tui.messages.speech import Words


class ReasonWords(NamedTuple):
    pattern: re.Pattern[str]
    words: Words
    """Filled by the pattern's groups."""


def reasons(*rows: tuple[str, str, str]) -> Sequence[ReasonWords]:
    """Of each: the pattern that the whole reason fits, English, Chinese."""
    return [ReasonWords(re.compile(pattern, re.DOTALL), Words(en=en, zh=zh)) for pattern, en, zh in rows]
