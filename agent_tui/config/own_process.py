"""The command that runs a module of agent-tui in a process of its own.

`python -m` would look for every import in the folder that somebody happens to stand in first: a file laid there by
somebody else would be run, and be given what the process is given (a token, for one).
"""

import sys
from pathlib import Path

import agent_tui

_RUN = (
    "import runpy, sys;"
    "sys.path.append(sys.argv.pop(1));"  # last: for a checkout that is not installed
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
)


def own_module(module: str, *arguments: str) -> list[str]:
    """Words for `subprocess`, as `python -m module arguments` without the current folder."""
    return [sys.executable, "-P", "-c", _RUN, str(Path(agent_tui.__file__).parent.parent), module, *arguments]
