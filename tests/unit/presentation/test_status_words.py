"""The last line always says whether the store is in reach and what waits to be sent."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.desk.views import OutboxCounts, Status
from agent_tui.ui.presentation.status_words import Hint, PromiseAhead, status_line
from agent_tui.ui.presentation.styles import line_width, plain
from tests.unit.presentation.made_up import EN, NOW, ZH
from tests.unit.presentation.texts import LINES, unhurried

ONLINE = Status(online=True, outbox=OutboxCounts(), agent="li.na", filled=True)
HINTS = (Hint("c", "认领"), Hint("r", "回复"), Hint("space", "菜单"), Hint("f1", "帮助"))


def test_all_of_it_at_80_cells() -> None:
    promise = PromiseAhead(NOW + timedelta(minutes=8), "周凯")

    assert plain(status_line(ONLINE, promise, HINTS, "", 80, NOW, ZH)) == (
        "在线 待发 0  下个承诺 10:50 周凯 8分!  c 认领  r 回复  space 菜单  f1 帮助      "
    )
    assert plain(status_line(ONLINE, promise, (), "", 80, NOW, EN)).startswith(
        "online outbox 0  next promise 10:50 周凯 8m!"
    )


def test_offline_and_what_went_wrong() -> None:
    outbox = OutboxCounts(2, 1, 3)
    status = Status(online=False, outbox=outbox, agent=None, filled=True, trouble="connection-refused")
    line = plain(status_line(status, None, (), "", 80, NOW, EN))

    assert line.startswith("offline outbox 6 3 refused 1 unsure")


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("token-refused", "sign in: agent-tui login"),
        ("disk-full", "disk full"),
        ("internal-error", "see agent-tui doctor"),
        ("certificate-refused", "see agent-tui doctor"),
        ("backend-nonsense", "see agent-tui doctor"),
    ],
)
def test_what_stays_until_somebody_mends_it_stays_said(trouble: str, said: str) -> None:
    status = Status(online=False, outbox=OutboxCounts(2), agent=None, filled=True, trouble=trouble)
    assert plain(status_line(status, None, (), "", 80, NOW, EN)).rstrip() == f"offline outbox 2 {said}"


def test_until_the_store_was_tried_nobody_knows() -> None:
    status = Status(online=False, outbox=OutboxCounts(), agent=None, filled=True)
    assert plain(status_line(status, None, (), "", 80, NOW, EN)).rstrip() == "offline (connecting) outbox 0"
    assert plain(status_line(status, None, (), "", 80, NOW, ZH)).rstrip() == "离线(连接中) 待发 0"
    assert all(span.style == "status" for span in status_line(status, None, (), "", 80, NOW, EN))  # no alarm yet


@pytest.mark.parametrize("trouble", ["connection-refused", "answer-late", "backend-busy"])
def test_an_outage_that_may_pass_needs_no_more_words(trouble: str | None) -> None:
    status = Status(online=False, outbox=OutboxCounts(), agent=None, filled=True, trouble=trouble)
    assert plain(status_line(status, None, (), "", 80, NOW, EN)).rstrip() == "offline outbox 0"


def test_a_first_fill_says_how_far_it_is() -> None:
    status = Status(online=True, outbox=OutboxCounts(), agent=None, filled=False, filling=(300, 10_000))

    assert "取回 300/10000 [..........]" in plain(status_line(status, None, (), "", 80, NOW, ZH))
    for done, bar in (
        (5000, "[#####.....]"),
        (9999, "[#########.]"),
        (10_000, "[##########]"),
        (12_000, "[##########]"),
    ):
        going_on = msgspec.structs.replace(status, filling=(done, 10_000))
        assert f"/10000 {bar}" in plain(status_line(going_on, None, (), "", 80, NOW, ZH))
    unknown = msgspec.structs.replace(status, filling=(0, 0))
    assert "0/0 [..........]" in plain(status_line(unknown, None, (), "", 80, NOW, ZH))


def test_a_notice_takes_the_place_of_hints_and_not_of_the_promise() -> None:
    promise = PromiseAhead(NOW + timedelta(minutes=8), "海川物流有限公司")
    line = plain(status_line(ONLINE, promise, HINTS, "已认领 王小明, 他在等答复。", 72, NOW, ZH))

    assert "已认领 王小明, 他在等答复。" in line
    assert "  承诺 10:50 海川物~ 8分!" in line
    assert "回复" not in line


def test_a_promise_is_never_shown_without_saying_that_it_is_one() -> None:
    promise = PromiseAhead(NOW + timedelta(minutes=8), "周凯")
    for width in range(40, 120):
        for notice in ("", "已认领 王小明。这句话比剩下的地方要长一些, 承诺也不离开"):
            line = plain(status_line(ONLINE, promise, HINTS, notice, width, NOW, ZH))
            assert "承诺 10:50 周凯 8分!" in line, width
    overdue = PromiseAhead(NOW - timedelta(minutes=8), "周凯")
    assert "逾期 10:34 周凯 -8分!" in plain(status_line(ONLINE, overdue, HINTS, "x" * 70, 60, NOW, ZH))


def test_an_overdue_promise_reads_as_overdue() -> None:
    promise = PromiseAhead(NOW - timedelta(minutes=8), "周凯")

    assert "逾期承诺 10:34 周凯 -8分!" in plain(status_line(ONLINE, promise, HINTS, "", 80, NOW, ZH))
    assert "overdue 10:34 周凯 -8m!" in plain(status_line(ONLINE, promise, HINTS, "", 80, NOW, EN))


@unhurried
@given(
    st.integers(min_value=14, max_value=200),
    LINES,
    LINES,
    st.sampled_from([ZH, EN]),
    st.integers(min_value=0, max_value=99),
    st.sampled_from(["online", "offline", "offline (connecting)"]),
)
def test_it_takes_exactly_its_width_and_never_drops_the_first_words(
    width: int, name: str, notice: str, here: object, waiting: int, reach: str
) -> None:
    language = ZH if here is ZH else EN
    trouble = "connection-refused" if reach == "offline" else None
    status = Status(online=reach == "online", outbox=OutboxCounts(waiting), agent=None, filled=True, trouble=trouble)
    line = status_line(status, PromiseAhead(NOW, name), HINTS, notice, width, NOW, language)

    assert line_width(line) <= width
    if width >= 32:
        said = reach if language is EN else {"online": "在线", "offline": "离线"}.get(reach, "离线(连接中)")
        assert plain(line).startswith(f"{said} outbox {waiting}" if language is EN else f"{said} 待发 {waiting}")
