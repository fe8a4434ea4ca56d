"""Promises, customers and colleagues at the desk: what is written, and that it shows before the store knows."""

import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.contract.api import Change, Claim, Presence
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.contract.writes import (
    AddInteraction,
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    DecideMerge,
    MakePromise,
    OfferTransfer,
    Write,
)
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import Draft, NewPromiseWords, RowRef
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.happenings import promise_ended
from agent_tui.domain.values import Customer, Transfer
from agent_tui.replica.precious_rows import Refusal
from agent_tui.replica.replica import Replica
from tests.desk_fixture import NOW, changes_of, make_desk
from tests.fake_backend import FakeStore, an_agent
from tests.held_clock import HeldClock
from tests.records import ME, customer, said, sample_records, ticket

LATER = NOW + timedelta(hours=3)
ASKED = Transfer("x-1", "t-ma", "transfer", "chen.tao", ME, "请接手换货", NOW - timedelta(minutes=5))


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: HeldClock) -> Iterator[Desk]:
    desk = make_desk(tmp_path, clock=clock, records=[*sample_records(NOW), ASKED, *colleagues()])
    yield desk
    desk.close()


def colleagues() -> list[Any]:
    return [
        an_agent("chen.tao", viewing="t-zhao", writing=True),
        an_agent("gone", state="offline", viewing="t-zhao"),
        an_agent(ME, viewing="t-zhao"),
    ]


def written(desk: Desk) -> list[Write]:
    return [item.write for item in desk._precious.outbox()]


def row(desk: Desk, ticket: str, **ref: str) -> Any:
    (found,) = desk.rows([RowRef(ticket, **ref)])
    return found


# promises


def test_a_kept_promise_is_kept_at_once_with_its_evidence(desk: Desk) -> None:
    before = row(desk, "t-ma")
    desk.keep_promise("p-ma", "已寄出，单号 123")
    event, change = written(desk)
    assert isinstance(event, AddInteraction)
    assert isinstance(change, ChangePromise)
    assert (event.body.kind, event.body.meta, event.body.body) == (
        "event",
        promise_ended("p-ma", "kept"),
        "已寄出，单号 123",
    )
    assert (change.body.state, change.body.evidence) == ("kept", event.id)
    assert {promise.id: promise.state for promise in desk.contact("t-ma").promises}["p-ma"] == "kept"
    assert "p-ma" not in {one.promise.id for one in desk.promises()}
    assert "p-ma" in {one.promise.id for one in desk.promises(state="kept")}
    assert (row(desk, "t-ma").open_promises, row(desk, "t-ma").next_promise_due) == (before.open_promises - 1, None)
    due = [ref.promise for group in desk.queue().groups if group.kind == "promises_due" for ref in group.refs]
    assert "p-ma" not in due
    with pytest.raises(Conflict, match="promise-ended"):
        desk.break_promise("p-ma")


def test_what_the_store_refused_is_open_again(desk: Desk) -> None:
    desk.break_promise("p-ma")
    for item in desk._precious.outbox():
        desk._precious.mark_rejected(item.id, Refusal("forbidden"), NOW)
    assert {promise.id: promise.state for promise in desk.contact("t-ma").promises}["p-ma"] == "open"
    assert desk.drafts() == []


def test_another_date_is_another_promise(desk: Desk) -> None:
    sent = desk.renegotiate_promise("p-ma", LATER, words="客户同意", agreed=True)
    event, change, made = written(desk)
    assert isinstance(made, MakePromise)
    assert sent.id == made.id
    assert isinstance(change, ChangePromise)
    assert (made.body.due_at, made.body.agreed, made.body.what) == (LATER, True, "换货寄出并短信告知单号")
    assert (change.body.state, change.body.evidence) == ("renegotiated", event.id)
    assert {one.promise.id for one in desk.promises() if one.promise.ticket == "t-ma"} == {made.id}
    assert row(desk, "t-ma").next_promise_due == LATER


