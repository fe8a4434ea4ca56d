"""Commands on news that everybody acknowledges: `bulletin list`, `show`, `ack`, `publish`, `withdraw`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.output import Column
from agent_tui.cli.sending import send_all
from agent_tui.cli.session import Session
from agent_tui.cli.texts import text_of_file
from agent_tui.desk.bulletin_views import BulletinLine, Readers
from agent_tui.desk.told_times import shown_time
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.knowledge.plain_words import plain_text
from agent_tui.messages.commands_bulletins import HEADS, SAID
from agent_tui.messages.speech import say

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


def list_bulletins(session: Session) -> int:
    output = session.output
    with session.desk() as desk:
        pull_first(session, desk)
        lines = desk.bulletins(all=session.arguments.all)
        me = desk.agent
    if output.as_json:
        output.document({"bulletins": [_document(line, body=False) for line in lines]})
        return 0
    if not lines:
        output.message(SAID, "no-bulletins")
        return 0
    columns = [Column(_head(session, name)) for name in ("state", "kind", "published")]
    columns += [Column(_head(session, "id"), widest=36), Column(_head(session, "title"))]
    rows = [
        (
            _state(session, line, me),
            say(SAID, f"kind.{line.bulletin.kind}", output.language),
            shown_time(line.bulletin.published_at, session.settings),
            line.bulletin.id,
            line.bulletin.title,
        )
        for line in lines
    ]
    output.table(columns, rows, alarms=(line.due for line in lines))
    return 0


def show(session: Session) -> int:
    """One of them; for who supervises with who has not read it."""
    output, id_ = session.output, session.arguments.id
    with session.desk() as desk:
        pull_first(session, desk)
        line = _line(desk, id_)
        readers = desk.readers(id_) if desk.may_publish() else None
        names, me = desk.names(), desk.agent
    if output.as_json:
        output.document({"bulletin": _document(line, body=True), "readers": readers})
        return 0
    one = line.bulletin
    output.line(one.title, "strong")
    output.facts(
        (_head(session, "id"), one.id),
        (_head(session, "state"), _state(session, line, me)),
        (_head(session, "kind"), say(SAID, f"kind.{one.kind}", output.language)),
        (_head(session, "published"), shown_time(one.published_at, session.settings)),
        (_head(session, "until"), shown_time(one.until, session.settings) if one.until else None),
        (_head(session, "author"), names.get(one.author, one.author)),
        *(_told_readers(session, readers, names) if readers is not None else ()),
    )
    if one.body:
        output.line()
        output.block(plain_text(one.body), "")
    if line.due:
        output.message(SAID, "due", id=one.id)
    return 0


def acknowledge(session: Session) -> int:
    """Said again it changes nothing."""
    with session.desk() as desk:
        pull_first(session, desk)
        return send_all(session, desk, lambda: desk.acknowledge(session.arguments.id))


def publish(session: Session) -> int:
    # why: loaded here because it loads templates and every rule of the check
    from agent_tui.cli.promising import due_given

    given = session.arguments
    text = text_of_file(session, given.file)
    title, body = (given.title, text) if given.title is not None else _titled(text)
    with session.desk() as desk:
        until = due_given(session, desk, given.until) if given.until is not None else None
        pull_first(session, desk)
        return send_all(session, desk, lambda: desk.publish_bulletin(given.kind, title, body.strip(), until))


def withdraw(session: Session) -> int:
    with session.desk() as desk:
        pull_first(session, desk)
        return send_all(session, desk, lambda: desk.withdraw_bulletin(session.arguments.id))


def _titled(text: str) -> tuple[str, str]:
    """The first line, as a heading or plain, and the rest."""
    first, _, rest = text.strip().partition("\n")
    return first.lstrip("#").strip(), rest


def _line(desk: "Desk", id_: str) -> BulletinLine:
    for line in desk.bulletins(all=True):
        if line.bulletin.id == id_:
            return line
    raise BadInput("unknown-bulletin", bulletin=clean_line(id_)[:64])


def _state(session: Session, line: BulletinLine, me: str | None) -> str:
    one = line.bulletin
    if one.withdrawn:
        state = "withdrawn"
    elif not line.current:
        state = "over"
    elif line.due:
        state = "due"
    elif line.acknowledged:
        state = "read"
    else:
        state = "own" if one.author == me else "open"
    return say(SAID, f"state.{state}", session.output.language)


def _told_readers(session: Session, readers: Readers, names: Mapping[str, str]) -> list[tuple[str, str]]:
    language, read = session.output.language, len(readers.acknowledged)
    told = say(SAID, "read-by", language, read=read, all=read + len(readers.missing))
    missing = ", ".join(names.get(agent, agent) for agent in readers.missing)
    return [(_head(session, "read"), told), (_head(session, "missing"), missing)]


def _document(line: BulletinLine, *, body: bool) -> dict[str, Any]:
    one: dict[str, Any] = msgspec.to_builtins(line.bulletin)
    del one["type"]
    if not body:
        del one["body"]
    return one | {"current": line.current, "acknowledged": line.acknowledged, "due": line.due}


def _head(session: Session, name: str) -> str:
    return say(HEADS, name, session.output.language)
