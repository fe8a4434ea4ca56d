"""The command `check`: what a text leads a customer to expect, by the rules of docs/checks.md. It needs no store."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from agent_tui.cli.output import to_json
from agent_tui.cli.session import Session
from agent_tui.cli.texts import text_given
from agent_tui.cli.times import time_given, time_wrong
from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.domain.business_time import can_be_counted_from
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands_checking import SAID, SEVERITIES
from agent_tui.messages.findings import tell_finding
from agent_tui.messages.speech import say

if TYPE_CHECKING:
    from agent_tui.desk.check_cases import ReadContext
    from agent_tui.expectations.check.context import CheckContext
    from agent_tui.expectations.check.finding import Finding
    from agent_tui.messages.speech import Language

QUOTED = 40
"""Characters of the place that a finding is about."""


def check_text(session: Session) -> int:
    """A text from standard input, or a batch; 1 where something was found (or a case refused)."""
    given = session.arguments
    now = _now_given(given.now) if given.now is not None else None
    read = _context_given(session)
    if given.batch is not None:
        return _check_batch(session, read, now)
    if given.channel is None:
        wrong = say(SAID, "needs-channel", session.output.language)
        raise BadInput("usage", wrong=wrong, command="agent-tui check")
    from agent_tui.expectations.check.check import check
    from agent_tui.expectations.lengths import measure

    context = _context(session, read, now)
    text = text_given(session, None)
    findings = check(text, given.channel, context)
    length = measure(text, given.channel, signature=context.signature, parts=context.sms_parts)
    segments = length.parts if length is not None and length.channel == "sms" else None
    if session.output.as_json:
        rows = [finding_document(one, session.output.language) for one in findings]
        session.output.document({"findings": rows, "characters": len(text), "segments": segments})
    else:
        _print(session, text, findings, segments)
    return 1 if findings else 0


def finding_document(one: "Finding", language: "Language") -> dict[str, Any]:
    """As INTERFACE says a finding in JSON."""
    return {
        "rule": one.rule,
        "severity": one.severity,
        "start": one.start,
        "end": one.end,
        "message": tell_finding(one.rule, one.facts, language),
        "suggestion": one.suggestion,
    }


def _now_given(text: str) -> datetime:
    """`BadInput("time-wrong")`."""
    now = time_given(text)
    if not can_be_counted_from(now):
        raise time_wrong(text)
    return now


def _context_given(session: Session) -> "ReadContext | None":
    """What `--context` says, its unknown keys told of."""
    file: str | None = session.arguments.context
    if file is None:
        return None
    from agent_tui.desk.check_cases import read_context

    read = read_context(file)
    for key in read.unknown:
        session.output.message(SAID, "unknown-key", place=clean_line(file), entry=key[:64])
    return read


def _context(session: Session, read: "ReadContext | None", now: datetime | None) -> "CheckContext":
    """What is known of the company here, then what the file says, then the command line."""
    from agent_tui.desk.company_files import company_context

    context = company_context(session.found_paths(), session.settings, strict=True)
    if read is not None:
        context = _with(context, read)
    return msgspec.structs.replace(context, now=now or context.now or datetime.now(MACHINE_ZONE))


def _with(context: "CheckContext", said: "ReadContext") -> "CheckContext":
    """`context`, but for what was said otherwise."""
    return msgspec.structs.replace(context, **{name: getattr(said.context, name) for name in said.given})


def _check_batch(session: Session, read: "ReadContext | None", now: datetime | None) -> int:
    """A JSON line per case, with or without `--json`. Nothing of this machine goes in: neither clock nor settings."""
    from agent_tui.desk.check_cases import RefusedCase, read_cases
    from agent_tui.expectations.check.check import judged

    given, output = session.arguments, session.output
    shown = clean_line(given.batch)
    unknown: set[str] = set()
    status = timeless = 0
    for case in read_cases(given.batch, session.typed.buffer, given.channel):
        if isinstance(case, RefusedCase):
            # why: loaded here because most cases are in order
            from agent_tui.messages.file_reasons import file_reason

            place = ": ".join(filter(None, (f"{shown}:{case.line}", case.field)))
            output.message(SAID, "refused-case", place=place, reason=file_reason(case.reason, output.language))
            status = 1
            continue
        for key in {*case.unknown, *case.context.unknown} - unknown:
            output.message(SAID, "unknown-key", place=f"{shown}:{case.line}", entry=key[:64])
            unknown.add(key)
        context = case.context.context
        if read is not None:
            context = _with(read.context, case.context)
        if context.now is None:
            context = msgspec.structs.replace(context, now=now)
            timeless += now is None
        rules = judged(case.text, case.channel, context)
        output.json_line(to_json({"id": case.id, "rules": rules}))
        status = status or (1 if rules else 0)
    if timeless:
        output.message(SAID, "no-time", count=timeless)
    return status


def _print(session: Session, text: str, findings: "tuple[Finding, ...]", segments: int | None) -> None:
    output, language = session.output, session.output.language
    for one in findings:
        severity = say(SEVERITIES, one.severity, language)
        told = f"{severity}  {one.rule}  {tell_finding(one.rule, one.facts, language)}"
        output.line(told, "alarm" if one.severity == "error" else "strong")
        place = clean_line(text[one.start : one.end])
        output.line(f"  {one.start}-{one.end}  {place[:QUOTED]}{'…' if len(place) > QUOTED else ''}")
        if one.suggestion is not None:
            words = "instead" if one.suggestion else "instead-nothing"
            output.line("  " + say(SAID, words, language, suggestion=clean_line(one.suggestion)))
    if not findings:
        output.line(say(SAID, "nothing-found", language))
    counted = "characters" if segments is None else "segments"
    output.line(say(SAID, counted, language, count=len(text), segments=segments), "faint")
