"""What only an admin asks of the ticket store: import and export. No part of the backend protocol."""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.backends.store_answers import value_of
from agent_tui.backends.store_origin import StoreOrigin
from agent_tui.contract.api import PAGE_LIMIT, ExportPage, ImportAnswer

_THINKING_S = 60.0
"""A batch of lines is written before it is answered."""


class StoreAdmin:
    """A connection to the store at `url` as whoever `token` belongs to. Raises the errors of `backends.protocol`."""

    def __init__(self, url: str, token: str) -> None:
        self._origin = StoreOrigin(url, token)

    def import_lines(self, lines: Sequence[bytes], run: str) -> ImportAnswer:
        """Sends lines of the import format; the answer has a result for each, in their order. Safe to say twice."""
        answer = self._origin.request(
            "POST",
            "/v1/import",
            query={"run": run},
            headers={"Content-Type": "application/jsonl"},
            body=b"\n".join(lines),
            wait=_THINKING_S,
        )
        return value_of(answer, ImportAnswer)

    def export_page(
        self, after: str | None, *, customer: str | None = None, since: datetime | None = None
    ) -> ExportPage:
        """Records in the import format; `after`: the `after` of the page before."""
        query: dict[str, str | int] = {"limit": PAGE_LIMIT}
        if after is not None:
            query["after"] = after
        if customer is not None:
            query["customer"] = customer
        if since is not None:
            query["since"] = since.isoformat()
        return value_of(self._origin.request("GET", "/v1/export", query=query, wait=_THINKING_S), ExportPage)

    def close(self) -> None:
        self._origin.close()
