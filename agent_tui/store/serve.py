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

import uvicorn

from agent_tui.domain.errors import BadInput
from agent_tui.store.app import store_app
from agent_tui.store.clock import SteadyClock
from agent_tui.store.database import Database
from agent_tui.store.migrating import open_database
from agent_tui.store.routes.calling import Calls

_GRACE_S = 1
"""How long an answer under way may take once the end was asked for."""
_BACKLOG = 1024
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
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such address"
        raise BadInput("address-unusable", address=f"{host}:{port}", reason=reason) from None


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
        processes: list[SpawnProcess] = []
        try:
            readiness = [self._start(processes) for _ in range(self._count)]
            for ready in readiness:
                ready.poll(None)
            if not self._ending.is_set():
                on_ready()
            while not self._ending.is_set():
                connection.wait([self._woken, *(process.sentinel for process in processes)])
                for process in [] if self._ending.is_set() else list(processes):
                    if not process.is_alive():
                        processes.remove(process)
                        self._start(processes)
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.join()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _start(self, processes: list[SpawnProcess]) -> Connection:
        """One more worker; readable once it takes requests, or has failed to."""
        ready, tell = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_work, args=(self._database_url, self._listener, self._anchor, tell))
        process.start()
        processes.append(process)
        tell.close()
        return ready

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending.set()
        self._waker.send_bytes(b"end")


def _work(database_url: str, listener: socket.socket, anchor: tuple[float, float], ready: Connection) -> None:
    """One worker. Ends with its parent, also when that was killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    serve_on(Database(database_url), listener, SteadyClock(anchor), lambda: ready.send_bytes(b"ready"))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)
