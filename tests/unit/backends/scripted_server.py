"""A server on loopback that answers with the bytes a test gives it, and notes what it was asked."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct

DEADLINE_S = 10.0


class Asked(Struct, frozen=True):
    line: str
    """The method and the path with its query."""
    headers: Mapping[str, str]
    body: bytes


class ScriptedServer:
    """Each connection gets the next of `answers` (the last one again and again) and is then closed; None: none comes
    until the other side hangs up."""

    def __init__(self, *answers: bytes | None) -> None:
        self.asked: list[Asked] = []
        self.came = threading.Event()
        self._answers = list(answers)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join(DEADLINE_S)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return  # closed
            with connection:
                connection.settimeout(DEADLINE_S)
                try:
                    self._answer(connection)
                except ConnectionError:
                    continue  # the client went first, which some tests are about

    def _answer(self, connection: socket.socket) -> None:
        reader = connection.makefile("rb")
        line = reader.readline().decode()
        if not line:
            return
        headers = {}
        while (header := reader.readline().decode().strip()) != "":
            name, _, value = header.partition(":")
            headers[name.lower()] = value.strip()
        body = reader.read(int(headers.get("content-length", "0")))
        self.asked.append(Asked(line.rsplit(" ", 1)[0], headers, body))
        self.came.set()
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if answer is None:
            reader.read(1)
        else:
            connection.sendall(answer)


@contextmanager
def answering(*answers: bytes | None) -> Iterator[ScriptedServer]:
    server = ScriptedServer(*answers)
    try:
        yield server
    finally:
        server.close()


def answer(status: int, body: bytes, content_type: str = "application/json", **headers: str) -> bytes:
    """A whole HTTP answer; `retry_after="3"` becomes `retry-after: 3`."""
    head = [f"HTTP/1.1 {status} Said", f"content-type: {content_type}", f"content-length: {len(body)}"]
    head += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*head, "connection: close", "", ""]).encode() + body
