"""Whatever is sent, the store answers with its own documents: never a 5xx, never somebody else's error page, and never
a customer's text in a log."""

import json
import logging
import socket
import sqlite3
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from agent_tui.contract.api import BODY_LIMIT, IMPORT_BODY_LIMIT, PROBLEM_TYPE_BASE
from agent_tui.store.app import store_app
from agent_tui.store.clock import SteadyClock
from agent_tui.store.routes.calling import Calls
from agent_tui.store.routes.describing import description
from tests.store_lines import jsonl, reply
from tests.store_server import RunningStore

JSON = {"Content-Type": "application/json"}


def is_problem(answer: httpx.Response, name: str) -> bool:
    document = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert document["status"] == answer.status_code
    assert len(document["request_id"]) == 32
    assert {"type", "title", "status", "request_id", "detail", "field", "current", "holder", "retryable"} >= set(
        document
    )
    return bool(document["type"] == PROBLEM_TYPE_BASE + name)


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/", "not-found"),
        ("GET", "/v1", "not-found"),
        ("GET", "/v1/tickets", "not-found"),
        ("GET", "/schema", "not-found"),
        ("GET", "/v1/tickets/a%2Fb", "not-found"),
        ("GET", "/v1/tickets/%00", "not-found"),
        ("GET", "/v1/tickets/%ff%fe", "not-found"),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", "not-found"),
        ("POST", "/v1/me", "method-not-allowed"),
        ("DELETE", "/v1/tickets/t1", "method-not-allowed"),
        ("BREW", "/v1/me", "method-not-allowed"),
        ("PUT", "/v1/interactions/-x", "bad-request"),
        ("PUT", "/v1/interactions/" + "x" * 65, "bad-request"),
    ],
)
def test_an_unknown_path_or_method_is_a_problem(store: RunningStore, method: str, path: str, name: str) -> None:
    with store.client() as client:
        answer = client.request(method, httpx.URL(store.url + path), content=b"{}", headers=JSON)
    assert is_problem(answer, name)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", None),
        (b"{", None),
        (b"null", None),
        (b"[" * 100_000, None),
        (b'{"a":' * 40_000, None),
        (b"\xff\xfe", None),
        (b'{"ticket":"t1","ticket":"t1"}', "ticket"),
        (json.dumps(reply(at="2026-11-22 10:00:00Z")).encode(), "at"),
        (json.dumps(reply(at="2026-11-22T10:00:00+0800")).encode(), "at"),
        (json.dumps(reply(fence="3")).encode(), "fence"),
        (json.dumps(reply(fence=3.0)).encode(), "fence"),
        (json.dumps(reply(body="\x00")).encode(), "body"),
        (json.dumps(reply(body="\ud800")).encode(), "body"),
        (json.dumps(reply(channel="fax")).encode(), "channel"),
        (json.dumps(reply() | {"colour": 1}).encode(), "colour"),
        (json.dumps(reply(meta=[])).encode(), "meta"),
    ],
)
def test_a_body_that_cannot_be_read_is_named_by_field(store: RunningStore, body: bytes, field: str | None) -> None:
    with store.client() as client:
        answer = client.put("/v1/interactions/x1", content=body, headers=JSON)
        assert is_problem(answer, "bad-request")
        assert answer.json().get("field") == field
        assert client.get("/v1/interactions/x1").status_code == 404


def test_a_body_that_is_too_large_is_refused_with_an_answer_that_arrives(store: RunningStore) -> None:
    with store.client() as client, store.client("admin") as admin:
        fits = json.dumps(reply(body="x" * (BODY_LIMIT - 500))).encode()
        assert client.put("/v1/interactions/x1", content=fits, headers=JSON).status_code == 201
        for size in (BODY_LIMIT + 1, 10 * BODY_LIMIT):
            answer = client.put("/v1/interactions/x2", content=b" " * size, headers=JSON)
            assert is_problem(answer, "too-large")
        assert is_problem(admin.post("/v1/import", content=b" " * (IMPORT_BODY_LIMIT + 1)), "too-large")


