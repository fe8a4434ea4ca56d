"""What is told of a promise by hand before somebody decides."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from agent_tui.desk.contact_views import renewed
from agent_tui.messages.speech import Language
from agent_tui.ui.screens.promises.doubt_choice import MOST_TOLD, doubt_choice
from agent_tui.ui.screens.promises.ledger_making import contradiction_of
from agent_tui.ui.wording import Wording
from tests.unit.expectations.fixture import NOW, a_promise


def told(language: Language, *amounts: str, later: timedelta = timedelta(0)) -> list[str]:
    """Of a promise of 30.00 that is moved to the date of others, or so much later."""
    others = [a_promise(f"p{number}", what="refund", amount=amount) for number, amount in enumerate(amounts)]
    made = renewed(a_promise("moved", what="refund", amount="30.00"), others[0].due_at + later)
    found = [contradiction_of(old, made) for old in others]
    window = doubt_choice(Wording(language, ZoneInfo("Asia/Shanghai")), {}, found, NOW)
    return list(window._told)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "another amount than was promised: 50.00"), ("zh", "与已答应的金额不一致: 50.00")]
)
def test_of_the_same_date_the_amount_is_told(language: Language, said: str) -> None:
    (line,) = told(language, "50.00")
    assert line.startswith(said)


def test_of_another_date_the_date_is_told() -> None:
    (line,) = told("en", "50.00", later=timedelta(days=1))
    assert line.startswith("another date than was promised: ")


def test_of_more_than_there_is_room_for_the_number_is_told() -> None:
    lines = told("en", *["50.00"] * (MOST_TOLD + 2))
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == "... and 2 more"
