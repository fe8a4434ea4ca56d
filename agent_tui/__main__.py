"""`python -m agent_tui`: the same program as the `agent-tui` command."""

from agent_tui.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
