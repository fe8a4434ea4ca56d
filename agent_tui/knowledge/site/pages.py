"""The pages: a frame with the way about, the search and how to reach a person; the start of each section, its topics,
its articles. Every page can be read and walked through without scripts, and asks no other server for anything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from agent_tui.knowledge.site.addresses import file_name
from agent_tui.knowledge.site.markdown import read_line
from agent_tui.knowledge.site.markup import Child, Html, element, joined
from agent_tui.knowledge.site.places import link
from agent_tui.knowledge.site.values import OTHER_SECTION, Entry, Style, Tag, Wording

START = "index.html"

FEW_TOPICS = 40
"""Topics on the start of a section, those with most articles; a page of its own has all of them."""
FEW_ARTICLES = 5
"""Articles shown below a topic on the start, and beside an article."""
LATEST = 8

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
"""What a browser lets a page do: take its own styles and scripts, and nothing else."""


class Topic(NamedTuple):
    title: str
    file: str
    entries: tuple[Entry, ...]


class Section(NamedTuple):
    """The part of the site in one language."""

    name: str
    entries: tuple[Entry, ...]
    topics: tuple[Topic, ...]
    """Those with most articles first; what has no tag last."""
    index_folder: str

    @property
    def start(self) -> str:
        return f"{self.name}/{START}"

    @property
    def all_topics(self) -> str:
        return f"{self.name}/topics/{START}"


class Site(NamedTuple):
    sections: tuple[Section, ...]
    main: Section
    """The one that the site opens with."""
    style: Style
    style_file: str
    script_file: str


def topics_of(name: str, entries: Sequence[Entry], wording: Wording) -> tuple[Topic, ...]:
    held: defaultdict[Tag, list[Entry]] = defaultdict(list)
    for entry in entries:
        for tag in entry.tags:
            held[tag].append(entry)
    tagged = sorted(held.items(), key=lambda one: (-len(one[1]), one[0].title.casefold(), one[0].file))
    topics = [Topic(tag.title, f"{name}/topics/{tag.file}.html", tuple(some)) for tag, some in tagged]
    rest = tuple(entry for entry in entries if not entry.tags)
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
            yield entry.file, _article_page(site, section, entry, beside[entry.id])


def _start_page(site: Site, section: Section, place: str) -> Html:
    wording = site.style.wording(section.name)
    latest = sorted(section.entries, key=lambda one: one.updated, reverse=True)[:LATEST]
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
            element("h1", _title(site, section)),
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
    return _frame(site, section, place, _title(site, section), content, others)


def _all_topics_page(site: Site, section: Section) -> Html:
    wording, place = site.style.wording(section.name), section.all_topics
    rows = (
        element("li", element("a", topic.title, href=link(place, topic.file)), " ", _count(len(topic.entries)))
        for topic in section.topics
    )
    content = joined((_trail(site, section, place), element("h1", wording("topics")), element("ul", *rows)), "\n")
    others = {other.name: other.all_topics for other in site.sections if other is not section}
    return _frame(site, section, place, wording("topics"), content, others)


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
    return _frame(site, section, topic.file, topic.title, content, others)


def _article_page(site: Site, section: Section, entry: Entry, beside: Topic) -> Html:
    wording, place = site.style.wording(section.name), entry.file
    tags = (
        element("li", element("a", tag.title, href=link(place, f"{section.name}/topics/{tag.file}.html")))
        for tag in entry.tags
    )
    more = [other for other in beside.entries if other.id != entry.id][:FEW_ARTICLES]
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
    return _frame(site, section, place, entry.title, content, {**others, **_pages_in(section, entry)})


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
    return element("ul", *items, class_="others", aria_label=wording("other-languages"), lang=_spoken(entry.section))


def _frame(site: Site, section: Section, place: str, title: str, content: Html, others: Mapping[str, str]) -> Html:
    """A whole page. `others`: where the other sections tell the same, or begin."""
    wording = site.style.wording(section.name)
    name = _title(site, section)
    contact = site.style.contacts.get(section.name, site.style.contacts.get("", ""))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title if title == name else f"{title} – {name}"),
        element("link", rel="stylesheet", href=link(place, site.style_file)),
        *(
            element("link", rel="alternate", hreflang=other, href=link(place, there))
            for other, there in others.items()
            if other != OTHER_SECTION
        ),
        element(
            "script",
            src=link(place, site.script_file),
            defer=True,
            data_index=f"{link(place, section.index_folder)}/",
            data_home=f"{link(place, section.name)}/",
            data_failed=wording("search-failed"),
        ),
    )
    body = element(
        "body",
        element("a", wording("skip"), href="#content", class_="skip"),
        element(
            "header",
            element("a", name, href=link(place, section.start), class_="name"),
            _languages(site, section, place, wording, others),
        ),
        element(
            "form",
            element("label", wording("search"), for_="q"),
            element("input", type="search", id="q", autocomplete="off", spellcheck="false", maxlength="200",
                    placeholder=wording("search-example"), enterkeyhint="search"),
            role="search", hidden=True,
        ),
        element("noscript", element("p", wording("no-script"))),
        element(
            "main",
            element("p", id="found", role="status"),
            element(
                "section",
                element("h1", wording("results"), id="results-title", tabindex="-1"),
                element("ol", id="hits"),
                _elsewhere(site, section, place, wording),
                id="results", aria_labelledby="results-title", hidden=True,
            ),
            element("div", content, id="page"),
            id="content", tabindex="-1",
        ),
        element("footer", element("h2", wording("contact")), element("p", read_line(contact))) if contact else None,
    )  # fmt: skip
    return joined((Html("<!doctype html>\n"), element("html", head, body, lang=_spoken(section.name)), "\n"))


def _languages(site: Site, section: Section, place: str, wording: Wording, others: Mapping[str, str]) -> Html | None:
    if not others:
        return None
    links = (
        element("li", element("a", _called(site, other), href=link(place, others[other]), lang=_named(other),
                              hreflang=_named(other)))
        for other in (one.name for one in site.sections)
        if other in others
    )  # fmt: skip
    return element("nav", element("ul", *links), aria_label=wording("languages"))


def _elsewhere(site: Site, section: Section, place: str, wording: Wording) -> Html:
    """Where else to look for what was not found here."""
    links = [
        element("li", element("a", _called(site, other.name), href=link(place, other.start), lang=_named(other.name)))
        for other in site.sections
        if other is not section
    ]
    browse = element("li", element("a", wording("all-topics"), href=link(place, section.all_topics)))
    return element(
        "div", element("p", wording("look-elsewhere")), element("ul", browse, *links), id="elsewhere", hidden=True
    )


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


def _title(site: Site, section: Section) -> str:
    titles = site.style.titles
    return titles.get(section.name) or titles.get("") or site.style.wording(section.name)("site")


def _called(site: Site, section: str) -> str:
    return (
        site.style.wording(section)("other-section") if section == OTHER_SECTION else site.style.language_name(section)
    )


def _named(section: str) -> str | None:
    return None if section == OTHER_SECTION else section


def _spoken(section: str) -> str:
    """The language of what the pages say themselves."""
    return "zh-Hans" if section == "zh" else "en"
