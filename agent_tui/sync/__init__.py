"""Keeping the replica and the outbox in step with a backend: plan, push, pull, engine."""
