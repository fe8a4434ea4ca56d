"""A part of the desk screen: one area of what can be done there, with the performers of its actions.

A part belongs to one screen and is loaded with it, so it loads what it opens only when it opens it. Parts do not know
each other; what two of them need stands in the screen.
"""

from collections.abc import Awaitable, Callable, Mapping

from agent_tui.desk.views import ContactView
from agent_tui.ui.actions import Situation
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.filtering import Filtering

Performer = Callable[[], Awaitable[None] | None]


class DeskPart:
    def __init__(self, desk_screen: Filtering) -> None:
        self.at = desk_screen
        """The desk screen: what is at hand, the panes, the desk, and the way to say something."""

    def performers(self) -> Mapping[str, Performer]:
        """What each action of this part does, by its id."""
        return {}

    def situation(self, standing: Situation) -> Situation:
        """`standing` with what this part knows of it."""
        return standing

    def stepped_back(self) -> bool:
        """Escape at the queue, with no filter to leave: True where this part had something to end."""
        return False

    def contact_shown(self, view: ContactView | None) -> None:
        """The contact pane shows another contact, or the same one anew."""

    def changed(self, changes: Changes) -> None:
        """The desk reported something, and the screen has read anew what it touches."""

    def sources_changed(self) -> None:
        """There are other sources of context cards."""

    def queue_read(self) -> None:
        """The queue was grouped anew, whatever for: something came, or time went by."""

    def text_sent(self, ticket: str) -> None:
        """A text of mine on that contact is in the outbox."""

    def text_changed(self) -> None:
        """What is being written is not what it was, or its cursor stands elsewhere."""

    async def stops_sending(self) -> bool:
        """The text in the composer is about to be sent: True where it must not go as it is, which was said."""
        return False

    def hands_moved(self) -> None:
        """The hands went to another pane or contact, or a text was begun or left."""

    def worded_anew(self) -> None:
        """Another language or other keys: what this part shows is to be said anew."""

    def mounted(self) -> None:
        """The screen is there and has been filled."""
