"""Fills a store over HTTP with the import format, as an admin, and with work orders and news, as who made them; looks
first whether the store is one's own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

import msgspec

from agent_tui.backends.http_origin import HttpOrigin
from agent_tui.backends.store_answers import value_of
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import ExportPage, ImportAnswer
from agent_tui.contract.writes import MakeWorkOrder, Write
from agent_tui.demo.stories import StoryOrder
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.ids import new_id
from agent_tui.domain.values import Article, ImportRecord

MARK = "kb-en-refund"
"""An article that every demo brings: a database that holds it was filled by a demo."""

_BATCH = 600
"""Records in one request: some hundred kilobytes, taken in well within a second."""

Progress = Callable[[int, int], None]
"""Contacts filled, contacts to fill."""


class Importer:
    """Writes records into the store at `url` as the admin whose `token` it is; errors are those of the backends."""

    def __init__(self, url: str, token: str) -> None:
        self._origin = HttpOrigin(url, {"Authorization": f"Bearer {token}", "Accept": "application/json"})

    def holds_demo(self) -> bool:
        """True where a demo filled this store before; False where it is empty.
        BadInput("demo-database-in-use") where it holds somebody's contacts: those are never mixed with made-up ones."""
        if self._origin.request("GET", f"/v1/articles/{MARK}").status == 200:
            return True
        if value_of(self._origin.request("GET", "/v1/export", query={"limit": 1}), ExportPage).records:
            raise BadInput("demo-database-in-use")
        return False

    def take_in(self, records: Sequence[ImportRecord], run: str) -> None:
        """One request; Trouble("demo-refused") when the store refuses a record."""
        body = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
        answer = value_of(
            self._origin.request(
                "POST",
                "/v1/import",
                query={"run": run},
                headers={"Content-Type": "application/x-ndjson"},
                body=body,
            ),
            ImportAnswer,
        )
        for result in answer.results:
            if result.outcome == "rejected":
                raise Trouble("demo-refused", field=result.field, reason=result.reason)

    def close(self) -> None:
        """Ends a request under way, from any thread."""
        self._origin.close()


def fill_store(importer: Importer, records: Iterable[ImportRecord], contacts: int, progress: Progress) -> None:
    """Takes everything in, the articles (and with them the mark) first."""
    ordered = sorted(records, key=lambda record: not isinstance(record, Article))
    run, filled = new_id(), 0
    batches = iter(ordered)
    while batch := list(islice(batches, _BATCH)):
        importer.take_in(batch, run)
        filled += len(batch)
        # a contact is there when all that was said in it is
        progress(contacts * filled // len(ordered), contacts)


def order_work(url: str, tokens: Mapping[str, str], orders: Iterable[StoryOrder]) -> None:
    """Makes the work orders of the stories, each as who made it; `tokens` by agent. Errors: those of the backends."""
    write_as(url, tokens, ((one.by, MakeWorkOrder(one.id, one.order)) for one in orders))


def write_as(url: str, tokens: Mapping[str, str], writes: Iterable[tuple[str, Write]]) -> None:
    """Does each write as the agent beside it, in their order; `tokens` by agent. Errors: those of the backends."""
    stores: dict[str, TicketStore] = {}
    try:
        for agent, write in writes:
            if agent not in stores:
                stores[agent] = TicketStore(url, tokens[agent])
            stores[agent].write(write)
    finally:
        for store in stores.values():
            store.close()
