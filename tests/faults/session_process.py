"""A session of one agent as a process of its own, with the whole engine over a shared profile.

    python -m tests.faults.session_process URL FOLDER SESSION

reads the token, and then takes orders a line each (`note ID`, `draft TEXT`, `stand`) and answers each with a line:
`saved ID`, `kept`, and for `stand` which it is, `leads` or `watches`, and `online` or `offline`.
"""

import os
import sys
from pathlib import Path

from agent_tui.backends.ticket_store import TicketStore
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import DraftKey
from agent_tui.sync.engine import Engine
from tests.fake_backend import NOW
from tests.unit.sync.files import note

AGENT, TICKET = "agent", "t1"


def main(url: str, folder: Path, session: str) -> None:
    token = sys.stdin.readline().strip()
    precious = Precious(folder / "precious.db")
    engine = Engine(
        lambda: TicketStore(url, token),
        precious,
        folder / "replica.db",
        EngineLock(folder / "engine.lock"),
        session=session,
        chance=lambda: 0.05,
    )
    engine.start(lambda event: None)
    for line in iter(sys.stdin.readline, ""):
        word, _, rest = line.strip().partition(" ")
        if word == "note":
            precious.add(note(rest), agent=AGENT, now=NOW, session=session)
            engine.wake()
            _say(f"saved {rest}")
        elif word == "draft":
            precious.save_draft(DraftKey(TICKET, "reply", session), rest, (0, len(rest)), NOW)
            _say("kept")
        else:
            state = engine.state
            _say(f"{'watches' if state.elsewhere else 'leads'} {'online' if state.online else 'offline'}")
    engine.stop()


def _say(words: str) -> None:
    os.write(1, words.encode() + b"\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