def test_where_the_old_promise_has_ended_meanwhile_no_other_takes_its_place(desk: Desk) -> None:
    desk.renegotiate_promise("p-ma", LATER)
    event, change, made = written(desk)
    precious = desk._precious
    assert [head.id for head in precious.heads() if head.waits] == [change.id, made.id]
    precious.mark_sending(event.id)
    precious.mark_acked(event.id, 7, 1)
    assert [head.id for head in precious.heads() if head.waits] == [made.id]
    precious.settle(7)
    precious.mark_sending(change.id)
    precious.mark_rejected(change.id, Refusal("version-mismatch"), NOW)
    assert [(row.id, row.trouble) for row in desk.outbox()] == [
        (change.id, "version-mismatch"),
        (made.id, "goes-with"),
    ]
    assert {one.promise.id for one in desk.promises() if one.promise.ticket == "t-ma"} == {"p-ma"}
    with pytest.raises(BadInput, match="unknown-promise"):
        desk.keep_promise(made.id)
    # by whichever of them: they go out together, and go together
    assert desk.retry(made.id).id == change.id
    assert {row.state for row in desk.outbox()} == {"queued"}
    desk.drop(change.id)
    assert desk.outbox() == []


def test_a_refused_event_takes_back_all_that_hangs_on_it(desk: Desk) -> None:
    desk.renegotiate_promise("p-ma", LATER)
    event, _, made = written(desk)
    desk._precious.mark_rejected(event.id, Refusal("forbidden"), NOW)
    assert {row.state for row in desk.outbox()} == {"rejected"}
    assert desk.retry(made.id).id == event.id
    assert {row.state for row in desk.outbox()} == {"queued"}
    desk.drop(event.id)
    assert desk.outbox() == []


def test_a_promise_made_here_can_be_kept_here(desk: Desk) -> None:
    sent = desk.make_promise("t-zhao", NewPromiseWords("回电", LATER, amount="30.00"))
    assert row(desk, "t-zhao").open_promises == 1
    desk.keep_promise(sent.id)
    assert row(desk, "t-zhao").open_promises == 0
    assert {promise.id: promise.state for promise in desk.contact("t-zhao").promises}[sent.id] == "kept"


def test_a_text_brings_its_promises_in_one_transaction(desk: Desk) -> None:
    desk.save_draft(Draft("t-ma", "reply", "今天寄出", attached=b"{}"))
    draft = desk.draft("t-ma", "reply")
    assert draft is not None
    assert draft.attached == b"{}"
    again = NewPromiseWords("今天寄出", LATER, replaces="p-ma")
    sent = desk.reply("t-ma", "今天寄出", id="r-1", promises=[again], meta={"template": "apology"})
    text, made, change = written(desk)
    assert isinstance(text, AddInteraction)
    assert isinstance(change, ChangePromise)
    assert text.body.meta == {"template": "apology"}
    assert isinstance(made, MakePromise)
    assert (change.body.state, change.body.evidence) == ("renegotiated", sent.id)
    assert desk.drafts() == []
    assert desk.reply("t-ma", "今天寄出", id="r-1", promises=[again]).id == "r-1"
    assert len(written(desk)) == 3


def two_dates(desk: Desk) -> tuple[str, str]:
    """One refund, promised for two dates by two colleagues."""
    sooner = NewPromiseWords("退款30元", LATER, topic="refund", amount="30.00")
    later = NewPromiseWords("30元退回", LATER + timedelta(days=1), topic="refund", amount="30.00")
    return desk.make_promise("t-ma", sooner).id, desk.make_promise("t-ma", later).id


def refunds(desk: Desk) -> list[str]:
    theirs = [row.promise for row in desk.promises() if row.promise.ticket == "t-ma"]
    return [one.id for one in theirs if one.topic == "refund"]


def test_one_thing_promised_twice_is_owed_once_when_the_dates_meet(desk: Desk) -> None:
    sooner, later = two_dates(desk)
    words = NewPromiseWords("退款", LATER + timedelta(days=1), topic="refund", amount="30", replaces=sooner)
    desk.reply("t-ma", "改为明天退回", promises=[words])
    (left,) = refunds(desk)
    assert left not in (sooner, later)
    assert {row.promise.id for row in desk.promises(state="renegotiated")} >= {sooner, later}


