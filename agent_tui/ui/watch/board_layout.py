"""The layout of the wallboard: its first line, its regions at their places, a line to type into, the last line."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.geometry import Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from agent_tui.ui.watch.places import Name, Place, places

RIGHT = "-right"
"""The class of a region that has another one to its left."""


class BoardLayout(Layout):
    """`wanted`: rows that each region would fill. Regions are known by their ids; what comes before them stands above,
    what comes after them below, a row each; what is laid over them takes no room."""

    name: ClassVar[str] = "board"

    def __init__(self, wanted: Callable[[], Mapping[Name, int]]) -> None:
        self._wanted = wanted

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        parent.pre_layout(self)
        wanted = self._wanted()
        laid_over = [child for child in children if child.styles.overlay == "screen"]
        lines = [child for child in children if child.id not in wanted and child not in laid_over]
        board = places(size.width, max(0, size.height - len(lines)), wanted)
        found: dict[str, Place] = {str(name): place for name, place in board.items()}
        first = children[0] in lines
        at = size.height - len(lines) + first
        over = [self._over(child, size) for child in laid_over]
        placed: list[WidgetPlacement] = []
        for child in children:
            if child in laid_over:
                continue
            place = found.get(child.id or "")
            if place is not None:
                child.set_class(place.x > 0, RIGHT)
                region = Region(place.x, place.y + first, place.width, place.height)
            elif child is children[0]:
                region = Region(0, 0, size.width, 1)
            else:
                region = Region(0, at, size.width, 1)
                at += 1
            placed.append(WidgetPlacement(region, (0, 0), Spacing(), child))  # type: ignore[arg-type]
        return placed + over

    @staticmethod
    def _over(child: Widget, size: Size) -> WidgetPlacement:
        """What lies over others begins at the last line, but for its own offset."""
        height = child.get_content_height(size, size, size.width)
        region = Region(0, size.height - 1, size.width, height)
        offset = child.styles.offset.resolve(region.size, size)
        return WidgetPlacement(region, offset, Spacing(), child, overlay=True)
