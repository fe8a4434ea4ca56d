"""The pages: the start of each section, its topics, its articles. Every page can be read and walked through without
scripts, and asks no other server for anything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from agent_tui.knowledge.site.addresses import file_name
from agent_tui.knowledge.site.frame import START, Section, Site, Topic, framed, spoken_in, title_of
from agent_tui.knowledge.site.markup import Child, Html, element, joined
from agent_tui.knowledge.site.places import link
from agent_tui.knowledge.site.values import Entry, Tag, Wording

FEW_TOPICS = 40
"""Topics on the start of a section, those with most articles; a page of its own has all of them."""
FEW_ARTICLES = 5
"""Articles shown below a topic on the start, and beside an article."""
LATEST = 8


def topics_of(name: str, entries: Sequence[Entry], wording: Wording) -> tuple[Topic, ...]:
    listed = {entry.id: entry for entry in entries if not entry.variant_of}
    held: defaultdict[Tag, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        for tag in entry.tags:
            id = entry.variant_of or entry.id
            held[tag][id] = listed[id]
    tagged = sorted(held.items(), key=lambda one: (-len(one[1]), one[0].title.casefold(), one[0].file))
    topics = [Topic(tag.title, f"{name}/topics/{tag.file}.html", tuple(some.values())) for tag, some in tagged]
    found = {id for _, some in tagged for id in some}
    rest = tuple(entry for entry in listed.values() if entry.id not in found)
    if rest:
        # no tag is written in capitals alone, so that this name is nobody else's
        topics.append(Topic(wording("untagged"), f"{name}/topics/{file_name('UNTAGGED')}.html", rest))
    return tuple(topics)


def pages(site: Site) -> Iterator[tuple[str, Html]]:
    """Every page by its place."""
    yield START, _start_page(site, site.main, START)
    for section in site.sections:
        yield section.start, _start_page(site, section, section.start)
        yield section.all_topics, _all_topics_page(site, section)
        for topic in section.topics:
            yield topic.file, _topic_page(site, section, topic)
        beside = {entry.id: topic for topic in reversed(section.topics) for entry in topic.entries}
        for entry in section.entries:
            yield entry.file, _article_page(site, section, entry, beside[entry.variant_of or entry.id])


def _start_page(site: Site, section: Section, place: str) -> Html:
    wording = site.style.wording(section.name)
    latest = sorted((one for one in section.entries if not one.variant_of), key=lambda one: one.updated, reverse=True)[
        :LATEST
    ]
    cards = (
        element(
            "li",
            element("h3", element("a", topic.title, href=link(place, topic.file))),
            _list(place, topic.entries[:FEW_ARTICLES]),
            element(
                "p", element("a", wording("all-of").format(count=len(topic.entries), topic=topic.title),
                             href=link(place, topic.file)), class_="more"
            ) if len(topic.entries) > FEW_ARTICLES else None,
        )
        for topic in section.topics[:FEW_TOPICS]
    )  # fmt: skip
    content = joined(
        (
            element("h1", title_of(site, section)),
            element("h2", wording("topics"), id="topics"),
            element("ul", *cards, class_="topics", aria_labelledby="topics"),
            element("p", element("a", wording("all-topics"), href=link(place, section.all_topics)))
            if len(section.topics) > FEW_TOPICS
            else None,
            element("h2", wording("latest"), id="latest"),
            _list(place, latest, dated=True),
        ),
        "\n",
    )
    others = {other.name: other.start for other in site.sections if other is not section}
    return framed(site, section, place, title_of(site, section), content, others)


def _all_topics_page(site: Site, section: Section) -> Html:
    wording, place = site.style.wording(section.name), section.all_topics
    rows = (
        element("li", element("a", topic.title, href=link(place, topic.file)), " ", _count(len(topic.entries)))
        for topic in section.topics
    )
    content = joined((_trail(site, section, place), element("h1", wording("topics")), element("ul", *rows)), "\n")
    others = {other.name: other.all_topics for other in site.sections if other is not section}
    return framed(site, section, place, wording("topics"), content, others)


def _topic_page(site: Site, section: Section, topic: Topic) -> Html:
    content = joined(
        (
            _trail(site, section, topic.file),
            element("h1", topic.title, dir="auto"),
            _list(topic.file, topic.entries, dated=True),
        ),
        "\n",
    )
    others = {other.name: other.start for other in site.sections if other is not section}
    return framed(site, section, topic.file, topic.title, content, others)


def _article_page(site: Site, section: Section, entry: Entry, beside: Topic) -> Html:
    wording, place = site.style.wording(section.name), entry.file
    tags = (
        element("li", element("a", tag.title, href=link(place, f"{section.name}/topics/{tag.file}.html")))
        for tag in entry.tags
    )
    more = list(islice((one for one in beside.entries if one.id not in (entry.id, entry.variant_of)), FEW_ARTICLES))
    content = joined(
        (
            _trail(site, section, place, beside),
            element(
                "article",
                element("h1", entry.title, dir="auto"),
                _other_languages(site, entry, wording),
                element("div", Html(f"\n{entry.body}"), class_="body", dir="auto"),
                lang=entry.language or None,
            ),
            element(
                "p", wording("updated"), " ", element("time", entry.updated, datetime=entry.updated), class_="updated"
            ),
            element("ul", *tags, class_="tags", aria_label=wording("topics")) if entry.tags else None,
            element("h2", wording("more-of").format(topic=beside.title), id="more") if more else None,
            _list(place, more) if more else None,
        ),
        "\n",
    )
    others = {other.name: other.start for other in site.sections if other is not section}
    return framed(site, section, place, entry.title, content, {**others, **_pages_in(section, entry)})


def _pages_in(section: Section, entry: Entry) -> Mapping[str, str]:
    """Where each other section tells the same."""
    places = {other.file.partition("/")[0]: other.file for other in reversed(entry.others)}
    return {name: place for name, place in places.items() if name != section.name}


def _other_languages(site: Site, entry: Entry, wording: Wording) -> Html | None:
    if not entry.others:
        return None
    links = (
        joined(
            (
                element("span", site.style.language_name(other.language) or "–", class_="language"),
                " ",
                element(
                    "a", other.title, href=link(entry.file, other.file), hreflang=other.language or None, dir="auto"
                ),
            )
        )
        for other in entry.others
    )
    items = [element("li", text, lang=other.language or None) for text, other in zip(links, entry.others, strict=True)]
    return element("ul", *items, class_="others", aria_label=wording("other-languages"), lang=spoken_in(entry.section))


def _trail(site: Site, section: Section, place: str, topic: Topic | None = None) -> Html:
    wording = site.style.wording(section.name)
    steps = [element("li", element("a", wording("start"), href=link(place, section.start)))]
    if topic is not None:
        steps.append(element("li", element("a", topic.title, href=link(place, topic.file), dir="auto")))
    return element("nav", element("ol", *steps), aria_label=wording("trail"), class_="trail")


def _list(place: str, entries: Iterable[Entry], *, dated: bool = False) -> Html:
    return element(
        "ul",
        *(
            element(
                "li",
                element("a", entry.title, href=link(place, entry.file), lang=entry.language or None, dir="auto"),
                " " if dated else None,
                element("time", entry.updated, datetime=entry.updated) if dated else None,
            )
            for entry in entries
        ),
        class_="articles",
    )


def _count(count: int) -> Child:
    return element("span", f"({count})", class_="count")
