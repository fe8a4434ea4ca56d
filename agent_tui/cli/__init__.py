"""The command line: a thin skin over desk, as the workstation is. `main` is the entry."""
