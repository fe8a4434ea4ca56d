"""Markdown as the plain text that a customer gets: pure.

Marks of emphasis and code are gone, a link is its text with the address behind it, lists keep `- ` and `1. `, a heading
is a line, a table is a line for each row. Where the text has no Markdown it comes out as it is, to the last blank; a
mark that may as well be one of a code, a formula or a number to dial (`A_1_B`, `3*4*5`, `*100#`) stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

LONGEST_READ = 32 * 1024
"""Characters; a longer text comes out as it is. (One made to be hard to read takes time that nobody waits.)"""

_MAY_BE_MARKDOWN = re.compile(r"[*_`\[\\&<#|]|~~~|^[ \t]*(?:===|---|[-+>] |1[.)])", re.MULTILINE)
_OUTWARD = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SCHEME_OF_A_PERSON = re.compile(r"\A(?:mailto|tel):", re.IGNORECASE)
_ADDRESS = re.compile(r"[!-~]*")
_CODE_BEFORE = re.compile(r"[0-9A-Za-z)]\Z")
_DIALLED = re.compile(r"[0-9#*]")
_SHORTEST_UNDERLINE = 3
_NAME_AND_VALUE = 2
_MARKS = {"em_open", "em_close", "strong_open", "strong_close"}


def plain_text(text: str) -> str:
    """`text` without Markdown's marks; the same one where it has none."""
    if len(text) > LONGEST_READ or not _MAY_BE_MARKDOWN.search(text):
        return text
    # why: loaded here because few texts need it, and none before the first paint
    from markdown_it.tree import SyntaxTreeNode

    found: dict[str, object] = {}
    root = SyntaxTreeNode(_reader().parse(text, found))
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    changed = bool(found.get("references"))
    pieces: list[str] = []
    end = 0
    for block in root.children:
        first, after = block.map or (end, end)
        after = _without_blank_end(source, first, after)
        as_typed, plain = source[first:after], _block(block, source)
        same = ["".join(line.split()) for line in plain] == ["".join(line.split()) for line in as_typed]
        changed = changed or not same
        pieces += [""] * sum(not line.strip() for line in source[end:first]) if pieces else []
        pieces += as_typed if same else plain
        end = after
    return "\n".join(pieces) if changed else text


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")
    # what nobody can follow is no address, and what stands in its place is words: [1](see below)
    reader.validateLink = lambda url: bool(  # type: ignore[method-assign]
        _OUTWARD.match(url) or _ADDRESS.fullmatch(url)
    )
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader


def _without_blank_end(source: Sequence[str], first: int, after: int) -> int:
    while after > first and after <= len(source) and not source[after - 1].strip():
        after -= 1
    return after


def _block(block: "SyntaxTreeNode", source: Sequence[str]) -> list[str]:
    first, after = block.map or (0, 0)
    match block.type:
        case "paragraph":
            lines = _inline(block).split("\n")
            indent = source[first][: len(source[first]) - len(source[first].lstrip())] if block.level == 0 else ""
            return [indent + lines[0], *lines[1:]]
        case "heading":
            if block.markup in ("-", "=") and len(source[after - 1].strip()) < _SHORTEST_UNDERLINE:
                return [*_inline(block).split("\n"), source[after - 1].strip()]
            return _inline(block).split("\n")
        case "bullet_list" | "ordered_list":
            return list(_list(block, source))
        case "blockquote":
            # a `>` at the beginning of a line may well be "more than"
            return [f"> {line}".rstrip() for line in _inside(block, source)]
        case "table":
            return [_row(row) for part in block.children for row in part.children]
        case "hr":
            return [block.markup if set(block.markup) == {"-"} else "---"]
        case _:
            return block.content.removesuffix("\n").split("\n")


def _inside(block: "SyntaxTreeNode", source: Sequence[str]) -> list[str]:
    """The blocks within another, with an empty line where one parts them."""
    lines: list[str] = []
    end: int | None = None
    for child in block.children:
        first, after = child.map or (0, 0)
        if end is not None and first > end:
            lines.append("")
        lines += _block(child, source)
        end = _without_blank_end(source, first, after)
    return lines


def _list(block: "SyntaxTreeNode", source: Sequence[str]) -> Iterator[str]:
    numbers = [item.info for item in block.children]
    counted = block.type == "ordered_list" and len(numbers) > 1 and len(set(numbers)) == 1
    end: int | None = None
    for place, item in enumerate(block.children):
        first, after = item.map or (0, 0)
        if end is not None and first > end:
            yield ""
        end = _without_blank_end(source, first, after)
        number = str(int(item.info) + place) if counted else item.info
        mark = f"{number}{item.markup}" if block.type == "ordered_list" else item.markup.replace("*", "-")
        lines = _inside(item, source) or [""]
        yield f"{mark} {lines[0]}".rstrip()
        for line in lines[1:]:
            yield f"{' ' * (len(mark) + 1)}{line}".rstrip()


def _row(row: "SyntaxTreeNode") -> str:
    cells = [_inline(cell) for cell in row.children]
    named = len(cells) == _NAME_AND_VALUE and all(cells)
    return (": " if named else "  ").join(cell for cell in cells if cell)


def _inline(block: "SyntaxTreeNode") -> str:
    return "".join(_words(token.children or [] for token in block.to_tokens() if token.type == "inline"))


def _words(lines: "Iterable[Sequence[Token]]") -> Iterator[str]:
    for children in lines:
        yield _line(children)


def _line(children: "Sequence[Token]") -> str:
    typed = _typed_marks(children)
    said: list[str] = []
    links: list[tuple[int, str]] = []
    for place, child in enumerate(children):
        if child.type in ("text", "code_inline"):
            said.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            said.append("\n")
        elif child.type == "image":
            said.append(_linked(child.content, str(child.attrGet("src") or "")))
        elif child.type == "link_open":
            links.append((len(said), str(child.attrGet("href") or "")))
        elif child.type == "link_close":
            begins, address = links.pop()
            said[begins:] = [_linked("".join(said[begins:]), address)]
        elif place in typed:
            said.append(child.markup)
    return "".join(said)


def _linked(words: str, address: str) -> str:
    if not _OUTWARD.match(address):
        return words  # another article, which the customer cannot open from here
    address = _SCHEME_OF_A_PERSON.sub("", address)
    same = _SCHEME_OF_A_PERSON.sub("", words.strip()).rstrip("/") in ("", address.rstrip("/"))
    return address if same else f"{words} ({address})"


def _typed_marks(children: "Sequence[Token]") -> set[int]:
    """The places of what looks like marks of emphasis, and is part of a code, a formula or numbers to dial."""
    typed: set[int] = set()
    opened: list[int] = []
    for place, child in enumerate(children):
        if child.type not in _MARKS:
            continue
        if child.nesting > 0:
            opened.append(place)
            continue
        begins = opened.pop()
        before = "".join(one.content for one in children[:begins])
        inside = "".join(one.content for one in children[begins:place])
        behind = "".join(one.content for one in children[place:])
        dialled = _DIALLED.match(inside) and _DIALLED.match(behind)
        if child.markup.startswith("*") and (dialled or (child.markup == "*" and _CODE_BEFORE.search(before))):
            typed |= {begins, place}
    return typed
