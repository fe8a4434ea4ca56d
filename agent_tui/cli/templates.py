"""Commands about templates: `template list`, `show`, `render`. They need no store."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from agent_tui.cli.output import Column
from agent_tui.cli.session import Session
from agent_tui.cli.times import shown_time, time_given, time_wrong
from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.config.settings import time_zone
from agent_tui.desk.template_files import TemplateFiles, TemplateShelf, described
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.expectations.findings import Finding, findings_in
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.rendering import Rendered, render
from agent_tui.expectations.template import Template
from agent_tui.messages.commands_promising import HEADS, SAID
from agent_tui.messages.speech import say
from agent_tui.messages.templates import FINDINGS
from agent_tui.messages.troubles import tell
from agent_tui.ui.presentation.expectation_words import problem_words


def list_templates(session: Session) -> int:
    """Every template; 1 where a file was left out, which is said."""
    shelf = _shelf(session)
    output = session.output
    templates = sorted(shelf.by_id.values(), key=lambda template: template.id)
    reasons = [_reason(session, trouble) for trouble in shelf.troubles]
    if output.as_json:
        rows = [
            {
                "id": one.id,
                "title": {"en": one.title.en, "zh": one.title.zh},
                "topic": one.topic,
                "channels": one.channels,
                "version": one.version,
                "owner": one.owner,
                "review": one.review,
                "own": one.id in shelf.own,
            }
            for one in templates
        ]
        output.document({"templates": rows, "left_out": reasons})
    else:
        columns = [Column("id"), Column(_head(session, "title"), widest=40), Column(_head(session, "version"))]
        columns += [Column(_head(session, "owner"), widest=20), Column(_head(session, "review"))]
        output.table(
            columns,
            [
                (one.id, one.title.of(output.language), str(one.version), one.owner, one.review.isoformat())
                for one in templates
            ],
        )
    for reason in reasons:
        output.message(SAID, "left-out", why=reason)
    return 1 if reasons else 0


def show_template(session: Session) -> int:
    template = find_template(_shelf(session), session.arguments.id)
    output, language = session.output, session.output.language
    if output.as_json:
        output.document(described(template))
        return 0
    output.line(f"{template.id}  {template.title.of(language)}", "strong")
    output.facts(
        (_head(session, "when"), template.when.of(language)),
        (_head(session, "when-not"), template.when_not.of(language)),
        (_head(session, "ask"), template.ask.of(language)),
        (_head(session, "authority"), template.authority.of(language) if template.authority else None),
        (_head(session, "owner"), template.owner),
        (_head(session, "review"), template.review.isoformat()),
    )
    output.line()
    columns = [Column(_head(session, name)) for name in ("field", "kind", "prompt", "default", "choices")]
    rows = [
        (name, field.kind, field.prompt.of(language), field.default, ", ".join(field.choices))
        for name, field in template.fields.items()
    ]
    if rows:
        output.table(columns, rows)
    texts = template.text.of(language)
    for name in texts.__struct_fields__:
        if text := getattr(texts, name):
            output.line()
            output.line(name, "faint")
            output.block(text)
    return 0


def render_template(session: Session) -> int:
    """The text, what it promises and what is wrong with it; 1 where something is."""
    given = session.arguments
    template = find_template(_shelf(session), given.id)
    try:
        occasion = _occasion(session, time_given(given.now) if given.now is not None else datetime.now(UTC))
        rendered = filled_in(session, template, given.set or (), occasion)
    except OverflowError:  # at the ends of the calendar there is no other time zone, and no day after
        raise time_wrong(given.now) from None
    findings = findings_in(rendered.body, occasion.channel, signature=occasion.signature, parts=occasion.sms_parts)
    if session.output.as_json:
        session.output.document(_document(rendered, occasion, findings, session))
    else:
        _print(session, rendered, findings)
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _occasion(session: Session, now: datetime) -> Occasion:
    """Nobody's contact: what the command line says of it."""
    given, settings = session.arguments, session.settings
    return Occasion(
        now,
        time_zone(settings) or MACHINE_ZONE,
        given.language or session.output.language,
        given.channel,
        signature=settings.sms_signature,
        sms_parts=settings.sms_parts,
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
    """`BadInput("template-unknown")` where there is none."""
    template = shelf.by_id.get(id)
    if template is None:
        raise BadInput("template-unknown", id=clean_line(id)[:64], known=", ".join(sorted(shelf.by_id)))
    return template


def _shelf(session: Session) -> TemplateShelf:
    return TemplateFiles(session.found_paths().config / "templates").shelf()


def _reason(session: Session, trouble: BadInput) -> str:
    told = tell(trouble.key, session.output.language, trouble.facts)
    return clean_line(f"{told.title}: {told.cause}")


def _document(rendered: Rendered, occasion: Occasion, findings: Sequence[Finding], session: Session) -> dict[str, Any]:
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
        "findings": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "start": one.start,
                "end": one.end,
                "message": say(FINDINGS, one.rule, session.output.language, **one.facts),
                "suggestion": None,
            }
            for one in findings
        ],
        "characters": len(rendered.body),
        "segments": length.parts if length is not None and length.channel == "sms" else None,
    }


def _print(session: Session, rendered: Rendered, findings: Sequence[Finding]) -> None:
    output = session.output
    output.block(rendered.body, indent="")
    output.line()
    for promise in rendered.promises:
        when = shown_time(promise.due_at, session.settings)
        output.line(say(SAID, "promised", output.language, what=clean_line(promise.what), when=when), "strong")
        output.line("  " + say(SAID, "not-promised", output.language, limits=clean_line(promise.limits)))
    if not rendered.promises:
        output.line(say(SAID, "no-promise", output.language), "faint")
    for finding in findings:
        message = say(FINDINGS, finding.rule, output.language, **finding.facts)
        output.message(SAID, "finding", rule=finding.rule, message=message)


def _head(session: Session, head: str) -> str:
    return say(HEADS, head, session.output.language)
