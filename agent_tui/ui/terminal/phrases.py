"""What came at once and so was not typed key by key: a phrase of an input method, a page that was pasted into a
terminal which does not say so. Pure."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from textual import events
from textual.message import Message

from agent_tui.ui.keys.names import as_typed

MOST_TYPED = 200
"""Keys in one look at the terminal that somebody may have typed ahead, while the program or the line stood still."""

_SYLLABLE = re.compile(
    r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])(?:a(?:i|o|ng?)?|e(?:i|ng?|r)?|i(?:a(?:o|ng?)?|e|ng?|ong|u)?"
    r"|o(?:u|ng)?|u(?:a(?:i|ng?)?|e|i|n|o)?|v(?:e|n)?)|a(?:i|o|ng?)?|e(?:i|n|r)?|ou?"
)
LONGEST_SYLLABLE = 6
"""Letters, as in zhuang."""

LEAST_PINYIN = 4
"""Letters: what is shorter may be keys."""

_LAYOUT = {"enter": "\n", "ctrl+j": "\n", "tab": "\t"}
"""What ends lines and stands between columns of a pasted page."""


def gathered(messages: Iterable[Message], *, going_on: bool = False) -> Iterator[Message]:
    """What one look at the terminal brought, with text instead of keys where no keys were pressed: characters that came
    together, at least one of which no key types; the letters of Chinese syllables; and a whole page. So the letters and
    digits among them are not taken for keys. `going_on`: the look just before brought such a page, and this is more of
    it."""
    found = list(messages)
    page = is_page(found) or going_on
    run: list[events.Key] = []
    for message in found:
        if isinstance(message, events.Key) and (_is_character(message) or (page and message.key in _LAYOUT)):
            run.append(message)
            continue
        yield from _text_or_keys(run, page)
        run = []
        yield message
    yield from _text_or_keys(run, page)


def is_page(messages: Iterable[Message]) -> bool:
    """True where more came at once than anybody types; a key that is held down is one key."""
    keys = [message for message in messages if isinstance(message, events.Key)]
    return len(keys) > MOST_TYPED and len({key.character for key in keys if _is_character(key)}) > 1


def _is_character(key: events.Key) -> bool:
    return key.character is not None and as_typed(key.character).isprintable() and "+" not in key.key


def _text_or_keys(run: list[events.Key], page: bool) -> Iterable[Message]:
    characters = [_LAYOUT.get(key.key) or key.character or "" for key in run]
    text = "".join(characters)
    if len(run) > 1 and (page or is_phrase(text)):
        return [events.Paste(text)]
    return run


def is_phrase(text: str) -> bool:
    """True for what an input method hands over: characters that no key types, letters of syllables."""
    return is_pinyin(text) or any(map(_comes_from_no_key, text))


def is_pinyin(text: str) -> bool:
    """True for two syllables and more of how Chinese is spelt, of at least four letters: what an input method hands
    over whose choosing was broken off. Takes time in proportion to the text: where syllables may end is kept, not how
    they were told apart."""
    if len(text) < LEAST_PINYIN:
        return False
    most: list[int] = [0, *[-1] * len(text)]
    """Syllables, as many as fit, that end at each place; -1 where none does."""
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            if most[start] >= 0 and _SYLLABLE.fullmatch(text, start, end) is not None:
                most[end] = max(most[end], most[start] + 1)
        if max(most[max(0, end - LONGEST_SYLLABLE + 1) : end + 1]) < 0:
            return False
    return most[-1] > 1


def _comes_from_no_key(character: str) -> bool:
    return len(character) == 1 and east_asian_width(character) in "WF" and as_typed(character) == character
