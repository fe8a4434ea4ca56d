"""Looking up knowledge: a line to type in, what was found as one types, and the article under the cursor, whole or
beside the list."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Article, Channel
from agent_tui.ui.actions import action
from agent_tui.ui.actions.knowing import KNOWLEDGE_MENU
from agent_tui.ui.presentation.bulletin_lines import bulletin_text
from agent_tui.ui.presentation.knowledge_lines import article_lines, hit_line
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.times import local
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.knowledge.article_finder import ArticleFinder
from agent_tui.ui.screens.knowledge.knowledge_words import title_words, why_nothing_found
from agent_tui.ui.screens.knowledge.search_verdicts import SearchVerdicts
from agent_tui.ui.screens.windows.framed_screen import Around, FramedScreen
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.moving import move_in
from agent_tui.ui.screens.windows.notice import Notice
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.screens.windows.text_line import TextLine
from agent_tui.ui.widgets.text_pages import TextPages

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

SIDE_BY_SIDE = 120

MOST_NOTICE = 3
"""Lines of a notice above the last one: the article needs the room."""

ANSWER_PATIENCE = 2.0
"""Seconds that a key waits for the answer to what was typed before it."""


class AtWork(Struct, frozen=True):
    """The contact that articles are looked for."""

    ticket: str
    customer: str
    channel: Channel | None = None


class Use(Struct, frozen=True):
    """What is to be done with an article."""

    how: Literal["insert", "cite"]
    article: Article


class KnowledgeSearch(FramedScreen[Use | None]):
    """A subclass says what its keys do."""

    place = "knowledge"
    DEFAULT_CSS = """
    KnowledgeSearch {
        layout: vertical;
        #found { height: 1fr; layout: vertical; }
        #hits { height: 7; }
        #article { height: 1fr; }
        #between { height: 1; }
        &.-beside #found { layout: horizontal; }
        &.-beside #hits { width: 1fr; height: 1fr; }
        &.-beside #article { width: 1fr; border-left: ascii $primary; }
        &.-beside #between { display: none; }
        &.-whole #hits, &.-whole #between, &.-whole TextLine { display: none; }
        &.-whole #article { border-left: none; }
    }
    """

    class IndexChanged(Message):
        """The index, or how far it is, has changed; posted from its thread."""

    def __init__(self, around: Around, desk: "Desk", at_work: AtWork | None) -> None:
        super().__init__(around)
        self._desk = desk
        self._at_work = at_work
        self._title = Lines(around.styles, [()])
        self._line = TextLine(id="query")
        self._line.placeholder = self.wording.screen("knowledge.placeholder")
        self._list = PickList(around.styles, id="hits")
        self._between = Lines(around.styles, [(Span("-" * 200, "head"),)], id="between")
        self._pages = TextPages(around.styles, id="article")
        self._notice = Notice(around.styles, self.status_line, lifted=lambda lines: lines, most=MOST_NOTICE)
        self._whole = False
        """The article fills the screen."""
        self._building = desk.knowledge().building
        self._more_may_be_found = False
        """The index has changed, and was not asked since."""
        self._looked_up = asyncio.Event()
        """Something was found or read, or could not be."""
        self._shown_for: str | None = None
        """The question whose answer stands in the list."""
        self._unwatch: Callable[[], None] = lambda: None
        ticket = at_work.ticket if at_work is not None else None
        self._verdicts = SearchVerdicts(desk.record_outcome, ticket, is_whole=self._is_whole)
        self._finder = ArticleFinder(
            desk,
            ticket,
            self.wording.language,
            at_work.channel if at_work is not None else None,
            found=self._found,
            read=self._read,
            failed=self._failed,
        )

    def compose(self) -> ComposeResult:
        # why here: later every widget would be styled anew
        self._take_shape(self.app.size.width)
        yield self.slot_strip
        yield self._title
        yield self._line
        with Container(id="found"):
            yield self._list
            yield self._between
            yield self._pages
        yield self._notice
        yield self.story
        yield self.status_line

    def on_mount(self) -> None:
        # why not by itself: whoever had left the line for the list would be back in it after every window
        self.set_focus(self._line)
        self._unwatch = self._desk.watch_knowledge(lambda: self.post_message(self.IndexChanged()))
        self.show_story(self._at_work.ticket if self._at_work is not None else None)
        self.read_again()
        # why not now: a search in its thread takes the processor from the first paint of this screen
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._desk.hurry_knowledge()
        self._finder.ask(self._line.value)

    def on_unmount(self) -> None:
        self._verdicts.left()
        self._unwatch()
        self._finder.leave()

    # Searching

    def _is_whole(self) -> bool:
        """All articles can be found, and what comes of a search can be told."""
        state = self._desk.knowledge()
        return state.building is None and state.trouble is None and not self._desk.status().cannot & {"search_outcomes"}

    def _found(self) -> None:
        if self.is_mounted:
            if self._finder.answer is not None:
                self._verdicts.answered(self._finder.query, self._finder.answer)
            self._show_title()
            anew = self._shown_for != self._finder.query
            self._shown_for = self._finder.query
            self._show_hits(keep=None if anew else self._list.chosen)
            self._read_chosen()
            if not self._finder.hits:
                self._ask_again()
        self._looked_up.set()

    def _ask_again(self) -> None:
        """Where the index has changed since the last time, perhaps while it was being searched."""
        if self._more_may_be_found:
            self._more_may_be_found = False
            self._finder.ask_again()

    def _failed(self, trouble: Trouble) -> None:
        self._looked_up.set()
        if self.is_mounted:
            self.show_notice(self.wording.trouble(trouble))

    async def _is_settled(self) -> bool:
        """Waits until what is shown answers what stands in the line; False where that takes too long."""

        async def settled() -> None:
            while not self._finder.is_settled(self._line.value):
                self._looked_up.clear()
                await self._looked_up.wait()

        try:
            await asyncio.wait_for(settled(), ANSWER_PATIENCE)
        except TimeoutError:
            return False
        return True

    def _show_hits(self, keep: str | None) -> None:
        width, now = self._list.size.width or self.app.size.width, local(self.around.now(), self.wording.zone)
        rows = [PickRow(hit.id, hit_line(hit, width - 1, now, self.wording.language)) for hit in self._finder.hits]
        if not rows and self._finder.answer is not None:
            wrapped = [line for text in self._why_empty() for line in wrap(text, max(20, width - 4))]
            rows = [PickRow("", (Span("   " + line, "dim"),)) for line in wrapped]
        self._list.show(rows, keep=keep or (rows[0].key if rows else None))

    def _why_empty(self) -> list[str]:
        return why_nothing_found(
            self._finder,
            self.wording,
            at_work=self._at_work is not None,
            building=self._building is not None,
            can_tell="search_outcomes" not in self._desk.status().cannot,
            key=self._key,
        )

    def _key(self, id: str) -> str:
        """What is pressed for it now: while the hands are in the line letters are text, and what has no other key goes
        by the menu."""
        typing = self.focused is not None
        key = self.wording.keys(action(id), 1, in_text=typing)
        if typing and len(key) == 1 and id in KNOWLEDGE_MENU:
            menu = self.wording.keys(action("knowledge_menu"), 1, in_text=True)
            return f"{menu} {KNOWLEDGE_MENU.index(id) + 1}"
        return key

    @property
    def _today(self) -> date:
        return local(self.around.now(), self.wording.zone).date()

    def on_input_changed(self, message: TextLine.Changed) -> None:
        if not message.value.strip():
            self._verdicts.left()
        self._finder.ask(message.value)

    def on_knowledge_search_index_changed(self) -> None:
        state = self._desk.knowledge()
        finished = self._building is not None and state.building is None
        self._building = state.building
        self._show_title()
        self._more_may_be_found = state.building is None
        if finished or (self._finder.answer is not None and not self._finder.hits):
            self._ask_again()
        if state.trouble is not None:
            self.show_notice(self.wording.trouble_named(state.trouble))
        elif self._desk.take_index_damage():
            self.show_notice(self.wording.screen("knowledge.damaged"))

    # Reading

    def _read_chosen(self) -> None:
        self._finder.read(self._finder.hit(self._list.chosen))

    def _read(self) -> None:
        if self.is_mounted:
            self._show_article(from_top=True)
        self._looked_up.set()

    def _show_article(self, *, from_top: bool) -> None:
        view, told, length, bulletin = self._finder.read_now
        width = max(20, self._pages.content_size.width or self.app.size.width)
        lines: Sequence[Line] = ()
        if view is not None:
            lines = article_lines(view.article, view.marked, width, self._today, self.wording.here, told, length)
        elif bulletin is not None:
            lines = bulletin_text(bulletin, width, self.around.now(), self.wording.here)
        self._pages.show(lines, from_top=from_top)
        self.show_begun(())

    def _move(self, id: str, count: int = 1) -> bool:
        moved = move_in(self._pages if self._whole else self._list, id, count)
        if moved and not self._whole:
            self._read_chosen()
        return moved

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self._read_chosen()

    def _read_whole(self, whole: bool) -> None:
        self._whole = whole
        if whole:
            self._verdicts.used()
        self.set_class(whole, "-whole")
        self.set_focus(None if whole else self._line)
        self.show_begun(())
        self.call_after_refresh(self._show_article, from_top=True)

    # What stands around

    def show_notice(self, text: str) -> None:
        """In the last line; over the end of the article where it is too long for what is left there."""
        super().show_notice(text)
        self._notice.say(text)

    def quiet(self) -> None:
        super().quiet()
        self._notice.say("")

    def _show_title(self) -> None:
        customer = self._at_work.customer if self._at_work is not None else None
        self._title.show(head_line(title_words(self._finder, customer, self._building, self.wording)))

    def read_again(self) -> None:
        self.show_frame()
        self._show_title()

    def on_resize(self, event: events.Resize) -> None:
        self._take_shape(event.size.width)
        self.call_after_refresh(self._lay_out)

    def _take_shape(self, width: int) -> None:
        self.set_class(width >= SIDE_BY_SIDE, "-beside")

    def _lay_out(self) -> None:
        self._show_hits(keep=self._list.chosen)
        self._show_article(from_top=False)
