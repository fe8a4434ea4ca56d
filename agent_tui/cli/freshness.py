"""Pull first, then answer from the replica; and what it means when the store cannot be reached.

Source: INTERFACE "Ground rules": at most five seconds, a replica never filled is first filled whole; offline is no
error for a command that reads, unless the replica was never filled."""

from typing import TYPE_CHECKING

from agent_tui.cli.session import Session
from agent_tui.domain.errors import NotAllowed, OutOfReach, Trouble
from agent_tui.messages.commands import SAID
from agent_tui.messages.troubles import title

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

PULL_LIMIT_S = 5.0

TOLD_BY_URL = frozenset(
    {"connection-refused", "host-unknown", "answer-late", "time-over", "tls-missing", "certificate-refused"}
    | {"client-outdated"}
)
"""Troubles whose words need nothing but the URL."""

READABLE_ALL_THE_SAME = frozenset({"disk-full", "file-in-use"})
"""Troubles of this machine that keep what is new away, and leave what is known here."""


def pull_first(session: Session, desk: "Desk") -> None:
    """Brings the replica up to date as far as the store can be reached, and says so where it cannot.

    `OutOfReach` when there is nothing to answer from; `NotAllowed` when the store refuses the token."""
    filled = desk.status().filled
    try:
        freshness = desk.refresh(timeout=PULL_LIMIT_S if filled else None, progress=session.output.progress("filling"))
    except Trouble as trouble:
        if not filled or trouble.key not in READABLE_ALL_THE_SAME:
            raise
        session.output.message(SAID, "answered-as-known", why=title(trouble.key, session.output.language))
        return
    if freshness.online:
        return
    stopped = why_stopped(session, freshness.trouble)
    if isinstance(stopped, NotAllowed):
        raise stopped
    if not (filled or desk.status().filled):
        raise stopped if stopped.key != "store-out-of-reach" else OutOfReach("never-filled", url=session.profile.url)
    session.output.message(SAID, "answered-offline", why=title(stopped.key, session.output.language))


def why_stopped(session: Session, key: str | None) -> Trouble:
    """Why nothing was exchanged, from the key that the desk gave (`Freshness.trouble`, `Status.trouble`)."""
    url = session.profile.url
    if key == "token-refused":
        return NotAllowed("token-refused", url=url)
    if key == "not-permitted":
        return NotAllowed("not-permitted", url=url)
    if key == "backend-busy":
        return OutOfReach("store-busy", url=url)
    if key == "backend-nonsense":
        return OutOfReach("store-nonsense", url=url)
    if key in (None, "backend-unreachable"):
        return OutOfReach("store-out-of-reach", url=url)
    if key in TOLD_BY_URL:
        return OutOfReach(key, url=url)
    return OutOfReach("exchange-stopped", why=title(str(key), session.output.language))
