"""Customers that stand for each other, who took a contact first, transfers between agents, where agents are and what
people call them.

What records look like has changed, and agents stand in the feed without ever having come into it: whoever follows the
feed takes a new snapshot, as its epoch is another one from here on.
"""

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("customers") as customers:
        customers.add_column(sa.Column("merged_into", sa.Text(), nullable=True))
        customers.add_column(sa.Column("distinct_from", sa.Text(), nullable=True))
        customers.create_index("ix_customers_merged_into", ["merged_into"])
    with op.batch_alter_table("tickets") as tickets:
        tickets.add_column(sa.Column("first_owner", sa.Text(), nullable=True))
    owned = sa.table("tickets", sa.column("owner"), sa.column("first_owner"))
    op.execute(sa.update(owned).where(owned.c.owner.is_not(None)).values(first_owner=owned.c.owner))
    with op.batch_alter_table("agents") as named:
        named.add_column(sa.Column("name", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "merges",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("decided_us", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("put_hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["customers.id"], name=op.f("fk_merges_source")),
        sa.ForeignKeyConstraint(["target"], ["customers.id"], name=op.f("fk_merges_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
    )
    op.create_table(
        "transfers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("promises", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("put_hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_transfers_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    op.create_index("ix_transfers_ticket_at_us_id", "transfers", ["ticket", "at_us", "id"], unique=False)
    states = op.create_table(
        "agent_states",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("viewing", sa.Text(), nullable=True),
        sa.Column("writing", sa.Boolean(), nullable=False),
        sa.Column("seen_us", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["agents.id"], name=op.f("fk_agent_states_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent_states")),
    )
    agents = sa.table("agents", sa.column("id"))
    now = sa.literal(datetime.now(UTC).isoformat())
    everybody = sa.select(
        agents.c.id, sa.literal("offline"), now, sa.literal(""), sa.null(), sa.false(), sa.literal(0), sa.literal(1)
    )
    columns = ["id", "state", "since", "reason", "viewing", "writing", "seen_us", "version"]
    op.execute(sa.insert(states).from_select(columns, everybody))
    serials = sa.table("serials", sa.column("name"), sa.column("v"))
    op.bulk_insert(serials, [{"name": "merge", "v": 0}])
    head = sa.table("feed_head", sa.column("epoch"))
    op.execute(sa.update(head).values(epoch=uuid4().hex))
