"""Every command over a running store: what it prints, how it ends, and what another command then sees."""

import os
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.desk.desk_state import REPLICA_FILE
from agent_tui.store.agents import disable_agent, rename_agent
from tests.store_server import RunningStore, running_store
from tests.unit.cli.running import Ran, agent_tui

RECORDS: list[dict[str, Any]] = [
    {"type": "customer", "id": "c1", "name": "王小明", "tier": "vip", "language": "zh-CN", "tags": [],
     "identities": [{"kind": "phone", "value": "+8613800000001"}, {"kind": "email", "value": "wang@example.cn"}]},
    {"type": "customer", "id": "c2", "name": "Sara \x1b[31m", "tier": "standard", "language": "en", "tags": [],
     "identities": [{"kind": "phone", "value": "+8613800000009"}]},
    {"type": "customer", "id": "c3", "name": "Sara's son", "tier": "standard", "language": "en", "tags": [],
     "identities": [{"kind": "phone", "value": "+8613800000009"}]},
    {"type": "ticket", "id": "t1", "customer": "c1", "channel": "phone", "subject": "账单多扣了 30 元",
     "queue": "billing", "priority": 3, "status": "new", "owner": None, "created_at": "2026-11-20T09:00:00+08:00",
     "waiting_since": "2026-11-20T09:00:00+08:00", "intent": ["2", "1"], "tags": []},
    {"type": "ticket", "id": "t2", "customer": "c1", "channel": "chat", "subject": "old", "queue": "billing",
     "priority": 3, "status": "closed", "owner": "li.na", "created_at": "2026-11-01T09:00:00+08:00",
     "waiting_since": None, "intent": [], "tags": []},
    {"type": "ticket", "id": "t3", "customer": "c2", "channel": "email", "subject": "invoice \x9b2J charged twice",
     "queue": "orders", "priority": 2, "status": "open", "owner": "agent", "created_at": "2026-11-20T10:00:00Z",
     "waiting_since": "2026-11-20T10:00:00Z", "intent": [], "tags": []},
    {"type": "interaction", "id": "i1", "ticket": "t1", "kind": "call", "direction": "inbound", "channel": "phone",
     "author": "王小明", "at": "2026-11-20T09:00:00+08:00", "body": "钱扣错了\n\x1b]0;hello\x07", "meta": {}},
    {"type": "interaction", "id": "i2", "ticket": "t2", "kind": "message", "direction": "inbound", "channel": "chat",
     "author": "王小明", "at": "2026-11-01T09:00:00+08:00", "body": "before", "meta": {}},
    {"type": "promise", "id": "p1", "ticket": "t1", "what": "核对账单并回电", "due_at": "2026-11-21T18:00:00+08:00",
     "limits": "不承诺退款金额", "channel": "phone", "state": "open", "made_by": "li.na",
     "made_at": "2026-11-20T09:05:00+08:00"},
    {"type": "promise", "id": "p2", "ticket": "t2", "what": "kept long ago", "due_at": "2026-11-02T18:00:00+08:00",
     "limits": "", "channel": "chat", "state": "kept", "made_by": "li.na", "made_at": "2026-11-01T09:05:00+08:00"},
]  # fmt: skip
LINES = b"\n".join(msgspec.json.encode(record) for record in RECORDS)


class Person:
    """Somebody at a shell: a home folder of their own, and a token of the store."""

    def __init__(self, store: RunningStore, home: Path, agent: str = "agent") -> None:
        self.home = home
        self.environ = {"AGENT_TUI_URL": store.url, "AGENT_TUI_TOKEN": store.tokens[agent]}

    def __call__(self, *argv: str, typed: bytes = b"", terminal: bool = False, language: str = "en") -> Ran:
        return agent_tui(*argv, home=self.home, environ=self.environ, typed=typed, terminal=terminal, language=language)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        yield store


@pytest.fixture
def agent(store: RunningStore, tmp_path: Path) -> Person:
    return Person(store, tmp_path / "agent")


@pytest.fixture
def admin(store: RunningStore, tmp_path: Path) -> Person:
    return Person(store, tmp_path / "admin", "admin")


