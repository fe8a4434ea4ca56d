"""Bulletins at the desk: what must be read, by whom, until when; laid over with what waits in the outbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_tui.desk.desk import Desk
from agent_tui.desk.views import TicketsChanged
from agent_tui.domain.bulletins import NEWS_FOR
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.values import TITLE_LIMIT, StoredRecord
from agent_tui.replica.precious_rows import Refusal
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import FakeStore, a_bulletin, an_acknowledgement, an_agent
from tests.records import ME

HOUR = timedelta(hours=1)


def a_desk(tmp_path: Path, *records: StoredRecord, role: Any = "agent", **how: Any) -> Desk:
    team = [an_agent(ME, role=role), an_agent("zhao.min", role="supervisor"), an_agent("root", role="admin")]
    return make_desk(tmp_path, records=[*team, an_agent("wu.fang"), *records], **how)


def ids(desk: Desk, **which: bool) -> list[str]:
    return [line.bulletin.id for line in desk.bulletins(**which)]


def unread(desk: Desk) -> list[str]:
    return [one.id for one in desk.unread()]


def test_what_must_be_read_comes_first_and_what_is_over_only_when_asked_for(tmp_path: Path) -> None:
    desk = a_desk(
        tmp_path,
        a_bulletin("read", published_at=NOW - HOUR),
        an_acknowledgement("r1", bulletin="read", agent=ME),
        a_bulletin("older", published_at=NOW - 3 * HOUR),
        a_bulletin("newer", published_at=NOW - 2 * HOUR, until=NOW + HOUR),
        a_bulletin("over", until=NOW),
        a_bulletin("withdrawn", withdrawn=True),
        a_bulletin("mine", author=ME, published_at=NOW),
        an_acknowledgement("r2", bulletin="older", agent="wu.fang"),
    )
    assert unread(desk) == ["older", "newer"]
    assert ids(desk) == ["newer", "older", "mine", "read"]
    lines = {line.bulletin.id: (line.due, line.acknowledged, line.current) for line in desk.bulletins(all=True)}
    assert lines == {
        "newer": (True, False, True),
        "older": (True, False, True),
        "mine": (False, False, True),
        "read": (False, True, True),
        "over": (False, False, False),
        "withdrawn": (False, False, False),
    }
    desk.close()


def test_nobody_who_begins_here_is_asked_to_read_what_was_news_long_ago(tmp_path: Path) -> None:
    desk = a_desk(
        tmp_path,
        a_bulletin("old", published_at=NOW - NEWS_FOR),
        a_bulletin("late", published_at=NOW - NEWS_FOR + HOUR),
        a_bulletin("long", published_at=NOW - 2 * NEWS_FOR, until=NOW + HOUR),
        a_bulletin("odd", published_at=datetime.max.replace(tzinfo=UTC)),
    )
    assert unread(desk) == ["long", "late", "odd"]
    assert sorted(ids(desk)) == ["late", "long", "odd"]
    assert [line.current for line in desk.bulletins(all=True) if line.bulletin.id == "old"] == [False]
    desk.close()


def test_acknowledged_it_is_read_before_that_is_sent_and_said_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_bulletin("b1"), a_bulletin("b2"), an_acknowledgement(bulletin="b2", agent=ME))
    sent = desk.acknowledge("b1")
    assert (sent.state, desk.acknowledge("b1")) == ("queued", sent)
    assert desk.acknowledge("b2").state == "acked"
    assert (unread(desk), [line.acknowledged for line in desk.bulletins()]) == ([], [True, True])
    assert [(row.kind, row.ticket, row.summary) for row in desk.outbox()] == [("acknowledgement", "", "支付故障")]
    with pytest.raises(BadInput, match="unknown-bulletin"):
        desk.acknowledge("b9")
    desk.close()


def test_what_the_store_did_not_take_is_asked_for_again_and_said(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_bulletin("b1"))
    sent = desk.acknowledge("b1")
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_rejected(sent.id, Refusal("not-found"), NOW)
    assert unread(desk) == ["b1"]
    view = desk.conflict(sent.id)
    assert (view.about, view.row.summary, view.row.trouble) == ("else", "支付故障", "not-found")
    assert (desk.insist(sent.id).state, unread(desk)) == ("queued", [])
    desk.close()


def test_the_screen_hears_of_no_contact(tmp_path: Path) -> None:
    store = FakeStore()
    store.put(a_bulletin("b1"))
    desk = a_desk(tmp_path, a_bulletin("b1"), backend=store.connect(ME))
    heard: list[object] = []
    desk.start(heard.append)
    desk.acknowledge("b1")
    desk.stop()
    changed = [event for event in heard if isinstance(event, TicketsChanged)]
    assert changed
    assert not any("" in event.tickets for event in changed)
    desk.close()


def test_what_goes_out_and_comes_back_while_it_is_read_is_not_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FakeStore()
    store.put(an_agent(ME))
    store.put(a_bulletin("b1"))
    desk = make_desk(tmp_path, records=[], backend=store.connect(ME))
    desk.refresh(timeout=10)
    assert unread(desk) == ["b1"]
    desk.acknowledge("b1")
    one_state = desk._queries.one_state

    @contextmanager
    def one_state_before_it_came() -> Iterator[Any]:
        with one_state() as state:
            yield state
        if desk._queries._reading is None:  # the outermost of them
            monkeypatch.undo()
            desk.push(timeout=10)
            desk.refresh(timeout=10)

    monkeypatch.setattr(desk._queries, "one_state", one_state_before_it_came)
    assert unread(desk) == []
    assert desk.outbox() == []
    desk.close()


def test_admins_are_not_asked(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_bulletin("b1"), role="admin")
    assert (unread(desk), [line.due for line in desk.bulletins()]) == ([], [False])
    desk.close()


def test_what_is_published_and_withdrawn_here_is_seen_at_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_bulletin("b1"), role="supervisor")
    sent = desk.publish_bulletin("price", " 资费\n调整 ", "第一行\n第二行", NOW + HOUR)
    (line, _) = sorted(desk.bulletins(), key=lambda line: line.due)
    made = line.bulletin
    assert (made.id, made.kind, made.title, made.body) == (sent.id, "price", "资费␊调整", "第一行\n第二行")
    assert (made.author, made.published_at, made.until, line.due) == (ME, NOW, NOW + HOUR, False)
    desk.withdraw_bulletin(sent.id)
    assert unread(desk) == ["b1"]
    desk.withdraw_bulletin("b1")
    assert (ids(desk), unread(desk), sorted(ids(desk, all=True))) == ([], [], sorted([sent.id, "b1"]))
    assert [(row.kind, row.summary) for row in desk.outbox()] == [
        ("bulletin", "资费␊调整"),
        ("bulletin-withdrawal", "资费␊调整"),
        ("bulletin-withdrawal", "支付故障"),
    ]
    assert desk.withdraw_bulletin("b1").state == "acked"
    desk.close()


def test_who_has_not_read_it_is_known(tmp_path: Path) -> None:
    desk = a_desk(
        tmp_path,
        a_bulletin("b1"),
        an_acknowledgement("r1", agent="wu.fang", at=NOW - HOUR),
        an_acknowledgement("r2", agent="who.left", at=NOW - 2 * HOUR),
        an_agent("chen.tao"),
        role="supervisor",
    )
    before = desk.readers("b1")
    assert [(one.agent, one.at) for one in before.acknowledged] == [
        ("who.left", NOW - 2 * HOUR),
        ("wu.fang", NOW - HOUR),
    ]
    assert before.missing == ("chen.tao", ME)
    desk.acknowledge("b1")
    assert desk.readers("b1").missing == ("chen.tao",)
    assert [one.agent for one in desk.readers("b1").acknowledged] == ["who.left", "wu.fang", ME]
    desk.close()


@pytest.mark.parametrize("known", [True, False])
def test_only_who_supervises_publishes_withdraws_and_looks_who_has_read(tmp_path: Path, known: bool) -> None:
    if known:
        desk = a_desk(tmp_path, a_bulletin("b1"))
    else:
        desk = make_desk(tmp_path, records=[a_bulletin("b1")])
    assert not desk.may_publish()
    for forbidden in (
        lambda: desk.publish_bulletin("price", "x", "y"),
        lambda: desk.withdraw_bulletin("b1"),
        lambda: desk.readers("b1"),
    ):
        with pytest.raises(NotAllowed, match="bulletin-not-yours"):
            forbidden()
    assert desk.outbox() == []
    desk.close()


def test_what_is_no_bulletin_is_refused(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, role="supervisor")
    with pytest.raises(BadInput, match="empty-text"):
        desk.publish_bulletin("price", " ", "y")
    with pytest.raises(BadInput, match="title-too-long"):
        desk.publish_bulletin("price", "x" * (TITLE_LIMIT + 1), "y")
    with pytest.raises(BadInput, match="bulletin-over"):
        desk.publish_bulletin("price", "x", "y", NOW)
    with pytest.raises(BadInput, match="code-wrong"):
        desk.publish_bulletin("gossip", "x", "y")  # type: ignore[arg-type]
    assert desk.bulletins(all=True) == []
    desk.close()


def test_a_helpdesk_without_bulletins_is_said_so(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, role="supervisor", backend=FakeStore().connect(ME, bulletins=False))
    with pytest.raises(NotAllowed, match="backend-cannot"):
        desk.publish_bulletin("price", "x", "y")
    desk.close()


def test_from_who_leads_to_everybody_and_back(tmp_path: Path) -> None:
    """Three desks at one store: published, read twice by one agent, offline in between, and known to be read once."""
    store = FakeStore()
    store.put(an_agent("zhao.min", role="supervisor"))
    store.put(an_agent(ME))
    lead = make_desk(tmp_path / "lead", records=[], agent="zhao.min", backend=store.connect("zhao.min"))
    connections = [store.connect(ME), store.connect(ME)]
    desks = [
        make_desk(tmp_path / str(number), records=[], backend=backend) for number, backend in enumerate(connections)
    ]
    lead.refresh(timeout=10)
    published = lead.publish_bulletin("price", "资费调整", "下月起")
    lead.push(timeout=10)
    for desk in desks:
        desk.refresh(timeout=10)
        assert unread(desk) == [published.id]
    connections[0].offline = True
    for desk in desks:
        desk.acknowledge(published.id)
        desk.push(timeout=10)
        assert unread(desk) == []
    connections[0].offline = False
    desks[0].push(timeout=10)
    for desk in (*desks, lead):
        desk.refresh(timeout=10)
        assert desk.outbox_counts().total == 0
    readers = lead.readers(published.id)
    assert ([one.agent for one in readers.acknowledged], readers.missing) == ([ME], ())
    lead.withdraw_bulletin(published.id)
    lead.push(timeout=10)
    desks[0].refresh(timeout=10)
    assert (ids(desks[0]), [line.acknowledged for line in desks[0].bulletins(all=True)]) == ([], [True])
    for desk in (*desks, lead):
        desk.close()


def test_the_same_again_within_a_day_is_refused_until_the_first_is_withdrawn(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, role="supervisor")
    first = desk.publish_bulletin("outage", "East is down", "We are on it.")
    with pytest.raises(BadInput, match="bulletin-twice"):
        desk.publish_bulletin("outage", " East is down", "We are on it.")
    desk.publish_bulletin("outage", "East is down", "It is up again.")
    desk.withdraw_bulletin(first.id)
    desk.publish_bulletin("outage", "East is down", "We are on it.")
    desk.close()
