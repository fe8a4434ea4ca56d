"""A word in common is not enough where something that is asked about stands in no article."""

from pathlib import Path

import pytest

from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.synonyms import NO_SYNONYMS, Synonyms
from agent_tui.knowledge.values import SearchAnswer, Versioned
from tests.unit.knowledge.articles import an_article, an_index

ARTICLES = [
    Versioned(an_article("bill", "Reading your bill", "Each fee is listed. A day pass is a fee.", "en"), 1),
    Versioned(an_article("slow", "Slow in the evening", "Test WiFi. A fee is not due.", "en", tags=("speed",)), 1),
    Versioned(an_article("port", "携号转出怎么办理", "编辑短信。费用不变。"), 1),
    Versioned(an_article("repair", "寄修多久", "在订单里看进度。费用不变。"), 1),
    *(Versioned(an_article(f"more-{number}", f"More {number}", "A fee, a fee.", "en"), 1) for number in range(8)),
]


@pytest.fixture
def folder(tmp_path: Path) -> KnowledgeFolder:
    return an_index(tmp_path, ARTICLES)


def answered(folder: KnowledgeFolder, query: str, synonyms: Synonyms = NO_SYNONYMS) -> SearchAnswer:
    searcher = Searcher(folder)
    try:
        return searcher.search(understand(query, typing=True, synonyms=synonyms), query, limit=20)
    finally:
        searcher.close()


@pytest.mark.parametrize(
    ("query", "nowhere"),
    [
        ("termination fee", ("termination",)),  # a word that many articles say is left
        ("停车场月卡怎么办理", ("停车场月卡",)),  # only how it is asked
        ("登机手续费用", ("登机手续",)),
        ("points fee", ()),  # a usual word that no article says
        ("evening quokka wombat numbat dingo", ("quokka",)),  # a word of a title, and too little of what is asked
    ],
)
def test_leftovers_make_no_hit_and_what_is_missing_is_told(
    folder: KnowledgeFolder, query: str, nowhere: tuple[str, ...]
) -> None:
    answer = answered(folder, query)
    assert answer.hits == ()
    assert set(nowhere) <= set(answer.nowhere)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("evening quokka upstairs", "slow"),  # in the title
        ("speed quokka upstairs", "slow"),  # a tag
        ("wifi upstairs", "slow"),  # rare enough to be much of the query
        ("fee", "more-0"),  # nothing is missing
        ("why does the termination quokka wombat numbat dingo fee take so long", "more-0"),  # a whole sentence
        ("停车场月卡上周三刚刚充值今天早上闸机还是打不开是不是费用扣错", "port"),
    ],
)
def test_what_is_close_is_found(folder: KnowledgeFolder, query: str, found: str) -> None:
    assert answered(folder, query).hits[0].id == found


def test_a_word_that_the_company_names_is_close_anywhere(folder: KnowledgeFolder) -> None:
    synonyms = Synonyms([["fee", "charge"]])
    assert answered(folder, "termination charge").hits == ()
    assert answered(folder, "termination charge", synonyms).hits
    assert answered(folder, "termination fee", synonyms).hits


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("eSIM 費用", ("eSIM",)),
        ("登機手續費用", ("登機手續",)),
        ("個登機沒過", ("登機",)),  # without what begins and ends it
        ("说明书", ("说明书",)),  # which begins with one that words begin with, too
        ("个人信息没", ("个人信息",)),
        ("stop", ("stop",)),  # a usual word alone
        ("ＱＵＯＫＫＡ fee", ("ＱＵＯＫＫＡ",)),
    ],
)
def test_what_is_missing_is_told_as_it_was_typed(folder: KnowledgeFolder, query: str, told: tuple[str, ...]) -> None:
    assert answered(folder, query).nowhere == told


def test_a_word_of_the_company_is_not_missing(folder: KnowledgeFolder) -> None:
    synonyms = Synonyms([["进度", "寄修状态"]])
    assert answered(folder, "寄修状态", synonyms).nowhere == ()
    assert answered(folder, "寄修状态").nowhere != ()


@pytest.mark.parametrize("query", ["receipt lost upstairs today", "光猫灯红", "router light blinking red"])
def test_among_few_articles_whatever_has_a_word_of_the_query_is_worth_a_look(tmp_path: Path, query: str) -> None:
    few = [
        Versioned(an_article("money", "Refunds", "Keep the receipt.", "en"), 1),
        Versioned(an_article("visit", "上门", "师傅来时请准备光猫。"), 1),
        Versioned(an_article("access", "Access", "Restart the router.", "en"), 1),
    ]
    assert len(answered(an_index(tmp_path, few), query).hits) == 1
