"""The body of an article, Markdown, as markup and as plain text.

HTML in it is shown as it is typed. A link goes to another article of the site, or to http, https, mailto or tel; of any
other its text alone is left. A picture is a link to it: the site asks no other server for anything. A line break stays
one, because many articles are lists of lines rather than paragraphs."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from agent_tui.knowledge.site.markup import Html, element, joined

MARKDOWN_LIMIT = 64 * 1024
"""Characters of a body that is read as Markdown; a longer one is shown in paragraphs as it is typed. (A text made to be
hard to read takes a second at this length, and a minute at the longest that a store takes.)"""

Resolve = Callable[[str], str | None]
"""The address of an article of the site, by its id; None for any other."""

_OUTWARD = re.compile(r"(?:https?://[^/]|mailto:[^/?]|tel:[+0-9])", re.IGNORECASE)
_SCHEME_OF_A_PERSON = re.compile(r"\A(?:tel|mailto):", re.IGNORECASE)
_DEEPEST = 6
_ALIGNED = re.compile(r"text-align:(left|right|center)")


class Body(NamedTuple):
    html: Html
    text: str


def read_body(text: str, resolve: Resolve) -> Body:
    """A body of any length; headings begin at the second level, below the title, and skip none."""
    if len(text) > MARKDOWN_LIMIT:
        return Body(_paragraphs(text), text)
    reader = _reader()
    tokens = reader.parse(text)
    _level_headings(tokens)
    for token in tokens:
        _align_by_class(token)
        if token.type == "inline" and token.children:
            token.children = list(_linked(token.children, resolve))
    return Body(Html(reader.renderer.render(tokens, reader.options, {})), "".join(_plain(tokens)).strip())


@lru_cache(64)
def read_line(text: str) -> Html:
    """One line of Markdown, such as how to reach a person."""
    reader = _reader()
    tokens = reader.parseInline(text)
    for token in tokens:
        token.children = list(_linked(token.children or [], lambda _: None))
    return Html(reader.renderer.render(tokens, reader.options, {}))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False})
    reader.enable(["table", "strikethrough"])
    reader.disable("code")  # four spaces before a line are a paragraph's indentation more often than a program
    # what may be followed is decided once it is known where it leads
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


def _paragraphs(text: str) -> Html:
    blocks = (block.strip("\n") for block in re.split(r"\n[ \t]*\n", text))
    lines = (joined(block.split("\n"), "<br>\n") for block in blocks if block.strip())
    return joined((element("p", line) for line in lines), "\n")


def _level_headings(tokens: Iterable[Token]) -> None:
    outer: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            while outer and outer[-1] >= token.tag:
                outer.pop()
            outer.append(token.tag)
            token.tag = f"h{min(_DEEPEST, 1 + len(outer))}"
            level = token.tag
        elif token.type == "heading_close":
            token.tag = level


def _align_by_class(token: Token) -> None:
    """A page takes no styles but its own."""
    style = token.attrs.pop("style", None)
    aligned = _ALIGNED.search(str(style)) if style else None
    if aligned:
        token.attrSet("class", f"align-{aligned[1]}")
    if token.type == "fence":
        token.info = ""


def _linked(children: Iterable[Token], resolve: Resolve) -> Iterator[Token]:
    """The same without the links that lead nowhere, and with links for pictures."""
    kept: list[bool] = []
    written_out = False
    for child in children:
        if child.type == "link_open":
            written_out = child.markup == "autolink"
            address = _address(str(child.attrGet("href") or ""), resolve)
            kept.append(address is not None)
            if address is not None:
                yield _opening(address)
        elif child.type == "link_close":
            if kept.pop():
                yield child
        elif child.type == "image":
            source = str(child.attrGet("src") or "")
            address = _address(source, lambda _: None) if not any(kept) else None
            shown = Token("text", "", 0, content=child.content or (unquote(source) if address else ""))
            yield from (shown,) if address is None else (_opening(address), shown, Token("link_close", "a", -1))
        else:
            if kept and child.type == "text" and written_out:
                child.content = _SCHEME_OF_A_PERSON.sub("", child.content)
            yield child


def _opening(address: str) -> Token:
    attributes: dict[str, str | int | float] = {"href": address}
    if _OUTWARD.match(address):
        attributes["rel"] = "noopener noreferrer"
    return Token("link_open", "a", 1, attrs=attributes)


def _address(target: str, resolve: Resolve) -> str | None:
    """Where a link may lead. An article is named by its id, or by its place in the folder that it was imported from."""
    if _OUTWARD.match(target):
        return target
    name = unquote(target).partition("#")[0]
    return resolve(name) or resolve(re.sub(r"\.md\Z", "", name.removeprefix("./")).replace("/", "."))


def _plain(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _plain(token.children or ())
            yield "\n"
        elif token.type in ("text", "code_inline", "fence", "code_block"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
