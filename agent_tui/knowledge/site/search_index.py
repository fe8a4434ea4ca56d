"""The index that a browser searches without a server, in files that a page loads as scripts, each when it is needed (a
page that lies on a disk may load nothing else): which articles there are, which terms stand in them, and the beginnings
of their texts for what is shown of a hit.

Terms are those of `analyzer`: Chinese in pairs, folded; English by its stem. The browser has no stemmer: the index says
of each word that stands in an article which term it is. What a term adds to an article is that of `postings`, in 63
steps. `assets/index.js` is the reader, and the two go together."""

import hashlib
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from agent_tui.knowledge.analyzer import STOP_WORDS, is_chinese, terms
from agent_tui.knowledge.folding import folding_table
from agent_tui.knowledge.postings import BODY_B, BODY_WEIGHT, K1, TAGS_WEIGHT, TITLE_WEIGHT
from agent_tui.knowledge.site.values import Entry

SEARCHED = 50_000
"""Characters of an article that can be found."""

SHOWN = 1_200
"""Characters of an article that a hit may be shown with."""

TEXTS_PER_FILE = 16

TERMS_FILE_SIZE = 48_000
"""Characters of a file of terms, about."""

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Of numbers in base 32: the latter half say that another digit follows."""

_FIELDS = (("title", TITLE_WEIGHT, 0.0), ("text", BODY_WEIGHT, BODY_B), ("tags", TAGS_WEIGHT, 0.0))
"""Field, its weight, and how much a long one lets a term count for less: as in `postings`."""
_STEPS = 63

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")


_Posting = tuple[int, int]
"""Which article, by its number, and what the term adds to it: 1 to 63."""


def search_files(
    entries: Sequence[Entry], home: str, words: Mapping[str, str], synonyms: Sequence[Sequence[str]] = ()
) -> dict[str, bytes]:
    """The files of one section by their names. `entries` in the order of their numbers; `home` is what their places
    have in common; `words` is what the page says of a search; `synonyms` are groups of words for the same."""
    postings = _postings(entries)
    alike = list(_synonyms(synonyms, postings))
    texts = chain((text for entry in entries for _, text in _fields(entry)), chain.from_iterable(synonyms))
    stems = _stems(texts)
    files = {f"terms-{number}.js": _call("terms", number, *parts) for number, parts in _terms_files(postings, stems)}
    for number in range(math.ceil(len(entries) / TEXTS_PER_FILE)):
        some = entries[number * TEXTS_PER_FILE : (number + 1) * TEXTS_PER_FILE]
        files[f"texts-{number}.js"] = _call("texts", number, [" ".join(one.text[:SHOWN].split()) for one in some])
    numbers = {one.id: number for number, one in enumerate(entries)}
    core = {
        "count": len(entries),
        "parts": sum(name.startswith("terms-") for name in files),
        "textsPerFile": TEXTS_PER_FILE,
        "smallWords": sorted(STOP_WORDS),
        "folding": _folding(chain(postings, *chain.from_iterable(alike))),
        "synonyms": alike,
        "words": dict(words),
        "titles": [one.title for one in entries],
        "places": [one.file.removeprefix(home) for one in entries],
        "languages": [one.language for one in entries],
        "mains": [numbers[one.variant_of or one.id] for one in entries],
    }
    return files | {"core.js": _call("core", core)}


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Other files, another fingerprint: a folder named by it never holds files of two editions."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:12]


def part_of(term: str, parts: int) -> int:
    """In which file of terms it stands: Chinese ones by their first character, words by their first two letters, so
    that what begins alike stands together."""
    key = term[:1] if is_chinese(term) else term[:2]
    number = 0
    for character in key:
        number = (number * 31 + ord(character)) % 1_000_003
    return number % parts


def encoded(postings: Iterable[_Posting]) -> str:
    """For each posting the distance from the document before it, in base 32 with the lowest digit first, and its
    impact as one digit of 64."""
    written: list[str] = []
    before = -1
    for document, impact in postings:
        distance, before = document - before, document
        while distance >= 32:
            written.append(DIGITS[32 + distance % 32])
            distance //= 32
        written.append(DIGITS[distance] + DIGITS[impact])
    return "".join(written)


def _postings(entries: Sequence[Entry]) -> dict[str, list[_Posting]]:
    counted = [{name: Counter(terms(text)) for name, text in _fields(entry)} for entry in entries]
    sums: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for name, weight, b in _FIELDS:
        lengths = [counts[name].total() for counts in counted]
        average = sum(lengths) / max(1, len(lengths)) or 1.0
        for document, counts in enumerate(counted):
            longer = 1.0 - b + b * lengths[document] / average
            for term, count in counts[name].items():
                sums[term][document] = sums[term].get(document, 0.0) + weight * count / longer
    return {
        term: [
            (document, max(1, round(_STEPS * frequency / (K1 + frequency))))
            for document, frequency in sorted(found.items())
        ]
        for term, found in sums.items()
    }


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "title", entry.title
    yield "text", entry.text[:SEARCHED]
    yield "tags", " ".join(tag.title for tag in entry.tags)


def _stems(texts: Iterable[str]) -> dict[str, str]:
    """Words that are another term than they are written."""
    words: set[str] = set()
    for text in texts:
        words.update(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))
    found = {word.replace("’", "'"): terms(word) for word in words if not any(map(is_chinese, word))}
    return {word: known[0] for word, known in found.items() if len(known) == 1 and known[0] != word}


def _terms_files(
    postings: Mapping[str, Sequence[_Posting]], stems: Mapping[str, str]
) -> Iterator[tuple[int, tuple[list[str], list[str]]]]:
    """Number, then terms and their postings by turns, and words and their terms by turns."""
    written = {term: encoded(found) for term, found in postings.items()}
    size = sum(len(term) + len(text) + 6 for term, text in written.items())
    parts = max(1, math.ceil(size / TERMS_FILE_SIZE))
    held: list[dict[str, str]] = [{} for _ in range(parts)]
    called: list[dict[str, str]] = [{} for _ in range(parts)]
    for term, text in written.items():
        held[part_of(term, parts)][term] = text
    for word, term in stems.items():
        part = part_of(word, parts)
        called[part][word] = term
        if term in written:
            held[part][term] = written[term]  # for the few that begin otherwise than their word: "dying" and "die"
    for part in range(parts):
        yield part, (_by_turns(held[part]), _by_turns(called[part]))


def _by_turns(pairs: Mapping[str, str]) -> list[str]:
    """A list and no object: a word such as `__proto__` means nothing in it."""
    return [text for key in sorted(pairs) for text in (key, pairs[key])]


def _synonyms(groups: Iterable[Sequence[str]], known: Container[str]) -> Iterator[list[list[str]]]:
    """Each group's words in terms, where at least one of them stands in the index."""
    for group in groups:
        alike = [list(found) for found in dict.fromkeys(tuple(terms(word)) for word in group) if found]
        if len(alike) > 1 and any(term in known for word in alike for term in word):
            yield alike


def _folding(postings: Iterable[str]) -> tuple[str, str]:
    """Traditional characters and the simplified ones for them, as far as any of those stand in the index."""
    simplified = {character for term in postings for character in term if is_chinese(character)}
    pairs = sorted((chr(code), simple) for code, simple in folding_table().items() if simple in simplified)
    return "".join(before for before, _ in pairs), "".join(after for _, after in pairs)


def _call(function: str, *arguments: object) -> bytes:
    """A script that hands its data to the page's own."""
    written = (json.dumps(argument, ensure_ascii=False, separators=(",", ":")) for argument in arguments)
    script = f"siteSearch.{function}({','.join(written)});\n"
    for code in (0x3C, 0x2028, 0x2029):
        script = script.replace(chr(code), f"\\u{code:04x}")
    return script.encode("utf-8", "replace")
