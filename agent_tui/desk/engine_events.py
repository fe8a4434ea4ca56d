"""What the engine says, in the desk's words. Loaded with the engine, after the screen stands."""

from collections.abc import Callable

import msgspec

from agent_tui.contract.api import Change
from agent_tui.contract.writes import NO_CONTACT
from agent_tui.desk.views import (
    ClaimGone,
    DeskEvent,
    OutboxCounts,
    Status,
    StatusChanged,
    TextReturned,
    TicketsChanged,
)
from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import clean_line
from agent_tui.sync.events import ClaimLost, OutboxChanged, RecordsChanged, StateChanged, SyncEvent, WriteRefused


def translator(
    on_event: Callable[[DeskEvent], None],
    status: Callable[[], Status],
    on_agent: Callable[[str], None],
    session: str,
    on_current: Callable[[str, Change], None] = lambda id, current: None,
) -> Callable[[SyncEvent], None]:
    """A listener for the engine that tells `on_event`. `on_agent` hears who the token says we are,
    `on_current` which write was refused because of what stands at the store now."""

    def tell(event: SyncEvent) -> None:
        match event:
            case StateChanged(state=state):
                if state.agent is not None:
                    on_agent(state.agent)
            case RecordsChanged(tickets=tickets, everything=everything):
                on_event(TicketsChanged(tickets - {NO_CONTACT}, everything))
            case OutboxChanged(tickets=tickets):
                on_event(TicketsChanged(tickets - {NO_CONTACT}, everything=not tickets))
            case WriteRefused(item=item, refusal=refusal, draft=draft, current=current):
                if current is not None:
                    on_current(item.id, current)
                on_event(TicketsChanged(frozenset({item.ticket}) - {NO_CONTACT}))
                if draft is not None and item.session in (None, session):
                    on_event(TextReturned(item.ticket, draft.key.kind, refusal.name))
            case ClaimLost(ticket=ticket, holder=holder):
                on_event(TicketsChanged(frozenset({ticket})))
                on_event(ClaimGone(ticket, None if holder is None else clean_line(holder)))
        # why also after records, until there are all: another session of the profile may be who takes them in
        if not isinstance(event, RecordsChanged | ClaimLost) or not (last and last[0].filled):
            on_event(StatusChanged(now()))

    last: list[Status] = []

    def now() -> Status:
        """As things stand; where our own files cannot be read, as they stood, with the reason. The engine's threads
        have to go on."""
        try:
            last[:] = [status()]
        except Trouble as trouble:
            before = last[0] if last else Status(online=False, outbox=OutboxCounts(), agent=None, filled=False)
            return msgspec.structs.replace(before, online=False, trouble=trouble.key)
        return last[0]

    return tell
