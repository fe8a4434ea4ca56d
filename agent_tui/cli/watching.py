"""`watch`: the wallboard of who leads the work, or one reading of it."""

import gc
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from agent_tui.cli.output import Column
from agent_tui.cli.session import Session
from agent_tui.cli.times import left
from agent_tui.messages.commands import HEADS
from agent_tui.messages.speech import say

if TYPE_CHECKING:
    from agent_tui.insight.reading import Reading


def watch(session: Session, own: Session | None = None) -> int:
    """The screen; with `--once` or `--json` one reading, taken after everything was pulled. `own`: whose colours and
    keys hold, where the store is another's; what is chosen on the screen is not written down there."""
    if session.arguments.once or session.output.as_json:
        return _once(session)
    from agent_tui.cli.showing import check_terminal, get_token

    # why: as for the workstation, nothing is collected before the first frame
    gc.disable()
    _ = session.profile
    check_terminal(session)
    get_token(session)
    with session.desk() as desk, ThreadPoolExecutor(1, "first-reading") as beside:
        desk.take_profile()
        # why beside: SQLite counts on the other processor while the screen is loaded
        first_reading = beside.submit(desk.reading)
        beside.shutdown(wait=False)
        # why: loaded here because no other command shows this screen
        from agent_tui.ui.garbage import keep_what_is_loaded
        from agent_tui.ui.watch.app import run_wallboard

        session.output.flush()
        return run_wallboard(
            desk,
            (own or session).settings,
            session.output.language,
            first_reading.result,
            paths=(own or session).paths,
            choices_kept_in=session.paths if own is not None else None,
            crash_folder=session.paths.logs,
            loaded=keep_what_is_loaded,
        )


def _once(session: Session) -> int:
    from agent_tui.cli.freshness import pull_first

    with session.desk() as desk:
        pull_first(session, desk)
        reading, names = desk.reading(), desk.names()
    if session.output.as_json:
        session.output.document(document(reading))
    else:
        _tables(session, reading, names)
    return 0


def document(reading: "Reading") -> dict[str, Any]:
    """INTERFACE "Commands": `watch --once --json`; null where the data cannot say."""
    promises = reading.promises
    return {
        "as_of": reading.as_of,
        "queues": [
            {
                "queue": queue.queue,
                "channel": queue.channel,
                "waiting": queue.waiting,
                "oldest_wait_s": _seconds(queue.oldest_since, reading.as_of),
                "due_next": queue.next_due,
                "service_level": None if queue.service_level is None else queue.service_level.rate,
                "abandoned": None if queue.abandoned is None else queue.abandoned.rate,
            }
            for queue in reading.queues
        ],
        "agents": [
            {"agent": agent.agent, "state": agent.state, "since": agent.since, "contacts": agent.contacts}
            for agent in reading.agents
        ],
        "promises": {
            "open": promises.open,
            "due_1h": promises.due_1h,
            "overdue": promises.overdue,
            "kept_rate": None if promises.kept is None else promises.kept.rate,
        },
    }


def _seconds(since: datetime | None, now: datetime) -> int | None:
    return None if since is None else max(0, int((now - since).total_seconds()))


def _tables(session: Session, reading: "Reading", names: Mapping[str, str]) -> None:
    output = session.output
    output.line(_said(session, "watch.needs", n=reading.needs_count), "strong")
    _need_table(session, reading, names)
    output.line()
    _queue_table(session, reading)
    output.line()
    _agent_table(session, reading, names)
    output.line()
    promises = reading.promises
    facts = [
        _said(session, "watch.promises", n=promises.open),
        _said(session, "watch.promises-facts", hour=promises.due_1h, late=promises.overdue),
    ]
    if promises.kept is not None:
        rate, kept = round(100 * promises.kept.rate), promises.kept
        late = _said(session, "watch.kept-late", n=promises.kept_late) if promises.kept_late else ""
        moved = _said(session, "watch.moved", n=promises.moved) if promises.moved else ""
        facts.append(_said(session, "watch.kept", rate=rate, part=kept.part, sample=kept.sample) + late + moved)
    output.line("  ".join(facts), "strong")
    output.line(_said(session, "watch.back", n=reading.came_back.count), "strong")
    _back_table(session, reading)