@contextmanager
def website() -> Iterator[str]:
    """A server that answers everything with a page of HTML."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>Welcome</html>")

        do_PUT = do_GET  # noqa: N815  # why: the name that http.server looks for

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing is logged."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def keys(value: dict[str, Any]) -> list[str]:
    return list(value)


def test_queue(agent: Person) -> None:
    ran = agent("queue", "--json")
    assert ran.status == 0
    document = ran.document
    assert keys(document) == ["as_of", "contacts"]
    assert [contact["id"] for contact in document["contacts"]] == ["t1", "t3"]
    first = document["contacts"][0]
    assert keys(first) == [
        "id", "number", "channel", "subject", "customer", "status", "priority", "queue", "owner", "waiting_since",
        "due_at", "open_promises", "contacts_7d",
    ]  # fmt: skip
    assert first["customer"] == {"id": "c1", "name": "王小明", "tier": "vip"}
    assert (first["open_promises"], first["due_at"]) == (1, "2026-11-20T01:01:00Z")
    assert [c["id"] for c in agent("queue", "--json", "--mine").document["contacts"]] == ["t3"]
    assert [c["id"] for c in agent("queue", "--json", "--channel", "phone").document["contacts"]] == ["t1"]
    assert [c["id"] for c in agent("queue", "--json", "--queue", "orders").document["contacts"]] == ["t3"]
    assert agent("--json", "queue", "--queue", "none").document["contacts"] == []


def test_queue_for_people_is_aligned_and_harmless(agent: Person) -> None:
    for language in ("en", "zh"):
        ran = agent("queue", language=language, terminal=True)
        assert ran.status == 0
        assert "王小明" in ran.out
        assert "\x9b" not in ran.out
        assert not [line for line in ran.out.split("\n") if "\x1b[31m" in line and "Sara \x1b" in line]
    assert "电话" in ran.out
    assert "No contacts" not in ran.err


def test_show_by_id_and_by_number(agent: Person) -> None:
    document = agent("show", "t1", "--json").document
    assert keys(document) == ["ticket", "customer", "interactions", "promises"]
    assert document["ticket"]["number"] > 0
    assert document["ticket"] == {**RECORDS[3], "number": document["ticket"]["number"]}
    assert document["customer"] == RECORDS[0]
    assert [keys(i) for i in document["interactions"]] == [
        ["id", "kind", "direction", "channel", "author", "at", "body", "state"]
    ]
    assert document["interactions"][0]["body"] == "钱扣错了\n␛]0;hello␇"
    assert document["interactions"][0]["state"] == "acked"
    assert [p["id"] for p in document["promises"]] == ["p1"]
    assert agent("show", str(document["ticket"]["number"]), "--json").document == document
    page = agent("show", "t1", language="zh").out
    assert "核对账单并回电" in page
    assert "不承诺: 退款金额" in page
    unknown = agent("show", "t999", "--json")
    assert (unknown.status, unknown.out) == (2, "")
    assert "t999" in unknown.err


def test_customer_by_id_phone_and_email(agent: Person) -> None:
    by_id = agent("customer", "c1", "--json")
    document = by_id.document
    assert keys(document) == ["customer", "timeline", "promises", "contacts_7d"]
    assert [(e["id"], e["ticket"]) for e in document["timeline"]] == [("i2", "t2"), ("i1", "t1")]
    assert {p["id"] for p in document["promises"]} == {"p1", "p2"}
    for who in ("+8613800000001", "wang@example.cn"):
        assert agent("customer", who, "--json").document == document
    both = agent("customer", "+8613800000009", "--json")
    assert both.status == 1
    assert [c["id"] for c in both.document["candidates"]] == ["c2", "c3"]
    assert agent("customer", "nobody@example.cn").status == 2
    assert "before" in agent("customer", "c1").out


def test_promise_list(agent: Person) -> None:
    rows = agent("promise", "list", "--json").document["promises"]
    assert [row["id"] for row in rows] == ["p1"]
    assert rows[0]["customer"] == {"id": "c1", "name": "王小明", "tier": "vip"}
    assert rows[0]["limits"] == "不承诺退款金额"
    everything = agent("promise", "list", "--json", "--state", "all", "--customer", "c1").document["promises"]
    assert [row["id"] for row in everything] == ["p2", "p1"]
    assert "核对账单并回电" in agent("promise", "list").out


def test_a_reply_under_a_claim_reaches_the_store_once(agent: Person) -> None:
    claimed = agent("claim", "t1", "--json").document
    assert keys(claimed) == ["ticket", "fence", "expires_in"]
    assert claimed["ticket"] == "t1"
    assert 0 < claimed["expires_in"] <= 120
    id_ = str(uuid.uuid4())
    for _ in range(2):
        ran = agent("reply", "t1", "--id", id_, "--json", typed="我们正在核对。\n第二行\n".encode())
        assert (ran.status, ran.document) == (0, {"id": id_, "state": "acked"})
    other = agent("reply", "t1", "--id", id_, "--body", "something else")
    assert (other.status, other.out) == (5, "")
    said = agent("show", "t1", "--json").document["interactions"]
    assert [(i["id"], i["body"], i["state"]) for i in said[1:]] == [(id_, "我们正在核对。\n第二行", "acked")]
    assert agent("release", "t1", "--json").document == {"ticket": "t1"}


def test_note_and_wrap_up(agent: Person) -> None:
    note = agent("note", "t1", "--body", "asked billing", "--json")
    assert (note.status, note.document["state"]) == (0, "acked")
    done = agent("wrap-up", "t1", "--disposition", "solved", "--root-cause", "billing", "--improve", "x", "--json")
    assert (done.status, done.document["state"]) == (0, "acked")
    assert agent("show", "t1", "--json").document["ticket"]["status"] == "resolved"


@pytest.mark.parametrize(
    ("typed", "said"), [(b"", "empty"), (b" \n", "empty"), (b"\xff\xfe", "UTF-8"), (b"a\x00b", "stored")]
)
def test_a_body_that_cannot_be_said_is_bad_input(agent: Person, typed: bytes, said: str) -> None:
    ran = agent("reply", "t1", "--json", typed=typed)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert agent("outbox", "--json").document["outbox"] == []


def test_a_claim_says_whose_contact_it_is_and_how_long_it_lasts(
    agent: Person, store: RunningStore, tmp_path: Path
) -> None:
    agent("sync")
    claimed = agent("claim", "t1")
    assert claimed.out.startswith("t1  #")
    assert claimed.out.endswith(" 王小明\n")
    assert "Only the workstation renews" in claimed.err
    assert "belongs to" not in claimed.err
    store.add("other")
    other = Person(store, tmp_path / "other", "other")
    other("sync")
    assert "this contact belongs to agent" in other("claim", "t3", "--json").err
    rename_agent(store.database, "agent", "李娜")
    other("sync")
    assert "this contact belongs to 李娜" in other("claim", "t3").err


def test_heads_are_the_screens_words_in_capitals(agent: Person) -> None:
    heads = agent("queue").out.splitlines()[0].split()
    assert heads == ["NO.", "LEFT", "T", "CHAN", "CUSTOMER", "7D", "OWED", "BY", "QUEUE", "SUBJECT"]
    heads = agent("promise", "list").out.splitlines()[0].split()
    assert heads == ["ID", "DUE", "STATE", "NO.", "T", "CUSTOMER", "OWNER", "PROMISE", "/", "NOT", "PROMISED"]


def test_a_customer_asked_for_by_name_hears_what_is_taken(agent: Person) -> None:
    ran = agent("customer", "王小明")
    assert ran.status == 2
    assert "A name does not do: ask by id, by phone number" in ran.err


def test_claims_are_exclusive_and_claim_next_ends_with_1_when_nothing_waits(
    agent: Person, store: RunningStore, tmp_path: Path
) -> None:
    store.add("other")
    other = Person(store, tmp_path / "other", "other")
    assert agent("claim", "t1").status == 0
    held = other("claim", "t1", "--json")
    assert (held.status, held.out) == (5, "")
    assert "agent" in held.err
    rename_agent(store.database, "agent", "李娜")
    other("sync")
    assert "李娜 holds t1" in other("claim", "t1").err
    blocked = other("reply", "t1", "--body", "mine!", "--json")
    assert blocked.status == 5
    nothing = other("claim", "--queue", "billing", "--json")
    assert nothing.status == 1
    assert nothing.document == {"ticket": None, "fence": None, "expires_in": None}
    assert agent("claim", "--json").document["ticket"] in ("t1", "t3")


def test_a_claim_needs_no_filled_replica_and_takes_numbers(agent: Person, store: RunningStore, tmp_path: Path) -> None:
    assert agent("claim", "t1", "--json").document["ticket"] == "t1"
    assert agent("outbox", "--json").status == 0
    assert not agent("claim", "t1").err.count("First fill")
    number = next(c["number"] for c in agent("queue", "--json").document["contacts"] if c["id"] == "t3")
    fresh = Person(store, tmp_path / "fresh")
    assert fresh("claim", str(number), "--json").document["ticket"] == "t3"
    for unknown in ("t999", "999", "../t1"):
        assert fresh("claim", unknown).status == 2, unknown


def test_import_export_and_the_admins_role(admin: Person, agent: Person, tmp_path: Path) -> None:
    file = tmp_path / "more.jsonl"
    more = {**RECORDS[0], "id": "c9"}
    file.write_bytes(msgspec.json.encode(more) + b"\n" + b'{"type":"customer","id":"c10"}\n')
    ran = admin("import", str(file), "--json")
    assert ran.status == 1
    document = ran.document
    assert keys(document) == ["created", "updated", "unchanged", "rejected"]
    assert (document["created"], document["updated"], document["unchanged"]) == (1, 0, 0)
    assert [(r["file"], r["line"]) for r in document["rejected"]] == [(str(file), 2)]
    assert keys(document["rejected"][0]) == ["file", "line", "field", "reason"]
    said = admin("import", "-", typed=b'not json\n{"type":"customer","id":"c10"}\n').err
    assert "-:1: not JSON" in said
    assert "-:2: name: " in said
    again = admin("import", "-", "--json", typed=LINES)
    assert (again.status, again.document["unchanged"]) == (0, len(RECORDS))
    assert admin("import", str(tmp_path / "none.jsonl")).status == 2
    assert agent("import", str(file)).status == 4
    exported = [msgspec.json.decode(line) for line in admin("export").out.splitlines()]
    assert {record["id"] for record in exported} == {record["id"] for record in RECORDS} | {"c9"}
    assert next(r for r in exported if r["id"] == "i1")["body"] == RECORDS[6]["body"]
    only = [msgspec.json.decode(line)["id"] for line in admin("export", "--customer", "c2").out.splitlines()]
    assert set(only) == {"c2", "t3"}
    assert admin("export", "--since", "yesterday").status == 2
    assert admin("export", "--since", "2026-11-20T09:00:00").status == 2


@pytest.mark.parametrize(
    "line",
    [
        ("export", "--customer", "c" * 70_000),
        ("export", "--customer", "c/../1"),
        ("claim", "c" * 70_000),
        ("release", "c" * 70_000),
        ("claim", "--queue", "q" * 70_000),
        ("reply", "t" * 70_000, "--body", "x"),
        ("outbox", "retry", "o" * 70_000),
        ("login", "--url", "http://127.0.0.1/" + "u" * 70_000),
    ],
)
def test_what_is_too_long_for_a_url_is_bad_input_and_shown_shortened(admin: Person, line: tuple[str, ...]) -> None:
    ran = admin(*line, typed=b"agt_x\n")
    assert (ran.status, ran.out) == (2, "")
    assert 0 < len(ran.err) < 1000


def test_a_code_that_is_not_built_in_is_taken_and_said(agent: Person) -> None:
    agent("sync")
    built_in = agent("wrap-up", "t1", "--disposition", "solved", "--root-cause", "billing", "--json")
    assert (built_in.document["state"], built_in.err) == ("acked", "")
    own = agent("wrap-up", "t2", "--disposition", "nope", "--json")
    assert own.document["state"] == "acked"
    assert "nope is none of the codes" in own.err


@pytest.mark.parametrize("slip", ["slved", "solevd", "Solved", "sollved", "no_case", "not reached"])
def test_a_slip_in_a_code_ends_nothing(agent: Person, slip: str) -> None:
    agent("sync")
    before = agent("show", "t2", "--json").document["ticket"]
    ran = agent("wrap-up", "t2", "--disposition", slip)
    assert (ran.status, ran.out) == (2, "")
    assert "looks like a slip" in ran.err
    assert agent("show", "t2", "--json").document["ticket"] == before


@pytest.mark.parametrize("own", ["promise", "products"])
def test_another_form_of_a_known_word_is_a_companys_own_code(agent: Person, own: str) -> None:
    agent("sync")
    assert agent("wrap-up", "t2", "--disposition", own, "--root-cause", own, "--json").document["state"] == "acked"


def test_whoami_sync_and_outbox(agent: Person, store: RunningStore) -> None:
    assert agent("whoami", "--json").document == {
        "agent": "agent", "role": "agent", "queues": None, "url": store.url, "profile": None,
    }  # fmt: skip
    document = agent("sync", "--json").document
    assert keys(document) == ["pulled", "pushed", "outbox", "cursor"]
    assert document["outbox"] == {"queued": 0, "unknown": 0, "rejected": 0}
    assert document["pulled"] >= len(RECORDS)
    assert agent("outbox", "--json").document == {"outbox": [], "queued": 0, "unknown": 0, "rejected": 0}
    assert "every one" in agent("whoami").out


def test_out_of_reach_reading_goes_on_and_writing_waits(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        agent = Person(store, tmp_path / "agent")
        assert agent("sync").status == 0
        port = int(store.url.rpartition(":")[2])
    offline = agent("queue", "--json")
    assert offline.status == 0
    assert len(offline.document["contacts"]) == 2
    assert "Offline" in offline.err
    never = Person(store, tmp_path / "never")
    for line in ("queue --json", "show t1", "reply t1 --body x"):
        ran = never(*line.split())
        assert (ran.status, ran.out) == (3, ""), line
    written = agent("reply", "t1", "--body", "later", "--json")
    assert (written.status, written.document["state"]) == (3, "queued")
    waiting = agent("outbox", "--json").document
    assert keys(waiting["outbox"][0]) == [
        "id", "kind", "ticket", "created_at", "state", "attempts", "summary", "trouble",
    ]  # fmt: skip
    assert (waiting["queued"], waiting["outbox"][0]["summary"]) == (1, "later")
    assert "later" in agent("outbox", language="zh").out
    for line in ("claim t1", "release t1", "import -", "sync --json", "whoami"):
        assert agent(*line.split(), typed=LINES).status == 3, line
    assert agent("show", "t1", "--json").document["interactions"][-1]["state"] == "queued"
    with running_store(tmp_path, port=port, tokens=store.tokens):
        assert agent("sync", "--json").document["pushed"] == 1
        assert agent("show", "t1", "--json").document["interactions"][-1]["state"] == "acked"


def test_a_text_that_somebody_else_overtook_is_refused_and_kept(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        store.add("other")
        agent, other = Person(store, tmp_path / "agent"), Person(store, tmp_path / "other", "other")
        agent("sync")
        assert agent("claim", "t1").status == 0
        port = int(store.url.rpartition(":")[2])
    id_ = agent("reply", "t1", "--body", "written offline", "--json").document["id"]
    with running_store(tmp_path, port=port, tokens=store.tokens):
        assert agent("release", "t1").status == 0
        assert other("claim", "t1").status == 0
        synced = agent("sync", "--json")
        assert (synced.status, synced.document["outbox"]) == (1, {"queued": 0, "unknown": 0, "rejected": 1})
        assert "agent-tui outbox" in synced.err
        refused = agent("outbox", "--json").document["outbox"][0]
        assert (refused["id"], refused["state"], refused["trouble"]) == (id_, "rejected", "fence-stale")
        assert "taken over" in agent("outbox").out
        again = agent("outbox", "retry", id_, "--json")
        assert (again.status, again.document) == (5, {"id": id_, "state": "rejected"})
        assert agent("show", "t1", "--json").document["interactions"][-1]["state"] == "rejected"
        assert [i["id"] for i in other("show", "t1", "--json").document["interactions"]] == ["i1"]


def test_what_another_wrote_here_waits_for_them_and_that_is_said(tmp_path: Path) -> None:
    home, token_file = tmp_path / "home", tmp_path / "my-token"

    def run(*argv: str, typed: bytes = b"") -> Ran:
        return agent_tui(*argv, home=home, typed=typed)

    def sign_in(store: RunningStore, name: str) -> None:
        typed = f"{store.tokens[name]}\n".encode()
        assert run("login", "--url", store.url, "--token-file", str(token_file), typed=typed).status == 0

    with running_store(tmp_path) as store:
        store.take_in(LINES)
        store.add("other")
        sign_in(store, "agent")
        assert run("sync").status == 0
        port = int(store.url.rpartition(":")[2])
    id_ = run("reply", "t1", "--body", "written offline", "--json").document["id"]
    with running_store(tmp_path, port=port, tokens=store.tokens):
        sign_in(store, "other")
        synced = run("sync", "--json")
        assert (synced.status, synced.document["pushed"], synced.document["outbox"]["queued"]) == (0, 0, 1)
        assert "1 in the outbox wait for" in synced.err
        shown = run("outbox", "--json")
        (row,) = shown.document["outbox"]
        assert (row["state"], row["trouble"]) == ("queued", "others-words")
        assert "to sign in here again" in shown.err
        for deed in ("retry", "drop"):
            ran = run("outbox", deed, id_, "--json")
            assert (ran.status, ran.out) == (5, ""), deed
            assert "wrote it" in ran.err
        sign_in(store, "agent")
        assert run("sync", "--json").document["pushed"] == 1


def test_the_outbox_shows_the_holder_of_anothers_token_nothing_of_what_that_one_saw(tmp_path: Path) -> None:
    home, token_file = tmp_path / "home", tmp_path / "my-token"
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        store.add("other")
        typed = f"{store.tokens['agent']}\n".encode()
        signed_in = agent_tui(
            "login", "--url", store.url, "--token-file", str(token_file), home=home, typed=typed, environ={}
        )
        assert signed_in.status == 0
        assert agent_tui("sync", home=home).status == 0
        others = store.tokens["other"]
    assert "t1" in known_here(home)
    token_file.write_text(others, encoding="utf-8")
    assert agent_tui("outbox", "--json", home=home).status == 0
    assert known_here(home) == set()


def known_here(home: Path) -> set[str]:
    """The contacts in the replica; none where it was thrown away."""
    (file,) = home.rglob(REPLICA_FILE)
    with closing(sqlite3.connect(file)) as replica:
        return {id_ for (id_,) in replica.execute("SELECT id FROM ticket")}


def test_what_waits_can_be_dropped(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        agent = Person(store, tmp_path / "agent")
        agent("sync")
    id_ = agent("note", "t1", "--body", "never mind", "--json").document["id"]
    assert agent("outbox", "retry", id_, "--json").document == {"id": id_, "state": "queued"}
    assert agent("outbox", "drop", id_, "--json").document == {"id": id_, "dropped": True}
    assert agent("outbox", "--json").document["outbox"] == []
    assert agent("outbox", "drop", id_).status == 2


def test_a_refused_token_is_told_apart_from_a_store_out_of_reach(agent: Person, store: RunningStore) -> None:
    assert agent("sync").status == 0
    agent.environ["AGENT_TUI_TOKEN"] = agent.environ["AGENT_TUI_TOKEN"].replace("_", "_0", 1)
    for line in ("queue --json", "whoami", "sync", "claim t1"):
        assert agent(*line.split()).status == 4, line


def test_what_waits_behind_a_refused_token_says_so(agent: Person, store: RunningStore) -> None:
    assert agent("sync").status == 0
    disable_agent(store.database, "agent")
    written = agent("note", "t1", "--body", "waits", "--json")
    assert (written.status, written.document["state"]) == (4, "queued")
    again = agent("outbox", "retry", written.document["id"], "--json")
    assert (again.status, again.document) == (4, written.document)


def test_login_keeps_the_token_and_logout_forgets_it(store: RunningStore, tmp_path: Path) -> None:
    home, token_file = tmp_path / "home", tmp_path / "my-token"
    token = store.tokens["agent"]

    def run(*argv: str, typed: bytes = b"") -> Ran:
        return agent_tui(*argv, home=home, typed=typed)

    before = os.umask(0)
    try:
        signed_in = run(
            "login", "--url", store.url, "--token-file", str(token_file), "--json", typed=f"{token}\n".encode()
        )
        assert signed_in.status == 0
        assert signed_in.document == {
            "agent": "agent", "role": "agent", "queues": None, "url": store.url, "profile": "default",
        }  # fmt: skip
        assert run("whoami", "--json").document["profile"] == "default"
        assert len(run("queue", "--json").document["contacts"]) == 2
        assert run("note", "t1", "--body", "for colleagues").status == 0
    finally:
        os.umask(before)
    for path in (home, *home.rglob("*"), token_file):
        assert oct(path.stat().st_mode & 0o777) == ("0o700" if path.is_dir() else "0o600"), path
        if path.is_file() and path != token_file:
            assert token.encode() not in path.read_bytes(), path
    out = run("logout")
    assert out.status == 0
    assert str(token_file) in out.err


def test_logout_says_what_still_waits(tmp_path: Path) -> None:
    home, token_file = tmp_path / "home", tmp_path / "my-token"
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        typed = f"{store.tokens['agent']}\n".encode()
        agent_tui("login", "--url", store.url, "--token-file", str(token_file), home=home, typed=typed)
        assert agent_tui("sync", home=home).status == 0
    assert agent_tui("note", "t1", "--body", "later", home=home).status == 3
    out = agent_tui("logout", "--json", home=home)
    assert (out.status, out.document) == (0, {"profile": "default", "outbox": 1})
    assert "outbox" in out.err


def test_something_that_is_no_store_is_told_apart_from_nothing(tmp_path: Path) -> None:
    with website() as url:
        environ = {"AGENT_TUI_URL": url, "AGENT_TUI_TOKEN": "x"}
        for line in ("queue", "sync", "whoami", "claim t1", "export"):
            ran = agent_tui(*line.split(), home=tmp_path, environ=environ)
            assert ran.status == 3, line
            assert "no ticket store" in ran.err, line


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_doctor_names_what_is_wrong_and_how_to_mend_it(agent: Person, tmp_path: Path, language: str) -> None:
    well = agent("doctor", "--json", language=language)
    assert well.status == 0
    checks = well.document["checks"]
    assert all(keys(check) == ["check", "state", "message", "mend"] for check in checks)
    states = {check["check"]: check["state"] for check in checks}
    assert {"settings", "folders", "disk", "terminal", "backend", "clock"} <= set(states)
    assert "fail" not in states.values()
    (agent.home / "config" / "settings.toml").write_text("langauge = 'zh'\n")
    agent.environ["AGENT_TUI_URL"] = "http://127.0.0.1:9"
    ill = agent("doctor", "--json", language=language)
    assert ill.status == 1
    failed = {check["check"]: check for check in ill.document["checks"] if check["state"] == "fail"}
    assert set(failed) == {"settings", "backend"}
    assert "langauge" in failed["settings"]["message"]
    assert all(check["mend"] for check in failed.values())
    assert "langauge" in agent("doctor", language=language).out


def test_login_refuses_what_cannot_be_right(store: RunningStore, tmp_path: Path) -> None:
    def run(*argv: str, typed: bytes = b"x\n") -> Ran:
        return agent_tui("login", *argv, home=tmp_path / "home", typed=typed)

    assert run().status == 2, "no URL anywhere"
    assert run("--url", "desk.example.cn").status == 2
    assert run("--url", store.url, typed=b"").status == 2
    assert run("--url", store.url, typed=b"two words\n").status == 2
    assert run("--url", store.url, "--token-file", str(tmp_path / "t"), typed=b"agt_x\n").status == 4
    assert run("--url", "http://127.0.0.1:9").status == 3
    assert not (tmp_path / "t").exists()
    assert not (tmp_path / "home" / "config" / "profiles.toml").exists()
