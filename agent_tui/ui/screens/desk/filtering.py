"""The filter of the list at hand: the queue, or the timeline of the open contact."""

from typing import TYPE_CHECKING

import msgspec
from textual.widget import Widget

from agent_tui.ui.actions import Place
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.screens.desk.sending import Sending
from agent_tui.ui.screens.windows.lines import head_line

if TYPE_CHECKING:
    from agent_tui.ui.screens.windows.text_line import TextLine


class Filtering(Sending):
    filtering: Place | None = None
    """Where the filter line was opened, while it is."""

    def ask_filter(self) -> None:
        # why: loaded here because most starts of the program type nothing

        from agent_tui.ui.screens.windows.text_line import TextLine

        if self.filtering is not None:
            return
        self.filtering = self.place
        line = TextLine(self.wanted.text if self.place == "queue" else self.pane.filter_text, id="filter-line")
        line.offer_anew()
        line.placeholder = self.wording.screen("pane.filter-queue" if self.place == "queue" else "pane.filter")
        self.mount(line, before=self.status_line)
        self.set_focus(line)
        self.show_hints()

    def on_input_changed(self, message: "TextLine.Changed") -> None:
        self.filter_by(message.value)

    def on_text_line_left(self) -> None:
        self.filter_by("")
        self.end_filter()

    def hands_on_contact(self, widget: Widget | None = None) -> None:
        self._filter_holds()
        super().hands_on_contact(widget)

    def hands_on_queue(self) -> None:
        self._filter_holds()
        super().hands_on_queue()

    def _filter_holds(self) -> None:
        """Whose hands go elsewhere has typed the filter."""
        if self.filtering is not None:
            self.end_filter()

    def filter_by(self, text: str) -> None:
        if (self.filtering or self.place) == "queue":
            self.wanted = msgspec.structs.replace(self.wanted, text=text)
            self.queue_list.set_matching(text.split())
            with self.telling():
                self.read_queue()
            self.show_filter()
        else:
            self.pane.filter_by(text, self.now())

    def show_filter(self) -> None:
        """A filter that hides contacts stays in sight after it was typed."""
        hidden = not self.wanted.text or self.filtering is not None
        words = self.wording.screen("pane.filtered", text=cut(self.wanted.text, 40))
        self.filter_shown.show(*(() if hidden else [head_line(words)]))

    def end_filter(self) -> None:
        place, self.filtering = self.filtering, None
        self.show_filter()
        self.query("#filter-line").remove()
        self.set_focus(self.queue_list if place == "queue" else self.pane.timeline)
        self.show_hints()
