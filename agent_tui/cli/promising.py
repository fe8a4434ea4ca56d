"""Commands that write promises: `promise make`, `keep`, `break`, `withdraw`, `renegotiate`, `attempt`; and a text with
what it promises, made by a template."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.sending import know, send_all
from agent_tui.cli.session import Session
from agent_tui.cli.telling_findings import tell_findings, tell_promise
from agent_tui.cli.templates import filled_in, find_template
from agent_tui.cli.texts import until_kept
from agent_tui.cli.times import time_wrong
from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.config.settings import time_zone
from agent_tui.desk.attaching import promise_words
from agent_tui.desk.business_days import business_time, counted_from
from agent_tui.desk.contact_views import renewed
from agent_tui.desk.told_times import shown_time
from agent_tui.desk.views import NewPromiseWords, Sent
from agent_tui.domain.errors import BadInput, Conflict, OutOfReach
from agent_tui.domain.text import clean_line
from agent_tui.expectations.attached import attached_by, for_colleagues, write_attached
from agent_tui.expectations.dates import Unclear
from agent_tui.expectations.dates import read_time as read_typed_time
from agent_tui.expectations.template import Language
from agent_tui.messages.commands import SAID
from agent_tui.messages.commands_promising import SAID as OF_TEMPLATES
from agent_tui.messages.findings import weekday_name
from agent_tui.ui.presentation.expectation_words import caution_words

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.expectations.rendering import Rendered
    from agent_tui.expectations.template import Template


def make(session: Session) -> int:
    given = session.arguments
    with session.desk() as desk:
        made = NewPromiseWords(
            what=given.what,
            due_at=_still_to_come(session, desk, given.due),
            limits=given.limits or "",
            channel=given.channel,
            topic=given.topic,
            amount=given.amount,
            owner=given.owner,
            agreed=True if given.agreed else None,
        )
        know(session, desk)
        (settled,) = (desk.with_topic(one) for one in _settled(session, desk, [made]))
        if settled.topic and settled.topic != given.topic:
            session.output.message(SAID, "topic-found", topic=settled.topic)
        tell_promise(session, desk, given.ticket, settled)
        return send_all(session, desk, lambda: desk.make_promise(given.ticket, settled))


def attempt(session: Session) -> int:
    return _end(session, lambda desk: desk.note_attempt)


def keep(session: Session) -> int:
    return _end(session, lambda desk: desk.keep_promise)


def break_(session: Session) -> int:
    return _end(session, lambda desk: desk.break_promise)


def withdraw(session: Session) -> int:
    told: list[Callable[[], None]] = []

    def with_orders(desk: "Desk") -> Callable[[str, str], Sent]:
        promise = desk.promise(session.arguments.id)
        other = desk.promised_too(promise) if promise is not None else None
        key = "order-goes-on" if other is not None else "order-withdrawn-too"
        for order in desk.orders_of(session.arguments.id):
            facts = {"department": order.department, "what": order.what, "promise": other.id if other else None}
            told.append(partial(session.output.message, SAID, key, **facts))
        return desk.withdraw_promise

    status = _end(session, with_orders)
    # why not where it was refused: then nothing was withdrawn, and nobody is to stop
    if status in (0, OutOfReach.exit_status):
        for say in told:
            say()
    return status


def renegotiate(session: Session) -> int:
    given = session.arguments
    agreed = True if given.agreed else None
    with session.desk() as desk:
        due = _still_to_come(session, desk, given.due)
        return _on_promise(session, desk, lambda: _moved(session, desk, due, agreed))


def _moved(session: Session, desk: "Desk", due: datetime, agreed: bool | None) -> Sent:
    """The promise with another date, after what is wrong with that was told."""
    given = session.arguments
    old = desk.promise(given.id)
    if old is not None:
        made = renewed(old, due)
        tell_promise(session, desk, old.ticket, made)
        for other in desk.contradicted(old.ticket, made):
            session.output.message(
                SAID, "contradicts-open", promise=other.id, due=shown_time(other.due_at, session.settings)
            )
        for other in desk.said_elsewhere(old.ticket, made):
            session.output.message(SAID, "said-elsewhere", promise=other.id)
    return desk.renegotiate_promise(given.id, due, words=given.words or "", agreed=agreed)


def say_with_template(session: Session, kind: str) -> int:
    """`reply` or `note` with `--template`: the text and what it promises in one transaction."""
    given = session.arguments
    with until_kept(session) as kept, session.desk() as desk:
        know(session, desk)
        template = find_template(desk.templates(), given.template)
        if kind == "reply" and template.said_as == "note":
            raise BadInput("template-for-colleagues", template=template.id)
        view = desk.contact(given.ticket)
        language: Language = given.language or ("zh" if view.customer.language.lower().startswith("zh") else "en")
        zone = time_zone(session.settings) or MACHINE_ZONE
        honest = desk.honest_times(template, view.ticket.queue)
        occasion = desk.occasion(view, language, zone, honest=honest, for_colleagues=kind == "note")
        rendered = filled_in(session, template, given.set or (), occasion)
        if rendered.length is not None and rendered.length.over:
            raise BadInput("template-text-over", used=rendered.length.used, limit=rendered.length.limit)
        write = desk.reply if kind == "reply" else desk.note
        brought = attached_by(rendered) if kind == "reply" else for_colleagues(attached_by(rendered))
        planned = promise_words(brought.promises)
        promises = _settled(session, desk, planned)
        # what was said with --both or --replaces is meant
        meant = {old.id for one in planned for old in desk.contradicted(given.ticket, one)}
        attached = msgspec.structs.replace(
            brought,
            promises=tuple(
                msgspec.structs.replace(one, replaces=words.replaces)
                for one, words in zip(brought.promises, promises, strict=True)
            ),
            beside=tuple(sorted(meant)),
        )
        _tell_cautions(session, template, rendered)
        tell_findings(
            session, desk, given.ticket, "reply" if kind == "reply" else "note", rendered.body, write_attached(attached)
        )

        def written() -> Sent:
            sent = write(given.ticket, rendered.body, id=given.id, promises=promises, meta=rendered.meta)
            kept()
            return sent

        return send_all(session, desk, written, a_text=True)


def _tell_cautions(session: Session, template: "Template", rendered: "Rendered") -> None:
    """What is beyond the agent's own authority, as the form says it; it is kept with the text."""
    for caution in rendered.cautions:
        reason = caution_words(template, caution, session.output.language)
        session.output.message(OF_TEMPLATES, "caution", field=caution.field, reason=reason)


