"""Sending a text with what a template brought along: the text, what the customer expects and every promise it makes
become durable in one transaction."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from agent_tui.desk.contact_views import NewPromiseWords
from agent_tui.desk.exchange_views import Draft, Sent
from agent_tui.expectations.attached import read_attached
from agent_tui.expectations.planning import PlannedPromise

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


def send_attached(
    desk: "Desk", draft: Draft, *, hold_s: float = 0.0, meta: Mapping[str, Any] | None = None
) -> tuple[Sent, int]:
    """Sends or notes a draft with what is attached to it; and how many promises that made. `hold_s` as for `reply`;
    `meta` is kept beside what the template tells."""
    attached = read_attached(draft.attached)
    write = desk.reply if draft.kind == "reply" else desk.note
    sent = write(
        draft.ticket,
        draft.body,
        promises=promise_words(attached.promises),
        meta={**attached.meta, **(meta or {})},
        basis=draft.basis,
        hold_s=hold_s,
        written_as=draft,
    )
    return sent, len(attached.promises)


def promise_words(planned: Sequence[PlannedPromise]) -> list[NewPromiseWords]:
    """What a template planned, as the desk makes it."""
    return [
        NewPromiseWords(
            what=one.what,
            due_at=one.due_at,
            limits=one.limits,
            channel=one.channel,
            topic=one.topic,
            amount=one.amount,
            owner=one.owner,
            agreed=one.agreed,
            replaces=one.replaces,
            replaces_too=one.replaces_too,
            keeps=one.keeps,
        )
        for one in planned
    ]
