"""From text to terms: NFKC, lower case, traditional folded to simplified; then Chinese in pairs of neighbouring
characters (a lone one stays alone) and everything else in words, English ones by their stem and without the smallest.

The same for articles and queries. Source: SEARCH "A configuration that reached …"."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from agent_tui.knowledge.folding import folding_table

if TYPE_CHECKING:
    from whoosh.lang.snowball.english import EnglishStemmer

LONGEST_WORD = 64
"""Characters of a word that count; nothing longer is told apart."""

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_FIRST_CHINESE = "\u3005"
_CHINESE = re.compile(f"[{_CJK}]")
_LETTER = rf"[^\W_{_CJK}]"
_TOKEN = re.compile(rf"[{_CJK}]+|{_LETTER}+(?:['’][a-z]+)?")
_WORD = re.compile(rf"{_LETTER}+(?:['’][a-z]+)?")

_SMALL_WORDS = (
    "a an and are as at be been but by can did do does for from had has have how i if in is it its me my of on or our"
    " so that the their them then there these they this those to us was we were what when where which who why will with"
    " would you your don't doesn't didn't can't i'm i've it's"
)
STOP_WORDS = frozenset(_SMALL_WORDS.split())
"""English words that tell nothing about what somebody asks for."""


class Located(NamedTuple):
    """A term and where it stands in the text as it was given."""

    term: str
    start: int
    end: int


def terms(text: str) -> list[str]:
    """The terms of a text in its order, repeated as often as they stand there."""
    found: list[str] = []
    for word in _tokens(text):
        if not is_chinese(word):
            term = _word_term(word)
            if term:
                found.append(term)
        elif len(word) == 1:
            found.append(word)
        else:
            found += map("".join, pairwise(word))
    return found


def words_in(text: str) -> dict[str, str]:
    """Of each term that is not Chinese, the word in normal form that it comes from; the first where there are more."""
    found: dict[str, str] = {}
    for word in _tokens(text):
        if not is_chinese(word) and (term := _word_term(word)):
            found.setdefault(term, word)
    return found


def written_words(text: str) -> set[str]:
    """Its words that are not Chinese, in normal form."""
    return {word for word in _tokens(text) if not is_chinese(word)}


def term_of(word: str) -> str:
    """The term of a word in normal form that is not Chinese; "" for one of the smallest."""
    return _word_term(word)


def letters_and_digits(text: str) -> str:
    """What is left of a text by which two are said to be the same."""
    return "".join(filter(str.isalnum, _normal(text)))


class Matching(NamedTuple):
    """What of a text matches a query."""

    terms: tuple[str, ...]
    prefix: str = ""
    """In normal form; "" for none."""


MOST_PLACES, FEW_PLACES = 60, 12
"""Of one word in a text, those that are looked at; and of the beginning of one, of a letter or two."""

KEPT_TEXTS = 256
"""Texts of which it stays known what was found in them."""

Stretch = tuple[str, int, int]
"""A term, and where it begins and ends in a normal form."""


def located_terms(text: str, wanted: Matching) -> list[Located]:
    """The terms of a text that match, with their places, in order; of each the first `MOST_PLACES`. Only where they may
    be anything is looked at: a text of many pages takes no longer than to find some words in it."""
    return in_order(text, matching_stretches(text, wanted))


def matching_stretches(text: str, wanted: Matching) -> tuple[tuple[Stretch, ...], ...]:
    """The same by term, those left out that stand nowhere: alike where two queries match the same of a text."""
    known = _known_text(text)
    each: list[tuple[Stretch, ...]] = []
    for term in filter(None, wanted.terms):
        found = known.stretches.get(term)
        if found is None:
            found = known.stretches[term] = _stretches(known.normal, term)
        if found:
            each.append(found)
    if wanted.prefix:
        found = _stretches_with_prefix(known, wanted.prefix)
        if found:
            each.append(found)
    return tuple(each)


def in_order(text: str, stretches: Iterable[Iterable[Stretch]]) -> list[Located]:
    """Stretches of a text's normal form as places in the text itself, each once."""
    places = _known_text(text).places
    located = {Located(term, places[start], places[end - 1] + 1) for each in stretches for term, start, end in each}
    return sorted(located, key=lambda one: (one.start, one.end))