def _end(session: Session, deed: "Callable[[Desk], Callable[[str, str], Sent]]") -> int:
    given = session.arguments
    with session.desk() as desk:
        return _on_promise(session, desk, lambda: deed(desk)(given.id, given.words or ""))


def _on_promise(session: Session, desk: "Desk", deed: Callable[[], Sent]) -> int:
    """What is known here may be old: a promise is judged by what the store knows, as far as it can be reached."""
    pull_first(session, desk)
    return send_all(session, desk, deed)


def _settled(session: Session, desk: "Desk", made: Sequence[NewPromiseWords]) -> list[NewPromiseWords]:
    """What is to be promised, after a word on what it contradicts: Conflict promise-contradicts, unless it was said
    which promise one of them replaces, or that both are meant."""
    given = session.arguments
    promised = list(made)
    if given.replaces is not None:
        for at, words in enumerate(promised):
            if given.replaces in {old.id for old in desk.contradicted(given.ticket, words)} or len(promised) == 1:
                promised[at] = msgspec.structs.replace(words, replaces=given.replaces)
                break
        else:
            raise Conflict("replaces-nothing", promise=clean_line(given.replaces)[:64])
    if not given.both:
        for words in promised:
            for old in desk.contradicted(given.ticket, words):
                amount = f", {old.amount}" if old.amount else ""
                due = shown_time(old.due_at, session.settings)
                raise Conflict("promise-contradicts", promise=old.id, due=due, amount=amount)
    return promised


def _still_to_come(session: Session, desk: "Desk", text: str) -> datetime:
    """As `due_given`; a promise for a time that is over is refused here as on the screen: `BadInput("due-over")`."""
    due = due_given(session, desk, text)
    if due <= desk.store_now():
        raise BadInput("due-over", due=shown_time(due, session.settings))
    return due


def due_given(session: Session, desk: "Desk", text: str) -> datetime:
    """RFC 3339, or as somebody types it on the screen; `BadInput` time-wrong, weekday-wrong."""
    now = desk.store_now()
    zone = time_zone(session.settings) or MACHINE_ZONE
    try:
        return read_typed_time(text, counted_from(now, zone, business_time(session.found_paths(), session.settings)))
    except Unclear as unclear:
        if unclear.weekday is None:
            raise time_wrong(text) from None
        day = weekday_name(unclear.weekday, session.output.language)
        raise BadInput("weekday-wrong", time=clean_line(text)[:64], weekday=day) from None
    except OverflowError:
        raise time_wrong(text) from None
