"""What is typed into a template's form is kept by session, taken over from one that is over, and not for ever."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent_tui.replica.form_table import KEPT, FormKey
from agent_tui.replica.precious import Precious

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
MINE = FormKey("t1", "refund.delay", "1")


@pytest.fixture
def precious(tmp_path: Path) -> Iterator[Precious]:
    with closing(Precious(tmp_path / "precious.db")) as precious:
        yield precious


def test_it_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    with closing(Precious(tmp_path / "precious.db")) as precious:
        precious.save_form(MINE, {"order": "8812", "why": "银行\n\x1b[31m"}, NOW)
    with closing(Precious(tmp_path / "precious.db")) as precious:
        assert precious.form(MINE) == {"order": "8812", "why": "银行\n\x1b[31m"}


def test_sessions_templates_and_contacts_are_apart(precious: Precious) -> None:
    others = [FormKey("t2", MINE.template, "1"), FormKey("t1", "callback", "1"), FormKey("t1", MINE.template, "2")]
    precious.save_form(MINE, {"order": "8812"}, NOW)
    assert [precious.form(other) for other in others] == [{}, {}, {}]
    precious.save_form(others[2], {"order": "7"}, NOW + timedelta(seconds=1))
    assert [key.session for key in precious.forms("t1")] == ["2", "1"]


def test_what_another_session_left_is_taken_over_once(precious: Precious) -> None:
    precious.save_form(MINE, {"order": "8812"}, NOW, put_in=True)
    precious.take_over_form(MINE, "2")
    assert precious.form(MINE) == {}
    assert precious.form(FormKey("t1", MINE.template, "2")) == {"order": "8812"}
    precious.discard_forms("t1", "2")
    assert precious.forms("t1") == []


def test_only_forms_of_which_a_text_went_out_are_done_with(precious: Precious) -> None:
    other = FormKey("t1", "callback", "1")
    precious.save_form(MINE, {"order": "8812"}, NOW, put_in=True)
    precious.save_form(other, {"about": "x"}, NOW)
    precious.discard_forms("t1", "1")
    assert precious.forms("t1") == [other]
    precious.save_form(other, {}, NOW)
    assert precious.forms("t1") == []


def test_what_was_left_long_ago_goes(precious: Precious) -> None:
    precious.save_form(MINE, {"order": "8812"}, NOW)
    later = FormKey("t2", "callback", "1")
    precious.save_form(later, {"about": "x"}, NOW + KEPT)
    assert precious.form(MINE) == {"order": "8812"}
    precious.save_form(later, {"about": "xy"}, NOW + KEPT + timedelta(seconds=1))
    assert precious.form(MINE) == {}
