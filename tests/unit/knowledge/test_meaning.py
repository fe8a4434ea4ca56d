"""What is searched for in the place of words that no article says, what is not, and which of them are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agent_tui.knowledge.confusions import LEAST_BY_SOUND, RARER, corrected
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.usual_words import USUAL_WORDS
from agent_tui.knowledge.values import Meant, SearchAnswer, Versioned
from tests.unit.knowledge.articles import an_article, an_index

ARTICLES = [
    Versioned(an_article("coupon", "优惠券为什么用不了", "每张优惠券只能用一次，过期作废。"), 1),
    Versioned(an_article("top-up", "充值没有到账", "充值后十分钟内到账，话费可以查询。"), 1),
    Versioned(an_article("refund", "Refunds", "See how a refund is paid. It takes seven days.", "en"), 1),
]


def answered(tmp_path: Path, query: str, *, typing: bool = False) -> SearchAnswer:
    searcher = Searcher(an_index(tmp_path, ARTICLES))
    try:
        return searcher.search(understand(query, typing=typing), query, limit=5)
    finally:
        searcher.close()


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize(
    ("query", "found", "meant"),
    [
        ("优惠卷", "coupon", ("优惠卷", "优惠券")),
        ("優惠卷", "coupon", ("优惠卷", "优惠券")),
        ("我的优惠卷为什么用不了呢", "coupon", ("优惠卷为", "优惠券为")),
        ("冲值", "top-up", ("冲值", "充值")),
    ],
)
def test_characters_that_are_mixed_up_find_what_was_meant(
    tmp_path: Path, query: str, found: str, meant: tuple[str, str], typing: bool
) -> None:
    answer = answered(tmp_path, query, typing=typing)
    assert answer.hits[0].id == found
    assert answer.meant == (Meant(*meant),)
    assert answer.nowhere == ()
    in_its_place = set(meant[1]) - set(meant[0])
    assert any(piece.hit and in_its_place & set(piece.text) for piece in answer.hits[0].snippet)


def test_what_articles_say_is_taken_as_it_is(tmp_path: Path) -> None:
    assert answered(tmp_path, "优惠券 充值").meant == ()


def counting(**counts: int) -> Callable[[str], int]:
    return lambda pair: counts.get(pair, 0)


def test_a_much_rarer_pair_is_taken_for_another_too_and_a_lone_character_never() -> None:
    known = corrected("登陆", counting(登陆=1, 登录=RARER + 1))
    assert known is not None
    assert (known.text, known.pairs) == ("登录", (("登陆", "登录"),))
    assert corrected("登陆", counting(登陆=1, 登录=RARER)) is None
    assert corrected("陆", counting(陆=0, 录=9)) is None
    assert corrected("登陆", counting()) is None


def test_a_usual_word_is_no_typing_error_of_another(tmp_path: Path) -> None:
    answer = answered(tmp_path, "have you seen when a refund is paid")
    assert "seen" in USUAL_WORDS
    assert answer.meant == ()
    assert answer.nowhere == (), "nor is it what an article is missing"
    assert answered(tmp_path, "refnud").meant == (Meant("refnud", "refund"),)


@pytest.mark.parametrize(
    ("query", "nowhere"),
    [
        ("refund quokka", ("quokka",)),
        ("refund quokka 691", ("quokka", "691")),
        ("refund for order 20261123", ("order",)),
        ("refnud", ()),
        ("请问量子充值", ("量子",)),
        ("充值怎么办呀", ()),
        ("quokka", ("quokka",)),
    ],
)
def test_what_stands_in_no_article_is_told(tmp_path: Path, query: str, nowhere: tuple[str, ...]) -> None:
    assert answered(tmp_path, query).nowhere == nowhere


def test_the_beginning_of_a_word_is_not_missed_while_it_is_typed(tmp_path: Path) -> None:
    assert answered(tmp_path, "refund sev", typing=True).nowhere == ()
    assert answered(tmp_path, "refund sevx", typing=True).nowhere == ("sevx",)


@pytest.mark.parametrize(
    ("query", "unknown"), [("登陆不了", ("登陆",)), ("登陆没有", ("登陆",)), ("cant log in", ("cant", "log"))]
)
def test_what_only_asks_or_denies_makes_no_hit_alone(tmp_path: Path, query: str, unknown: tuple[str, ...]) -> None:
    answer = answered(tmp_path, query, typing=True)
    assert (answer.hits, answer.nowhere) == ((), unknown)


def test_what_asks_or_denies_is_searched_for_beside_what_is_known_and_alone(tmp_path: Path) -> None:
    assert answered(tmp_path / "a", "用不了").hits[0].id == "coupon"
    assert answered(tmp_path / "b", "没有").hits[0].id == "top-up"
    assert answered(tmp_path / "c", "登陆充值没有").hits[0].id == "top-up"
    assert answered(tmp_path / "d", "登陆 充").hits[0].id == "top-up"


@pytest.mark.parametrize(("typing", "found"), [(True, ["where"]), (False, [])])
def test_a_title_is_found_by_its_smallest_words_while_it_is_typed(
    tmp_path: Path, typing: bool, found: list[str]
) -> None:
    articles = [*ARTICLES, Versioned(an_article("where", "Where is my parcel?", "On its way.", "en"), 1)]
    searcher = Searcher(an_index(tmp_path, articles))
    query = "where is my"
    hits = searcher.search(understand(query, typing=typing), query, limit=5).hits
    searcher.close()
    assert [hit.id for hit in hits] == found


BY_SOUND = [Versioned(an_article(f"parcel-{number}", "快递到哪了", "快递单号可以查询。"), 1) for number in range(3)]


@pytest.mark.parametrize(
    ("query", "meant"), [("快第", ("快递",)), ("快第到哪", ("快递到哪",)), ("几时到", ()), ("专第", ())]
)
def test_a_character_of_the_same_sound_is_taken_for_another(tmp_path: Path, query: str, meant: tuple[str, ...]) -> None:
    searcher = Searcher(an_index(tmp_path, BY_SOUND))
    answer = searcher.search(understand(query), query, limit=5)
    searcher.close()
    assert tuple(one.word for one in answer.meant) == meant


def test_a_few_articles_are_not_enough_for_a_sound_but_a_word_of_the_company_is() -> None:
    assert corrected("保价", counting(报价=LEAST_BY_SOUND - 1)) is None
    assert corrected("保价", counting(报价=LEAST_BY_SOUND)) is not None
    assert corrected("保价", counting(报价=1), lambda pair: pair == "报价") is not None
    assert corrected("保价", counting(保价=1, 报价=LEAST_BY_SOUND)) is None, "what stands there is meant"
    assert corrected("几时", counting(几十=LEAST_BY_SOUND)) is None, "it only asks"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("installa", "install"),  # nobody wrote it: it grows out of the stem of `installed`
        ("installati", "install"),
        ("cancellat", "cancel"),  # the beginning of a word that is written, longer than its stem
        ("cancella", "cancel"),
    ],
)
def test_a_half_typed_word_longer_than_its_stem_is_found(tmp_path: Path, query: str, found: str) -> None:
    articles = [
        Versioned(an_article("install", "Broadband", "How soon it is installed.", "en"), 1),
        Versioned(an_article("cancel", "Orders", "Cancellation costs nothing.", "en"), 1),
    ]
    searcher = Searcher(an_index(tmp_path, articles))
    answer = searcher.search(understand(query, typing=True), query, limit=5)
    searcher.close()
    assert [hit.id for hit in answer.hits] == [found]
    assert answer.nowhere == ()
