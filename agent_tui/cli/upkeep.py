"""Commands that look after the way to the store: `sync`, `outbox`, `outbox retry`, `outbox drop`, `doctor`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from agent_tui.cli import documents
from agent_tui.cli.freshness import why_stopped
from agent_tui.cli.output import Column, Output, Tone
from agent_tui.cli.sending import send
from agent_tui.cli.session import Session
from agent_tui.desk.told_times import shown_time
from agent_tui.desk.views import Check, OutboxRow
from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import clean_line
from agent_tui.messages.checks import CHECKS, MENDED, PLACES, SUBJECTS
from agent_tui.messages.commands import HEADS, SAID
from agent_tui.messages.speech import Language, Words, say
from agent_tui.messages.terms import MESSAGE_STATES, ROLES, WRITES
from agent_tui.messages.troubles import tell, title

if TYPE_CHECKING:
    from agent_tui.desk.mending import Mended


def sync(session: Session) -> int:
    """Exchanges everything; runs until done unless a time limit is given. 1 where something in the outbox waits for a
    person."""
    output = session.output
    with session.desk() as desk:
        fresh = desk.refresh(timeout=session.arguments.timeout, progress=output.progress("filling"))
        rows, names = desk.outbox(), desk.names()
    if output.as_json:
        output.document(
            {
                "pulled": fresh.pulled,
                "pushed": fresh.pushed,
                "outbox": documents.counted(fresh.outbox),
                "cursor": fresh.cursor,
            }
        )
    else:
        output.line(
            say(
                SAID,
                "synced",
                output.language,
                pulled=fresh.pulled,
                pushed=fresh.pushed,
                queued=fresh.outbox.queued,
                unknown=fresh.outbox.unknown,
                rejected=fresh.outbox.rejected,
            )
        )
    _tell_of_others(output, rows, names)
    if fresh.outbox.rejected or fresh.outbox.unknown:
        output.message(SAID, "outbox-needs-you", count=fresh.outbox.rejected + fresh.outbox.unknown)
    if not fresh.online:
        trouble = why_stopped(session, fresh.trouble)
        output.trouble(trouble)
        return trouble.exit_status
    return 1 if fresh.outbox.rejected or fresh.outbox.unknown else 0


def _tell_of_others(output: Output, rows: Iterable[OutboxRow], names: Mapping[str, str]) -> None:
    """What does not go out, because somebody else is signed in than wrote it."""
    for who, count in Counter(row.waits_for for row in rows if row.waits_for is not None).items():
        output.message(SAID, "outbox-waits-for", count=count, who=clean_line(names.get(who, who)))


def show_outbox(session: Session) -> int:
    """What is not at the store yet; needs no network."""
    output, language = session.output, session.output.language
    with session.desk() as desk:
        desk.take_profile()
        rows, names = desk.outbox(), desk.names()
        counts = desk.status().outbox
    if output.as_json:
        output.document(documents.outbox(rows, counts))
    elif rows:
        heads = ("id", "kind", "ticket", "written", "state", "attempts", "trouble", "text")
        output.table(
            [Column(say(HEADS, head, language)) for head in heads],
            [
                (
                    row.id,
                    say(WRITES, row.kind, language),
                    row.ticket,
                    shown_time(row.created_at, session.settings),
                    say(MESSAGE_STATES, row.state, language),
                    str(row.attempts),
                    title(why, language) if (why := documents.why_it_stays(row)) else "",
                    row.summary,
                )
                for row in rows
            ],
        )
    else:
        output.message(SAID, "outbox-empty")
    _tell_of_others(output, rows, names)
    return 0


def retry(session: Session) -> int:
    with session.desk() as desk:
        return send(session, desk, desk.retry(session.arguments.id))


def drop(session: Session) -> int:
    id_ = session.arguments.id
    with session.desk() as desk:
        desk.drop(id_)
    if session.output.as_json:
        session.output.document({"id": id_, "dropped": True})
    else:
        session.output.message(SAID, "dropped", id=id_)
    return 0


LEAST_TOLD, WHOLE = 24, 10_000
"""Cells that what was found takes at least; where there is no terminal, all of it stands on one line."""


def doctor(session: Session) -> int:
    """Looks at everything the desk needs; 1 when something is not in order. Goes on where other commands stop. With
    `--mend` it does first what is safe, says what, and looks again."""
    from agent_tui.desk.mending import can_be_mended

    output, language = session.output, session.output.language
    checks = _look(session)
    mended = _mend(session, checks) if session.arguments.mend else []
    if mended:
        checks = _look(session)
    if output.as_json:
        rows = [_check_document(check, language) for check in checks]
        done = [{"check": one.subject, "message": say(MENDED, one.key, language, **one.facts)} for one in mended]
        output.document({"checks": rows, **({"mended": done} if session.arguments.mend else {})})
    else:
        for one in mended:
            subject = say(SUBJECTS, one.subject, language)
            facts = {name: _fact(fact, {}, language) for name, fact in one.facts.items()}
            output.line(f"{subject}: {say(MENDED, one.key, language, **facts)}", "strong")
        _show_checks(output, checks)
        if not session.arguments.mend and can_be_mended(checks):
            output.message(SAID, "can-be-mended")
    return 1 if any(check.standing == "fail" for check in checks) else 0


def _look(session: Session) -> list[Check]:
    """Everything, also what only the workstation understands."""
    from agent_tui.cli.asking import terminal_ask
    from agent_tui.config.settings import read_settings
    from agent_tui.desk.checkup import Terminal
    from agent_tui.desk.checkup import doctor as look
    from agent_tui.ui.checkup import check_choices

    output, paths = session.output, session.found_paths()
    terminal = Terminal(output.encoding, output.screen_size(), session.environ.get("TERM", ""))
    ask = terminal_ask(output.language)
    checks = look(paths, session.environ, terminal, profile=session.arguments.profile, ask=ask)
    try:
        settings = read_settings(paths)
    except Trouble:
        return checks  # it is among them
    return [*checks, *check_choices(settings, paths)]


def _mend(session: Session, checks: list[Check]) -> "list[Mended]":
    from agent_tui.config.profiles import choose_profile
    from agent_tui.desk.mending import mend

    paths, folder = session.found_paths(), None
    with suppress(Trouble):  # why: without a profile there is less to mend
        folder = choose_profile(paths, session.arguments.profile, session.environ).folder
    return list(mend(paths, folder, checks))


def _check_document(check: Check, language: Language) -> dict[str, str | None]:
    message, mend = _check_words(check, language)
    return {"check": check.subject, "state": check.standing, "message": message, "mend": mend}


def _check_words(check: Check, language: Language) -> tuple[str, str | None]:
    """What was found, and how to mend it where it is not in order."""
    terms = {"place": PLACES, "role": ROLES}
    facts = {name: _fact(fact, terms.get(name, {}), language) for name, fact in check.facts.items()}
    if check.standing == "ok":
        return say(CHECKS, check.key, language, **facts), None
    told = tell(check.key, language, facts)
    return f"{told.title}: {told.cause}", told.way_out


def _fact(fact: str | int | None, terms: Mapping[str, Words], language: Language) -> str | int:
    if isinstance(fact, int):
        return fact
    if fact is None:
        return "-"
    return say(terms, fact, language) if fact in terms else clean_line(fact)


def _show_checks(output: Output, checks: list[Check]) -> None:
    """How it stands, what it is about, what was found, side by side; below that how to mend it."""
    # why: loaded here because JSON needs no widths
    from agent_tui.ui.presentation.cells import fit, width_of
    from agent_tui.ui.presentation.wrapping import wrap

    tones: dict[str, Tone] = {"ok": "plain", "warn": "strong", "fail": "alarm"}
    language, size = output.language, output.screen_size()
    states = {check.standing: say(HEADS, check.standing, language) for check in checks}
    subjects = {check.subject: say(SUBJECTS, check.subject, language) for check in checks}
    first = max(map(width_of, states.values()), default=0) + 2
    second = max(map(width_of, subjects.values()), default=0) + 2
    for check in checks:
        message, mend = _check_words(check, language)
        room = max(LEAST_TOLD, size[0] - first - second) if size is not None else WHOLE
        found = wrap(message, room) or [""]
        for number, line in enumerate(found):
            begins = fit(states[check.standing], first) + fit(subjects[check.subject], second)
            output.line((" " * (first + second) if number else begins) + line, tones[check.standing])
        for line in wrap(mend, room) if mend is not None else ():
            output.line(" " * (first + second) + line)
