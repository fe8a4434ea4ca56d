"""Which articles go into the site, and as what: for customers, cleaned, in sections by language, each with what tells
the same in other languages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import Article
from agent_tui.knowledge.site.addresses import file_name
from agent_tui.knowledge.site.markdown import read_body
from agent_tui.knowledge.site.places import link
from agent_tui.knowledge.site.values import OTHER_SECTION, Entry, Other, Style, Tag
from agent_tui.knowledge.values import main_language

TITLE_FROM_BODY = 60
"""Characters of the first line of an article that has no title."""

LONGEST_TAG = 60

_COMMONEST = frozenset({"zh", "zh-cn", "zh-hans", "zh-hans-cn", "en"})

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


class Selection(NamedTuple):
    entries: tuple[Entry, ...]
    """By section, then title."""
    left_out: tuple[str, ...]
    """Ids of articles for customers that say nothing to them."""


def select(articles: Iterable[Article], style: Style) -> Selection:
    """The articles that customers may read, whatever else is among them."""
    for_customers = sorted((one for one in articles if one.audience == "customer"), key=lambda one: one.id)
    published = [one for one in for_customers if one.body.strip()]
    places = {one.id: _place(one) for one in published}
    tags = _tags(published)
    same = _same_in_other_languages(published)
    entries = [_entry(one, places, tags, style) for one in published]
    by_id = {entry.id: entry for entry in entries}
    told = [
        entry._replace(others=_others(entry, group, by_id), variant_of=_variant_of(entry, group, by_id))
        for entry in entries
        for group in (same.get(entry.id, ()),)
    ]
    return Selection(
        tuple(sorted(told, key=lambda one: (one.section, one.title.casefold(), one.id))),
        tuple(one.id for one in for_customers if one.id not in places),
    )


def _entry(article: Article, places: Mapping[str, str], tags: Mapping[str, Tag], style: Style) -> Entry:
    place = places[article.id]

    def resolve(id: str) -> str | None:
        return link(place, places[id]) if id in places else None

    body = read_body(clean_body(article.body), resolve)
    title = clean_line(article.title).strip() or clean_line(article.body.strip().partition("\n")[0])[:TITLE_FROM_BODY]
    return Entry(
        id=article.id,
        title=title,
        language=_language_tag(article.language),
        section=_section(article),
        file=place,
        tags=tuple(dict.fromkeys(tags[key] for key in map(_tag_key, article.tags) if key)),
        updated=_day(article.updated_at, style.zone),
        body=body.html,
        text=body.text,
    )


def _place(article: Article) -> str:
    return f"{_section(article)}/articles/{file_name(article.id)}.html"


def _day(time: datetime, zone: tzinfo | None) -> str:
    try:
        return time.astimezone(zone).date().isoformat()
    except OverflowError:  # the last day of all years, or the first
        return time.date().isoformat()


def _section(article: Article) -> str:
    return main_language(_language_tag(article.language)) or OTHER_SECTION


def _language_tag(language: str) -> str:
    tag = language.strip().replace("_", "-")
    return tag if _LANGUAGE_TAG.match(tag) else ""


def _tag_key(tag: str) -> str:
    """What two ways of writing one tag have in common; "" for none."""
    return " ".join(clean_line(tag).casefold().split())[:LONGEST_TAG]


def _tags(articles: Iterable[Article]) -> dict[str, Tag]:
    """By key; each called as it is written most often."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for tag in article.tags:
            written[_tag_key(tag)][clean_line(tag).strip()[:LONGEST_TAG]] += 1
    return {
        key: Tag(min(ways, key=lambda way: (-ways[way], way)), file_name(key)) for key, ways in written.items() if key
    }


def _same_in_other_languages(articles: Sequence[Article]) -> dict[str, list[str]]:
    """Ids that tell the same, by each of them: whoever translates an article, and what that one translates."""
    known = {one.id for one in articles}
    leader = {one.id: one.id for one in articles}

    def lead(id: str) -> str:
        while leader.setdefault(id, id) != id:
            leader[id] = id = leader[leader[id]]
        return id

    for one in articles:
        if one.translates is not None:
            first, second = sorted((lead(one.id), lead(one.translates)))
            leader[second] = first
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for id in sorted(known):
        groups[lead(id)].append(id)
    return {id: group for group in groups.values() for id in group if len(group) > 1}


def _others(entry: Entry, same: Iterable[str], by_id: Mapping[str, Entry]) -> tuple[Other, ...]:
    """One for each other language."""
    found: dict[str, Other] = {}
    for id in same:
        other = by_id[id]
        if other.language.lower() != entry.language.lower():
            found.setdefault(other.language.lower(), Other(other.title, other.language, other.file))
    return tuple(found[language] for language in sorted(found))


def _variant_of(entry: Entry, same: Iterable[str], by_id: Mapping[str, Entry]) -> str:
    """The one that stands for all of a section: in its commonest language, the first by its id."""
    section = [by_id[id] for id in same if by_id[id].section == entry.section]
    first = min(section, key=lambda one: (one.language.lower() not in _COMMONEST, one.id), default=entry)
    return first.id if first.id != entry.id else ""
