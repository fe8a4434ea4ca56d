"""A text as the rules read it: sentence by sentence, in one way of writing, without what others said.

`plain` is as long as the text, character for character, so that every place found in it is a place in the text."""

from typing import Literal, NamedTuple

Script = Literal["zh", "en"]


class Sentence(NamedTuple):
    start: int
    end: int
    """In code points of the whole text, the closing mark included."""
    plain: str
    language: Script
    """What it is written in."""
    is_question: bool


class Reading(NamedTuple):
    text: str
    plain: str
    """Full-width forms narrow, traditional characters simplified, letters in lower case: one character for one."""
    sentences: tuple[Sentence, ...]
    """Those of the writer. Lines quoted from somebody else ("> …", "On … wrote:", "原始邮件") are in none of them."""


def read(text: str) -> Reading:
    """`text` as one sentence of its writer."""
    plain = text.lower() if len(text.lower()) == len(text) else text
    language: Script = "zh" if any("\u4e00" <= char < "\ua000" for char in text) else "en"
    return Reading(text, plain, (Sentence(0, len(text), plain, language, plain.endswith(("?", "？"))),))
