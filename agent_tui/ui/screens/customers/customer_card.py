"""The pane at the right of a wide screen: whose contact this is – story, identities, promises, contacts."""

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical

from agent_tui.desk.views import ContactView
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.story import Story
from agent_tui.ui.presentation.cells import fit, width_of
from agent_tui.ui.presentation.story_lines import StoryRows, not_promised
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.times import left
from agent_tui.ui.presentation.who_facts import shown_identity
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.widgets.line_widget import LineWidget
from agent_tui.ui.widgets.story_lines import StoryLines
from agent_tui.ui.wording import Wording

STORY_ROWS = StoryRows(2, 5, 4, 11)
"""WHO, WHAT and OWED at most, in a pane that is narrow and high."""

MOST_PROMISES = 6
MOST_MERGED = 3


class CustomerCard(Vertical):
    DEFAULT_CSS = """
    CustomerCard { #room { height: 1fr; } #facts { max-height: 60%; } }
    """

    def __init__(self, wording: Wording, styles: Styles, me: str | None) -> None:
        super().__init__(id="card")
        self._wording = wording
        self._view: ContactView | None = None
        self._head = Lines(styles, [()])
        self.story = StoryLines(wording.here, me=me, rows=STORY_ROWS, tight=True, id="card-story")
        self.story.set_styles_by_name(styles)
        self._facts = Lines(styles, id="facts")
        self._room = Lines(styles, id="room")
        self._cards = Lines(styles, id="card-sources")
        self._parts: tuple[LineWidget, ...] = (self._head, self.story, self._facts, self._room, self._cards)

    def compose(self) -> ComposeResult:
        # why: most terminals are too narrow for this pane, and its parts cost as much as the queue's
        if self.display:
            yield from self._parts

    def on_show(self) -> None:
        """There may be room for the pane since the terminal was made wider; it tells of who was chosen meanwhile."""
        if not self._head.is_attached:
            self.mount_all(self._parts)
        if self.story.now is not None:
            self._show_facts(self.story.now)

    def put_at_foot(self, part: LineWidget) -> None:
        """Shows it beneath everything else, whenever the pane is shown."""
        part.styles.dock = "bottom"
        self._parts = (*self._parts, part)
        if self._head.is_attached:
            self.mount(part)

    def wear(self, styles: Styles) -> None:
        """Other colours, also for what is not mounted yet."""
        for part in self._parts:
            part.set_styles_by_name(styles)

    def show(self, view: ContactView | None, story: Story | None, now: datetime) -> None:
        self._view = view
        self.story.show(story, now)
        self._show_facts(now)

    def _show_facts(self, now: datetime) -> None:
        if self.display:
            self._head.show(head_line(self._wording.screen("pane.customer")))
            self._facts.show(*(self._lines(self._view, now) if self._view is not None else ()))

    def _lines(self, view: ContactView, now: datetime) -> list[Line]:
        words, width = self._wording, max(20, self.size.width or 40)
        lines: list[Line] = [head_line(words.screen("customer.identities"))]
        kinds = {one.kind: words.screen(f"identity.{one.kind}") for one in view.customer.identities}
        widest = max(map(width_of, kinds.values()), default=0)
        for identity in view.customer.identities:
            kind = fit(kinds[identity.kind], widest)
            # in full only once somebody was verified: this pane is open all day, to whoever walks past
            lines.append((Span(f"{kind}  ", "dim"), Span(shown_identity(identity, verified=view.verified))))
        for merged in view.merged[:MOST_MERGED]:
            lines.append((Span("+ ", "dim"), Span(mask_numbers(merged.name) or merged.id, "dim")))
        # the first one is told in full above, as what is owed
        more = [promise for promise in view.promises if promise.state == "open"][1:]
        if more:
            lines.append(head_line(words.screen("customer.more-promises", count=len(more))))
        for promise in more[:MOST_PROMISES]:
            late = promise.due_at < now
            mark = "!" if late else " "
            when = f"{mark}{left(promise.due_at, now, words.language)}  {words.day_and_time(promise.due_at)}"
            lines.append((Span(when, "late" if late else "text"),))
            what = promise.what if view.verified else mask_numbers(promise.what[:400])
            lines += [(Span(f" {line}"),) for line in wrap(what, width - 1)[:2]]
            if promise.limits:
                limits = not_promised(promise.limits, words.language)
                limits = limits if view.verified else mask_numbers(limits[:400])
                lines += [(Span(f" {line}", "dim"),) for line in wrap(limits, width - 1)[:2]]
        return lines

    def show_cards(self, lines: Sequence[Line]) -> None:
        """Context cards at the foot of the pane; as many rows whoever is shown, so that nothing moves."""
        self._cards.show(*lines)

    def tick(self, now: datetime) -> None:
        """Repaints what reads differently at `now`."""
        self.story.tick(now)
        self._show_facts(now)

    def set_wording(self, wording: Wording, me: str | None, story: Story | None, now: datetime) -> None:
        """Another language."""
        self._wording = wording
        self.story.set_here(wording.here, me)
        self.show(self._view, story, now)
