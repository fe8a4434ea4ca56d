"""`agent-tui` and `agent-tui desk`: opens the workstation, once everything that must be asked on the terminal is."""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from agent_tui.cli.output import Output
from agent_tui.cli.session import Session
from agent_tui.cli.showing import can_ask, check_terminal, get_token, run
from agent_tui.domain.errors import NotAllowed, Trouble
from agent_tui.messages.commands import SAID

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

SENDING_S = 2.0
"""Seconds that what still waits has to go out once the workstation was left."""


def open_workstation(session: Session) -> int:
    # why: what is loaded until the first frame stays, and looking through it for garbage takes a tenth of that time;
    # `run_workstation` puts an end to it
    gc.disable()
    # why in this order: who has not signed in yet is told what to do, terminal or not
    try:
        _ = session.profile
    except NotAllowed as trouble:
        if trouble.key != "no-profile" or not can_ask(session):
            raise
        check_terminal(session)
        # why: loaded here because it is done once
        from agent_tui.cli.first_run import run_first

        status = run_first(session)
        if status is not None:
            return status
    check_terminal(session)
    get_token(session)
    with session.desk() as desk:
        desk.take_profile()
        status = run(session, desk, session.settings)
        if status == 0:
            send_what_waits(desk)
        tell_what_is_left(session.output, desk)
        return status


def send_what_waits(desk: "Desk") -> None:
    """Once the screen is gone nobody takes anything back: what is held back is sent, as long as the store answers."""
    with suppress(Trouble):  # why: it stays in the outbox, which is told
        if desk.status().online and (waiting := desk.let_go()):
            desk.push(timeout=SENDING_S, ids=waiting)


def tell_what_is_left(output: Output, desk: "Desk") -> None:
    """What has not gone out; what is in my hands still, and how it is handed over."""
    with suppress(Trouble):  # why: leaving does not fail over what cannot be read any more
        if unsent := desk.unsent_texts():
            output.message(SAID, "unsent", count=unsent)
        left = desk.orphans()
        if left.total:
            output.message(SAID, "left-behind", contacts=len(left.contacts), promises=len(left.promises))