@pytest.mark.parametrize("headers", [{"Content-Type": "text/xml"}, {**JSON, "Content-Encoding": "gzip"}])
def test_a_body_of_another_kind_is_refused(store: RunningStore, headers: dict[str, str]) -> None:
    with store.client() as client:
        answer = client.put("/v1/interactions/x1", content=json.dumps(reply()), headers=headers)
        assert is_problem(answer, "unsupported")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("changes?cursor=x&limit=0", "limit"),
        ("changes?cursor=x&limit=501", "limit"),
        ("changes?cursor=x&limit=٣", "limit"),
        ("changes?cursor=x&wait=26", "wait"),
        ("changes?cursor=x&wait=-1", "wait"),
        ("changes?cursor=x&wait=nan", "wait"),
        ("changes?cursor=x&cursor=y", "cursor"),
        ("changes?cursor=%00", "cursor"),
        ("changes", "cursor"),
        ("snapshot?page=%ff", "page"),
        ("export?after=x", "after"),
        ("export?since=2026", "since"),
    ],
)
def test_a_parameter_that_cannot_be_is_named(store: RunningStore, path: str, field: str) -> None:
    with store.client() as client:
        answer = client.get(f"/v1/{path}")
    assert is_problem(answer, "bad-request")
    assert answer.json()["field"] == field


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    method=st.sampled_from(["GET", "PUT", "POST", "PATCH", "DELETE"]),
    path=st.sampled_from(sorted(json.loads(description())["paths"])),
    word=st.text(st.characters(codec="ascii", min_codepoint=33), max_size=70) | st.sampled_from(["t1", "c1", "-"]),
    body=st.binary(max_size=60)
    | st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists).map(
        lambda v: json.dumps(v).encode()
    )
    | st.dictionaries(st.sampled_from(sorted(reply())), st.none() | st.integers() | st.text()).map(
        lambda v: json.dumps(reply() | v).encode()
    ),
    version=st.sampled_from(['"1"', "*", '"99999999999999999999"', "x"]),
    query=st.dictionaries(st.sampled_from(["cursor", "page", "after", "limit", "run", "since"]), st.text(max_size=20)),
)
def test_no_request_makes_it_fail(
    store: RunningStore, method: str, path: str, word: str, body: bytes, version: str, query: dict[str, str]
) -> None:
    with store.client("admin") as client:
        named = path.replace("{id}", quote(word or "x", safe="")).replace("{queue}", quote(word or "x", safe=""))
        url = httpx.URL(store.url + named)
        headers = {**JSON, "If-Match": version, "Idempotency-Key": "k"}
        answer = client.request(method, url, params=query, content=body, headers=headers)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_request_that_is_torn_off_writes_nothing(store: RunningStore) -> None:
    body = json.dumps(reply()).encode()
    host, port = store.url.removeprefix("http://").split(":")
    for sent in (0, 1, len(body) // 2, len(body) - 1):
        head = (
            f"PUT /v1/interactions/torn HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {store.tokens['agent']}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(head.encode() + body[:sent])
    with store.client() as client:
        assert client.get("/v1/interactions/torn").status_code == 404
        assert client.put("/v1/interactions/torn", json=reply()).status_code == 201


@pytest.mark.parametrize(
    ("code", "name", "retry_after"),
    [
        (sqlite3.SQLITE_BUSY, "busy", "2"),
        (sqlite3.SQLITE_FULL, "busy", "2"),
        (sqlite3.SQLITE_ERROR, "internal", None),  # no such column: it is not busy, and will not get better
    ],
)
def test_a_failure_is_a_problem_that_can_be_tried_again_and_its_log_holds_no_text(
    store: RunningStore, caplog: pytest.LogCaptureFixture, code: int, name: str, retry_after: str | None
) -> None:
    def fail(*executed: Any) -> None:
        if executed[2].startswith("INSERT INTO interactions"):
            said = sqlite3.OperationalError("my card is 6222020200011122")
            said.sqlite_errorcode = code
            raise OperationalError("INSERT", None, said)

    event.listen(store.database.engine, "before_cursor_execute", fail)
    with store.client() as client, caplog.at_level(logging.DEBUG):
        answer = client.put("/v1/interactions/x1", json=reply(body="my card is 6222020200011122"))
    assert is_problem(answer, name)
    assert (answer.json()["retryable"], answer.headers.get("retry-after")) == (True, retry_after)
    assert answer.json()["request_id"] in caplog.text
    assert "6222020200011122" not in caplog.text
    assert store.tokens["agent"] not in caplog.text


def test_what_the_database_will_never_take_is_no_busy_store(
    store: RunningStore, caplog: pytest.LogCaptureFixture
) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER never BEFORE INSERT ON interactions BEGIN SELECT RAISE(ABORT, 'never'); END"
        )
    with store.client() as client:
        answer = client.put("/v1/interactions/x1", json=reply(body="my card is 6222020200011122"))
    assert is_problem(answer, "unstorable")
    assert answer.status_code == 422
    assert not answer.json().get("retryable", False)
    assert answer.json()["request_id"] in caplog.text
    assert "6222020200011122" not in caplog.text


def test_two_writers_who_meet_are_both_answered(store: RunningStore) -> None:
    met: list[str] = []

    def meet(*executed: Any) -> None:
        if executed[2].startswith("INSERT INTO interactions") and not met:
            met.append("the other one was first")
            raise IntegrityError("INSERT", None, Exception())

    event.listen(store.database.engine, "before_cursor_execute", meet)
    with store.client() as client:
        assert client.put("/v1/interactions/x1", json=reply()).status_code == 201
    assert met


class TestDescription:
    """OpenAPI says of the store what is so."""

    document: dict[str, Any] = json.loads(description())

    def test_is_served_to_everybody(self, store: RunningStore) -> None:
        answer = httpx.get(f"{store.url}/v1/openapi.json", trust_env=False, verify=False)
        assert (answer.status_code, answer.json()) == (200, self.document)
        assert answer.json()["openapi"].startswith("3.1")

    def test_names_every_route_and_no_other(self, store: RunningStore) -> None:
        routes = {
            (route.path.replace(":str", ""), method.lower())
            for route in store_app(Calls(store.database, SteadyClock())).routes
            for method in route.methods
            if method != "OPTIONS"
        }
        told = {(path, method) for path, methods in self.document["paths"].items() for method in methods}
        assert routes - {("/v1/openapi.json", "get")} == told

    def test_every_reference_in_it_leads_somewhere(self) -> None:
        named = set(self.document["components"]["schemas"])
        referred = set(_references(self.document))
        assert referred == named

    def test_an_answer_has_the_fields_it_tells_of(self, store: RunningStore) -> None:
        schemas = self.document["components"]["schemas"]
        with store.client() as client:
            change = client.get("/v1/tickets/t1").json()
            assert set(change) == set(schemas["Change"]["properties"])
            assert set(change["doc"]) == set(schemas["Ticket"]["properties"])
            written = client.put("/v1/interactions/x1", json=reply()).json()
            assert set(written) == set(schemas["Written"]["properties"])
            assert set(client.get("/v1/me").json()) == set(schemas["Me"]["properties"])
            page = client.get("/v1/snapshot").json()
            assert set(page) == set(schemas["SnapshotPage"]["properties"])
            page = client.get("/v1/changes", params={"cursor": page["cursor"]}).json()
            assert set(page) == set(schemas["ChangesPage"]["properties"])
            assert set(client.get("/v1/export").json()) == set(schemas["ExportPage"]["properties"])
            assert set(client.put("/v1/tickets/t1/claim").json()) == set(schemas["Claim"]["properties"])
        assert set(store.take_in(jsonl()).json()) == set(schemas["ImportAnswer"]["properties"])


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [str(node["$ref"]).rpartition("/")[2]] if "$ref" in node else []
        return own + [name for value in node.values() for name in _references(value)]
    return [name for value in node for name in _references(value)] if isinstance(node, list) else []