def _need_table(session: Session, reading: "Reading", names: Mapping[str, str]) -> None:
    from agent_tui.messages.screen_rows import COLUMNS
    from agent_tui.ui.presentation.times import Here
    from agent_tui.ui.presentation.watch_lines import need_name, need_words

    language = session.output.language
    if not reading.needs:
        return
    session.output.table(
        [
            Column("", right=True),
            Column(""),
            Column(say(COLUMNS, "left", language), right=True),
            Column(say(COLUMNS, "customer", language), widest=16, least=8),
            Column(say(HEADS, "subject", language)),
        ],
        [
            (
                str(number),
                _said(session, f"need.{need.kind}"),
                left(need.at, reading.as_of, language),
                need_name(need),
                need_words(need, Here(UTC, language, names=names)),
            )
            for number, need in enumerate(reading.needs, 1)
        ],
        alarms=(need.at is not None and need.at <= reading.as_of for need in reading.needs),
    )
    if reading.unnamed:
        session.output.line(_said(session, "watch.not-named", n=reading.unnamed))


def _back_table(session: Session, reading: "Reading") -> None:
    from agent_tui.messages.screen_rows import COLUMNS

    language = session.output.language
    if not reading.came_back.contacts:
        return
    session.output.table(
        [
            Column(say(COLUMNS, "week", language), right=True),
            Column(say(COLUMNS, "number", language), right=True),
            Column(say(COLUMNS, "customer", language), widest=16, least=8),
            Column(say(HEADS, "subject", language)),
        ],
        [
            (
                str(contact.contacts_7d),
                str(contact.number),
                contact.customer_name or contact.customer,
                contact.subject,
            )
            for contact in reading.came_back.contacts[:10]
        ],
    )


def _queue_table(session: Session, reading: "Reading") -> None:
    from agent_tui.messages.screen_rows import COLUMNS
    from agent_tui.messages.terms import CHANNELS

    language = session.output.language
    columns = [Column(say(COLUMNS, "queue", language), widest=24), Column(say(COLUMNS, "channel", language))]
    columns += [
        Column(_said(session, f"watch.column.{name}"), right=True)
        for name in ("waiting", "in-hand", "oldest", "due", "overdue")
    ]
    session.output.table(
        columns,
        [
            (
                queue.queue,
                say(CHANNELS, queue.channel, language),
                str(queue.waiting),
                str(queue.in_hand),
                left(reading.as_of, queue.oldest_since, language) if queue.oldest_since else "",
                left(queue.next_due, reading.as_of, language),
                str(queue.overdue or ""),
            )
            for queue in reading.queues
        ],
        alarms=(bool(queue.overdue) for queue in reading.queues),
    )


def _agent_table(session: Session, reading: "Reading", names: Mapping[str, str]) -> None:
    from agent_tui.messages.screen_rows import COLUMNS
    from agent_tui.ui.presentation.watch_lines import state_words

    language = session.output.language
    columns = [Column(say(COLUMNS, "agent", language), widest=24)]
    columns += [Column(_said(session, "watch.column.state")), Column(_said(session, "watch.column.since"), right=True)]
    columns += [Column(_said(session, f"watch.column.{name}"), right=True) for name in ("contacts", "promises")]
    session.output.table(
        columns,
        [
            (
                names.get(agent.agent, agent.agent),
                state_words(agent, language),
                "" if agent.talking else left(reading.as_of, agent.since, language),
                str(agent.contacts),
                str(agent.promises),
            )
            for agent in reading.agents
        ],
    )


def _said(session: Session, key: str, **facts: str | int | None) -> str:
    from agent_tui.messages.screen_watch import WORDS

    return say(WORDS, key, session.output.language, **facts)
