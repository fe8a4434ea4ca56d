"""Who may sign in: tokens that are kept nowhere, and what `admin` does with agents."""

import hashlib
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Agent, Role
from agent_tui.store.agents import AgentEntry, add_agent, disable_agent, list_agents, rename_agent, rotate_token
from agent_tui.store.callers import make_token
from agent_tui.store.database import Database
from tests.store_server import RunningStore


def me(store: RunningStore, authorization: str | None) -> httpx.Response:
    headers = {} if authorization is None else {"Authorization": authorization}
    return httpx.get(f"{store.url}/v1/me", headers=headers, trust_env=False, verify=False)


def test_a_token_says_who_calls(store: RunningStore) -> None:
    token = store.add("li.na_2", "agent", ["billing", "退款"])
    assert me(store, f"Bearer {token}").json()["agent"] == {
        "id": "li.na_2",
        "role": "agent",
        "queues": ["billing", "退款"],
    }
    assert me(store, f"bearer {token}").status_code == 200


def test_a_token_has_the_shape_that_is_told_and_only_its_hash_is_kept(store: RunningStore) -> None:
    token = store.tokens["agent"]
    prefix, name, secret, check = token.split("_")
    assert (prefix, name, len(bytes.fromhex(secret)), len(bytes.fromhex(check))) == ("agt", "agent", 32, 4)
    files = b"".join(path.read_bytes() for path in Path(str(store.database.url.database)).parent.glob("store.db*"))
    assert secret.encode() not in files
    assert hashlib.sha256(token.encode()).hexdigest().encode() in files


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "",
        "Bearer",
        "Bearer x",
        "Basic YTpi",
        "Bearer agt__",
        "Bearer agt_agent_0_0",
        "Bearer _",
        "another secret of agent",
        "a secret of nobody",
        "Bearer \xe9",
    ],
)
def test_any_other_is_refused_alike(store: RunningStore, wrong: str | None) -> None:
    if wrong is not None and "secret of" in wrong:
        wrong = f"Bearer {make_token(wrong.split()[-1])}"
    headers = [] if wrong is None else [(b"Authorization", wrong.encode("latin-1"))]
    with httpx.Client(trust_env=False, verify=False) as client:
        answer = client.get(f"{store.url}/v1/me", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:agent-tui:problem:unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_slip_of_one_letter_is_refused_before_the_database_is_asked(store: RunningStore) -> None:
    token = store.tokens["agent"]
    slip = token[:-1] + ("0" if token[-1] != "0" else "1")
    assert me(store, f"Bearer {slip}").json()["detail"] == "this is no token of an agent"


def test_agents_are_listed_disabled_and_given_new_tokens(store: RunningStore) -> None:
    old = store.add("li.na", "supervisor", ["billing"])
    disable_agent(store.database, "li.na")
    assert AgentEntry(Agent("li.na", "supervisor", ("billing",)), disabled=True) in list_agents(store.database)
    assert me(store, f"Bearer {old}").status_code == 401
    new = rotate_token(store.database, "li.na").token
    assert me(store, f"Bearer {old}").status_code == 401
    assert me(store, f"Bearer {new}").status_code == 200
    assert [entry.agent.id for entry in list_agents(store.database)] == ["admin", "agent", "li.na", "supervisor"]


@pytest.mark.parametrize(
    ("name", "role", "key"),
    [("agent", "agent", "agent-exists"), ("a b", "agent", "bad-agent-name"), ("x", "chief", "bad-role")],
)
def test_what_cannot_be_an_agent_is_named(store: RunningStore, name: str, role: Role, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        add_agent(store.database, name, role)
    assert refused.value.key == key


def feed_of(client: httpx.Client, cursor: str) -> list[dict[str, Any]]:
    return [change["doc"] for change in client.get("/v1/changes", params={"cursor": cursor}).json()["changes"]]


def test_colleagues_are_told_what_an_agent_is_called(store: RunningStore) -> None:
    add_agent(store.database, "li.na", "agent", called=" 李娜 ")
    add_agent(store.database, "chen.tao", "agent")
    with store.client() as client:
        page = client.get("/v1/snapshot").json()
        assert {one["doc"]["id"]: one["doc"]["name"] for one in page["records"] if one["type"] == "agent"} == {
            "admin": "",
            "agent": "",
            "chen.tao": "",
            "li.na": "李娜",
            "supervisor": "",
        }
        cursor = page["cursor"]
        assert rename_agent(store.database, "chen.tao", "陈涛") == "陈涛"
        assert [(doc["id"], doc["name"]) for doc in feed_of(client, cursor)] == [("chen.tao", "陈涛")]
        cursor = client.get("/v1/changes", params={"cursor": cursor}).json()["cursor"]
        rename_agent(store.database, "chen.tao", "陈涛")
        rotate_token(store.database, "li.na")
        assert feed_of(client, cursor) == []
    assert {one.agent.id: one.called for one in list_agents(store.database)}["chen.tao"] == "陈涛"


def test_a_name_is_kept_as_one_clean_short_line(store: RunningStore) -> None:
    add_agent(store.database, "li.na", "agent", called="李\x1b[31m娜\n\u202e" + "x" * 500)
    [name] = [one.called for one in list_agents(store.database) if one.agent.id == "li.na"]
    assert name == clean_line("李\x1b[31m娜\n\u202e" + "x" * 29)


def test_an_agent_that_is_not_there_is_named(store: RunningStore) -> None:
    for change in (disable_agent, rotate_token, lambda store, name: rename_agent(store, name, "x")):
        with pytest.raises(BadInput) as refused:
            change(store.database, "nobody")
        assert (refused.value.key, refused.value.facts) == ("no-such-agent", {"name": "nobody"})


def test_a_database_that_fails_is_named(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(BadInput) as refused:
        list_agents(database)
    assert refused.value.key == "database-unusable"
    database.close()
