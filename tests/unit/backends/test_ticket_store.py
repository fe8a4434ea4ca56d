"""The ticket store's connection says what each answer means, and nonsense is called nonsense, whatever it is."""

import socket
import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from agent_tui.backends.http_origin import Answer, HttpOrigin
from agent_tui.backends.protocol import (
    BackendError,
    Busy,
    CursorExpired,
    Failing,
    Forbidden,
    Refused,
    Unauthorized,
    Unreachable,
    VersionMismatch,
)
from agent_tui.backends.store_answers import error_of
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import (
    PROBLEM_TYPE_BASE,
    Change,
    ChangesPage,
    NewInteraction,
    NewWrapUp,
    Problem,
    SnapshotPage,
    TicketPatch,
    Written,
)
from agent_tui.contract.writes import AddInteraction, ChangeTicket, WrapUp, Write
from tests.fake_backend import NOW, a_ticket, an_interaction
from tests.unit.backends.scripted_server import DEADLINE_S, answer, answering

TOKEN = "agt_1_" + "5" * 64 + "_00000000"
NOTE = AddInteraction("w1", NewInteraction("t1", "note", "internal", "chat", NOW, "已核对"))
CHANGE = ChangeTicket("w2", "t1", 4, TicketPatch(status="pending"))
DONE = answer(200, msgspec.json.encode(Written(seq=9, version=1)))


def problem(status: int, name: str, **fields: Any) -> bytes:
    body = Problem(type=PROBLEM_TYPE_BASE + name, title="no", status=status, request_id="r1", **fields)
    return answer(status, msgspec.json.encode(body), "application/problem+json")


def page(*changes: bytes, cursor: str = "next") -> bytes:
    body = b'{"changes":[' + b",".join(changes) + b'],"cursor":"%s","has_more":false,"through":7}' % cursor.encode()
    return answer(200, body)


def change(seq: int, id: str) -> bytes:
    return msgspec.json.encode(Change(seq, "interaction", id, 1, "upsert", an_interaction(id)))


def said_to(reply: bytes, write: Write = NOTE) -> BackendError:
    """What a write that is answered so raises."""
    with answering(reply) as server:
        store = TicketStore(server.url, TOKEN)
        with pytest.raises(BackendError) as raised:
            store.write(write)
        store.close()
    return raised.value


@pytest.mark.parametrize(
    ("write", "line", "headers"),
    [
        (NOTE, "PUT /v1/interactions/w1", {}),
        (WrapUp("w:3@x", NewWrapUp("t1", "answered", NOW)), "PUT /v1/wrap-ups/w%3A3%40x", {}),
        (CHANGE, "PATCH /v1/tickets/t1", {"if-match": '"4"', "idempotency-key": "w2"}),
    ],
)
def test_each_write_goes_where_the_contract_says(write: Write, line: str, headers: dict[str, str]) -> None:
    with answering(DONE) as server:
        store = TicketStore(server.url + "/", TOKEN)
        assert store.write(write) == Written(seq=9, version=1)
        store.close()
        (asked,) = server.asked
    assert asked.line == line
    assert headers.items() <= asked.headers.items()
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert msgspec.json.decode(asked.body, type=type(write.body)) == write.body


@pytest.mark.parametrize(
    ("write", "reply", "found"),
    [
        (
            NOTE,
            answer(200, msgspec.json.encode(Change(7, "interaction", "w1", 1, "upsert", an_interaction("w1")))),
            True,
        ),
        (NOTE, problem(404, "not-found"), False),
        (NOTE, answer(200, msgspec.json.encode(Change(8, "interaction", "w1", 2, "delete"))), False),
        (CHANGE, answer(200, msgspec.json.encode(Change(7, "ticket", "t1", 5, "upsert", a_ticket()))), False),
    ],
)
def test_a_write_is_found_where_its_record_shows_it(write: Write, reply: bytes, found: bool) -> None:
    with answering(reply) as server:
        store = TicketStore(server.url, TOKEN)
        written = store.find(write)
        store.close()
        (asked,) = server.asked
    assert asked.line == ("GET /v1/interactions/w1" if write is NOTE else "GET /v1/tickets/t1")
    assert (written is not None) == found
    assert written is None or (written.seq, written.version) == (7, 1)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (problem(401, "unauthorized"), Unauthorized),
        (problem(403, "forbidden"), Forbidden),
        (problem(409, "id-reused"), Refused),
        (problem(413, "too-large"), Refused),
        (problem(410, "cursor-expired"), CursorExpired),
        (problem(412, "version-mismatch"), VersionMismatch),
        (problem(500, "internal"), Failing),
        (problem(503, "busy"), Busy),
        (answer(503, b"<html>down for maintenance</html>", "text/html"), Busy),
        (answer(502, b"<html>bad gateway</html>", "text/html"), Unreachable),
    ],
)
def test_what_a_status_means(reply: bytes, kind: type[BackendError]) -> None:
    assert type(said_to(reply)) is kind


