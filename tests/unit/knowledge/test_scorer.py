"""The ranking, against a plain BM25F written out by hand; filters, beginnings of words, giving up."""

import math
from itertools import accumulate
from pathlib import Path

import pytest

from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.schema import language_mark, tag_mark
from agent_tui.knowledge.scorer import MOST_TERMS, Superseded
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.term_weights import term_weights
from agent_tui.knowledge.values import Versioned, audience_mark
from tests.unit.knowledge.articles import SOME, an_article, an_index, found


def by_hand(query: str) -> dict[str, float]:
    """BM25F over whole lists: the fields summed by their weights, then told how often is enough."""
    documents = {id_: (terms(title), terms(body)) for id_, title, body, _ in SOME}
    wanted = [term for term in dict.fromkeys(terms(query)) if any(term in t + b for t, b in documents.values())]

    def idf(term: str) -> float:
        n = sum(term in title + body for title, body in documents.values())
        return math.log(1 + (len(documents) - n + 0.5) / (n + 0.5))

    weights = term_weights(query)

    def weight(term: str) -> float:
        return idf(term) * weights.get(term, 1.0)

    bodies = sum(len(body) for _, body in documents.values()) / len(documents)
    scores = {}
    for id_, (title, body) in documents.items():
        score = 0.0
        for term in wanted:
            tf = 5 * title.count(term) + body.count(term) / (0.25 + 0.75 * len(body) / bodies)
            score += weight(term) * tf * 4 / (3 + tf)
        share = sum(weight(term) for term in wanted if term in title + body) / sum(map(weight, wanted)) if wanted else 0
        if score:
            scores[id_] = score * (1 + 0.5 * share)
    return scores


@pytest.mark.parametrize(
    "query",
    ["退款", "申请退款 订单", "選擇訂單", "router red light", "charges 订单", "the line", "怎么退款", "red light red"],
)
def test_scores_are_those_of_a_plain_bm25f(tmp_path: Path, query: str) -> None:
    searcher = Searcher(an_index(tmp_path))
    hits = searcher.search(understand(query), query, limit=10).hits
    searcher.close()
    expected = by_hand(query)
    assert {hit.id for hit in hits} == set(expected)
    for hit in hits:
        assert hit.score == pytest.approx(expected[hit.id], rel=0.001)
    assert [hit.id for hit in hits] == sorted(expected, key=lambda id_: -expected[id_])


def test_one_word_in_title_and_body_is_no_two_words(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("title", "Router", "Lamp cable.", "en"), 1),
        Versioned(an_article("body", "Lights", "Router cable.", "en"), 1),
        Versioned(an_article("both", "Router lamp", "Router cable.", "en"), 1),
        Versioned(an_article("none", "Lights", "Lamp cable.", "en"), 1),
    ]
    searcher = Searcher(an_index(tmp_path, articles))
    score = {hit.id: hit.score for hit in searcher.search(understand("routers"), "routers", limit=10).hits}
    searcher.close()
    assert score["body"] < score["title"] < score["both"] < score["title"] + 0.5 * score["body"]


def test_a_title_that_is_a_whole_question_is_not_the_worse_for_it(tmp_path: Path) -> None:
    articles = [
        Versioned(
            an_article("question", "Refund of whatever anybody ordered by accident last year", "Money.", "en"), 1
        ),
        Versioned(an_article("name", "Refund form", "Money.", "en"), 1),
    ]
    assert found(an_index(tmp_path, articles), "refund") == ["question", "name"], "equal ones as they came in"


def test_what_weighs_most_is_kept_of_a_long_query(tmp_path: Path) -> None:
    asking = "".join(f"的{one}" for one in "甲乙丙丁戊己庚辛壬癸")
    articles = [Versioned(an_article("asks", "问", asking), 1)]
    articles += [Versioned(an_article(f"tells{number}", "退款", "退款"), 1) for number in range(3)]
    articles += [Versioned(an_article(f"other{number}", "宽带", "光纤"), 1) for number in range(10)]
    assert len(understand(asking).terms) > MOST_TERMS
    folder = an_index(tmp_path, articles)
    assert "tells0" in found(folder, f"{asking} 退款"), "though each pair that only cuts through words is rarer"