def test_so_it_is_where_one_gets_the_others_date_without_a_text(desk: Desk) -> None:
    sooner, later = two_dates(desk)
    made = desk.renegotiate_promise(later, LATER)
    assert refunds(desk) == [made.id]
    again = NewPromiseWords("退款", LATER, topic="refund", amount="30.00")
    other = desk.make_promise("t-ma", again)
    assert set(refunds(desk)) == {made.id, other.id}, "what stands in the place of none ends none"
    moved = desk.make_promise("t-ma", msgspec.structs.replace(again, replaces=made.id))
    assert refunds(desk) == [moved.id]
    assert sooner not in refunds(desk)


@pytest.mark.parametrize("other", [{"amount": "45.00"}, {"amount": None}, {"topic": "credit"}, {"due_at": LATER}])
def test_what_says_something_else_stays_open_beside_it(desk: Desk, other: dict[str, Any]) -> None:
    due = LATER + timedelta(days=1)
    first = desk.make_promise("t-ma", NewPromiseWords("退款", LATER, topic="refund", amount="30.00")).id
    words = NewPromiseWords("押金退回", due, topic="refund", amount="30.00")
    beside = desk.make_promise("t-ma", msgspec.structs.replace(words, **other)).id
    desk.renegotiate_promise(first, due)
    assert beside in {row.promise.id for row in desk.promises()}


def test_refunds_in_two_contacts_or_for_two_orders_are_two_though_their_dates_meet(
    tmp_path: Path, clock: HeldClock
) -> None:
    due = LATER + timedelta(days=1)
    contacts = [ticket(id, "c-two", "email", "退款", NOW - timedelta(days=1)) for id in ("t-one", "t-two")]
    with closing(make_desk(tmp_path, clock=clock, records=[customer("c-two", "两单"), *contacts])) as desk:

        def refund(contact: str, what: str, due_at: datetime) -> str:
            words = NewPromiseWords(what, due_at, topic="refund", amount="30.00")
            return desk.make_promise(contact, words).id

        first, elsewhere = refund("t-one", "退款30.00元", LATER), refund("t-two", "退款30.00元", due)
        anew = NewPromiseWords("退款30.00元", due, topic="refund", amount="30.00", replaces=first)
        assert [one.id for one in desk.said_elsewhere("t-one", anew)] == [elsewhere]
        moved = desk.renegotiate_promise(first, due)
        assert {row.promise.id for row in desk.promises()} == {moved.id, elsewhere}
        later = due + timedelta(days=1)
        one, other = refund("t-one", "订单8812退款", LATER), refund("t-one", "订单8813退款", later)
        again = NewPromiseWords("订单8812退款", later, topic="refund", amount="30.00", replaces=one)
        desk.reply("t-one", "改期退回", promises=[again])
        assert other in {row.promise.id for row in desk.promises()}


def test_two_that_one_text_moves_to_one_time_stay_two(desk: Desk) -> None:
    sooner, later = two_dates(desk)
    due = LATER + timedelta(days=3)
    words = [NewPromiseWords("退款", due, topic="refund", amount="30.00", replaces=old) for old in (sooner, later)]
    desk.reply("t-ma", "两笔都改期", promises=words)
    assert len(refunds(desk)) == 2


def test_a_refused_text_takes_its_promises_back_and_brings_them_with_its_draft(desk: Desk) -> None:
    desk.save_draft(Draft("t-ma", "reply", "今天寄出", attached=b"{}"))
    sent = desk.reply("t-ma", "今天寄出", promises=[NewPromiseWords("今天寄出", LATER, replaces="p-ma")])
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_rejected(sent.id, Refusal("fence-stale"), NOW)
    assert {row.trouble for row in desk.outbox()} == {"fence-stale", "goes-with"}
    assert {one.promise.id for one in desk.promises() if one.promise.ticket == "t-ma"} == {"p-ma"}
    back = desk.draft("t-ma", "reply")
    assert back is not None
    assert (back.body, back.attached) == ("今天寄出", b"{}")
    # by whichever of them: they go out together
    made = next(row.id for row in desk.outbox() if row.kind == "promise")
    assert desk.retry(made).id == sent.id
    assert {row.state for row in desk.outbox()} == {"queued"}
    assert desk.drafts() == []


