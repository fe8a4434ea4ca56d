"""Finding a customer by whatever is known of them: results as one types, looked up beside the screen's thread."""

import asyncio
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from textual.widget import Widget

from agent_tui.desk.views import CustomerLine
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.speech import say
from agent_tui.messages.terms import TIER_MARKS
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.times import recent_day
from agent_tui.ui.presentation.who_facts import shown_identity
from agent_tui.ui.screens.windows.lines import Lines, head_line, in_columns
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.screens.windows.search_window import SearchWindow
from agent_tui.ui.threads import in_thread
from agent_tui.ui.wording import Wording

MOST = 50
"""Customers that are listed."""
TIER, CONTACTS, LAST = 2, 9, 8
"""Cells."""
LONGEST = 200
"""Characters that are looked for; nobody has a longer name."""
LEAST_DIGITS = 7
OWN_ROWS = 6
"""Of the window beside who was found."""
_AROUND_DIGITS = frozenset(" +-().\u00a0\u2010\u2011\u2012\u2013/")
ANSWER_PATIENCE = 2.0
"""Seconds that the keys after enter wait for who is found."""

PAUSE = 0.04
"""Seconds without a key after which is looked: who types fast is looked up once."""

Find = Callable[[str, int], Sequence[CustomerLine]]


def looked_for(typed: str) -> str:
    """A number as it is written down somewhere else is one number here: blanks, hyphens and wide digits go."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    digits = "".join(char for char in plain if char.isdigit())
    if len(digits) >= LEAST_DIGITS and all(char.isdigit() or char in _AROUND_DIGITS for char in plain):
        return ("+" if plain.startswith("+") else "") + digits
    return typed.strip()


class FinderScreen(SearchWindow):
    """Answers with a customer's id. `find` may take its time; it is called in a thread."""

    WIDTH = 100

    def __init__(self, wording: Wording, styles: Styles, find: Find, now: Callable[[], datetime]) -> None:
        super().__init__(wording, styles)
        self._find = find
        self._now = now
        self._heads = Lines(styles, [()])
        self._wanted = ""
        self._answered = ""
        """What the rows are found by."""
        self._opens = False
        """Enter came before the answer to what stands in the line."""
        self._looking = False
        self._looked_up = asyncio.Event()
        """Set while nothing is looked up."""
        self._pause = Alarm(self.set_timer, self._begin_looking)

    def above_list(self) -> Iterable[Widget]:
        return (self._heads,)

    def find(self, typed: str) -> None:
        """Once nothing more was typed for a moment."""
        self._wanted, self._opens = looked_for(typed[:LONGEST]), False
        if self._wanted:
            self._pause.set(PAUSE)
        else:
            self._pause.clear()
            self._show((), "")

    async def action_perform(self, id: str) -> None:  # type: ignore[override]  # Textual calls it either way
        """What is pressed after enter is for what that opens."""
        self.perform(id)
        if self._opens:
            with suppress(TimeoutError):  # why: it is opened once it is found, and esc leaves meanwhile
                await asyncio.wait_for(self._looked_up.wait(), ANSWER_PATIENCE)

    def perform(self, id: str) -> None:
        """Enter means who fits all that was typed, not who fitted its beginning."""
        self._opens = id == "open" and self._answered != self._wanted
        if self._opens:
            self._pause.clear()
            self._begin_looking()
        else:
            super().perform(id)

    def _begin_looking(self) -> None:
        if not self._looking:
            self._looking = True
            self._looked_up.clear()
            # a task of its own: keys do not wait for what is looked up
            self.run_worker(self._look(), group="find")

    async def _look(self) -> None:
        """One look-up at a time; what was typed meanwhile is looked up after it."""
        try:
            looked_for = None
            while looked_for != self._wanted and self.is_attached:
                looked_for = self._wanted
                if looked_for:
                    wanted = looked_for
                    await self._look_for(wanted)
        finally:
            self._looking = False
            self._looked_up.set()

    async def _look_for(self, wanted: str) -> None:
        try:
            lines = await in_thread(lambda: self._find(wanted, MOST))
        except Trouble as trouble:
            self._opens = False
            self.foot_lines.show((Span(self.wording.trouble(trouble), "trouble"),))
            return
        if self.is_attached and wanted == self._wanted:
            self._show(lines, wanted)
            if self._opens:
                self.perform("open")

    def _show(self, lines: Sequence[CustomerLine], wanted: str) -> None:
        self._answered = wanted
        words = self.wording
        rows = [self._row(line) for line in lines]
        foot = words.screen("find.hint")
        if len(rows) >= MOST:
            foot = words.screen("find.first", count=MOST)
        self.frame(
            head_line(words.screen("find.title")),
            rows or [PickRow("", (Span(words.screen("find.nothing") if wanted else "", "label"),))],
            (Span(foot, "dim"),),
            keep=rows[0].key if rows else None,
        )
        self._heads.show(self._head_line())

    @property
    def _name_width(self) -> int:
        return 24 if self.app.size.width >= 100 else 16

    def _head_line(self) -> Line:
        words = self.wording
        named = ("column.customer", "column.live", "column.last", "column.known-as")
        name, live, last, known_as = (words.screen(one) for one in named)
        return in_columns(
            ("", TIER + 1, "dim"),
            (name, self._name_width, "dim"),
            (live, CONTACTS, "dim"),
            (last, LAST, "dim"),
            (known_as, 0, "dim"),
        )

    def _fit(self, rows: int) -> None:
        """As high as the terminal lets it be, whatever was found, so that nothing jumps while one types."""
        super()._fit(rows)
        self.list.styles.height = max(3, min(20, self.room.height - OWN_ROWS))

    def _row(self, line: CustomerLine) -> PickRow:
        customer, words = line.customer, self.wording
        last = recent_day(line.last_at, self._now(), words.here) if line.last_at is not None else ""
        known_as = "  ".join(shown_identity(one, verified=False) for one in customer.identities[:6])
        shown: Line = in_columns(
            (say(TIER_MARKS, customer.tier, words.language), TIER, "key_account" if customer.tier == "key" else "vip"),
            (mask_numbers(customer.name) or customer.id, self._name_width, "label"),
            (f"{line.live}/{line.contacts}", CONTACTS, "text"),
            (last, LAST, "dim"),
            (known_as or customer.id, 0, "text"),
        )
        return PickRow(customer.id, shown)
