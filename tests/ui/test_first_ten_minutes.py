"""What README says of the first promise, played on the demo's contacts key by key, in both languages."""

import re
from pathlib import Path

import pytest

from agent_tui.demo.records import make_records
from agent_tui.messages.speech import Language
from tests.desk_fixture import NOW
from tests.ui.driver import User, run_at

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def keys_of(step: int) -> list[str]:
    """What stands in backticks in that step."""
    told = re.search(rf"^{step}\. \*\*.*?(?=^{step + 1}\. )", README, re.DOTALL | re.MULTILINE)
    assert told is not None
    return re.findall(r"`([^`]+)`", told[0])


@pytest.mark.parametrize(
    ("language", "word", "asked", "saved"),
    [
        ("en", 0, ("Wang Xiaoming", "Put in place of: Refund of CNY 30.00"), "Saved, with 1 promised"),
        ("zh", 1, ("王小明", "代替 (改期): 退款30.00元"), "记下 1 项承诺"),
    ],
)
def test_the_promise_of_the_first_ten_minutes_is_made_by_these_keys(
    tmp_path: Path, language: Language, word: int, asked: tuple[str, ...], saved: str
) -> None:
    find = keys_of(2)[1:3][word]
    template, *words, choose, into, send, replace = keys_of(5)

    async def scenario(user: User) -> None:
        await user.press("/")
        await user.type(find)
        await user.press("enter", "escape", "enter", *keys_of(3)[:1], *keys_of(4), *keys_of(4), template)
        await user.type(words[word])
        await user.press(choose, into, send)
        await user.sees(*asked)
        await user.press(replace)
        await user.sees(saved)

    records = make_records(60, language, 1, NOW).records
    run_at(tmp_path, scenario, size=(120, 40), language=language, records=records)