def test_a_refused_text_that_is_sent_anew_from_its_draft_is_not_said_twice(desk: Desk) -> None:
    desk.save_draft(Draft("t-ma", "reply", "今天寄出", attached=b"{}"))
    refused = desk.reply("t-ma", "今天寄出", promises=[NewPromiseWords("今天寄出", LATER)])
    desk._precious.mark_rejected(refused.id, Refusal("fence-stale"), NOW)
    assert desk.draft("t-ma", "reply") is not None
    anew = desk.reply("t-ma", "今天寄出", promises=[NewPromiseWords("今天寄出", LATER)])
    assert [(row.state, row.kind) for row in desk.outbox()] == [("queued", "reply"), ("queued", "promise")]
    assert desk.outbox()[0].id == anew.id
    with pytest.raises(BadInput, match="unknown-write"):
        desk.retry(refused.id)


def test_a_refused_text_stays_where_its_draft_has_not_along_what_it_promised(desk: Desk) -> None:
    refused = desk.reply("t-ma", "今天寄出", promises=[NewPromiseWords("今天寄出", LATER)])
    desk._precious.mark_rejected(refused.id, Refusal("fence-stale"), NOW)
    assert desk.draft("t-ma", "reply") is not None
    desk.reply("t-ma", "今天寄出")
    assert [(row.state, row.kind) for row in desk.outbox()] == [
        ("rejected", "reply"),
        ("rejected", "promise"),
        ("queued", "reply"),
    ]


@pytest.mark.parametrize(
    "words",
    [NewPromiseWords(" ", LATER), NewPromiseWords("x", LATER, amount="30元"), NewPromiseWords("x", LATER, owner="")],
)
def test_a_wrong_promise_leaves_nothing_behind(desk: Desk, words: NewPromiseWords) -> None:
    with pytest.raises(BadInput):
        desk.reply("t-ma", "text", promises=[words])
    with pytest.raises(BadInput):
        desk.keep_promise("nobody's")
    assert written(desk) == []


def test_a_promise_is_given_to_somebody(desk: Desk) -> None:
    desk.assign_promise("p-ma", "chen.tao")
    assert {one.id: one.owner for one in desk.contact("t-ma").promises}["p-ma"] == "chen.tao"


# customers


def test_verified_counts_for_this_contact_and_mood_for_seven_days(desk: Desk, clock: HeldClock) -> None:
    desk.verify("t-okafor")
    desk.note_mood("t-okafor", "upset")
    here, other = desk.contact("t-okafor"), desk.contact("t-okafor-2")
    assert (here.verified, other.verified) == (True, False)
    assert (here.mood, other.mood) == ("upset", "upset")
    clock.move(days=7, minutes=1)
    assert desk.contact("t-okafor").mood is None
    with pytest.raises(BadInput):
        desk.note_mood("t-okafor", "angry")  # type: ignore[arg-type]


def test_tags_are_changed_upon_what_was_seen(desk: Desk) -> None:
    desk.set_tags("t-okafor", "c-okafor", add=["no-calls"])
    desk.set_tags("t-okafor", "c-okafor", add=["vegan"], remove=["no-calls"])
    assert desk.contact("t-okafor").customer.tags == ("vegan",)
    second = desk._precious.outbox()[1]
    assert isinstance(second.write, ChangeCustomer)
    assert second.seen is not None
    with pytest.raises(BadInput, match="tag-wrong"):
        desk.set_tags("t-okafor", "c-okafor", add=["\x1b[2J"])


