"""One thing done to many contacts: what would happen, asked first; then done, with what was refused and why."""
