"""The promise ledger: the list of what is due, and making, keeping, breaking and moving a promise."""
