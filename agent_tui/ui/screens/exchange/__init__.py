"""What is on its way to the store: the outbox, and both versions where a change was refused."""
