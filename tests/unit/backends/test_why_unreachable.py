"""Why there is no answer is told as far as this machine can know it, so that people look in the right place."""

import errno
import socket
import ssl

import httpx
import msgspec
import pytest

import agent_tui
from agent_tui.backends.http_origin import cause_of
from agent_tui.backends.protocol import BackendError, Cause, Outdated, Unreachable
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import PROBLEM_TYPE_BASE, Limits, Me, Problem
from agent_tui.domain.values import Agent
from tests.fake_backend import NOW
from tests.unit.backends.scripted_server import answer, answering

TOKEN = "agt_1_" + "5" * 64 + "_00000000"


def asked(url: str, *, within: float | None = None) -> BackendError:
    """What asking the store at `url` who one is raises."""
    store = TicketStore(url, TOKEN)
    store.answer_within(within)
    try:
        with pytest.raises(BackendError) as raised:
            store.me()
    finally:
        store.close()
    return raised.value


def me(oldest_client: str) -> bytes:
    limits = Limits(body_bytes=262144, page=500, wait_s=25)
    return msgspec.json.encode(Me(Agent("li.na", "agent"), NOW, oldest_client, limits, "epoch", 1))


def caused_by(error: Exception) -> httpx.ConnectError:
    """As the network library hands on what the operating system said: two layers of its own above it."""
    inner, outer = Exception("connecting"), httpx.ConnectError("connecting")
    inner.__cause__ = error
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (socket.gaierror(socket.EAI_NONAME, "not known"), "host-unknown"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "connection-refused"),
        (OSError(errno.ENETUNREACH, "no network"), "connection-refused"),
        (OSError(errno.EHOSTUNREACH, "no way"), "connection-refused"),
        (ssl.SSLError(1, "WRONG_VERSION_NUMBER"), "tls-missing"),
        (ssl.SSLCertVerificationError(1, "self-signed"), "certificate-refused"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "backend-unreachable"),
    ],
)
def test_what_the_operating_system_said_is_understood(error: Exception, cause: Cause) -> None:
    assert cause_of(caused_by(error)) == cause


def test_nobody_listening_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = asked(f"http://127.0.0.1:{port}")
    assert isinstance(error, Unreachable)
    assert error.cause == "connection-refused"
    assert error.nobody_there


def test_a_store_that_takes_the_call_and_says_nothing_is_told() -> None:
    with answering(None) as server:
        error = asked(server.url, within=0.1)
        assert server.came.wait(10)
    assert isinstance(error, Unreachable)
    assert error.cause == "answer-late"
    assert not error.nobody_there


def test_a_time_that_was_over_before_is_no_fault_of_the_store() -> None:
    error = asked("http://127.0.0.1:1", within=0.0)
    assert isinstance(error, Unreachable)
    assert error.cause == "time-over"


def test_a_url_below_which_nothing_lies_is_no_store() -> None:
    missing = Problem(type=PROBLEM_TYPE_BASE + "not-found", title="no", status=404, request_id="r1")
    with answering(answer(404, msgspec.json.encode(missing), "application/problem+json")) as server:
        error = asked(server.url + "/wrong")
    assert isinstance(error, Unreachable)
    assert error.nonsense


@pytest.mark.parametrize("oldest", ["0.0.1", agent_tui.__version__, "", "anything"])
def test_a_store_that_serves_this_version_is_spoken_to(oldest: str) -> None:
    with answering(answer(200, me(oldest))) as server:
        store = TicketStore(server.url, TOKEN)
        assert store.me().agent.id == "li.na"
        store.close()


@pytest.mark.parametrize("oldest", ["999.0", "0.999.1", "999"])
def test_a_store_that_no_longer_does_says_so(oldest: str) -> None:
    with answering(answer(200, me(oldest))) as server:
        error = asked(server.url)
    assert isinstance(error, Outdated)
    assert error.needed == oldest
