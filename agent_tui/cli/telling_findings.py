"""What the check found in a text that a command sends: told on standard error, and nothing is held back by it.

INTERFACE knows no check in `reply` and `note`; who wants a status pipes the text through `check` first."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agent_tui.cli.session import Session
from agent_tui.domain.errors import BadInput
from agent_tui.messages.commands_writing import SAID
from agent_tui.messages.findings import tell_finding

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.desk.views import DraftKind, NewPromiseWords
    from agent_tui.expectations.check.finding import Finding


def tell_findings(
    session: Session, desk: "Desk", ticket: str, kind: "DraftKind", body: str, attached: bytes = b""
) -> None:
    """Errors and warnings, a line each; nothing where the contact is not known here. `attached`: what a template
    brought along with the text."""
    try:
        view = desk.contact(ticket)
    except BadInput:
        return  # whoever sends says so
    _tell(session, _found(session, kind, lambda: desk.findings(view, kind, body, attached)))


def tell_promise(session: Session, desk: "Desk", ticket: str, made: "NewPromiseWords") -> None:
    """What is wrong with a promise that is made by hand, a line each; nothing is held back by it either."""
    try:
        view = desk.contact(ticket)
    except BadInput:
        return  # whoever promises says so
    _tell(session, _found(session, "promise", lambda: desk.promise_findings(view, made)))


def _tell(session: Session, found: "tuple[Finding, ...]") -> None:
    for one in found:
        if one.severity != "info":
            told = tell_finding(one.rule, one.facts, session.output.language)
            session.output.message(SAID, f"found-{one.severity}", rule=one.rule, told=told)


def _found(session: Session, command: str, check: "Callable[[], tuple[Finding, ...]]") -> "tuple[Finding, ...]":
    try:
        return check()
    except Exception as error:  # noqa: BLE001  # why: a rule that fails on a text must not keep it from a customer
        # why: loaded here because it is seldom
        from agent_tui.config.crash_report import report_of, write_report

        with suppress(OSError):  # why: what cannot be written down is said all the same
            write_report(session.found_paths().log_file, report_of(error, command, datetime.now(UTC)))
        session.output.message(SAID, "check-failed")
        return ()
