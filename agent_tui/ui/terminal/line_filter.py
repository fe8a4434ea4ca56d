"""The last gate before the terminal: what a widget rendered loses every control character, link and action.

Data was cleaned on its way in (`domain.text`); this catches what slipped through. Textual itself lets OSC, CSI and C1
pass from every widget (TERMINAL "Safety").
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from agent_tui.domain.text import strip_controls


class LastGate(LineFilter):
    """Deletes C0, DEL, C1, U+2028/2029 from segments, makes lone surrogates visible, and takes links (OSC 8) and
    actions (`@click` and other `@` meta) off their styles. Controls are no cells wide, so alignment stays."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` without anything that acts; the same list where nothing had to go."""
        for text, style, control in segments:
            if control is not None or (text and not text.isprintable()) or (style is not None and _may_act(style)):
                return [
                    Segment(strip_controls(text), None if style is None else tame(style)) for text, style, _ in segments
                ]
        return segments


def tame(style: Style) -> Style:
    """`style` without its link and without meta that Textual would run as an action."""
    return _without_actions(style) if _may_act(style) else style


def _may_act(style: Style) -> bool:
    # The meta is a pickle, in which the key of an action stands as it is: looking for its sign saves unpickling.
    return style._link is not None or (style._meta is not None and b"@" in style._meta)


@lru_cache(256)
def _without_actions(style: Style) -> Style:
    meta: Mapping[str, Any] = {key: value for key, value in style.meta.items() if not key.startswith("@")}
    bare = style.clear_meta_and_links()
    return bare + Style.from_meta(dict(meta)) if meta else bare
