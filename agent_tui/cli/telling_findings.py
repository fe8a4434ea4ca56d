"""What the check found in a text that a command sends: told on standard error, and nothing is held back by it.

INTERFACE knows no check in `reply` and `note`; who wants a status pipes the text through `check` first."""

from typing import TYPE_CHECKING

from agent_tui.cli.session import Session
from agent_tui.domain.errors import BadInput
from agent_tui.messages.commands_writing import SAID
from agent_tui.messages.findings import tell_finding

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.desk.views import DraftKind


def tell_findings(session: Session, desk: "Desk", ticket: str, kind: "DraftKind", body: str) -> None:
    """Errors and warnings, a line each; nothing where the contact is not known here."""
    try:
        view = desk.contact(ticket)
    except BadInput:
        return  # whoever sends says so
    for one in desk.findings(view, kind, body):
        if one.severity != "info":
            told = tell_finding(one.rule, one.facts, session.output.language)
            session.output.message(SAID, f"found-{one.severity}", rule=one.rule, told=told)
