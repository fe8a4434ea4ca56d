"""What to do next, decided without doing it: which write goes out, which one the backend is asked about, which claims
are to be renewed, how long to wait.

Pure: times are seconds of a monotonic clock. Rules (SYNC "The client"): writes on one contact go out in the order in
which they were written; nobody's words go out under another's token; of what may have been done at a backend that would
do it twice, it is asked before anything else; what is held back goes when its seconds are over; a claim is renewed
every 30 s while its session runs.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from agent_tui.contract.api import RENEW_EVERY_S
from agent_tui.replica.precious_rows import HeldClaim, OutboxHead


class Pauses(Struct, frozen=True):
    """What must not be tried before its time."""

    writes: Mapping[str, float] = {}
    """Write id → when it may be tried again."""
    renewals: Mapping[str, float] = {}
    """Contact → when its claim is to be renewed; one that is not in here was made just now."""


class Plan(Struct, frozen=True):
    send: str | None
    """The write to send now."""
    read_back: str | None
    """The write to ask the backend about now; it comes before sending."""
    renew: tuple[str, ...]
    """The contacts whose claims to renew now."""
    wait: float | None
    """Seconds until something more is due, None where nothing is known to come."""


def plan(
    outbox: Sequence[OutboxHead], claims: Iterable[HeldClaim], agent: str | None, pauses: Pauses, now: float
) -> Plan:
    """`agent`: whose words the token may carry; None while nobody knows or sending is paused."""
    ready = [*readable(outbox, agent), *sendable(outbox, agent)]
    due = [id for id in ready if pauses.writes.get(id, now) <= now]
    doubtful = {head.id for head in outbox if head.ask_first}
    renewals = {claim.ticket: pauses.renewals.get(claim.ticket, now + RENEW_EVERY_S) for claim in claims}
    later = [pauses.writes[id] for id in ready if pauses.writes.get(id, now) > now]
    later += [at for at in renewals.values() if at > now]
    return Plan(
        send=next((id for id in due if id not in doubtful), None),
        read_back=next((id for id in due if id in doubtful), None),
        renew=tuple(ticket for ticket, at in renewals.items() if at <= now),
        wait=min(later) - now if later else None,
    )


def sendable(outbox: Sequence[OutboxHead], agent: str | None) -> list[str]:
    """The first queued write of each contact, of `agent` alone, in the order of writing. A write that is being sent
    keeps those behind it waiting, and so does one that the backend is to be asked about; one that was refused or stays
    unclear does not, since a person decides about it; nor does one that waits for what it goes with, which may be of
    another contact. One that is held back keeps those behind it waiting, too: it is the next to go."""
    own = [head for head in outbox if head.agent == agent]
    taken = {head.ticket for head in own if head.state == "sending" or (head.state == "unknown" and head.ask_first)}
    first: list[str] = []
    for head in own:
        if head.state == "queued" and head.ticket not in taken and not head.waits:
            if not head.hold_s:
                first.append(head.id)
            taken.add(head.ticket)
    return first


class HoldPlan(Struct, frozen=True):
    until: Mapping[str, float]
    """Until when each write is held back."""
    over: tuple[str, ...]
    """What may go from now on."""
    wait: float | None
    """Seconds until the next may go."""


def hold(outbox: Iterable[OutboxHead], until: Mapping[str, float], now: float) -> HoldPlan:
    """What is held back, where `until` says so of what was seen before; the seconds of a write begin when it is first
    seen."""
    known = {
        head.id: until.get(head.id, now + head.hold_s) for head in outbox if head.hold_s and head.state == "queued"
    }
    left = {id: at for id, at in known.items() if at > now}
    return HoldPlan(left, tuple(id for id in known if id not in left), min(left.values()) - now if left else None)


def readable(outbox: Sequence[OutboxHead], agent: str | None) -> list[str]:
    """What became unclear and the backend has not been asked about since, of `agent` alone."""
    return [head.id for head in outbox if head.agent == agent and head.state == "unknown" and head.ask_first]
