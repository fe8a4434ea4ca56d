"""HTTP to one origin: bounded in time and size, no redirects, and stoppable while a request is under way.

Says nothing about what answers mean (that is each backend's own), and loads httpx when the first request is made.
Credentials go to this origin alone: nothing is followed to another place.
"""

import errno
import socket
import threading
import time
import weakref
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct

from agent_tui.backends.http_library import load_httpx
from agent_tui.backends.protocol import Cause, Unreachable

if TYPE_CHECKING:
    import httpx

CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 10.0
"""Between two pieces of an answer."""
ANSWER_TIMEOUT_S = 60.0
"""For a whole answer, once it began."""
ANSWER_LIMIT = 16 * 1024 * 1024
"""Bytes; the largest honest answer is a page of 4 MiB."""

_KEEP_ALIVE_S = 4.0
"""Shorter than the five seconds after which common servers hang up on an idle connection."""


class Answer(Struct, frozen=True):
    status: int
    headers: Mapping[str, str]
    """Names in small letters."""
    body: bytes


class TooLarge(Unreachable):
    """An answer of more bytes than were allowed."""


class HttpOrigin:
    """Requests to `url` and what lies below it, each with `headers`. Safe to use from several threads."""

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        *,
        answer_limit: int = ANSWER_LIMIT,
        transport: "httpx.BaseTransport | None" = None,
    ) -> None:
        """`transport`: what carries the requests instead of plain connections."""
        self._transport = transport
        self._url = url.rstrip("/")
        self._headers = dict(headers)
        self._answer_limit = answer_limit
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()
        self._under_way = 0
        self._closed = False
        self._until: float | None = None
        self._streams: weakref.WeakSet[Any] = weakref.WeakSet()

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
        """The answer to one request, whatever its status, or `Unreachable`. `wait`: seconds for which the other side
        was asked to think before it answers."""
        load_httpx()
        import httpx

        left = ANSWER_TIMEOUT_S if self._until is None else self._until - time.monotonic()
        if left <= 0:
            raise Unreachable("no time left", cause="time-over")
        client = self._enter()
        answered = False
        try:
            with client.stream(
                method,
                self._url + path,
                params=query,
                headers=headers,
                content=body,
                timeout=httpx.Timeout(
                    min(left, READ_TIMEOUT_S),
                    connect=min(left, CONNECT_TIMEOUT_S),
                    read=min(left, wait + READ_TIMEOUT_S),
                ),
                extensions={"trace": self._note_connection},
            ) as response:
                answered = True
                if 300 <= response.status_code < 400:
                    raise Unreachable("it points to another address", nonsense=True)
                return Answer(response.status_code, dict(response.headers), _read(response, self._answer_limit, left))
        except (httpx.ConnectError, httpx.TimeoutException, httpx.NetworkError) as error:
            raise Unreachable(f"{type(error).__name__}: {error}", cause=cause_of(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as error:
            # their words may hold what was sent, and so the token
            nonsense = isinstance(error, httpx.HTTPError) and not answered and not _hung_up_on(error)
            raise Unreachable(type(error).__name__, nonsense=nonsense) from None
        finally:
            self._leave()

    def open(self) -> None:
        """Loads what requests need, which takes a while the first time, so that it takes none of a request's; or
        `Unreachable`."""
        self._enter()
        self._leave()

    def answer_within(self, seconds: float | None) -> None:
        """Limits the requests from now on to `seconds` from now, together; None: no such limit."""
        self._until = None if seconds is None else time.monotonic() + seconds

    def close(self) -> None:
        """Ends requests under way, from any thread, and refuses further ones."""
        with self._lock:
            self._closed = True
            streams = list(self._streams)
            idle = self._under_way == 0
        for stream in streams:
            _hang_up(stream)
        if idle:
            self._close_client()

    def _enter(self) -> "httpx.Client":
        with self._lock:
            if self._closed:
                raise Unreachable("closed")
            if self._client is None:
                self._client = self._open()
            self._under_way += 1
            return self._client

    def _leave(self) -> None:
        with self._lock:
            self._under_way -= 1
            last = self._closed and self._under_way == 0
        if last:
            self._close_client()

    def _close_client(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _open(self) -> "httpx.Client":
        import ssl

        load_httpx()
        import httpx

        parts = urlsplit(self._url)
        try:
            return httpx.Client(
                headers={**self._headers, "Accept-Encoding": "identity"},
                follow_redirects=False,
                transport=self._transport,
                # a proxy of the environment is for the world outside, not for a store on this machine
                trust_env=not is_loopback(parts.hostname or ""),
                # loading the authorities' certificates takes a while and is for nothing where there is no TLS
                verify=True if parts.scheme == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
                limits=httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=_KEEP_ALIVE_S),
            )
        except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
            # SSL_CERT_FILE names nothing readable, a proxy variable holds no address, SOCKS without its library
            raise Unreachable(f"the environment's certificates or proxy: {type(error).__name__}") from None

    def _note_connection(self, event: str, details: dict[str, Any]) -> None:
        """httpx tells of each new connection, so that `close` can hang up on one that waits for an answer."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            stream = details["return_value"]
            with self._lock:
                self._streams.add(stream)
                closed = self._closed
            if closed:
                _hang_up(stream)


def is_loopback(host: str) -> bool:
    """True for this machine's own names and addresses."""
    return host == "localhost" or host.endswith(".localhost") or host.startswith("127.") or host == "::1"


def cause_of(error: BaseException) -> Cause:
    """What lies behind the network library's words, which keep the operating system's error as their cause."""
    import ssl

    import httpx

    if isinstance(error, httpx.TimeoutException):
        return "answer-late"
    behind: BaseException | None = error
    while behind is not None:
        match behind:
            case ssl.SSLCertVerificationError():
                return "certificate-refused"
            case ssl.SSLError():
                return "tls-missing"
            case socket.gaierror():
                return "host-unknown"
            case OSError(errno=errno.ECONNREFUSED | errno.EHOSTUNREACH | errno.ENETUNREACH):
                return "connection-refused"
        behind = behind.__cause__ or behind.__context__
    return "backend-unreachable"


def _hung_up_on(error: "httpx.HTTPError") -> bool:
    """True where the other side went without a word, as a store that is being stopped does. Only httpcore's own words
    tell this from an answer that is no HTTP; a test would notice if they changed."""
    return str(error).startswith("Server disconnected")


def _read(response: "httpx.Response", limit: int, seconds: float) -> bytes:
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise Unreachable("an encoding that was not asked for", nonsense=True)
    until = time.monotonic() + seconds
    pieces = bytearray()
    for piece in response.iter_raw():
        pieces += piece
        if len(pieces) > limit:
            raise TooLarge(f"an answer of more than {limit} bytes", nonsense=True)
        if time.monotonic() > until:
            raise Unreachable("an answer that takes too long", cause="answer-late")
    return bytes(pieces)


def _hang_up(stream: Any) -> None:
    connection = stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        try:
            # the plain socket's shutdown also under TLS: it wakes the thread that reads and leaves the TLS object alone
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
        except OSError:
            return  # hung up already
