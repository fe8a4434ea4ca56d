"""The demo's home: who opens the desk there, or any command beside it, counts an SMS as the company's gateway does."""

from pathlib import Path

import pytest

from agent_tui.config.paths import find_paths
from agent_tui.config.profiles import choose_profile
from agent_tui.config.settings import Settings, read_settings
from agent_tui.demo.company import DataLanguage
from agent_tui.demo.home import ADMINISTRATOR, DESK, HOURS, furnish, settings_at_desk
from agent_tui.desk.company_files import read_company

TOKENS = {"agent": "of-li-na", "supervisor": "of-zhou-li", "admin": "of-nobody"}


@pytest.mark.parametrize(
    ("language", "signature"), [("mixed", "【云桥】"), ("zh", "【云桥】"), ("en", "CloudBridge: ")]
)
def test_every_sms_of_the_demo_is_signed(tmp_path: Path, language: DataLanguage, signature: str) -> None:
    furnish(tmp_path, "http://127.0.0.1:1", TOKENS, "", language)
    assert read_settings(find_paths(str(tmp_path), {})).sms_signature == signature
    at_desk = settings_at_desk(Settings(keymap="vim"), tmp_path)
    assert at_desk == Settings(keymap="vim", sms_signature=signature, hours=HOURS, holidays="CN")
    own = Settings(sms_signature="[own]", hours={"mon-fri": "10:00-16:00"})
    assert settings_at_desk(own, tmp_path) == own


def test_the_company_says_what_it_offers_and_in_which_words(tmp_path: Path) -> None:
    furnish(tmp_path, "http://127.0.0.1:1", TOKENS, "", "mixed")
    company = read_company(find_paths(str(tmp_path), {}))
    assert not company.troubles
    assert {"refund", "visit", "delivery"} <= {entry.topic for entry in company.catalogue}
    assert {"工单", "ticket"} <= {one.term for one in company.glossary}


def test_commands_beside_the_demo_sign_in_as_who_leads_the_shift_the_desk_or_the_admin(tmp_path: Path) -> None:
    furnish(tmp_path, "http://127.0.0.1:1", TOKENS, "", "zh")
    paths = find_paths(str(tmp_path), {})
    assert choose_profile(paths, None, {}).agent == "zhou.li"
    assert choose_profile(paths, DESK, {}).agent == "li.na"
    assert choose_profile(paths, ADMINISTRATOR, {}).agent == "demo.admin"
