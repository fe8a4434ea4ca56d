"""Searching at the desk: narrowed down, in the company's words, ordered by outcomes and age, with bulletins."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_tui.config.file_names import SYNONYMS_FILE
from agent_tui.desk.company_files import read_company_synonyms
from agent_tui.desk.desk import Desk
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Article, Bulletin, SearchOutcome, SearchVerdict
from tests.desk_fixture import NOW, a_profile, make_desk
from tests.records import sample_records

SAME = "重启一次路由器。"


def an_article(id: str, title: str, body: str = SAME, **fields: Any) -> Article:
    made: dict[str, Any] = {"language": "zh-CN", "audience": "customer", "tags": (), "updated_at": NOW} | fields
    return Article(id=id, title=title, body=body, **made)


def an_outcome(number: int, article: str, outcome: SearchVerdict) -> SearchOutcome:
    return SearchOutcome(f"o{number}", "路由器", outcome, "mei", NOW, article)


ARTICLES = (
    an_article("inside", "第一种办法", audience="internal", tags=("网络",)),
    an_article("outside", "第二种办法", tags=("网络", "自助")),
    an_article("english", "Third way", "Restart the router: 路由器", language="en-GB"),
)


def a_desk(tmp_path: Path, *records: Any) -> Desk:
    desk = make_desk(tmp_path, records=(*sample_records(NOW), *ARTICLES, *records))
    desk.bring_knowledge_up_to_date(lambda done, total: None)
    return desk


def found(desk: Desk, query: str, **narrowed: Any) -> list[str]:
    return [hit.id for hit in desk.search(query, **narrowed).hits]


def test_a_search_is_narrowed_down(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    assert set(found(desk, "路由器")) == {"inside", "outside", "english"}
    assert found(desk, "路由器", audience="internal") == ["inside"]
    assert found(desk, "路由器", language="en") == ["english"]
    assert found(desk, "路由器", tag="自助") == ["outside"]
    assert found(desk, "路由器", tag="网络", audience="customer") == ["outside"]
    assert found(desk, "路由器", tag="别的") == []
    desk.close()


def test_what_helped_others_stands_first(tmp_path: Path) -> None:
    outcomes = [an_outcome(number, "inside", "wrong") for number in range(3)]
    outcomes += [an_outcome(9, "outside", "solved")]
    desk = a_desk(tmp_path, *outcomes)
    assert found(desk, "路由器", language="zh") == ["outside", "inside"]
    desk.close()


def test_what_nobody_looked_at_for_long_stands_last(tmp_path: Path) -> None:
    stale = an_article("a-stale", "第零种办法", review_on=(NOW - timedelta(days=30)).date())
    desk = a_desk(tmp_path, stale)
    assert found(desk, "路由器", language="zh")[-1] == "a-stale"
    (hit,) = [hit for hit in desk.search("路由器").hits if hit.id == "a-stale"]
    assert hit.review_on == stale.review_on
    desk.close()


def test_bulletins_are_found_and_read_until_they_are_withdrawn(tmp_path: Path) -> None:
    outage = Bulletin("b1", "outage", "北区断网", "路由器不必重启。", "lead", NOW)
    gone = Bulletin("b2", "outage", "南区断网", "已恢复。", "lead", NOW, withdrawn=True)
    desk = a_desk(tmp_path, outage, gone)
    (hit,) = desk.search("断网").hits
    assert (hit.kind, hit.bulletin_id) == ("outage", "b1")
    article = desk.article(hit.id)
    assert (article.title, article.body, article.audience) == ("北区断网", "路由器不必重启。", "internal")
    with pytest.raises(BadInput):
        desk.article("/nobody")
    desk.close()


def test_the_companys_words_for_the_same_are_known(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    assert found(desk, "光猫") == []
    paths, _ = a_profile(tmp_path)
    file = paths.config / SYNONYMS_FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[[synonyms]]\nwords = ["光猫", "路由器"]\n', encoding="utf-8")
    assert set(found(desk, "光猫")) == {"inside", "outside", "english"}
    assert desk.article_view("outside", "光猫").marked == {"路由", "由器"}
    file.write_text("[[synonyms]]\nwords = []\n", encoding="utf-8")
    assert found(desk, "光猫") == [], "a file that is wrong is left out"
    trouble = read_company_synonyms(paths)[1]
    assert trouble is not None
    assert trouble.facts["line"] == 2
    desk.close()


def test_a_mistyped_word_is_marked_as_what_was_meant(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    answer = desk.search("rotuer")
    assert [hit.id for hit in answer.hits] == ["english"]
    assert desk.article_view("english", "rotuer").marked == {"router"}
    desk.close()
