"""agent-tui: a workstation in the terminal for people who answer customers."""

__version__ = "0.1.0"
