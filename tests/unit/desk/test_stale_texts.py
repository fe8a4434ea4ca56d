"""What is news to who wrote a text: asked without reading the whole history, answered as if it had been read."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.desk.contact_views import ContactView
from agent_tui.desk.desk import Desk
from agent_tui.desk.stale_texts import basis_at, meanwhile_in
from agent_tui.desk.views import Draft
from agent_tui.domain.basis import KNOWN, Basis
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Direction, ImportRecord, Interaction
from agent_tui.replica.precious_rows import Refusal
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.replica.replica_reader import Whose
from tests.desk_fixture import NOW, as_stored, changes_of, make_desk
from tests.records import customer, said, ticket

EMAIL = as_stored(ticket("t1", "c1", "email", "账单", NOW), 1001)
CHAT = as_stored(ticket("t2", "c1", "chat", "账单", NOW), 1002)
WORDS = KNOWN + 20


def word(number: int, author: str = "王小明", *, on: Any = EMAIL, minutes: int | None = None) -> Interaction:
    at = NOW + timedelta(minutes=number if minutes is None else minutes)
    direction: Direction = "inbound" if author == "王小明" else "outbound"
    return said(f"i{number:04}", on, author, at, f"第 {number} 句", direction=direction)


def a_desk(tmp_path: Path, words: int) -> Desk:
    records: list[ImportRecord] = [customer("c1", "王小明"), EMAIL, CHAT, *(word(number) for number in range(words))]
    return make_desk(tmp_path, records=records)


@pytest.fixture(params=[3, WORDS])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk whose customer has said a little, or more than a basis remembers."""
    desk = a_desk(tmp_path, request.param)
    yield desk
    desk.close()


def put(desk: Desk, *records: ImportRecord, version: int = 2) -> None:
    with closing(Replica(desk.replica_file)) as replica:
        changes = [Change(2, one.type, one.id, version, one.op, one.doc) for one in changes_of(records)]
        replica.apply_page(
            FeedPage(tuple(changes), "cursor", has_more=False, through=2, quarantined=()), after=replica.cursor
        )


def news(desk: Desk, basis: Basis) -> list[str]:
    found = desk.meanwhile("t1", basis)
    whole = meanwhile_in(desk.contact("t1"), basis, desk.agent)
    theirs = () if found is None else tuple(one for one in found.words if one.author != desk.agent)
    assert theirs == whole.words
    return [] if found is None else [one.id for one in found.words]


def basis(desk: Desk) -> Basis:
    return basis_at(desk.contact("t1"), desk.agent)


def test_where_nobody_wrote_nothing_is_news(desk: Desk) -> None:
    assert desk.meanwhile("t1", basis(desk)) is None


def test_words_on_any_channel_are_news_and_my_own_on_another_contact_are_not(desk: Desk) -> None:
    begun = basis(desk)
    put(desk, word(900), word(901, "li.na", on=CHAT), word(902, "chen.tao"), word(903, on=CHAT))
    assert news(desk, begun) == ["i0900", "i0902", "i0903"]


def test_what_i_replied_from_another_session_is_news_once(desk: Desk) -> None:
    begun = basis(desk)
    put(desk, word(901, "li.na"))
    assert news(desk, begun) == ["i0901"]
    assert news(desk, basis(desk)) == []


def test_it_is_news_before_the_feed_brings_it_too(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, 3)) as desk, closing(make_desk(tmp_path, records=(), session="other")) as other:
        put(desk, customer("c1", "王小明"), EMAIL, *(word(number, minutes=number - 10) for number in range(3)))
        begun = basis(desk)
        sent = other.reply("t1", "马上办")
        assert news(desk, begun) == [sent.id]
        assert news(desk, basis(desk)) == []


def test_what_i_sent_in_this_session_is_no_news_when_the_feed_has_brought_it(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, 3)) as desk:
        begun = basis(desk)
        sent = desk.reply("t1", "马上办")
        assert news(desk, begun) == []
        put(desk, msgspec.structs.replace(word(901, "li.na"), id=sent.id))
        desk.drop(sent.id)
        assert news(desk, begun) == []


def fed(desk: Desk, sent: str) -> None:
    """What was sent has come back by the feed, at another time than it bore here, and has left the outbox."""
    put(desk, msgspec.structs.replace(word(950, "li.na"), id=sent))
    desk.drop(sent)


