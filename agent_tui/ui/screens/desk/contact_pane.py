"""One contact: a head line, the three lines of its story, the timeline of all channels, and beneath it the composer
while something is being written. It is given what it shows and knows no desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from agent_tui.desk.views import ContactView, TimelineEntry
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.story import Story
from agent_tui.messages.screen_rows import TIMELINE
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.styles import Line, Span, Styles, line_width
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.notice import Notice
from agent_tui.ui.widgets.story_lines import StoryLines
from agent_tui.ui.widgets.timeline import Timeline
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.ui.composer import Composer


class ContactPane(Vertical):
    def __init__(self, wording: Wording, styles: Styles, me: str | None) -> None:
        super().__init__(id="contact")
        self._wording = wording
        self._me = me
        self._view: ContactView | None = None
        self._story: Story | None = None
        self._words: tuple[str, ...] = ()
        self._suggestion: Line = ()
        self._head = Lines(styles, [()], id="contact-head")
        self.story = StoryLines(wording.here, me=me, id="story")
        self._person = Lines(styles, id="person")
        """Who else this customer may be; no row where nobody."""
        self._timeline_head = Lines(styles, [()], id="timeline-head")
        self.timeline = Timeline(wording.here, me=me, id="timeline")
        self._cards = Lines(styles, id="context-cards")
        for widget in (self.story, self.timeline):
            widget.set_styles_by_name(styles)
        self.composer: Composer | None = None
        self.notice: Notice | None = None
        """What is said on the screen, where it lies over this."""

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.story
        yield self._person
        yield self._timeline_head
        if self.notice is not None:
            yield self.notice
        yield self.timeline
        yield self._cards

    def show(self, view: ContactView | None, story: Story | None, now: datetime) -> None:
        """The same contact again keeps the place in its timeline."""
        self._view, self._story = view, story
        if view is None:
            self._head.show(())
            self._person.show()
            self._timeline_head.show(())
            self.story.show(None, now)
            self.timeline.show("", (), now)
            return
        self._show_head(now)
        entries = tuple(entry for entry in view.timeline if _holds(entry, self._words, self._wording.here))
        title = self._wording.screen("pane.timeline", count=len(view.timeline))
        if self._words:
            text = cut(self.filter_text, 30)
            title += "  " + self._wording.screen("pane.found", text=text, count=len(entries))
        if not view.whole:
            title += "  " + self._wording.of(TIMELINE["still-fetched"])
        head = head_line(title)
        if self._suggestion and not self._words:
            head = (*head[:-1], Span("  "), *self._suggestion, head[-1])
        self._timeline_head.show(head)
        self.timeline.show(
            " ".join((view.ticket.id, *self._words)), entries, now, masked=not view.verified, whole=view.whole
        )

    def _show_head(self, now: datetime) -> None:
        """Whose contact it is. What it is about stands there where it has room, else among the three lines."""
        if self._view is None:
            return
        width = self.size.width or self.app.size.width
        head, self.story.subject_above = head_line_of(
            self._view, self._wording, width, person_below=self._person.display
        )
        self._head.show(head)
        self._person.show(*same_person_lines(self._view, self._wording, width))
        self.story.show(self._story, now)

    def on_resize(self) -> None:
        if self.story.now is not None:
            self._show_head(self.story.now)

    def show_suggestion(self, line: Line, now: datetime) -> None:
        """Beside the title of the timeline, so that no row comes or goes: what may help with this contact."""
        if line != self._suggestion:
            self._suggestion = line
            self.show(self._view, self._story, now)

    def show_cards(self, lines: Sequence[Line]) -> None:
        """Context cards beneath the timeline; as many rows whoever is shown, so that nothing moves."""
        self._cards.show(*lines)

    def filter_by(self, text: str, now: datetime) -> None:
        """Only entries with all of these words stay in the timeline."""
        self._words = tuple(text.split())
        self.timeline.set_matching(self._words)
        self.show(self._view, self._story, now)

    @property
    def filter_text(self) -> str:
        """The words; "" where everything is shown."""
        return " ".join(self._words)

    @property
    def filtered(self) -> bool:
        return bool(self._words)

    def tick(self, now: datetime) -> None:
        """Repaints what reads differently at `now`."""
        self.story.tick(now)
        self.timeline.tick(now)

    def set_wording(self, wording: Wording, me: str | None, now: datetime) -> None:
        """Another language."""
        self._wording, self._me = wording, me
        self.story.set_here(wording.here, me)
        self.timeline.set_here(wording.here, me)
        self.show(self._view, self._story, now)

    def unfold(self, whole: bool) -> None:
        """All of it, or (beneath the queue of a narrow screen) only head and story."""
        self.styles.height = "1fr" if whole else "auto"
        # a row that comes and goes with the contact would move the queue above; the head says it in short
        changes = self._person.display != whole
        self._person.display = whole
        self._timeline_head.display = self.timeline.display = self._cards.display = whole
        if self.composer is not None:
            self.composer.display = whole
        if self.notice is not None:
            self.notice.lift()
        if changes and self.story.now is not None:
            self._show_head(self.story.now)

    def rows_to_head(self, lines: int) -> int:
        """How far above the timeline a notice of so many lines begins: at the timeline's head, and goes on beneath it;
        where only head and story are shown it ends at their head. It covers neither story nor the end of the talk."""
        return 1 if self.timeline.display else self.story.rows + lines

    async def put_composer(self, composer: "Composer", rows: int) -> None:
        """Shows it beneath the timeline."""
        await self.remove_composer()
        composer.styles.height = rows
        await self.mount(composer)
        self.composer = composer

    async def remove_composer(self) -> None:
        if self.composer is not None:
            composer, self.composer = self.composer, None
            await composer.remove()


def head_line_of(view: ContactView, wording: Wording, width: int, *, person_below: bool = False) -> tuple[Line, bool]:
    """`-- 王小明 微信 #1024 处理中 我持有 退款没到 -----`, and whether what it is about is said there: only whole.
    `person_below`: who else it may be has a line of its own."""
    ticket = view.ticket
    name = view.customer.name or view.customer.id
    facts = [say(CHANNELS, ticket.channel, wording.language)]
    if ticket.number:
        facts.append(f"#{ticket.number}")
    facts.append(wording.screen(f"status.{ticket.status}"))
    if view.holding:
        facts.append(wording.screen("contact.mine"))
    elif ticket.holder:
        facts.append(wording.screen("contact.held", holder=cut(wording.here.name(ticket.holder), 20)))
    others = [
        wording.screen("team.writes" if one.writing else "team.views", who=cut(wording.here.name(one.agent), 20))
        for one in view.others
    ]
    if view.merge_candidates and not person_below:
        others.insert(0, wording.screen("merge.mark", key=wording.keys(action("history"), 1)))
    head: Line = (
        Span("-- ", "head"),
        Span(cut(name if view.verified else mask_numbers(name), 24), "label"),
        Span("  " + "  ".join(facts), "dim"),
        Span("".join(f"  {other}" for other in others), "soon"),
    )
    subject = cut(ticket.subject if view.verified else mask_numbers(ticket.subject), 400)
    dashes = Span(" " + "-" * 200, "head")
    if line_width(head) + 2 + width_of(subject) > width:
        return (*head, dashes), False
    return (*head, Span(f"  {subject}" if subject else "", "text"), dashes), True


def same_person_lines(view: ContactView, wording: Wording, width: int) -> list[Line]:
    """One plain line where another record may be the same person; deciding is for the customer file. The key that goes
    there stands whole: what they share is left out before it, then the name is cut."""
    if not view.merge_candidates:
        return []
    first = view.merge_candidates[0]
    others = len(view.merge_candidates) - 1 + view.more_candidates
    kinds = dict.fromkeys(wording.screen(f"identity.{one.kind}") for one in first.shared)
    name = mask_numbers(first.customer.name) or first.customer.id
    whole, brief = (
        ("merge.candidates", "merge.candidates-briefly") if others else ("merge.candidate", "merge.candidate-briefly")
    )
    said = ""
    for key, cells in ((whole, 20), (brief, 20), (brief, 14), (brief, 8)):
        facts: dict[str, str | int | None] = {
            "name": cut(name, cells),
            "shared": ("、" if wording.language == "zh" else ", ").join(kinds),
            "key": wording.keys(action("history"), 1),
            "count": f"{others:,}",
        }
        said = wording.screen(key, **facts)
        if width_of(said) + 2 <= width:
            break
    return [(Span("? ", "soon"), Span(said, "dim"))]


def _holds(entry: TimelineEntry, words: tuple[str, ...], here: Here) -> bool:
    if not words:
        return True
    text = f"{entry.author} {here.name(entry.author)} {entry.body}".casefold()
    return all(word.casefold() in text for word in words)