def test_beginnings_count_only_while_typing_and_a_lone_character_always(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    assert found(folder, "megab") == []
    assert found(folder, "megab", typing=True) == ["roaming"]
    assert found(folder, "megab ", typing=True) == []
    assert found(folder, "megabytes billed ro", typing=True)[0] == "roaming"
    assert found(folder, "漫") == []
    assert found(folder, "发") == ["invoice"]


def test_a_whole_word_weighs_at_least_as_much_as_any_that_begins_so(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("lost", "Lost and lost", "lost " * 20, "en", tags=("lost",)), 1),
        Versioned(
            an_article("los", "A light", f"{'The LOS light tells that there is no signal on the line. ' * 5}", "en"), 1
        ),
        *(Versioned(an_article(f"lost{number}", "Lost", "lost signal", "en"), 1) for number in range(5)),
    ]
    folder = an_index(tmp_path, articles)
    assert found(folder, "los", typing=True)[0] == "los"
    assert found(folder, "no signal LOS", typing=True)[0] == "los"
    assert found(folder, "los", typing=True)[1:] != [], "words that begin so are still found"
    assert found(folder, "lo", typing=True)[0] != "los"


def test_a_single_letter_after_other_words_leaves_them_what_they_found(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    assert found(folder, "router r", typing=True) == found(folder, "router", typing=True)
    assert "roaming" in found(folder, "r", typing=True)
    assert "roaming" in found(folder, "router ro", typing=True)


def test_who_types_on_finds_what_a_fresh_search_finds(tmp_path: Path) -> None:
    folder = an_index(tmp_path)
    searcher = Searcher(folder)
    query = "如何申请退款 red light restart"
    for narrowed in ({}, {"preferred": language_mark("en")}, {"marks": (language_mark("zh"),)}):
        for typed in [*accumulate(query), query[:-3], query[:4]]:
            wanted = understand(typed, typing=True, **narrowed)
            hits = searcher.search(wanted, typed, limit=10).hits
            assert [hit.id for hit in hits] == found(folder, typed, typing=True, **narrowed)
    searcher.close()


def test_who_types_the_beginning_of_a_title_finds_it_first_once_it_is_whole(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("long", "Red", "red " * 9, "en"), 1),
        Versioned(an_article("whole", "Red light", "none", "en"), 1),
        Versioned(an_article("longer", "Red lights at the modem", "red light red light", "en"), 1),
    ]
    searcher = Searcher(an_index(tmp_path, articles))
    for typed in accumulate("red light shows"):
        best = searcher.best(understand(typed, typing=True), limit=1)
        assert best == ["long"] if typed == "red" else True
        assert best == ["whole"] if typed == "red light" else True
    assert searcher.best(understand("Red light", typing=True), limit=1) == ["whole"]
    searcher.close()


def test_a_search_is_narrowed_down_by_marks(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("a", "Refund", "refund", "en-GB", audience="internal", tags=("money back",)), 1),
        Versioned(an_article("b", "Refund", "refund", "zh-CN"), 1),
    ]
    folder = an_index(tmp_path, articles)
    assert set(found(folder, "refund")) == {"a", "b"}
    assert found(folder, "refund", marks=(language_mark("zh"),)) == ["b"]
    assert found(folder, "refund", marks=(audience_mark("internal"),)) == ["a"]
    assert found(folder, "refund", marks=(tag_mark("money back"),)) == ["a"]
    assert found(folder, "refund", marks=(tag_mark("money"),)) == []
    assert found(folder, "money") == ["a"], "tags are searched too"


def test_of_articles_that_tell_the_same_the_readers_own_language_goes_first(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("en", "VoLTE", "VoLTE: calls over 4G", "en-GB"), 1),
        Versioned(an_article("zh", "VoLTE", "VoLTE: 4G通话", "zh-CN"), 1),
        Versioned(an_article("in-passing", "通话", "老人机打不了VoLTE" + "的" * 60, "zh-CN"), 1),
    ]
    folder = an_index(tmp_path, articles)
    assert found(folder, "VoLTE", preferred=language_mark("zh"))[0] == "zh"
    assert found(folder, "VoLTE", preferred=language_mark("en"))[0] == "en"
    assert found(folder, "VoLTE calls", preferred=language_mark("zh"))[0] == "en", "a better one still goes first"
    assert set(found(folder, "VoLTE", preferred=language_mark("fr"))) == {"en", "zh", "in-passing"}


def test_who_is_not_waited_for_gives_up(tmp_path: Path) -> None:
    searcher = Searcher(an_index(tmp_path))
    with pytest.raises(Superseded):
        searcher.search(understand("退款"), "退款", limit=10, superseded=lambda: True)
    searcher.close()


def test_an_answer_holds_what_is_shown_of_each_hit(tmp_path: Path) -> None:
    searcher = Searcher(an_index(tmp_path))
    (hit,) = searcher.search(understand("電子發票"), "電子發票", limit=1).hits
    searcher.close()
    assert (hit.id, hit.title, hit.language, hit.audience) == ("invoice", "怎么开发票", "zh-CN", "customer")
    assert "".join(piece.text for piece in hit.snippet) == "在订单里选择开发票，电子发票一天内发到邮箱。"
    assert [piece.text for piece in hit.snippet if piece.hit] == ["发票", "电子发票"]
