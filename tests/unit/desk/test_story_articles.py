"""Beside every story of the demo stands the article that it needs, before anybody has asked."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from agent_tui.demo.company import DataLanguage
from agent_tui.demo.records import make_records
from tests.desk_fixture import make_desk

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=timezone(timedelta(hours=8)))
CONTACTS = 40
"""So many that all stories are told."""

NEEDED: Mapping[DataLanguage, Mapping[str, str]] = {
    "zh": {
        "wang-refund-today": "kb-zh-two-dates",
        "haichuan-update": "kb-zh-enterprise-line",
        "haichuan-mail": "kb-zh-enterprise-line",
        "chen-plan": "kb-zh-compare-plans",
        "zhao-chat": "kb-zh-reschedule",
        "zhou-check": "kb-zh-bill-dispute",
        "weber-invoice": "kb-en-remittance",
        "he-phone": "kb-zh-no-call",
        "liu-now": "kb-zh-regulator",
        "weibo-card": "kb-public-post",
        "ma-exchange": "kb-zh-exchange",
    },
    "en": {
        "wang-refund-today": "kb-en-two-dates",
        "haichuan-update": "kb-en-enterprise-line",
        "chen-plan": "kb-en-compare-plans",
        "zhao-chat": "kb-en-reschedule",
        "zhou-check": "kb-en-cover",
        "weber-invoice": "kb-en-remittance",
        "he-phone": "kb-en-no-calls",
        "liu-now": "kb-en-regulator",
        "weibo-card": "kb-en-public",
        "ma-exchange": "kb-en-exchange",
    },
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_article_that_a_story_needs_is_suggested(tmp_path: Path, language: DataLanguage) -> None:
    desk = make_desk(tmp_path, records=make_records(CONTACTS, language, 1, NOW).records)
    desk.bring_knowledge_up_to_date(lambda done, total: None)
    found = {contact: [hit.id for hit in desk.suggest(contact).hits] for contact in NEEDED[language]}
    desk.close()
    missing = {contact: (id, found[contact]) for contact, id in NEEDED[language].items() if id not in found[contact]}
    assert missing == {}
