"""What to do next: first in first out per contact, nobody's words as another's, claims renewed in time."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from agent_tui.replica.precious_rows import HeldClaim, OutboxHead, OutboxState
from agent_tui.sync.plan import Pauses, plan, sendable

ME = "li.na"
LATER = datetime(2026, 11, 20, 9, 2, tzinfo=UTC)


def row(id: str, ticket: str = "t1", state: OutboxState = "queued", agent: str = ME) -> OutboxHead:
    return OutboxHead(id, ticket, agent, state)


def claim(ticket: str) -> HeldClaim:
    return HeldClaim(ticket, ME, 1, "1", LATER)


def test_the_oldest_write_goes_first() -> None:
    assert plan([row("a"), row("b"), row("c", "t2")], (), ME, Pauses(), 10.0).send == "a"


def test_a_write_waits_for_the_one_before_it_on_the_same_contact() -> None:
    assert sendable([row("a", state="sending"), row("b"), row("c", "t2")], ME) == ["c"]


def test_what_a_person_must_decide_about_holds_nothing_up() -> None:
    assert sendable([row("a", state="rejected"), row("b", state="unknown"), row("c", state="acked"), row("d")], ME) == [
        "d"
    ]


def test_what_is_to_be_asked_about_comes_before_sending_and_holds_up_what_was_written_after_it() -> None:
    asked = OutboxHead("a", "t1", ME, "unknown", ask_first=True)
    again = OutboxHead("c", "t2", ME, "queued", ask_first=True)
    decided = plan([asked, row("b"), again, row("d", "t3")], (), ME, Pauses(), 10.0)
    assert (decided.read_back, decided.send) == ("a", "d")
    paused = plan([asked, row("b"), again], (), ME, Pauses(writes={"a": 12.0}), 10.0)
    assert (paused.read_back, paused.send, paused.wait) == ("c", None, 2.0)
    assert plan([asked], (), "zhao.min", Pauses(), 10.0).read_back is None


def test_what_waits_for_what_it_goes_with_holds_nothing_up() -> None:
    waiting = OutboxHead("b", "t2", ME, "queued", waits=True)
    assert sendable([row("a"), waiting, row("c", "t2")], ME) == ["a", "c"]


def test_a_paused_write_holds_up_those_behind_it_and_no_others() -> None:
    outbox = [row("a"), row("b"), row("c", "t2")]
    decided = plan(outbox, (), ME, Pauses(writes={"a": 12.0}), 10.0)
    assert decided.send == "c"
    alone = plan(outbox[:2], (), ME, Pauses(writes={"a": 12.0}), 10.0)
    assert (alone.send, alone.wait) == (None, 2.0)
    assert plan(outbox[:2], (), ME, Pauses(writes={"a": 12.0}), 12.0).send == "a"


def test_nobodys_words_go_out_under_anothers_token() -> None:
    outbox = [row("a", agent="wang.wei"), row("b")]
    assert plan(outbox, (), ME, Pauses(), 10.0).send == "b"
    assert plan(outbox, (), "zhao.min", Pauses(), 10.0).send is None
    assert plan(outbox, (), None, Pauses(), 10.0).send is None


def test_claims_are_renewed_when_they_are_due() -> None:
    decided = plan((), [claim("t1"), claim("t2"), claim("t3")], ME, Pauses(renewals={"t1": 9.0, "t2": 15.0}), 10.0)
    assert decided.renew == ("t1",)
    assert decided.wait == 5.0
    assert plan((), [claim("t3")], ME, Pauses(), 10.0).wait == 30.0


def test_nothing_to_do_waits_for_nothing() -> None:
    assert plan((), (), ME, Pauses(), 10.0).wait is None


rows = st.builds(
    row,
    st.uuids().map(str),
    st.sampled_from(["t1", "t2", "t3"]),
    st.sampled_from(["queued", "sending", "acked", "rejected", "unknown"]),
    st.sampled_from([ME, "wang.wei"]),
)


@given(st.lists(rows))
def test_at_most_one_write_of_a_contact_is_ever_under_way(outbox: list[OutboxHead]) -> None:
    ready = {head.ticket for head in outbox if head.id in sendable(outbox, ME)}
    assert len(ready) == len(sendable(outbox, ME))
    assert not ready & {head.ticket for head in outbox if head.agent == ME and head.state == "sending"}
