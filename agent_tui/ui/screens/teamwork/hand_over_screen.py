"""The end of a shift: what is in my hands and what I promised, and who takes it over."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from agent_tui.desk.views import AgentLine, Orphans, PromiseRow
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.actions import ACTIONS, Place, action, bindings_of
from agent_tui.ui.presentation.cells import cut, fit, fit_right
from agent_tui.ui.presentation.styles import Line, Span, StyleName, Styles
from agent_tui.ui.presentation.times import left
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.teamwork.colleague_lines import colleague_choices
from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK, move_in
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.screens.windows.small_window import SmallWindow
from agent_tui.ui.screens.windows.words_screen import SomeWords, WordsScreen
from agent_tui.ui.wording import Wording

_BOUND = (*MOVES_AND_BACK, "send", "transfer")
NOT_LIST = 7
"""Rows of the window beside its list."""


class Handed(Struct, frozen=True):
    """A contact that somebody takes over, with the promises made in it."""

    ticket: str
    promises: tuple[str, ...]
    receiver: str


class HandedOver(Struct, frozen=True):
    items: tuple[Handed, ...]
    note: str


class Entrusted(Struct, frozen=True):
    """A contact with what I promised in it: one line."""

    ticket: str
    line: Line
    promises: tuple[str, ...]


def entrusted(orphans: Orphans, now: datetime, wording: Wording) -> list[Entrusted]:
    """My contacts with their promises, and promises of contacts that are not in my hands; the first deadline first."""
    by_ticket: dict[str, list[PromiseRow]] = {}
    for row in orphans.promises:
        by_ticket.setdefault(row.promise.ticket, []).append(row)
    found: list[tuple[datetime | None, Entrusted]] = []
    for contact in orphans.contacts:
        promised = by_ticket.pop(contact.id, [])
        due = min([row.promise.due_at for row in promised] + ([contact.due_at] if contact.due_at else []), default=None)
        what = contact.subject or contact.last_line
        if promised:
            what = f"{_promised(promised, wording)} / {what}"
        channel = say(CHANNELS, contact.channel, wording.language)
        name = called(contact.customer_name, contact.customer_id)
        line = _line(channel, name, what, due, now, wording)
        found.append((due, Entrusted(contact.id, line, tuple(row.promise.id for row in promised))))
    for ticket, rows in by_ticket.items():
        first = rows[0]
        kind = wording.screen("shift.promise")
        line = _line(
            kind,
            called(first.customer_name, first.customer_id),
            _promised(rows, wording),
            first.promise.due_at,
            now,
            wording,
        )
        found.append((first.promise.due_at, Entrusted(ticket, line, tuple(row.promise.id for row in rows))))
    found.sort(key=lambda one: (one[0] is None, one[0] or now))
    return [item for _, item in found]


def _promised(rows: Sequence[PromiseRow], wording: Wording) -> str:
    """What was promised; how many there are, where it is more than one."""
    what = "; ".join(row.promise.what for row in rows)
    return wording.screen("shift.promises", n=len(rows), what=what) if len(rows) > 1 else what


def _line(kind: str, name: str, what: str, due: datetime | None, now: datetime, wording: Wording) -> Line:
    late: StyleName = "late" if due is not None and due < now else "text"
    return (
        Span(fit_right(left(due, now, wording.language) if due else "", 6) + " ", late),
        Span(fit(kind, 7) + " ", "dim"),
        Span(fit(name, 16) + " ", "customer"),
        Span(cut(" ".join(mask_numbers(what).split()), 60)),
    )


class HandOverScreen(SmallWindow[HandedOver | None]):
    """All is marked at first; `x` says who gets what is marked, and what has nobody yet is marked then."""

    DEFAULT_CSS = """
    HandOverScreen {
        & > Vertical { width: 78; max-width: 100%; }
    }
    """
    place: ClassVar[Place] = "queue"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in _BOUND)]

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        items: Sequence[Entrusted],
        agents: Sequence[AgentLine],
        me: str | None,
        now: datetime,
    ) -> None:
        super().__init__()
        self._wording, self._styles, self._items = wording, styles, items
        self._agents, self._me, self._now = agents, me, now
        self._marked = {item.ticket for item in items}
        self._receivers: dict[str, str] = {}
        self._keys = {
            "whom": wording.keys(action("transfer"), 1),
            "send": wording.keys(action("send"), 1),
        }
        self._title = Lines(styles)
        self._list = PickList(styles)
        self._foot = Lines(styles)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title
            yield self._list
            yield self._foot

    def on_mount(self) -> None:
        self._title.show(head_line(self._wording.screen("shift.title", n=len(self._items))))
        self._say(self._wording.screen("shift.keys", **self._keys))
        self.on_resize()
        self._draw()

    def on_resize(self) -> None:
        self._list.styles.height = max(1, min(len(self._items), self.app.size.height - NOT_LIST))

    def _say(self, text: str, *, trouble: bool = False) -> None:
        self._foot.show((Span(text, "trouble" if trouble else "dim"),))

    def _draw(self) -> None:
        self._list.show([self._row(item) for item in self._items], keep=self._list.chosen)

    def _row(self, item: Entrusted) -> PickRow:
        receiver = self._receivers.get(item.ticket)
        mark = "[x] " if item.ticket in self._marked else "[>] " if receiver else "[ ] "
        to = self._wording.screen("shift.to", who=cut(self._wording.here.name(receiver), 10)) + "  " if receiver else ""
        return PickRow(item.ticket, (Span(mark, "label"), Span(to, "good"), *item.line))

    def action_perform(self, id: str) -> None:
        self.perform(id)

    def perform(self, id: str) -> None:
        if move_in(self._list, id):
            return
        if id == "back":
            self.dismiss(None)
        elif id in ("transfer", "open"):
            self._ask_whom()
        elif id == "send":
            self._ask_note()

    def on_key(self, event: events.Key) -> None:
        if event.key == "space" and (ticket := self._list.chosen) is not None:
            event.stop()
            self._marked ^= {ticket}
            self._draw()

    def _ask_whom(self) -> None:
        if not self._marked:
            self._say(self._wording.screen("shift.mark-first"), trouble=True)
            return

        def answered(agent: str | None) -> None:
            if agent is None:
                return
            self._receivers |= dict.fromkeys(self._marked, agent)
            self._marked = {item.ticket for item in self._items if item.ticket not in self._receivers}
            self._say(self._wording.screen("shift.ready", **self._keys, **self._who_gets()))
            self._draw()

        picker = ChoiceScreen(
            self._wording,
            self._styles,
            colleague_choices(self._agents, self._me, self._now, self._wording),
            title=self._wording.screen("shift.whom", n=len(self._marked)),
            nothing=self._wording.screen("transfer.nobody"),
        )
        self.app.push_screen(picker, answered)

    def _ask_note(self) -> None:
        if not self._receivers:
            self._say(self._wording.screen("shift.choose-first", **self._keys), trouble=True)
            return

        def answered(typed: SomeWords | None) -> None:
            if typed is None:
                self._say(self._wording.screen("shift.ready", **self._keys, **self._who_gets()))
                return
            items = tuple(
                Handed(item.ticket, item.promises, self._receivers[item.ticket])
                for item in self._items
                if item.ticket in self._receivers
            )
            self.dismiss(HandedOver(items, typed.words))

        words = WordsScreen(
            self._wording,
            self._styles,
            title=self._wording.screen("shift.last", **self._who_gets()),
            label=self._wording.screen("shift.note"),
            keys="shift.last-keys",
        )
        self.app.push_screen(words, answered)

    def _who_gets(self) -> dict[str, str | int]:
        """How many go, and to whom."""
        names = [cut(self._wording.here.name(one), 16) for one in dict.fromkeys(self._receivers.values())]
        return {"n": len(self._receivers), "who": ("、" if self._wording.language == "zh" else ", ").join(names)}