class _KnownText(NamedTuple):
    """A text in normal form, and what was found in it."""

    normal: str
    places: Sequence[int]
    """For each character of the normal form the place in the text of the one that it comes from."""
    stretches: dict[str, tuple[Stretch, ...]]
    """Of each term that was looked for; the words before the last stay as they are while somebody types."""
    beginnings: dict[str, tuple[Stretch, ...]]
    """Of each beginning of a word that was looked for."""


@lru_cache(KEPT_TEXTS)
def _known_text(text: str) -> _KnownText:
    """Kept for who types on: much of what is found is the same after the next key."""
    return _KnownText(*_normal_with_places(text), {}, {})


def _stretches(normal: str, term: str) -> tuple[Stretch, ...]:
    """Where a term stands."""
    if is_chinese(term):
        return tuple((term, at, at + len(term)) for at in islice(_places(normal, term), MOST_PLACES))
    # the words of a term may differ from it in its last letter
    words = _words_beginning(normal, term[: max(2, len(term) - 1)])
    return tuple(islice((one for one in words if one[0] == term), MOST_PLACES))


def _stretches_with_prefix(known: _KnownText, prefix: str) -> tuple[Stretch, ...]:
    """The words that begin so, but for the smallest, by which nothing is found. With a letter or two begin many, and
    to mark them all would tell nothing. Looked for among those with a letter less, where all of them are known."""
    found = known.beginnings.get(prefix)
    if found is None:
        wider = known.beginnings.get(prefix[:-1])
        if wider is not None and len(wider) < _most_places(prefix[:-1]):
            found = tuple(one for one in wider if known.normal.startswith(prefix, one[1]))
        else:
            words = (one for one in _words_beginning(known.normal, prefix) if one[0])
            found = tuple(islice(words, _most_places(prefix)))
        known.beginnings[prefix] = found
    return found


def _most_places(prefix: str) -> int:
    return MOST_PLACES if len(prefix) > 2 else FEW_PLACES


def _words_beginning(normal: str, letters: str) -> Iterator[Stretch]:
    for at in _places(normal, letters):
        word = _word_at(normal, at)
        if word:
            yield _word_term(word), at, at + len(word)


def _places(normal: str, letters: str) -> Iterator[int]:
    at = normal.find(letters)
    while at >= 0:
        yield at
        at = normal.find(letters, at + 1)


def _word_at(normal: str, start: int) -> str:
    """The word that begins there; "" in the middle of one."""
    if start:
        before = normal[start - 1]
        if before.isalnum() and not is_chinese(before):
            return ""
    word = _WORD.match(normal, start)
    return word[0] if word else ""


def word_being_typed(text: str) -> str:
    """The word that the text ends in, in normal form and not stemmed; "" where it ends in none, or in Chinese, whose
    pairs are whole as soon as they are there."""
    normal = _normal(text)
    last = ""
    for token in _TOKEN.finditer(normal):
        last = token[0] if token.end() == len(normal) else ""
    return "" if is_chinese(last) else last[:LONGEST_WORD]


def is_chinese(term: str) -> bool:
    return term[:1] >= _FIRST_CHINESE and _CHINESE.match(term) is not None


@lru_cache(8)
def _tokens(text: str) -> list[str]:
    """Its words, and its stretches of Chinese, in normal form. Kept, as the fields of an article share their texts."""
    return _TOKEN.findall(_normal(text))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().translate(folding_table())


def _normal_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The normal form, and for each of its characters the place in `text` of the one that it comes from."""
    normal = _normal(text)
    if len(normal) == len(text):
        return normal, range(len(text))
    pieces = list(map(_normal_character, text))
    places = [at for at, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), places


@lru_cache(4_000)
def _normal_character(character: str) -> str:
    return _normal(character)


@lru_cache(20_000)
def _word_term(word: str) -> str:
    """The term of a word that is not Chinese; "" for one of the smallest."""
    word = word[:LONGEST_WORD].replace("’", "'")
    if word in STOP_WORDS:
        return ""
    if not word.isascii() or word[0].isdigit():
        return word
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> "EnglishStemmer":
    # why: loaded here because Whoosh is loaded late
    from whoosh.lang.snowball.english import EnglishStemmer

    return EnglishStemmer()
