"""The ASGI server: one process, or several workers behind one socket; ends soon and cleanly when it is told to."""

import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import FrameType
from typing import NamedTuple

import uvicorn
from sqlalchemy import make_url

from agent_tui.domain.errors import BadInput
from agent_tui.store.app import store_app
from agent_tui.store.clock import SteadyClock
from agent_tui.store.database import Database, unusable
from agent_tui.store.migrating import open_database
from agent_tui.store.routes.calling import Calls

_GRACE_S = 1
"""How long an answer under way may take once the end was asked for."""
_KEEP_ALIVE_S = 75
"""Longer than clients keep an idle connection, so that none is closed while a request is on its way over it."""
_BACKLOG = 1024
_LAST_PORT = 65_535
_SIGNALS = (signal.SIGTERM, signal.SIGINT)

OnReady = Callable[[str], None]
"""Told the URL once requests are taken."""


class StoreServer(uvicorn.Server):
    """uvicorn, which wakes the waiting long polls before it waits for them, and leaves the exit status alone."""

    def __init__(self, calls: Calls, on_ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                store_app(calls),
                lifespan="on",
                ws="none",
                interface="asgi3",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE_S,
                timeout_keep_alive=_KEEP_ALIVE_S,
            )
        )
        self._calls = calls
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._calls.waker.close()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT end the server and nothing else: it was asked to end, and did."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(database_url: str, host: str, port: int, workers: int = 1, on_ready: OnReady = lambda _url: None) -> None:
    """Serves until SIGTERM or SIGINT. `port` 0: a free one.

    Raises BadInput("database-unusable" | "database-driver-missing" | "database-newer" | "address-unusable")."""
    database = open_database(database_url)
    with listen(host, port) as listener:
        url = url_of(listener)
        if workers > 1:
            database.close()
            _Workers(database_url, listener, workers).run(lambda: on_ready(url))
        else:
            serve_on(database, listener, SteadyClock(), lambda: on_ready(url))


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, or BadInput("address-unusable")."""
    if not 0 <= port <= _LAST_PORT:  # the resolver would take it modulo 65,536
        raise BadInput("address-unusable", address=f"{host}:{port}", reason="no such port")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )[0]
        # the protocol must be named: asyncio sends small answers at once only on a socket that says it is TCP
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(_BACKLOG)
        except OSError:
            listener.close()
            raise
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that no host can have
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such host"
        raise BadInput("address-unusable", address=f"{host}:{port}", reason=reason) from None
    return listener


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve_on(database: Database, listener: socket.socket, clock: SteadyClock, on_ready: Callable[[], None]) -> None:
    """Serves on a socket until told to end; closes the database."""
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    calls = Calls(database, clock)
    try:
        StoreServer(calls, on_ready).run([listener])
    finally:
        calls.close()
        database.close()


class _Workers:
    """Several processes on one socket: kept in number, and ended together."""

    def __init__(self, database_url: str, listener: socket.socket, count: int) -> None:
        self._database_url = database_url
        self._listener = listener
        self._count = count
        self._anchor = SteadyClock().anchor
        self._context = get_context("spawn")
        self._ending = threading.Event()
        self._woken, self._waker = self._context.Pipe(duplex=False)

    def run(self, on_ready: Callable[[], None]) -> None:
        before = {number: signal.signal(number, self._end) for number in _SIGNALS}
        workers: list[_Worker] = []
        try:
            workers += [self._start() for _ in range(self._count)]
            for worker in workers:
                self._wait_for(worker)
            if not self._ending.is_set():
                on_ready()
            while not self._ending.is_set():
                connection.wait([self._woken, *(worker.process.sentinel for worker in workers)])
                for worker in [] if self._ending.is_set() else list(workers):
                    if not worker.process.is_alive():
                        workers.remove(worker)
                        workers.append(self._start())
                        self._wait_for(workers[-1])
        finally:
            for worker in workers:
                worker.process.terminate()
            for worker in workers:
                worker.process.join()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _start(self) -> "_Worker":
        ready, tell = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_work, args=(self._database_url, self._listener, self._anchor, tell))
        process.start()
        tell.close()
        return _Worker(process, ready)

    def _wait_for(self, worker: "_Worker") -> None:
        """Until a worker takes requests; BadInput("database-unusable") where it ends before that, as another would."""
        connection.wait([self._woken, worker.ready])
        if not self._ending.is_set():
            try:
                worker.ready.recv_bytes()
            except EOFError:
                raise unusable(make_url(self._database_url), "a worker could not start on it") from None

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending.set()
        self._waker.send_bytes(b"end")


class _Worker(NamedTuple):
    process: SpawnProcess
    ready: Connection
    """Readable once it takes requests, or has ended."""


def _work(database_url: str, listener: socket.socket, anchor: tuple[float, float], ready: Connection) -> None:
    """One worker. Ends with its parent, also when that was killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    serve_on(Database(database_url), listener, SteadyClock(anchor), lambda: ready.send_bytes(b"ready"))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)
