"""The keys that move through whatever list or timeline the hands are on."""

from typing import Protocol


class Movable(Protocol):
    """A pane that the moving keys work on."""

    def move(self, lines: int, /) -> None: ...
    def page(self, pages: int, /) -> None: ...
    def first(self) -> None: ...
    def last(self) -> None: ...


def move_in(pane: Movable, id: str) -> bool:
    """Does the moving action `id`; False where it is another one."""
    match id:
        case "up":
            pane.move(-1)
        case "down":
            pane.move(1)
        case "page_up":
            pane.page(-1)
        case "page_down":
            pane.page(1)
        case "first":
            pane.first()
        case "last":
            pane.last()
        case _:
            return False
    return True
