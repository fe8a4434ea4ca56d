"""What every page of the site has around its content: the way about, the search, how to reach a person, and a policy
that lets the browser do no more than that."""

from collections.abc import Mapping
from typing import NamedTuple

from agent_tui.knowledge.site.markdown import read_line
from agent_tui.knowledge.site.markup import Html, element, joined
from agent_tui.knowledge.site.places import link
from agent_tui.knowledge.site.values import OTHER_SECTION, Entry, Style, Wording

START = "index.html"

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


def framed(site: Site, section: Section, place: str, title: str, content: Html, others: Mapping[str, str]) -> Html:
    """A whole page. `others`: where the other sections tell the same, or begin."""
    wording = site.style.wording(section.name)
    name = title_of(site, section)
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
    return joined((Html("<!doctype html>\n"), element("html", head, body, lang=spoken_in(section.name)), "\n"))


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


def title_of(site: Site, section: Section) -> str:
    titles = site.style.titles
    return titles.get(section.name) or titles.get("") or site.style.wording(section.name)("site")


def _called(site: Site, section: str) -> str:
    return (
        site.style.wording(section)("other-section") if section == OTHER_SECTION else site.style.language_name(section)
    )


def _named(section: str) -> str | None:
    return None if section == OTHER_SECTION else section


def spoken_in(section: str) -> str:
    """The language of what the pages say themselves."""
    return "zh-Hans" if section == "zh" else "en"
