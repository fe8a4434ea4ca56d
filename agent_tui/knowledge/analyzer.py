"""From text to terms: NFKC, lower case, traditional folded to simplified; then Chinese in pairs of neighbouring
characters (a lone one stays alone) and everything else in words, English ones by their stem and without the smallest.

The same for articles and queries. Source: SEARCH "A configuration that reached …"."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from agent_tui.knowledge.normal_form import normal_form

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

_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}

_SMALL_WORDS = (
    "a an and are as at be been but by can did do does for from had has have how i if in is it its me my of on or our"
    " so that the their them then there these they this those to us was we were what when where which who why will with"
    " would you your don't doesn't didn't can't i'm i've it's"
)
STOP_WORDS = frozenset(_SMALL_WORDS.split())
"""English words that tell nothing about what somebody asks for."""


def terms(text: str) -> list[str]:
    """The terms of a text in its order, repeated as often as they stand there."""
    found: list[str] = []
    for word in tokens(text):
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
    for word in tokens(text):
        if not is_chinese(word) and (term := _word_term(word)):
            found.setdefault(term, word)
    return found


def chinese_in(text: str) -> tuple[str, ...]:
    """Its stretches of Chinese, in normal form."""
    return tuple(filter(is_chinese, tokens(text)))


def written_words(text: str) -> set[str]:
    """Its words that are not Chinese, in normal form."""
    return {word for word in tokens(text) if not is_chinese(word)}


def term_of(word: str) -> str:
    """The term of a word in normal form that is not Chinese; "" for one of the smallest."""
    return _word_term(word)


def letters_and_digits(text: str) -> str:
    """What is left of a text by which two are said to be the same."""
    return "".join(filter(str.isalnum, normal_form(text)))


def word_being_typed(text: str) -> str:
    """The word that the text ends in, in normal form and not stemmed; "" where it ends in none, or in Chinese, whose
    pairs are whole as soon as they are there."""
    normal = normal_form(text)
    last = ""
    for token in _TOKEN.finditer(normal):
        last = token[0] if token.end() == len(normal) else ""
    return "" if is_chinese(last) else last[:LONGEST_WORD]


def spaced(normal: str) -> str:
    """A normal form with a blank in the place of whatever is no letter or figure of ASCII, and one before it: words in
    these are found by the blank before them."""
    return " " + normal.encode("ascii", "replace").decode("ascii").translate(_BLANKS)


def word_at(normal: str, start: int) -> str:
    """The word of a normal form that begins there; "" in the middle of one."""
    if start:
        before = normal[start - 1]
        if before.isalnum() and not is_chinese(before):
            return ""
    word = _WORD.match(normal, start)
    return word[0] if word else ""


def is_chinese(term: str) -> bool:
    return term[:1] >= _FIRST_CHINESE and _CHINESE.match(term) is not None


@lru_cache(8)
def tokens(text: str) -> list[str]:
    """Its words, and its stretches of Chinese, in normal form. Kept, as the fields of an article share their texts."""
    return _TOKEN.findall(normal_form(text))


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
