"""Whatever stands in an article, a page holds no script, no style and no address but those of the site's own making."""

import json
import re

import pytest

from agent_tui.knowledge.site.addresses import file_name
from agent_tui.knowledge.site.markdown import MARKDOWN_LIMIT, read_body, read_line
from agent_tui.knowledge.site.markup import Html, element
from tests.unit.knowledge.site.published import Page, an_article, made_of, page, pages_in

WICKED = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x) [x](file:///etc/passwd) [x](//evil.example/x) [x](https:evil)",
    "![x](javascript:alert(1)) ![x](data:image/svg+xml,x) ![y](https://evil.example/pixel.png)",
    "<javascript:alert(1)> <https://ok.example>",
    "[a]: javascript:alert(1)\n\n[a] [x][a]",
    "```<script>\nalert(1)\n</script>\n```",
    "| a |\n|:-:|\n| <style>*{display:none}</style> |",
    "# <svg/onload=alert(1)>",
    "'><base href=https://evil.example>",
    "<!--<script>-->",
    "{{7*7}} ${7*7} {0.__class__} %s",
    "</textarea></title></style>",
]
ATTRIBUTES = {
    "html": {"lang"}, "meta": {"charset", "http-equiv", "content", "name"}, "link": {"rel", "href", "hreflang"},
    "script": {"src", "defer", "data-index", "data-home", "data-failed"}, "body": set(), "head": set(), "title": set(),
}  # fmt: skip
ADDRESS = re.compile(r"(https?://|mailto:|tel:|#|(?:\.\./)*(?:[\w%-][\w.%-]*/)*[\w.%-]*\Z)")


def assert_harmless(read: Page) -> None:
    for tag, attributes in read.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "action")]
        assert tag not in ("style", "iframe", "object", "embed", "base", "svg", "img", "button"), tag
        if tag in ATTRIBUTES:
            assert set(attributes) <= ATTRIBUTES[tag]
        for name in ("href", "src"):
            if name in attributes:
                assert ADDRESS.match(attributes[name]), attributes[name]
    assert len(read.all("script")) == 1


@pytest.mark.parametrize("text", WICKED)
def test_a_text_never_becomes_markup_wherever_it_stands(text: str) -> None:
    made = made_of(
        an_article("a", title=text, body=text, tags=(text,), language=text),
        an_article("b", title=text, body=f"x {text} y", tags=(text,), translates="a"),
        titles={"": text}, contacts={"": text},
    )  # fmt: skip
    for _, read in pages_in(made):
        assert_harmless(read)
    for place, content in made.files.items():
        if "/search/" in place:
            assert b"<" not in content
            assert content.startswith(b"siteSearch.")


def test_directions_and_hidden_characters_show_themselves() -> None:
    body = "正常\u202etxt.exe\u202c\u2066x\u2069 a\u200bb \x00\x1b[31m\x85\ufeff"
    made = made_of(an_article("a", title="标题\u202eelit\u2028", body=body, tags=("标\u202e签",)))
    for content in made.files.values():
        assert not re.search(
            "[\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff\x00-\x09\x0b-\x1f\x7f-\x9f]", content.decode()
        )


