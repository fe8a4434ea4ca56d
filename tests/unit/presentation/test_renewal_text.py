"""What a text begins with where its promise takes the place of others: all of it, the old date alone, or nothing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agent_tui.ui.presentation.renewal_text import openings
from tests.fake_backend import a_promise

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=ZONE)
OLD = a_promise("old", what="退款", due_at=NOW + timedelta(hours=2), limits="没答应当天到账")


def test_the_fullest_comes_first_and_nothing_last() -> None:
    new = NOW + timedelta(hours=5)
    assert openings([OLD], "退款。", new, NOW, "zh", ZONE) == (
        "关于退款：原定11月23日(周一)12:42，改为11月23日(周一)15:42前。",
        "原定11月23日12:42。",
        "",
    )
    late = openings([OLD], "", new, NOW + timedelta(hours=3), "en", ZONE)
    assert "sorry" in late[0]
    assert late[1:] == ("It was due 23 Nov 12:42, sorry. ", "")


def test_what_the_text_says_already_is_not_said_again() -> None:
    new = NOW + timedelta(hours=5)
    whole = openings([OLD], "", new, NOW, "en", ZONE)[0]
    assert openings([OLD], f"{whole}Bye.", new, NOW, "en", ZONE)[0] == ""


def test_of_several_each_date_once() -> None:
    twin = a_promise("twin", what="退款", due_at=OLD.due_at)
    other = a_promise("other", what="换货", due_at=OLD.due_at + timedelta(hours=1))
    whole, brief, _ = openings([other, twin, OLD], "", NOW + timedelta(hours=5), NOW, "zh", ZONE)
    assert whole.count("关于") == 2
    assert brief == "原定11月23日12:42。原定11月23日13:42。"
