"""Of articles that tell the same, the one in the words of who asks goes first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.twins import Spoken, asked_in, in_their_words
from agent_tui.knowledge.values import Hit, Versioned
from tests.unit.knowledge.articles import an_article, an_index, found

ENGLISH = an_article("en", "Router", "A router, a WiFi router. 路由器", "en-GB")
SIMPLIFIED = an_article("hans", "路由器", "路由器 router WiFi 怎么重启，漫游也看这里", translates="en")
TRADITIONAL = an_article(
    "hant", "路由器說明", "路由器 router WiFi 怎麼重啟，漫遊也看這裡，還有別的", "zh-TW", translates="hans"
)
OTHER = an_article("other", "A router of another kind", "router", "en")


@pytest.fixture
def folder(tmp_path: Path) -> KnowledgeFolder:
    return an_index(tmp_path, [Versioned(one, 1) for one in (OTHER, ENGLISH, SIMPLIFIED, TRADITIONAL)])


@pytest.mark.parametrize(
    ("query", "reader", "expected"),
    [
        ("router 重启", "en", ["hans", "hant", "en"]),
        ("router 重啟", "en", ["hant", "hans", "en"]),
        ("router 重启", "zh-HK", ["hant", "hans", "en"]),
        ("wifi", "zh-CN", ["hans", "hant", "en"]),
        ("wifi", "zh_Hant_TW", ["hant", "hans", "en"]),
        ("wifi", "en-GB", ["en", "hans", "hant"]),
        ("wifi", "", ["en", "hans", "hant"]),
    ],
)
def test_the_one_in_the_words_of_who_asks_is_first(
    folder: KnowledgeFolder, query: str, reader: str, expected: list[str]
) -> None:
    ids = [id_ for id_ in found(folder, query, reader=reader) if id_ != "other"]
    assert ids[0] == expected[0]
    if expected[0] != "en":
        assert ids == expected


def test_others_keep_their_places_and_scores_fall(folder: KnowledgeFolder) -> None:
    searcher = Searcher(folder)
    hits = searcher.search(understand("router", reader="zh-TW"), "router", limit=10).hits
    searcher.close()
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    plain = found(folder, "router", reader="en")
    assert [hit.id for hit in hits].index("other") == plain.index("other")


def test_who_types_a_title_or_an_id_wants_that_one(folder: KnowledgeFolder) -> None:
    assert found(folder, "hans", reader="en")[:1] == ["hans"]
    assert found(folder, "路由器", reader="en")[:1] == ["hans"]
    assert found(folder, "路由器說明", reader="en")[:1] == ["hant"]


def a_hit(id: str, language: str, translates: str | None = None) -> Hit:
    return Hit(id, id, 1.0, (), "customer", language, datetime(2026, 11, 1, tzinfo=UTC), (), translates=translates)


def test_two_translations_of_what_was_not_found_and_two_of_each_other_are_twins() -> None:
    gone = [a_hit("a", "zh-CN", "gone"), a_hit("b", "zh-TW", "gone")]
    assert [hit.id for hit in in_their_words(gone, Spoken("zh", True))] == ["b", "a"]
    each = [a_hit("a", "zh-CN", "b"), a_hit("b", "en", "a")]
    assert [hit.id for hit in in_their_words(each, Spoken("en"))] == ["b", "a"]
    itself = [a_hit("a", "zh-CN", "a"), a_hit("b", "en")]
    assert in_their_words(itself, Spoken("en")) == itself


@pytest.mark.parametrize(
    ("query", "reader", "expected"),
    [
        ("帐单", "en", Spoken("zh", False)),  # a slip, and simplified all the same
        ("帳單", "en", Spoken("zh", True)),
        ("套餐", "zh-MO", Spoken("zh", True)),
        ("plan", "fr", Spoken("fr")),
        ("", "", Spoken("en")),
    ],
)
def test_which_language_is_asked_for(query: str, reader: str, expected: Spoken) -> None:
    assert asked_in(query, reader) == expected
