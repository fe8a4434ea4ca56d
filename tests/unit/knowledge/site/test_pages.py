"""The site for customers: what is in it, how one gets about, and that every page stands by itself."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from agent_tui.knowledge.site.site import make_site
from tests.unit.knowledge.site.published import ASSETS, Page, a_style, an_article, made_of, page, pages_in

ZH = an_article("refund", "如何申请退款", "在订单里申请。", tags=("退款", "账单"))
EN = an_article(
    "refund-en", "How to get a refund", "Ask in *My orders*.", language="en", translates="refund", tags=("Refunds",)
)
PLAIN = an_article("plain", "其他", "没有标签。")
THE_HOUSE = (ZH, EN, PLAIN)


def whole(made_files: dict[str, bytes]) -> str:
    return "\n".join(content.decode() for content in made_files.values())


def test_only_what_customers_may_read_goes_in() -> None:
    made = made_of(
        ZH,
        an_article("how", "内部标题", "内部正文", audience="internal", tags=("内部标签",)),
        an_article("both", "套餐", "给客户的话", internal="只给座席的话", owner="li.na", short={"sms": "短信里的话"}),
    )
    told = whole(made.files)
    assert "给客户的话" in told
    for kept in ("内部", "只给座席的话", "li.na", "短信里的话"):
        assert kept not in told
    assert "zh/articles/how.html" not in made.files
    assert made.articles == {"zh": 2}


def test_an_article_that_says_nothing_to_customers_is_left_out_and_named() -> None:
    made = made_of(ZH, an_article("empty", "空", " \n"))
    assert made.left_out == ("empty",)
    assert "zh/articles/empty.html" not in made.files


def test_nothing_for_customers_makes_no_site() -> None:
    assert made_of(an_article(audience="internal")).files == {}


def test_every_link_leads_to_a_page_of_the_site_or_outward() -> None:
    made = made_of(*THE_HOUSE, an_article("odd:ID@x", "奇怪", "见 [退款](refund)", tags=("a/b", "..", "中 文")))
    for place, read in pages_in(made):
        targets = [one.get("href") or one.get("src", "") for _, one in read.elements if "href" in one or "src" in one]
        for target in targets:
            if not target.startswith("#"):
                assert normpath(join(dirname(place), unquote(target))) in made.files, (place, target)


def test_every_article_is_reached_from_the_start_by_links_alone() -> None:
    many = [an_article(f"a{n}", f"标题{n}", tags=(f"主题{n}",)) for n in range(60)]
    made = made_of(*THE_HOUSE, *many)
    seen, ahead = set[str](), ["index.html"]
    while ahead:
        place = ahead.pop()
        if place not in seen:
            seen.add(place)
            ahead += [
                normpath(join(dirname(place), unquote(link))) for link in page(made, place).links() if "#" not in link
            ]
    assert seen == {place for place, _ in pages_in(made)}


def test_a_pair_leads_from_language_to_language() -> None:
    made = made_of(*THE_HOUSE)
    chinese, english = page(made, "zh/articles/refund.html"), page(made, "en/articles/refund-en.html")
    assert "../../en/articles/refund-en.html" in chinese.links()
    assert "../../zh/articles/refund.html" in english.links()
    alternates = [(one["hreflang"], one["href"]) for one in chinese.all("link") if one["rel"] == "alternate"]
    assert alternates == [("en", "../../en/articles/refund-en.html")]
    # where nothing tells the same, the language's own start
    assert "../../en/index.html" in page(made, "zh/articles/plain.html").links()


def test_what_translates_in_a_circle_or_nothing_known_is_published_all_the_same() -> None:
    made = made_of(
        an_article("a", translates="b"),
        an_article("b", language="en", translates="a"),
        an_article("c", translates="c"),
        an_article("d", translates="nowhere"),
        an_article("e", language="en", translates="nowhere"),
    )
    assert made.articles == {"en": 2, "zh": 3}
    assert "../../en/articles/e.html" in page(made, "zh/articles/d.html").links()


def test_both_ways_of_writing_a_language_are_told_apart_and_named() -> None:
    made = made_of(ZH, an_article("hant", "如何申請退款", "在訂單裡申請。", language="zh-TW", translates="refund"))
    traditional = page(made, "zh/articles/hant.html")
    assert [one["lang"] for one in traditional.all("article")] == ["zh-TW"]
    assert "繁體中文" in page(made, "zh/articles/refund.html").text
    assert "../articles/hant.html" not in traditional.links()


def test_of_an_article_in_two_scripts_lists_show_one_that_leads_to_the_other() -> None:
    hant = an_article("a-hant", "如何申請退款", "在訂單裡申請。", language="zh-TW", translates="refund", tags=("帳單",))
    made = made_of(ZH, hant)
    assert len([link for link in page(made, "zh/index.html").links() if link.endswith("/a-hant.html")]) == 0
    assert "refund.html" in " ".join(page(made, "zh/articles/a-hant.html").links())
    assert "a-hant.html" in page(made, "zh/articles/refund.html").links()
    for topic in (place for place in made.files if "/topics/x-" in place):
        assert [link for link in page(made, topic).links() if "/articles/" in link] == ["../articles/refund.html"]


def test_every_page_has_a_language_a_title_one_main_part_and_a_policy() -> None:
    for place, read in pages_in(made_of(*THE_HOUSE)):
        assert read.all("html")[0]["lang"] == ("en" if place.startswith("en") else "zh-Hans"), place
        assert len(read.all("main")) == 1
        (policy,) = [one["content"] for one in read.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert re.search("<title>[^<]+</title>", made_of(*THE_HOUSE).files[place].decode())
        shown = [tag for tag, attributes in read.elements if tag == "h1" and attributes.get("id") != "results-title"]
        assert len(shown) == 1
        identifiers = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
        assert len(identifiers) == len(set(identifiers))


def test_without_scripts_the_search_is_not_shown_and_the_rest_is() -> None:
    start = page(made_of(*THE_HOUSE), "zh/index.html")
    assert "hidden" in start.all("form")[0]
    assert "不启用也可以按主题浏览" in start.text
    assert "articles/refund.html" in start.links()


def test_the_first_page_is_that_of_most_articles_or_of_the_language_asked_for() -> None:
    assert "如何申请退款" in page(made_of(*THE_HOUSE), "index.html").text
    english = make_site(THE_HOUSE, a_style(), ASSETS, opens_with="en")
    assert Page(english.files["index.html"]).all("html")[0]["lang"] == "en"


def test_topics_are_those_of_tags_however_they_are_written() -> None:
    made = made_of(
        an_article("a", tags=("Wi-Fi",)), an_article("b", tags=("wi-fi", "WI-FI ")), an_article("c", tags=("Wi-Fi", ""))
    )
    assert [place for place in made.files if "/topics/" in place] == ["zh/topics/index.html", "zh/topics/wi-fi.html"]
    topic = page(made, "zh/topics/wi-fi.html")
    assert "Wi-Fi" in topic.text
    assert len([link for link in topic.links() if "articles" in link]) == 3


def test_the_title_of_the_site_and_the_way_to_a_person_stand_on_every_page() -> None:
    style = {"titles": {"zh": "云桥帮助"}, "contacts": {"": "[10086](tel:10086) <b>24h</b>"}}
    for place, read in pages_in(made_of(*THE_HOUSE, **style)):
        assert "云桥帮助" in read.text or place.startswith("en")
        assert "tel:10086" in read.links()
        assert "<b>24h</b>" in read.text


def test_the_same_articles_in_any_order_make_the_same_bytes() -> None:
    assert made_of(*THE_HOUSE).files == made_of(*reversed(THE_HOUSE)).files


def test_a_date_is_that_of_the_zone_and_the_last_of_all_days_is_one() -> None:
    late = an_article("late", updated_at=datetime(2026, 11, 1, 20, tzinfo=UTC))
    last = an_article("last", updated_at=datetime.max.replace(tzinfo=UTC))
    made = made_of(late, last, zone=timezone(timedelta(hours=8)))
    assert page(made, "zh/articles/late.html").all("time")[0] == {"datetime": "2026-11-02"}
    assert page(made, "zh/articles/last.html").all("time")[0] == {"datetime": "9999-12-31"}


def test_other_languages_have_their_own_part() -> None:
    made = made_of(ZH, an_article("fr", language="fr-CA"), an_article("odd", language='"><script>'))
    assert made.articles == {"fr": 1, "other": 1, "zh": 1}
    assert "Français" in page(made, "index.html").text
    assert [one.get("lang") for one in page(made, "other/articles/odd.html").all("article")] == [None]


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    made = made_of(an_article("a", title=" ", body="先重启光猫。\n再打电话。"))
    assert "先重启光猫。" in page(made, "zh/index.html").text


def test_words_for_the_same_go_with_the_index_as_far_as_it_holds_any() -> None:
    made = made_of(ZH, synonyms=(("退款", "退钱", "Money back"), ("没有", "也没有"), ("the", "of")))
    (core,) = [content.decode() for place, content in made.files.items() if place.endswith("/core.js")]
    assert json.loads(core.removeprefix("siteSearch.core(").removesuffix(");\n"))["synonyms"] == [
        [["退款"], ["退钱"], ["money", "back"]]
    ]
