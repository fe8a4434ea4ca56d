"""What the desk gives the check to go by, and who may send in spite of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent_tui.config.file_names import GLOSSARY_FILE
from agent_tui.config.settings import CheckSettings, Settings
from agent_tui.desk.company_files import CompanyFiles
from agent_tui.desk.desk import Desk
from agent_tui.desk.shared_folder import SharedFolder
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.override import REASON_LIMIT
from agent_tui.domain.values import AgentState, Role
from agent_tui.expectations.attached import Attached, write_attached
from agent_tui.expectations.planning import PlannedPromise
from tests.desk_fixture import NOW, make_desk
from tests.records import ME, customer, promise, ticket

DUE = NOW + timedelta(days=2, hours=7, minutes=18)
"""Wednesday 25 November 2026, 18:00 in Shanghai."""

SOONER = "We will refund you CNY 30.00 by 26 November 18:00."


def a_desk(folder: Path, settings: Settings | None = None, *agents: AgentState) -> Desk:
    contact = ticket("t", "c", "email", "Refund", NOW - timedelta(hours=1), owner=ME, status="open")
    owed = promise("p", contact, "refund", DUE, topic="refund", amount="30.00")
    records = [customer("c", "Ann Lee", language="en-GB"), contact, owed, *agents]
    settings = settings or Settings(undo_seconds=0, time_zone="Asia/Shanghai")
    return make_desk(folder, records=records, settings=settings)  # type: ignore[arg-type]  # agents come by the feed


def rules(desk: Desk, text: str, attached: bytes = b"", kind: str = "reply") -> list[str]:
    found = desk.findings(desk.contact("t"), kind, text, attached)  # type: ignore[arg-type]
    return [one.rule for one in found if one.severity == "error"]


def test_what_the_customer_was_promised_is_known_to_the_check(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    assert rules(desk, SOONER) == ["promise.contradiction"]
    assert rules(desk, "We will refund you CNY 30.00 by 25 November 18:00.") == []
    desk.close()


def test_a_promise_at_the_end_of_the_calendar_stops_no_check(tmp_path: Path) -> None:
    contact = ticket("t", "c", "email", "Refund", NOW - timedelta(hours=1), owner=ME, status="open")
    never = promise("p", contact, "refund", datetime(9999, 12, 31, 23, 59, tzinfo=UTC), topic="refund")
    settings = Settings(time_zone="Asia/Shanghai")
    desk = make_desk(tmp_path, records=[customer("c", "Ann Lee"), contact, never], settings=settings)
    assert rules(desk, f"{SOONER} Dear $name") == ["placeholder.unfilled"]
    desk.close()


def test_a_promise_in_whose_place_a_new_one_stands_contradicts_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    instead = PlannedPromise("refund", DUE + timedelta(days=1), "", "email", topic="refund", replaces="p")
    assert rules(desk, SOONER, write_attached(Attached((instead,)))) == []
    desk.close()


def test_a_short_text_is_held_against_the_full_one_that_it_came_from(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    full = "We will refund you CNY 30.00 by 25 November 18:00."
    brought = write_attached(Attached((), {"template": "x"}, full, ("25 November 18:00",)))
    assert "fact.changed" in rules(desk, "We will refund you CNY 30.00 by 25 November 17:00.", brought)
    desk.close()


def test_a_rule_that_is_switched_off_is_not_asked(tmp_path: Path) -> None:
    off = Settings(undo_seconds=0, check=CheckSettings(off=("placeholder.unfilled",)))
    desk = a_desk(tmp_path, off)
    assert rules(desk, "Dear $name") == []
    desk.close()


def test_words_of_the_company_are_asked_of_a_note_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk._paths.config.mkdir(parents=True, exist_ok=True)
    (desk._paths.config / GLOSSARY_FILE).write_text('[[term]]\nterm = "ticket"\nsay = "request"\n', encoding="utf-8")
    view = desk.contact("t")
    for kind in ("reply", "note"):
        assert [one.rule for one in desk.findings(view, kind, "Your ticket is open.")] == ["jargon"]
    desk.close()


def test_holidays_that_nobody_knows_are_told_and_keep_no_text_back(tmp_path: Path) -> None:
    settings = Settings(undo_seconds=0, time_zone="Asia/Shanghai", holidays="XX")
    desk = a_desk(tmp_path, settings)
    assert rules(desk, SOONER) == ["promise.contradiction"]
    assert [one.trouble.key for one in desk.company_wrong(desk.company())] == ["holidays-unknown-country"]
    assert desk.occasion(desk.contact("t"), "en", UTC).is_workday(NOW.date())
    desk.close()


def an_agent(id: str, role: Role) -> AgentState:
    return AgentState(id=id, role=role, queues=None, state="offline" if role == "admin" else "ready", since=NOW)


@pytest.mark.parametrize(("role", "may"), [("agent", False), ("supervisor", True), ("admin", True)])
def test_who_may_send_in_spite_of_the_check(tmp_path: Path, role: Role, may: bool) -> None:
    desk = a_desk(tmp_path, None, an_agent(ME, role), an_agent("wang.min", "supervisor"))
    assert desk.may_override() == may
    assert [line.agent.id for line in desk.supervisors()] == ["wang.min"]
    if may:
        reason = " asked for\n" + "x" * 300
        override = desk.override(["date.past", "date.past", "length.over"], reason)
        assert (override.rules, override.by, len(override.reason)) == (("date.past", "length.over"), ME, REASON_LIMIT)
        with pytest.raises(BadInput):
            desk.override(["date.past"], " \n ")
    else:
        with pytest.raises(NotAllowed) as caught:
            desk.override(["date.past"], "because")
        assert caught.value.key == "override-not-allowed"
    desk.close()


def test_who_is_not_known_to_the_store_may_not(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    assert not desk.may_override()
    desk.close()


def test_for_one_check_the_teams_folder_is_asked_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, Settings(undo_seconds=0))
    asked: list[Path] = []
    desk._company_files = ("", CompanyFiles(tmp_path / "own", SharedFolder(tmp_path, asked.append)))
    company = desk.company()
    assert desk.company_wrong(company) == ()
    desk.findings(desk.contact("t"), "reply", SOONER, b"", company)
    assert asked == [tmp_path]
    desk.close()
