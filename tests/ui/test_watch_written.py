"""What is told of a write in watch mode, by how far it has come."""

from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from agent_tui.desk.views import MessageState, OutboxCounts, Sent, Status
from agent_tui.ui.watch.written import Words, Written
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

ONLINE = Status(online=True, outbox=OutboxCounts(), agent="li.na", filled=True)
OFFLINE = Status(online=False, outbox=OutboxCounts(queued=1), agent="li.na", filled=True, trouble="store-unreachable")
EN = Wording("en", ZoneInfo("Asia/Shanghai"))
DONE = "Zhao Qiang goes to Li Na."
WAITS = f"{DONE} It goes out when the store can be reached again."


class HasOneWrite:
    """A desk with one write that stands where a test puts it."""

    def __init__(self) -> None:
        self.state: MessageState = "queued"

    def write_state(self, id: str) -> MessageState:
        return self.state


def test_what_waited_is_told_as_done_in_the_place_of_what_was_said_of_it_though_it_was_queued_a_moment_longer() -> None:
    desk = HasOneWrite()
    written = Written(cast("Desk", desk))
    assert written.told(Sent("w-1", "queued"), Words(DONE, DONE), OFFLINE, EN) == WAITS
    assert written.news(OFFLINE, EN) == []
    assert written.news(ONLINE, EN) == []
    desk.state = "acked"
    assert written.news(ONLINE, EN) == [(DONE, WAITS)]
    assert written.news(ONLINE, EN) == []


def test_that_it_waits_is_said_once_the_store_is_out_of_reach_and_no_second_time() -> None:
    written = Written(cast("Desk", HasOneWrite()))
    assert written.told(Sent("w-1", "queued"), Words(DONE, DONE), ONLINE, EN) == DONE
    assert [written.news(status, EN) for status in (OFFLINE, ONLINE, OFFLINE)] == [[(WAITS, DONE)], [], []]


def test_what_left_the_outbox_while_the_store_was_away_was_dropped_and_is_not_told_as_done() -> None:
    desk = HasOneWrite()
    written = Written(cast("Desk", desk))
    written.told(Sent("w-1", "queued"), Words(DONE, DONE), OFFLINE, EN)
    desk.state = "acked"
    assert [written.news(status, EN) for status in (OFFLINE, ONLINE)] == [[], []]