@pytest.mark.parametrize("session", ["test", "another"])
@pytest.mark.parametrize("saved", ["before", "after", "on the screen"])
def test_what_the_run_before_replied_is_no_news_to_a_text_that_it_left(
    tmp_path: Path, saved: str, session: str
) -> None:
    """Another name: of a session that is over the text is taken over."""
    with closing(a_desk(tmp_path, 3)) as before:
        note = Draft("t1", "note", "等回电", basis=basis(before))
        if saved == "before":
            before.save_draft(note)
        sent = before.reply("t1", "马上办").id
        if saved == "on the screen":
            note = msgspec.structs.replace(note, basis=basis(before))
        if saved != "before":
            before.save_draft(note)
        assert before.draft("t1", "note") is not None
    with closing(make_desk(tmp_path, records=(), session=session)) as desk:
        put(desk, customer("c1", "王小明"), EMAIL, *(word(number) for number in range(3)))
        left = desk.draft("t1", "note")
        assert left is not None
        assert left.basis is not None
        assert news(desk, left.basis) == []
        fed(desk, sent)
        assert news(desk, left.basis) == []
        put(desk, word(951, "li.na"))
        assert news(desk, left.basis) == ["i0951"], "what was sent from elsewhere is news as before"


def test_what_was_replied_since_is_no_news_to_a_text_that_was_refused(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, 3)) as before:
        first = before.reply("t1", "先说这个", basis=basis(before))
        second = before.reply("t1", "再说那个", basis=basis(before))
        before._precious.mark_rejected(first.id, Refusal("fence-stale"), NOW)
        third = before.reply("t1", "还有这个")
    with closing(make_desk(tmp_path, records=(), session="test")) as desk:
        put(desk, customer("c1", "王小明"), EMAIL, *(word(number) for number in range(3)))
        for sent in (second, third):
            fed(desk, sent.id)
        left = desk.draft("t1", "reply")
        assert left is not None
        assert left.basis is not None
        assert (left.body, news(desk, left.basis)) == ("先说这个", [])


def test_a_text_of_another_session_is_not_told_of_it(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, 3)) as desk, closing(make_desk(tmp_path, records=(), session="other")) as other:
        put(desk, customer("c1", "王小明"), EMAIL, *(word(number, minutes=number - 10) for number in range(3)))
        desk.save_draft(Draft("t1", "note", "等回电", basis=basis(desk)))
        sent = other.reply("t1", "马上办")
        kept = desk.draft("t1", "note")
        assert kept is not None
        assert kept.basis is not None
        assert news(desk, kept.basis) == [sent.id]


def test_a_basis_of_an_earlier_program_knows_nothing_of_my_own(desk: Desk) -> None:
    begun = msgspec.structs.replace(basis(desk), until=None)
    put(desk, word(901, "li.na"))
    assert news(desk, begun) == []


def test_what_was_said_before_all_that_was_known_is_no_news_however_late_it_comes(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, WORDS)) as desk:
        begun = basis(desk)
        put(desk, word(904, minutes=-5))
        assert news(desk, begun) == []
        put(desk, word(905, minutes=WORDS - 5))
        assert news(desk, begun) == ["i0905"]


def test_of_few_words_an_older_one_is_news(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, 3)) as desk:
        begun = basis(desk)
        put(desk, word(904, minutes=-5))
        assert news(desk, begun) == ["i0904"]


def test_who_ended_it_or_took_it_is_told(desk: Desk) -> None:
    begun = basis(desk)
    put(desk, as_stored(ticket("t1", "c1", "email", "账单", NOW, status="resolved"), 1001))
    found = desk.meanwhile("t1", begun)
    assert found is not None
    assert (found.ended, found.words) == ("resolved", ())


def test_my_own_note_is_no_news(desk: Desk) -> None:
    begun = basis(desk)
    desk.note("t1", "回电了")
    assert news(desk, begun) == []


def test_my_own_wrap_up_is_no_news_while_the_feed_brings_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = basis(desk)
    wrapped = desk.wrap_up("t1", "solved")
    read = desk.contact

    def read_and_then_fed(ticket: str) -> ContactView:
        view = read(ticket)
        assert view.ticket.status == "resolved"
        desk.drop(wrapped.id)  # what the outbox holds goes as soon as the feed has brought it
        return view

    monkeypatch.setattr(desk, "contact", read_and_then_fed)
    assert desk.meanwhile("t1", begun) is None


def test_a_contact_that_went_is_named(desk: Desk) -> None:
    with pytest.raises(BadInput) as caught:
        desk.meanwhile("t9", basis(desk))
    assert caught.value.key == "unknown-ticket"


def test_the_history_before_the_basis_is_not_read(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, WORDS)) as desk:
        begun = basis(desk)
        with closing(Queries(desk.replica_file)) as queries:
            assert len(queries.interactions_since(Whose(("c1",)), begun.since)) == KNOWN


def test_what_is_known_and_what_i_said_is_not_read(tmp_path: Path) -> None:
    with closing(a_desk(tmp_path, 3)) as desk:
        begun = basis(desk)
        put(desk, word(906, "li.na"), word(907, "chen.tao"))
        with closing(Queries(desk.replica_file)) as queries:
            found = queries.interactions_since(Whose(("c1",)), begun.since, known=begun.known, me=desk.agent)
            assert [one.id for one in found] == ["i0907"]
