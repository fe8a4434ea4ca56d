"""HTML put together so that nothing of a text can become markup: what is no `Html` yet is escaped where it goes in."""

import html
from collections.abc import Iterable

_VOID = frozenset({"meta", "link", "input", "br", "hr"})


class Html(str):
    """Markup that is safe to stand in a page as it is."""

    __slots__ = ()


Child = str | None
"""An `Html` stands as it is, any other text is escaped, None is left out."""


def element(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """`<name …>children</name>`. In an attribute's name `_` is written `-`, and one at the end is dropped (`class_`);
    True stands for the bare name, None and False for none."""
    written = "".join(_attribute(name, value) for name, value in attributes.items() if value not in (None, False))
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[Child], between: str = "") -> Html:
    return Html(between.join(_safe(child) for child in children if child is not None))


def _attribute(name: str, value: str | bool | None) -> str:
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'


def _safe(child: str) -> str:
    return child if isinstance(child, Html) else html.escape(child)
