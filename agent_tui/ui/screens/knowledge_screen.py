"""Searching knowledge: a line to type in, what was found as one types, and the article under the cursor.

Everything works while the hands are in the line: arrows move in what was found, enter reads it whole, function keys use
it. In the list letters are keys. With nothing typed stands what fits the contact at hand.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message

from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Article
from agent_tui.ui.actions import ACTIONS, action, actions_at, bindings_of
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.knowledge_lines import article_lines, hit_line
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Span
from agent_tui.ui.screens.article_finder import MOST_HITS, ArticleFinder
from agent_tui.ui.screens.framed_screen import Around, FramedScreen
from agent_tui.ui.screens.lines import Lines, head_line
from agent_tui.ui.screens.moving import move_in
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.widgets.text_pages import TextPages

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

SIDE_BY_SIDE = 120

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


class KnowledgeScreen(FramedScreen[Use | None]):
    """Answers with what is to be done with an article, or None."""

    place = "knowledge"
    AUTO_FOCUS = "TextLine"
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
        self._whole = False
        """The article fills the screen."""
        self._building = desk.knowledge().building
        self._unwatch: Callable[[], None] = lambda: None
        self._finder = ArticleFinder(
            desk,
            at_work.ticket if at_work is not None else None,
            self.wording.language,
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
        yield self.story
        yield self.status_line

    def on_mount(self) -> None:
        self._unwatch = self._desk.watch_knowledge(lambda: self.post_message(self.IndexChanged()))
        self.show_story(self._at_work.ticket if self._at_work is not None else None)
        self.read_again()
        # why not now: a search in its thread takes the processor from the first paint of this screen
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._desk.hurry_knowledge()
        self._finder.ask(self._line.value)

    def on_unmount(self) -> None:
        self._unwatch()
        self._finder.leave()

    # Searching

    def _found(self) -> None:
        if self.is_mounted:
            self._show_title()
            self._show_hits(keep=None)
            self._read_chosen()

    def _failed(self, trouble: Trouble) -> None:
        self.show_notice(self.wording.trouble(trouble))

    def _show_hits(self, keep: str | None) -> None:
        width, now = self._list.size.width or self.app.size.width, self.around.now()
        rows = [PickRow(hit.id, hit_line(hit, width - 1, now, self.wording.language)) for hit in self._finder.hits]
        if not rows and self._finder.answer is not None:
            rows = [PickRow("", (Span("   " + line, "dim"),)) for line in self._why_empty()]
        self._list.show(rows, keep=keep or (rows[0].key if rows else None))

    def _why_empty(self) -> list[str]:
        words, query = self.wording, self._finder.query
        if query:
            lines = [words.screen("knowledge.nothing-for", query=cut(query, 40))]
        else:
            lines = [words.screen("knowledge.nothing-fits" if self._at_work else "knowledge.type")]
        if self._building is not None:
            lines.append(words.screen("knowledge.not-yet"))
        return lines

    def on_input_changed(self, message: TextLine.Changed) -> None:
        self._finder.ask(message.value)

    def on_text_line_left(self) -> None:
        self._go_back()

    def on_knowledge_screen_index_changed(self) -> None:
        state = self._desk.knowledge()
        finished = self._building is not None and state.building is None
        self._building = state.building
        self._show_title()
        if finished or (state.building is None and self._finder.answer is not None and not self._finder.hits):
            self._finder.ask_again()
        if state.trouble is not None:
            self.show_notice(self.wording.trouble_named(state.trouble))

    # Reading

    def _read_chosen(self) -> None:
        self._finder.read(self._finder.hit(self._list.chosen))

    def _read(self) -> None:
        if self.is_mounted:
            self._show_article(from_top=True)

    def _show_article(self, *, from_top: bool) -> None:
        view = self._finder.view
        if view is None:
            self._pages.show(())
            return
        width = max(20, self._pages.content_size.width or self.app.size.width)
        lines = article_lines(view.article, view.marked, width, self.around.now(), self.wording.language)
        self._pages.show(lines, from_top=from_top)

    # Keys

    def perform(self, id: str) -> None:
        if self._move(id):
            return
        if id == "open":
            self._read_whole(self._finder.hit(self._list.chosen) is not None)
        elif id == "back":
            self._go_back()
        elif id == "search_line":
            self._switch()
        elif id == "article_language":
            self._finder.next_language()
            self._show_title()
        elif id in _USES:
            self._use(id)
        elif id == "help":
            self.show_help()
        elif id == "quit":
            self.app.call_later(self.app.action_quit)

    def repeat(self, id: str, count: int) -> bool:
        """A count before a moving key."""
        self.quiet()
        return self._move(id, count)

    def _move(self, id: str, count: int = 1) -> bool:
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
        self.show_begun(())
        self.call_after_refresh(self._show_article, from_top=True)

    def _go_back(self) -> None:
        """Out of the article, then out of what was typed, then out of the window."""
        if self._whole:
            self._read_whole(False)
        elif self._line.value:
            self._line.value = ""
            self.set_focus(self._line)
        else:
            self.dismiss(None)

    def _switch(self) -> None:
        if not self._whole:
            self.set_focus(self._line if self.focused is None else None)
            self.show_begun(())

    def _use(self, id: str) -> None:
        view = self._finder.view
        if view is None or view.article.id != self._list.chosen:
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

    # What stands around

    def _show_title(self) -> None:
        words, hits = self.wording, self._finder.hits
        if self._finder.query:
            count = len(hits)
            title = words.screen("knowledge.found-many" if count == MOST_HITS else "knowledge.found", count=count)
        elif self._at_work is not None and hits:
            title = words.screen("knowledge.suggested", customer=cut(self._at_work.customer, 30))
        else:
            title = words.screen("knowledge.title")
        if self._finder.language is not None:
            title += "  " + words.screen(f"knowledge.language.{self._finder.language}")
        if self._building is not None:
            done, total = self._building
            title += "  " + words.screen("knowledge.indexing", done=done, total=total)
        self._title.show(head_line(title))

    def hint_line(self) -> Sequence[Hint]:
        typing = self.focused is not None
        named = ("insert", "cite", *(() if self._whole else ("open",)), "back", "help")
        return [
            Hint(self.wording.keys(one, 1, in_text=typing), self.wording.name(one), one.id == "help")
            for one in map(action, named)
        ]

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
