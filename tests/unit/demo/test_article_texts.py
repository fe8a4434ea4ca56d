"""The demo's articles: those of a pair tell the same, and no text stands under another's title."""

import re

from agent_tui.demo.situations import ArticleText, articles

_NAMED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: value for value, word in enumerate(_NAMED, 2)} | {"twenty": 20, "half": 30}
_CHARACTERS = dict(zip("二两三四五六七八九十半", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30), strict=True))
"""Half an hour is 30 minutes, and half of anything else is half of it in both languages."""

ARTICLES = {article.id: article for article in articles("mixed")}


def figures(article: ArticleText) -> set[int]:
    """Those of its body, in digits and in words; no minutes of a full hour, and no one, which is mostly no figure."""
    body = article.body.lower()
    said = {int(digits) for digits in re.findall(r"\d+", body)}
    said |= {_WORDS[word] for word in re.findall(r"[a-z]+", body) if word in _WORDS}
    said |= {_CHARACTERS[one] for one in body if one in _CHARACTERS}
    return said - {0, 1}


def test_the_figures_of_an_english_article_are_those_of_the_chinese_one() -> None:
    pairs = [(ARTICLES[one.translates], one) for one in ARTICLES.values() if one.translates]
    other = {english.id: figures(english) - figures(chinese) for english, chinese in pairs}
    assert len(other) > 40
    assert {id: more for id, more in other.items() if more} == {}


def test_no_article_has_the_text_of_another() -> None:
    said: dict[str, set[str]] = {}
    for article in ARTICLES.values():
        for sentence in re.split(r"(?<=[.。？！?!])\s*", article.body):
            if len(sentence) > 20:
                said.setdefault(sentence.strip(), set()).add(article.id)
    assert [ids for ids in said.values() if len(ids) > 1] == []
