"""Articles that tell the same in two languages or scripts: the one in the words of who asks goes first. Pure.

Chinese characters in a query ask for Chinese, traditional ones for those; else it is the reader's language that
counts."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from agent_tui.knowledge.analyzer import is_chinese, tokens
from agent_tui.knowledge.folding import is_traditional
from agent_tui.knowledge.values import Hit, main_language

_TRADITIONAL_TAGS = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")


class Spoken(NamedTuple):
    """A language; of Chinese, in which script."""

    language: str
    traditional: bool = False


def spoken(tag: str) -> Spoken:
    """What a language tag such as `zh-TW` names; no language where it is empty."""
    return Spoken(main_language(tag), tag.replace("_", "-").lower().startswith(_TRADITIONAL_TAGS))


def asked_in(query: str, reader: str) -> Spoken:
    """`reader`: the language tag of who is to read what is found; "" where nobody knows."""
    of_reader = spoken(reader)
    if any(map(is_chinese, tokens(query))):
        return Spoken("zh", is_traditional(query) or of_reader.traditional)
    return of_reader if of_reader.language else Spoken("en")


def in_their_words(hits: Sequence[Hit], asked: Spoken) -> list[Hit]:
    """The hits, those that translate each other in the places and with the scores that they have together."""
    places: dict[str, list[int]] = {}
    known = {hit.id: hit for hit in hits}
    for place, hit in enumerate(hits):
        places.setdefault(_first_of(hit, known), []).append(place)
    ordered = list(hits)
    for of_these in places.values():
        if len(of_these) > 1:
            liked = sorted((hits[place] for place in of_these), key=lambda hit: _strangeness(hit, asked))
            for place, hit in zip(of_these, liked, strict=True):
                ordered[place] = msgspec.structs.replace(hit, score=hits[place].score)
    return ordered


def _first_of(hit: Hit, known: dict[str, Hit]) -> str:
    """What a hit is a translation of in the end; that may be no hit itself. Two that translate each other are one."""
    chain = [hit.id]
    while hit.translates and hit.translates not in chain:
        chain.append(hit.translates)
        if hit.translates not in known:
            return hit.translates
        hit = known[hit.translates]
    return min(chain) if hit.translates else chain[-1]


def _strangeness(hit: Hit, asked: Spoken) -> int:
    of_hit = spoken(hit.language)
    return 0 if of_hit == asked else 1 if of_hit.language == asked.language else 2
