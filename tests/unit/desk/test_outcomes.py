"""What came of a search: one write, without the numbers of people, seen at once and once."""

from pathlib import Path

import pytest

from agent_tui.desk.views import QueueFilter
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.values import QUERY_LIMIT, SearchOutcome
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import FakeStore, a_search_outcome
from tests.records import ME, sample_records


def test_it_is_seen_before_it_is_sent(tmp_path: Path) -> None:
    older = a_search_outcome("s0", agent="zhao.min")
    desk = make_desk(tmp_path, records=[*sample_records(NOW), older])
    ticket = desk.queue_list(QueueFilter(), "urgency")[0].id
    sent = desk.record_outcome("怎么退款", "solved", article="a-refund", ticket=ticket)
    assert sent.state == "queued"
    mine = SearchOutcome(sent.id, "怎么退款", "solved", ME, NOW, "a-refund", ticket)
    assert desk.outcomes() == [older, mine]
    (row,) = desk.outbox()
    assert (row.kind, row.ticket, row.summary) == ("search-outcome", "", "solved: 怎么退款")
    desk.close()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13812345678 的 订单", "138****5678 的 订单"),
        ("卡号 6222 0212 3456 7890 12\n退款", "卡号 6222 **** **** **90 12 退款"),
        ("x" * 1000, "x" * QUERY_LIMIT),
        ("  a\x1b[31m  b ", "a␛[31m b"),
    ],
)
def test_numbers_of_people_do_not_leave_the_desk(tmp_path: Path, typed: str, kept: str) -> None:
    desk = make_desk(tmp_path)
    desk.record_outcome(typed, "nothing")
    (found,) = desk.outcomes()
    assert found.query == kept
    assert "12345678" not in "".join(filter(str.isdigit, found.query))
    for file in desk.replica_file.parent.glob("precious*"):
        assert b"12345678" not in file.read_bytes()
    desk.close()


def test_what_says_nothing_is_refused(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    with pytest.raises(BadInput, match="empty-text"):
        desk.record_outcome(" \n ", "missing")
    with pytest.raises(BadInput, match="unknown-article"):
        desk.record_outcome("x", "wrong", article="/b1")
    with pytest.raises(BadInput, match="unknown-ticket"):
        desk.record_outcome("x", "missing", ticket="t-none")
    with pytest.raises(BadInput, match="code-wrong"):
        desk.record_outcome("x", "perhaps")  # type: ignore[arg-type]
    assert desk.outcomes() == []
    desk.close()


def test_a_helpdesk_that_keeps_none_is_said_so(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, backend=FakeStore().connect(ME, search_outcomes=False))
    with pytest.raises(NotAllowed, match="backend-cannot"):
        desk.record_outcome("怎么退款", "missing")
    assert desk.outbox() == []
    desk.close()


def test_what_goes_out_and_comes_back_while_it_is_read_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FakeStore()
    desk = make_desk(tmp_path, records=[], backend=store.connect(ME))
    desk.refresh(timeout=10)
    sent = desk.record_outcome("怎么退款", "missing")
    read = desk._queries.search_outcomes

    def read_before_it_came() -> list[SearchOutcome]:
        before = read()
        desk.push(timeout=10)
        desk.refresh(timeout=10)
        return before

    monkeypatch.setattr(desk._queries, "search_outcomes", read_before_it_came)
    assert [one.id for one in desk.outcomes()] == [sent.id]
    assert (desk.outbox(), [one.id for one in desk.outcomes()]) == ([], [sent.id])
    desk.close()
