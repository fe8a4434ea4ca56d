"""A transport for httpx that does to requests what networks, proxies and tired servers do.

    FaultTransport(lambda request: Truncated(0.5), inner=httpx.HTTPTransport())

carries requests by `inner` and lays on each the fault that is ordered for it. It sleeps only by the `rest` that comes
in, so that a test decides how long a delay takes.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator

import httpx
import msgspec
from msgspec import Struct

from agent_tui.contract.api import PROBLEM_TYPE_BASE


class Fault(Struct, frozen=True):
    @property
    def name(self) -> str:
        return type(self).__name__.lower()


class Unconnected(Fault, frozen=True):
    """Nobody takes the connection."""


class Lost(Fault, frozen=True):
    """The connection breaks before the request has arrived."""


class Dropped(Fault, frozen=True):
    """The store does it and answers, and the answer does not arrive."""


class Duplicated(Fault, frozen=True):
    """The request arrives twice, and the second answer is the one that comes back."""


class Late(Fault, frozen=True):
    """The client gives up waiting; the request arrives only after `behind` others have gone past it."""

    behind: int = 1


class Truncated(Fault, frozen=True):
    """The answer's body ends after this part of it, from 0 up to 1. `noticed`: the connection breaks there; else
    somebody between has written a length that fits what is left."""

    at: float
    noticed: bool = False


class Delayed(Fault, frozen=True):
    """The answer takes so many seconds; longer than the client waits for is no answer."""

    seconds: float


class Answered(Fault, frozen=True):
    """Somebody answers with this status: before the store saw the request, or, where `done`, after it did it."""

    status: int
    retry_after: int | None = None
    done: bool = False
    problem: bool = True
    """A problem document, as the store's own; False: a page for people, as a proxy's."""

    @property
    def name(self) -> str:
        return f"answered {self.status}{'' if self.retry_after is None else ' retry-after'}"


class Garbage(Fault, frozen=True):
    """A body that is none of the store's, under a good status."""

    body: bytes
    kind: str = "text/html"
    done: bool = False


class NoHttp(Fault, frozen=True):
    """What answers does not speak HTTP."""


NAMES = {401: "unauthenticated", 429: "too-many-requests", 500: "internal", 503: "busy"}


class FaultTransport(httpx.BaseTransport):
    """Belongs to one client. `order` says which fault is laid on a request, None for none. `laid` counts them by name,
    `carried` what went to the inner transport, `asked` what the client asked."""

    def __init__(
        self,
        order: Callable[[httpx.Request], Fault | None],
        *,
        inner: httpx.BaseTransport | None = None,
        rest: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        self.order = order
        self.laid: Counter[str] = Counter()
        self.asked = 0
        self.carried = 0
        self._inner = inner or httpx.HTTPTransport(verify=False)
        self._rest = rest
        self._late: deque[list[object]] = deque()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.asked += 1
        self._let_late_ones_pass()
        fault = self.order(request)
        if fault is not None:
            self.laid[fault.name] += 1
        match fault:
            case None:
                return self._carry(request)
            case Unconnected():
                raise httpx.ConnectError("[Errno 111] Connection refused") from ConnectionRefusedError(111, "refused")
            case Lost():
                raise httpx.WriteError("the connection broke")
            case Dropped():
                self._carry(request)
                raise httpx.RemoteProtocolError("Server disconnected without sending a response.")
            case Duplicated():
                self._carry(request)
                return self._carry(request)
            case Late(behind=behind):
                self._late.append([behind, request])
                raise httpx.ReadTimeout("timed out")
            case Truncated(at=at, noticed=noticed):
                return _truncated(self._carry(request), at, noticed)
            case Delayed(seconds=seconds):
                answer = self._carry(request)
                self._rest(seconds)
                if seconds > (request.extensions.get("timeout", {}).get("read") or 10.0):
                    raise httpx.ReadTimeout("timed out")
                return answer
            case Answered(done=done):
                if done:
                    self._carry(request)
                return _answered(fault)
            case Garbage(body=body, kind=kind, done=done):
                if done:
                    self._carry(request)
                return httpx.Response(200, headers={"content-type": kind}, stream=httpx.ByteStream(body))
            case _:
                raise httpx.RemoteProtocolError("illegal status line: bytearray(b'SSH-2.0-OpenSSH_9.2')")

    def deliver_late_ones(self) -> int:
        """What is still under way arrives now; how many there were."""
        late = [one for _, one in self._late]
        self._late.clear()
        for request in late:
            assert isinstance(request, httpx.Request)
            self._carry(request)
        return len(late)

    def close(self) -> None:
        self._inner.close()

    def _let_late_ones_pass(self) -> None:
        for one in list(self._late):
            behind, request = one
            assert isinstance(behind, int)
            assert isinstance(request, httpx.Request)
            if behind > 0:
                one[0] = behind - 1
            else:
                self._late.remove(one)
                self._carry(request)

    def _carry(self, request: httpx.Request) -> httpx.Response:
        """Read whole, so that a request is done before the next one goes out, whatever becomes of its answer."""
        self.carried += 1
        answer = self._inner.handle_request(request)
        try:
            assert isinstance(answer.stream, httpx.SyncByteStream)
            body = b"".join(answer.stream)
        finally:
            answer.close()
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(body))


class _Torn(httpx.SyncByteStream):
    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield self._body
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")


def _truncated(answer: httpx.Response, at: float, noticed: bool) -> httpx.Response:
    body = answer.read()
    left = body[: int(len(body) * at)]
    headers = {**answer.headers, "content-length": str(len(left))}
    stream = _Torn(left) if noticed else httpx.ByteStream(left)
    return httpx.Response(answer.status_code, headers=headers, stream=stream)


def _answered(fault: Answered) -> httpx.Response:
    headers = {} if fault.retry_after is None else {"retry-after": str(fault.retry_after)}
    if not fault.problem:
        page = b"<html><body><h1>Bad Gateway</h1></body></html>"
        return httpx.Response(
            fault.status, headers={**headers, "content-type": "text/html"}, stream=httpx.ByteStream(page)
        )
    name = NAMES.get(fault.status, "internal")
    body = msgspec.json.encode({"type": PROBLEM_TYPE_BASE + name, "title": name, "status": fault.status})
    headers["content-type"] = "application/problem+json"
    return httpx.Response(fault.status, headers=headers, stream=httpx.ByteStream(body))
