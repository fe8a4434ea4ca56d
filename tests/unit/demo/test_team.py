"""What colleagues do around the one at the desk: they answer, ask, look along and keep promises."""

from datetime import datetime, timedelta, timezone
from random import Random

import msgspec

from agent_tui.demo.deeds import AnswerOffer, KeepPromise, LookAt, OfferContact, TeamDeed
from agent_tui.demo.records import make_records
from agent_tui.demo.team import Team
from agent_tui.domain.values import AgentState, Promise, Ticket, TicketRecord, Transfer

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=timezone(timedelta(hours=8)))


def team(*, only_answers: bool = False) -> Team:
    made = Team(Random(1), "en", only_answers=only_answers)
    made.know(make_records(60, "en", 1, NOW))
    return made


def deeds_until(one: Team, seconds: float, begin: float = 0.0) -> list[TeamDeed]:
    """Everything decided between `begin` and `seconds`, asked whenever the team wants to be asked."""
    done = list(one.next_deeds(begin, NOW + timedelta(seconds=begin)))
    while (at := one.next_at()) <= seconds:
        done += one.next_deeds(at, NOW + timedelta(seconds=at))
    return done


def asked(id: str, receiver: str, kind: str = "consult", sender: str = "li.na") -> Transfer:
    return msgspec.convert(
        {
            "type": "transfer", "id": id, "ticket": "wang-refund-today", "kind": kind, "sender": sender,
            "receiver": receiver, "note": "?", "at": NOW,
        },
        Transfer,
    )  # fmt: skip


def looking(ticket: str | None) -> AgentState:
    return AgentState(id="li.na", role="agent", queues=None, state="ready", since=NOW, viewing=ticket)


def test_what_the_desk_asks_or_hands_on_is_answered_in_a_moment_and_once() -> None:
    one = team(only_answers=True)
    one.comes_to_work("chen.tao", 0.0)
    one.see(asked("q1", "chen.tao"), 1, 0.0)
    one.see(asked("q1", "chen.tao"), 1, 0.0)
    one.see(asked("h1", "chen.tao", "hand-over"), 1, 0.0)
    answers = [deed for deed in deeds_until(one, 60.0) if isinstance(deed, AnswerOffer)]
    assert sorted(deed.transfer for deed in answers) == ["h1", "q1"]
    assert all(deed.state == "accepted" and deed.answer for deed in answers)


def test_who_is_not_here_answers_nothing_but_who_leads_the_shift_does() -> None:
    one = team(only_answers=True)
    one.see(asked("q1", "sun.hao"), 1, 0.0)
    one.see(asked("q2", "zhou.li"), 1, 0.0)
    assert [deed.transfer for deed in deeds_until(one, 60.0) if isinstance(deed, AnswerOffer)] == ["q2"]


def test_who_leads_the_shift_says_what_becomes_of_it_not_that_the_lead_is_to_be_asked() -> None:
    one = team(only_answers=True)
    for number in range(30):
        one.see(asked(f"q{number}", "zhou.li"), 1, 0.0)
    answers = {deed.answer for deed in deeds_until(one, 60.0) if isinstance(deed, AnswerOffer)}
    assert len(answers) > 1
    assert all("half an hour" in answer for answer in answers)


def test_chen_tao_hands_on_his_half_of_the_two_dates() -> None:
    one = team()
    one.comes_to_work("chen.tao", 0.0)
    first = next(deed for deed in deeds_until(one, 120.0) if isinstance(deed, OfferContact))
    assert (first.colleague, first.ticket, first.kind) == ("chen.tao", "wang-refund-second", "transfer")


def test_one_thing_at_a_time_is_asked_of_the_desk() -> None:
    one = team()
    one.see(asked("o1", "li.na", "consult", sender="emma.clarke"), 1, 0.0)
    one.comes_to_work("chen.tao", 0.0)
    assert not [deed for deed in deeds_until(one, 3600.0) if isinstance(deed, OfferContact)]


def test_colleagues_ask_now_and_then_about_what_is_theirs() -> None:
    one = team()
    ticket = next(
        t for t in make_records(60, "en", 1, NOW).records if isinstance(t, TicketRecord) and t.status == "new"
    )
    mine = Ticket(**msgspec.structs.asdict(msgspec.structs.replace(ticket, owner="emma.clarke", status="open")))
    one.see(mine, 2, 0.0)
    one.comes_to_work("emma.clarke", 0.0)
    offers = [deed for deed in deeds_until(one, 1800.0) if isinstance(deed, OfferContact)]
    assert offers
    assert {deed.colleague for deed in offers} == {"emma.clarke"}


def test_with_only_answers_nobody_asks_or_keeps_anything() -> None:
    one = team(only_answers=True)
    one.comes_to_work("chen.tao", 0.0)
    one.see(looking("zhao-chat"), 1, 1.0)
    assert [deed for deed in deeds_until(one, 3600.0) if not isinstance(deed, LookAt)] == []


def test_wang_fang_looks_at_the_impatient_chat_when_it_is_opened_and_writes() -> None:
    one = team()
    one.comes_to_work("wang.fang", 0.0)
    one.see(looking("zhao-chat"), 1, 1.0)
    seen = [deed for deed in deeds_until(one, 60.0) if isinstance(deed, LookAt) and deed.colleague == "wang.fang"]
    assert [(deed.ticket, deed.writing) for deed in seen] == [
        (None, False), ("zhao-chat", False), ("zhao-chat", True), (None, False),
    ]  # fmt: skip


def test_liu_yang_is_on_a_call_with_the_furious_customer() -> None:
    one = team()
    one.comes_to_work("liu.yang", 0.0)
    assert next(one.next_deeds(0.0, NOW)) == LookAt("liu.yang", "liu-now", writing=True)


def test_a_colleague_keeps_a_promise_shortly_before_it_is_due() -> None:
    one = team()
    one.comes_to_work("chen.tao", 0.0)
    promise = Promise(
        id="p", ticket="wang-refund-second", what="call", due_at=NOW + timedelta(minutes=20), limits="",
        channel="phone", state="open", made_by="chen.tao", made_at=NOW,
    )  # fmt: skip
    one.see(promise, 7, 0.0)
    kept = [deed for deed in deeds_until(one, 1050.0) if isinstance(deed, KeepPromise) and deed.promise.id == "p"]
    assert [(deed.colleague, deed.version) for deed in kept] == [("chen.tao", 7)]
    assert "call" in kept[0].words
    one.not_kept_yet(kept[0])  # the store could not be told
    again = [deed for deed in deeds_until(one, 1190.0, begin=1050.0) if isinstance(deed, KeepPromise)]
    assert promise in [deed.promise for deed in again]


def test_what_is_overdue_stays_for_somebody_to_mend() -> None:
    one = team()
    one.comes_to_work("sun.hao", 0.0)
    kept = [deed for deed in deeds_until(one, 1200.0) if isinstance(deed, KeepPromise)]
    assert "ma-exchange-p1" not in {deed.promise.id for deed in kept}
