"""Two processes are two sessions of one agent (invariant 14 of SYNC): one of them sends, both keep their drafts, and
where the one that sends is killed the other goes on, with nothing lost and nothing there twice."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pytest

from agent_tui.replica.precious import Precious
from tests.faults.tormented_client import fill
from tests.store_server import RunningStore, running_store

DEADLINE_S = 30.0


class SessionProcess:
    def __init__(self, store: RunningStore, folder: Path, name: str) -> None:
        command = [sys.executable, "-m", "tests.faults.session_process", store.url, str(folder), name]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        assert self.process.stdin is not None
        self.process.stdin.write(store.tokens["agent"] + "\n")

    def order(self, line: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the session has ended"
        return answer.strip()

    def until(self, stands: str) -> Self:
        until_true(lambda: self.order("stand") == stands, stands)
        return self

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def until_true(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not holds():
        assert time.monotonic() < deadline, f"it never came to: {what}"
        time.sleep(0.02)  # between two looks at what other processes do: there is no event to wait for


@contextmanager
def session(store: RunningStore, folder: Path, name: str) -> Iterator[SessionProcess]:
    made = SessionProcess(store, folder, name)
    try:
        yield made
    finally:
        made.kill()


def bodies(store: RunningStore) -> Counter[str]:
    with store.client() as client:
        records = client.get("/v1/snapshot", params={"limit": 500}).json()["records"]
    return Counter(record["doc"]["body"] for record in records if record["type"] == "interaction")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        fill(store)
        yield store


def test_one_sends_both_keep_their_drafts_and_the_other_goes_on_when_it_is_killed(
    running: RunningStore, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    with session(running, folder, "1") as first:
        first.until("leads online")
        with session(running, folder, "2") as second:
            second.until("watches online")
            assert first.order("draft words of the first") == second.order("draft words of the second") == "kept"
            for number in range(10):
                assert first.order(f"note a{number}") == f"saved a{number}"
                assert second.order(f"note b{number}") == f"saved b{number}"
                if number == 5:
                    stand = [one.order("stand").partition(" ")[0] for one in (first, second)]
                    assert stand == ["leads", "watches"]
            first.kill()
            for number in range(10, 15):
                second.order(f"note b{number}")
            second.until("leads online")
            with session(running, folder, "3") as third:
                third.until("watches online")
            precious = Precious(folder / "precious.db")
            until_true(lambda: not precious.heads(), "everything is sent")
            drafts = {draft.key.session: draft.body for draft in precious.drafts()}
            precious.close()
    assert drafts == {"1": "words of the first", "2": "words of the second"}
    wanted = [f"text of a{number}" for number in range(10)] + [f"text of b{number}" for number in range(15)]
    assert bodies(running) == Counter(wanted)