@pytest.mark.parametrize(
    ("status", "strained"),
    [(200, False), (404, False), (408, True), (429, True), (500, True), (502, True), (503, True), (504, True)],
)
def test_who_answers_that_it_fails_is_told_from_who_cannot_be_reached(status: int, strained: bool) -> None:
    error = error_of(Answer(status, {}, b"<h1>no</h1>"))
    assert isinstance(error, Unreachable | Busy)
    assert error.strained is strained


def test_a_stale_fence_names_the_holder() -> None:
    error = said_to(problem(409, "fence-stale", holder="wang.wei", detail="held"))
    assert isinstance(error, Refused)
    assert (error.name, error.holder, error.detail) == ("fence-stale", "wang.wei", "held")


def test_a_version_mismatch_brings_what_is_there_now() -> None:
    now = Change(8, "ticket", "t1", 5, "upsert", a_ticket())
    error = said_to(problem(412, "version-mismatch", current=now), CHANGE)
    assert isinstance(error, VersionMismatch)
    assert error.current == now


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), ("99999", 3600.0), ("Sun, 22 Nov 2026 10:00:00 GMT", None), ("-1", None)]
)
def test_retry_after_is_taken_in_seconds(header: str, seconds: float | None) -> None:
    error = said_to(answer(429, b"", retry_after=header))
    assert isinstance(error, Busy)
    assert error.retry_after == seconds


@pytest.mark.parametrize(
    "reply",
    [
        answer(200, b"<html><body>Welcome to the hotel</body></html>", "text/html"),
        answer(200, b'{"some":"other service"}'),
        answer(200, b'{"seq":9,"version":'),
        answer(200, b"[" * 100_000),
        answer(200, b"\xff\xfe"),
        answer(204, b""),
        answer(302, b"", location="https://elsewhere.example/v1/interactions/w1"),
        answer(401, b"<html>proxy</html>", "text/html"),
        answer(404, b'{"type":"about:blank","title":"?","status":404}', "application/problem+json"),
        answer(404, b"\xff", "application/problem+json"),
        answer(200, b"{}", content_encoding="gzip"),
        b"220 mail.example.cn ESMTP\r\n\r\n",
    ],
)
def test_nonsense_is_out_of_reach_and_called_nonsense(reply: bytes) -> None:
    error = said_to(reply)
    assert isinstance(error, Unreachable)
    assert error.nonsense
    assert TOKEN not in f"{error!r} {error.__cause__!r}"


@pytest.mark.parametrize("reply", [b"", b"HTTP/1.1 200 Said\r\ncontent-length: 500\r\n\r\n{"])
def test_a_store_that_stops_in_the_middle_is_out_of_reach_but_no_nonsense(reply: bytes) -> None:
    error = said_to(reply)
    assert type(error) is Unreachable
    assert not error.nonsense


def test_an_endless_answer_is_cut_off() -> None:
    with answering(answer(200, b" " * 5000)) as server:
        origin = HttpOrigin(server.url, {}, answer_limit=1000)
        with pytest.raises(Unreachable) as raised:
            origin.request("GET", "/v1/me")
        origin.close()
    assert raised.value.nonsense


def test_nothing_goes_to_another_address() -> None:
    with answering(DONE) as other, answering(answer(307, b"", location=other.url + "/v1/interactions/w1")) as server:
        store = TicketStore(server.url, TOKEN)
        with pytest.raises(Unreachable):
            store.write(NOTE)
        store.close()
        assert other.asked == []


def test_nobody_there_is_out_of_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    store = TicketStore(f"http://127.0.0.1:{port}", TOKEN)
    with pytest.raises(Unreachable) as raised:
        store.me()
    assert not raised.value.nonsense
    store.close()


def test_a_proxy_of_the_environment_is_not_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with answering(DONE) as server:
        store = TicketStore(server.url, TOKEN)
        assert store.write(NOTE).seq == 9
        store.close()


@pytest.mark.parametrize("token", ["", "agt_1\r\nX-Other: 1", "令牌", "with blank"])
def test_a_token_that_is_none_is_refused_before_it_is_sent(token: str) -> None:
    with answering(DONE) as server:
        store = TicketStore(server.url, token)
        with pytest.raises(Unauthorized):
            store.write(NOTE)
        assert server.asked == []


def test_a_poisoned_record_is_set_aside_and_the_page_goes_on() -> None:
    bad = [
        b'{"seq":2,"type":"interaction","id":"bad","version":1,"op":"upsert","doc":{"type":"interaction","id":"bad"}}',
        change(3, "surrogate").replace("请问".encode(), rb"\ud800"),
        b'{"seq":4,"type":"parrot","id":"p1","version":1,"op":"upsert","doc":null}',
        b'"no record at all"',
        b'{"seq":"six","type":["x"],"id":"' + b"x" * 900 + b'"}',
    ]
    with answering(page(change(1, "i1"), *bad, change(7, "i7"))) as server:
        store = TicketStore(server.url, TOKEN)
        got = store.changes("here", wait=25)
        store.close()
        assert server.asked[0].line == "GET /v1/changes?cursor=here&limit=500&wait=25"
    assert [c.id for c in got.changes] == ["i1", "i7"]
    assert [(q.type, q.id, q.seq) for q in got.quarantined] == [
        ("interaction", "bad", 2),
        ("interaction", "surrogate", 3),
        ("parrot", "p1", 4),
        ("", "", 0),
        ("", "x" * 64, 0),
    ]
    assert (got.cursor, got.through) == ("next", 7)


