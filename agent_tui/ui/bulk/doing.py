"""Doing one thing to many contacts: asked, planned, shown, done one after the other in threads, and told."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from agent_tui.desk.views import QueueRow
from agent_tui.domain.errors import Trouble
from agent_tui.messages.wrap_up_codes import DISPOSITIONS
from agent_tui.ui.actions import action
from agent_tui.ui.bulk.plan import BULK_DEEDS, BulkDeed, Planned, plan
from agent_tui.ui.bulk.preview_screen import PreviewScreen, line_of
from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen, named
from agent_tui.ui.screens.windows.confirm_screen import YES
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from agent_tui.ui.screens.desk.excursions import Excursions

TELL_EVERY = 10
"""Contacts between two words on how far it is."""

LOOKED_AT = 100
"""Contacts of each group whose queues are offered."""


class Refused(Struct, frozen=True):
    planned: Planned
    trouble: Trouble


class Bulk:
    """`rows`: the contacts it is about. `done` is told which of them it was done to; `show_refused` is given the window
    that says what was refused, and shows it when nobody is in the middle of something else."""

    def __init__(
        self,
        at: "Excursions",
        rows: Sequence[QueueRow],
        done: Callable[[frozenset[str]], None],
        show_refused: Callable[[PreviewScreen], None],
    ) -> None:
        self._at = at
        self._rows = rows
        self._done = done
        self._show_refused = show_refused
        self._words = at.wording

    async def choose(self) -> None:
        """Which thing."""
        count = len({row.id for row in self._rows})
        choices = [(deed.id, self._words.screen(f"bulk.{deed.id}")) for deed in BULK_DEEDS]
        await self._ask(self._words.screen("bulk.title", count=count), choices, self._chosen)

    async def _chosen(self, id: str) -> None:
        deed = next(deed for deed in BULK_DEEDS if deed.id == id)
        if not deed.asks:
            await self._preview(deed, "")
            return
        title = self._words.screen(f"bulk.ask.{deed.asks}")

        async def answered(chosen: str) -> None:
            await self._preview(deed, chosen)

        # in a thread: it reads through the queue and everybody's work
        await self._ask(title, await in_thread(lambda: self._answers(deed)), answered)

    def _answers(self, deed: BulkDeed) -> list[tuple[str, str]]:
        match deed.asks:
            case "code":
                return [(code, self._words.of(words)) for code, words in DISPOSITIONS.items()]
            case "priority":
                return [(str(level), self._words.screen("bulk.level", level=level)) for level in range(1, 6)]
            case "queue":
                return [(queue, queue) for queue in self._queues()]
            case _:
                return [(line.agent.id, self._words.here.name_and_id(line.agent.id)) for line in self._at.desk.agents()]

    def _queues(self) -> list[str]:
        """Those that somebody works, and those in which something waits at the top."""
        desk = self._at.desk
        refs = [ref for group in desk.queue().groups for ref in group.refs[:LOOKED_AT]]
        worked = {queue for line in desk.agents() for queue in line.agent.queues or ()}
        return sorted(worked | {row.queue for row in (*self._rows, *desk.rows(refs))})

    async def _ask(self, title: str, choices: Sequence[tuple[str, str]], then: Callable[[str], object]) -> None:
        offered = named([(key, name, "") for key, name in choices])
        await self._at.ask(ChoiceScreen(self._words, self._at.styles_by_name, offered, title=title), then)

    async def _preview(self, deed: BulkDeed, chosen: str) -> None:
        """The list of what will happen, contact by contact; nothing is done before somebody says yes to it."""
        planned = plan(deed, self._rows, chosen, self._at.me)
        going = [one for one in planned if one.goes]
        name = self._named(deed, chosen)
        lines = [
            line_of(one.number, one.customer, self._tells(deed, one), dim=not one.goes)
            for one in sorted(planned, key=lambda one: one.goes)
        ]
        keys = (*self._words.answers(action("bulk")), "f9") if going else ()

        def answered(answer: str) -> None:
            if answer == YES:
                self._at.run_worker(self._do(deed, chosen, going), group="bulk")

        title = self._words.screen("bulk.preview", name=name, count=len(going), of=len(planned))
        await self._at.ask(PreviewScreen(self._words, self._at.styles_by_name, title, lines, keys), answered)

    def _named(self, deed: BulkDeed, chosen: str) -> str:
        name = self._words.screen(f"bulk.{deed.id}")
        if deed.asks == "code":
            chosen = self._words.of(DISPOSITIONS[chosen])
        elif deed.asks == "agent":
            chosen = self._words.here.name(chosen)
        return f"{name}: {chosen}" if chosen else name

    def _tells(self, deed: BulkDeed, one: Planned) -> str:
        if one.why_not is not None:
            return self._words.screen(one.why_not, holder=self._words.here.name(one.holder))
        before, after = one.before or "-", one.after or "-"
        if deed.id in ("pending", "open", "wrap-up"):
            before, after = self._words.screen(f"status.{before}"), self._words.screen(f"status.{after}")
        elif deed.id in ("claim", "release", "owner"):
            before, after = self._words.here.name(before), self._words.here.name(after)
        return f"{before} -> {after}"

    async def _do(self, deed: BulkDeed, chosen: str, going: Sequence[Planned]) -> None:
        """One contact after the other, each in a thread: neither the disk nor the store keeps the keys waiting."""
        done: set[str] = set()
        refused: list[Refused] = []
        for number, one in enumerate(going, 1):
            try:
                await in_thread(partial(self._apply, deed, chosen, one.ticket))
            except Trouble as trouble:
                refused.append(Refused(one, trouble))
            else:
                done.add(one.ticket)
            if number % TELL_EVERY == 0:
                self._at.say(self._words.screen("bulk.progress", done=number, of=len(going)))
        self._done(frozenset(done))
        with self._at.telling():
            self._at.read_changed(frozenset(done))
        self._tell(self._named(deed, chosen), len(done), refused)

    def _apply(self, deed: BulkDeed, chosen: str, ticket: str) -> None:
        desk = self._at.desk
        match deed.id:
            case "pending" | "open":
                desk.set_status(ticket, deed.id)
            case "claim":
                desk.claim(ticket)
            case "release":
                desk.release(ticket)
            case "wrap-up":
                desk.wrap_up(ticket, chosen)
            case "priority":
                desk.set_priority(ticket, int(chosen))
            case "queue":
                desk.move_to_queue(ticket, chosen)
            case "owner":
                desk.assign(ticket, chosen)

    def _tell(self, name: str, done: int, refused: Sequence[Refused]) -> None:
        """How many it was done to; where some were refused, which, and why."""
        words = self._words
        if not refused:
            self._at.say(words.screen("bulk.done", name=name, count=done))
            return
        lines = [
            line_of(one.planned.number, one.planned.customer, words.trouble(one.trouble), dim=False) for one in refused
        ]
        title = words.screen("bulk.refused", name=name, count=done, refused=len(refused))
        self._at.say(title)
        self._show_refused(PreviewScreen(words, self._at.styles_by_name, title, lines))
