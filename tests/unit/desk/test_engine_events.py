"""What the engine says, in the desk's words; and that its threads go on whatever becomes of our own files."""

from agent_tui.desk.engine_events import translator
from agent_tui.desk.views import DeskEvent, OutboxCounts, Status, StatusChanged, TicketsChanged
from agent_tui.replica.sqlite_files import BrokenFile
from agent_tui.sync.events import RecordsChanged, StateChanged, SyncState

UNFILLED = Status(online=True, outbox=OutboxCounts(), agent="li.na", filled=False)
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


def test_that_another_session_has_taken_all_records_in_is_told_with_them() -> None:
    """This one's own engine stands by: nothing of its state changes."""
    told: list[DeskEvent] = []
    answers = [UNFILLED, UNFILLED, KNOWN]
    tell = translator(told.append, lambda: answers.pop(0), lambda agent: None, "1")
    tell(StateChanged(SyncState(online=True)))
    for _ in range(3):
        tell(RecordsChanged(frozenset(), everything=True))
    changed = TicketsChanged(frozenset(), True)
    assert told == [
        StatusChanged(UNFILLED),
        *(changed, StatusChanged(UNFILLED)),
        *(changed, StatusChanged(KNOWN)),
        changed,
    ]
