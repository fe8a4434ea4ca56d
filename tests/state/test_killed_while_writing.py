"""What was said to be saved is there after the process was killed at any moment (invariant 1 of SYNC)."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import DraftKey

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from agent_tui.contract.api import NewInteraction
from agent_tui.contract.writes import AddInteraction
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import DraftKey, Refusal

precious = Precious(Path(sys.argv[1]))
now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
key = DraftKey("t1", "note", "1")
for number in range(10**6):
    id = f"{sys.argv[2]}-{number}"
    precious.save_draft(key, "draft of " + id, (0, 0), now)
    print("draft", id, flush=True)
    write = AddInteraction(id, NewInteraction("t1", "note", "internal", "chat", now, id))
    precious.add(write, agent="li.na", now=now, draft=key)
    print("saved", id, flush=True)
    precious.mark_sending(id)
    if number % 3 == 0:
        precious.mark_rejected(id, Refusal("fence-stale"), now)
        print("returned", id, flush=True)
"""


def said_before_the_kill(file: Path, round: int, lines: int) -> list[tuple[str, str]]:
    """What the writer said: at least `lines` lines, until it was killed wherever it was then."""
    arguments = [sys.executable, "-c", WRITER, str(file), f"r{round}"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        said += writer.stdout.readlines()
    return [(word, id) for word, _, id in (line.strip().partition(" ") for line in said if line.endswith("\n"))]


def check_everything_is_there(file: Path, said: list[tuple[str, str]]) -> None:
    precious = Precious(file)
    rows = {item.id: item for item in precious.outbox()}
    drafts = {draft.body for draft in precious.drafts()}
    assert precious._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for word, id in said:
        if word == "saved":
            assert rows[id].write.id == id
        elif word == "returned":
            assert rows[id].state == "rejected"
            assert id in drafts
    word, id = said[-1]
    if word == "draft" and id not in rows:
        kept = precious.draft(DraftKey("t1", "note", "1"))
        assert kept is not None
        assert kept.body == f"draft of {id}"
    precious.close()


def kill_again_and_again(file: Path, times: int) -> None:
    chance = random.Random(20261120)
    for round in range(times):
        said = said_before_the_kill(file, round, chance.randint(1, 40))
        check_everything_is_there(file, said)


def test_nothing_said_to_be_saved_is_lost_by_a_kill(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "precious.db", 5)


@pytest.mark.long
def test_nothing_said_to_be_saved_is_lost_by_a_thousand_kills(tmp_path: Path) -> None:
    for hundred in range(10):
        kill_again_and_again(tmp_path / f"{hundred}" / "precious.db", 100)
