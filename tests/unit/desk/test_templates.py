"""What a contact knows for filling a template in."""

from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from agent_tui.domain.values import Interaction
from tests.desk_fixture import NOW, make_desk
from tests.records import customer, promise, ticket
from tests.unit.desk.test_honest_times import SHANGHAI, records, refunds


def test_templates_may_speak_of_what_is_open_and_of_what_was_lately_not_kept(tmp_path: Path) -> None:
    contact = ticket("t", "c", "phone", "没回电", NOW)
    made = [
        promise(f"p-{state}-{days}", contact, "退款退出", NOW + timedelta(days=days), state=state)
        for state, days in (
            ("broken", -31), ("broken", -3), ("broken", -1), ("kept", -2), ("open", 2), ("open", -1), ("withdrawn", 1),
        )
    ]  # fmt: skip
    desk = make_desk(tmp_path, records=[customer("c", "刘强"), contact, *made])
    occasion = desk.occasion(desk.contact("t"), "zh", UTC)
    assert [one.id for one in occasion.promises] == ["p-open--1", "p-open-2", "p-broken--1", "p-broken--3"]
    desk.close()


def test_what_goes_out_on_weibo_is_public_unless_the_customers_last_words_were_marked_private(tmp_path: Path) -> None:
    contact = ticket("t", "c", "weibo", "卡号", NOW)
    marks: tuple[dict[str, Any], ...] = ({}, {"public": True}, {"public": False})
    said = [
        Interaction(f"i{n}", "t", "message", "inbound", "weibo", "山里人", NOW + timedelta(minutes=n), "帖子", mark)
        for n, mark in enumerate(marks)
    ]
    for count, private in ((0, False), (1, False), (2, False), (3, True)):
        desk = make_desk(tmp_path / str(count), records=[customer("c", "山里人"), contact, *said[:count]])
        occasion = desk.occasion(desk.contact("t"), "zh", UTC)
        assert (occasion.private, occasion.in_public) == (private, not private)
        assert not desk.occasion(desk.contact("t"), "zh", UTC, channel="sms").in_public
        assert not desk.occasion(desk.contact("t"), "zh", UTC, for_colleagues=True).in_public
        desk.close()


def test_the_honest_time_is_offered_for_the_topics_of_a_template(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=records(refunds(20, 3)), settings=SHANGHAI)
    templates = desk.templates().by_id
    known = desk.honest_times(templates["refund.delay"], "billing")
    assert set(known) == {"refund"}
    assert desk.honest_times(templates["visit.repair"], "billing") == {}
    assert desk.honest_times(templates["callback"], "billing") == {}
    occasion = desk.occasion(desk.contact("t-0"), "zh", UTC, honest=known)
    assert occasion.honest is not None
    assert (occasion.honest("refund"), occasion.honest("visit")) == (known["refund"].at, None)
    desk.close()


def test_what_was_typed_into_a_form_is_there_again_after_a_restart(tmp_path: Path) -> None:
    contact = ticket("t", "c", "phone", "没回电", NOW)
    for session, found in (("1", {}), ("2", {"about": "漫游"}), ("3", {"about": "漫游"})):
        desk = make_desk(tmp_path, records=[customer("c", "刘强"), contact])
        assert desk.form("t", "callback") == found, session
        desk.save_form("t", "callback", {"about": "漫游"}, put_in=session == "3")
        if session == "3":
            desk.discard_forms("t")
            assert desk.form("t", "callback") == {}
        desk.close()
