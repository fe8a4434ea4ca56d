"""The tables of the store. Nothing but their shape; `migrations/` brings a database to it.

Times stand twice: as the text that was received (so that it goes out with the same offset) and, where the store sorts
or compares by them, as microseconds since 1970 in UTC (`…_us`). Lists and objects are JSON text.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(Integer, "sqlite")
"""SQLite makes only INTEGER an alias of its row number."""

feed_head = Table(
    "feed_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("v", BigInteger, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("pruned", BigInteger, nullable=False),
)
"""One row: the last sequence number given out, which history this is, and up to where change rows were dropped."""

serials = Table(
    "serials",
    metadata,
    Column("name", Text, primary_key=True),
    Column("v", BigInteger, nullable=False),
)
"""`ticket`: the last number given to one. `merge`: a row that merges lock, so that they come one after the other."""

changes = Table(
    "changes",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=False),
    Column("type", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("queue", Text),
    Column("queue_before", Text),
    Column("at_us", BigInteger, nullable=False),
    Index("ix_changes_type_id_seq", "type", "id", "seq"),
)
"""What changed, in the order of commits. The record itself is read where it stands; a row only says that it changed,
and which queue it stood in before and after (null for what stands in none)."""

audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("at_us", BigInteger, nullable=False),
    Column("agent", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("type", Text),
    Column("record", Text),
    Column("request_id", Text, nullable=False),
    Column("seq_first", BigInteger, nullable=False),
    Column("seq_last", BigInteger, nullable=False),
)
"""Who did what, and which changes came of it (from `seq_first` to `seq_last`). Holds no texts."""

idempotency = Table(
    "idempotency",
    metadata,
    Column("agent", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("request_hash", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    PrimaryKeyConstraint("agent", "key"),
)

agents = Table(
    "agents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("queues", Text),
    Column("token_sha256", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("created_us", BigInteger, nullable=False),
    Column("name", Text, nullable=False, server_default=""),
)
"""`name`: what people call them, "" where it is not known."""

queues = Table(
    "queues",
    metadata,
    Column("name", Text, primary_key=True),
    Column("restricted", Boolean, nullable=False),
)
"""Queues that somebody set something for; any other name is a queue too, and not restricted."""

customers = Table(
    "customers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("identities", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("import_hash", Text),
    Column("merged_into", Text, index=True),
    Column("distinct_from", Text),
)
"""`merged_into` and `distinct_from` (null: none) are what merges made of a customer; an import leaves them alone."""

merges = Table(
    "merges",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, ForeignKey("customers.id"), nullable=False),
    Column("target", Text, ForeignKey("customers.id"), nullable=False),
    Column("decision", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("decided_us", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("put_hash", Text, nullable=False),
)
"""What was decided about two customers, by whom and when; the customers themselves say what holds now. `seq`: where the
feed was then."""

tickets = Table(
    "tickets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("customer", Text, ForeignKey("customers.id"), nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("queue", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("owner", Text),
    Column("created_at", Text, nullable=False),
    Column("created_us", BigInteger, nullable=False),
    Column("waiting_since", Text),
    Column("waiting_us", BigInteger),
    Column("intent", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("holder", Text),
    Column("fence", BigInteger, nullable=False),
    Column("fence_holder", Text),
    Column("given_up", Boolean, nullable=False),
    Column("lease_until_us", BigInteger, index=True),
    Column("import_hash", Text),
    Column("import_run", Text),
    Column("first_owner", Text),
    Index("ix_tickets_status_waiting_us", "status", "waiting_us"),
)
"""`holder` and `lease_until_us` are set while somebody holds the ticket. `fence_holder`: who got the fence it has now;
`given_up`: they released it (after a mere lapse who comes back finds the same fence)."""

interactions = Table(
    "interactions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ticket", Text, ForeignKey("tickets.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("meta", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("import_hash", Text),
    Column("put_hash", Text),
    Index("ix_interactions_ticket_at_us_id", "ticket", "at_us", "id"),
)

promises = Table(
    "promises",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ticket", Text, ForeignKey("tickets.id"), nullable=False),
    Column("what", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("limits", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_us", BigInteger, nullable=False),
    Column("topic", Text),
    Column("amount", Text),
    Column("owner", Text),
    Column("agreed", Boolean),
    Column("evidence", Text),
    Column("version", BigInteger, nullable=False),
    Column("import_hash", Text),
    Column("put_hash", Text),
    Index("ix_promises_ticket_made_us_id", "ticket", "made_us", "id"),
)

transfers = Table(
    "transfers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ticket", Text, ForeignKey("tickets.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("promises", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", Text),
    Column("version", BigInteger, nullable=False),
    Column("put_hash", Text, nullable=False),
    Index("ix_transfers_ticket_at_us_id", "ticket", "at_us", "id"),
)

work_orders = Table(
    "work_orders",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ticket", Text, ForeignKey("tickets.id"), nullable=False),
    Column("department", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_us", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("promise", Text),
    Column("evidence", Text),
    Column("version", BigInteger, nullable=False),
    Column("put_hash", Text, nullable=False),
    Index("ix_work_orders_ticket_made_us_id", "ticket", "made_us", "id"),
)

agent_states = Table(
    "agent_states",
    metadata,
    Column("id", Text, ForeignKey("agents.id"), primary_key=True),
    Column("state", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("viewing", Text),
    Column("writing", Boolean, nullable=False),
    Column("seen_us", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
)
"""One row for each agent; those who are disabled are `offline`, and no record of the feed. `seen_us`: when they were
heard of, as of 15 seconds ago (`store.sightings`)."""

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("updated_us", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("import_hash", Text),
    Column("internal", Text, nullable=False, server_default=""),
    Column("short", Text, nullable=False, server_default="{}"),
    Column("translates", Text),
    Column("owner", Text),
    Column("review_on", Text),
)
"""`translates` may name an article that is not there: the two of a pair come in any order."""

search_outcomes = Table(
    "search_outcomes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("query", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("article", Text),
    Column("ticket", Text, ForeignKey("tickets.id"), index=True),
    Column("version", BigInteger, nullable=False),
    Column("put_hash", Text, nullable=False),
)

bulletins = Table(
    "bulletins",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("published_at", Text, nullable=False),
    Column("until", Text),
    Column("withdrawn", Boolean, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("put_hash", Text, nullable=False),
)

acknowledgements = Table(
    "acknowledgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("bulletin", Text, ForeignKey("bulletins.id"), nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("put_hash", Text, nullable=False),
    UniqueConstraint("bulletin", "agent"),
)
