"""What a new promise may stand in the place of: what was promised, its amount once, by when."""

from zoneinfo import ZoneInfo

import pytest

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.screens.promises.contradiction_choice import MOST_TOLD, replacing
from agent_tui.ui.wording import Wording
from tests.unit.expectations.fixture import a_promise

WORDING = Wording("en", ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("what", "amount", "told"),
    [
        ("refund", None, "refund"),
        ("refund", "30.00", "refund 30.00"),
        ("refund of 30.00", "30.00", "refund of 30.00"),
        ("back of 130.00", "30.00", "back of 130.00 30.00"),
        ("correction of -30.00", "-30.00", "correction of -30.00"),
        ("退三十块零五角", "三十块零五角", "退三十块零五角"),
        ("refund of what was charged twice, 30.00", "30.00", "refund of what wa~ 30.00"),
        ("把多扣的费用退回到原支付账户", "三十块零五角", "把多扣的费~ 三十块零五角"),
        ("refund", "30.00 in coupons of ten that are good for a year", "refund 30.00 in co~"),
    ],
    ids=[
        "none",
        "beside",
        "in the words",
        "in another number",
        "less",
        "by words",
        "in words that are cut off",
        "wide",
        "long",
    ],
)
def test_the_amount_stands_there_once(what: str, amount: str | None, told: str) -> None:
    line = replacing(a_promise(what=what, amount=amount), WORDING, several=False)
    assert f": {told} by " in line
    assert width_of(told) <= MOST_TOLD
