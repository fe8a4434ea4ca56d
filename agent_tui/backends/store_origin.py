"""The ticket store as one HTTP origin, spoken to as whoever a token belongs to."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import agent_tui
from agent_tui.backends.http_origin import Answer, HttpOrigin
from agent_tui.backends.protocol import Unauthorized

if TYPE_CHECKING:
    import httpx

_SENDABLE = re.compile(r"[\x21-\x7e]{1,4096}\Z")


class StoreOrigin(HttpOrigin):
    """Every request carries the token; one that no header can carry is refused as the store would refuse it."""

    def __init__(self, url: str, token: str, transport: "httpx.BaseTransport | None" = None) -> None:
        self._token_can_be_sent = _SENDABLE.match(token) is not None
        headers = {"Accept": "application/json", "User-Agent": f"agent-tui/{agent_tui.__version__}"}
        if self._token_can_be_sent:
            headers["Authorization"] = f"Bearer {token}"
        super().__init__(url, headers, transport=transport)

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        wait: float = 0,
    ) -> Answer:
        """As `HttpOrigin.request`; `Unauthorized` before anything is sent."""
        if not self._token_can_be_sent:
            raise Unauthorized("the token holds what no token holds")
        return super().request(method, path, query=query, headers=headers, body=body, wait=wait)
