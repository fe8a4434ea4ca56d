"""The way into the replica for strangers' text: every text of a record is made safe to show (`domain.text`).

Bodies keep their line breaks, all else becomes one line. Ids stay as they are: their alphabet is harmless.
"""

from typing import Any, TypeVar

from msgspec.structs import replace

from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import Article, Customer, Identity, Interaction, Promise, StoredRecord, Ticket

Cleaned = TypeVar("Cleaned", Customer, Ticket, Interaction, Promise, Article)


def clean_record(record: Cleaned) -> Cleaned:
    """The same record with every text of it cleaned."""
    cleaned: StoredRecord
    if isinstance(record, Interaction):
        cleaned = replace(
            record,
            author=clean_line(record.author),
            body=clean_body(record.body),
            meta=_clean_meta(record.meta) if record.meta else record.meta,
        )
    elif isinstance(record, Ticket):
        cleaned = replace(
            record,
            subject=clean_line(record.subject),
            queue=clean_line(record.queue),
            owner=_clean_optional(record.owner),
            holder=_clean_optional(record.holder),
            intent=_clean_all(record.intent),
            tags=_clean_all(record.tags),
        )
    elif isinstance(record, Customer):
        cleaned = replace(
            record,
            name=clean_line(record.name),
            language=clean_line(record.language),
            tags=_clean_all(record.tags),
            identities=tuple(Identity(one.kind, clean_line(one.value)) for one in record.identities),
        )
    elif isinstance(record, Promise):
        cleaned = replace(
            record,
            what=clean_line(record.what),
            limits=clean_line(record.limits),
            made_by=clean_line(record.made_by),
            topic=_clean_optional(record.topic),
            amount=_clean_optional(record.amount),
            owner=_clean_optional(record.owner),
        )
    else:
        cleaned = replace(
            record,
            title=clean_line(record.title),
            body=clean_body(record.body),
            language=clean_line(record.language),
            tags=_clean_all(record.tags),
        )
    return cleaned


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
    return value
