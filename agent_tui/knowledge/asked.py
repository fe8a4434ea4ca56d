"""What is asked about, without the words of asking; and how much of it a text says. Pure."""

import re
import unicodedata
from collections.abc import Container

from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.folding import simplified

WORD_WEIGHT = 2
"""Chinese characters that a word in letters counts for."""

WORD_LENGTHS = (3, 2)
"""Characters of a Chinese word that is typed alone, the longest first; four are mostly two words."""

_ASKING = (
    "怎么办理 如何办理 办理"
    " 请问 为什么 什么时候 是什么 什么 怎么样 怎么办 怎么 怎样 如何 能不能 可不可以 是不是 有没有 要不要 可以 能否 是否"
    " 多少钱 多少 多久 哪里 哪些 哪个 哪 吗 呢 吧 啊 了 的 是 在 有 会 能 要 想 我们 你们 我 你 您 他们 他 她 客户"
    " 这个 那个 这 那 请 被 把 就 都 也 还 又"
    " 几时 几耐 点算 点样 点解 边度 边个 咩 乜 咗 嘅 冇 唔 喺 佢 哋 但系 系咪"
)
_ASKING_IN_ENGLISH = (
    "please want wants need needs like know possible tell about could should may might get any there more"
)
_ASKING_WORDS = re.compile(
    "|".join([*sorted(_ASKING.split(), key=len, reverse=True), rf"\b(?:{_ASKING_IN_ENGLISH.replace(' ', '|')})\b"]),
    re.IGNORECASE | re.ASCII,
)
"""How things are asked for, Chinese in simplified characters: there they would, in pairs with their neighbours, tell
apart what is the same; in English these are not small enough to be left out of every search."""

CHINESE_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")

_NUMBERS = re.compile(r"[\d▯]*▯[\d▯]*|\d{5,}")
"""Numbers of somebody or of an order: they say nothing about what is asked. Short ones do (error 691, 5G)."""


def said_in(question: str, text: str) -> float:
    """How much of what a question is about a text says, 0 to 1: words, and Chinese characters that stand in it beside
    one of their neighbours. (By pairs of characters, those that cut through words would count, which stand nowhere.)"""
    plain, held = without_asking(text), set(terms(text))
    about = without_asking(question)
    all_, found = 0, 0
    for run in CHINESE_RUN.findall(about):
        pairs = [run[at : at + 2] in held for at in range(len(run) - 1)]
        all_ += len(run)
        if len(run) == 1:
            found += run in plain
        else:
            found += sum(left or right for left, right in zip([False, *pairs], [*pairs, False], strict=True))
    for word in terms(CHINESE_RUN.sub(" ", about)):
        all_ += WORD_WEIGHT
        found += WORD_WEIGHT if word in held else 0
    return found / all_ if all_ else 0.0


def without_asking(query: str) -> str:
    """What a query is about: in normal form and simplified, without the words of asking and without long numbers."""
    plain = simplified(unicodedata.normalize("NFKC", query))
    return _ASKING_WORDS.sub(" ", _NUMBERS.sub(" ", plain))


def without_asking_in_place(stretch: str) -> str:
    """A stretch of simplified Chinese with a blank for each character of its words of asking."""
    return _ASKING_WORDS.sub(lambda word: " " * len(word[0]), stretch)


def in_words(text: str, known: Container[str]) -> str:
    """Chinese without gaps cut where a known word begins or ends: a pair of characters across that is no word."""
    return CHINESE_RUN.sub(lambda run: _cut(run[0], known), text)


def _cut(run: str, known: Container[str]) -> str:
    pieces: list[str] = []
    at = 0
    while at < len(run):
        length = next((long for long in WORD_LENGTHS if run[at : at + long] in known), 0)
        pieces.append(f" {run[at : at + length]} " if length else run[at])
        at += length or 1
    return "".join(pieces)
