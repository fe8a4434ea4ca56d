"""The way into the replica for strangers' text: every text of a record is made safe to show (`domain.text`).

Bodies keep their line breaks, all else becomes one line. Ids stay as they are: their alphabet is harmless.
"""

from typing import Any

from msgspec.structs import replace

from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import (
    Acknowledgement,
    AgentState,
    Bulletin,
    Customer,
    Identity,
    Interaction,
    Promise,
    SearchOutcome,
    StoredRecord,
    Ticket,
    Transfer,
    WorkOrder,
)
from agent_tui.domain.who import agent_name


def clean_record(record: StoredRecord) -> StoredRecord:
    """The same record with every text of it cleaned."""
    if isinstance(record, Interaction):
        return replace(
            record,
            author=clean_line(record.author),
            body=_clean_lines(record.body),
            meta=_clean_meta(record.meta) if record.meta else record.meta,
        )
    if isinstance(record, Ticket):
        return replace(
            record,
            subject=clean_line(record.subject),
            queue=clean_line(record.queue),
            owner=_clean_optional(record.owner),
            holder=_clean_optional(record.holder),
            first_owner=_clean_optional(record.first_owner),
            intent=_clean_all(record.intent),
            tags=_clean_all(record.tags),
        )
    if isinstance(record, Customer):
        return replace(
            record,
            name=clean_line(record.name),
            language=clean_line(record.language),
            tags=_clean_all(record.tags),
            identities=tuple(Identity(one.kind, clean_line(one.value)) for one in record.identities),
        )
    if isinstance(record, Promise):
        return replace(
            record,
            what=clean_line(record.what),
            limits=clean_line(record.limits),
            made_by=clean_line(record.made_by),
            topic=_clean_optional(record.topic),
            amount=_clean_optional(record.amount),
            owner=_clean_optional(record.owner),
        )
    if isinstance(record, Transfer):
        return replace(
            record,
            sender=clean_line(record.sender),
            receiver=clean_line(record.receiver),
            note=_clean_lines(record.note),
            answer=_clean_lines(record.answer),
        )
    if isinstance(record, WorkOrder):
        return replace(
            record,
            department=clean_line(record.department),
            what=clean_line(record.what),
            made_by=clean_line(record.made_by),
        )
    if isinstance(record, AgentState):
        return replace(
            record,
            queues=None if record.queues is None else _clean_all(record.queues),
            reason=clean_line(record.reason),
            name=agent_name(record.name),
        )
    if isinstance(record, Bulletin):
        return replace(
            record,
            title=clean_line(record.title),
            body=_clean_lines(record.body),
            author=clean_line(record.author),
        )
    if isinstance(record, Acknowledgement):
        return replace(record, agent=clean_line(record.agent))
    if isinstance(record, SearchOutcome):
        return replace(record, query=clean_line(record.query), agent=clean_line(record.agent))
    return replace(
        record,
        title=clean_line(record.title),
        body=_clean_lines(record.body),
        language=clean_line(record.language),
        tags=_clean_all(record.tags),
        internal=_clean_lines(record.internal),
        short={channel: _clean_lines(text) for channel, text in record.short.items()},
        owner=_clean_optional(record.owner),
    )


def _clean_lines(body: str) -> str:
    """As `clean_body`, line by line: a line of ordinary text costs nothing, and most lines are."""
    if "\n" not in body:
        return clean_body(body)
    return "\n".join(map(clean_body, body.replace("\r\n", "\n").split("\n")))


def _clean_optional(text: str | None) -> str | None:
    return None if text is None else clean_line(text)


def _clean_all(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(clean_line, texts))


def _clean_meta(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, dict):
        return {clean_line(key): _clean_meta(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean_meta(inner) for inner in value]
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        # JSON's numbers are doubles; what no machine word holds cannot be written down otherwise
        return float(value)
    return value
