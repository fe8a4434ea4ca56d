"""Who is in hand has the same digit at every start: the lowest number the first, however urgent another is, and however
far the first fill is."""

from agent_tui.desk.views import QueueGroup, QueueRow, QueueView, RowRef
from agent_tui.ui.screens.desk.surroundings import Surroundings
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from tests.unit.presentation.made_up import EN, NOW, row

NUMBERS = {"chen": 284, "zhao": 288, "wang": 251}


class _Known:
    """A desk that knows these rows."""

    def last_words(self, rows: object) -> dict[str, str]:
        return {}

    def rows(self, refs: list[RowRef]) -> list[QueueRow]:
        return [row(id=ref.ticket, number=NUMBERS[ref.ticket]) for ref in refs]


def in_hand(*tickets: str) -> QueueView:
    return QueueView(NOW, (QueueGroup("in_hand", [RowRef(ticket) for ticket in tickets]),))


def test_seats_stay_while_the_first_fill_goes_on_and_after_it() -> None:
    around = Surroundings(_Known(), SlotStrip(EN), StatusLine(EN, NOW))  # type: ignore[arg-type]  # what it asks of a desk
    seen = []
    for filled, tickets in ((False, ("zhao", "chen")), (False, ("chen", "zhao")), (True, ("zhao", "chen"))):
        around.seat(in_hand(*tickets), filled=filled)
        seen.append(around.slots[:2])
    assert seen == [("chen", "zhao")] * 3
    around.seat(in_hand("wang", "zhao", "chen"), filled=True)
    assert around.slots[:3] == ("chen", "zhao", "wang")


def test_who_comes_in_during_the_first_fill_is_seated_by_number() -> None:
    around = Surroundings(_Known(), SlotStrip(EN), StatusLine(EN, NOW))  # type: ignore[arg-type]  # what it asks of a desk
    around.seat(in_hand("zhao", "chen"), filled=False)
    around.seat(in_hand("zhao", "chen", "wang"), filled=True)
    assert around.slots[:3] == ("wang", "chen", "zhao")
