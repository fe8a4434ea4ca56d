"""The whole site as bytes, by the place of each file in its folder. The same articles and the same style make the same
bytes."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from agent_tui.domain.values import Article
from agent_tui.knowledge.site.frame import Section, Site
from agent_tui.knowledge.site.pages import pages, topics_of
from agent_tui.knowledge.site.search_index import fingerprint, search_files
from agent_tui.knowledge.site.selection import select
from agent_tui.knowledge.site.values import Assets, Entry, Style

SEARCH_WORDS = ("results", "none", "short", "one", "many", "best")
"""What a page says of a search."""

SPOKEN = ("en", "zh")
"""Sections whose pages speak the language of their articles."""


class Made(NamedTuple):
    files: dict[str, bytes]
    articles: dict[str, int]
    """How many, by section."""
    left_out: tuple[str, ...]
    """Ids of articles for customers that say nothing to them."""


def make_site(articles: Iterable[Article], style: Style, assets: Assets, *, opens_with: str = "") -> Made:
    """The site of what of `articles` is for customers, which may be nothing: no files then. `opens_with`: the section
    that its first page is of; the largest where that is none."""
    selected = select(articles, style)
    counts = Counter(entry.section for entry in selected.entries)

    def weight(section: Section) -> tuple[int, bool]:
        return counts[section.name], section.name in SPOKEN

    if not counts:
        return Made({}, {}, selected.left_out)
    files: dict[str, bytes] = {}
    sections: list[Section] = []
    for name, found in groupby(selected.entries, lambda entry: entry.section):
        section, index = _section(name, tuple(found), style)
        sections.append(section)
        files |= {f"{section.index_folder}/{file}": content for file, content in index.items()}
    main = next((one for one in sections if one.name == opens_with), max(sections, key=weight))
    style_file, script_file = (
        f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        for stem, ending, content in (("site", "css", assets.style), ("search", "js", assets.search))
    )
    files |= {style_file: assets.style, script_file: assets.search}
    site = Site(tuple(sections), main, style, style_file, script_file)
    files |= {place: page.encode("utf-8", "replace") for place, page in pages(site)}
    return Made(dict(sorted(files.items())), dict(sorted(counts.items())), selected.left_out)


def _section(name: str, entries: tuple[Entry, ...], style: Style) -> tuple[Section, dict[str, bytes]]:
    wording = style.wording(name)
    index = search_files(entries, f"{name}/", {key: wording(key) for key in SEARCH_WORDS}, style.synonyms)
    return Section(name, entries, topics_of(name, entries, wording), f"{name}/search/{fingerprint(index)}"), index