def test_a_merge_counts_before_the_store_knows_and_is_undone_alike(desk: Desk) -> None:
    assert [one.customer.id for one in desk.contact("t-liu").merge_candidates] == ["c-liu2"]
    desk.decide_merge("t-liu", "c-liu2", "c-liu", "same")
    merged = desk.contact("t-liu-2")
    assert (merged.customer.id, [one.id for one in merged.merged], merged.merge_candidates) == ("c-liu", ["c-liu2"], ())
    assert {entry.ticket for entry in merged.timeline} == {"t-liu", "t-liu-2"}
    assert (row(desk, "t-liu-2").customer_id, row(desk, "t-liu-2").contacts_7d) == ("c-liu", 2)
    assert [view.customer.id for view in desk.customer("+8613800000010")] == ["c-liu"]
    assert [line.customer.id for line in desk.find_customers("刘洋", 5)] == ["c-liu"]
    with pytest.raises(Conflict):
        desk.decide_merge("t-liu", "c-liu", "c-liu2", "same")
    desk.decide_merge("t-liu", "c-liu2", "c-liu", "different")
    apart = desk.contact("t-liu-2")
    assert (apart.customer.id, apart.merged, apart.merge_candidates) == ("c-liu2", (), ())
    assert row(desk, "t-liu-2").customer_id == "c-liu2"
    assert all(isinstance(write, DecideMerge) for write in written(desk))


def test_a_merge_of_the_store_is_undone_here_at_once(tmp_path: Path) -> None:
    records = [
        msgspec.structs.replace(one, merged_into="c-liu") if isinstance(one, Customer) and one.id == "c-liu2" else one
        for one in sample_records(NOW)
    ]
    desk = make_desk(tmp_path, records=records)
    assert desk.contact("t-liu-2").customer.id == "c-liu"
    desk.decide_merge("t-liu", "c-liu2", "c-liu", "undo")
    assert desk.contact("t-liu-2").customer.id == "c-liu2"
    assert {entry.ticket for entry in desk.contact("t-liu").timeline} == {"t-liu"}
    assert (row(desk, "t-liu-2").customer_id, row(desk, "t-liu-2").contacts_7d) == ("c-liu2", 1)
    desk.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("王", ["c-wang"]),
        ("小明", ["c-wang"]),
        ("weber", ["c-weber"]),
        ("MARTIN web", ["c-weber"]),
        ("sara.lind", ["c-sara"]),
        ("138 0000 0003", ["c-chen"]),
        ("138-0000-0003", ["c-chen"]),
        ("0086138000000", None),
        ("山里", ["c-shan"]),
        ("c-oka", ["c-okafor"]),
        ("nobody at all", []),
        ("\"' OR 1", []),
        ("x" * 10_000, []),
        ("c-o\x00ka", ["c-okafor"]),
        ("%", []),
        ("   ", []),
    ],
)
def test_customers_are_found_by_fragments(desk: Desk, words: str, found: list[str] | None) -> None:
    lines = desk.find_customers(words, 20)
    if found is None:
        assert len(lines) > 5
    else:
        assert [line.customer.id for line in lines] == found


def test_a_line_says_how_many_contacts_there_are(desk: Desk) -> None:
    (line,) = desk.find_customers("王小明", 5)
    assert (line.contacts, line.live) == (3, 1)
    assert line.last_at == NOW - timedelta(minutes=1, seconds=40)


def test_two_thousand_on_one_number(tmp_path: Path) -> None:
    people = [customer(f"n{n}", f"王{n}", phone="+8613800000001") for n in range(2000)]
    contact = ticket("t", "n7", "chat", "?", NOW)
    desk = make_desk(tmp_path, records=[*people, contact, said("i", contact, "王", NOW, "?")])
    view = desk.contact("t")
    assert (len(view.merge_candidates), view.more_candidates) == (20, 1979)
    assert len(desk.find_customers("13800000001", 20)) == 20
    assert len(desk.customer("13800000001")) == 100
    desk.close()


# colleagues


def test_what_colleagues_ask_stands_in_a_group_until_it_is_answered(desk: Desk) -> None:
    (offered,) = [group for group in desk.queue().groups if group.kind == "offered"]
    (ref,) = offered.refs
    (shown,) = desk.rows([ref])
    assert shown.transfer == ASKED
    assert desk.contact("t-ma").transfers == (ASKED,)
    desk.answer("x-1", "accepted", "好的")
    assert "offered" not in {group.kind for group in desk.queue().groups}
    assert (row(desk, "t-ma").owner, desk.contact("t-ma").ticket.owner) == (ME, ME)
    assert "t-ma" in {ref.ticket for group in desk.queue().groups if group.kind == "in_hand" for ref in group.refs}
    (entry,) = [one for one in desk.contact("t-ma").timeline if one.kind == "transfer"]
    assert entry.transfer is not None
    assert (entry.transfer.state, entry.transfer.answer) == ("accepted", "好的")
    (write,) = written(desk)
    assert isinstance(write, AnswerTransfer)
    with pytest.raises(Conflict, match="answered"):
        desk.answer("x-1", "declined")


