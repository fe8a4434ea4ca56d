"""Commands `import` and `export`: the import format in and out of the store, as its admin. Nothing is queued."""

from typing import TYPE_CHECKING

from agent_tui.cli.session import Session
from agent_tui.cli.times import time_given
from agent_tui.messages.commands import SAID
from agent_tui.messages.speech import say

if TYPE_CHECKING:
    from agent_tui.desk.views import Imported

SHOWN_REJECTIONS = 50
"""Refused lines that are shown to people; JSON has them all."""


def import_records(session: Session) -> int:
    """Every file line by line; 1 when lines were refused."""
    from agent_tui.desk.importing import import_files

    given, output = session.arguments, session.output
    token = session.credentials.token(session.profile)
    on_progress = output.progress("importing")
    done = import_files(
        session.profile, token, given.file, standard_input=session.typed.buffer, on_progress=on_progress
    )
    return tell_imported(session, done)


def tell_imported(session: Session, done: "Imported") -> int:
    """What became of an import; 1 when something was refused."""
    output = session.output
    if output.as_json:
        output.document(done)
    else:
        # why: loaded here because most imports are in order
        from agent_tui.messages.file_reasons import file_reason

        for one in done.rejected[:SHOWN_REJECTIONS]:
            where = ": ".join(filter(None, (f"{one.file}:{one.line}", one.field)))
            output.message(SAID, "rejected-line", where=where, reason=file_reason(one.reason, output.language))
        left = len(done.rejected) - SHOWN_REJECTIONS
        if left > 0:
            output.message(SAID, "more-rejected", count=left)
        counts = {"created": done.created, "updated": done.updated, "unchanged": done.unchanged}
        output.line(say(SAID, "imported", output.language, rejected=len(done.rejected), **counts))
    return 1 if done.rejected else 0


def export_records(session: Session) -> int:
    """JSON Lines on standard output, with `--json` too: that is the format."""
    from agent_tui.desk.importing import export

    given, output = session.arguments, session.output
    since = time_given(given.since) if given.since is not None else None
    count = 0
    for line in export(
        session.profile, session.credentials.token(session.profile), customer=given.customer, since=since
    ):
        output.json_line(line)
        count += 1
    output.message(SAID, "exported", count=count)
    return 0
