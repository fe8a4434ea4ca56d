"""In which order the ledger stands: what is overdue first, then by deadline, what has ended last."""

from datetime import timedelta

from agent_tui.domain.values import Promise, WorkOrder
from agent_tui.ui.screens.promises.ledger_rows import rank_of
from tests.unit.presentation.made_up import NOW, promise


def due(hours: float, state: str = "open") -> Promise:
    return promise(id=f"p{hours}", due_at=NOW + timedelta(hours=hours), state=state)


def order(hours: float) -> WorkOrder:
    return WorkOrder("o1", "t1", "仓储", "寄出", NOW + timedelta(hours=hours), "li.na", NOW)


def test_what_is_overdue_stands_first_and_what_has_ended_last() -> None:
    groups: list[list[Promise | WorkOrder]] = [
        [due(-9)],
        [due(48), order(-2)],
        [order(-1)],
        [due(1), order(0.5)],
        [due(2)],
        [due(3), order(0.1)],
        [due(5, "kept")],
        [due(-20, "broken")],
    ]
    mixed = [groups[at] for at in (6, 2, 7, 0, 5, 1, 3, 4)]
    assert sorted(mixed, key=lambda parts: rank_of(parts, NOW)) == groups


def test_a_promise_that_has_ended_stands_where_its_open_order_does() -> None:
    assert rank_of([due(-5, "broken"), order(3)], NOW) == rank_of([order(3)], NOW)
