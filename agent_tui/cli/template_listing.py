"""`template list` and `template show`: which templates there are, who approved them, how long they hold, what they
say."""

from datetime import date
from typing import Any

from agent_tui.cli.output import Column
from agent_tui.cli.session import Session
from agent_tui.cli.templates import shelf_of, today_of, unknown_template
from agent_tui.desk.template_files import Shelved, described
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.expectations.template import Template
from agent_tui.messages.commands_promising import HEADS, SAID
from agent_tui.messages.speech import say
from agent_tui.messages.troubles import tell


def list_templates(session: Session) -> int:
    """Every template; 1 where a file was left out, which is said."""
    shelf, today = shelf_of(session), today_of(session)
    output = session.output
    shelved = [shelf.shelved[id] for id in sorted(shelf.shelved)]
    reasons = [_reason(session, trouble) for trouble in shelf.troubles]
    if output.as_json:
        output.document({"templates": [_row(one, today) for one in shelved], "left_out": reasons})
    else:
        columns = [Column("id"), Column(_head(session, "title"), widest=40), Column(_head(session, "version"))]
        columns += [Column(_head(session, "owner"), widest=20), Column(_head(session, "review"))]
        output.table(
            [*columns, Column(_head(session, "state"))],
            [
                (
                    one.template.id,
                    one.template.title.of(output.language),
                    str(one.template.version),
                    one.template.owner,
                    one.template.review.isoformat(),
                    "; ".join(_standing(session, one, today)),
                )
                for one in shelved
            ],
            alarms=[one.template.id in shelf.resting or one.template.review_is_over(today) for one in shelved],
        )
    for reason in reasons:
        output.message(SAID, "left-out", why=reason)
    return 1 if reasons else 0


def _row(one: Shelved, today: date) -> dict[str, Any]:
    template = one.template
    return {
        "id": template.id,
        "title": {"en": template.title.en, "zh": template.title.zh},
        "topic": template.topic,
        "channels": template.channels,
        "version": template.version,
        "owner": template.owner,
        "review": template.review,
        "review_over": template.review_is_over(today),
        "own": one.origin == "own",
        "origin": one.origin,
        "draft": one.is_draft,
        "approved_by": one.approval.by if one.approval is not None else None,
        "effective_from": template.effective_from,
        "effective_until": template.effective_until,
        "in_force": template.in_force(today),
    }


def _standing(session: Session, one: Shelved, today: date) -> list[str]:
    """Where it comes from, whether anybody approved it, from when and until when it holds."""
    template, language = one.template, session.output.language
    said = [say(SAID, "own", language)] if one.origin == "own" else []
    if one.is_draft:
        said.append(say(SAID, "draft", language))
    elif one.approval is not None:
        said.append(say(SAID, "approved-by", language, agent=one.approval.by))
    if template.effective_from is not None and today < template.effective_from:
        said.append(say(SAID, "begins", language, day=template.effective_from.isoformat()))
    if template.effective_until is not None:
        key = "ends" if today <= template.effective_until else "ended"
        said.append(say(SAID, key, language, day=template.effective_until.isoformat()))
    if template.review_is_over(today):
        said.append(say(SAID, "review-over", language))
    return said


def show_template(session: Session) -> int:
    shelf, id = shelf_of(session), session.arguments.id
    one = shelf.shelved.get(id)
    if one is None:
        raise unknown_template(shelf, id)
    template, output, language = one.template, session.output, session.output.language
    if output.as_json:
        output.document(described(template))
        return 0
    output.line(f"{template.id}  {template.title.of(language)}", "strong")
    authority, steps = template.authority, template.steps.of(language) if template.steps is not None else ()
    output.facts(
        (_head(session, "when"), template.when.of(language)),
        (_head(session, "when-not"), template.when_not.of(language)),
        (_head(session, "ask"), template.ask.of(language)),
        (_head(session, "miss"), template.miss.of(language)),
        (_head(session, "authority"), authority.of(language) if authority else None),
        (_head(session, "next"), authority.next.of(language) if authority and authority.next else None),
        (_head(session, "tone"), template.tone.of(language) if template.tone else None),
        *((say(HEADS, "step", language, number=number), step) for number, step in enumerate(steps, 1)),
        (_head(session, "owner"), template.owner),
        (_head(session, "author"), template.author),
        (_head(session, "version"), str(template.version)),
        (_head(session, "review"), template.review.isoformat()),
        (_head(session, "carry"), ", ".join(template.carried)),
        (_head(session, "state"), "; ".join(_standing(session, one, today_of(session)))),
        (_head(session, "file"), str(one.file) if one.origin != "built-in" else None),
    )
    _show_fields(session, template)
    _show_promises(session, template)
    texts = template.text.of(language)
    for name in texts.__struct_fields__:
        if text := getattr(texts, name):
            output.line()
            output.line(name, "faint")
            output.block(text)
    return 0


def _show_fields(session: Session, template: Template) -> None:
    language = session.output.language
    columns = [Column(_head(session, name)) for name in ("field", "kind", "prompt", "default", "limit", "choices")]
    rows = [
        (name, field.kind, field.prompt.of(language), field.default, field.authority, ", ".join(field.choices))
        for name, field in template.fields.items()
    ]
    if rows:
        session.output.line()
        session.output.table(columns, rows)


def _show_promises(session: Session, template: Template) -> None:
    language = session.output.language
    columns = [Column(_head(session, name)) for name in ("promise", "due", "channel", "limits")]
    rows = [
        (rule.what.of(language), rule.due, rule.channel, ", ".join(rule.limits.of(language)))
        for rule in template.promises.values()
    ]
    if rows:
        session.output.line()
        session.output.table(columns, rows)


def _reason(session: Session, trouble: BadInput) -> str:
    told = tell(trouble.key, session.output.language, trouble.facts)
    return clean_line(f"{told.title}: {told.cause}")


def _head(session: Session, head: str) -> str:
    return say(HEADS, head, session.output.language)
