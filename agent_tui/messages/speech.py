"""Picking the words: which language, which entry, which facts."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["en", "zh"]


class Words(NamedTuple):
    """One thing said in both languages. `{name}` is filled by `str.format` with our own facts; the facts' text is
    never a format itself."""

    en: str
    zh: str


def say(words: Mapping[str, Words], key: str, language: Language, /, **facts: str | int | None) -> str:
    """The entry `key` in `language` with its facts filled in; KeyError where there is none."""
    entry = words[key]
    text = entry.zh if language == "zh" else entry.en
    return text.format(**facts) if facts else text
