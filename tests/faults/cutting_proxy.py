"""A TCP proxy on loopback that cuts: it carries bytes between a client and a server until a connection's share is used
up, and then ends it as a network does.

    with CuttingProxy("127.0.0.1", 8080, lambda number: Cut(down=100)) as proxy:
        httpx.get(proxy.url + "/v1/me")
"""

import select
import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from msgspec import Struct

_RESET = struct.pack("ii", 1, 0)


class Cut(Struct, frozen=True):
    """How many bytes pass before the end: `up` of the client's, `down` of the server's; None: as many as come."""

    up: int | None = None
    down: int | None = None
    reset: bool = False
    """The connection is reset; else it is closed in order."""


WHOLE = Cut()
AT_ONCE = Cut(up=0, down=0)


class CuttingProxy:
    """`order` is asked for each connection, which are numbered from 0. `unplug` cuts all at once and lets nobody in
    before `plug_in`, at the same port."""

    def __init__(self, host: str, port: int, order: Callable[[int], Cut] = lambda number: WHOLE) -> None:
        self.order = order
        self._to = (host, port)
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._plugged_in = True
        self._ending = False
        self.connections = 0
        self.cuts = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._accepting = threading.Thread(target=self._accept, name="cutting-proxy")

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending = True
        # wakes the thread that accepts
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._accepting.join()
        self._listener.close()
        self._cut_all()
        for thread in self._threads:
            thread.join()

    def unplug(self) -> None:
        self._plugged_in = False
        self._cut_all()

    def plug_in(self) -> None:
        self._plugged_in = True

    def _cut_all(self) -> None:
        with self._lock:
            for connection in self._open:
                _end(connection)

    def _accept(self) -> None:
        while True:
            client, _ = self._listener.accept()
            if self._ending:
                client.close()
                return
            if not self._plugged_in:
                _close(client, reset=True)
                continue
            cut = self.order(self.connections)
            self.connections += 1
            thread = threading.Thread(target=self._carry, args=(client, cut), name="cutting-proxy-connection")
            self._threads = [one for one in self._threads if one.is_alive()] + [thread]
            thread.start()

    def _carry(self, client: socket.socket, cut: Cut) -> None:
        try:
            server = socket.create_connection(self._to, timeout=5)
        except OSError:
            _close(client, reset=True)
            return
        with self._lock:
            self._open |= {client, server}
        try:
            if not self._plugged_in or _pass_on(client, server, cut):
                self.cuts += 1
        finally:
            with self._lock:
                self._open -= {client, server}
            _close(client, reset=cut.reset)
            _close(server, reset=False)


def _pass_on(client: socket.socket, server: socket.socket, cut: Cut) -> bool:
    """Carries until one side has ended; True where it was cut."""
    left = {client: cut.up, server: cut.down}
    if cut == AT_ONCE:
        return True
    other = {client: server, server: client}
    while True:
        for source in select.select([client, server], [], [])[0]:
            try:
                data = source.recv(65536)
                if not data:
                    return False
                share = left[source]
                other[source].sendall(data if share is None else data[:share])
            except OSError:
                return False
            if share is not None:
                if share <= len(data):
                    return True
                left[source] = share - len(data)


def _end(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # has ended already


def _close(connection: socket.socket, *, reset: bool) -> None:
    if reset:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    connection.close()
