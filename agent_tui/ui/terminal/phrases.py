"""What an input method hands over at once: a phrase, not keys. Pure."""

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from textual import events
from textual.message import Message

from agent_tui.ui.keys.names import as_typed


def gathered(messages: Iterable[Message]) -> Iterator[Message]:
    """What one look at the terminal brought, with phrases as pasted text: characters that came together, at least one
    of which no key types. So the letters and digits among them are not taken for keys."""
    run: list[events.Key] = []
    for message in messages:
        if isinstance(message, events.Key) and _is_character(message):
            run.append(message)
            continue
        yield from _phrase_or_keys(run)
        run = []
        yield message
    yield from _phrase_or_keys(run)


def _is_character(key: events.Key) -> bool:
    return key.character is not None and as_typed(key.character).isprintable() and "+" not in key.key


def _phrase_or_keys(run: list[events.Key]) -> Iterable[Message]:
    characters = [key.character or "" for key in run]
    if len(run) > 1 and any(_comes_from_no_key(character) for character in characters):
        return [events.Paste("".join(characters))]
    return run


def _comes_from_no_key(character: str) -> bool:
    return len(character) == 1 and east_asian_width(character) in "WF" and as_typed(character) == character
