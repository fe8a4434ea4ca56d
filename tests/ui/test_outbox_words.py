"""What the outbox says of a change: words, not fields of the wire."""

from datetime import UTC

import msgspec
import pytest

from agent_tui.contract.api import CustomerPatch, NewMerge, PromisePatch, TicketPatch
from agent_tui.desk.views import OutboxKind, OutboxRow
from agent_tui.ui.screens.exchange.outbox_deeds import below
from agent_tui.ui.screens.exchange.outbox_words import FIELD, told
from agent_tui.ui.wording import Wording
from tests.desk_fixture import NOW


def an_outbox_row(kind: OutboxKind, summary: str) -> OutboxRow:
    return OutboxRow(
        id="w1",
        kind=kind,
        ticket="t1",
        customer_name="",
        created_at=NOW,
        state="queued",
        attempts=0,
        summary=summary,
    )


@pytest.mark.parametrize(
    ("kind", "summary", "said"),
    [
        ("change", "status=pending", "挂起"),
        ("change", "owner=None queue=big shop", "分派给 无人  队列 big shop"),
        ("change", "priority=1", "优先级 1"),
        ("change", "subject=退款=30", "退款=30"),
        ("promise-change", "state=kept evidence=i-1", "已兑现"),
        ("customer-change", "tags=('a', 'b')", "标签"),
        ("merge", "source=c1 target=c2 decision=different at=2026-11-23", "不是同一个人"),
        ("answer", "declined 我下班了", "谢绝  我下班了"),
        ("hand-over", "chen.tao 请接手", "-> chen.tao  请接手"),
        ("consult", "chen.tao", "-> chen.tao"),
        ("wrap-up", "solved", "已解决"),
        ("wrap-up", "own-code", "own-code"),
        ("search-outcome", "solved: 路由器: 红灯", "已解决: 路由器: 红灯"),
        ("change", "status=on-the-moon", "status=on-the-moon"),
        ("change", "moon=full", "moon=full"),
        ("note", "status=pending", "status=pending"),
    ],
)
def test_what_waits_in_the_outbox_is_told_in_the_agents_words(kind: OutboxKind, summary: str, said: str) -> None:
    assert told(an_outbox_row(kind, summary), Wording("zh", UTC)) == said


@pytest.mark.parametrize(("kind", "way_out"), [("hand-over", "它仍归您: 按 "), ("note", "对照两边")])
def test_what_was_refused_comes_with_its_way_out(kind: OutboxKind, way_out: str) -> None:
    refused = msgspec.structs.replace(an_outbox_row(kind, "chen.tao"), state="rejected", trouble="not-found")
    assert way_out in below(refused, Wording("zh", UTC), "enter")


def test_every_change_that_can_wait_in_the_outbox_has_words() -> None:
    for patch in (TicketPatch, PromisePatch, CustomerPatch, NewMerge):
        for field in patch.__struct_fields__:
            row = an_outbox_row("change", f"{field}=moon")
            _, *parts = FIELD.split(row.summary)
            assert parts == [field, "moon"], f"{patch.__name__}.{field} would be told in the words of the wire"
