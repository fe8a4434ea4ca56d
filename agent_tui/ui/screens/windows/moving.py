"""The keys that move through whatever list or timeline the hands are on."""

from typing import Protocol, runtime_checkable

MOVES_AND_BACK = ("up", "down", "page_up", "page_down", "first", "last", "open", "back")
"""The actions of a window with a list."""


class Movable(Protocol):
    """A pane that the moving keys work on."""

    def move(self, lines: int, /) -> None: ...
    def page(self, pages: int, /) -> None: ...
    def first(self) -> None: ...
    def last(self) -> None: ...


@runtime_checkable
class Counting(Protocol):
    """A screen in which digits may say how often."""

    def repeat(self, id: str, count: int, /) -> bool:
        """Does a moving action so many times; False where it is none."""
        ...


def move_in(pane: Movable, id: str, count: int = 1) -> bool:
    """Does the moving action `id` so many times; False where it is another one."""
    match id:
        case "up":
            pane.move(-count)
        case "down":
            pane.move(count)
        case "page_up":
            pane.page(-count)
        case "page_down":
            pane.page(count)
        case "first":
            pane.first()
        case "last":
            pane.last()
        case _:
            return False
    return True
