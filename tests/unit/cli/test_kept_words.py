"""A command says that something is kept or waits only where it lies in the outbox, whatever kept it from the store."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from agent_tui.cli import sending
from agent_tui.config.paths import find_paths
from agent_tui.config.profiles import choose_profile
from agent_tui.desk.syncing import LOCK_FILE, Syncing
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.sqlite_files import FileInUse
from agent_tui.store.agents import disable_agent
from tests.faults.cutting_proxy import CuttingProxy
from tests.store_server import RunningStore
from tests.unit.cli.test_commands import LINES, Person, store

__all__ = ["store"]

CLAIMS_TO_KEEP = ("kept here", "goes out", "Saved here", "保存在本机", "恢复后发出", "还没送达")


@pytest.fixture
def proxy(store: RunningStore) -> Iterator[CuttingProxy]:
    with CuttingProxy("127.0.0.1", urlsplit(store.url).port or 0) as proxy:
        yield proxy


@pytest.fixture
def person(store: RunningStore, proxy: CuttingProxy, tmp_path: Path) -> Person:
    """Somebody whose replica is filled."""
    found = Person(store, tmp_path / "home")
    found.environ["AGENT_TUI_URL"] = proxy.url
    assert found("queue").status == 0
    return found


def claims_of(said: str) -> list[str]:
    return [words for words in CLAIMS_TO_KEEP if words in said]


def waiting(person: Person) -> list[str]:
    return [row["state"] for row in person("outbox", "--json").document["outbox"]]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "line",
    [
        ("claim", "t1"),
        ("claim",),
        ("release", "t1"),
        ("import", "-"),
        ("export",),
        ("whoami",),
        ("queue",),
        ("show", "t1"),
        ("sync", "--timeout", "2"),
        ("kb", "import", "-"),
        ("note", "t99", "--body", "a text"),
        ("note", "t1", "--body", ""),
        ("promise", "keep", "p99"),
    ],
    ids=" ".join,
)
def test_what_queues_nothing_says_of_nothing_that_it_is_kept(
    person: Person, proxy: CuttingProxy, line: tuple[str, ...], language: str
) -> None:
    proxy.unplug()
    ran = person(*line, typed=LINES, language=language)
    assert claims_of(ran.out + ran.err) == []
    assert waiting(person) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_queued_is_said_to_be_once(person: Person, proxy: CuttingProxy, language: str) -> None:
    proxy.unplug()
    ran = person("note", "t1", "--body", "a text", language=language)
    assert (ran.status, waiting(person)) == (3, ["queued"])
    assert claims_of(ran.err) in (["goes out", "Saved here"], ["保存在本机", "还没送达"])


CALLBACK = ("--template", "callback", "--set", "about=账单", "--set", "at=+2 days 18:00", "--both")


@pytest.mark.parametrize(
    "line", [("note",), ("note", *CALLBACK), ("reply", *CALLBACK)], ids=["plain", "note by template", "by template"]
)
def test_a_text_that_could_not_be_written_down_is_said_not_to_be_kept(
    person: Person, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    def in_use(*args: object, **kwargs: object) -> None:
        raise FileInUse("precious.db")

    monkeypatch.setattr("agent_tui.replica.precious.Precious.add_all", in_use)
    ran = person(line[0], "t1", *line[1:], "--json", typed=b"a long text")
    assert (ran.status, ran.out) == (1, "")
    assert "precious.db" in ran.err
    assert "The text was not kept" in ran.err


@pytest.mark.parametrize("line", [("--body", "a text"), CALLBACK], ids=["plain", "by template"])
def test_that_it_is_not_kept_is_said_of_this_command_alone(
    person: Person, proxy: CuttingProxy, line: tuple[str, ...]
) -> None:
    """One before it may have queued a text under the same id."""
    proxy.unplug()
    said = ("note", "t1", "--id", "0197a1b2-0000-7000-8000-00000000000a", *line)
    assert person(*said).status == 3
    before = waiting(person)
    again = person("note", "t1", "--id", said[3], "--body", "another text")
    assert (again.status, waiting(person)) == (5, before)
    assert "this command neither sent it nor put it into the outbox" in again.err


def test_a_text_that_is_kept_is_said_to_be_whatever_then_keeps_it_from_being_sent(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(self: Syncing, *, timeout: float, ids: object = None) -> None:
        raise FileInUse("precious.db")

    monkeypatch.setattr(Syncing, "push", in_use)
    ran = person("note", "t1", "--body", "a text", "--json")
    assert (ran.status, ran.document["state"]) == (3, "queued")
    assert "Saved here" in ran.err
    assert "A file is in use" in ran.err
    assert "not kept" not in ran.err


def test_a_refused_token_is_told_though_a_session_that_got_no_further_holds_the_lock(
    person: Person, store: RunningStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PUSH_LIMIT_S", 0.2)
    paths = find_paths(str(person.home), {})
    profile = choose_profile(paths, None, person.environ)
    disable_agent(store.database, "agent")
    with EngineLock(paths.profile_data(profile.folder) / LOCK_FILE) as lock:
        assert lock.acquire()
        ran = person("note", "t1", "--body", "a text", "--json")
    assert (ran.status, ran.document["state"]) == (4, "queued")
    assert "Saved here" in ran.err
    assert "The store refuses the token" in ran.err
