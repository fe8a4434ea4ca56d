"""Where a window may stand, so that the three lines of the contact below it stay in sight, and the slots and the status
line too."""

from itertools import takewhile

from textual.geometry import Region, Size, Spacing
from textual.screen import Screen
from textual.widget import Widget

from agent_tui.ui.widgets.story_lines import StoryLines

LEAST_ROWS = 12
"""Of a window; where there are fewer beside the story, it stands over it."""


def room_beside(size: Size, story: Region, width: int) -> Region:
    """The part of a terminal in which a window `width` cells wide covers nothing of `story`: left of it where that
    is most of the terminal, else on the side of it that has more rows; all of it where there is no story."""
    whole = Region(0, 1, size.width, max(0, size.height - 2))
    if not story.area:
        return whole
    if story.x >= max(width, size.width * 2 // 3):
        return Region(0, whole.y, story.x, whole.height)
    above = Region(0, whole.y, size.width, max(0, story.y - whole.y))
    below = Region(0, story.bottom, size.width, max(0, whole.bottom - story.bottom))
    best = max(above, below, key=lambda region: region.height)
    return best if best.height >= LEAST_ROWS else whole


def keep_to(room: Region, box: Widget) -> None:
    """A window's box stands within `room`, on whichever side of it the style sheet aligns it."""
    size = box.app.size
    box.styles.margin = Spacing(room.y, size.width - room.right, size.height - room.bottom, room.x)


def room_of(window: Widget, width: int) -> Region:
    """`room_beside` for a window over the screen below it."""
    below = screen_below(window)
    return room_beside(window.app.size, Region() if below is None else story_region(below), width)


def story_region(screen: Screen[object]) -> Region:
    """Where the three lines stand on a screen; without area where it shows none."""
    stories = [line.region for line in screen.query(StoryLines) if line.region.area]
    return Region.from_union(stories) if stories else Region()


def screen_below(window: Widget) -> Screen[object] | None:
    """What the window lies over: the next screen that fills the terminal."""
    lower = takewhile(lambda screen: screen is not window, window.app.screen_stack)
    return next((screen for screen in reversed(list(lower)) if not screen.is_modal), None)
