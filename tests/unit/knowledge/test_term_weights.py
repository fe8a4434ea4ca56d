"""What the terms of a query count for beside how rare they are."""

from pathlib import Path

import pytest

from agent_tui.knowledge.term_weights import LITTLE, term_weights
from agent_tui.knowledge.values import Versioned
from tests.unit.knowledge.articles import an_article, an_index, found


def test_pairs_that_only_ask_or_cut_through_words_count_half() -> None:
    assert term_weights("教堂形状是什么样的") == dict.fromkeys(("状是", "是什", "什么", "么样", "样的"), LITTLE)


@pytest.mark.parametrize("query", ["教堂形状", "在线会员地址", "how do I get a refund", "", "？！"])
def test_what_tells_something_counts_whole(query: str) -> None:
    assert term_weights(query) == {}


def test_small_words_are_the_same_in_traditional_characters() -> None:
    assert term_weights("什麼運費") == term_weights("什么运费") == {"什么": LITTLE, "么运": LITTLE}


def test_a_pair_that_stands_clear_of_small_words_once_counts_whole() -> None:
    assert term_weights("多少年") == dict.fromkeys(("多少", "少年"), LITTLE)
    assert term_weights("少年，多少年") == {"多少": LITTLE, "少年": pytest.approx(4 / 3)}


def test_a_character_alone_may_be_a_small_word() -> None:
    assert term_weights("退款 吗") == {"吗": LITTLE}


def test_what_is_said_again_counts_for_more_and_ever_less_so() -> None:
    assert term_weights("refund the refund") == {"refund": pytest.approx(4 / 3)}
    assert term_weights("refund " * 3) == {"refund": pytest.approx(1.5)}
    assert term_weights("refund " * 1000)["refund"] < 2.0
    assert term_weights("什么，什么") == {"什么": pytest.approx(4 / 3 * LITTLE)}


def test_what_is_asked_about_goes_before_how_it_is_asked(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("asks", "使用网银需要什么样的设备？", "能上网的电脑。"), 1),
        Versioned(
            an_article("tells", "主泣教堂", "教堂形状似一颗泪珠，象征眼泪。" + "位于橄榄山，正对着老城。" * 3), 1
        ),
    ]
    assert found(an_index(tmp_path, articles), "教堂形状是什么样的？")[0] == "tells"


def test_what_is_said_twice_goes_before_what_is_said_once(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("once", "Lamp", "Lamp.", "en"), 1),
        Versioned(an_article("twice", "Fuse", "Fuse.", "en"), 1),
    ]
    folder = an_index(tmp_path, articles)
    assert found(folder, "lamp fuse") == ["once", "twice"]
    assert found(folder, "lamp fuse fuse") == ["twice", "once"]
