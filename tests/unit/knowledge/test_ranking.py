"""What else decides which hit comes first: age, what came of articles, whole titles and ids; and how much of a query
the best holds."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from agent_tui.domain.bulletins import is_current
from agent_tui.domain.values import Bulletin
from agent_tui.knowledge.ranking import MOST_HELP, STALE, Aging, factor, help_of
from agent_tui.knowledge.schema import marks_of
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.values import Hit, Versioned
from tests.unit.knowledge.articles import an_article, an_index

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 22, 6, 30, tzinfo=SHANGHAI)
"""Where the reader is it is the 22nd already."""
TODAY = NOW.date()
SAME = "Router restart"


def hits(path: Path, articles: list[Versioned], query: str, marks: tuple[str, ...] = (), **asked: Any) -> list[Hit]:
    searcher = Searcher(an_index(path, articles))
    try:
        return list(searcher.search(understand(query, marks=marks), query, limit=10, **asked).hits)
    finally:
        searcher.close()


def ids(found: list[Hit]) -> list[str]:
    return [hit.id for hit in found]


def same(id: str, **fields: Any) -> Versioned:
    return Versioned(an_article(id, f"About {id}", SAME, "en", **fields), 1)


def test_what_helped_goes_up_and_what_was_wrong_goes_down(tmp_path: Path) -> None:
    articles = [same("wrong"), same("unknown"), same("solved")]
    help = {"solved": help_of(3, 0), "wrong": help_of(0, 3), "gone": 1.3}
    assert ids(hits(tmp_path / "a", articles, "router", help=help)) == ["solved", "unknown", "wrong"]
    assert ids(hits(tmp_path / "b", articles, "router")) == ["wrong", "unknown", "solved"], "as they came"


def test_few_outcomes_say_little() -> None:
    assert 1.0 < help_of(1, 0) < help_of(10, 0) < 1.0 + MOST_HELP
    assert 1.0 - MOST_HELP < help_of(0, 10) < help_of(0, 1) < 1.0
    assert help_of(0, 0) == help_of(5, 5) == 1.0


def test_what_should_have_been_looked_at_again_goes_down(tmp_path: Path) -> None:
    articles = [same("stale", review_on=date(2026, 11, 21)), same("good", review_on=TODAY)]
    assert ids(hits(tmp_path, articles, "router", now=NOW)) == ["good", "stale"]
    assert factor(Aging(0, TODAY.toordinal()), TODAY) == 1.0
    assert factor(Aging(0, TODAY.toordinal() - 1), TODAY) == STALE
    assert factor(Aging(0, 0), TODAY) == 1.0


def test_of_two_alike_the_one_that_can_be_sent_is_first(tmp_path: Path) -> None:
    news = Bulletin("b", "outage", "About b", SAME, "zhou.li", datetime(2026, 11, 1, tzinfo=UTC))
    articles = [Versioned(news, 1), same("inside", audience="internal"), same("outside")]
    assert ids(hits(tmp_path / "a", articles, "router", now=NOW)) == ["/b", "outside", "inside"]
    better = Versioned(an_article("better", "Router restart", SAME, "en", audience="internal"), 1)
    assert ids(hits(tmp_path / "b", [same("outside"), better], "router", now=NOW)) == ["better", "outside"]


@pytest.mark.parametrize(
    ("published", "until", "first"),
    [
        (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 21, 22, 29, tzinfo=UTC), "inside"),
        (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 21, 22, 30, tzinfo=UTC), "inside"),
        (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 21, 22, 31, tzinfo=UTC), "/b"),
        (datetime(2026, 10, 22, 22, 30, tzinfo=UTC), None, "inside"),
        (datetime(2026, 10, 22, 22, 31, tzinfo=UTC), None, "/b"),
        (datetime(2026, 11, 1, tzinfo=UTC), datetime.min.replace(tzinfo=UTC), "inside"),
        (datetime(2026, 11, 1, tzinfo=UTC), None, "/b"),
        (datetime(2026, 10, 1, tzinfo=UTC), None, "inside"),
        (datetime.max.replace(tzinfo=UTC), None, "/b"),
    ],
)
def test_news_that_are_over_go_far_down(
    tmp_path: Path, published: datetime, until: datetime | None, first: str
) -> None:
    news = Bulletin("b", "campaign", "About b", f"{SAME} {SAME}", "zhou.li", published, until)
    stale = same("inside", audience="internal", review_on=date(2026, 1, 1))
    found = hits(tmp_path, [Versioned(news, 1), stale], "router", now=NOW)
    assert found[0].id == first
    bulletin = next(hit for hit in found if hit.kind == "campaign")
    assert bulletin.is_old(NOW) is (first == "inside")
    assert is_current(news, NOW) is (first == "/b"), "the same that decides who must acknowledge it"


def test_what_is_new_goes_up_a_little(tmp_path: Path) -> None:
    old, new = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 11))
    articles = [same("old", updated_at=old), same("new", updated_at=new)]
    assert ids(hits(tmp_path / "a", articles, "router", now=NOW)) == ["new", "old"]
    better = [Versioned(an_article("old", "Router", "Router router", "en", updated_at=old), 1), articles[1]]
    assert ids(hits(tmp_path / "b", better, "router", now=NOW)) == ["old", "new"], "a better one stays first"


def test_a_title_without_its_small_words_goes_first(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("much", "Refunds: refund, takes long", "refund takes long, refund takes long", "en"), 1),
        Versioned(an_article("titled", "How long a refund takes", "Days, weeks, months, or years.", "en"), 1),
    ]
    assert ids(hits(tmp_path / "a", articles, "long refund taking"))[0] == "titled"
    assert ids(hits(tmp_path / "b", articles, "refund takes long"))[0] == "much", "in another order"


def test_a_whole_title_and_an_id_go_first(tmp_path: Path) -> None:
    articles = [
        Versioned(an_article("kb-17", "Switching providers", "port a number, port a number", "en"), 1),
        Versioned(an_article("other", "Port a number: port and number", "port number port number", "en"), 1),
        Versioned(an_article("short", "Port a number", "as it says, in many other words than these here", "en"), 1),
        Versioned(an_article("zh", "如何转网？", "别的"), 1),
    ]
    assert ids(hits(tmp_path / "a", articles, "port a number"))[0] == "short"
    assert ids(hits(tmp_path / "b", articles, "如何轉網"))[0] == "zh", "in either script, without its marks"
    assert ids(hits(tmp_path / "c", articles, "KB-17"))[0] == "kb-17"
    best = hits(tmp_path / "d", articles, "Port a number!")[0]
    assert (best.id, best.share) == ("short", 1.0)
    assert ids(hits(tmp_path / "e", articles, "kb 17", marks_of("zh", None, None))) == [], "but not past a filter"


@pytest.mark.parametrize(
    ("query", "least", "most"),
    [
        ("router restart", 1.0, 1.0),
        ("router quokka", 0.1, 0.5),
        ("router 宽带", 0.1, 0.6),
        ("restart", 1.0, 1.0),
    ],
)
def test_a_hit_tells_how_much_of_the_query_it_holds(tmp_path: Path, query: str, least: float, most: float) -> None:
    one = Versioned(an_article("one", "Router", SAME, "en"), 1)
    articles = [one, Versioned(an_article("other", "Else", "something else", "en"), 1)]
    assert least <= hits(tmp_path, articles, query)[0].share <= most


def test_a_pair_that_spans_two_known_words_is_none_of_its_own(tmp_path: Path) -> None:
    articles = [Versioned(an_article("refund", "退款", "申请退款。怎么退。"), 1), same("one")]
    assert hits(tmp_path / "a", articles, "退款怎么")[0].share == 1.0
    assert hits(tmp_path / "b", articles, "退款宽带")[0].share < 0.6


def test_bulletins_are_found_beside_articles(tmp_path: Path) -> None:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    outage = Bulletin("b1", "outage", "北区宽带中断", "宽带今晚中断，预计22点恢复。", "lead", at)
    found = hits(tmp_path, [Versioned(outage, 1), Versioned(an_article("b1", "宽带安装", "上门"), 1)], "宽带中断")
    assert [(hit.id, hit.kind, hit.bulletin_id) for hit in found] == [("/b1", "outage", "b1"), ("b1", "article", None)]
    assert (found[0].audience, found[0].tags, found[0].updated_at) == ("internal", ("outage",), at)


def test_what_only_agents_read_is_found_and_shown(tmp_path: Path) -> None:
    article = an_article("refund", "Refund", "We refund you.", "en", internal="Ask finance for the ledger.")
    (hit,) = hits(tmp_path, [Versioned(article, 1)], "ledger")
    assert "ledger" in [piece.text for piece in hit.snippet if piece.hit]