def test_a_lone_surrogate_harms_nothing() -> None:
    assert made_of(an_article("a", title="x\udfff", body="\ud800 y", tags=("\udc00",))).files


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a", "`", "> ", "- ", "[a](", "<", "|", "&#x22;", "\n", "退", "<b>", "~~a", "# a\n"]
)
def test_the_longest_bodies_are_shown_whole(unit: str) -> None:
    long = (unit * (512 * 1024))[: 512 * 1024 - 2] + "终。"
    body = read_body(long, lambda _: None)
    assert body.html.endswith("终。</p>")
    assert_harmless_fragment(body.html)


def test_a_body_at_the_limit_is_still_markdown_and_one_beyond_is_in_paragraphs() -> None:
    at, beyond = "*a* " + "b" * (MARKDOWN_LIMIT - 4), "*a* " + "b" * (MARKDOWN_LIMIT - 3)
    assert "<em>a</em>" in read_body(at, lambda _: None).html
    assert "*a*" in read_body(beyond, lambda _: None).html
    assert read_body("x" * MARKDOWN_LIMIT + "\n\n<b>\ny", lambda _: None).html.endswith("<p>&lt;b&gt;<br>\ny</p>")


def assert_harmless_fragment(html: str) -> None:
    assert not re.search(
        r"<(?!/?(?:p|br|a|em|strong|h[1-6]|ul|ol|li|code|pre|s|hr|blockquote|table|thead|tbody|tr|th|td)[ >])", html
    )


def test_names_of_files_are_apart_and_fit_everywhere() -> None:
    ids = [
        "a",
        "A",
        "a.b",
        "a:b",
        "a@b",
        "A:b",
        "con",
        "con.x",
        "nul",
        "index",
        "x.",
        "x",
        "a-0123456789ab",
        "a" * 64,
        "A" * 64,
    ]
    names = [file_name(id) for id in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?", name) for name in names)
    assert all(name.partition(".")[0] not in ("con", "nul", "index") for name in names)
    assert file_name("refund.how") == "refund.how"


def test_ids_that_differ_in_case_alone_are_two_pages() -> None:
    made = made_of(an_article("Refund", "大写"), an_article("refund", "小写"), an_article("re:fund@x", "冒号"))
    places = [place for place in made.files if "/articles/" in place]
    assert len({place.lower() for place in places}) == 3
    titles = [re.search("<title>(.*?) – ", made.files[place].decode()) for place in places]
    assert {found[1] for found in titles if found} == {"大写", "小写", "冒号"}


def test_a_title_of_only_emoji_and_words_that_mean_something_to_scripts_are_found() -> None:
    made = made_of(an_article("a", "🎉🎉", "庆祝"), an_article("b", "__proto__ constructor", "toString valueOf"))
    assert "🎉🎉" in page(made, "zh/index.html").text
    (terms,) = [content.decode() for place, content in made.files.items() if "/terms-0" in place]
    flat = json.loads("[" + terms.removeprefix("siteSearch.terms(").removesuffix(");\n") + "]")[1]
    assert {"proto", "constructor", "tostr", "valueof"} <= set(flat[::2])


def test_links_lead_outward_by_known_ways_or_to_articles_that_are_published() -> None:
    targets = {
        "https://example.cn/a?b=1&c": "https://example.cn/a?b=1&amp;c", "mailto:a@example.cn": "mailto:a@example.cn",
        "tel:10086": "tel:10086", "refund": "r.html", "billing/refund.md": "br.html", "./refund.md": "r.html",
    }  # fmt: skip
    known = {"refund": "r.html", "billing.refund": "br.html"}
    for target, address in targets.items():
        assert f'href="{address}"' in read_body(f"[x]({target})", known.get).html
    for target in ("secret", "../refund", "/refund", "ftp://x/y", "#part", ""):
        assert read_body(f"a [x]({target}) b", known.get).html == "<p>a x b</p>\n"


def test_a_picture_is_a_link_to_it_and_nothing_is_asked_for_by_itself() -> None:
    html = read_body(
        "![设置](https://example.cn/a.png) [![x](https://example.cn/b.png)](https://example.cn/c)", lambda _: None
    ).html
    assert "<img" not in html
    assert '<a href="https://example.cn/a.png" rel="noopener noreferrer">设置</a>' in html
    assert '<a href="https://example.cn/c" rel="noopener noreferrer">x</a>' in html


def test_headings_begin_below_the_title_and_skip_no_level() -> None:
    html = read_body("### a\n\n# b\n\n##### c\n\n###### d\n\n## e", lambda _: None).html
    assert re.findall("<(h.)>", html) == ["h2", "h2", "h3", "h4", "h3"]


def test_lines_stay_lines_and_indented_ones_are_no_program() -> None:
    html = read_body("一\n二\n\n    三", lambda _: None).html
    assert html == "<p>一<br>\n二</p>\n<p>三</p>\n"


def test_a_table_is_aligned_without_a_style_of_its_own() -> None:
    html = read_body("| a |\n|--:|\n| 1 |", lambda _: None).html
    assert 'class="align-right"' in html
    assert "style" not in html


def test_a_line_about_contacts_may_hold_links() -> None:
    assert read_line("拨打 [10086](tel:10086)") == '拨打 <a href="tel:10086" rel="noopener noreferrer">10086</a>'
    assert read_line("<tel:10086>") == '<a href="tel:10086" rel="noopener noreferrer">10086</a>'


def test_what_is_not_markup_yet_is_escaped_where_it_goes_in() -> None:
    built = element("a", "<b>", Html("<i>"), None, href='"&', hidden=True, title=None)
    assert built == '<a href="&quot;&amp;" hidden>&lt;b&gt;<i></a>'
