"""The best line of a text for a query, and the words to mark in it."""

import re
from collections.abc import Sequence

from agent_tui.knowledge.places import Matching, ReadText, Stretch, located_terms
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
_ENDED = re.compile(r"(?:\A|[\n。！？.!?])[ 　”’\"」』)）]*(?:[-*•·]\s+)?\Z")
_SENTENCE_ENDS = ("\n", "。", "！", "？", ". ", "! ", "? ")
_BETWEEN_WORDS = re.compile("[ ,，、;；:：]|.(?=[“‘「『（《【])", re.DOTALL)
"""The last character before something that a line may begin with; nobody knows where a Chinese word does, but for
those."""
_NO_BEGINNING = re.compile(r"(?:[\s,.;:!?，。、；：！？”’」』）》】>…]+|[-*•·](?=\s))+")
"""What belongs to something before it, and the mark of a list."""

LEFT_OUT = "…"
"""Before a line that begins within a sentence."""


KEPT_LINES = 4
"""Of one body, for who takes a letter back."""


class Body(ReadText):
    """The body of an article that may be shown; `normal`: its normal form."""

    def __init__(self, body: str, normal: str | None = None) -> None:
        super().__init__(body[:LOOKED_FOR], normal)
        self._lines: dict[tuple[int, ...], tuple[Piece, ...]] = {}

    def line(self, wanted: Matching) -> tuple[Piece, ...]:
        """About a line of it with most of the query, the hits marked; its beginning where it holds none. Kept, because
        with most keys nothing else of most hits matches than before."""
        found = self.stretches(wanted)
        # why by identity: to compare all places takes longer than to find the line, and what was found stays with us
        key = tuple(map(id, found))
        line = self._lines.get(key)
        if line is None:
            if len(self._lines) >= KEPT_LINES:
                self._lines.clear()
            line = self._lines[key] = _line(self.text, self.in_order(found))
        return line


def snippet(body: str, wanted: Matching) -> tuple[Piece, ...]:
    """The line of a body that is looked at once."""
    return Body(body).line(wanted)


def _line(body: str, hits: Sequence[Stretch]) -> tuple[Piece, ...]:
    length = SNIPPET_LENGTH // 2 if _is_wide(body[:200]) else SNIPPET_LENGTH
    start = _begin(body, *_best_window(hits, length - len(LEFT_OUT)))
    before = "" if start == 0 or _ENDED.search(body, max(0, start - _BEFORE), start) else LEFT_OUT
    end = min(len(body), start + length - len(before))
    line = _marked(body, start, end, hits)
    return (Piece(before), *line) if before and line else tuple(line)


def _is_wide(text: str) -> bool:
    """True where a fifth of it is Chinese, a character of which is three bytes long."""
    return len(text.encode("utf-8", "replace")) - len(text) > 0.4 * len(text)


def words_to_mark(text: str, wanted: Matching) -> frozenset[str]:
    """The stretches of `text` that match the query, as they are written there."""
    text = text[:LOOKED_THROUGH]
    return frozenset(text[start:end] for start, end, _ in located_terms(text, wanted))


def _best_window(hits: Sequence[Stretch], length: int) -> tuple[int, int]:
    """Where the window begins that holds most different terms, of equal ones the first; and how much of its length is
    left behind the last of them."""
    best, left, most = 0, length, 0
    held: dict[str, int] = {}
    end = 0
    for start, last, term in hits[:LOOKED_AT]:
        while end < len(hits) and hits[end][1] <= start + length:
            held[hits[end][2]] = held.get(hits[end][2], 0) + 1
            end += 1
        if len(held) > most:
            best, left, most = start, start + length - hits[end - 1][1], len(held)
        if last > start + length:
            end += 1
        elif held[term] > 1:
            held[term] -= 1
        else:
            del held[term]
    return best, left


def _begin(body: str, hit: int, left: int) -> int:
    """Where the sentence begins that the first hit stands in, where that is near; else between two words before it, in
    Chinese the hit itself where nothing parts it from others. Nearer than `left`, so that no hit of the window is
    pushed out of it."""
    near = max(0, hit - min(left, _BEFORE))
    if near == 0:
        return _without_mark(body, 0, hit)
    before = body[near - 1 : hit]
    ended = max([before.rfind(one) + len(one) for one in _SENTENCE_ENDS if one in before], default=0)
    start = near - 1 + ended
    if not ended:
        # up to a character behind the hit, as what a line may begin with is looked at too
        between = _BETWEEN_WORDS.search(body, near - 1, hit + 1)
        start = between.end() if between is not None and between.end() <= hit else hit
    return _without_mark(body, start, hit)


def _without_mark(body: str, start: int, hit: int) -> int:
    of_before = _NO_BEGINNING.match(body, start, hit)
    return of_before.end() if of_before is not None else start


def _marked(body: str, start: int, end: int, hits: Sequence[Stretch]) -> list[Piece]:
    """The line in pieces; hits that meet are one."""
    marked: list[tuple[int, int]] = []
    at = start
    for first, last, _ in hits:
        if first >= end:
            break
        if last <= at or first < start or last > end:
            continue
        if marked and first <= at:
            marked[-1] = marked[-1][0], last
        else:
            marked.append((first, last))
        at = last
    pieces: list[Piece] = []
    at = start
    for first, last in marked:
        if first > at:
            pieces.append(Piece(body[at:first].replace("\n", " ")))
        pieces.append(Piece(body[first:last].replace("\n", " "), True))
        at = last
    if at < end:
        pieces.append(Piece(body[at:end].replace("\n", " ")))
    return pieces
