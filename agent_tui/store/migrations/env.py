"""Runs the migrations on the connection it is given, which has a write transaction open (`store.migrating`)."""

from alembic import context

from agent_tui.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