def test_what_i_ask_shows_and_is_no_orphan_any_more(desk: Desk) -> None:
    before = desk.orphans()
    assert {one.id for one in before.contacts} == {"t-zhao", "t-chen"}
    sent = desk.offer("t-zhao", "hand-over", "chen.tao", "下班了\x1b[2J，请接手")
    (asked,) = desk.contact("t-zhao").transfers
    assert (asked.id, asked.sender, asked.note) == (sent.id, ME, "下班了␛[2J，请接手")
    assert {one.id for one in desk.orphans().contacts} == {"t-chen"}
    desk.answer(sent.id, "withdrawn")
    assert {one.id for one in desk.orphans().contacts} == {"t-zhao", "t-chen"}
    assert isinstance(written(desk)[0], OfferTransfer)
    for receiver in (ME, "no such name"):
        with pytest.raises(BadInput, match="unknown-agent"):
            desk.offer("t-zhao", "consult", receiver, "?")
    with pytest.raises(BadInput, match="unknown-promise"):
        desk.offer("t-zhao", "transfer", "chen.tao", "?", ["p-none"])
    with pytest.raises(BadInput, match="unknown-transfer"):
        desk.answer("x-none", "accepted")


def test_who_could_not_answer_a_contact_is_not_offered_it(tmp_path: Path) -> None:
    seller = an_agent("seller", queues=("sales",))
    with closing(make_desk(tmp_path, records=[*sample_records(NOW), seller])) as desk:
        with pytest.raises(BadInput, match="agent-elsewhere"):
            desk.offer("t-zhao", "transfer", "seller", "bitte")
        with pytest.raises(BadInput, match="unknown-agent"):
            desk.offer("t-zhao", "consult", "nobody", "?")
        desk.offer("t-zhao", "consult", "seller", "?")


def test_who_else_has_it_open_is_seen(desk: Desk) -> None:
    assert [(one.agent, one.writing) for one in desk.contact("t-zhao").others] == [("chen.tao", True)]
    assert [one.agent for one in row(desk, "t-zhao").others] == ["chen.tao"]
    lines = {line.agent.id: line for line in desk.agents()}
    assert lines.keys() == {"chen.tao", "gone", ME}
    assert lines[ME].contacts == 2
    assert lines[ME].promises > 0


def test_queue_owner_and_priority_change_at_once(desk: Desk) -> None:
    desk.assign("t-wang-3", ME)
    desk.set_priority("t-wang-3", 2)
    shown = row(desk, "t-wang-3")
    assert (shown.owner, shown.priority) == (ME, 2)
    desk.save_draft(Draft("t-wang-3", "note", "noch nicht fertig"))
    moved = desk.move_to_queue("t-wang-3", "network", "漫游问题")
    assert written(desk)[-1].id == moved.id
    assert [draft.body for draft in desk.drafts()] == ["noch nicht fertig"]
    shown = row(desk, "t-wang-3")
    assert (shown.queue, shown.owner) == ("network", None)
    assert [type(write) for write in written(desk)] == [ChangeTicket, ChangeTicket, AddInteraction, ChangeTicket]


def test_presence_is_kept_nowhere(desk: Desk) -> None:
    desk.be("break", "lunch")
    desk.look_at("t-zhao", writing=True)
    assert written(desk) == []


