"""What people type in a hurry finds the demo's article for it first, by the company's words for the same."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from agent_tui.config.file_names import SYNONYMS_FILE
from agent_tui.demo.company import DataLanguage
from agent_tui.demo.home import COMPANY_FILES
from agent_tui.demo.records import make_records
from agent_tui.desk.desk import Desk
from tests.desk_fixture import a_profile, make_desk

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=timezone(timedelta(hours=8)))

FIRST: dict[DataLanguage, dict[str, str]] = {
    "zh": {
        "退款几天到": "kb-refund-steps",
        "退款怎么还没到账": "kb-refund-steps",
        "钱什么时候退": "kb-refund-steps",
        "师傅没来": "kb-zh-visit",
        "师傅迟到了": "kb-zh-visit",
        "开专票": "kb-zh-invoice-company",
        "手機不見了": "kb-zh-lost-sim",
        "自动续费怎么关": "kb-zh-third-party",
        "我要投诉": "kb-zh-complaint-way",
        "網路很慢": "kb-slow-evening",
        "wifi不稳定": "kb-slow-evening",
        "不想要了": "kb-zh-cancel-order",
    },
    "en": {
        "money back": "kb-en-refund",
        "when do i get my money": "kb-en-refund",
        "technician did not come": "kb-en-visit",
        "company invoice needs vat number": "kb-en-invoice-company",
        "where is my package": "kb-en-track",
        "pakage": "kb-en-track",
        "phone stolen": "kb-en-lost-card",
        "wifi drops": "kb-en-slow",
    },
}


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> DataLanguage:
    chosen: DataLanguage = request.param
    return chosen


@pytest.fixture
def desk(tmp_path: Path, language: DataLanguage) -> Iterator[Desk]:
    paths, _ = a_profile(tmp_path)
    paths.config.mkdir(parents=True, exist_ok=True, mode=0o700)
    (paths.config / SYNONYMS_FILE).write_bytes((COMPANY_FILES / SYNONYMS_FILE).read_bytes())
    desk = make_desk(tmp_path, records=make_records(20, language, 1, NOW).records)
    desk.bring_knowledge_up_to_date(lambda done, total: None)
    yield desk
    desk.close()


def test_what_is_typed_in_a_hurry_finds_its_article_first(desk: Desk, language: DataLanguage) -> None:
    for typing in (False, True):
        found = {query: [hit.id for hit in desk.search(query, typing=typing).hits[:1]] for query in FIRST[language]}
        assert found == {query: [id] for query, id in FIRST[language].items()}
