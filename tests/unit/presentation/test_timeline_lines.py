"""A timeline entry: when, where, which way, who; the words; promises with how they stand."""

from datetime import datetime, timedelta
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.desk.timeline import transfer_entry
from agent_tui.desk.views import TimelineEntry
from agent_tui.domain.happenings import promise_ended
from agent_tui.domain.values import CHANNELS, PromiseState, Transfer, TransferKind, TransferState
from agent_tui.messages.transfer_words import transfer_sentence
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import line_width, plain
from agent_tui.ui.presentation.timeline_lines import (
    FIRST_PART,
    FURTHER_PART,
    LINES_A_PART,
    TimelineLook,
    changes_with_the_clock,
    entry_block,
)
from agent_tui.ui.presentation.times import Here
from tests.unit.presentation.made_up import EN, NOW, ZH, entry, promise
from tests.unit.presentation.texts import BODIES, LINES, unhurried


def shown(
    one: TimelineEntry, before: TimelineEntry | None = None, *, width: int = 50, here: Here = ZH, me: str | None = None
) -> list[str]:
    return [plain(line) for line in entry_block(one, before, TimelineLook(width, NOW, here, me)).lines]


def test_a_wrap_up_is_told_in_words_and_a_companys_own_code_as_it_stands() -> None:
    meta = {"event": "wrap-up", "disposition": "solved", "root_cause": "our-own-code", "improve": "话术写清楚"}
    _, head, words = shown(entry(kind="event", direction="internal", author="li.na", body="", meta=meta))

    assert head.startswith("10:40 小结 li.na")
    assert words == "  已解决; our-own-code; 话术写清楚"


def test_what_was_asked_of_a_colleague_stands_there_with_what_came_of_it() -> None:
    asked = Transfer("x1", "t1", "consult", "li.na", "zhou.li", "能给70吗?", NOW)
    one = transfer_entry(asked, 12, "chat")
    assert shown(one)[-2:] == ["  能给70吗?", "  请教 zhou.li, 还没答复"]
    answered = msgspec.structs.replace(asked, state="accepted", answer="可以, 我批了")
    assert shown(transfer_entry(answered, 12, "chat"))[-1] == "  请教 zhou.li, 已答复: 可以, 我批了"
    handed = msgspec.structs.replace(asked, kind="hand-over", state="accepted")
    assert shown(transfer_entry(handed, 12, "chat"), here=EN)[-1] == "  handed over to zhou.li, who took it over"


@pytest.mark.parametrize("state", get_args(TransferState))
@pytest.mark.parametrize("kind", get_args(TransferKind))
def test_every_kind_and_state_of_a_transfer_has_words(kind: TransferKind, state: TransferState) -> None:
    assert "zhou.li" in transfer_sentence(
        Transfer("x1", "t1", kind, "li.na", "zhou.li", "", NOW, state=state), "zhou.li", "zh"
    )


def test_an_entry_says_when_where_and_who_and_then_the_words() -> None:
    day, head, words = shown(entry())

    assert day.startswith("-- 今天 23日(一) ---")
    assert head.startswith("10:40 微信 来 王小明")
    assert head.endswith(" #1034")
    assert words == "  怎么还没到"


def test_a_day_is_named_once() -> None:
    earlier = entry(id="i0", at=NOW - timedelta(minutes=9))
    yesterday = entry(id="i0", at=NOW - timedelta(days=1))

    assert len(shown(entry(), earlier)) == 2
    assert len(shown(entry(), yesterday)) == 3


def test_every_line_of_an_english_entry() -> None:
    answer = entry(
        direction="outbound", author="li.na", body="Your refund is on its way.", kind="call", channel="phone"
    )

    assert shown(answer, entry(), here=EN)[0].startswith("10:40 Call by li.na")


def test_calls_say_how_long_they_took() -> None:
    assert "1:35" in shown(entry(kind="call", channel="phone", meta={"duration_s": 95}))[1]


def test_strange_facts_of_a_call_are_passed_over() -> None:
    meta = {"duration_s": "long", "score": {"a": 1}}

    assert shown(entry(kind="call", meta=meta))[1].split() == ["10:40", "微信", "呼入", "王小明", "#1034"]


@pytest.mark.parametrize(
    ("state", "words"), [("queued", "[待发]"), ("sending", "[发送中]"), ("unknown", "[是否送达未知]")]
)
def test_what_has_not_arrived_says_so(state: str, words: str) -> None:
    assert words in shown(entry(direction="outbound", state=state))[1]


def test_what_only_colleagues_see_names_no_channel() -> None:
    told = shown(entry(kind="note", direction="internal", channel="sms", author="li.na"))[1]

    assert told.split() == ["10:40", "内部记录", "li.na", "#1034"]


def test_a_refused_text_says_why() -> None:
    assert "  [被拒: 同事持有这张工单]" in shown(entry(direction="outbound", state="rejected", trouble="claim-held"))


