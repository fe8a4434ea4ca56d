"""What the backends over helpdesks in memory have in common: records that their server numbers, requests that may fail,
writes that are looked for where nobody knows whether they arrived."""

from datetime import datetime
from typing import Any, ClassVar

from agent_tui.backends.protocol import Capabilities, Refused, Unreachable
from agent_tui.backends.reading_back import shows
from agent_tui.contract.api import Change, Limits, Me, Presence, Written
from agent_tui.contract.writes import ChangeTicket, Write
from agent_tui.domain.values import Agent, RecordType, StoredRecord
from tests.backends.wire import Wire


class NumberedBackend:
    """A subclass knows its server, reads, and writes."""

    NAME: ClassVar[str]
    CAPABILITIES: ClassVar[Capabilities]

    def __init__(self, agent: str) -> None:
        self.agent = agent
        self.wire = Wire()
        self.per_page = 3
        self._closed = False

    @property
    def capabilities(self) -> Capabilities:
        return self.CAPABILITIES

    def answer_within(self, seconds: float | None) -> None:
        pass

    def close(self) -> None:
        self._closed = True

    def tell_presence(self, presence: Presence) -> None:
        raise Refused("unsupported", "presence")

    def _ask(self, request: str, asked: Any, *args: Any, **kwargs: Any) -> Any:
        if self._closed:
            raise Unreachable("closed")
        return self.wire(request, asked, *args, **kwargs)

    def _me(self, time: datetime, through: int) -> Me:
        return Me(
            agent=Agent(id=self.agent, role="agent"),
            time=time,
            oldest_client="0.1.0",
            limits=Limits(body_bytes=262144, page=100, wait_s=0),
            store=self.NAME,
            through=through,
        )


def found_among(changes: list[Change], write: Write) -> Written | None:
    """Where the records of its contact show a write."""
    if isinstance(write, ChangeTicket):
        found = next(one for one in changes if one.type == "ticket")
        assert found.doc is not None
        if not shows(found.doc, write):
            return None
    else:
        said = [one for one in changes if (one.type, one.id) == ("interaction", write.id)]
        if not said:
            return None
        found = said[0]
    return Written(seq=found.seq, version=found.version, doc=found.doc)


def change_of(doc: StoredRecord, seq: int, version: int) -> Change:
    """A record as the feed brings it."""
    type_: RecordType = doc.__struct_config__.tag  # type: ignore[assignment]
    return Change(seq=seq, type=type_, id=doc.id, version=version, op="upsert", doc=doc)
