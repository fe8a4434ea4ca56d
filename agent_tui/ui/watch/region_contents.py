"""What stands in each region of the wallboard, made of a reading: how many there are, names of the columns, rows."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import msgspec

from agent_tui.insight.reading import REMEDIES, Need, Reading
from agent_tui.ui.actions import action
from agent_tui.ui.presentation import watch_lines as lines
from agent_tui.ui.presentation.watch_cells import MARK, Cell
from agent_tui.ui.watch.places import Name
from agent_tui.ui.watch.region import Row
from agent_tui.ui.watch.target import Target, of_contact, of_need, of_promise
from agent_tui.ui.wording import Wording


class Contents(msgspec.Struct, frozen=True):
    count: int | None
    """How many there are, stands beside the title; more than `rows` where not all are named. None where nobody knows
    yet."""
    columns: Callable[[int], Sequence[Cell]]
    """For a region of so many cells; the title stands over the first one."""
    rows: Sequence[Row]
    empty: str
    """The entry of the words for a region without rows."""
    note: str = ""
    """Beside the title, while all rows are shown."""

    @property
    def unnamed(self) -> int:
        """How many there are beside `rows`."""
        return max(0, (self.count or 0) - len(self.rows))


def unfilled(wording: Wording) -> dict[Name, Contents]:
    """The regions before the store's records were taken once: titles without a count, which would be false."""
    language = wording.language
    columns: dict[Name, Callable[[int], Sequence[Cell]]] = {
        "needs": _over_all,
        "queues": partial(lines.queue_columns, language=language),
        "promises": partial(lines.promise_columns, language=language),
        "agents": partial(lines.agent_columns, language=language),
        "back": partial(lines.back_columns, language=language),
    }
    return {name: Contents(None, made, (), "") for name, made in columns.items()}


def _over_all(width: int) -> Sequence[Cell]:
    return (Cell("", width - MARK),)


def what_needs_a_hand(
    reading: Reading, needs: Mapping[str, Need], numbered: Sequence[tuple[int, str]], wording: Wording
) -> Contents:
    """`needs` by key; `numbered`: number and key of each, in the order in which they are shown."""
    here = wording.here
    keys = {id: wording.keys(action(id), 1) for id in REMEDIES}
    rows: list[Row] = []
    for number, key in numbered:
        line = partial(lines.need_line, needs[key], number, now=reading.as_of, here=here, keys=keys)
        rows.append((key, line, of_need(needs[key])))
    return Contents(
        reading.needs_count,
        _over_all,
        rows,
        "watch.no-needs",
        wording.screen("watch.needs-hint") if reading.needs else "",
    )


def queues(reading: Reading, wording: Wording) -> Contents:
    here = wording.here
    rows: list[Row] = [
        (
            f"{queue.queue} {queue.channel}",
            partial(lines.queue_line, queue, now=reading.as_of, here=here),
            Target(queue=queue.queue, channel=queue.channel),
        )
        for queue in reading.queues
    ]
    return Contents(len(rows), partial(lines.queue_columns, language=here.language), rows, "watch.no-queues")


def promises(reading: Reading, wording: Wording) -> Contents:
    here, ledger = wording.here, reading.promises
    rows: list[Row] = [
        (promise.promise, partial(lines.promise_line, promise, now=reading.as_of, here=here), of_promise(promise))
        for promise in ledger.due
    ]
    facts = wording.screen("watch.promises-facts", hour=ledger.due_1h, late=ledger.overdue)
    columns = partial(lines.promise_columns, language=here.language)
    return Contents(ledger.open, columns, rows, "watch.no-promises", facts)


def agents(reading: Reading, wording: Wording) -> Contents:
    here = wording.here
    rows: list[Row] = [
        (agent.agent, partial(lines.agent_line, agent, now=reading.as_of, here=here), Target(agent=agent.agent))
        for agent in reading.agents
    ]
    return Contents(len(rows), partial(lines.agent_columns, language=here.language), rows, "watch.no-agents")


def callers_back(reading: Reading, wording: Wording) -> Contents:
    here = wording.here
    rows: list[Row] = [
        (contact.ticket, partial(lines.back_line, contact, now=reading.as_of, here=here), of_contact(contact))
        for contact in reading.came_back.contacts
    ]
    return Contents(
        reading.came_back.count, partial(lines.back_columns, language=here.language), rows, "watch.nobody-back"
    )