@pytest.mark.parametrize(
    ("state", "due", "words"),
    [
        ("open", NOW + timedelta(days=2), "未到期 25日(三)10:42前"),
        ("open", NOW - timedelta(minutes=9), "已逾期 今天10:33"),
        ("kept", NOW, "已兑现"),
        ("broken", NOW, "失约 原定今天10:42"),
        ("withdrawn", NOW, "已撤回"),
        ("renegotiated", NOW, "已改期"),
    ],
)
def test_a_promise_says_how_it_stands(state: PromiseState, due: datetime, words: str) -> None:
    told = shown(entry(kind="promise", body="退款", promise=promise(state=state, due_at=due)))

    assert f"  30.00 {words}" in told
    # what was put in its place says it anew
    assert ("  没答应当天到账" in told) == (state not in ("withdrawn", "renegotiated"))


def test_an_amount_that_the_promise_says_itself_is_said_once() -> None:
    said = promise(what="退款30.00元", amount="30.00", due_at=NOW + timedelta(days=2))
    assert "  未到期 25日(三)10:42前" in shown(entry(kind="promise", body=said.what, promise=said))


def test_who_keeps_a_promise_that_somebody_else_made_is_told() -> None:
    kept = promise(made_by="chen.tao", owner="li.na", due_at=NOW + timedelta(days=2))
    assert "  30.00 未到期 25日(三)10:42前, 由我负责" in shown(entry(kind="promise", promise=kept), me="li.na")
    told = shown(entry(kind="promise", promise=kept), here=EN, width=80)
    assert "  30.00 open, due Wed 25 Nov 10:42, owner: li.na" in told
    own = msgspec.structs.replace(kept, owner="chen.tao")
    assert "  30.00 open, due Wed 25 Nov 10:42" in shown(entry(kind="promise", promise=own), here=EN, width=80)


@pytest.mark.parametrize(
    ("state", "head"),
    [
        ("kept", "promise kept by me"),
        ("broken", "promise broken, noted by me"),
        ("withdrawn", "promise withdrawn by me"),
        ("renegotiated", "new date by me"),
    ],
)
def test_what_became_of_a_promise_is_told_with_the_promise_and_why(state: PromiseState, head: str) -> None:
    ended = promise(state=state, what="Refund", made_by="chen.tao", due_at=NOW + timedelta(days=2))
    meta = promise_ended(ended.id, state)
    said = entry(kind="event", direction="internal", author="li.na", body="noted twice", meta=meta, about=ended)
    _, first, words = shown(said, here=EN, me="li.na", width=80)
    assert head in first
    assert words == "  Refund (chen.tao, due Wed 25 Nov 10:42): noted twice"
    assert shown(msgspec.structs.replace(said, body=""), here=EN, width=80)[-1] == words.removesuffix(": noted twice")


def test_what_became_of_a_promise_that_is_not_known_here_is_told_all_the_same() -> None:
    gone = entry(kind="event", direction="internal", body="重复登记", meta=promise_ended("p-gone", "withdrawn"))
    assert shown(gone)[-1] == "  承诺已撤回: 重复登记"


def test_a_long_text_comes_in_parts() -> None:
    body = "word " * 100_000
    look = TimelineLook(60, NOW, ZH)
    first = entry_block(entry(body=body), None, look)
    second = entry_block(entry(body=body), None, look, parts=2)

    assert len(body) - FIRST_PART <= first.rest <= len(body) - FIRST_PART + 100
    assert f"还有{first.rest:,}字" in plain(first.lines[-1])
    assert first.rest - second.rest >= FURTHER_PART - 100
    assert entry_block(entry(body=body), None, look, parts=9).rest == 0


def test_many_short_lines_come_in_parts_too() -> None:
    block = entry_block(entry(body="a\n" * 5000), None, TimelineLook(60, NOW, ZH))

    assert len(block.lines) <= LINES_A_PART + 4
    assert block.rest == 10_000 - 2 * LINES_A_PART


def test_a_promise_reads_differently_once_it_is_overdue() -> None:
    one = entry(kind="promise", promise=promise(due_at=NOW))

    assert changes_with_the_clock(one, NOW - timedelta(seconds=1), NOW + timedelta(seconds=1))
    assert not changes_with_the_clock(one, NOW + timedelta(seconds=1), NOW + timedelta(seconds=2))
    assert not changes_with_the_clock(entry(), NOW - timedelta(days=1), NOW + timedelta(days=1))


@unhurried
@given(
    st.builds(
        entry,
        body=BODIES,
        author=LINES,
        trouble=st.none() | LINES,
        channel=st.sampled_from(CHANNELS),
        kind=st.sampled_from(["message", "call", "note", "survey", "event", "promise"]),
        direction=st.sampled_from(["inbound", "outbound", "internal"]),
        state=st.sampled_from(["acked", "queued", "sending", "rejected", "unknown"]),
        promise=st.none() | st.builds(promise, limits=LINES, amount=st.none() | LINES),
        ticket_number=st.integers(min_value=0, max_value=10**9),
    ),
    st.integers(min_value=20, max_value=120),
)
def test_no_line_is_wider_than_the_pane(one: TimelineEntry, width: int) -> None:
    block = entry_block(one, None, TimelineLook(width, NOW, EN))

    assert all(line_width(line) <= width for line in block.lines)
    assert all(width_of(plain(line)) <= width for line in block.lines)
