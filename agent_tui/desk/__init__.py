"""The use cases: what an agent or a supervisor can do. The only thing of the client that ui and cli may call."""
