"""Knowledge at work: searched, read, put to use, and judged.

Everything works while the hands are in the line: arrows move in what was found, enter reads it whole, function keys use
it and say what came of the search. In the list letters are keys. With nothing typed stands what fits the contact at
hand.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Article, SearchVerdict
from agent_tui.knowledge.plain_words import plain_text
from agent_tui.ui.actions import ACTIONS, action, actions_at, bindings_of
from agent_tui.ui.actions.knowing import KNOWLEDGE_MENU
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.screens.knowledge.knowledge_search import AtWork, KnowledgeSearch, Use
from agent_tui.ui.screens.knowledge.narrowing import Narrowing, tags_of
from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen, named

__all__ = ["AtWork", "KnowledgeScreen", "Use"]

_MOVES = frozenset({"up", "down", "page_up", "page_down", "first", "last", "open", "back", "help", "quit"})

_OF_WHAT_WAS_FOUND = frozenset(
    {
        *("up", "down", "page_up", "page_down", "first", "last", "open", "knowledge_menu", "article_tag"),
        *("insert", "cite", "copy_article", "solved", "wrong", "missing"),
    }
)
"""These mean what was found for what stands in the line, not for what stood there before."""


class KnowledgeScreen(KnowledgeSearch):
    """Answers with what is to be done with an article, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(
            [
                *(one for one in actions_at("list") if one.id in _MOVES),
                *(one for one in ACTIONS if "knowledge" in one.places),
            ]
        )
    ]

    def hint_line(self) -> Sequence[Hint]:
        """Only what can be done with what stands under the cursor."""
        typing = self.focused is not None
        hit, shown = self._finder.hit(self._list.chosen), ["missing", "knowledge_menu", "back", "help"]
        if hit is not None and hit.bulletin_id is None:
            uses = ["cite"] if hit.audience == "internal" else ["insert", "cite"]
            shown = [*(uses if self._at_work is not None else []), "solved", "missing", "wrong", *shown[1:]]
        kept = ("solved", "missing", "help")
        return [
            Hint(self.wording.keys(one, 1, in_text=typing), self.wording.name(one), one.id in kept)
            for one in map(action, shown)
        ]

    # Keys

    def action_perform(self, id: str) -> Awaitable[None] | None:
        """What is pressed right after typing waits for the answer, and later keys for it: all act in their order."""
        if id not in _OF_WHAT_WAS_FOUND or self._whole or self._finder.is_settled(self._line.value):
            return super().action_perform(id)
        return self._perform_settled(id)

    async def _perform_settled(self, id: str) -> None:
        if await self._is_settled():
            super().action_perform(id)
        elif self.is_mounted:
            self.show_notice(self.wording.screen("knowledge.no-answer-yet", what=self.wording.name(action(id))))

    def perform(self, id: str) -> None:
        if not self._move(id):
            performer = self._performers().get(id)
            if performer is not None:
                performer()

    def _performers(self) -> dict[str, Callable[[], object]]:
        narrowing = self._finder.narrowing
        return {
            "open": lambda: self._read_whole(self._finder.hit(self._list.chosen) is not None),
            "back": self._go_back,
            "search_line": self._switch,
            "insert": self._insert,
            "cite": self._cite,
            "copy_article": self._copy,
            "solved": lambda: self._judge("solved"),
            "wrong": lambda: self._judge("wrong"),
            "missing": self._miss,
            "article_language": lambda: self._narrow(narrowing.next_language()),
            "article_audience": lambda: self._narrow(narrowing.next_audience()),
            "article_tag": self._choose_tag,
            "knowledge_menu": self._show_menu,
            "help": self.show_help,
            "palette": self.show_palette,
            "quit": lambda: self.app.call_later(self.app.action_quit),
        }

    def repeat(self, id: str, count: int) -> bool:
        """A count before a moving key."""
        self.quiet()
        return self._move(id, count)

    def on_text_line_left(self) -> None:
        self._go_back()

    def _go_back(self) -> None:
        """Out of the article, then out of what was typed, then out of the window."""
        if self._whole:
            self._read_whole(False)
        elif self._line.value:
            self._verdicts.left()
            self._line.value = ""
            self.set_focus(self._line)
        else:
            self.dismiss(None)

    def _switch(self) -> None:
        if not self._whole:
            self.set_focus(self._line if self.focused is None else None)
            self.show_begun(())

    # Putting it to use

    @property
    def _chosen(self) -> Article | None:
        """The article under the cursor, once it has been read."""
        view = self._finder.read_now.view
        return view.article if view is not None and view.article.id == self._list.chosen else None

    def _say_nothing_chosen(self) -> None:
        """A bulletin may be under the cursor; while an article is being read, nothing is to be said."""
        hit, trouble = self._finder.hit(self._list.chosen), self._finder.trouble
        if trouble is not None:
            self.show_notice(self.wording.trouble(trouble))
        elif hit is None or hit.bulletin_id is not None:
            self.show_notice(self.wording.screen("knowledge.choose-first" if hit is None else "knowledge.is-bulletin"))

    def _insert(self) -> None:
        article = self._chosen
        if article is None:
            self._say_nothing_chosen()
        elif not self._has_contact():
            return
        elif article.audience == "internal":
            self.show_notice(self.wording.screen("knowledge.not-inserted", key=self._key("cite")))
        else:
            self._use(Use("insert", article))

    def _cite(self) -> None:
        article = self._chosen
        if article is None:
            self._say_nothing_chosen()
        elif self._has_contact():
            self._use(Use("cite", article))

    def _has_contact(self) -> bool:
        if self._at_work is None:
            self.show_notice(self.wording.screen("knowledge.no-contact"))
        return self._at_work is not None

    def _use(self, use: Use) -> None:
        self._verdicts.used()
        self.dismiss(use)

    def _copy(self) -> None:
        article, told = self._chosen, self._finder.read_now.told
        if article is None:
            self._say_nothing_chosen()
        else:
            self._verdicts.used()
            text, words = told.text if told is not None else plain_text(article.body), self.wording
            if article.audience == "internal":
                text = f"[{words.screen('knowledge.internal-only')}]\n{text}"
            self.app.copy_to_clipboard(text)
            key = "knowledge.copied-internal" if article.audience == "internal" else "knowledge.copied"
            self.show_notice(words.screen(key, title=cut(article.title or article.id, 30)))

    # What came of the search

    @property
    def _asked(self) -> str:
        """The question that the hits answer: what was typed, else what the contact is about."""
        return self._finder.query or (self._finder.answer.query if self._finder.answer is not None else "")

    def _judge(self, verdict: SearchVerdict) -> None:
        article = self._chosen
        if article is None:
            self._say_nothing_chosen()
        else:
            self._note(verdict, self._asked or article.title, cut(article.title or article.id, 30), article.id)

    def _miss(self) -> None:
        if self._asked:
            self._note("missing", self._asked, cut(mask_numbers(self._asked), 40))
        else:
            self.show_notice(self.wording.screen("knowledge.ask-first"))

    def _note(self, verdict: SearchVerdict, query: str, shown: str, article: str | None = None) -> None:
        try:
            before = self._verdicts.give(verdict, query, article)
        except Trouble as trouble:
            self.show_notice(self.wording.trouble(trouble))
            return
        words = self.wording
        if before is None:
            said = words.screen(f"knowledge.noted-{verdict}", title=shown, query=shown)
        elif before == verdict:
            said = words.screen("knowledge.noted-before")
        else:
            said = words.screen("knowledge.judged-before", verdict=words.screen(f"outbox.search.{before}"))
        self.show_notice(said)

    # Narrowing the search

    def _narrow(self, narrowing: Narrowing) -> None:
        self._finder.narrow(narrowing)
        self._show_title()

    def _choose_tag(self) -> None:
        narrowing, tags = self._finder.narrowing, tags_of(self._finder.hits)
        if narrowing.tag is None and not tags:
            self.show_notice(self.wording.screen("knowledge.no-tags"))
            return
        any_tag = [("", self.wording.screen("knowledge.any-tag"), "")] if narrowing.tag is not None else []
        choices = named([*any_tag, *((tag, tag, str(count)) for tag, count in tags)])

        def chosen(tag: str | None) -> None:
            if tag is not None:
                self._narrow(narrowing.to_tag(tag or None))

        title = self.wording.screen("knowledge.tags")
        self.app.push_screen(ChoiceScreen(self.wording, self.around.styles, choices, title=title), chosen)

    def _show_menu(self) -> None:
        typing = self.focused is not None
        keys = {id: self.wording.keys(action(id), 1, in_text=typing) for id in KNOWLEDGE_MENU}
        choices = named([(id, self.wording.name(action(id)), keys[id]) for id in KNOWLEDGE_MENU])
        article = self._chosen
        what = cut(article.title or article.id, 40) if article is not None else ""

        def chosen(id: str | None) -> None:
            if id is not None:
                self.perform(id)

        title = self.wording.screen("knowledge.menu", what=what)
        self.app.push_screen(ChoiceScreen(self.wording, self.around.styles, choices, title=title), chosen)
