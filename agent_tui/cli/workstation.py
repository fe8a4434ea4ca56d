"""`agent-tui` and `agent-tui desk`: opens the workstation, once everything that must be asked on the terminal is."""

import gc
from typing import TYPE_CHECKING

from agent_tui.cli.locale_check import check_locale
from agent_tui.cli.session import Session
from agent_tui.config.settings import Settings
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.messages.commands import SAID

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

_ASK_FOR_TOKEN = frozenset({"not-signed-in", "keyring-key-wrong"})


def open_workstation(session: Session) -> int:
    # why: what is loaded until the first frame stays, and looking through it for garbage takes a tenth of that time;
    # `run_workstation` puts an end to it
    gc.disable()
    # why in this order: who has not signed in yet is told what to do, terminal or not
    _ = session.profile
    check_terminal(session)
    get_token(session)
    with session.desk() as desk:
        return run(session, desk, session.settings)


def check_terminal(session: Session) -> None:
    """`BadInput`: needs-terminal, terminal-dumb, locale-not-utf8. A locale that says nothing is taken for
    UTF-8, and that is said."""
    if not (session.typed.isatty() and session.output.screen_size()):
        raise BadInput("needs-terminal")
    if session.environ.get("TERM") == "dumb":
        raise BadInput("terminal-dumb", terminal="dumb")
    if not check_locale(session.environ):
        session.output.message(SAID, "utf8-assumed")


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


def run(session: Session, desk: "Desk", settings: Settings) -> int:
    """Shows the screen until it is left; the exit status."""
    # why: loaded here because no other command shows a screen
    from agent_tui.ui.app import run_workstation

    session.output.flush()
    return run_workstation(desk, settings, session.output.language, crash_folder=session.paths.logs)
