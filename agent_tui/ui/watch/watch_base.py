"""What every screen of watch mode can do to the contact under its cursor: give it to somebody else, have its promise
kept by somebody else, put it before others. Each is written through the desk, like everybody's."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from agent_tui.desk.views import Sent, Status
from agent_tui.insight.reading import Reading
from agent_tui.ui.actions import Place, Situation, action, actions_at, bindings_of
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.windows.notice import Notice
from agent_tui.ui.screens.windows.telling_screen import TellingScreen
from agent_tui.ui.threads import in_thread
from agent_tui.ui.watch.target import Target
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.watch.written import Words
from agent_tui.ui.widgets.line_widget import LineWidget
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.wording import Wording

Performer = Callable[[], object]
"""What it answers is waited for, where that can be."""

PRIORITIES = (1, 5)


class WatchBase(TellingScreen):
    place: ClassVar[Place] = "watch"
    AUTO_FOCUS: ClassVar[str | None] = ""
    ESCAPE_TO_MINIMIZE: ClassVar[bool | None] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(actions_at("watch"))]

    HINTS: ClassVar[tuple[str, ...]] = ("open", "reassign", "raise", "filter", "menu", "help")

    def __init__(self, watched: Watched) -> None:
        super().__init__()
        self.watched = watched
        self.desk = watched.desk
        self.wording = watched.wording
        self.say = watched.say
        self.status_line = StatusLine(watched.wording.here, watched.now(), id="status")
        self.status_line.set_styles_by_name(watched.styles)
        self.status: Status | None = None
        self.notice = Notice(watched.styles, self.status_line, lifted=self._rows_to_notice)

    def cursor_row(self) -> int | None:
        """Which row of the screen is under the cursor; None where none is."""
        return None

    def _rows_to_notice(self, lines: int) -> int:
        """A notice stands over the last rows; above the one under the cursor where that is among them."""
        last = self.app.size.height - 1
        cursor = self.cursor_row()
        return lines if cursor is None or cursor < last - lines else lines + last - cursor

    def at_hand(self) -> Target | None:
        """What is under the cursor."""
        return None

    def move(self, id: str, count: int = 1) -> bool:
        """Does a moving action; False where it is none."""
        return False

    def performers(self) -> dict[str, Performer]:
        """What this screen does beside what all do."""
        return {}

    def show_reading(self, reading: Reading) -> None:
        """Another reading was taken."""

    # Keys

    def action_perform(self, id: str) -> Awaitable[None]:
        return self.perform(id)

    def repeat(self, id: str, count: int) -> bool:
        """A count before a moving key."""
        return self.move(id, count)

    async def perform(self, id: str) -> None:
        self.quiet()
        if self.move(id):
            return
        why_not = self.wording.why_not(action(id), self.situation())
        if why_not:
            self.refuse(id, why_not)
            return
        performer = self._performers().get(id)
        if performer is None:
            self.refuse(id, self._reason("why.not-on-this-screen"))
            return
        with self.telling():
            answer = performer()
            if isinstance(answer, Awaitable):
                await answer

    def refuse(self, id: str, why: str) -> None:
        """Says why an action does nothing."""
        self.say(self.wording.screen("cannot", action=self.wording.name(action(id)), reason=why))

    def nothing_chosen(self, id: str) -> None:
        """No row is under the cursor."""
        self.refuse(id, self._reason("why.nothing-selected"))

    def _reason(self, key: str) -> str:
        return self.wording.reason(key, back=self.wording.keys(action("back"), 1))

    def _performers(self) -> dict[str, Performer]:
        return {
            "reassign": self._ask_whom,
            "cover": self._ask_who_keeps,
            "raise": lambda: self._change_priority(-1),
            "lower": lambda: self._change_priority(1),
            "broadcast": self._broadcast,
            "bulletins": lambda: self.app.run_action("app.show_bulletins"),
            "help": self._show_help,
            "menu": self._show_menu,
            "palette": self._show_palette,
            "language": lambda: self.app.run_action("app.switch_language"),
            "theme": lambda: self.app.run_action("app.switch_theme"),
            "keymap": lambda: self.app.run_action("app.switch_keymap"),
            "repaint": lambda: self.app.run_action("app.repaint"),
            "quit": lambda: self.app.run_action("app.quit"),
            **self.performers(),
        }

    def situation(self) -> Situation:
        target = self.at_hand()
        return Situation(
            "watch",
            ticket=target.ticket if target else None,
            promise=target.promise if target else None,
            figure=target is not None and target.ticket is None,
            online=self.status is None or self.status.online,
            signed_in=self.desk.agent is not None,
            cannot=self.status.cannot if self.status is not None else frozenset(),
        )

    # Deeds

    async def _ask_whom(self) -> None:
        target = self.at_hand()
        if target is None or target.ticket is None:
            return
        ticket = target.ticket

        def give(agent: str) -> None:
            done = self.wording.screen("watch.reassigned", customer=target.customer, who=self.wording.here.name(agent))
            self.say_written(self.desk.assign(ticket, agent), Words(done, done))

        await self._pick("watch.reassign-title", target, give)

    async def _ask_who_keeps(self) -> None:
        target = self.at_hand()
        if target is None or target.promise is None:
            return
        promise = target.promise

        def give(agent: str) -> None:
            done = self.wording.screen("watch.covered", customer=target.customer, who=self.wording.here.name(agent))
            self.say_written(self.desk.assign_promise(promise, agent), Words(done, done))

        await self._pick("watch.cover-title", target, give)

    async def _pick(self, title: str, target: Target, give: Callable[[str], None]) -> None:
        from agent_tui.ui.screens.teamwork.colleague_lines import colleague_choices
        from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen

        team = await in_thread(self.desk.agents)
        picker = ChoiceScreen(
            self.wording,
            self.watched.styles,
            colleague_choices(team, None, self.watched.now(), self.wording),
            title=self.wording.screen(title, customer=target.customer),
            nothing=self.wording.screen("watch.no-agents"),
        )
        await self.ask(picker, give)

    def _change_priority(self, step: int) -> None:
        target = self.at_hand()
        if target is None or target.ticket is None:
            return
        ticket = self.desk.contact(target.ticket).ticket
        priority = min(max(ticket.priority + step, PRIORITIES[0]), PRIORITIES[1])
        if priority == ticket.priority:
            self.say(self.wording.screen("watch.priority-ends", customer=target.customer, n=priority))
            return
        sent = self.desk.set_priority(ticket.id, priority)
        facts: dict[str, str | int] = {"customer": target.customer, "before": ticket.priority, "n": priority}
        done = self.wording.screen("watch.priority", **facts)
        self.say_written(sent, Words(done, f"{done}{'。' if self.wording.language == 'zh' else '.'}"))

    async def _broadcast(self) -> None:
        # why: loaded here because a wallboard opens without it
        from agent_tui.ui.watch.broadcasting import ask_for_broadcast

        if self.desk.may_publish():
            await ask_for_broadcast(self, self.watched, self.say_written)
        else:
            self.refuse("broadcast", self._reason("why.not-a-supervisor"))

    def say_written(self, sent: Sent, words: Words) -> None:
        """Says what was written, or that it waits; what becomes of it is told when it is known."""
        self.say(self.watched.written.told(sent, words, self.status, self.wording))

    # Windows

    async def _show_help(self) -> None:
        from agent_tui.ui.screens.windows.help_screen import HelpScreen

        await self.ask(HelpScreen(self.wording, self.watched.styles, "watch"), self.perform)

    async def _show_menu(self) -> None:
        from agent_tui.ui.screens.windows.menu_screen import MenuScreen

        menu = MenuScreen(self.wording, self.watched.styles, self.situation())
        await self.ask(menu, self.perform)

    async def _show_palette(self) -> None:
        from agent_tui.ui.screens.windows.palette_screen import PaletteScreen

        palette = PaletteScreen(self.wording, self.watched.styles, self.situation())
        await self.ask(palette, self.perform)

    # Language and colours

    def set_wording(self, wording: Wording) -> None:
        """Another language or other keys."""
        self.wording = wording
        self.status_line.set_here(wording.here)
        self.show_begun(())

    def wear(self, styles: Styles) -> None:
        """Other colours, everywhere on the screen."""
        for widget in self.query(LineWidget):
            widget.set_styles_by_name(styles)

    # What is said

    def show_notice(self, text: str) -> None:
        self.keep_if_below(text)
        self.notice.say(text)

    def quiet(self) -> None:
        super().quiet()
        self.notice.say("")

    def show_status(self, status: Status) -> None:
        self.status = status
        self.status_line.show_status(status)
        self.count_unread()

    def count_unread(self) -> None:
        """Bulletins that whoever watches has not read: nothing opens over a wallboard by itself."""
        with self.telling():
            self.status_line.show_unread(len(self.desk.unread()))

    def show_begun(self, hints: Sequence[Hint]) -> None:
        self.status_line.show_hints(hints or self.usual_hints())

    def usual_hints(self) -> list[Hint]:
        named = [action(id) for id in self.HINTS]
        return [Hint(self.wording.keys(one, 1), self.wording.name(one), one.id in ("menu", "help")) for one in named]
