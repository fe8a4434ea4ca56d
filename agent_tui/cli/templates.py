"""`template render`: a template filled in from the command line, without a store."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from agent_tui.cli.checking import finding_document
from agent_tui.cli.session import Session
from agent_tui.cli.times import time_given, time_wrong
from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.config.profiles import TOKEN_VARIABLE, agent_of
from agent_tui.config.settings import time_zone
from agent_tui.desk.company_files import company_context
from agent_tui.desk.template_files import TemplateFiles, TemplateShelf, team_folder
from agent_tui.desk.told_times import shown_time
from agent_tui.domain.business_time import BusinessTime
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.text import clean_line
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.rendered_check import findings_of
from agent_tui.expectations.rendering import Rendered, render
from agent_tui.expectations.template import Template
from agent_tui.messages.commands_promising import SAID
from agent_tui.messages.findings import tell_finding
from agent_tui.messages.speech import say
from agent_tui.ui.presentation.expectation_words import caution_words, problem_words


def render_template(session: Session) -> int:
    """The text, what it promises and what is wrong with it; 1 where something is."""
    given = session.arguments
    try:
        occasion = _occasion(session, time_given(given.now) if given.now is not None else datetime.now(UTC))
        template = find_template(shelf_of(session, occasion.now.astimezone(occasion.zone).date()), given.id)
        rendered = filled_in(session, template, given.set or (), occasion)
    except OverflowError:  # at the ends of the calendar there is no other time zone, and no day after
        raise time_wrong(given.now) from None
    findings = findings_of(rendered, occasion.channel, _context(session, occasion))
    if session.output.as_json:
        session.output.document(_document(template, rendered, occasion, findings, session))
    else:
        _print(session, template, rendered, findings)
    return 1 if findings else 0


def _context(session: Session, occasion: Occasion) -> CheckContext:
    """What the check knows beside the text."""
    known = company_context(session.found_paths(), session.settings, strict=True)
    return msgspec.structs.replace(known, now=occasion.now.astimezone(occasion.zone))


def _occasion(session: Session, now: datetime) -> Occasion:
    """Nobody's contact: what the command line says of it."""
    given, settings = session.arguments, session.settings
    business = BusinessTime(settings.hours, settings.holidays or None)
    return Occasion(
        now,
        time_zone(settings) or MACHINE_ZONE,
        given.language or session.output.language,
        given.channel,
        signature=settings.sms_signature,
        sms_parts=settings.sms_parts,
        is_workday=business.is_workday,
        add_open_time=business.add_working_time if business.has_hours else None,
    )


def filled_in(session: Session, template: Template, set_: Sequence[str], occasion: Occasion) -> Rendered:
    """`--set name=value` filled in; `BadInput` set-wrong, template-field (which field, and why)."""
    typed: dict[str, str] = {}
    for given in set_:
        name, equals, value = given.partition("=")
        if not equals or not name.strip():
            raise BadInput("set-wrong", given=clean_line(given)[:64])
        typed[name.strip()] = value
    rendered = render(template, typed, occasion)
    for problem in rendered.problems:
        reason = problem_words(problem, session.output.language)
        raise BadInput("template-field", template=template.id, field=clean_line(problem.field)[:64], reason=reason)
    return rendered


def find_template(shelf: TemplateShelf, id: str) -> Template:
    """`BadInput`: template-unknown, template-resting (not in force that day)."""
    if id in shelf.resting:
        resting = shelf.resting[id]
        begins, ends = resting.effective_from, resting.effective_until
        raise BadInput(
            "template-resting",
            template=id,
            begins=begins.isoformat() if begins is not None else "...",
            ends=ends.isoformat() if ends is not None else "...",
        )
    if id not in shelf.by_id:
        raise unknown_template(shelf, id)
    return shelf.by_id[id]


def unknown_template(shelf: TemplateShelf, id: str) -> BadInput:
    return BadInput("template-unknown", id=clean_line(id)[:64], known=", ".join(sorted(shelf.by_id)))


def shelf_of(session: Session, today: date | None = None) -> TemplateShelf:
    """What whoever works with this profile may use; with `--drafts` what waits for approval, too."""
    files = TemplateFiles(
        session.found_paths().config / "templates", team=team_folder(session.settings.template_folder)
    )
    drafts = session.arguments.drafts
    return files.shelf(today or today_of(session), None if drafts else _agent(session), every_draft=drafts)


def _agent(session: Session) -> str | None:
    """Who works here, as far as known without a store: their own drafts in the team's folder are theirs to see."""
    try:
        return session.profile.agent or agent_of(session.environ.get(TOKEN_VARIABLE, ""))
    except Trouble:
        return None  # why: templates can be looked at before anybody has signed in


def today_of(session: Session) -> date:
    return datetime.now(UTC).astimezone(time_zone(session.settings)).date()


def _document(
    template: Template, rendered: Rendered, occasion: Occasion, findings: Sequence[Finding], session: Session
) -> dict[str, Any]:
    length = rendered.length
    return {
        "template": rendered.template,
        "version": rendered.version,
        "language": occasion.language,
        "channel": occasion.channel,
        "body": rendered.body,
        "promises": [
            {
                "what": one.what,
                "due_at": one.due_at,
                "limits": one.limits,
                "channel": one.channel,
                "topic": one.topic,
                "amount": one.amount,
                "owner": one.owner,
                "agreed": one.agreed,
            }
            for one in rendered.promises
        ],
        "expectations": [{"what": one.what, "source": one.source} for one in rendered.expectations],
        "agreed": rendered.agreed,
        "full_text": rendered.full_text,
        "carry": rendered.carry,
        "cautions": [
            {"field": one.field, "message": caution_words(template, one, session.output.language)}
            for one in rendered.cautions
        ],
        "findings": [finding_document(one, session.output.language) for one in findings],
        "characters": len(rendered.body),
        "segments": length.parts if length is not None and length.channel == "sms" else None,
    }


def _print(session: Session, template: Template, rendered: Rendered, findings: Sequence[Finding]) -> None:
    output = session.output
    output.block(rendered.body, indent="")
    output.line()
    for promise in rendered.promises:
        when = shown_time(promise.due_at, session.settings)
        output.line(say(SAID, "promised", output.language, what=clean_line(promise.what), when=when), "strong")
        output.line("  " + say(SAID, "not-promised", output.language, limits=clean_line(promise.limits)))
    if not rendered.promises:
        output.line(say(SAID, "no-promise", output.language), "faint")
    for caution in rendered.cautions:
        reason = caution_words(template, caution, output.language)
        output.message(SAID, "caution", field=caution.field, reason=reason)
    for finding in findings:
        message = tell_finding(finding.rule, finding.facts, output.language)
        output.message(SAID, "finding", rule=finding.rule, message=message)
