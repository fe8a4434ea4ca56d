"""Timeline entries: of interactions, of promises, and of what waits in the outbox. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter

import msgspec

from agent_tui.contract.writes import AddInteraction
from agent_tui.desk.overlay import message_state
from agent_tui.desk.views import MessageState, TimelineEntry
from agent_tui.domain.happenings import Mood, is_verified, mood_in, promise_told_in
from agent_tui.domain.text import clean_body
from agent_tui.domain.values import Channel, Interaction, Promise, Transfer
from agent_tui.replica.precious_rows import OutboxItem

_MOMENT = attrgetter("at", "id")


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


def transfer_entry(
    transfer: Transfer, ticket_number: int, channel: Channel, state: MessageState = "acked"
) -> TimelineEntry:
    """What one agent asked of another, at the time they did."""
    return TimelineEntry(
        id=transfer.id,
        at=transfer.at,
        ticket=transfer.ticket,
        ticket_number=ticket_number,
        channel=channel,
        kind="transfer",
        direction="internal",
        author=transfer.sender,
        body=transfer.note,
        state=state,
        transfer=transfer,
    )


def with_promises(entries: Iterable[TimelineEntry], promises: Collection[Promise]) -> Iterator[TimelineEntry]:
    """The same entries; one that tells what became of one of these promises says which."""
    by_id = {promise.id: promise for promise in promises}
    for entry in entries:
        told = promise_told_in(entry.meta) if by_id and entry.kind == "event" else None
        about = by_id.get(told) if told is not None else None
        yield entry if about is None else msgspec.structs.replace(entry, about=about)


def is_verified_in(timeline: Iterable[TimelineEntry], ticket: str) -> bool:
    """True once somebody made sure in this contact that the customer is who they say."""
    return any(
        entry.ticket == ticket and entry.kind == "event" and entry.state != "rejected" and is_verified(entry.meta)
        for entry in timeline
    )


def mood_since(timeline: Iterable[TimelineEntry], since: datetime) -> tuple[Mood, datetime] | None:
    """The mood that was noted last, and when; None where none was noted since then."""
    found = None
    for entry in timeline:
        if entry.kind == "event" and entry.at >= since and entry.state != "rejected":
            mood = mood_in(entry.meta)
            if mood is not None:
                found = (mood, entry.at)
    return found


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
            state=message_state(item),
            meta=item.write.body.meta,
            trouble=item.refusal.name if item.refusal is not None else None,
        )
        for item in items
        if isinstance(item.write, AddInteraction) and item.id not in known
    ]


def woven(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Oldest first; at one moment in the order of their ids, which rise for what one client made."""
    return tuple(sorted(entries, key=_MOMENT))
