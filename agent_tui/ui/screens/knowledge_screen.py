"""Searching knowledge: a line to type in, what was found as one types, and the article under the cursor.

Everything works while the hands are in the line: arrows move in what was found, enter reads it whole, function keys use
it. In the list letters are keys. With nothing typed stands what fits the contact at hand.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message

from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Article
from agent_tui.knowledge.values import Hit, SearchAnswer
from agent_tui.ui.actions import ACTIONS, action, actions_at, bindings_of
from agent_tui.ui.latest_call import LatestCall, Superseded
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.knowledge_lines import article_lines, hit_line
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Span
from agent_tui.ui.screens.full_screen import FullScreen
from agent_tui.ui.screens.lines import Lines, head_line
from agent_tui.ui.screens.moving import move_in
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.widgets.story_lines import StoryLines
from agent_tui.ui.widgets.text_pages import TextPages

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.desk.knowing import ArticleView
    from agent_tui.ui.screens.list_screen import Around

SIDE_BY_SIDE = 120
MOST_HITS = 30

_LANGUAGES: tuple[Literal["zh", "en"] | None, ...] = (None, "zh", "en")
_MOVES = frozenset({"up", "down", "page_up", "page_down", "first", "last", "open", "back", "help", "quit"})
_USES = frozenset({"insert", "cite", "copy_article"})


class AtWork(Struct, frozen=True):
    """The contact that articles are looked for."""

    ticket: str
    customer: str


class Use(Struct, frozen=True):
    """What is to be done with an article."""

    how: Literal["insert", "cite"]
    article: Article


class KnowledgeScreen(FullScreen[Use | None]):
    """Answers with what is to be done with an article, or None."""

    place = "knowledge"
    AUTO_FOCUS = "TextLine"
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(
            [
                *(one for one in actions_at("list") if one.id in _MOVES),
                *(one for one in ACTIONS if "knowledge" in one.places),
            ]
        )
    ]
    DEFAULT_CSS = """
    KnowledgeScreen {
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

    def __init__(self, around: "Around", desk: "Desk", at_work: AtWork | None) -> None:
        super().__init__()
        self.around = around
        self.wording = around.wording
        self._desk = desk
        self._at_work = at_work
        self._title = Lines(around.styles, [()])
        self._line = TextLine(id="query")
        self._line.placeholder = self.wording.screen("knowledge.placeholder")
        self._list = PickList(around.styles, id="hits")
        self._between = Lines(around.styles, [(Span("-" * 200, "head"),)], id="between")
        self._pages = TextPages(around.styles, id="article")
        self.slot_strip = SlotStrip(around.wording.here, id="slots")
        self.story = StoryLines(around.wording.here, me=around.me, id="story")
        self.status_line = StatusLine(around.wording.here, around.now(), id="status")
        for widget in (self.slot_strip, self.story, self.status_line):
            widget.set_styles_by_name(around.styles)
        self._language: Literal["zh", "en"] | None = None
        self._answer: SearchAnswer | None = None
        self._view: ArticleView | None = None
        self._whole = False
        self._building = desk.knowledge().building
        self._unwatch: Callable[[], None] = lambda: None
        self._searching: LatestCall[SearchAnswer] = LatestCall(self._answered, self._failed)
        self._reading: LatestCall[ArticleView] = LatestCall(self._read, self._failed)

    def compose(self) -> ComposeResult:
        yield self.slot_strip
        yield self._title
        yield self._line
        with Container(id="found"):
            yield self._list
            yield self._between
            yield self._pages
        yield self.story
        yield self.status_line

    def on_mount(self) -> None:
        self._take_shape(self.app.size.width)
        self._unwatch = self._desk.watch_knowledge(lambda: self.post_message(self.IndexChanged()))
        self._desk.hurry_knowledge()
        self._show_frame()
        self._ask()
        self._tick_in_time()

    def on_unmount(self) -> None:
        self._unwatch()
        self._searching.forget()
        self._reading.forget()

    # Searching

    @property
    def _query(self) -> str:
        return self._line.value

    def _ask(self) -> None:
        """Searches for what is typed now, or for what fits the contact."""
        query, language, desk = self._query, self._language, self._desk
        if query.strip():

            def search(superseded: Superseded) -> SearchAnswer:
                return desk.search(query, limit=MOST_HITS, typing=True, language=language, superseded=superseded)

            self._searching.ask(search)
        elif self._at_work is not None:
            ticket = self._at_work.ticket
            self._searching.ask(lambda superseded: desk.suggest(ticket, limit=MOST_HITS))
        else:
            self._searching.forget()
            self._answered(SearchAnswer("", 0.0, ()))

    def _answered(self, answer: SearchAnswer) -> None:
        if not self.is_mounted:
            return
        self._answer = answer
        self._show_title()
        self._show_hits(keep=None)
        self._read_chosen()

    def _failed(self, trouble: Trouble) -> None:
        self.status_line.show_notice(self.wording.trouble(trouble))

    def _show_hits(self, keep: str | None) -> None:
        hits = self._answer.hits if self._answer is not None else ()
        width, now = self._list.size.width or self.app.size.width, self.around.now()
        rows = [PickRow(hit.id, hit_line(hit, width - 1, now, self.wording.language)) for hit in hits]
        if not rows and self._answer is not None:
            rows = [PickRow("", (Span("   " + line, "dim"),)) for line in self._why_empty()]
        self._list.show(rows, keep=keep or (rows[0].key if rows else None))

    def _why_empty(self) -> list[str]:
        words = self.wording
        if self._query.strip():
            lines = [words.screen("knowledge.nothing-for", query=cut(self._query.strip(), 40))]
        else:
            lines = [words.screen("knowledge.nothing-fits" if self._at_work else "knowledge.type")]
        if self._building is not None:
            lines.append(words.screen("knowledge.not-yet"))
        return lines

    def on_input_changed(self, message: TextLine.Changed) -> None:
        self._ask()

    def on_text_line_left(self) -> None:
        self._go_back()

    def on_knowledge_screen_index_changed(self) -> None:
        state = self._desk.knowledge()
        finished = self._building is not None and state.building is None
        self._building = state.building
        self._show_title()
        if finished or (state.building is None and self._answer is not None and not self._answer.hits):
            self._ask()
        if state.trouble is not None:
            self.status_line.show_notice(self.wording.trouble_named(state.trouble))

    # Reading

    @property
    def _chosen(self) -> Hit | None:
        hits = self._answer.hits if self._answer is not None else ()
        return next((hit for hit in hits if hit.id == self._list.chosen), None)

    def _read_chosen(self) -> None:
        hit, desk = self._chosen, self._desk
        if hit is None:
            self._reading.forget()
            self._view = None
            self._pages.show(())
            return
        query = self._answer.query if self._answer is not None else ""
        typing = bool(self._query.strip())
        self._reading.ask(lambda superseded: desk.article_view(hit.id, query, typing=typing))

    def _read(self, view: "ArticleView") -> None:
        if self.is_mounted:
            self._view = view
            self._show_article(from_top=True)

    def _show_article(self, *, from_top: bool) -> None:
        view = self._view
        if view is not None:
            width = max(20, self._pages.content_size.width or self.app.size.width)
            now = self.around.now()
            lines = article_lines(view.article, view.marked, width, now, self.wording.language)
            self._pages.show(lines, from_top=from_top)

    # Keys

    def action_perform(self, id: str) -> None:
        self.quiet()
        self.perform(id)

    def perform(self, id: str) -> None:
        if move_in(self._pages if self._whole else self._list, id):
            if not self._whole:
                self._read_chosen()
        elif id == "open":
            self._read_whole(self._chosen is not None)
        elif id == "back":
            self._go_back()
        elif id == "search_line":
            self._switch()
        elif id == "article_language":
            self._next_language()
        elif id in _USES:
            self._use(id)
        elif id == "help":
            self._show_help()
        elif id == "quit":
            self.app.call_later(self.app.action_quit)

    def repeat(self, id: str, count: int) -> bool:
        """A count before a moving key."""
        self.quiet()
        moved = move_in(self._pages if self._whole else self._list, id, count)
        if moved and not self._whole:
            self._read_chosen()
        return moved

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self._read_chosen()

    def _read_whole(self, whole: bool) -> None:
        self._whole = whole
        self.set_class(whole, "-whole")
        self.set_focus(None if whole else self._line)
        self._show_hints()
        self.call_after_refresh(self._show_article, from_top=True)

    def _go_back(self) -> None:
        """Out of the article, then out of what was typed, then out of the window."""
        if self._whole:
            self._read_whole(False)
        elif self._query:
            self._line.value = ""
            self.set_focus(self._line)
        else:
            self.dismiss(None)

    def _switch(self) -> None:
        if not self._whole:
            self.set_focus(self._line if self.focused is None else None)
            self._show_hints()

    def _next_language(self) -> None:
        self._language = _LANGUAGES[(_LANGUAGES.index(self._language) + 1) % len(_LANGUAGES)]
        self._show_title()
        self._ask()

    def _use(self, id: str) -> None:
        view, hit = self._view, self._chosen
        if view is None or hit is None or view.article.id != hit.id:
            return
        if id == "copy_article":
            self.app.copy_to_clipboard(view.article.body)
        elif self._at_work is None:
            self.show_notice(self.wording.screen("knowledge.no-contact"))
        elif id == "cite":
            self.dismiss(Use("cite", view.article))
        elif view.article.audience == "internal":
            key = self.wording.keys(action("cite"))
            self.show_notice(self.wording.screen("knowledge.not-inserted", key=key))
        else:
            self.dismiss(Use("insert", view.article))

    def _show_help(self) -> None:
        from agent_tui.ui.screens.help_screen import HelpScreen

        def answered(chosen: str | None) -> None:
            if chosen is not None:
                self.perform(chosen)

        self.app.push_screen(HelpScreen(self.wording, self.around.styles, "knowledge"), answered)

    # What stands around

    def _show_title(self) -> None:
        words, answer = self.wording, self._answer
        if not self._query.strip():
            title = words.screen("knowledge.title")
            if self._at_work is not None and answer is not None and answer.hits:
                title = words.screen("knowledge.suggested", customer=cut(self._at_work.customer, 30))
        else:
            count = len(answer.hits) if answer is not None else 0
            title = words.screen("knowledge.found-many" if count == MOST_HITS else "knowledge.found", count=count)
        if self._language is not None:
            title += "  " + words.screen(f"knowledge.language.{self._language}")
        if self._building is not None:
            done, total = self._building
            title += "  " + words.screen("knowledge.indexing", done=done, total=total)
        self._title.show(head_line(title))

    def _show_frame(self) -> None:
        self.slot_strip.show(*self.around.slots(), self.around.now())
        if self._at_work is not None:
            self.story.show(self.around.story(self._at_work.ticket), self.around.now())
        self.status_line.show_status(self.around.status())
        self.status_line.show_promise(self.around.promise())
        self._show_title()
        self._show_hints()

    def _show_hints(self) -> None:
        at = -1 if self.focused is not None else 0
        hints = []
        for id in ("insert", "cite", "open", "back", "help"):
            one = action(id)
            keys = self.wording.keys(one).split(" ")
            hints.append(Hint(keys[at if id in _USES else 0], self.wording.name(one), id == "help"))
        self.status_line.show_hints(hints)

    def show_notice(self, text: str) -> None:
        self.status_line.show_notice(text)

    def quiet(self) -> None:
        self.status_line.show_notice("")

    def read_again(self) -> None:
        self._show_frame()

    def _tick_in_time(self) -> None:
        now = self.around.now()
        self.set_timer(max(0.05, min(self.slot_strip.until_tick(now), self.status_line.until_tick(now))), self._tock)

    def _tock(self) -> None:
        now = self.around.now()
        self.slot_strip.tick(now)
        self.story.tick(now)
        self.status_line.tick(now)
        self._tick_in_time()

    def on_resize(self, event: events.Resize) -> None:
        self._take_shape(event.size.width)
        self.call_after_refresh(self._lay_out)

    def _take_shape(self, width: int) -> None:
        self.set_class(width >= SIDE_BY_SIDE, "-beside")

    def _lay_out(self) -> None:
        self._show_hits(keep=self._list.chosen)
        self._show_article(from_top=False)
