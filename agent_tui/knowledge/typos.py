"""Words that differ from a typed one by a typing error: a letter too much, missing, wrong, or two that changed places.

By symmetric deletes: a word and whatever it becomes when letters are left out are written down with it; of a typed word
the same is made, and what both lead to is compared. A segment keeps its words so in one sorted array of numbers, the
upper half the CRC-32 of what a word becomes, the lower half which word; it is read where it lies. Pure but for that
file.
"""

import mmap
import os
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

WORDS_FIELD = "words"
"""The field that holds words as they are written, see `schema`."""

SHORTEST, LONGEST = 3, 24
"""Letters of a word that is kept as one that may be meant."""

SHORTEST_TYPED = 4
"""Letters from which on a word that nobody knows is taken for an error. (Meilisearch begins at 5; on half of the
development queries nothing is lost with 4.)"""

TWO_ERRORS_FROM = 9
"""Letters of a word in which two errors are forgiven."""

SAME_BEGINNING_UP_TO = 4
"""Letters of a word up to which its first is taken to be right: else too many short words are one letter from another
(`rate`, `date`, `late`)."""


class Similar(NamedTuple):
    distance: int
    """Typing errors between both."""
    word: str


def may_be_meant(word: str) -> bool:
    """True for a word that is written down for who mistypes it."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def may_be_mistyped(word: str) -> bool:
    return SHORTEST_TYPED <= len(word) <= LONGEST and word.isalpha()


def errors_forgiven(word: str) -> int:
    return 2 if len(word) >= TWO_ERRORS_FROM else 1


def table_of(words: Sequence[str]) -> "array[int]":
    """What is kept of a segment's words; a word is its place in `words`."""
    crc = zlib.crc32
    entries: list[int] = []
    for number, word in enumerate(words):
        entries += [crc(shorter) << 32 | number for shorter in shortened(word)]
    entries.sort()
    return array("Q", entries)


def shortened(word: str) -> set[bytes]:
    """The word, and what it becomes with as many letters left out as errors are forgiven in it; as UTF-32, in which
    each letter is as long."""
    letters = word.encode("utf-32-le")
    once = [letters[:at] + letters[at + 4 :] for at in range(0, len(letters), 4)]
    found = {letters, *once}
    if errors_forgiven(word) == 2:
        for at, shorter in enumerate(once):
            at *= 4
            found.update([shorter[:next_] + shorter[next_ + 4 :] for next_ in range(at, len(shorter), 4)])
    return found


def distance(one: str, other: str, most: int) -> int:
    """Errors from one word to the other (optimal string alignment); `most` + 1 where they are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other, start=1):
            errors = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                errors = min(errors, before[column - 2] + 1)
            now.append(errors)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)


def similar_in(table: Sequence[int], words: Sequence[str], typed: str) -> list[Similar]:
    """The words within the errors that are forgiven in `typed`, itself left out; in no order."""
    numbers: set[int] = set()
    for shorter in shortened(typed):
        key = zlib.crc32(shorter)
        at = bisect_left(table, key << 32)
        while at < len(table) and table[at] >> 32 == key:
            numbers.add(table[at] & 0xFFFFFFFF)
            at += 1
    most = errors_forgiven(typed)
    found = (Similar(distance(typed, words[number], most), words[number]) for number in numbers)
    return [one for one in found if 0 < one.distance <= most]


class SmallDictionary:
    """A few words in memory."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(filter(may_be_meant, words))
        self._table = table_of(self._words)

    def similar(self, typed: str) -> list[Similar]:
        return similar_in(self._table, self._words, typed)


class WordTable:
    """A table in a file, which is read where it lies: a look touches a few of its pages."""

    def __init__(self, path: Path) -> None:
        """Raises OSError; ValueError or TypeError where the file is no table."""
        self._numbers = mapped(path).cast("Q")

    def similar(self, words: Sequence[str], typed: str) -> list[Similar]:
        return similar_in(self._numbers, words, typed)


def mapped(path: Path) -> memoryview:
    """A file as it lies on the disk, until nobody holds it any more. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if not os.fstat(descriptor).st_size:
            return memoryview(b"")
        return memoryview(mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ))
    finally:
        os.close(descriptor)


def unmap(view: memoryview) -> None:
    """The pages of a `mapped` file that were looked at: the system reads them again when they are."""
    if isinstance(view.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        view.obj.madvise(mmap.MADV_DONTNEED)


def read_at(path: Path, begin: int, size: int) -> bytes:
    """A stretch of a file that is not looked at again: mapped, it would stay in memory. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.pread(descriptor, size, begin)
    finally:
        os.close(descriptor)


def best_meant(typed: str, candidates: dict[str, tuple[int, int]], most: int) -> list[str]:
    """Of words with their distance and in how many articles they stand, those that are most likely meant: the fewest
    errors, the same first letter, the same letters in another order, the most usual."""
    if len(typed) <= SAME_BEGINNING_UP_TO:
        candidates = {
            word: of for word, of in candidates.items() if word[0] == typed[0] or sorted(word) == sorted(typed)
        }
    if not candidates:
        return []
    nearest = min(errors for errors, _ in candidates.values())
    letters = sorted(typed)

    def order(word: str) -> tuple[float, str]:
        other_start = 20 if word[0] != typed[0] else 1
        swapped = 4 if sorted(word) == letters else 1
        return -(1 + candidates[word][1]) * swapped / other_start, word

    return sorted((word for word, (errors, _) in candidates.items() if errors == nearest), key=order)[:most]
