"""`agent-tui` and `agent-tui desk`: opens the workstation, once everything that must be asked on the terminal is."""

import gc

from agent_tui.cli.session import Session
from agent_tui.cli.showing import can_ask, check_terminal, run
from agent_tui.domain.errors import NotAllowed

_ASK_FOR_TOKEN = frozenset({"not-signed-in", "keyring-key-wrong"})


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
        return run(session, desk, session.settings)


def get_token(session: Session) -> None:
    """Finds the token before the screen opens, since a keyring may ask for its key. Where there is none, the person
    may type one that is kept for this session alone."""
    from agent_tui.cli.asking import terminal_ask

    profile = session.profile
    try:
        session.credentials.token(profile)
    except NotAllowed as trouble:
        ask = terminal_ask(session.output.language)
        if trouble.key not in _ASK_FOR_TOKEN or ask is None:
            raise
        session.output.trouble(trouble)
        token = ask("token").strip()
        if not token:
            raise
        session.credentials.remember(profile, token)