def test_what_goes_to_another_queue_is_out_of_my_hands_at_once(desk: Desk) -> None:
    desk._leases.keep(Claim("t-zhao", ME, 4, 120.0, 9), session="test")
    assert desk.contact("t-zhao").holding
    desk.move_to_queue("t-zhao", "network")
    view = desk.contact("t-zhao")
    assert (view.holding, view.ticket.holder, view.ticket.queue) == (False, None, "network")
    assert row(desk, "t-zhao").holder is None
    assert "t-zhao" not in [
        ref.ticket for group in desk.queue().groups if group.kind == "in_hand" for ref in group.refs
    ]
    # nor does the session renew it
    assert desk._precious.session_claims("test") == []


def test_a_promise_that_is_not_sent_yet_can_be_handed_on_with_its_contact(desk: Desk) -> None:
    made = desk.make_promise("t-zhao", NewPromiseWords("回电", LATER))
    desk.offer("t-zhao", "hand-over", "chen.tao", "下班了", [made.id])
    assert [type(write) for write in written(desk)] == [MakePromise, OfferTransfer]
    # of another contact it might come after the offer
    with pytest.raises(BadInput, match="unknown-promise"):
        desk.offer("t-ma", "hand-over", "chen.tao", "下班了", [made.id])


def test_tags_that_are_sent_again_are_woven_into_what_others_made_of_them(desk: Desk) -> None:
    before = desk.contact("t-ma")
    desk.set_tags("t-ma", before.customer.id, add=["老客户"])
    (change,) = written(desk)
    assert isinstance(change, ChangeCustomer)
    desk._precious.mark_rejected(change.id, Refusal("forbidden"), NOW)
    replica = Replica(desk.replica_file)
    doc = msgspec.structs.replace(before.customer, tags=("vip-lounge",))
    page = FeedPage((Change(9, "customer", doc.id, 2, "upsert", doc),), "next", has_more=False, through=99)
    replica.apply_page(page, after=replica.cursor)
    replica.close()
    desk.retry(change.id)
    assert written(desk) == [change]


def test_two_threads_that_tell_what_i_do_tell_it_one_after_the_other(desk: Desk) -> None:
    """Both change what was told last: at the same moment one would lose what the other said."""
    both_tell = threading.Barrier(2)
    told: list[Presence] = []
    at_once: list[int] = []

    class Engine:
        def tell_presence(self, presence: Presence) -> None:
            at_once.append(len(at_once) - len(told))
            with suppress(threading.BrokenBarrierError):  # broken as it must be: the other one waits for this
                both_tell.wait(timeout=0.3)
            told.append(presence)

    desk._engine = Engine()  # type: ignore[assignment]  # what telling needs of it
    threads = [threading.Thread(target=desk.be, args=("break",)), threading.Thread(target=desk.look_at, args=("t-ma",))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    desk._engine = None
    assert at_once == [0, 0]
    assert told[-1] == Presence("break", viewing="t-ma")


def test_what_is_accepted_for_somebody_is_theirs(tmp_path: Path) -> None:
    asked = msgspec.structs.replace(ASKED, receiver="wang.wei")
    with closing(make_desk(tmp_path, records=[*sample_records(NOW), asked])) as desk:
        desk.answer("x-1", "accepted")
        assert row(desk, "t-ma").owner == "wang.wei"


def test_what_goes_out_and_comes_back_while_it_is_looked_up_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FakeStore()
    for change in changes_of([*sample_records(NOW), *colleagues()]):
        assert change.doc is not None
        store.put(change.doc)
    with closing(make_desk(tmp_path, records=[], backend=store.connect(ME))) as desk:
        desk.refresh(timeout=10)

        def arrives_after(lookup: str) -> None:
            look_up = getattr(desk._queries, lookup)

            def looked_up_before(id: str) -> Any:
                found = look_up(id)
                monkeypatch.undo()
                desk.push(timeout=10)
                desk.refresh(timeout=10)
                assert desk.outbox() == []
                return found

            monkeypatch.setattr(desk._queries, lookup, looked_up_before)

        made = desk.make_promise("t-ma", NewPromiseWords("回电", LATER))
        arrives_after("promise")
        assert desk.keep_promise(made.id).state == "queued"
        asked = desk.offer("t-ma", "consult", "chen.tao", "怎么办")
        arrives_after("transfer")
        assert desk.answer(asked.id, "withdrawn").state == "queued"
