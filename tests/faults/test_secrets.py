"""No token lies in a file or a traceback, and no file is open to others, whatever fails and whatever the umask
(invariant 20 of SYNC)."""

import os
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_tui.backends.protocol import BackendError
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.config.crash_report import write_report
from agent_tui.config.paths import find_paths
from tests.faults.fault_transport import (
    Answered,
    Dropped,
    Fault,
    FaultTransport,
    Garbage,
    Late,
    Lost,
    NoHttp,
    Truncated,
    Unconnected,
)
from tests.faults.tormented_client import fill, torment
from tests.store_lines import article, jsonl
from tests.store_server import RunningStore, running_store
from tests.unit.cli.test_commands import Person
from tests.unit.sync.files import note

FAULTS: tuple[Fault, ...] = (
    Unconnected(),
    Lost(),
    Dropped(),
    Late(),
    Truncated(0.3),
    Truncated(0.3, noticed=True),
    Answered(401),
    Answered(500),
    Answered(502, problem=False),
    Garbage(b"<html>"),
    NoHttp(),
)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        fill(store)
        yield store


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def secret_of(token: str) -> str:
    return token.split("_")[2]


def open_to_others(folder: Path) -> dict[str, str]:
    """The rights of what is not its owner's alone, in a folder and all below it."""
    modes = {found: found.stat().st_mode & 0o777 for found in (folder, *folder.rglob("*"))}
    return {str(found): f"{mode:o}" for found, mode in modes.items() if mode != (0o700 if found.is_dir() else 0o600)}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_what_is_said_of_a_failure_holds_neither_token_nor_words(running: RunningStore, fault: Fault) -> None:
    token = running.tokens["agent"]
    store = TicketStore(running.url, token, transport=FaultTransport(lambda request: fault))
    write = note("w1")
    with pytest.raises(BackendError) as failed:
        store.write(write)
    store.close()
    told = "".join(traceback.format_exception(failed.value)) + repr(failed.value) + failed.value.detail
    assert secret_of(token) not in told
    assert write.body.body not in told


@pytest.mark.usefixtures("open_umask")
def test_a_run_of_faults_leaves_no_token_in_its_files_and_no_file_open_to_others(
    running: RunningStore, tmp_path: Path
) -> None:
    folder = tmp_path / "client"
    torment(running, folder, seed=3, faults=60, share=0.7)
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {"precious.db", "replica.db"} <= {file.name for file in files}
    assert open_to_others(folder) == {}
    held = b"".join(file.read_bytes() for file in files)
    for token in running.tokens.values():
        assert secret_of(token).encode() not in held


@pytest.mark.usefixtures("open_umask")
def test_commands_leave_nothing_open_to_others_in_data_cache_and_logs(running: RunningStore, tmp_path: Path) -> None:
    running.take_in(jsonl(article("a1")), run="articles")
    person = Person(running, tmp_path / "home")
    assert person("search", article("a1")["title"], "--json").document["hits"]
    running.take_in(jsonl(article("a2")), run="more")
    assert person("search", article("a2")["title"], "--json").document["hits"]
    assert person("note", "t1", "--body", "from the shell").status == 0
    write_report(find_paths(str(person.home)).log_file, "a report")
    files = {file.name for file in person.home.rglob("*") if file.is_file()}
    assert {"precious.db", "replica.db", "known.json", "agent-tui.log"} <= files
    assert open_to_others(person.home) == {}
