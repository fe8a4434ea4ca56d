"""The order that SQLite makes is the order that the rule says, whatever was done to the contacts meanwhile."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_tui.domain.targets import URGENCY_OF_TIER, Targets, due_at
from agent_tui.domain.values import CHANNELS, TICKET_STATUSES, TIERS, ImportRecord, TicketRecord, Tier
from agent_tui.replica.queries import Queries
from agent_tui.replica.queue_order import GROUPS, Group, Pending, Wanted, standing_with
from tests.desk_fixture import FIRST_NUMBER, NOW, fill
from tests.records import ME, customer, ticket

TARGETS = Targets()
_people = st.sampled_from([None, ME, "chen.tao"])
_moments = st.integers(-600, 600).map(lambda minutes: NOW + timedelta(minutes=minutes))
_contacts = st.builds(
    lambda customer, channel, status, owner, created, waiting: ticket(
        "", customer, channel, "", created, status=status, owner=owner, waiting_since=waiting
    ),
    st.sampled_from(TIERS),
    st.sampled_from(CHANNELS),
    st.sampled_from(TICKET_STATUSES),
    _people,
    _moments,
    st.none() | _moments,
)
_pending = st.builds(
    Pending,
    answered_at=st.none() | _moments,
    status=st.none() | st.sampled_from(TICKET_STATUSES),
    held=st.booleans(),
)


def expected(contacts: list[TicketRecord], pending: dict[str, Pending], *, mine_only: bool) -> list[tuple[Group, str]]:
    """EXPERIENCE "The queue", word by word."""
    placed = []
    for number, contact in enumerate(contacts, FIRST_NUMBER):
        tier: Tier = contact.customer  # type: ignore[assignment]  # each tier has one customer, of that name
        done = pending.get(contact.id, Pending())
        status, since = standing_with(contact.status, contact.waiting_since, done)
        mine = contact.owner == ME or done.held
        if status not in ("new", "open", "pending") or (mine_only and not mine):
            continue
        group: Group
        if done.held or (mine and status != "pending"):
            group = "in_hand"
        elif status == "pending":
            group = "resting"
        else:
            group = "waiting" if status == "new" or since is not None else "resting"
        due = due_at(since, contact.channel, tier, TARGETS)
        key = (GROUPS.index(group), *_last(due), URGENCY_OF_TIER[tier], *_last(since), number)
        placed.append((key, group, contact.id))
    return [(group, id_) for _, group, id_ in sorted(placed)]


def _last(moment: datetime | None) -> tuple[bool, datetime]:
    return moment is None, moment or NOW


@settings(max_examples=100, deadline=None)
@given(
    st.lists(_contacts, max_size=12),
    st.dictionaries(st.integers(0, 11), _pending, max_size=6),
    st.booleans(),
)
def test_sqlite_orders_the_queue_as_the_rule_says(
    contacts: list[TicketRecord], done: dict[int, Pending], mine_only: bool
) -> None:

    contacts = [msgspec.structs.replace(contact, id=f"t{n}") for n, contact in enumerate(contacts)]
    pending = {f"t{n}": one for n, one in done.items()}
    records: list[ImportRecord] = [*(customer(tier, tier, tier) for tier in TIERS), *contacts]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "replica.db"
        fill(file, records)
        queries = Queries(file)
        wanted = Wanted(ME, mine=mine_only)
        found = queries.contacts(wanted, pending, TARGETS, order="urgency", grouped=True)
        queries.close()
    assert [(GROUPS[group], id_) for group, id_ in found] == expected(contacts, pending, mine_only=mine_only)
