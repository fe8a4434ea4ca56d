"""The terminal that a screen needs, and showing the desk's screen on it."""

from typing import TYPE_CHECKING

from agent_tui.cli.locale_check import check_locale
from agent_tui.cli.session import Session
from agent_tui.config.settings import Settings
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.messages.commands import SAID

if TYPE_CHECKING:
    from agent_tui.config.paths import Paths
    from agent_tui.desk.desk import Desk
    from agent_tui.ui.screens.desk.parts.touring import TourWish

_ASK_FOR_TOKEN = frozenset({"not-signed-in", "keyring-key-wrong"})


def can_ask(session: Session) -> bool:
    """True where somebody sits at a terminal: a script keeps its error and its exit status."""
    typed_and_shown = session.typed.isatty() and session.output.screen_size() is not None
    return typed_and_shown and session.environ.get("TERM") != "dumb" and not session.output.as_json


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


def run(
    session: Session,
    desk: "Desk",
    settings: Settings,
    *,
    choices_kept_in: "Paths | None" = None,
    tour: "TourWish" = "absent",
) -> int:
    """Shows the screen until it is left; the exit status."""
    # why: loaded here because no other command shows a screen
    from agent_tui.ui.app import run_workstation

    session.output.flush()
    return run_workstation(
        desk,
        settings,
        session.output.language,
        paths=session.paths,
        choices_kept_in=choices_kept_in,
        crash_folder=session.paths.logs,
        tour=tour,
    )
