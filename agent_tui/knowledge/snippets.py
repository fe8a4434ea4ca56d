"""Where in a text the words of a query stand: the best line of it, and the words to mark."""

from collections.abc import Sequence
from functools import lru_cache

from agent_tui.knowledge.analyzer import (
    KEPT_TEXTS,
    Located,
    Matching,
    Stretch,
    in_order,
    located_terms,
    matching_stretches,
)
from agent_tui.knowledge.values import Piece

SNIPPET_LENGTH = 90
"""Characters, about; a Chinese one is as long on the screen as two others."""

LOOKED_THROUGH = 20_000
"""Characters of an article in which the words to mark are looked for."""

LOOKED_FOR = 8_000
"""Characters of a body in which a snippet is looked for."""

LOOKED_AT = 200
"""Hits in a body from which a window may begin."""

_BEFORE = 24
"""Characters shown before the first hit, at most."""
_SENTENCE_ENDS = "\n。！？"
_WIDE = "\u2e80"


def snippet(body: str, wanted: Matching) -> tuple[Piece, ...]:
    """About a line of `body` with most of the query in it, the hits marked; its beginning where it holds none."""
    body = body[:LOOKED_FOR]
    return _line(body, matching_stretches(body, wanted))


@lru_cache(KEPT_TEXTS)
def _line(body: str, matching: tuple[tuple[Stretch, ...], ...]) -> tuple[Piece, ...]:
    """Kept, because with most keys nothing else of most hits matches than before."""
    hits = in_order(body, matching)
    length = SNIPPET_LENGTH // 2 if _is_wide(body[:200]) else SNIPPET_LENGTH
    start = _begin(body, _best_start(hits, length))
    end = min(len(body), start + length)
    pieces = _marked(body, start, end, hits)
    return tuple(Piece(" ".join(text.split("\n")), hit) for text, hit in pieces if text)


def _is_wide(text: str) -> bool:
    """True where a fifth of it is Chinese, a character of which is three bytes long."""
    return len(text.encode("utf-8", "replace")) - len(text) > 0.4 * len(text)


def words_to_mark(text: str, wanted: Matching) -> frozenset[str]:
    """The stretches of `text` that match the query, as they are written there."""
    text = text[:LOOKED_THROUGH]
    return frozenset(text[start:end] for _, start, end in located_terms(text, wanted))


def _best_start(hits: Sequence[Located], length: int) -> int:
    """Where the window begins that holds most different terms."""
    best, best_count = 0, 0
    for index, first in enumerate(hits[:LOOKED_AT]):
        seen: set[str] = set()
        for found in hits[index:]:
            if found.end > first.start + length:
                break
            seen.add(found.term)
        if len(seen) > best_count:
            best, best_count = first.start, len(seen)
    return best


def _begin(body: str, hit: int) -> int:
    """Where the sentence begins that the hit stands in, where that is near; else between two words before it."""
    near = max(0, hit - _BEFORE)
    if near == 0:
        return 0
    for at in range(hit, near, -1):
        if body[at - 1] in _SENTENCE_ENDS or body[at - 2 : at] in (". ", "! ", "? "):
            return at
    for at in range(near, hit):
        if body[at - 1] in " ,，、;；:：" or body[at] >= _WIDE:
            return at
    return hit


def _marked(body: str, start: int, end: int, hits: Sequence[Located]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for _, first, last in hits:
        if last <= at or first < start or last > end:
            continue
        first = max(first, at)
        if first > at:
            pieces.append(Piece(body[at:first]))
        if pieces and pieces[-1].hit:
            pieces[-1] = Piece(pieces[-1].text + body[first:last], True)
        else:
            pieces.append(Piece(body[first:last], True))
        at = last
    pieces.append(Piece(body[at:end]))
    return pieces
