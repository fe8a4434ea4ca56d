"""What the engine says, in the desk's words; and that its threads go on whatever becomes of our own files."""

from agent_tui.desk.engine_events import translator
from agent_tui.desk.views import DeskEvent, OutboxCounts, Status, StatusChanged
from agent_tui.replica.sqlite_files import BrokenFile
from agent_tui.sync.events import StateChanged, SyncState

KNOWN = Status(online=True, outbox=OutboxCounts(queued=2), agent="li.na", filled=True)


def test_where_our_own_files_cannot_be_read_it_says_so_and_raises_nothing() -> None:
    told: list[DeskEvent] = []
    answers: list[Status | BrokenFile] = [BrokenFile("precious.db"), KNOWN, BrokenFile("precious.db"), KNOWN]

    def status() -> Status:
        answer = answers.pop(0)
        if isinstance(answer, BrokenFile):
            raise answer
        return answer

    tell = translator(told.append, status, lambda agent: None, "1")
    for _ in range(4):
        tell(StateChanged(SyncState(online=True)))
    assert told == [
        StatusChanged(Status(online=False, outbox=OutboxCounts(), agent=None, filled=False, trouble="file-broken")),
        StatusChanged(KNOWN),
        StatusChanged(
            Status(online=False, outbox=KNOWN.outbox, agent="li.na", filled=True, trouble="file-broken"),
        ),
        StatusChanged(KNOWN),
    ]
