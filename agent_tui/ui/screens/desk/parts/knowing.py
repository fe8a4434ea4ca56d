"""At the desk: knowledge: search, suggestions, inserting and citing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_tui.desk.views import ContactView
from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Article
from agent_tui.knowledge.freshness import good_until, is_stale
from agent_tui.ui.actions import action
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.filtering import Filtering
from agent_tui.ui.screens.windows.lines import Lines, head_line

if TYPE_CHECKING:
    from agent_tui.knowledge.values import SearchAnswer
    from agent_tui.ui.latest_call import LatestCall
    from agent_tui.ui.screens.knowledge.knowledge_screen import Use

SUGGEST_DELAY = 0.3
"""Seconds that a contact must stay before articles are looked for: a held key passes over hundreds."""

SUGGESTIONS = 3

BEST = 40
"""Cells of the title that stands in the contact pane, with the mark of what is for agents alone behind it."""


class Knowing(DeskPart):
    """Performs the actions of `ui.actions.knowing`."""

    _suggested: Lines | None = None
    """At the foot of the customer card, as many rows whatever fits."""
    _ticket: str | None = None
    _said: str | None = None
    """The customer's last words in it, by their id."""
    _answer: "SearchAnswer | None" = None
    """What fits it; None until that is known."""
    _looking: "LatestCall[SearchAnswer] | None" = None

    def __init__(self, desk_screen: Filtering) -> None:
        super().__init__(desk_screen)
        self._waiting = Alarm(desk_screen.set_timer, self._look)

    def performers(self) -> Mapping[str, Performer]:
        return {"knowledge": self._open}

    async def _open(self) -> None:
        # why: loaded here because the desk opens without it
        from agent_tui.ui.screens.knowledge.knowledge_screen import AtWork, KnowledgeScreen

        hand = self.at.at_hand()
        at_work = AtWork(hand.ticket, hand.customer, hand.channel) if hand is not None else None

        async def use(chosen: "Use") -> None:
            if at_work is not None:
                await self.at.take_to_hand(at_work.ticket)
                await self._use(chosen)

        await self.at.ask(KnowledgeScreen(self.at.around(), self.at.desk, at_work), use)

    async def _use(self, use: "Use") -> None:
        if use.how == "insert":
            await self._insert_wording(use.article)
        else:
            words = self.at.wording.screen("knowledge.citation", title=use.article.title, id=use.article.id)
            await self._insert("note", words, any_kind=False)

    async def _insert_wording(self, article: Article) -> None:
        """What the customer at hand is told of it; says whose words these are where others were chosen, and when nobody
        looked at them in time."""
        hand = self.at.at_hand()
        wording = self.at.desk.words_for(article, hand.ticket) if hand is not None else None
        if wording is None:
            return
        if not await self._insert("reply", wording.text, any_kind=True):
            return
        words, told, said = self.at.wording, wording.article, []
        if told.id != article.id:
            language = language_name(told.language)
            said.append(words.screen("knowledge.counterpart", title=cut(told.title, 30), language=language))
        if is_stale(told, self.at.now().date()):
            said.append(words.screen("knowledge.inserted-old", date=good_until(told).isoformat()))
        if said:
            self.at.show_notice("  ".join(said))

    async def _insert(self, kind: str, text: str, *, any_kind: bool) -> bool:
        """Into what is being written to the contact at hand, or (`any_kind` False) only into a text of that kind; opens
        one where there is none. False where none can be written."""
        hand = self.at.at_hand()
        composer = self.at.pane.composer
        fits = composer is not None and hand is not None and composer.ticket == hand.ticket
        if not fits or composer is None or (composer.kind != kind and not any_kind):
            await self.at.perform(kind)
            composer = self.at.pane.composer
        if composer is None:
            return False
        area = composer.text_area
        self.at.hands_on_contact(area)
        row, column = area.cursor_location
        area.insert(f"\n{text}" if column and area.document.get_line(row)[:column].strip() else text)
        return True

    # Suggestions

    def mounted(self) -> None:
        self._suggested = Lines(self.at.styles_by_name, [()] * (SUGGESTIONS + 1), id="suggested")
        self.at.card.put_at_foot(self._suggested)
        self.at.desk.watch_knowledge(lambda: self.at.call_later(self._index_changed))

    def contact_shown(self, view: ContactView | None) -> None:
        if self.at.panes == 1 and not self.at.reading:
            view = None  # of the contact pane stands only its story there
        ticket, said = (view.ticket.id, _said_last(view)) if view is not None else (None, None)
        before, self._said = self._said, said
        if ticket == self._ticket:
            if said != before and not self._waiting.is_set:
                # what stands there stays until it is known what fits the new words
                self._waiting.set(SUGGEST_DELAY)
            return
        self._ticket, self._answer = ticket, None
        self._waiting.clear()
        if self._looking is not None:
            self._looking.forget()
        self._show(())
        if ticket is not None:
            self._waiting.set(SUGGEST_DELAY)

    def hands_moved(self) -> None:
        """The terminal may have become wide enough for the card, or is no more."""
        self.contact_shown(self.at.view)
        self._show_best()

    def worded_anew(self) -> None:
        if self._answer is not None:
            self._found(self._answer)
        else:
            self._show(())

    def _look(self) -> None:
        from agent_tui.ui.latest_call import LatestCall

        ticket, desk = self._ticket, self.at.desk
        if ticket is None:
            return
        if self._looking is None:
            self._looking = LatestCall(self._found, self._failed)
        self._looking.ask(lambda superseded: desk.suggest(ticket, limit=SUGGESTIONS))

    def _index_changed(self) -> None:
        """What was just indexed may fit the contact that is shown; what stands there stays where it is."""
        if self.at.is_current and self.at.desk.take_index_damage():
            self.at.show_notice(self.at.wording.screen("knowledge.damaged"))
        fits = self._answer is not None and self._answer.hits
        if self._ticket is not None and not fits and self.at.desk.knowledge().building is None:
            self._look()

    def _found(self, answer: "SearchAnswer") -> None:
        self._answer = answer
        words = self.at.wording
        internal = words.screen("knowledge.internal")
        lines: list[Line] = [
            (Span(f"{internal} ", "late"), Span(hit.title)) if hit.audience == "internal" else (Span(hit.title),)
            for hit in answer.hits
        ]
        self._show(lines or [(Span(words.screen("knowledge.none-fits"), "dim"),)])

    def _failed(self, trouble: Trouble) -> None:
        """The knowledge screen says what is wrong with the index; beside a contact it would only be in the way."""
        self._show(())

    def _show_best(self) -> None:
        """In the contact pane, where no card stands beside it."""
        hits = self._answer.hits if self._answer is not None and self.at.panes < 3 else ()
        line: Line = ()
        if hits:
            best, words = hits[0], self.at.wording
            internal = f"{words.screen('knowledge.internal')} " if best.audience == "internal" else ""
            line = (
                Span(f"{words.keys(action('knowledge'), 1, in_text=True)} ", "hint_key"),
                Span(internal, "late"),  # why first: it is never cut off
                Span(cut(best.title, BEST - width_of(internal))),
            )
        self.at.pane.show_suggestion(line, self.at.now())

    def _show(self, lines: "list[Line] | tuple[()]") -> None:
        if self._suggested is not None:
            words = self.at.wording
            head = head_line(words.screen("knowledge.suggestions", key=words.keys(action("knowledge"), 1)))
            rows: list[Line] = [head, *lines]
            self._suggested.show(*rows, *([()] * (SUGGESTIONS + 1 - len(rows))))
        self._show_best()


def _said_last(view: ContactView) -> str | None:
    ticket = view.ticket.id
    spoken = (one.id for one in reversed(view.timeline) if one.direction == "inbound" and one.ticket == ticket)
    return next(spoken, None)
