"""What only an admin asks of the ticket store: import and export. No part of the backend protocol."""

import re
from collections.abc import Sequence
from datetime import datetime

import agent_tui
from agent_tui.backends.http_origin import HttpOrigin
from agent_tui.backends.protocol import Unauthorized
from agent_tui.backends.store_answers import value_of
from agent_tui.contract.api import PAGE_LIMIT, ExportPage, ImportAnswer

_SENDABLE = re.compile(r"[\x21-\x7e]{1,4096}\Z")
_THINKING_S = 60.0
"""A batch of lines is written before it is answered."""


class StoreAdmin:
    """A connection to the store at `url` as whoever `token` belongs to. Raises the errors of `backends.protocol`."""

    def __init__(self, url: str, token: str) -> None:
        self._token_can_be_sent = _SENDABLE.match(token) is not None
        headers = {"Accept": "application/json", "User-Agent": f"agent-tui/{agent_tui.__version__}"}
        if self._token_can_be_sent:
            headers["Authorization"] = f"Bearer {token}"
        self._origin = HttpOrigin(url, headers)

    def import_lines(self, lines: Sequence[bytes], run: str) -> ImportAnswer:
        """Sends lines of the import format; the answer has a result for each, in their order. Safe to say twice."""
        self._check_token()
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
        self._check_token()
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

    def _check_token(self) -> None:
        if not self._token_can_be_sent:
            raise Unauthorized("the token holds what no token holds")
