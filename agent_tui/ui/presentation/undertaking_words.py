"""What a text undertakes and nobody has written down, offered beneath it: `ctrl+d notes it: … by 11-25 18:00`. Pure."""

from collections.abc import Callable

from agent_tui.messages.screen_checking import CHECKING_WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation.cells import cut, width_of

LEAST = 10
"""Cells of what is undertaken; with less it is not told what would be noted."""

Offer = Callable[[int], str]
"""The words for a room of so many cells; "" where it is too small for them."""


def offer_of(what: str, when: str, count: int, key: str, language: Language) -> Offer:
    """The first of `count` undertakings, with its time as it is said (`when`), and the `key` that notes it."""

    def words(room: int) -> str:
        others = say(CHECKING_WORDS, "check.noted-more", language, count=count - 1) if count > 1 else ""
        for more in dict.fromkeys((others, "")):
            around = say(CHECKING_WORDS, "check.notes", language, key=key, what="", when=when, more=more)
            left = room - width_of(around)
            if left >= min(LEAST, width_of(what)):
                return say(CHECKING_WORDS, "check.notes", language, key=key, what=cut(what, left), when=when, more=more)
        return ""

    return words
