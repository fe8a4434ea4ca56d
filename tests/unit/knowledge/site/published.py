"""A site made of articles, and its pages as a browser's parser reads them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import msgspec

from agent_tui.cli.publishing import wording_of
from agent_tui.domain.values import Article
from agent_tui.knowledge.site.site import Made, make_site
from agent_tui.knowledge.site.values import Assets, Style
from agent_tui.ui.presentation.languages import language_name

UPDATED = datetime(2026, 11, 1, 12, tzinfo=UTC)
ASSETS = Assets(b"/* style */", b"/* search */")


def an_article(id: str = "a", title: str = "退款", body: str = "三天内到账。", **fields: Any) -> Article:
    article = Article(id, title, body, "zh-CN", "customer", (), UPDATED)
    return msgspec.structs.replace(article, **fields)


def a_style(**fields: Any) -> Style:
    return Style(wording_of, language_name, UTC)._replace(**fields)


def made_of(*articles: Article, **fields: Any) -> Made:
    return make_site(articles, a_style(**fields), ASSETS)


class Page(HTMLParser):
    """Elements with their attributes, and the text of all, in order."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    def links(self) -> list[str]:
        return [attributes["href"] for attributes in self.all("a")]


def page(made: Made, place: str) -> Page:
    return Page(made.files[place])


def pages_in(made: Made) -> Iterator[tuple[str, Page]]:
    for place, content in made.files.items():
        if place.endswith(".html"):
            yield place, Page(content)
