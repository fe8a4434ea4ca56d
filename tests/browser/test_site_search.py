"""The search of the published site in a real browser, from a disk: without a server, under the page's own policy."""

from pathlib import Path
from urllib.parse import quote

import pytest

from agent_tui.desk.publishing import publish
from tests.browser.chromium import Browser, Shown
from tests.unit.knowledge.site.published import UPDATED, a_style, an_article

PARCEL = "Lost parcels are refunded in full. <b>Ask</b> us."
ARTICLES = (
    an_article("refund", "如何申请退款", "在订单里选择申请退款，审核后两天内退回，什么时候到账由银行决定。"),
    an_article("hant", "如何申請退款", "在訂單裡選擇申請退款。", language="zh-TW", translates="refund"),
    an_article("invoice", "电子发票多久能收到", "缴费次日起可以申请电子发票。"),
    an_article("light", "光猫LOS灯闪红", "没有收到光信号，请检查光纤。"),
    an_article("refund-en", "How long a refund takes", "A refund leaves us within two working days.", language="en"),
    an_article("parcel", "Delivered, but not to me", PARCEL, language="en"),
    an_article("odd", "__proto__ & </script> 🎉", "constructor toString dying", language="en"),
    *(an_article(f"x{n}", f"Plan {n}", f"Plan number {n} of many. " * 9, language="en") for n in range(60)),
)  # fmt: skip
SYNONYMS = (("退款", "退钱", "money back"), ("lost parcel", "gone missing"), ("nowhere", "elsewhere"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    publish(ARTICLES, str(folder), a_style(synonyms=SYNONYMS), today=UPDATED.date())
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(tmp_path_factory.mktemp("browser"))


def found(browser: Browser, site: Path, query: str, page: str = "zh/index.html") -> Shown:
    shown = browser.shows(f"{(site / page).as_uri()}#q={quote(query)}")
    assert shown.complaints == []
    return shown


@pytest.mark.parametrize(
    ("page", "query", "best"),
    [
        ("zh/index.html", "退款", "如何申请退款"),
        ("zh/index.html", "退款何时到账", "如何申请退款"),
        ("zh/index.html", "怎麼申請退款", "如何申請退款"),
        ("zh/articles/light.html", "發票", "电子发票多久能收到"),
        ("zh/index.html", "ＬＯＳ燈", "光猫LOS灯闪红"),
        ("zh/index.html", "我要退錢", "如何申請退款"),
        ("zh/index.html", "money back", "如何申请退款"),
        ("en/index.html", "it has gone missing", "Delivered, but not to me"),
        ("en/index.html", "refunds", "How long a refund takes"),
        ("en/index.html", "refu", "How long a refund takes"),
        ("en/index.html", "refnud take", "How long a refund takes"),
        ("en/index.html", "lost parcels", "Delivered, but not to me"),
        ("en/index.html", "__proto__", "__proto__ & </script> 🎉"),
        ("en/index.html", "constructor", "__proto__ & </script> 🎉"),
        ("en/index.html", "🎉", "__proto__ & </script> 🎉"),
        ("en/index.html", "dying", "__proto__ & </script> 🎉"),
        ("en/index.html", "plan 17", "Plan 17"),
    ],
)
def test_what_a_person_would_expect_is_found_first(
    browser: Browser, site: Path, page: str, query: str, best: str
) -> None:
    shown = found(browser, site, query, page)
    assert shown.hits()[:1] == [best]
    assert len(shown.hits()) == len({hit.replace("請", "请") for hit in shown.hits()}), "one of both scripts"
    assert "hidden" in shown.opening("page")
    assert "hidden" not in shown.opening("results")


def test_how_much_was_found_is_announced_and_the_words_are_marked(browser: Browser, site: Path) -> None:
    shown = found(browser, site, "退款")
    assert 'role="status"' in shown.opening("found")
    assert shown.part("found") == "找到 1 篇"
    assert "<mark>退款</mark>" in shown.part("hits")
    many = found(browser, site, "plan", "en/index.html")
    assert len(many.hits()) == 20
    assert "these 20 fit best" in many.part("found")


def test_a_text_is_shown_as_it_is_and_never_as_markup(browser: Browser, site: Path) -> None:
    shown = found(browser, site, "parcel", "en/index.html")
    assert "&lt;b&gt;Ask&lt;/b&gt;" in shown.part("hits")
    wicked = found(browser, site, "<img src=x onerror=alert(1)>", "en/index.html")
    assert "<img" not in wicked.document


@pytest.mark.parametrize("query", ["qqqq", '!!!"%', "🎉\u202e", "x" * 5000, "the of and"])
def test_where_nothing_is_found_that_is_said_with_ways_on(browser: Browser, site: Path, query: str) -> None:
    shown = found(browser, site, query)
    assert shown.hits() == []
    assert "没有找到" in shown.part("found")
    assert "hidden" not in shown.opening("elsewhere")


def test_a_letter_alone_is_said_to_be_too_little_though_most_titles_have_it(browser: Browser, site: Path) -> None:
    shown = found(browser, site, "a", "en/index.html")
    assert shown.hits() == []
    assert "alone says too little" in shown.part("found")


def test_without_a_query_the_page_stands_as_it_is(browser: Browser, site: Path) -> None:
    shown = browser.shows((site / "zh/index.html").as_uri())
    assert "hidden" not in shown.opening("page")
    assert "hidden" in shown.opening("results")
    assert '<form role="search">' in shown.document, "with scripts the search is shown"


def test_an_index_that_is_gone_is_said_and_the_topics_are_named(browser: Browser, tmp_path: Path) -> None:
    publish(ARTICLES, str(tmp_path), a_style(), today=UPDATED.date())
    for file in (tmp_path / "zh" / "search").rglob("terms-*.js"):
        file.unlink()
    shown = browser.shows(f"{(tmp_path / 'zh/index.html').as_uri()}#q={quote('退款')}")
    assert "请按主题浏览" in shown.part("found")
