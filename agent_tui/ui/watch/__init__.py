"""Watch mode: what who leads the work sees, over the same desk and the same events as the workstation."""
