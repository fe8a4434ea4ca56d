"""Timeline entries: of interactions, of promises, and of what waits in the outbox. Pure."""

from collections.abc import Collection, Iterable, Mapping

from agent_tui.contract.writes import AddInteraction
from agent_tui.desk.views import MessageState, TimelineEntry
from agent_tui.domain.text import clean_body
from agent_tui.domain.values import Interaction, Promise
from agent_tui.replica.precious_rows import OutboxItem


def interaction_entry(interaction: Interaction, ticket_number: int) -> TimelineEntry:
    return TimelineEntry(
        id=interaction.id,
        at=interaction.at,
        ticket=interaction.ticket,
        ticket_number=ticket_number,
        channel=interaction.channel,
        kind=interaction.kind,
        direction=interaction.direction,
        author=interaction.author,
        body=interaction.body,
        meta=interaction.meta,
    )


def promise_entry(promise: Promise, ticket_number: int, state: MessageState = "acked") -> TimelineEntry:
    """A promise in the timeline, at the time it was made."""
    return TimelineEntry(
        id=promise.id,
        at=promise.made_at,
        ticket=promise.ticket,
        ticket_number=ticket_number,
        channel=promise.channel,
        kind="promise",
        direction="outbound",
        author=promise.made_by,
        body=promise.what,
        state=state,
        promise=promise,
    )


def entries_of(items: Iterable[OutboxItem], numbers: Mapping[str, int], known: Collection[str]) -> list[TimelineEntry]:
    """The outbox's texts as lines of a timeline; `numbers`: contact → number; `known`: ids the replica has already."""
    return [
        TimelineEntry(
            id=item.id,
            at=item.write.body.at,
            ticket=item.ticket,
            ticket_number=numbers.get(item.ticket, 0),
            channel=item.write.body.channel,
            kind=item.write.body.kind,
            direction=item.write.body.direction,
            author=item.agent,
            body=clean_body(item.write.body.body),
            state=item.state,
            meta=item.write.body.meta,
            trouble=item.refusal.name if item.refusal is not None else None,
        )
        for item in items
        if isinstance(item.write, AddInteraction) and item.id not in known
    ]


def woven(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Oldest first; at one moment in the order of their ids, which rise for what one client made."""
    return tuple(sorted(entries, key=lambda entry: (entry.at, entry.id)))
