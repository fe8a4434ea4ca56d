"""What a page is made of, and what whoever publishes may choose."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import NamedTuple

from agent_tui.knowledge.site.markup import Html

Wording = Callable[[str], str]
"""What the pages say beside the articles, in one language, by name."""

OTHER_SECTION = "other"
"""The part of the site with articles in languages that nobody can name."""


class Tag(NamedTuple):
    title: str
    """As it is written most often."""
    file: str


class Entry(NamedTuple):
    """An article as the site shows it."""

    id: str
    title: str
    language: str
    """A language tag that a browser understands; "" where it has none."""
    section: str
    """The part of the site it stands in: `zh`, `en`, …"""
    file: str
    """Its place in the site."""
    tags: tuple[Tag, ...]
    updated: str
    """A date, `2026-11-01`."""
    body: Html
    text: str
    """The body without its markup."""
    others: tuple["Other", ...] = ()
    variant_of: str = ""
    """The id of the article of the same section that it says in another script or country's words; lists show that one
    alone."""


class Other(NamedTuple):
    """The same article in another language."""

    title: str
    language: str
    file: str


class Style(NamedTuple):
    """What whoever publishes decides."""

    wording: Callable[[str], Wording]
    """The words of the pages of a section: `wording("zh")("search")`."""
    language_name: Callable[[str], str]
    """What a language calls itself, by its tag."""
    zone: tzinfo | None = None
    """In whose calendar days are told; None is this machine's."""
    titles: Mapping[str, str] = {}
    """What the site is called, by section; "" for any other section."""
    contacts: Mapping[str, str] = {}
    """How to reach a person, as Markdown of one line, by section; "" for any other section."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean the same: who searches for one finds the others too."""


class Assets(NamedTuple):
    """Files that are the same in every site."""

    style: bytes
    search: bytes