def test_a_page_cut_at_any_byte_applies_nothing() -> None:
    whole = msgspec.json.encode(ChangesPage((), "next", False, 7))
    for length in range(len(whole)):
        with answering(answer(200, whole[:length])) as server:
            store = TicketStore(server.url, TOKEN)
            with pytest.raises(Unreachable) as raised:
                store.changes("here")
            store.close()
        assert raised.value.nonsense


def test_a_snapshot_is_read_page_by_page() -> None:
    record = Change(1, "interaction", "i1", 1, "upsert", an_interaction("i1"))
    pages = [SnapshotPage((record,), "c", 7, "two", 1), SnapshotPage((record,), "c", 7, None, 0)]
    with answering(*(answer(200, msgspec.json.encode(p)) for p in pages)) as server:
        store = TicketStore(server.url, TOKEN)
        assert [(p.next, p.left) for p in store.snapshot()] == [("two", 1), (None, 0)]
        store.close()
        assert [asked.line for asked in server.asked] == [
            "GET /v1/snapshot?limit=500",
            "GET /v1/snapshot?limit=500&page=two",
        ]


def test_nothing_waits_is_no_claim() -> None:
    with answering(answer(204, b"")) as server:
        store = TicketStore(server.url, TOKEN)
        assert store.claim_next(None, "key-1") is None
        assert store.claim_next("账单/一", "key-2") is None
        store.close()
        lines = [(asked.line, asked.headers["idempotency-key"]) for asked in server.asked]
    assert lines == [
        ("POST /v1/queues/-/claim-next", "key-1"),
        ("POST /v1/queues/%E8%B4%A6%E5%8D%95%2F%E4%B8%80/claim-next", "key-2"),
    ]


def test_closing_ends_a_call_that_waits_for_its_answer() -> None:
    raised: list[BackendError] = []

    def wait_for_changes() -> None:
        try:
            store.changes("here", wait=25)
        except BackendError as error:
            raised.append(error)

    with answering(None) as server:
        store = TicketStore(server.url, TOKEN)
        thread = threading.Thread(target=wait_for_changes)
        thread.start()
        assert server.came.wait(DEADLINE_S)
        store.close()
        thread.join(DEADLINE_S)
        assert not thread.is_alive()
    assert isinstance(raised[0], Unreachable)
    with pytest.raises(Unreachable):
        store.me()


def test_no_time_left_asks_nothing() -> None:
    with answering(DONE) as server:
        store = TicketStore(server.url, TOKEN)
        store.answer_within(0.0)
        with pytest.raises(Unreachable):
            store.write(NOTE)
        store.answer_within(None)
        assert store.write(NOTE).seq == 9
        store.close()
        assert len(server.asked) == 1


WORD = 2**63
ME = b'{"agent":{"id":"li.na","role":"agent"},"time":"2026-11-22T10:00:00Z","oldest_client":"0.1.0",'
ME += b'"limits":{"body_bytes":1,"page":1,"wait_s":1},"store":%s,"through":%d}'
CLAIM = b'{"ticket":"t1","holder":%s,"fence":%d,"expires_in":%d,"seq":1}'
FEED = b'{"changes":[],"cursor":%s,"has_more":false,"through":%d}'


@pytest.mark.parametrize(
    ("body", "ask"),
    [
        (ME % (b'"e"', WORD), lambda store: store.me()),
        (ME % (b'"\\ud800"', 1), lambda store: store.me()),
        (FEED % (b'"c"', WORD), lambda store: store.changes("c")),
        (FEED % (b'"c"', -1), lambda store: store.changes("c")),
        (FEED % (b'"\\ud800"', 1), lambda store: store.changes("c")),
        (CLAIM % (b'"li.na"', WORD, 120), lambda store: store.claim("t1")),
        (CLAIM % (b'"li.na"', 1, 10**300), lambda store: store.claim("t1")),
        (CLAIM % (b'"\\ud800"', 1, 120), lambda store: store.claim("t1")),
        (b'{"seq":%d,"version":1}' % WORD, lambda store: store.write(NOTE)),
    ],
)
def test_what_could_not_be_written_down_here_is_nonsense(body: bytes, ask: Callable[[TicketStore], object]) -> None:
    with answering(answer(200, body)) as server:
        store = TicketStore(server.url, TOKEN)
        with pytest.raises(Unreachable) as raised:
            ask(store)
        store.close()
    assert raised.value.nonsense


def test_a_change_with_a_number_beyond_all_numbers_is_set_aside() -> None:
    poisoned = change(8, "i8").replace(b'"seq":8', b'"seq":%d' % WORD)
    with answering(page(change(7, "i7"), poisoned)) as server:
        store = TicketStore(server.url, TOKEN)
        found = store.changes("c")
        store.close()
    assert [one.id for one in found.changes] == ["i7"]
    assert [(one.id, one.seq) for one in found.quarantined] == [("i8", 0)]
